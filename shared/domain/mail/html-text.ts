import { decodeEntities } from "./html-entities.ts";
import { createTextLines } from "./html-lines.ts";
import { readStyle } from "./html-style.ts";
import { type HtmlTag, readTag } from "./html-tag.ts";
import { linkText } from "./link-text.ts";
import { markOf } from "./mail-markup.ts";
import { signatureDelimiter } from "./signature.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Elements that end a line. */
const blocks = words(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol optgroup option p pre section summary table tbody tfoot thead tr ul",
);
/** Of these, the ones that end a row of a table. */
const rows = words("table tbody tfoot thead tr caption");
const cells = words("td th");
/** Elements whose content is never text for a reader; it is not read as HTML either. */
const silent = words("script style title template noscript xml noframes");
/** Elements without content (HTML, 13.1.2). */
const voids = words("area base br col embed hr img input link meta param source track wbr");
const preformatted = words("pre listing textarea xmp");

/** Elements that end, without an end tag, where one of the same row begins. */
const siblings: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ["p", "li", "dt dd", "td th", "tr", "option"]
    .map(words)
    .flatMap((names) => [...names].map((name) => [name, names] as const)),
);

/** Elements in elements that are followed; of deeper ones only the outermost that hides its words is. */
const maxDepth = 256;
/** How far above an end tag its start tag is looked for: the rest of a mail with crossed tags is read as it stands. */
const maxUnclosed = 32;
/** Characters of hidden text that are kept for the desk. */
const maxHiddenLength = 2_000;
const maxImages = 20;
/** The text of a link that is longer is no shortened address. */
const maxLinkTextLength = 600;
/** A picture of this size or less, in pixels, is there to be counted and not to be seen. */
const trackingPixels = 2;

/** Blanks and characters without a width: newsletters put hundreds of them behind a hidden line. */
const padding = /(?:[\s\u200b-\u200f\u2060-\u2064\ufeff]|\u034f)+/g;

/** What a reader sees of an HTML mail, and what was put in it without being seen. */
export interface HtmlWords {
  readonly text: string;
  /** In one line, at most 2,000 UTF-16 units; empty where nothing is hidden. */
  readonly hiddenText: string;
}

/** The words of an HTML mail as plain text; see `readHtml`. */
export const htmlToText = (html: string, maxLength: number): string => readHtml(html, maxLength).text;

/**
 * Reads an HTML mail as a person sees it: block elements end a line, cells of a table row are parted by tabs, items of
 * lists get a mark, quotes of any mail program get `> ` in front of their lines, a signature the line `-- ` above it.
 * Links to block explorers are written out. Words that styles hide are no part of the text. Stops after `maxLength`
 * UTF-16 units. One pass: what begins with `<` and has no end, ends the reading.
 */
export function readHtml(html: string, maxLength: number): HtmlWords {
  const page = createPage();
  let at = 0;
  while (at < html.length && page.length() < maxLength) {
    const open = html.indexOf("<", at);
    page.text(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    at = readMarkup(html, open, page);
  }
  const { text, hiddenText } = page.end();
  return { text: text.slice(0, maxLength), hiddenText };
}

/** Reads what starts with `<` at `open`; answers where to go on. */
function readMarkup(html: string, open: number, page: Page): number {
  if (html.startsWith("<!--", open)) return html.startsWith(">", open + 4) ? open + 5 : endOf(html, "-->", open + 4);
  const tag = readTag(html, open);
  if (!tag) {
    // Declarations, conditions of Outlook and end tags without a name; anything else is a sign like any other.
    if (/[!?/]/.test(html[open + 1] ?? "")) return endOf(html, ">", open);
    page.text("<");
    return open + 1;
  }
  if (silent.has(tag.name) && !tag.closes) return skipElement(html, tag.name, tag.end);
  // `</br>` is a line break to every browser.
  if (tag.closes && tag.name !== "br") page.close(tag.name);
  else page.open(tag);
  return tag.end;
}

function endOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function skipElement(html: string, tag: string, from: number): number {
  for (let at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
    if (html.slice(at + 2, at + 2 + tag.length).toLowerCase() === tag) return endOf(html, ">", at);
  }
  return html.length;
}

interface Page {
  open(tag: HtmlTag): void;
  close(name: string): void;
  text(html: string): void;
  length(): number;
  end(): HtmlWords;
}

/** An element that is open, with what it and those around it do to the words in it. */
interface OpenElement {
  readonly name: string;
  readonly isHidden: boolean;
  readonly isTiny: boolean;
  readonly isInvisible: boolean;
  readonly keepsSpace: boolean;
  readonly quotes: number;
  /** Of a cell: the line on which its words begin. */
  firstLine: number;
  /** Of a numbered list: the number of the next item; of another list 0. */
  nextNumber: number;
}

interface OpenLink {
  readonly href: string;
  readonly shown: string[];
  length: number;
}

function createPage(): Page {
  const lines = createTextLines();
  const root: OpenElement = {
    name: "",
    isHidden: false,
    isTiny: false,
    isInvisible: false,
    keepsSpace: false,
    quotes: 0,
    firstLine: 0,
    nextNumber: 0,
  };
  const stack: OpenElement[] = [];
  let unfollowed = 0;
  /** How many were unfollowed where the words began to be hidden. */
  let hiddenFrom = Number.POSITIVE_INFINITY;
  let isQuotedToEnd = false;
  let link: OpenLink | undefined;
  const images: string[] = [];
  const hidden: string[] = [];
  let hiddenLength = 0;

  const top = (): OpenElement => stack.at(-1) ?? root;
  const isConcealed = ({ isHidden, isTiny, isInvisible }: OpenElement): boolean => isHidden || isTiny || isInvisible;
  const isHiddenHere = (): boolean => isConcealed(top()) || unfollowed > hiddenFrom;
  const quotes = (): number => Math.max(top().quotes, isQuotedToEnd ? 1 : 0);

  const show = (text: string): void => {
    if (top().keepsSpace) lines.preformatted(text, quotes());
    else lines.words(text, quotes());
  };
  const conceal = (text: string): void => {
    const seen = text.replace(padding, " ").trim();
    if (seen === "" || hiddenLength >= maxHiddenLength) return;
    hidden.push(seen);
    hiddenLength += seen.length + 1;
  };
  /** Writes what stands in the link so far: it is longer than an address, or not all on one line. */
  const breakLink = (): void => {
    if (!link || link.length === 0) return;
    show(link.shown.join(""));
    link = { href: link.href, shown: [], length: 0 };
  };
  const endLink = (): void => {
    if (!link) return;
    const { href, shown } = link;
    link = undefined;
    show(linkText(shown.join(""), href));
  };

  const pop = (): void => {
    const element = stack.pop();
    if (element && cells.has(element.name) && !isConcealed(element)) lines.closeCell(element.firstLine);
  };
  /** Ends what HTML lets end by itself: a paragraph at the next block, a row at the next row. */
  const closeSiblings = (name: string): void => {
    if (blocks.has(name) && top().name === "p") pop();
    if (name === "tr" && cells.has(top().name)) pop();
    if (siblings.get(name)?.has(top().name)) pop();
  };

  const open = (tag: HtmlTag): void => {
    const { name, attributes } = tag;
    closeSiblings(name);
    const parent = top();
    const style = attributes.size > 0 ? readStyle(attributes.get("style") ?? "") : undefined;
    const mark = markOf(name, attributes);
    const element: OpenElement = {
      name,
      isHidden: parent.isHidden || (style?.hides ?? false) || attributes.has("hidden"),
      isTiny: style?.isTiny ?? parent.isTiny,
      isInvisible: style?.isInvisible ?? parent.isInvisible,
      keepsSpace: preformatted.has(name) || (style?.keepsSpace ?? parent.keepsSpace),
      quotes: parent.quotes + (mark === "quote" ? 1 : 0),
      firstLine: 0,
      nextNumber: name === "ol" ? Number.parseInt(attributes.get("start") ?? "1", 10) || 1 : 0,
    };
    if (!isConcealed(element) && unfollowed <= hiddenFrom) {
      layOut(tag, parent);
      element.firstLine = lines.nextLine();
      if (mark === "quoted-rest") isQuotedToEnd = true;
      if (mark === "signature" && quotes() === 0) lines.delimiter(signatureDelimiter);
    }
    if (voids.has(name)) return;
    if (stack.length < maxDepth) stack.push(element);
    else {
      if (isConcealed(element)) hiddenFrom = Math.min(hiddenFrom, unfollowed);
      unfollowed++;
    }
  };

  /** Breaks, tabs and marks that an element puts before its words. */
  const layOut = ({ name, attributes }: HtmlTag, parent: OpenElement): void => {
    if (blocks.has(name) || cells.has(name) || name === "br") breakLink();
    if (name === "br") lines.breakLine();
    else if (cells.has(name)) lines.openCell();
    else if (blocks.has(name)) lines.line(rows.has(name));
    if (name === "li") lines.prefix(parent.nextNumber > 0 ? `${parent.nextNumber++}. ` : "- ");
    if (name === "img") noteImage(attributes);
    if (name === "a") {
      endLink();
      const href = attributes.get("href");
      if (href) link = { href, shown: [], length: 0 };
    }
  };

  const noteImage = (attributes: ReadonlyMap<string, string>): void => {
    const alt = (attributes.get("alt") ?? "").replace(/\s+/g, " ").trim();
    const isPixel = ["width", "height"].some((side) => Number.parseFloat(attributes.get(side) ?? "") <= trackingPixels);
    if (alt !== "" && !isPixel && images.length < maxImages) images.push(alt);
  };

  const popTo = (name: string): void => {
    const lowest = Math.max(0, stack.length - maxUnclosed);
    for (let at = stack.length - 1; at >= lowest; at--) {
      if (stack[at]?.name !== name) continue;
      while (stack.length > at) pop();
      return;
    }
  };

  const close = (name: string): void => {
    if (voids.has(name)) return;
    if (name === "a" && !isHiddenHere()) endLink();
    if (unfollowed > 0) {
      unfollowed--;
      if (unfollowed <= hiddenFrom) hiddenFrom = Number.POSITIVE_INFINITY;
    } else popTo(name);
    if (isHiddenHere()) return;
    if (blocks.has(name)) breakLink();
    if (name === "li") lines.prefix("");
    if (blocks.has(name)) lines.line(rows.has(name));
  };

  return {
    open,
    close,
    text: (html) => {
      if (html === "") return;
      const text = decodeEntities(html, "text");
      if (isHiddenHere()) conceal(text);
      else if (link && link.length < maxLinkTextLength) {
        link.shown.push(text);
        link.length += text.length;
      } else {
        breakLink();
        show(text);
      }
    },
    length: lines.length,
    end: () => {
      endLink();
      const text = lines.end();
      return {
        text: text === "" ? images.map((alt) => `[image: ${alt}]`).join("\n") : text,
        hiddenText: hidden.join(" ").slice(0, maxHiddenLength),
      };
    },
  };
}

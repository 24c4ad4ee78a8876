import { decodeEntities } from "./html-entities.ts";

/** A start or end tag of HTML. */
export interface HtmlTag {
  /** In lower case, with the prefix of a namespace: `o:p`. */
  readonly name: string;
  readonly closes: boolean;
  /** Those that say something about the words in the element, decoded, names in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where the text behind the tag begins. */
  readonly end: number;
}

const wanted = new Set(["alt", "class", "height", "hidden", "href", "id", "start", "style", "width"]);
/** Characters of a value that are read: pictures within a mail make values of megabytes. */
const maxValueLength = 4_096;

const start = /<(\/?)([a-z][^\s/>]{0,30})/iy;
const gap = /[\s/]*/y;
const blank = /\s*/y;
const restOfName = /[^\s/>=]*/y;
const bareValue = /[^\s>]*/y;

/** The end of what matches at a place; each of these patterns matches the empty text as well. */
function skip(pattern: RegExp, html: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(html);
  return pattern.lastIndex;
}

/**
 * Reads the tag that begins at `<`; undefined where none does. As browsers do it: a `>` in a quoted value does not end
 * the tag, and a tag without an end takes everything behind it. Every character is looked at once.
 */
export function readTag(html: string, at: number): HtmlTag | undefined {
  start.lastIndex = at;
  const found = start.exec(html);
  if (!found) return undefined;
  const attributes = new Map<string, string>();
  const end = readAttributes(html, start.lastIndex, attributes);
  return { name: (found[2] ?? "").toLowerCase(), closes: found[1] === "/", attributes, end };
}

/** Collects the attributes from `from` on; answers where the tag ends. */
function readAttributes(html: string, from: number, into: Map<string, string>): number {
  let at = from;
  for (;;) {
    at = skip(gap, html, at);
    if (at >= html.length) return html.length;
    if (html[at] === ">") return at + 1;
    // Whatever stands here begins a name, even `=` or a quote (HTML, 13.2.5.32).
    const nameEnd = skip(restOfName, html, at + 1);
    const name = html.slice(at, Math.min(nameEnd, at + 20)).toLowerCase();
    at = skip(blank, html, nameEnd);
    const value = html[at] === "=" ? valueAt(html, skip(blank, html, at + 1)) : { text: "", end: at };
    at = value.end;
    if (wanted.has(name) && !into.has(name)) into.set(name, decodeEntities(value.text, "attribute"));
  }
}

function valueAt(html: string, at: number): { text: string; end: number } {
  const quote = html[at];
  if (quote !== '"' && quote !== "'") {
    const end = skip(bareValue, html, at);
    return { text: html.slice(at, Math.min(end, at + maxValueLength)), end };
  }
  const close = html.indexOf(quote, at + 1);
  const end = close < 0 ? html.length : close;
  return { text: html.slice(at + 1, Math.min(end, at + 1 + maxValueLength)), end: Math.min(end + 1, html.length) };
}

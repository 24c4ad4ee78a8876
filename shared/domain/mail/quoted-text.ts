import { fieldsOfLabel } from "../found/mail-labels.ts";
import {
  asksToAnswerAbove,
  endsInTimeAndWrote,
  type HeaderPart,
  headerPartsOf,
  opensIntroduction,
  titleKindOf,
  wrote,
} from "./quote-words.ts";
import { type SearchBudget, searchesOfMail, withoutServerText } from "./server-text.ts";
import { signatureStart } from "./signature.ts";

/** Characters of a line that are looked at; a line that introduces a quote is never longer. */
const maxLineLength = 300;
/** Lines of a printed header that are looked through, empty ones included. */
const maxHeaderLines = 16;

/** A mail's text in its parts; each is empty where the mail has none. */
export interface SplitText {
  /** What the writer wrote, without quoted lines and his mail server's words: fields are read from this. */
  readonly own: string;
  /**
   * The same for people: with the quoted lines that an answer stands below. Where nothing stands above a quote whose
   * lines have no mark, nobody can tell which of them are answers, and all of them are here.
   */
  readonly reply: string;
  readonly quoted: string;
  readonly signature: string;
  /** Whether it passes on somebody else's mail, with words of the writer's or without. */
  readonly isForward: boolean;
}

/** What the writer of a mail wrote: without quoted mail, forwarded mail and signature. Linear in the text. */
export const ownText = (text: string): string => splitText(text).own;

/**
 * Parts a mail's text: quoted lines by the `> ` in front of them, quotes without it by the line or the header that mail
 * programs write above them, and what stands below that. Answers between and below quoted lines are the writer's.
 * Linear in the text.
 */
export function splitText(text: string): SplitText {
  return split(text, maxUnmarkedQuotes);
}

/** So many unmarked quotes within each other are looked into for words of the writer's. */
const maxUnmarkedQuotes = 2;

function split(text: string, unmarkedQuotes: number): SplitText {
  const raw = text.split("\n");
  const lines = raw.map(bareLine);
  const blocks = blocksOf(raw, lines);
  const firstQuote = blocks.find(({ kind }) => kind !== "own");
  const budget = { left: searchesOfMail };
  const own = blocks.map((block) => (block.kind === "own" ? withoutSignature(block.lines, budget) : undefined));
  const words = joined(own.map((one) => one?.words ?? ""));
  const ownWords = joined(own.map((one) => one?.ownWords ?? ""));
  return {
    own: ownWords,
    reply: words === "" ? unmarkedWords(blocks, unmarkedQuotes) : joined(replyParts(blocks, own)),
    quoted: joined(blocks.filter(({ kind }) => kind !== "own").map((block) => block.lines.join("\n"))),
    signature: joined(own.map((one) => one?.signature ?? "")),
    isForward: firstQuote !== undefined && isForwarded(firstQuote, ownWords === ""),
  };
}

const joined = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== "")
    .join("\n")
    .trim();

/** Lines that belong together. */
interface Block {
  /** `marked`: with `>`; `introduction`: what stands above a quote; `rest`: everything from it on. */
  readonly kind: "own" | "marked" | "introduction" | "rest";
  readonly lines: string[];
  readonly separator?: Separator["kind"];
}

interface OwnLines {
  readonly words: string;
  /** The words without what a mail server wrote among them. */
  readonly ownWords: string;
  readonly signature: string;
}

function withoutSignature(lines: readonly string[], budget: SearchBudget): OwnLines {
  const start = signatureStart(lines);
  const words = lines.slice(0, start);
  const ofWriter = withoutServerText(words, budget);
  // What stood between signature and end was none of the signature.
  const isWhole = ofWriter.length === words.length;
  return {
    words: words.join("\n").trim(),
    ownWords: ofWriter
      .slice(0, isWhole ? start : signatureStart(ofWriter))
      .join("\n")
      .trim(),
    signature: lines.slice(start).join("\n").trim(),
  };
}

/** Own words, and between them the quoted lines that the words below answer. */
function replyParts(blocks: readonly Block[], own: readonly ({ words: string } | undefined)[]): string[] {
  const hasWords = (index: number): boolean => (own[index]?.words ?? "") !== "";
  const first = own.findIndex((_, index) => hasWords(index));
  const last = own.findLastIndex((_, index) => hasWords(index));
  const isMarked = ({ kind }: Block): boolean => kind === "marked";
  const isIntroduced = blocks.slice(0, Math.max(0, first)).some(({ kind }) => kind === "introduction");
  const isBottomPosted = isIntroduced && !blocks.slice(first, last).some(isMarked);
  return blocks.map((block, index) => {
    if (block.kind === "own") return own[index]?.words ?? "";
    if (block.kind !== "marked" || index > last || (isBottomPosted && index < first)) return "";
    return block.lines.join("\n");
  });
}

/** The words of a mail that begins with `… wrote:` and has no marks after it. */
function unmarkedWords(blocks: readonly Block[], unmarkedQuotes: number): string {
  const rest = blocks.find(({ kind }) => kind === "rest");
  const isPlain = rest?.separator === "introduction" && !blocks.some(({ kind }) => kind === "marked");
  return isPlain && unmarkedQuotes > 0 ? split(rest.lines.slice(1).join("\n"), unmarkedQuotes - 1).reply : "";
}

function isForwarded(block: Block, isAlone: boolean): boolean {
  const lines = block.lines.map((line) => bareLine(line.replace(/^[\s>]+/, "")));
  const first = lines.findIndex((line) => line !== "");
  const separator = first < 0 ? undefined : separatorAt(lines, first, true);
  const kind = block.separator ?? separator?.kind;
  return kind === "forwarded" || (isAlone && (kind === "header" || kind === "original"));
}

const quoteMark = /^\s{0,10}[>＞]/;
// What looks like nothing or like a blank: zero-width and bidi characters, soft hyphen; asterisks make words bold.
const unseen = /[*\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const bareLine = (line: string): string => line.slice(0, maxLineLength).replace(unseen, "").trim();

function blocksOf(raw: readonly string[], lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const add = (kind: Block["kind"], from: number, to: number, separator?: Separator["kind"]): void => {
    const last = blocks.at(-1);
    const added = raw.slice(from, to);
    if (last?.kind === kind && kind !== "introduction") last.lines.push(...added);
    else blocks.push({ kind, lines: added, ...(separator && { separator }) });
  };
  let hasWords = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    if (quoteMark.test(line) || hasInitials(lines, at)) {
      add("marked", at, ++at);
      continue;
    }
    const separator = line === "" ? undefined : separatorAt(lines, at, hasWords, raw[at]?.includes("*"));
    if (!separator) {
      hasWords ||= line !== "";
      add("own", at, ++at);
      continue;
    }
    if (!isMarkedBelow(lines, separator.end)) {
      add("rest", at, lines.length, separator.kind);
      break;
    }
    add("introduction", at, separator.end, separator.kind);
    at = separator.end;
  }
  return blocks;
}

/** Some programs put the initials of the one who is quoted before the mark; one such line alone may be anything. */
function hasInitials(lines: readonly string[], at: number): boolean {
  const initials = initialsOf(lines[at]);
  return initials !== undefined && [lines[at - 1], lines[at + 1]].some((line) => initialsOf(line) === initials);
}

const initialsOf = (line = ""): string | undefined => /^([A-Za-z]{1,4})>(?:\s|$)/.exec(line)?.[1];

/** Whether the next line that is not empty has a quote's mark. */
function isMarkedBelow(lines: readonly string[], from: number): boolean {
  for (let at = from; at < Math.min(lines.length, from + 4); at++) {
    if (lines[at] !== "") return quoteMark.test(lines[at] ?? "");
  }
  return false;
}

/** What stands above a quote; `end` is the line behind it. */
interface Separator {
  readonly kind: "introduction" | "header" | "original" | "forwarded";
  readonly end: number;
}

function separatorAt(
  lines: readonly string[],
  at: number,
  hasWordsAbove: boolean,
  isBold = false,
): Separator | undefined {
  const line = lines[at] ?? "";
  // A line of dashes is part of the header that it stands above.
  const header = ruler.test(line) ? nextWords(lines, at + 1) : at;
  return titleAt(lines, at) ?? headerAt(lines, header, { hasWordsAbove, isBold }) ?? introductionAt(lines, at);
}

const ruler = /^[-_=—–─]{5,200}$/;

const ruledTitle = /^[-_=—–─~]{2,40}[^-_=—–─~]{1,60}[-_=—–─~]{2,40}/u;

/** `-----Original Message-----`, a title over a header, or a line that asks to write above it. */
function titleAt(lines: readonly string[], at: number): Separator | undefined {
  // Yahoo goes on in the line of the title with the whole header.
  const line = ruledTitle.exec(lines[at] ?? "")?.[0] ?? lines[at] ?? "";
  if (line.length > 120) return undefined;
  if (asksToAnswerAbove(line.replace(/^[-–—#_=\s]{0,20}/u, ""))) return { kind: "original", end: at + 1 };
  const words = line.split(/[-_=—–─~:：\s]+/u).filter((word) => word !== "");
  const kind = titleKindOf(words.join(" "));
  if (!kind) return undefined;
  const isRuled = /^[-_=—–─~]{2}/.test(line) || (kind === "forwarded" && /[:：]$/.test(line));
  const next = nextWords(lines, at + 1);
  const header = headerAt(lines, next, { hasWordsAbove: true, isBold: true });
  if (!isRuled && !header) return undefined;
  return { kind, end: (header ?? introductionAt(lines, next))?.end ?? at + 1 };
}

function nextWords(lines: readonly string[], from: number): number {
  let at = from;
  while (at < from + 3 && lines[at] === "") at++;
  return at;
}

const emailAddress = /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}/;
const dateSign = /(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[:.]\d\d(?!\d)|\d年|년/;
/** An address or id of a blockchain, which no header of a mail has. */
const chainId = /(?<![0-9A-Za-z@.])(?:0x)?[0-9A-Za-z]{26,}(?![0-9A-Za-z@.])/;

interface Surroundings {
  /** Whether the writer has written something before. */
  readonly hasWordsAbove: boolean;
  /** Whether the label is set in bold, as Outlook does it and people do not. */
  readonly isBold: boolean;
}

interface HeaderLine {
  readonly parts: ReadonlySet<HeaderPart>;
  readonly value: string;
}

function headerLineOf(line: string): HeaderLine | undefined {
  const found = /^\|?\s{0,3}([^|:：\t]{1,30})[:：|\t](.*)$/u.exec(line);
  if (!found) return undefined;
  const parts = headerPartsOf((found[1] ?? "").trim());
  return parts.size > 0 ? { parts, value: found[2] ?? "" } : undefined;
}

/**
 * A printed header: lines with the labels of a mail's header fields, sender and something else among them. Customers
 * write `From: … To: … Date: …` about transfers too, so something must be in it that only a mail has.
 */
function headerAt(lines: readonly string[], at: number, around: Surroundings): Separator | undefined {
  if (!headerLineOf(lines[at] ?? "")) return undefined;
  const found: HeaderLine[] = [];
  let end = at;
  let gap = 0;
  let isTransfer = false;
  for (let next = at; next < Math.min(lines.length, at + maxHeaderLines) && gap < 2; next++) {
    const line = lines[next] ?? "";
    const header = headerLineOf(line);
    if (header) found.push(header);
    else if (line !== "" && (gap > 0 || !isContinued(lines[next - 1] ?? "", line))) {
      isTransfer = gap === 0 && isFieldLine(line);
      break;
    }
    gap = line === "" ? gap + 1 : 0;
    if (line !== "") end = next + 1;
  }
  return isMailHeader(found, isTransfer, around, isRuled(lines, at)) ? { kind: "header", end } : undefined;
}

/** Whether labelled lines are the header of a mail; `isTransfer`: a field of a transfer stands right below them. */
function isMailHeader(
  found: readonly HeaderLine[],
  isTransfer: boolean,
  { hasWordsAbove, isBold }: Surroundings,
  hasRuler: boolean,
): boolean {
  const has = (...wanted: HeaderPart[]): boolean => found.some(({ parts }) => wanted.some((part) => parts.has(part)));
  if (found.length < 2 || !has("from") || !has("sent", "date", "to", "subject")) return false;
  if (isBold || found.some(({ value }) => emailAddress.test(value))) return true;
  if (isTransfer || found.some(({ value }) => chainId.test(value))) return false;
  return hasRuler || (hasWordsAbove && has("sent", "subject", "cc"));
}

const isRuled = (lines: readonly string[], at: number): boolean => ruler.test(lines[at - 1] || lines[at - 2] || "");

/** Header fields with many addresses go on in the next line. */
const isContinued = (before: string, line: string): boolean => /[,;，；]$/.test(before) || emailAddress.test(line);

/** A field of a transfer right under the labels: then they are a transfer's as well. */
const isFieldLine = (line: string): boolean =>
  fieldsOfLabel(line.split(/[:：\t]/, 1)[0]?.slice(0, 45) ?? "").length > 0;

/** `On …, … wrote:`, also folded over up to three lines. */
function introductionAt(lines: readonly string[], at: number): Separator | undefined {
  const line = lines[at] ?? "";
  const mayBeFolded = line.includes("<") || (opensIntroduction.test(line) && dateSign.test(line));
  let folded = line;
  for (let end = at + 1; mayBeFolded && end <= at + 2 && end < lines.length; end++) {
    const next = lines[end] ?? "";
    if (endsIntroduction(folded) || next === "" || quoteMark.test(next)) break;
    folded = `${folded} ${next}`.slice(0, maxLineLength + 1);
    if (isIntroduction(folded, false)) return { kind: "introduction", end: end + 1 };
  }
  return isIntroduction(line, isMarkedBelow(lines, at + 1)) ? { kind: "introduction", end: at + 1 } : undefined;
}

const endsIntroduction = (line: string): boolean => /[:：]$/.test(line) || /[^-]-{3,10}$/.test(line);

const firstPerson = /我|(?<!\p{L})(?:i|ich|я)(?!\p{L})/iu;

/** Whether a line says that somebody wrote something at some time; `isMarked`: a quote stands below it. */
function isIntroduction(line: string, isMarked: boolean): boolean {
  if (line.length > maxLineLength || !endsIntroduction(line)) return false;
  const words = line
    .replace(/\s?[:：]$/, "")
    .replace(/-{3,10}$/, "")
    .trim();
  const hasDate = dateSign.test(words);
  const hasMailbox = /[<([][^<>\s]{1,100}@[^<>\s]{1,100}[>)\]]/.test(words);
  // Gmail and Yandex have no verb in some languages: date, name, address.
  if (!wrote.test(words)) return hasDate && /[<:]\s?[^<>\s]{1,100}@[^<>\s]{1,100}>$/.test(words);
  if (hasMailbox || isMarked) return true;
  return hasDate && (opensIntroduction.test(words) || endsInTimeAndWrote.test(words)) && !firstPerson.test(words);
}

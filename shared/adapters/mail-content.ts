import { decodeText } from "#shared/domain/mail/charset.ts";
import { joinFlowed } from "#shared/domain/mail/flowed-text.ts";
import { readHtml } from "#shared/domain/mail/html-text.ts";
import { unwrapLinks } from "#shared/domain/mail/link-text.ts";
import { maxSearchedLength, searchableTexts, withinSearched } from "#shared/domain/mail/mail-search.ts";
import { divideBody, isMarkedUp, pointsToHtml } from "#shared/domain/mail/mime-body.ts";
import type { MimePart, MimeTree } from "#shared/domain/mail/mime-parts.ts";
import { bytesOfPart, textOfPart } from "#shared/domain/mail/part-content.ts";
import { partOddities, textOddities } from "#shared/domain/mail/part-oddities.ts";
import { findUuencoded } from "#shared/domain/mail/uuencode.ts";
import { fileInText, fileOfPart, type MailFile, shownContentIds } from "./mail-files.ts";

/** Bytes of UTF-8 that are kept of a mail's text; the raw mail has the rest. */
export const maxTextBytes = 64 * 1024;
/** The last line of a text that was cut. */
export const cutMark = "[…]";

/** Of a part that becomes text: more than `text` and all the others together can take, quoted-printable included. */
const maxEncodedTextBytes = 4 * maxSearchedLength;
/** UTF-16 units before a cut that are searched again with what is behind it, so that nothing hides across the cut. */
const overlap = 2_000;
/** In one text. */
const maxUuencodedFiles = 50;

/** What the parts of a mail hold. */
export interface MailContent {
  readonly text: string;
  readonly otherTexts: readonly string[];
  /** Sorted, each once. */
  readonly oddities: readonly string[];
  readonly files: readonly MailFile[];
}

/** The bytes of a mail while its parts are read, and what turned out to be odd in them. */
interface Reading {
  readonly raw: Uint8Array;
  readonly oddities: Set<string>;
}

/** The text of a mail, whatever else in it is text, and its files. */
export function readContent(raw: Uint8Array, tree: MimeTree): MailContent {
  const reading: Reading = { raw, oddities: new Set([...tree.oddities, ...partOddities(tree.root)]) };
  const plain = new Map<MimePart, PlainText>();
  const plainOf = (part: MimePart): PlainText => {
    const read = plain.get(part) ?? readPlain(part, reading);
    plain.set(part, read);
    return read;
  };
  const body = divideBody(tree.root, (part, hasHtmlBeside) => {
    const { text, files } = plainOf(part);
    const isNothing = text.replace(/&nbsp;/g, " ").trim() === "" || (hasHtmlBeside && pointsToHtml(text));
    return isNothing && files.length === 0;
  });
  const left = [...plain].flatMap(([part, { text }]) => (body.text.includes(part) ? [] : text));
  const html: HtmlText[] = [];
  const htmlOf = (part: MimePart): string => {
    const read = readHtmlPart(part, reading);
    html.push(read);
    return read.text;
  };
  const whole = body.text
    .map((part) =>
      cleanText(isMarkedUp(part) || isHtmlDocument(plainOf(part).text) ? htmlOf(part) : plainOf(part).text),
    )
    .filter((piece) => piece !== "")
    .join("\n\n");
  const { text, rest } = cutToBytes(whole, maxTextBytes);
  const beside = body.otherHtml.map(htmlOf);
  const shown = shownContentIds(html.map(({ source }) => source));
  const files = [
    ...body.attachments.map((part) => fileOfPart(part, ownBytesOf(part, reading), shown)),
    ...[...plain.values()].flatMap(({ files: inText }) => inText),
  ];
  const hidden = html.map(({ hiddenText }) => hiddenText).filter((each) => each !== "");
  const others = withinSearched(
    [
      rest,
      ...beside,
      ...left,
      ...hidden,
      ...tree.margins.map(
        ([start, end]) => decodeText(raw.subarray(start, Math.min(end, start + maxSearchedLength))).text,
      ),
      ...files.flatMap(({ attachment, bytes }) => searchableTexts(attachment, bytes)),
    ].map(cleanText),
  );
  const found = [
    ...textOddities(text),
    ...(rest === "" ? [] : ["text-cut"]),
    ...(hidden.length === 0 ? [] : ["hidden-text"]),
    ...(others.isCut ? ["search-cut"] : []),
  ];
  const oddities = [...new Set([...reading.oddities, ...found])].sort();
  return { text, otherTexts: others.texts, oddities, files };
}

function bytesOf(part: MimePart, { raw, oddities }: Reading, maxBytes = raw.length): Uint8Array {
  const { bytes, oddity } = bytesOfPart(raw, part, maxBytes);
  if (oddity) oddities.add(oddity);
  return bytes;
}

/** The same as a copy where they are a view of the mail: it would keep, and send to another thread, all of it. */
function ownBytesOf(part: MimePart, reading: Reading): Uint8Array {
  const bytes = bytesOf(part, reading);
  return bytes.buffer === reading.raw.buffer ? bytes.slice() : bytes;
}

function decodePart(part: MimePart, bytes: Uint8Array, { oddities }: Reading): string {
  const { text, oddity } = textOfPart(part, bytes);
  if (oddity) oddities.add(oddity);
  return text;
}

interface HtmlText {
  readonly source: string;
  readonly text: string;
  readonly hiddenText: string;
}

function readHtmlPart(part: MimePart, reading: Reading): HtmlText {
  const source = decodePart(part, bytesOf(part, reading, maxEncodedTextBytes), reading);
  return { source, ...readHtml(source, maxSearchedLength) };
}

interface PlainText {
  readonly text: string;
  /** Files that stand in the text itself. */
  readonly files: readonly MailFile[];
}

function readPlain(part: MimePart, reading: Reading): PlainText {
  const bytes = bytesOf(part, reading);
  const found = findUuencoded(bytes, maxUuencodedFiles);
  let text = "";
  let at = 0;
  for (const { start, end } of found) {
    text += decodePart(part, bytes.subarray(at, start), reading);
    at = end;
  }
  text += decodePart(part, bytes.subarray(at, at + maxEncodedTextBytes), reading);
  const isFlowed = part.type === "text/plain" && says(part, "format", "flowed");
  return {
    text: unwrapLinks(isFlowed ? joinFlowed(text, says(part, "delsp", "yes")) : text),
    files: found.map((file) => fileInText(file, part.parameters.get("charset"))),
  };
}

const says = (part: MimePart, parameter: string, word: string): boolean =>
  part.parameters.get(parameter)?.toLowerCase() === word;

/** HTML whose sender declares plain text, or no type at all, as small programs do. */
const isHtmlDocument = (text: string): boolean => /^\s{0,100}<(?:!doctype html|html)[\s>]/i.test(text);

/**
 * The beginning of a text that has at most `bytes` bytes of UTF-8 with the mark of the cut, and splits no character; and
 * the rest with a little of what is before it, empty where nothing was cut.
 */
function cutToBytes(text: string, bytes: number): { readonly text: string; readonly rest: string } {
  // A UTF-16 unit is at most three bytes.
  if (text.length * 3 <= bytes || Buffer.byteLength(text) <= bytes) return { text, rest: "" };
  const room = new Uint8Array(bytes - Buffer.byteLength(`\n${cutMark}`));
  const { read } = new TextEncoder().encodeInto(text, room);
  return { text: `${text.slice(0, read)}\n${cutMark}`, rest: text.slice(Math.max(0, read - overlap)) };
}

const controls = /[\0-\x08\x0b-\x1f\x7f]/g;
const emptyLines = /^(?:[ \t]{0,100}\n){1,100}/;

const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(controls, "").toWellFormed().replace(emptyLines, "").trimEnd();

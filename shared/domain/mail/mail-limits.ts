import { CR, isBlank, isSame, isWord, LF, skipSpace, startsWith } from "./ascii-bytes.ts";
import { readDeclaredType } from "./declared-type.ts";
import { countAddresses, countParameters } from "./field-counts.ts";

/**
 * What a raw mail may have before any parser sees it: parsers pay for each line, part and address, and 5 MB of newlines or
 * a million empty parts have ended functions of 1 GB. An honest mail of 40 MB has about 510,000 base64 lines. No transfer
 * encoding grows when it is decoded and nothing is decompressed, so the bytes of a mail also limit its decoded bytes;
 * `text-bytes` limits what becomes strings.
 */
export const mailLimits = {
  /** SES bounces what is larger. */
  "mail-bytes": 40 * 1024 * 1024,
  /** Bytes of one block of header fields, the mail's own or a part's. */
  "header-bytes": 256 * 1024,
  /** Bytes of all these blocks together. */
  "all-header-bytes": 1024 * 1024,
  /** Physical lines of one block of header fields. */
  "header-lines": 500,
  /** Bytes of one header field, folded lines included. */
  "header-length": 64 * 1024,
  /** Addresses of one field. */
  addresses: 1000,
  /** Parameters of one Content field, and pieces of continued ones (RFC 2231). */
  parameters: 50,
  continuations: 100,
  "mail-lines": 600_000,
  /** Lines of one part that is read as text, unless it is base64. */
  "text-lines": 100_000,
  /** Decoded bytes of all parts that are read as text. */
  "text-bytes": 16 * 1024 * 1024,
  parts: 200,
  /** Multiparts within multiparts, and messages attached to attached messages. Mail programs do not go beyond six. */
  depth: 20,
} as const satisfies Record<string, number>;

export type MailLimit = keyof typeof mailLimits;
export type MailLimits = Readonly<Record<MailLimit, number>>;

interface Scan {
  readonly raw: Uint8Array;
  readonly limits: MailLimits;
  lines: number;
  textLines: number;
  textBytes: number;
  allHeaderBytes: number;
  parts: number;
  /** Offset of the next CR: it only moves forward, so that a mail without any is searched once. */
  nextReturn: number;
  /** Offsets of the boundaries of the multiparts that are open, outermost first: start, end, start, end. */
  readonly open: number[];
  /** Attached messages that the current one is within. They are not descended into: only their nesting counts. */
  nested: number;
  /** False once a header could mean another boundary to a parser than here; then every line that starts with `--` counts as a part and every line as text. */
  isExact: boolean;
  inHeader: boolean;
  headerStart: number;
  headerLines: number;
  /** Start of the field that is being read, or -1 before the first one. */
  fieldStart: number;
  fieldEnd: number;
  block: Block;
}

/** What one block of header fields says of the part. Of a repeated field parsers take the first or the last: either way the count is the higher one. */
interface Block {
  isMessage: boolean;
  /** Undefined: no type, which is text. */
  isText: boolean | undefined;
  isBase64: boolean | undefined;
  isAttachment: boolean | undefined;
}

const emptyBlock = (): Block => ({
  isMessage: false,
  isText: undefined,
  isBase64: undefined,
  isAttachment: undefined,
});

/**
 * The first limit that a raw mail is over, or nothing. One pass over the bytes without a copy of them, whatever parser
 * comes after it: parts are counted by the boundaries that the headers declare; where a declaration is unusual (comments,
 * escapes, continuations, repeated fields, stray returns) the count errs on the high side.
 */
export function limitExceeded(raw: Uint8Array, limits: MailLimits = mailLimits): MailLimit | undefined {
  if (raw.length > limits["mail-bytes"]) return "mail-bytes";
  const scan: Scan = {
    raw,
    limits,
    lines: 0,
    textLines: 0,
    textBytes: 0,
    allHeaderBytes: 0,
    parts: 0,
    nextReturn: -1,
    open: [],
    nested: 0,
    isExact: true,
    inHeader: true,
    headerStart: 0,
    headerLines: 0,
    fieldStart: -1,
    fieldEnd: -1,
    block: emptyBlock(),
  };
  for (let start = 0; start < raw.length; ) {
    const newline = raw.indexOf(LF, start);
    const next = newline < 0 ? raw.length : newline + 1;
    let end = newline < 0 ? raw.length : newline;
    const lines = 1 + strayReturns(scan, start, end);
    while (end > start && raw[end - 1] === CR) end--;
    const over = readLine(scan, start, end, next, lines);
    if (over) return over;
    start = next;
  }
  return undefined;
}

/** Returns between `start` and the newline at `newline` that some parser may take for line ends. */
function strayReturns(scan: Scan, start: number, newline: number): number {
  const { raw } = scan;
  const search = (from: number): void => {
    const found = raw.indexOf(CR, from);
    scan.nextReturn = found < 0 ? raw.length : found;
  };
  if (scan.nextReturn < start) search(start);
  let count = 0;
  for (; scan.nextReturn < newline - 1 && count <= scan.limits["mail-lines"]; search(scan.nextReturn + 1)) count++;
  return count;
}

const DASH = 45;
const COLON = 58;

function readLine(scan: Scan, start: number, end: number, next: number, lines: number): MailLimit | undefined {
  const { limits } = scan;
  scan.lines += lines;
  if (scan.lines > limits["mail-lines"]) return "mail-lines";
  const isDashed = end - start > 2 && scan.raw[start] === DASH && scan.raw[start + 1] === DASH;
  const boundary = isDashed ? boundaryAt(scan, start, end) : "none";
  const mayBePart = boundary === "part" || boundary === "maybe" || (isDashed && !scan.isExact);
  if (mayBePart && ++scan.parts > limits.parts) return "parts";
  if (boundary === "part") {
    startHeader(scan, next);
    scan.nested = 0;
    scan.textLines = 0;
    return undefined;
  }
  if (boundary === "end") {
    scan.inHeader = false;
    scan.block = emptyBlock();
    return undefined;
  }
  if (!scan.inHeader) return textLine(scan, next - start, lines);
  return start === end ? endHeader(scan, next, lines) : headerLine(scan, start, end, lines);
}

function textLine(scan: Scan, bytes: number, lines: number): MailLimit | undefined {
  const { limits, block } = scan;
  const isText = scan.nested === 0 && block.isText !== false && block.isAttachment !== true;
  if (!isText && scan.isExact) return undefined;
  const isBase64 = block.isBase64 === true && scan.isExact;
  scan.textBytes += isBase64 ? (bytes * 3) / 4 : bytes;
  if (scan.textBytes > limits["text-bytes"]) return "text-bytes";
  if (isBase64) return undefined;
  scan.textLines += lines;
  return scan.textLines > limits["text-lines"] ? "text-lines" : undefined;
}

function startHeader(scan: Scan, at: number): void {
  scan.inHeader = true;
  scan.headerStart = at;
  scan.headerLines = 0;
  scan.fieldStart = -1;
  scan.block = emptyBlock();
}

function headerLine(scan: Scan, start: number, end: number, lines: number): MailLimit | undefined {
  const { limits, raw } = scan;
  scan.headerLines += lines;
  if (scan.headerLines > limits["header-lines"]) return "header-lines";
  if (end - scan.headerStart > limits["header-bytes"]) return "header-bytes";
  scan.allHeaderBytes += end - start;
  if (scan.allHeaderBytes > limits["all-header-bytes"]) return "all-header-bytes";
  const continues = scan.fieldStart >= 0 && isBlank(raw[start]);
  const over = continues ? undefined : readField(scan);
  if (!continues) scan.fieldStart = start;
  scan.fieldEnd = end;
  if (end - scan.fieldStart > limits["header-length"]) return "header-length";
  return over;
}

function endHeader(scan: Scan, next: number, lines: number): MailLimit | undefined {
  const over = readField(scan);
  if (over) return over;
  // A line of nothing but returns ends the header for some parsers and not for others.
  if (lines > 1) scan.isExact = false;
  scan.inHeader = false;
  if (scan.block.isMessage && scan.block.isBase64 !== true) {
    scan.nested++;
    startHeader(scan, next);
  }
  return scan.open.length / 2 + scan.nested > scan.limits.depth ? "depth" : undefined;
}

/** Whether a line that starts with two hyphens begins or ends a part of an open multipart, or may do so for some parser. */
function boundaryAt(scan: Scan, start: number, end: number): "part" | "end" | "maybe" | "none" {
  const { raw, open } = scan;
  let found: "maybe" | "none" = "none";
  for (let i = open.length - 2; i >= 0; i -= 2) {
    const from = open[i] ?? 0;
    const length = (open[i + 1] ?? 0) - from;
    let after = start + 2 + length;
    if (after > end || !isSame(raw, start + 2, from, length)) continue;
    const ends = raw[after] === DASH && raw[after + 1] === DASH && after + 2 <= end;
    if (ends) after += 2;
    while (after < end && isBlank(raw[after])) after++;
    if (after < end) {
      // A boundary that begins another one, or something behind it.
      found = "maybe";
      continue;
    }
    open.length = ends ? i : i + 2;
    return ends ? "end" : "part";
  }
  return found;
}

const addressFields = [
  "from",
  "sender",
  "reply-to",
  "to",
  "cc",
  "bcc",
  "delivered-to",
  "return-path",
  "resent-from",
  "resent-to",
  "resent-cc",
];

/** Takes in the field that has just ended, if it is one that decides how a part is read or one that is costly to read. */
function readField(scan: Scan): MailLimit | undefined {
  const { raw, limits, block, fieldStart: start, fieldEnd: end } = scan;
  if (start < 0) return undefined;
  const value = (name: string): number => startOfValue(scan, start, end, name);
  for (const name of addressFields) {
    const at = value(name);
    if (at >= 0) return countAddresses(raw, at, end) > limits.addresses ? "addresses" : undefined;
  }
  const type = value("content-type");
  if (type >= 0) readType(scan, type, end);
  const encoding = value("content-transfer-encoding");
  if (encoding >= 0)
    block.isBase64 = block.isBase64 !== false && isWord(raw, skipSpace(raw, encoding, end), end, "base64");
  const disposition = value("content-disposition");
  if (disposition >= 0)
    block.isAttachment =
      block.isAttachment !== false && startsWith(raw, skipSpace(raw, disposition, end), end, "attachment");
  if (type < 0 && disposition < 0) return undefined;
  const { parameters, continuations } = countParameters(raw, Math.max(type, disposition), end);
  if (parameters > limits.parameters) return "parameters";
  return continuations > limits.continuations ? "continuations" : undefined;
}

/** Where the value of a field starts, or -1 where the field has another name. */
function startOfValue(scan: Scan, start: number, end: number, name: string): number {
  const { raw } = scan;
  let at = start;
  while (at < end && isBlank(raw[at])) at++;
  if (!startsWith(raw, at, end, name)) return -1;
  at += name.length;
  while (at < end && isBlank(raw[at])) at++;
  if (raw[at] === CR || raw[at] === LF) doubt(scan);
  return at < end && raw[at] === COLON ? at + 1 : -1;
}

/** What an attached message says of itself is not read, so nothing in it can be misread. */
function doubt(scan: Scan): void {
  if (scan.nested === 0) scan.isExact = false;
}

function readType(scan: Scan, start: number, end: number): void {
  const { block } = scan;
  const { kind, boundary, isDoubtful } = readDeclaredType(scan.raw, start, end);
  if (isDoubtful) doubt(scan);
  block.isMessage ||= kind === "message";
  block.isText = block.isText === true || kind === "text" || kind === "multipart";
  if (boundary && scan.nested === 0) scan.open.push(...boundary);
}

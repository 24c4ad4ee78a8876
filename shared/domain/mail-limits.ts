/**
 * What a raw mail may have before any parser sees it. The parser's cost per text line and per part is so high that 5 MB
 * of newlines, or a million empty parts, end a 1 GB function; an honest mail of 40 MB has about 510,000 base64 lines.
 */
export const mailLimits = {
  /** SES bounces what is larger. */
  "mail-bytes": 40 * 1024 * 1024,
  /** Bytes of one block of header fields, the mail's own or a part's. */
  "header-bytes": 256 * 1024,
  /** Physical lines of one block of header fields. */
  "header-lines": 500,
  /** Bytes of one header field, folded lines included. */
  "header-length": 64 * 1024,
  "mail-lines": 600_000,
  /** Lines of one part that is not base64. */
  "text-lines": 100_000,
  parts: 200,
  /** Multiparts within multiparts, and messages attached to attached messages. */
  depth: 20,
} as const satisfies Record<string, number>;

export type MailLimit = keyof typeof mailLimits;
export type MailLimits = Readonly<Record<MailLimit, number>>;

interface Scan {
  readonly raw: Uint8Array;
  readonly limits: MailLimits;
  lines: number;
  textLines: number;
  parts: number;
  /** Offsets of the boundaries of the multiparts that are open, outermost first: start, end, start, end. */
  readonly open: number[];
  /** Attached messages that the current one is within. */
  nested: number;
  /** False once a header could mean another boundary to the parser than here; then every line that starts with `--` counts as a part and every line as text. */
  exact: boolean;
  inHeader: boolean;
  headerStart: number;
  headerLines: number;
  /** Start of the field that is being read, or -1 before the first one. */
  fieldStart: number;
  fieldEnd: number;
  /** What the current block of header fields says; the first field of a name wins, as in the parser. */
  type: ContentType | undefined;
  base64: boolean | undefined;
}

type ContentType = "multipart" | "message" | "other";

/**
 * The first limit that a raw mail is over, or nothing. One pass over the bytes without a copy of them. Parts are counted
 * by the boundaries that the headers declare, read no more cleverly than the parser does; where a declaration is
 * unusual (comments, escapes, continuations) the count errs on the high side.
 */
export function limitExceeded(raw: Uint8Array, limits: MailLimits = mailLimits): MailLimit | undefined {
  if (raw.length > limits["mail-bytes"]) return "mail-bytes";
  const scan: Scan = {
    raw,
    limits,
    lines: 0,
    textLines: 0,
    parts: 0,
    open: [],
    nested: 0,
    exact: true,
    inHeader: true,
    headerStart: 0,
    headerLines: 0,
    fieldStart: -1,
    fieldEnd: -1,
    type: undefined,
    base64: undefined,
  };
  for (let start = 0; start < raw.length; ) {
    const newline = raw.indexOf(LF, start);
    const next = newline < 0 ? raw.length : newline + 1;
    let end = newline < 0 ? raw.length : newline;
    while (end > start && raw[end - 1] === CR) end--;
    const over = readLine(scan, start, end, next);
    if (over) return over;
    start = next;
  }
  return undefined;
}

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const OPEN_PARENTHESIS = 40;
const STAR = 42;
const DASH = 45;
const COLON = 58;
const SEMICOLON = 59;
const EQUALS = 61;
const BACKSLASH = 92;

function readLine(scan: Scan, start: number, end: number, next: number): MailLimit | undefined {
  const { limits } = scan;
  if (++scan.lines > limits["mail-lines"]) return "mail-lines";
  const isDashed = end - start > 2 && scan.raw[start] === DASH && scan.raw[start + 1] === DASH;
  const boundary = isDashed && scan.exact ? boundaryAt(scan, start, end) : "none";
  if (isDashed && (boundary === "part" || !scan.exact) && ++scan.parts > limits.parts) return "parts";
  if (boundary === "part") {
    startHeader(scan, next);
    scan.nested = 0;
    scan.textLines = 0;
    return undefined;
  }
  if (boundary === "end") {
    scan.inHeader = false;
    scan.base64 = false;
    return undefined;
  }
  if (scan.inHeader) return start === end ? endHeader(scan, next) : headerLine(scan, start, end);
  if (scan.base64 && scan.exact) return undefined;
  return ++scan.textLines > limits["text-lines"] ? "text-lines" : undefined;
}

function startHeader(scan: Scan, at: number): void {
  scan.inHeader = true;
  scan.headerStart = at;
  scan.headerLines = 0;
  scan.fieldStart = -1;
  scan.type = undefined;
  scan.base64 = undefined;
}

function headerLine(scan: Scan, start: number, end: number): MailLimit | undefined {
  const { limits, raw } = scan;
  if (++scan.headerLines > limits["header-lines"]) return "header-lines";
  if (end - scan.headerStart > limits["header-bytes"]) return "header-bytes";
  const continues = scan.fieldStart >= 0 && isBlank(raw[start]);
  if (!continues) {
    readField(scan);
    scan.fieldStart = start;
  }
  scan.fieldEnd = end;
  if (end - scan.fieldStart > limits["header-length"]) return "header-length";
  return scan.open.length / 2 + scan.nested > limits.depth ? "depth" : undefined;
}

function endHeader(scan: Scan, next: number): MailLimit | undefined {
  readField(scan);
  scan.inHeader = false;
  const attached = scan.type === "message" && !scan.base64;
  if (attached) {
    scan.nested++;
    startHeader(scan, next);
  }
  return scan.open.length / 2 + scan.nested > scan.limits.depth ? "depth" : undefined;
}

/** Whether a line that starts with two hyphens begins or ends a part of an open multipart, as the parser sees it. */
function boundaryAt(scan: Scan, start: number, end: number): "part" | "end" | "none" {
  const { raw, open } = scan;
  for (let i = open.length - 2; i >= 0; i -= 2) {
    const from = open[i] ?? 0;
    const length = (open[i + 1] ?? 0) - from;
    let after = start + 2 + length;
    if (after > end || !isSame(raw, start + 2, from, length)) continue;
    const ends = raw[after] === DASH && raw[after + 1] === DASH && after + 2 <= end;
    if (ends) after += 2;
    while (after < end && isBlank(raw[after])) after++;
    if (after < end) continue;
    open.length = ends ? i : i + 2;
    return ends ? "end" : "part";
  }
  return "none";
}

/** Takes in the field that has just ended, if it is one of the two that decide how a part is read. */
function readField(scan: Scan): void {
  const { fieldStart: start, fieldEnd: end } = scan;
  if (start < 0) return;
  if (scan.type === undefined) {
    const value = startOfValue(scan, start, end, "content-type");
    if (value >= 0) scan.type = readContentType(scan, value, end);
  }
  // What an attached message says of itself does not change how the parser reads it: line by line, as text.
  if (scan.base64 === undefined && scan.nested === 0) {
    const value = startOfValue(scan, start, end, "content-transfer-encoding");
    if (value >= 0) scan.base64 = isWord(scan.raw, skipSpace(scan.raw, value, end), end, "base64");
  }
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

/** Inside an attached message the parser looks at no header, so none there can be misread. */
function doubt(scan: Scan): void {
  if (scan.nested === 0) scan.exact = false;
}

function readContentType(scan: Scan, start: number, end: number): ContentType {
  const { raw } = scan;
  const from = skipSpace(raw, start, end);
  let at = from;
  while (at < end && isTypeByte(raw[at])) at++;
  const isMultipart = startsWith(raw, from, at, "multipart/");
  const after = skipSpace(raw, at, end);
  if (after < end && raw[after] !== SEMICOLON) {
    doubt(scan);
    return "other";
  }
  if (startsWith(raw, from, at, "message/rfc822") && at - from === "message/rfc822".length) return "message";
  // A boundary that is declared inside an attached message is one that the parser never looks for.
  if (!isMultipart || scan.nested > 0) return "other";
  readBoundary(scan, after, end);
  return "multipart";
}

/** Opens the multipart whose parameters stand between `start` (the first semicolon) and `end`. */
function readBoundary(scan: Scan, start: number, end: number): void {
  const { raw } = scan;
  let quoted = false;
  let found = -1;
  for (let at = start; at < end; at++) {
    const byte = raw[at] ?? 0;
    if (byte === BACKSLASH || (!quoted && (byte === OPEN_PARENTHESIS || isOdd(byte)))) {
      doubt(scan);
      return;
    }
    if (byte === QUOTE) quoted = !quoted;
    if (quoted || byte !== SEMICOLON) continue;
    const name = skipSpace(raw, at + 1, end);
    if (!startsWith(raw, name, end, "boundary")) continue;
    const after = skipSpace(raw, name + "boundary".length, end);
    if (raw[after] === STAR) doubt(scan);
    if (found < 0 && after < end && raw[after] === EQUALS) found = skipSpace(raw, after + 1, end);
  }
  if (found >= 0) openBoundary(scan, found, end);
}

function openBoundary(scan: Scan, start: number, end: number): void {
  const { raw } = scan;
  const quoted = raw[start] === QUOTE;
  const from = quoted ? start + 1 : start;
  let to = from;
  while (to < end && raw[to] !== (quoted ? QUOTE : SEMICOLON)) {
    if (isOdd(raw[to] ?? 0) || raw[to] === CR || raw[to] === LF) break;
    to++;
  }
  // A folded or unusual value, or something after the closing quote, may be read otherwise by the parser.
  const after = skipSpace(raw, quoted ? to + 1 : to, end);
  if ((quoted && raw[to] !== QUOTE) || (after < end && raw[after] !== SEMICOLON)) doubt(scan);
  if (!quoted) while (to > from && isBlank(raw[to - 1])) to--;
  if (!quoted && hasByte(raw, from, to, SPACE, TAB, QUOTE)) doubt(scan);
  if (to > from) scan.open.push(from, to);
}

const isBlank = (byte: number | undefined): boolean => byte === SPACE || byte === TAB;

/** Bytes that the parser may trim or decode into something else. */
const isOdd = (byte: number): boolean => byte >= 127 || (byte < SPACE && byte !== TAB && byte !== CR && byte !== LF);

/** Letters, digits and the marks of a media type (RFC 6838 4.2), with the slash. */
const isTypeByte = (byte = 0): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 45 && byte <= 57) || byte === 43 || byte === 95;

function skipSpace(raw: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (isBlank(raw[at]) || raw[at] === CR || raw[at] === LF)) at++;
  return at;
}

/** Whether the bytes from `start` on are `word`, an ASCII text in lower case, in any case. */
function startsWith(raw: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start < word.length) return false;
  for (let i = 0; i < word.length; i++) {
    const byte = raw[start + i] ?? 0;
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== word.charCodeAt(i)) return false;
  }
  return true;
}

const isWord = (raw: Uint8Array, start: number, end: number, word: string): boolean =>
  startsWith(raw, start, end, word) && skipSpace(raw, start + word.length, end) === end;

function isSame(raw: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (raw[a + i] !== raw[b + i]) return false;
  return true;
}

function hasByte(raw: Uint8Array, start: number, end: number, ...bytes: readonly number[]): boolean {
  for (let at = start; at < end; at++) if (bytes.includes(raw[at] ?? 0)) return true;
  return false;
}

import { CR, LF, SPACE, TAB } from "./ascii-bytes.ts";
import { decodeUndeclared } from "./charset.ts";
import type { MailHeader } from "./mail.ts";

const COLON = 58;

/** The header fields at the start of some bytes, and where the body begins. */
export interface HeaderBlock {
  readonly headers: MailHeader[];
  readonly bodyStart: number;
}

/**
 * The header fields of a raw mail, topmost first, names in lower case, values unfolded (RFC 5322 2.2.3) and undecoded.
 * Reads up to the first empty line; a line without a colon is no field. Linear in the bytes given.
 */
export const readHeaders = (raw: Uint8Array): MailHeader[] => readHeaderBlock(withLineFeeds(raw)).headers;

/** A mail whose lines end with CR alone, as old programs store it, with LF instead; any other as it is. */
export function withLineFeeds(raw: Uint8Array): Uint8Array {
  if (raw.includes(LF) || !raw.includes(CR)) return raw;
  return raw.map((byte) => (byte === CR ? LF : byte));
}

/**
 * The header fields of a raw mail, and where its body begins: after the first empty line. Where there is no empty line,
 * or no field before it, the body begins at the first line that is no field.
 */
export function readHeaderBlock(raw: Uint8Array): HeaderBlock {
  const fields: [start: number, end: number][] = [];
  let strange = -1;
  let at = 0;
  while (at < raw.length) {
    const [end, next] = lineAt(raw, at);
    if (end === at) break;
    const isContinued = raw[at] === SPACE || raw[at] === TAB;
    const last = fields.at(-1);
    if (isContinued && last) last[1] = end;
    else {
      if (strange < 0 && !isFieldStart(raw, at, end)) strange = at;
      fields.push([at, end]);
    }
    at = next;
  }
  const headers = fields.flatMap(([start, end]) => readField(raw, start, end));
  const [end, next] = lineAt(raw, at);
  const isEmptyLine = at < raw.length && end === at;
  const bodyStart = isEmptyLine && headers.length > 0 ? next : strange >= 0 ? strange : isEmptyLine ? next : raw.length;
  return { headers, bodyStart };
}

/**
 * The header fields of a part. Ends at the first empty line as well as at the first one that is no field or for which
 * `isBoundary` says so: the empty line is then missing, and the body begins there.
 */
export function readPartHeaders(
  raw: Uint8Array,
  from: number,
  isBoundary: (start: number, end: number) => boolean,
): HeaderBlock {
  const headers: MailHeader[] = [];
  let start = from;
  let end = from;
  const finish = (): void => {
    if (end > start) headers.push(...readField(raw, start, end));
  };
  for (let at = from; at < raw.length; ) {
    const [lineEnd, next] = lineAt(raw, at);
    const isContinued = at > from && (raw[at] === SPACE || raw[at] === TAB);
    if (lineEnd === at || (!isContinued && !isFieldStart(raw, at, lineEnd)) || isBoundary(at, lineEnd)) {
      finish();
      return { headers, bodyStart: lineEnd === at ? next : at };
    }
    if (!isContinued) {
      finish();
      start = at;
    }
    end = lineEnd;
    at = next;
  }
  finish();
  return { headers, bodyStart: raw.length };
}

/** Where the line that begins at `start` ends, without its line end, and where the next one begins. */
export function lineAt(raw: Uint8Array, start: number): [end: number, next: number] {
  const newline = raw.indexOf(LF, start);
  const next = newline < 0 ? raw.length : newline + 1;
  let end = newline < 0 ? raw.length : newline;
  while (end > start && raw[end - 1] === CR) end--;
  return [end, next];
}

/** Printable ASCII, perhaps blanks, a colon (RFC 5322 3.6.8, 4.5). */
function isFieldStart(raw: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && raw[at] !== COLON && (raw[at] ?? 0) > SPACE && (raw[at] ?? 0) < 127) at++;
  if (at === start) return false;
  while (at < end && (raw[at] === SPACE || raw[at] === TAB)) at++;
  return at < end && raw[at] === COLON;
}

function readField(raw: Uint8Array, start: number, end: number): MailHeader[] {
  const line = decodeUndeclared(raw.subarray(start, end));
  const colon = line.indexOf(":");
  if (colon <= 0) return [];
  return [{ name: trimBlanks(line.slice(0, colon)).toLowerCase(), value: cleanValue(line.slice(colon + 1)) }];
}

// Only blanks and tabs: `trim` would turn a name with a no-break space before it into the real name.
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && (text[start] === " " || text[start] === "\t")) start++;
  while (end > start && (text[end - 1] === " " || text[end - 1] === "\t")) end--;
  return text.slice(start, end);
}

const folds = /\r{0,20}\n/g;
// A bare CR or NUL could pass for a line end somewhere later.
const breaks = /[\r\0]/g;

const cleanValue = (value: string): string => trimBlanks(value.replace(folds, "").replace(breaks, " "));

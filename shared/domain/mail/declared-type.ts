import { CR, isBlank, LF, skipSpace, startsWith } from "./ascii-bytes.ts";

/** What the value of a Content-Type field says, read from its bytes. */
export interface DeclaredType {
  readonly kind: "multipart" | "message" | "text" | "other";
  /** Where the boundary of a multipart stands: start and end. */
  readonly boundary?: readonly [from: number, to: number];
  /** Another reader may see another type or boundary: comments, escapes, continuations, bytes beyond ASCII. */
  readonly isDoubtful: boolean;
}

const QUOTE = 34;
const OPEN_PARENTHESIS = 40;
const STAR = 42;
const SEMICOLON = 59;
const EQUALS = 61;
const BACKSLASH = 92;

const kinds = [
  ["multipart/", "multipart"],
  ["text/", "text"],
  // Delivery reports, of which a reader wants to see the words.
  ["message/", "text"],
] as const;

/** Reads the value between `start` and `end`, linear and without a copy; errs on the side of doubt. */
export function readDeclaredType(raw: Uint8Array, start: number, end: number): DeclaredType {
  const from = skipSpace(raw, start, end);
  let at = from;
  while (at < end && isTypeByte(raw[at])) at++;
  const after = skipSpace(raw, at, end);
  const isAlone = after === end || raw[after] === SEMICOLON;
  const kind = isAttachedMessage(raw, from, at)
    ? "message"
    : (kinds.find(([prefix]) => startsWith(raw, from, at, prefix))?.[1] ?? "other");
  if (kind === "multipart") return isAlone ? readBoundary(raw, after, end) : { kind, isDoubtful: true };
  // A semicolon is often forgotten behind a type, and a type without a subtype is text to some.
  return isAlone || (kind !== "other" && after > at) ? { kind, isDoubtful: false } : { kind: "text", isDoubtful: true };
}

const isAttachedMessage = (raw: Uint8Array, from: number, to: number): boolean =>
  ["message/rfc822", "message/global"].some((type) => to - from === type.length && startsWith(raw, from, to, type));

/** The boundary among the parameters that stand between `start` (the first semicolon) and `end`. */
function readBoundary(raw: Uint8Array, start: number, end: number): DeclaredType {
  const doubtful = { kind: "multipart", isDoubtful: true } as const;
  let quoted = false;
  let found = -1;
  for (let at = start; at < end; at++) {
    const byte = raw[at] ?? 0;
    if (byte === BACKSLASH || (!quoted && (byte === OPEN_PARENTHESIS || isOdd(byte)))) return doubtful;
    if (byte === QUOTE) quoted = !quoted;
    if (quoted || byte !== SEMICOLON) continue;
    const name = skipSpace(raw, at + 1, end);
    if (!startsWith(raw, name, end, "boundary")) continue;
    const after = skipSpace(raw, name + "boundary".length, end);
    // A second one, or one in pieces (RFC 2231): readers differ in which they take.
    if (raw[after] === STAR || (found >= 0 && raw[after] === EQUALS)) return doubtful;
    if (after < end && raw[after] === EQUALS) found = skipSpace(raw, after + 1, end);
  }
  return found < 0 ? { kind: "multipart", isDoubtful: false } : boundaryAt(raw, found, end);
}

function boundaryAt(raw: Uint8Array, start: number, end: number): DeclaredType {
  const isQuoted = raw[start] === QUOTE;
  const from = isQuoted ? start + 1 : start;
  let to = from;
  while (to < end && !endsBoundary(raw[to] ?? 0, isQuoted)) to++;
  const after = skipSpace(raw, isQuoted ? to + 1 : to, end);
  const isWhole = (!isQuoted || raw[to] === QUOTE) && (after >= end || raw[after] === SEMICOLON);
  // Readers differ in whether they trim what is between quotes.
  const isTrimmed = !isBlank(raw[from]) && !isBlank(raw[to - 1]);
  return { kind: "multipart", isDoubtful: !isWhole || !isTrimmed, ...(to > from && { boundary: [from, to] }) };
}

const endsBoundary = (byte: number, isQuoted: boolean): boolean =>
  byte === QUOTE || byte === CR || byte === LF || isOdd(byte) || (!isQuoted && (byte === SEMICOLON || isBlank(byte)));

/** Bytes that a reader may trim or decode into something else. */
const isOdd = (byte: number): boolean => byte >= 127 || (byte < 32 && byte !== 9 && byte !== CR && byte !== LF);

/** Letters, digits and the marks of a media type (RFC 6838 4.2), with the slash. */
const isTypeByte = (byte = 0): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 45 && byte <= 57) || byte === 43 || byte === 95;

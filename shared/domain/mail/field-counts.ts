// What is counted in the bytes of a header field before anything reads it, never less than any reader would find.

const COMMA = 44;
const SEMICOLON = 59;
const LESS = 60;
const EQUALS = 61;
const STAR = 42;

/** The addresses in an address field, by separators or by angle brackets, whichever are more. */
export function countAddresses(raw: Uint8Array, start: number, end: number): number {
  let separators = 0;
  let angles = 0;
  for (let at = start; at < end; at++) {
    if (raw[at] === COMMA || raw[at] === SEMICOLON) separators++;
    if (raw[at] === LESS) angles++;
  }
  return Math.max(separators + 1, angles);
}

/**
 * The parameters behind the value of a field such as Content-Type, and the pieces of continued ones (RFC 2231). By
 * semicolons, those in quotes too: a reader that sees other quotes sees other parameters.
 */
export function countParameters(
  raw: Uint8Array,
  start: number,
  end: number,
): { readonly parameters: number; readonly continuations: number } {
  // Up to the first semicolon stands the value itself.
  let parameters = -1;
  let continuations = 0;
  let isContinuation = false;
  let inName = false;
  for (let at = start; at <= end; at++) {
    const byte = at < end ? raw[at] : SEMICOLON;
    if (byte === STAR && inName) isContinuation = true;
    if (byte === EQUALS) inName = false;
    if (byte !== SEMICOLON) continue;
    if (isContinuation) continuations++;
    else parameters++;
    isContinuation = false;
    inName = true;
  }
  return { parameters, continuations };
}

/** ASCII in bytes that may be anything: what a scan compares without making a string of them. */
export const LF = 10;
export const CR = 13;
export const TAB = 9;
export const SPACE = 32;

export const isBlank = (byte: number | undefined): boolean => byte === SPACE || byte === TAB;

/** The first byte from `start` on that is no blank and no line end, or `end`. */
export function skipSpace(raw: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (isBlank(raw[at]) || raw[at] === CR || raw[at] === LF)) at++;
  return at;
}

/** Whether the bytes from `start` on are `word`, an ASCII text in lower case, in any case. */
export function startsWith(raw: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start < word.length) return false;
  for (let i = 0; i < word.length; i++) {
    const byte = raw[start + i] ?? 0;
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** Whether there is nothing but `word` and space between `start` and `end`. */
export const isWord = (raw: Uint8Array, start: number, end: number, word: string): boolean =>
  startsWith(raw, start, end, word) && skipSpace(raw, start + word.length, end) === end;

/** Whether these very bytes stand at `at`. */
export function bytesAre(raw: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (raw[at + i] !== word[i]) return false;
  return true;
}

export function isSame(raw: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (raw[a + i] !== raw[b + i]) return false;
  return true;
}

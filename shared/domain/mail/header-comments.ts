/**
 * Where the comment that opens at `start` closes (RFC 5322 3.2.2): comments within it and escaped characters are passed
 * over; the end of the text where it is never closed.
 */
export function endOfComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at;
  }
  return text.length;
}

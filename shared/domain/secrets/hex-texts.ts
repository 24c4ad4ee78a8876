import { isJoint, isLineBreak } from "./broken-text.ts";

/**
 * Thirty-two bytes in hexadecimal. Every transaction id of this form is also a usable private key, so that the form
 * alone never decides; what stands near does, and the addresses that the key would have.
 */
const hexRun = /(?<![0-9a-wyz])[0-9a-f]{1,128}(?![0-9a-z])/gi;
const keyDigits = 64;
/** Ed25519 keys are also written with their public key behind them, or as long as the extended key of Cardano is. */
export const longKeyDigits = 128;

/** Sixty-four or 128 hexadecimal digits with their place, `0x` included. */
export interface HexText {
  /** In lower case, without `0x` and what stands between the pieces. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly hasPrefix: boolean;
  /** Joined over blanks: only a word about keys or an address makes a key of what may be any list of groups. */
  readonly isLoose: boolean;
}

/** A key in groups of four digits has sixteen of them. */
const mostPieces = 16;
/** What a mail program breaks begins with at least so many digits, and goes over at most so many lines. */
const shortestHead = 8;
const mostLines = 4;

/** All 64 or 128 digits, in one piece or in several with nothing but blanks and line breaks between them. */
export function hexTexts(text: string): HexText[] {
  const runs = [...text.matchAll(hexRun)].map(({ 0: run, index }) => ({ start: index, end: index + run.length }));
  const found: HexText[] = [];
  for (let first = 0; first < runs.length; first++) {
    const pieces = piecesFrom(runs, first, text);
    const one = pieces && foundIn(pieces, text);
    if (!one) continue;
    found.push(one);
    first += pieces.length - 1;
  }
  return found;
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The runs from the first on that have 64 digits together, or 128 where no 64 of them stand apart. */
function piecesFrom(runs: readonly Piece[], first: number, text: string): readonly Piece[] | undefined {
  let digits = 0;
  for (let next = first; next < Math.min(runs.length, first + mostPieces); next++) {
    const [run, last] = [runs[next], runs[next - 1]];
    if (!run || (next > first && last && !isJoint(text, last.end, run.start))) return undefined;
    digits += run.end - run.start;
    if (digits === keyDigits || digits === longKeyDigits) return runs.slice(first, next + 1);
    if (digits > longKeyDigits) return undefined;
  }
  return undefined;
}

function foundIn(pieces: readonly Piece[], text: string): HexText | undefined {
  const [head, last] = [pieces[0], pieces.at(-1)];
  if (!head || !last) return undefined;
  // `0x` leaves its zero apart: the run of digits begins behind the x.
  const hasPrefix = /0x/i.test(text.slice(Math.max(0, head.start - 2), head.start));
  if (/[0-9a-z]/i.test(text[head.start - (hasPrefix ? 3 : 1)] ?? "")) return undefined;
  const isWrapped =
    head.end - head.start >= shortestHead &&
    pieces.length <= mostLines &&
    pieces.slice(1).every(({ start }, i) => isLineBreak(text, pieces[i]?.end ?? start, start));
  return {
    digits: pieces
      .map(({ start, end }) => text.slice(start, end))
      .join("")
      .toLowerCase(),
    start: hasPrefix ? head.start - 2 : head.start,
    end: last.end,
    hasPrefix,
    isLoose: pieces.length > 1 && !isWrapped,
  };
}

import { bytesAre, CR, LF } from "./ascii-bytes.ts";

/** A file that stands in a text in uuencode: the lines from `begin` to `end`. */
export interface UuencodedFile {
  readonly name: Uint8Array;
  readonly content: Uint8Array;
  /** Offsets in the text: of its first line, and after its last one. */
  readonly start: number;
  readonly end: number;
}

const BEGIN = new TextEncoder().encode("begin ");
const maxNameLength = 255;

/** The uuencoded files in a text (POSIX uuencode): only those whose lines are well-formed up to `end`. Linear. */
export function findUuencoded(text: Uint8Array, maxFiles: number): UuencodedFile[] {
  const found: UuencodedFile[] = [];
  for (let start = 0; start < text.length && found.length < maxFiles; ) {
    const file = bytesAre(text, start, BEGIN) ? readUuencoded(text, start) : undefined;
    if (file) found.push(file);
    start = file ? file.end : afterLine(text, start);
  }
  return found;
}

function afterLine(text: Uint8Array, start: number): number {
  const newline = text.indexOf(LF, start);
  return newline < 0 ? text.length : newline + 1;
}

function readUuencoded(text: Uint8Array, start: number): UuencodedFile | undefined {
  let line = afterLine(text, start);
  const first = trimmedLine(text, start + BEGIN.length, line);
  const blank = first.indexOf(32);
  const isMode = blank >= 3 && blank <= 4 && first.subarray(0, blank).every((byte) => byte >= 48 && byte <= 55);
  if (!isMode || first.length - blank - 1 > maxNameLength) return undefined;
  const pieces: Uint8Array[] = [];
  while (line < text.length) {
    const next = afterLine(text, line);
    const content = trimmedLine(text, line, next);
    if (isEndLine(content)) return { name: first.subarray(blank + 1), content: joined(pieces), start, end: next };
    const piece = decodeUuLine(content);
    if (!piece) return undefined;
    pieces.push(piece);
    line = next;
  }
  return undefined;
}

const isEndLine = (line: Uint8Array): boolean =>
  line.length === 3 && line[0] === 101 && line[1] === 110 && line[2] === 100;

function trimmedLine(text: Uint8Array, start: number, end: number): Uint8Array {
  let to = end;
  while (to > start && (text[to - 1] === LF || text[to - 1] === CR)) to--;
  return text.subarray(start, to);
}

/** The bytes of one line: its length, then four characters for three bytes; undefined where it is no such line. */
function decodeUuLine(line: Uint8Array): Uint8Array | undefined {
  if (line.some((byte) => byte < 32 || byte > 96)) return undefined;
  const length = line.length === 0 ? 0 : ((line[0] ?? 32) - 32) & 63;
  // Relays cut blanks at the end, which stand for zero; a longer line may carry a check character.
  if (line.length > 1 + Math.ceil(length / 3) * 4 + 1) return undefined;
  const digit = (at: number): number => ((line[at] ?? 32) - 32) & 63;
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const at = 1 + Math.floor(i / 3) * 4 + (i % 3);
    out[i] = ((digit(at) << 6) | digit(at + 1)) >> (4 - 2 * (i % 3));
  }
  return out;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let size = 0;
  for (const piece of pieces) {
    out.set(piece, size);
    size += piece.length;
  }
  return out;
}

import { CR, LF } from "./ascii-bytes.ts";
import { findUuencoded } from "./uuencode.ts";

const EQUALS = 61;

/** Value of each byte as a digit of base64; 255 where it is none. */
const digits = new Uint8Array(256).fill(255);
for (const [value, char] of Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/").entries())
  digits[char.charCodeAt(0)] = value;

/**
 * The bytes that base64 stands for (RFC 2045 6.8). What is no digit is skipped, missing padding is added. After padding
 * the reading goes on only with lines of nothing but digits: pieces that were encoded apart, but no footer.
 */
export function decodeBase64(encoded: Uint8Array): Uint8Array {
  const out = new Uint8Array(((encoded.length * 3) >> 2) + 3);
  let size = 0;
  let bits = 0;
  let count = 0;
  for (let i = 0; i < encoded.length; i++) {
    // Four digits in a row are nearly everything that there is.
    if (count === 0) {
      for (; i + 3 < encoded.length; i += 4) {
        const a = digits[encoded[i] ?? 0] ?? 255;
        const b = digits[encoded[i + 1] ?? 0] ?? 255;
        const c = digits[encoded[i + 2] ?? 0] ?? 255;
        const d = digits[encoded[i + 3] ?? 0] ?? 255;
        if ((a | b | c | d) > 63) break;
        out[size++] = (a << 2) | (b >> 4);
        out[size++] = ((b << 4) & 0xff) | (c >> 2);
        out[size++] = ((c << 6) & 0xff) | d;
      }
      if (i >= encoded.length) break;
    }
    const byte = encoded[i] ?? 0;
    const digit = digits[byte] ?? 255;
    if (digit < 64) {
      bits = (bits << 6) | digit;
      if (++count === 4) {
        out[size++] = (bits >> 16) & 0xff;
        out[size++] = (bits >> 8) & 0xff;
        out[size++] = bits & 0xff;
        count = 0;
        bits = 0;
      }
    } else if (byte === EQUALS && count > 1) {
      size = flush(out, size, bits, count);
      count = 0;
      bits = 0;
      i = nextDigits(encoded, i) - 1;
    }
  }
  return out.subarray(0, flush(out, size, bits, count));
}

/** Writes what less than four digits stand for; one alone is no byte. */
function flush(out: Uint8Array, at: number, bits: number, count: number): number {
  let size = at;
  if (count === 2) out[size++] = (bits >> 4) & 0xff;
  if (count === 3) {
    out[size++] = (bits >> 10) & 0xff;
    out[size++] = (bits >> 2) & 0xff;
  }
  return size;
}

/** Where digits go on behind padding, or the end. */
function nextDigits(encoded: Uint8Array, padding: number): number {
  let at = padding;
  while (at < encoded.length && isPaddingOrSpace(encoded[at])) at++;
  let end = at;
  while (end < encoded.length && (digits[encoded[end] ?? 0] ?? 255) < 64) end++;
  while (encoded[end] === EQUALS) end++;
  const isLine = end === encoded.length || encoded[end] === LF || encoded[end] === CR;
  return isLine && (end - at) % 4 === 0 ? at : encoded.length;
}

const isPaddingOrSpace = (byte: number | undefined): boolean =>
  byte === EQUALS || byte === LF || byte === CR || byte === 32 || byte === 9;

/** Whether bytes that are called base64 are surely something else: a twentieth of the first ones cannot stand in it. */
function isHardlyBase64(encoded: Uint8Array): boolean {
  let other = 0;
  const seen = Math.min(encoded.length, 4096);
  for (let i = 0; i < seen; i++) {
    const byte = encoded[i] ?? 0;
    if (byte === EQUALS) return other * 20 > i;
    if ((digits[byte] ?? 255) > 63 && byte !== LF && byte !== CR) other++;
  }
  return other * 20 > seen;
}

const hexOf = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const upper = byte & 0xdf;
  return upper >= 65 && upper <= 70 ? upper - 55 : -1;
};

/** The bytes that quoted-printable stands for (RFC 2045 6.7). A `=` that begins nothing stays as it is. */
function decodeQuotedPrintable(encoded: Uint8Array): Uint8Array {
  const out = new Uint8Array(encoded.length);
  let size = 0;
  for (let i = 0; i < encoded.length; i++) {
    const byte = encoded[i] ?? 0;
    if (byte !== EQUALS) {
      out[size++] = byte;
      continue;
    }
    const high = hexOf(encoded[i + 1]);
    const low = hexOf(encoded[i + 2]);
    if (high >= 0 && low >= 0) {
      out[size++] = (high << 4) | low;
      i += 2;
      continue;
    }
    const next = afterSoftBreak(encoded, i + 1);
    if (next < 0) out[size++] = byte;
    else i = next - 1;
  }
  return out.subarray(0, size);
}

/** Longest run of blanks that a relay leaves between a `=` and the end of its line. */
const maxSoftBreak = 80;

/** Where the line goes on after a soft line break, blanks before the line end included, or -1 where there is none. */
function afterSoftBreak(encoded: Uint8Array, start: number): number {
  const limit = Math.min(encoded.length, start + maxSoftBreak);
  let at = start;
  while (at < limit && (encoded[at] === 32 || encoded[at] === 9 || encoded[at] === CR)) at++;
  if (at === encoded.length) return at;
  return encoded[at] === LF ? at + 1 : -1;
}

const asIs = (bytes: Uint8Array): Uint8Array => bytes;
const decodeUuencode = (bytes: Uint8Array): Uint8Array => findUuencoded(bytes, 1)[0]?.content ?? bytes;

/** By the letters and digits of their names: `8 bit`, `X-uuencode` and `"Base64"` are written too. */
const encodings: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  "": asIs,
  "7bit": asIs,
  "7bits": asIs,
  "8bit": asIs,
  "8bits": asIs,
  binary: asIs,
  none: asIs,
  base64: decodeBase64,
  b64: decodeBase64,
  quotedprintable: decodeQuotedPrintable,
  qp: decodeQuotedPrintable,
  uuencode: decodeUuencode,
  xuuencode: decodeUuencode,
  xuue: decodeUuencode,
  uue: decodeUuencode,
};

const maxNameLength = 100;

/** Bytes after their transfer encoding. */
export interface DecodedBytes {
  /** A view of the encoded bytes where there was nothing to decode. */
  readonly bytes: Uint8Array;
  /** Nobody knows the encoding, or the bytes are surely in another: they are given as they are. */
  readonly oddity?: "encoding-unknown" | "encoding-wrong";
}

/** The bytes that a body stands for, by its `Content-Transfer-Encoding` (RFC 2045 6). Never throws. */
export function decodeTransfer(encoded: Uint8Array, declared: string): DecodedBytes {
  const [first = ""] = declared.slice(0, maxNameLength).split(/[;(]/, 1);
  const name = first.replace(/[^a-z0-9]/gi, "").toLowerCase();
  const decode = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
  if (!decode) return { bytes: encoded, oddity: "encoding-unknown" };
  if (decode === decodeBase64 && isHardlyBase64(encoded)) return { bytes: encoded, oddity: "encoding-wrong" };
  return { bytes: decode(encoded) };
}

import { bestTwoByteFit, countUtf8, guessCharset, shareIn } from "./charset-guess.ts";
import { charsetOf, decoderOf } from "./charset-labels.ts";
import { withHongKongCharacters } from "./hkscs.ts";
import { isPlainEightBit, sevenBitCharsets } from "./seven-bit-charsets.ts";

/** Text of bytes; `oddity` where the charset that it was read in is not the one that is declared. */
export interface DecodedText {
  readonly text: string;
  readonly oddity?: "charset-guessed" | "charset-unknown";
}

// A byte order mark is a character of its own here, so that no header's name gets equal to another's.
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  const decode = Object.hasOwn(sevenBitCharsets, charset) ? sevenBitCharsets[charset] : undefined;
  const text = decode ? decode(bytes) : (decoderOf(charset) ?? latin1).decode(bytes);
  return charset === "big5" ? withHongKongCharacters(text) : text;
}

const latin1 = new TextDecoder("windows-1252");

/** Charsets whose bytes below 0x80 are not just ASCII. */
const isStateful = (charset: string): boolean =>
  Object.hasOwn(sevenBitCharsets, charset) || charset.startsWith("utf-16");
const twoByte = new Set(["gb18030", "big5", "shift_jis", "euc-kr", "euc-jp"]);

/**
 * Text of bytes in a declared charset, or in the one that they look like where the label is missing, unknown or surely
 * wrong. Never throws; at most three bytes of UTF-8 for each byte.
 */
export function decodeText(bytes: Uint8Array, label = ""): DecodedText {
  const named = charsetOf(label);
  const isEightBit = named !== undefined && Object.hasOwn(sevenBitCharsets, named) && isPlainEightBit(bytes);
  const charset = isEightBit ? "ascii" : named;
  const unknown = charset === undefined ? ({ oddity: "charset-unknown" } as const) : {};
  const marked = markedCharset(bytes);
  if (marked) return { text: decodeAs(bytes, marked), ...unknown };
  if (charset !== undefined && isStateful(charset)) return { text: decodeAs(bytes, charset) };
  const utf8 = readUtf8(bytes);
  if (utf8 !== undefined) {
    // No more characters than bytes: all ASCII, which every other charset reads alike.
    if (utf8.length === bytes.length)
      return { text: hasEscape(utf8) ? decodeAs(bytes, "iso-2022-jp") : utf8, ...unknown };
    const text = utf8.startsWith("\ufeff") ? utf8.slice(1) : utf8;
    const other = otherThanUtf8(bytes, text, charset);
    if (other !== undefined)
      return { text: decodeAs(bytes, other), ...(other !== charset && { oddity: "charset-guessed" }) };
    const isExpected = charset === undefined || charset === "ascii" || charset === "utf-8";
    return isExpected ? { text, ...unknown } : { text, oddity: "charset-guessed" };
  }
  const actual = charset === undefined || charset === "ascii" ? guessCharset(bytes) : actualCharset(bytes, charset);
  const text = decodeAs(bytes, actual);
  if (charset === undefined) return { text, ...unknown };
  // Where nothing is declared, UTF-8 with a fault in it is what RFC 6532 has there.
  return actual === charset || (charset === "ascii" && actual === "utf-8")
    ? { text }
    : { text, oddity: "charset-guessed" };
}

/** Bytes where no charset is declared, as in a header field (RFC 6532 would have UTF-8 there). */
export function decodeUndeclared(bytes: Uint8Array): string {
  const utf8 = readUtf8(bytes);
  return utf8 === undefined || hasEscape(utf8) ? decodeText(bytes).text : utf8;
}

/** ISO-2022-JP says itself where it begins: ESC $ @ or ESC $ B. */
const hasEscape = (text: string): boolean => text.includes("\x1b$B") || text.includes("\x1b$@");

/** What a byte order mark says. */
function markedCharset(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/** Texts in letters of one script that UTF-8 writes in sequences of two bytes: Latin, Greek, Cyrillic, Hebrew, Arabic. */
const scripts = [
  /^[\0-\u024f]*$/,
  /^[\0-\x7f\u0370-\u03ff]*$/,
  /^[\0-\x7f\u0400-\u04ff]*$/,
  /^[\0-\x7f\u0590-\u05ff]*$/,
  /^[\0-\x7f\u0600-\u06ff]*$/,
];

/**
 * The charset that bytes are in though they are well-formed UTF-8, or nothing where they surely are that. Accented letters
 * of a one-byte charset never happen to be; a few Chinese characters do, in sequences of two bytes.
 */
function otherThanUtf8(bytes: Uint8Array, text: string, declared: string | undefined): string | undefined {
  if (declared !== undefined && twoByte.has(declared)) {
    const long = bytes.reduce((count, byte) => (byte >= 0xe0 ? count + 1 : count), 0);
    return long >= 2 || decodeAs(bytes, declared).includes("\ufffd") ? undefined : declared;
  }
  if (declared !== undefined && declared !== "ascii") return undefined;
  if (bytes.some((byte) => byte >= 0xe0) || scripts.some((script) => script.test(text))) return undefined;
  const fit = bestTwoByteFit(bytes);
  return fit && fit.share === 1 && fit.alone === 0 ? fit.name : undefined;
}

/** The declared charset of bytes that are not UTF-8, or the one that they are surely in. */
function actualCharset(bytes: Uint8Array, declared: string): string {
  const fit = bestTwoByteFit(bytes);
  const isSure = fit !== undefined && fit.share >= 0.8 && fit.alone * 20 <= fit.pairs;
  if (declared === "utf-8") {
    const { valid, invalid } = countUtf8(bytes);
    if (isSure && fit.pairs > 1 && valid <= invalid) return fit.name;
    return valid > 0 ? declared : guessCharset(bytes);
  }
  if (!isSure || fit.pairs < 4 || fit.share < 0.9) return declared;
  // Latin letters with accents stand alone among plain ones; four pairs in a row of nothing but pairs are no Latin.
  if (declared === "windows-1252") return fit.name;
  return twoByte.has(declared) && shareIn(declared, bytes) <= fit.share - 0.3 ? fit.name : declared;
}

import { decodeText } from "./charset.ts";
import { charsetOf } from "./charset-labels.ts";
import { decodeBase64 } from "./transfer-encoding.ts";

/** How an encoded word begins: charset, perhaps a language (RFC 2231 5), encoding. */
const head = /=\?([!-)+->@-~]{1,60})(?:\*[!->@-~]{0,40})?\?([bq])\?/gi;
const blank = /^\s*$/;
const digits = /^[A-Za-z0-9+/=]*/;

interface Word {
  readonly charset: string;
  readonly isBase64: boolean;
  readonly payload: string;
}

/**
 * Text with its encoded words decoded (RFC 2047), wherever they stand and however they are broken: in quotes, glued
 * together, with blanks inside, without their end. Neighbours of one charset are joined before they are decoded, as a
 * character may begin in one word and end in the next. What comes out may hold controls and marks of direction.
 */
export function decodeWords(text: string): string {
  if (!text.includes("=?")) return text;
  const out: string[] = [];
  let words: Word[] = [];
  const finish = (): void => {
    out.push(decodeRun(words));
    words = [];
  };
  let at = 0;
  const heads = [...text.matchAll(head)];
  for (const [index, found] of heads.entries()) {
    const [whole, charset = "", encoding = ""] = found;
    if (found.index < at) continue;
    const between = text.slice(at, found.index);
    if (words.length === 0 || !blank.test(between)) {
      finish();
      out.push(between);
    }
    const start = found.index + whole.length;
    const region = text.slice(start, heads[index + 1]?.index ?? text.length);
    const isBase64 = encoding.toLowerCase() === "b";
    const close = region.indexOf("?=");
    const length = close >= 0 ? close : isBase64 ? (digits.exec(region)?.[0].length ?? 0) : region.length;
    words.push({ charset, isBase64, payload: region.slice(0, length) });
    at = start + length + (close >= 0 ? 2 : 0);
  }
  finish();
  return out.join("") + text.slice(at);
}

/** The text of neighbouring words, those of one charset decoded together. */
function decodeRun(words: readonly Word[]): string {
  let text = "";
  for (let from = 0; from < words.length; ) {
    const charset = charsetOf(words[from]?.charset ?? "");
    let to = from + 1;
    while (to < words.length && charsetOf(words[to]?.charset ?? "") === charset) to++;
    text += decodeSame(words.slice(from, to));
    from = to;
  }
  return text;
}

/** Words of base64 without padding may each miss it, or be one text that was cut anywhere: what reads without a fault. */
function decodeSame(words: readonly Word[]): string {
  const text = decodeJoined(words, false);
  if (words.length === 1 || !text.includes("\ufffd")) return text;
  const joined = decodeJoined(words, true);
  return joined.includes("\ufffd") ? text : joined;
}

function decodeJoined(words: readonly Word[], carriesDigits: boolean): string {
  const bytes: number[] = [];
  let text = "";
  const finish = (): void => {
    if (bytes.length > 0) text += decodeText(Uint8Array.from(bytes), words[0]?.charset).text;
    bytes.length = 0;
  };
  // Bytes beyond ASCII that stand in a word as they are have been decoded with the field, and are no bytes any more.
  const literally = (char: string): void => {
    finish();
    text += char;
  };
  let open = "";
  for (const [index, { isBase64, payload }] of words.entries()) {
    if (!isBase64) readQ(payload, bytes, literally);
    else {
      const digits = `${open}${payload.replace(/\s/g, "")}`;
      const isLast = index === words.length - 1 || digits.endsWith("=");
      const whole = carriesDigits && !isLast ? digits.length - (digits.length % 4) : digits.length;
      open = digits.slice(whole);
      for (const byte of decodeBase64(asciiOf(digits.slice(0, whole)))) bytes.push(byte);
    }
  }
  finish();
  return text;
}

const asciiOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0x7f);

/** RFC 2047 4.2: `_` is a blank, `=XX` a byte; a `=` that begins nothing stays. */
function readQ(payload: string, bytes: number[], literally: (char: string) => void): void {
  for (let i = 0; i < payload.length; i++) {
    const char = payload[i] ?? "";
    const hex = char === "=" ? /^[0-9a-f]{2}/i.exec(payload.slice(i + 1, i + 3))?.[0] : undefined;
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
    } else if (char === "_") bytes.push(0x20);
    else if (char > "\x7f") literally(char);
    else bytes.push(char.charCodeAt(0));
  }
}

const ESC = 0x1b;
const SHIFT_OUT = 0x0e;

const latin1 = new TextDecoder("windows-1252");
const gb18030 = new TextDecoder("gb18030");
const eucKr = new TextDecoder("euc-kr");
const iso2022jp = new TextDecoder("iso-2022-jp");

/**
 * Charsets that write everything in bytes below 0x80 (`TextDecoder` knows the first only, and is stricter than mail), each
 * by turning its bytes into those of one of eight bits.
 */
export const sevenBitCharsets: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  "iso-2022-jp": (bytes) => iso2022jp.decode(withoutIdleEscapes(bytes)),
  "iso-2022-kr": (bytes) => eucKr.decode(lift(withoutEscapes(bytes), "\x0e", "\x0f")),
  "iso-2022-cn": (bytes) => gb18030.decode(lift(withoutEscapes(bytes), "\x0e", "\x0f")),
  "hz-gb-2312": (bytes) => gb18030.decode(lift(bytes, "~{", "~}")),
  "utf-7": (bytes) => decodeUtf7(latin1.decode(bytes)),
};

/** Whether bytes have nothing of a charset of seven bits: none of its shifts, and bytes beyond ASCII. */
export const isPlainEightBit = (bytes: Uint8Array): boolean =>
  !bytes.includes(ESC) && !bytes.includes(SHIFT_OUT) && bytes.some((byte) => byte >= 0x80);

/** Without an escape that another one follows at once, which the Encoding Standard calls a fault: joined words have them. */
function withoutIdleEscapes(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let size = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === ESC && bytes[i + 3] === ESC) i += 2;
    else out[size++] = bytes[i] ?? 0;
  }
  return out.subarray(0, size);
}

/**
 * The bytes between two marks with their high bits set, the marks left out: 7-bit charsets are their 8-bit sisters with
 * a mark where characters of two bytes begin and end (RFC 1843, RFC 1557). A line end also ends them.
 */
function lift(bytes: Uint8Array, open: string, close: string): Uint8Array {
  const out = new Uint8Array(bytes.length);
  const length = open.length;
  let size = 0;
  let isHigh = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const mark = isHigh ? close : open;
    if (byte === mark.charCodeAt(0) && (length === 1 || bytes[i + 1] === mark.charCodeAt(1))) {
      isHigh = !isHigh;
      i += length - 1;
      continue;
    }
    if (byte === 0x0a) isHigh = false;
    out[size++] = isHigh && byte > 0x20 ? byte | 0x80 : byte;
  }
  return out.subarray(0, size);
}

/** Without the designations that name a set of characters, as ESC $ ) C. */
function withoutEscapes(bytes: Uint8Array): Uint8Array {
  let size = 0;
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === ESC) i += 3;
    else out[size++] = bytes[i] ?? 0;
  }
  return out.subarray(0, size);
}

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 2152: between `+` and `-` stands UTF-16 in base64. Decoded only where a mail declares it; what comes out is text. */
function decodeUtf7(text: string): string {
  const out: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char !== "+") {
      out.push(char);
      continue;
    }
    let bits = 0;
    let value = 0;
    let at = i + 1;
    for (; at < text.length; at++) {
      const digit = base64Alphabet.indexOf(text[at] ?? "");
      if (digit < 0) break;
      value = ((value << 6) | digit) & 0x3fffff;
      bits += 6;
      if (bits < 16) continue;
      bits -= 16;
      out.push(String.fromCharCode((value >> bits) & 0xffff));
    }
    if (at === i + 1) out.push("+");
    i = text[at] === "-" ? at : at - 1;
  }
  return out.join("").toWellFormed();
}

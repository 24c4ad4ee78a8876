import type { MailHeader } from "./mail.ts";

const LF = 10;
const CR = 13;

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const gb18030 = new TextDecoder("gb18030");
const latin1 = new TextDecoder("windows-1252");

/**
 * Bytes as text where no charset is declared: UTF-8 (RFC 6532) if they are that, else GB18030, which old Chinese mail
 * programs write into headers as it is, if most bytes beyond ASCII come in pairs, else Latin.
 */
export function decodeUndeclared(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return (comesInPairs(bytes) ? gb18030 : latin1).decode(bytes);
  }
}

/** Frequent Chinese characters (GB 2312) are two bytes above 0xA0; an accented letter stands alone among ASCII. */
function comesInPairs(bytes: Uint8Array): boolean {
  let pairs = 0;
  let alone = 0;
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    if ((bytes[i + 1] ?? 0) > 0xa0) pairs++;
    else alone++;
    i++;
  }
  return pairs > 2 * alone;
}

/**
 * The header fields of a raw mail, topmost first, names in lower case, values unfolded (RFC 5322 2.2.3) and undecoded.
 * Reads up to the first empty line; a line without a colon is no field. Linear in the bytes given.
 */
export function readHeaders(raw: Uint8Array): MailHeader[] {
  const headers: MailHeader[] = [];
  let field: string[] = [];
  const finish = (): void => {
    const line = field.join("");
    const colon = line.indexOf(":");
    if (colon > 0)
      headers.push({ name: trimBlanks(line.slice(0, colon)).toLowerCase(), value: cleanValue(line.slice(colon + 1)) });
    field = [];
  };
  for (let start = 0; start < raw.length; ) {
    const newline = raw.indexOf(LF, start);
    let end = newline < 0 ? raw.length : newline;
    while (end > start && raw[end - 1] === CR) end--;
    if (end === start) break;
    const line = decodeUndeclared(raw.subarray(start, end));
    const continues = field.length > 0 && (line.startsWith(" ") || line.startsWith("\t"));
    if (!continues) finish();
    field.push(line);
    start = newline < 0 ? raw.length : newline + 1;
  }
  finish();
  return headers;
}

// Only blanks and tabs: `trim` would turn a name with a no-break space before it into the real name.
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && (text[start] === " " || text[start] === "\t")) start++;
  while (end > start && (text[end - 1] === " " || text[end - 1] === "\t")) end--;
  return text.slice(start, end);
}

// A bare CR or NUL could pass for a line end somewhere later.
const breaks = /[\r\n\0]/g;

const cleanValue = (value: string): string => trimBlanks(value.replace(breaks, " "));

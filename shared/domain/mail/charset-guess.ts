/** Enough bytes to tell by. */
const sampleBytes = 64 * 1024;

interface TwoByteCharset {
  readonly name: string;
  readonly isTrail: (byte: number) => boolean;
  /** Whether a pair is among the characters by which text in this charset is told. */
  readonly isCommon: (lead: number, trail: number) => boolean;
  /** Share of such characters, 0 to 1, from which on bytes count as written in it. */
  readonly minShare: number;
}

const within = (byte: number, from: number, to: number): boolean => byte >= from && byte <= to;
const isHighTrail = (byte: number): boolean => within(byte, 0xa1, 0xfe);

/** Japanese is told by its kana, which Chinese does not have: three characters in ten at least. */
const japanese: readonly TwoByteCharset[] = [
  {
    name: "shift_jis",
    isTrail: (byte) => within(byte, 0x40, 0xfc) && byte !== 0x7f,
    isCommon: (lead, trail) =>
      (lead === 0x82 && within(trail, 0x9f, 0xf1)) || (lead === 0x83 && within(trail, 0x40, 0x96)),
    minShare: 0.3,
  },
  {
    name: "euc-jp",
    isTrail: isHighTrail,
    isCommon: (lead, trail) =>
      (lead === 0xa4 && within(trail, 0xa1, 0xf3)) || (lead === 0xa5 && within(trail, 0xa1, 0xf6)),
    minShare: 0.3,
  },
];

/** On equal shares the first row wins: most of the mail that declares no charset is in it. */
const chinese: readonly TwoByteCharset[] = [
  {
    // GB 2312: punctuation, then the 3,755 characters of level 1 in the order of their pinyin.
    name: "gb18030",
    isTrail: (byte) => within(byte, 0x40, 0x7e) || within(byte, 0x80, 0xfe),
    isCommon: (lead, trail) => isHighTrail(trail) && (within(lead, 0xb0, 0xd7) || within(lead, 0xa1, 0xa3)),
    minShare: 0.5,
  },
  {
    // Big5: punctuation, then the 5,401 frequent characters of level 1.
    name: "big5",
    isTrail: (byte) => within(byte, 0x40, 0x7e) || isHighTrail(byte),
    isCommon: (lead) => within(lead, 0xa1, 0xc6),
    minShare: 0.5,
  },
];

/** How well bytes read as a charset of two bytes a character. */
export interface Fit {
  readonly name: string;
  /** Characters of two bytes. */
  readonly pairs: number;
  /** Bytes beyond ASCII that are no part of a pair. */
  readonly alone: number;
  /** Common characters among all, 0 to 1. */
  readonly share: number;
}

function fitOf(bytes: Uint8Array, { name, isTrail, isCommon }: TwoByteCharset): Fit & { readonly high: number } {
  let pairs = 0;
  let alone = 0;
  let common = 0;
  let high = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    // A sample may end within a character.
    if (i + 1 === bytes.length && pairs > 0) break;
    if (!isTrail(trail)) {
      alone++;
      continue;
    }
    pairs++;
    if (isCommon(lead, trail)) common++;
    if (trail >= 0x80) high++;
    i++;
  }
  return { name, pairs, alone, high, share: common / Math.max(1, pairs + alone) };
}

const fits = (bytes: Uint8Array, charsets: readonly TwoByteCharset[]): Fit[] =>
  charsets
    .map((charset) => ({ ...fitOf(bytes, charset), minShare: charset.minShare }))
    // An accented letter or a degree sign before an ASCII letter looks like a pair of Big5.
    .filter(({ share, minShare, pairs, high }) => share >= minShare && high >= pairs * 0.3)
    .sort((one, other) => other.share - one.share);

/** The charset of two bytes a character that bytes fit best, or nothing where they fit none. */
export function bestTwoByteFit(bytes: Uint8Array): Fit | undefined {
  const sample = bytes.subarray(0, sampleBytes);
  const [best] = [...fits(sample, japanese), ...fits(sample, chinese)];
  return best?.name === "gb18030" && isHangul(sample) ? { ...best, name: "euc-kr" } : best;
}

/** The share of common characters that bytes have in a charset for Chinese, 0 to 1; 1 in any other, which has no measure. */
export function shareIn(charset: string, bytes: Uint8Array): number {
  const row = chinese.find(({ name }) => name === charset);
  return row ? fitOf(bytes.subarray(0, sampleBytes), row).share : 1;
}

const minHangul = 10;

/**
 * Hangul syllables (KS X 1001) lie within the frequent Chinese characters of GB 2312, in its first 25 rows of 40, and
 * are written in words with blanks between them.
 */
function isHangul(bytes: Uint8Array): boolean {
  let pairs = 0;
  let words = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    if (!within(lead, 0xb0, 0xc8) || !isHighTrail(bytes[i + 1] ?? 0)) return false;
    pairs++;
    if (bytes[i + 2] === 0x20) words++;
    i++;
  }
  return pairs >= minHangul && words * 8 >= pairs;
}

const minCyrillic = 6;

/**
 * The charset of Cyrillic bytes: letters lie in C0 to FF (but for the rare yo), the lower-case ones of KOI8-R in the first
 * half and those of windows-1251 in the second. The second byte of every third Chinese character lies elsewhere.
 */
function cyrillicOf(bytes: Uint8Array): string | undefined {
  let lower = 0;
  let upper = 0;
  let other = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    if (byte < 0xc0) other++;
    else if (byte < 0xe0) lower++;
    else upper++;
  }
  if (lower + upper < minCyrillic || other * 10 > lower + upper) return undefined;
  if (lower > 3 * upper) return "koi8-r";
  return upper > 3 * lower ? "windows-1251" : undefined;
}

/** Sequences of UTF-8 beyond ASCII, and bytes that are part of none. */
export function countUtf8(bytes: Uint8Array): { readonly valid: number; readonly invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const more = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    let found = 0;
    while (found < more && within(bytes[i + found + 1] ?? 0, 0x80, 0xbf)) found++;
    if (more > 0 && found === more) valid++;
    else invalid++;
    i += found;
  }
  return { valid, invalid };
}

/**
 * The charset that bytes beyond ASCII are most likely written in, where none is declared and they are not UTF-8 from end
 * to end. By the ranges that the letters lie in, without any table of frequencies; Latin where nothing else fits.
 */
export function guessCharset(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, sampleBytes);
  const { valid, invalid } = countUtf8(sample);
  if (valid > 4 * invalid) return "utf-8";
  return cyrillicOf(sample) ?? bestTwoByteFit(sample)?.name ?? "windows-1252";
}

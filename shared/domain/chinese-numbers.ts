/** Digits as they are spoken, and the capitals of banks and contracts, which cannot be altered by a stroke. */
const digitRows: readonly (readonly [bigint, string])[] = [
  [0n, "零〇○"],
  [1n, "一壹"],
  [2n, "二两兩贰貳"],
  [3n, "三叁參"],
  [4n, "四肆"],
  [5n, "五伍"],
  [6n, "六陆陸"],
  [7n, "七柒"],
  [8n, "八捌"],
  [9n, "九玖"],
];
/** Powers of ten; from 万 on they multiply everything that stands before them. */
const unitRows: readonly (readonly [power: number, characters: string])[] = [
  [1, "十拾"],
  [2, "百佰"],
  [3, "千仟"],
  [4, "万萬"],
  [8, "亿億"],
];

const mapOf = <T>(rows: readonly (readonly [T, string])[]): ReadonlyMap<string, T> =>
  new Map(rows.flatMap(([value, characters]) => [...characters].map((character) => [character, value] as const)));

const digits = mapOf(digitRows);
const powers = mapOf(unitRows);
const charactersOf = (rows: readonly (readonly [unknown, string])[]) => rows.map(([, each]) => each).join("");

/** Characters of the digits, and of the units, for the character classes of other patterns. */
export const chineseDigits = charactersOf(digitRows);
export const chineseUnits = charactersOf(unitRows);

/** Powers of this size and more close a section: 二十三万 is 23 times 10^4. */
const sectionPower = 4;

export type ChineseNumber =
  | { readonly kind: "number"; readonly digits: string }
  /** Its end may stand for the unit below or for ones: 一万二 is 12,000 to one and a slip for 10,002 to another. */
  | { readonly kind: "ambiguous" }
  | { readonly kind: "none" };

const none: ChineseNumber = { kind: "none" };

/** The power of ten that a character such as 万 stands for. */
export const powerOfUnit = (character: string): number | undefined => powers.get(character);

/** The digit of ASCII that a character such as 五 stands for. */
export const digitOf = (character: string): string | undefined => digits.get(character)?.toString();

/** Characters that are read; a number of this length is past every amount. */
const maxLength = 60;

/**
 * Reads a whole number of Chinese numerals, of Arabic digits, or of both: 五百, 一万二千, 3千5百, 二〇二四. Units must
 * descend, as they do in speech.
 */
export function readChineseNumber(text: string): ChineseNumber {
  if (text === "" || text.length > maxLength) return none;
  const parts = text.match(/\d+|\D/gu) ?? [];
  if (!parts.some((part) => powers.has(part))) return readDigitByDigit(parts);
  let total = 0n;
  let section = 0n;
  let pending: bigint | undefined;
  let lowestUnit = Number.POSITIVE_INFINITY;
  let lowestSection = Number.POSITIVE_INFINITY;
  let isAfterZero = false;
  let lastUnit = 0;
  for (const part of parts) {
    const power = powers.get(part);
    if (power === undefined) {
      const digit = /^\d+$/.test(part) ? BigInt(part) : digits.get(part);
      if (digit === undefined || (pending !== undefined && pending !== 0n)) return none;
      isAfterZero = digit === 0n || (isAfterZero && pending === 0n);
      pending = digit;
      continue;
    }
    if (power < sectionPower) {
      if (power >= lowestUnit || (pending === 0n && section + total === 0n)) return none;
      section += (pending || 1n) * 10n ** BigInt(power);
      lowestUnit = power;
    } else {
      const amount = section + (pending ?? 0n);
      // 万亿 is 10^12: a section that is closed may be closed again by a larger unit.
      const isClosedAgain = amount === 0n && total > 0n && lastUnit === 4 && power === 8;
      if (isClosedAgain) total *= 10n ** BigInt(power);
      else if (power >= lowestSection || amount === 0n) return none;
      else total += amount * 10n ** BigInt(power);
      section = 0n;
      lowestUnit = Number.POSITIVE_INFINITY;
      lowestSection = power;
    }
    pending = undefined;
    isAfterZero = false;
    lastUnit = power;
  }
  const isColloquial = pending !== undefined && pending > 0n && pending < 10n && lastUnit > 1 && !isAfterZero;
  if (isColloquial) return { kind: "ambiguous" };
  return { kind: "number", digits: String(total + section + (pending ?? 0n)) };
}

/** 二〇二四: digits without a unit are read one by one, and zeros in front are kept. */
function readDigitByDigit(parts: readonly string[]): ChineseNumber {
  const read = parts.map((part) => (/^\d+$/.test(part) ? part : digits.get(part)?.toString()));
  return read.includes(undefined) ? none : { kind: "number", digits: read.join("") };
}

const run = new RegExp(`[${chineseDigits}${chineseUnits}]+`, "gu");

/** A text with its Chinese numerals as Arabic digits: 三点二十分 becomes 3点20分. What cannot be read stays. */
export const withArabicDigits = (text: string): string =>
  text.replace(run, (numerals) => {
    const reading = readChineseNumber(numerals);
    return reading.kind === "number" ? reading.digits : numerals;
  });

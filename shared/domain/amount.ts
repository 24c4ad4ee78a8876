import { assetOf, isDear } from "./assets.ts";
import { chineseDigits, chineseUnits, digitOf, powerOfUnit, readChineseNumber } from "./chinese-numbers.ts";
import type { ProblemCode } from "./problems.ts";

export type AmountReading =
  | {
      readonly kind: "amount";
      /** A decimal string without leading zeros and without trailing ones after the point. */
      readonly value: string;
      /** The short name of the coin or currency that stands beside it. */
      readonly asset?: string;
    }
  | { readonly kind: "problem"; readonly code: ProblemCode; readonly asset?: string };

/** Characters that are read. */
const maxLength = 80;
/** The smallest unit of ether and of most tokens on its relatives: 10^-18. */
const maxDecimals = 18;
const maxIntegerDigits = 30;
const maxExponent = 30;

/** Ways to write digits with separators: grouped by three, then decimals. Whatever fits none is not guessed. */
const numberForms: readonly { readonly pattern: RegExp; readonly group: RegExp; readonly point: "." | "," }[] = [
  { pattern: /^\d+(?:\.\d*)?$|^\.\d+$/, group: /[^\d.]/g, point: "." },
  { pattern: /^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/, group: /,/g, point: "." },
  { pattern: /^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/, group: /\./g, point: "," },
  { pattern: /^\d{1,3}(?:[ ']\d{3})+(?:\.\d+)?$/, group: /[ ']/g, point: "." },
  { pattern: /^\d{1,3}(?:[ ']\d{3})+,\d+$/, group: /[ ']/g, point: "," },
  { pattern: /^\d+,\d+$/, group: /[^\d,]/g, point: "," },
  // India groups by two above the thousands.
  { pattern: /^\d{1,2}(?:,\d{2}){1,12},\d{3}(?:\.\d+)?$/, group: /,/g, point: "." },
];

/** Words that stand around an amount and say nothing about its digits. */
const wordsBefore =
  /^(?:(?:总共|總共|一共|合计|合計|共|大约|大約|大概|约|約|差不多|about|around|approximately|approx\.?|~|≈) ?)+/i;
const wordsBehind = / ?(?:左右|上下|整)$/;
/** A label that was copied along. */
const label = /^(?:金额|金額|数量|數量|amount|quantity|qty) ?[:=]? ?/i;
/** What else a form or a wallet shows behind the amount: its network, its fee, what it is worth. */
const extras =
  /(?:[-(]| )(?:trc|erc|bep)-?20\)?$|(?:,| ?\() ?(?:手续费|手續費|network fee|fee|gas)[^)]{0,40}\)?$|(?:手续费|手續費)[^)]{0,40}$| ?\((?:≈|~|约|約|about |worth )[^)]{0,40}\)$/i;
/** What Chinese counts coins with. */
const counter = /^(?:个|個|枚|颗|顆) ?/;
/** 半个, 1个半, 一个半: a half stands in the place of decimals. */
const halves: readonly (readonly [RegExp, string])[] = [
  [/^半(?=[个個枚颗顆])/, "0.5"],
  [/(?<=^\d{1,9})[个個枚颗顆块塊]半/, ".5"],
  [/(?<=^[一二两兩三四五六七八九十]{1,3})[个個枚颗顆块塊]半/, "点五"],
];
const numerals = `${chineseDigits}${chineseUnits}`;
const chineseAmount = new RegExp(`^([\\d${numerals}]+)(?:[点點]([\\d${chineseDigits}]+)([${chineseUnits}]*))?`, "u");
const hasNumeral = new RegExp(`[${numerals}]`, "u");
const manyUnits = new RegExp(`^[${chineseUnits}]{1,3}(?![\\d${numerals}])`, "u");

/** English words and letters that multiply, as powers of ten. */
const wanPower = 4;
const englishUnits: Readonly<Record<string, number>> = { k: 3, thousand: 3, million: 6, mio: 6, billion: 9 };
const englishUnit = /^ ?(k|thousand|million|mio|billion)(?![a-z\d])/i;
/** `2.5w USDT`: 万 as it is typed without switching the keyboard. WBTC and a coin W begin with it as well. */
const typedWan = /^ ?w(?=(?: ?(?:u|usdt?|usdc|rmb|cny)(?![a-z\d])| ?[个個枚颗顆元块塊]| [a-z]{2,20}$))/i;
/** Words that make a number inexact or larger, such as 500多 and 5m: they are no names, and dropping them changes the amount. */
const changesAmount =
  /^(?:[多余餘几幾来來点點半到至].*|m|mm|mn|mil|mill|mln|millions|b|bn|bln|t|tn|grand|hundreds?|thousands|dozens?|lakhs?|crores?|percent)$/i;

type Magnitude =
  | { readonly kind: "value"; readonly value: string; readonly rest: string }
  /** `asDecimal`: the one of two readings in which the point is a decimal one. */
  | { readonly kind: "ambiguous"; readonly rest: string; readonly asDecimal?: string }
  | { readonly kind: "none" };

const none: Magnitude = { kind: "none" };
const unreadable: AmountReading = { kind: "problem", code: "amount-unreadable" };

/**
 * Reads an amount as a decimal string, never as a float: separators of several countries, full-width digits, `1e-8`,
 * `1.5万`, 五百, a coin before or behind. `1,000` and `1.000` may be a thousand or one, and 一万二 has two readings: they are
 * ambiguous, a point not where nobody moves thousands of the coin, which stands beside the amount or is told by `coin`.
 * More than 18 decimals, zero and less are refused.
 */
export function readAmount(text: string, coin?: string): AmountReading {
  if (text.length > maxLength) return unreadable;
  const plain = plainOf(text);
  const before = plain.match(/^[a-z₮$€£¥₿]{1,20}(?:\.[a-z](?= ))?/i)?.[0] ?? chineseNameBefore(plain);
  const signed = plain.slice(before.length).replace(/^ ?:/, "").trim();
  const sign = /^[+-]/.exec(signed)?.[0] ?? "";
  const body = halves.reduce(
    (rest, [half, decimals]) => rest.replace(half, decimals),
    signed.slice(sign.length).trimStart(),
  );
  const reading = hasNumeral.test(body) ? readChinese(body) : readArabic(body);
  if (reading.kind === "none") return unreadable;
  const behind = nameBehind(reading.rest);
  if (behind === undefined || (before && behind)) return unreadable;
  const asset = assetOf(behind || before);
  const named = asset === undefined ? {} : { asset };
  const value = reading.kind === "value" ? reading.value : isDear(asset ?? coin) ? reading.asDecimal : undefined;
  if (value === undefined) return { kind: "problem", code: "amount-ambiguous", ...named };
  if (value === "0" || sign === "-") return { kind: "problem", code: "amount-not-positive", ...named };
  return { kind: "amount", value, ...named };
}

const plainOf = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .replace(/[−–]/g, "-")
    .replace(/[’`´]/g, "'")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(label, "")
    .replace(wordsBefore, "")
    .replace(extras, "")
    .replace(wordsBehind, "")
    .replace(/^(?:minus|negative|负|負) ?(?=\d)/i, "-")
    .replace(/ ?\(([a-z]{2,10})\)$/i, " $1")
    .replace(/(?<=\d[.,]\d{1,18})[.,]$|(?<=^\d{1,30})[,、。;]$/, "");

/** A Chinese name of a coin or currency in front of the digits, such as 比特币 2; a numeral is not a part of it. */
function chineseNameBefore(text: string): string {
  const han = /^\p{Script=Han}{1,6}(?= ?[\d.+-])/u.exec(text)?.[0] ?? "";
  return assetOf(han) === undefined ? "" : han;
}

/** The name behind a number, empty where nothing stands there; nothing where it is more than one name. */
function nameBehind(rest: string): string | undefined {
  const bare = rest.trim().replace(counter, "").replace(/\.$/, "").trim();
  if (bare === "") return "";
  if (changesAmount.test(bare)) return undefined;
  if (assetOf(bare) !== undefined) return bare;
  // 500到600, 5个加3个: a second number makes it another amount.
  if (/\p{Script=Han}/u.test(bare) && /\d/.test(bare)) return undefined;
  return /^(?:[\p{L}$₮€£¥](?:[\p{L}\d.]{0,18}[\p{L}\d])?)$/u.test(bare) ? bare : undefined;
}

function readArabic(text: string): Magnitude {
  const digits = /^[\d.,][\d., ']*/.exec(text)?.[0];
  if (digits === undefined || /^0x/i.test(text)) return none;
  const tail = text.slice(digits.length);
  const [matched = "", exponent] = /^e([+-]?\d{1,2})(?![\d.])/i.exec(tail) ?? [];
  // What begins like an exponent and is none is not taken for a coin called `e`.
  if (matched === "" && /^e(?:[\d+-]|\.?$)/i.test(tail)) return none;
  const rest = tail.slice(matched.length);
  if (/^ ?e(?:[\d+-]|\.?$)/i.test(rest)) return none;
  if (matched === "" && /^ ?w$/i.test(rest)) return { kind: "ambiguous", rest: "" };
  const wan = matched === "" && typedWan.exec(rest)?.[0];
  if (wan) return readDigits(digits.trim(), wanPower, rest.slice(wan.length));
  const [unit = "", name = ""] = (matched === "" && englishUnit.exec(rest)) || [];
  const power = englishUnits[name.toLowerCase()] ?? Number(exponent ?? 0);
  return readDigits(digits.trim(), power, rest.slice(unit.length));
}

const groupedByComma = /^[1-9]\d{0,2},\d{3}$/;
/** No wallet shows three decimals, and nobody types the zero at their end: a thousand with the point of half of Europe. */
const groupedByPoint = /^[1-9]\d{0,2}\.\d{2}0$/;

function readDigits(number: string, power: number, rest: string): Magnitude {
  if (Math.abs(power) > maxExponent) return none;
  if (groupedByComma.test(number)) return { kind: "ambiguous", rest };
  const value = canonical(number, power);
  if (value === undefined) return none;
  // Beside a multiplier a point is a decimal one: `1.500万`.
  if (power === 0 && groupedByPoint.test(number)) return { kind: "ambiguous", rest, asDecimal: value };
  return { kind: "value", value, rest };
}

/** Numbers with Chinese numerals or units: 五百, 3千5百, 1.5万, 一点五万. */
function readChinese(text: string): Magnitude {
  const digits = /^[\d.,][\d., ']*/.exec(text)?.[0];
  const units = digits && manyUnits.exec(text.slice(digits.length))?.[0];
  if (digits && units) return readDigits(digits.trim(), powerOf(units), text.slice(digits.length + units.length));
  const [matched = "", integer = "", decimals, behind = ""] = chineseAmount.exec(text) ?? [];
  const whole = readChineseNumber(integer);
  const rest = text.slice(matched.length);
  // A numeral further on belongs to a name of a coin or to a second amount: the digits in front decide.
  if (matched === "") return none;
  if (whole.kind === "ambiguous" && decimals === undefined) return { kind: "ambiguous", rest };
  if (whole.kind !== "number") return none;
  const fraction = [...(decimals ?? "")].map((character) => digitOf(character) ?? character).join("");
  return readDigits(fraction ? `${whole.digits}.${fraction}` : whole.digits, powerOf(behind), rest);
}

const powerOf = (units: string): number => [...units].reduce((sum, unit) => sum + (powerOfUnit(unit) ?? 0), 0);

/** Digits with separators, times a power of ten, as a decimal string; nothing where they are of no form or too long. */
function canonical(number: string, power: number): string | undefined {
  const form = numberForms.find(({ pattern }) => pattern.test(number));
  if (!form) return undefined;
  const [integer = "", decimals = ""] = number.replace(form.group, "").split(form.point);
  const digits = integer + decimals;
  const point = integer.length + power;
  const padded = point < 0 ? "0".repeat(-point) + digits : digits.padEnd(point, "0");
  const whole = padded.slice(0, Math.max(point, 0)).replace(/^0+/, "");
  const rest = padded.slice(Math.max(point, 0)).replace(/0+$/, "");
  if (whole.length > maxIntegerDigits || rest.length > maxDecimals) return undefined;
  return rest ? `${whole || "0"}.${rest}` : whole || "0";
}

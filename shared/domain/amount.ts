import type { ProblemCode } from "./problems.ts";

export type AmountReading =
  /** A decimal string without leading zeros and without trailing ones after the point. */
  { readonly kind: "amount"; readonly value: string } | { readonly kind: "problem"; readonly code: ProblemCode };

/** Characters that are read. */
const maxLength = 80;
/** The smallest unit of ether and of most tokens on its relatives: 10^-18. */
const maxDecimals = 18;
const maxIntegerDigits = 30;
const maxExponent = 30;

/** Powers of ten that Chinese writers put behind a number. */
const multipliers: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 };

/** Ways to write digits with separators: grouped by three, then decimals. Whatever fits none is not guessed. */
const numberForms: readonly { readonly pattern: RegExp; readonly group: RegExp; readonly point: "." | "," }[] = [
  { pattern: /^\d+(?:\.\d*)?$|^\.\d+$/, group: /[^\d.]/g, point: "." },
  { pattern: /^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/, group: /,/g, point: "." },
  { pattern: /^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/, group: /\./g, point: "," },
  { pattern: /^\d{1,3}(?:[ ']\d{3})+(?:\.\d+)?$/, group: /[ ']/g, point: "." },
  { pattern: /^\d{1,3}(?:[ ']\d{3})+,\d+$/, group: /[ ']/g, point: "," },
  { pattern: /^\d+,\d+$/, group: /[^\d,]/g, point: "," },
];

const problem = (code: ProblemCode): AmountReading => ({ kind: "problem", code });

/**
 * Reads an amount as a decimal string, never as a float: separators of several countries, full-width digits, `1e-8`,
 * `1.5万`, a coin before or behind (which is dropped). `1,000` may be a thousand or one, so it is ambiguous. More than 18 decimals, zero and
 * less are refused.
 */
export function readAmount(text: string): AmountReading {
  if (text.length > maxLength) return problem("amount-unreadable");
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[−–]/g, "-")
    .replace(/[’`´]/g, "'")
    .replace(/\s+/gu, " ")
    .trim();
  const [, before = "", sign = "", digits = "", tail = ""] =
    /^([\p{L}$₮]{0,20}) ?([+-]?) ?([\d.,][\d., ']*)(.*)$/u.exec(plain) ?? [];
  const number = digits.trim();
  const { power, coin } = readTail(tail);
  if (power === undefined || (before && coin) || /^0x/i.test(number + tail)) return problem("amount-unreadable");
  if (/^[1-9]\d{0,2},\d{3}$/.test(number)) return problem("amount-ambiguous");
  const value = canonical(number, power);
  if (value === undefined) return problem("amount-unreadable");
  if (value === "0" || sign === "-") return problem("amount-not-positive");
  return { kind: "amount", value };
}

/** What stands behind the digits: an exponent or a Chinese multiplier, and a coin. No power where it is anything else. */
function readTail(tail: string): { readonly power?: number; readonly coin?: string } {
  const [, exponent, multiplier, coin = ""] =
    /^(?:e([+-]?\d{1,2})(?![\d.])|([百千万萬亿億]))? ?(?!e(?:[\d+-]|\.?$))([\p{L}$₮](?:[\p{L}\d.]{0,18}[\p{L}\d])?)?\.?$/iu.exec(
      tail,
    ) ?? [];
  if (exponent === undefined && multiplier === undefined && coin === "") return tail === "" ? { power: 0 } : {};
  const power = multiplier ? (multipliers[multiplier] ?? 0) : Number(exponent ?? 0);
  return Math.abs(power) <= maxExponent ? { power, coin } : {};
}

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

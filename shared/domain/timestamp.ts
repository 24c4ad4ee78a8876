import { type Instant, toInstant } from "./brand.ts";
import type { Zone } from "./field-value.ts";
import type { ProblemCode } from "./problems.ts";

export interface TimeContext {
  readonly now: Instant;
  /** Minutes east of UTC for a time that names no zone, and how they were known. */
  readonly offsetMinutes: number;
  readonly known: "chosen" | "assumed";
}

export type TimeReading =
  | { readonly kind: "time"; readonly instant: Instant; readonly zone: Zone }
  | { readonly kind: "problem"; readonly code: ProblemCode; readonly detail?: string };

/** Characters that are read. */
const maxLength = 80;
/** A customer's clock may be ahead of ours by so much. */
const toleranceMs = 10 * 60_000;
/** The time in the header of Bitcoin's first block: nothing on any network is older. */
const earliestMs = Date.parse("2009-01-03T18:15:05Z");
/** The easternmost zone in use (Kiribati); the westernmost is UTC-12. */
const maxOffsetMinutes = 14 * 60;

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

type DateReading = CalendarDate | "ambiguous";

/** Dates at the start of a text, one form a row. */
const dateForms: readonly {
  readonly pattern: RegExp;
  readonly read: (a: number, b: number, c: number) => DateReading;
}[] = [
  { pattern: /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/, read: (year, month, day) => ({ year, month, day }) },
  { pattern: /^(\d{4})()年 ?(\d{1,2})月 ?(\d{1,2})[日号號]/, read: (year, month, day) => ({ year, month, day }) },
  { pattern: /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/, read: dayOrMonthFirst },
];

/** Which of two numbers is the month, where the calendar leaves one reading. */
function dayOrMonthFirst(first: number, second: number, year: number): DateReading {
  const isBoth = first <= 12 && second <= 12 && first !== second;
  if (isBoth) return "ambiguous";
  return first > 12 ? { year, month: second, day: first } : { year, month: first, day: second };
}

const morning = (hour: number) => (hour === 12 ? 0 : hour < 12 ? hour : undefined);
const afternoon = (hour: number) => (hour < 12 ? hour + 12 : hour);
/** Parts of the day as they stand before or behind the hour: the hour of 24 that is meant, if any. */
const dayParts: Readonly<Record<string, (hour: number) => number | undefined>> = {
  am: morning,
  凌晨: morning,
  早上: morning,
  上午: morning,
  中午: (hour) => (hour >= 11 ? hour : hour <= 2 ? hour + 12 : undefined),
  pm: afternoon,
  下午: afternoon,
  傍晚: afternoon,
  晚上: (hour) => (hour === 12 ? 24 : hour >= 18 ? hour : hour >= 5 && hour < 12 ? hour + 12 : undefined),
};

const timeOfDay =
  /^(凌晨|早上|上午|中午|下午|傍晚|晚上)? ?(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?|[点點时時](?: ?(半)| ?(\d{1,2})分?(?: ?(\d{1,2})秒)?)?) ?(am|pm)?$/;

/** Zones as people write them, taken off the start or the end of a text; an offset where the name does not give it. */
const zoneNames: readonly { readonly names: readonly string[]; readonly offsetMinutes: number }[] = [
  {
    names: [
      "北京时间",
      "北京時間",
      "中国时间",
      "香港时间",
      "香港時間",
      "台北时间",
      "台北時間",
      "台灣時間",
      "新加坡时间",
    ],
    offsetMinutes: 480,
  },
  { names: ["hkt", "sgt"], offsetMinutes: 480 },
  { names: ["jst", "kst"], offsetMinutes: 540 },
];
const utcOffset = /(?:\( ?)?(?:utc|gmt) ?(?:([+-]) ?(\d{1,2})(?::?(\d{2}))?)?(?: ?\))?/;
const offsetAtEnd = /(?<=(?::\d{2}(?:[.,]\d{1,9})?|[秒分点點时時半m]) ?)(?:z|([+-])(\d{1,2})(?::?(\d{2}))?)$/;
const utcAtEnd = new RegExp(`${utcOffset.source}$`);
const utcAtStart = new RegExp(`^${utcOffset.source}`);

const unreadable = (detail?: string): TimeReading => ({
  kind: "problem",
  code: "time-unreadable",
  ...(detail !== undefined && { detail }),
});

/**
 * Reads a moment as customers write it: ISO 8601, year-first dates, Chinese dates, epoch seconds and milliseconds, with or
 * without a zone. A date without a time of day is refused with the detail `no-time-of-day`; `03/05/2024` is ambiguous.
 * Accepts nothing before the first block of Bitcoin and nothing more than ten minutes after `now`.
 */
export function readTime(text: string, context: TimeContext): TimeReading {
  if (text.length > maxLength) return unreadable();
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[−–]/g, "-")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
  const epoch = epochOf(plain);
  if (epoch !== undefined) return within(epoch, { offsetMinutes: 0, known: "stated" }, context.now);

  const { rest, zone } = takeZone(plain, context);
  if (!zone) return unreadable();
  const form = dateForms.find(({ pattern }) => pattern.test(rest));
  const [matched = "", first, , second, third] = form?.pattern.exec(rest) ?? [];
  const date = form?.read(Number(first), Number(second), Number(third));
  if (!date) return unreadable();
  if (date === "ambiguous") return { kind: "problem", code: "time-ambiguous" };
  if (!isOnCalendar(date)) return unreadable();
  const clock = rest.slice(matched.length).replace(/^(?:t| ?, ?| )/, "");
  if (clock === "") return unreadable("no-time-of-day");
  const ms = msOfDay(clock);
  if (ms === undefined) return unreadable();
  return within(Date.UTC(date.year, date.month - 1, date.day) + ms - zone.offsetMinutes * 60_000, zone, context.now);
}

/** Ten digits are seconds since 1970, thirteen are milliseconds. */
function epochOf(text: string): number | undefined {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  return /^\d{13}$/.test(text) ? Number(text) : undefined;
}

function takeZone(text: string, { offsetMinutes, known }: TimeContext): { rest: string; zone?: Zone } {
  for (const { names, offsetMinutes } of zoneNames) {
    const name = names.find((each) => text.startsWith(each) || text.endsWith(each));
    if (name) return { rest: cut(text, name), zone: { offsetMinutes, known: "stated" } };
  }
  const found = utcAtEnd.exec(text) ?? utcAtStart.exec(text) ?? offsetAtEnd.exec(text);
  if (!found) return { rest: text, zone: { offsetMinutes, known } };
  const [matched, sign, hours = "0", minutes = "0"] = found;
  const size = Number(hours) * 60 + Number(minutes);
  const rest = cut(text, matched);
  if (size > maxOffsetMinutes || Number(minutes) > 59) return { rest };
  // Zero minus the size, as a negative zero is not equal to zero everywhere.
  return { rest, zone: { offsetMinutes: sign === "-" ? 0 - size : size, known: "stated" } };
}

const cut = (text: string, part: string): string =>
  (text.startsWith(part) ? text.slice(part.length) : text.slice(0, text.length - part.length))
    .replace(/^ ?[,:]/, "")
    .replace(/,$/, "")
    .trim();

function isOnCalendar({ year, month, day }: CalendarDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Milliseconds since midnight; 24:00 is the end of the day, as in ISO 8601. */
function msOfDay(text: string): number | undefined {
  const found = timeOfDay.exec(text);
  if (!found) return undefined;
  const [, before, hours, minutes, seconds, fraction = "", half, chineseMinutes, chineseSeconds, after] = found;
  const part = dayParts[before ?? after ?? ""];
  const hour = part ? part(Number(hours)) : Number(hours);
  const minute = half ? 30 : Number(minutes ?? chineseMinutes ?? 0);
  const second = Number(seconds ?? chineseSeconds ?? 0);
  const ms = Number(fraction.padEnd(3, "0").slice(0, 3));
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const total = ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  return total <= 24 * 3_600_000 ? total : undefined;
}

function within(epochMs: number, zone: Zone, now: Instant): TimeReading {
  if (epochMs > Date.parse(now) + toleranceMs) return { kind: "problem", code: "time-in-future" };
  if (epochMs < earliestMs) return { kind: "problem", code: "time-too-early" };
  return { kind: "time", instant: toInstant(epochMs), zone };
}

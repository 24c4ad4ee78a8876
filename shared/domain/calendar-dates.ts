import { relativeDays, weekdayNumbers } from "./relative-days.ts";

/** A day, counted from 1970-01-01, with no zone. */
export type DayNumber = number;

export interface DateReading {
  /** The part of the text that is the date. */
  readonly matched: string;
  /** Every day that may be meant, given the day on which the text was written. */
  readonly days: readonly DayNumber[];
  readonly isYearAssumed?: true;
  /** For a day that is spoken of by its distance. */
  readonly isSpokenDay?: true;
  readonly part?: string;
}

const dayMs = 86_400_000;
/** Years that are tried for a day without a year: two leap years are at most eight apart. */
const yearsBack = 8;

/** The day number of a date, or nothing where the calendar has no such day. */
function dayNumber(year: number, month: number, day: number): DayNumber | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() / dayMs : undefined;
}

const existing = (days: readonly (DayNumber | undefined)[]): DayNumber[] => [
  ...new Set(days.filter((day) => day !== undefined)),
];

/** `2024-03-05` and the like, in the words of the calendar: year, month, day; the year may be left out. */
interface Parts {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  "(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?";
const weekday = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? )?";
/** Calendars of Taiwan write nothing but the number, in brackets. */
const weekdayBehind = "(?: ?(?:\\(?(?:星期|礼拜|禮拜|周|週)[1-6日天]\\)?|\\([1-6日天]\\)))?";

/** The first year of the Republic of China, by which Taiwan counts, is 1912. */
const republicOffset = 1911;

/** A year as it was written with fewer digits: three are of the Republic, two of this century. */
function fullYear(digits: string, isRepublic: boolean): number {
  const year = Number(digits);
  if (isRepublic || digits.length === 3) return year + republicOffset;
  return digits.length === 2 ? 2000 + year : year;
}

/** Years that are spoken of by their distance from the one of writing. */
const yearsAgo: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2 };

/** Months that are spoken of by their distance from the one of writing. */
const monthsAgo: Readonly<Record<string, number>> = { 本月: 0, 这个月: 0, 這個月: 0, 上月: 1, 上个月: 1, 上個月: 1 };

interface DateGroups {
  readonly ago?: string;
  readonly monthAgo?: string;
  readonly republic?: string;
  readonly year?: string;
  readonly month?: string;
  readonly day?: string;
  readonly name?: string;
  readonly first?: string;
  readonly second?: string;
}

/** Dates, one form a row; every one is tried at the start of a text and at its end. */
const dateForms: readonly string[] = [
  `(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})${weekdayBehind}`,
  // Three digits can only be a year of the Republic of China.
  `(?<republic>民[国國] ?)?(?<year>1\\d\\d)(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})${weekdayBehind}`,
  `(?<republic>民[国國] ?)(?<year>\\d{1,3})年(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号號]${weekdayBehind}`,
  `(?:公元|西元)?(?<year>\\d{4}|1\\d\\d|[12]\\d)年(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号號]${weekdayBehind}`,
  `(?<ago>${Object.keys(yearsAgo).join("|")})?(?<month>\\d{1,2})月(?<day>\\d{1,2})(?:[日号號]${weekdayBehind}|(?= ?[一-鿿]))`,
  "(?<first>\\d{1,2})(?<mark>[-/.])(?<second>\\d{1,2})\\k<mark>(?<year>\\d{4})",
  `${weekday}(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?${month}(?:[ ,-]{0,2}(?<year>\\d{4}))?`,
  `${weekday}${month}[ -]?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:(?:,? |-)(?<year>\\d{4}))?`,
  `(?<first>\\d{1,2})(?<mark>[-/])(?<second>\\d{1,2})${weekdayBehind}`,
  `(?<monthAgo>${Object.keys(monthsAgo).join("|")})(?<day>\\d{1,2})[日号號]${weekdayBehind}`,
  // A day of this month, or of the last.
  "(?<day>\\d{1,2})[号號]",
  "(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})",
];

// A number may not be cut short, and an hour may not be taken for a day. Behind a date of eight digits, and behind 日, the
// time of day may follow at once.
const guardOf = (form: string): string => {
  if (form.includes("月") || form.endsWith("[号號]")) return "";
  return form.endsWith("(?<day>\\d{2})") ? "(?=\\D|$|\\d{4}(?:\\d{2})?$)" : "(?![\\d:])";
};
const atStart = dateForms.map((form) => new RegExp(`^${form}${guardOf(form)}`));
const atEnd = dateForms.map((form) => new RegExp(`(?<![\\d:/.-])${form}$`));

const relativeWords = relativeDays.flatMap((row) => row.words.map((word) => ({ ...row, word })));
const isHan = /^\p{Script=Han}/u;
const daysAgo = /^(?<count>\d{1,3}) ?(?:days? ago|天前|天以前|日前)/;
const weekdayName =
  "(?:(?:星期|礼拜|禮拜|周|週)(?<chinese>[1-6日天])|(?<english>monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun)(?![a-z]))";
const weekdayOfWeek = new RegExp(`^(?<week>上个?|上個|本|这个?|這個?|last |this )${weekdayName}`);
const weekdayAlone = [new RegExp(`^${weekdayName}`), new RegExp(`(?<= )${weekdayName}$`)];

/**
 * Reads a date at the start of a text or at its end, in lower case and with Arabic digits. `today` is the day of writing
 * in the writer's zone. Nothing where there is no date, or none that is on the calendar.
 */
export function readDate(text: string, today: DayNumber): DateReading | undefined {
  return (
    readRelative(text, today) ??
    readWritten(text, atStart, today) ??
    readWritten(text, atEnd, today) ??
    readWeekday(text, today)
  );
}

function readRelative(text: string, today: DayNumber): DateReading | undefined {
  const row = relativeWords.find(
    ({ word }) => text.startsWith(word) || text.endsWith(` ${word}`) || (isHan.test(word) && text.endsWith(word)),
  );
  if (row) {
    const { word, days, part } = row;
    return { matched: word, days: [today + days], isSpokenDay: true, ...(part && { part }) };
  }
  const ago = daysAgo.exec(text);
  if (ago) return { matched: ago[0], days: [today - Number(ago.groups?.["count"])], isSpokenDay: true };
  const named = weekdayOfWeek.exec(text);
  if (!named) return undefined;
  const { week = "", chinese } = named.groups ?? {};
  const wanted = weekdayIn(named);
  const days = daysOfWeekday(wanted, today, /^(?:上|last)/.test(week), chinese === undefined);
  return { matched: named[0], days: existing(days), isSpokenDay: true };
}

const weekdayIn = ({ groups }: RegExpExecArray): number =>
  weekdayNumbers[groups?.["chinese"] ?? groups?.["english"] ?? ""] ?? 0;

/** Monday as 1 to Sunday as 7. 1970-01-01 was a Thursday. */
const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** A weekday alone is the latest one; on that very weekday it may be today or a week ago. */
function readWeekday(text: string, today: DayNumber): DateReading | undefined {
  for (const pattern of weekdayAlone) {
    const found = pattern.exec(text);
    if (!found) continue;
    const back = (weekdayOf(today) - weekdayIn(found) + 7) % 7;
    return { matched: found[0], days: back === 0 ? [today, today - 7] : [today - back], isSpokenDay: true };
  }
  return undefined;
}

/**
 * A weekday of this week or the last: by weeks that begin on Monday and on Sunday, for both are in use, and in English
 * also the latest such day, which is what `last Friday` means to many. One day is left where all agree.
 */
function daysOfWeekday(wanted: number, today: DayNumber, isLastWeek: boolean, isEnglish: boolean): DayNumber[] {
  const weekdayToday = weekdayOf(today);
  const back = isLastWeek ? 7 : 0;
  const byMonday = today - weekdayToday + wanted - back;
  const bySunday = today - (weekdayToday % 7) + (wanted % 7) - back;
  const latest = today - (((weekdayToday - wanted + 6) % 7) + 1);
  return isEnglish ? [byMonday, latest] : [byMonday, bySunday];
}

function readWritten(text: string, patterns: readonly RegExp[], today: DayNumber): DateReading | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (!found) continue;
    const candidates = partsOf((found.groups ?? {}) as DateGroups, today);
    const days = existing(candidates.map((parts) => dayOf(parts, today)));
    const isYearAssumed = candidates.some(({ year }) => year === undefined);
    return { matched: found[0], days, ...(isYearAssumed && { isYearAssumed }) };
  }
  return undefined;
}

function yearOf({ ago, republic, year }: DateGroups, today: DayNumber): Pick<Parts, "year"> {
  if (ago !== undefined) return { year: yearOfDay(today) - (yearsAgo[ago] ?? 0) };
  return year === undefined ? {} : { year: fullYear(year, republic !== undefined) };
}

const yearOfDay = (day: DayNumber): number => new Date(day * dayMs).getUTCFullYear();

/** Both orders where day and month are two numbers. */
function partsOf(groups: DateGroups, today: DayNumber): Parts[] {
  const { month, monthAgo, day, name, first, second } = groups;
  const year = yearOf(groups, today);
  if (first !== undefined) {
    return [
      { ...year, month: Number(first), day: Number(second) },
      { ...year, month: Number(second), day: Number(first) },
    ];
  }
  if (monthAgo !== undefined) return [{ ...monthBefore(today, monthsAgo[monthAgo] ?? 0), day: Number(day) }];
  if (month === undefined && name === undefined) return latestDay(Number(day), today);
  return [{ ...year, month: name ? months.indexOf(name.slice(0, 3)) + 1 : Number(month), day: Number(day) }];
}

function monthBefore(today: DayNumber, back: number): { readonly year: number; readonly month: number } {
  const now = new Date(today * dayMs);
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
  return { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1 };
}

/** `8号`: the latest eighth, of this month or of one before. */
function latestDay(day: number, today: DayNumber): Parts[] {
  for (let back = 0; back <= 2; back++) {
    const parts = { ...monthBefore(today, back), day };
    const candidate = dayNumber(parts.year, parts.month, day);
    if (candidate !== undefined && candidate <= today) return [parts];
  }
  return [];
}

/**
 * The day that is meant; without a year the latest one up to tomorrow. Tomorrow, as a day that is ahead by some hours
 * comes from another zone and is told as the future, and not taken for a year ago.
 */
function dayOf({ year, month, day }: Parts, today: DayNumber): DayNumber | undefined {
  if (year !== undefined) return dayNumber(year, month, day);
  const thisYear = yearOfDay(today + 1);
  for (let back = 0; back <= yearsBack; back++) {
    const candidate = dayNumber(thisYear - back, month, day);
    if (candidate !== undefined && candidate <= today + 1) return candidate;
  }
  return undefined;
}

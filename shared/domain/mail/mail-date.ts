import { type Instant, toInstant } from "../brand.ts";
import { endOfComment } from "./header-comments.ts";

export interface MailDate {
  readonly date: Instant;
  /** Minutes east of UTC; absent where the header says that it does not know (`-0000`, an unknown zone name). */
  readonly offsetMinutes?: number;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const chineseMonths = "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月".split(" ");

// RFC 5322 4.3; other names of zones say nothing sure.
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  est5edt: -300,
};

const maxLength = 200;

/** `5 Mar 2024`, `5-Mar-24` (RFC 850), with a number for the month, and `5 三月 2024` as Java writes it in Chinese. */
const dayFirst =
  /\b(\d{1,2})[ \-/.]{1,5}((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|\d{1,2}|[一二三四五六七八九十]{1,2}月)\.?[ \-/,]{1,5}(\d{2,4})\b(?![:.])/i;
/** `Mar 5 15:20:08 2024` (asctime), perhaps with a zone before the year, and `Mar 5, 2024`. */
const monthFirst =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? {1,5}(\d{1,2})(?:, {0,5}(\d{4})\b| {1,5}\d{1,2}:\d{2}.{0,20}? (\d{4})\b)/i;
/** `2024-03-05`, and `2024年3月5日` as Chinese programs write it. */
const yearFirst = /\b(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})| {0,3}年 {0,3}(\d{1,2}) {0,3}月 {0,3}(\d{1,2}))/;
const time = /(上午|下午)? {0,3}(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d{1,9})?)?(?![:\d]) {0,3}([ap]m\b)?/i;
// `Tue Mar 5 15:20:08 2024 +0800`: some write the year before the zone.
const offset =
  /^(?: {0,5}\d{4}(?= ))?[ ]{0,5}(?:(?:gmt|utc|ut)? {0,2}([+-])(\d{1,2}):?(\d{2})?(?!\d)|([a-z][a-z0-9]{0,8})\b)/i;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Reads a `Date` header (RFC 5322 3.3, the old forms of 4.3, and what mail programs write instead), or nothing where it
 * is no date. A time without seconds counts, a date without a time does not.
 */
export function readMailDate(header: string): MailDate | undefined {
  const text = withoutComments(header.slice(0, maxLength)).replace(/\s/g, " ");
  const day = dayOf(text);
  const clock = time.exec(text);
  if (!day || !clock) return undefined;
  const [, half = "", hours = "", minutes = "", seconds = "0", meridiem = ""] = clock;
  const hour = hourOf(Number(hours), half || meridiem.toLowerCase());
  const local = Date.UTC(day.year, day.month - 1, day.day, hour, Number(minutes), Math.min(59, Number(seconds)));
  const isDay = day.month >= 1 && day.month <= 12 && new Date(local).getUTCDate() === day.day;
  if (!isDay || hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  const offsetMinutes = offsetOf(text.slice(clock.index + clock[0].length));
  if (Math.abs(offsetMinutes ?? 0) > 14 * 60) return undefined;
  const date = toInstant(local - (offsetMinutes ?? 0) * 60_000);
  return offsetMinutes === undefined ? { date } : { date, offsetMinutes };
}

/** Without what stands in parentheses, which may be nested; one that is never closed ends the text. */
function withoutComments(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") at = endOfComment(text, at);
    else out += text[at];
  }
  return out;
}

function dayOf(text: string): Day | undefined {
  const [, year, month, day, chineseMonth, chineseDay] = yearFirst.exec(text) ?? [];
  if (year) return dayFrom(year, month ?? chineseMonth, day ?? chineseDay);
  const [, lateMonth, lateDay, lateYear, lastYear] = monthFirst.exec(text) ?? [];
  if (lateMonth) return dayFrom(lateYear ?? lastYear, lateMonth, lateDay);
  const [, firstDay, itsMonth, itsYear] = dayFirst.exec(text) ?? [];
  return firstDay ? dayFrom(itsYear, itsMonth, firstDay) : undefined;
}

const dayFrom = (year = "", month = "", day = ""): Day => ({
  year: fullYear(year),
  month: monthOf(month),
  day: Number(day),
});

/** 1 to 12, or 0 where it is none. */
const monthOf = (month: string): number =>
  /^\d/.test(month)
    ? Number(month)
    : Math.max(months.indexOf(month.slice(0, 3).toLowerCase()), chineseMonths.indexOf(month)) + 1;

function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return year.length === 2 && number < 50 ? 2000 + number : 1900 + number;
}

function hourOf(hour: number, half: string): number {
  if (half === "下午" || half === "pm") return hour < 12 ? hour + 12 : hour;
  return (half === "上午" || half === "am") && hour === 12 ? 0 : hour;
}

function offsetOf(rest: string): number | undefined {
  const [, sign, hours = "", minutes = "0", name] = offset.exec(rest) ?? [];
  if (sign === undefined) return name === undefined ? undefined : zones[name.toLowerCase()];
  const size = Number(hours) * 60 + Number(minutes);
  // RFC 5322 3.3: the zone is not known.
  if (size === 0 && sign === "-") return undefined;
  return sign === "-" ? -size : size;
}

import { type Instant, toInstant } from "./brand.ts";

export interface MailDate {
  readonly date: Instant;
  /** Minutes east of UTC; absent where the header says that it does not know (`-0000`, an unknown zone name). */
  readonly offsetMinutes?: number;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// RFC 5322 4.3; other names of zones say nothing sure.
const zones: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const shape =
  /^(?:[a-z]{3,9},?)?\s{0,5}(\d{1,2})\s{1,5}([a-z]{3})[a-z]{0,6}\.?\s{1,5}(\d{2,4})\s{1,5}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s{0,5}([+-]\d{4}|[a-z]{1,5}))?/i;

/** Reads a `Date` header (RFC 5322 3.3, with the old forms of 4.3), or nothing where it is no date. */
export function readMailDate(header: string): MailDate | undefined {
  const match = shape.exec(header.trim().slice(0, 100));
  if (!match) return undefined;
  const [, day = "", month = "", year = "", hour = "", minute = "", second = "0", zone] = match;
  const monthIndex = months.indexOf(month.toLowerCase());
  const local = Date.UTC(fullYear(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second));
  const inRange =
    monthIndex >= 0 && new Date(local).getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60;
  const offsetMinutes = offsetOf(zone);
  if (!inRange || Math.abs(offsetMinutes ?? 0) > 14 * 60) return undefined;
  const date = toInstant(local - (offsetMinutes ?? 0) * 60_000);
  return offsetMinutes === undefined ? { date } : { date, offsetMinutes };
}

function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return year.length === 2 && number < 50 ? 2000 + number : 1900 + number;
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === "-0000") return undefined;
  if (!/^[+-]/.test(zone)) return zones[zone.toUpperCase()];
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  return zone.startsWith("-") ? -minutes : minutes;
}

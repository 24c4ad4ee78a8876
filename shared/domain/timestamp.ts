import { type Instant, toInstant } from "./brand.ts";
import { type DateReading, readDate } from "./calendar-dates.ts";
import { chineseDigits, chineseUnits, withArabicDigits } from "./chinese-numbers.ts";
import { isPartOfDay, readClock } from "./clock-times.ts";
import { countWords, valueOfWord } from "./english-numbers.ts";
import type { Zone } from "./field-value.ts";
import type { LanguageId } from "./languages.ts";
import type { ProblemCode } from "./problems.ts";
import { elapsedUnits } from "./relative-days.ts";
import { showInstant } from "./show-value.ts";
import { timeZones } from "./time-zones.ts";

export interface TimeContext {
  /** When the text was received: nothing in it is later. */
  readonly now: Instant;
  /** Minutes east of UTC for a time that names no zone, and how they were known. */
  readonly offsetMinutes: number;
  readonly known: "chosen" | "assumed";
  /** When the text says that it was written, as a mail's Date header: `yesterday` is the day before. Bounded by `now`. */
  readonly writtenAt?: Instant;
  /** The writer's language, which tells what `CST` means. */
  readonly language?: LanguageId;
}

export type TimeReading =
  | {
      readonly kind: "time";
      readonly instant: Instant;
      readonly zone: Zone;
      /** The text names no year; the latest one that fits is taken. */
      readonly isYearAssumed?: true;
      /** The text says how long ago, so that no zone was needed to know the instant. */
      readonly isElapsed?: true;
    }
  | {
      readonly kind: "problem";
      readonly code: ProblemCode;
      readonly detail?: string;
      /** What was read, where it is a time but not a plausible one. */
      readonly instant?: Instant;
      readonly zone?: Zone;
      /** Every instant that may be meant, where they are two or more. */
      readonly candidates?: readonly Instant[];
    };

/** Characters that are read. */
const maxLength = 80;
/** A customer's clock may be ahead of ours by so much. */
const toleranceMs = 10 * 60_000;
/** The time in the header of Bitcoin's first block: nothing on any network is older. */
const earliestMs = Date.parse("2009-01-03T18:15:05Z");
/** The easternmost zone in use (Kiribati); the westernmost is UTC-12. */
const maxOffsetMinutes = 14 * 60;
const minuteMs = 60_000;
const dayMs = 86_400_000;

const utcOffset = /(?:[([] ?|\+(?=utc))?(?:utc|gmt) ?(?:([+-]) ?(\d{1,2})(?::?(\d{2}))?)?(?: ?[)\]])?/;
const offsetAtEnd =
  /(?<=(?::\d{2}(?:[.,]\d{1,9})?|\dt\d{4}(?:\d{2})?|[秒分点點时時半刻m]) ?)(?:z|\(?([+-])(\d{1,2})(?::?(\d{2}))?\)?)$/;
const utcAtEnd = new RegExp(`${utcOffset.source}(?:时间|時間)?$`);
const utcAtStart = new RegExp(`^${utcOffset.source}(?:时间|時間)?`);
const zoneNames = timeZones
  .flatMap((row) => row.names.map((name) => ({ name, row })))
  .sort((a, b) => b.name.length - a.name.length);

/** Words that stand around a time and say nothing about it. */
const around =
  /^(?:(?:at|on|about|around|approximately|approx\.?|大约|大約|大概|(?:应该|應該|可能|好像)是?|约|約|于|於|在|~) ?){1,3}|(?: ?(?:左右|前后|前後|许|許))$/g;
/** A label that was copied along, and the same moment in UTC behind it, as our own pages and mails show it. */
const copiedAlong =
  /^(?:交易|充值|转账|轉帳|提币|提幣)?(?:时间|時間|日期|time|date) ?: ?|(?<=utc[+-]\d{1,2}(?::\d{2})?) = (?:\d{4}-\d{2}-\d{2} )?\d{2}:\d{2} utc$/g;

const unreadable = (detail?: string): TimeReading => ({
  kind: "problem",
  code: "time-unreadable",
  ...(detail !== undefined && { detail }),
});

/**
 * Reads a moment as customers write it: ISO 8601, year-first dates, English and Chinese dates, years of the Republic of
 * China, epoch seconds and milliseconds, relative words against the time of writing in the writer's zone, with or
 * without a zone. A date without a time of day is refused with the detail `no-time-of-day`. Where more than one instant
 * may be meant (`03/05/2024`, `CST`, `昨天3点`) it is `time-ambiguous`, with the readings as detail. Accepts nothing before
 * the first block of Bitcoin and nothing more than ten minutes after `now`; the refusal still carries the instant.
 */
export function readTime(text: string, context: TimeContext): TimeReading {
  if (text.length > maxLength) return unreadable();
  const plain = plainOf(text);
  const epoch = epochOf(plain);
  if (epoch !== undefined) return within(epoch, { offsetMinutes: 0, known: "stated" }, context.now);

  const own: Zone = { offsetMinutes: context.offsetMinutes, known: context.known };
  const { rest, offsets } = takeZones(withZoneAtEnd(plain), context);
  const elapsed = elapsedOf(withArabicDigits(plain));
  if (elapsed !== undefined) {
    return { ...within(writtenMs(context) - elapsed, own, context.now), isElapsed: true } as TimeReading;
  }
  const zones = offsets?.map((offsetMinutes): Zone => ({ offsetMinutes, known: "stated" })) ?? [own];
  return readLocal(withArabicDigits(rest).replace(around, "").trim(), zones, context);
}

/** The moment of writing, which a wrong clock cannot put after the moment of receipt. */
const writtenMs = ({ now, writtenAt }: TimeContext): number =>
  Math.min(Date.parse(now), writtenAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(writtenAt));

/**
 * Blanks beside Chinese characters, which mean nothing. Beside a numeral they stay: in `2024-03-05 三点` the blank alone
 * keeps the day and the hour apart.
 */
const hanButNumerals = `(?![${chineseDigits}${chineseUnits}])\\p{Script=Han}`;
const blankBesideHan = new RegExp(`(?<=${hanButNumerals}) | (?=${hanButNumerals})`, "gu");

/** `2024-03-05(15:20)`, `15:20(3月5日)`: a time of day or a date, and not the number of a zone. */
const inBrackets = /\((\d{1,4}[-/.:月点點时時][^()]{1,20})\)$/;

function plainOf(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .replace(/[−–]/g, "-")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase()
    .replace(copiedAlong, "")
    .replace(blankBesideHan, "")
    .replace(/(?<=\d) ?: ?(?=\d)/g, ":")
    .replace(inBrackets, " $1")
    .replace(/(?<![a-z])([ap])\. ?m(?![a-z])\.?/g, "$1m")
    .replace(/ in the morning/, " am")
    .replace(/ in the (?:afternoon|evening)/, " pm")
    .replace(/ at night/, "晚上");
}

/** Ten digits are seconds since 1970, thirteen are milliseconds. */
function epochOf(text: string): number | undefined {
  if (/^\d{10}(?:\.\d{1,9})?$/.test(text)) return Math.floor(Number(text) * 1000);
  return /^\d{13}$/.test(text) ? Number(text) : undefined;
}

const elapsedUnit = elapsedUnits.flatMap(({ words, ms }) => words.map((word) => [word, ms] as const));
const elapsedShape = new RegExp(
  `^(?<count>\\d{1,4}|an?|半|half an?|half|${countWords})(?:个|個)?(?<half>半)? ?(?<unit>${elapsedUnit.map(([word]) => word).join("|")}) ?(?:ago|前|以前|之前)$`,
);

/** Milliseconds of `2 hours ago`, `半小时前`, `1个半小时前`. */
function elapsedOf(text: string): number | undefined {
  const plain = text.replace(around, "").trim();
  if (/^(?:just now|now|刚刚|剛剛|刚才|剛才|现在|現在)$/.test(plain)) return 0;
  const { count = "", half, unit } = elapsedShape.exec(plain)?.groups ?? {};
  const ms = elapsedUnit.find(([word]) => word === unit)?.[1];
  if (ms === undefined) return undefined;
  const spoken = valueOfWord(count);
  const size = /^(?:半|half)/.test(count) ? 0.5 : /^an?$/.test(count) ? 1 : (spoken ?? Number(count));
  return (size + (half ? 0.5 : 0)) * ms;
}

const zoneBetween = new RegExp(
  `^(?:at |around |about )?(?<clock>\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?[ap]m)?) (?<zone>${utcOffset.source}|${zoneNames
    .map(({ name }) => name)
    .filter((name) => /^[a-z]{3,5}$/.test(name))
    .join("|")}),? (?:on )?(?<day>.{3,40})$`,
);

/** `12:18 utc today` and `06:11 utc on december 1st`: a zone behind the time of day is moved behind the day. */
function withZoneAtEnd(text: string): string {
  const { clock, zone, day } = zoneBetween.exec(text)?.groups ?? {};
  return zone === undefined ? text : `${clock} ${day} ${zone}`;
}

/** The text without its zones, and the offsets that all of them allow; no offsets where none is named. */
function takeZones(text: string, context: TimeContext): { rest: string; offsets?: readonly number[] } {
  let rest = text;
  let offsets: readonly number[] | undefined;
  // `GMT+0800 (CST)`: a number and a name beside each other, of which the number decides.
  for (let taken = 0; taken < 2; taken++) {
    const zone = takeZone(rest, context);
    if (!zone) break;
    rest = zone.rest;
    offsets = offsets?.filter((offset) => zone.offsets.includes(offset)) ?? zone.offsets;
  }
  return offsets ? { rest, offsets } : { rest };
}

function takeZone(text: string, context: TimeContext): { rest: string; offsets: readonly number[] } | undefined {
  for (const { name, row } of zoneNames) {
    const part = [name, `(${name})`].find((each) => isWordAtEdge(text, each));
    if (part) return { rest: cut(text, part), offsets: offsetsOf(row, text, context) };
  }
  const found = utcAtEnd.exec(text) ?? utcAtStart.exec(text) ?? offsetAtEnd.exec(text);
  if (!found) return undefined;
  const [matched, sign, hours = "0", minutes = "0"] = found;
  const size = Number(hours) * 60 + Number(minutes);
  const isOffset = size <= maxOffsetMinutes && Number(minutes) <= 59;
  // Zero minus the size, as a negative zero is not equal to zero everywhere.
  return { rest: cut(text, matched), offsets: isOffset ? [sign === "-" ? 0 - size : size] : [] };
}

/** Whether a text begins or ends with a word, and not in the middle of a longer one. */
function isWordAtEdge(text: string, word: string): boolean {
  const isLetter = (character: string | undefined) => character !== undefined && /[a-z_/]/.test(character);
  if (text.startsWith(word)) return !isLetter(text[word.length]);
  return text.endsWith(word) && !(isLetter(text[text.length - word.length - 1]) && isLetter(word[0]));
}

/** What a name stands for: the writer's own zone where it may be that one; for a writer of Chinese that of China. */
function offsetsOf(row: (typeof timeZones)[number], text: string, context: TimeContext): readonly number[] {
  const isChinese = context.language?.startsWith("zh") || /\p{Script=Han}/u.test(text);
  if (row.inChinese !== undefined && isChinese) return [row.inChinese];
  return row.offsets.includes(context.offsetMinutes) ? [context.offsetMinutes] : row.offsets;
}

const cut = (text: string, part: string): string =>
  (text.endsWith(part) ? text.slice(0, text.length - part.length) : text.slice(part.length))
    .replace(/^ ?[,:]/, "")
    .replace(/,$/, "")
    .trim();

/** A date and a time of day, in one zone or in each of those that may be meant. */
function readLocal(text: string, zones: readonly Zone[], context: TimeContext): TimeReading {
  const found = new Map<number, Zone>();
  let date: DateReading | undefined;
  for (const zone of zones) {
    const today = Math.floor((writtenMs(context) + zone.offsetMinutes * minuteMs) / dayMs);
    date = readDate(text, today);
    if (!date || date.days.length === 0) return unreadable();
    const rest = clockText(text, date.matched);
    if (rest === "" || isPartOfDay(rest)) return withoutClock(date);
    const clock = readClock(rest, date);
    if (!clock) return unreadable();
    for (const day of date.days) {
      for (const ms of clock.ms) found.set(day * dayMs + ms - zone.offsetMinutes * minuteMs, zone);
    }
  }
  const [first, ...others] = found;
  if (!first) return unreadable();
  if (others.length > 0) return ambiguous([first, ...others]);
  const reading = within(first[0], first[1], context.now);
  return { ...reading, ...(reading.kind === "time" && date?.isYearAssumed && { isYearAssumed: true }) };
}

/** What is left beside the date, without what joins the two. */
const clockText = (text: string, date: string): string =>
  (text.startsWith(date) ? text.slice(date.length) : text.slice(0, text.length - date.length))
    .trim()
    .replace(/^(?:t(?=\d)|,|的|@)/, "")
    .replace(/(?:,| on|,? of)$/, "")
    .trim()
    .replace(around, "");

/** A date alone: its two readings are asked first, as the time of day does not settle them. */
function withoutClock({ days }: DateReading): TimeReading {
  if (days.length < 2) return unreadable("no-time-of-day");
  const detail = days.map((day) => toInstant(day * dayMs).slice(0, 10)).join(",");
  return { kind: "problem", code: "time-ambiguous", detail };
}

function ambiguous(readings: readonly (readonly [number, Zone])[]): TimeReading {
  const sorted = readings.toSorted(([a], [b]) => a - b);
  return {
    kind: "problem",
    code: "time-ambiguous",
    detail: sorted.map(([ms, zone]) => showInstant(toInstant(ms), zone.offsetMinutes)).join(","),
    candidates: sorted.map(([ms]) => toInstant(ms)),
  };
}

function within(epochMs: number, zone: Zone, now: Instant): TimeReading {
  const read = { instant: toInstant(epochMs), zone };
  if (epochMs > Date.parse(now) + toleranceMs) return { kind: "problem", code: "time-in-future", ...read };
  if (epochMs < earliestMs) return { kind: "problem", code: "time-too-early", ...read };
  return { kind: "time", ...read };
}

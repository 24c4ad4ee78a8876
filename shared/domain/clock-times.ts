/** The hour of 24 that is meant by an hour of that part of the day; nothing where nobody says so. */
type PartOfDay = (hour: number) => number | undefined;

const forenoon: PartOfDay = (hour) => (hour === 12 ? 0 : hour < 12 ? hour : undefined);
const early: PartOfDay = (hour) => (hour < 12 ? hour : undefined);
const afternoon: PartOfDay = (hour) => (hour < 12 ? hour + 12 : hour);
/** Midnight at the end of a night is the end of that day; one to four o'clock are of the next and are asked. */
const night: PartOfDay = (hour) =>
  hour === 12 ? 24 : hour >= 17 ? hour : hour >= 5 && hour < 12 ? hour + 12 : undefined;

/** Parts of the day as they stand before or behind the hour. Longer words stand before those that they begin with. */
const dayParts: Readonly<Record<string, PartOfDay>> = {
  am: forenoon,
  pm: afternoon,
  凌晨: (hour) => (hour === 12 ? 0 : hour <= 6 ? hour : undefined),
  清晨: early,
  早上: early,
  早晨: early,
  上午: forenoon,
  中午: (hour) => (hour >= 11 ? hour : hour <= 2 ? hour + 12 : undefined),
  午后: afternoon,
  午後: afternoon,
  下午: afternoon,
  下晝: afternoon,
  下昼: afternoon,
  晏晝: afternoon,
  上晝: forenoon,
  朝早: early,
  傍晚: afternoon,
  晚上: night,
  晚间: night,
  晚間: night,
  夜间: night,
  夜間: night,
  半夜: night,
  夜里: night,
  夜裡: night,
  深夜: night,
  夜晚: night,
  早: early,
  晚: night,
};
const parts = Object.keys(dayParts).join("|");

interface ClockGroups {
  readonly part?: string;
  readonly hour?: string;
  readonly minute?: string;
  readonly second?: string;
  readonly fraction?: string;
  readonly half?: string;
  readonly quarter?: string;
}

/** Times of day, one form a row. `spoken` forms leave open which half of the day they mean. */
const clockForms: readonly {
  readonly pattern: RegExp;
  readonly spoken?: true;
  /** Only where the day is spoken of. */
  readonly besideSpokenDay?: true;
}[] = [
  {
    pattern: new RegExp(
      `^(?<part>${parts})? ?(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?$`,
    ),
  },
  {
    pattern:
      /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)? ?(?<part>am|pm|晚上)$/,
  },
  {
    pattern: new RegExp(
      `^(?<part>${parts})? ?(?<hour>\\d{1,2})[点點时時](?:(?<half>半)|(?<quarter>[123])刻|[整钟鐘]|(?<minute>\\d{1,2})分?(?:(?<second>\\d{1,2})秒)?)? ?(?:am|pm)?$`,
    ),
    spoken: true,
  },
  { pattern: /^(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?$/ },
  // As French writes it.
  { pattern: /^(?<hour>\d{1,2})h(?<minute>\d{2})$/ },
  // A point parts hour and minute only beside `today` and the like, and where the two cannot be a day and a month.
  { pattern: /^(?<hour>\d{1,2})\.(?<minute>00|1[3-9]|[2-5]\d)$/, besideSpokenDay: true },
];

export interface ClockReading {
  /** Milliseconds since midnight; 24:00 is the end of the day, as in ISO 8601. More than one: nobody can tell. */
  readonly ms: readonly number[];
}

export interface ClockHints {
  /** The part of the day that the word for the day includes: 昨晚 means the evening. */
  readonly part?: string;
  /** The day is spoken of (yesterday), so that `3点` means either half of the day. */
  readonly isSpokenDay?: boolean;
}

/** Whether a text is only a part of the day, which is no time of day yet. */
export const isPartOfDay = (text: string): boolean =>
  Object.hasOwn(dayParts, text) || /^(?:morning|afternoon|evening|night)$/.test(text);

/**
 * Reads a time of day, in lower case, with Arabic digits: `15:20:08.5`, `3:20 pm`, `3pm`, `下午3点20分`, `晚8点半`,
 * `3点1刻`, `1520`, `noon`. Nothing where it is none, or where hour and part of the day contradict each other.
 */
export function readClock(text: string, hints: ClockHints = {}): ClockReading | undefined {
  if (text === "noon" || text === "正午") return { ms: [12 * 3_600_000] };
  // An hour alone is a time only behind a word such as 今晚, which says which half of the day it is.
  const plain = hints.part && /^\d{1,2}$/.test(text) ? `${text}点` : text;
  for (const { pattern, spoken, besideSpokenDay } of clockForms) {
    if (besideSpokenDay && !hints.isSpokenDay) continue;
    const groups = pattern.exec(plain)?.groups as ClockGroups | undefined;
    if (groups) return readGroups(groups, hints, spoken === true);
  }
  return undefined;
}

function readGroups(groups: ClockGroups, hints: ClockHints, isSpoken: boolean): ClockReading | undefined {
  const typed = Number(groups.hour);
  const hours = hoursOf(typed, groups.part, hints, isSpoken);
  const minute = groups.half ? 30 : groups.quarter ? Number(groups.quarter) * 15 : Number(groups.minute ?? 0);
  const second = Number(groups.second ?? 0);
  // Second 60 is refused: an instant here has no leap seconds, and no app shows one.
  if (minute > 59 || second > 59) return undefined;
  const fraction = Number((groups.fraction ?? "").padEnd(3, "0").slice(0, 3));
  const ms = hours
    .map((hour) => ((hour * 60 + minute) * 60 + second) * 1000 + fraction)
    .filter((each) => each <= 24 * 3_600_000);
  return ms.length > 0 ? { ms } : undefined;
}

function hoursOf(typed: number, part: string | undefined, hints: ClockHints, isSpoken: boolean): number[] {
  const ofPart = dayParts[part ?? ""];
  const ofHint = dayParts[hints.part ?? ""];
  if (ofPart) {
    const hour = ofPart(typed);
    const contradicts = hour === undefined || (ofHint !== undefined && ofHint(hour) !== hour);
    return contradicts ? [] : [hour];
  }
  if (ofHint) {
    const hour = ofHint(typed);
    return hour === undefined ? [] : [hour];
  }
  const isEitherHalf = isSpoken && hints.isSpokenDay === true && typed >= 1 && typed <= 12;
  return isEitherHalf ? [typed, typed + 12] : [typed];
}

/** A day named by its distance from the day of writing. */
export interface RelativeDayRow {
  /** In lower case. */
  readonly words: readonly string[];
  readonly days: number;
  /** The part of the day that the word includes, as a key of the table of day parts. */
  readonly part?: string;
}

/** Longer words stand before those that they begin with. */
export const relativeDays: readonly RelativeDayRow[] = [
  { words: ["大前天", "大前日"], days: -3 },
  { words: ["the day before yesterday", "day before yesterday"], days: -2 },
  { words: ["前天晚上", "前晚"], days: -2, part: "晚上" },
  { words: ["前天", "前日"], days: -2 },
  {
    words: ["昨天晚上", "昨日晚上", "昨晚", "昨夜", "last night", "yesterday night", "yesterday evening"],
    days: -1,
    part: "晚上",
  },
  { words: ["yesterday morning"], days: -1, part: "上午" },
  { words: ["yesterday afternoon"], days: -1, part: "下午" },
  { words: ["昨早"], days: -1, part: "早上" },
  { words: ["尋晚", "琴晚", "噚晚"], days: -1, part: "晚上" },
  { words: ["尋日", "琴日", "噚日"], days: -1 },
  { words: ["今朝"], days: 0, part: "早上" },
  { words: ["昨天", "昨日", "yesterday"], days: -1 },
  { words: ["今早", "今晨"], days: 0, part: "早上" },
  { words: ["this morning"], days: 0, part: "上午" },
  { words: ["this afternoon"], days: 0, part: "下午" },
  { words: ["今天晚上", "今日晚上", "今晚", "tonight", "this evening"], days: 0, part: "晚上" },
  { words: ["今天", "今日", "當天", "当天", "today"], days: 0 },
];

/** Weekdays from Monday as 1 to Sunday as 7. */
export const weekdayNumbers: Readonly<Record<string, number>> = {
  monday: 1,
  mon: 1,
  tuesday: 2,
  tue: 2,
  tues: 2,
  wednesday: 3,
  wed: 3,
  thursday: 4,
  thu: 4,
  thur: 4,
  thurs: 4,
  friday: 5,
  fri: 5,
  saturday: 6,
  sat: 6,
  sunday: 7,
  sun: 7,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
  "5": 5,
  "6": 6,
  日: 7,
  天: 7,
};

/** Units of an elapsed time, in milliseconds; a day and longer leave the time of day open and are not here. */
export const elapsedUnits: readonly { readonly words: readonly string[]; readonly ms: number }[] = [
  { words: ["seconds", "second", "secs", "sec", "秒钟", "秒鐘", "秒"], ms: 1000 },
  { words: ["minutes", "minute", "mins", "min", "分钟", "分鐘", "分"], ms: 60_000 },
  {
    words: ["hours", "hour", "hrs", "hr", "个小时", "個小時", "小时", "小時", "个钟头", "個鐘頭", "个钟", "個鐘"],
    ms: 3_600_000,
  },
];

import type { Finding } from "./finding.ts";

const dayPart = "(?:下晝|下昼|晏晝|上晝|朝早|夜晚|凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜裡|晚|早)?";
const han = "[一二三四五六七八九十两兩]{1,3}";
const clock = `(?:(?:[01]?[0-9]|2[0-4])|${han})\\s?(?:[:：][0-5][0-9](?:[:：][0-5][0-9])?|[点點时時](?:半|[一三]刻|(?:[0-5]?[0-9]|[零〇]?${han})分?(?:[0-5]?[0-9]秒)?|整)?)(?:\\s?[ap]\\.?m\\.?)?`;
const zone =
  "(?:\\s?\\(?(?:utc|gmt)?\\s?[+-]\\s?[0-9]{1,2}(?::?[0-9]{2})?\\)?|\\s?\\(?(?:utc|gmt|z|hkt|sgt|jst|est|edt|pst|pdt|cst|cet|cest|bst|北京时间|北京時間|台北时间|台北時間|香港时间|香港時間)\\)?)?";
const months = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\\.?";
const hour = "(?:at\\s|around\\s|about\\s)?[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?)?\\s?(?:[ap]\\.?m\\.?)?";
/** An hour that no bare number can be taken for. */
const hourOfDay =
  "(?:at\\s|around\\s|about\\s)?(?:[0-9]{1,2}[:h][0-9]{2}(?::[0-9]{2})?(?:\\s?[ap]\\.?m\\.?)?|[0-9]{1,2}\\s?[ap]\\.?m\\.?)";
const weekdays =
  "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)";
const spokenDay = "(?:yesterday|today|this morning|this afternoon|this evening|tonight|last night)";
const counts = "one|two|three|four|five|six|seven|eight|nine|ten";
const timePatterns: readonly RegExp[] = [
  `(?:[12][0-9]{3}|民[国國]\\s?[0-9]{2,3})\\s?[-/.年]\\s?[0-9]{1,2}\\s?[-/.月]\\s?[0-9]{1,2}\\s?[日号號]?[t ,，]{0,3}${dayPart}\\s?${clock}${zone}`,
  `(?:今年|去年|前年)?(?:[0-9]{1,2}|${han})\\s?月\\s?(?:[0-9]{1,2}|${han})\\s?[日号號]?[ ,，]{0,2}${dayPart}\\s?${clock}${zone}`,
  `[0-9]{1,2}[/-][0-9]{1,2}[ ,，]{0,2}${dayPart}\\s?${clock}${zone}`,
  `${months}\\s[0-9]{1,2}(?:st|nd|rd|th)?,?\\s${hourOfDay}${zone}`,
  `(?:${weekdays},?\\s)?[0-9]{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?${months},?\\s${hourOfDay}${zone}`,
  `(?:今天|昨天|昨日|前天|前日|今日|昨晚|今早|今晚|昨夜|今晨|尋日|琴日|噚日|尋晚|琴晚|噚晚|今朝|(?<![a-z])today|(?<![a-z])yesterday)[ ,，]{0,2}${dayPart}\\s?${clock}${zone}`,
  `[0-9]{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?${months},?\\s[0-9]{4},?\\s${hour}${zone}`,
  `${months}\\s[0-9]{1,2}(?:st|nd|rd|th)?,?\\s[0-9]{4},?\\s${hour}${zone}`,
  `[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4},?\\s(?:at\\s)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\\s?(?:[ap]\\.?m\\.?)?${zone}`,
  `(?:yesterday|today|this morning|this afternoon|last night)(?:\\s(?:morning|afternoon|evening))?,?\\s${hour}${zone}`,
  `(?:[0-9]{1,2}(?::[0-9]{2})?\\s?(?:[ap]\\.?m\\.?)?${zone})\\s(?:${spokenDay})${zone}`,
  // A point makes a number of it, where no word says that it is a time.
  `(?:at|around|about)\\s[0-9]{1,2}\\.[0-9]{2}\\s(?:${spokenDay})${zone}`,
  `(?:${hourOfDay}${zone}),?\\s(?:on\\s)?(?:(?:${weekdays},?\\s)?${months}\\s[0-9]{1,2}(?:st|nd|rd|th)?(?:,?\\s[0-9]{4})?)`,
  `(?:${hourOfDay}${zone}),?\\s(?:on\\s)?(?:the\\s)?(?:[0-9]{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?${months}(?:,?\\s[0-9]{4})?)`,
  `(?<!(?:next|by|until|till|before|coming|this)\\s)(?:last\\s)?${weekdays},?\\s${hourOfDay}${zone}`,
  `(?<!(?:by|until|till|before)\\s)(?:${hourOfDay}${zone})\\s(?:on\\s)?(?:(?:last\\s)?${weekdays})(?![a-z])`,
  `(?<![下每])(?:上个?|上個|本|这个?|這個?)?(?:周|週|星期|礼拜|禮拜)[一二三四五六日天][ ,，]{0,2}${dayPart}\\s?${clock}${zone}`,
  `${dayPart}${clock}\\s?(?:今天|昨天|今日|昨日)`,
  `[0-9]{1,2}\\s?[号號]\\s?${dayPart}\\s?${clock}${zone}`,
  `[0-9]{1,2}-${months}-[0-9]{4},?\\s${hourOfDay}${zone}`,
  `(?:[0-9]{1,3}|an?|${counts}|half an)\\s(?:hours?|hrs?|minutes?|mins?|days?)\\sago`,
  `(?:[0-9]{1,3}|${han}|半)\\s?(?:个|個)?(?:小时|小時|分钟|分鐘|天)(?:之?前)`,
].map((source) => new RegExp(`(?<![0-9a-z]|[0-9][/.-])${source}(?![多几幾])`, "giu"));

const verbs =
  /deposit|sent|send|transfer|withdr|paid|moved|made|充|转|轉|提|付|汇|匯|入金|储值|儲值|打了|爆|强平|強平|liquidat|happen/i;
/** Characters before and behind a moment in which a verb says what happened then. */
const reach = 30;

/** A moment as the reader of times knows it: digits for a number word, no `of`, no full stop behind. */
const readable = (time: string): string =>
  time
    .trim()
    .replace(/(?<![.][ap])(?<=[ap]m)\.$|(?<=[0-9])[.,]$/i, "")
    .replace(/(?<=(?:st|nd|rd|th)) of /i, " ")
    .replace(new RegExp(`^(?:${counts})(?= )`, "i"), (word) =>
      String(counts.split("|").indexOf(word.toLowerCase()) + 1),
    );

const bareDay = /今天|今日|昨天|昨日|前天|(?<![a-z])(?:yesterday|today)(?![a-z])/giu;
const bareClock = new RegExp(
  `(?<![0-9a-z:：.,/-])[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?${zone}(?![0-9a-z:：])`,
  "giu",
);

/** A mail that names one day and one time of day tells a moment, however far apart they stand. */
function apart(text: string): Finding[] {
  const days = new Set([...text.matchAll(bareDay)].map(([day]) => day.toLowerCase()));
  const clocks = [...text.matchAll(bareClock)].map(([clock]) => clock);
  const [day, clock] = [[...days][0], clocks[0]];
  const isOne = days.size === 1 && clocks.length === 1;
  return isOne && day && clock ? [{ fields: ["occurredAt"], text: `${day} ${clock}`, rule: "words" }] : [];
}

/**
 * Moments, as people write them in a sentence; the reader of times decides which of them it can read. One beside a verb
 * of sending outweighs the others, which may be when somebody looked or asked.
 */
export const times = (text: string): Finding[] => {
  const together = timePatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: time, index }): Finding => {
      const around = text.slice(Math.max(0, index - reach), index + time.length + reach);
      return { fields: ["occurredAt"], text: readable(time), rule: verbs.test(around) ? "shape" : "words" };
    }),
  );
  return together.length > 0 ? together : apart(text);
};

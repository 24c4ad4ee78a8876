import { countWords, hourWords, valueOfWord } from "../english-numbers.ts";
import type { Finding } from "./finding.ts";

const dayPart = "(?:下晝|下昼|晏晝|上晝|朝早|夜晚|凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜裡|晚|早)?";
const han = "[一二三四五六七八九十两兩]{1,3}";
const digit = "[一二三四五六七八九]";
const clock = `(?:(?:[01]?[0-9]|2[0-4])|${han})\\s?(?:[:：][0-5][0-9](?:[:：][0-5][0-9])?|[点點时時](?:半|[一三]刻|\\s[0-5]?[0-9]\\s?分|(?:[0-5]?[0-9]|[零〇](?:${han}|[0-9])|[二三四五]?十${digit}?|${han}(?=分))分?(?:[0-5]?[0-9]秒)?|整)?(?![一二三四五六七八九零〇0-9]))(?:\\s?[ap]\\.?m\\.?)?`;
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
const timePatterns: readonly RegExp[] = [
  `(?:[12][0-9]{3}|民[国國]\\s?[0-9]{2,3})\\s?[-/.年]\\s?[0-9]{1,2}\\s?[-/.月]\\s?[0-9]{1,2}\\s?[日号號]?[t ,，]{0,3}${dayPart}\\s?${clock}${zone}`,
  `(?:今年|去年|前年)?(?:[0-9]{1,2}|${han})\\s?月\\s?(?:[0-9]{1,2}|${han})\\s?[日号號]?[ ,，]{0,2}${dayPart}\\s?${clock}${zone}`,
  `[0-9]{1,2}[/-][0-9]{1,2}[ ,，]{0,2}(?:(?:at|around|about)\\s)?${dayPart}\\s?${clock}${zone}`,
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
  `(?:[0-9]{1,3}|an?|${countWords}|half an)\\s(?:hours?|hrs?|minutes?|mins?|days?)\\sago`,
  `(?:[0-9]{1,3}|${han}|(?<![个個])半)\\s?(?:个|個)?半?(?:小时|小時|分钟|分鐘|钟头|鐘頭|天)(?:之?前)`,
  `(?:[0-9]{1,2}|${countWords})\\sdays\\sago,?\\s${hourOfDay}${zone}`,
  `[01]?[0-9][.][0-3]?[0-9]\\s?${dayPart}\\s?${clock}${zone}`,
  `the\\sday\\sbefore\\syesterday,?\\s${hour}${zone}`,
  `(?<=(?:^|\\s)the\\s)[0-9]{1,2}(?:st|nd|rd|th),?\\s${hourOfDay}${zone}`,
].map((source) => new RegExp(`(?<![0-9a-z]|[0-9][/.-]|day before )${source}(?![多几幾])`, "giu"));

const verbs =
  /deposit|sent|send|transfer|withdr|take out|took out|paid|moved|made|filled|充|转|轉|提|付|汇|匯|入金|储值|儲值|打了|爆|强平|強平|插针|插針|插到|成交|平仓|平倉|liquidat|happen/i;
/** Characters before and behind a moment in which a verb says what happened then. */
const reach = 30;

/** A moment as the reader of times knows it: digits for a number word, no `of`, no full stop behind. */
const readable = (time: string): string =>
  time
    .trim()
    .replace(/(?<![.][ap])(?<=[ap]m)\.$|(?<=[0-9])[.,]$/i, "")
    .replace(/(?<=(?:st|nd|rd|th)) of /i, " ")
    // A day with a point, as Chinese writes it: `11.25 15:20`.
    .replace(/^([0-9]{1,2})[.]([0-9]{1,2})(?=\s?[0-9\p{Script=Han}])/u, "$1/$2")
    .replace(/^([0-9]{1,2})(?:st|nd|rd|th)(?=,? (?:at |around |about )?[0-9])/i, "$1号")
    .replace(countAtStart, (word) => String(valueOfWord(word)));

const countAtStart = new RegExp(`^(?:${countWords})(?= )`, "i");

/** Words for minutes of the hour, in full. */
const minuteWords: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  quarter: 15,
  "a quarter": 15,
  twenty: 20,
  "twenty-five": 25,
  "twenty five": 25,
  half: 30,
};
const clockInWords = new RegExp(
  `(?<![a-z0-9])(a quarter|quarter|twenty[- ]five|twenty|ten|five|half|[1-5]?[05])(?: minutes)? (past|after|to) (${hourWords}|1[0-2]|[1-9])(?![a-z0-9:])`,
  "giu",
);
/** `quarter past ten`, `twenty to 9`, in digits. */
function clockInDigits(whole: string, minutes: string, side: string, hourWord: string): string {
  const past = minuteWords[minutes.toLowerCase()] ?? Number(minutes);
  const named = valueOfWord(hourWord) ?? Number(hourWord);
  const isTo = side.toLowerCase() === "to";
  // `from 10 to 9` counts; `half to` is none.
  if (/^(?:to|after)$/i.test(side) && (past === 30 || /[0-9]/.test(minutes))) return whole;
  const hourOfClock = isTo ? (named === 1 ? 12 : named - 1) : named;
  return `${hourOfClock}:${String(isTo ? 60 - past : past).padStart(2, "0")}`;
}

/** `Wednesday evening at 8:40`: the half of the day goes behind the hour. */
const partOfWeekday = new RegExp(
  `(?<![a-z])(${weekdays}) (morning|afternoon|evening|night)[, ]{1,2}(?:at |around |about ){0,2}([1-9]|1[01])(:[0-5][0-9])?(?![0-9a-z:]| ?[ap][.]?m)`,
  "giu",
);
const halfOfDay = (whole: string, day: string, part: string, hourOfDay: string, minutes = ""): string => {
  const isNight = part.toLowerCase() === "night";
  if (isNight && Number(hourOfDay) < 6) return whole;
  return `${day} at ${hourOfDay}${minutes} ${/^morning$/i.test(part) ? "am" : "pm"}`;
};

const inTheMorning = (_whole: string, hourOfDay: string, minutes = "", part: string): string =>
  `${hourOfDay}${minutes} ${/^morning$/i.test(part) ? "am" : "pm"}`;

const hourAndHalf = new RegExp(
  `(?<![a-z0-9.])(an?|${countWords}|[1-9])(?:[.]5 (?:hours|hrs)| hours? and a half| and a half hours) ago`,
  "giu",
);
const minutesAgo = (_whole: string, hours: string): string =>
  `${(hours.toLowerCase().startsWith("a") ? 1 : (valueOfWord(hours) ?? Number(hours))) * 60 + 30} minutes ago`;

/** A text with its spoken times of day in digits: `1.25pm`, `quarter past ten`, `Wednesday evening at 8:40`. */
const inDigits = (text: string): string =>
  text
    .replace(/(?<![0-9.])(1[0-2]|0?[1-9])[.]([0-5][0-9])(?=\s?[ap][.]?m(?![a-z]))/giu, "$1:$2")
    .replace(clockInWords, clockInDigits)
    .replace(/(?<![a-z])(at|around|about|since) noon(?![a-z])/giu, "$1 12:00 pm")
    .replace(/(?<![0-9:.])(1[0-2]|[1-9])(:[0-5][0-9])? in the (morning|afternoon|evening)(?![a-z])/giu, inTheMorning)
    .replace(/(?<![0-9a-z.])([0-9]{1,2}) ?h ago(?![a-z])/giu, "$1 hours ago")
    .replace(partOfWeekday, halfOfDay)
    .replace(hourAndHalf, minutesAgo);

/** What stands before a moment that is not the problem's, and behind one that is told in another's zone. */
const otherMoment =
  /(?:(?<![a-z])last (?:log-?\s?in|sign-?\s?in|seen|active|access)|(?:最后|最後|上次|最近)(?:一次)?(?:登录|登錄|登入|上线|上線))[^\n。.;；]{0,16}$/iu;
const othersZone =
  /^,?\s?(?:(?:in )?(?:his|her|their|my (?:brother|sister|friend|wife|husband)'?s) time|(?:对方|對方|他|她)(?:那边|那邊)?的?(?:当地|當地)?(?:时间|時間))/iu;

const bareDay =
  /今天|今日|昨天|昨日|前天|(?<![a-z])(?:yesterday|today|this (?:morning|afternoon|evening)|last night)(?![a-z])/giu;
const bareClock = new RegExp(
  `(?<![0-9a-z:：.,/-])(?:[0-9]{1,2}(?::[0-5][0-9])?\\s?[ap][.]?m[.]?(?![a-z])${zone}|[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?${zone}(?![0-9a-z:：]))|(?:下晝|下昼|晏晝|上晝|朝早|夜晚|凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上)\\s?${clock}(?![0-9:：]|\\s?[多几幾])`,
  "giu",
);
/** A day of any kind: where a mail names one, a time of day alone may be of it. */
const anyDay =
  /昨|前天|前日|[尋琴噚][日晚]|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末]|[上下]个?個?(?:周|週|星期|礼拜|禮拜|月)|[0-9一二三四五六七八九十]\s?月|[0-9]\s?[号號](?![码碼线線])|天[之以]?前|[0-9]天|(?<![a-z])(?:yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|last (?:night|week|month)|(?:days?|weeks?) ago|[0-9]{1,2}(?:st|nd|rd|th)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? [0-9]|[0-9]{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|[0-9]{1,4}[/-][0-9]{1,2}(?![0-9])/iu;
/** Whether a time of day can only be of one half of the day. */
const isOfOneHalf = /^(?:0[0-9]|1[3-9]|2[0-3])[:：]|[ap][.]?m|utc|gmt|^\p{Script=Han}/iu;
/** A clause that is about looking, asking or waiting, or a time that recurs or is still to come. */
const notThen =
  /(?<![a-z])(?:check|look|ask|call|repl|until|till|before|every|daily|by(?![a-z])|open|says?(?![a-z])|said|mails?(?![a-z])|maintenance|status)|维护|維護|看|问|問|查|客服|回复|回覆|联系|聯繫|之前|点前|點前|分前|截止|每天|每日|营业|營業|工作时间|直到|等到/iu;

/**
 * A mail that names one day and one time of day tells a moment, however far apart they stand. Without any day, a time
 * beside a verb of sending is of the day of writing; the reader refuses one that is still to come.
 */
function apart(text: string): Finding[] {
  const days = new Set([...text.matchAll(bareDay)].map(([day]) => day.toLowerCase()));
  const clocks = [...text.matchAll(bareClock)];
  const asMoment = (day: string, clockOfDay: string, rule: Finding["rule"]): Finding => ({
    fields: ["occurredAt"],
    text: `${day} ${clockOfDay}`,
    rule,
  });
  const [[day], [only]] = [[...days], clocks];
  if (day && only) return days.size === 1 && clocks.length === 1 ? [asMoment(day, only[0], "words")] : [];
  if (anyDay.test(text)) return [];
  return clocks
    .filter(({ 0: clockOfDay, index }) => {
      const clause = clauseAround(text, index, index + clockOfDay.length);
      return isOfOneHalf.test(clockOfDay) && verbs.test(clause) && !notThen.test(clause);
    })
    .map(([clockOfDay]) => asMoment("today", clockOfDay, "day-assumed"));
}

/** Characters before and behind a time of day that may be of its clause. */
const clauseReach = 60;
const endOfClause = /[,，](?![0-9])|[。;；!！?？\n]|\.(?=\s|$)/u;

const clauseAround = (text: string, from: number, to: number): string =>
  (text
    .slice(Math.max(0, from - clauseReach), from)
    .split(endOfClause)
    .at(-1) ?? "") + (text.slice(to, to + clauseReach).split(endOfClause, 1)[0] ?? "");

/**
 * Moments, as people write them in a sentence; the reader of times decides which of them it can read. One beside a verb
 * of sending outweighs the others, which may be when somebody looked or asked.
 */
export const times = (whole: string): Finding[] => {
  const text = inDigits(whole);
  const moments = timePatterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  if (moments.length === 0) return apart(text);
  return moments.flatMap(({ 0: time, index }): Finding[] => {
    const before = text.slice(Math.max(0, index - reach), index);
    const behind = text.slice(index + time.length, index + time.length + reach);
    if (otherMoment.test(before) || othersZone.test(behind)) return [];
    const rule = verbs.test(before + time + behind) ? "shape" : "words";
    return [{ fields: ["occurredAt"], text: readable(time), rule }];
  });
};

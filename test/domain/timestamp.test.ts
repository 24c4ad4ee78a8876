import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "#shared/domain/brand.ts";
import { readTime, type TimeContext } from "#shared/domain/timestamp.ts";

const now = "2026-11-23T08:00:00.000Z" as Instant;
const inChina: TimeContext = { now, offsetMinutes: 480, known: "assumed" };

const instantOf = (text: string, context: TimeContext = inChina) => {
  const reading = readTime(text, context);
  return reading.kind === "time" ? reading.instant : reading.code;
};

describe("a time without a zone is read in the zone that was chosen or assumed", () => {
  test.each([
    "2024-03-05 15:20",
    "2024-03-05T15:20",
    "2024-3-5 15:20",
    "2024/3/5 15:20",
    "2024/03/05, 15:20",
    "2024.3.5 15:20",
    "2024-03-05 3:20 PM",
    "2024-03-05 3:20pm",
    "2024-03-05 下午3:20",
    "2024-03-05 15：20",
    "２０２４－０３－０５　１５：２０",
    "2024年3月5日 15:20",
    "2024年3月5日15:20",
    "2024年03月05日 下午3点20分",
    "2024年3月5日下午3点20",
    "2024 年 3 月 5 日 下午 3 点 20 分".replaceAll(" ", ""),
    "2024年3月5号 15时20分",
    "2024年3月5日 下午3點20分",
    " 2024-03-05\u200b 15:20\n",
    "2024-03-05\t15:20:00",
  ])("%s", (text) => {
    expect(readTime(text, inChina)).toEqual({
      kind: "time",
      instant: "2024-03-05T07:20:00.000Z",
      zone: { offsetMinutes: 480, known: "assumed" },
    });
  });

  test("and says how it was known", () => {
    expect(readTime("2024-03-05 15:20", { now, offsetMinutes: -300, known: "chosen" })).toEqual({
      kind: "time",
      instant: "2024-03-05T20:20:00.000Z",
      zone: { offsetMinutes: -300, known: "chosen" },
    });
  });
});

describe("a zone that is written wins", () => {
  test.each([
    ["2024-03-05T15:20:00Z", 0],
    ["2024-03-05 15:20 UTC", 0],
    ["2024-03-05 15:20 GMT", 0],
    ["2024-03-05T15:20+08:00", 480],
    ["2024-03-05T15:20:00.000+0800", 480],
    ["2024-03-05 15:20 +8", 480],
    ["2024-03-05 15:20 UTC+8", 480],
    ["2024-03-05 15:20 (UTC+8)", 480],
    ["2024-03-05 15:20 utc +08:00", 480],
    ["2024-03-05 15:20 GMT+8", 480],
    ["2024-03-05 15:20 GMT-3:30", -210],
    ["2024-03-05 15:20 UTC−5", -300],
    ["UTC+8 2024-03-05 15:20", 480],
    ["2024-03-05 15:20 北京时间", 480],
    ["北京时间 2024-03-05 15:20", 480],
    ["北京时间：2024年3月5日 下午3点20分", 480],
    ["2024年3月5日 下午3点20分 UTC+8", 480],
    ["2024-03-05 15:20 HKT", 480],
    ["2024-03-05 15:20 JST", 540],
    ["2024-03-05 15:20 UTC+14", 840],
  ])("%s", (text, offsetMinutes) => {
    const reading = readTime(text, { now, offsetMinutes: 60, known: "chosen" });

    expect(reading).toEqual({
      kind: "time",
      instant: new Date(Date.UTC(2024, 2, 5, 15, 20) - offsetMinutes * 60_000).toISOString(),
      zone: { offsetMinutes, known: "stated" },
    });
  });

  test.each([
    "2024-03-05 15:20 UTC+14:01",
    "2024-03-05 15:20 UTC+8:60",
    "2024-03-05 15:20 UTC+99",
    "2024-03-05 15:20 XYZ",
  ])("%s is no zone", (text) => {
    expect(instantOf(text)).toBe("time-unreadable");
  });
});

test.each([
  ["1709623208", "2024-03-05T07:20:08.000Z"],
  ["1709623208123", "2024-03-05T07:20:08.123Z"],
  ["１７０９６２３２０８", "2024-03-05T07:20:08.000Z"],
])("%s is an epoch, whose zone is known", (text, instant) => {
  expect(readTime(text, inChina)).toEqual({ kind: "time", instant, zone: { offsetMinutes: 0, known: "stated" } });
});

test.each([
  ["2024-03-05 15:20:08", "2024-03-05T07:20:08.000Z"],
  ["2024-03-05 15:20:08.5", "2024-03-05T07:20:08.500Z"],
  ["2024-03-05 15:20:08.123456789", "2024-03-05T07:20:08.123Z"],
  ["2024年3月5日 15点20分8秒", "2024-03-05T07:20:08.000Z"],
  ["2024年3月5日 晚上8点半", "2024-03-05T12:30:00.000Z"],
  ["2024年3月5日 凌晨1点", "2024-03-04T17:00:00.000Z"],
  ["2024年3月5日 上午12点", "2024-03-04T16:00:00.000Z"],
  ["2024年3月5日 中午12点", "2024-03-05T04:00:00.000Z"],
  ["2024年3月5日 中午1点", "2024-03-05T05:00:00.000Z"],
  ["2024年3月5日 下午15点", "2024-03-05T07:00:00.000Z"],
  ["2024年3月5日 晚上12点", "2024-03-05T16:00:00.000Z"],
  ["2024-03-05 12:00 am", "2024-03-04T16:00:00.000Z"],
  ["2024-03-05 12:00 pm", "2024-03-05T04:00:00.000Z"],
  ["2024-03-05 24:00", "2024-03-05T16:00:00.000Z"],
  ["2024-02-29 00:00", "2024-02-28T16:00:00.000Z"],
])("%s is %s", (text, instant) => {
  expect(instantOf(text)).toBe(instant);
});

test.each([
  ["2026年11月5日 夜间11点", "2026-11-05T15:00:00.000Z"],
  ["11月5日半夜11点", "2026-11-05T15:00:00.000Z"],
  ["15 : 20 2026年11月5日", "2026-11-05T07:20:00.000Z"],
  ["2026-11-05（15:20）", "2026-11-05T07:20:00.000Z"],
  ["15:20（11月5日）", "2026-11-05T07:20:00.000Z"],
  ["2026/11/05(四) 15:20", "2026-11-05T07:20:00.000Z"],
  ["2026/11/05（四）下午3:20", "2026-11-05T07:20:00.000Z"],
  ["115/11/05(四) 15:20", "2026-11-05T07:20:00.000Z"],
  ["11/20(五) 15:20", "2026-11-20T07:20:00.000Z"],
  ["应该是11月5日15:20", "2026-11-05T07:20:00.000Z"],
  ["2026年11月5日下午3點20分許", "2026-11-05T07:20:00.000Z"],
  ["on 5 November 2026 at around 15:20", "2026-11-05T07:20:00.000Z"],
  ["this Friday 15:20 UTC", "time-ambiguous"],
  ["2026-11-05 15:20 东九区", "2026-11-05T06:20:00.000Z"],
  ["2026-11-05 15:20 零時區", "2026-11-05T15:20:00.000Z"],
])("as people also write it, %s is %s", (text, instant) => {
  expect(instantOf(text)).toBe(instant);
});

test.each([
  ["本月5号下午3点", "2026-11-05T07:00:00.000Z"],
  ["這個月5號15:20", "2026-11-05T07:20:00.000Z"],
  ["上个月25日 15:20", "2026-10-25T07:20:00.000Z"],
  ["上月31号 15:20", "2026-10-31T07:20:00.000Z"],
  ["本月25号15:20", "time-in-future"],
  ["本月31号15:20", "time-unreadable"],
])("a day of this month or of the last: %s is %s", (text, instant) => {
  expect(instantOf(text)).toBe(instant);
});

describe("day and month", () => {
  test.each(["03/05/2024 15:20", "5.3.2024 15:20", "12-11-2024 15:20"])("in either order are ambiguous: %s", (text) => {
    expect(instantOf(text)).toBe("time-ambiguous");
  });

  test.each([
    ["13/05/2024 15:20", "2024-05-13T07:20:00.000Z"],
    ["05/13/2024 15:20", "2024-05-13T07:20:00.000Z"],
    ["05/05/2024 15:20", "2024-05-05T07:20:00.000Z"],
  ])("that the calendar tells apart are read: %s", (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });
});

describe("what is no time is refused", () => {
  test.each([
    "2024-02-31 15:20",
    "2023-02-29 15:20",
    "2024-13-05 15:20",
    "2024-00-05 15:20",
    "31/31/2024 15:20",
    "2024-03-05 25:00",
    "2024-03-05 24:01",
    "2024-03-05 15:60",
    "2024-03-05 15:20:60",
    "2024-03-05 13:00 am",
    "2024年3月5日 凌晨15点",
    "2024年3月5日 晚上2点",
    "2024-03/05 15:20",
    "2024-03-051 15:20",
    "2024-03-05 15:20 or later",
    "15:20",
    "123456789",
    "12345678901",
    "",
  ])("%j", (text) => {
    expect(readTime(text, inChina)).toEqual({ kind: "problem", code: "time-unreadable" });
  });

  test.each([
    "2024-03-05",
    "2024年3月5日",
    "2024-03-05 UTC",
    "13/05/2024",
    "20240305",
    "yesterday",
    "昨天下午",
    "2 days ago",
  ])("%s lacks its time of day, and that is said", (text) => {
    expect(readTime(text, inChina)).toEqual({ kind: "problem", code: "time-unreadable", detail: "no-time-of-day" });
  });
});

describe("limits", () => {
  test("ten minutes after now is the latest", () => {
    expect(instantOf("2026-11-23T08:10:00Z")).toBe("2026-11-23T08:10:00.000Z");
    expect(instantOf("2026-11-23T08:10:00.001Z")).toBe("time-in-future");
    expect(instantOf("9999999999999")).toBe("time-in-future");
  });

  test("the first block of Bitcoin is the earliest", () => {
    expect(instantOf("2009-01-03T18:15:05Z")).toBe("2009-01-03T18:15:05.000Z");
    expect(instantOf("2009-01-03T18:15:04.999Z")).toBe("time-too-early");
    expect(instantOf("1999-03-05 15:20")).toBe("time-too-early");
  });

  test("80 characters are read and no more", () => {
    expect(instantOf("2024-03-05 15:20".padEnd(80))).toBe("2024-03-05T07:20:00.000Z");
    expect(instantOf("2024-03-05 15:20".padEnd(81))).toBe("time-unreadable");
  });
});

describe("a calendar date, in every way that people write it, is the same moment", () => {
  test.each([
    "20240305 1520",
    "20240305 15:20",
    "202403051520",
    "20240305T1520",
    "2024-03-05 1520",
    "2024-03-05 3pm 20".replace("3pm 20", "3.20 pm"),
    "5 Mar 2024 15:20",
    "5 March 2024, 3:20 p.m.",
    "5th of March 2024 at 15:20",
    "05-Mar-2024 15:20",
    "Mar 5, 2024, 3:20 PM",
    "March 5th, 2024 at 3:20pm",
    "Mar. 5 2024 15:20",
    "Mar-05-2024 03:20:00 PM",
    "2024-03-05, around 3:20pm",
    "2024年3月5日大概下午三点二十分",
    "Tue, 5 Mar 2024 15:20:00",
    "Tuesday, March 5, 2024 3:20 PM",
    "3:20 PM, Mar 5, 2024",
    "15:20 on 5 March 2024",
    "15:20 2024-03-05",
    "at 15:20 on 2024/03/05",
    "2024-03-05 3:20 in the afternoon",
    "about 2024-03-05 15:20",
    "2024 年 3 月 5 日 下午 3 点 20 分",
    "2024年3月5日 星期二 15:20",
    "2024年3月5日(周二)15:20",
    "2024年3月5日下午三点二十分",
    "二〇二四年三月五日下午三点二十分",
    "二零二四年三月五號下午三點二十分",
    "2024年3月5日的下午3点20分左右",
    "大约2024年3月5日下午3点20分",
    "2024年3月5号午后3点20",
    "民国113年3月5日 15:20",
    "民國113年3月5日 下午3點20分",
    "民國一百一十三年三月五日下午三點二十分",
    "113年3月5日 下午3:20",
    "113/03/05 15:20",
    "西元2024年3月5日 15:20",
    "24年3月5日15:20",
  ])("%s", (text) => {
    expect(readTime(text, inChina)).toEqual({
      kind: "time",
      instant: "2024-03-05T07:20:00.000Z",
      zone: { offsetMinutes: 480, known: "assumed" },
    });
  });
});

describe("the part of the day tells the hour", () => {
  test.each([
    ["凌晨1点", "01:00"],
    ["凌晨12点半", "00:30"],
    ["清晨6点", "06:00"],
    ["早上8点", "08:00"],
    ["早8点", "08:00"],
    ["上午十一点三刻", "11:45"],
    ["中午12点一刻", "12:15"],
    ["中午十二点半", "12:30"],
    ["正午", "12:00"],
    ["下午两点", "14:00"],
    ["下午兩點半", "14:30"],
    ["下午3点整", "15:00"],
    ["下午三点钟", "15:00"],
    ["傍晚6点", "18:00"],
    ["晚8点", "20:00"],
    ["晚上8点半", "20:30"],
    ["晚上十一點五十九分", "23:59"],
    ["深夜11点", "23:00"],
    ["夜裡十點", "22:00"],
    ["十五点二十分八秒", "15:20:08"],
    ["3pm", "15:00"],
    ["12am", "00:00"],
    ["noon", "12:00"],
    ["8:30 at night", "20:30"],
    ["9 in the morning", "09:00"],
  ])("%s is %s", (clock, time) => {
    const expected = time.length === 5 ? `${time}:00` : time;

    expect(instantOf(`2024-03-05 ${clock} UTC`)).toBe(`2024-03-05T${expected}.000Z`);
  });

  test.each(["早上12点", "凌晨8点", "晚上2点", "中午5点", "13点60分", "下午3点1520"])("but not %s", (clock) => {
    expect(instantOf(`2024年3月5日${clock}`)).toBe("time-unreadable");
  });
});

describe("relative words count from the time of writing, in the writer's zone", () => {
  // A Monday evening in UTC is a Tuesday morning in China.
  const writtenAt = "2024-03-04T17:00:00.000Z" as Instant;
  const inMail: TimeContext = { ...inChina, writtenAt };

  test.each([
    ["今天凌晨0点30分", "2024-03-04T16:30:00.000Z"],
    ["今天凌晨1点", "2024-03-04T17:00:00.000Z"],
    ["昨天下午三点", "2024-03-04T07:00:00.000Z"],
    ["昨日下午三點二十分", "2024-03-04T07:20:00.000Z"],
    ["昨晚8点半", "2024-03-04T12:30:00.000Z"],
    ["昨天晚上十一点", "2024-03-04T15:00:00.000Z"],
    ["昨天15:20", "2024-03-04T07:20:00.000Z"],
    ["前天上午10点", "2024-03-03T02:00:00.000Z"],
    ["大前天15:20", "2024-03-02T07:20:00.000Z"],
    ["2天前15:20", "2024-03-03T07:20:00.000Z"],
    ["两天前15:20", "2024-03-03T07:20:00.000Z"],
    ["上周五下午3点", "2024-03-01T07:00:00.000Z"],
    ["上星期五15:20", "2024-03-01T07:20:00.000Z"],
    ["上個禮拜五下午三點", "2024-03-01T07:00:00.000Z"],
    ["last Friday 3pm", "2024-03-01T07:00:00.000Z"],
    ["yesterday 3pm", "2024-03-04T07:00:00.000Z"],
    ["yesterday at 3:20 PM", "2024-03-04T07:20:00.000Z"],
    ["3pm yesterday", "2024-03-04T07:00:00.000Z"],
    ["Yesterday, 15:20", "2024-03-04T07:20:00.000Z"],
    ["yesterday afternoon at 3", "2024-03-04T07:00:00.000Z"],
    ["last night at 11", "2024-03-04T15:00:00.000Z"],
    ["the day before yesterday 15:20", "2024-03-03T07:20:00.000Z"],
    ["2 days ago at 15:20", "2024-03-03T07:20:00.000Z"],
    ["today at 0:20", "2024-03-04T16:20:00.000Z"],
    ["yesterday 15:20 UTC", "2024-03-03T15:20:00.000Z"],
    ["昨天下午三点 UTC+8", "2024-03-04T07:00:00.000Z"],
    ["昨天下午三点(日本时间)", "2024-03-04T06:00:00.000Z"],
    ["周一上午10点", "2024-03-04T02:00:00.000Z"],
    ["2号下午3:30", "2024-03-02T07:30:00.000Z"],
    ["尋日下晝2點15分", "2024-03-04T06:15:00.000Z"],
    ["琴晚11點", "2024-03-04T15:00:00.000Z"],
    ["晚上九点一刻昨天", "2024-03-04T13:15:00.000Z"],
    ["yesterday 下午 5:20", "2024-03-04T09:20:00.000Z"],
    ["Friday 1 March at 22h15", "2024-03-01T14:15:00.000Z"],
    ["28號下午三點半", "2024-02-28T07:30:00.000Z"],
    ["3号15:20", "2024-03-03T07:20:00.000Z"],
    ["星期六 18:07", "2024-03-02T10:07:00.000Z"],
    ["on Saturday at 18:07", "2024-03-02T10:07:00.000Z"],
    ["6:07 pm on Saturday", "2024-03-02T10:07:00.000Z"],
    ["12:18 UTC yesterday", "2024-03-03T12:18:00.000Z"],
    ["06:11 UTC on March 1st", "2024-03-01T06:11:00.000Z"],
    ["23.40 yesterday", "2024-03-04T15:40:00.000Z"],
    ["昨天下午六点零五", "2024-03-04T10:05:00.000Z"],
    ["去年12月28日 10:00", "2023-12-28T02:00:00.000Z"],
    ["今年1月2日10点", "2024-01-02T02:00:00.000Z"],
    ["时间：昨天15:20", "2024-03-04T07:20:00.000Z"],
    ["Time: 2024-03-04 15:20 UTC+8 = 07:20 UTC", "2024-03-04T07:20:00.000Z"],
  ])("%s is %s", (text, instant) => {
    expect(instantOf(text, inMail)).toBe(instant);
  });

  test.each([
    ["2 hours ago", "2024-03-04T15:00:00.000Z"],
    ["an hour ago", "2024-03-04T16:00:00.000Z"],
    ["half an hour ago", "2024-03-04T16:30:00.000Z"],
    ["30 mins ago", "2024-03-04T16:30:00.000Z"],
    ["2小时前", "2024-03-04T15:00:00.000Z"],
    ["两个小时前", "2024-03-04T15:00:00.000Z"],
    ["兩小時前", "2024-03-04T15:00:00.000Z"],
    ["半小时前", "2024-03-04T16:30:00.000Z"],
    ["半个小时以前", "2024-03-04T16:30:00.000Z"],
    ["一个半小时前", "2024-03-04T15:30:00.000Z"],
    ["三十分钟之前", "2024-03-04T16:30:00.000Z"],
    ["刚刚", "2024-03-04T17:00:00.000Z"],
    ["刚才", "2024-03-04T17:00:00.000Z"],
    ["大约2小时前", "2024-03-04T15:00:00.000Z"],
    ["10分钟前左右", "2024-03-04T16:50:00.000Z"],
    ["about two hours ago", "2024-03-04T15:00:00.000Z"],
  ])("%s is %s, whatever the zone", (text, instant) => {
    expect(readTime(text, inMail)).toMatchObject({ kind: "time", instant, isElapsed: true });
    expect(instantOf(text, { ...inMail, offsetMinutes: -300 })).toBe(instant);
  });

  test("a time of writing after the receipt counts as the receipt", () => {
    const context: TimeContext = { ...inChina, writtenAt: "2031-01-01T00:00:00.000Z" as Instant };

    expect(instantOf("昨天下午三点", context)).toBe("2026-11-22T07:00:00.000Z");
  });

  test("a weekday on which weeks that begin on Sunday and on Monday differ is asked", () => {
    expect(instantOf("上周日15:20", inMail)).toBe("time-ambiguous");
    expect(instantOf("last Monday 15:20", { ...inMail, writtenAt: "2024-03-08T17:00:00.000Z" as Instant })).toBe(
      "time-ambiguous",
    );
  });
});

describe("a date without a year", () => {
  const written = (writtenAt: string): TimeContext => ({ ...inChina, writtenAt: writtenAt as Instant });

  test.each([
    ["3月5日15:20", "2024-03-06T00:00:00.000Z", "2024-03-05T07:20:00.000Z"],
    ["3月5号晚上8点半", "2024-03-06T00:00:00.000Z", "2024-03-05T12:30:00.000Z"],
    ["三月五號晚上八點半", "2024-03-06T00:00:00.000Z", "2024-03-05T12:30:00.000Z"],
    ["5 Mar 15:20", "2024-03-06T00:00:00.000Z", "2024-03-05T07:20:00.000Z"],
    ["Mar 5, 3:20 PM", "2024-03-06T00:00:00.000Z", "2024-03-05T07:20:00.000Z"],
    ["3/25 15:20", "2024-03-26T00:00:00.000Z", "2024-03-25T07:20:00.000Z"],
    ["12月31日 23:59", "2024-01-01T00:00:00.000Z", "2023-12-31T15:59:00.000Z"],
    ["2月29日 15:20", "2026-01-01T00:00:00.000Z", "2024-02-29T07:20:00.000Z"],
  ])("%s, written %s, is %s, and the year is marked", (text, writtenAt, instant) => {
    expect(readTime(text, written(writtenAt))).toMatchObject({ kind: "time", instant, isYearAssumed: true });
  });

  test("that is tomorrow is of this year and in the future, and not of last year", () => {
    const now = "2024-03-04T00:00:00.000Z" as Instant;

    expect(readTime("3月5日15:20", { ...inChina, now })).toMatchObject({
      code: "time-in-future",
      instant: "2024-03-05T07:20:00.000Z",
    });
    expect(instantOf("3月6日15:20", { ...inChina, now })).toBe("2023-03-06T07:20:00.000Z");
  });

  test("but with a year is not marked", () => {
    expect(readTime("2024年3月5日15:20", inChina)).not.toHaveProperty("isYearAssumed");
  });
});

describe("names of zones", () => {
  test.each([
    ["EST", -300],
    ["EDT", -240],
    ["PST", -480],
    ["PDT", -420],
    ["SGT", 480],
    ["KST", 540],
    ["CET", 60],
    ["AEST", 600],
    ["(HKT)", 480],
    ["[UTC+8]", 480],
    ["+UTC", 0],
    ["Beijing time", 480],
    ["(China Standard Time)", 480],
    ["Asia/Shanghai", 480],
    ["香港時間", 480],
    ["东八区", 480],
    ["台灣時間", 480],
    ["日本时间", 540],
    ["UTC时间", 0],
    ["GMT+0800 (CST)", 480],
    ["GMT-0600 (CST)", -360],
  ])("%s", (name, offsetMinutes) => {
    expect(readTime(`2024-03-05 15:20 ${name}`, { now, offsetMinutes: 60, known: "chosen" })).toEqual({
      kind: "time",
      instant: new Date(Date.UTC(2024, 2, 5, 15, 20) - offsetMinutes * 60_000).toISOString(),
      zone: { offsetMinutes, known: "stated" },
    });
  });

  test("CST is China's for a writer of Chinese and asked otherwise, with both readings", () => {
    const english: TimeContext = { now, offsetMinutes: 0, known: "assumed", language: "en" };

    expect(readTime("2024-03-05 15:20 CST", english)).toEqual({
      kind: "problem",
      code: "time-ambiguous",
      detail: "2024-03-05 15:20 UTC+08:00,2024-03-05 15:20 UTC-06:00",
      candidates: ["2024-03-05T07:20:00.000Z", "2024-03-05T21:20:00.000Z"],
    });
    expect(instantOf("2024-03-05 15:20 CST", { ...english, language: "zh-Hans" })).toBe("2024-03-05T07:20:00.000Z");
    expect(instantOf("2024年3月5日 15:20 CST", english)).toBe("2024-03-05T07:20:00.000Z");
  });

  test("is the writer's own zone where the name may mean that one", () => {
    expect(readTime("10-Dec-2025 13:20 IST", { ...inChina, offsetMinutes: 330 })).toMatchObject({
      instant: "2025-12-10T07:50:00.000Z",
      zone: { offsetMinutes: 330, known: "stated" },
    });
  });

  test.each(["IST", "BST", "ET", "纽约时间"])("%s has several offsets and is asked", (name) => {
    expect(instantOf(`2024-03-05 15:20 ${name}`)).toBe("time-ambiguous");
  });

  test("that contradict each other are not read", () => {
    expect(instantOf("2024-03-05 15:20 GMT+0900 (HKT)")).toBe("time-unreadable");
  });
});

describe("what can be read in two ways is asked with both readings", () => {
  test.each([
    ["03/05/2024 15:20", "2024-03-05 15:20 UTC+08:00,2024-05-03 15:20 UTC+08:00"],
    ["03/05/2024", "2024-03-05,2024-05-03"],
    ["昨天三点", "2026-11-22 03:00 UTC+08:00,2026-11-22 15:00 UTC+08:00"],
    ["3/5 15:20", "2026-03-05 15:20 UTC+08:00,2026-05-03 15:20 UTC+08:00"],
    // Written on a Monday.
    ["Monday 3pm", "2026-11-16 15:00 UTC+08:00,2026-11-23 15:00 UTC+08:00"],
  ])("%s", (text, detail) => {
    expect(readTime(text, inChina)).toMatchObject({ kind: "problem", code: "time-ambiguous", detail });
  });
});

describe("what is a time and not a plausible one carries what was read", () => {
  test.each([
    ["2031-01-01 00:00Z", "time-in-future", "2031-01-01T00:00:00.000Z"],
    ["2008-01-01 00:00Z", "time-too-early", "2008-01-01T00:00:00.000Z"],
  ])("%s", (text, code, instant) => {
    expect(readTime(text, inChina)).toEqual({
      kind: "problem",
      code,
      instant,
      zone: { offsetMinutes: 0, known: "stated" },
    });
  });

  test.each(["+275760-09-13T00:00:00Z", "275760-09-13 00:00", "2016-12-31T23:59:60Z", "0000-01-01 00:00", "-0"])(
    "%s is none at all",
    (text) => {
      expect(readTime(text, inChina)).toEqual({ kind: "problem", code: "time-unreadable" });
    },
  );
});

describe("properties", () => {
  const seed = 20261123;
  const instants = fc.integer({ min: Date.parse("2009-01-04"), max: Date.parse(now) }).map((ms) => new Date(ms));

  test("an instant in canonical form is read as itself", () => {
    fc.assert(
      fc.property(instants, (at) => instantOf(at.toISOString()) === at.toISOString()),
      { seed },
    );
  });

  test("full-width digits are read as those of ASCII", () => {
    fc.assert(
      fc.property(instants, (at) => {
        const text = at.toISOString().slice(0, 19).replace("T", " ");
        const wide = text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

        expect(readTime(wide, inChina)).toEqual(readTime(text, inChina));
      }),
      { seed },
    );
  });

  test("no text throws", () => {
    const pieces = fc.constantFrom(..."0123456789年月日点时分半一二十:/-. TZapm上下午昨天前周utc+", "\u0000", "٣");
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((each) => each.join("")),
    );

    fc.assert(
      fc.property(texts, (text) => ["time", "problem"].includes(readTime(text, inChina).kind)),
      { seed, numRuns: 1000 },
    );
  });
});

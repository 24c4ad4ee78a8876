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
    "yesterday",
    "15:20",
    "123456789",
    "12345678901",
    "",
  ])("%j", (text) => {
    expect(readTime(text, inChina)).toEqual({ kind: "problem", code: "time-unreadable" });
  });

  test.each(["2024-03-05", "2024年3月5日", "2024-03-05 UTC", "13/05/2024"])(
    "%s lacks its time of day, and that is said",
    (text) => {
      expect(readTime(text, inChina)).toEqual({ kind: "problem", code: "time-unreadable", detail: "no-time-of-day" });
    },
  );
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

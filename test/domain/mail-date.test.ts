import { expect, test } from "vitest";
import { readMailDate } from "../../shared/domain/mail-date.ts";

test.each<[string, string, number | undefined]>([
  ["Tue, 5 Mar 2024 15:20:08 +0800", "2024-03-05T07:20:08.000Z", 480],
  ["5 Mar 2024 15:20 -0330", "2024-03-05T18:50:00.000Z", -210],
  ["Tue,  5 Mar 2024 15:20:08 +0800 (CST)", "2024-03-05T07:20:08.000Z", 480],
  ["Tue, 05 Mar 2024 15:20:08 GMT", "2024-03-05T15:20:08.000Z", 0],
  ["Tue, 05 Mar 24 15:20:08 EST", "2024-03-05T20:20:08.000Z", -300],
  ["Tue, 05 Mar 124 15:20:08 +0000", "2024-03-05T15:20:08.000Z", 0],
  ["5 Mar 1999 15:20:08 +0000", "1999-03-05T15:20:08.000Z", 0],
  ["5 Mar 2024 15:20:08 -0000", "2024-03-05T15:20:08.000Z", undefined],
  ["5 Mar 2024 15:20:08 HKT", "2024-03-05T15:20:08.000Z", undefined],
  ["5 Mar 2024 15:20:08", "2024-03-05T15:20:08.000Z", undefined],
])("%s", (header, date, offsetMinutes) => {
  expect(readMailDate(header)).toEqual({ date, ...(offsetMinutes !== undefined && { offsetMinutes }) });
});

test.each([
  "",
  "yesterday",
  "2024-03-05T15:20:08Z",
  "31 Feb 2024 15:20:08 +0800",
  "5 Foo 2024 15:20:08 +0800",
  "5 Mar 2024 25:20:08 +0800",
  "5 Mar 2024 15:60:08 +0800",
  "5 Mar 2024 15:20:08 +1401",
  "5 Mar 2024 15:20:08 +9999",
])("%j is no date", (header) => {
  expect(readMailDate(header)).toBeUndefined();
});

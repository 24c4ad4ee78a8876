import { describe, expect, test } from "vitest";
import type { Instant } from "#shared/domain/brand.ts";
import type { FieldValue } from "#shared/domain/field-value.ts";
import { type FieldId, fieldIds, fieldRow } from "#shared/domain/fields.ts";
import { showInstant, showTwoZones, showValue } from "#shared/domain/show-value.ts";

const aFieldValue = (value: string, more: Partial<FieldValue> = {}): FieldValue => ({
  value,
  asTyped: "AS TYPED",
  provenance: { place: "form" },
  ...more,
});

test.each<[FieldId, string, string]>([
  ["uid", "44705892343619584", "***584"],
  ["uid", "123456", "***456"],
  ["uid", "12345", "***45"],
  ["uid", "1", "***"],
  ["txid", "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1", "203217…c357f1"],
  ["toAddress", "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", "TJRyWw…g5tDeC"],
  ["memoUsed", "12345678", "12…78"],
  ["memoUsed", "1234", "1…4"],
  ["memoUsed", "123", "…"],
  ["memoUsed", "𝟙𝟚𝟛𝟜", "𝟙…𝟜"],
  ["registeredContact", "ana@example.com", "a***@example.com"],
  ["registeredContact", "+8613800138000", "+86…000"],
  ["coin", "USDT", "USDT"],
  ["amount", "1234.5", "1234.5"],
  ["freezeWanted", "yes", "yes"],
  ["network", "tron", "tron"],
  ["earlierReference", "PC-0000000000", "PC-00000-00000"],
  ["earlierReference", "T-123", "T-123"],
  ["description", "My story", ""],
  ["device", "iPhone", ""],
])("%s %s is shown as %j", (field, value, shown) => {
  expect(showValue(field, aFieldValue(value))).toBe(shown);
});

test("a time is shown in its own zone and in UTC", () => {
  const value = aFieldValue("2024-03-05T07:20:08.000Z", { zone: { offsetMinutes: 480, known: "assumed" } });

  expect(showValue("occurredAt", value)).toBe("2024-03-05 15:20 UTC+08:00 = 07:20 UTC");
});

test("no masked field is told whole, whatever its length, and none shows the text as it was typed", () => {
  for (const field of fieldIds.filter((id) => fieldRow(id).shown !== "whole")) {
    for (const length of [1, 2, 3, 4, 5, 8, 12, 40]) {
      const value = "k1x9".repeat(10).slice(0, length);
      const shown = showValue(field, aFieldValue(value));

      expect(shown).not.toContain(value);
      expect(shown).not.toContain("AS TYPED");
      expect(shown.replace(/[*…]/g, "").length * 2, `${field} ${length}`).toBeLessThanOrEqual(length);
    }
  }
});

describe("an instant", () => {
  const at = "2024-03-05T07:20:59.999Z" as Instant;

  test.each([
    [0, "2024-03-05 07:20 UTC"],
    [480, "2024-03-05 15:20 UTC+08:00"],
    [-210, "2024-03-05 03:50 UTC-03:30"],
    [345, "2024-03-05 13:05 UTC+05:45"],
  ])("%i minutes east of UTC is %s", (offsetMinutes, shown) => {
    expect(showInstant(at, offsetMinutes)).toBe(shown);
  });

  test("in two zones has the date of UTC only where it is another one", () => {
    expect(showTwoZones(at, 480)).toBe("2024-03-05 15:20 UTC+08:00 = 07:20 UTC");
    expect(showTwoZones(at, -480)).toBe("2024-03-04 23:20 UTC-08:00 = 2024-03-05 07:20 UTC");
    expect(showTwoZones(at, 0)).toBe("2024-03-05 07:20 UTC");
  });
});

import { describe, expect, test } from "vitest";
import { readAmount } from "#shared/domain/amount.ts";

const amountOf = (text: string) => {
  const reading = readAmount(text);
  return reading.kind === "amount" ? reading.value : reading.code;
};

test.each([
  ["500", "500"],
  ["0500.00", "500"],
  ["1234.560", "1234.56"],
  ["1,234.56", "1234.56"],
  ["1,234,567.8", "1234567.8"],
  ["1,234,567", "1234567"],
  ["1.234,56", "1234.56"],
  ["1.234.567,8", "1234567.8"],
  ["1.234.567", "1234567"],
  ["1 234,56", "1234.56"],
  ["1 234.56", "1234.56"],
  ["1\u202f234\u00a0567,5", "1234567.5"],
  ["1 000", "1000"],
  ["1'234.56", "1234.56"],
  ["1’234.56", "1234.56"],
  ["0,5", "0.5"],
  ["0,123", "0.123"],
  ["12,34", "12.34"],
  ["1234,567", "1234.567"],
  ["1,0000", "1"],
  ["1.000", "1"],
  [".5", "0.5"],
  ["5.", "5"],
  ["+5", "5"],
  ["１２３．４５", "123.45"],
  ["１，２３４．５", "1234.5"],
  ["1e-8", "0.00000001"],
  ["1.5E-3", "0.0015"],
  ["1.23e2", "123"],
  ["12e3", "12000"],
  ["1.5万", "15000"],
  ["5百", "500"],
  ["2 千", "2000"],
  ["0.5億", "50000000"],
  ["9007199254740993.000000000000000001", "9007199254740993.000000000000000001"],
])("%s is %s, digit by digit", (text, value) => {
  expect(amountOf(text)).toBe(value);
});

test.each([
  ["500 USDT", "500"],
  ["0.5BTC", "0.5"],
  ["500u", "500"],
  ["USDT 500", "500"],
  ["1.5万U", "15000"],
  ["1e-8 BTC", "0.00000001"],
  ["500 EUR", "500"],
  ["500 ETH", "500"],
  ["500 USDC.e", "500"],
  ["$500", "500"],
  ["500 USDT.", "500"],
])("%s is %s of its coin", (text, value) => {
  expect(readAmount(text)).toEqual({ kind: "amount", value });
});

describe("one comma before three digits and nothing else may be either", () => {
  test.each(["1,000", "12,345", "999,999", "1,000 USDT", "１，０００"])("%s", (text) => {
    expect(amountOf(text)).toBe("amount-ambiguous");
  });
});

test.each(["0", "0.000", "-5", "-0.1 BTC", "−5", "0e5"])("%s is not more than zero", (text) => {
  expect(amountOf(text)).toBe("amount-not-positive");
});

test.each([
  "",
  "five",
  "USDT",
  "1,23,456.7.8",
  "1,234,56",
  "1.234.56",
  "1,2345.6",
  "12 34",
  "1 2,3 4",
  "..5",
  "1..5",
  "--5",
  "5-6",
  "5 to 6 USDT",
  "USDT 500 USDT",
  "500 USDT TRC20",
  "0x10",
  "1e",
  "1e8e8",
  "1e99",
  "٣٤٥",
  "NaN",
  "Infinity",
])("%j is no amount that can be read without a guess", (text) => {
  expect(amountOf(text)).toBe("amount-unreadable");
});

describe("limits", () => {
  test("18 decimals are read and no more; zeros at the end do not count", () => {
    expect(amountOf("0.000000000000000001")).toBe("0.000000000000000001");
    expect(amountOf("0.0000000000000000010")).toBe("0.000000000000000001");
    expect(amountOf("0.0000000000000000001")).toBe("amount-unreadable");
    expect(amountOf("1e-18")).toBe("0.000000000000000001");
    expect(amountOf("1e-19")).toBe("amount-unreadable");
  });

  test("30 digits before the point are read and no more", () => {
    expect(amountOf("1".repeat(30))).toBe("1".repeat(30));
    expect(amountOf("1".repeat(31))).toBe("amount-unreadable");
    expect(amountOf("1e29")).toBe(`1${"0".repeat(29)}`);
    expect(amountOf("1e30")).toBe("amount-unreadable");
  });

  test("80 characters are read and no more", () => {
    expect(amountOf("5".padEnd(80))).toBe("5");
    expect(amountOf("5".padEnd(81))).toBe("amount-unreadable");
  });
});

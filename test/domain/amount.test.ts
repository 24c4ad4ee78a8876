import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAmount } from "#shared/domain/amount.ts";

const amountOf = (text: string) => {
  const reading = readAmount(text);
  return reading.kind === "amount" ? reading.value : reading.code;
};

test.each([
  ["500", "500"],
  ["0500.00", "500"],
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
  ["0.500", "0.5"],
  ["1.234", "1.234"],
  ["12.345", "12.345"],
  ["1234.560", "1234.56"],
  ["1.0000", "1"],
  ["1,234.500", "1234.5"],
  ["1.500e2", "150"],
  ["1.500万", "15000"],
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
  ["12,34,567.89", "1234567.89"],
  ["1,00,000", "100000"],
  ["0.1.", "0.1"],
  ["500，", "500"],
  ["5百", "500"],
  ["2 千", "2000"],
  ["0.5億", "50000000"],
  ["9007199254740993.000000000000000001", "9007199254740993.000000000000000001"],
])("%s is %s, digit by digit", (text, value) => {
  expect(amountOf(text)).toBe(value);
});

test.each([
  ["500 USDT", "500", "USDT"],
  ["金额：500 USDT", "500", "USDT"],
  ["Amount: 0.5 BTC", "0.5", "BTC"],
  ["500USDT-TRC20", "500", "USDT"],
  ["500 USDT (TRC20)", "500", "USDT"],
  ["500 USDT TRC20", "500", "USDT"],
  ["500 USDT (fee 1 USDT)", "500", "USDT"],
  ["数量 100 USDT，手续费 1 USDT", "100", "USDT"],
  ["0.5 BTC (≈ $30,000)", "0.5", "BTC"],
  ["2.5w USDT", "25000", "USDT"],
  ["1.8wU", "18000", "USDT"],
  ["3w个U", "30000", "USDT"],
  ["10 WBTC", "10", "WBTC"],
  ["10wbtc", "10", "WBTC"],
  ["0.5BTC", "0.5", "BTC"],
  ["500u", "500", "USDT"],
  ["５００Ｕ", "500", "USDT"],
  ["约500U", "500", "USDT"],
  ["大約500U左右", "500", "USDT"],
  ["about 500 USDT", "500", "USDT"],
  ["≈ 0.1 ETH", "0.1", "ETH"],
  ["USDT 500", "500", "USDT"],
  ["USDT500", "500", "USDT"],
  ["1.5万U", "15000", "USDT"],
  ["1e-8 BTC", "0.00000001", "BTC"],
  ["500 EUR", "500", "EUR"],
  ["500 ETH", "500", "ETH"],
  ["500 USDC.e", "500", "USDC.E"],
  ["$500", "500", "USD"],
  ["$ 1,234.56", "1234.56", "USD"],
  ["500刀", "500", "USD"],
  ["500美元", "500", "USD"],
  ["500 USDT.", "500", "USDT"],
  ["2个比特币", "2", "BTC"],
  ["两个比特币", "2", "BTC"],
  ["兩枚以太幣", "2", "ETH"],
  ["比特币 2", "2", "BTC"],
  ["五百U", "500", "USDT"],
  ["一百二十三点四五USDT", "123.45", "USDT"],
  ["5k USDT", "5000", "USDT"],
  ["1.5 million SHIB", "1500000", "SHIB"],
  ["1000 pepe", "1000", "PEPE"],
  ["USDT：500", "500", "USDT"],
  ["500(USDT)", "500", "USDT"],
  ["半个比特币", "0.5", "BTC"],
  ["一个半ETH", "1.5", "ETH"],
  ["2個半以太幣", "2.5", "ETH"],
  ["500USDT手续费1U", "500", "USDT"],
  ["1000 1INCH", "unreadable", ""],
])("%s is %s of %s", (text, value, asset) => {
  const unread = { kind: "problem", code: "amount-unreadable" };

  expect(readAmount(text)).toEqual(value === "unreadable" ? unread : { kind: "amount", value, asset });
});

test.each([
  "500到600",
  "3mil",
  "5 hundred",
  "2 dozen",
  "500至600U",
  "5个加3个",
  "一万半",
  "500多U",
  "500多",
  "500余",
  "5m",
  "5 bn",
  "3 lakh",
  "5 percent",
])("%s is not read without its last word", (text) => {
  expect(amountOf(text)).toBe("amount-unreadable");
});

test("a word that is no coin is not taken for one", () => {
  expect(readAmount("500 coins")).toEqual({ kind: "amount", value: "500" });
});

describe("Chinese numerals and units", () => {
  test.each([
    ["五百", "500"],
    ["伍佰", "500"],
    ["一千零一", "1001"],
    ["两万", "20000"],
    ["兩萬五千", "25000"],
    ["2万5千", "25000"],
    ["3千5百", "3500"],
    ["一万二千三百四十五", "12345"],
    ["十", "10"],
    ["十五", "15"],
    ["一百零五", "105"],
    ["三百五十", "350"],
    ["一亿二千万", "120000000"],
    ["5百万", "5000000"],
    ["1.5千万", "15000000"],
    ["一点五万", "15000"],
    ["零点五", "0.5"],
    ["二〇二四", "2024"],
    ["１．５萬", "15000"],
    ["1,234.5万", "12345000"],
  ])("%s is %s", (text, value) => {
    expect(amountOf(text)).toBe(value);
  });

  test.each(["一万二", "三百五", "1万2"])("%s may mean the unit below or ones", (text) => {
    expect(amountOf(text)).toBe("amount-ambiguous");
  });

  test.each(["百千百", "万", "五五百", "十百", "一点", "零万"])("%s is no number", (text) => {
    expect(amountOf(text)).toBe("amount-unreadable");
  });
});

test("an ambiguous amount still tells its coin", () => {
  expect(readAmount("1,000 USDT")).toEqual({ kind: "problem", code: "amount-ambiguous", asset: "USDT" });
});

describe("one comma before three digits and nothing else may be either", () => {
  test.each(["1,000", "12,345", "999,999", "1,000 USDT", "１，０００"])("%s", (text) => {
    expect(amountOf(text)).toBe("amount-ambiguous");
  });
});

describe("one point before three digits of which the last is a zero may be either", () => {
  test.each(["1.000", "1.500 USDT", "10.000 TRX", "500.000", "USDT 1.000", "$2.500", "约1.000U", "１．０００"])(
    "%s",
    (text) => {
      expect(amountOf(text)).toBe("amount-ambiguous");
    },
  );

  test.each([
    ["1.500 BTC", "1.5"],
    ["12.340 ETH", "12.34"],
    ["比特币 1.000", "1"],
  ])("but not of a coin of which nobody moves thousands: %s", (text, value) => {
    expect(amountOf(text)).toBe(value);
  });

  test("the coin may be told beside the text, and the one that stands in it wins", () => {
    expect(readAmount("1.500", "BTC")).toEqual({ kind: "amount", value: "1.5" });
    expect(readAmount("1.500", "USDT")).toEqual({ kind: "problem", code: "amount-ambiguous" });
    expect(readAmount("1.500 USDT", "BTC")).toMatchObject({ code: "amount-ambiguous" });
    expect(readAmount("1,500", "BTC")).toMatchObject({ code: "amount-ambiguous" });
  });
});

test.each(["10W", "1w", "0.1w"])("%s may mean ten thousands or a coin", (text) => {
  expect(amountOf(text)).toBe("amount-ambiguous");
});

test.each(["0", "0.000", "-5", "-0.1 BTC", "−5", "0e5", "minus 500", "负5"])("%s is not more than zero", (text) => {
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
  "500 USDT TRON",
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

describe("properties", () => {
  const seed = 20261123;
  const decimals = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 30n - 1n }), fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }))
    .map(([whole, part]) => `${whole}.${part.toString().padStart(18, "0").replace(/0+$/, "")}`);

  test("a canonical amount is read as itself", () => {
    fc.assert(
      fc.property(decimals, (value) => amountOf(value) === value),
      { seed },
    );
  });

  test("full-width digits are read as those of ASCII", () => {
    fc.assert(
      fc.property(decimals, (value) => {
        const wide = value.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

        expect(readAmount(wide)).toEqual(readAmount(value));
      }),
      { seed },
    );
  });

  test("no text throws, and what is read is read again as itself", () => {
    const pieces = fc.constantFrom(..."0123456789.,' eE+-约一二十百千万亿点个Uu$", "\u0000", "BTC");
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((each) => each.join("")),
    );

    fc.assert(
      fc.property(texts, (text) => {
        const reading = readAmount(text);

        if (reading.kind === "amount") expect(amountOf(reading.value)).toBe(reading.value);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

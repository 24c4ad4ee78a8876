import { describe, expect, test } from "vitest";
import { partFacts } from "#shared/domain/found/fact-borders.ts";

describe("a comma parts two facts", () => {
  test.each([
    ["UID 9012345，500 USDT", "UID 9012345, 500 USDT"],
    ["提币单号5567120，2 ETH", "提币单号5567120, 2 ETH"],
    ["11月25，1000U", "11月25, 1000U"],
    ["标签 88120，20 TON", "标签 88120, 20 TON"],
    ["走的TRC20，300 USDT", "走的TRC20, 300 USDT"],
    ["手续费1，5 ETH", "手续费1, 5 ETH"],
    ["0.01，Explorer", "0.01, Explorer"],
    ["UID 9012345,300 USDT", "UID 9012345, 300 USDT"],
    ["Order 1234567,50 USDT", "Order 1234567, 50 USDT"],
    ["account 12345,500 USDT", "account 12345, 500 USDT"],
    ["Nov 25,500 USDT", "Nov 25, 500 USDT"],
    ["TRC20,300 USDT", "TRC20, 300 USDT"],
  ])("in %j", (text, parted) => {
    expect(partFacts(text)).toBe(parted);
  });
});

describe("a comma stays in its number", () => {
  test.each([
    ["1,500 USDT", "1,500 USDT"],
    ["转了1,500,000", "转了1,500,000"],
    ["I now refund 1,500 USDT", "I now refund 1,500 USDT"],
    ["now 1,500 USDT", "now 1,500 USDT"],
    ["order 1,500 USDT", "order 1,500 USDT"],
    ["3号 1,500 USDT", "3号 1,500 USDT"],
    ["note: 12,500 USDT", "note: 12,500 USDT"],
    ["0,5 BTC", "0,5 BTC"],
    ["1.500,25", "1.500,25"],
    ["金额：1，200 USDT", "金额:1,200 USDT"],
    ["充值3，000 USDT", "充值3,000 USDT"],
    ["2，300.50 USDT", "2,300.50 USDT"],
    ["１，２００．５０", "1,200.50"],
  ])("in %j", (text, plain) => {
    expect(partFacts(text)).toBe(plain);
  });
});

test("a text is parted once, however often it is read", () => {
  const once = partFacts("UID 9012345，500 USDT，11月25，走的TRC20");

  expect(partFacts(once)).toBe(once);
});

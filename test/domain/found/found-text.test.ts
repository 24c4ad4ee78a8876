import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldId } from "#shared/domain/fields.ts";
import { findTexts } from "#shared/domain/found/found-text.ts";

const found = (text: string, field: FieldId) =>
  findTexts(text)
    .filter(({ fields }) => fields[0] === field)
    .map(({ text: value, rule }) => `${rule}: ${value}`);

const hash = "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1";

describe("a UID is found", () => {
  test.each([
    ["UID：73920418", "label: 73920418"],
    ["我的id 73920418", "glued: 73920418"],
    ["UID44705892343619584", "glued: 44705892343619584"],
    ["my user id is 73920418, thanks", "label: 73920418"],
    ["73920418：UID", "glued: 73920418"],
    ["UID\n73920418", "next-line: 73920418"],
    ["UID\t币种\n73920418\tUSDT", "table-cell: 73920418"],
    ["1. 账号ID - 73920418", "label: 73920418"],
  ])("in %j", (text, expected) => {
    expect(found(text, "uid")).toContain(expected);
  });

  test.each(["对方UID：73920418", "my friend's UID: 73920418", "UID: n/a", "UID：没有"])("not in %j", (text) => {
    expect(found(text, "uid")).toEqual([]);
  });
});

describe("a transaction hash is found", () => {
  test("whole where a mail program broke it over two lines", () => {
    expect(found(`哈希 ${hash.slice(0, 40)}\n${hash.slice(40)}`, "txid")).toContain(`shape: ${hash}`);
  });

  test("alone where the next line begins with a number of its own", () => {
    expect(found(`3. 哈希：${hash}\n4. 时间：2026-03-05 15:20`, "txid")).toContain(`label: ${hash}`);
  });

  test("behind a link of an explorer", () => {
    const link = `https://tronscan.org/#/transaction/${hash}`;

    expect(found(`see ${link}.`, "txid")).toContain(`explorer-url: ${link}`);
  });
});

describe("the number of an error is found", () => {
  test.each([
    ["The API returns error code 50113 invalid sign.", "words: 50113"],
    ["一直返回错误码-1021", "words: -1021"],
    ["下单时报错代码 51008，请看一下", "words: 51008"],
  ])("in %j", (text, expected) => {
    expect(found(text, "errorCode")).toContain(expected);
  });

  test.each(["no error since 2024", "error code of version 1.2", "error code 0x50113"])("not in %j", (text) => {
    expect(found(text, "errorCode")).toEqual([]);
  });
});

describe("the wish to have an account frozen is found", () => {
  test.each([
    "请马上冻结我的账户！！",
    "账户被盗，请帮我把账户冻结",
    "請立即凍結帳戶",
    "Please freeze my account at once.",
    "I need you to freeze it",
  ])("in %j", (text) => {
    expect(found(text, "freezeWanted")).toEqual(["words: yes"]);
  });

  test.each([
    "我的账户被冻结了，请帮忙",
    "请不要冻结我的账户",
    "请尽快解除冻结",
    "Please do not freeze my account",
    "please unfreeze my account",
    "please tell me why you're freezing",
  ])("not in %j", (text) => {
    expect(found(text, "freezeWanted")).toEqual([]);
  });
});

describe("an amount is found", () => {
  test.each([
    ["转了500U没到", "500U", "USDT"],
    ["1.2萬U 沒到", "1.2萬U", "USDT"],
    ["sent 8.125 LTC yesterday", "8.125 LTC", "LTC"],
    ["UID=141473023, 80 SUI", "80 SUI", "SUI"],
  ])("beside its coin in %j", (text, amount, coin) => {
    expect(found(text, "amount")).toContain(`shape: ${amount}`);
    expect(found(text, "coin")).toContain(`shape: ${coin}`);
  });

  test("but no coin in what is money or an ordinary word", () => {
    expect(found("15000 TRY and 3 PM and 20 GB", "coin")).toEqual([]);
  });
});

describe("a network is found", () => {
  test.each([
    ["走的波场", "波场"],
    ["via BEP-20", "BEP-20"],
    ["用的瑞波网络", "瑞波"],
    ["sent it on polygon", "polygon"],
  ])("in the words of %j", (text, name) => {
    expect(found(text, "network")).toContain(`words: ${name}`);
  });

  test("as the one that was chosen by mistake before the one that was meant", () => {
    expect(found("应该走波场的我点成了Polygon", "network")).toContain("shape: Polygon");
  });

  test("in no page of another kind of site", () => {
    expect(found("look at https://www.example.com/polygon", "network")).toEqual([
      "explorer-url: https://www.example.com/polygon",
    ]);
  });
});

test("any text is looked through without a fault, and what is found stands in it or was joined from it", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000, unit: "grapheme" }), (text) => {
      const bare = (value: string) => value.replace(/\s/gu, "").toLowerCase();
      for (const { text: value } of findTexts(text)) expect(bare(text)).toContain(bare(value));
    }),
    { seed: 20261124, numRuns: 300 },
  );
});

test("no more than 200 findings are kept of one mail", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => `https://a.example.com/tx/page${i}`).join("\n");

  expect(findTexts(many(100))).toHaveLength(200);
  expect(findTexts(many(101))).toHaveLength(200);
});

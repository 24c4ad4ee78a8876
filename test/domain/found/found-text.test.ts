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
    ["POST /api/v3/order returns error code -1022.", "words: -1022"],
    ["接口 /api/v5/trade/order 返回 50111。", "words: 50111"],
    ["Error: -2015 Invalid API-key, IP, or permissions.", "label: -2015 Invalid API-key, IP, or permissions."],
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
    "被盗了，冻结账户！",
    "被盗了，快冻结！",
    "要求冻结账号",
    "I was hacked. Freeze it now",
  ])("in %j", (text) => {
    expect(found(text, "freezeWanted")).toEqual(["words: yes"]);
  });

  test.each([
    "我的账户被冻结了，请帮忙",
    "请尽快解除冻结",
    "please unfreeze my account",
    "freeze my account? no",
    "为什么冻结账户",
    "please tell me why you're freezing",
  ])("not in %j", (text) => {
    expect(found(text, "freezeWanted")).toEqual([]);
  });

  test.each(["请不要冻结我的账户", "先不要冻结，我还有仓位", "Please do not freeze my account", "don't freeze it"])(
    "refused in %j",
    (text) => {
      expect(found(text, "freezeWanted")).toEqual(["words: no"]);
    },
  );
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

describe("a call of an interface is found", () => {
  test.each([
    ["呼叫 POST /api/v3/order 出現錯誤", "words: POST /api/v3/order"],
    ["接口 /api/v5/trade/order 返回 50111", "words: /api/v5/trade/order"],
    ["I call GET /api/v3/account.", "words: GET /api/v3/account"],
  ])("in %j", (text, expected) => {
    expect(found(text, "endpoint")).toEqual([expected]);
  });

  test.each(["get /", "and/or get it", "我的接口坏了"])("not in %j", (text) => {
    expect(found(text, "endpoint")).toEqual([]);
  });
});

describe("what a page showed is found", () => {
  test.each([
    ["一直提示“照片模糊，请重新上传”", "words: 照片模糊,请重新上传"],
    ["用护照认证，提示 名称不一致。", "words: 名称不一致"],
    ['I got "Document expired" again', "words: Document expired"],
  ])("in %j", (text, expected) => {
    expect(found(text, "errorShown").map((one) => one.replace(", ", ","))).toEqual([expected]);
  });

  test("not in a quotation of something else", () => {
    expect(found("他说“你好朋友”", "errorShown")).toEqual([]);
  });
});

describe("somebody else's account", () => {
  test.each([
    ["I sent 50 USDT internally to UID 44556677", "44556677"],
    ["站内转账，我转给了 UID 44556677", "44556677"],
    ["对方UID 44556677", "44556677"],
    ["卖家昵称 阿强商行，金额 200", "阿强商行"],
    ["賣家暱稱 SunnyShop，金額 8000", "SunnyShop"],
    ['the seller "MoonCash" refuses', "MoonCash"],
  ])("is the other side in %j, and no UID of the writer", (text, other) => {
    expect(found(text, "counterparty").map((one) => one.replace(/^\w+: /, ""))).toContain(other);
    expect(found(text, "uid")).toEqual([]);
  });

  test.each(["I sent 500 USDT to my UID 9012345", "转到我的UID 9012345"])("is not meant in %j", (text) => {
    expect(found(text, "counterparty")).toEqual([]);
    expect(found(text, "uid")).not.toEqual([]);
  });
});

describe("an account that is named by its phone or mail address", () => {
  test.each([
    ["账号13800138000登录不上", "13800138000"],
    ["账号：13912345678", "13912345678"],
    ["帳號 0988776655", "0988776655"],
    ["My account is +44 7700 900123", "+44 7700 900123"],
    ["账号 wang@mail.example 登录不了", "wang@mail.example"],
  ])("is a contact and no UID in %j", (text, contact) => {
    expect(found(text, "registeredContact").map((one) => one.replace(/^[\w-]+: /, ""))).toContain(contact);
    expect(found(text, "uid")).toEqual([]);
  });

  test.each([["账号ID：13800138000"], ["UID 13800138000"], ["账号 73920418"]])("is a UID in %j", (text) => {
    expect(found(text, "uid")).not.toEqual([]);
  });
});

describe("a UID that the writer corrects is found", () => {
  test.each([["UID 打錯了，是 30219995。"], ["The UID was wrong, it is 30219995"]])("in %j", (text) => {
    expect(found(text, "uid")).toContain("glued: 30219995");
  });
});

describe("labels with signs of their own part from their values", () => {
  test.each<[string, FieldId, string]>([
    ["Amount / 360", "amount", "label: 360"],
    ["UID➡️60001016", "uid", "label: 60001016"],
    ["network ➡ AVAX C-Chain", "network", "label: AVAX C-Chain"],
  ])("in %j", (text, field, expected) => {
    expect(found(text, field)).toContain(expected);
  });
});

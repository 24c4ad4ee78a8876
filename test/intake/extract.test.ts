import { describe, expect, test } from "vitest";
import type { Instant } from "#shared/domain/brand.ts";
import { ownText } from "../../shared/domain/mail/quoted-text.ts";
import { type ExtractContext, extract } from "../../shared/intake/extract.ts";

const context: ExtractContext = {
  now: "2024-03-06T00:00:00.000Z" as Instant,
  language: "zh-Hans",
  uidPattern: /^\d{6,20}$/u,
};
const read = (text: string, subject = "充值没到账", more: Partial<ExtractContext> = {}) =>
  extract({ subject, ownText: ownText(text) }, { ...context, ...more });
const valuesOf = (text: string, subject?: string, more?: Partial<ExtractContext>) =>
  Object.fromEntries(Object.entries(read(text, subject, more).fields).map(([field, value]) => [field, value.value]));

const uid = "44705892343619584";
const tronId = "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1";
const ethereumId = "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";
const otherId = "0xa1e319be22c08155e5904aa211fb87df5f4ade48de79c6578b1cf3dfda9e498c";

describe("of two numbers each goes to its own field", () => {
  test.each([
    ["订单号 10293847 金额不对，UID 55667788，卖家不放币", { orderNumber: "10293847", uid: "55667788" }],
    [
      "Order no 10293847, sorry, my UID is 55667788, seller does not release",
      { orderNumber: "10293847", uid: "55667788" },
    ],
    ["我：13800138000\nUID 12345678\n充值没到账", { uid: "12345678" }],
    ["I paid 5000 INR for 60 USDT, seller does not release", { amount: "60", coin: "USDT" }],
  ])("in %j", (text, expected) => {
    expect(valuesOf(text)).toMatchObject(expected);
  });
});

describe("fields that stand plainly in a mail", () => {
  test("are read from Chinese labels", () => {
    const text = `您好\nUID：${uid}\n交易哈希：${tronId}\n网络：TRC20\n币种：USDT\n金额：500\n充值时间：2024-03-05 15:20`;

    expect(read(text).caseType).toBe("deposit-not-credited");
    expect(valuesOf(text)).toEqual({
      uid,
      txid: tronId,
      network: "tron",
      coin: "USDT",
      amount: "500",
      occurredAt: "2024-03-05T07:20:00.000Z",
    });
  });

  test("are read from traditional labels", () => {
    expect(valuesOf(`我的帳號UID：${uid}\n交易雜湊：${tronId}\n網路：TRC20`)).toMatchObject({
      uid,
      txid: tronId,
      network: "tron",
    });
  });

  test("are read from English labels with any of the separators", () => {
    const text = `1. User ID: ${uid}\n- Transaction hash = ${ethereumId}\n*Network:* ERC20\nCoin\tETH`;

    expect(valuesOf(text, "Deposit missing", { language: "en" })).toMatchObject({
      uid,
      txid: ethereumId,
      network: "ethereum",
      coin: "ETH",
    });
  });

  test.each([
    ["Bitcoin SV", "other"],
    ["Polygon zkEVM", "other"],
    ["TRON Nile", undefined],
    ["BSC testnet", undefined],
    ["Bitcoin Cash network", "bitcoin-cash"],
  ])("name the network %s as a whole", (name, network) => {
    expect(valuesOf(`UID：${uid}\n网络：${name}`).network).toBe(network);
  });

  test.each([
    ["I sent it via Polygon zkEVM", undefined],
    ["I sent it via Arbitrum Nova", undefined],
    ["I sent it via Polygon", "polygon"],
  ])("are none of a network that only shares a word: %s", (sentence, network) => {
    expect(valuesOf(`UID: ${uid}\n${sentence}`, "Deposit missing", { language: "en" }).network).toBe(network);
  });

  test("say where they stood and by which rule they were found, beside the text as typed", () => {
    expect(read(`UID： ${uid} `).fields.uid).toEqual({
      value: uid,
      asTyped: uid,
      provenance: { place: "mail-body", rule: "label" },
    });
  });

  test("are read from the subject where the text does not have them", () => {
    expect(read("没到账", `UID: ${uid}`).fields.uid?.provenance).toEqual({ place: "mail-subject", rule: "label" });
    expect(read(`UID: 555666777`, `UID: ${uid}`).fields.uid?.value).toBe("555666777");
  });

  test("are all kept and none is chosen where two contradict each other", () => {
    const { fields, conflicts } = read(`UID: ${uid}\nUID: 555666777`);

    expect(fields.uid).toBeUndefined();
    expect(conflicts.uid?.map(({ value }) => value)).toEqual([uid, "555666777"]);
  });

  test("take the zone of the mail's date where they state none", () => {
    expect(valuesOf("时间：2024-03-05 15:20", "充值没到账", { dateOffsetMinutes: 0 })).toMatchObject({
      occurredAt: "2024-03-05T15:20:00.000Z",
    });
  });
});

describe("an explorer's address", () => {
  test("tells transaction and network wherever it stands", () => {
    const { fields } = read(`请看这个 https://etherscan.io/tx/${ethereumId}。谢谢`);

    expect(fields.txid).toMatchObject({ value: ethereumId, provenance: { place: "mail-body", rule: "explorer-url" } });
    expect(fields.network).toMatchObject({
      value: "ethereum",
      provenance: { place: "mail-body", rule: "explorer-url" },
    });
  });

  test("of another transaction than the labelled one contradicts it", () => {
    const { fields, conflicts } = read(`TXID: ${ethereumId}\n网络: ERC20\nhttps://etherscan.io/tx/${otherId}`);

    expect(fields.txid).toBeUndefined();
    expect(conflicts.txid?.map(({ value }) => value)).toEqual([ethereumId, otherId]);
  });

  test("is used where the labelled one does not pass", () => {
    expect(valuesOf(`TXID: 0x9edaf0...fa4f\nhttps://etherscan.io/tx/${otherId}`)).toMatchObject({ txid: otherId });
  });

  test("of an account, or of another site, tells nothing", () => {
    const text = "https://etherscan.io/address/0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A https://www.example.com/";

    expect(valuesOf(text)).not.toHaveProperty("txid");
  });

  test("is looked for in the first hundred addresses only", () => {
    const others = (count: number) => "https://www.example.com/page\n".repeat(count);
    const last = `https://etherscan.io/tx/${ethereumId}`;

    expect(valuesOf(others(99) + last)).toHaveProperty("txid");
    expect(valuesOf(others(100) + last)).not.toHaveProperty("txid");
  });
});

describe("what is left out", () => {
  test("is a value that does not pass its check, with its problem", () => {
    const { fields, problems } = read(`UID: lihua@customer.example\nTXID: 0x9edaf0...fa4f\n金额：500`);

    expect(Object.keys(fields)).toEqual(["amount"]);
    expect(problems.map(({ field, code }) => [field, code])).toEqual(
      expect.arrayContaining([
        ["uid", "uid-is-email"],
        ["txid", "txid-truncated"],
      ]),
    );
  });

  test("is what stands in the mail that is answered", () => {
    expect(valuesOf(`没到账\n> UID: ${uid}\n------------------ 原始邮件 ------------------\nUID: ${uid}`)).toEqual({});
  });

  test("is a phone number or address that the case type does not ask for, as a signature has it", () => {
    expect(valuesOf(`UID: ${uid}\n手机 13800138000`, "充值没到账")).toEqual({ uid });
    expect(valuesOf(`手机 13800138000`, "账户冻结")).toEqual({ registeredContact: "13800138000" });
  });

  test("is a line without a value and a sentence with a colon", () => {
    expect(valuesOf(`UID:\n网络：\n我想说的是：${uid}`)).toEqual({});
  });

  test("is what stands past the first 20,000 characters, or past a line's first 1,000", () => {
    const padding = (length: number) => `${"啊".repeat(length - 1)}\n`;

    expect(valuesOf(`${padding(20_000 - `UID: ${uid}`.length)}UID: ${uid}`)).toEqual({ uid });
    expect(valuesOf(`${padding(20_000)}UID: ${uid}`)).toEqual({});
    expect(valuesOf(`UID:${" ".repeat(1_000)}${uid}`)).toEqual({});
  });
});

describe("the mail's own words", () => {
  test("are the free text that the case type requires, from 21 characters on", () => {
    const words = (length: number) => "被盗了请帮我看一下".padEnd(length, "啊");

    expect(read(words(21), "").fields.whatHappened).toMatchObject({
      value: words(21),
      provenance: { place: "mail-body" },
    });
    expect(read(words(20), "").fields).not.toHaveProperty("whatHappened");
  });

  test("are the description of a mail whose kind no word tells", () => {
    const { caseType, fields } = read("Hello, I have a question about the fees of your service.", "Question", {
      language: "en",
    });

    expect(caseType).toBe("other");
    expect(fields.description?.value).toBe("Hello, I have a question about the fees of your service.");
  });

  test("are cut to 2,000 characters without breaking one", () => {
    expect(read(`a${"𠮷".repeat(1_000)}`, "").fields.description?.value).toBe(`a${"𠮷".repeat(999)}`);
  });

  test("fill no field of a type that asks only for facts", () => {
    expect(read("我充值的 USDT 一直没有到账，请帮忙尽快处理一下，谢谢你们。").fields).not.toHaveProperty("description");
  });

  test("leave out the mail that they answer", () => {
    const text = "My question is about the fees of your service.\n\n-----Original Message-----\nsecret words";

    expect(read(text, "Question").fields.description?.value).toBe("My question is about the fees of your service.");
  });
});

test("an answer to a case gives the fields that its type asks for, and its words guess no other type", () => {
  const mail = {
    subject: "Re: your case",
    ownText: "Time: 2024-03-05 15:20 UTC+8\nI still complain about the support.",
  };

  const alone = extract(mail, context);
  const answer = extract(mail, { ...context, caseType: "account-stolen" });

  expect(Object.keys(alone.fields)).not.toContain("noticedAt");
  expect(answer).toMatchObject({
    caseType: "account-stolen",
    fields: { noticedAt: { value: "2024-03-05T07:20:00.000Z" } },
  });
  expect(answer).not.toHaveProperty("caseTypeReason");
});

describe("a comma in an amount beside a coin", () => {
  test.each([
    ["充值未到账，金额：1,500 USDT", "1500"],
    ["从币安转了1,500 USDT没到账", "1500"],
    ["Deposit of 1,000 ALGO is missing", "1000"],
    ["已付款，金額 HK$8,000", "8000"],
    ["付款 50,000 元，卖家不放币", "50000"],
    ["充值未到账，金额：1,500", "1500"],
    ["Amount: 6,000\nMy balance shows 212.08 as available", "6000"],
  ])("groups digits in %j", (text, amount) => {
    expect(valuesOf(text)).toMatchObject({ amount });
  });

  test.each([
    "My deposit is missing. Amount: 1,500",
    "I sent 1,500 USDT, the fee was 0,5 USDT",
    "Einzahlung über 1,500 USDT ist nicht da",
  ])("leaves the amount open in %j", (text) => {
    expect(valuesOf(text, undefined, { language: "en" })).not.toHaveProperty("amount");
  });
});

describe("three decimals that end in a zero beside a coin", () => {
  test.each([
    ["充值未到账，金额：1.500 USDT", "1.5"],
    ["My deposit of 1.500 USDT is missing, the fee was 0.8 USDT", "1.5"],
    ["My deposit of 1.500 BTC is missing", "1.5"],
    ["My deposit of 1.525 USDT is missing", "1.525"],
  ])("are decimals in %j", (text, amount) => {
    expect(valuesOf(text)).toMatchObject({ amount });
  });

  test.each(["My deposit of 1.500 USDT is missing", "I sent 1.500 USDT, the fee was 0,5 USDT"])(
    "leave the amount open in %j: it may be a thousand",
    (text) => {
      expect(valuesOf(text, undefined, { language: "en" })).not.toHaveProperty("amount");
    },
  );
});

test("a day behind the word order is no number of one", () => {
  expect(valuesOf("My order 12/25 10:00 is missing", "P2P seller")).not.toHaveProperty("orderNumber");
});

test("an amount behind a UID and a comma is not the UID's decimals", () => {
  expect(valuesOf("UID 9012345，500 USDT 充值未到账")).toMatchObject({ uid: "9012345", amount: "500" });
});

test("of a phone number and a mail address of one account the first is taken", () => {
  const text = "想换绑。注册手机：+86 13700137000，邮箱：li@mail.example";

  expect(valuesOf(text, "换绑手机")).toMatchObject({ registeredContact: "+8613700137000", whatIsLost: "phone" });
  expect(read(`${text}，注册邮箱：wang@mail.example`, "换绑手机").conflicts.registeredContact).toHaveLength(3);
});

test("a reference in groups of four is read whole", () => {
  const text = "P2P seller does not release. Payment reference: RF18 5390 0754 7034. Thanks";

  expect(valuesOf(text, "P2P")).toMatchObject({ paymentReference: "RF18 5390 0754 7034" });
});

test("the number of a ticket is no order", () => {
  const { fields } = read("之前工单号 2026111800457 没人处理，我要投诉", "投诉");

  expect(fields.earlierReference?.value).toBe("2026111800457");
  expect(fields).not.toHaveProperty("orderNumber");
});

test("what a verification page said is the error that was shown", () => {
  expect(valuesOf("人脸识别一直失败。错误提示：活体检测未通过。", "KYC")).toMatchObject({
    errorShown: "活体检测未通过",
  });
});

test.each([
  ["11/25 21:40 充值未到账", "2025-11-25T13:40:00.000Z"],
  ["sent Nov 25 around 10pm", "2025-11-25T14:00:00.000Z"],
])("a date without a year is the last one: %j", (text, occurredAt) => {
  const now = "2025-11-26T10:00:00.000Z" as Instant;

  expect(valuesOf(text, undefined, { now })).toMatchObject({ occurredAt });
});

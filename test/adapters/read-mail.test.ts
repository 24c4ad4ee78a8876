import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Mail } from "#shared/domain/mail.ts";
import { mailLimits } from "#shared/domain/mail-limits.ts";
import { createParseMail } from "../../shared/adapters/mime.ts";
import { cutMark, maxTextBytes } from "../../shared/adapters/read-mail.ts";
import { aMail, mailFixture } from "../support/mail.ts";

const parseMail = createParseMail();

async function read(raw: Uint8Array): Promise<Mail> {
  const parsed = await parseMail(raw);
  if ("refused" in parsed) throw new Error(`refused: ${parsed.refused}`);
  return parsed.mail;
}

const txid = "7f3c1b9e0d5a48e2b6c4f1907ad83e5512c9e6b07f4d3a8815be20c97d61fa34";
const lihua = { address: "lihua@customer.example", name: "Li Hua" };

const fixtures: readonly (readonly [string, Partial<Mail> | Record<string, unknown>])[] = [
  [
    "gb2312-label-with-gbk-characters",
    {
      subject: "充值没到账，朱镕基路支行",
      from: [lihua],
      dateOffsetMinutes: 480,
      text: expect.stringContaining("开户行：朱镕路支行，㐂"),
    },
  ],
  [
    "big5-body",
    {
      subject: "充值沒到帳",
      from: [{ address: "chen@customer.example", name: "陳小明" }],
      text: expect.stringContaining("使用者ID：44705892343619584"),
    },
  ],
  [
    "utf8-quoted-printable-chinese",
    { subject: "提币失败", text: "我的提币失败了，请帮我看一下。\nUID：44705892343619584" },
  ],
  ["encoded-words-split-in-a-character", { subject: "交易哈希没有到账，请尽快处理，谢谢", text: "见标题。" }],
  [
    "qq-reply-with-original",
    {
      subject: "回复：您的案件",
      from: [{ address: "wangfang@qq.example", name: "王芳" }],
      messageId: "<tencent_0123456789ABCDEF@qq.example>",
      text: expect.stringContaining("------------------ 原始邮件 ------------------\n发件人"),
    },
  ],
  [
    "163-reply-below-a-line",
    {
      from: [{ address: "zhaoqiang@163.example", name: "赵强" }],
      text: expect.stringContaining("我的UID: 44705892343619584"),
    },
  ],
  [
    "gmail-reply",
    {
      from: [{ address: "ana@customer.example", name: "Ana Ruiz" }],
      date: "2024-03-05T14:20:08.000Z",
      dateOffsetMinutes: -300,
      text: expect.stringMatching(/^UID: 44705892343619584\n\nOn Tue/),
      attachments: [],
    },
  ],
  [
    "outlook-reply-original-message",
    {
      from: [{ address: "john.smith@customer.example", name: "Smith, John" }],
      text: expect.stringContaining("Amount: 250 €"),
    },
  ],
  [
    "raw-gbk-without-charset",
    {
      subject: "充值没有到账",
      from: [{ address: "lihua@customer.example", name: "" }],
      text: expect.stringContaining("交易哈希："),
    },
  ],
  [
    "raw-utf8-headers",
    {
      subject: "账户被盗",
      from: [{ address: "lihua@customer.example", name: "李华" }],
      text: "我的账户被盗了，请立即冻结！",
    },
  ],
  [
    "html-only-with-table",
    { text: `您好，充值没有到账 — 请查看。\nUID\t44705892343619584\n交易哈希\t${txid}\n谢谢\n李华`, attachments: [] },
  ],
  [
    "mixed-chinese-english",
    { subject: "Deposit 未到账 urgent", text: expect.stringContaining("我的充值 not credited") },
  ],
  ["exchange-automatic-reply", { subject: "Automatic reply: We have received your message" }],
  ["qq-autoreply-without-auto-submitted", { subject: "自动回复: 我们已收到您的邮件" }],
  [
    "bounce-delivery-status",
    {
      text: "The mailbox does not exist.",
      attachments: [{ contentType: "message/delivery-status" }, { contentType: "message/rfc822" }],
    },
  ],
  ["read-receipt", { text: "Your message was displayed." }],
  ["mailing-list", { subject: "[crypto] digest" }],
  [
    "two-from-headers",
    {
      from: [
        { address: "attacker@evil.example", name: "" },
        { address: "victim@customer.example", name: "" },
      ],
    },
  ],
  [
    "two-mailboxes-in-from",
    {
      from: [
        { address: "a@customer.example", name: "A" },
        { address: "b@customer.example", name: "B, the second" },
      ],
    },
  ],
  ["no-from", { from: [], subject: "nobody" }],
  ["no-headers-but-a-body", { from: [], subject: "", text: "Hello", headers: [] }],
  ["date-without-zone", { date: "2024-03-05T15:20:08.000Z" }],
  ["bidi-and-control-characters-in-subject", { subject: "invoice gpj.exe now" }],
  [
    "filename-with-path-and-bidi",
    {
      text: "See the files.",
      attachments: [
        { filename: "evil.png", contentType: "image/png", sizeBytes: 5 },
        { filename: "passwd", contentType: "application/octet-stream" },
        { filename: "afdp.exe", contentType: "application/pdf" },
        { filename: "unnamed", contentType: "application/pdf" },
      ],
    },
  ],
  [
    "chinese-filename-rfc2231",
    { text: "转账凭证见附件。", attachments: [{ filename: "转账凭证.jpg", contentType: "image/jpeg", sizeBytes: 8 }] },
  ],
  [
    "attached-message",
    {
      subject: "FW",
      text: "See the attached mail.",
      attachments: [{ filename: "unnamed", contentType: "message/rfc822" }],
    },
  ],
  ["no-message-id", { subject: "no id" }],
  ["malformed-message-id", { subject: "odd id" }],
  ["ses-block-all-pass", { from: [lihua], to: ["support@postcase.example"], subject: "proven" }],
  ["ses-block-with-a-forged-one-below", { subject: "forged" }],
  ["forged-ses-block-alone", { subject: "forged" }],
];

describe("a mail is read as its sender meant it", () => {
  test.each(fixtures)("%s", async (name, expected) => {
    expect(await read(mailFixture(name))).toMatchObject(expected);
  });

  test("every fixture is in the table", () => {
    const files = readdirSync(new URL("../fixtures/mail/", import.meta.url)).map((file) => file.replace(".eml", ""));

    expect(fixtures.map(([name]) => name).sort()).toEqual(files.sort());
  });
});

describe("what a mail does not say is absent", () => {
  test("a mail without a Message-ID, or with text that is none, has none", async () => {
    expect(await read(mailFixture("no-message-id"))).not.toHaveProperty("messageId");
    expect(await read(mailFixture("malformed-message-id"))).not.toHaveProperty("messageId");
  });

  test("a Message-ID of 997 bytes counts and one of 998 does not", async () => {
    const id = (length: number) => `<${"a".repeat(length - 4)}@x>`;

    expect((await read(aMail({ messageId: id(997) }))).messageId).toHaveLength(997);
    expect((await read(aMail({ messageId: id(998) }))).messageId).toBeUndefined();
  });

  test("a date of unknown zone has no offset, and a mail without a date has neither", async () => {
    expect(await read(mailFixture("date-without-zone"))).not.toHaveProperty("dateOffsetMinutes");
    expect(await read(aMail({ date: null }))).not.toHaveProperty("date");
  });

  test("a From header of 998 characters is read and a longer one is nobody's", async () => {
    const from = (length: number) => `${"a".repeat(length - 17)} <a@some.example>`;

    expect((await read(aMail({ from: from(998) }))).from).toHaveLength(1);
    expect((await read(aMail({ from: from(999) }))).from).toEqual([]);
  });
});

describe("the headers", () => {
  test("keep their order, the topmost first, with names in lower case and values unfolded", async () => {
    const { headers } = await read(mailFixture("ses-block-all-pass"));

    expect(headers.slice(0, 3).map(({ name }) => name)).toEqual(["return-path", "received", "x-ses-spam-verdict"]);
    expect(headers[1]?.value).toContain("[192.0.2.10]) by inbound-smtp.eu-west-1.amazonaws.com with SMTP id");
  });

  test("a name with a no-break space before it is not that name", async () => {
    const mail = await read(aMail({ headers: ["\u00a0From: other@evil.example"] }));

    expect(mail.from).toEqual([lihua]);
  });

  test("a header named __proto__ is only a header", async () => {
    const mail = await read(aMail({ headers: ["__proto__: polluted", "constructor: polluted"] }));

    expect(mail.headers).toContainEqual({ name: "__proto__", value: "polluted" });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("the text", () => {
  test("of a text part goes before the HTML", async () => {
    const mail = await read(aMail({ text: "plain words", html: "<p>rich words</p>" }));

    expect(mail.text).toBe("plain words");
  });

  test("of an empty text part gives way to the HTML", async () => {
    expect((await read(aMail({ text: "  \r\n ", html: "<p>rich words</p>" }))).text).toBe("rich words");
  });

  test("of 64 KB is kept whole and one byte more is cut with a mark", async () => {
    const whole = await read(aMail({ text: "a".repeat(maxTextBytes) }));
    const cut = await read(aMail({ text: "a".repeat(maxTextBytes + 1) }));

    expect(whole.text).toBe("a".repeat(maxTextBytes));
    expect(new TextEncoder().encode(cut.text)).toHaveLength(maxTextBytes);
    expect(cut.text.endsWith(`a\n${cutMark}`)).toBe(true);
  });

  test("is cut between characters, never within one", async () => {
    const { text } = await read(aMail({ text: "𠮷".repeat(maxTextBytes / 4 + 1) }));

    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(maxTextBytes);
    expect(text.replace(`\n${cutMark}`, "")).toMatch(/^𠮷+$/u);
  });

  test("loses control characters and keeps tabs and line ends", async () => {
    expect((await read(aMail({ text: "a\u0000b\u0007c\td\ne" }))).text).toBe("abc\td\ne");
  });

  test("of an attached message is not read", async () => {
    const mail = await read(mailFixture("attached-message"));

    expect(JSON.stringify(mail)).not.toContain("11111111111");
  });
});

describe("a mail that cannot be read is refused with what its top says", () => {
  test("over a limit: by the name of the limit", async () => {
    const raw = aMail({ subject: "=?utf-8?B?5YWF5YC8?=", text: "\n".repeat(100_001) });

    expect(await parseMail(raw)).toEqual({ refused: "text-lines", from: "lihua@customer.example", subject: "充值" });
  });

  test("over a limit and without a sender: by the name alone", async () => {
    expect(await parseMail(new Uint8Array(mailLimits["mail-bytes"] + 1))).toEqual({ refused: "mail-bytes" });
  });

  test("where the parser gives up: unparsable", async () => {
    const level = (depth: number): string =>
      depth === 0
        ? "Content-Type: text/plain\n\nx\n"
        : `Content-Type: multipart/mixed; bound(hidden)ary=b${depth}\n\n--b${depth}\n${level(depth - 1)}`;
    const raw = new TextEncoder().encode(`From: a@x.example\nSubject: deep\n${level(21)}`);

    expect(await parseMail(raw)).toEqual({ refused: "unparsable", from: "a@x.example", subject: "deep" });
  });

  test("no bytes at all, and bytes that are no mail, never throw", async () => {
    let seed = 1;
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed;
    };
    const hints = [
      "Content-Type: multipart/mixed; boundary=",
      "=?gb2312?B?",
      "From: ",
      "\r\n\r\n",
      "--",
      "<",
      "Date: ",
      "charset=nonsense",
      "&#x110000;",
    ];
    for (let round = 0; round < 300; round++) {
      const noise = Uint8Array.from({ length: next() % 400 }, () => next() % 256);
      const text = Array.from({ length: next() % 20 }, () => hints[next() % hints.length]).join(next() % 2 ? "\n" : "");
      const raw = new Uint8Array([...new TextEncoder().encode(text), ...noise]);

      expect(await parseMail(raw)).toBeTypeOf("object");
    }
    expect(await parseMail(new Uint8Array())).toMatchObject({ mail: { text: "", from: [] } });
  });
});

import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Mail } from "#shared/domain/mail/mail.ts";
import { mailLimits } from "#shared/domain/mail/mail-limits.ts";
import { maxSearchedLength } from "#shared/domain/mail/mail-search.ts";
import { cutMark, maxTextBytes } from "../../shared/adapters/mail-content.ts";
import { readMail } from "../../shared/adapters/read-mail.ts";
import { aMail, mailFixture } from "../support/mail.ts";

const read = async (raw: Uint8Array): Promise<Mail> => (await readMail(raw)).mail;
const bytesOf = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\r\n"));

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
    "company-warning-and-footer",
    { subject: "[EXTERNAL] 充值未到账", text: expect.stringMatching(/^CAUTION.*stolen data\.$/s) },
  ],
  ["yahoo-forward-in-one-line", { subject: "Fw: Withdrawal completed", text: expect.stringContaining("Where is it?") }],
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
  [
    "gb18030-body-in-base64",
    {
      subject: "提币没到账",
      from: [{ address: "lihua@customer.example", name: "李华" }],
      text: "您好，提币一直没有到账。\nUID：44705892343619584\n㐂记",
    },
  ],
  [
    "big5-without-a-charset",
    {
      subject: "充值沒有到帳",
      from: [{ address: "chen@customer.example", name: "陳小明" }],
      text: expect.stringContaining("網路：TRC20"),
      oddities: ["charset-guessed"],
    },
  ],
  [
    "big5-label-on-utf8-bytes",
    { subject: "提幣", text: "我的提幣沒有到帳，請幫忙查詢。", oddities: ["charset-guessed"] },
  ],
  [
    "utf8-label-on-gbk-bytes",
    { subject: "充值", text: "我的充值没有到账，请帮忙查一下，谢谢。", oddities: ["charset-guessed"] },
  ],
  ["latin-label-on-gbk-bytes", { text: "我的充值没有到账，请帮忙查一下，谢谢。", oddities: ["charset-guessed"] }],
  ["gb2312-label-on-utf8-bytes", { text: "我的充值没有到账，请帮忙查一下。", oddities: ["charset-guessed"] }],
  ["gb2312-label-on-big5-bytes", { text: "我的充值沒有到帳，請幫忙查詢，謝謝您。", oddities: ["charset-guessed"] }],
  ["unknown-charset", { text: "充值没有到账，请查一下", oddities: ["charset-unknown"] }],
  ["hz-gb-2312-body", { text: "我的充值没有到账, UID 44705892343619584", oddities: [] }],
  ["utf-7-body", { text: "Frage: äöü <script>" }],
  ["iso-2022-jp-subject-in-two-words", { subject: "入金", text: "テスト" }],
  ["koi8-r-without-a-charset", { subject: "Перевод", text: "Перевод не пришёл, помогите" }],
  ["utf-16-attachment", { text: "见附件", otherTexts: expect.arrayContaining(["备注一"]) }],
  ["encoded-word-glued-and-unpadded", { subject: "Re:充值2 已发" }],
  ["encoded-words-of-two-charsets", { subject: "充值沒到帳" }],
  ["encoded-word-without-an-end", { subject: "充值没到账" }],
  ["encoded-word-cut-in-its-base64", { subject: "充值没到账" }],
  ["encoded-word-with-controls", { subject: "a Bcc: x@evil.exampleb" }],
  [
    "address-in-an-encoded-name",
    { from: [{ address: "lihua@customer.example", name: "support@postcase.example, evil@evil.example" }] },
  ],
  [
    "address-in-a-quoted-name",
    { from: [{ address: "lihua@customer.example", name: "support@postcase.example <a@b.example>" }] },
  ],
  ["encoded-name-in-quotes", { from: [{ address: "wangfang@qq.example", name: "王芳" }] }],
  ["raw-gbk-name-in-quotes", { from: [{ address: "wangfang@qq.example", name: "王芳" }] }],
  ["from-in-comment-form", { from: [lihua] }],
  ["from-without-an-address", { from: [], fromClaim: { address: "", name: "Customer Service" } }],
  ["from-with-a-route-and-a-last-dot", { from: [lihua] }],
  [
    "references-folded",
    {
      inReplyTo: "<case.1@mail.postcase.example>",
      references: ["<first@mail.postcase.example>", "<case.1@mail.postcase.example>"],
      replyTo: ["other@customer.example"],
    },
  ],
  [
    "filename-as-qq-writes-it",
    {
      attachments: [
        { filename: "转账凭证.png", contentType: "application/octet-stream", sniffed: "image/png", sizeBytes: 70 },
      ],
    },
  ],
  ["filename-in-rfc2231-pieces", { attachments: [{ filename: "转账凭证.png" }] }],
  ["filename-plain-beside-rfc2231", { attachments: [{ filename: "转账.png" }] }],
  ["filename-without-quotes", { attachments: [{ filename: "my screen shot.png" }] }],
  ["filename-encoded-over-two-pieces", { attachments: [{ filename: "转账凭证.png" }] }],
  ["filename-in-raw-gbk", { attachments: [{ filename: "转账凭证.png" }] }],
  [
    "filename-that-lies-about-the-file",
    { attachments: [{ filename: "statement.pdf", contentType: "application/pdf", sniffed: "image/png" }] },
  ],
  ["no-end-boundary", { text: "First", attachments: [{ contentType: "image/png", sizeBytes: 70 }] }],
  [
    "boundary-that-is-not-declared",
    { text: "First", attachments: [{ contentType: "image/png", sizeBytes: 70 }], oddities: ["boundary-guessed"] },
  ],
  [
    "boundary-that-is-declared-wrongly",
    { text: "First", attachments: [{ contentType: "image/png", sizeBytes: 70 }], oddities: ["boundary-guessed"] },
  ],
  ["inner-boundary-begins-like-the-outer", { text: "words\n\nfooter", otherTexts: ["words"] }],
  ["part-without-an-empty-line", { text: "The text begins at once.\n\nAnd goes on." }],
  ["part-without-headers", { text: "plain by default" }],
  ["text-around-an-image", { text: "Before\n\nAfter", attachments: [{ filename: "a.png", isInline: true }] }],
  [
    "html-with-an-inline-image",
    { text: "plain", otherTexts: ["rich"], attachments: [{ filename: "image001.png", isInline: true }] },
  ],
  ["html-with-hidden-text", { text: "Please help", otherTexts: ["UID 11111111111"], oddities: ["hidden-text"] }],
  ["blank-text-beside-html", { text: "您好" }],
  ["text-that-points-to-the-html", { text: "UID：44705892343619584", otherTexts: [expect.stringMatching(/^To view/)] }],
  ["html-and-a-footer-of-a-list", { text: "rich\n\n-- footer" }],
  [
    "uuencoded-file-in-the-text",
    {
      text: expect.stringMatching(/^See this picture\.\s+Thanks$/),
      attachments: [{ filename: "screen.png", sniffed: "image/png", sizeBytes: 70 }],
    },
  ],
  ["base64-with-a-footer", { text: "我的UID是44705892343619584，谢谢" }],
  [
    "base64-that-is-none",
    { text: "My deposit is missing, please look into it; it was 250 USDT.", oddities: ["encoding-wrong"] },
  ],
  [
    "the-whole-mail-is-a-file",
    { text: "", attachments: [{ filename: "screen.png", contentType: "image/png", sizeBytes: 70 }] },
  ],
  [
    "winmail-dat",
    {
      text: "From Outlook",
      attachments: [{ filename: "winmail.dat", sniffed: "application/vnd.ms-tnef" }],
      oddities: ["tnef"],
    },
  ],
  [
    "calendar-invitation",
    { text: "A call about my case", attachments: [{ contentType: "text/calendar" }], oddities: ["calendar-request"] },
  ],
  ["signed-with-smime", { text: "Signed words", attachments: [{ filename: "smime.p7s" }], oddities: ["signed"] }],
  [
    "encrypted-with-pgp",
    {
      text: "",
      attachments: [{ contentType: "application/pgp-encrypted" }, { filename: "encrypted.asc" }],
      oddities: ["encrypted"],
    },
  ],
  [
    "attached-message-in-base64",
    {
      text: "Forwarded",
      otherTexts: expect.arrayContaining(["内层的文字"]),
      attachments: [{ contentType: "message/rfc822" }],
    },
  ],
  ["content-type-twice", { text: "by the first", oddities: ["type-repeated"] }],
  ["enriched-text-alone", { text: "UID 44705892343619584", attachments: [{ contentType: "text/enriched" }] }],
  ["lines-that-end-with-cr", { subject: "old", text: "First\nSecond" }],
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
  test.each([
    ["My program shows no HTML, only its tags. What am I to do to view your mail?", "", "text/calendar"],
    [`My program does not support html.${" It is an old one.".repeat(20)}`, "<p>rich</p>", "text/html"],
  ])("words about HTML stay where they are the mail: %j", async (plain, other, type) => {
    const part = (kind: string, body: string): string[] => ["--b", `Content-Type: ${kind}`, "", body];
    const { text } = await read(
      bytesOf(
        "From: lihua@customer.example",
        "Content-Type: multipart/alternative; boundary=b",
        "",
        ...part("text/plain", plain),
        ...part(type, other),
        "--b--",
      ),
    );

    expect(text).toBe(plain);
  });

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

  test("of an attached message is only searched", async () => {
    const { subject, text, from, otherTexts } = await read(mailFixture("attached-message"));

    expect(JSON.stringify({ subject, text, from })).not.toContain("11111111111");
    expect(otherTexts.join("\n")).toContain("11111111111");
  });
});

/** A multipart/mixed of these parts, each as header lines, an empty string and the lines of its body. */
const mixed = (...parts: readonly (readonly string[])[]): Uint8Array =>
  bytesOf(
    "From: lihua@customer.example",
    "Content-Type: multipart/mixed; boundary=b",
    "",
    ...parts.flatMap((part) => ["--b", ...part]),
    "--b--",
    "",
  );

describe("whatever else is text is searched, within a limit", () => {
  test("what was cut off the text, with a little of what is before the cut", async () => {
    const text = `${"a".repeat(maxTextBytes - 10)} legal winner thank year`;

    const mail = await read(aMail({ text }));

    expect(mail.oddities).toEqual(["text-cut"]);
    expect(mail.otherTexts[0]).toMatch(/^a{1900,} legal winner thank year$/);
  });

  test("what stands before, between and after the parts", async () => {
    const raw = bytesOf(
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "before",
      "--b",
      "",
      "shown",
      "--b--",
      "after",
      "",
    );

    const { text, otherTexts } = await read(raw);

    expect(text).toBe("shown");
    expect(otherTexts).toEqual(["before", "after"]);
  });

  test.each<[string, string[], boolean]>([
    ["a text file", ["Content-Type: text/csv; name=a.csv", "", "the words"], true],
    ["a text file by its name", ["Content-Type: application/octet-stream; name=a.log", "", "the words"], true],
    ["a text file by its bytes", ["Content-Type: application/octet-stream", "", "the words"], true],
    ["a delivery report", ["Content-Type: message/delivery-status", "", "the words"], true],
    ["an HTML file", ["Content-Type: text/html; name=a.html", "", "<p>the <b>words</b></p>"], true],
    ["a picture that calls itself text", ["Content-Type: text/plain; name=a.txt", "", "GIF89a the words"], false],
    ["a file of bytes", ["Content-Type: application/octet-stream", "", "\u0001\u0002 the words"], false],
  ])("%s", async (_, part, isSearched) => {
    const { otherTexts } = await read(mixed(["", "shown"], part));

    expect(otherTexts).toEqual(isSearched ? ["the words"] : []);
  });

  test("a megabyte in all, and what is over it is told", async () => {
    const half = "a".repeat(maxSearchedLength / 2);
    const file = ["Content-Type: text/plain; name=a.txt", "", half];

    const whole = await read(mixed(["", "shown"], file, file));
    const over = await read(mixed(["", "shown"], file, file, ["Content-Type: text/plain; name=b.txt", "", "b"]));

    expect(whole.otherTexts.join("")).toHaveLength(maxSearchedLength);
    expect(whole.oddities).toEqual([]);
    expect(over.otherTexts.join("")).toHaveLength(maxSearchedLength);
    expect(over.oddities).toEqual(["search-cut"]);
  });
});

describe("the files", () => {
  test("come as their decoded bytes, with their hash, in the order of the mail", async () => {
    const encoded = ["Content-Type: image/png", "Content-Transfer-Encoding: base64", "", "aGVs", "bG8="];

    const { mail, files } = await readMail(mixed(["", "shown"], encoded, ["Content-Type: image/gif", "", "a\r\n"]));

    expect(files.map((bytes) => new TextDecoder().decode(bytes))).toEqual(["hello", "a\r\n"]);
    expect(mail.attachments.map(({ sha256 }) => sha256.slice(0, 8))).toEqual(["2cf24dba", "8e462137"]);
  });

  test("are bytes of their own, which go to another thread without the rest of the mail", async () => {
    const raw = mixed(["", "shown"], ["Content-Type: image/gif", "", "GIF89a"]);

    const { files } = await readMail(raw);

    expect(files[0]?.buffer).not.toBe(raw.buffer);
    expect(files[0]?.buffer.byteLength).toBe(6);
  });

  test("are inline where the sender says so, or where the HTML shows them", async () => {
    const shown = ["Content-Type: image/png", "Content-ID: <a@x>", "", "1"];
    const attached = ["Content-Type: image/png", "Content-ID: <a@x>", "Content-Disposition: attachment", "", "2"];
    const other = ["Content-Type: image/png", "Content-ID: <b@x>", "", "3"];
    const inline = ["Content-Type: image/png", "Content-Disposition: INLINE", "", "4"];

    const { attachments } = await read(
      mixed(["Content-Type: text/html", "", "<img src='cid:a%40x'>"], shown, attached, other, inline),
    );

    expect(attachments.map(({ isInline }) => isInline)).toEqual([true, false, false, true]);
  });
});

describe("what is over a limit of the parts stays one part, and is told", () => {
  const level = (depth: number): string[] =>
    depth === 0
      ? ["Content-Type: text/plain", "", "the bottom"]
      : [`Content-Type: multipart/mixed; boundary=b${depth}`, "", `--b${depth}`, ...level(depth - 1), `--b${depth}--`];

  test("multiparts within multiparts", async () => {
    const within = await read(bytesOf(...level(mailLimits.depth)));
    const over = await read(bytesOf(...level(mailLimits.depth + 1)));

    expect(within).toMatchObject({ text: "the bottom", oddities: [] });
    expect(over.text).toMatch(/^--b1\n/);
    expect(over.oddities).toEqual(["parts-cut"]);
  });

  test("parts beside parts", async () => {
    const parts = (count: number) => mixed(...Array.from({ length: count }, (_, i) => ["", `text ${i + 2}`]));

    const within = await read(parts(mailLimits.parts - 1));
    const over = await read(parts(mailLimits.parts));

    expect(within.text.endsWith(`\n\ntext ${mailLimits.parts}`)).toBe(true);
    expect(within.oddities).toEqual([]);
    expect(over.text).toBe(within.text);
    expect(over.oddities).toEqual(["parts-cut"]);
    expect(over.otherTexts.join("")).toContain(`text ${mailLimits.parts + 1}`);
  });
});

describe("a reading never fails", () => {
  test("of no bytes at all, or of bytes that are no mail", async () => {
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

      expect((await read(raw)).text.isWellFormed()).toBe(true);
    }
    expect(await read(new Uint8Array())).toMatchObject({ text: "", from: [], attachments: [] });
  });
});

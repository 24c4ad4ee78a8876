import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { composeMail } from "#shared/adapters/compose-mail.ts";
import type { EmailAddress, Instant } from "#shared/domain/brand.ts";
import { noticeHeaders } from "#shared/intake/notice-headers.ts";
import type { MailParts } from "#shared/intake/ports.ts";

const someParts = (changes: Partial<MailParts> = {}): MailParts => ({
  from: { name: "Postcase Support", address: "support@postcase.example" },
  to: "ana@example.test" as EmailAddress,
  replyTo: `case+${"0".repeat(10)}.${"a".repeat(32)}@reply.postcase.example`,
  subject: "We have received your case PC-7K2M9-QX4TZ",
  text: "Hello,\n\nWe have received your case.\n",
  html: "<!doctype html><p>We have received your case.</p>",
  language: "en",
  date: "2026-11-23T08:15:00.000Z" as Instant,
  headers: noticeHeaders({ answersMail: false, loopId: "support@postcase.example" }),
  ...changes,
});

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const headersOf = (bytes: Uint8Array): string => textOf(bytes).split("\r\n\r\n", 1)[0] ?? "";
const namesOf = (bytes: Uint8Array): string[] =>
  headersOf(bytes)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .map((line) => line.slice(0, line.indexOf(":")).toLowerCase());
const headerIn = (bytes: Uint8Array, name: string): string | undefined =>
  headersOf(bytes)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .find((line) => line.toLowerCase().startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim();

test("text and HTML are the two alternatives of one mail", async () => {
  const parts = someParts();

  const mail = await PostalMime.parse(await composeMail(parts));

  expect(mail.text?.replaceAll("\r\n", "\n").trim()).toBe(parts.text.trim());
  expect(mail.html?.trim()).toBe(parts.html);
  expect(mail.attachments).toEqual([]);
});

test("Chinese subject, sender name and parts come out as they went in", async () => {
  const parts = someParts({
    from: { name: "Postcase 客服", address: "support@postcase.example" },
    subject: "我們已收到您的案件 PC-7K2M9-QX4TZ",
    text: "您好：\n\n我們已經收到您的案件。😀\n",
    html: "<p>我們已經收到您的案件。</p>",
    language: "zh-Hant",
  });

  const bytes = await composeMail(parts);

  const mail = await PostalMime.parse(bytes);
  expect(mail.subject).toBe(parts.subject);
  expect(mail.from).toMatchObject(parts.from);
  expect(mail.text?.replaceAll("\r\n", "\n").trim()).toBe(parts.text.trim());
  expect(mail.html?.trim()).toBe(parts.html);
  expect(headerIn(bytes, "content-language")).toBe("zh-Hant");
});

const long = `${"很長的一行".repeat(500)} ${"x".repeat(3000)}`;

test.each(["one\ntwo\r\nthree\rfour", long])(
  "every line ends in CRLF, is ASCII, and is short enough for SMTP (%#)",
  async (text) => {
    const raw = textOf(await composeMail(someParts({ text, html: `<p>${text}</p>`, subject: "案件".repeat(80) })));

    expect(raw.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(raw).toMatch(/^[\r\n\t\x20-\x7e]*$/);
    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
  },
);

test("the same parts give the same bytes, and other parts another boundary", async () => {
  const first = textOf(await composeMail(someParts()));

  expect(textOf(await composeMail(someParts()))).toBe(first);
  expect(headerIn(Buffer.from(textOf(await composeMail(someParts({ text: "other" })))), "content-type")).not.toBe(
    headerIn(Buffer.from(first), "content-type"),
  );
});

test("the headers are exactly those that a notice needs", async () => {
  const bytes = await composeMail(someParts({ inReplyTo: "<abc@mail.example.test>" }));

  expect(namesOf(bytes).sort()).toEqual(
    [
      "auto-submitted",
      "content-language",
      "content-type",
      "date",
      "from",
      "in-reply-to",
      "message-id",
      "mime-version",
      "references",
      "reply-to",
      "subject",
      "to",
      "x-auto-response-suppress",
      "x-loop",
    ].sort(),
  );
  expect(headerIn(bytes, "date")).toBe("Mon, 23 Nov 2026 08:15:00 +0000");
  expect(headerIn(bytes, "auto-submitted")).toBe("auto-generated");
  expect(headerIn(bytes, "x-auto-response-suppress")).toBe("All");
  expect(headerIn(bytes, "x-loop")).toBe("support@postcase.example");
  expect(headerIn(bytes, "to")).toBe("ana@example.test");
  expect(headerIn(bytes, "reply-to")).toBe(someParts().replyTo);
});

describe("threading", () => {
  test.each(["<abc@mail.example.test>", "<CAF+=x_1$%#!@[192.0.2.1]>", `<${"a".repeat(898)}>`])(
    "an answer names the mail that it answers (%#)",
    async (inReplyTo) => {
      const bytes = await composeMail(someParts({ inReplyTo }));

      expect(headerIn(bytes, "in-reply-to")).toBe(inReplyTo);
      expect(headerIn(bytes, "references")).toBe(inReplyTo);
    },
  );

  test.each([
    "abc@mail.example.test",
    "<a b@mail.example.test>",
    "<a@b><c@d>",
    "<a@b>\r\nBcc: eve@example.test",
    "<ü@mail.example.test>",
    "<>",
    "",
    `<${"a".repeat(899)}>`,
  ])("a foreign Message-ID that is none is left out, and the mail still goes (%#)", async (inReplyTo) => {
    const bytes = await composeMail(someParts({ inReplyTo }));

    expect(namesOf(bytes)).not.toContain("in-reply-to");
    expect(namesOf(bytes)).not.toContain("references");
    expect(textOf(bytes)).not.toContain("eve@example.test");
  });
});

describe("nothing breaks out of its header", () => {
  const breaks = ["\r", "\n", "\r\n", "\0", "\u0085", "\u2028", "\u2029"];

  test.each(breaks)("a break in any value is refused (%j)", async (mark) => {
    const hostile = `x${mark}Bcc: eve@example.test`;

    await expect(composeMail(someParts({ subject: hostile }))).rejects.toThrow("subject");
    await expect(composeMail(someParts({ from: { name: hostile, address: "a@b.example" } }))).rejects.toThrow(
      "display name",
    );
    await expect(composeMail(someParts({ from: { name: "x", address: `a@b.example${mark}` } }))).rejects.toThrow(
      "from",
    );
    await expect(composeMail(someParts({ to: `ana@example.test${mark}` as EmailAddress }))).rejects.toThrow("to");
    await expect(composeMail(someParts({ replyTo: `a@b.example${mark}` }))).rejects.toThrow("replyTo");
    await expect(composeMail(someParts({ language: hostile }))).rejects.toThrow("language");
    await expect(composeMail(someParts({ headers: { "X-Loop": hostile } }))).rejects.toThrow("X-Loop");
  });

  test.each([
    "ana@example.test,eve@example.test",
    "ana@example.test;eve@example.test",
    "<ana@example.test>,<eve@example.test>",
    "Eve <ana@example.test>",
    "ana@example.test <eve@example.test>",
    "ana@example.test(eve@example.test)",
    '"ana@example.test "eve@example.test',
    "friends:ana@example.test;",
    "ana@eve@example.test",
    "ana",
    "@example.test",
    "ana@",
    "",
  ])("a recipient that is not exactly one mailbox is refused: %s", async (to) => {
    await expect(composeMail(someParts({ to: to as EmailAddress }))).rejects.toThrow("to is not exactly one mailbox");
  });

  test("an address has at most 254 characters", async () => {
    const domain = `@${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(60)}.test`;
    const local = (length: number) => `${"a".repeat(length - domain.length)}${domain}` as EmailAddress;

    await expect(composeMail(someParts({ to: local(254) }))).resolves.toBeInstanceOf(Uint8Array);
    await expect(composeMail(someParts({ to: local(255) }))).rejects.toThrow("to");
  });

  test.each(["X Loop", "X-Loop:", "", "X-Lööp"])("a header name that is none is refused: %j", async (name) => {
    await expect(composeMail(someParts({ headers: { [name]: "x" } }))).rejects.toThrow("header");
  });

  test("a header value outside ASCII is refused", async () => {
    await expect(composeMail(someParts({ headers: { "X-Loop": "é" } }))).rejects.toThrow("X-Loop");
  });
});

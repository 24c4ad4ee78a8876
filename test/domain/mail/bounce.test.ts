import { describe, expect, test } from "vitest";
import { readBounce } from "../../../shared/domain/mail/bounce.ts";
import { readHeaders } from "../../../shared/domain/mail/mail-headers.ts";

interface BounceSketch {
  readonly headers?: readonly string[];
  readonly text?: string | readonly string[];
  readonly otherTexts?: readonly string[];
}

const bounce = ({ headers = [], text = "", otherTexts = [] }: BounceSketch) =>
  readBounce({
    headers: readHeaders(new TextEncoder().encode(`${headers.join("\r\n")}\r\n\r\n`)),
    text: typeof text === "string" ? text : text.join("\n"),
    otherTexts,
  });

const mac = "0123456789abcdef0123456789abcdef";
const replyAddress = `case+abcde01234.${mac}@reply.postcase.example`;
const sesId = "0102018f2c1d5e7a-1b2c3d4e-0000-4444-8888-abcdefabcdef-000000";
const report = (...fields: string[]) => `Reporting-MTA: dns; mx.customer.example\n\n${fields.join("\n")}\n`;

describe("the report of a bounce", () => {
  test("names the recipient, the status and that it is final", () => {
    const read = bounce({
      otherTexts: [
        report(
          "Final-Recipient: rfc822; Lihua@customer.example",
          "Action: failed",
          "Status: 5.1.1",
          "Diagnostic-Code: smtp; 550 5.1.1 user unknown",
        ),
      ],
    });

    expect(read).toEqual({
      recipients: ["lihua@customer.example"],
      kind: "permanent",
      status: "5.1.1",
      replyAddresses: [],
      sesMessageIds: [],
    });
  });

  test.each([
    ["a temporary status", ["Action: failed", "Status: 4.4.7"], "temporary", "4.4.7"],
    ["a delay with another's final code", ["Action: delayed", "Status: 5.4.1"], "temporary", "5.4.1"],
    ["a delay", ["Action: delayed (expired)", "Status: 4.4.1"], "temporary", "4.4.1"],
    ["a status with a comment", ["Action: failed", "Status: 5.2.2 (mailbox full)"], "permanent", "5.2.2"],
    ["a folded diagnosis", ["Action: failed", "Diagnostic-Code: smtp;\n 550 5.7.1 refused"], "permanent", "5.7.1"],
    ["a diagnosis without a status", ["Action: failed", "Diagnostic-Code: smtp; 452 full"], "temporary", undefined],
    ["an action alone", ["Action: failed"], "permanent", undefined],
    ["names in other cases", ["ACTION:Failed", "status:5.0.0"], "permanent", "5.0.0"],
    ["nothing but a recipient", [], "unknown", undefined],
  ] as const)("with %s", (_, fields, kind, status) => {
    const read = bounce({ otherTexts: [report("Final-Recipient: rfc822;a@customer.example", ...fields)] });

    expect(read.kind).toBe(kind);
    expect(read.status).toBe(status);
  });

  test.each([
    ["in angle brackets", "rfc822; <a@customer.example>", "a@customer.example"],
    ["folded", "rfc822;\n\ta@customer.example", "a@customer.example"],
    ["of another type", "X-local; a@customer.example", "a@customer.example"],
    ["with its plus in hexadecimal", "rfc822; a+2Bb@customer.example", "a+b@customer.example"],
  ])("names a recipient %s", (_, value, address) => {
    expect(bounce({ otherTexts: [report(`Original-Recipient: ${value}`)] }).recipients).toEqual([address]);
  });

  test("names the original recipient beside the final one, each once", () => {
    const fields = [
      "Original-Recipient: rfc822;a@customer.example",
      "Final-Recipient: rfc822;b@mailbox.example",
      "Action: failed",
    ];

    expect(bounce({ otherTexts: [report(...fields), report(...fields)] }).recipients).toEqual([
      "b@mailbox.example",
      "a@customer.example",
    ]);
  });

  test("of several recipients tells the failure that is final, and leaves out whom it reached", () => {
    const read = bounce({
      otherTexts: [
        report(
          "Final-Recipient: rfc822;late@customer.example\nAction: delayed\nStatus: 4.4.1\n",
          "Final-Recipient: rfc822;gone@customer.example\nAction: failed\nStatus: 5.1.1\n",
          "Final-Recipient: rfc822;fine@customer.example\nAction: delivered\nStatus: 2.0.0",
        ),
      ],
    });

    expect(read).toMatchObject({
      recipients: ["late@customer.example", "gone@customer.example"],
      kind: "permanent",
      status: "5.1.1",
    });
  });

  test("of a delivery is no failure, whatever its words say", () => {
    const read = bounce({
      text: "550 5.1.1 user unknown: a@customer.example",
      otherTexts: [report("Final-Recipient: rfc822;a@customer.example", "Action: delivered", "Status: 2.1.5")],
    });

    expect(read).toMatchObject({ recipients: [], kind: "unknown" });
    expect(read).not.toHaveProperty("status");
  });

  test("counts before the words", () => {
    const read = bounce({
      text: "Delivery to other@customer.example will be retried. 4.4.1",
      otherTexts: [report("Final-Recipient: rfc822;a@customer.example", "Action: failed", "Status: 5.1.1")],
    });

    expect(read).toMatchObject({ recipients: ["a@customer.example"], kind: "permanent", status: "5.1.1" });
  });

  test("is read with Windows line ends", () => {
    const text = report("Final-Recipient: rfc822;a@customer.example", "Status: 5.1.1").replaceAll("\n", "\r\n");

    expect(bounce({ text })).toMatchObject({ recipients: ["a@customer.example"], status: "5.1.1" });
  });
});

describe("a bounce without a report", () => {
  test.each<[string, readonly string[], string, string, string | undefined]>([
    [
      "qmail",
      ["I wasn't able to deliver your message.", "<a@customer.example>:", "550 #5.1.1 no such user"],
      "a@customer.example",
      "permanent",
      "5.1.1",
    ],
    [
      "Exim",
      ["The following address(es) failed:", "", "  a@customer.example", "    SMTP error: 550 User unknown"],
      "a@customer.example",
      "permanent",
      undefined,
    ],
    [
      "Postfix",
      ["<a@customer.example>: host mx.customer.example[192.0.2.1] said: 452 4.2.2", " Mailbox full"],
      "a@customer.example",
      "temporary",
      "4.2.2",
    ],
    ["QQ Mail", ["您的邮件被退回。", "收件人 a@qq.example 不存在"], "a@qq.example", "permanent", undefined],
    [
      "NetEase",
      ["很抱歉，您的邮件被退回：", "<a@163.example>", "550 User not found"],
      "a@163.example",
      "permanent",
      undefined,
    ],
    [
      "a Taiwanese server",
      ["無法傳遞給 a@customer.example，系統稍後再試"],
      "a@customer.example",
      "temporary",
      undefined,
    ],
    [
      "a delay",
      ["Your message to a@customer.example has not yet been delivered."],
      "a@customer.example",
      "temporary",
      undefined,
    ],
    ["a server of few words", ["a@customer.example"], "a@customer.example", "unknown", undefined],
  ])("of %s", (_, text, address, kind, status) => {
    const read = bounce({ text });

    expect(read).toMatchObject({ recipients: [address], kind });
    expect(read.status).toBe(status);
  });

  test("takes no address of an IP for a status", () => {
    expect(bounce({ text: "mx (5.1.1.7) and (10.5.1.1) refused a@customer.example" })).not.toHaveProperty("status");
  });

  test("does not look for its recipient in the mail that came back", () => {
    const text = [
      "Delivery failed: a@customer.example",
      "------ This is a copy of the message, including all the headers. ------",
      "From: b@customer.example",
      "b@customer.example",
    ];

    expect(bounce({ text }).recipients).toEqual(["a@customer.example"]);
  });

  test("does not look for its recipient in the headers that came back", () => {
    const read = bounce({
      text: "Delivery failed: a@customer.example",
      otherTexts: ["From: b@customer.example\nX: 4.4.1"],
    });

    expect(read).toMatchObject({ recipients: ["a@customer.example"], kind: "permanent" });
  });

  test("names nobody of the machinery", () => {
    const text = ["postmaster@customer.example", replyAddress, "bounce+1@eu-west-1.amazonses.com"];

    expect(bounce({ text }).recipients).toEqual([]);
  });

  test("of Gmail names its recipients in a header", () => {
    const read = bounce({
      headers: ["X-Failed-Recipients: A@customer.example, b@customer.example"],
      text: "c@customer.example",
    });

    expect(read.recipients).toEqual(["a@customer.example", "b@customer.example"]);
  });
});

describe("the notice that came back", () => {
  test.each<[string, BounceSketch]>([
    ["in its headers", { otherTexts: [`To: a@customer.example\nReply-To: Support <${replyAddress}>`] }],
    ["in capitals", { otherTexts: [`Reply-To: ${replyAddress.toUpperCase()}`] }],
    ["in its text", { text: `> Reply to ${replyAddress}.` }],
    ["in the address that the bounce was sent to", { headers: [`To: ${replyAddress}`] }],
  ])("is known by our reply address %s", (_, sketch) => {
    expect(bounce(sketch).replyAddresses).toEqual([replyAddress]);
  });

  test.each([
    ["without its MAC", "case+abcde01234@reply.postcase.example"],
    ["with a MAC that is too short", `case+abcde01234.${mac.slice(1)}@reply.postcase.example`],
    ["with a MAC that is too long", `case+abcde01234.${mac}0@reply.postcase.example`],
    ["behind a longer name", `showcase+abcde01234.${mac}@reply.postcase.example`],
  ])("is not known by an address %s", (_, address) => {
    expect(bounce({ text: address }).replyAddresses).toEqual([]);
  });

  test.each<[string, BounceSketch]>([
    ["its Message-ID", { otherTexts: [`Message-ID: <${sesId}@eu-west-1.amazonses.com>`] }],
    ["its Message-ID of us-east-1", { otherTexts: [`message-id:\n <${sesId}@email.amazonses.com>`] }],
    ["In-Reply-To", { headers: [`In-Reply-To: <${sesId}@eu-west-1.amazonses.com>`] }],
    ["References", { headers: [`References: <x@customer.example>\r\n <${sesId}@eu-west-1.amazonses.com>`] }],
  ])("is known by %s", (_, sketch) => {
    expect(bounce(sketch).sesMessageIds).toEqual([sesId]);
  });

  test.each<[string, BounceSketch]>([
    ["the bounce's own Message-ID", { headers: [`Message-ID: <${sesId}@eu-west-1.amazonses.com>`] }],
    ["another host's id", { text: `<${sesId}@amazonses.com.evil.example>` }],
    ["an id that no mail of SES has", { text: "<x@eu-west-1.amazonses.com>" }],
  ])("is not known by %s", (_, sketch) => {
    expect(bounce(sketch).sesMessageIds).toEqual([]);
  });
});

describe("of a bounce is read", () => {
  const filler = (length: number) => `${"x".repeat(63)}\n`.repeat(length / 64);

  test("the first 64 KB of each text", () => {
    const address = "a@customer.example";
    const fits = `${filler(64 * 1024)}`.slice(address.length);

    expect(bounce({ text: `${fits}${address}` }).recipients).toEqual([address]);
    expect(bounce({ text: `${fits} ${address}` }).recipients).not.toContain(address);
  });

  test("256 KB in all", () => {
    const four = Array<string>(4).fill(filler(64 * 1024));

    expect(bounce({ otherTexts: [...four.slice(1), "a@customer.example"] }).recipients).toEqual(["a@customer.example"]);
    expect(bounce({ otherTexts: [...four, "a@customer.example"] }).recipients).toEqual([]);
  });

  test("twenty addresses", () => {
    const text = Array.from({ length: 21 }, (_, i) => `a${i}@customer.example`);

    expect(bounce({ text }).recipients).toEqual(text.slice(0, 20));
  });
});

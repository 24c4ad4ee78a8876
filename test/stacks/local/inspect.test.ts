import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evidenceLimits } from "#shared/domain/evidence.ts";
import { mailLimits } from "#shared/domain/mail/mail-limits.ts";
import { replyAddress } from "#shared/intake/keys.ts";
import { inspect, inspectSettings } from "../../../stacks/local/inspect.ts";
import { inspectMail } from "../../../stacks/local/inspect-mail.ts";
import { aReference } from "../../support/builders.ts";
import { aMail, mailFixture } from "../../support/mail.ts";
import { startOfTest, testReplyKey } from "../../support/memory-ports.ts";

const settings = {
  mailSettings: {
    deskAddress: "support@postcase.example",
    replyDomain: "reply.postcase.example",
    replyKey: testReplyKey,
    uidPattern: /^[0-9]{6,20}$/u,
    region: "eu-west-1",
  },
  now: () => startOfTest,
};
const reply = replyAddress(testReplyKey, settings.mailSettings.replyDomain, aReference());
const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";

describe("fields and kind are read from what the customer wrote", () => {
  test("and not from what the mail server of his company put above and below", async () => {
    expect(await inspectMail(mailFixture("company-warning-and-footer"), settings)).toMatchObject({
      language: "zh-Hans",
      caseType: "deposit-not-credited",
      fields: { uid: { value: "44705892343619584" }, txid: {} },
    });
  });

  test("and not from what he forwards, where its header begins in the line of its title", async () => {
    const { newText, fields, oddities } = await inspectMail(mailFixture("yahoo-forward-in-one-line"), settings);

    expect({ newText, fields }).toEqual({ newText: "Where is it?", fields: {} });
    expect(oddities).toContain("forward");
  });
});

describe("a mail is printed", () => {
  test("with who wrote what to whom, and what it answers", async () => {
    const raw = aMail({
      from: "Li Hua <lihua@customer.example>",
      to: "Desk <support@postcase.example>, other@postcase.example",
      subject: "=?utf-8?B?5YWF5YC85pyq5Yiw6LSm?=",
      headers: [
        "Cc: ana@customer.example",
        "Reply-To: home@customer.example",
        "In-Reply-To: <a@postcase.example>",
        "References: <b@postcase.example>\n <a@postcase.example>",
      ],
    });

    expect(await inspectMail(raw, settings)).toMatchObject({
      from: "lihua@customer.example",
      fromName: "Li Hua",
      senders: ["lihua@customer.example"],
      to: ["support@postcase.example", "other@postcase.example"],
      cc: ["ana@customer.example"],
      replyTo: ["home@customer.example"],
      subject: "充值未到账",
      date: "2024-03-05T07:20:08.000Z",
      messageId: "1@mail.customer.example",
      inReplyTo: "a@postcase.example",
      references: ["b@postcase.example", "a@postcase.example"],
      language: "zh-Hans",
      trust: "unproven",
      automatic: null,
      decision: { outcome: "opened" },
      limits: [],
    });
  });

  test("with nothing made up where it says nothing", async () => {
    const raw = aMail({ from: null, date: null, messageId: null });

    expect(await inspectMail(raw, settings)).toMatchObject({
      from: null,
      fromName: null,
      date: null,
      messageId: null,
      inReplyTo: null,
      references: [],
      cc: [],
    });
  });

  test.each([
    ["Moderator <moderator>", "moderator", "Moderator"],
    ["root", "root", "root"],
    ["MAILER-DAEMON (Mail Delivery System)", null, "MAILER-DAEMON (Mail Delivery System)"],
  ])("with what %s has in the place of an address, which is no mailbox", async (sender, from, fromName) => {
    expect(await inspectMail(aMail({ from: sender }), settings)).toMatchObject({ from, fromName, senders: [] });
  });

  test("without a sender where there are two of them", async () => {
    const raw = aMail({ from: "ana@customer.example, eve@elsewhere.example" });

    expect(await inspectMail(raw, settings)).toMatchObject({
      from: null,
      senders: ["ana@customer.example", "eve@elsewhere.example"],
    });
  });

  test("with its new text apart, and the fields that were found in it", async () => {
    const raw = aMail({ text: "My deposit of 250 USDT has not arrived.\nUID: 73920418\n\n> UID: 11111111" });

    const { text, newText, fields, caseType, missing } = await inspectMail(raw, settings);

    expect(text).toContain("11111111");
    expect(newText).not.toContain("11111111");
    expect(fields).toMatchObject({
      uid: { value: "73920418", asTyped: "73920418", provenance: { place: "mail-body", rule: "label" } },
      amount: { value: "250" },
    });
    expect([caseType, missing]).toEqual(["deposit-not-credited", expect.arrayContaining(["txid"])]);
  });

  test("with its attachments, by name, type, size and hash", async () => {
    const raw = aMail({
      text: "",
      headers: ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=x", "", "--x"],
      html: "<p>See below</p>\n--x\nContent-Type: text/csv; name=list.csv\nContent-Disposition: attachment; filename=list.csv\nContent-Transfer-Encoding: base64\n\nYWJj\n--x--",
    });

    expect((await inspectMail(raw, settings)).attachments).toMatchObject([
      {
        filename: "list.csv",
        contentType: "text/csv",
        size: 3,
        sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        inline: false,
      },
    ]);
  });

  test("with the files of which there are too many to keep, and the limit that they are over", async () => {
    const part = "--x\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nx\n";
    const raw = aMail({
      text: "",
      headers: ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=x", "", "--x"],
      html: `<p>See below</p>\n${part.repeat(evidenceLimits.files + 1)}--x--`,
    });

    const { attachments, limits } = await inspectMail(raw, settings);

    expect(attachments.map(({ refused }) => refused)).toEqual([
      ...Array.from({ length: evidenceLimits.files }),
      "too-many",
    ]);
    expect(limits).toEqual(["evidence-too-many"]);
  });

  test("with the sign by which a machine wrote it", async () => {
    const raw = aMail({ headers: ["Auto-Submitted: auto-replied"] });

    expect((await inspectMail(raw, settings)).automatic).toEqual({ kind: "auto-reply", sign: "auto-submitted" });
  });

  test("with the kind of a secret, and without the secret anywhere", async () => {
    const raw = aMail({
      from: `"${phrase}" <lihua@customer.example>`,
      subject: phrase,
      text: `UID: 73920418\nmy seed phrase: ${phrase}\n\nRegards, Li Hua`,
    });

    const inspection = await inspectMail(raw, settings);

    expect(inspection.secrets).toEqual([{ kind: "recovery-phrase" }]);
    expect(inspection.newText).toContain("Li Hua");
    expect(JSON.stringify(inspection)).not.toContain("sausage");
  });
});

describe("the decision", () => {
  test.each([
    ["opened", "a new mail", {}],
    ["appended", "a mail to a signed reply address by a proven sender", { to: reply, ses: {} }],
    ["opened", "a mail to a signed reply address by anybody", { to: reply }],
    ["opened", "a mail to a reply address that we did not sign", { to: reply.replace(/.@/, "x@"), ses: {} }],
    [
      "opened",
      "a mail that came to a signed reply address without naming us",
      { to: "list@elsewhere.example", headers: [`Delivered-To: ${reply}`], ses: {} },
    ],
    [
      "quarantined",
      "a report that a mail did not arrive",
      { headers: ["X-Failed-Recipients: lihua@customer.example"] },
    ],
    ["quarantined", "a mail with a virus", { ses: { virus: "FAIL" } }],
    ["quarantined", "spam", { ses: { spam: "FAIL" } }],
  ])("is %s for %s, and says why", async (outcome, _, sketch) => {
    const { decision } = await inspectMail(aMail(sketch), settings);

    expect(decision).toEqual({ outcome, why: expect.stringMatching(/./) });
  });

  test("names the limit that a mail was over, beside what the top of it claims", async () => {
    const raw = aMail({ text: "x\n".repeat(mailLimits["text-lines"] + 1) });

    expect(await inspectMail(raw, settings)).toMatchObject({
      decision: { outcome: "quarantined", why: "text-lines" },
      limits: ["text-lines"],
      from: "lihua@customer.example",
      subject: "A question",
      caseType: null,
      missing: [],
    });
  });
});

describe("files", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "inspect-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const aFile = (name: string, bytes: Uint8Array | string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };

  async function run(files: readonly string[], { input = "", isTTY = false } = {}) {
    const output = Object.assign(new PassThrough(), { isTTY });
    const printed = textOf(output);
    const exitCode = await inspect(files, Readable.from([Buffer.from(input)]), output, settings);
    output.end();
    return { printed: await printed, exitCode };
  }
  const linesOf = (printed: string) =>
    printed
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  test("are answered one line each, in their order, standard input among them", async () => {
    const [first, last] = [aFile("a.eml", aMail({ subject: "one" })), aFile("b.eml", aMail({ subject: "three" }))];

    const { printed, exitCode } = await run([first, "-", last], { input: "Subject: two\n\nHello" });

    expect(linesOf(printed)).toMatchObject([
      { file: first, subject: "one" },
      { file: "-", subject: "two" },
      { file: last, subject: "three" },
    ]);
    expect(exitCode).toBe(0);
  });

  test.each([
    ["empty lines before the mail", "\r\n\nSubject: here\n\nHello"],
    ["carriage returns alone", "Subject: here\rFrom: ana@customer.example\r\rHello"],
  ])("may have %s, as exports and old systems write them", async (_, input) => {
    const { printed } = await run(["-"], { input });

    expect(linesOf(printed)).toMatchObject([{ subject: "here", text: "Hello" }]);
  });

  test("that are no mail are answered with what is wrong, and the others are read all the same", async () => {
    const files = [
      path.join(folder, "nowhere.eml"),
      folder,
      aFile("empty.eml", ""),
      aFile("picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")),
      aFile("c.eml", aMail({ subject: "read" })),
    ];

    const { printed, exitCode } = await run(files);

    expect(linesOf(printed)).toMatchObject([
      { file: files[0], error: "no such file" },
      { file: files[1], error: "a folder, not a file" },
      { file: files[2], error: expect.stringContaining("not a mail") },
      { file: files[3], error: expect.stringContaining("not a mail") },
      { file: files[4], subject: "read" },
    ]);
    expect(exitCode).toBe(1);
  });

  test.each([
    [0, 0],
    [1, 1],
  ])("of the most that the provider takes and %i bytes more end with %i", async (more, code) => {
    const head = aMail({ text: "" });
    const raw = Buffer.concat([head, Buffer.alloc(mailLimits["mail-bytes"] - head.byteLength + more, "x")]);

    const { printed, exitCode } = await run([aFile("large.eml", raw)]);

    const [line] = linesOf(printed);
    expect([exitCode, "error" in line, line.limits.includes("mail-bytes")]).toEqual([code, code === 1, code === 1]);
  });

  test("are indented only where a single one goes to a terminal", async () => {
    const file = aFile("d.eml", aMail());

    const lengths = await Promise.all([run([file], { isTTY: true }), run([file]), run([file, file], { isTTY: true })]);

    expect(lengths.map(({ printed }) => printed.trimEnd().split("\n").length)).toEqual([
      expect.toSatisfy((count: number) => count > 20),
      1,
      2,
    ]);
  });
});

describe("settings", () => {
  test("are those of the local stack, and no keys are made", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "inspect-"));

    const { mailSettings } = inspectSettings({ DATA_DIR: path.join(folder, "data") });

    expect(mailSettings).toMatchObject({
      deskAddress: "support@postcase.example",
      replyDomain: "reply.postcase.example",
      region: "eu-west-1",
    });
    expect(() => rmSync(path.join(folder, "data"))).toThrow("ENOENT");
    rmSync(folder, { recursive: true });
  });

  test("are the operator's own where he sets them", () => {
    const { mailSettings } = inspectSettings({
      DESK_ADDRESS: "help@desk.example",
      REPLY_DOMAIN: "r.desk.example",
      REPLY_KEY: "k".repeat(43),
      MAIL_REGION: "us-east-1",
      UID_PATTERN: "^U[0-9]+$",
    });

    expect(mailSettings).toEqual({
      deskAddress: "help@desk.example",
      replyDomain: "r.desk.example",
      replyKey: "k".repeat(43),
      region: "us-east-1",
      uidPattern: /^U[0-9]+$/u,
    });
  });
});

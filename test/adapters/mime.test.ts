import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createParseMail } from "../../shared/adapters/mime.ts";
import { readMail } from "../../shared/adapters/read-mail.ts";
import { mailLimits } from "../../shared/domain/mail/mail-limits.ts";
import { aMail } from "../support/mail.ts";

const parseMail = createParseMail();
const top = "From: Ana <ana@customer.example>\r\nSubject: =?utf-8?B?5L2g5aW9?=\r\n";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const named = { from: "ana@customer.example", subject: "你好" };

const base64Line = `${Buffer.alloc(57, "p").toString("base64")}\r\n`;
const withPicture = (lines: number): Uint8Array =>
  bytes(
    `${top}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nUID: 73920418\r\n--b\r\n` +
      `Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Line.repeat(lines)}--b--\r\n`,
  );

/** What lets the mails pass the scan that end the reading. */
const careless = {
  ...mailLimits,
  "mail-bytes": 1e9,
  "all-header-bytes": 1e9,
  "mail-lines": 1e9,
  "text-lines": 1e9,
  parts: 1e9,
};
/** More work than the shortest deadline leaves time for on any machine, while its memory is far from full by then. */
const long = bytes(
  `${top}Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\nContent-Type: text/html\r\n\r\n<p>a\r\n".repeat(300_000)}`,
);

describe("a mail", () => {
  test("is read in the thread as it is read here", async () => {
    const raw = aMail({ text: "UID: 73920418", html: "<p>UID: 73920418" });

    expect(await parseMail(raw)).toEqual(await readMail(raw));
  });

  test("leaves the caller's bytes as they are", async () => {
    const raw = withPicture(10);
    const before = new Uint8Array(raw);

    await parseMail(raw);

    expect(raw).toEqual(before);
  });

  test("comes back with the bytes of its files", async () => {
    const parsed = await parseMail(withPicture(100));

    if (!("mail" in parsed)) throw new Error(parsed.refused);
    expect(parsed.files).toEqual([new Uint8Array(5_700).fill("p".charCodeAt(0))]);
    expect(parsed.mail.attachments[0]?.sha256).toBe(
      createHash("sha256")
        .update(parsed.files[0] ?? "")
        .digest("hex"),
    );
  });

  test("of 40 MB with a picture of half a million lines is an ordinary mail", async () => {
    const raw = withPicture(530_000);

    const parsed = await parseMail(raw);

    expect(raw.length).toBeGreaterThan(41_000_000);
    expect(parsed).toMatchObject({ mail: { text: "UID: 73920418", attachments: [{ sizeBytes: 57 * 530_000 }] } });
  });

  test("is not mixed up with another that is read at the same time", async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `mail ${index}`);

    const parsed = await Promise.all(texts.map((text) => parseMail(aMail({ text }))));

    expect(parsed.map((each) => ("mail" in each ? each.mail.text : each.refused))).toEqual(texts);
  });
});

describe("a mail that is refused", () => {
  test("over a limit has its name, and the sender and subject of its top", async () => {
    const raw = bytes(`${top}\r\n${"\n".repeat(mailLimits["text-lines"] + 1)}`);

    expect(await parseMail(raw)).toEqual({ refused: "text-lines", ...named });
  });

  test("is named by its first 64 KB at most", async () => {
    const raw = bytes(`${"X-A: b\r\n".repeat(9_000)}${top}\r\nx`);

    expect(await parseMail(raw)).toEqual({ refused: "header-lines" });
  });

  test("when its time is up has its name too, and the next mail is read", async () => {
    const hasty = createParseMail({ limits: careless, cpuMs: 1 });

    const [stopped, next] = await Promise.all([hasty(long), parseMail(aMail({ text: "next" }))]);

    expect(stopped).toEqual({ refused: "deadline", ...named });
    expect(next).toMatchObject({ mail: { text: "next" } });
  });

  test("when it takes too much memory has its name too, and the next mail is read", async () => {
    const patient = createParseMail({ limits: careless, cpuMs: 60_000 });
    const raw = new Uint8Array(257 * 1024 * 1024);
    raw.set(bytes(`${top}Content-Type: image/png\r\n\r\n`));

    const [stopped, next] = await Promise.all([patient(raw), parseMail(aMail({ text: "next" }))]);

    expect(stopped).toEqual({ refused: "memory", ...named });
    expect(next).toMatchObject({ mail: { text: "next" } });
  });
});

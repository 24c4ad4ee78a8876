import { expect, test } from "vitest";
import { createParseMail } from "#shared/adapters/mime.ts";
import { replyAddress } from "#shared/intake/keys.ts";
import { receive } from "#shared/intake/receive.ts";
import { bodyOf, receiveMail } from "#shared/intake/receive-mail.ts";
import { aSubmission, secondsLater } from "../support/builders.ts";
import { memoryPorts, startOfTest, testReplyKey } from "../support/memory-ports.ts";

const rawKey = "incoming/abc123";
const stored = { rawKey, receivedAt: startOfTest, recipients: ["support@postcase.example"] };

/** A mail as SES stores it: its own block, then what the sender wrote. */
const asStored = (mail: string, { dmarc = "pass", spam = "PASS", virus = "PASS" } = {}): Uint8Array =>
  new TextEncoder().encode(
    [
      "Return-Path: <ana@example.test>",
      "Received: from mail.example.test (mail.example.test [192.0.2.1]) by inbound-smtp.eu-west-1.amazonaws.com with SMTP id abc123 for support@postcase.example; Mon, 23 Nov 2026 08:00:00 +0000 (UTC)",
      `X-SES-Spam-Verdict: ${spam}`,
      `X-SES-Virus-Verdict: ${virus}`,
      "Received-SPF: pass (spfCheck: domain of example.test designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1;",
      `Authentication-Results: amazonses.com; spf=pass smtp.mailfrom=ana@example.test; dkim=pass header.i=@example.test; dmarc=${dmarc} header.from=example.test;`,
      "X-SES-RECEIPT: AEFBQUFBQUFBQUFB",
      "X-SES-DKIM-SIGNATURE: a=rsa-sha256; q=dns/txt; b=abc",
      mail.replaceAll("\n", "\r\n"),
    ].join("\r\n"),
  );

const plain = `From: Ana <ana@example.test>
To: support@postcase.example
Subject: deposit not credited
Message-ID: <m1@example.test>
Date: Mon, 23 Nov 2026 16:00:00 +0800
Content-Type: text/plain; charset=utf-8

My deposit has not arrived.
UID: 73920418
`;

async function withRaw(raw: Uint8Array, key = rawKey) {
  const memory = memoryPorts({ parseMail: createParseMail() });
  await memory.files.put(key, raw);
  return memory;
}

test("a mail becomes a case, is kept under its day, leaves a receipt, and goes from incoming", async () => {
  const { ports, store, files } = await withRaw(asStored(plain));

  const outcome = await receiveMail(stored, ports);

  expect(outcome).toBe("opened");
  expect(store.all()).toMatchObject([
    { channel: "email", email: "ana@example.test", emailProven: true, fields: { uid: { value: "73920418" } } },
  ]);
  expect(store.all()[0]?.notices).toMatchObject([{ state: "due", inReplyTo: "<m1@example.test>" }]);
  expect(files.keys()).toEqual(["kept/2026-11-23/abc123"]);
  expect(store.receipts()).toMatchObject([{ rawKey, outcome: "opened", reference: store.all()[0]?.reference }]);
});

test("the subject and the text are kept for the desk", async () => {
  const { ports, store } = await withRaw(asStored(plain));

  await receiveMail(stored, ports);

  const reference = store.all()[0]?.reference;
  expect(reference && (await store.payloads(reference, "mail#"))).toMatchObject([
    {
      subject: "deposit not credited",
      rawKey: "kept/2026-11-23/abc123",
      text: expect.stringContaining("My deposit has not arrived."),
    },
  ]);
});

test("the same mail delivered under two keys is one case with one acknowledgement", async () => {
  const { ports, store, files } = await withRaw(asStored(plain));
  await files.put("incoming/def456", asStored(plain));

  const outcomes = [
    await receiveMail(stored, ports),
    await receiveMail({ ...stored, rawKey: "incoming/def456" }, ports),
  ];

  expect(outcomes).toEqual(["opened", "duplicate"]);
  expect(store.all()).toHaveLength(1);
  expect(store.all()[0]?.notices).toHaveLength(1);
  expect(store.receipts()).toHaveLength(2);
});

test("another's Message-ID with another text is another case", async () => {
  const { ports, store, files } = await withRaw(asStored(plain));
  await files.put("incoming/def456", asStored(plain.replace("has not arrived", "is late")));

  await receiveMail(stored, ports);
  await receiveMail({ ...stored, rawKey: "incoming/def456" }, ports);

  expect(store.all()).toHaveLength(2);
});

const killed = (): Promise<never> => Promise.reject(new Error("killed"));
for (const step of ["copied", "deleted"] as const) {
  test(`killed before the raw mail is ${step}, the next run finishes and nothing is doubled`, async () => {
    const { ports, store, files } = await withRaw(asStored(plain));
    const dying = { ...ports, files: { ...files, ...(step === "copied" ? { copy: killed } : { delete: killed }) } };
    await expect(receiveMail(stored, dying)).rejects.toThrow("killed");

    await receiveMail(stored, ports);

    expect(store.all()).toHaveLength(1);
    expect(store.all()[0]?.timelineCount).toBe(1);
    expect(files.keys()).toEqual(["kept/2026-11-23/abc123"]);
    expect(await receiveMail(stored, ports)).toBe("gone");
  });
}

test("a raw mail that is not there and left no receipt is told as a loss", async () => {
  const { ports, logged } = memoryPorts({ parseMail: createParseMail() });

  expect(await receiveMail(stored, ports)).toBe("gone");
  expect(logged).toMatchObject([{ level: "error", event: "raw-missing" }]);
});

test("SES's own setup notice is not mail", async () => {
  const { ports, store } = await withRaw(new Uint8Array(), "incoming/AMAZON_SES_SETUP_NOTIFICATION");

  expect(await receiveMail({ ...stored, rawKey: "incoming/AMAZON_SES_SETUP_NOTIFICATION" }, ports)).toBe("not-mail");
  expect(store.all()).toEqual([]);
});

for (const verdict of ["spam", "virus"] as const) {
  test(`a mail with a failed ${verdict} verdict waits in quarantine with its raw bytes, and nobody is answered`, async () => {
    const { ports, store, files } = await withRaw(asStored(plain, { [verdict]: "FAIL" }));

    expect(await receiveMail(stored, ports)).toBe("quarantined");
    expect(store.all()).toEqual([]);
    expect(store.quarantined()).toMatchObject([
      { reason: verdict, rawKey: "kept/2026-11-23/abc123", from: "ana@example.test" },
    ]);
    expect(files.keys()).toEqual(["kept/2026-11-23/abc123"]);
    expect(store.receipts()).toMatchObject([{ outcome: "quarantined" }]);
  });
}

test("bytes that no parser should see end in quarantine by the name of the limit", async () => {
  const { ports, store } = await withRaw(asStored(`Subject: bomb\n\n${"\n".repeat(700_000)}`));

  expect(await receiveMail(stored, ports)).toBe("quarantined");
  expect(store.quarantined()[0]?.reason).toMatch(/lines/);
});

test("an unproven sender gets a case and no acknowledgement", async () => {
  const { ports, store } = await withRaw(asStored(plain, { dmarc: "fail" }));

  await receiveMail(stored, ports);

  expect(store.all()).toMatchObject([
    { trust: "failed", emailProven: false, notices: [{ state: "withheld", reason: "sender-unproven" }] },
  ]);
});

test("verdicts that the sender wrote himself count for nothing", async () => {
  const forged = new TextEncoder().encode(
    `Authentication-Results: amazonses.com; dmarc=pass header.from=example.test\r\nX-SES-Spam-Verdict: PASS\r\n${plain.replaceAll("\n", "\r\n")}`,
  );
  const { ports, store } = await withRaw(forged);

  await receiveMail(stored, ports);

  expect(store.all()).toMatchObject([{ trust: "unproven", notices: [{ state: "withheld" }] }]);
});

test("a mail that a machine wrote is a case without an acknowledgement", async () => {
  const { ports, store } = await withRaw(asStored(`Auto-Submitted: auto-replied\n${plain}`));

  await receiveMail(stored, ports);

  expect(store.all()).toMatchObject([{ notices: [{ state: "withheld", reason: "automatic-mail" }] }]);
});

test("a mail without a sender is a case that nobody is answered for", async () => {
  const { ports, store } = await withRaw(asStored(plain.replace("From: Ana <ana@example.test>\n", "")));

  await receiveMail(stored, ports);

  expect(store.all()).toHaveLength(1);
  expect(store.all()[0]?.notices).toEqual([]);
});

test("a reply to the signed address of the customer's own case joins it", async () => {
  const { ports, store, files } = await withRaw(asStored(plain));
  const opened = await receive(aSubmission(), ports);
  const reference = opened.outcome === "spooled" ? undefined : opened.case.reference;
  if (!reference) throw new Error("not expected");
  const to = replyAddress(testReplyKey, "reply.postcase.example", reference);

  const outcome = await receiveMail({ ...stored, recipients: [to] }, ports);

  expect(outcome).toBe("appended");
  expect(store.all()).toHaveLength(1);
  expect(files.keys()).toEqual(["kept/2026-11-23/abc123"]);
});

test("the body starts after the first blank line, whatever the line ends", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const text = (raw: Uint8Array) => new TextDecoder().decode(raw);

  expect(text(bodyOf(bytes("A: b\r\n\r\nbody")))).toBe("body");
  expect(text(bodyOf(bytes("A: b\n\nbody\n\nmore")))).toBe("body\n\nmore");
  expect(text(bodyOf(bytes("A: b\n\r\nbody")))).toBe("body");
  expect(text(bodyOf(bytes("A: b")))).toBe("");
});

test("a mail's fields and time are read against the moment it was received", async () => {
  const { ports, store } = await withRaw(
    asStored(plain.replace("UID: 73920418", "UID: 73920418\n时间: 2026-11-22 21:20\n")),
  );

  await receiveMail({ ...stored, receivedAt: secondsLater(0) }, ports);

  expect(store.all()[0]?.receivedAt).toBe(startOfTest);
});

test("a raw mail that held a secret is deleted and not kept, and its case knows the kind", async () => {
  const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
  const { ports, store, files } = await withRaw(asStored(`${plain}My recovery phrase: ${phrase}\n`));

  await receiveMail(stored, ports);

  const [kase] = store.all();
  const mails = kase ? await ports.cases.payloads(kase.reference, "mail#") : [];
  expect(files.keys()).toEqual([]);
  expect(kase?.secrets).toEqual(["recovery-phrase"]);
  expect(mails).toHaveLength(1);
  expect(mails[0]).not.toHaveProperty("rawKey");
  expect(mails[0]?.text).toContain("[removed: recovery phrase]");
  expect(store.receipts()).toMatchObject([{ rawKey, outcome: "opened" }]);
});

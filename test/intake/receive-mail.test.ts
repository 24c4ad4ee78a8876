import { expect, test } from "vitest";
import { createParseMail } from "#shared/adapters/mime.ts";
import { waitsForProof } from "#shared/domain/case.ts";
import { replyAddress, sha256 } from "#shared/intake/keys.ts";
import { notify } from "#shared/intake/notify.ts";
import { bodyOf } from "#shared/intake/read-stored-mail.ts";
import { receive } from "#shared/intake/receive.ts";
import { receiveMail, releaseMail } from "#shared/intake/receive-mail.ts";
import { statusView } from "#shared/intake/status-view.ts";
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

const attached = (...files: readonly string[]): string =>
  plain
    .replace("Content-Type: text/plain; charset=utf-8", "Content-Type: multipart/mixed; boundary=b")
    .replace("My deposit", "--b\n\nMy deposit")
    .concat(...files.map((file) => `--b\n${file}\n`), "--b--\n");
const picture = `Content-Type: image/png; name="shot.png"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="../../shot.png"\n\niVBORw0KGgoAAAANSUhEUg==`;
const note = (text: string) =>
  `Content-Type: text/plain\nContent-Disposition: attachment; filename="note.txt"\n\n${text}`;
const phraseOfNobody = "legal winner thank year wave sausage worth useful legal winner thank yellow";

async function mailsOf(memory: Awaited<ReturnType<typeof withRaw>>) {
  const [kase] = memory.store.all();
  return kase ? memory.ports.cases.payloads(kase.reference, "mail#") : [];
}

test("files are kept apart from the raw mail, named, measured and hashed, and never under the sender's path or type", async () => {
  const memory = await withRaw(asStored(attached(picture)));

  await receiveMail(stored, memory.ports);

  const [mail] = await mailsOf(memory);
  const [file] = mail?.mail?.evidence ?? [];
  expect(file).toMatchObject({ filename: "shot.png", contentType: "image/png", sniffed: "image/png", sizeBytes: 16 });
  expect(file?.key).toMatch(/^evidence\/[0-9a-f]{64}\/00-[0-9a-f]{16}$/);
  const bytes = await memory.files.get(file?.key ?? "");
  expect(sha256(bytes ?? "")).toBe(file?.sha256);
});

test("a mail that comes twice keeps its files once", async () => {
  const memory = await withRaw(asStored(attached(picture)));
  await memory.files.put("incoming/def456", asStored(attached(picture)));

  await receiveMail(stored, memory.ports);
  await receiveMail({ ...stored, rawKey: "incoming/def456" }, memory.ports);

  expect(memory.files.keys().filter((key) => key.startsWith("evidence/"))).toHaveLength(1);
});

test("of twelve files ten are kept, and the case says that two are not", async () => {
  const memory = await withRaw(asStored(attached(...Array.from({ length: 12 }, () => picture))));

  await receiveMail(stored, memory.ports);

  const [mail] = await mailsOf(memory);
  expect(mail?.mail?.evidence.filter(({ key }) => key)).toHaveLength(10);
  expect(mail?.mail?.evidence.slice(10)).toMatchObject([{ refused: "too-many" }, { refused: "too-many" }]);
  expect(memory.store.all()).toMatchObject([{ filesNotKept: 2 }]);
});

const hiding: readonly (readonly [string, string])[] = [
  ["a text file", attached(picture, note(phraseOfNobody))],
  [
    "the HTML beside the text",
    plain
      .replace("Content-Type: text/plain; charset=utf-8", "Content-Type: multipart/alternative; boundary=b")
      .replace("My deposit", "--b\n\nMy deposit")
      .concat(`--b\nContent-Type: text/html\n\n<p>${phraseOfNobody}</p>\n--b--\n`),
  ],
  ["the name of a file", attached(picture.replace("../../shot.png", `${phraseOfNobody}.png`))],
  ["the subject", plain.replace("deposit not credited", phraseOfNobody)],
];
test.each(hiding)("a recovery phrase in %s is in nothing that is kept", async (_, mail) => {
  const memory = await withRaw(asStored(mail));

  await receiveMail(stored, memory.ports);

  const kept = await Promise.all(memory.files.keys().map((key) => memory.files.get(key)));
  const everything = [
    JSON.stringify([memory.store.all(), await mailsOf(memory), memory.store.receipts(), memory.logged]),
    ...kept.map((bytes) => new TextDecoder().decode(bytes)),
  ].join("\n");
  expect(everything).not.toContain("sausage");
  expect(memory.store.all()[0]?.secrets).toEqual(["recovery-phrase"]);
  expect(memory.files.keys().filter((key) => !key.startsWith("evidence/"))).toEqual([]);
});

test("a picture beside a text file with a secret is kept, the text file is not", async () => {
  const memory = await withRaw(asStored(attached(picture, note(phraseOfNobody))));

  await receiveMail(stored, memory.ports);

  const [mail] = await mailsOf(memory);
  expect(mail?.mail?.evidence).toMatchObject([
    { filename: "shot.png" },
    { filename: "note.txt", refused: "held-secret" },
  ]);
  expect(mail?.mail?.evidence[1]).not.toHaveProperty("key");
});

test("the desk sees who wrote, where answers are wanted, and what was odd", async () => {
  const memory = await withRaw(asStored(`Reply-To: other@elsewhere.example\n${plain}`));

  await receiveMail(stored, memory.ports);

  expect(await mailsOf(memory)).toMatchObject([
    {
      mail: {
        trust: "proven",
        from: "ana@example.test",
        replyTo: "other@elsewhere.example",
        oddities: [],
        evidence: [],
      },
    },
  ]);
});

test("a mail that breaks the reading itself waits in quarantine with its raw bytes, and is not delivered for ever", async () => {
  const { ports, store, files } = await withRaw(asStored(plain));
  const parseMail: typeof ports.parseMail = async (raw) => {
    const parsed = await ports.parseMail(raw);
    return "mail" in parsed ? { ...parsed, mail: { ...parsed.mail, headers: undefined as never } } : parsed;
  };

  const outcome = await receiveMail(stored, { ...ports, parseMail });

  expect(outcome).toBe("quarantined");
  expect(store.quarantined()).toMatchObject([{ reason: "unreadable", subject: "deposit not credited" }]);
  expect(files.keys()).toEqual(["kept/2026-11-23/abc123"]);
});

const own: readonly (readonly [string, string, string])[] = [
  ["our own notice that came back", "From: Ana <ana@example.test>", "From: Postcase <support@postcase.example>"],
  [
    "a mail that goes round in a circle",
    "Message-ID",
    `${"Received: from a by b; Mon, 23 Nov 2026 08:00:00 +0000\n".repeat(31)}Message-ID`,
  ],
];
test.each(own)("%s waits in quarantine, answered by nobody", async (_, from, to) => {
  const { ports, store } = await withRaw(asStored(plain.replace(from, to)));

  expect(await receiveMail(stored, ports)).toBe("quarantined");
  expect(store.all()).toEqual([]);
});

test("the statuses of the notification may only say less than the mail's own block", async () => {
  const { ports, store } = await withRaw(asStored(plain));

  await receiveMail({ ...stored, statuses: { dmarc: "FAIL" } }, ports);

  expect(store.all()).toMatchObject([{ trust: "failed", notices: [{ state: "withheld" }] }]);
});

test("from the 101st mail of a day on one case they wait in quarantine, counted and about their case", async () => {
  const memory = await withRaw(asStored(plain));
  const opened = await receive(aSubmission(), memory.ports);
  const reference = opened.outcome === "spooled" ? undefined : opened.case.reference;
  if (!reference) throw new Error("not expected");
  const to = replyAddress(testReplyKey, "reply.postcase.example", reference);
  const outcomes: string[] = [];

  for (let i = 0; i < 105; i++) {
    const key = `incoming/reply${i}`;
    const mail = plain.replace("To: support@postcase.example", `To: ${to}`).replace("m1@", `m${i}@`);
    await memory.files.put(key, asStored(mail.replace("arrived", `arrived ${i}`)));
    outcomes.push(await receiveMail({ ...stored, rawKey: key, recipients: [to] }, memory.ports));
  }

  expect(outcomes.filter((outcome) => outcome === "appended")).toHaveLength(100);
  expect(memory.store.quarantined()).toHaveLength(5);
  expect(memory.store.quarantined()[0]).toMatchObject({ reason: "too-many-mails", about: reference });
  const kase = memory.store.all()[0];
  expect(kase?.timelineCount).toBe(101);
  expect(kase?.notices.filter(({ kind }) => kind === "information-received")).toHaveLength(1);
});

/** A case whose acknowledgement went out, and the report of a mail server about it. */
async function bounced(report: { readonly recipient?: string; readonly to?: string; readonly status?: string } = {}) {
  const memory = await withRaw(asStored(plain));
  const opened = await receive(aSubmission(), memory.ports);
  const reference = opened.outcome === "spooled" ? undefined : opened.case.reference;
  if (!reference) throw new Error("not expected");
  await notify(reference, memory.ports);
  const {
    recipient = "ana@example.test",
    status = "5.1.1",
    to = replyAddress(testReplyKey, "reply.postcase.example", reference),
  } = report;
  const mail = `From: MAILER-DAEMON@mx.example.test
To: bounces@reply.postcase.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary=r

--r

Your message could not be delivered.
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.test

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: ${status}
--r
Content-Type: text/rfc822-headers

From: support@postcase.example
Reply-To: ${to}
Subject: We have received your case
--r--
`;
  await memory.files.put("incoming/bounce", asStored(mail));
  const outcome = await receiveMail({ ...stored, rawKey: "incoming/bounce" }, memory.ports);
  const [kase] = memory.store.all();
  return { ...memory, reference, outcome, kase };
}

test("a report that our mail came back reaches its notice, and the status page says that we do not reach the customer", async () => {
  const { reference, outcome, store, kase } = await bounced();

  expect(outcome).toBe("quarantined");
  expect(store.quarantined()).toMatchObject([{ reason: "bounce", about: reference }]);
  expect(kase?.notices).toMatchObject([{ state: "bounced", reason: "reported-5.1.1" }]);
  expect(kase && statusView(kase, []).delivery).toBe("failed");
  expect(kase?.timelineCount).toBe(1);
});

test.each([
  ["names somebody else's mailbox", { recipient: "eve@evil.test" }],
  ["has a guessed reply address", { to: `case+0123456789.${"0".repeat(32)}@reply.postcase.example` }],
  ["says that the server still tries", { status: "4.2.2" }],
])("a report that %s changes no case", async (_, report) => {
  const { kase, store } = await bounced(report);

  expect(kase?.notices).toMatchObject([{ state: "sent" }]);
  expect(store.quarantined()).toMatchObject([{ reason: "bounce" }]);
});

test("what waits in quarantine opens its case when the desk lets it in, once, and nobody is answered", async () => {
  const { ports, store } = await withRaw(asStored(plain, { spam: "FAIL" }));
  await receiveMail(stored, ports);
  const [entry] = store.quarantined();

  const reference = await releaseMail(entry?.id ?? "", ports);
  const again = await releaseMail(entry?.id ?? "", ports);

  expect(store.all()).toMatchObject([
    { reference, fields: { uid: { value: "73920418" } }, notices: [{ state: "withheld" }] },
  ]);
  expect(again).toBe(reference);
  expect(store.quarantined()).toMatchObject([{ released: { reference } }]);
});

test("a mail that was too much to read is let in as a case with its subject and its raw mail", async () => {
  const { ports, store } = await withRaw(asStored(`From: ana@example.test\nSubject: bomb\n\n${"\n".repeat(700_000)}`));
  await receiveMail(stored, ports);
  const [entry] = store.quarantined();

  const reference = await releaseMail(entry?.id ?? "", ports);

  expect(store.all()).toMatchObject([{ reference, caseType: "other", trust: "unproven" }]);
  const mails = reference ? await ports.cases.payloads(reference, "mail#") : [];
  expect(mails).toMatchObject([
    { subject: "bomb", rawKey: "kept/2026-11-23/abc123", mail: { oddities: [entry?.reason] } },
  ]);
});

test("an entry that nobody knows, or whose raw mail is gone, lets nothing in", async () => {
  const { ports, store, files } = await withRaw(asStored(plain, { virus: "FAIL" }));
  await receiveMail(stored, ports);
  const [entry] = store.quarantined();
  await files.delete("kept/2026-11-23/abc123");

  expect([await releaseMail("unknown", ports), await releaseMail(entry?.id ?? "", ports)]).toEqual([
    undefined,
    undefined,
  ]);
  expect(store.all()).toEqual([]);
});

test("a mail that the event and the sweep both file in quarantine is one entry and one raw mail", async () => {
  const { ports, store, files } = await withRaw(asStored(plain, { spam: "FAIL" }));
  const dying = { ...ports, files: { ...files, copy: killed } };
  await expect(receiveMail({ ...stored, receivedAt: secondsLater(1) }, dying)).rejects.toThrow("killed");

  await receiveMail({ ...stored, receivedAt: secondsLater(7) }, ports);

  expect(store.quarantined()).toMatchObject([{ at: startOfTest }]);
  expect(files.keys()).toEqual(["kept/2026-11-23/abc123"]);
});

test("a time on top of a mail that is of another day is not the provider's", async () => {
  const { ports, store } = await withRaw(asStored(plain));

  await receiveMail({ ...stored, receivedAt: secondsLater(2 * 86_400) }, ports);

  expect(store.all()).toMatchObject([{ receivedAt: secondsLater(2 * 86_400) }]);
});

test("letting a mail in that held a secret ends with its raw mail gone, also when a run before ended too early", async () => {
  const { ports, store, files } = await withRaw(
    asStored(`${plain}My recovery phrase: ${phraseOfNobody}\n`, { spam: "FAIL" }),
  );
  await receiveMail(stored, ports);
  const [entry] = store.quarantined();
  const dying = { ...ports, files: { ...files, delete: killed } };
  await expect(releaseMail(entry?.id ?? "", dying)).rejects.toThrow("killed");

  const reference = await releaseMail(entry?.id ?? "", ports);

  expect(reference).toBe(store.all()[0]?.reference);
  expect(store.all()).toHaveLength(1);
  expect(files.keys()).toEqual([]);
});

test("another mail with the same body and other files puts nothing in the place of the first one's", async () => {
  const memory = await withRaw(asStored(attached(picture)));
  await receiveMail(stored, memory.ports);
  const before = memory.files.keys().filter((key) => key.startsWith("evidence/"));
  const [first = ""] = before;
  const bytes = await memory.files.get(first);

  await memory.files.put(
    "incoming/def456",
    asStored(attached(picture.replace("iVBORw0KGgoAAAANSUhEUg==", "iVBORw0KGgoAAAANSUhEUh=="))),
  );
  await receiveMail({ ...stored, rawKey: "incoming/def456" }, memory.ports);

  expect(await memory.files.get(first)).toEqual(bytes);
});

test("two mails without an id and without a body, with other subjects, are two cases", async () => {
  const bare = (subject: string) =>
    asStored(`From: Ana <ana@example.test>\nTo: support@postcase.example\nSubject: ${subject}\n\n`);
  const { ports, store, files } = await withRaw(bare("deposit missing"));
  await files.put("incoming/def456", bare("withdrawal stuck"));

  const outcomes = [
    await receiveMail(stored, ports),
    await receiveMail({ ...stored, rawKey: "incoming/def456" }, ports),
  ];

  expect(outcomes).toEqual(["opened", "opened"]);
  expect(store.all()).toHaveLength(2);
});

test("what opens a case is not kept with the mail that quotes it", async () => {
  const memory = await withRaw(asStored(plain));
  await receiveMail(stored, memory.ports);
  const [kase] = memory.store.all();
  if (!kase) throw new Error("no case");
  const { linkKeys } = memory.ports;
  const quote = `> See https://postcase.example/case#${linkKeys.token(kase)}\n> Access code: ${linkKeys.accessCode(kase)}\n`;
  const to = replyAddress(testReplyKey, "reply.postcase.example", kase.reference);
  const reply = plain.replace("To: support@postcase.example", `To: ${to}`).replace("m1@", "m2@").concat(quote);
  await memory.files.put("incoming/def456", asStored(reply));

  await receiveMail({ ...stored, rawKey: "incoming/def456", recipients: [to] }, memory.ports);

  const kept = JSON.stringify(await mailsOf(memory));
  expect(kept).toContain("[removed: status link]");
  expect(kept).toContain("[removed: access code]");
  expect(kept).not.toContain(linkKeys.token(kase).split(".")[2] ?? "?");
  expect(kept).not.toContain(linkKeys.accessCode(kase));
});

test("a mail that was too much to read has its customer when it is let in, who finds it by the address", async () => {
  const { ports, store } = await withRaw(asStored(`From: ana@example.test\nSubject: bomb\n\n${"\n".repeat(700_000)}`));
  await receiveMail(stored, ports);

  await releaseMail(store.quarantined()[0]?.id ?? "", ports);

  const [kase] = store.all();
  expect(kase).toMatchObject({ email: "ana@example.test", emailProven: false });
  expect(kase && waitsForProof(kase)).toBe(true);
});

test("a Date in UTC names nobody's zone, so that a Chinese time is read in the zone of its language", async () => {
  const chinese = plain
    .replace("16:00:00 +0800", "08:00:00 +0000")
    .replace("My deposit has not arrived.", "充值没到账，时间：2026-11-22 21:20");
  const { ports, store } = await withRaw(asStored(chinese));

  await receiveMail(stored, ports);

  expect(store.all()[0]?.fields.occurredAt).toMatchObject({
    value: "2026-11-22T13:20:00.000Z",
    zone: { known: "assumed" },
  });
});

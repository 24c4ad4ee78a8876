import { expect, test } from "vitest";
import { createParseMail } from "#shared/adapters/mime.ts";
import type { EmailAddress, Reference } from "#shared/domain/brand.ts";
import { showReference } from "#shared/domain/reference.ts";
import { moveCase } from "#shared/intake/follow-up.ts";
import { replyAddress } from "#shared/intake/keys.ts";
import { notify } from "#shared/intake/notify.ts";
import { receive } from "#shared/intake/receive.ts";
import { receiveMail } from "#shared/intake/receive-mail.ts";
import { aReference, aSubmission, aTxid } from "../support/builders.ts";
import { aMail, type MailSketch } from "../support/mail.ts";
import { memoryPorts, startOfTest, testReplyKey } from "../support/memory-ports.ts";

const desk = "support@postcase.example";
const ana = { from: "Ana <ana@example.test>", ses: { envelopeFrom: "ana@example.test", headerFrom: "example.test" } };
const eve = { from: "Eve <eve@evil.test>", ses: { envelopeFrom: "eve@evil.test", headerFrom: "evil.test" } };
const forged = { from: ana.from, ses: { ...ana.ses, spf: "softfail", dkim: "none", dmarc: "fail" } };

/** Ana's case, opened by form and filed, and a way to deliver mails. */
async function anasCase() {
  const memory = memoryPorts({ parseMail: createParseMail() });
  const opened = await receive(aSubmission(), memory.ports);
  if (opened.outcome === "spooled") throw new Error("not expected");
  const { reference } = opened.case;
  await notify(reference, memory.ports);
  let count = 0;
  const deliver = async (mail: MailSketch, recipients: readonly string[] = [mail.to ?? desk]) => {
    const rawKey = `incoming/mail${++count}`;
    await memory.files.put(rawKey, aMail({ messageId: `<${count}@example.test>`, ...mail }));
    return receiveMail({ rawKey, receivedAt: startOfTest, recipients }, memory.ports);
  };
  const theCase = () => memory.store.all().find((kase) => kase.reference === reference);
  const others = () => memory.store.all().filter((kase) => kase.reference !== reference);
  return {
    ...memory,
    reference,
    deliver,
    theCase,
    others,
    reply: replyAddress(testReplyKey, "reply.postcase.example", reference),
  };
}

test("a proven customer's reply to the signed address joins, with whatever subject", async () => {
  const { deliver, reply, theCase, others } = await anasCase();

  const outcome = await deliver({ ...ana, to: reply, subject: "hello" });

  expect(outcome).toBe("appended");
  expect(others()).toEqual([]);
  expect(theCase()?.timeline.at(-1)).toMatchObject({ kind: "mail-received", by: "customer" });
});

test("the customer's new mail about the same transaction joins the open case", async () => {
  const { deliver, others } = await anasCase();

  const outcome = await deliver({ ...ana, text: `Where is it? https://etherscan.io/tx/${aTxid}` });

  expect(outcome).toBe("appended");
  expect(others()).toEqual([]);
});

test("the same mail about a transaction, delivered again after the case was closed, opens no second one", async () => {
  const { deliver, reference, ports, others } = await anasCase();
  const mail = { ...ana, messageId: "<same@example.test>", text: `https://etherscan.io/tx/${aTxid}` };
  await deliver(mail);
  await moveCase(reference, { to: "closed" }, ports);

  const outcome = await deliver(mail);

  expect(outcome).toBe("duplicate");
  expect(others()).toEqual([]);
});

test("a new mail about the transaction of a closed case opens another, linked for the desk", async () => {
  const { deliver, reference, ports, others } = await anasCase();
  await moveCase(reference, { to: "closed" }, ports);

  const outcome = await deliver({ ...ana, text: `https://etherscan.io/tx/${aTxid}` });

  expect(outcome).toBe("opened");
  expect(others()).toHaveLength(1);
});

test("the same UID and kind of case is only linked", async () => {
  const { deliver, reference, ports, others } = await anasCase();

  await deliver({ ...ana, text: "My deposit has not arrived. UID: 73920418" });
  const [other] = others();
  await notify(other?.reference ?? ("" as Reference), ports);

  expect(others()).toMatchObject([
    { caseType: "deposit-not-credited", links: [{ reference, why: "same-uid-and-type" }] },
  ]);
});

const strangers: readonly (readonly [string, MailSketch, string])[] = [
  ["a stranger's mail to the signed address", eve, "reply-address"],
  ["a forged mail to the signed address", forged, "reply-address"],
  [
    "the customer's mail through a mailbox that forwards",
    { ...ana, headers: ["X-Forwarded-To: x@y.example"] },
    "reply-address",
  ],
  ["the customer's mail that somebody sent on", { ...ana, headers: ["Resent-From: eve@evil.test"] }, "reply-address"],
  ["a mail that names two senders", { ...ana, from: "ana@example.test, eve@evil.test" }, "reply-address"],
];
test.each(strangers)(
  "%s opens a case of its own, which may belong to the other, for the desk",
  async (_, mail, why) => {
    const { deliver, reply, reference, theCase, others } = await anasCase();
    const before = theCase();

    const outcome = await deliver({ ...mail, to: reply });

    expect(outcome).toBe("opened");
    expect(others()).toMatchObject([{ links: [{ reference, why }] }]);
    expect(theCase()).toEqual(before);
  },
);

test("a signed mail of the customer to somebody else, replayed to the signed address, does not join", async () => {
  const { deliver, reply, others, reference } = await anasCase();

  const outcome = await deliver({ ...ana, to: "friend@elsewhere.example" }, [reply]);

  expect(outcome).toBe("opened");
  expect(others()).toMatchObject([{ links: [{ reference, why: "reply-address" }] }]);
});

test.each([["support+urgent@postcase.example"], ["Support <SUPPORT+vip+zh@postcase.example>"]])(
  "a mail to %s, which the provider delivers to the desk, was addressed to us",
  async (to) => {
    const { deliver, others } = await anasCase();

    const outcome = await deliver({ ...ana, to, text: `Where is it? https://etherscan.io/tx/${aTxid}` });

    expect(outcome).toBe("appended");
    expect(others()).toEqual([]);
  },
);

test.each([["support-urgent@postcase.example"], ["support+x@other.example"], ["+support@postcase.example"]])(
  "%s is somebody else",
  async (to) => {
    const { deliver } = await anasCase();

    expect(await deliver({ ...ana, to, text: `Where is it? https://etherscan.io/tx/${aTxid}` })).toBe("opened");
  },
);

test("a reference in the subject is a hint for the desk and not a key, not even for the customer", async () => {
  const { deliver, reference, others } = await anasCase();

  const outcome = await deliver({
    ...ana,
    subject: `Re: case ${showReference(reference).toLowerCase()}`,
    text: "News?",
  });

  expect(outcome).toBe("opened");
  expect(others()).toMatchObject([{ links: [{ reference, why: "reference-named" }] }]);
});

test("a mail to the desk and to the signed address is one message on one case, however often it is delivered", async () => {
  const { deliver, reply, others } = await anasCase();
  const mail = { ...ana, to: `${desk}, ${reply}`, messageId: "<both@example.test>" };

  const outcomes = [await deliver(mail, [desk, reply]), await deliver(mail, [desk]), await deliver(mail, [reply])];

  expect(outcomes).toEqual(["appended", "duplicate", "duplicate"]);
  expect(others()).toEqual([]);
});

test("a reply that supplies what is missing completes the case and says so", async () => {
  const memory = memoryPorts({ parseMail: createParseMail() });
  const { uid: _, ...withoutUid } = aSubmission().fields;
  const opened = await receive(aSubmission({ fields: withoutUid }), memory.ports);
  if (opened.outcome === "spooled") throw new Error("not expected");
  const { reference } = opened.case;
  await notify(reference, memory.ports);
  const to = replyAddress(testReplyKey, "reply.postcase.example", reference);
  await memory.files.put(
    "incoming/1",
    aMail({ ...ana, to, text: "UID 73920418\n\nOn Mon, Postcase wrote:\n> UID: 11111111" }),
  );

  await receiveMail({ rawKey: "incoming/1", receivedAt: startOfTest, recipients: [to] }, memory.ports);
  await notify(reference, memory.ports);

  expect(opened.case.state).toBe("needs-information");
  expect(memory.store.all()).toMatchObject([{ state: "received", fields: { uid: { value: "73920418" } } }]);
  expect(new TextDecoder().decode(memory.sent.at(-1)?.raw)).toContain("We have everything we need for now.");
});

test("another value in a reply is kept beside the first for the desk, and replaces nothing", async () => {
  const { deliver, reply, theCase } = await anasCase();

  await deliver({ ...ana, to: reply, text: "UID: 99999999\nAmount: 250.5" });

  expect(theCase()?.fields.uid?.value).toBe("73920418");
  expect(theCase()?.conflicts?.uid?.map(({ value }) => value)).toEqual(["73920418", "99999999"]);
  expect(theCase()?.conflicts).not.toHaveProperty("amount");
});

test("an out-of-office answer to our mail stands on the case and changes nothing else", async () => {
  const { deliver, reply, theCase, reference, ports } = await anasCase();
  await moveCase(reference, { to: "answered" }, ports);
  const before = theCase();

  await deliver({ ...ana, to: reply, headers: ["Auto-Submitted: auto-replied"], text: "I am away. UID: 99999999" });

  expect(theCase()).toMatchObject({ state: "answered", fields: before?.fields, notices: before?.notices });
  expect(theCase()?.timeline.at(-1)).toMatchObject({ kind: "mail-received" });
});

test("of 10,000 forged replies none joins, and the case is as it was", async () => {
  const { deliver, reply, reference, theCase, store } = await anasCase();
  const before = theCase();
  const at = reply.indexOf("@");
  const broken = Array.from({ length: 40 }, (_, i) => {
    const place = 5 + (i % (at - 5));
    return `${reply.slice(0, place)}${reply[place] === "0" ? "1" : "0"}${reply.slice(place + 1)}`;
  });
  const ids = [
    `<0102018${"0".repeat(9)}-${reference.slice(3)}@eu-west-1.amazonses.com>`,
    `<${reference}@reply.postcase.example>`,
  ];
  const other = replyAddress(testReplyKey, "reply.postcase.example", aReference("other"));
  const forgeries: readonly ((i: number) => readonly [MailSketch, readonly string[]])[] = [
    // From is not an identity.
    (i) => [{ ...forged, subject: `Re: ${showReference(reference)} ${i}` }, [desk]],
    (i) => [{ ...forged, to: reply, subject: `${i}` }, [reply]],
    (i) => [{ ...eve, to: reply, subject: `${i}` }, [reply]],
    // A guessed, changed or borrowed address, even under the customer's proven name.
    (i) => [{ ...ana, to: broken[i % broken.length] ?? "", text: `${i}` }, [broken[i % broken.length] ?? ""]],
    (i) => [{ ...ana, to: other, text: `${i}` }, [other]],
    (i) => [{ ...ana, to: `case+${reference.slice(3).toLowerCase()}@reply.postcase.example`, text: `${i}` }, [desk]],
    // A reference, sequential or right, and threading headers.
    (i) => [{ ...ana, subject: `[#${i}] ${showReference(aReference(`${i}`))}`, text: `${i}` }, [desk]],
    (i) => [
      { ...ana, headers: [`In-Reply-To: ${ids[i % 2]}`, `References: ${ids[0]} ${ids[1]}`], text: `${i}` },
      [desk],
    ],
    // Headers that only our own systems would set.
    (i) => [
      {
        ...eve,
        headers: [`X-Case-Id: ${reference}`, `X-Loop: ${desk}`, `X-Postcase-Reference: ${reference}`],
        text: `${i}`,
      },
      [desk],
    ],
    // The customer named where he does not count.
    (i) => [
      { ...eve, headers: ["Sender: ana@example.test", "Reply-To: ana@example.test"], to: reply, text: `${i}` },
      [reply],
    ],
  ];

  const outcomes = new Map<string, number>();
  for (let i = 0; i < 10_000; i++) {
    const [mail, recipients] = forgeries[i % forgeries.length]?.(i) ?? [{}, []];
    const outcome = await deliver(mail, recipients);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }

  expect(outcomes.get("appended") ?? 0).toBe(0);
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(10_000);
  expect(theCase()).toEqual(before);
  expect(store.all().length).toBeGreaterThan(9_000);
});

test("no address in a mail is ever added to a case or written to", async () => {
  const { deliver, reference, ports, sent, others } = await anasCase();
  const before = sent.length;
  const many = Array.from({ length: 50 }, (_, i) => `watcher${i}@elsewhere.example`).join(", ");

  await deliver({ ...ana, headers: [`Cc: ${many}`, "Reply-To: other@elsewhere.example"], text: "A new question" });
  for (const { reference: opened } of [...others(), { reference }]) await notify(opened, ports);

  expect(sent.slice(before).map(({ to }) => to)).toEqual(["ana@example.test" as EmailAddress]);
  expect(new TextDecoder().decode(sent.at(-1)?.raw)).not.toContain("elsewhere.example");
});

test("the same words in another mail are another message", async () => {
  const { deliver, reply, theCase } = await anasCase();

  const outcomes = [
    await deliver({ ...ana, to: reply, text: "Any news?", messageId: "<monday@example.test>" }),
    await deliver({ ...ana, to: reply, text: "Any news?", messageId: "<friday@example.test>" }),
  ];

  expect(outcomes).toEqual(["appended", "appended"]);
  expect(theCase()?.timeline.filter(({ kind }) => kind === "mail-received")).toHaveLength(2);
});

test("the mail that opened a case is a repeat even after many others joined it", async () => {
  const { deliver, ports, others } = await anasCase();
  const first = { ...ana, messageId: "<first@example.test>", subject: "Something else", text: "A question." };
  await deliver(first);
  const [opened] = others();
  const to = replyAddress(testReplyKey, "reply.postcase.example", opened?.reference ?? ("" as Reference));
  for (let i = 0; i < 15; i++) await deliver({ ...ana, to, text: `more ${i}` });

  const outcome = await deliver(first);

  expect(outcome).toBe("duplicate");
  expect((await ports.cases.byReference(opened?.reference ?? ("" as Reference)))?.timelineCount).toBe(16);
});

test("a copy line that was added on the way, above a signature that does not cover it, joins nothing", async () => {
  const { deliver, reply, others } = await anasCase();
  const signed = {
    from: ana.from,
    to: "friend@elsewhere.example",
    ses: { envelopeFrom: "eve@evil.test", headerFrom: "example.test" },
    headers: [`Cc: ${reply}`, "DKIM-Signature: v=1; a=rsa-sha256; d=example.test; s=k; h=from:to:subject; b=abc"],
  };

  const outcome = await deliver(signed, [reply]);
  const covered = await deliver(
    { ...signed, headers: [`Cc: ${reply}`, "DKIM-Signature: v=1; d=example.test; h=From : To : Cc; b=abc"] },
    [reply],
  );

  expect(outcome).toBe("opened");
  expect(others()).toMatchObject([{ emailProven: false, notices: [{ state: "withheld", reason: "sender-unproven" }] }]);
  expect(covered).toBe("appended");
});

test("a case that a forged mail opened is not joined by the customer's own mail about its transaction", async () => {
  const memory = await anasCase();
  await memory.deliver({
    ...forged,
    text: "Deposit missing: https://etherscan.io/tx/0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f",
  });
  const [squatted] = memory.others();
  await notify(squatted?.reference ?? ("" as Reference), memory.ports);

  const outcome = await memory.deliver({
    ...ana,
    text: "Deposit missing: https://etherscan.io/tx/0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f",
  });

  expect(outcome).toBe("opened");
});

test("joining proves the address, and what was held back for want of that goes out", async () => {
  const { deliver, others } = await anasCase();
  await deliver({ ...forged, subject: "Other", text: "Hello" });
  const [held] = others();
  const to = replyAddress(testReplyKey, "reply.postcase.example", held?.reference ?? ("" as Reference));

  await deliver({ ...ana, to, text: "It was me." });

  expect(others()).toMatchObject([{ emailProven: true }]);
  expect(others()[0]?.notices.find(({ kind }) => kind === "acknowledgement")).toMatchObject({ state: "due" });
});

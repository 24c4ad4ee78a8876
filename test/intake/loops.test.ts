import { expect, test } from "vitest";
import { composeMail } from "#shared/adapters/compose-mail.ts";
import { createParseMail } from "#shared/adapters/mime.ts";
import type { EmailAddress } from "#shared/domain/brand.ts";
import { moveCase } from "#shared/intake/follow-up.ts";
import { notify } from "#shared/intake/notify.ts";
import { receive } from "#shared/intake/receive.ts";
import { receiveMail } from "#shared/intake/receive-mail.ts";
import { aSubmission } from "../support/builders.ts";
import { aMail, sesBlock } from "../support/mail.ts";
import { memoryPorts } from "../support/memory-ports.ts";

/** One desk of ours: takes raw mails as SES stores them, and answers with the mails that it sends by them. */
function aDesk(domain: string) {
  const memory = memoryPorts({ parseMail: createParseMail(), composeMail });
  const desk = `support@${domain}`;
  const settings = { deskAddress: desk, replyDomain: `reply.${domain}` };
  const ports = {
    ...memory.ports,
    mailSettings: { ...memory.ports.mailSettings, ...settings },
    settings: { ...memory.ports.settings, ...settings },
  };
  let count = 0;
  /** The block that SES would put on top of a mail whose sender is who it says. */
  const received = (raw: Uint8Array, sender: string, sends: string): Uint8Array =>
    Buffer.concat([
      Buffer.from(
        `${sesBlock({ envelopeFrom: sender, headerFrom: sends }).join("\r\n").replace(/\r?\n/g, "\r\n")}\r\n`,
      ),
      raw,
    ]);
  const take = async (raw: Uint8Array, from: string): Promise<Uint8Array[]> => {
    const before = memory.sent.length;
    const rawKey = `incoming/${++count}`;
    await memory.files.put(rawKey, received(raw, from, from.slice(from.indexOf("@") + 1)));
    await receiveMail({ rawKey, receivedAt: ports.clock(), recipients: [desk] }, ports);
    for (const { reference } of memory.store.all()) await notify(reference, ports);
    return memory.sent.slice(before).map(({ raw: mail }) => mail);
  };
  return { ...memory, ports, desk, take };
}

test("two of our own desks that write to each other exchange at most two mails", async () => {
  const [one, other] = [aDesk("one.example"), aDesk("other.example")];
  let exchanged = 0;

  // A person's mail with the other desk's address as its sender starts it.
  let waiting = await one.take(
    aMail({ from: other.desk, to: one.desk, messageId: "<start@other.example>" }),
    other.desk,
  );
  for (let round = 0; round < 50 && waiting.length > 0; round++) {
    exchanged += waiting.length;
    const [to, from] = round % 2 === 0 ? [other, one] : [one, other];
    waiting = (await Promise.all(waiting.map((mail) => to.take(mail, from.desk)))).flat();
  }

  expect(exchanged).toBeGreaterThan(0);
  expect(exchanged).toBeLessThanOrEqual(2);
});

test("a responder that strips every mark of a machine gets its budget and then silence", async () => {
  const desk = aDesk("one.example");
  let answers = 1;
  let waiting = 1;

  for (let round = 0; round < 200 && waiting > 0; round++) {
    // Each of our mails is answered as a person would answer it: a new mail, no marks, another text.
    const sent = await Promise.all(
      Array.from({ length: waiting }, () =>
        desk.take(
          aMail({
            from: "robot@hostile.example",
            to: desk.desk,
            messageId: `<${answers++}@hostile.example>`,
            text: `answer ${answers}`,
          }),
          "robot@hostile.example",
        ),
      ),
    );
    waiting = sent.flat().length;
  }

  expect(waiting).toBe(0);
  expect(desk.sent.length).toBeLessThanOrEqual(20);
  expect(desk.store.all()).toHaveLength(answers - 1);
});

test("1,000 forms for one victim: three mails in an hour, every case kept, the waiting ones visible, and an agent still writes", async () => {
  const { ports, store, sent, logged, passSeconds } = aDesk("one.example");
  const victim = "victim@elsewhere.example" as EmailAddress;
  for (let i = 0; i < 1000; i++) {
    const received = await receive(aSubmission({ idempotencyKey: `form:${i}`, email: victim, fields: {} }), ports);
    if (received.outcome !== "spooled") await notify(received.case.reference, ports);
  }
  const firstHour = sent.length;
  const waiting = store
    .all()
    .filter(({ notices }) => notices.some(({ state, reason }) => state === "due" && reason === "budget"));
  const [first] = store.all();

  await moveCase(first?.reference ?? ("" as never), { to: "in-progress", message: "We have stopped this." }, ports);
  await notify(first?.reference ?? ("" as never), ports);
  const withAgent = sent.length;
  for (let hour = 0; hour < 24; hour++) {
    passSeconds(3600);
    for (const reference of (await ports.cases.due(ports.clock(), 200)).references) await notify(reference, ports);
  }

  expect(store.all()).toHaveLength(1000);
  expect(firstHour).toBe(3);
  expect(waiting).toHaveLength(997);
  expect(withAgent).toBe(4);
  expect(sent.length - withAgent).toBeLessThanOrEqual(3 + 20);
  expect(sent.every(({ to }) => to === victim)).toBe(true);
  expect(logged.filter(({ outcome }) => outcome === "waits").length).toBeGreaterThan(900);
});

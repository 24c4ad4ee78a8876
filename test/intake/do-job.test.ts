import { expect, test } from "vitest";
import type { EmailAddress, Reference } from "#shared/domain/brand.ts";
import { showReference } from "#shared/domain/reference.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { doJob } from "#shared/intake/do-job.ts";
import { fileCase } from "#shared/intake/file-case.ts";
import { confirmCaseAddress, correctCaseAddress, moveCase } from "#shared/intake/follow-up.ts";
import { notify } from "#shared/intake/notify.ts";
import type { Job } from "#shared/intake/ports.ts";
import { receive } from "#shared/intake/receive.ts";
import { aMailSubmission, aSubmission, secondsLater } from "../support/builders.ts";
import { memoryPorts, startOfTest } from "../support/memory-ports.ts";

const ana = "ana@example.test" as EmailAddress;
const findAna: Job = { id: "find-1", at: startOfTest, kind: "find-cases", email: ana };

/** Cases of Ana, filed and acknowledged as far as they may be. */
async function casesOfAna(...keys: readonly string[]) {
  const memory = memoryPorts();
  const references: Reference[] = [];
  for (const key of keys) {
    const received = await receive(
      aMailSubmission({ idempotencyKey: key, bodyHash: key, trust: "unproven" }),
      memory.ports,
    );
    if (received.outcome === "spooled") throw new Error("not expected");
    references.push(received.case.reference);
    await notify(received.case.reference, memory.ports);
    memory.passSeconds(60);
  }
  const textOfMail = (index: number) => new TextDecoder().decode(memory.sent[index]?.raw);
  return { ...memory, references, textOfMail };
}

test("one mail lists every open case of the address with what opens it, and the closed ones are not in it", async () => {
  const { ports, sent, references, textOfMail } = await casesOfAna("a", "b", "c");
  const [first = "" as Reference, second = "" as Reference, closed = "" as Reference] = references;
  await moveCase(closed, { to: "closed" }, ports);
  await notify(closed, ports);
  const before = sent.length;
  await ports.cases.putJob(findAna);

  await doJob(findAna, ports);
  for (const reference of references) await notify(reference, ports);

  const text = textOfMail(before);
  expect(sent).toHaveLength(before + 1);
  expect(sent[before]?.to).toBe(ana);
  expect([first, second].every((reference) => text.includes(showReference(reference)))).toBe(true);
  expect(text).not.toContain(showReference(closed));
  expect(text.match(/\/case#PC-/g)).toHaveLength(2);
  expect(await ports.cases.jobs(10)).toEqual([]);
});

test("the list says of a case that our answer to it waits for a confirmation, and of a confirmed one nothing", async () => {
  const { ports, sent, references, textOfMail } = await casesOfAna("a", "b");
  const saysItWaits = (index: number) => textOfMail(index).match(/answer to this case waits for you/g)?.length ?? 0;

  await doJob(findAna, ports);
  for (const reference of references) await notify(reference, ports);
  await doJob({ id: "1", at: startOfTest, kind: "confirm-address", email: ana }, ports);
  for (const reference of references) await notify(reference, ports);
  await doJob({ ...findAna, id: "find-2" }, ports);
  for (const reference of references) await notify(reference, ports);

  expect(saysItWaits(0)).toBe(2);
  expect(textOfMail(sent.length - 1).match(/\/case#PC-/g)).toHaveLength(2);
  expect(saysItWaits(sent.length - 1)).toBe(0);
});

test("the list begins with the customer's own case, however many forms a stranger sent under the address around it", async () => {
  const { ports } = memoryPorts();
  const filed = async (submission: Submission): Promise<Reference> => {
    const received = await receive(submission, ports);
    if (received.outcome === "spooled") throw new Error("not expected");
    await fileCase(received.case.reference, ports);
    return received.case.reference;
  };
  const stranger = (i: number) =>
    filed(aSubmission({ idempotencyKey: `form ${i}`, bodyHash: `${i}`, receivedAt: secondsLater(i) }));
  for (let i = 0; i < 20; i++) await stranger(i);
  const own = await filed(aMailSubmission({ trust: "proven", receivedAt: secondsLater(20) }));
  for (let i = 21; i < 150; i++) await stranger(i);

  await doJob(findAna, ports);

  expect((await ports.cases.byReference(own))?.notices.map(({ kind }) => kind)).toContain("open-cases");
});

test("an old open case is found behind many that are closed", async () => {
  const { ports, references, textOfMail, sent } = await casesOfAna(
    ...Array.from({ length: 25 }, (_, i) => `case ${i}`),
  );
  const [oldest = "" as Reference, ...later] = references;
  for (const reference of later) await moveCase(reference, { to: "closed" }, ports);
  const before = sent.length;

  await doJob(findAna, ports);
  await notify(oldest, ports);

  expect(textOfMail(before)).toContain(showReference(oldest));
});

test("for an address without a case nothing is sent, and the question is done with", async () => {
  const { ports, sent, store } = await casesOfAna();
  await ports.cases.putJob(findAna);

  await doJob(findAna, ports);

  expect([sent, store.all(), await ports.cases.jobs(10)]).toEqual([[], [], []]);
});

test("asked many times, five lists an hour go out", async () => {
  const { ports, sent, references } = await casesOfAna("a");
  const [reference = "" as Reference] = references;

  for (let i = 0; i < 8; i++) {
    await doJob({ ...findAna, id: `find-${i}` }, ports);
    await notify(reference, ports);
  }

  expect(sent).toHaveLength(5);
});

test("a confirmation sends what was held back, for every open case of the address in one mail", async () => {
  const { ports, sent, store, references, textOfMail } = await casesOfAna("a", "b");
  const held = sent.length;

  await doJob({ id: "1", at: startOfTest, kind: "confirm-address", email: ana }, ports);
  for (const reference of references) await notify(reference, ports);
  await doJob({ id: "2", at: startOfTest, kind: "confirm-address", email: ana }, ports);

  expect(held).toBe(0);
  expect(sent).toHaveLength(1);
  expect(references.every((reference) => textOfMail(0).includes(showReference(reference)))).toBe(true);
  expect(store.all()).toMatchObject([{ emailProven: true }, { emailProven: true }]);
  expect(store.all().map(({ timeline }) => timeline.filter(({ kind }) => kind === "address-confirmed").length)).toEqual(
    [1, 1],
  );
});

test("another's address is not confirmed along", async () => {
  const { ports, store } = await casesOfAna("a");
  await receive(aSubmission({ idempotencyKey: "form:eve", email: "eve@example.test" as EmailAddress }), ports);

  await doJob({ id: "1", at: startOfTest, kind: "confirm-address", email: ana }, ports);

  expect(store.all().find(({ email }) => email !== ana)?.emailProven).toBe(false);
});

test("a mail to be let in waits for the function that may read it", async () => {
  const { ports } = await casesOfAna();
  const release: Job = { id: "1", at: startOfTest, kind: "release-mail", quarantineId: "2026-11-23#1" };
  await ports.cases.putJob(release);
  const asked: string[] = [];

  await doJob(release, ports);
  const left = await ports.cases.jobs(10);
  await doJob(release, ports, async (id) => {
    asked.push(id);
    return undefined;
  });

  expect(left).toEqual([release]);
  expect(asked).toEqual(["2026-11-23#1"]);
  expect(await ports.cases.jobs(10)).toEqual([]);
});

test("a stranger who opens many cases under the address hides none of its own", async () => {
  const { ports, sent, references, textOfMail } = await casesOfAna("genuine");
  const [genuine = "" as Reference] = references;
  for (let i = 0; i < 30; i++) {
    const received = await receive(aSubmission({ idempotencyKey: `flood:${i}`, email: ana, fields: {} }), ports);
    if (received.outcome !== "spooled") await notify(received.case.reference, ports);
  }
  const before = sent.length;

  await doJob(findAna, ports);
  await notify(genuine, ports);

  expect(sent).toHaveLength(before + 1);
  expect(textOfMail(before)).toContain(showReference(genuine));
});

test("an address that was corrected between the press and the change is not confirmed", async () => {
  const { ports, store } = await casesOfAna();
  const received = await receive(aSubmission({ email: ana }), ports);
  if (received.outcome === "spooled") throw new Error("not expected");
  await correctCaseAddress(received.case.reference, "victim@example.test" as EmailAddress, ports);

  await confirmCaseAddress(received.case, ports);
  for (const job of await ports.cases.jobs(10)) await doJob(job, ports);

  expect(store.all()).toMatchObject([{ email: "victim@example.test", emailProven: false }]);
});

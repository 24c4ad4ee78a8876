import { expect, test } from "vitest";
import type { EmailAddress, Reference } from "#shared/domain/brand.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { fileCase } from "#shared/intake/file-case.ts";
import { moveCase } from "#shared/intake/follow-up.ts";
import { receive } from "#shared/intake/receive.ts";
import { aMailSubmission, aSubmission, aTxid, aValue, depositFields } from "../support/builders.ts";
import { memoryPorts } from "../support/memory-ports.ts";

async function filed(...submissions: readonly Submission[]) {
  const memory = memoryPorts();
  const references: Reference[] = [];
  for (const submission of submissions) {
    const received = await receive(submission, memory.ports);
    if (received.outcome === "spooled") throw new Error("not expected");
    references.push(received.case.reference);
    await fileCase(received.case.reference, memory.ports);
  }
  const linksOf = (index: number) =>
    memory.store.all().find(({ reference }) => reference === references[index])?.links ?? [];
  return { ...memory, references, linksOf };
}

const eve = "eve@example.test" as EmailAddress;
const second = (overrides: Partial<Submission> = {}) =>
  aSubmission({ idempotencyKey: "form:2", email: eve, ...overrides });

test("a filed case is found by its values, and is not filed again", async () => {
  const { ports, store, references } = await filed(aSubmission());

  const found = await ports.cases.find({ kind: "txid", value: `ethereum:${aTxid}` }, 10);

  expect(found).toEqual(references);
  expect(store.all()).toMatchObject([{ lookupsDue: false }]);
});

test("the same transaction under one UID links both cases, for the desk", async () => {
  const { references, linksOf } = await filed(aSubmission(), second());

  expect(linksOf(0)).toEqual([{ reference: references[1], why: "same-transaction" }]);
  expect(linksOf(1)).toEqual([{ reference: references[0], why: "same-transaction" }]);
});

test("the same transaction under another UID says that one of the two claims what is not theirs", async () => {
  const { references, linksOf } = await filed(
    aSubmission(),
    second({ fields: { ...depositFields, uid: aValue("99920418") } }),
  );

  expect(linksOf(0)).toEqual([{ reference: references[1], why: "transaction-of-another-uid" }]);
  expect(linksOf(1)).toEqual([{ reference: references[0], why: "transaction-of-another-uid" }]);
});

test("one UID and case type links, another case type does not", async () => {
  const uid = { uid: aValue("73920418") };
  const { linksOf, references } = await filed(
    aSubmission({ fields: uid }),
    second({ fields: uid }),
    second({ idempotencyKey: "form:3", caseType: "other", fields: uid }),
  );

  expect(linksOf(1)).toEqual([{ reference: references[0], why: "same-uid-and-type" }]);
  expect(linksOf(2)).toEqual([]);
});

test("cases of one proven customer are linked, those of a typed address are not", async () => {
  const proven = (key: string) => aMailSubmission({ idempotencyKey: key, bodyHash: key, fields: {} });
  const { linksOf, references } = await filed(
    proven("mail:1"),
    proven("mail:2"),
    aSubmission({ idempotencyKey: "form:3", fields: {} }),
  );

  expect(linksOf(1)).toEqual([{ reference: references[0], why: "same-customer" }]);
  expect(linksOf(2)).toEqual([]);
});

test("a closed case is no neighbour", async () => {
  const memory = memoryPorts();
  const first = await receive(aSubmission(), memory.ports);
  if (first.outcome === "spooled") throw new Error("not expected");
  await fileCase(first.case.reference, memory.ports);
  await moveCase(first.case.reference, { to: "closed" }, memory.ports);
  const next = await receive(second(), memory.ports);
  if (next.outcome === "spooled") throw new Error("not expected");

  await fileCase(next.case.reference, memory.ports);

  expect(memory.store.all().flatMap(({ links }) => links ?? [])).toEqual([]);
});

test("of many cases of one transaction each lists ten, and none grows past that", async () => {
  const { store } = await filed(
    ...Array.from({ length: 30 }, (_, i) => aSubmission({ idempotencyKey: `form:${i}`, email: eve })),
  );

  expect(Math.max(...store.all().map(({ links = [] }) => links.length))).toBe(10);
});

test("cases that share only a UID do not hide two claims to one deposit", async () => {
  const decoys = Array.from({ length: 18 }, (_, i) =>
    aSubmission({ idempotencyKey: `decoy:${i}`, email: eve, fields: { uid: aValue("99920418") } }),
  );
  const { linksOf, references } = await filed(
    aSubmission(),
    ...decoys,
    second({ idempotencyKey: "claim", fields: { ...depositFields, uid: aValue("99920418") } }),
  );

  expect(linksOf(references.length - 1)).toContainEqual({
    reference: references[0],
    why: "transaction-of-another-uid",
  });
});

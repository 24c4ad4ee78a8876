import { expect, test } from "vitest";
import type { EmailAddress } from "#shared/domain/brand.ts";
import { addInformation, correctCaseAddress, moveCase } from "#shared/intake/follow-up.ts";
import { anOpenedCase, aReference, aSubmission, aValue } from "../support/builders.ts";
import { memoryPorts } from "../support/memory-ports.ts";

const nobody = aReference("nobody");

async function aStoredCase() {
  const memory = memoryPorts();
  await memory.store.create(anOpenedCase());
  return { ...memory, reference: aReference() };
}

test("the desk moves a case and its message is kept for the customer", async () => {
  const { ports, store, reference } = await aStoredCase();

  const moved = await moveCase(reference, { to: "in-progress", message: "We found it." }, ports);

  expect(moved).toMatchObject({ state: "in-progress", version: 2 });
  expect((await store.withMessages(reference))?.messages).toMatchObject([{ text: "We found it." }]);
});

test("two agents who write at the same moment both keep their words", async () => {
  const { ports, store, reference } = await aStoredCase();

  await Promise.all([
    moveCase(reference, { to: "same", message: "First." }, ports),
    moveCase(reference, { to: "same", message: "Second." }, ports),
  ]);

  const found = await store.withMessages(reference);
  const told = found?.case.timeline.flatMap(
    (entry) => found.messages.find((message) => message.key === entry.payload)?.text ?? [],
  );
  expect(told?.sort()).toEqual(["First.", "Second."]);
});

test("a message alone leaves the state as it is", async () => {
  const { ports, reference } = await aStoredCase();

  expect(await moveCase(reference, { to: "same", message: "Still looking." }, ports)).toMatchObject({
    state: "received",
  });
});

test("words to a case without an address are refused, so that nobody believes them told; a move alone is not", async () => {
  const memory = memoryPorts();
  const { email: _, ...withoutAddress } = anOpenedCase().case;
  await memory.store.create({ ...anOpenedCase(), case: withoutAddress });

  await expect(moveCase(aReference(), { to: "same", message: "We found it." }, memory.ports)).rejects.toMatchObject({
    code: "nobody-to-tell",
  });
  expect((await memory.store.withMessages(aReference()))?.messages).toEqual([]);
  expect(await moveCase(aReference(), { to: "in-progress" }, memory.ports)).toMatchObject({ state: "in-progress" });
});

test("a change that was decided on an older version is refused", async () => {
  const { ports, reference } = await aStoredCase();
  await moveCase(reference, { to: "in-progress" }, ports);

  await expect(moveCase(reference, { to: "closed", version: 1 }, ports)).rejects.toMatchObject({
    code: "changed-meanwhile",
  });
});

test("what the customer adds is there once, however often it is sent", async () => {
  const { ports, store, reference } = await aStoredCase();
  const more = aSubmission({ bodyHash: "more", fields: { toAddress: aValue("0xabc") } });

  await addInformation(reference, more, ports);
  await addInformation(reference, more, ports);

  expect(store.all()[0]).toMatchObject({ timelineCount: 2, fields: { toAddress: { value: "0xabc" } } });
});

test("correcting an address to what it is already changes nothing", async () => {
  const { ports, store, reference } = await aStoredCase();

  await correctCaseAddress(reference, "ana@example.test" as EmailAddress, ports);

  expect(store.all()[0]).toMatchObject({ version: 1, linkGeneration: 1 });
});

test("there is no such case: nothing is answered and nothing made", async () => {
  const { ports, store } = await aStoredCase();

  expect(await moveCase(nobody, { to: "closed" }, ports)).toBeUndefined();
  expect(await addInformation(nobody, aSubmission(), ports)).toBeUndefined();
  expect(await correctCaseAddress(nobody, "b@example.test" as EmailAddress, ports)).toBeUndefined();
  expect(store.all()).toHaveLength(1);
});

import { expect, test } from "vitest";
import type { Instant, Reference } from "#shared/domain/brand.ts";
import { linkDaysAfterClose } from "#shared/domain/case.ts";
import { createLinkKeys } from "#shared/intake/keys.ts";
import { openByCode, openByCookie, openByToken } from "#shared/intake/open-case.ts";
import { anOpenedCase, aReference, secondsLater } from "../support/builders.ts";
import { memoryPorts, testReferenceKey } from "../support/memory-ports.ts";

async function aStoredCase() {
  const memory = memoryPorts();
  const { case: kase } = anOpenedCase();
  await memory.store.create({ case: kase, payloads: [] });
  let reads = 0;
  const read = memory.ports.cases.withMessages;
  memory.ports.cases.withMessages = (reference) => {
    reads++;
    return read(reference);
  };
  return {
    ...memory,
    kase,
    readsOf: async (open: () => Promise<unknown>) => {
      reads = 0;
      await open();
      return reads;
    },
  };
}

test("link, code and cookie open the case any number of times and change nothing", async () => {
  const { ports, store, kase } = await aStoredCase();
  const before = store.all();
  const { linkKeys } = ports;

  for (let i = 0; i < 3; i++) {
    expect((await openByToken(linkKeys.token(kase), ports))?.case.reference).toBe(kase.reference);
    expect(
      (await openByCode(`pc ${kase.reference.slice(3).toLowerCase()}`, linkKeys.accessCode(kase), ports))?.case
        .reference,
    ).toBe(kase.reference);
    expect(
      (await openByCookie("case", kase.reference, linkKeys.cookie("case", kase, secondsLater(60)), ports))?.case
        .reference,
    ).toBe(kase.reference);
  }

  expect(store.all()).toEqual(before);
});

test("whatever is wrong, nothing is opened and exactly one read is made", async () => {
  const { ports, kase, readsOf } = await aStoredCase();
  const { linkKeys } = ports;
  const foreign = createLinkKeys(testReferenceKey, `k1:${"another-key".repeat(4)}`);
  const unknown = { reference: aReference("unknown"), linkGeneration: 1 };
  const attempts: (() => Promise<unknown>)[] = [
    () => openByToken(foreign.token(kase), ports),
    () => openByToken(linkKeys.token(unknown), ports),
    () => openByToken(linkKeys.token({ ...kase, linkGeneration: 2 }), ports),
    () => openByToken("", ports),
    () => openByToken("x".repeat(100_000), ports),
    () => openByCode(kase.reference, "0000-0000-0000-0000", ports),
    () => openByCode("nonsense", linkKeys.accessCode(kase), ports),
    () => openByCode(unknown.reference, linkKeys.accessCode(kase), ports),
    () => openByCookie("case", kase.reference, undefined, ports),
    () => openByCookie("case", kase.reference, linkKeys.cookie("sent", kase, secondsLater(60)), ports),
    () =>
      openByCookie("case", kase.reference, linkKeys.cookie("case", kase, "2026-11-23T07:59:59.000Z" as Instant), ports),
    () =>
      openByCookie("case", aReference("other") as Reference, linkKeys.cookie("case", kase, secondsLater(60)), ports),
  ];

  for (const attempt of attempts) {
    expect(await attempt()).toBeUndefined();
    expect(await readsOf(attempt)).toBe(1);
  }
});

test("90 days after its end a case is closed to its link, and not a second before", async () => {
  const { ports, setNow, store } = memoryPorts();
  const { case: kase } = anOpenedCase();
  await store.create({ case: { ...kase, state: "closed" }, payloads: [] });
  const token = ports.linkKeys.token(kase);
  const end = linkDaysAfterClose * 24 * 3600;

  setNow(secondsLater(end - 1));
  const before = await openByToken(token, ports);
  setNow(secondsLater(end));
  const after = await openByToken(token, ports);

  expect(before?.case.reference).toBe(kase.reference);
  expect(after).toBeUndefined();
});

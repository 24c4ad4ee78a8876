import { expect, test } from "vitest";
import type { Reference } from "#shared/domain/brand.ts";
import { recordDelivery } from "#shared/intake/record-delivery.ts";
import { anOpenedCase, aReference } from "../support/builders.ts";
import { memoryPorts } from "../support/memory-ports.ts";

async function aStoredCase() {
  const memory = memoryPorts();
  await memory.store.create(anOpenedCase());
  return { ...memory, notice: () => memory.store.all()[0]?.notices[0] };
}

const event = { reference: aReference(), noticeId: "acknowledgement-1", sesMessageId: "ses-1" };

test("a bounce is written onto its notice with its reason", async () => {
  const { ports, notice } = await aStoredCase();

  const outcome = await recordDelivery({ ...event, state: "bounced", reason: "permanent-general" }, ports);

  expect(outcome).toBe("recorded");
  expect(notice()).toMatchObject({ state: "bounced", reason: "permanent-general" });
  expect(notice()?.dueAt).toBeUndefined();
});

test("events in the wrong order leave the furthest state", async () => {
  const { ports, notice } = await aStoredCase();

  await recordDelivery({ ...event, state: "delivered" }, ports);
  const late = await recordDelivery({ ...event, state: "sent" }, ports);

  expect(late).toBe("known");
  expect(notice()?.state).toBe("delivered");
});

test("the same event twice writes once", async () => {
  const { ports, store } = await aStoredCase();

  await recordDelivery({ ...event, state: "sent" }, ports);
  const version = store.all()[0]?.version;
  const again = await recordDelivery({ ...event, state: "sent" }, ports);

  expect(again).toBe("known");
  expect(store.all()[0]?.version).toBe(version);
});

test("an event of an unknown notice or case is no fault and changes nothing", async () => {
  const { ports, store } = await aStoredCase();
  const before = store.all();

  expect(await recordDelivery({ ...event, noticeId: "acknowledgement-9", state: "sent" }, ports)).toBe(
    "unknown-notice",
  );
  expect(await recordDelivery({ ...event, reference: "PC-0000000000" as Reference, state: "sent" }, ports)).toBe(
    "unknown-notice",
  );
  expect(store.all()).toEqual(before);
});

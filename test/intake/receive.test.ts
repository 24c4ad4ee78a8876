import { expect, test } from "vitest";
import type { EmailAddress } from "#shared/domain/brand.ts";
import { keyHashOf, referenceOf } from "#shared/intake/keys.ts";
import { receive } from "#shared/intake/receive.ts";
import { readSpooled } from "#shared/intake/spool.ts";
import { aMailSubmission, anOpenedCase, aSubmission, aValue, secondsLater } from "../support/builders.ts";
import { memoryPorts, testReferenceKey } from "../support/memory-ports.ts";

const eve = "eve@example.test" as EmailAddress;

test("a submission opens a case under the reference that its key derives", async () => {
  const { ports, store } = memoryPorts();

  const received = await receive(aSubmission(), ports);

  expect(received).toMatchObject({
    outcome: "opened",
    case: { reference: referenceOf(testReferenceKey, "form:nonce-1") },
  });
  expect(store.all()).toHaveLength(1);
});

test("the same submission a hundred times in parallel is one case and a hundred equal answers", async () => {
  const { ports, store } = memoryPorts();

  const received = await Promise.all(Array.from({ length: 100 }, () => receive(aSubmission(), ports)));

  expect(store.all()).toHaveLength(1);
  expect(new Set(received.map((one) => (one.outcome === "spooled" ? "" : one.case.reference))).size).toBe(1);
  expect(received.filter((one) => one.outcome === "opened")).toHaveLength(1);
  expect(store.all()[0]?.notices).toHaveLength(1);
});

test("the form sent again with another body is a correction of the same case", async () => {
  const { ports, store } = memoryPorts();
  await receive(aSubmission(), ports);

  const again = await receive(aSubmission({ bodyHash: "other", fields: { amount: aValue("251") } }), ports);

  expect(again.outcome).toBe("corrected");
  expect(store.all()).toMatchObject([{ fields: { amount: { value: "251" } } }]);
  expect(store.all()[0]?.timeline.map((entry) => entry.kind)).toEqual(["received", "corrected"]);
});

test("a correction that is repeated is not made twice", async () => {
  const { ports, store } = memoryPorts();
  await receive(aSubmission(), ports);
  const other = aSubmission({ bodyHash: "other" });

  const outcomes = [(await receive(other, ports)).outcome, (await receive(other, ports)).outcome];

  expect(outcomes).toEqual(["corrected", "duplicate"]);
  expect(store.all()[0]?.timelineCount).toBe(2);
});

test("the form sent again with another address corrects the address and renews the link", async () => {
  const { ports, store } = memoryPorts();
  await receive(aSubmission(), ports);

  await receive(
    aSubmission({ bodyHash: "other", email: "anna@example.test" as EmailAddress, receivedAt: secondsLater(60) }),
    ports,
  );

  expect(store.all()).toMatchObject([{ email: "anna@example.test", linkGeneration: 2 }]);
});

test("an API key used again with another body is refused and changes nothing", async () => {
  const { ports, store } = memoryPorts();
  const call = aSubmission({ channel: "api", idempotencyKey: "api:key" });
  await receive(call, ports);
  const before = store.all();

  const again = receive({ ...call, bodyHash: "other" }, ports);

  await expect(again).rejects.toMatchObject({ code: "idempotency-key-reused" });
  expect(store.all()).toEqual(before);
});

test("two keys that truly collide become two cases, and each key finds its own again", async () => {
  const { ports, store } = memoryPorts();
  const taken = referenceOf(testReferenceKey, "form:nonce-1");
  await store.create(anOpenedCase({ idempotencyKey: "form:somebody-else" }, taken));

  const first = await receive(aSubmission(), ports);
  const second = await receive(aSubmission(), ports);

  expect(first).toMatchObject({
    outcome: "opened",
    case: { reference: referenceOf(testReferenceKey, "form:nonce-1", 1) },
  });
  expect(second).toMatchObject({ outcome: "duplicate", case: { origin: { keyHash: keyHashOf("form:nonce-1") } } });
  expect(store.all()).toHaveLength(2);
});

test("a mail to the signed reply address joins when its proven sender is the case's customer", async () => {
  const { ports, store } = memoryPorts();
  const opened = await receive(aSubmission(), ports);
  const joins = opened.outcome === "spooled" ? undefined : opened.case.reference;

  const joined = await receive(
    aMailSubmission({ ...(joins && { joins }), bodyHash: "reply", email: "Ana@example.test" as EmailAddress }),
    ports,
  );

  expect(joined.outcome).toBe("appended");
  expect(store.all()).toHaveLength(1);
  expect(store.all()[0]?.timeline.at(-1)).toMatchObject({ kind: "mail-received", channel: "email" });
});

const strangers = [
  ["from another address", { email: eve }],
  ["from the customer's address without proof", { trust: "unproven" }],
  ["from the customer's address that failed its check", { trust: "failed" }],
] as const;
for (const [what, overrides] of strangers) {
  test(`a reply ${what} opens a new case and leaves the other as it was`, async () => {
    const { ports, store } = memoryPorts();
    const opened = await receive(aSubmission(), ports);
    const before = store.all()[0];
    const joins = opened.outcome === "spooled" ? undefined : opened.case.reference;

    const received = await receive(
      aMailSubmission({ ...(joins && { joins }), bodyHash: "reply", ...overrides }),
      ports,
    );

    expect(received.outcome).toBe("opened");
    expect(store.all()).toHaveLength(2);
    expect(store.all().find((kase) => kase.reference === joins)).toEqual(before);
  });
}

test("the same reply twice joins once", async () => {
  const { ports, store } = memoryPorts();
  const opened = await receive(aSubmission(), ports);
  const reply = aMailSubmission({
    ...(opened.outcome !== "spooled" && { joins: opened.case.reference }),
    bodyHash: "reply",
  });

  const outcomes = [(await receive(reply, ports)).outcome, (await receive(reply, ports)).outcome];

  expect(outcomes).toEqual(["appended", "duplicate"]);
  expect(store.all()[0]?.timelineCount).toBe(2);
});

test("with the table down a form is spooled under the reference that it will have", async () => {
  const { ports, store, files, logged } = memoryPorts();
  store.isDown = true;

  const received = await receive(aSubmission(), ports);

  expect(received).toMatchObject({ outcome: "spooled", reference: referenceOf(testReferenceKey, "form:nonce-1") });
  const [key = ""] = files.keys();
  expect(readSpooled((await files.get(key)) ?? new Uint8Array())).toEqual(aSubmission());
  expect(logged).toMatchObject([{ level: "error", event: "spooled" }]);
});

test("with table and files down the form is not answered as if it were kept", async () => {
  const { ports, store, files } = memoryPorts();
  store.isDown = true;
  files.isDown = true;

  await expect(receive(aSubmission(), ports)).rejects.toThrow("out of reach");
});

test("a mail is never spooled: its queue delivers it again", async () => {
  const { ports, store, files } = memoryPorts();
  store.isDown = true;

  await expect(receive(aMailSubmission(), ports)).rejects.toThrow("out of reach");
  expect(files.keys()).toEqual([]);
});

test("writers of one case who meet lose nothing of each other", async () => {
  const { ports, store } = memoryPorts();
  const opened = await receive(aSubmission(), ports);
  const joins = opened.outcome === "spooled" ? undefined : opened.case.reference;

  const replies = Array.from({ length: 4 }, (_, i) =>
    aMailSubmission({ ...(joins && { joins }), bodyHash: `reply ${i}` }),
  );
  await Promise.all(replies.map((reply) => receive(reply, ports)));

  expect(store.all()[0]?.timelineCount).toBe(5);
  expect(new Set(store.all()[0]?.origin.bodyHashes).size).toBe(5);
});

test("no log line names the customer", async () => {
  const { ports, logged } = memoryPorts();

  await receive(aSubmission(), ports);

  expect(JSON.stringify(logged)).not.toMatch(/ana@|73920418/);
});

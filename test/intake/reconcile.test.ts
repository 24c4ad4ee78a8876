import { expect, test } from "vitest";
import { createParseMail } from "#shared/adapters/mime.ts";
import type { EmailAddress, Reference } from "#shared/domain/brand.ts";
import { receive } from "#shared/intake/receive.ts";
import { reconcile } from "#shared/intake/reconcile.ts";
import { aSubmission, aValue } from "../support/builders.ts";
import { memoryPorts } from "../support/memory-ports.ts";

const aRawMail = new TextEncoder().encode(
  "From: ana@example.test\r\nSubject: hello\r\n\r\nMy deposit is missing since yesterday.\r\n",
);

test("a case whose stream event was lost gets its acknowledgement from the sweep", async () => {
  const { ports, sent } = memoryPorts();
  await receive(aSubmission(), ports);

  const swept = await reconcile(ports);

  expect(swept).toEqual({ mails: 0, spooled: 0, jobs: 0, notified: 1, failed: 0 });
  expect(sent).toHaveLength(1);
  expect(await reconcile(ports)).toMatchObject({ notified: 0 });
});

test("more notices than a page that wait for word of their last send hold up none behind them", async () => {
  const { ports, sent, answerNextSends, passSeconds } = memoryPorts();
  const receivedOf = (i: number) =>
    receive(
      aSubmission({
        idempotencyKey: `form ${i}`,
        bodyHash: `${i}`,
        email: `c${i}@example.test` as EmailAddress,
        receivedAt: ports.clock(),
      }),
      ports,
    );
  answerNextSends(...Array.from({ length: 201 }, () => ({ outcome: "unknown", reason: "TimeoutError" }) as const));
  for (let i = 0; i < 201; i++) await receivedOf(i);
  await reconcile(ports);
  passSeconds(1);
  await receivedOf(201);

  await reconcile(ports);

  expect(sent.map(({ to }) => to)).toEqual(["c201@example.test"]);
});

test("what was spooled becomes the case that was promised, and leaves the spool", async () => {
  const { ports, store, files, sent } = memoryPorts();
  store.isDown = true;
  const spooled = await receive(aSubmission(), ports);
  store.isDown = false;

  const swept = await reconcile(ports);

  expect(swept).toMatchObject({ spooled: 1, notified: 1, failed: 0 });
  expect(store.all()[0]?.reference).toBe(spooled.outcome === "spooled" ? spooled.reference : "");
  expect(files.keys()).toEqual([]);
  expect(sent).toHaveLength(1);
});

test("a form that was sent and then corrected while the table was out of reach ends with what was sent last", async () => {
  const { ports, store, passSeconds } = memoryPorts();
  store.isDown = true;
  for (const [bodyHash, uid] of [
    ["b", "11111111"],
    ["c", "22222222"],
    ["a", "33333333"],
  ] as const) {
    await receive(aSubmission({ bodyHash, fields: { uid: aValue(uid) }, receivedAt: ports.clock() }), ports);
    passSeconds(60);
  }
  store.isDown = false;

  await reconcile(ports);

  expect(store.all().map(({ fields }) => fields.uid?.value)).toEqual(["33333333"]);
});

test("a raw mail whose notification was lost is received once it is ten minutes old", async () => {
  const { ports, store, files, passSeconds } = memoryPorts({ parseMail: createParseMail() });
  await files.put("incoming/lost", aRawMail);

  passSeconds(600);
  const early = await reconcile(ports);
  passSeconds(1);
  const late = await reconcile(ports);

  expect(early.mails).toBe(0);
  expect(late).toMatchObject({ mails: 1, failed: 0 });
  expect(store.all()).toHaveLength(1);
  expect(files.keys()).toEqual([expect.stringMatching(/^kept\//)]);
});

test("one that fails is counted, told, left for the next run, and holds up no other", async () => {
  const { ports, store, files, logged } = memoryPorts();
  await files.put("spool/PC-0000000000/broken", new TextEncoder().encode("not json"));
  await receive(aSubmission(), ports);

  const swept = await reconcile(ports);

  expect(swept).toMatchObject({ spooled: 1, notified: 1, failed: 1 });
  expect(files.keys()).toEqual(["spool/PC-0000000000/broken"]);
  expect(logged.filter((line) => line.level === "error")).toMatchObject([{ event: "sweep-spool" }]);
  expect(store.all()).toHaveLength(1);
});

test("a mail that fails for two days waits in quarantine by name, with its raw bytes, and fails no more", async () => {
  const { ports, store, files, passSeconds } = memoryPorts({ parseMail: createParseMail() });
  await files.put("incoming/poison", aRawMail);
  const failing = { ...ports, cases: { ...store, create: () => Promise.reject(new Error("no such thing")) } };
  passSeconds(48 * 3600);

  const before = await reconcile(failing);
  passSeconds(1);
  const after = await reconcile(failing);
  const quiet = await reconcile(failing);

  expect([before.failed, after.failed, quiet.mails]).toEqual([1, 0, 0]);
  expect(store.quarantined()).toMatchObject([{ reason: "failed", sizeBytes: aRawMail.byteLength }]);
  expect(store.receipts()).toMatchObject([{ rawKey: "incoming/poison", outcome: "quarantined" }]);
  expect(files.keys()).toEqual([store.quarantined()[0]?.rawKey]);
});

test("two sweeps side by side send one mail", async () => {
  const { ports, sent } = memoryPorts();
  for (let i = 0; i < 5; i++)
    await receive(aSubmission({ idempotencyKey: `form:${i}`, email: `a${i}@example.test` as never }), ports);

  await Promise.all([reconcile(ports), reconcile(ports)]);
  await reconcile(ports);

  expect(new Set(sent.map((mail) => mail.reference)).size).toBe(5);
  expect(sent).toHaveLength(5);
});

test("a spool of more than one page is emptied", async () => {
  const { ports, store, files } = memoryPorts();
  store.isDown = true;
  for (let i = 0; i < 1100; i++) await receive(aSubmission({ idempotencyKey: `form:${i}` }), ports);
  store.isDown = false;

  await reconcile(ports);

  expect(files.keys()).toEqual([]);
  expect(new Set(store.all().map((kase): Reference => kase.reference)).size).toBe(1100);
});

test("a spooled call whose key was used with another body waits in quarantine, seen, and not in the spool", async () => {
  const { ports, store, files } = memoryPorts();
  const call = (bodyHash: string) => aSubmission({ channel: "api", idempotencyKey: "api:1", bodyHash });
  await receive(call("first"), ports);
  store.isDown = true;
  await receive(call("second"), ports);
  store.isDown = false;

  const swept = await reconcile(ports);

  expect(swept).toMatchObject({ spooled: 1, failed: 0 });
  expect(store.quarantined()).toMatchObject([
    { reason: "idempotency-key-reused", rawKey: expect.stringMatching(/^kept\/spool\//) },
  ]);
  expect(files.keys()).toEqual([store.quarantined()[0]?.rawKey]);
});

test("a mail that is still there after four days is not read again, because reading may be what ends every run", async () => {
  const { ports, store, files, passSeconds } = memoryPorts();
  await files.put("incoming/poison", aRawMail);
  passSeconds(96 * 3600 + 1);

  // These ports have no parser: reading it would throw.
  const swept = await reconcile(ports);

  expect(swept).toMatchObject({ mails: 1, failed: 0 });
  expect(store.quarantined()).toMatchObject([{ reason: "failed" }]);
});

test("a run that has taken its time leaves the rest to the next one, and what customers wait for came first", async () => {
  const { ports, store, files, sent, passSeconds } = memoryPorts({ parseMail: createParseMail() });
  for (let i = 0; i < 5; i++) await files.put(`incoming/${i}`, aRawMail);
  await receive(aSubmission(), ports);
  passSeconds(700);
  const slow = {
    ...ports,
    parseMail: (raw: Uint8Array) => {
      passSeconds(150);
      return ports.parseMail(raw);
    },
  };

  const swept = await reconcile(slow);

  expect(sent.length).toBeGreaterThanOrEqual(1);
  expect(swept.mails).toBe(2);
  expect(files.keys().filter((key) => key.startsWith("incoming/"))).toHaveLength(3);
  expect(store.receipts()).toHaveLength(2);
});

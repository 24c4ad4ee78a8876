import { describe, expect, test } from "vitest";
import { addSeconds, type EmailAddress, type Reference } from "#shared/domain/brand.ts";
import type { Case } from "#shared/domain/case.ts";
import { ambiguousWaitSeconds, leaseSeconds, type Notice, nextAttemptAt } from "#shared/domain/notice.ts";
import { showReference } from "#shared/domain/reference.ts";
import { breaker } from "#shared/intake/budgets.ts";
import { correctCaseAddress, moveCase } from "#shared/intake/follow-up.ts";
import { notify } from "#shared/intake/notify.ts";
import type { Sent } from "#shared/intake/ports.ts";
import { receive } from "#shared/intake/receive.ts";
import { recordDelivery } from "#shared/intake/record-delivery.ts";
import { aMailSubmission, aSubmission } from "../support/builders.ts";
import { memoryPorts } from "../support/memory-ports.ts";

async function aReceivedCase(overrides: Parameters<typeof aSubmission>[0] = {}) {
  const memory = memoryPorts();
  const received = await receive(aSubmission(overrides), memory.ports);
  if (received.outcome === "spooled") throw new Error("not expected");
  const reference: Reference = received.case.reference;
  const kase = () => memory.store.all().find((one) => one.reference === reference);
  const notice = (index = 0) => kase()?.notices[index];
  return { ...memory, reference, kase, notice };
}

const textOf = (raw: Uint8Array) => new TextDecoder().decode(raw);

test("a due acknowledgement goes out once, to the customer, with link, code and marks of a machine", async () => {
  const { ports, sent, reference, notice } = await aReceivedCase();

  await notify(reference, ports);
  await notify(reference, ports);

  expect(sent).toHaveLength(1);
  const mail = textOf(sent[0]?.raw ?? new Uint8Array());
  expect(sent[0]).toMatchObject({ to: "ana@example.test", reference, noticeId: "acknowledgement-1" });
  expect(mail).toContain(`https://postcase.example/case#${reference}.k1.`);
  expect(mail).toContain("Auto-Submitted: auto-generated");
  expect(mail).toContain("X-Auto-Response-Suppress: All");
  expect(mail).toMatch(/Reply-To: case\+[0-9a-z]{10}\.[0-9a-f]{32}@reply\.postcase\.example/);
  expect(notice()).toMatchObject({ state: "sent", sesMessageId: "ses-1", attempts: 1 });
  expect(notice()?.dueAt).toBeUndefined();
});

test("the answer to a mail is marked as a reply to it", async () => {
  const memory = memoryPorts();
  const received = await receive(aMailSubmission(), memory.ports);

  await notify(received.outcome === "spooled" ? ("" as Reference) : received.case.reference, memory.ports);

  const mail = textOf(memory.sent[0]?.raw ?? new Uint8Array());
  expect(mail).toContain("Auto-Submitted: auto-replied");
  expect(mail).toContain("In-Reply-To: <1@example.test>");
});

test("fifty senders at once send one mail", async () => {
  const { ports, sent, reference } = await aReceivedCase();

  await Promise.allSettled(Array.from({ length: 50 }, () => notify(reference, ports)));
  await notify(reference, ports);

  expect(sent).toHaveLength(1);
});

test("the rows that find a case are written once and verified values only", async () => {
  const { ports, store, reference, kase } = await aReceivedCase();

  await notify(reference, ports);

  expect(kase()?.lookupsDue).toBe(false);
  expect(await store.find({ kind: "uid", value: "73920418" }, 10)).toEqual([reference]);
  expect(await store.find({ kind: "email", value: "ana@example.test" }, 10)).toEqual([reference]);
  expect(await store.due(ports.clock(), 10)).toEqual({ references: [] });
});

test("a withheld acknowledgement is never sent", async () => {
  const { ports, sent, reference } = await aReceivedCase({ suspect: "honeypot" });

  await notify(reference, ports);

  expect(sent).toEqual([]);
});

test("a throttled send is tried again later, with a longer wait each time", async () => {
  const { ports, answerNextSends, sent, passSeconds, reference, notice } = await aReceivedCase();
  answerNextSends({ outcome: "later", reason: "Throttling" }, { outcome: "later", reason: "Throttling" });

  await notify(reference, ports);
  const first = notice();
  await notify(reference, ports);
  passSeconds(5);
  await notify(reference, ports);
  const second = notice();
  passSeconds(10);
  await notify(reference, ports);

  expect(first).toMatchObject({ state: "due", attempts: 1, reason: "Throttling" });
  expect(second).toMatchObject({ state: "due", attempts: 2 });
  expect(sent).toHaveLength(1);
  expect(notice()).toMatchObject({ state: "sent", attempts: 3 });
});

test("a refused address fails the notice for the desk to see, and is not tried again", async () => {
  const { ports, answerNextSends, sent, passSeconds, reference, notice } = await aReceivedCase();
  answerNextSends({ outcome: "refused", reason: "MessageRejected" });

  await notify(reference, ports);
  passSeconds(86400);
  await notify(reference, ports);

  expect(sent).toEqual([]);
  expect(notice()).toMatchObject({ state: "failed", reason: "MessageRejected" });
});

test("a fault before the mail could leave makes the notice wait seconds, not for word of a mail that there is none of", async () => {
  const { ports, store, sent, passSeconds, reference, notice, logged } = await aReceivedCase();
  const { takenFromBudget } = store;
  store.takenFromBudget = () => Promise.reject(new Error("throttled"));

  await notify(reference, ports);
  const failed = notice();
  store.takenFromBudget = takenFromBudget;
  passSeconds(5);
  await notify(reference, ports);

  expect(failed).toMatchObject({ state: "due", attempts: 1, reason: "fault" });
  expect(logged).toContainEqual(expect.objectContaining({ level: "error", event: "notice-failed", reference }));
  expect(sent).toHaveLength(1);
  expect(notice()?.state).toBe("sent");
});

describe("an outage of the provider", () => {
  const outages = [
    ["turns every mail down", { outcome: "later", reason: "AccountSendingPaused" }],
    ["answers nothing", { outcome: "unknown", reason: "TimeoutError" }],
  ] as const;

  /** Tries whenever it is time to, `hours` long, and then with the provider back. */
  async function acknowledgedAfter(hours: number, answer: Sent) {
    const test = await aReceivedCase();
    const { ports, answerNextSends, setNow, reference, notice } = test;
    const end = addSeconds(ports.clock(), hours * 3600);
    let tries = 0;
    let at = nextOf(notice());
    for (; at !== undefined && at < end; at = nextOf(notice())) {
      setNow(at);
      answerNextSends(answer);
      tries++;
      await notify(reference, ports);
    }
    setNow(at ?? end);
    await notify(reference, ports);
    return { ...test, tries };
  }
  const nextOf = (notice: Notice | undefined) => notice && nextAttemptAt(notice);

  test.each(outages)("of 66 hours that %s costs nobody an answer", async (_, answer) => {
    const { sent, notice } = await acknowledgedAfter(66, answer);

    expect(sent).toHaveLength(1);
    expect(notice()?.state).toBe("sent");
  });

  test.each(outages)("of a week that %s ends in notices that are given up, visibly", async (_, answer) => {
    const { sent, notice } = await acknowledgedAfter(7 * 24, answer);

    expect(sent).toEqual([]);
    expect(notice()).toMatchObject({ state: "failed", reason: "too-many-attempts" });
  });

  test("that answers nothing leads to few tries, because each of them may have been a mail", async () => {
    const { tries } = await acknowledgedAfter(7 * 24, { outcome: "unknown", reason: "TimeoutError" });

    expect(tries).toBeLessThan(15);
  });
});

describe("a send whose outcome is unknown", () => {
  test("is not repeated before the provider had time to report it", async () => {
    const { ports, answerNextSends, sent, passSeconds, reference, notice } = await aReceivedCase();
    answerNextSends({ outcome: "unknown", reason: "TimeoutError" });

    await notify(reference, ports);
    passSeconds(leaseSeconds + ambiguousWaitSeconds - 1);
    await notify(reference, ports);
    expect(notice()?.state).toBe("sending");
    expect(sent).toEqual([]);
    passSeconds(1);
    await notify(reference, ports);

    expect(sent).toHaveLength(1);
    expect(notice()?.state).toBe("sent");
  });

  test("is settled by the provider's event and never repeated", async () => {
    const { ports, answerNextSends, sent, passSeconds, reference, notice } = await aReceivedCase();
    answerNextSends({ outcome: "unknown", reason: "TimeoutError" });
    await notify(reference, ports);

    await recordDelivery({ reference, noticeId: "acknowledgement-1", state: "sent", sesMessageId: "ses-x" }, ports);
    passSeconds(7 * 86400);
    await notify(reference, ports);

    expect(sent).toEqual([]);
    expect(notice()).toMatchObject({ state: "sent", sesMessageId: "ses-x" });
  });
});

test("an event that comes before the mark is not undone by it", async () => {
  const { ports, reference, notice } = await aReceivedCase();
  const send = ports.mailSender.send;
  ports.mailSender.send = async (mail) => {
    await recordDelivery({ reference, noticeId: mail.noticeId, state: "delivered", sesMessageId: "early" }, ports);
    return send(mail);
  };

  await notify(reference, ports);

  expect(notice()).toMatchObject({ state: "delivered", sesMessageId: "early" });
});

describe("budgets", () => {
  const waitingIn = (all: readonly Case[]) =>
    all.flatMap(({ notices }) => notices).filter(({ state, reason }) => state === "due" && reason === "budget");
  const victim = "victim@example.test" as EmailAddress;

  async function cases(count: number) {
    const memory = memoryPorts();
    const references: Reference[] = [];
    for (let i = 0; i < count; i++) {
      const received = await receive(aSubmission({ idempotencyKey: `form:${i}`, email: victim }), memory.ports);
      if (received.outcome !== "spooled") references.push(received.case.reference);
    }
    return {
      ...memory,
      references,
      notifyAll: () => Promise.all(references.map((reference) => notify(reference, memory.ports))),
    };
  }

  test("an address that nobody has proven gets three first acknowledgements an hour; what waits is told in one mail", async () => {
    const { ports, sent, store, references, passSeconds } = await cases(15);

    for (const reference of references) await notify(reference, ports);
    const firstHour = sent.length;
    const waiting = waitingIn(store.all());
    passSeconds(3600);
    for (const reference of references) await notify(reference, ports);

    expect(firstHour).toBe(3);
    expect(waiting).toHaveLength(12);
    expect(sent).toHaveLength(4);
    expect(store.all()).toHaveLength(15);
    expect(waitingIn(store.all())).toEqual([]);
    const merged = textOf(sent[3]?.raw ?? new Uint8Array());
    expect(references.filter((reference) => merged.includes(showReference(reference)))).toHaveLength(12);
  });

  test("ten a day are the most, and the rest stays waiting and visible", async () => {
    const { ports, sent, store, references, passSeconds } = await cases(20);

    // One after the other in hours of their own, so that nothing is merged.
    for (const reference of references) {
      await notify(reference, ports);
      passSeconds(1801);
    }

    expect(sent.length).toBeLessThanOrEqual(10);
    expect(waitingIn(store.all()).length).toBeGreaterThan(0);
  });

  test("a merged mail lists twenty other cases; those past them get the next one", async () => {
    const { ports, sent, store, references, passSeconds } = await cases(30);
    for (const reference of references) await notify(reference, ports);
    passSeconds(3600);

    for (const reference of references) await notify(reference, ports);

    expect(sent).toHaveLength(5);
    expect(
      store
        .all()
        .flatMap(({ notices }) => notices)
        .filter(({ reason }) => reason?.startsWith("merged")),
    ).toHaveLength(25);
  });

  test("past the breaker only an agent's words go out, and past its last step nothing does", async () => {
    const { ports, sent, logged, references } = await cases(2);
    const [first = "" as Reference, second = "" as Reference] = references;
    for (let i = 0; i < breaker.automatic; i++) await ports.cases.takeFromBudget("sent", 1e9, 3600, ports.clock());

    await notify(first, ports);
    await moveCase(first, { to: "in-progress", message: "We are looking into it." }, ports);
    await notify(first, ports);
    const agents = sent.length;
    for (let i = breaker.automatic; i < breaker.all; i++)
      await ports.cases.takeFromBudget("sent", 1e9, 3600, ports.clock());
    await moveCase(second, { to: "in-progress", message: "This one waits." }, ports);
    await notify(second, ports);

    expect(agents).toBe(1);
    expect(textOf(sent[0]?.raw ?? new Uint8Array())).toContain("We are looking into it.");
    expect(sent).toHaveLength(1);
    expect(logged).toContainEqual({ level: "error", event: "breaker-open", notice: "acknowledgement" });
  });

  test.each([
    [30, 1],
    [31, 0],
  ])("of 1,000 mails in an hour with %i that came back, the next goes out %i times", async (bounced, goesOut) => {
    const { ports, sent, references } = await cases(1);
    const [reference = "" as Reference] = references;
    const count = async (name: string, times: number) => {
      for (let i = 0; i < times; i++) await ports.cases.takeFromBudget(name, 1e9, 3600, ports.clock());
    };
    await count("sent", 1000);
    await count("bounced", bounced);

    await notify(reference, ports);

    expect(sent).toHaveLength(goesOut);
  });

  test("an address that complained gets nothing but what an agent writes", async () => {
    const { ports, sent, store, references } = await cases(2);
    const [first = "" as Reference, second = "" as Reference] = references;
    await notify(first, ports);
    const noticeId = store.all().find(({ reference }) => reference === first)?.notices[0]?.id ?? "";
    await recordDelivery(
      { reference: first, noticeId, state: "complained", sesMessageId: "ses-1", recipient: victim },
      ports,
    );

    await notify(second, ports);
    await moveCase(second, { to: "in-progress", message: "An agent writes." }, ports);
    await notify(second, ports);

    expect(sent).toHaveLength(2);
    expect(store.all().find(({ reference }) => reference === second)?.notices).toMatchObject([
      { kind: "acknowledgement", state: "withheld", reason: "complained" },
      { kind: "desk-update", state: "sent" },
    ]);
  });

  test("what an agent writes goes out all the same", async () => {
    const { ports, sent, references, notifyAll } = await cases(5);
    await notifyAll();
    const [, , , , last = "" as Reference] = references;

    await moveCase(last, { to: "in-progress", message: "We are looking into it." }, ports);
    await notify(last, ports);

    expect(sent.filter((mail) => textOf(mail.raw).includes("We are looking into it."))).toHaveLength(1);
  });
});

test("no log line of a notice names the customer or holds the link", async () => {
  const { ports, logged, reference, kase } = await aReceivedCase();

  await notify(reference, ports);

  const lines = JSON.stringify(logged);
  expect(lines).not.toContain("ana@example.test");
  const now = kase();
  expect(lines).not.toContain(now ? ports.linkKeys.token(now) : "?");
});

test("what goes wrong in filing a case keeps its customer waiting for nothing", async () => {
  const { ports, sent, reference } = await aReceivedCase();
  const failing = { ...ports, cases: { ...ports.cases, putLookups: () => Promise.reject(new Error("no such thing")) } };

  await expect(notify(reference, failing)).rejects.toThrow("no such thing");

  expect(sent).toHaveLength(1);
});

test("addresses that lead into one mailbox by a plus share its budget", async () => {
  const { ports, sent } = memoryPorts();
  for (let i = 0; i < 6; i++) {
    const email = `victim+${i}@example.test` as EmailAddress;
    const received = await receive(aSubmission({ idempotencyKey: `form:${i}`, email }), ports);
    if (received.outcome !== "spooled") await notify(received.case.reference, ports);
  }

  expect(sent).toHaveLength(3);
});

test("a second attempt does not pass the open breaker", async () => {
  const { ports, answerNextSends, sent, passSeconds, reference, notice } = await aReceivedCase();
  answerNextSends({ outcome: "later", reason: "Throttling" });
  await notify(reference, ports);
  for (let i = 0; i < breaker.automatic; i++) await ports.cases.takeFromBudget("sent", 1e9, 3600, ports.clock());
  passSeconds(5);

  await notify(reference, ports);

  expect(sent).toEqual([]);
  expect(notice()).toMatchObject({ state: "due", reason: "breaker" });
});

test("a complaint counts against the address that complained, not against the one that the case has by now", async () => {
  const { ports, sent, reference, notice } = await aReceivedCase({ email: "eve@evil.test" as EmailAddress });
  await notify(reference, ports);
  const first = notice()?.id ?? "";
  await correctCaseAddress(reference, "ana@example.test" as EmailAddress, ports);

  await recordDelivery(
    {
      reference,
      noticeId: first,
      state: "complained",
      sesMessageId: "ses-1",
      recipient: "eve@evil.test" as EmailAddress,
    },
    ports,
  );
  await notify(reference, ports);

  expect(sent.map(({ to }) => to)).toEqual(["eve@evil.test", "ana@example.test"]);
});

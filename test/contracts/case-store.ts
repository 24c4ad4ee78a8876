import { beforeEach, describe, expect, test } from "vitest";
import type { EmailAddress, Instant, Reference } from "#shared/domain/brand.ts";
import { addSeconds } from "#shared/domain/brand.ts";
import {
  append,
  type CaseChange,
  mailKey,
  messageKey,
  open,
  transition,
  withNoticeChanged,
} from "#shared/domain/case.ts";
import type { CaseTypeId } from "#shared/domain/case-types.ts";
import type { CaseStore, CaseSummary, Job, QuarantineEntry } from "#shared/intake/ports.ts";
import {
  aCaseOfBytes,
  aMailSubmission,
  anOpenedCase,
  aReference,
  aSubmission,
  depositFields,
  secondsLater,
  someFields,
} from "../support/builders.ts";
import { startOfTest } from "../support/memory-ports.ts";

/** Makes an empty store. */
export type MakeStore = () => Promise<CaseStore>;

/** What every case store must do, whatever keeps it: memory, dynalite, DynamoDB. */
export function caseStoreContract(name: string, makeStore: MakeStore): void {
  let store: CaseStore;
  beforeEach(async () => {
    store = await makeStore();
  });

  const created = async (change: CaseChange): Promise<CaseChange["case"]> => {
    await store.create(change);
    return change.case;
  };
  const theCase = async (reference: Reference) => {
    const found = await store.byReference(reference);
    if (!found) throw new Error(`${reference} is not there`);
    return found;
  };

  describe(`${name}: creating`, () => {
    test("a new case reads back exactly as it was given", async () => {
      const { case: kase, payloads } = anOpenedCase({ suspect: "too-fast" });

      const answer = await store.create({ case: kase, payloads });

      expect(answer).toEqual({ outcome: "created" });
      expect(await store.byReference(kase.reference)).toEqual(kase);
    });

    test("a case that nobody created is not there", async () => {
      const reference = aReference("nobody");

      const found = [await store.byReference(reference), await store.withMessages(reference)];

      expect(found).toEqual([undefined, undefined]);
      expect(await store.payloads(reference, "mail#")).toEqual([]);
    });

    test("a reference that is taken answers the case that has it and changes nothing", async () => {
      const first = await created(anOpenedCase());

      const answer = await store.create(anOpenedCase({ caseType: "scam" }));

      expect(answer).toEqual({ outcome: "exists", case: first });
      expect(await store.byReference(first.reference)).toEqual(first);
    });

    test("of 50 that create one reference at once a single one creates it", async () => {
      const change = anOpenedCase();

      const answers = await Promise.all(Array.from({ length: 50 }, () => store.create(change)));

      expect(answers.filter(({ outcome }) => outcome === "created")).toHaveLength(1);
      expect(answers.filter(({ outcome }) => outcome === "exists")).toHaveLength(49);
    });

    test("text of every script and an empty text read back as they were", async () => {
      const change = anOpenedCase({ fields: someFields({ description: '充值未到账 🪙 \u0000 "x\\', uid: "" }) });

      await store.create(change);

      expect((await theCase(change.case.reference)).fields).toEqual(change.case.fields);
    });
  });

  describe(`${name}: saving`, () => {
    test("a saved case has a version one higher and is otherwise as it was given", async () => {
      const kase = await created(anOpenedCase());

      const answer = await store.save(transition(kase, "in-progress", secondsLater(60)));

      const { case: expected } = transition(kase, "in-progress", secondsLater(60));
      expect(answer).toBe("saved");
      expect(await store.byReference(kase.reference)).toEqual({ ...expected, version: kase.version + 1 });
    });

    test("a change of an older version is a conflict and changes nothing", async () => {
      const kase = await created(anOpenedCase());
      await store.save(transition(kase, "in-progress", secondsLater(60)));

      const answer = await store.save(transition(kase, "closed", secondsLater(61)));

      expect(answer).toBe("conflict");
      expect(await theCase(kase.reference)).toMatchObject({ state: "in-progress", version: 2 });
    });

    test("a change of a version that is not there yet is a conflict", async () => {
      const kase = await created(anOpenedCase());

      const answer = await store.save({ case: { ...kase, version: 2 }, payloads: [] });

      expect(answer).toBe("conflict");
    });

    test("a case that does not exist cannot be saved", async () => {
      const { case: kase } = anOpenedCase();

      const answer = await store.save({ case: kase, payloads: [] });

      expect(answer).toBe("conflict");
      expect(await store.byReference(kase.reference)).toBeUndefined();
    });

    test("of 20 that make the very same change at once a single one saves it", async () => {
      const kase = await created(anOpenedCase());
      const change = transition(kase, "in-progress", secondsLater(60));

      const answers = await Promise.all(Array.from({ length: 20 }, () => store.save(change)));

      expect(answers.filter((answer) => answer === "saved")).toHaveLength(1);
      expect((await theCase(kase.reference)).version).toBe(2);
    });
  });

  describe(`${name}: payloads`, () => {
    test("the desk's messages come with the case in their order, and mails are not among them", async () => {
      let kase = await created(anOpenedCase());
      for (const [index, message] of ["first", "second", "third"].entries()) {
        await store.save(
          transition(kase, "in-progress", secondsLater(index + 1), { text: message, digest: String(index) }),
        );
        kase = await theCase(kase.reference);
        const mail = aMailSubmission({ bodyHash: `${index}`.repeat(64), mail: { text: `mail ${index}` } });
        await store.save(append(kase, mail, "mail-received"));
        kase = await theCase(kase.reference);
      }

      const found = await store.withMessages(kase.reference);

      expect(found?.case).toEqual(kase);
      expect(found?.messages.map(({ text }) => text)).toEqual(["first", "second", "third"]);
      expect(found?.messages.every(({ key }) => key.startsWith("message#"))).toBe(true);
    });

    test("a mail is found under its key with everything that it said", async () => {
      const submission = aMailSubmission({ mail: { subject: "充值", text: "line one\r\nline two\n" } });

      const { payloads } = open(aReference(), "key-hash", submission);
      await store.create({ case: anOpenedCase().case, payloads });

      expect(await store.payloads(aReference(), "mail#")).toEqual(payloads);
      expect(payloads.map(({ key }) => key)).toEqual([mailKey(submission.bodyHash)]);
    });

    test("timeline entries that moved out of the case are found in their order, and mails are not among them", async () => {
      const reference = aReference();
      const entry = (seq: number) => ({ seq, at: startOfTest, kind: "received", by: "customer" }) as const;
      const timeline = [2, 10, 1].map((seq) => ({
        key: `timeline#${String(seq).padStart(4, "0")}`,
        at: startOfTest,
        text: "",
        entries: [entry(seq)],
      }));
      const mail = { key: mailKey("a".repeat(64)), at: startOfTest, text: "mail" };
      await store.create({ case: anOpenedCase().case, payloads: [mail, ...timeline] });

      const found = await store.payloads(reference, "timeline#");

      expect(found.flatMap(({ entries }) => entries)).toEqual([entry(1), entry(2), entry(10)]);
    });

    test("a payload that is written again is there once", async () => {
      const kase = await created(anOpenedCase());
      const payload = { key: messageKey(2, "aa"), at: startOfTest, text: "once" };

      await store.save({ case: kase, payloads: [payload] });
      await store.save({ case: { ...kase, version: 2 }, payloads: [payload] });

      expect((await store.withMessages(kase.reference))?.messages).toEqual([payload]);
    });

    test("payloads stay within their case", async () => {
      const first = anOpenedCase({}, aReference("one"));
      const second = anOpenedCase({}, aReference("two"));
      await store.create({ ...first, payloads: [{ key: messageKey(2, "aa"), at: startOfTest, text: "of one" }] });

      await store.create(second);

      expect((await store.withMessages(second.case.reference))?.messages).toEqual([]);
    });
  });

  describe(`${name}: due work`, () => {
    const dueIn = (name: string, seconds: number): CaseChange =>
      anOpenedCase({ receivedAt: secondsLater(seconds) }, aReference(name));
    const nothingDue = (name: string): CaseChange => {
      const change = anOpenedCase({ suspect: "honeypot" }, aReference(name));
      return { ...change, case: { ...change.case, lookupsDue: false } };
    };

    test("cases with work due come most overdue first, up to now and no later", async () => {
      for (const [name, seconds] of [
        ["c", 30],
        ["a", 10],
        ["b", 20],
        ["later", 31],
      ] as const) {
        await store.create(dueIn(name, seconds));
      }

      const { references: found } = await store.due(secondsLater(30), 10);

      expect(found).toEqual(["a", "b", "c"].map(aReference));
    });

    test("at most as many as are asked for come, the most overdue ones", async () => {
      for (const [name, seconds] of [
        ["c", 30],
        ["a", 10],
        ["b", 20],
      ] as const)
        await store.create(dueIn(name, seconds));

      const { references: found } = await store.due(secondsLater(60), 2);

      expect(found).toEqual(["a", "b"].map(aReference));
    });

    test("pages follow each other without a gap or a repeat, also where several are due at one moment", async () => {
      const names = ["a", "b", "c", "d", "e"];
      for (const name of names) await store.create(dueIn(name, name === "e" ? 20 : 10));

      const found: Reference[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages === 0 || cursor; pages++) {
        const page = await store.due(secondsLater(60), 2, cursor);
        found.push(...page.references);
        cursor = page.cursor;
      }

      expect(found).toHaveLength(5);
      expect(new Set(found)).toEqual(new Set(names.map(aReference)));
      expect(found.at(-1)).toBe(aReference("e"));
    });

    test("a case without due work is not among them", async () => {
      await store.create(nothingDue("nothing"));

      const { references: found } = await store.due(secondsLater(99_999), 10);

      expect(found).toEqual([]);
    });

    test("a case leaves when its work is done", async () => {
      const kase = await created(dueIn("done", 0));
      const sent = withNoticeChanged(kase, "acknowledgement-1", (notice) => ({ ...notice, state: "sent" }));

      await store.save({ case: { ...sent, lookupsDue: false }, payloads: [] });

      expect(await store.due(secondsLater(99_999), 10)).toEqual({ references: [] });
    });

    test("a notice that is being sent does not move its case, whose work was due before that of others", async () => {
      const kase = await created(dueIn("leased", 10));
      await store.create(dueIn("other", 20));

      const leased = withNoticeChanged({ ...kase, lookupsDue: false }, "acknowledgement-1", (notice) => ({
        ...notice,
        state: "sending",
        attempts: 1,
        leaseUntil: secondsLater(5000),
      }));
      await store.save({ case: leased, payloads: [] });

      expect(await store.due(secondsLater(20), 10)).toEqual({ references: ["leased", "other"].map(aReference) });
    });
  });

  describe(`${name}: queue of a state`, () => {
    const inQueue = (name: string, caseType: CaseTypeId, seconds: number): CaseChange =>
      anOpenedCase(
        { caseType, fields: caseType === "account-stolen" ? stolen : depositFields, receivedAt: secondsLater(seconds) },
        aReference(name),
      );
    const stolen = someFields({
      uid: "1",
      whatHappened: "?",
      noticedAt: "2026-11-23T07:00:00.000Z",
      freezeWanted: "yes",
    });

    const wholeQueue = async (limit: number): Promise<CaseSummary[][]> => {
      const pages: CaseSummary[][] = [];
      let cursor: string | undefined;
      do {
        const page = await store.inState("received", limit, cursor);
        pages.push([...page.cases]);
        cursor = page.cursor;
      } while (cursor && pages.length < 20);
      return pages.filter((cases) => cases.length > 0);
    };

    test("urgent cases come first, then who waits longest", async () => {
      await store.create(inQueue("late", "deposit-not-credited", 30));
      await store.create(inQueue("early", "deposit-not-credited", 10));
      await store.create(inQueue("urgent and late", "account-stolen", 40));
      await store.create(inQueue("urgent", "account-stolen", 20));

      const { cases } = await store.inState("received", 10);

      const expected = ["urgent", "urgent and late", "early", "late"];
      expect(cases.map(({ reference }) => reference)).toEqual(expected.map(aReference));
    });

    test("pages follow each other without a gap or a repeat", async () => {
      const names = Array.from({ length: 7 }, (_, index) => `case ${index}`);
      for (const [index, name] of names.entries()) await store.create(inQueue(name, "deposit-not-credited", index));

      const pages = await wholeQueue(3);

      expect(pages.map((cases) => cases.length)).toEqual([3, 3, 1]);
      expect(pages.flat().map(({ reference }) => reference)).toEqual(names.map(aReference));
    });

    test("a case of the queue shows what a list needs and no more", async () => {
      const change = anOpenedCase({ fields: someFields({ coin: "USDT" }), suspect: "too-fast" });
      await store.create(change);

      const { cases } = await store.inState("needs-information", 10);

      expect(cases).toEqual([
        {
          reference: change.case.reference,
          state: "needs-information",
          caseType: "deposit-not-credited",
          language: "en",
          channel: "form",
          receivedAt: startOfTest,
          updatedAt: startOfTest,
          suspect: "too-fast",
          missingCount: 5,
        },
      ]);
    });

    test("a case that moves leaves the queue of its old state and waits in the new one from then on", async () => {
      const first = await created(inQueue("first", "deposit-not-credited", 0));
      const second = await created(inQueue("second", "deposit-not-credited", 10));
      await store.save(transition(second, "in-progress", secondsLater(20)));
      await store.save(transition(first, "in-progress", secondsLater(30)));

      const queues = [await store.inState("received", 10), await store.inState("in-progress", 10)];

      const references = queues.map(({ cases }) => cases.map(({ reference }) => reference));
      expect(references).toEqual([[], ["second", "first"].map(aReference)]);
      expect(queues[1]?.cases[0]?.promisedBy).toBe(addSeconds(secondsLater(20), 24 * 3600));
    });

    test("what the customer adds does not send the case to the back of its queue", async () => {
      const first = await created(inQueue("first", "deposit-not-credited", 0));
      await store.create(inQueue("second", "deposit-not-credited", 10));

      const more = aSubmission({ fields: someFields({ memoUsed: "7" }), receivedAt: secondsLater(20) });
      await store.save(append(first, more, "information-added"));

      const { cases } = await store.inState("received", 10);
      expect(cases.map(({ reference }) => reference)).toEqual(["first", "second"].map(aReference));
      expect(cases[0]?.updatedAt).toBe(secondsLater(20));
    });
  });

  describe(`${name}: lookups`, () => {
    const uid = { kind: "uid", value: "73920418" } as const;
    const received = (name: string, seconds: number) => ({
      reference: aReference(name),
      receivedAt: secondsLater(seconds),
    });

    test("a case is found by each of its values, and by the kind that the value has", async () => {
      const txid = { kind: "txid", value: "ethereum:0xabc" } as const;

      await store.putLookups(received("first", 0), [uid, txid]);

      expect(await store.find(uid, 10)).toEqual([aReference()]);
      expect(await store.find(txid, 10)).toEqual([aReference()]);
      expect(await store.find({ kind: "address", value: uid.value }, 10)).toEqual([]);
    });

    test("no rows to write is no fault", async () => {
      await store.putLookups(received("first", 0), []);

      expect(await store.find(uid, 10)).toEqual([]);
    });

    test("cases of one value come in the order of their receipt, newest first, whenever they were filed", async () => {
      for (const [name, seconds] of [
        ["middle", 1],
        ["newest", 2],
        ["oldest", 0],
      ] as const)
        await store.putLookups(received(name, seconds), [uid]);

      expect(await store.find(uid, 3)).toEqual(["newest", "middle", "oldest"].map(aReference));
    });

    test("of more than are asked for come the newest and the oldest, so that no flood hides what was there", async () => {
      for (const second of [0, 1, 2, 3, 4, 5]) await store.putLookups(received(`${second}`, second), [uid]);

      const found = [await store.find(uid, 4), await store.find(uid, 3), await store.find(uid, 1)];

      expect(found).toEqual([["5", "4", "1", "0"], ["5", "4", "0"], ["5"]].map((names) => names.map(aReference)));
    });

    test("rows that are written again change nothing", async () => {
      await store.putLookups(received("older", 0), [uid]);
      await store.putLookups(received("newer", 1), [uid]);

      await store.putLookups(received("older", 0), [uid]);

      expect(await store.find(uid, 10)).toEqual(["newer", "older"].map(aReference));
    });
  });

  describe(`${name}: mails that are accounted for`, () => {
    const entry = (id: string, more: Partial<QuarantineEntry> = {}): QuarantineEntry => ({
      id,
      at: startOfTest,
      reason: "spam",
      rawKey: `kept/2026-11-23/${id}`,
      sizeBytes: 1234,
      ...more,
    });

    test("quarantine shows every entry as it was filed, newest first", async () => {
      const entries = [entry("2026-11-23#1", { from: "eve@example.test", subject: "赢" }), entry("2026-11-24#2")];
      for (const filed of entries) await store.putQuarantine(filed);

      const found = await store.quarantine(10);

      expect(found.entries).toEqual([...entries].reverse());
    });

    test("an entry that is filed again stays as it was filed first", async () => {
      await store.putQuarantine(entry("1"));

      await store.putQuarantine(entry("1", { reason: "virus" }));

      expect((await store.quarantine(10)).entries).toEqual([entry("1")]);
    });

    test("pages of the quarantine follow each other without a gap or a repeat", async () => {
      for (const id of ["1", "2", "3", "4", "5"]) await store.putQuarantine(entry(id));

      const first = await store.quarantine(2);
      const second = await store.quarantine(2, first.cursor);
      const third = await store.quarantine(2, second.cursor);

      const ids = [first, second, third].map(({ entries }) => entries.map(({ id }) => id));
      expect(ids).toEqual([["5", "4"], ["3", "2"], ["1"]]);
      expect(third.cursor).toBeUndefined();
    });

    test("a receipt is found by its raw mail, with and without a case", async () => {
      const opened = { rawKey: "incoming/1", at: startOfTest, outcome: "opened", reference: aReference() } as const;
      const quarantined = { rawKey: "incoming/2", at: startOfTest, outcome: "quarantined" } as const;
      await store.putReceipt(opened);
      await store.putReceipt(quarantined);

      const found = [
        await store.receipt("incoming/1"),
        await store.receipt("incoming/2"),
        await store.receipt("incoming/3"),
      ];

      expect(found).toEqual([opened, quarantined, undefined]);
    });

    test("the first receipt of a mail stands", async () => {
      const receipt = { rawKey: "incoming/1", at: startOfTest, outcome: "opened", reference: aReference() } as const;
      await store.putReceipt(receipt);

      await store.putReceipt({ ...receipt, outcome: "duplicate" });

      expect(await store.receipt("incoming/1")).toEqual(receipt);
    });
  });

  describe(`${name}: what the desk lets in`, () => {
    const entry = { id: "2026-11-23#1", at: startOfTest, reason: "spam", rawKey: "kept/1", sizeBytes: 10 };
    const released = { at: startOfTest, reference: aReference() };

    test("an entry is found by its id, and an unknown id finds nothing", async () => {
      await store.putQuarantine({ ...entry, about: aReference("other") });

      const found = [await store.quarantineEntry(entry.id), await store.quarantineEntry("2026-11-23#2")];

      expect(found).toEqual([{ ...entry, about: aReference("other") }, undefined]);
    });

    test("an entry that was let in says so, and the first time stands", async () => {
      await store.putQuarantine(entry);
      await store.markReleased(entry.id, released);

      await store.markReleased(entry.id, { at: secondsLater(60), reference: aReference("other") });

      expect(await store.quarantineEntry(entry.id)).toEqual({ ...entry, released });
      expect((await store.quarantine(10)).entries).toEqual([{ ...entry, released }]);
    });

    test("an entry that does not exist cannot be let in", async () => {
      await expect(store.markReleased("unknown", released)).rejects.toThrow();
      expect(await store.quarantineEntry("unknown")).toBeUndefined();
    });
  });

  describe(`${name}: work that waits`, () => {
    const find: Job = { id: "a", at: secondsLater(1), kind: "find-cases", email: "ana@example.test" as EmailAddress };
    const release: Job = { id: "b", at: startOfTest, kind: "release-mail", quarantineId: "2026-11-23#1" };

    test("what was asked for comes back as it was asked, as many as wanted", async () => {
      await store.putJob(find);
      await store.putJob(release);

      expect(new Set(await store.jobs(10))).toEqual(new Set([release, find]));
      expect(await store.jobs(1)).toHaveLength(1);
    });

    test("the same twice is asked once, as it was first, and done it is gone", async () => {
      await store.putJob(find);
      await store.putJob({ ...find, at: secondsLater(60) });
      const asked = await store.jobs(10);
      await store.removeJob(find);

      expect(asked).toEqual([find]);
      expect(await store.jobs(10)).toEqual([]);
    });

    test("removing what is not there is no fault", async () => {
      await expect(store.removeJob(find)).resolves.toBeUndefined();
    });
  });

  describe(`${name}: budgets`, () => {
    const take = (name: string, limit: number, now: Instant = startOfTest) =>
      store.takeFromBudget(name, limit, 3600, now);

    test("a budget gives as many as its limit and not one more", async () => {
      const answers = [await take("a", 3), await take("a", 3), await take("a", 3), await take("a", 3)];

      expect(answers).toEqual([true, true, true, false]);
    });

    test("what was refused was not counted", async () => {
      await take("a", 1);
      await take("a", 1);

      const answers = [await take("a", 2), await take("a", 2)];

      expect(answers).toEqual([true, false]);
    });

    test("of 20 that take at once as many get something as the limit says", async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => take("a", 5)));

      expect(answers.filter(Boolean)).toHaveLength(5);
    });

    test("the next window starts anew, and not a second earlier", async () => {
      await take("a", 1);

      const answers = [await take("a", 1, secondsLater(3599)), await take("a", 1, secondsLater(3600))];

      expect(answers).toEqual([false, true]);
    });

    test("what was taken in a window can be asked, and is nothing in the next one", async () => {
      await take("a", 5);
      await take("a", 5);

      const counted = await Promise.all(
        [startOfTest, secondsLater(3600)].map((now) => store.takenFromBudget("a", 3600, now)),
      );

      expect(counted).toEqual([2, 0]);
    });

    test("budgets of other names are apart", async () => {
      await take("a", 1);

      expect(await take("b", 1)).toBe(true);
    });

    test("a limit of nothing gives nothing", async () => {
      expect(await take("a", 0)).toBe(false);
    });
  });

  describe(`${name}: size of a case`, () => {
    const limit = 32 * 1024;

    test("a case of exactly the limit is stored and changed as any other", async () => {
      const kase = aCaseOfBytes(limit);

      const answers = [
        await store.create({ case: kase, payloads: [] }),
        await store.save({ case: kase, payloads: [] }),
      ];

      expect(answers).toEqual([{ outcome: "created" }, "saved"]);
      expect(await store.byReference(kase.reference)).toEqual({ ...kase, version: 2 });
    });

    test("a case one byte past the limit is a fault that names it, and nothing is written", async () => {
      const kase = aCaseOfBytes(limit + 1);
      const payloads = [{ key: messageKey(1, "aa"), at: startOfTest, text: "payload" }];

      const creating = store.create({ case: kase, payloads });

      await expect(creating).rejects.toThrow(`case ${kase.reference} would take ${limit + 1} bytes`);
      await expect(store.save({ case: kase, payloads })).rejects.toThrow("bytes");
      expect(await store.byReference(kase.reference)).toBeUndefined();
    });
  });
}

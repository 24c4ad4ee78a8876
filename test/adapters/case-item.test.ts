import { describe, expect, test } from "vitest";
import {
  dueIndexAt,
  fromItem,
  itemBytes,
  maxCaseItemBytes,
  payloadFromItem,
  payloadToItem,
  queueSortOf,
  summaryAttributes,
  summaryFromItem,
  toItem,
} from "#shared/adapters/case-item.ts";
import { caseTable } from "#shared/adapters/case-table.ts";
import type { Instant } from "#shared/domain/brand.ts";
import { append, type Case, dueAt, messageKey, transition, withNoticeChanged } from "#shared/domain/case.ts";
import type { Notice } from "#shared/domain/notice.ts";
import {
  aCase,
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

const withAcknowledgement = (change: Partial<Notice>, kase: Case = aCase({ lookupsDue: false })): Case =>
  withNoticeChanged(kase, "acknowledgement-1", (notice) => ({ ...notice, ...change }));

const aMessage = { text: "We found it.", digest: "1a2b3c4d" };

describe("an item of a case", () => {
  test("reads back as the case that it was made of, whatever the case has and lacks", () => {
    const mail = anOpenedCase({ ...aMailSubmission(), trust: "failed" }).case;
    const moved = transition(aCase(), "answered", secondsLater(9), aMessage).case;
    const { email: _, privacyNotice: __, ...bare } = aCase({ state: "closed" });
    const cases = [aCase(), aCase({ suspect: "honeypot", version: 12 }), mail, moved, bare];

    const read = cases.map((kase) => fromItem(toItem(kase, "write-1")));

    expect(read).toEqual(cases);
  });

  test("of an unknown schema version is refused by its version and left alone", () => {
    const item = { ...toItem(aCase(), "write-1"), schemaVersion: { N: "2" } };

    const reading = () => fromItem(item);

    expect(reading).toThrow(`item ${aReference()} has schema version 2; only 1 is known here`);
  });

  test("without a version or a body is refused as well", () => {
    const { schemaVersion: _, ...unversioned } = toItem(aCase(), "write-1");
    const { body: __, ...empty } = toItem(aCase(), "write-1");

    expect(() => fromItem(unversioned)).toThrow("schema version");
    expect(() => fromItem(empty)).toThrow("has no body");
  });

  test("written by the first release is still read", () => {
    // Written once and never again: whoever changes the dictionary or the shape without a new schema version loses cases.
    const body = "Q2TtxLxEh9SKxNyCnFS9ktTiEipkcHNjSyMDE0MLlGSGJIg3BdeiJBDMuDNAjjv0QDUgOlCzMUI1CUew4gxDAA==";
    const item = {
      pk: { S: aReference() },
      sk: { S: "case" },
      schemaVersion: { N: "1" },
      version: { N: "3" },
      writeId: { S: "write-1" },
      queuePartition: { S: "received" },
      queueSort: { S: "1#" },
      caseType: { S: "deposit-not-credited" },
      body: { B: Buffer.from(body, "base64") },
    };

    expect(fromItem(item)).toMatchObject({
      version: 3,
      email: "ana@example.test",
      fields: { uid: { value: "73920418", asTyped: "73920418", provenance: { place: "form" } } },
      lookupsDue: true,
      addressCorrectable: true,
    });
  });

  test("of a typical case of 2 KB fits into one write unit, and so does it at the end of its life", () => {
    const fields = {
      ...depositFields,
      ...someFields({ toAddress: "0x8617E340B3D01FA5F11F306F4090FD50E238070D", whatHappened: "x ".repeat(150) }),
    };
    const opened = anOpenedCase({ fields }).case;
    const more = aSubmission({ bodyHash: "ab".repeat(32), fields: someFields({ memoUsed: "7" }) });
    const answered = transition(
      append(opened, more, "information-added").case,
      "answered",
      secondsLater(9),
      aMessage,
    ).case;
    const closed = transition(answered, "closed", secondsLater(99), aMessage).case;

    const sizes = [opened, closed].map((kase) => itemBytes(toItem(kase, "write-id-000")));

    expect(JSON.stringify(opened).length).toBeGreaterThan(2000);
    expect(sizes.every((bytes) => bytes <= 1024)).toBe(true);
  });

  test("of the longest texts that the form takes in Chinese, and of a long life, stays under the limit", () => {
    const text = (offset: number): string =>
      Array.from({ length: 2000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919 + offset) % 20_000))).join("");
    const fields = someFields({ whatHappened: text(1), outgoingTxids: text(2), policeReport: text(3).slice(0, 120) });
    let kase = anOpenedCase({ caseType: "account-stolen", fields }).case;
    for (let turn = 0; turn < 12; turn++) {
      kase = transition(kase, "in-progress", secondsLater(turn), turn > 0 ? aMessage : undefined).case;
      const more = aSubmission({ bodyHash: `${turn}`.padStart(64, "f"), fields: {} });
      kase = append(kase, more, "information-added").case;
    }

    const bytes = itemBytes(toItem(kase, "write-id-000"));

    expect(bytes).toBeLessThan(maxCaseItemBytes);
  });

  test("is stored at the limit and refused one byte past it", () => {
    const atLimit = aCaseOfBytes(maxCaseItemBytes);

    expect(itemBytes(toItem(atLimit, "write-id-000"))).toBe(maxCaseItemBytes);
    expect(() => toItem(aCaseOfBytes(maxCaseItemBytes + 1), "write-id-000")).toThrow("the limit is 32768");
  });

  test("names the very write that made it", () => {
    expect(toItem(aCase(), "write-7")["writeId"]).toEqual({ S: "write-7" });
  });
});

describe("the place of a case in the index of due work", () => {
  test("is where the earliest of its notices and lookup rows is due", () => {
    const notice = (id: string, seconds: number): Notice => ({
      id,
      kind: "desk-update",
      state: "due",
      dueAt: secondsLater(seconds),
      attempts: 0,
    });

    const times = [
      dueIndexAt(aCase({ lookupsDue: false, notices: [notice("a", 30), notice("b", 20)] })),
      dueIndexAt(aCase({ lookupsDue: true, updatedAt: secondsLater(10), notices: [notice("a", 30)] })),
      dueIndexAt(aCase({ lookupsDue: true, updatedAt: secondsLater(40), notices: [notice("a", 30)] })),
    ];

    expect(times).toEqual([20, 10, 30].map(secondsLater));
  });

  test("stays while a notice is being sent, and when it is found undone and due again", () => {
    const due = withAcknowledgement({});
    const sending = withAcknowledgement({ state: "sending", attempts: 1, leaseUntil: secondsLater(60) });

    expect(dueIndexAt(sending)).toBe(dueIndexAt(due));
    expect(dueAt(sending)).not.toBe(dueAt(due));
  });

  test("of a notice that is being sent and no longer says when it was due is where it is tried again", () => {
    const { dueAt: _, ...notice } =
      withAcknowledgement({ state: "sending", leaseUntil: secondsLater(60) }).notices[0] ?? {};
    const kase = aCase({ lookupsDue: false, notices: [notice as Notice] });

    expect(dueIndexAt(kase)).toBe(dueAt(kase));
  });

  test("is none where nothing is due: no index key is written", () => {
    const item = toItem(withAcknowledgement({ state: "delivered" }), "write-1");

    expect(item).not.toHaveProperty("duePartition");
    expect(item).not.toHaveProperty("dueAt");
  });
});

describe("the place of a case in its queue", () => {
  test("counts from when it came into its state, not from what was said since", () => {
    const moved = transition(aCase(), "in-progress", secondsLater(100)).case;
    const messaged = transition(moved, "in-progress", secondsLater(200), aMessage).case;

    expect(queueSortOf(messaged)).toBe(`1#${secondsLater(100)}#${aReference()}`);
  });

  test("counts from the receipt where the entry has moved out of the item", () => {
    expect(queueSortOf(aCase({ timeline: [] }))).toBe(`1#${startOfTest}#${aReference()}`);
  });

  test("is before all others where the case type cannot wait", () => {
    const urgent = queueSortOf(aCase({ caseType: "account-stolen", timeline: [], receivedAt: secondsLater(999) }));

    expect(urgent < queueSortOf(aCase())).toBe(true);
  });

  test("carries all of a summary in the index, so that a list reads no case", () => {
    const kase = aCase({ suspect: "too-fast" });
    const item = toItem(kase, "write-1");
    const inIndex = ["pk", "sk", "queuePartition", "queueSort", ...summaryAttributes];

    const projected = Object.fromEntries(Object.entries(item).filter(([name]) => inIndex.includes(name)));

    expect(summaryFromItem(projected)).toEqual(summaryFromItem(item));
    expect(summaryFromItem(projected)).toMatchObject({ reference: kase.reference, state: "received", missingCount: 0 });
    expect(caseTable.GlobalSecondaryIndexes[1].Projection.NonKeyAttributes).toEqual(summaryAttributes);
  });
});

describe("an item of a payload", () => {
  test("reads back as it was, under its own key", () => {
    const entry = { seq: 1, at: startOfTest, kind: "received", by: "customer" } as const;
    const payloads = [
      { key: messageKey(3, "aa"), at: startOfTest, text: "充值 🪙" },
      { key: "mail#00ff", at: startOfTest, text: "", subject: "", rawKey: "kept/2026-11-23/1" },
      { key: "timeline#0001", at: startOfTest, text: "", entries: [entry] },
    ];

    const items = payloads.map((payload) => payloadToItem(aReference(), payload));

    expect(items.map(payloadFromItem)).toEqual(payloads);
    expect(items.map((item) => item["sk"]?.S)).toEqual(["case#message#0003-aa", "mail#00ff", "timeline#0001"]);
  });

  test("of an unknown schema version is refused", () => {
    const item = payloadToItem(aReference(), { key: messageKey(3, "aa"), at: "2026" as Instant, text: "x" });

    expect(() => payloadFromItem({ ...item, schemaVersion: { N: "2" } })).toThrow("schema version 2");
  });
});

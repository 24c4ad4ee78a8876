import { describe, expect, test } from "vitest";
import type { Reference } from "#shared/domain/brand.ts";
import { expectUploads } from "#shared/domain/case.ts";
import { uploadPrefix } from "#shared/domain/evidence.ts";
import { showReference } from "#shared/domain/reference.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { change } from "#shared/intake/change.ts";
import { moveCase } from "#shared/intake/follow-up.ts";
import { lookupsOf } from "#shared/intake/lookups.ts";
import type { CaseStore } from "#shared/intake/ports.ts";
import { receive } from "#shared/intake/receive.ts";
import {
  caseAnswer,
  casesAnswer,
  movedAnswer,
  quarantineAnswer,
  releaseAnswer,
} from "../../../../functions/web/api/answer-schemas.ts";
import { aMailSubmission, aReference, aSubmission, aTxid, aValue, depositFields } from "../../../support/builders.ts";
import { startOfTest } from "../../../support/memory-ports.ts";
import { apiOfTest, codesOf, deskToken, jsonOf } from "./api-of-test.ts";

/** The desk's API over these cases, each with the rows by which it is found. */
async function deskWith(...submissions: readonly Submission[]) {
  const test = apiOfTest();
  const references: Reference[] = [];
  for (const [index, submission] of submissions.entries()) {
    const received = await receive({ ...submission, idempotencyKey: `key-${index}` }, test.ports);
    if (received.outcome === "spooled") throw new Error("not stored");
    references.push(received.case.reference);
    await test.store.putLookups(received.case, lookupsOf(received.case));
  }
  const [reference = aReference()] = references;
  const listed = async (query: string) =>
    casesAnswer.parse(await jsonOf(await test.desk.get(`cases?${query}`))).cases.map((found) => found.reference);
  return { ...test, references, reference, shown: references.map(showReference), listed };
}

/** The case as it is once its customer was handed a form to add files with. */
async function expectFiles(store: CaseStore, reference: Reference): Promise<void> {
  await change(reference, { cases: store }, (kase) => expectUploads(kase, startOfTest));
}

const paths = [
  ["GET", "/desk/cases"],
  ["GET", `/desk/cases/${aReference()}`],
  ["POST", `/desk/cases/${aReference()}/transitions`],
  ["POST", `/desk/cases/${aReference()}/messages`],
  ["GET", "/desk/quarantine"],
  ["POST", "/desk/quarantine/release"],
  ["GET", "/desk/nothing"],
  ["GET", "/desk"],
] as const;

describe.each(paths)("%s %s", (method, path) => {
  test.each([
    ["no token", {}],
    ["a wrong token", { authorization: `Bearer ${deskToken}x` }],
    ["the start of the token", { authorization: `Bearer ${deskToken.slice(0, -1)}` }],
    ["an empty token", { authorization: "Bearer " }],
    ["another scheme", { authorization: `Basic ${deskToken}` }],
    ["the token without its scheme", { authorization: deskToken }],
  ])("is closed to %s", async (_, headers) => {
    const { api } = apiOfTest();

    const answer = await api.request(path, { method, headers });

    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm="desk"/);
    expect(await jsonOf(answer)).toMatchObject({ code: "not-authorised" });
  });
});

test("the scheme of the token may be written in any case", async () => {
  const { get } = apiOfTest();

  expect((await get("/desk/cases", { authorization: `bearer ${deskToken}` })).status).toBe(200);
});

describe("queues", () => {
  const waiting = aSubmission({ fields: {} });
  const complete = aSubmission();

  test("a state lists its cases, without their content", async () => {
    const { desk, shown } = await deskWith(complete, waiting);

    const body = await jsonOf(await desk.get("cases?state=needs-information"));

    expect(body).toEqual({ cases: [expect.objectContaining({ reference: shown[1], missingCount: 6 })] });
    expect(casesAnswer.parse(body)).toEqual(body);
    expect(JSON.stringify(body)).not.toContain("ana@");
  });

  test("without a state all queues follow one another", async () => {
    const { listed, shown } = await deskWith(complete, waiting);

    expect(await listed("")).toEqual([shown[1], shown[0]]);
  });

  test("every page goes on where the last one ended, over the end of a queue", async () => {
    const { desk, shown } = await deskWith(complete, waiting, complete, waiting, complete);
    const found: string[] = [];

    let cursor: string | undefined = "";
    for (let pages = 0; cursor !== undefined && pages < 20; pages++) {
      const path: string = `cases?limit=2&cursor=${encodeURIComponent(cursor)}`;
      const page = casesAnswer.parse(await jsonOf(await desk.get(path)));
      expect(page.cases.length).toBeLessThanOrEqual(2);
      found.push(...page.cases.map(({ reference }) => reference));
      cursor = page.cursor;
    }

    expect(cursor).toBeUndefined();
    expect(found.toSorted()).toEqual(shown.toSorted());
  });

  test.each([
    ["limit=1", 200, {}],
    ["limit=100", 200, {}],
    ["limit=0", 422, { limit: "choice-unknown" }],
    ["limit=101", 422, { limit: "choice-unknown" }],
    ["limit=ten", 422, { limit: "choice-unknown" }],
    ["state=lost", 422, { state: "choice-unknown" }],
    ["stat=closed", 422, { stat: "unknown-field" }],
    ["cursor=nowhere", 422, { cursor: "choice-unknown" }],
    ["state=closed&cursor=received~x", 422, { cursor: "choice-unknown" }],
    [`q=${"x".repeat(601)}`, 422, { q: "too-long" }],
  ])("%s is answered with %i", async (query, status, codes) => {
    const { desk } = await deskWith();

    const answer = await desk.get(`cases?${query}`);

    expect(answer.status).toBe(status);
    expect(await codesOf(answer)).toEqual(codes);
  });
});

describe("search", () => {
  const mine = aSubmission();
  const other = aSubmission({ fields: { ...depositFields, uid: aValue("11112222") } });
  const elsewhere = aSubmission({
    fields: { ...depositFields, txid: aValue(aTxid, { network: "bsc" }) },
  });

  test.each([
    ["uid=73920418", [0, 2]],
    ["uid=%EF%BC%97%EF%BC%93%EF%BC%99%EF%BC%92%EF%BC%90%EF%BC%94%EF%BC%91%EF%BC%98", [0, 2]],
    ["uid=99999999", []],
    [`txid=${aTxid.toUpperCase().replace("0X", "0x")}`, [0, 1, 2]],
    [`txid=https://etherscan.io/tx/${aTxid}`, [0, 1]],
    [`txid=${aTxid}&uid=11112222`, [1]],
    ["uid=73920418&state=closed", []],
    ["q=Ana@EXAMPLE.test", [0, 1, 2]],
    ["q=eve@example.test", []],
    ["q=11112222", [1]],
    [`q=${aTxid}`, [0, 1, 2]],
    ["q=nonsense", []],
    ["q=", []],
  ])("%s finds exactly the cases that have it", async (query, indexes) => {
    const { listed, shown } = await deskWith(mine, other, elsewhere);

    const found = await listed(query);

    expect(found.toSorted()).toEqual(indexes.map((index) => shown[index]).toSorted());
  });

  test("a case that names no network is found by its transaction id", async () => {
    const { network: _, ...withoutNetwork } = depositFields;
    const { listed, shown } = await deskWith(aSubmission({ fields: { ...withoutNetwork, txid: aValue(aTxid) } }));

    expect(await listed(`q=${aTxid}`)).toEqual(shown);
  });

  test("q reads a reference as people type it", async () => {
    const { listed, shown } = await deskWith(mine, other);

    expect(await listed(`q=${shown[1]?.toLowerCase().replaceAll("-", "%20")}`)).toEqual([shown[1]]);
  });

  test("a row that is out of date finds nothing", async () => {
    const { listed, store, reference } = await deskWith(mine);
    await store.putLookups({ reference, receivedAt: startOfTest }, [
      { kind: "uid", value: "55556666" },
      { kind: "txid", value: `bsc:${aTxid}` },
      { kind: "email", value: "old@example.test" },
    ]);
    await store.putLookups({ reference: aReference("gone"), receivedAt: startOfTest }, [
      { kind: "uid", value: "55556666" },
    ]);

    expect(await listed("uid=55556666")).toEqual([]);
    expect(await listed("q=old@example.test")).toEqual([]);
  });

  test("an answer holds no more cases than asked for", async () => {
    const { listed } = await deskWith(mine, other, elsewhere);

    expect(await listed("q=ana@example.test&limit=2")).toHaveLength(2);
  });
});

describe("a case", () => {
  test("is shown whole, with the mail, and without what opens it", async () => {
    const { desk, shown, store } = await deskWith(aMailSubmission());

    const answer = await desk.get(`cases/${shown[0]}`);

    const body = await jsonOf(answer);
    expect(answer.status).toBe(200);
    expect(caseAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      reference: shown[0],
      email: "ana@example.test",
      trust: "proven",
      missing: [],
      fields: { uid: { value: "73920418" } },
      notices: [{ kind: "acknowledgement", state: "due" }],
      timeline: [{ seq: 1, kind: "received" }],
      mails: [
        {
          subject: "Deposit not there",
          text: "I sent 250.5 USDT yesterday and it is not there.",
          rawKey: "kept/2026-11-23/mail-1",
        },
      ],
      messages: [],
    });
    for (const inner of ["linkGeneration", "origin", store.all()[0]?.origin.keyHash])
      expect(JSON.stringify(body)).not.toContain(inner);
  });

  test("shows each message once, whoever wrote at the same moment", async () => {
    const { desk, ports, reference } = await deskWith(aSubmission());
    await Promise.all(["First.", "Second."].map((message) => moveCase(reference, { to: "same", message }, ports)));

    const { messages } = caseAnswer.parse(await jsonOf(await desk.get(`cases/${reference}`)));

    expect(messages.map(({ text }) => text).sort()).toEqual(["First.", "Second."]);
  });

  test("has its whole history, also what no longer stands in its item", async () => {
    const { desk, shown } = await deskWith(aSubmission());
    for (let count = 1; count <= 25; count++)
      await desk.post(`cases/${shown[0]}/messages`, { text: `message ${count}` });

    const body = caseAnswer.parse(await jsonOf(await desk.get(`cases/${shown[0]}`)));

    expect(body.timeline.map(({ seq }) => seq)).toEqual(Array.from({ length: 26 }, (_, i) => i + 1));
    expect(body.messages.map(({ text }) => text)).toEqual(Array.from({ length: 25 }, (_, i) => `message ${i + 1}`));
  });

  test("has the files that its customer added, newest first, under cleaned names", async () => {
    const { desk, shown, reference, store, files, passSeconds } = await deskWith(aSubmission());
    const before = await jsonOf(await desk.get(`cases/${shown[0]}`));
    await expectFiles(store, reference);
    const prefix = uploadPrefix(reference);
    await files.put(`${prefix}nonce-1/shot.png`, new Uint8Array(3));
    passSeconds(1);
    await files.put(`${prefix}nonce-0/..\\\u202egnp.exe`, new Uint8Array(2));

    const body = await jsonOf(await desk.get(`cases/${shown[0]}`));

    expect(before["uploads"]).toEqual([]);
    expect(caseAnswer.parse(body)).toEqual(body);
    expect(body["uploads"]).toEqual([
      { name: "gnp.exe", sizeBytes: 2, at: "2026-11-23T08:00:01.000Z", key: `${prefix}nonce-0/..\\\u202egnp.exe` },
      { name: "shot.png", sizeBytes: 3, at: startOfTest, key: `${prefix}nonce-1/shot.png` },
    ]);
    expect(body).not.toHaveProperty("uploadsSince");
  });

  test("is shown without them while their store is out of reach", async () => {
    const { desk, shown, reference, store, files } = await deskWith(aSubmission());
    await expectFiles(store, reference);
    files.isDown = true;

    const answer = await desk.get(`cases/${shown[0]}`);

    expect(answer.status).toBe(200);
    expect(await jsonOf(answer)).not.toHaveProperty("uploads");
  });

  test("is found by its reference as people type it", async () => {
    const { desk, shown } = await deskWith(aSubmission());

    expect((await desk.get(`cases/${shown[0]?.toLowerCase().replaceAll("-", "%20")}`)).status).toBe(200);
  });

  test.each([
    ["that nobody has", showReference(aReference("nobody's"))],
    ["with a wrong check character", "PC-11111-11111"],
    ["that is none", "42"],
  ])("under a reference %s is not found, whatever is asked", async (_, reference) => {
    const { desk } = await deskWith();

    const answers = [
      await desk.get(`cases/${reference}`),
      await desk.post(`cases/${reference}/transitions`, { state: "closed" }),
      await desk.post(`cases/${reference}/messages`, { text: "Hello" }),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await jsonOf(answer)).toMatchObject({ code: "not-found" });
    }
  });
});

describe("a transition", () => {
  test("moves the case and tells its customer", async () => {
    const { desk, shown, store } = await deskWith(aSubmission());

    const answer = await desk.post(`cases/${shown[0]}/transitions`, {
      state: "answered",
      message: "Credited.",
      version: 1,
    });

    const body = await jsonOf(answer);
    expect(answer.status).toBe(200);
    expect(movedAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ reference: shown[0], state: "answered", version: 2 });
    expect(store.all()).toMatchObject([{ state: "answered", version: 2 }]);
    expect(store.all()[0]?.notices.at(-1)).toMatchObject({ kind: "desk-update", state: "due" });
  });

  test.each([
    [
      "to a state that cannot follow",
      { state: "received", message: "x" },
      "transition-not-allowed",
      [["state", "closed"]],
    ],
    ["to the same state without a word", { state: "received" }, "transition-not-allowed", []],
    ["of a version that is no more", { state: "closed", version: 7 }, "changed-meanwhile", []],
  ] as const)("%s is refused and changes nothing", async (_, body, code, before) => {
    const { desk, shown, store } = await deskWith(aSubmission());
    for (const [, state] of before) await desk.post(`cases/${shown[0]}/transitions`, { state });
    const cases = store.all();

    const answer = await desk.post(`cases/${shown[0]}/transitions`, body);

    expect(answer.status).toBe(409);
    expect(await jsonOf(answer)).toMatchObject({ code });
    expect(store.all()).toEqual(cases);
  });

  test.each([
    ["no state", {}, 422, { state: "missing" }],
    ["an unknown state", { state: "lost" }, 422, { state: "choice-unknown" }],
    ["an empty message", { state: "closed", message: "" }, 422, { message: "missing" }],
    ["another member", { state: "closed", trust: "proven" }, 422, { trust: "unknown-field" }],
    ["a version that is no number", { state: "closed", version: "1" }, 400, {}],
  ])("with %s is refused", async (_, body, status, codes) => {
    const { desk, shown } = await deskWith(aSubmission());

    const answer = await desk.post(`cases/${shown[0]}/transitions`, body);

    expect(answer.status).toBe(status);
    expect(await codesOf(answer)).toEqual(codes);
  });
});

describe("a call of the desk that comes twice under one key", () => {
  const key = { "idempotency-key": "agent-7:click-1" };

  test.each([
    ["a message", "messages", { text: "Which wallet?" }, 201],
    ["a move with words", "transitions", { state: "answered", message: "Credited.", version: 1 }, 200],
  ])("%s is told once, however often and at once it is asked", async (_, path, body, status) => {
    const { desk, shown, store } = await deskWith(aSubmission());
    const ask = () => desk.post(`cases/${shown[0]}/${path}`, body, key);

    const answers = [...(await Promise.all([ask(), ask()])), await ask()];

    expect(answers.map((answer) => answer.status)).toEqual([status, status, status]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(store.all()[0]?.notices.filter(({ kind }) => kind === "desk-update")).toHaveLength(1);
  });

  test("with another body is refused and changes nothing; under another key or none it is another call", async () => {
    const { desk, shown, store } = await deskWith(aSubmission());
    const say = (text: string, headers: Record<string, string> = key) =>
      desk.post(`cases/${shown[0]}/messages`, { text }, headers);
    await say("First.");
    const before = store.all();

    const refused = await say("Second.");
    const after = store.all();
    const others = [await say("First.", { "idempotency-key": "click-2" }), await say("First.", {})];

    expect(refused.status).toBe(422);
    expect(await jsonOf(refused)).toMatchObject({ code: "idempotency-key-reused" });
    expect(after).toEqual(before);
    expect(others.map(({ status }) => status)).toEqual([201, 201]);
    expect(store.all()[0]?.timelineCount).toBe(4);
  });

  test("a key that is none is refused, and no answer repeats one", async () => {
    const { desk, shown } = await deskWith(aSubmission());
    await desk.post(`cases/${shown[0]}/messages`, { text: "Hello" }, key);

    const refused = await desk.post(`cases/${shown[0]}/messages`, { text: "Hello" }, { "idempotency-key": "é" });

    expect(refused.status).toBe(422);
    expect(await codesOf(refused)).toEqual({ "Idempotency-Key": "not-text" });
    expect(await (await desk.get(`cases/${shown[0]}`)).text()).not.toContain('"call"');
  });
});

describe("a message", () => {
  test("is written to the customer and leaves the state as it is", async () => {
    const { desk, shown, store, reference } = await deskWith(aSubmission());

    const answer = await desk.post(`cases/${shown[0]}/messages`, { text: "Which wallet?\n请告诉我们。" });

    expect(answer.status).toBe(201);
    expect(await jsonOf(answer)).toMatchObject({ state: "received", version: 2 });
    expect((await store.withMessages(reference))?.messages).toMatchObject([{ text: "Which wallet?\n请告诉我们。" }]);
  });

  test.each([
    ["one character", "x", 201, {}],
    ["2,000 characters", "x".repeat(2000), 201, {}],
    ["2,001 characters", "x".repeat(2001), 422, { text: "too-long" }],
    ["nothing", "", 422, { text: "missing" }],
    ["blanks only", " \n ", 422, { text: "missing" }],
    ["NUL", "a\u0000b", 422, { text: "not-text" }],
    ["a number", 7, 422, { text: "not-text" }],
  ])("of %s", async (_, text, status, codes) => {
    const { desk, shown } = await deskWith(aSubmission());

    const answer = await desk.post(`cases/${shown[0]}/messages`, { text });

    expect(answer.status).toBe(status);
    expect(await codesOf(answer)).toEqual(codes);
  });
});

test("the quarantine is listed page by page, newest first", async () => {
  const { desk, store } = apiOfTest();
  const entry = (id: string) =>
    ({
      id,
      at: "2026-11-23T08:00:00.000Z",
      reason: "too-many-parts",
      rawKey: `kept/${id}`,
      sizeBytes: 10,
    }) as Parameters<typeof store.putQuarantine>[0];
  for (const id of ["a", "b", "c"]) await store.putQuarantine(entry(id));

  const first = await jsonOf(await desk.get("quarantine?limit=2"));
  const second = await jsonOf(await desk.get(`quarantine?limit=2&cursor=${first["cursor"]}`));

  expect(quarantineAnswer.parse(first)).toEqual(first);
  expect([first["entries"], second["entries"]]).toEqual([[entry("c"), entry("b")], [entry("a")]]);
  expect(second).not.toHaveProperty("cursor");
});

describe("letting a mail in", () => {
  const entry = {
    id: "2026-11-23T08:00:00.000Z#incoming/abc",
    at: startOfTest,
    reason: "spam",
    rawKey: "kept/2026-11-23/abc",
    sizeBytes: 10,
    about: aReference(),
  };

  test("asks the functions that read mail to do it, once", async () => {
    const { desk, store } = await deskWith();
    await store.putQuarantine(entry);

    const answers = [
      await desk.post("quarantine/release", { id: entry.id }),
      await desk.post("quarantine/release", { id: entry.id }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(releaseAnswer.parse(await jsonOf(answers[0] ?? new Response()))).toEqual({ id: entry.id });
    expect(await store.jobs(10)).toMatchObject([{ kind: "release-mail", quarantineId: entry.id }]);
  });

  test("says which case an entry is about, and which one it became", async () => {
    const { desk, store } = await deskWith();
    await store.putQuarantine(entry);
    await store.markReleased(entry.id, { at: startOfTest, reference: aReference("released") });

    const { entries } = quarantineAnswer.parse(await jsonOf(await desk.get("quarantine")));

    expect(entries).toMatchObject([
      {
        about: showReference(aReference()),
        released: { at: startOfTest, reference: showReference(aReference("released")) },
      },
    ]);
  });

  test("does not know an entry that is not there", async () => {
    const { desk, store } = await deskWith();

    const answer = await desk.post("quarantine/release", { id: "unknown" });

    expect(answer.status).toBe(404);
    expect(await store.jobs(10)).toEqual([]);
  });
});

test("a mail shows who wrote it, what came with it, and the case that it may belong to", async () => {
  const evidence = {
    filename: "shot.png",
    contentType: "image/png",
    sizeBytes: 10,
    sha256: "0".repeat(64),
    isInline: false,
    key: "evidence/1/00",
  };
  const { desk, reference } = await deskWith(
    aMailSubmission({
      mayBelongTo: [{ reference: aReference("other"), why: "reply-address" }],
      mail: { from: "ana@example.test", oddities: ["charset-guessed"], evidence: [evidence] },
    }),
  );

  const shown = caseAnswer.parse(await jsonOf(await desk.get(`cases/${reference}`)));

  expect(shown.links).toEqual([{ reference: showReference(aReference("other")), why: "reply-address" }]);
  expect(shown.mails).toMatchObject([
    { mail: { trust: "proven", from: "ana@example.test", oddities: ["charset-guessed"], evidence: [evidence] } },
  ]);
});

test("cases that nobody was told of, because the sender is unproven, are a queue with its clock", async () => {
  const { shown, listed, desk } = await deskWith(
    aMailSubmission({ trust: "unproven", email: "eve@evil.test" as never }),
    ...Array.from({ length: 3 }, () => aSubmission()),
    aMailSubmission({ trust: "unproven", email: "ana@example.test" as never }),
  );

  const page = casesAnswer.parse(await jsonOf(await desk.get("cases?waitsForProof=true&limit=1")));
  const rest = await listed(`waitsForProof=true&limit=5&cursor=${encodeURIComponent(page.cursor ?? "")}`);
  const ofOne = await listed("waitsForProof=true&q=ana@example.test");

  expect(new Set([...page.cases.map(({ reference }) => reference), ...rest])).toEqual(new Set([shown[0], shown[4]]));
  expect(page.cases).toMatchObject([
    { waitsForProof: true, receivedAt: expect.any(String), promisedBy: expect.any(String) },
  ]);
  expect(ofOne).toEqual([shown[4]]);
});

import { expect, test } from "vitest";
import { addSeconds } from "#shared/domain/brand.ts";
import { showReference } from "#shared/domain/reference.ts";
import { moveCase } from "#shared/intake/follow-up.ts";
import { startOfTest } from "../../../support/memory-ports.ts";
import { aBody, apiOfTest, codesOf, jsonOf } from "./api-of-test.ts";

test("a complete submission opens a case and is answered with its reference", async () => {
  const { post, store } = apiOfTest();

  const answer = await post("/submissions", aBody());

  const [kase] = store.all();
  expect(answer.status).toBe(201);
  expect(await jsonOf(answer)).toEqual({
    reference: kase && showReference(kase.reference),
    state: "received",
    missing: [],
    caseType: "deposit-not-credited",
    receivedAt: startOfTest,
  });
  expect(kase).toMatchObject({
    channel: "api",
    email: "ana@example.test",
    emailProven: false,
    trust: "unproven",
    language: "en",
    fields: {
      uid: { value: "656077440519049601", provenance: { place: "api" } },
      network: { value: "ethereum", asTyped: "ERC20" },
      amount: { value: "250.5" },
      occurredAt: { value: "2026-11-20T13:20:00.000Z" },
    },
  });
});

test("the reference is shown in the answer's form and in Location, and nothing in the answer opens the case", async () => {
  const { post, store, settings } = apiOfTest();

  const answer = await post("/submissions", aBody());
  const text = JSON.stringify([await jsonOf(answer), [...answer.headers]]);

  const [kase] = store.all();
  if (!kase) throw new Error("no case");
  expect(answer.headers.get("location")).toBe(`https://postcase.example/case/${showReference(kase.reference)}`);
  expect(text).toMatch(/PC-[0-9A-Z]{5}-[0-9A-Z]{5}/);
  expect(text).not.toContain(settings.linkKeys.accessCode(kase));
  expect(text).not.toContain(settings.linkKeys.token(kase).split(".")[2]);
});

test("missing fields are no errors: the case waits for them and the answer lists them, alternatives together", async () => {
  const { post } = apiOfTest();

  const answer = await post("/submissions", {
    caseType: "account-stolen",
    customer: { email: "ana@example.test" },
    fields: { freezeWanted: "yes", whatHappened: "" },
  });

  expect(answer.status).toBe(201);
  expect(await jsonOf(answer)).toMatchObject({
    state: "needs-information",
    missing: [["uid", "registeredContact"], "whatHappened", "noticedAt"],
  });
});

test.each([
  ["reachable", 201],
  ["out of reach", 202],
] as const)(
  "with the table %s a field that held a secret is told to be missing, as the case has it, each time",
  async (table, status) => {
    const { post, store } = apiOfTest();
    store.isDown = table === "out of reach";
    const body = aBody({}, { txid: "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318" });
    const withKey = {
      ...body,
      fields: { ...body.fields, sourcePlatform: `my private key: ${body.fields.txid}` },
    };

    const first = await post("/submissions", withKey, { "idempotency-key": "k" });
    const again = await post("/submissions", withKey, { "idempotency-key": "k" });

    const told = { state: "needs-information", missing: ["txid"] };
    expect([first.status, again.status]).toEqual([status, status]);
    expect(await jsonOf(first)).toMatchObject(told);
    expect(await jsonOf(again)).toMatchObject(told);
    expect(store.all().map(({ state }) => state)).toEqual(store.isDown ? [] : ["needs-information"]);
  },
);

test("fields may be left out altogether", async () => {
  const { post } = apiOfTest();

  const answer = await post("/submissions", { caseType: "scam", customer: { email: "ana@example.test" } });

  expect(answer.status).toBe(201);
});

test.each([
  ["a UID as a number", { customer: { email: "ana@example.test", uid: 65607744 } }, { uid: "not-text" }],
  ["null for a text", { customer: { email: "ana@example.test", uid: null } }, { uid: "not-text" }],
  ["no address", { customer: {} }, { email: "missing" }],
  ["no customer", { customer: undefined }, { customer: "missing", email: "email-unreadable" }],
  ["an empty address", { customer: { email: "" } }, { email: "email-unreadable" }],
  ["an address that is none", { customer: { email: "ana at example" } }, { email: "email-unreadable" }],
  ["an address past its length", { customer: { email: `${"a".repeat(245)}@b.example` } }, { email: "too-long" }],
  ["a language that we do not speak", { language: "fr" }, { language: "choice-unknown" }],
  ["an unknown case type", { caseType: "refund" }, { caseType: "choice-unknown" }],
  ["a case type from the prototype", { caseType: "constructor" }, { caseType: "choice-unknown" }],
  ["a case type that is no text", { caseType: 7 }, { caseType: "not-text" }],
  ["no case type", { caseType: undefined }, { caseType: "missing" }],
  [
    "an attempt to set the state",
    { state: "closed", trust: "proven" },
    { state: "unknown-field", trust: "unknown-field" },
  ],
  [
    "an unknown member of the customer",
    { customer: { email: "ana@example.test", proven: true } },
    { proven: "unknown-field" },
  ],
])("%s is refused, field by field", async (_, overrides, codes) => {
  const { post, store } = apiOfTest();

  const answer = await post("/submissions", aBody(overrides));

  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await codesOf(answer)).toEqual(codes);
  expect(store.all()).toEqual([]);
});

test.each([
  [
    "an address for a transaction id",
    { txid: "0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A" },
    { txid: "txid-is-address" },
  ],
  ["a transaction id of another network", { network: "solana" }, { txid: "txid-wrong-network" }],
  ["an amount as a number", { amount: 250.5 }, { amount: "not-text" }],
  ["a field of another case type", { whatIsLost: "phone" }, { whatIsLost: "unknown-field" }],
  ["a field that is none", { txhash: "0x1", priority: "high" }, { txhash: "unknown-field", priority: "unknown-field" }],
  ["NUL in a text", { coin: "US\u0000DT" }, { coin: "not-text" }],
  ["half a surrogate pair in a text", { coin: "\ud83d" }, { coin: "not-text" }],
  ["another UID beside the customer's", { uid: "656077440519049600" }, { uid: "unknown-field" }],
  ["a time in the future", { occurredAt: "2027-01-01 00:00 UTC" }, { occurredAt: "time-in-future" }],
])("%s is refused, field by field", async (_, fields, codes) => {
  const { post, store } = apiOfTest();

  const answer = await post("/submissions", aBody({}, fields));

  expect(answer.status).toBe(422);
  expect(await codesOf(answer)).toEqual(codes);
  expect(store.all()).toEqual([]);
});

test("a UID past fifteen digits without quotes is refused with the reason, and never stored with other digits", async () => {
  const { send, store } = apiOfTest();
  const body = JSON.stringify(aBody()).replace('"656077440519049601"', "656077440519049601");

  const answer = await jsonOf(await send("/submissions", body));

  expect(answer.errors).toMatchObject([{ field: "uid", code: "not-text", message: expect.stringMatching(/loses/) }]);
  expect(store.all()).toEqual([]);
});

test("wrong shape and wrong values are told in one answer", async () => {
  const { post } = apiOfTest();

  const answer = await post(
    "/submissions",
    aBody({ customer: { email: "nobody" } }, { amount: 1, txid: "1234567890" }),
  );

  expect(await codesOf(answer)).toEqual({
    email: "email-unreadable",
    amount: "not-text",
    txid: "txid-is-order-number",
  });
});

test("the UID may stand with the customer, with the fields, or the same in both", async () => {
  const { post, store } = apiOfTest();
  const uid = "656077440519049601";

  await post("/submissions", aBody());
  await post("/submissions", aBody({ customer: { email: "ana@example.test" } }, { uid }));
  await post("/submissions", aBody({}, { uid }));

  expect(store.all().map((kase) => kase.fields.uid?.value)).toEqual([uid, uid, uid]);
});

test("a text of the longest length is taken, one character more is refused with the limit", async () => {
  const { post } = apiOfTest();
  const describing = (length: number) =>
    post("/submissions", {
      caseType: "other",
      customer: { email: "ana@example.test" },
      fields: { description: "x".repeat(length) },
    });

  expect((await describing(2000)).status).toBe(201);
  const refused = await describing(2001);
  expect(refused.status).toBe(422);
  expect(await jsonOf(refused)).toMatchObject({ errors: [{ field: "description", code: "too-long", detail: "2000" }] });
});

test("names that belong to every object are unknown fields like any other, and change no object", async () => {
  const { send, store } = apiOfTest();
  const body =
    '{"caseType":"other","customer":{"email":"ana@example.test"},"__proto__":{"state":"closed"},"fields":{"__proto__":{"uid":"1"},"constructor":"x"}}';

  const answer = await send("/submissions", body);

  expect(answer.status).toBe(422);
  expect(await codesOf(answer)).toEqual({ ["__proto__"]: "unknown-field", constructor: "unknown-field" });
  expect(({} as Record<string, unknown>)["state"]).toBeUndefined();
  expect(store.all()).toEqual([]);
});

test("at most fifty fields are named in one refusal", async () => {
  const { post } = apiOfTest();
  const surplus = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`field${i}`, "x"]));

  const answer = await jsonOf(await post("/submissions", aBody({}, surplus)));

  expect(answer.errors).toHaveLength(50);
});

test("sentences are in the language of the submission, then of the call", async () => {
  const { post } = apiOfTest();
  const wrong = { customer: { email: "nobody" } };

  const own = await post("/submissions", aBody({ ...wrong, language: "zh-Hant" }), { "accept-language": "en" });
  const asked = await post("/submissions", aBody({ ...wrong, language: undefined }), { "accept-language": "zh-CN" });
  const other = await post("/submissions?lang=en", aBody({ ...wrong, language: undefined }), {
    "accept-language": "zh",
  });

  expect([own, asked, other].map((answer) => answer.headers.get("content-language"))).toEqual([
    "zh-Hant",
    "zh-Hans",
    "en",
  ]);
  expect((await jsonOf(own)).errors?.[0]?.message).toMatch(/\p{Script=Han}/u);
  expect((await jsonOf(other)).errors?.[0]?.message).toMatch(/complete e-mail address/);
});

test("a case is opened in the language of the call where the submission names none", async () => {
  const { post, store } = apiOfTest();

  await post("/submissions", aBody({ language: undefined }), { "accept-language": "zh-TW" });

  expect(store.all()[0]?.language).toBe("zh-Hant");
});

test("the same key with the same body is answered the same, whatever has happened to the case since", async () => {
  const { post, store, ports, passSeconds } = apiOfTest();
  const key = { "idempotency-key": "order 7" };
  const first = await post("/submissions", aBody(), key);
  const [kase] = store.all();
  if (!kase) throw new Error("no case");
  await moveCase(kase.reference, { to: "in-progress" }, ports);
  passSeconds(60);

  const again = await post("/submissions", aBody(), key);

  expect(again.status).toBe(201);
  expect(await jsonOf(again)).toEqual(await jsonOf(first));
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(store.all()).toHaveLength(1);
});

test("the order of members does not make another body", async () => {
  const { post, store } = apiOfTest();
  const key = { "idempotency-key": "k" };
  const { caseType, customer, fields } = aBody();
  await post("/submissions", { caseType, customer, fields }, key);

  const again = await post(
    "/submissions",
    { fields: Object.fromEntries(Object.entries(fields).reverse()), customer, caseType },
    key,
  );

  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(store.all()).toHaveLength(1);
});

test("the same key with another body is refused and changes nothing", async () => {
  const { post, store } = apiOfTest();
  const key = { "idempotency-key": "k" };
  await post("/submissions", aBody(), key);
  const before = store.all();

  const other = await post("/submissions", aBody({}, { amount: "251" }), key);

  expect(other.status).toBe(422);
  expect(await jsonOf(other)).toMatchObject({ code: "idempotency-key-reused", status: 422 });
  expect(store.all()).toEqual(before);
});

test("the same key of another customer is another key", async () => {
  const { post, store } = apiOfTest();
  const key = { "idempotency-key": "k" };
  await post("/submissions", aBody(), key);

  const other = await post(
    "/submissions",
    aBody({ customer: { email: "eve@example.test", uid: "656077440519049601" } }),
    key,
  );

  expect(other.status).toBe(201);
  expect(other.headers.get("idempotency-replayed")).toBeNull();
  expect(store.all()).toHaveLength(2);
});

test("without a key every call opens a case", async () => {
  const { post, store } = apiOfTest();

  await post("/submissions", aBody());
  await post("/submissions", aBody());

  expect(store.all()).toHaveLength(2);
});

test.each([
  ["255 characters", "k".repeat(255), 201],
  ["256 characters", "k".repeat(256), 422],
  ["nothing", "", 422],
  ["a letter outside ASCII", "clé", 422],
  ["a tab", "a\tb", 422],
])("an Idempotency-Key of %s", async (_, key, status) => {
  const { post, store } = apiOfTest();

  const answer = await post("/submissions", aBody(), { "idempotency-key": key });

  expect(answer.status).toBe(status);
  expect(store.all()).toHaveLength(status === 201 ? 1 : 0);
  if (status !== 201) expect(Object.keys(await codesOf(answer))).toEqual(["Idempotency-Key"]);
});

test("while the table is out of reach the submission is kept and answered with the reference that it will have", async () => {
  const { post, store, files, passSeconds } = apiOfTest();
  const key = { "idempotency-key": "k" };
  store.isDown = true;
  const kept = await post("/submissions", aBody(), key);
  store.isDown = false;
  passSeconds(5);

  const opened = await post("/submissions", aBody(), key);

  expect(kept.status).toBe(202);
  expect(files.keys()).toHaveLength(1);
  const { receivedAt, ...rest } = await jsonOf(kept);
  expect(receivedAt).toBe(startOfTest);
  expect(await jsonOf(opened)).toEqual({ ...rest, receivedAt: addSeconds(startOfTest, 5) });
  expect(kept.headers.get("location")).toBe(opened.headers.get("location"));
});

test("where nothing can be kept the caller is asked to try again, and one line without content is logged", async () => {
  const { post, store, files, logged } = apiOfTest();
  store.isDown = true;
  files.isDown = true;

  const answer = await post("/submissions", aBody());

  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(await jsonOf(answer)).toMatchObject({ code: "try-again", status: 503 });
  expect(logged).toEqual([
    { level: "error", event: "api-fault", route: "POST /submissions", status: 503, fault: "Error" },
  ]);
});

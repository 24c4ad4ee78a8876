import { expect, test } from "vitest";
import { transition } from "#shared/domain/case.ts";
import { showReference } from "#shared/domain/reference.ts";
import { moveCase } from "#shared/intake/follow-up.ts";
import { receive } from "#shared/intake/receive.ts";
import { statusAnswer } from "../../../../functions/web/api/answer-schemas.ts";
import { codesAnHour } from "../../../../functions/web/code-tries.ts";
import { aMailSubmission, aReference, aSubmission, aValue, depositFields } from "../../../support/builders.ts";
import { startOfTest } from "../../../support/memory-ports.ts";
import { apiOfTest, codesOf, jsonOf } from "./api-of-test.ts";

/** The API with one case in it, and what opens that case. */
async function withCase(submission = aSubmission()) {
  const test = apiOfTest();
  await receive(submission, test.ports);
  const [kase] = test.store.all();
  if (!kase) throw new Error("no case");
  const token = test.settings.linkKeys.token(kase);
  const accessCode = test.settings.linkKeys.accessCode(kase);
  return { ...test, kase, token, accessCode };
}

test("the fragment of the link shows the status, in the words of the case's language", async () => {
  const { post, kase, token } = await withCase(aSubmission({ language: "zh-Hans" }));

  const answer = await post("/status", { token }, { "accept-language": "en" });

  const body = await jsonOf(answer);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-language")).toBe("zh-Hans");
  expect(body).toMatchObject({
    reference: showReference(kase.reference),
    state: "received",
    emailMasked: "a***@example.test",
    missing: [],
    labels: {
      caseType: expect.stringMatching(/\p{Script=Han}/u),
      fields: { amount: expect.stringMatching(/\p{Script=Han}/u) },
    },
  });
  expect(statusAnswer.parse(body)).toEqual(body);
});

test("reference and access code do as well, however they are typed", async () => {
  const { post, kase, accessCode } = await withCase();

  const answer = await post("/status", {
    reference: showReference(kase.reference).toLowerCase().replaceAll("-", " "),
    accessCode: accessCode.toLowerCase().replaceAll("-", ""),
  });

  expect(answer.status).toBe(200);
});

test("what the desk wrote and what is missing is shown, with the names of both", async () => {
  const { uid: _, ...withoutUid } = depositFields;
  const { post, ports, kase, token } = await withCase(aSubmission({ fields: withoutUid }));
  await moveCase(kase.reference, { to: "in-progress", message: "We are looking." }, ports);

  const body = await jsonOf(await post("/status", { token }));

  expect(body).toMatchObject({
    state: "in-progress",
    missing: ["uid"],
    history: [{ kind: "state-changed", message: "We are looking." }, { kind: "received" }],
    labels: { fields: { uid: "UID" }, states: { "in-progress": {}, "needs-information": {} } },
  });
  expect(statusAnswer.parse(body)).toEqual(body);
});

test("all that the desk ever wrote is shown, each step once, however much came after it", async () => {
  const { post, ports, store, kase, token } = await withCase();
  for (let i = 1; i <= 25; i++) await moveCase(kase.reference, { to: "same", message: `message ${i}` }, ports);
  // A change that wrote what it moves out, and lost its race.
  const [now] = store.all();
  const lost = now && transition(now, now.state, startOfTest, { text: "lost", digest: "aa" });
  if (now && lost) await store.save({ ...lost, case: { ...lost.case, version: now.version - 1 } });

  const { history } = statusAnswer.parse(await jsonOf(await post("/status", { token })));

  expect(history.map(({ seq }) => seq)).toEqual(Array.from({ length: 26 }, (_, i) => 26 - i));
  expect(history.flatMap(({ message }) => message ?? [])).toEqual(
    Array.from({ length: 25 }, (_, i) => `message ${25 - i}`),
  );
});

test("how the desk's calls are told apart is not shown", async () => {
  const { post, ports, kase, token } = await withCase();
  await moveCase(kase.reference, { to: "same", message: "Hello", idempotencyKey: "click-1" }, ports);

  const body = await (await post("/status", { token })).text();

  expect(body).toContain("Hello");
  expect(body).not.toContain('"call"');
});

test("nothing of a mail is shown, and no identifier whole", async () => {
  const submission = aMailSubmission({ fields: { ...depositFields, description: aValue("words of the mail") } });
  const { post, token } = await withCase(submission);

  const text = JSON.stringify(await jsonOf(await post("/status", { token })));

  for (const hidden of ["Deposit not there", "250.5 USDT yesterday", "kept/", "words of the mail", "73920418", "ana@"])
    expect(text).not.toContain(hidden);
});

test("opening changes nothing, any number of times", async () => {
  const { post, store, token } = await withCase();
  const before = store.all();

  const answers = await Promise.all([1, 2, 3].map(async () => (await post("/status", { token })).text()));

  expect(new Set(answers).size).toBe(1);
  expect(store.all()).toEqual(before);
});

test("unknown, wrong, revoked and malformed are one answer, byte for byte, after one read of the store", async () => {
  const { post, store, kase, token, accessCode } = await withCase();
  const reference = showReference(kase.reference);
  const unknown = showReference(aReference("nobody's"));
  await store.save({ case: { ...kase, linkGeneration: 2 }, payloads: [] });
  let reads = 0;
  const { withMessages } = store;
  store.withMessages = (asked) => {
    reads++;
    return withMessages(asked);
  };

  const bodies = [
    { token },
    { token: `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}` },
    { token: token.replace(kase.reference, aReference("nobody's")) },
    { token: "" },
    { token: "x".repeat(5000) },
    { token: "PC-\u0000" },
    { reference, accessCode },
    { reference, accessCode: "0000-0000-0000-0000" },
    { reference: unknown, accessCode },
    { reference: "PC-11111-11111", accessCode },
    { reference: "", accessCode: "" },
  ];
  const answers = [];
  for (const body of bodies) {
    const answer = await post("/status", body);
    answers.push(JSON.stringify([answer.status, [...answer.headers], await answer.text()]));
  }

  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain("no-such-case");
  expect(answers[0]).toMatch(/^\[403,/);
  expect(reads).toBe(bodies.length);
});

test.each([
  ["nothing", {}, { reference: "missing", accessCode: "missing" }],
  ["half of it", { reference: "PC-7K2M9-QX4TZ" }, { accessCode: "missing" }],
  ["a number", { token: 7 }, { token: "not-text" }],
  [
    "both ways at once",
    { token: "x", reference: "x", accessCode: "x" },
    { reference: "unknown-field", accessCode: "unknown-field" },
  ],
])("%s is no way to ask", async (_, body, codes) => {
  const { post } = await withCase();

  const answer = await post("/status", body);

  expect(answer.status).toBe(422);
  expect(await codesOf(answer)).toEqual(codes);
});

test("of one caller thirty access codes an hour are tried, the right one among them, and any number of tokens", async () => {
  const { post, kase, token, accessCode, passSeconds } = await withCase();
  const reference = showReference(kase.reference);
  const wrong = { reference, accessCode: "0000-0000-0000-0000" };

  const tried = [];
  for (let i = 0; i < codesAnHour; i++) tried.push((await post("/status", wrong)).status);
  const refused = await post("/status", { reference, accessCode });
  const byToken = await post("/status", { token });
  passSeconds(3600);
  const later = await post("/status", { reference, accessCode });

  expect(new Set(tried)).toEqual(new Set([403]));
  expect([refused.status, byToken.status, later.status]).toEqual([429, 200, 200]);
  expect(await jsonOf(refused)).toMatchObject({ code: "too-many" });
});

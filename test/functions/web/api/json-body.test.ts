import { expect, test } from "vitest";
import { aBody, apiOfTest, codesOf, jsonOf } from "./api-of-test.ts";

const limit = 64 * 1024;
/** A body that opens a case, filled up with blanks to so many bytes. */
const ofBytes = (bytes: number) => JSON.stringify(aBody()).padEnd(bytes, " ");

test.each([
  ["nothing", undefined],
  ["a form", "application/x-www-form-urlencoded"],
  ["text", "text/plain"],
  ["JSON of another kind", "application/ld+json"],
  ["JSON in another character set", "application/json; charset=utf-16"],
])("a body sent as %s is refused", async (_, type) => {
  const { api, store } = apiOfTest();

  const answer = await api.request("/submissions", {
    method: "POST",
    body: new TextEncoder().encode(JSON.stringify(aBody())),
    headers: type ? { "content-type": type } : {},
  });

  expect(answer.status).toBe(415);
  expect(await jsonOf(answer)).toMatchObject({ code: "unsupported-media-type" });
  expect(store.all()).toEqual([]);
});

test("a compressed body is refused rather than unpacked", async () => {
  const { send } = apiOfTest();

  expect((await send("/submissions", ofBytes(0), { "content-encoding": "gzip" })).status).toBe(415);
});

test("the media type may be written in capitals and name UTF-8", async () => {
  const { send } = apiOfTest();

  const answer = await send("/submissions", ofBytes(0), { "content-type": 'Application/JSON; Charset="UTF-8"' });

  expect(answer.status).toBe(201);
});

test("a body of the largest size is read, one byte more is not", async () => {
  const { send, store } = apiOfTest();

  expect((await send("/submissions", ofBytes(limit))).status).toBe(201);
  const refused = await send("/submissions", ofBytes(limit + 1));
  expect(refused.status).toBe(413);
  expect(await jsonOf(refused)).toMatchObject({ code: "body-too-large" });
  expect(store.all()).toHaveLength(1);
});

test("a small Content-Length does not hide a large body", async () => {
  const { send } = apiOfTest();

  expect((await send("/submissions", ofBytes(limit + 1), { "content-length": "10" })).status).toBe(413);
});

test.each([
  ["nothing", ""],
  ["half an object", '{"caseType":'],
  ["a list", "[]"],
  ["a text", '"x"'],
  ["a number", "NaN"],
  ["null", "null"],
  ["fields that are no object", '{"caseType":"other","customer":{"email":"a@b.example"},"fields":[]}'],
  ["a customer that is no object", '{"caseType":"other","customer":"a@b.example"}'],
])("%s is not JSON of the expected shape", async (_, body) => {
  const { send, store } = apiOfTest();

  const answer = await send("/submissions", body);

  expect(answer.status).toBe(400);
  expect(await jsonOf(answer)).toMatchObject({ code: "invalid-json" });
  expect(store.all()).toEqual([]);
});

test("bytes that are not UTF-8 are refused rather than replaced", async () => {
  const { send } = apiOfTest();

  expect((await send("/submissions", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).status).toBe(400);
});

const nested = (depth: number) =>
  `{"caseType":"other","customer":{"email":"a@b.example"},"x":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;

test("five levels are read, and the sixth is one too many", async () => {
  const { send } = apiOfTest();

  const five = await send("/submissions", nested(5));
  const six = await send("/submissions", nested(6));

  expect(await codesOf(five)).toEqual({ x: "unknown-field" });
  expect(six.status).toBe(400);
  expect(await jsonOf(six)).toMatchObject({ code: "invalid-json", detail: "nested deeper than 5" });
});

test("brackets inside a text are no levels", async () => {
  const { post } = apiOfTest();

  const answer = await post("/submissions", {
    caseType: "other",
    customer: { email: "ana@example.test" },
    fields: { description: '{[{[{["}{\\"{[{[{[' },
  });

  expect(answer.status).toBe(201);
});

test("as deep as a body can be is still only a refusal", async () => {
  const { send } = apiOfTest();

  expect((await send("/submissions", "[".repeat(limit / 2) + "]".repeat(limit / 2))).status).toBe(400);
});

test.each([
  ["plainly", '"uid":"123456","uid":"654321"'],
  ["in another spelling", '"uid":"123456","\\u0075id":"654321"'],
])("a name that stands twice, %s, is refused rather than the last one taken", async (_, members) => {
  const { send, store } = apiOfTest();

  const answer = await send("/submissions", `{"caseType":"other","customer":{"email":"a@b.example",${members}}}`);

  expect(answer.status).toBe(422);
  expect(await jsonOf(answer)).toMatchObject({
    errors: [{ field: "uid", code: "unknown-field", detail: "duplicate" }],
  });
  expect(store.all()).toEqual([]);
});

test("the same name in two objects is two names", async () => {
  const { post } = apiOfTest();
  const uid = "656077440519049601";

  expect((await post("/submissions", aBody({}, { uid }))).status).toBe(201);
});

test("a refusal never says back what was sent, beyond the names of fields", async () => {
  const { send } = apiOfTest();
  const secret = "abandon abandon abandon";

  const bodies = [
    `{"x":"${secret}"`,
    `{"caseType":"${secret}"}`,
    `{"caseType":"other","customer":{"email":"${secret}"}}`,
  ];
  const answers = await Promise.all(bodies.map(async (body) => (await send("/submissions", body)).text()));

  expect(answers.filter((text) => text.includes("abandon"))).toEqual([]);
});

test("a made-up name is said back shortened", async () => {
  const { send } = apiOfTest();

  const answer = await jsonOf(
    await send("/submissions", `{"caseType":"other","customer":{"email":"a@b.example"},"${"x".repeat(1000)}":1}`),
  );

  expect(answer.errors?.[0]?.field).toBe("x".repeat(60));
});

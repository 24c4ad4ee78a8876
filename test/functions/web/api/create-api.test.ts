import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { languageIds } from "#shared/domain/languages.ts";
import { problemCodes } from "#shared/domain/problems.ts";
import { problemAnswer } from "../../../../functions/web/api/answer-schemas.ts";
import { fieldErrors } from "../../../../functions/web/api/problem-json.ts";
import { apiOfTest, deskToken, jsonOf } from "./api-of-test.ts";

const authorization = `Bearer ${deskToken}`;

test.each([
  "/",
  "/nothing",
  "/submissions/",
  "/case-types/x",
  "/desk/nothing",
  "/desk/cases/PC-1/nothing",
  "/__proto__",
])("there is nothing under %s", async (path) => {
  const { get } = apiOfTest();

  const answer = await get(path, { authorization });

  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await jsonOf(answer)).toEqual({
    type: "urn:postcase:not-found",
    title: "There is nothing under this address.",
    status: 404,
    code: "not-found",
  });
});

test.each([
  ["GET", "/submissions", "POST"],
  ["PUT", "/submissions", "POST"],
  ["OPTIONS", "/submissions", "POST"],
  ["POST", "/case-types", "GET, HEAD"],
  ["DELETE", "/networks", "GET, HEAD"],
  ["GET", "/check/txid", "POST"],
  ["GET", "/status", "POST"],
  ["PATCH", "/desk/cases/PC-7K2M9-QX4TZ", "GET, HEAD"],
  ["GET", "/desk/cases/PC-7K2M9-QX4TZ/messages", "POST"],
])("%s of %s is answered with what is allowed there", async (method, path, allowed) => {
  const { api } = apiOfTest();

  const answer = await api.request(path, { method, headers: { authorization } });

  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe(allowed);
  expect(await jsonOf(answer)).toMatchObject({ code: "method-not-allowed" });
});

test("HEAD is answered as GET, without a body", async () => {
  const { api } = apiOfTest();

  const answer = await api.request("/networks", { method: "HEAD" });

  expect([answer.status, await answer.text()]).toEqual([200, ""]);
});

test("an answer to another origin, of whatever status, lets no page read it", async () => {
  const { api } = apiOfTest();
  const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };

  const answers = await Promise.all([
    api.request("/networks", { headers }),
    api.request("/nothing", { headers }),
    api.request("/submissions", { method: "OPTIONS", headers }),
    api.request("/submissions", { method: "POST", headers }),
    api.request("/desk/cases", { headers }),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([200, 404, 405, 415, 401]);
  for (const answer of answers)
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
});

test("no answer may be cached or guessed about, and each says its language", async () => {
  const { get, post, store } = apiOfTest();
  const fine = [
    await get("/networks"),
    await get("/nothing"),
    await post("/submissions", {}),
    await get("/desk/cases"),
  ];
  store.isDown = true;

  const answers = [...fine, await get("/desk/cases", { authorization })];

  expect(answers.map(({ status }) => status)).toEqual([200, 404, 422, 401, 503]);
  for (const { headers } of answers) {
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-language")).toBe("en");
  }
});

test("a fault is answered without a word about it, and logged in one line without content", async () => {
  const { get, store, logged } = apiOfTest();
  store.find = async () => {
    throw new TypeError("ana@example.test is not a function");
  };

  const answer = await get("/desk/cases?q=ana@example.test", { authorization });

  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(await answer.text()).not.toContain("ana@");
  expect(logged).toEqual([
    { level: "error", event: "api-fault", route: "GET /desk/cases", status: 503, fault: "TypeError" },
  ]);
});

describe("mounted into another app", () => {
  const mounted = () => {
    const test = apiOfTest();
    const app = new Hono();
    app.use(async (c, next) => {
      // As an app does that limits every body: from here on the stream is used up.
      if (c.req.method === "POST") await c.req.arrayBuffer();
      await next();
    });
    app.route("/api/v1", test.api);
    app.notFound((c) => c.text("a page", 404));
    app.onError((_, c) => c.text("a page", 500));
    return { ...test, app };
  };

  test("it keeps its own refusals", async () => {
    const { app, store } = mounted();
    store.isDown = true;

    const answers = await Promise.all([
      app.request("/api/v1/nothing"),
      app.request("/api/v1/submissions"),
      app.request("/api/v1/desk/cases"),
      app.request("/api/v1/desk/cases", { headers: { authorization } }),
      app.request("/api/v1/submissions", { method: "POST", body: "x", headers: { "content-type": "text/plain" } }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 405, 401, 503, 415]);
    for (const answer of answers) expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answers.map(({ headers }) => headers.get("cache-control"))).toEqual(Array(5).fill("no-store"));
  });

  test("it reads a body that was read before", async () => {
    const { app } = mounted();

    const answer = await app.request("/api/v1/check/txid", {
      method: "POST",
      body: '{"text":"51376627901"}',
      headers: { "content-type": "application/json" },
    });

    expect(await jsonOf(answer)).toMatchObject({ kind: "order-number" });
  });

  test("it leaves the other app's pages alone", async () => {
    const { app } = mounted();

    expect(await (await app.request("/nothing")).text()).toBe("a page");
  });
});

test("every problem of a field has its sentence in every language", () => {
  for (const language of languageIds) {
    const errors = problemCodes.map(
      (code) => fieldErrors([{ field: "txid", code, detail: "ethereum" }], language, "tron")[0],
    );

    expect(errors.filter((error) => !error?.message)).toEqual([]);
  }
});

test("a field that is wrong twice is named once, with what was found first", () => {
  const errors = fieldErrors(
    [
      { field: "amount", code: "not-text" },
      { field: "txid", code: "too-long", detail: "600" },
      { field: "txid", code: "txid-unreadable" },
    ],
    "en",
  );

  expect(errors.map(({ field, code }) => [field, code])).toEqual([
    ["amount", "not-text"],
    ["txid", "too-long"],
  ]);
});

test("refusals have the shape of the document", async () => {
  const { get, post } = apiOfTest();

  for (const answer of [await get("/nothing"), await post("/submissions", {}), await get("/desk/cases")]) {
    const body = await jsonOf(answer);
    expect(problemAnswer.parse(body)).toEqual(body);
  }
});

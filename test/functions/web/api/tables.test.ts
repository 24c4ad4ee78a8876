import { describe, expect, test } from "vitest";
import { caseTypeIds, fieldsOf } from "#shared/domain/case-types.ts";
import { languageIds } from "#shared/domain/languages.ts";
import { networkIds } from "#shared/domain/networks.ts";
import { caseTypesAnswer, networksAnswer } from "../../../../functions/web/api/answer-schemas.ts";
import { apiOfTest, jsonOf } from "./api-of-test.ts";

test("every case type is listed with exactly its fields", async () => {
  const { get } = apiOfTest();

  const body = caseTypesAnswer.parse(await jsonOf(await get("/case-types")));

  expect(body.caseTypes.map(({ id }) => id)).toEqual(caseTypeIds);
  for (const { id, fields } of body.caseTypes) expect(fields.map((field) => field.id)).toEqual(fieldsOf(id));
});

test("a field says whether it is required, alone or among several, and names its options", async () => {
  const { get } = apiOfTest();

  const { caseTypes } = caseTypesAnswer.parse(await jsonOf(await get("/case-types?lang=en")));
  const stolen = caseTypes.find(({ id }) => id === "account-stolen");

  expect(stolen).toMatchObject({
    urgency: "now",
    promiseHours: 1,
    required: [["uid", "registeredContact"], "whatHappened", "noticedAt", "freezeWanted"],
  });
  expect(stolen?.firstAid?.length).toBeGreaterThan(0);
  expect(stolen?.fields).toMatchObject([
    { id: "uid", kind: "uid", maxLength: 100, required: true, anyOf: ["uid", "registeredContact"] },
    { id: "registeredContact", required: true, anyOf: ["uid", "registeredContact"] },
    { id: "whatHappened", required: true },
    { id: "noticedAt", required: true },
    {
      id: "freezeWanted",
      options: [
        { id: "yes", label: "Yes, freeze it" },
        { id: "no", label: "No, not now" },
      ],
    },
    { id: "outgoingTxids", required: false },
    { id: "policeReport", required: false },
  ]);
  expect(stolen?.fields[2]).not.toHaveProperty("anyOf");
});

test("every network is listed with its name and examples", async () => {
  const { get } = apiOfTest();

  const body = networksAnswer.parse(await jsonOf(await get("/networks")));

  expect(body.networks.map(({ id }) => id)).toEqual(networkIds);
  expect(body.networks.find(({ id }) => id === "bitcoin")?.examples.txids.length).toBeGreaterThan(0);
});

describe.each(["/case-types", "/networks"])("%s", (path) => {
  test("speaks the asked language, the address before the header", async () => {
    const { get } = apiOfTest();
    const texts = await Promise.all(languageIds.map(async (id) => (await get(path, { "accept-language": id })).text()));

    const asked = await get(`${path}?lang=zh-Hant`, { "accept-language": "en" });

    expect(new Set(texts).size).toBe(languageIds.length);
    expect(asked.headers.get("content-language")).toBe("zh-Hant");
    expect(await asked.text()).toBe(texts[languageIds.indexOf("zh-Hant")]);
  });

  test("has a strong ETag per language, and is not sent again to who has it", async () => {
    const { get } = apiOfTest();
    const first = await get(path);
    const etag = first.headers.get("etag") ?? "";

    const again = await get(path, { "if-none-match": etag });
    const other = await get(`${path}?lang=zh-Hans`, { "if-none-match": etag });

    expect(etag).toMatch(/^"[^"]+"$/);
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(again.headers.get("cache-control")).toBe("no-store");
    expect(other.status).toBe(200);
  });
});

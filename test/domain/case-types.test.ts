import { describe, expect, test } from "vitest";
import { caseTypeIds, caseTypeRow, fieldsOf, isCaseTypeId, missingRequirements } from "#shared/domain/case-types.ts";
import { type FieldId, fieldIds, fieldRow, isFieldId } from "#shared/domain/fields.ts";

describe.each(caseTypeIds)("%s", (id) => {
  const row = caseTypeRow(id);

  test("asks for each field once, required ones first", () => {
    const required = row.required.flat();

    expect(fieldsOf(id)).toEqual([...required, ...row.helpful]);
    expect(new Set(fieldsOf(id)).size).toBe(fieldsOf(id).length);
  });

  test("misses everything of nothing, and nothing of everything", () => {
    expect(missingRequirements(id, () => false)).toEqual(row.required);
    expect(missingRequirements(id, () => true)).toEqual([]);
  });

  test("promises an answer and keeps cases for a while", () => {
    expect(row.promiseHours).toBeGreaterThan(0);
    expect(row.retentionDays).toBeGreaterThanOrEqual(365);
  });

  test("can be told apart by who it is about", () => {
    const about: readonly FieldId[] = ["uid", "registeredContact", "impostorContact", "earlierReference"];

    expect(row.required.flat().some((field) => about.includes(field as FieldId))).toBe(true);
  });
});

test("one of several alternatives is enough, and where none is there all are named", () => {
  const rest: readonly FieldId[] = ["whatHappened", "noticedAt", "freezeWanted"];
  const missing = (...has: FieldId[]) => missingRequirements("account-stolen", (field) => has.includes(field));

  expect(missing(...rest)).toEqual([["uid", "registeredContact"]]);
  expect(missing("uid", ...rest)).toEqual([]);
  expect(missing("registeredContact", ...rest)).toEqual([]);
  expect(missing("uid", "registeredContact")).toEqual(rest);
});

test("a stolen account is the urgent one, answered soonest, and asks for nothing that takes time", () => {
  const urgent = caseTypeIds.filter((id) => caseTypeRow(id).urgency === "now");
  const soonest = Math.min(...caseTypeIds.map((id) => caseTypeRow(id).promiseHours));

  expect(urgent).toEqual(["account-stolen"]);
  expect(caseTypeRow("account-stolen").promiseHours).toBe(soonest);
  expect(caseTypeRow("account-stolen").required.flat()).not.toContain("txid");
});

test("a transaction id is asked for together with a network", () => {
  const alone = caseTypeIds.filter((id) => fieldsOf(id).includes("txid") && !fieldsOf(id).includes("network"));

  expect(alone).toEqual([]);
});

test("a choice has options, each once, and fits its longest input; nothing else has any", () => {
  for (const id of fieldIds) {
    const { kind, options = [], maxLength } = fieldRow(id);
    expect(options.length > 1, id).toBe(kind === "choice");
    expect(new Set(options).size, id).toBe(options.length);
    expect(Math.max(0, ...options.map((option) => option.length)), id).toBeLessThanOrEqual(maxLength);
  }
});

test("free text is never shown again", () => {
  const shown = fieldIds.filter((id) => fieldRow(id).kind === "text" && fieldRow(id).shown !== "presence");

  expect(shown).toEqual([]);
});

test("an id is one of the table, and nothing that every object has", () => {
  expect([isCaseTypeId("scam"), isCaseTypeId("constructor")]).toEqual([true, false]);
  expect([isFieldId("txid"), isFieldId("toString")]).toEqual([true, false]);
});

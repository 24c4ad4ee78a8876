import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { caseTypeIds, fieldsOf } from "#shared/domain/case-types.ts";
import { fieldIds, fieldRow } from "#shared/domain/fields.ts";
import { fieldSchemas, plainText, submissionBody } from "#shared/domain/submission-schema.ts";

const parses = (schema: z.ZodMiniType, value: unknown): boolean => z.safeParse(schema, value).success;
const customer = { email: "ana@example.test" };

describe.each(caseTypeIds)("%s", (caseType) => {
  const schema = submissionBody(caseType);
  const textOf = (field: (typeof fieldIds)[number]) => fieldRow(field).options?.[0] ?? "x";

  test("takes all of its fields together and none of them", () => {
    const fields = Object.fromEntries(fieldsOf(caseType).map((field) => [field, textOf(field)]));

    expect(parses(schema, { caseType, customer, fields })).toBe(true);
    expect(parses(schema, { caseType, customer })).toBe(true);
  });

  test("takes no field of another case type", () => {
    const foreign = fieldIds.filter((field) => !fieldsOf(caseType).includes(field));

    const taken = foreign.filter((field) => parses(schema, { caseType, customer, fields: { [field]: textOf(field) } }));

    expect(foreign.length).toBeGreaterThan(0);
    expect(taken).toEqual([]);
  });

  test("takes a UID with the customer only where it asks for one", () => {
    const withUid = { caseType, customer: { ...customer, uid: "73920418" } };

    expect(parses(schema, withUid)).toBe(fieldsOf(caseType).includes("uid"));
  });

  test("takes nothing else that a case has", () => {
    for (const more of [{ state: "closed" }, { trust: "proven" }, { emailProven: true }, { receivedAt: "now" }])
      expect(parses(schema, { caseType, customer, ...more }), JSON.stringify(more)).toBe(false);
  });
});

test.each(fieldIds)("%s is text of at most the length in the table, or one of its options", (field) => {
  const { maxLength, options } = fieldRow(field);
  const schema = fieldSchemas[field];

  expect(parses(schema, 7)).toBe(false);
  expect(parses(schema, options ? options[0] : "x".repeat(maxLength))).toBe(true);
  expect(parses(schema, options ? "maybe" : "x".repeat(maxLength + 1))).toBe(false);
});

test.each([
  ["NUL", "a\u0000b", false],
  ["half a surrogate pair", "a\ud83db", false],
  ["a whole surrogate pair", "a😀b", true],
  ["line ends and tabs", "a\r\n\tb", true],
])("plain text with %s", (_, text, taken) => {
  expect(parses(plainText(10), text)).toBe(taken);
});

import * as z from "zod/mini";
import { IntakeError } from "#shared/domain/errors.ts";
import type { Problem } from "#shared/domain/problems.ts";
import { shownName } from "./json-body.ts";

export type Shaped<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly value?: undefined; readonly problems: readonly Problem[] };

/**
 * A JSON value by its schema: the value, or what is wrong with each of its fields. A part that is no object, list or
 * number where one must be has no field to name: that throws IntakeError `invalid-json`.
 */
export function readShape<T>(schema: z.ZodMiniType<T, unknown>, body: unknown): Shaped<T> {
  const parsed = z.safeParse(schema, body, { reportInput: true });
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { problems: parsed.error.issues.flatMap(problemsOf) };
}

/** The same, where one wrong field is enough to refuse. Throws IntakeError `invalid-fields` as well. */
export function requireShape<T>(schema: z.ZodMiniType<T, unknown>, body: unknown): T {
  const { value, problems } = readShape(schema, body);
  if (problems.length > 0 || value === undefined) throw new IntakeError("invalid-fields", { fields: problems });
  return value;
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const field = nameAt(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ field: nameAt([...issue.path, key]), code: "unknown-field" }));
    case "too_big":
      return [{ field, code: "too-long", detail: String(issue.maximum) }];
    // The one pattern that a body has asks for something that can be seen.
    case "invalid_format":
      return [{ field, code: "missing" }];
    case "invalid_value":
      return [{ field, code: choiceCode(issue.input) }];
    case "custom":
      return [{ field, code: "not-text", detail: issue.message }];
    case "invalid_type":
      if (issue.input === undefined && issue.path.length > 0) return [{ field, code: "missing" }];
      if (issue.expected === "string") return [{ field, code: "not-text" }];
  }
  throw new IntakeError("invalid-json", { detail: `${field || "the body"} has another shape` });
}

function choiceCode(input: unknown): Problem["code"] {
  if (input === undefined) return "missing";
  return typeof input === "string" ? "choice-unknown" : "not-text";
}

/** `fields.txid` is called `txid`, `customer.email` is called `email`: callers know their fields by these names. */
function nameAt(path: readonly PropertyKey[]): string {
  return shownName(String(path.at(-1) ?? ""));
}

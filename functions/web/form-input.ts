import type { EmailAddress, Instant } from "#shared/domain/brand.ts";
import {
  type CaseTypeId,
  caseTypeRow,
  fieldsOf,
  missingRequirements,
  type Requirement,
} from "#shared/domain/case-types.ts";
import { checkFields } from "#shared/domain/check-fields.ts";
import { parseEmailAddress } from "#shared/domain/customer.ts";
import type { FieldValues } from "#shared/domain/field-value.ts";
import { type FieldId, fieldRow } from "#shared/domain/fields.ts";
import type { LanguageId } from "#shared/domain/languages.ts";
import type { Problem } from "#shared/domain/problems.ts";
import { sha256 } from "#shared/intake/keys.ts";
import type { PostedForm } from "./posted-form.ts";

export type FieldTexts = Partial<Record<FieldId, string>>;

/** What a customer typed, as it was typed, so that no answer of ours ever loses it. */
export interface FormInput {
  readonly caseType: CaseTypeId;
  readonly texts: FieldTexts;
  readonly email: string;
  /** Minutes east of UTC that were chosen for the time on the form. */
  readonly offsetMinutes?: number;
  /** The field that people do not see. */
  readonly remark: string;
}

/** The texts of these fields in a posted form; empty ones are left out. */
export function textsOf(form: PostedForm, wanted: readonly FieldId[]): FieldTexts {
  const texts: FieldTexts = {};
  for (const field of wanted) {
    const text = form.get(field) ?? "";
    if (text.trim() !== "") texts[field] = text;
  }
  return texts;
}

/** The zone that was chosen on a form, if it is one that exists. */
export function offsetOf(form: PostedForm): { offsetMinutes?: number } {
  const text = form.get("zone") ?? "";
  if (!/^-?[0-9]{1,3}$/.test(text)) return {};
  const offsetMinutes = Number(text);
  return Math.abs(offsetMinutes) <= maxOffsetMinutes ? { offsetMinutes } : {};
}

const maxOffsetMinutes = 14 * 60;

export const readFormInput = (caseType: CaseTypeId, form: PostedForm): FormInput => ({
  caseType,
  texts: textsOf(form, fieldsOf(caseType)),
  email: form.get("email") ?? "",
  ...offsetOf(form),
  remark: form.get("remark") ?? "",
});

/** A problem of the form: of one field, of the e-mail address, or of several fields of which any one would do. */
export interface FormProblem extends Problem<FieldId | "email"> {
  readonly anyOf?: readonly FieldId[];
}

export interface CheckedInput {
  readonly values: FieldValues;
  readonly email?: EmailAddress;
  /** In the order of the form. */
  readonly problems: readonly FormProblem[];
}

export interface InputContext {
  readonly language: LanguageId;
  readonly now: Instant;
  readonly uidPattern: RegExp;
}

/** What was typed, understood: values where it could be read, problems where not, missing fields among them. */
export function checkInput(input: FormInput, context: InputContext): CheckedInput {
  const { caseType, texts, offsetMinutes } = input;
  const checked = checkTexts(caseType, texts, offsetMinutes, context);
  const wrong = new Set(checked.problems.map(({ field }) => field));
  const isThere = (field: FieldId): boolean => checked.values[field] !== undefined || wrong.has(field);
  const missing = missingRequirements(caseType, isThere).map(missingProblem);
  const email = parseEmailAddress(input.email);
  const problems = [...checked.problems, ...missing, ...(email ? [] : [emailProblem(input.email)])];
  return { values: checked.values, ...(email && { email }), problems: inOrderOfForm(caseType, problems) };
}

/** Only what is wrong with texts that are there. */
export const checkTexts = (
  caseType: CaseTypeId,
  texts: FieldTexts,
  offsetMinutes: number | undefined,
  context: InputContext,
): { values: FieldValues; problems: Problem<FieldId>[] } =>
  checkFields(caseType, texts, {
    ...context,
    place: "form",
    ...(offsetMinutes !== undefined && { offsetMinutes }),
  });

function missingProblem(requirement: Requirement): FormProblem {
  const [field, ...others] = [requirement].flat() as [FieldId, ...FieldId[]];
  return { field, code: "missing", ...(others.length > 0 && { anyOf: [field, ...others] }) };
}

/** What is wrong with the text of an e-mail address that could not be read. */
export const emailProblem = (typed: string): FormProblem => ({
  field: "email",
  code: typed.trim() === "" ? "missing" : "email-unreadable",
});

function inOrderOfForm(caseType: CaseTypeId, problems: readonly FormProblem[]): FormProblem[] {
  const order: readonly string[] = [...fieldsOf(caseType), "email"];
  return [...problems].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/**
 * The problems that keep a form from its check page. Where every hour counts, an empty field is none, save the story
 * itself and the address of the answer: without them nobody could do anything with the case.
 */
export function blockingProblems(caseType: CaseTypeId, problems: readonly FormProblem[]): FormProblem[] {
  if (caseTypeRow(caseType).urgency !== "now") return [...problems];
  return problems.filter(
    ({ field, code }) => code !== "missing" || field === "email" || fieldRow(field).kind === "text",
  );
}

/** Whether a form may be sent as it is: nothing that was typed is wrong, and there is an address to answer to. */
export const maySendIncomplete = ({ email, problems }: CheckedInput): boolean =>
  email !== undefined && problems.every(({ code }) => code === "missing");

/** SHA-256 over what was typed, by which the same form sent twice is told from a corrected one. */
export function bodyHashOf({ caseType, texts, email, offsetMinutes }: FormInput, language: LanguageId): string {
  return sha256(
    JSON.stringify([caseType, language, email.trim(), offsetMinutes ?? null, Object.entries(texts).sort()]),
  );
}

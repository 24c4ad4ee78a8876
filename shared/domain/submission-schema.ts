import * as z from "zod/mini";
import { type CaseTypeId, caseTypeIds, fieldsOf } from "./case-types.ts";
import { type FieldId, fieldIds, fieldRow } from "./fields.ts";
import { type LanguageId, languageIds } from "./languages.ts";

/** Longest e-mail address that SMTP carries (RFC 5321 4.5.3.1.3, without the angle brackets). */
export const maxEmailLength = 254;

/** A submission as a program sends it. Values are text as a person would type it; `check-fields.ts` reads them. */
export interface SubmissionBody {
  readonly caseType: CaseTypeId;
  readonly language?: LanguageId | undefined;
  readonly customer: { readonly email: string; readonly uid?: string | undefined };
  readonly fields?: { readonly [Field in FieldId]?: string | undefined } | undefined;
}

// NUL and half surrogate pairs are valid in JSON, but not in UTF-8 or in mail: a store would change or refuse them.
const isKeptWhole = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");

/** Text of at most `maxLength` UTF-16 units that every store keeps as it is. */
export const plainText = (maxLength: number) =>
  z.string().check(z.maxLength(maxLength), z.refine(isKeptWhole, { error: "holds NUL or half a surrogate pair" }));

function fieldSchemaOf(field: FieldId): z.ZodMiniType<string, string> {
  const { maxLength, options } = fieldRow(field);
  return options ? z.enum(options) : plainText(maxLength);
}

/** The schema of each field's text: its type and its limit. What the text means is not a matter of shape. */
export const fieldSchemas = Object.fromEntries(fieldIds.map((field) => [field, fieldSchemaOf(field)])) as Readonly<
  Record<FieldId, z.ZodMiniType<string, string>>
>;

function bodyOf(caseType: CaseTypeId): z.ZodMiniType<SubmissionBody, SubmissionBody> {
  const asked = fieldsOf(caseType);
  const optional = Object.fromEntries(asked.map((field) => [field, z.optional(fieldSchemas[field])]));
  const email = plainText(maxEmailLength);
  return z.strictObject({
    caseType: z.literal(caseType),
    language: z.optional(z.enum(languageIds)),
    customer: asked.includes("uid")
      ? z.strictObject({ email, uid: z.optional(fieldSchemas.uid) })
      : z.strictObject({ email }),
    fields: z.optional(z.strictObject(optional)),
  });
}

const bodies = Object.fromEntries(caseTypeIds.map((caseType) => [caseType, bodyOf(caseType)])) as Readonly<
  Record<CaseTypeId, z.ZodMiniType<SubmissionBody, SubmissionBody>>
>;

/**
 * The one shape of a submission of this case type: a strict object with exactly the fields that the table asks for,
 * each of them optional, because what is missing is asked for later. Nothing else that a case has can be set by it.
 */
export const submissionBody = (caseType: CaseTypeId): z.ZodMiniType<SubmissionBody, SubmissionBody> => bodies[caseType];

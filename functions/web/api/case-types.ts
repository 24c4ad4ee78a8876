import { type CaseTypeId, caseTypeIds, caseTypeRow, fieldsOf } from "#shared/domain/case-types.ts";
import { type FieldId, fieldRow } from "#shared/domain/fields.ts";
import type { LanguageId } from "#shared/domain/languages.ts";
import { words } from "#shared/words/index.ts";
import { type ApiContext, answer } from "./api-context.ts";

/** GET /case-types: what each kind of case asks for, in words. */
export const getCaseTypes = (c: ApiContext): Response =>
  answer(c, { caseTypes: caseTypeIds.map((id) => caseTypeView(id, c.get("language"))) });

function caseTypeView(id: CaseTypeId, language: LanguageId) {
  const { urgency, promiseHours, required } = caseTypeRow(id);
  const { within, caseTypes } = words[language];
  return {
    id,
    ...caseTypes[id],
    urgency,
    promiseHours,
    promise: within(promiseHours),
    required,
    fields: fieldsOf(id).map((field) => fieldView(field, id, language)),
  };
}

function fieldView(id: FieldId, caseType: CaseTypeId, language: LanguageId) {
  const { kind, maxLength, options } = fieldRow(id);
  const { label, hint, where, options: labels } = words[language].fields[id];
  const requirement = caseTypeRow(caseType).required.find((wanted) => [wanted].flat().includes(id));
  return {
    id,
    label,
    hint,
    where,
    kind,
    maxLength,
    required: requirement !== undefined,
    ...(Array.isArray(requirement) && { anyOf: requirement }),
    ...(options && { options: options.map((option) => ({ id: option, label: labels?.[option] ?? option })) }),
  };
}

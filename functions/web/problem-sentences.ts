import type { FieldId } from "#shared/domain/fields.ts";
import { networkOf } from "#shared/domain/networks.ts";
import type { FieldTexts, FormProblem } from "./form-input.ts";
import type { View } from "./view.ts";

/** What is wrong, as one sentence in the language of the page. */
export function sentenceOf({ field, code, detail, anyOf }: FormProblem, texts: FieldTexts, view: View): string {
  const { words, says } = view;
  const missing = code === "missing";
  if (missing && anyOf) return says.form.enterOneOf(words.or(anyOf.map((id) => words.fields[id].label)));
  if (missing) return field === "email" ? says.form.email.missing : words.fields[field].missing;
  const network = networkOf(texts.network ?? "");
  return words.problems[code]({
    label: labelOf(field, view),
    ...(network && { network: words.networks[network] }),
    ...(detail && { detail }),
  });
}

export const labelOf = (field: FieldId | "email", { words, says }: View): string =>
  field === "email" ? says.form.email.label : words.fields[field].label;

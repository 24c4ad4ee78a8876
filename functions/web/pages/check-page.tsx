import type { Child } from "hono/jsx";
import type { Instant } from "#shared/domain/brand.ts";
import { type CaseTypeId, caseTypeRow, fieldsOf } from "#shared/domain/case-types.ts";
import type { FieldValue, FieldValues } from "#shared/domain/field-value.ts";
import { type FieldId, type FieldKind, fieldRow } from "#shared/domain/fields.ts";
import { isNetworkId } from "#shared/domain/networks.ts";
import type { Passage } from "#shared/words/pages.ts";
import type { CheckedInput, FormInput } from "../form-input.ts";
import { labelOf } from "../problem-sentences.ts";
import type { View } from "../view.ts";
import { formId } from "./form-page.tsx";
import { Layout } from "./layout.tsx";
import { HiddenFields, Notice, Time } from "./parts.tsx";

interface CheckPageProps {
  readonly view: View;
  readonly input: FormInput;
  readonly checked: CheckedInput;
  readonly token: string;
  /** Why the customer sees this page again. */
  readonly notice?: Passage;
}

/** How we understood every answer, before it is sent. Everything that was typed travels along in hidden fields. */
export const CheckPage = ({ view, input, checked, token, notice }: CheckPageProps) => {
  const { says, link } = view;
  const { caseType, texts, email, offsetMinutes, remark } = input;
  const isIncomplete = checked.problems.length > 0;
  const zone = offsetMinutes === undefined ? undefined : String(offsetMinutes);
  return (
    <Layout view={view} title={says.check.title} keepsForm={formId}>
      {notice && <Notice passage={notice} />}
      <h1>{says.check.title}</h1>
      <p class="lead">{says.check.lead}</p>
      <form id={formId} method="post" action={link(`/new/${caseType}`)} class="card">
        <HiddenFields
          fields={{ "form-token": token, step: "check", ...texts, zone, email, remark: remark || undefined }}
        />
        <dl class="answers">
          <Answer view={view} input={input} field="email">
            {checked.email ?? email}
          </Answer>
          {shownFields(checked, caseType).map((field) => (
            <Answer view={view} input={input} field={field}>
              <Understood view={view} field={field} values={checked.values} />
            </Answer>
          ))}
        </dl>
        {isIncomplete && <p class="hint">{says.check.incomplete}</p>}
        <div class="actions">
          <button type="submit" class="button" name="action" value={isIncomplete ? "send-incomplete" : "send"}>
            {says.check.send}
          </button>
          <p class="hint">{says.check.sendHint}</p>
        </div>
      </form>
    </Layout>
  );
};

/** Every field with a value, and those that are missing; empty ones that are only helpful would make a phone's page twice as long. */
function shownFields({ values }: CheckedInput, caseType: CaseTypeId): FieldId[] {
  const required: readonly FieldId[] = caseTypeRow(caseType).required.flat() as FieldId[];
  return fieldsOf(caseType).filter((field) => values[field] !== undefined || required.includes(field));
}

interface AnswerProps {
  readonly view: View;
  readonly input: FormInput;
  readonly field: FieldId | "email";
  readonly children?: Child;
}

const Answer = ({ view, input, field, children }: AnswerProps) => (
  <div>
    <dt>{labelOf(field, view)}</dt>
    <dd>{children}</dd>
    <dd class="change">
      {/* The fragment takes the customer to the very field. */}
      <button
        type="submit"
        class="link"
        name="action"
        value="edit"
        formaction={`${view.link(`/new/${input.caseType}`)}#${field}`}
        aria-label={`${view.says.check.change}: ${labelOf(field, view)}`}
      >
        {view.says.check.change}
      </button>
    </dd>
  </div>
);

const Understood = ({ view, field, values }: { view: View; field: FieldId; values: FieldValues }) => {
  const value = values[field];
  if (!value) return <span class="hint">{view.says.check.notGiven}</span>;
  const { remark } = view.words.mail;
  // Said only where it is more than the customer's own choice of a network.
  const network = value.network && value.network !== values.network?.value && view.words.networks[value.network];
  // A network or an option that was chosen from our own list is not typed.
  const { kind } = fieldRow(field);
  const differs = value.asTyped.trim() !== value.value && kind !== "network" && kind !== "choice";
  return (
    <>
      {(shownAs[kind] ?? asText)(view, field, value)}
      {network && <span class="hint"> {remark("", network).trim()}</span>}
      {differs && <p class="hint">{view.says.check.youTyped(value.asTyped.trim())}</p>}
    </>
  );
};

type Show = (view: View, field: FieldId, value: FieldValue) => Child;

const asText: Show = (_view, _field, { value }) => <span class="text">{value}</span>;
const asId: Show = (_view, _field, { value }) => <code>{value}</code>;

const shownAs: Partial<Record<FieldKind, Show>> = {
  txid: asId,
  address: asId,
  code: asId,
  uid: asId,
  network: ({ words }, _field, { value }) => (isNetworkId(value) ? words.networks[value] : value),
  choice: ({ words }, field, { value }) => words.fields[field].options?.[value] ?? value,
  time: ({ words }, _field, { value, zone }) => (
    <>
      <Time at={value as Instant} offsetMinutes={zone?.offsetMinutes ?? 0} />
      {zone && <span class="hint"> {words.mail.remark("", words.zoneKnown[zone.known]).trim()}</span>}
    </>
  ),
};

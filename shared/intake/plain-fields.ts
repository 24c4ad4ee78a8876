import type { Instant } from "#shared/domain/brand.ts";
import { type CaseTypeId, caseTypeRow, fieldsOf } from "#shared/domain/case-types.ts";
import { checkFields } from "#shared/domain/check-fields.ts";
import type { FieldValues, Provenance } from "#shared/domain/field-value.ts";
import { type FieldId, fieldRow, isFieldId } from "#shared/domain/fields.ts";
import type { LanguageId } from "#shared/domain/languages.ts";
import { fieldsOfLabel } from "#shared/domain/mail-labels.ts";
import { guessCaseType } from "#shared/domain/problem-words.ts";
import type { Problem } from "#shared/domain/problems.ts";
import { ownText } from "#shared/domain/quoted-text.ts";

export interface PlainFieldsContext {
  /** When the mail was received: no value is later. */
  readonly now: Instant;
  readonly language: LanguageId;
  readonly uidPattern: RegExp;
  /** Zone of the writer's device, minutes east of UTC, for times without one of their own. */
  readonly dateOffsetMinutes?: number;
}

export interface PlainFields {
  readonly caseType: CaseTypeId;
  readonly fields: FieldValues;
  /** Of values that were found and did not pass; they are left out, so the customer is asked for them. */
  readonly problems: readonly Problem<FieldId>[];
}

/** A text that may fill a field, and where it stood. */
interface Candidate {
  readonly field: FieldId;
  readonly text: string;
  readonly provenance: Provenance;
}

/** Characters of a mail's own text that are looked through, and the longest line that can be a label and its value. */
const maxReadLength = 20_000;
const maxLineLength = 1_000;
const maxLabelLength = 40;
const maxUrls = 10;
/** Fewer characters tell no story. */
const minStoryLength = 20;

/** Free-text fields that the mail as a whole answers. */
const told: readonly FieldId[] = ["whatHappened", "description", "whatIsWrong", "expectedAndActual"];

/**
 * Reads the case type and the fields that stand plainly in a mail: `Label: value` lines, explorer addresses, and the
 * text itself as the description. Quoted mail is not read. Every value has passed the check of the form; nothing is
 * guessed, for what is missing is asked.
 */
export function readPlainFields(
  mail: { readonly subject: string; readonly text: string },
  context: PlainFieldsContext,
): PlainFields {
  const text = ownText(mail.text);
  const caseType = guessCaseType(mail.subject, text);
  const asked = fieldsOf(caseType);
  const body = text.slice(0, maxReadLength);
  const labelled = [
    ...labelledValues(body, "mail-body", asked),
    ...labelledValues(mail.subject, "mail-subject", asked),
  ];
  const first = firstOfEach([...labelled, ...story(caseType, text)]);
  const read = check(caseType, first, context);
  return read.fields.txid ? read : withExplorerUrl(caseType, first, read, urlsOf(body), context);
}

/** `Label: value` lines, in the order of the text, of the fields that the case type asks for. */
function labelledValues(text: string, place: Provenance["place"], asked: readonly FieldId[]): Candidate[] {
  return text.split("\n").flatMap((line) => {
    const [, label = "", value = ""] = /^([^:：=＝\t]{1,60})[:：=＝\t](.*)$/.exec(line.slice(0, maxLineLength)) ?? [];
    const field =
      label.trim().length <= maxLabelLength ? fieldsOfLabel(label).find((id) => asked.includes(id)) : undefined;
    const typed = value
      .trim()
      .replace(/^\*{1,2}|\*{1,2}$/g, "")
      .trim();
    return field && typed ? [{ field, text: typed, provenance: { place, rule: "label" } }] : [];
  });
}

/** The mail's own words as the free-text field that the case type requires. */
function story(caseType: CaseTypeId, text: string): Candidate[] {
  const field = told.find((id) => caseTypeRow(caseType).required.flat().includes(id));
  if (!field || text.length <= minStoryLength) return [];
  // A cut between the halves of a character would leave half a character.
  const words = text.slice(0, fieldRow(field).maxLength).replace(/[\ud800-\udbff]$/, "");
  return [{ field, text: words, provenance: { place: "mail-body" } }];
}

const firstOfEach = (candidates: readonly Candidate[]): Map<FieldId, Candidate> =>
  new Map(candidates.toReversed().map((candidate) => [candidate.field, candidate]));

const urlsOf = (text: string): string[] =>
  [...text.matchAll(/https?:\/\/[^\s<>"'，。；、（）()【】]{4,580}/gi)]
    .slice(0, maxUrls)
    .map(([url]) => url.replace(/[.,;!?]+$/, ""));

/** The reading with the first explorer address in it that is a transaction, which tells the network too where no label does. */
function withExplorerUrl(
  caseType: CaseTypeId,
  found: ReadonlyMap<FieldId, Candidate>,
  read: PlainFields,
  urls: readonly string[],
  context: PlainFieldsContext,
): PlainFields {
  if (!fieldsOf(caseType).includes("txid")) return read;
  for (const url of urls) {
    const txid: Candidate = { field: "txid", text: url, provenance: { place: "mail-body", rule: "explorer-url" } };
    const again = check(caseType, new Map([...found, ["txid", txid]]), context);
    if (again.fields.txid) return again;
  }
  return read;
}

function check(
  caseType: CaseTypeId,
  candidates: ReadonlyMap<FieldId, Candidate>,
  context: PlainFieldsContext,
): PlainFields {
  const typed: Partial<Record<FieldId, string>> = {};
  for (const { field, text } of candidates.values()) typed[field] = text;
  const { values, problems } = checkFields(caseType, typed, {
    language: context.language,
    now: context.now,
    uidPattern: context.uidPattern,
    place: "mail-body",
    ...(context.dateOffsetMinutes !== undefined && { offsetMinutes: context.dateOffsetMinutes }),
  });
  // The check adds a network that a link tells; it stood where the link did.
  const placeOf = (field: FieldId): Provenance => {
    const found = candidates.get(field)?.provenance;
    return found ?? { place: candidates.get("txid")?.provenance.place ?? "mail-body", rule: "explorer-url" };
  };
  const fields: FieldValues = {};
  for (const field of Object.keys(values).filter(isFieldId)) {
    const value = values[field];
    if (value) fields[field] = { ...value, provenance: placeOf(field) };
  }
  return { caseType, fields, problems };
}

import type { FieldValue, FieldValues, Provenance } from "#shared/domain/field-value.ts";
import { type FieldId, fieldRow } from "#shared/domain/fields.ts";
import { isNetworkId } from "#shared/domain/networks.ts";
import {
  cut,
  findSecrets,
  loadPhraseWords,
  markOf,
  maxSearchedLength,
  type SecretContext,
  type SecretKind,
  type SecretSpan,
  secretKinds,
  txidFields,
} from "#shared/domain/secrets/secrets.ts";
import type { MailDetails, Submission } from "#shared/domain/submission.ts";
import { createRepeats, type Repeats } from "./repeated-secrets.ts";

/** What stands where a text could not be searched: it may hold a secret, so it is not kept. */
export const withheldMark = "[withheld: could not be checked for secrets]";

// A phrase that lies across the end of what is searched must not leave its beginning behind.
const edge = 4_000;

interface Redacted {
  readonly text: string;
  readonly kinds: readonly SecretKind[];
}

/**
 * The submission without its secrets, and with their kinds. Comes before anything is written, spooled or logged. A field
 * of free text keeps its other words; any other field that held a secret is left out, so that it is asked for again. What
 * is a secret in one text is one in every other: a field that was read out of the mail no longer has the word that told.
 * Where the search itself fails, every free text is withheld, and so is every field. Never throws.
 */
export async function redactSubmission(submission: Submission): Promise<Submission> {
  try {
    await loadPhraseWords();
    return redacted(submission);
  } catch {
    return withheld(submission);
  }
}

/** A text without its secrets, for what is kept of a mail that becomes no case. Never throws. */
export async function redactText(text: string): Promise<string> {
  try {
    await loadPhraseWords();
    return redactedText(text).text;
  } catch {
    return withheldMark;
  }
}

/** Kinds of the secrets in texts that are not kept themselves; undefined where they could not be searched. Never throws. */
export async function secretKindsIn(texts: readonly string[]): Promise<SecretKind[] | undefined> {
  try {
    await loadPhraseWords();
    return [...new Set(texts.flatMap((text) => redactedText(text).kinds))];
  } catch {
    return undefined;
  }
}

function redacted(submission: Submission): Submission {
  const context = contextOf(submission);
  // Each text is asked for twice: first for what is in it anywhere, then to cut it.
  const known = new Map<string, Searched>();
  const search = (text: string, field?: FieldId): Searched => {
    const key = `${field ?? ""}\n${text}`;
    const result = known.get(key) ?? searchedText(text, { ...context, ...(field && { field }) });
    known.set(key, result);
    return result;
  };
  const searched = textsOf(submission).map(({ text, field }) => search(text, field));
  if (searched.every(({ spans, isLong }) => spans.length === 0 && !isLong)) return submission;
  const repeats = createRepeats(
    searched.flatMap(({ text, spans }) =>
      spans.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) })),
    ),
  );
  const found = new Set<SecretKind>(submission.secrets);
  const read = (text: string, field?: FieldId): Redacted => {
    const result = withoutSpans(search(text, field), repeats);
    for (const kind of result.kinds) found.add(kind);
    return result;
  };
  const conflicts = Object.entries(submission.conflicts ?? {}).map(
    ([field, values]) => [field as FieldId, redactedValues(field as FieldId, values, read)] as const,
  );
  // What is alone now contradicts nothing.
  const settled = conflicts.flatMap(([field, [only, ...others]]) =>
    only && others.length === 0 ? [[field, only] as const] : [],
  );
  const { conflicts: _, ...rest } = submission;
  const open = conflicts.filter(([, values]) => values.length > 1);
  return {
    ...rest,
    fields: { ...Object.fromEntries(settled), ...redactedFields(submission.fields, read) },
    ...(open.length > 0 && { conflicts: Object.fromEntries(open) }),
    ...(submission.mail && { mail: redactedMail(submission.mail, read) }),
    ...(found.size > 0 && { secrets: [...found] }),
  };
}

interface FieldText {
  readonly text: string;
  readonly field?: FieldId;
}

/** Every text of a submission that is searched, each once. */
function textsOf({ fields, conflicts = {}, mail }: Submission): FieldText[] {
  const values = [...(Object.entries(fields) as [FieldId, FieldValue][])].concat(
    (Object.entries(conflicts) as [FieldId, readonly FieldValue[]][]).flatMap(([field, several]) =>
      several.map((value): [FieldId, FieldValue] => [field, value]),
    ),
  );
  return [
    ...(mail ? [{ text: mail.subject }, { text: mail.text }] : []),
    ...values.flatMap(([field, { value, asTyped }]) => [...new Set([value, asTyped])].map((text) => ({ text, field }))),
  ];
}

interface Searched {
  /** The text, or as much of it as is searched. */
  readonly text: string;
  readonly spans: readonly SecretSpan[];
  readonly isLong: boolean;
}

function searchedText(text: string, context: SecretContext): Searched {
  const isLong = text.length > maxSearchedLength;
  const searched = isLong ? text.slice(0, maxSearchedLength) : text;
  return { text: searched, spans: findSecrets(searched, context), isLong };
}

const redactedText = (text: string): Redacted => withoutSpans(searchedText(text, {}));

function withoutSpans({ text, spans: own, isLong }: Searched, repeats?: Repeats): Redacted {
  const spans = repeats ? repeats.added(text, own) : own;
  const kinds = spans.map(({ kind }) => kind);
  if (!isLong) return { text: cut(text, spans), kinds };
  const last = Math.min(
    maxSearchedLength - edge,
    ...spans.filter(({ end }) => end > maxSearchedLength - edge).map(({ start }) => start),
  );
  const kept = spans.filter(({ end }) => end <= last);
  return { text: `${cut(text.slice(0, last), kept)}\n${withheldMark}`, kinds };
}

const redactedMail = (mail: MailDetails, read: (text: string) => Redacted): MailDetails => ({
  ...mail,
  subject: read(mail.subject).text,
  text: read(mail.text).text,
});

function redactedFields(fields: FieldValues, read: (text: string, field: FieldId) => Redacted): FieldValues {
  const entries = (Object.entries(fields) as [FieldId, FieldValue][]).flatMap(([field, value]) => {
    const kept = redactedField(field, value, read);
    return kept ? [[field, kept] as const] : [];
  });
  return Object.fromEntries(entries);
}

const redactedValues = (
  field: FieldId,
  values: readonly FieldValue[],
  read: (text: string, field: FieldId) => Redacted,
): readonly FieldValue[] => values.flatMap((value) => redactedField(field, value, read) ?? []);

function redactedField(
  field: FieldId,
  value: FieldValue,
  read: (text: string, field: FieldId) => Redacted,
): FieldValue | undefined {
  const canonical = read(value.value, field);
  const typed = value.asTyped === value.value ? canonical : read(value.asTyped, field);
  const [first] = [...canonical.kinds, ...typed.kinds];
  if (!first) return value;
  if (!isFreeText(field)) return undefined;
  // Reading joins and trims: where only one of the two shows the secret, the other holds it all the same.
  const textOf = ({ kinds, text }: Redacted) => (kinds.length > 0 ? text : markOf(first));
  const text = textOf(canonical);
  // A mark in the place of the ids that are asked for would pass for an answer.
  if (txidFields.includes(field) && !/[0-9a-z]/i.test(withoutMarks(text))) return undefined;
  return { ...value, value: text, asTyped: textOf(typed) };
}

const withoutMarks = (text: string): string =>
  secretKinds.reduce((rest, kind) => rest.replaceAll(markOf(kind), ""), text);

const isFreeText = (field: FieldId): boolean => ["text", "line"].includes(fieldRow(field).kind);

function contextOf({ fields, secrets = [] }: Submission): SecretContext {
  const network = fields.txid?.network ?? fields.network?.value;
  const entries = Object.entries(fields) as [FieldId, FieldValue][];
  const addresses = entries.filter(([field]) => fieldRow(field).kind === "address").map(([, { value }]) => value);
  // Read out of a mail, such a field says no more than the digits themselves.
  const transactionIds = entries
    .filter(([field, { provenance }]) => txidFields.includes(field) && isFilledIn(provenance))
    .map(([, { asTyped }]) => asTyped);
  return {
    ...(network && isNetworkId(network) && { network }),
    addresses,
    transactionIds,
    isBesideKey: secrets.some((kind) => kind === "private-key" || kind === "possible-key"),
  };
}

const isFilledIn = ({ place }: Provenance): boolean => place === "form" || place === "api";

/** Choices and networks are words of ours, which hold nothing. */
const ownWords: readonly string[] = ["choice", "network"];

function withheld(submission: Submission): Submission {
  const entries = (Object.entries(submission.fields) as [FieldId, FieldValue][]).flatMap(([field, value]) => {
    if (ownWords.includes(fieldRow(field).kind)) return [[field, { ...value, asTyped: value.value }] as const];
    return isFreeText(field) ? [[field, { ...value, value: withheldMark, asTyped: withheldMark }] as const] : [];
  });
  const mail = submission.mail && { ...submission.mail, subject: withheldMark, text: withheldMark };
  const { conflicts: _, ...rest } = submission;
  return { ...rest, fields: Object.fromEntries(entries), ...(mail && { mail }) };
}

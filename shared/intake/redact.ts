import type { FieldConflicts, FieldValue, FieldValues } from "#shared/domain/field-value.ts";
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
} from "#shared/domain/secrets/secrets.ts";
import type { MailDetails, Submission } from "#shared/domain/submission.ts";

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
 * of free text keeps its other words; any other field that held a secret is left out, so that it is asked for again.
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
    return redactedText(text, {}).text;
  } catch {
    return withheldMark;
  }
}

/** Kinds of the secrets in texts that are not kept themselves. Never throws; a text that cannot be searched tells none. */
export async function secretKindsIn(texts: readonly string[]): Promise<SecretKind[]> {
  try {
    await loadPhraseWords();
    return [...new Set(texts.flatMap((text) => redactedText(text, {}).kinds))];
  } catch {
    return [];
  }
}

function redacted(submission: Submission): Submission {
  const context = contextOf(submission);
  const found = new Set<SecretKind>(submission.secrets);
  const read = (text: string, field?: FieldId): Redacted => {
    const result = redactedText(text, { ...context, ...(field && { field }) });
    for (const kind of result.kinds) found.add(kind);
    return result;
  };
  const fields = redactedFields(submission.fields, read);
  const conflicts = submission.conflicts && redactedConflicts(submission.conflicts, read);
  const mail = submission.mail && redactedMail(submission.mail, read);
  if (found.size === 0 && mail?.text === submission.mail?.text) return submission;
  return {
    ...submission,
    fields,
    ...(conflicts && { conflicts }),
    ...(mail && { mail }),
    ...(found.size > 0 && { secrets: [...found] }),
  };
}

function redactedText(text: string, context: SecretContext): Redacted {
  const isLong = text.length > maxSearchedLength;
  const searched = isLong ? text.slice(0, maxSearchedLength) : text;
  const spans = findSecrets(searched, context);
  const kinds = spans.map(({ kind }) => kind);
  if (!isLong) return { text: cut(searched, spans), kinds };
  const last = Math.min(
    maxSearchedLength - edge,
    ...spans.filter(({ end }) => end > maxSearchedLength - edge).map(({ start }) => start),
  );
  const kept = spans.filter(({ end }) => end <= last);
  return { text: `${cut(searched.slice(0, last), kept)}\n${withheldMark}`, kinds };
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

const redactedConflicts = (
  conflicts: FieldConflicts,
  read: (text: string, field: FieldId) => Redacted,
): FieldConflicts =>
  Object.fromEntries(
    (Object.entries(conflicts) as [FieldId, readonly FieldValue[]][]).map(([field, values]) => [
      field,
      values.flatMap((value) => redactedField(field, value, read) ?? []),
    ]),
  );

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
  return { ...value, value: textOf(canonical), asTyped: textOf(typed) };
}

const isFreeText = (field: FieldId): boolean => ["text", "line"].includes(fieldRow(field).kind);

function contextOf({ fields }: Submission): SecretContext {
  const network = fields.txid?.network ?? fields.network?.value;
  const addresses = (Object.entries(fields) as [FieldId, FieldValue][])
    .filter(([field]) => fieldRow(field).kind === "address")
    .map(([, { value }]) => value);
  return { ...(network && isNetworkId(network) && { network }), addresses };
}

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

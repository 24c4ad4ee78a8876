import { createParseMail } from "#shared/adapters/mime.ts";
import type { Instant } from "#shared/domain/brand.ts";
import { missingOf } from "#shared/domain/case.ts";
import { chooseEvidence, type Evidence, type EvidenceRefusal } from "#shared/domain/evidence.ts";
import type { FieldConflicts, FieldValue, FieldValues } from "#shared/domain/field-value.ts";
import type { Mail } from "#shared/domain/mail/mail.ts";
import { addressesOf, idsOf, messageIdOf } from "#shared/domain/mail/mail-fields.ts";
import { readHeaders } from "#shared/domain/mail/mail-headers.ts";
import { mailLimits } from "#shared/domain/mail/mail-limits.ts";
import { splitText } from "#shared/domain/mail/quoted-text.ts";
import type { Trust } from "#shared/domain/submission.ts";
import {
  type MailReading,
  type MailSettings,
  type RefusedMail,
  readStoredMail,
  type StoredMail,
  submissionOf,
} from "#shared/intake/read-stored-mail.ts";
import { redactSubmission, redactText } from "#shared/intake/redact.ts";

/** A field as the command prints it. */
export type InspectedField = Pick<FieldValue, "value" | "asTyped" | "provenance">;

export interface InspectedAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly sniffed?: string;
  /** Decoded bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly inline: boolean;
  /** Why it would not be kept as evidence. */
  readonly refused?: EvidenceRefusal;
}

/** What the mail function makes of a mail, as JSON. Whatever could hold a secret is printed without it. */
export interface Inspection {
  /** `appended` where the sender is that case's customer: only the store could tell. */
  readonly decision: { readonly outcome: "opened" | "appended" | "quarantined"; readonly why: string };
  readonly trust: Trust;
  readonly automatic: { readonly kind: string; readonly sign: string } | null;
  /** The one mailbox of the From header, or the one word in its place; null where it says more or nothing. */
  readonly from: string | null;
  readonly fromName: string | null;
  /** Every mailbox of every From header. */
  readonly senders: readonly string[];
  readonly replyTo: readonly string[];
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly date: Instant | null;
  /** Ids without their angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly language: string | null;
  readonly text: string;
  readonly newText: string;
  readonly attachments: readonly InspectedAttachment[];
  readonly fields: Readonly<Record<string, InspectedField>>;
  readonly conflicts: Readonly<Record<string, readonly InspectedField[]>>;
  readonly caseType: string | null;
  /** Each requirement that is not met: a field, or several of which one is enough, joined by `|`. */
  readonly missing: readonly string[];
  readonly secrets: readonly { readonly kind: string }[];
  /** Names of the limits that it was over: of reading, and of what is kept of its files. */
  readonly limits: readonly string[];
  readonly oddities: readonly string[];
}

export interface InspectSettings {
  readonly mailSettings: MailSettings;
  readonly now: () => Instant;
}

const parseMail = createParseMail();

/**
 * The mail in a file: without the empty lines that an export leaves before it, and with line feeds where an old system
 * wrote carriage returns alone. Neither can stand in the mail function, where a mail came by SMTP and begins with the
 * provider's own block. Undefined where no header field follows.
 */
export function mailIn(bytes: Uint8Array): Uint8Array | undefined {
  const lines = bytes.includes(LF) ? bytes : bytes.map((byte) => (byte === CR ? LF : byte));
  const raw = lines.subarray(
    Math.max(
      0,
      lines.findIndex((byte) => byte !== LF && byte !== CR),
    ),
  );
  return readHeaders(raw.subarray(0, topBytes)).length > 0 ? raw : undefined;
}

const LF = 10;
const CR = 13;

/** Nothing tells of a file to whom its envelope was addressed. */
const storedAt = (receivedAt: Instant): StoredMail => ({ rawKey: "", receivedAt, recipients: [] });

/** What the mail function would make of a raw mail. Stores nothing, looks nothing up, tells nobody. */
export async function inspectMail(raw: Uint8Array, { mailSettings, now }: InspectSettings): Promise<Inspection> {
  const stored = storedAt(now());
  const reading = await readStoredMail(raw, stored, { parseMail, mailSettings });
  return "refused" in reading ? inspectedTop(raw, reading) : inspected(reading, stored);
}

async function inspected(reading: MailReading, stored: StoredMail): Promise<Inspection> {
  const { mail, trust, automatic, language, extracted } = reading;
  const submission = await redactSubmission(submissionOf(reading, stored, { keptKey: "" }));
  const { subject = "", text = "" } = submission.mail ?? {};
  const { from, name } = senderOf(mail);
  const evidence = chooseEvidence(mail.attachments, ({ sha256 }) => sha256, reading.filesSearched);
  return {
    decision: decisionOf(reading),
    trust,
    automatic: automatic ?? null,
    from,
    fromName: name === null ? null : await redactText(name),
    senders: mail.from.map(({ address }) => address),
    ...addressed(mail.headers),
    subject,
    date: mail.date ?? null,
    language,
    text,
    // A secret may lie across the end of what is new, so it is only whole in the whole text.
    newText: splitText(text).reply,
    attachments: await Promise.all(evidence.map(inspectedAttachment)),
    fields: inspectedFields(submission.fields),
    conflicts: inspectedConflicts(submission.conflicts ?? {}),
    caseType: extracted.caseType,
    missing: missingOf(submission).map((requirement) => [requirement].flat().join("|")),
    secrets: (submission.secrets ?? []).map((kind) => ({ kind })),
    limits: [...new Set(evidence.flatMap(limitOf))],
    oddities: mail.oddities,
  };
}

/** Bytes in which a mail begins with its header fields, and in which those of a refused one are read. */
const topBytes = 64 * 1024;

async function inspectedTop(raw: Uint8Array, { refused, from, subject }: RefusedMail): Promise<Inspection> {
  return {
    decision: { outcome: "quarantined", why: refused },
    trust: "unproven",
    automatic: null,
    from: from ?? null,
    fromName: null,
    senders: from === undefined ? [] : [from],
    ...addressed(readHeaders(raw.subarray(0, topBytes))),
    subject: await redactText(subject ?? ""),
    date: null,
    language: null,
    text: "",
    newText: "",
    attachments: [],
    fields: {},
    conflicts: {},
    caseType: null,
    missing: [],
    secrets: [],
    limits: isLimit(refused) ? [refused] : [],
    oddities: [],
  };
}

/** What is measured while a mail is read, beside what is counted before. */
const limitsOfReading: readonly string[] = ["deadline", "memory"];

const isLimit = (reason: string): boolean => Object.hasOwn(mailLimits, reason) || limitsOfReading.includes(reason);

function decisionOf({ quarantine, replyReference, trust, isAddressedToUs }: MailReading): Inspection["decision"] {
  if (quarantine !== undefined) return { outcome: "quarantined", why: quarantine };
  if (!replyReference) return { outcome: "opened", why: "it went to no signed reply address of ours" };
  const went = `it went to the signed reply address of ${replyReference}`;
  if (trust !== "proven") return { outcome: "opened", why: `${went}, but its sender is ${trust}` };
  if (!isAddressedToUs) return { outcome: "opened", why: `${went}, but neither To nor Cc says so` };
  return { outcome: "appended", why: `${went}, and its sender is proven` };
}

type Addressed = Pick<Inspection, "replyTo" | "to" | "cc" | "messageId" | "inReplyTo" | "references">;

const addressed = (headers: Mail["headers"]): Addressed => ({
  replyTo: addressesOf(headers, ["reply-to"]),
  to: addressesOf(headers, ["to"]),
  cc: addressesOf(headers, ["cc"]),
  messageId: bare(messageIdOf(headers)) ?? null,
  inReplyTo: bare(idsOf(headers, "in-reply-to")[0]) ?? null,
  references: idsOf(headers, "references").flatMap((id) => bare(id) ?? []),
});

/** An id without its angle brackets. */
const bare = (id: string | undefined): string | undefined => id?.slice(1, -1);

/** The one sender. Where From holds no mailbox at all, what stands in the place of one is at least printed. */
function senderOf({ from, fromClaim }: Mail): Pick<Inspection, "from"> & { readonly name: string | null } {
  const [first, ...others] = from;
  if (first) return others.length === 0 ? { from: first.address, name: first.name } : { from: null, name: null };
  if (!fromClaim) return { from: null, name: null };
  return { from: /^\S+$/.test(fromClaim.address) ? fromClaim.address : null, name: fromClaim.name };
}

async function inspectedAttachment(file: Evidence): Promise<InspectedAttachment> {
  return {
    filename: await redactText(file.filename),
    contentType: file.contentType,
    ...(file.sniffed !== undefined && { sniffed: file.sniffed }),
    size: file.sizeBytes,
    sha256: file.sha256,
    inline: file.isInline,
    ...(file.refused && { refused: file.refused }),
  };
}

const limitOf = ({ refused }: Evidence): string[] =>
  refused === "too-many" || refused === "too-large" ? [`evidence-${refused}`] : [];

const inspectedField = ({ value, asTyped, provenance }: FieldValue): InspectedField => ({
  value,
  asTyped,
  provenance,
});

const inspectedFields = (fields: FieldValues): Record<string, InspectedField> =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, inspectedField(value)]));

const inspectedConflicts = (conflicts: FieldConflicts): Record<string, InspectedField[]> =>
  Object.fromEntries(Object.entries(conflicts).map(([field, values]) => [field, values.map(inspectedField)]));

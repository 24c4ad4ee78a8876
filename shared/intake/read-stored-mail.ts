import type { EmailAddress, Instant, Reference } from "#shared/domain/brand.ts";
import type { CaseTypeId } from "#shared/domain/case-types.ts";
import { parseEmailAddress, sameMailbox, withoutTag } from "#shared/domain/customer.ts";
import type { FilesSearched } from "#shared/domain/evidence.ts";
import { type LanguageId, languageOf } from "#shared/domain/languages.ts";
import { readAutomatic } from "#shared/domain/mail/automatic-mail.ts";
import { headerOf, headersOf, type Mail } from "#shared/domain/mail/mail.ts";
import { readMailboxes } from "#shared/domain/mail/mailboxes.ts";
import { splitText } from "#shared/domain/mail/quoted-text.ts";
import {
  isWrittenBySender,
  mayBeAnswered,
  type ReceiptStatuses,
  readSesBlock,
  type SesBlock,
  stricter,
  trustOf,
} from "#shared/domain/mail/ses-block.ts";
import type { SecretKind } from "#shared/domain/secrets/secret-span.ts";
import type { Submission, Trust } from "#shared/domain/submission.ts";
import { type Extracted, extract } from "./extract.ts";
import { hideAccess } from "./hide-access.ts";
import { referenceInReplyAddress, sha256 } from "./keys.ts";
import type { Ports } from "./ports.ts";
import { secretKindsIn } from "./redact.ts";

export interface MailSettings {
  readonly deskAddress: string;
  readonly replyDomain: string;
  readonly replyKey: string;
  readonly uidPattern: RegExp;
  /** Region whose receiving servers write the block of headers that is trusted. */
  readonly region: string;
}

/** A raw mail that the provider stored, and what its notification said of it, where one came. */
export interface StoredMail {
  readonly rawKey: string;
  readonly receivedAt: Instant;
  /** Recipients of the envelope. */
  readonly recipients: readonly string[];
  /** What the provider's notification says it found; the block in the mail may only say less. */
  readonly statuses?: ReceiptStatuses;
}

/** Everything that a mail shows by itself: who wrote it, whether a person did, what is new in it, what it asks for. */
export interface MailReading {
  readonly mail: Mail;
  /** Decoded bytes of the attachments, in their order. */
  readonly files: readonly Uint8Array[];
  readonly block: SesBlock;
  readonly trust: Trust;
  /** The one mailbox of the one From header. */
  readonly email?: EmailAddress;
  readonly automatic?: { readonly kind: string; readonly sign: string };
  /** Why it has to wait for a person of the desk, who may let it in. */
  readonly quarantine?: string;
  /** What its writer wrote, without quotes and signature: fields are read from nothing else. */
  readonly ownText: string;
  readonly language: LanguageId;
  /** Whether the sender himself put one of our addresses into To or Cc, which a forwarded or replayed mail cannot say. */
  readonly isAddressedToUs: boolean;
  /** The case whose signed reply address it was sent to. */
  readonly replyReference?: Reference;
  /** Kinds of secrets in what is not kept as text: HTML beside the text, files, names of files. */
  readonly otherSecrets: readonly SecretKind[];
  /** Whether all of that could be searched, and what came of it: it decides over the files that are text. */
  readonly filesSearched: FilesSearched;
  readonly extracted: Extracted;
  /**
   * What two deliveries of one mail have in common, and nothing else: SHA-256 over its idempotency key, which is made of
   * Message-ID, From and the bytes after the first blank line. The provider repeats a delivery under a new key, anyone
   * can send another's Message-ID first, and a customer may write the same words twice and mean both.
   */
  readonly deliveryHash: string;
}

/** A mail over a limit, or one that could not be read: only its top was looked at. */
export interface RefusedMail {
  readonly refused: string;
  readonly from?: string;
  readonly subject?: string;
  readonly deliveryHash: string;
}

export interface ReadStoredPorts extends Pick<Ports, "parseMail"> {
  readonly mailSettings: MailSettings;
}

/**
 * Reads a stored mail. Nothing is written and nothing looked up, so that the operator's command line shows what the
 * mail function sees. A mail that breaks the reading itself is refused as `unreadable`, whatever the fault: it would
 * break it again at every delivery.
 */
export async function readStoredMail(
  raw: Uint8Array,
  stored: StoredMail,
  { parseMail, mailSettings }: ReadStoredPorts,
): Promise<MailReading | RefusedMail> {
  const bodyHash = sha256(bodyOf(raw));
  const parsed = await parseMail(raw);
  if ("refused" in parsed) return { ...parsed, deliveryHash: deliveryHashOf("", parsed.from ?? "", bodyHash) };
  const { mail } = parsed;
  const senders = mail.from.map(({ address }) => address).join(",");
  try {
    const deliveryHash = deliveryHashOf(idOf(mail), senders, bodyHash);
    return { ...(await readingOf(mail, stored, mailSettings)), files: parsed.files, deliveryHash };
  } catch {
    const [from] = mail.from;
    const deliveryHash = deliveryHashOf("", senders, bodyHash);
    return { refused: "unreadable", ...(from && { from: from.address }), subject: mail.subject, deliveryHash };
  }
}

const deliveryHashOf = (messageId: string, from: string, bodyHash: string): string =>
  sha256(`mail:${messageId}:${from}:${bodyHash}`);

/** Its Message-ID. Of a mail without one its date and subject: two that say all in their subject are two. */
const idOf = (mail: Mail): string =>
  headerOf(mail, "message-id") ?? ["date", "subject"].map((name) => headerOf(mail, name) ?? "").join("|");

async function readingOf(
  mail: Mail,
  stored: StoredMail,
  settings: MailSettings,
): Promise<Omit<MailReading, "files" | "deliveryHash">> {
  const own = [settings.deskAddress, `@${settings.replyDomain}`];
  const written = readSesBlock(mail.headers, settings.region);
  const block = stored.statuses ? stricter(written, stored.statuses) : written;
  const trust = trustOf(block, mail);
  const isAddressedToUs = isAddressedBySender(mail, block, settings);
  const automatic = readAutomatic(mail, own, block.envelopeFrom);
  const email = onlySender(mail);
  const { own: text, isForward } = splitText(mail.text);
  const language = languageOf(`${mail.subject}\n${text || mail.text}`);
  const replyReference = replyReferenceOf(mail, stored, settings);
  const quarantine = reasonToWait(block, automatic?.kind);
  const named = [...mail.otherTexts, ...mail.attachments.map(({ filename }) => filename)];
  const otherSecrets = await secretKindsIn(named);
  const base = {
    mail: isForward ? { ...mail, oddities: [...mail.oddities, "forward"] } : mail,
    block,
    // An answer to what may be spam goes to whom a spammer names, even when the desk lets the mail in.
    trust: isPassedOn(mail) || !email || !mayBeAnswered(block, trust) ? lowered(trust) : trust,
    ...(email && { email }),
    ...(automatic && { automatic }),
    ...(quarantine && { quarantine }),
    ownText: text,
    language,
    isAddressedToUs,
    ...(replyReference && { replyReference }),
    otherSecrets: otherSecrets ?? [],
    filesSearched: filesSearched(mail, otherSecrets),
  };
  return { ...base, extracted: extractFields(base, stored, settings) };
}

function filesSearched({ oddities }: Mail, found: readonly SecretKind[] | undefined): FilesSearched {
  if (found === undefined || oddities.includes("search-cut")) return "not-searched";
  return found.length > 0 ? "held-secret" : "clean";
}

/** Kinds of a machine's mail that are no word of any customer. */
const waitingKinds: readonly string[] = ["bounce", "loop", "own-address"];

function reasonToWait({ virus, spam }: SesBlock, automaticKind: string | undefined): string | undefined {
  if (virus === "FAIL") return "virus";
  if (spam === "FAIL") return "spam";
  return waitingKinds.find((kind) => kind === automaticKind);
}

/** Proof of somebody else's mailbox, or of none: whoever passed a mail on is not the one who wrote it. */
const lowered = (trust: Trust): Trust => (trust === "proven" ? "unproven" : trust);

/** Passed on by a person (RFC 5322 3.6.6) or by a mailbox that forwards everything: never authenticated as its customer. */
const isPassedOn = (mail: Mail): boolean =>
  ["resent-from", "resent-sender", "resent-to", "x-forwarded-to", "x-forwarded-for"].some(
    (name) => headersOf(mail, name).length > 0,
  );

/** The one mailbox of the one From header; several or none leave nobody to answer. */
function onlySender(mail: Mail): EmailAddress | undefined {
  const isOne = mail.from.length === 1 && headersOf(mail, "from").length === 1;
  return isOne && mail.from[0] ? parseEmailAddress(mail.from[0].address) : undefined;
}

const maxRecipients = 50;

/** The case of the first signed reply address among the recipients, those of the envelope before those of the header. */
const replyReferenceOf = (
  mail: Mail,
  { recipients }: StoredMail,
  { replyKey, replyDomain }: MailSettings,
): Reference | undefined =>
  [...recipients, ...mail.to]
    .slice(0, maxRecipients)
    .map((address) => referenceInReplyAddress(replyKey, replyDomain, address))
    .find((reference) => reference !== undefined);

function isAddressedBySender(
  mail: Mail,
  block: SesBlock,
  { deskAddress, replyDomain, replyKey }: MailSettings,
): boolean {
  const desk = parseEmailAddress(deskAddress);
  const isOurs = (address: string): boolean => {
    const isDesk = [address, withoutTag(address)].some((each) => {
      const email = parseEmailAddress(each);
      return email !== undefined && desk !== undefined && sameMailbox(email, desk);
    });
    return isDesk || referenceInReplyAddress(replyKey, replyDomain, address) !== undefined;
  };
  return ["to", "cc"].some(
    (name) =>
      headersOf(mail, name)
        .flatMap((value) => readMailboxes(value.slice(0, maxAddressHeader)))
        .slice(0, maxRecipients)
        .some(({ address }) => isOurs(address)) && isWrittenBySender(block, mail, name),
  );
}

/** Characters of one address header that are looked at. */
const maxAddressHeader = 16_000;

/** The fields of a mail's new text; for the answer to a case of a known type, those that this type asks for. */
export const extractFields = (
  { mail, ownText, language }: Pick<MailReading, "mail" | "ownText" | "language">,
  { receivedAt }: StoredMail,
  { uidPattern }: MailSettings,
  caseType?: CaseTypeId,
): Extracted =>
  extract(
    { subject: mail.subject, ownText },
    {
      now: receivedAt,
      language,
      uidPattern,
      ...(caseType && { caseType }),
      // Many programs write every Date in UTC: nobody's zone, so that the language tells more.
      ...(mail.dateOffsetMinutes && { dateOffsetMinutes: mail.dateOffsetMinutes }),
      ...(mail.date && { writtenAt: mail.date }),
    },
  );

/** The submission of a mail. */
export function submissionOf(
  reading: MailReading,
  stored: StoredMail,
  { keptKey, extracted = reading.extracted }: { readonly keptKey: string; readonly extracted?: Extracted },
): Submission {
  const { mail, email, trust, automatic, language, deliveryHash, otherSecrets, isAddressedToUs } = reading;
  const replyTo = replyToOf(mail);
  return {
    channel: "email",
    idempotencyKey: `mail:${deliveryHash}`,
    bodyHash: deliveryHash,
    caseType: extracted.caseType,
    language,
    ...(email && { email }),
    trust,
    fields: extracted.fields,
    ...(Object.keys(extracted.conflicts).length > 0 && { conflicts: extracted.conflicts }),
    ...(extracted.caseTypeReason && { caseTypeReason: extracted.caseTypeReason }),
    ...(otherSecrets.length > 0 && { secrets: otherSecrets }),
    receivedAt: stored.receivedAt,
    ...(!isAddressedToUs && { writtenToOthers: true }),
    mail: {
      ...(mail.messageId && { messageId: mail.messageId }),
      subject: hideAccess(mail.subject),
      text: hideAccess(mail.text),
      rawKey: keptKey,
      ...(automatic && { automatic: automatic.sign }),
      ...(mail.from[0] && {
        from: mail.from
          .map(({ address }) => address)
          .join(", ")
          .slice(0, maxShownAddresses),
      }),
      ...(replyTo && { replyTo }),
      oddities: mail.oddities,
    },
  };
}

/** The case of a mail that was too much to read, when the desk lets it in: what its top says, and the raw mail. */
export function submissionOfRefused(
  { refused, from, subject = "", deliveryHash }: RefusedMail,
  { receivedAt }: StoredMail,
  keptKey: string,
): Submission {
  const email = parseEmailAddress(from ?? "");
  return {
    channel: "email",
    idempotencyKey: `mail:${deliveryHash}`,
    bodyHash: deliveryHash,
    caseType: "other",
    language: languageOf(subject),
    // Unproven: the customer finds the case by `/find`, and the desk sees that nobody was told.
    ...(email && { email }),
    trust: "unproven",
    fields: {},
    receivedAt,
    mail: { subject: hideAccess(subject), text: "", rawKey: keptKey, ...(from && { from }), oddities: [refused] },
  };
}

const maxShownAddresses = 500;

/** Where answers are asked for, if that is not where the mail came from (a mark of deception as often as of a help desk). */
function replyToOf(mail: Mail): string | undefined {
  const from = new Set(mail.from.map(({ address }) => address.toLowerCase()));
  const others = headersOf(mail, "reply-to")
    .flatMap((value) => readMailboxes(value.slice(0, maxAddressHeader)))
    .map(({ address }) => address)
    .filter((address) => !from.has(address.toLowerCase()));
  return others.length > 0 ? others.join(", ").slice(0, maxShownAddresses) : undefined;
}

/** The raw bytes after the first blank line. */
export function bodyOf(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const starts = ["\n\n", "\n\r\n"].flatMap((blankLine) => {
    const at = bytes.indexOf(blankLine);
    return at < 0 ? [] : [at + blankLine.length];
  });
  return raw.subarray(Math.min(...starts, raw.length));
}

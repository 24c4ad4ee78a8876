import { type Instant, type Reference, toInstant } from "#shared/domain/brand.ts";
import { hasReceived } from "#shared/domain/case.ts";
import { chooseEvidence, type Evidence } from "#shared/domain/evidence.ts";
import { readBounce } from "#shared/domain/mail/bounce.ts";
import type { MailDetails, Submission } from "#shared/domain/submission.ts";
import { referenceInReplyAddress } from "./keys.ts";
import type { Ports, QuarantineEntry, Receipt } from "./ports.ts";
import {
  extractFields,
  type MailReading,
  type ReadStoredPorts,
  type RefusedMail,
  readStoredMail,
  type StoredMail,
  submissionOf,
  submissionOfRefused,
} from "./read-stored-mail.ts";
import { type ReceivePorts, receive } from "./receive.ts";
import { recordReportedBounce } from "./record-delivery.ts";
import { redactSubmission, redactText } from "./redact.ts";
import { type Resolved, resolveMail } from "./resolve-mail.ts";

export interface ReceiveMailPorts extends ReceivePorts, ReadStoredPorts, Pick<Ports, "clock"> {}

export const incomingPrefix = "incoming/";
export const keptPrefix = "kept/";

/** SES puts this object into the bucket when a receipt rule is made; it is not mail. */
const setupNotification = `${incomingPrefix}AMAZON_SES_SETUP_NOTIFICATION`;

/** Mails that join one case in a day. What comes beyond is a machine's or an attack: it is kept in quarantine, and counted. */
const maxMailsOfCaseADay = 100;
const day = 24 * 3600;

export type MailOutcome = Receipt["outcome"] | "gone" | "not-mail";

/**
 * One raw mail of `incoming/`, accounted for: it becomes a case, a message on a case, a repeat of one, or a quarantine
 * entry with its reason; then it is copied to `kept/`, leaves a receipt, and only then goes from `incoming/`. Killed
 * anywhere it can run again: each step finds what the last run did. `gone`: an earlier run finished it.
 */
export async function receiveMail(stored: StoredMail, ports: ReceiveMailPorts): Promise<MailOutcome> {
  if (stored.rawKey === setupNotification) return "not-mail";
  const known = await ports.cases.receipt(stored.rawKey);
  const raw = await ports.files.get(stored.rawKey);
  if (!raw) return gone(stored, known, ports);
  if (known) {
    // An earlier run did everything but this.
    await ports.files.delete(stored.rawKey);
    return known.outcome;
  }
  const timed = { ...stored, receivedAt: timeOf(raw, stored.receivedAt) };
  return finish(timed, await account(raw, timed, keptKeyOf(timed), ports), ports);
}

const maxTimeDifferenceSeconds = 24 * 3600;

/**
 * When the provider received a mail, by its own line on top of it, so that the event and the sweep, which know other
 * times, file it alike. `known` where there is no such line, or where it is of another day, and so not the provider's.
 */
function timeOf(raw: Uint8Array, known: Instant): Instant {
  const top = new TextDecoder("latin1").decode(raw.subarray(0, 2000));
  const written =
    /^(?:Return-Path:[^\n]{0,400}\n)?Received:[^;]{1,900}\bby inbound-smtp\.[a-z0-9-]{1,30}\.amazonaws\.com\b[^;]{0,400};\s{1,20}([^\r\n(]{10,40})/i.exec(
      top,
    )?.[1];
  const at = Date.parse(written ?? "");
  return Math.abs(at - Date.parse(known)) <= maxTimeDifferenceSeconds * 1000 ? toInstant(at) : known;
}

/**
 * A raw mail that could not be accounted for in all this time waits in quarantine by name, so that it is seen before the
 * bucket forgets what is in `incoming/`. Like every other it can be let in, after the fault is mended.
 */
export async function giveUpMail(stored: StoredMail, sizeBytes: number, ports: ReceiveMailPorts): Promise<MailOutcome> {
  const rawKey = keptKeyOf(stored);
  const entry = { id: entryIdOf(stored), at: stored.receivedAt, reason: "failed", rawKey, sizeBytes };
  return finish(stored, await quarantine(entry, ports), ports);
}

const keptKeyOf = ({ receivedAt, rawKey }: StoredMail): string =>
  `${keptPrefix}${receivedAt.slice(0, 10)}/${rawKey.slice(incomingPrefix.length)}`;

/** The steps after a mail is accounted for; each finds what a run before it did. */
async function finish(
  stored: StoredMail,
  { outcome, reference, heldSecret }: Accounted,
  { cases, clock, files }: ReceiveMailPorts,
): Promise<MailOutcome> {
  // A raw mail cannot be redacted without breaking its signatures: where it held a secret, only the redacted case stands.
  if (!heldSecret) await files.copy(stored.rawKey, keptKeyOf(stored));
  await cases.putReceipt({ rawKey: stored.rawKey, at: clock(), outcome, ...(reference && { reference }) });
  await files.delete(stored.rawKey);
  return outcome;
}

/** A notification whose object is not there: fine after an earlier run, otherwise a loss that must be seen. */
function gone(stored: StoredMail, known: Receipt | undefined, { log }: ReceiveMailPorts): MailOutcome {
  if (!known) log.error("raw-missing", { key: stored.rawKey });
  return "gone";
}

interface Accounted {
  readonly outcome: Receipt["outcome"];
  readonly reference?: Reference;
  readonly heldSecret: boolean;
}

async function account(
  raw: Uint8Array,
  stored: StoredMail,
  keptKey: string,
  ports: ReceiveMailPorts,
): Promise<Accounted> {
  const reading = await readStoredMail(raw, stored, ports);
  const wait = async (reason: string, about?: Reference): Promise<Accounted> =>
    quarantine(await entryOf(reading, { stored, keptKey, reason, sizeBytes: raw.byteLength, about }), ports);
  if ("refused" in reading) return wait(reading.refused);
  if (reading.quarantine) {
    const about = reading.quarantine === "bounce" ? await recordBounce(reading, ports) : undefined;
    return wait(reading.quarantine, about);
  }
  const resolved = await resolve(reading, stored, ports);
  // What the case has already is a repeat, and costs nothing of what it may take.
  const isNew = !resolved.joins || !hasReceived(resolved.joins, reading.deliveryHash);
  if (resolved.joins && isNew && !(await mayTakeMore(resolved.joins.reference, ports)))
    return wait("too-many-mails", resolved.joins.reference);
  return accept(reading, resolved, stored, keptKey, ports);
}

/** Looks a mail's transaction up only when it is none that has to be cut: a key must be in no query either. */
async function resolve(reading: MailReading, stored: StoredMail, ports: ReceiveMailPorts): Promise<Resolved> {
  const signs = { ...reading, subject: reading.mail.subject };
  const { fields: found, conflicts } = reading.extracted;
  if (!found.txid && !conflicts.txid) return resolveMail(signs, ports);
  const { fields } = await redactSubmission(submissionOf(reading, stored, { keptKey: "" }));
  return resolveMail({ ...signs, ...(fields.txid && { txid: fields.txid }) }, ports);
}

const mayTakeMore = (reference: Reference, { cases, clock }: ReceiveMailPorts): Promise<boolean> =>
  cases.takeFromBudget(`mails:${reference}`, maxMailsOfCaseADay, day, clock());

async function accept(
  reading: MailReading,
  { joins, mayBelongTo }: Resolved,
  stored: StoredMail,
  keptKey: string,
  ports: ReceiveMailPorts,
): Promise<Accounted> {
  // An answer seldom says again what the case is about, so its fields are read as those that the case asks for.
  const extracted = joins && extractFields(reading, stored, ports.mailSettings, joins.caseType);
  const submission = submissionOf(reading, stored, { keptKey, ...(extracted && { extracted }) });
  const evidence = await keepEvidence(reading, ports);
  return accepted(
    {
      ...submission,
      ...(submission.mail && { mail: { ...submission.mail, evidence } satisfies MailDetails }),
      ...(joins && { joins: joins.reference }),
      ...(mayBelongTo.length > 0 && { mayBelongTo }),
    },
    ports,
  );
}

async function accepted(submission: Submission, ports: ReceiveMailPorts): Promise<Accounted> {
  const received = await receive(submission, ports);
  if (received.outcome === "spooled") throw new Error("a mail is never spooled: its raw bytes are durable");
  return {
    outcome: received.outcome === "corrected" ? "appended" : received.outcome,
    reference: received.case.reference,
    heldSecret: received.kept.secrets !== undefined,
  };
}

/**
 * Keeps the files of a mail under keys that a retry writes again identically. They stand apart from the raw mail, which
 * goes when it held a secret or is too old, and which the pages may not read.
 */
async function keepEvidence(
  { mail, files, deliveryHash, filesSearched }: MailReading,
  ports: ReceiveMailPorts,
): Promise<Evidence[]> {
  const chosen = chooseEvidence(
    mail.attachments,
    // With the content in the key no later mail can put other bytes in the place of these.
    ({ sha256 }, index) => `evidence/${deliveryHash}/${String(index).padStart(2, "0")}-${sha256.slice(0, 16)}`,
    filesSearched,
  );
  for (const [index, { key }] of chosen.entries()) {
    const bytes = files[index];
    // The type is never the sender's word: whoever downloads it gets bytes, and no browser makes a page of them.
    if (key && bytes) await ports.files.put(key, bytes, { contentType: "application/octet-stream" });
  }
  return Promise.all(chosen.map(async (file) => ({ ...file, filename: await redactText(file.filename) })));
}

/**
 * Writes onto our notice that it came back, and answers whose it was. Only a mail that carries what we alone could have
 * put into it (the signed reply address) is believed, and all that it can do is to say that we do not reach somebody.
 */
async function recordBounce({ mail }: MailReading, ports: ReceiveMailPorts): Promise<Reference | undefined> {
  const { replyKey, replyDomain } = ports.mailSettings;
  const bounce = readBounce(mail);
  const reference = bounce.replyAddresses
    .map((address) => referenceInReplyAddress(replyKey, replyDomain, address))
    .find((found) => found !== undefined);
  if (reference) await recordReportedBounce(reference, bounce, ports);
  return reference;
}

interface Waiting {
  readonly stored: StoredMail;
  readonly keptKey: string;
  readonly reason: string;
  readonly sizeBytes: number;
  readonly about: Reference | undefined;
}

async function quarantine(entry: QuarantineEntry, { cases, log }: ReceiveMailPorts): Promise<Accounted> {
  await cases.putQuarantine(entry);
  log.warn("quarantined", { key: entry.rawKey, reason: entry.reason });
  return { outcome: "quarantined", heldSecret: false };
}

const entryIdOf = ({ receivedAt, rawKey }: StoredMail): string => `${receivedAt}#${rawKey}`;

async function entryOf(
  reading: MailReading | RefusedMail,
  { stored, keptKey, reason, sizeBytes, about }: Waiting,
): Promise<QuarantineEntry> {
  const { from, subject } =
    "refused" in reading ? reading : { from: reading.mail.from[0]?.address, subject: reading.mail.subject };
  return {
    id: entryIdOf(stored),
    at: stored.receivedAt,
    reason,
    rawKey: keptKey,
    ...(from && { from }),
    ...(subject && { subject: await redactText(subject) }),
    sizeBytes,
    ...(about && { about }),
  };
}

/**
 * Lets a mail in that waited in quarantine, because an agent says so. It opens or joins a case as any mail does; of one
 * that was too much to read, the case has the top, and the raw mail beside it. The same again finds its own case.
 * Undefined: there is no such entry, or its raw mail is gone.
 */
export async function releaseMail(id: string, ports: ReceiveMailPorts): Promise<Reference | undefined> {
  const entry = await ports.cases.quarantineEntry(id);
  if (!entry) return undefined;
  const raw = await ports.files.get(entry.rawKey);
  // While the raw mail is there, all of it is done again: a run before may have ended before the last step.
  if (!raw) return entry.released?.reference;
  const stored: StoredMail = { rawKey: entry.rawKey, receivedAt: entry.at, recipients: [] };
  const reading = await readStoredMail(raw, stored, ports);
  const { reference, heldSecret } =
    "refused" in reading
      ? await accepted(submissionOfRefused(reading, stored, entry.rawKey), ports)
      : await accept(reading, await resolve(reading, stored, ports), stored, entry.rawKey, ports);
  if (reference) await ports.cases.markReleased(id, { at: ports.clock(), reference });
  if (heldSecret) await ports.files.delete(entry.rawKey);
  return reference;
}

import { automaticSign } from "#shared/domain/automatic-mail.ts";
import type { EmailAddress, Instant, Reference } from "#shared/domain/brand.ts";
import { parseEmailAddress } from "#shared/domain/customer.ts";
import { languageOf } from "#shared/domain/languages.ts";
import { headerOf, type Mail } from "#shared/domain/mail.ts";
import { readSesBlock, trustOf } from "#shared/domain/ses-block.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { extract } from "./extract.ts";
import { referenceInReplyAddress, sha256 } from "./keys.ts";
import type { Ports, Receipt } from "./ports.ts";
import { type ReceivePorts, receive } from "./receive.ts";
import { redactText } from "./redact.ts";

export interface MailSettings {
  readonly deskAddress: string;
  readonly replyDomain: string;
  readonly replyKey: string;
  readonly uidPattern: RegExp;
  /** Region whose receiving servers write the block of headers that is trusted. */
  readonly region: string;
}

export interface ReceiveMailPorts extends ReceivePorts, Pick<Ports, "parseMail" | "clock"> {
  readonly mailSettings: MailSettings;
}

/** A raw mail that the provider stored, and the recipients of its envelope where they are known. */
export interface StoredMail {
  readonly rawKey: string;
  readonly receivedAt: Instant;
  readonly recipients: readonly string[];
}

export const incomingPrefix = "incoming/";
export const keptPrefix = "kept/";

/** SES puts this object into the bucket when a receipt rule is made; it is not mail. */
const setupNotification = `${incomingPrefix}AMAZON_SES_SETUP_NOTIFICATION`;

export type MailOutcome = Receipt["outcome"] | "gone" | "not-mail";

/**
 * One raw mail of `incoming/`, accounted for: it becomes a case, a message on a case, a repeat of one, or a quarantine
 * entry with its reason; then it is copied to `kept/`, leaves a receipt, and only then goes from `incoming/`. Killed
 * anywhere it can run again: each step finds what the last run did. `gone`: an earlier run finished it.
 */
export async function receiveMail(stored: StoredMail, ports: ReceiveMailPorts): Promise<MailOutcome> {
  if (stored.rawKey === setupNotification) return "not-mail";
  const raw = await ports.files.get(stored.rawKey);
  if (!raw) return gone(stored, ports);
  const keptKey = `${keptPrefix}${stored.receivedAt.slice(0, 10)}/${stored.rawKey.slice(incomingPrefix.length)}`;
  const { receipt, heldSecret } = await accept(stored, raw, keptKey, ports);
  // A raw mail cannot be redacted without breaking its signatures: where it held a secret, only the redacted case stands.
  if (!heldSecret) await ports.files.copy(stored.rawKey, keptKey);
  await ports.cases.putReceipt(receipt);
  await ports.files.delete(stored.rawKey);
  return receipt.outcome;
}

/** A notification whose object is not there: fine after an earlier run, otherwise a loss that must be seen. */
async function gone(stored: StoredMail, { cases, log }: ReceiveMailPorts): Promise<MailOutcome> {
  if (!(await cases.receipt(stored.rawKey))) log.error("raw-missing", { key: stored.rawKey });
  return "gone";
}

interface Accepted {
  readonly receipt: Receipt;
  readonly heldSecret: boolean;
}

async function accept(
  stored: StoredMail,
  raw: Uint8Array,
  keptKey: string,
  ports: ReceiveMailPorts,
): Promise<Accepted> {
  const base = { rawKey: stored.rawKey, at: ports.clock() };
  const parsed = await ports.parseMail(raw);
  const reading = "mail" in parsed ? readMail(parsed.mail, raw, stored, keptKey, ports.mailSettings) : parsed;
  if ("refused" in reading) {
    await ports.cases.putQuarantine({
      id: `${stored.receivedAt}#${stored.rawKey}`,
      at: stored.receivedAt,
      reason: reading.refused,
      rawKey: keptKey,
      ...(reading.from && { from: reading.from }),
      ...(reading.subject && { subject: await redactText(reading.subject) }),
      sizeBytes: raw.byteLength,
    });
    ports.log.warn("quarantined", { key: keptKey, reason: reading.refused });
    return { receipt: { ...base, outcome: "quarantined" }, heldSecret: false };
  }
  const received = await receive(reading.submission, ports);
  if (received.outcome === "spooled") throw new Error("a mail is never spooled: its raw bytes are durable");
  const outcome = received.outcome === "corrected" ? "appended" : received.outcome;
  const receipt: Receipt = { ...base, outcome, reference: received.case.reference };
  return { receipt, heldSecret: received.secrets !== undefined };
}

type Reading =
  | { readonly submission: Submission }
  | { readonly refused: string; readonly from?: string; readonly subject?: string };

/** A mail as a submission, or why it has to wait in quarantine for a person. */
function readMail(mail: Mail, raw: Uint8Array, stored: StoredMail, keptKey: string, settings: MailSettings): Reading {
  const block = readSesBlock(mail.headers, settings.region);
  const seen = { ...(mail.from[0] && { from: mail.from[0].address }), subject: mail.subject };
  if (block.virus === "FAIL") return { refused: "virus", ...seen };
  if (block.spam === "FAIL") return { refused: "spam", ...seen };
  const automatic = automaticSign(mail, [settings.deskAddress, `@${settings.replyDomain}`]);
  const email = onlySender(mail);
  const language = languageOf(`${mail.subject}\n${mail.text}`);
  const read = extract(mail, {
    now: stored.receivedAt,
    language,
    uidPattern: settings.uidPattern,
    ...(mail.dateOffsetMinutes !== undefined && { dateOffsetMinutes: mail.dateOffsetMinutes }),
    ...(mail.date && { writtenAt: mail.date }),
  });
  const bodyHash = sha256(bodyOf(raw));
  const replyTo = replyReference(mail, stored, settings);
  return {
    submission: {
      channel: "email",
      // The provider repeats a delivery under a new key, and anyone can send another's Message-ID first: only
      // Message-ID, sender and body bytes together say that it is the same mail.
      idempotencyKey: `mail:${headerOf(mail, "message-id") ?? ""}:${mail.from.map(({ address }) => address).join(",")}:${bodyHash}`,
      bodyHash,
      caseType: read.caseType,
      language,
      ...(email && { email }),
      trust: email ? trustOf(block, mail) : "unproven",
      fields: read.fields,
      ...(Object.keys(read.conflicts).length > 0 && { conflicts: read.conflicts }),
      ...(read.caseTypeReason && { caseTypeReason: read.caseTypeReason }),
      receivedAt: stored.receivedAt,
      mail: {
        ...(mail.messageId && { messageId: mail.messageId }),
        subject: mail.subject,
        text: mail.text,
        rawKey: keptKey,
        ...(automatic && { automatic }),
      },
      ...(replyTo && { replyTo }),
    },
  };
}

/** The one mailbox of the one From header; several or none leave nobody to answer. */
function onlySender(mail: Mail): EmailAddress | undefined {
  return mail.from.length === 1 && mail.from[0] ? parseEmailAddress(mail.from[0].address) : undefined;
}

/** The case of the first signed reply address among the recipients, those of the envelope before those of the header. */
function replyReference(
  mail: Mail,
  stored: StoredMail,
  { replyKey, replyDomain }: MailSettings,
): Reference | undefined {
  return [...stored.recipients, ...mail.to]
    .slice(0, 50)
    .map((address) => referenceInReplyAddress(replyKey, replyDomain, address))
    .find((reference) => reference !== undefined);
}

/** The raw bytes after the first blank line: what two deliveries of one mail have in common. */
export function bodyOf(raw: Uint8Array): Uint8Array {
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] !== 10) continue;
    if (raw[at + 1] === 10) return raw.subarray(at + 2);
    if (raw[at + 1] === 13 && raw[at + 2] === 10) return raw.subarray(at + 3);
  }
  return raw.subarray(raw.length);
}

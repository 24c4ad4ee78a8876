import { createHash } from "node:crypto";
import { itemBytes, toItem } from "#shared/adapters/case-item.ts";
import type { EmailAddress, Instant, Reference } from "#shared/domain/brand.ts";
import { type Case, type CaseChange, open } from "#shared/domain/case.ts";
import type { FieldValue, FieldValues } from "#shared/domain/field-value.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import { referenceFromDigest } from "#shared/domain/reference.ts";
import type { MailDetails, Submission } from "#shared/domain/submission.ts";
import { keyHashOf, sha256 } from "#shared/intake/keys.ts";
import { startOfTest } from "./memory-ports.ts";

/** A field as a customer filled it in the form, canonical as typed. */
export const aValue = (value: string, overrides: Partial<FieldValue> = {}): FieldValue => ({
  value,
  asTyped: value,
  provenance: { place: "form" },
  ...overrides,
});

/** Fields as values, each as it was typed: `someFields({ uid: "73920418" })`. */
export const someFields = (typed: Partial<Record<FieldId, string>>): FieldValues =>
  Object.fromEntries(Object.entries(typed).map(([field, value]) => [field, aValue(value)]));

export const aTxid = "0x4e3a3754410177e6937ef1f84bba68ea139e8d1a2258c5f85db9f1cd715a1bdd";

/** Everything that a deposit case must have: nothing is missing. */
export const depositFields: FieldValues = {
  uid: aValue("73920418"),
  coin: aValue("USDT"),
  network: aValue("ethereum", { asTyped: "ERC20" }),
  txid: aValue(aTxid, { network: "ethereum" }),
  amount: aValue("250.5"),
  occurredAt: aValue("2026-11-22T13:20:00.000Z", {
    asTyped: "2026-11-22 21:20",
    zone: { offsetMinutes: 480, known: "chosen" },
  }),
};

/** A complete deposit case as the form sends it. */
export function aSubmission(overrides: Partial<Submission> = {}): Submission {
  const idempotencyKey = overrides.idempotencyKey ?? "form:nonce-1";
  return {
    channel: "form",
    idempotencyKey,
    bodyHash: sha256(`body of ${idempotencyKey}`),
    caseType: "deposit-not-credited",
    language: "en",
    email: "ana@example.test" as EmailAddress,
    trust: "unproven",
    fields: depositFields,
    receivedAt: startOfTest,
    privacyNotice: "2026-11",
    ...overrides,
  };
}

/** The same as a mail of an authenticated customer; `mail` changes single details of it. */
export function aMailSubmission(
  overrides: Omit<Partial<Submission>, "mail"> & { readonly mail?: Partial<MailDetails> } = {},
): Submission {
  const { mail, ...rest } = overrides;
  return aSubmission({
    channel: "email",
    idempotencyKey: "mail:<1@example.test>:ana@example.test:body",
    trust: "proven",
    ...rest,
    mail: {
      messageId: "<1@example.test>",
      subject: "Deposit not there",
      text: "I sent 250.5 USDT yesterday and it is not there.",
      rawKey: "kept/2026-11-23/mail-1",
      ...mail,
    },
  });
}

/** A reference of the tests, another one for every name. */
export const aReference = (name = "first"): Reference => referenceFromDigest(Buffer.from(sha256(name), "hex"));

/** A case as `open` makes it of a submission, with what must be written before it. */
export function anOpenedCase(overrides: Partial<Submission> = {}, reference: Reference = aReference()): CaseChange {
  const submission = aSubmission(overrides);
  return open(reference, keyHashOf(submission.idempotencyKey), submission);
}

/** A case that came by form at the start of the test, with these members put in place of its own. */
export function aCase(overrides: Partial<Case> = {}): Case {
  return { ...anOpenedCase({}, overrides.reference ?? aReference()).case, ...overrides };
}

/** An instant so many seconds after the start of the test. */
export const secondsLater = (seconds: number): Instant =>
  new Date(Date.parse(startOfTest) + seconds * 1000).toISOString() as Instant;

/** Text that no compression makes much shorter, the same for the same length. */
const noise = (length: number): string =>
  createHash("shake256", { outputLength: length }).update("noise").digest("base64").slice(0, length);

/** A case whose item takes exactly so many bytes; from 1,000 on, and above the limit as well. */
export function aCaseOfBytes(bytes: number): Case {
  const roomForPadding = 1000;
  const ofLength = (length: number, padding: number): Case => {
    const kase = aCase({ fields: { description: aValue("noise", { asTyped: noise(length) }) } });
    // Outside the compressed body, where one character more is one byte more.
    return { ...kase, promisedBy: (kase.promisedBy ?? startOfTest).padEnd(24 + padding, "0") as Instant };
  };
  // Noise of so many base-64 characters packs to about three quarters of it.
  const length = Math.max(0, Math.floor(((bytes - roomForPadding) * 4) / 3.1));
  const found = itemBytes(toItem(ofLength(length, 0), "write-id-000"));
  return ofLength(length, bytes - found);
}

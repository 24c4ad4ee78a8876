import * as z from "zod/mini";
import { linkReasons } from "#shared/domain/case-link.ts";
import { caseStateIds } from "#shared/domain/case-states.ts";
import { caseTypeIds } from "#shared/domain/case-types.ts";
import { crossFindingCodes } from "#shared/domain/cross-checks.ts";
import { errorCodes } from "#shared/domain/errors.ts";
import { fieldIds } from "#shared/domain/fields.ts";
import { languageIds } from "#shared/domain/languages.ts";
import { networkIds } from "#shared/domain/networks.ts";
import { noticeKinds } from "#shared/domain/notice.ts";
import { problemCodes } from "#shared/domain/problems.ts";
import { secretKinds } from "#shared/domain/secrets/secret-span.ts";
import { txidKinds } from "./check.ts";

// What the API answers, for its OpenAPI document and for the tests, which hold every answer against these. Objects are
// open: a caller must bear members that come later.

const text = z.string();
const texts = z.array(text);
const instant = z.iso.datetime({ precision: 3 });
const reference = z.string().check(z.regex(/^PC-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/));
const caseType = z.enum(caseTypeIds);
const state = z.enum(caseStateIds);
const language = z.enum(languageIds);
const field = z.enum(fieldIds);
const network = z.enum(networkIds);
const channel = z.enum(["form", "api", "email"]);
const zone = z.object({ offsetMinutes: z.int(), known: z.enum(["stated", "chosen", "assumed"]) });
/** A field, or several of which any one will do. */
const requirement = z.union([field, z.array(field).check(z.minLength(2))]);

export const submissionAnswer = z.object({
  reference,
  state,
  missing: z.array(requirement),
  caseType,
  receivedAt: instant,
});

const fieldView = z.object({
  id: field,
  label: text,
  hint: text,
  where: text,
  kind: text,
  maxLength: z.int(),
  required: z.boolean(),
  anyOf: z.optional(z.array(field)),
  options: z.optional(z.array(z.object({ id: text, label: text }))),
});

export const caseTypesAnswer = z.object({
  caseTypes: z.array(
    z.object({
      id: caseType,
      title: text,
      summary: text,
      prepare: texts,
      next: texts,
      firstAid: z.optional(texts),
      urgency: z.enum(["now", "normal"]),
      promiseHours: z.int(),
      promise: text,
      required: z.array(requirement),
      fields: z.array(fieldView),
    }),
  ),
});

export const networksAnswer = z.object({
  networks: z.array(
    z.object({
      id: network,
      name: text,
      names: texts,
      coins: texts,
      explorers: texts,
      examples: z.object({ txids: texts, addresses: texts }),
    }),
  ),
});

export const txidAnswer = z.object({
  kind: z.enum(txidKinds),
  networks: z.array(network),
  canonical: z.optional(text),
  advice: text,
});

const timelineKind = z.enum([
  "received",
  "corrected",
  "information-added",
  "mail-received",
  "state-changed",
  "message",
  "address-corrected",
  "address-confirmed",
]);
const entry = {
  seq: z.int(),
  at: instant,
  kind: timelineKind,
  by: z.enum(["customer", "desk"]),
  channel: z.optional(channel),
  state: z.optional(state),
  fields: z.optional(z.array(field)),
  secrets: z.optional(z.array(z.enum(secretKinds))),
};

export const statusAnswer = z.object({
  reference,
  caseType,
  state,
  language,
  receivedAt: instant,
  updatedAt: instant,
  promisedBy: z.optional(instant),
  emailMasked: z.optional(text),
  delivery: z.enum(["waiting", "sent", "delivered", "failed", "none"]),
  waitsForProof: z.boolean(),
  missing: z.array(requirement),
  fields: z.array(
    z.object({ field, from: z.enum(["form", "api", "mail"]), shown: z.optional(text), zone: z.optional(zone) }),
  ),
  history: z.array(z.object({ ...entry, message: z.optional(text) })),
  labels: z.object({
    caseType: text,
    states: z.partialRecord(state, z.object({ title: text, meaning: text })),
    fields: z.partialRecord(field, text),
  }),
});

const summary = {
  reference,
  state,
  caseType,
  language,
  channel,
  receivedAt: instant,
  updatedAt: instant,
  promisedBy: z.optional(instant),
  suspect: z.optional(z.enum(["honeypot", "too-fast"])),
};

export const casesAnswer = z.object({
  cases: z.array(z.object({ ...summary, missingCount: z.int(), waitsForProof: z.optional(z.literal(true)) })),
  cursor: z.optional(text),
});

const fieldValue = z.object({
  value: text,
  asTyped: text,
  provenance: z.object({ place: z.enum(["form", "api", "mail-subject", "mail-body"]), rule: z.optional(text) }),
  zone: z.optional(zone),
  network: z.optional(network),
});

const notice = z.object({
  id: text,
  kind: z.enum(Object.keys(noticeKinds)),
  state: z.enum(["due", "sending", "sent", "delivered", "bounced", "complained", "failed", "withheld"]),
  dueAt: z.optional(instant),
  attempts: z.int(),
  leaseUntil: z.optional(instant),
  sesMessageId: z.optional(text),
  sentAt: z.optional(instant),
  reason: z.optional(text),
  inReplyTo: z.optional(text),
  tells: z.optional(z.object({ state, messageId: z.optional(text) })),
});

const payload = z.object({
  key: text,
  at: instant,
  text,
  subject: z.optional(text),
  rawKey: z.optional(text),
  /** Of a mail: who wrote it, how sure that is, and what came with it. */
  mail: z.optional(
    z.object({
      trust: z.enum(["proven", "unproven", "failed"]),
      automatic: z.optional(text),
      from: z.optional(text),
      replyTo: z.optional(text),
      oddities: texts,
      evidence: z.array(
        z.object({
          filename: text,
          contentType: text,
          sniffed: z.optional(text),
          sizeBytes: z.int(),
          sha256: text,
          isInline: z.boolean(),
          key: z.optional(text),
          refused: z.optional(z.enum(["too-many", "too-large", "held-secret", "not-searched"])),
        }),
      ),
    }),
  ),
});

export const caseAnswer = z.object({
  ...summary,
  version: z.int(),
  email: z.optional(text),
  emailProven: z.boolean(),
  trust: z.enum(["proven", "unproven", "failed"]),
  fields: z.partialRecord(field, fieldValue),
  /** What the mail said in several ways; none of them was chosen. */
  conflicts: z.optional(z.partialRecord(field, z.array(fieldValue))),
  caseTypeReason: z.optional(text),
  /** Cases that it may belong to; nobody but the desk is told. */
  links: z.optional(z.array(z.object({ reference, why: z.enum(linkReasons) }))),
  filesNotKept: z.optional(z.int()),
  /** What two fields say against each other. */
  findings: z.array(z.object({ code: z.enum(crossFindingCodes), fields: z.array(field), detail: text })),
  missing: z.array(requirement),
  privacyNotice: z.optional(text),
  addressCorrectable: z.boolean(),
  secrets: z.optional(z.array(z.enum(secretKinds))),
  timeline: z.array(z.object({ ...entry, payload: z.optional(text) })),
  notices: z.array(notice),
  messages: z.array(payload),
  mails: z.array(payload),
  /** Files that the customer added on the status page, newest first. Absent while their store is out of reach. */
  uploads: z.optional(z.array(z.object({ name: text, sizeBytes: z.int(), at: instant, key: text }))),
});

export const movedAnswer = z.object({ reference, state, version: z.int(), updatedAt: instant });

export const quarantineAnswer = z.object({
  entries: z.array(
    z.object({
      id: text,
      at: instant,
      reason: text,
      rawKey: text,
      from: z.optional(text),
      subject: z.optional(text),
      sizeBytes: z.int(),
      about: z.optional(reference),
      released: z.optional(z.object({ at: instant, reference })),
    }),
  ),
  cursor: z.optional(text),
});

export const releaseAnswer = z.object({ id: text });

export const problemAnswer = z.object({
  type: text,
  title: text,
  status: z.int(),
  code: z.enum(Object.keys(errorCodes)),
  detail: z.optional(text),
  errors: z.optional(
    z.array(z.object({ field: text, code: z.enum(problemCodes), message: text, detail: z.optional(text) })),
  ),
});

import { addSeconds, type EmailAddress, type Instant, type Reference } from "./brand.ts";
import { type CaseState, caseStateRow } from "./case-states.ts";
import { type CaseTypeId, caseTypeRow, missingRequirements, type Requirement } from "./case-types.ts";
import { type ChannelId, channels } from "./channels.ts";
import { IntakeError } from "./errors.ts";
import type { FieldConflicts, FieldValues } from "./field-value.ts";
import type { FieldId } from "./fields.ts";
import type { LanguageId } from "./languages.ts";
import { movesForward, type Notice, type NoticeKind, nextAttemptAt } from "./notice.ts";
import type { SecretKind } from "./secret-span.ts";
import type { Submission, SuspectReason, Trust } from "./submission.ts";

export type TimelineKind =
  | "received"
  | "corrected"
  | "information-added"
  | "mail-received"
  | "state-changed"
  | "message"
  | "address-corrected";

/** One thing that happened. `seq` counts without gaps over the whole life of the case. */
export interface TimelineEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: TimelineKind;
  readonly by: "customer" | "desk";
  readonly channel?: ChannelId;
  readonly state?: CaseState;
  /** Fields that were added or corrected. */
  readonly fields?: readonly FieldId[];
  /** Kinds of secrets that were cut out of what came in. */
  readonly secrets?: readonly SecretKind[];
  /** The payload that holds the words: an agent's message, or a mail (which only the desk sees). */
  readonly payload?: string;
}

/**
 * A case: one item, changed only by one conditional write on `version`. Stays under 32 KB: long texts, messages and
 * timeline entries past the newest 20 are payloads of the same partition.
 */
export interface Case {
  readonly schemaVersion: 1;
  readonly reference: Reference;
  readonly version: number;
  readonly caseType: CaseTypeId;
  readonly state: CaseState;
  readonly channel: ChannelId;
  readonly language: LanguageId;
  readonly email?: EmailAddress;
  /** Whether the customer has shown that the address is theirs: an authenticated mail, or a confirmation. */
  readonly emailProven: boolean;
  readonly trust: Trust;
  readonly fields: FieldValues;
  /** What the first mail said in several ways; a field that is given later settles it. */
  readonly conflicts?: FieldConflicts;
  readonly caseTypeReason?: string;
  readonly receivedAt: Instant;
  readonly updatedAt: Instant;
  /** Until when we promised the next answer. Absent while the customer's answer is waited for, and after the end. */
  readonly promisedBy?: Instant;
  readonly privacyNotice?: string;
  readonly suspect?: SuspectReason;
  /** Kinds of secrets that the customer sent at any time. None of them was kept; the customer is told what to do. */
  readonly secrets?: readonly SecretKind[];
  readonly timeline: readonly TimelineEntry[];
  /** Entries ever written, those that were moved out included. */
  readonly timelineCount: number;
  readonly notices: readonly Notice[];
  readonly noticeCount: number;
  /** Renewing it makes every link, code and cookie of the case worthless. */
  readonly linkGeneration: number;
  /** What this case came from: SHA-256 of the idempotency key, and the hash of each body received under it. */
  readonly origin: { readonly keyHash: string; readonly bodyHashes: readonly string[] };
  /** Whether rows that find this case by its ids have still to be written. */
  readonly lookupsDue: boolean;
  /** Whether the customer's browser may still correct the address: until an action was posted or an agent wrote. */
  readonly addressCorrectable: boolean;
}

/** Words too long for the case item, kept beside it under a key that a retry writes again identically. */
export interface Payload {
  /** Sort key within the case's partition: `message#0001-<digest>`, `mail#<hash>`, `timeline#0001`. */
  readonly key: string;
  readonly at: Instant;
  readonly text: string;
  readonly subject?: string;
  readonly rawKey?: string;
  readonly entries?: readonly TimelineEntry[];
}

/** A case as it should become, with what must be written before it. */
export interface CaseChange {
  readonly case: Case;
  readonly payloads: readonly Payload[];
}

const timelineLimit = 20;

/** How long after receipt the browser that sent the form may correct a mistyped address. */
export const addressCorrectionHours = 24;

/** Sorts by time; the digest keeps two agents who write at the same moment from overwriting each other's words. */
export const messageKey = (seq: number, digest: string): string => `message#${String(seq).padStart(4, "0")}-${digest}`;
export const mailKey = (bodyHash: string): string => `mail#${bodyHash.slice(0, 32)}`;

/** The requirements that the case does not meet yet. */
export const missingOf = (kase: Pick<Case, "caseType" | "fields">): Requirement[] =>
  missingRequirements(kase.caseType, (field) => kase.fields[field] !== undefined);

/** When the case next needs work of ours (a notice, lookup rows), or nothing. The sparse `due` index is over this. */
export function dueAt(kase: Case): Instant | undefined {
  const times = kase.notices.map(nextAttemptAt).filter((at) => at !== undefined);
  if (kase.lookupsDue) times.push(kase.updatedAt);
  return times.sort()[0];
}

const stateFor = (caseType: CaseTypeId, fields: FieldValues): CaseState =>
  missingOf({ caseType, fields }).length > 0 ? "needs-information" : "received";

/** An urgent case is promised from its receipt on even while information is missing: nothing may hold it up. */
function promiseFrom(caseType: CaseTypeId, state: CaseState, at: Instant): { promisedBy?: Instant } {
  const row = caseTypeRow(caseType);
  const runs =
    caseStateRow(state).clockRuns ||
    (row.urgency === "now" && caseStateRow(state).open && state === "needs-information");
  return runs ? { promisedBy: addSeconds(at, row.promiseHours * 3600) } : {};
}

function withEntry(kase: Case, entry: Omit<TimelineEntry, "seq">): CaseChange {
  const timelineCount = kase.timelineCount + 1;
  const timeline = [...kase.timeline, { ...entry, seq: timelineCount }];
  const overflow = timeline.slice(0, Math.max(0, timeline.length - timelineLimit));
  const payloads = overflow.map((old) => ({
    key: `timeline#${String(old.seq).padStart(4, "0")}`,
    at: old.at,
    text: "",
    entries: [old],
  }));
  return { case: { ...kase, timeline: timeline.slice(overflow.length), timelineCount }, payloads };
}

const withPayload = (change: CaseChange, payload: Payload): CaseChange => ({
  ...change,
  payloads: [...change.payloads, payload],
});

/** The case with one more notice: due at `at`, unless it comes with a final state of its own. */
function withNotice(kase: Case, kind: NoticeKind, at: Instant, more: Partial<Notice> = {}): Case {
  const noticeCount = kase.noticeCount + 1;
  const when = more.state ? {} : { dueAt: at };
  const notice: Notice = { id: `${kind}-${noticeCount}`, kind, state: "due", ...when, attempts: 0, ...more };
  return { ...kase, noticeCount, notices: pruned([...kase.notices, notice]) };
}

/** Finished notices past the newest ten go: the timeline keeps what mattered of them. */
function pruned(notices: readonly Notice[]): Notice[] {
  const finished = notices.filter((notice) => nextAttemptAt(notice) === undefined);
  const surplus = new Set(finished.slice(0, Math.max(0, finished.length - 10)));
  return notices.filter((notice) => !surplus.has(notice));
}

function withoutKey<T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = from;
  return rest;
}

/** Seconds that the first answer to a form waits when it was sent faster than a person can; the next sweep after them sends it. */
const tooFastHoldSeconds = 2;

/**
 * Whether, and when, the first acknowledgement goes out. Never to a machine, never to an address that a mail has not
 * proven (backscatter), never where the hidden field was filled.
 */
function firstAcknowledgement(submission: Submission): Partial<Notice> | undefined {
  if (!submission.email) return undefined;
  const withheld = (reason: string): Partial<Notice> => ({ state: "withheld", reason });
  if (submission.mail?.automatic) return withheld("automatic-mail");
  if (channels[submission.channel].address === "from-mail" && submission.trust !== "proven")
    return withheld("sender-unproven");
  if (submission.suspect === "honeypot") return withheld("suspect");
  return submission.mail?.messageId ? { inReplyTo: submission.mail.messageId } : {};
}

/** A new case of a submission, with the acknowledgement that is due in the same item. */
export function open(reference: Reference, keyHash: string, submission: Submission): CaseChange {
  const { receivedAt: at, caseType, channel } = submission;
  const state = stateFor(caseType, submission.fields);
  const bare: Case = {
    schemaVersion: 1,
    reference,
    version: 1,
    caseType,
    state,
    channel,
    language: submission.language,
    ...(submission.email && { email: submission.email }),
    emailProven: submission.trust === "proven",
    trust: submission.trust,
    fields: submission.fields,
    ...(submission.conflicts && { conflicts: submission.conflicts }),
    ...(submission.caseTypeReason && { caseTypeReason: submission.caseTypeReason }),
    receivedAt: at,
    updatedAt: at,
    ...promiseFrom(caseType, state, at),
    ...(submission.privacyNotice && { privacyNotice: submission.privacyNotice }),
    ...(submission.suspect && { suspect: submission.suspect }),
    ...withSecrets(submission),
    timeline: [],
    timelineCount: 0,
    notices: [],
    noticeCount: 0,
    linkGeneration: 1,
    origin: { keyHash, bodyHashes: [submission.bodyHash] },
    lookupsDue: true,
    addressCorrectable: channels[channel].address === "typed",
  };
  const acknowledgement = firstAcknowledgement(submission);
  const sendAt = submission.suspect === "too-fast" ? addSeconds(at, tooFastHoldSeconds) : at;
  const told = acknowledgement ? withNotice(bare, "acknowledgement", sendAt, acknowledgement) : bare;
  const mail = submission.mail && mailPayload(submission);
  const change = withEntry(told, {
    at,
    kind: "received",
    by: "customer",
    channel,
    state,
    ...withSecrets(submission),
    ...(mail && { payload: mail.key }),
  });
  return mail ? withPayload(change, mail) : change;
}

/** The kinds of secrets of all these together, or no member. */
function withSecrets(...parts: readonly { readonly secrets?: readonly SecretKind[] }[]): {
  readonly secrets?: readonly SecretKind[];
} {
  const secrets = [...new Set(parts.flatMap((part) => part.secrets ?? []))];
  return secrets.length > 0 ? { secrets } : {};
}

function mailPayload(submission: Submission): Payload | undefined {
  if (!submission.mail) return undefined;
  const { text, subject, rawKey } = submission.mail;
  // The raw mail that held a secret is not kept, so that there is no key to point to.
  const raw = submission.secrets ? {} : { rawKey };
  return { key: mailKey(submission.bodyHash), at: submission.receivedAt, text, subject, ...raw };
}

/**
 * More from the customer of an existing case: the form sent again with another body (a correction), the missing fields
 * filled in, or a mail that may join. Values that are given replace those that were there; nothing is emptied.
 */
export function append(
  kase: Case,
  submission: Submission,
  kind: "corrected" | "information-added" | "mail-received",
): CaseChange {
  const at = submission.receivedAt;
  const fields = { ...kase.fields, ...submission.fields };
  const complete = missingOf({ caseType: kase.caseType, fields }).length === 0;
  const supplies = kase.state === "needs-information" && complete;
  const reopens = kase.state === "paused" || kase.state === "answered" || kase.state === "closed";
  const state: CaseState = supplies ? "received" : reopens ? "in-progress" : kase.state;
  const mail = mailPayload(submission);
  const changed = (Object.keys(submission.fields) as FieldId[]).filter(
    (field) => submission.fields[field]?.value !== kase.fields[field]?.value,
  );
  const next: Case = {
    ...(state === kase.state ? kase : withoutKey(kase, "promisedBy")),
    ...(state === kase.state ? {} : promiseFrom(kase.caseType, state, at)),
    state,
    fields,
    ...withSecrets(kase, submission),
    updatedAt: at,
    lookupsDue: true,
    addressCorrectable: kase.addressCorrectable && kind === "corrected",
    origin: { ...kase.origin, bodyHashes: [...kase.origin.bodyHashes.slice(-9), submission.bodyHash] },
  };
  const told =
    kase.email && kind !== "corrected" && !submission.mail?.automatic
      ? withNotice(
          next,
          "information-received",
          at,
          submission.mail?.messageId ? { inReplyTo: submission.mail.messageId } : {},
        )
      : next;
  const change = withEntry(told, {
    at,
    kind,
    by: "customer",
    channel: submission.channel,
    ...(state !== kase.state && { state }),
    ...(changed.length > 0 && { fields: changed }),
    ...withSecrets(submission),
    ...(mail && { payload: mail.key }),
  });
  return mail ? withPayload(change, mail) : change;
}

/** An agent's words, and a short digest of them that names their payload. */
export interface DeskMessage {
  readonly text: string;
  readonly digest: string;
}

/** The desk moves a case, with or without a message to the customer; a message alone may leave the state as it is. */
export function transition(kase: Case, to: CaseState, at: Instant, message?: DeskMessage): CaseChange {
  const stays = to === kase.state;
  if (stays ? !message : !caseStateRow(kase.state).next.includes(to)) {
    throw new IntakeError("transition-not-allowed", { detail: `${kase.state} to ${to}` });
  }
  const moved: Case = {
    ...(stays ? kase : { ...withoutKey(kase, "promisedBy"), ...promiseFrom(kase.caseType, to, at) }),
    state: to,
    updatedAt: at,
    addressCorrectable: false,
  };
  const payload = message && { key: messageKey(kase.timelineCount + 1, message.digest), at, text: message.text };
  const told = moved.email
    ? withNotice(moved, "desk-update", at, { tells: { state: to, ...(payload && { messageId: payload.key }) } })
    : moved;
  const change = withEntry(told, {
    at,
    kind: stays ? "message" : "state-changed",
    by: "desk",
    state: to,
    ...(payload && { payload: payload.key }),
  });
  return payload ? withPayload(change, payload) : change;
}

/** How long after its end a case is still open to its link. */
export const linkDaysAfterClose = 90;

/** Whether links, codes and cookies of the case have stopped working at `at`. */
export const isLinkExpired = (kase: Case, at: Instant): boolean =>
  kase.state === "closed" && at >= addSeconds(kase.updatedAt, linkDaysAfterClose * 24 * 3600);

/** Whether the browser that sent the form may still correct the address at `at`. */
export const mayCorrectAddress = (kase: Case, at: Instant): boolean =>
  kase.addressCorrectable && at < addSeconds(kase.receivedAt, addressCorrectionHours * 3600);

/**
 * A mistyped address put right by the browser that sent the form. The link that went to the wrong mailbox dies with the
 * old generation, and notices still due go to the new address.
 */
export function correctAddress(kase: Case, email: EmailAddress, at: Instant): CaseChange {
  if (!mayCorrectAddress(kase, at)) throw new IntakeError("address-locked");
  const next = withNotice(
    {
      ...kase,
      email,
      emailProven: false,
      updatedAt: at,
      linkGeneration: kase.linkGeneration + 1,
      lookupsDue: true,
      notices: kase.notices.map((notice) =>
        notice.state === "due"
          ? { ...withoutKey(notice, "dueAt"), state: "withheld", reason: "address-corrected" }
          : notice,
      ),
    },
    "address-corrected",
    at,
  );
  return withEntry(next, { at, kind: "address-corrected", by: "customer" });
}

/** The case with one notice changed; a change that would move it backward is left out, so marks and events may come in any order. */
export function withNoticeChanged(kase: Case, id: string, change: (notice: Notice) => Notice): Case {
  return {
    ...kase,
    notices: kase.notices.map((notice) => {
      if (notice.id !== id) return notice;
      const next = change(notice);
      const allowed = next.state === notice.state || movesForward(notice.state, next.state) || isRetry(notice, next);
      return allowed ? next : notice;
    }),
  };
}

// The one step back: a send that certainly did not happen makes the notice due again.
const isRetry = (from: Notice, to: Notice): boolean => from.state === "sending" && to.state === "due";

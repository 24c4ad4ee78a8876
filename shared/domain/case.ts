import { addSeconds, type EmailAddress, type Instant, type Reference } from "./brand.ts";
import { type CaseLink, mergeLinks } from "./case-link.ts";
import { type CaseState, caseStateRow } from "./case-states.ts";
import { type CaseTypeId, caseTypeRow, missingRequirements, type Requirement } from "./case-types.ts";
import { type ChannelId, channels } from "./channels.ts";
import { sameMailbox } from "./customer.ts";
import { IntakeError } from "./errors.ts";
import type { Evidence } from "./evidence.ts";
import type { FieldConflicts, FieldValue, FieldValues } from "./field-value.ts";
import { type FieldId, fieldRow } from "./fields.ts";
import type { LanguageId } from "./languages.ts";
import { movesForward, type Notice, type NoticeKind, nextAttemptAt } from "./notice.ts";
import type { SecretKind } from "./secrets/secret-span.ts";
import type { Submission, SuspectReason, Trust } from "./submission.ts";

export type TimelineKind =
  | "received"
  | "corrected"
  | "information-added"
  | "mail-received"
  | "state-changed"
  | "message"
  | "address-corrected"
  | "address-confirmed";

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
  /** The desk's call that it came from, where that can come twice: digest of its key, and of its body. */
  readonly call?: string;
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
  /** Cases that this one may belong to, for the desk alone. */
  readonly links?: readonly CaseLink[];
  readonly receivedAt: Instant;
  readonly updatedAt: Instant;
  /** Until when we promised the next answer. Absent while the customer's answer is waited for, and after the end. */
  readonly promisedBy?: Instant;
  readonly privacyNotice?: string;
  readonly suspect?: SuspectReason;
  /** Kinds of secrets that the customer sent at any time. None of them was kept; the customer is told what to do. */
  readonly secrets?: readonly SecretKind[];
  /** Files that came by mail and were over our limits: the customer is asked to add them on the status page. */
  readonly filesNotKept?: number;
  /** Since when the customer has been handed forms to add files with. Without it there is nothing to look for in the store. */
  readonly uploadsSince?: Instant;
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
  /** Of a mail: who wrote it and how sure that is, and what came with it. */
  readonly mail?: MailFacts;
  readonly entries?: readonly TimelineEntry[];
}

/** What the desk sees of a mail beside its words. */
export interface MailFacts {
  readonly trust: Trust;
  readonly automatic?: string;
  readonly from?: string;
  readonly replyTo?: string;
  readonly oddities: readonly string[];
  readonly evidence: readonly Evidence[];
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

/** Whether older entries of the timeline stand beside the case, as payloads of the prefix `timeline#`. */
export const hasMovedEntries = ({ timeline, timelineCount }: Pick<Case, "timeline" | "timelineCount">): boolean =>
  timelineCount > timeline.length;

/** The timeline with the entries that were moved out. A change that failed may have written one that still stands in the case. */
export function wholeTimeline(
  { timeline }: Pick<Case, "timeline">,
  moved: readonly Payload[],
): readonly TimelineEntry[] {
  const first = timeline[0]?.seq ?? 0;
  return [...moved.flatMap(({ entries = [] }) => entries).filter(({ seq }) => seq < first), ...timeline];
}

const withPayload = (change: CaseChange, payload: Payload | undefined): CaseChange => ({
  ...change,
  payloads: [...change.payloads, ...(payload ? [payload] : [])],
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

/** Longest Message-ID that an answer names; real ones stay below 150, and each waiting notice carries one. */
const maxMessageIdLength = 250;

/** Whether a submission shows by itself that its address is the customer's. */
const provesAddress = ({ trust, writtenToOthers }: Submission): boolean => trust === "proven" && !writtenToOthers;

/** The mail that a notice answers, where it has an id that fits. */
function answering({ mail }: Submission): { readonly inReplyTo?: string } {
  return mail?.messageId && mail.messageId.length <= maxMessageIdLength ? { inReplyTo: mail.messageId } : {};
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
  if (channels[submission.channel].address === "from-mail" && !provesAddress(submission))
    // Once the customer says that the case is theirs, it goes out into the thread of their mail.
    return { ...withheld("sender-unproven"), ...answering(submission) };
  if (submission.suspect === "honeypot") return withheld("suspect");
  return answering(submission);
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
    emailProven: provesAddress(submission),
    trust: submission.trust,
    fields: submission.fields,
    ...(submission.conflicts && { conflicts: fewOfEach(submission.conflicts) }),
    ...(submission.caseTypeReason && { caseTypeReason: submission.caseTypeReason }),
    ...(submission.mayBelongTo?.length && { links: mergeLinks([], submission.mayBelongTo) }),
    receivedAt: at,
    updatedAt: at,
    ...promiseFrom(caseType, state, at),
    ...(submission.privacyNotice && { privacyNotice: submission.privacyNotice }),
    ...(submission.suspect && { suspect: submission.suspect }),
    ...withSecrets(submission),
    ...withFilesNotKept(0, submission),
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
  return withPayload(change, mail);
}

/** The kinds of secrets of all these together, or no member. */
function withSecrets(...parts: readonly { readonly secrets?: readonly SecretKind[] }[]): {
  readonly secrets?: readonly SecretKind[];
} {
  const secrets = [...new Set(parts.flatMap((part) => part.secrets ?? []))];
  return secrets.length > 0 ? { secrets } : {};
}

/** How many files were over our limits, what came before included, or no member. */
function withFilesNotKept(before: number, { mail }: Submission): { readonly filesNotKept?: number } {
  const refused = mail?.evidence?.filter((file) => file.refused === "too-large" || file.refused === "too-many") ?? [];
  return before + refused.length > 0 ? { filesNotKept: before + refused.length } : {};
}

function mailPayload(submission: Submission): Payload | undefined {
  if (!submission.mail) return undefined;
  const { text, subject, rawKey, automatic, from, replyTo, oddities = [], evidence = [] } = submission.mail;
  // The raw mail that held a secret is not kept, so that there is no key to point to.
  const raw = submission.secrets ? {} : { rawKey };
  const mail: MailFacts = {
    trust: submission.trust,
    ...(automatic && { automatic }),
    ...(from && { from }),
    ...(replyTo && { replyTo }),
    oddities,
    evidence,
  };
  return { key: mailKey(submission.bodyHash), at: submission.receivedAt, text, subject, ...raw, mail };
}

/**
 * Whether a mail may join this case: only its own customer's, proven by an authenticated, aligned sender. A reply
 * address alone proves nothing, because mails are forwarded; neither does an equal transaction, because anyone can read
 * it on an explorer.
 */
export function mayJoin(kase: Pick<Case, "email">, { trust, email }: Pick<Submission, "trust" | "email">): boolean {
  return trust === "proven" && email !== undefined && kase.email !== undefined && sameMailbox(email, kase.email);
}

type Appended = "corrected" | "information-added" | "mail-received";

/**
 * More from the customer of an existing case: the form sent again with another body (a correction), the missing fields
 * filled in, or a mail that may join. What the customer typed into a form of ours replaces what was there; a mail only
 * fills what is missing, and what it says otherwise is kept beside it for the desk. A machine's mail changes nothing
 * but the timeline.
 */
export function append(kase: Case, submission: Submission, kind: Appended): CaseChange {
  const at = submission.receivedAt;
  const isAutomatic = submission.mail?.automatic !== undefined;
  const given = isAutomatic ? {} : submission.fields;
  const { fields, conflicts, changed } =
    kind === "mail-received" ? filled(kase, given, submission.conflicts) : replaced(kase, given);
  const state = isAutomatic ? kase.state : stateAfter(kase, fields);
  const mail = mailPayload(submission);
  const { conflicts: _, ...settled } = state === kase.state ? kase : withoutKey(kase, "promisedBy");
  const next: Case = {
    ...settled,
    ...(state === kase.state ? {} : promiseFrom(kase.caseType, state, at)),
    state,
    fields,
    ...(Object.keys(conflicts).length > 0 && { conflicts }),
    ...withSecrets(kase, submission),
    ...withFilesNotKept(kase.filesNotKept ?? 0, submission),
    updatedAt: at,
    lookupsDue: true,
    addressCorrectable: kase.addressCorrectable && kind === "corrected",
    origin: { ...kase.origin, bodyHashes: withHash(kase.origin.bodyHashes, submission.bodyHash) },
  };
  // Who joins is authenticated as the customer: that proves the address as well as a press on our page does.
  const known = kind === "mail-received" && !isAutomatic && !next.emailProven ? proven(next, at) : next;
  const change = withEntry(isAutomatic || kind === "corrected" ? known : withReceipt(known, submission), {
    at,
    kind,
    by: "customer",
    channel: submission.channel,
    ...(state !== kase.state && { state }),
    ...(changed.length > 0 && { fields: changed }),
    ...withSecrets(submission),
    ...(mail && { payload: mail.key }),
  });
  return withPayload(change, mail);
}

/** Whether a case has this submission already. */
export const hasReceived = ({ origin }: Pick<Case, "origin">, bodyHash: string): boolean =>
  origin.bodyHashes.includes(bodyHash);

/** The first hash stays for ever, because the submission that opened the case may be delivered again at any time; of the others the newest nine. */
const withHash = ([first = "", ...later]: readonly string[], hash: string): readonly string[] => [
  first,
  ...[...later, hash].slice(-9),
];

/** Where a case goes when its customer has written: nobody waits for the customer any more. */
function stateAfter(kase: Case, fields: FieldValues): CaseState {
  const complete = missingOf({ caseType: kase.caseType, fields }).length === 0;
  if (kase.state === "needs-information" && complete) return "received";
  return ["paused", "answered", "closed"].includes(kase.state) ? "in-progress" : kase.state;
}

interface Settled {
  readonly fields: FieldValues;
  readonly conflicts: FieldConflicts;
  /** Fields whose value is another one now. */
  readonly changed: readonly FieldId[];
}

function replaced(kase: Case, given: FieldValues): Settled {
  const changed = (Object.keys(given) as FieldId[]).filter(
    (field) => given[field]?.value !== kase.fields[field]?.value,
  );
  const fields = { ...kase.fields, ...given };
  return { fields, conflicts: unsettled(kase.conflicts ?? {}, Object.keys(given) as FieldId[]), changed };
}

/** A field that is given settles what was contradicted about it. */
const unsettled = (conflicts: FieldConflicts, given: readonly FieldId[]): FieldConflicts =>
  Object.fromEntries(
    (Object.entries(conflicts) as [FieldId, readonly FieldValue[]][]).filter(([id]) => !given.includes(id)),
  );

/**
 * A mail of the customer fills what is missing. Another value for what is there may be a slip, or somebody else at the
 * customer's mailbox who wants the money sent elsewhere: an agent decides.
 */
function filled(kase: Case, given: FieldValues, contradicted: FieldConflicts = {}): Settled {
  const entries = Object.entries(given) as [FieldId, FieldValue][];
  // Every mail tells a story of its own, which stands beside the first as the mail's text and contradicts nothing.
  const isStory = (field: FieldId): boolean => fieldRow(field).kind === "text";
  const missing = entries.filter(([field]) => kase.fields[field] === undefined);
  const other = entries.filter(
    ([field, { value }]) => !isStory(field) && (kase.fields[field] ?? { value }).value !== value,
  );
  const conflicts = unsettled(
    kase.conflicts ?? {},
    missing.map(([field]) => field),
  );
  const merged: Record<string, readonly FieldValue[]> = { ...conflicts };
  const add = (field: FieldId, values: readonly FieldValue[]): void => {
    const all = [...(merged[field] ?? []), ...values];
    merged[field] = [...new Map(all.map((value) => [value.value, value])).values()].slice(0, maxConflictingValues);
  };
  for (const [field, value] of other) add(field, [...(kase.fields[field] ? [kase.fields[field]] : []), value]);
  for (const [field, values] of Object.entries(contradicted) as [FieldId, readonly FieldValue[]][]) {
    if (kase.fields[field] === undefined && !isStory(field)) add(field, values);
  }
  return {
    fields: { ...kase.fields, ...Object.fromEntries(missing) },
    conflicts: merged as FieldConflicts,
    changed: missing.map(([field]) => field),
  };
}

/** Values of one field that are kept side by side; whoever sends more of them is not asking about one deposit. */
const maxConflictingValues = 5;

const fewOfEach = (conflicts: FieldConflicts): FieldConflicts =>
  Object.fromEntries(
    Object.entries(conflicts).map(([field, values]) => [field, values.slice(0, maxConflictingValues)]),
  );

/** The case with a word to its customer that what came has arrived; one that still waits speaks for all that came since. */
function withReceipt(kase: Case, submission: Submission): Case {
  if (!kase.email) return kase;
  const waiting = kase.notices.find(({ kind, state }) => kind === "information-received" && state === "due");
  const answers = answering(submission);
  if (!waiting) return withNotice(kase, "information-received", submission.receivedAt, answers);
  return { ...kase, notices: kase.notices.map((notice) => (notice === waiting ? { ...notice, ...answers } : notice)) };
}

/** An agent's words, and a short digest of them that names their payload. */
export interface DeskMessage {
  readonly text: string;
  readonly digest: string;
}

/** What tells a call of the desk from another: two short digests. */
export interface DeskCall {
  readonly keyDigest: string;
  readonly bodyDigest: string;
}

const callName = ({ keyDigest, bodyDigest }: DeskCall): string => `${keyDigest}-${bodyDigest}`;

/**
 * Whether a call of the desk has changed the case already, as far as its newest entries tell. Throws IntakeError
 * `idempotency-key-reused` where one of the same key and another body has.
 */
export function hasDone({ timeline }: Pick<Case, "timeline">, call: DeskCall): boolean {
  const done = timeline.find((entry) => entry.call?.startsWith(`${call.keyDigest}-`));
  if (done && done.call !== callName(call)) throw new IntakeError("idempotency-key-reused");
  return done !== undefined;
}

/** The desk moves a case, with or without a message to the customer; a message alone may leave the state as it is. */
export function transition(kase: Case, to: CaseState, at: Instant, message?: DeskMessage, call?: DeskCall): CaseChange {
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
    ...(call && { call: callName(call) }),
  });
  return withPayload(change, payload);
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

/** Whether something that we would have told the customer waits until the address has shown that it is theirs. */
export const waitsForProof = (kase: Pick<Case, "emailProven" | "notices">): boolean =>
  !kase.emailProven && kase.notices.some(isHeld);

const isHeld = ({ state, reason }: Notice): boolean =>
  (state === "withheld" && reason === "sender-unproven") || (state === "due" && reason === "budget");

/**
 * The customer opened a link of ours, which went to the address alone, and said that the case is theirs: what was held
 * back for want of proof goes out. Nothing where the address is proven already.
 */
export function confirmAddress(kase: Case, at: Instant, options: ReleaseOptions = {}): CaseChange | undefined {
  if (kase.emailProven || !kase.email) return undefined;
  return withEntry(proven(kase, at, options), { at, kind: "address-confirmed", by: "customer" });
}

interface ReleaseOptions {
  /** Of further cases of the address: what goes out may go out together with the others. */
  readonly together?: boolean;
}

/** The case with its address proven, and with what was held back for want of that made due. */
const proven = (kase: Case, at: Instant, { together = false }: ReleaseOptions = {}): Case => ({
  ...kase,
  emailProven: true,
  addressCorrectable: false,
  updatedAt: at,
  lookupsDue: true,
  notices: kase.notices.map((notice): Notice => {
    if (!isHeld(notice)) return notice;
    const { reason: _, ...rest } = notice;
    return { ...rest, state: "due", dueAt: at, ...(together && { reason: "budget" }) };
  }),
});

/** The case whose customer is about to add files, or nothing where that is known. Not a change that anybody waits for. */
export const expectUploads = (kase: Case, at: Instant): CaseChange | undefined =>
  kase.uploadsSince ? undefined : { case: { ...kase, uploadsSince: at, addressCorrectable: false }, payloads: [] };

/** The case with a mail that is due to its address and lists all of its open cases. One that still waits is enough. */
export function tellOpenCases(kase: Case, at: Instant): CaseChange | undefined {
  const waits = kase.notices.some(
    ({ kind, state }) => kind === "open-cases" && (state === "due" || state === "sending"),
  );
  return waits ? undefined : { case: withNotice(kase, "open-cases", at), payloads: [] };
}

/** The case with more that it may belong to, or nothing where all of it is known. */
export function linkTo(kase: Case, found: readonly CaseLink[]): CaseChange | undefined {
  const links = mergeLinks(kase.links ?? [], found);
  return links.length === (kase.links ?? []).length ? undefined : { case: { ...kase, links }, payloads: [] };
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

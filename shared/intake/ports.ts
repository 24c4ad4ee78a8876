import type { EmailAddress, Instant, Reference } from "#shared/domain/brand.ts";
import type { Case, CaseChange, Payload } from "#shared/domain/case.ts";
import type { CaseState } from "#shared/domain/case-states.ts";
import type { Mail } from "#shared/domain/mail/mail.ts";

/** Now. */
export type Clock = () => Instant;

/** `size` bytes that nobody can guess. */
export type Random = (size: number) => Uint8Array;

/** What a page of the desk's queue shows of a case, without reading the case. */
export interface CaseSummary
  extends Pick<
    Case,
    "reference" | "state" | "caseType" | "language" | "channel" | "receivedAt" | "updatedAt" | "promisedBy" | "suspect"
  > {
  readonly missingCount: number;
  /** The customer was told nothing yet, because nobody has shown that the address is theirs. */
  readonly waitsForProof?: true;
}

/** A way to find a case: by UID, by network and transaction id, by address, by e-mail (kind and normalised value). */
export interface Lookup {
  readonly kind: "uid" | "txid" | "address" | "email";
  readonly value: string;
}

/** Something received that is kept and shown to the desk but is no case yet. */
export interface QuarantineEntry {
  readonly id: string;
  readonly at: Instant;
  readonly reason: string;
  readonly rawKey: string;
  readonly from?: string;
  readonly subject?: string;
  readonly sizeBytes: number;
  /** The case that it is about, where it says so in a way that only a mail of ours could have told it. */
  readonly about?: Reference;
  /** When the desk let it in after all, and the case that it became. */
  readonly released?: { readonly at: Instant; readonly reference: Reference };
}

/**
 * Work that a page asks of another function, because it may not do it itself (read raw mail), or because doing it at
 * once would tell by its time what there is to do. Written once, done by whoever finds it first, removed when done.
 */
export type Job = { readonly id: string; readonly at: Instant } & (
  | { readonly kind: "find-cases" | "confirm-address"; readonly email: EmailAddress }
  | { readonly kind: "release-mail"; readonly quarantineId: string }
);

/** What became of one raw mail: the other half of the proof that every received mail is accounted for. */
export interface Receipt {
  readonly rawKey: string;
  readonly at: Instant;
  readonly outcome: "opened" | "appended" | "duplicate" | "quarantined";
  readonly reference?: Reference;
}

/** Where cases live. Every method is one request unless it says otherwise; a fault of the engine is thrown. */
export interface CaseStore {
  /** Writes payloads, then the new case in one conditional put. `exists` answers the case that is there under its reference. */
  create(
    change: CaseChange,
  ): Promise<{ readonly outcome: "created" } | { readonly outcome: "exists"; readonly case: Case }>;
  /** Writes payloads, then the case if its version is still `change.case.version`; the stored version is one higher. `conflict`: read again. */
  save(change: CaseChange): Promise<"saved" | "conflict">;
  /** One consistent read. */
  byReference(reference: Reference): Promise<Case | undefined>;
  /** The case and the desk's messages in one consistent query, oldest message first; mails are not among them. */
  withMessages(
    reference: Reference,
  ): Promise<{ readonly case: Case; readonly messages: readonly Payload[] } | undefined>;
  /** The payloads of a case under these keys, mails and old timeline entries included. */
  payloads(reference: Reference, prefix: "mail#" | "timeline#"): Promise<readonly Payload[]>;
  /** One page of the cases with work due at or before `now`, most overdue first. Eventually consistent: verify against the case. */
  due(
    now: Instant,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly references: readonly Reference[]; readonly cursor?: string }>;
  /** One page of the queue of a state: urgent first, then who waits longest. Eventually consistent. */
  inState(
    state: CaseState,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly cases: readonly CaseSummary[]; readonly cursor?: string }>;
  /** Writes the rows by which a case is found, in the order in which cases were received. Repeating it changes nothing. */
  putLookups(kase: Pick<Case, "reference" | "receivedAt">, lookups: readonly Lookup[]): Promise<void>;
  /**
   * References filed under a value, newest first; where there are more than `limit`, half of them are the oldest, because
   * anybody can file as many under a value as it takes to hide what was there before. Two requests then. A row may be out
   * of date: verify against the case.
   */
  find(lookup: Lookup, limit: number): Promise<readonly Reference[]>;
  /** Files an entry once; the same id again changes nothing. */
  putQuarantine(entry: QuarantineEntry): Promise<void>;
  quarantine(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly entries: readonly QuarantineEntry[]; readonly cursor?: string }>;
  quarantineEntry(id: string): Promise<QuarantineEntry | undefined>;
  /** Writes down that an entry was let in. The same again changes nothing. */
  markReleased(id: string, released: NonNullable<QuarantineEntry["released"]>): Promise<void>;
  /** Asks for work. The same id again changes nothing while the first one waits; after a week it is forgotten. */
  putJob(job: Job): Promise<void>;
  /** Work that waits, in no order. Consistent. */
  jobs(limit: number): Promise<readonly Job[]>;
  removeJob(job: Job): Promise<void>;
  putReceipt(receipt: Receipt): Promise<void>;
  receipt(rawKey: string): Promise<Receipt | undefined>;
  /**
   * Takes one from a budget of `limit` per window of `windowSeconds` (aligned to the epoch), counted under `name`.
   * False when it is used up; then nothing was counted.
   */
  takeFromBudget(name: string, limit: number, windowSeconds: number, now: Instant): Promise<boolean>;
  /** How many were taken from a budget in the window of `now`. */
  takenFromBudget(name: string, windowSeconds: number, now: Instant): Promise<number>;
}

/** Where raw mail and spooled forms live. Keys are paths without a leading slash. */
export interface Files {
  put(key: string, bytes: Uint8Array, options?: { readonly contentType?: string }): Promise<void>;
  /** Undefined where there is no such key. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Copies within the same store, server side. Copying onto an existing key with the same content changes nothing. */
  copy(from: string, to: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Keys under a prefix in byte order, at most 1,000 a page. Gives up with a fault after `withinMs`. */
  list(
    prefix: string,
    cursor?: string,
    options?: { readonly withinMs?: number },
  ): Promise<{
    readonly files: readonly { readonly key: string; readonly at: Instant; readonly sizeBytes: number }[];
    readonly cursor?: string;
  }>;
  /** A form by which a browser puts one file after another below a prefix, past us. Asks the store nothing. */
  uploadForm(wanted: UploadWish): Promise<UploadForm>;
}

/** What an upload form lets through. The store holds every post to it. */
export interface UploadWish {
  /** Ends in a slash; the file's own name follows it. */
  readonly prefix: string;
  readonly fileBytes: { readonly least: number; readonly most: number };
  readonly expiresInSeconds: number;
  /** Where the browser goes on by GET after a file was stored. The store appends to its query. */
  readonly redirectTo: string;
}

/**
 * A form of multipart/form-data that works without a script: `fields` as hidden inputs, then one input of type file
 * called `file`, and nothing else that has a name. What is stored is application/octet-stream, whatever it is.
 */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A mail as it goes to the provider: RFC 5322 bytes and the one recipient of its envelope. */
export interface OutgoingMail {
  readonly to: EmailAddress;
  readonly raw: Uint8Array;
  /** Come back with every event of the provider, so that an event finds its notice. */
  readonly reference: Reference;
  readonly noticeId: string;
}

/**
 * What became of a send. `refused` will never work (the address or the mail is at fault); `later` certainly did not go
 * out (throttled, paused); `unknown` may have gone out (no answer).
 */
export type Sent =
  | { readonly outcome: "sent"; readonly messageId: string }
  | { readonly outcome: "refused" | "later" | "unknown"; readonly reason: string };

export interface MailSender {
  send(mail: OutgoingMail): Promise<Sent>;
}

/** Builds the bytes of a mail from its parts. */
export type ComposeMail = (parts: MailParts) => Promise<Uint8Array>;

/** A mail before MIME. Nothing in it but the recipient comes from outside. */
export interface MailParts {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: EmailAddress;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
  readonly date: Instant;
  /** Header name to value; ASCII. */
  readonly headers: Readonly<Record<string, string>>;
  /** `Message-ID` of the mail that is answered, with brackets. */
  readonly inReplyTo?: string;
}

/**
 * Reads a raw mail, or says by which limit it could not be read. `files` are the decoded bytes of the attachments, in
 * their order. Never throws on any bytes.
 */
export type ParseMail = (
  raw: Uint8Array,
) => Promise<
  | { readonly mail: Mail; readonly files: readonly Uint8Array[] }
  | { readonly refused: string; readonly from?: string; readonly subject?: string }
>;

/** One line per outcome. Fields are chosen, never an object whole; no address, subject, body or token. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export interface LogFields {
  readonly reference?: string;
  readonly channel?: string;
  readonly caseType?: string;
  readonly outcome?: string;
  readonly notice?: string;
  readonly reason?: string;
  readonly key?: string;
  readonly count?: number;
  readonly durationMs?: number;
  readonly status?: number;
  readonly route?: string;
  /** Name and message of a fault; messages of ours carry no customer's text. */
  readonly fault?: string;
}

/** Everything that the verbs need, put together once in `functions/runtime.ts`. */
export interface Ports {
  readonly cases: CaseStore;
  readonly files: Files;
  readonly mailSender: MailSender;
  readonly composeMail: ComposeMail;
  readonly parseMail: ParseMail;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

import type { EmailAddress, Instant, Reference } from "./brand.ts";
import type { CaseLink } from "./case-link.ts";
import type { CaseTypeId } from "./case-types.ts";
import type { ChannelId } from "./channels.ts";
import type { Evidence } from "./evidence.ts";
import type { FieldConflicts, FieldValues } from "./field-value.ts";
import type { LanguageId } from "./languages.ts";
import type { SecretKind } from "./secrets/secret-span.ts";

/** How sure we are who wrote: only `proven` (an authenticated, aligned sender) is answered by mail or joins a case. */
export type Trust = "proven" | "unproven" | "failed";

/** Why a form looks as if no person filled it. Never a reason to lose it. */
export type SuspectReason = "honeypot" | "too-fast";

/** What a mail adds to a submission. Its text is for the desk alone (Ticket Trick). */
export interface MailDetails {
  /** `Message-ID` with its angle brackets, for threading our answer; absent where the mail had none. */
  readonly messageId?: string;
  readonly subject: string;
  readonly text: string;
  /** Key of the raw mail under `kept/`. */
  readonly rawKey: string;
  /** The sign by which the mail shows that a machine wrote it (RFC 3834); such a mail gets no answer. */
  readonly automatic?: string;
  /** Who it says wrote it, as the From header has it; absent where that names nobody. */
  readonly from?: string;
  /** Where it asks for answers, if that is somewhere else. Nothing is ever sent there. */
  readonly replyTo?: string;
  /** What was odd in reading it, as short codes. */
  readonly oddities?: readonly string[];
  readonly evidence?: readonly Evidence[];
}

/**
 * The one shape that every channel produces. `fields` holds only values that passed their check: what did not is the
 * channel's to ask again (form, API) or to leave out and ask for (mail).
 */
export interface Submission {
  readonly channel: ChannelId;
  /** What makes two deliveries the same one: form nonce, `Idempotency-Key` + address, or Message-ID + From + body hash. */
  readonly idempotencyKey: string;
  /** SHA-256 (hex) over the content, to tell a repeat from another body under the same key. */
  readonly bodyHash: string;
  readonly caseType: CaseTypeId;
  readonly language: LanguageId;
  readonly email?: EmailAddress;
  readonly trust: Trust;
  readonly fields: FieldValues;
  /** Fields for which a mail says different things with equal certainty: the desk sees all, none was chosen. */
  readonly conflicts?: FieldConflicts;
  /** The words of ours by which a mail's case type was guessed. */
  readonly caseTypeReason?: string;
  readonly receivedAt: Instant;
  /** Version of the privacy notice that was shown before sending. */
  readonly privacyNotice?: string;
  readonly suspect?: SuspectReason;
  readonly mail?: MailDetails;
  /** Kinds of secrets that were cut out of it before anything was kept. */
  readonly secrets?: readonly SecretKind[];
  /**
   * The sender did not provably write this mail to us: a signed mail to somebody else can be sent on as it is. It is
   * neither answered nor does it prove the address, however well it is signed.
   */
  readonly writtenToOthers?: true;
  /** The case that a mail belongs to, by its signed reply address or its transaction; `mayJoin` has the last word. */
  readonly joins?: Reference;
  /** Cases that it may belong to: for the desk. */
  readonly mayBelongTo?: readonly CaseLink[];
}

import type { CaseState } from "#shared/domain/case-states.ts";
import type { CaseTypeId } from "#shared/domain/case-types.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import type { NetworkId } from "#shared/domain/networks.ts";
import type { ProblemCode } from "#shared/domain/problems.ts";
import type { SecretScope } from "#shared/domain/secrets/secret-span.ts";

/** Words of one case type. */
export interface CaseTypeWords {
  /** A short noun phrase, as in a list: "Deposit not credited". */
  readonly title: string;
  /** One sentence: when to choose this. */
  readonly summary: string;
  /** What to have at hand, in the order of the form; where the app shows it is said with each field. */
  readonly prepare: readonly string[];
  /** What happens next, one sentence a step, shown on the confirmation page and in the acknowledgement. */
  readonly next: readonly string[];
  /** What to do at once, before anything else. Only where the table says that there is first aid. */
  readonly firstAid?: readonly string[];
}

/** Words of one field. */
export interface FieldWords {
  /** "Transaction hash (TxID)". */
  readonly label: string;
  /** One sentence under the label: what it looks like. */
  readonly hint: string;
  /** Where the customer finds it in the app or wallet. One or two sentences. */
  readonly where: string;
  /** The error when it is empty: "Enter the transaction hash". */
  readonly missing: string;
  /** For a choice: one label per option. */
  readonly options?: Readonly<Record<string, string>>;
}

/** What a sentence about a problem may mention. */
export interface ProblemContext {
  /** Label of the field in the same language. */
  readonly label: string;
  /** Network that was chosen, by its name, if any. */
  readonly network?: string;
  /** The code's machine-made detail: candidate network names, a position, a length, a limit. */
  readonly detail?: string;
}

/** Every sentence about cases and their content. Each language is one file of this shape; a missing sentence does not compile. */
export interface Words {
  readonly product: string;
  readonly caseTypes: Readonly<Record<CaseTypeId, CaseTypeWords>>;
  readonly fields: Readonly<Record<FieldId, FieldWords>>;
  /** Joins the labels of fields of which any one will do: "UID or registered e-mail". */
  readonly or: (labels: readonly string[]) => string;
  readonly networks: Readonly<Record<NetworkId, string>>;
  readonly problems: Readonly<Record<ProblemCode, (context: ProblemContext) => string>>;
  readonly states: Readonly<Record<CaseState, { readonly title: string; readonly meaning: string }>>;
  /** A promise in hours as people say it: "within 24 hours", "within 3 days". */
  readonly within: (hours: number) => string;
  /** How the zone of a time was known: "UTC+08:00, assumed". */
  readonly zoneKnown: Readonly<Record<"stated" | "chosen" | "assumed", string>>;
  readonly weNeverAsk: readonly string[];
  readonly mail: MailWords;
}

/** How much of a mail is kept: `files` of up to `megabytes` MB, and `inAll` MB together. */
export interface FileLimits {
  readonly files: number;
  readonly megabytes: number;
  readonly inAll: number;
}

/** Sentences of the mails that we send. Values are put in by `shared/intake/render.ts`, which alone escapes. */
export interface MailWords {
  readonly senderName: string;
  /** A label with its value, in the punctuation of the language; an empty value leaves the label ready for the next line. */
  readonly fact: (label: string, value: string) => string;
  /** A remark behind a value, in the brackets of the language. */
  readonly remark: (value: string, remark: string) => string;
  readonly subjects: Readonly<
    Record<
      "acknowledgement" | "address-corrected" | "open-cases" | "information-received" | "desk-update",
      (reference: string) => string
    >
  >;
  readonly greeting: string;
  readonly received: string;
  readonly receivedUrgent: string;
  readonly informationReceived: string;
  readonly addressCorrected: string;
  readonly deskUpdate: string;
  /** The answer to `/find`: every open case of the address follows. */
  readonly openCases: string;
  /** Beside a listed case of which something waits until the customer confirms it. */
  readonly waitsForConfirmation: string;
  /** Over further open cases of the same address. */
  readonly otherCases: string;
  readonly moreCases: (count: number) => string;
  /** What the case is about, in front of the name of its type. */
  readonly about: string;
  /** Files of a mail that were over the limits. */
  readonly filesNotKept: (count: number, limits: FileLimits) => string;
  readonly addFiles: string;
  readonly reference: string;
  /** Before the time of receipt: a mail that went out late says when the case came. */
  readonly receivedAt: string;
  readonly statusLink: string;
  readonly statusLinkHint: string;
  readonly accessCode: string;
  readonly accessCodeHint: (checkUrl: string) => string;
  readonly whatWeHave: string;
  readonly present: string;
  readonly whatIsMissing: string;
  readonly addMissing: string;
  readonly nothingMissing: string;
  /** While the promise waits for what is missing: how soon after that a person answers. */
  readonly answerOnceComplete: (within: string) => string;
  readonly whatHappensNext: string;
  readonly firstAid: string;
  readonly promisedBy: string;
  readonly state: string;
  readonly message: string;
  readonly replyHint: string;
  readonly weNeverAskTitle: string;
  readonly notYou: string;
  /** What to do at once after a secret was sent to us, by what it opens; stands before everything else. */
  readonly secrets: Readonly<Record<SecretScope, { readonly title: string; readonly steps: readonly string[] }>>;
}

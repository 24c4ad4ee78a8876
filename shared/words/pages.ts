import type { TimelineKind } from "#shared/domain/case.ts";

/** Pages that say only why something did not work. */
export type ErrorPageId = "not-found" | "cross-site" | "too-large" | "not-possible" | "address-locked" | "try-again";

/** A page or a part of one: what it is called and what it says, one paragraph an entry. */
export interface Passage {
  readonly title: string;
  readonly text: readonly string[];
}

/** Sentences of the customers' pages; those about cases, fields and problems are in `Words`. A missing one does not compile. */
export interface PageWords {
  readonly layout: {
    readonly skip: string;
    readonly languages: string;
    readonly desk: string;
    readonly privacy: string;
    /** Stands before the desk's address. */
    readonly writeTo: string;
    readonly home: string;
    /** The title of a page with errors. */
    readonly errorTitle: (title: string) => string;
    readonly errorSummary: string;
    /** Read before each error by those who do not see its colour. */
    readonly error: string;
    readonly print: string;
  };
  readonly start: {
    readonly title: string;
    readonly lead: string;
    readonly urgent: string;
    readonly urgentHint: string;
    readonly topics: string;
    readonly haveCase: string;
    readonly haveCaseText: string;
    readonly haveCaseLink: string;
  };
  readonly form: {
    readonly back: string;
    readonly prepare: string;
    readonly prepareHint: string;
    readonly questions: string;
    readonly where: string;
    readonly optional: string;
    readonly helpful: string;
    readonly helpfulHint: string;
    readonly anyOneOf: string;
    readonly enterOneOf: (labels: string) => string;
    readonly email: { readonly label: string; readonly hint: string; readonly missing: string };
    readonly zone: string;
    readonly zoneHint: string;
    /** The first choice, with the zone that is then assumed. */
    readonly zoneNotSure: (zone: string) => string;
    readonly chooseNetwork: string;
    readonly leaveEmpty: string;
    /** Stands before the link to the privacy notice. */
    readonly privacyBefore: string;
    readonly privacyLink: string;
    readonly next: string;
    readonly sendIncompleteHint: string;
    readonly sendIncomplete: string;
    /** Where urgency lets every field but one be empty. */
    readonly urgentHint: string;
  };
  /** The page `/check`: is this a transaction hash? */
  readonly txidCheck: {
    readonly title: string;
    readonly lead: string;
    readonly label: string;
    readonly hint: string;
    readonly network: string;
    readonly networkHint: string;
    readonly anyNetwork: string;
    readonly button: string;
    readonly result: string;
    readonly canonical: string;
    readonly empty: string;
    readonly tooLong: string;
    /** On the start page. */
    readonly link: string;
    /** In the help of the field; it opens beside the form, which keeps its text. */
    readonly linkFromField: string;
  };
  readonly check: {
    readonly title: string;
    readonly lead: string;
    readonly change: string;
    readonly notGiven: string;
    readonly youTyped: (typed: string) => string;
    readonly incomplete: string;
    readonly expired: Passage;
    readonly fault: Passage;
    readonly send: string;
    readonly sendHint: string;
  };
  readonly sent: {
    readonly title: string;
    readonly titleUrgent: string;
    readonly reference: string;
    readonly keep: string;
    readonly mailOnItsWay: (address: string) => string;
    readonly linkOnlyInMail: string;
    readonly noMail: string;
    readonly answer: (within: string) => string;
    readonly correct: string;
    readonly correctHint: string;
    readonly correctLabel: string;
    readonly correctButton: string;
    /** The table is out of reach: filed under this reference, opened as soon as it is back. */
    readonly pending: readonly string[];
    readonly another: string;
  };
  readonly notHere: Passage;
  readonly open: {
    readonly title: string;
    readonly lead: string;
    readonly byCode: string;
    readonly referenceLabel: string;
    readonly referenceHint: string;
    readonly codeLabel: string;
    readonly codeHint: string;
    readonly button: string;
    readonly failed: string;
    readonly referenceMissing: string;
    readonly referenceUnreadable: string;
    readonly codeMissing: string;
    readonly opening: string;
    readonly noMail: string;
    readonly noMailText: string;
  };
  /** The page `/find`: a mail with the links of an address's open cases. */
  readonly find: {
    readonly title: string;
    readonly lead: string;
    readonly label: string;
    readonly hint: string;
    readonly invalid: string;
    readonly button: string;
    /** While the browser does the work that proves that somebody means it. */
    readonly working: string;
    /** The same for every address. */
    readonly done: Passage;
    /** Too many questions from one place. */
    readonly tooMany: Passage;
    /** On other pages. */
    readonly link: string;
  };
  readonly status: {
    readonly title: (reference: string) => string;
    readonly facts: string;
    readonly about: string;
    readonly updatedAt: string;
    readonly mailTo: string;
    readonly delivery: Readonly<Record<"waiting" | "sent" | "delivered" | "failed" | "none", string>>;
    readonly deliveryLabel: string;
    /** Shown where the newest mail about the case came back. */
    readonly unreached: { readonly title: string; readonly text: string };
    readonly missingLead: string;
    readonly addButton: string;
    readonly nothingTyped: string;
    readonly told: string;
    readonly toldHint: string;
    readonly byMail: string;
    readonly history: string;
    readonly historyOf: Readonly<Record<TimelineKind, string>>;
    readonly newState: (title: string) => string;
    readonly leave: string;
    readonly leaveHint: string;
    /** Shown while something that we would have told waits for proof that the address is the customer's. */
    readonly confirm: { readonly title: string; readonly text: string; readonly button: string };
  };
  /** Files that a customer adds on the status page. */
  readonly files: {
    readonly title: string;
    readonly lead: string;
    readonly addButton: string;
    /** The store of the files does not answer. */
    readonly outOfReach: string;
    readonly form: {
      readonly title: string;
      readonly lead: string;
      readonly back: string;
      /** What never belongs into a file. */
      readonly never: Passage;
      readonly label: string;
      readonly hint: (limits: { readonly megabytes: number }) => string;
      readonly tooLarge: (limits: { readonly megabytes: number }) => string;
      readonly button: string;
      /** What may go wrong at a store that speaks for itself. */
      readonly after: (limits: { readonly megabytes: number; readonly minutes: number }) => string;
    };
    /** No further form today, ever, or just now. */
    readonly usedUp: Passage;
    readonly full: Passage;
    readonly notNow: Passage;
  };
  readonly privacy: {
    readonly title: string;
    readonly version: (version: string) => string;
    readonly passages: readonly Passage[];
    readonly keeping: Passage;
    readonly years: (count: number) => string;
    readonly keepingAfter: readonly string[];
    /** The last passage, in front of the desk's address. */
    readonly rights: Passage;
  };
  readonly errors: Readonly<Record<ErrorPageId, Passage>>;
  /** On `try-again` after a form: sends again what was typed. */
  readonly sendAgain: string;
}

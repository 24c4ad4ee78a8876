import { addSeconds, type Instant } from "./brand.ts";
import type { CaseState } from "./case-states.ts";

interface NoticeKindRow {
  /** The budget that a notice of this kind is taken from; an agent's words are never limited. */
  readonly budget: "first-acknowledgement" | "lost-link" | "case-notice" | "none";
}

/** Every kind of mail that we send about a case. */
export const noticeKinds = {
  /** The first answer: reference, link, what we have, what is missing. */
  acknowledgement: { budget: "first-acknowledgement" },
  /** The link again, to an address that was corrected. */
  "address-corrected": { budget: "first-acknowledgement" },
  /** What `/find` asked for: every open case of the address, with its link. */
  "open-cases": { budget: "lost-link" },
  /** What the customer added or corrected has arrived. */
  "information-received": { budget: "case-notice" },
  /** The desk moved the case or wrote. */
  "desk-update": { budget: "none" },
} as const satisfies Record<string, NoticeKindRow>;

export type NoticeKind = keyof typeof noticeKinds;

/**
 * Where a notice is on its way; it only moves forward. `sending` past its lease is ambiguous: SES may or may not have
 * taken it. `sent` is what SES accepted, the states after it are SES's own events.
 */
export type NoticeState = "due" | "sending" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "withheld";

/** One mail of the outbox, which lives in the case item. */
export interface Notice {
  /** Unique within the case: kind and running number. */
  readonly id: string;
  readonly kind: NoticeKind;
  readonly state: NoticeState;
  /** When it is next worth trying. Absent in a final state. */
  readonly dueAt?: Instant;
  readonly attempts: number;
  /** Attempts of which nobody told the outcome: each of them may have been a mail. */
  readonly unanswered?: number;
  /** Until when the one who is sending it may still be at it. */
  readonly leaseUntil?: Instant;
  /** SES's id of the accepted mail, without brackets and domain. */
  readonly sesMessageId?: string;
  readonly sentAt?: Instant;
  /** Why it waits, failed or is withheld, as a short code for the desk. */
  readonly reason?: string;
  /** `Message-ID` of the mail that it answers. */
  readonly inReplyTo?: string;
  /** For `desk-update`: the state that it tells and the message that goes with it. */
  readonly tells?: { readonly state: CaseState; readonly messageId?: string };
}

/** A lease is longer than one send can take (client: 2 attempts of at most 10 s). */
export const leaseSeconds = 60;
/** How long SES is given to report what became of an ambiguous send before it is sent again; doubled each time. */
export const ambiguousWaitSeconds = 600;
const longestAmbiguousWaitSeconds = 12 * 3600;

/**
 * When a notice is given up and shown to the desk. Either limit is reached after some 72 hours, so that an outage over a
 * weekend costs nobody an answer: 11 tries in 85 minutes and then one an hour, or 11 whose outcome nobody told, which are
 * few because each of them may be one more copy.
 */
export const giveUpAfter = { attempts: 82, unanswered: 11 } as const;

export const isGivenUp = ({ attempts, unanswered = 0 }: Notice): boolean =>
  attempts > giveUpAfter.attempts || unanswered > giveUpAfter.unanswered;

/** Seconds until the next attempt after `attempts` failed ones: 5 s doubling, at most an hour. */
export const backoffSeconds = (attempts: number): number => Math.min(3600, 5 * 2 ** Math.max(0, attempts - 1));

const order: Record<NoticeState, number> = {
  due: 0,
  sending: 1,
  withheld: 2,
  failed: 2,
  sent: 3,
  delivered: 4,
  bounced: 5,
  complained: 6,
};

/** Whether a notice may go from one state to another: only forward, so that a late mark never undoes an event. */
export const movesForward = (from: NoticeState, to: NoticeState): boolean => order[to] > order[from];

/** When a notice next needs somebody, or nothing where it is final. */
export function nextAttemptAt(notice: Notice): Instant | undefined {
  if (notice.state === "due") return notice.dueAt;
  if (notice.state === "sending" && notice.leaseUntil) return addSeconds(notice.leaseUntil, ambiguousWait(notice));
  return undefined;
}

const ambiguousWait = ({ unanswered = 0 }: Notice): number =>
  Math.min(longestAmbiguousWaitSeconds, ambiguousWaitSeconds * 2 ** unanswered);

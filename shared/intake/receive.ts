import type { Reference } from "#shared/domain/brand.ts";
import {
  append,
  type Case,
  type CaseChange,
  correctAddress,
  hasReceived,
  mayCorrectAddress,
  mayJoin,
  open,
} from "#shared/domain/case.ts";
import { channels } from "#shared/domain/channels.ts";
import { sameMailbox } from "#shared/domain/customer.ts";
import { IntakeError } from "#shared/domain/errors.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { change } from "./change.ts";
import { nameOf } from "./fault-name.ts";
import { keyHashOf, referenceOf } from "./keys.ts";
import type { Ports } from "./ports.ts";
import { redactSubmission } from "./redact.ts";
import { spool } from "./spool.ts";

export interface ReceivePorts extends Pick<Ports, "cases" | "files" | "log"> {
  readonly referenceKey: string;
}

interface InTable {
  readonly outcome: "opened" | "corrected" | "appended" | "duplicate";
  readonly case: Case;
}

/** What became of a submission. `spooled`: the table was out of reach, the sweep opens the case under this very reference. */
export type Received = (InTable | { readonly outcome: "spooled"; readonly reference: Reference }) & {
  /** This very submission without its secrets. What is kept elsewhere of one that held any is the channel's to remove. */
  readonly kept: Submission;
};

// One true collision is expected in 2^45 pairs of keys; three in a row for one key means that something else is wrong.
const collisionRetries = 3;

/**
 * The one way in. Durable when it returns: as a case, as a part of one, or in the spool. Secrets are cut out before
 * anything is written or logged.
 * The same submission again answers `duplicate` with the same case. Throws IntakeError `idempotency-key-reused` where
 * the channel refuses another body under a known key, and lets faults of the ports rise where nothing could be kept.
 */
export async function receive(sent: Submission, ports: ReceivePorts): Promise<Received> {
  const submission = await redactSubmission(sent);
  try {
    const received = await receiveIntoTable(submission, ports);
    ports.log.info("received", {
      reference: received.case.reference,
      channel: submission.channel,
      caseType: submission.caseType,
      outcome: received.outcome,
      ...(submission.secrets && { reason: submission.secrets.join(",") }),
    });
    return { ...received, kept: submission };
  } catch (fault) {
    // A raw mail is durable already and is delivered again; a form or API call has nobody else to keep it.
    if (fault instanceof IntakeError || submission.channel === "email") throw fault;
    const reference = referenceOf(ports.referenceKey, submission.idempotencyKey);
    await spool(reference, submission, ports.files);
    ports.log.error("spooled", { reference, channel: submission.channel, fault: nameOf(fault) });
    return { outcome: "spooled", reference, kept: submission };
  }
}

/** `receive` without the spool: what the sweep uses to open what was spooled. Throws when the table is out of reach. */
export async function receiveIntoTable(submission: Submission, ports: ReceivePorts): Promise<InTable> {
  const joined = submission.joins && (await join(submission.joins, submission, ports));
  if (joined) return joined;

  const keyHash = keyHashOf(submission.idempotencyKey);
  for (let retry = 0; retry <= collisionRetries; retry++) {
    const reference = referenceOf(ports.referenceKey, submission.idempotencyKey, retry);
    const opened = open(reference, keyHash, submission);
    const created = await ports.cases.create(opened);
    if (created.outcome === "created") return { outcome: "opened", case: opened.case };
    if (created.case.origin.keyHash === keyHash) return again(created.case, submission, ports);
  }
  throw new Error("every reference of this submission is taken by another case");
}

/** What the resolver found may have changed since, so that the case itself is asked once more in the very change. */
async function join(reference: Reference, submission: Submission, ports: ReceivePorts) {
  const changed = await change(reference, ports, (kase): CaseChange | undefined => {
    if (!mayJoin(kase, submission)) return undefined;
    return hasReceived(kase, submission.bodyHash) ? undefined : append(kase, submission, "mail-received");
  });
  if (changed?.changed) return { outcome: "appended", case: changed.case } as const;
  if (changed && hasReceived(changed.case, submission.bodyHash))
    return { outcome: "duplicate", case: changed.case } as const;
  return undefined;
}

/** A known idempotency key: the same body is a repeat, another one is a correction or a mistake, as the channel says. */
async function again(kase: Case, submission: Submission, ports: ReceivePorts) {
  if (hasReceived(kase, submission.bodyHash)) return { outcome: "duplicate", case: kase } as const;
  if (channels[submission.channel].otherBody === "refused") throw new IntakeError("idempotency-key-reused");
  const changed = await change(kase.reference, ports, (current) =>
    hasReceived(current, submission.bodyHash) ? undefined : corrected(current, submission),
  );
  return { outcome: changed?.changed ? "corrected" : "duplicate", case: changed?.case ?? kase } as const;
}

/** The form sent again after the back button: other values replace the first ones, another address counts as a correction of it. */
function corrected(kase: Case, submission: Submission): CaseChange {
  const { email, receivedAt } = submission;
  const first = append(kase, submission, "corrected");
  if (!email || !kase.email || sameMailbox(email, kase.email) || !mayCorrectAddress(kase, receivedAt)) return first;
  const second = correctAddress(first.case, email, receivedAt);
  return { case: second.case, payloads: [...first.payloads, ...second.payloads] };
}

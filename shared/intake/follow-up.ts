import type { EmailAddress, Reference } from "#shared/domain/brand.ts";
import {
  append,
  type Case,
  confirmAddress,
  correctAddress,
  type DeskCall,
  hasDone,
  hasReceived,
  transition,
} from "#shared/domain/case.ts";
import type { CaseState } from "#shared/domain/case-states.ts";
import { IntakeError } from "#shared/domain/errors.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { change } from "./change.ts";
import { jobId, sha256 } from "./keys.ts";
import type { Ports } from "./ports.ts";
import { redactSubmission } from "./redact.ts";

/** What the desk does to a case. `version` refuses the change when somebody else was faster. */
export interface Move {
  readonly to: CaseState | "same";
  readonly message?: string | undefined;
  readonly version?: number | undefined;
  /** Under which the same move twice is one. */
  readonly idempotencyKey?: string | undefined;
}

/**
 * The desk moves a case, writes to its customer, or both. Undefined: there is no such case.
 * Throws IntakeError `transition-not-allowed`, `changed-meanwhile`, `idempotency-key-reused`, or `nobody-to-tell` where
 * words would reach nobody.
 */
export async function moveCase(
  reference: Reference,
  { to, message, version, idempotencyKey }: Move,
  { cases, clock }: Pick<Ports, "cases" | "clock">,
): Promise<Case | undefined> {
  const call = idempotencyKey === undefined ? undefined : callOf(idempotencyKey, { to, message, version });
  const moved = await change(reference, { cases }, (kase) => {
    if (call && hasDone(kase, call)) return undefined;
    if (version !== undefined && kase.version !== version) throw new IntakeError("changed-meanwhile");
    if (message && !kase.email) throw new IntakeError("nobody-to-tell");
    const words = message ? { text: message, digest: sha256(message).slice(0, 8) } : undefined;
    return transition(kase, to === "same" ? kase.state : to, clock(), words, call);
  });
  return moved?.case;
}

const callOf = (idempotencyKey: string, { to, message, version }: Move): DeskCall => ({
  keyDigest: sha256(idempotencyKey).slice(0, 16),
  bodyDigest: sha256(JSON.stringify([to, message ?? null, version ?? null])).slice(0, 16),
});

/** What the customer adds from the status page. The same body again changes nothing. Undefined: there is no such case. */
export async function addInformation(
  reference: Reference,
  sent: Submission,
  { cases }: Pick<Ports, "cases">,
): Promise<Case | undefined> {
  const submission = await redactSubmission(sent);
  const added = await change(reference, { cases }, (kase) =>
    hasReceived(kase, submission.bodyHash) ? undefined : append(kase, submission, "information-added"),
  );
  return added?.case;
}

/** A mistyped address put right from the confirmation page. Throws IntakeError `address-locked`. Undefined: there is no such case. */
export async function correctCaseAddress(
  reference: Reference,
  email: EmailAddress,
  { cases, clock }: Pick<Ports, "cases" | "clock">,
): Promise<Case | undefined> {
  const corrected = await change(reference, { cases }, (kase) =>
    kase.email === email ? undefined : correctAddress(kase, email, clock()),
  );
  return corrected?.case;
}

/**
 * Whoever opened a case by its link says that it is theirs: what was held back goes out, for this case at once and for
 * the other open ones of the address soon after. The same again changes nothing.
 */
export async function confirmCaseAddress(
  {
    reference,
    email,
    emailProven,
    linkGeneration,
  }: Pick<Case, "reference" | "email" | "emailProven" | "linkGeneration">,
  { cases, clock }: Pick<Ports, "cases" | "clock">,
): Promise<void> {
  if (!email || emailProven) return;
  const at = clock();
  // Before the case, because whoever presses again after a fault finds that confirmed, and the others would be forgotten.
  await cases.putJob({ id: jobId(`confirm:${reference}`), at, kind: "confirm-address", email });
  // A correction that came in between gave the case another address, which nobody has confirmed.
  await change(reference, { cases }, (kase) =>
    kase.linkGeneration === linkGeneration ? confirmAddress(kase, at) : undefined,
  );
}

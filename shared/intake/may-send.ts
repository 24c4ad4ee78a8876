import { addSeconds, type EmailAddress, type Instant, toInstant, windowStartOf } from "#shared/domain/brand.ts";
import type { Case } from "#shared/domain/case.ts";
import { type Notice, noticeKinds } from "#shared/domain/notice.ts";
import { type BudgetName, breaker, budgets, complaintSeconds, counters, reputation } from "./budgets.ts";
import { addressBudgetName } from "./keys.ts";
import type { Ports } from "./ports.ts";

/** Whether a notice may go out now, or until when it waits and why, or that it never will. */
export type Permission =
  | { readonly may: "send" }
  | { readonly may: "wait"; readonly until: Instant; readonly reason: "budget" | "breaker" }
  | { readonly may: "never"; readonly reason: "complained" };

type Counting = Pick<Ports, "cases" | "clock" | "log">;

/**
 * Takes one mail from the budget of its address and kind, and from that of everybody. An agent's words are not limited,
 * but for the breaker's last step; an address that complained gets nothing else.
 */
export async function takePermission(kase: Case, notice: Notice, ports: Counting): Promise<Permission> {
  const { budget } = noticeKinds[notice.kind];
  const now = ports.clock();
  // A second attempt was paid for by the first; what stops everybody, or this address, stops it all the same.
  const isPaid = notice.attempts > 1;
  if (await isBreakerOpen(budget === "none", ports, now)) {
    ports.log.error("breaker-open", { notice: notice.kind });
    return { may: "wait", until: windowEnd(now, breaker.windowSeconds), reason: "breaker" };
  }
  if (kase.email && budget !== "none") {
    const name = addressBudgetName(kase.email);
    if (await hasComplained(name, ports, now)) return { may: "never", reason: "complained" };
    const wanted = kase.emailProven && budget !== "lost-link" ? "proven-address" : budget;
    const over = isPaid ? undefined : await overBudget(name, wanted, ports);
    if (over) return { may: "wait", until: over, reason: "budget" };
  }
  if (!isPaid) await ports.cases.takeFromBudget(counters.sent, Number.MAX_SAFE_INTEGER, breaker.windowSeconds, now);
  return { may: "send" };
}

/** Windows begin where the epoch says, so that a year back may lie in the one before. */
async function hasComplained(address: string, { cases }: Counting, now: Instant): Promise<boolean> {
  const windows = [now, addSeconds(now, -complaintSeconds)];
  const counts = await Promise.all(
    windows.map((at) => cases.takenFromBudget(`complained:${address}`, complaintSeconds, at)),
  );
  return counts.some((count) => count > 0);
}

/** Whether everybody's mails of this hour are too many, or come back too often, for one more of this sort. */
async function isBreakerOpen(isAgents: boolean, { cases }: Counting, now: Instant): Promise<boolean> {
  const count = (name: string) => cases.takenFromBudget(name, breaker.windowSeconds, now);
  const sent = await count(counters.sent);
  if (isAgents) return sent >= breaker.all;
  if (sent >= breaker.automatic) return true;
  const [bounced, complained] = await Promise.all([count(counters.bounced), count(counters.complained)]);
  return isTooMany(bounced, sent, reputation.bounced) || isTooMany(complained, sent, reputation.complained);
}

const isTooMany = (
  count: number,
  sent: number,
  { share, atLeast }: { readonly share: number; readonly atLeast: number },
): boolean => count >= atLeast && count > sent * share;

async function overBudget(address: string, budget: BudgetName, { cases, clock }: Counting) {
  for (const { limit, windowSeconds } of budgets[budget]) {
    const isLeft = await cases.takeFromBudget(`${budget}:${windowSeconds}:${address}`, limit, windowSeconds, clock());
    if (!isLeft) return windowEnd(clock(), windowSeconds);
  }
  return undefined;
}

const windowEnd = (now: Instant, windowSeconds: number): Instant =>
  toInstant((windowStartOf(windowSeconds, now) + windowSeconds) * 1000);

/** Counts a bounce or a complaint against everybody's mail, and a complaint against the address that it came from too. */
export async function countFeedback(
  recipient: EmailAddress | undefined,
  state: "bounced" | "complained",
  { cases, clock }: Pick<Ports, "cases" | "clock">,
): Promise<void> {
  const now = clock();
  const many = Number.MAX_SAFE_INTEGER;
  await cases.takeFromBudget(counters[state], many, breaker.windowSeconds, now);
  if (state === "complained" && recipient)
    await cases.takeFromBudget(`complained:${addressBudgetName(recipient)}`, many, complaintSeconds, now);
}

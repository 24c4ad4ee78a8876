import { addSeconds, type Instant, type Reference } from "#shared/domain/brand.ts";
import { type Case, withNoticeChanged } from "#shared/domain/case.ts";
import {
  backoffSeconds,
  leaseSeconds,
  maxAttempts,
  type Notice,
  nextAttemptAt,
  noticeKinds,
} from "#shared/domain/notice.ts";
import { words } from "#shared/words/index.ts";
import { budgets } from "./budgets.ts";
import { change } from "./change.ts";
import { addressBudgetName, type LinkKeys, replyAddress } from "./keys.ts";
import { lookupsOf } from "./lookups.ts";
import { noticeHeaders } from "./notice-headers.ts";
import type { Ports, Sent } from "./ports.ts";
import { renderNotice } from "./render.ts";

export interface NotifySettings {
  readonly publicUrl: string;
  readonly deskAddress: string;
  readonly replyDomain: string;
  readonly replyKey: string;
  readonly linkKeys: LinkKeys;
}

export interface NotifyPorts extends Pick<Ports, "cases" | "mailSender" | "composeMail" | "clock" | "log"> {
  readonly settings: NotifySettings;
}

/**
 * The one way out: writes the lookup rows that a case still lacks and sends its notices that are due. Safe to run any
 * number of times, side by side, and to be killed anywhere: a lease keeps two senders apart, and a send whose outcome
 * is unknown waits for the provider's own event before it is tried again.
 */
export async function notify(reference: Reference, ports: NotifyPorts): Promise<void> {
  await fileLookups(reference, ports);
  // Each round sends one notice and reads the case anew, because sending takes long enough for it to have changed.
  for (let round = 0; round < maxNoticesARun; round++) {
    const leased = await lease(reference, ports);
    if (!leased) return;
    const sent = await sendNotice(leased.case, leased.notice, ports);
    await mark(reference, leased.notice, sent, ports);
  }
}

const maxNoticesARun = 20;

async function fileLookups(reference: Reference, ports: NotifyPorts): Promise<void> {
  const kase = await ports.cases.byReference(reference);
  if (!kase?.lookupsDue) return;
  await ports.cases.putLookups(reference, lookupsOf(kase));
  await change(reference, ports, (current) =>
    // Fields that came in between have rows of their own to be written: then the flag stays.
    current.updatedAt === kase.updatedAt && current.lookupsDue
      ? { case: { ...current, lookupsDue: false }, payloads: [] }
      : undefined,
  );
}

/** Takes the first notice that is due, or nothing where none is, or where its budget is used up and it waits. */
async function lease(reference: Reference, ports: NotifyPorts): Promise<{ case: Case; notice: Notice } | undefined> {
  let taken: string | undefined;
  const leased = await change(reference, ports, (kase) => {
    const now = ports.clock();
    const notice = kase.notices.find((candidate) => isDue(candidate, now));
    taken = notice?.id;
    if (!notice) return undefined;
    const next = withNoticeChanged(kase, notice.id, (due) => ({
      ...due,
      state: "sending",
      attempts: due.attempts + 1,
      leaseUntil: addSeconds(now, leaseSeconds),
    }));
    return { case: next, payloads: [] };
  });
  const notice = leased?.case.notices.find((candidate) => candidate.id === taken);
  if (!leased?.changed || !notice) return undefined;
  return { case: leased.case, notice };
}

function isDue(notice: Notice, now: Instant): boolean {
  const at = nextAttemptAt(notice);
  return at !== undefined && at <= now;
}

type Attempt = Sent | { readonly outcome: "over-budget"; readonly until: Instant };

async function sendNotice(kase: Case, notice: Notice, ports: NotifyPorts): Promise<Attempt> {
  if (!kase.email) return { outcome: "refused", reason: "no-address" };
  if (notice.attempts > maxAttempts) return { outcome: "refused", reason: "too-many-attempts" };
  const over = await budgetUsedUp(kase, notice, ports);
  if (over) return { outcome: "over-budget", until: over };
  const { deskAddress, replyDomain, replyKey } = ports.settings;
  const rendered = renderNotice({
    case: kase,
    notice,
    ...(await messageOf(kase, notice, ports)),
    links: linksOf(kase, ports.settings),
    now: ports.clock(),
  });
  const raw = await ports.composeMail({
    from: { name: words[kase.language].mail.senderName, address: deskAddress },
    to: kase.email,
    replyTo: replyAddress(replyKey, replyDomain, kase.reference),
    ...rendered,
    language: kase.language,
    date: ports.clock(),
    headers: noticeHeaders({ answersMail: notice.inReplyTo !== undefined, loopId: deskAddress }),
    ...(notice.inReplyTo && { inReplyTo: notice.inReplyTo }),
  });
  return ports.mailSender.send({ to: kase.email, raw, reference: kase.reference, noticeId: notice.id });
}

async function messageOf(kase: Case, notice: Notice, ports: NotifyPorts): Promise<{ message?: string }> {
  const key = notice.tells?.messageId;
  if (!key) return {};
  const found = await ports.cases.withMessages(kase.reference);
  const text = found?.messages.find((message) => message.key === key)?.text;
  return text === undefined ? {} : { message: text };
}

function linksOf(kase: Case, { publicUrl, linkKeys }: NotifySettings) {
  return {
    statusUrl: `${publicUrl}/case#${linkKeys.token(kase)}`,
    accessCode: linkKeys.accessCode(kase),
    checkUrl: `${publicUrl}/case`,
    // The status page itself asks for exactly the fields that are missing.
    addUrl: `${publicUrl}/case#${linkKeys.token(kase)}`,
  };
}

/** Counts one mail against the budget of its kind; answers until when it must wait if there is nothing left. */
async function budgetUsedUp(kase: Case, notice: Notice, ports: NotifyPorts): Promise<Instant | undefined> {
  if (!kase.email || notice.attempts > 1) return undefined;
  const now = ports.clock();
  const kind =
    kase.emailProven && noticeKinds[notice.kind].budget !== "none" ? "proven-address" : noticeKinds[notice.kind].budget;
  for (const { limit, windowSeconds } of budgets[kind]) {
    const name = `${kind}:${windowSeconds}:${addressBudgetName(kase.email)}`;
    if (!(await ports.cases.takeFromBudget(name, limit, windowSeconds, now))) return windowEnd(now, windowSeconds);
  }
  return undefined;
}

function windowEnd(now: Instant, windowSeconds: number): Instant {
  const startSeconds = Math.floor(Date.parse(now) / 1000 / windowSeconds) * windowSeconds;
  return addSeconds(new Date(startSeconds * 1000).toISOString() as Instant, windowSeconds);
}

/** Writes down what became of an attempt. An event of the provider may have been faster: then its word stands. */
async function mark(reference: Reference, notice: Notice, attempt: Attempt, ports: NotifyPorts): Promise<void> {
  // Nothing is known: the notice stays as it is, leased, and is looked at again when an event had time to come.
  if (attempt.outcome !== "unknown") {
    await change(reference, ports, (kase) => ({
      case: withNoticeChanged(kase, notice.id, (current) =>
        current.state === "sending" ? after(current, attempt, ports.clock()) : current,
      ),
      payloads: [],
    }));
  }
  ports.log.info("notice", {
    reference,
    notice: notice.kind,
    outcome: attempt.outcome,
    ...("reason" in attempt && { reason: attempt.reason }),
  });
}

function after(notice: Notice, attempt: Exclude<Attempt, { outcome: "unknown" }>, now: Instant): Notice {
  const { dueAt: _due, leaseUntil: _lease, reason: _reason, ...rest } = notice;
  switch (attempt.outcome) {
    case "sent":
      return { ...rest, state: "sent", sesMessageId: attempt.messageId, sentAt: now };
    case "over-budget":
      return { ...rest, state: "due", attempts: notice.attempts - 1, dueAt: attempt.until, reason: "budget" };
    case "later":
      return { ...rest, state: "due", dueAt: addSeconds(now, backoffSeconds(notice.attempts)), reason: attempt.reason };
    default:
      return { ...rest, state: "failed", reason: attempt.reason };
  }
}

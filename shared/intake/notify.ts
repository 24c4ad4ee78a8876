import { addSeconds, type Instant, type Reference } from "#shared/domain/brand.ts";
import { type Case, withNoticeChanged } from "#shared/domain/case.ts";
import { backoffSeconds, isGivenUp, leaseSeconds, type Notice, nextAttemptAt } from "#shared/domain/notice.ts";
import { words } from "#shared/words/index.ts";
import { change } from "./change.ts";
import { nameOf } from "./fault-name.ts";
import { fileCase } from "./file-case.ts";
import { type LinkKeys, replyAddress } from "./keys.ts";
import { takePermission } from "./may-send.ts";
import { maxListedCases } from "./notice-content.ts";
import { noticeHeaders } from "./notice-headers.ts";
import { openCasesOf } from "./open-cases.ts";
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
  // Each round sends one notice and reads the case anew, because sending takes long enough for it to have changed.
  for (let round = 0; round < maxNoticesARun; round++) {
    const leased = await lease(reference, ports);
    if (!leased) break;
    const sent = await attempt(leased.case, leased.notice, ports);
    await mark(leased.case, leased.notice, sent, ports);
  }
  // After the mails: whatever is wrong with a neighbour must not keep this customer waiting.
  await fileCase(reference, ports);
}

const maxNoticesARun = 20;

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
      // Leased once already and never marked.
      ...(due.state === "sending" && { unanswered: (due.unanswered ?? 0) + 1 }),
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

type Attempt =
  | (Sent & { readonly told?: readonly Case[] })
  | { readonly outcome: "waits"; readonly until: Instant; readonly reason: string }
  | { readonly outcome: "never"; readonly reason: string };

/**
 * A sender tells of a send by its answer, so that a fault came before the mail could leave: the notice is due again soon,
 * as after a refusal for now, and does not wait for an event of a mail that there is none of.
 */
async function attempt(kase: Case, notice: Notice, ports: NotifyPorts): Promise<Attempt> {
  try {
    return await sendNotice(kase, notice, ports);
  } catch (fault) {
    ports.log.error("notice-failed", { reference: kase.reference, notice: notice.kind, fault: nameOf(fault) });
    return { outcome: "later", reason: "fault" };
  }
}

async function sendNotice(kase: Case, notice: Notice, ports: NotifyPorts): Promise<Attempt> {
  if (!kase.email) return { outcome: "refused", reason: "no-address" };
  if (isGivenUp(notice)) return { outcome: "refused", reason: "too-many-attempts" };
  const permission = await takePermission(kase, notice, ports);
  if (permission.may === "wait") return { outcome: "waits", until: permission.until, reason: permission.reason };
  if (permission.may === "never") return { outcome: "never", reason: permission.reason };
  const others = await othersFor(kase, notice, ports);
  const { deskAddress, replyDomain, replyKey } = ports.settings;
  const rendered = renderNotice({
    case: kase,
    notice,
    ...(await messageOf(kase, notice, ports)),
    links: linksOf(kase, ports.settings),
    others: others.map((other) => ({ case: other, links: linksOf(other, ports.settings) })),
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
  const sent = await ports.mailSender.send({ to: kase.email, raw, reference: kase.reference, noticeId: notice.id });
  return { ...sent, told: others };
}

/** Cases of one address that are looked through for one mail. */
const maxMerged = 100;

/**
 * The other cases that this mail lists: all open ones where the customer asked for them, and those whose own
 * acknowledgement waits like this one, so that a mailbox that somebody floods gets one mail and not a thousand.
 */
async function othersFor(kase: Case, notice: Notice, { cases, clock }: NotifyPorts): Promise<readonly Case[]> {
  const { email } = kase;
  if (!email) return [];
  const others = async (limit: number) =>
    (await openCasesOf(email, limit, { cases, clock })).filter(({ reference }) => reference !== kase.reference);
  if (notice.kind === "open-cases") return others(maxMerged);
  if (notice.kind !== "acknowledgement" || notice.reason !== "budget") return [];
  // Only what is listed is told; the rest waits for a mail of its own, which lists the next ones.
  const waiting = (await others(maxMerged)).filter((other) => waitingAcknowledgement(other) !== undefined);
  return waiting.slice(0, maxListedCases);
}

const waitingAcknowledgement = (kase: Case): Notice | undefined =>
  kase.notices.find(({ kind, state, reason }) => kind === "acknowledgement" && state === "due" && reason === "budget");

/** What one mail has told of other cases is not told again by theirs. */
async function settleMerged(kase: Case, told: readonly Case[], ports: NotifyPorts): Promise<void> {
  for (const { reference } of told) {
    await change(reference, ports, (other) => {
      const waiting = waitingAcknowledgement(other);
      if (!waiting) return undefined;
      const next = withNoticeChanged(other, waiting.id, ({ dueAt: _, ...rest }) => ({
        ...rest,
        state: "withheld",
        reason: `merged-into-${kase.reference}`,
      }));
      return { case: next, payloads: [] };
    });
  }
}

async function messageOf(kase: Case, notice: Notice, ports: NotifyPorts): Promise<{ message?: string }> {
  const key = notice.tells?.messageId;
  if (!key) return {};
  const found = await ports.cases.withMessages(kase.reference);
  const text = found?.messages.find((message) => message.key === key)?.text;
  return text === undefined ? {} : { message: text };
}

function linksOf(kase: Case, { publicUrl, linkKeys }: NotifySettings) {
  const statusUrl = `${publicUrl}/case#${linkKeys.token(kase)}`;
  return {
    statusUrl,
    accessCode: linkKeys.accessCode(kase),
    checkUrl: `${publicUrl}/case`,
    // The status page itself asks for exactly the fields that are missing.
    addUrl: statusUrl,
    filesUrl: statusUrl,
  };
}

/** Writes down what became of an attempt. An event of the provider may have been faster: then its word stands. */
async function mark(kase: Case, notice: Notice, attempt: Attempt, ports: NotifyPorts): Promise<void> {
  // Nothing is known: the notice stays as it is, leased, and is looked at again when an event had time to come.
  if (attempt.outcome !== "unknown") {
    await change(kase.reference, ports, (latest) => ({
      case: withNoticeChanged(latest, notice.id, (current) =>
        current.state === "sending" ? after(current, attempt, ports.clock()) : current,
      ),
      payloads: [],
    }));
  }
  if (attempt.outcome === "sent" && attempt.told && notice.kind === "acknowledgement")
    await settleMerged(kase, attempt.told, ports);
  ports.log.info("notice", {
    reference: kase.reference,
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
    case "waits":
      return { ...rest, state: "due", attempts: notice.attempts - 1, dueAt: attempt.until, reason: attempt.reason };
    case "never":
      return { ...rest, state: "withheld", reason: attempt.reason };
    case "later":
      return { ...rest, state: "due", dueAt: addSeconds(now, backoffSeconds(notice.attempts)), reason: attempt.reason };
    default:
      return { ...rest, state: "failed", reason: attempt.reason };
  }
}

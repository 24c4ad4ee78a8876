import type { EmailAddress, Reference } from "#shared/domain/brand.ts";
import { withNoticeChanged } from "#shared/domain/case.ts";
import type { Notice, NoticeState } from "#shared/domain/notice.ts";
import { change } from "./change.ts";
import { countFeedback } from "./may-send.ts";
import type { Ports } from "./ports.ts";

/** What the provider reports of one of our mails, found by the tags that went out with it. */
export interface DeliveryEvent {
  readonly reference: Reference;
  readonly noticeId: string;
  readonly state: Extract<NoticeState, "sent" | "delivered" | "bounced" | "complained" | "failed">;
  readonly sesMessageId: string;
  /** Whom the mail went to: the case may have another address by now. */
  readonly recipient?: EmailAddress;
  readonly reason?: string;
}

/**
 * Writes an event onto its notice. States only move forward, so events may come twice, in any order, and before the
 * mark of the one who sent: an event is what settles a send whose outcome was unknown. `unknown-notice` is no fault:
 * finished notices are pruned, and another stage may share the configuration set.
 */
export async function recordDelivery(
  event: DeliveryEvent,
  ports: Pick<Ports, "cases" | "clock" | "log">,
): Promise<"recorded" | "known" | "unknown-notice"> {
  const recorded = await change(event.reference, ports, (kase) => {
    const next = withNoticeChanged(kase, event.noticeId, (notice) => settled(notice, event));
    const before = kase.notices.find((notice) => notice.id === event.noticeId);
    const after = next.notices.find((notice) => notice.id === event.noticeId);
    return before === undefined || before === after ? undefined : { case: next, payloads: [] };
  });
  const found = recorded?.case.notices.some((notice) => notice.id === event.noticeId) ?? false;
  const outcome = recorded?.changed ? "recorded" : found ? "known" : "unknown-notice";
  const { state } = event;
  if (recorded?.changed && (state === "bounced" || state === "complained"))
    await countFeedback(event.recipient, state, ports);
  ports.log.info("delivery", {
    reference: event.reference,
    notice: event.noticeId,
    outcome,
    reason: event.reason ?? event.state,
  });
  return outcome;
}

function settled(notice: Notice, { state, sesMessageId, reason }: DeliveryEvent): Notice {
  if (notice.state === state) return notice;
  const { dueAt: _due, leaseUntil: _lease, reason: _reason, ...rest } = notice;
  return { ...rest, state, sesMessageId, ...(reason && { reason }) };
}

/** A bounce that came as a mail, for want of the provider's own event. */
export interface ReportedBounce {
  readonly kind: "permanent" | "temporary" | "unknown";
  readonly status?: string;
  /** Whom it says was not reached, in lower case; nobody where it reports a success. */
  readonly recipients: readonly string[];
  /** Ids of the provider that it names, without brackets and domain. */
  readonly sesMessageIds: readonly string[];
}

/**
 * Writes onto a notice of a case that it came back: the one that the report names, or else the newest that went out. A
 * temporary failure changes nothing, because the other side goes on trying.
 */
export async function recordReportedBounce(
  reference: Reference,
  { kind, status, recipients, sesMessageIds }: ReportedBounce,
  { cases, log }: Pick<Ports, "cases" | "log">,
): Promise<void> {
  if (kind === "temporary") return;
  const recorded = await change(reference, { cases }, (kase) => {
    // Somebody else's mailbox that failed, as behind a forwarding address, says nothing about the customer's.
    if (!kase.email || !recipients.includes(kase.email.toLowerCase())) return undefined;
    const named = kase.notices.find(({ sesMessageId }) => sesMessageId && sesMessageIds.includes(sesMessageId));
    const notice = named ?? kase.notices.findLast(({ state }) => state === "sent" || state === "delivered");
    if (!notice || notice.state === "bounced") return undefined;
    const next = withNoticeChanged(kase, notice.id, ({ reason: _, ...rest }) => ({
      ...rest,
      state: "bounced",
      reason: `reported-${status ?? kind}`,
    }));
    return { case: next, payloads: [] };
  });
  if (recorded?.changed) log.info("delivery", { reference, outcome: "recorded", reason: "bounced-by-report" });
}

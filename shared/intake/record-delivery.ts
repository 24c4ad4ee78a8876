import type { Reference } from "#shared/domain/brand.ts";
import { withNoticeChanged } from "#shared/domain/case.ts";
import type { Notice, NoticeState } from "#shared/domain/notice.ts";
import { change } from "./change.ts";
import type { Ports } from "./ports.ts";

/** What the provider reports of one of our mails, found by the tags that went out with it. */
export interface DeliveryEvent {
  readonly reference: Reference;
  readonly noticeId: string;
  readonly state: Extract<NoticeState, "sent" | "delivered" | "bounced" | "complained" | "failed">;
  readonly sesMessageId: string;
  readonly reason?: string;
}

/**
 * Writes an event onto its notice. States only move forward, so events may come twice, in any order, and before the
 * mark of the one who sent: an event is what settles a send whose outcome was unknown. `unknown-notice` is no fault:
 * finished notices are pruned, and another stage may share the configuration set.
 */
export async function recordDelivery(
  event: DeliveryEvent,
  { cases, log }: Pick<Ports, "cases" | "log">,
): Promise<"recorded" | "known" | "unknown-notice"> {
  const recorded = await change(event.reference, { cases }, (kase) => {
    const next = withNoticeChanged(kase, event.noticeId, (notice) => settled(notice, event));
    const before = kase.notices.find((notice) => notice.id === event.noticeId);
    const after = next.notices.find((notice) => notice.id === event.noticeId);
    return before === undefined || before === after ? undefined : { case: next, payloads: [] };
  });
  const found = recorded?.case.notices.some((notice) => notice.id === event.noticeId) ?? false;
  const outcome = recorded?.changed ? "recorded" : found ? "known" : "unknown-notice";
  log.info("delivery", {
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

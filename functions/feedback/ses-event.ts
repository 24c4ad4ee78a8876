import * as z from "zod/mini";
import { parseEmailAddress } from "#shared/domain/customer.ts";
import { parseReference } from "#shared/domain/reference.ts";
import type { DeliveryEvent } from "#shared/intake/record-delivery.ts";

// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
const event = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    destination: z.optional(z.array(z.string())),
    tags: z.optional(z.record(z.string(), z.array(z.string()))),
  }),
  bounce: z.optional(z.object({ bounceType: z.string(), bounceSubType: z.optional(z.string()) })),
});

/** What each event means for a notice. Opens and clicks are not tracked; a delay changes nothing yet. */
const settles: Readonly<Record<string, Pick<DeliveryEvent, "state" | "reason">>> = {
  Send: { state: "sent" },
  Delivery: { state: "delivered" },
  Bounce: { state: "bounced" },
  Complaint: { state: "complained" },
  // Comes after `Send`: SES took the mail, found malware in it and did not send it on. The customer has nothing.
  Reject: { state: "bounced", reason: "rejected" },
  "Rendering Failure": { state: "failed" },
};

/** A published SES event as what became of a notice, or nothing where it is of no mail or kind of ours. */
export function deliveryEventOf(message: unknown): DeliveryEvent | undefined {
  const { eventType, mail, bounce } = z.parse(event, message);
  const settled = settles[eventType];
  const reading = parseReference(mail.tags?.reference?.[0] ?? "");
  const noticeId = mail.tags?.notice?.[0];
  if (!settled || reading.kind !== "reference" || !noticeId) return undefined;
  const recipient = parseEmailAddress(mail.destination?.[0] ?? "");
  const temporary = bounce?.bounceType === "Transient";
  return {
    reference: reading.reference,
    noticeId,
    ...settled,
    // A transient bounce may be an out-of-office answer: the mail arrived, or will be tried by the other side.
    ...(temporary && { state: "sent" as const }),
    sesMessageId: mail.messageId,
    ...(recipient && { recipient }),
    ...(bounce && { reason: `${bounce.bounceType}-${bounce.bounceSubType ?? "General"}`.toLowerCase() }),
  };
}

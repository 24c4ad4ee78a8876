import * as z from "zod/mini";
import { type Instant, toInstant } from "#shared/domain/brand.ts";
import { type ReceiptStatuses, sesChecks } from "#shared/domain/mail/ses-block.ts";
import type { StoredMail } from "#shared/intake/read-stored-mail.ts";

const verdict = z.optional(z.object({ status: z.string() }));

// https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html, of which only this much is used.
// Alignment and the domains are in the block of headers that SES wrote into the raw mail, which a later run reads alone.
const notification = z.object({
  notificationType: z.literal("Received"),
  mail: z.object({ timestamp: z.string() }),
  receipt: z.object({
    recipients: z.array(z.string()),
    spamVerdict: verdict,
    virusVerdict: verdict,
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    action: z.object({ type: z.literal("S3"), bucketName: z.string(), objectKey: z.string() }),
  }),
});

/**
 * The stored mail that an SES receipt notification speaks of. Throws where it is none, or names another bucket or a key
 * outside `incoming/`: nothing in an event is trusted to lead elsewhere.
 */
export function storedMailOf(message: unknown, bucketName: string): StoredMail {
  const { mail, receipt } = z.parse(notification, message);
  const { action } = receipt;
  if (action.bucketName !== bucketName) throw new Error("the notification names another bucket");
  if (!/^incoming\/[A-Za-z0-9_-]{1,200}$/.test(action.objectKey))
    throw new Error("the notification names a key outside incoming/");
  const receivedAt: Instant = toInstant(Date.parse(mail.timestamp));
  return { rawKey: action.objectKey, receivedAt, recipients: receipt.recipients, statuses: statusesOf(receipt) };
}

const statusesOf = (receipt: z.infer<typeof notification>["receipt"]): ReceiptStatuses =>
  Object.fromEntries(
    sesChecks.flatMap((check) => {
      const status = receipt[`${check}Verdict`]?.status;
      return status === undefined ? [] : [[check, status]];
    }),
  );

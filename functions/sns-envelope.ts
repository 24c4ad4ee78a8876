import * as z from "zod/mini";

const envelope = z.object({ Type: z.literal("Notification"), Message: z.string() });

/** What SES publishes in plain words when a topic becomes its destination; it is of no mail. */
const setupSentence = /^Successfully validated SNS topic for Amazon SES event publishing\.?$/;

/**
 * The message inside the SNS envelope that a queue's record carries (topic subscribed without raw delivery).
 * Undefined for the provider's word that the topic works. Throws where the record is no envelope: it then ends in the
 * dead-letter queue, seen.
 */
export function messageIn(body: string): unknown {
  const { Message } = z.parse(envelope, JSON.parse(body));
  return setupSentence.test(Message.trim()) ? undefined : JSON.parse(Message);
}

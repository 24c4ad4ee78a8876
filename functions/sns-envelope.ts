import * as z from "zod/mini";

const envelope = z.object({ Type: z.literal("Notification"), Message: z.string() });

/**
 * The message inside the SNS envelope that a queue's record carries (topic subscribed without raw delivery).
 * Throws where the record is not one: it then ends in the dead-letter queue, seen.
 */
export const messageIn = (body: string): unknown => JSON.parse(z.parse(envelope, JSON.parse(body)).Message);

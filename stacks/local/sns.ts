import { randomUUID } from "node:crypto";

/** What a queue gets from an SNS topic that it subscribes to without raw message delivery: the message, as text, in an envelope. */
export function snsEnvelope(options: {
  readonly topic: string;
  readonly region: string;
  readonly subject: string;
  readonly message: unknown;
  readonly at: string;
}): string {
  return JSON.stringify({
    Type: "Notification",
    MessageId: randomUUID(),
    TopicArn: topicArn(options.topic, options.region),
    Subject: options.subject,
    Message: JSON.stringify(options.message),
    Timestamp: options.at,
  });
}

export const topicArn = (topic: string, region: string): string => `arn:aws:sns:${region}:000000000000:${topic}`;

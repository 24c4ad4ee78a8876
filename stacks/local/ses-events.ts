import { addressOf, describeMail, domainOf, type Field } from "./mail-header.ts";

type EventType = "Delivery" | "Bounce" | "Complaint";

/**
 * What becomes of a mail to an address of SES's mailbox simulator, by its local part without a label behind `+`
 * (developer guide, "Using the mailbox simulator"). To any other address it is delivered.
 */
const simulated: Record<string, readonly EventType[]> = {
  success: ["Delivery"],
  bounce: ["Bounce"],
  complaint: ["Delivery", "Complaint"],
  ooto: ["Delivery"],
  suppressionlist: ["Bounce"],
};

function fateOf(address: string): readonly EventType[] {
  const local = address.slice(0, address.lastIndexOf("@")).split("+", 1)[0]?.toLowerCase() ?? "";
  return (domainOf(address) === "simulator.amazonses.com" && simulated[local]) || ["Delivery"];
}

/** A mail that was taken. */
export interface SentMail {
  readonly messageId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly source: string;
  readonly recipients: readonly string[];
  /** Of the mail as it went out. */
  readonly fields: readonly Field[];
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly configurationSet: string;
}

const details: Record<
  EventType,
  (recipients: readonly string[], at: string, feedbackId: string) => Record<string, unknown>
> = {
  Delivery: (recipients, timestamp) => ({
    delivery: {
      timestamp,
      processingTimeMillis: 1,
      recipients,
      smtpResponse: "250 2.6.0 Message received",
      reportingMTA: "a1-1.smtp-out.amazonses.com",
    },
  }),
  Bounce: (recipients, timestamp, feedbackId) => ({
    bounce: {
      bounceType: "Permanent",
      bounceSubType: "General",
      bouncedRecipients: recipients.map((emailAddress) => ({
        emailAddress,
        action: "failed",
        status: "5.1.1",
        diagnosticCode: "smtp; 550 5.1.1 user unknown",
      })),
      timestamp,
      feedbackId,
      reportingMTA: "dns; a1-1.smtp-out.amazonses.com",
    },
  }),
  Complaint: (recipients, timestamp, feedbackId) => ({
    complaint: {
      complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
      timestamp,
      feedbackId,
      complaintSubType: null,
      userAgent: "Amazon SES Mailbox Simulator",
      complaintFeedbackType: "abuse",
      arrivalDate: timestamp,
    },
  }),
};

/** The events that SES publishes about a mail, in their order (developer guide, "Contents of event data that SES publishes to SNS"). */
export function eventsOf({
  messageId,
  at,
  source,
  recipients,
  fields,
  tags,
  configurationSet,
}: SentMail): Record<string, unknown>[] {
  const mail = {
    timestamp: at,
    source,
    sendingAccountId: "000000000000",
    messageId,
    destination: recipients,
    ...describeMail(fields),
    tags: { ...tags, "ses:configuration-set": [configurationSet], "ses:from-domain": [domainOf(addressOf(source))] },
  };
  const kinds: readonly EventType[] = ["Delivery", "Bounce", "Complaint"];
  return [
    { eventType: "Send", mail, send: {} },
    ...kinds.flatMap((eventType) => {
      const meant = recipients.filter((recipient) => fateOf(recipient).includes(eventType));
      return meant.length === 0 ? [] : [{ eventType, mail, ...details[eventType](meant, at, `${messageId}-feedback`) }];
    }),
  ];
}

import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { addressOf, cutMail, describeMail, domainOf, fieldValue, mailboxesIn } from "./mail-header.ts";
import { parseVerdicts, receiptBlock, type Verdicts } from "./receipt-block.ts";
import { snsEnvelope, topicArn } from "./sns.ts";

// SES quota: a received mail has at most 40 MB, its header included.
const maxMailBytes = 40 * 1024 * 1024;
const topic = "postcase-received-mail";
const prefix = "incoming/";

export interface MailInOptions {
  readonly port: number;
  /** As `parseVerdicts` reads it. */
  readonly verdict: string;
  readonly region: string;
  /** Named in the notifications. */
  readonly bucket: string;
  /** Durable when it returns: the sender's 250 waits for it. */
  readonly putRaw: (key: string, bytes: Uint8Array) => Promise<void>;
  readonly enqueue: (body: string) => Promise<unknown>;
  /** Where given, a recipient of any other domain is refused with 550. */
  readonly acceptedDomains?: readonly string[];
  /** Now, ISO 8601. */
  readonly clock?: () => string;
  /** Hears of writes that failed and of broken connections. */
  readonly onFault?: (fault: unknown) => void;
}

const systemClock = (): string => new Date().toISOString();

const reply = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

// SES's ids of received mails are 40 such characters.
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
const newId = (): string => Array.from(randomBytes(40), (byte) => letters[byte % letters.length]).join("");

/** Reads a message to its end. What is over the limit is not kept. Nothing where it was too large. */
async function readMessage(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (stream.sizeExceeded) chunks.length = 0;
    else chunks.push(chunk);
  }
  return stream.sizeExceeded ? undefined : Buffer.concat(chunks);
}

interface Received {
  readonly id: string;
  readonly at: string;
  readonly mailFrom: string;
  readonly recipients: readonly string[];
  readonly stored: Buffer;
}

/** SES's receipt notification of an S3 action (SES developer guide, "Contents of notifications for email receiving"). */
function notificationOf(
  { id, at, mailFrom, recipients, stored }: Received,
  verdicts: Verdicts,
  { region, bucket, clock = systemClock }: MailInOptions,
) {
  const now = clock();
  return {
    notificationType: "Received",
    mail: {
      timestamp: at,
      source: mailFrom,
      messageId: id,
      destination: recipients,
      ...describeMail(cutMail(stored).fields),
    },
    receipt: {
      timestamp: at,
      processingTimeMillis: Math.max(0, Date.parse(now) - Date.parse(at)),
      recipients,
      spamVerdict: { status: verdicts.spam },
      virusVerdict: { status: verdicts.virus },
      spfVerdict: { status: verdicts.spf },
      dkimVerdict: { status: verdicts.dkim },
      dmarcVerdict: { status: verdicts.dmarc },
      // Only there when DMARC failed.
      ...(verdicts.dmarc === "FAIL" && { dmarcPolicy: "quarantine" }),
      action: {
        type: "S3",
        topicArn: topicArn(topic, region),
        bucketName: bucket,
        objectKeyPrefix: prefix,
        objectKey: `${prefix}${id}`,
      },
    },
  };
}

/** Stores one message and tells of it. Throws the SMTP reply of a refusal; returning is the promise of a 250. */
async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  verdicts: Verdicts,
  options: MailInOptions,
): Promise<void> {
  const { region, clock = systemClock, onFault } = options;
  const message = await readMessage(stream);
  if (!message) throw reply(552, `Message size exceeds fixed limit of ${maxMailBytes} bytes`);
  const id = newId();
  const at = clock();
  const mailFrom = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
  const recipients = session.envelope.rcptTo.map(({ address }) => address);
  const [author = ""] = mailboxesIn(fieldValue(cutMail(message).fields, "from"));
  const block = receiptBlock(
    {
      id,
      region,
      helo: session.hostNameAppearsAs,
      ip: session.remoteAddress,
      mailFrom,
      recipient: recipients[0] ?? "",
      fromDomain: domainOf(addressOf(author)),
      at: new Date(at),
    },
    verdicts,
  );
  const stored = Buffer.concat([Buffer.from(block), message]);
  try {
    await options.putRaw(`${prefix}${id}`, stored);
  } catch (fault) {
    onFault?.(fault);
    throw reply(451, "Requested action aborted: local error in processing");
  }
  const notification = notificationOf({ id, at, mailFrom, recipients, stored }, verdicts, options);
  const envelope = { topic, region, subject: "Amazon SES Email Receipt Notification", message: notification, at };
  // The mail is stored, and the sweep finds what no event speaks of: a refusal now would only bring it twice.
  await options.enqueue(snsEnvelope(envelope)).catch((fault: unknown) => onFault?.(fault));
}

/**
 * SES's receiving side on the loopback: one object per message with SES's own block on top, stored before the 250, then
 * the receipt notification as SNS hands it to a queue. Takes any recipient, no authentication, 40 MB. Throws where the
 * verdict cannot be read or the port is taken.
 */
export async function startMailIn(options: MailInOptions): Promise<{ readonly port: number; close(): Promise<void> }> {
  const verdicts = parseVerdicts(options.verdict);
  const domains = options.acceptedDomains?.map((domain) => domain.toLowerCase());
  const server = new SMTPServer({
    name: `inbound-smtp.${options.region}.amazonaws.com`,
    banner: "Postcase local receiver",
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: maxMailBytes,
    closeTimeout: 2_000,
    onRcptTo: ({ address }, _session, callback) => {
      const isOurs = !domains || domains.includes(domainOf(address));
      callback(isOurs ? null : reply(550, "Requested action not taken: mailbox unavailable"));
    },
    onData: (stream, session, callback) => {
      receive(stream, session, verdicts, options).then(
        () => callback(null),
        (fault: unknown) => callback(fault instanceof Error ? fault : reply(451, "local error in processing")),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  // A client that breaks off is an event like others, and would end the process without a listener.
  server.on("error", (fault) => options.onFault?.(fault));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

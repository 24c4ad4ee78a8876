import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { openFolder, writeDurably } from "./durable-file.ts";
import { listen } from "./listen.ts";
import { type CutMail, cutMail } from "./mail-header.ts";
import { type Mailbox, startMailbox } from "./mailbox.ts";
import { eventsOf } from "./ses-events.ts";
import { maxRequestBytes, readSendRequest, type SendRequest, SesError } from "./ses-request.ts";
import { snsEnvelope } from "./sns.ts";
import { xml } from "./xml.ts";

const topic = "postcase-sending-events";
// As many as a person looks back at; each takes the page some milliseconds at start.
const shownAfterRestart = 200;

export interface MailOutOptions {
  /** Of the SES endpoint. */
  readonly port: number;
  /** Of the page and its `/store`. */
  readonly mailboxPort: number;
  /** Keeps every mail that went out, one `.eml` each. */
  readonly folder: string;
  readonly region: string;
  /** Takes each event of SES in its SNS envelope. */
  readonly publish: (body: string) => Promise<unknown>;
  /** Now, ISO 8601. */
  readonly clock?: () => string;
  /** Hears of events that were not taken and of faults of the disk. */
  readonly onFault?: (fault: unknown) => void;
}

/**
 * The mail as it leaves SES: with SES's Message-ID whatever it had, a Date where it had none, and without Bcc (developer
 * guide, "Header fields"). A thread that hangs on another Message-ID works nowhere in production.
 */
function asSent({ fields, rest }: CutMail, messageId: string, region: string, at: string): Buffer {
  const has = (name: string) => fields.some((field) => field.name.toLowerCase() === name);
  const kept = fields.filter(({ name }) => !["message-id", "bcc"].includes(name.toLowerCase())).map(({ raw }) => raw);
  const added = [`Message-ID: <${messageId}@${region}.amazonses.com>\r\n`];
  if (!has("date")) added.push(`Date: ${new Date(at).toUTCString().replace("GMT", "+0000")}\r\n`);
  return Buffer.concat([Buffer.from([...added, ...kept].join(""), "latin1"), rest]);
}

async function readForm(message: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxRequestBytes) chunks.push(chunk);
  }
  if (size > maxRequestBytes) throw new SesError("InvalidParameterValue", "The message is too long.");
  return new URLSearchParams(Buffer.concat(chunks).toString("latin1"));
}

const namespace = 'xmlns="http://ses.amazonaws.com/doc/2010-12-01/"';

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/xml" }).end(body);
}

const answerSent = (response: ServerResponse, messageId: string): void =>
  answer(
    response,
    200,
    `<SendRawEmailResponse ${namespace}><SendRawEmailResult><MessageId>${xml(messageId)}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></SendRawEmailResponse>`,
  );

function refuse(response: ServerResponse, fault: unknown): void {
  const isOurs = fault instanceof SesError;
  const [type, code, text] = isOurs
    ? ["Sender", fault.code, fault.message]
    : ["Receiver", "InternalFailure", "The mail could not be kept."];
  answer(
    response,
    isOurs ? 400 : 500,
    `<ErrorResponse ${namespace}><Error><Type>${type}</Type><Code>${code}</Code><Message>${xml(text)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}

/** Shows the newest mails of the folder on the page again, oldest first. Nothing is sent, written or published. */
async function showAgain(
  folder: string,
  files: readonly string[],
  mailbox: Mailbox,
  onFault: (fault: unknown) => void,
): Promise<void> {
  for (const file of files.filter((name) => name.endsWith(".eml")).slice(-shownAfterRestart)) {
    // A file that the page cannot read is missing there and nowhere else.
    await mailbox.show(await readFile(join(folder, file)), "").catch(onFault);
  }
}

/** Publishes the events of a mail that went out just before a kill; those of one that did not are dropped. */
async function publishLeft(
  eventsFolder: string,
  file: string,
  sent: readonly string[],
  publish: (name: string, envelopes: readonly string[]) => Promise<void>,
): Promise<void> {
  const name = file.slice(0, -".json".length);
  const wentOut = sent.includes(`${name}.eml`);
  await publish(name, wentOut ? (JSON.parse(await readFile(join(eventsFolder, file), "utf8")) as string[]) : []);
}

interface MailOut {
  readonly port: number;
  readonly mailboxPort: number;
  close(): Promise<void>;
}

/**
 * SES's classic endpoint on the loopback, of which `SendRawEmail` works, with the mailbox page beside it. A mail is in
 * its folder before it is answered; then its events are published if it names a configuration set, as SES does. To try
 * what goes wrong: the addresses of SES's mailbox simulator, and any under `.invalid`, which are refused.
 */
export async function startMailOut(options: MailOutOptions): Promise<MailOut> {
  const { folder, region, clock = () => new Date().toISOString(), onFault = () => undefined } = options;
  const files = await openFolder(folder);
  const eventsFolder = `${folder}-events`;
  const mailbox = await startMailbox(options.mailboxPort);
  await showAgain(folder, files, mailbox, onFault);
  const publishing = new Set<Promise<void>>();

  const envelopesOf = (sent: Parameters<typeof eventsOf>[0]): string[] => {
    const subject = "Amazon SES Email Event Notification";
    return eventsOf(sent).map((message) => snsEnvelope({ topic, region, subject, message, at: sent.at }));
  };
  const publish = async (name: string, envelopes: readonly string[]): Promise<void> => {
    for (const envelope of envelopes) await options.publish(envelope);
    await rm(join(eventsFolder, `${name}.json`));
  };
  for (const file of await openFolder(eventsFolder)) await publishLeft(eventsFolder, file, files, publish);

  const send = async (
    { raw, mail, source, configurationSet, ...request }: SendRequest,
    response: ServerResponse,
  ): Promise<void> => {
    const at = clock();
    const messageId = await mailbox.show(raw, source);
    const sent = asSent(mail, messageId, region, at);
    const name = `${at.replace(/[:.]/g, "-")}-${messageId}`;
    const { fields } = cutMail(sent);
    const envelopes =
      configurationSet === undefined
        ? []
        : envelopesOf({ messageId, at, source, configurationSet, fields, ...request });
    // The events stand before the mail: killed after it went out, they are published at the next start, as SES would.
    if (envelopes.length > 0)
      await writeDurably(join(eventsFolder, `${name}.json`), Buffer.from(JSON.stringify(envelopes)));
    await writeDurably(join(folder, `${name}.eml`), sent);
    answerSent(response, messageId);
    if (envelopes.length === 0) return;
    const published = publish(name, envelopes).catch(onFault);
    publishing.add(published);
    published.finally(() => publishing.delete(published));
  };

  const server = createServer((message, response) => {
    readForm(message)
      .then((form) => send(readSendRequest(form), response))
      .catch((fault: unknown) => {
        if (!(fault instanceof SesError)) onFault(fault);
        refuse(response, fault);
      });
  });
  const port = await listen(server, options.port);
  return {
    port,
    mailboxPort: mailbox.port,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await Promise.all(publishing);
      await mailbox.close();
    },
  };
}

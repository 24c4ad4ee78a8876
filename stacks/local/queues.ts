import { createHash, randomUUID } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { openFolder, syncFolder, writeDurably } from "./durable-file.ts";

export interface QueueOptions {
  /** Holds a folder per queue, `<name>` and `<name>-dead-letter`. */
  readonly folder: string;
  readonly name: string;
  /** The function behind the queue. What it throws fails its whole batch. */
  readonly deliver: (event: SQSEvent) => Promise<SQSBatchResponse | null | undefined>;
  /** How long a message that failed stays away. */
  readonly visibilitySeconds: number;
  /** How often a message is delivered before it goes to the dead-letter folder. */
  readonly maxReceives: number;
  readonly batchSize: number;
  /** Batches under way at a time; 1 where it is not given. */
  readonly concurrency?: number;
  readonly region?: string;
  /** Hears of deliveries that failed and of messages that were given up. */
  readonly onFault?: (fault: unknown) => void;
}

export interface Queue {
  /** Durable when it returns the id of the message; delivered later, at least once. */
  send(body: string): Promise<string>;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
  /** Ends deliveries; what is on disk is delivered after the next start. */
  close(): Promise<void>;
}

interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: number;
}

interface Held extends Message {
  /** File name without the count of receives. */
  readonly stem: string;
  receives: number;
}

// The count of receives stands in the file's name: a rename before each delivery keeps it over a kill, so that a message
// that kills its receiver is given up too.
const fileOf = ({ stem, receives }: Held): string => `${stem}.${receives}.json`;

async function load(folder: string, file: string): Promise<Held> {
  const [stem = "", receives = "0"] = file.split(".");
  return { ...(JSON.parse(await readFile(join(folder, file), "utf8")) as Message), stem, receives: Number(receives) };
}

function recordOf({ messageId, body, sentAt, receives }: Held, name: string, region: string): SQSRecord {
  return {
    messageId,
    receiptHandle: randomUUID(),
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sentAt),
      SenderId: "000000000000",
      ApproximateFirstReceiveTimestamp: String(sentAt),
    },
    messageAttributes: {},
    md5OfBody: createHash("md5").update(body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:${region}:000000000000:${name}`,
    awsRegion: region,
  };
}

/** Ids of the messages that failed. Lambda takes an answer that names a message outside the batch as a failure of all. */
function failuresIn(answer: SQSBatchResponse | null | undefined, batch: readonly Held[]): ReadonlySet<string> {
  const all = new Set(batch.map(({ messageId }) => messageId));
  const named = (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return named.every((id) => all.has(id)) ? new Set(named) : all;
}

/**
 * A durable queue in the shape in which Lambda sees SQS: batches, partial batch responses, visibility timeout, dead
 * letters. At least once, without order. Delivers at once what an earlier process left on disk.
 */
export async function createQueue(options: QueueOptions): Promise<Queue> {
  const { name, region = "us-east-1", concurrency = 1, onFault = () => undefined } = options;
  const folder = join(options.folder, name);
  const deadFolder = `${folder}-dead-letter`;
  const files = await openFolder(folder);
  await openFolder(deadFolder);
  const visible: Held[] = await Promise.all(files.map((file) => load(folder, file)));
  const hidden = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const waiting: (() => void)[] = [];
  let sent = 0;
  let isClosed = false;

  const giveUp = async (message: Held): Promise<void> => {
    await rename(join(folder, fileOf(message)), join(deadFolder, fileOf(message)));
    await syncFolder(deadFolder);
    onFault(new Error(`a message of ${name} was given up after ${message.receives} deliveries: ${fileOf(message)}`));
  };

  const hide = (message: Held): void => {
    const timer = setTimeout(() => {
      hidden.delete(timer);
      visible.push(message);
      pump();
    }, options.visibilitySeconds * 1000);
    hidden.add(timer);
  };

  const receive = async (message: Held): Promise<void> => {
    const before = fileOf(message);
    message.receives++;
    await rename(join(folder, before), join(folder, fileOf(message)));
  };

  const settle = async (message: Held, failed: boolean): Promise<void> => {
    if (!failed) await rm(join(folder, fileOf(message)));
    else hide(message);
  };

  const attempt = async (batch: readonly Held[]): Promise<ReadonlySet<string>> => {
    try {
      return failuresIn(
        await options.deliver({ Records: batch.map((message) => recordOf(message, name, region)) }),
        batch,
      );
    } catch (fault) {
      onFault(fault);
      return new Set(batch.map(({ messageId }) => messageId));
    }
  };

  const deliver = async (taken: readonly Held[]): Promise<void> => {
    // As SQS does, a message is given up when it would be received once too often, so that a kill during its last delivery counts.
    for (const message of taken.filter(({ receives }) => receives >= options.maxReceives)) await giveUp(message);
    const batch = taken.filter(({ receives }) => receives < options.maxReceives);
    if (batch.length === 0) return;
    for (const message of batch) await receive(message);
    const failures = await attempt(batch);
    for (const message of batch) await settle(message, failures.has(message.messageId));
  };

  const pump = (): void => {
    while (!isClosed && running.size < concurrency && visible.length > 0) {
      const work = deliver(visible.splice(0, options.batchSize))
        // A fault of the disk: the messages stay there for the next start.
        .catch(onFault)
        .finally(() => {
          running.delete(work);
          pump();
        });
      running.add(work);
    }
    if (visible.length === 0 && running.size === 0 && hidden.size === 0)
      for (const resolve of waiting.splice(0)) resolve();
  };
  setImmediate(pump);

  return {
    send: async (body) => {
      const message: Message = { messageId: randomUUID(), body, sentAt: Date.now() };
      const order = `${String(message.sentAt).padStart(15, "0")}-${String(sent++).padStart(9, "0")}`;
      const held: Held = { ...message, stem: `${order}-${message.messageId}`, receives: 0 };
      await writeDurably(join(folder, fileOf(held)), Buffer.from(JSON.stringify(message)));
      visible.push(held);
      pump();
      return message.messageId;
    },
    idle: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        pump();
      }),
    close: async () => {
      isClosed = true;
      for (const timer of hidden) clearTimeout(timer);
      hidden.clear();
      await Promise.all(running);
      for (const timer of hidden) clearTimeout(timer);
    },
  };
}

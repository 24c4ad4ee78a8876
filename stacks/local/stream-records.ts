import type { AttributeValue, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";

/** A write that the table has answered with success: the operation's name and its request. */
export interface AnsweredWrite {
  readonly operation: string;
  readonly request: {
    readonly TableName: string;
    readonly Item?: Record<string, AttributeValue>;
    readonly Key?: Record<string, AttributeValue>;
    readonly ConditionExpression?: string;
  };
}

/**
 * The stream record of one answered write, or nothing for an operation that tells no whole item. A request says what
 * stands in the table afterwards and not what stood there before: there is no OldImage, and a put is an INSERT only
 * where its condition says that the item was new.
 */
export function recordOf(
  { operation, request }: AnsweredWrite,
  sequence: number,
  region: string,
): DynamoDBRecord | undefined {
  const keyed = operation === "PutItem" ? request.Item : operation === "DeleteItem" ? request.Key : undefined;
  const { pk, sk } = keyed ?? {};
  if (!keyed || !pk || !sk) return undefined;
  const isNew = request.ConditionExpression?.includes("attribute_not_exists") ?? false;
  return {
    eventID: `local-${sequence}`,
    eventName: operation === "DeleteItem" ? "REMOVE" : isNew ? "INSERT" : "MODIFY",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: region,
    eventSourceARN: `arn:aws:dynamodb:${region}:000000000000:table/${request.TableName}/stream/local`,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys: { pk, sk },
      ...(operation === "PutItem" && { NewImage: keyed }),
      SequenceNumber: String(sequence).padStart(21, "0"),
      SizeBytes: JSON.stringify(keyed).length,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
  };
}

/** Records that Lambda would hand over at once; the deployed event source has the same number. */
const batchSize = 10;
/** Pauses before another try; after the last one the batch is dropped, and the sweep does what it would have done. */
export const streamRetryAfterMs: readonly number[] = [50, 200, 500, 1000, 2000];

/** Hands records on in order, one batch at a time, as Lambda reads a shard. */
export interface StreamDelivery {
  add(record: DynamoDBRecord): void;
  /** Where batches go by POST from now on; undefined: nowhere, and records are dropped. */
  setTarget(url: string | undefined): void;
  close(): void;
}

/** Starts without records. `target` answers 2xx, with the `batchItemFailures` of a Lambda function or with nothing. */
export function createStreamDelivery(
  target: string | undefined,
  retryAfterMs: readonly number[] = streamRetryAfterMs,
): StreamDelivery {
  const waiting: DynamoDBRecord[] = [];
  const closing = new AbortController();
  let url = target;
  let running = false;

  async function run(): Promise<void> {
    running = true;
    // One turn of the event loop, so that writes that were answered together travel together.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0 && !closing.signal.aborted) await deliver(waiting.splice(0, batchSize));
    running = false;
  }

  async function deliver(batch: readonly DynamoDBRecord[]): Promise<void> {
    let left = batch;
    for (const pauseMs of [...retryAfterMs, 0]) {
      if (!url || closing.signal.aborted) return;
      left = await post(url, left, closing.signal);
      if (left.length === 0) return;
      await pause(pauseMs, closing.signal);
    }
  }

  return {
    add(record) {
      if (!url) return;
      waiting.push(record);
      if (!running) void run();
    },
    setTarget(next) {
      url = next;
    },
    close() {
      closing.abort();
      waiting.length = 0;
    },
  };
}

/** The records of a batch that have to be delivered again: all after a failure, else those from the first failed one on. */
async function post(
  url: string,
  records: readonly DynamoDBRecord[],
  signal: AbortSignal,
): Promise<readonly DynamoDBRecord[]> {
  const event: DynamoDBStreamEvent = { Records: [...records] };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(event),
      signal,
    });
    const answer = await response.text();
    if (!response.ok) return records;
    const failed = failuresOf(answer);
    const first = records.findIndex((record) => failed.has(record.dynamodb?.SequenceNumber ?? ""));
    return first < 0 ? [] : records.slice(first);
  } catch {
    // The functions are being started anew: the same batch again in a moment.
    return records;
  }
}

function failuresOf(answer: string): ReadonlySet<string> {
  if (answer === "") return new Set();
  const result = JSON.parse(answer) as { batchItemFailures?: readonly { itemIdentifier: string }[] } | null;
  return new Set(result?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });

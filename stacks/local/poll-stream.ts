import {
  type _Record,
  type AttributeValue,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type Shard,
} from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord, DynamoDBStreamEvent, AttributeValue as EventValue } from "aws-lambda";
import { region } from "./environments.ts";
import { streamRetryAfterMs } from "./stream-records.ts";

export interface PollStreamOptions {
  readonly endpoint: string;
  readonly tableName: string;
  /** Takes up to ten records in their order. One that throws gets the same records again a few times. */
  onRecords(event: DynamoDBStreamEvent): Promise<void>;
}

export interface StreamPoll {
  /** Ends the reading; what is being handed over is waited for. */
  close(): Promise<void>;
}

const batchSize = 10;
const idleMs = 100;
/** Rounds after which it is asked again whether the stream has new shards, which come every few hours. */
const roundsPerDescription = 50;

/** Reads the stream of a table from its oldest record on, as Lambda's event source does, and hands its records over. */
export function pollStream({ endpoint, tableName, onRecords }: PollStreamOptions): StreamPoll {
  const client = new DynamoDBStreamsClient({
    endpoint,
    region,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const closing = new AbortController();
  const running = readStream(client, tableName, onRecords, closing.signal).finally(() => client.destroy());
  return {
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

/** Iterators by shard; undefined for one that was read to its end. */
type Iterators = Map<string, string | undefined>;

async function readStream(
  client: DynamoDBStreamsClient,
  tableName: string,
  onRecords: PollStreamOptions["onRecords"],
  signal: AbortSignal,
): Promise<void> {
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: tableName }));
  const arn = Streams?.at(-1)?.StreamArn;
  if (!arn) throw new Error(`table ${tableName} has no stream`);
  const iterators: Iterators = new Map();
  for (let round = 0; !signal.aborted; round++) {
    if (round % roundsPerDescription === 0) await openShards(client, arn, iterators);
    let count = 0;
    for (const shard of [...iterators.keys()])
      count += await readShard(client, arn, shard, iterators, onRecords, signal);
    if (count === 0) await pause(idleMs, signal);
  }
}

/** Opens the shards whose parent, if it is still there, was read to its end: a parent's records come before its child's. */
async function openShards(client: DynamoDBStreamsClient, StreamArn: string, iterators: Iterators): Promise<void> {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const shards = StreamDescription?.Shards ?? [];
  const isWaiting = ({ ParentShardId: parent }: Shard): boolean =>
    parent !== undefined && shards.some(({ ShardId }) => ShardId === parent) && isUnread(parent, iterators);
  for (const shard of shards) {
    if (!shard.ShardId || iterators.has(shard.ShardId) || isWaiting(shard)) continue;
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn, ShardId: shard.ShardId, ShardIteratorType: "TRIM_HORIZON" }),
    );
    iterators.set(shard.ShardId, ShardIterator);
  }
}

const isUnread = (shard: string, iterators: Iterators): boolean =>
  !iterators.has(shard) || iterators.get(shard) !== undefined;

/** Hands over what one shard has next, and answers how many records that was. */
async function readShard(
  client: DynamoDBStreamsClient,
  arn: string,
  shard: string,
  iterators: Iterators,
  onRecords: PollStreamOptions["onRecords"],
  signal: AbortSignal,
): Promise<number> {
  const iterator = iterators.get(shard);
  if (!iterator) return 0;
  const { Records = [], NextShardIterator } = await client.send(
    new GetRecordsCommand({ ShardIterator: iterator, Limit: batchSize }),
  );
  if (Records.length > 0)
    await handOver({ Records: Records.map((record) => toEventRecord(record, arn)) }, onRecords, signal);
  iterators.set(shard, NextShardIterator);
  return Records.length;
}

/** Tries a few times; after that the records are dropped, and the sweep does what they would have done. */
async function handOver(
  event: DynamoDBStreamEvent,
  onRecords: PollStreamOptions["onRecords"],
  signal: AbortSignal,
): Promise<void> {
  for (const pauseMs of [...streamRetryAfterMs, 0]) {
    try {
      return await onRecords(event);
    } catch {
      if (signal.aborted) return;
      await pause(pauseMs, signal);
    }
  }
}

/** A record of the SDK as Lambda hands it to a function: bytes in base 64, times in seconds. */
export function toEventRecord(record: _Record, eventSourceARN: string): DynamoDBRecord {
  const { eventID, eventName, eventVersion, eventSource, awsRegion, dynamodb } = record;
  const { ApproximateCreationDateTime: at, Keys, NewImage, OldImage, ...rest } = dynamodb ?? {};
  return {
    ...(eventID && { eventID }),
    ...(eventName && { eventName }),
    ...(eventVersion && { eventVersion }),
    ...(eventSource && { eventSource }),
    ...(awsRegion && { awsRegion }),
    eventSourceARN,
    dynamodb: {
      ...(rest as NonNullable<DynamoDBRecord["dynamodb"]>),
      ...(at && { ApproximateCreationDateTime: Math.floor(at.getTime() / 1000) }),
      ...(Keys && { Keys: toEventImage(Keys) }),
      ...(NewImage && { NewImage: toEventImage(NewImage) }),
      ...(OldImage && { OldImage: toEventImage(OldImage) }),
    },
  };
}

const toEventImage = (image: Record<string, AttributeValue>): Record<string, EventValue> =>
  Object.fromEntries(
    Object.entries(image).map(([name, value]) => [
      name,
      (value.B ? { B: Buffer.from(value.B).toString("base64") } : value) as EventValue,
    ]),
  );

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });

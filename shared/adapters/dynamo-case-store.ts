import { randomBytes } from "node:crypto";
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type Reference, toInstant, windowStartOf } from "#shared/domain/brand.ts";
import type { Payload } from "#shared/domain/case.ts";
import type { CaseStore, Lookup, QuarantineEntry, Receipt } from "#shared/intake/ports.ts";
import {
  caseKey,
  duePartition,
  fromItem,
  type Item,
  isCaseItem,
  number,
  numberOf,
  payloadFromItem,
  payloadToItem,
  summaryFromItem,
  text,
  textOf,
  toItem,
} from "./case-item.ts";
import { dueIndex, expiryAttribute, queueIndex } from "./case-table.ts";
import {
  jobFromItem,
  jobKey,
  jobPartition,
  jobToItem,
  quarantineFromItem,
  quarantineKey,
  quarantinePartition,
  quarantineToItem,
  receiptFromItem,
  receiptKey,
  receiptToItem,
} from "./mail-item.ts";

export interface DynamoCaseStoreOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/**
 * A client that gives up soon enough for the form to reach its spool within 3 seconds: 2 attempts of at most a second.
 * Region, credentials and endpoint come from the environment.
 */
export const createDynamoClient = (): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: 2,
    // Without throwOnRequestTimeout the SDK only prints a warning and goes on waiting.
    requestHandler: { connectionTimeout: 1000, requestTimeout: 1000, throwOnRequestTimeout: true },
  });

/** A day for the clocks of others, after which a counter whose window is over may go. */
const budgetGraceSeconds = 24 * 3600;

/** Cases in one DynamoDB table of the shape of `caseTable`. */
export function createDynamoCaseStore({ client, tableName: TableName }: DynamoCaseStoreOptions): CaseStore {
  /** One put, and whether its condition held. */
  async function put(
    Item: Item,
    condition?: Pick<QueryCommandInput, "ExpressionAttributeValues"> & { readonly ConditionExpression: string },
  ): Promise<boolean> {
    try {
      await client.send(new PutItemCommand({ TableName, Item, ...condition }));
      return true;
    } catch (fault) {
      if (fault instanceof ConditionalCheckFailedException) return false;
      throw fault;
    }
  }

  const putIfNew = (item: Item): Promise<boolean> => put(item, { ConditionExpression: "attribute_not_exists(pk)" });

  async function get(Key: Item): Promise<Item | undefined> {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    return Item;
  }

  /** One page of at most a megabyte, or of `limit` items. */
  const query = async (
    KeyConditionExpression: string,
    values: Readonly<Record<string, string>>,
    more: Partial<QueryCommandInput>,
  ) =>
    client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression,
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, text(value)]),
        ),
        ...more,
      }),
    );

  /** Every item of a partition whose sort key starts with `prefix`, consistently, in order. */
  async function itemsUnder(partition: string, prefix: string): Promise<Item[]> {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page = await query(
        "pk = :pk AND begins_with(sk, :prefix)",
        { ":pk": partition, ":prefix": prefix },
        { ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) },
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  }

  const putPayloads = (reference: Reference, payloads: readonly Payload[]): Promise<unknown> =>
    Promise.all(payloads.map((payload) => put(payloadToItem(reference, payload))));

  /** Whether the item that stands in the table was put by this very write: the SDK repeats a put whose answer got lost. */
  const isWrittenBy = (item: Item | undefined, writeId: string): boolean => item?.["writeId"]?.S === writeId;

  return {
    async create({ case: kase, payloads }) {
      const writeId = newWriteId();
      const item = toItem(kase, writeId);
      await putPayloads(kase.reference, payloads);
      if (await putIfNew(item)) return { outcome: "created" };
      const present = await get(caseKey(kase.reference));
      if (!present) throw new Error(`case ${kase.reference} was there and is gone`);
      return isWrittenBy(present, writeId) ? { outcome: "created" } : { outcome: "exists", case: fromItem(present) };
    },

    async save({ case: kase, payloads }) {
      const writeId = newWriteId();
      const item = toItem({ ...kase, version: kase.version + 1 }, writeId);
      await putPayloads(kase.reference, payloads);
      const saved = await put(item, {
        ConditionExpression: "version = :expected",
        ExpressionAttributeValues: { ":expected": number(kase.version) },
      });
      return saved || isWrittenBy(await get(caseKey(kase.reference)), writeId) ? "saved" : "conflict";
    },

    async byReference(reference) {
      const item = await get(caseKey(reference));
      return item && fromItem(item);
    },

    async withMessages(reference) {
      const items = await itemsUnder(reference, "case");
      const item = items.find(isCaseItem);
      if (!item) return undefined;
      return { case: fromItem(item), messages: items.filter((other) => other !== item).map(payloadFromItem) };
    },

    async payloads(reference, prefix) {
      return (await itemsUnder(reference, prefix)).map(payloadFromItem);
    },

    async due(now, limit, cursor) {
      const page = await query(
        "duePartition = :due AND dueAt <= :now",
        { ":due": duePartition, ":now": now },
        { IndexName: dueIndex, Limit: limit, ...(cursor && { ExclusiveStartKey: dueKeyAt(cursor) }) },
      );
      const references = (page.Items ?? []).map((item) => textOf(item, "pk") as Reference);
      const last = page.LastEvaluatedKey;
      return { references, ...(last && { cursor: `${textOf(last, "dueAt")}#${textOf(last, "pk")}` }) };
    },

    async inState(state, limit, cursor) {
      const page = await query(
        cursor ? "queuePartition = :state AND queueSort > :cursor" : "queuePartition = :state",
        { ":state": state, ...(cursor && { ":cursor": cursor }) },
        { IndexName: queueIndex, Limit: limit },
      );
      const next = cursorOf(page.LastEvaluatedKey, "queueSort");
      return { cases: (page.Items ?? []).map(summaryFromItem), ...next };
    },

    async putLookups({ reference, receivedAt }, lookups) {
      const sk = text(`${receivedAt}#${reference}`);
      // Such a row is its key alone, which an update without an expression makes where it is not there.
      const file = (pk: string) => client.send(new UpdateItemCommand({ TableName, Key: { pk: text(pk), sk } }));
      await Promise.all(lookups.map((lookup) => file(lookupPartition(lookup))));
    },

    async find(lookup, limit) {
      const newest = await lookupRows(lookup, { ScanIndexForward: false, Limit: limit });
      const half = Math.floor(limit / 2);
      const oldest =
        newest.areMore && half > 0 ? await lookupRows(lookup, { ScanIndexForward: true, Limit: half }) : undefined;
      const found = oldest
        ? [...newest.references.slice(0, limit - half), ...oldest.references.toReversed()]
        : newest.references;
      // With no more than `limit` in all, the ends overlap.
      return [...new Set(found)];
    },

    async putQuarantine(entry: QuarantineEntry) {
      await putIfNew(quarantineToItem(entry));
    },

    async quarantine(limit, cursor) {
      const page = await query(
        cursor ? "pk = :pk AND sk < :cursor" : "pk = :pk",
        { ":pk": quarantinePartition, ...(cursor && { ":cursor": cursor }) },
        { Limit: limit, ScanIndexForward: false },
      );
      return { entries: (page.Items ?? []).map(quarantineFromItem), ...cursorOf(page.LastEvaluatedKey, "sk") };
    },

    async quarantineEntry(id) {
      const item = await get(quarantineKey(id));
      return item && quarantineFromItem(item);
    },

    async markReleased(id, { at, reference }) {
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: quarantineKey(id),
          UpdateExpression:
            "SET releasedAt = if_not_exists(releasedAt, :at), releasedAs = if_not_exists(releasedAs, :as)",
          // An update would otherwise make an entry of which nothing is known.
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: { ":at": text(at), ":as": text(reference) },
        }),
      );
    },

    async putJob(job) {
      await putIfNew(jobToItem(job));
    },

    async jobs(limit) {
      const page = await query("pk = :pk", { ":pk": jobPartition }, { ConsistentRead: true, Limit: limit });
      return (page.Items ?? []).flatMap((item) => jobFromItem(item) ?? []);
    },

    async removeJob(job) {
      await client.send(new DeleteItemCommand({ TableName, Key: jobKey(job) }));
    },

    async putReceipt(receipt: Receipt) {
      // The first one stands: a second run over the same mail sees only a duplicate of what the first one opened.
      await putIfNew(receiptToItem(receipt));
    },

    async receipt(rawKey) {
      const item = await get(receiptKey(rawKey));
      return item && receiptFromItem(item);
    },

    async takenFromBudget(name, windowSeconds, now) {
      const item = await get(budgetKey(name, windowStartOf(windowSeconds, now)));
      return item?.["taken"] ? numberOf(item, "taken") : 0;
    },

    async takeFromBudget(name, limit, windowSeconds, now) {
      if (limit < 1) return false;
      const windowStart = windowStartOf(windowSeconds, now);
      try {
        await client.send(
          new UpdateItemCommand({
            TableName,
            Key: budgetKey(name, windowStart),
            UpdateExpression: "ADD taken :one SET #expiry = :expiry",
            ConditionExpression: "attribute_not_exists(taken) OR taken < :limit",
            ExpressionAttributeNames: { "#expiry": expiryAttribute },
            ExpressionAttributeValues: {
              ":one": number(1),
              ":limit": number(limit),
              ":expiry": number(windowStart + windowSeconds + budgetGraceSeconds),
            },
          }),
        );
        return true;
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return false;
        throw fault;
      }
    },
  };

  async function lookupRows(lookup: Lookup, more: Pick<QueryCommandInput, "ScanIndexForward" | "Limit">) {
    const page = await query("pk = :pk", { ":pk": lookupPartition(lookup) }, { ConsistentRead: true, ...more });
    const references = (page.Items ?? []).map((row) => textOf(row, "sk").split("#").at(-1) as Reference);
    return { references, areMore: page.LastEvaluatedKey !== undefined };
  }
}

const budgetKey = (name: string, windowStart: number): Item => ({
  pk: text(`budget#${name}`),
  sk: text(toInstant(windowStart * 1000)),
});

/** The key of the due index after which the next page starts: several cases may be due at one moment. */
function dueKeyAt(cursor: string): Item {
  const [dueAt = "", reference = ""] = cursor.split("#");
  return { duePartition: text(duePartition), dueAt: text(dueAt), ...caseKey(reference as Reference) };
}

const newWriteId = (): string => randomBytes(9).toString("base64url");

const lookupPartition = ({ kind, value }: Lookup): string => `lookup#${kind}#${value}`;

/** The sort key after which the next page starts, where there may be one. */
const cursorOf = (last: Item | undefined, name: string): { readonly cursor?: string } =>
  last ? { cursor: textOf(last, name) } : {};

import type { DynamoDBRecord } from "aws-lambda";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { caseKey, fromItem, type Item } from "#shared/adapters/case-item.ts";
import { createCaseTable } from "#shared/adapters/create-case-table.ts";
import { createDynamoCaseStore } from "#shared/adapters/dynamo-case-store.ts";
import { transition } from "#shared/domain/case.ts";
import type { CaseStore } from "#shared/intake/ports.ts";
import { pollStream, type StreamPoll } from "../../../stacks/local/poll-stream.ts";
import { anOpenedCase, aReference, secondsLater } from "../../support/builders.ts";
import { localClient } from "../../support/local-client.ts";

let store: CaseStore;
let poll: StreamPoll | undefined;
let tables = 0;
let tableName = "";
const endpoint = `http://127.0.0.1:${inject("dynamodbLocalPort")}`;

beforeEach(async () => {
  tableName = `stream-${++tables}`;
  const client = localClient(inject("dynamodbLocalPort"));
  await createCaseTable(client, tableName);
  store = createDynamoCaseStore({ client, tableName });
});
afterEach(() => poll?.close());

/** Reads the stream until so many records came; `refuse` makes a call fail. */
function read(count: number, refuse: (call: number) => boolean = () => false): Promise<DynamoDBRecord[][]> {
  const calls: DynamoDBRecord[][] = [];
  return new Promise((resolve) => {
    poll = pollStream({
      endpoint,
      tableName,
      onRecords: async ({ Records }) => {
        calls.push(Records);
        if (refuse(calls.length)) throw new Error("the function is being started anew");
        if (calls.flat().length >= count) resolve(calls);
      },
    });
  });
}

test("the real stream tells what the local one makes up: the same records for the same writes", async () => {
  const { case: kase } = anOpenedCase();
  await store.create({ case: kase, payloads: [] });
  await store.save(transition(kase, "in-progress", secondsLater(1)));

  const [created, saved] = (await read(2)).flat();

  expect(created).toMatchObject({
    eventName: "INSERT",
    eventSource: "aws:dynamodb",
    dynamodb: { Keys: caseKey(kase.reference), StreamViewType: "NEW_AND_OLD_IMAGES" },
  });
  expect(created?.dynamodb?.NewImage?.["dueAt"]?.S).toBe(kase.receivedAt);
  expect(saved?.eventName).toBe("MODIFY");
  expect(saved?.dynamodb?.OldImage?.["version"]?.N).toBe("1");
  const image = saved?.dynamodb?.NewImage ?? {};
  const body = { B: Buffer.from(String(image["body"]?.B), "base64") };
  expect(fromItem({ ...(image as Item), body })).toEqual(await store.byReference(kase.reference));
});

test("records come in the order of the writes, at most ten at a time", async () => {
  const names = Array.from({ length: 25 }, (_, index) => aReference(`case ${index}`));
  for (const name of names) await store.create(anOpenedCase({}, name));

  const calls = await read(25);

  expect(calls.flat().map(({ dynamodb }) => dynamodb?.Keys?.["pk"]?.S)).toEqual(names);
  expect(Math.max(...calls.map((records) => records.length))).toBeLessThanOrEqual(10);
});

test("records that were not taken come again", async () => {
  await store.create(anOpenedCase());

  const calls = await read(3, (call) => call < 3);

  expect(calls.map((records) => records.map(({ eventName }) => eventName))).toEqual([
    ["INSERT"],
    ["INSERT"],
    ["INSERT"],
  ]);
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DescribeTableCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { caseTable } from "#shared/adapters/case-table.ts";
import { createCaseTable } from "#shared/adapters/create-case-table.ts";
import { createDynamoCaseStore, createDynamoClient } from "#shared/adapters/dynamo-case-store.ts";
import { transition } from "#shared/domain/case.ts";
import { type Dynamodb, startDynamodb } from "../../stacks/local/dynamodb.ts";
import { aCase, anOpenedCase, aReference, secondsLater } from "../support/builders.ts";
import { localClient } from "../support/local-client.ts";
import { startOfTest } from "../support/memory-ports.ts";

let engine: Dynamodb;
let client: DynamoDBClient;
let tables = 0;
let tableName = "";
beforeAll(async () => {
  engine = await startDynamodb({ port: 0 });
  client = localClient(engine.port);
});
afterAll(() => engine.close());
beforeEach(async () => {
  tableName = `adapter-${++tables}`;
  await createCaseTable(client, tableName);
});

/** A client that loses the answers to its first requests of an operation: they reach the table, and nobody hears of it. */
function losingAnswers(operation: string, count: number): DynamoDBClient {
  const inner = client.config.requestHandler;
  let lost = 0;
  const handle: typeof inner.handle = async (request, options) => {
    const answer = await inner.handle(request, options);
    if (!request.headers["x-amz-target"]?.endsWith(operation) || ++lost > count) return answer;
    throw Object.assign(new Error("the answer got lost"), { name: "TimeoutError" });
  };
  return localClient(engine.port, {
    requestHandler: { handle, updateHttpClientConfig: () => undefined, httpHandlerConfigs: () => ({}) },
  });
}

describe("a write whose answer got lost", () => {
  test("and that created the case is repeated and answers that it created it", async () => {
    const store = createDynamoCaseStore({ client: losingAnswers("PutItem", 1), tableName });

    const answer = await store.create(anOpenedCase());

    expect(answer).toEqual({ outcome: "created" });
  });

  test("and that saved the case is repeated and answers that it saved it, once", async () => {
    const { case: kase } = anOpenedCase();
    await createDynamoCaseStore({ client, tableName }).create({ case: kase, payloads: [] });
    const store = createDynamoCaseStore({ client: losingAnswers("PutItem", 1), tableName });

    const answer = await store.save(transition(kase, "in-progress", secondsLater(1)));

    expect(answer).toBe("saved");
    expect((await store.byReference(kase.reference))?.version).toBe(2);
  });

  test("and that somebody else followed with a write of his own is a conflict", async () => {
    const { case: kase } = anOpenedCase();
    const other = createDynamoCaseStore({ client, tableName });
    await other.create({ case: kase, payloads: [] });
    await other.save({ case: kase, payloads: [] });
    const store = createDynamoCaseStore({ client: losingAnswers("PutItem", 1), tableName });

    const answer = await store.save({ case: kase, payloads: [] });

    expect(answer).toBe("conflict");
  });
});

describe("the table", () => {
  test("has two indexes, one of keys alone and one of what a list shows, and a stream", async () => {
    expect(caseTable.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)).toEqual(["due", "queue"]);
    expect(caseTable.GlobalSecondaryIndexes[0].Projection).toEqual({ ProjectionType: "KEYS_ONLY" });
    expect(caseTable.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" });
  });

  test("is created once; creating it again leaves what is in it", async () => {
    const store = createDynamoCaseStore({ client, tableName });
    await store.create(anOpenedCase());

    await createCaseTable(client, tableName);

    expect(await store.byReference(aReference())).toBeDefined();
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    expect(Table?.KeySchema).toEqual(caseTable.KeySchema);
  });

  test("that is not there is a fault, for every kind of answer", async () => {
    const store = createDynamoCaseStore({ client, tableName: "no-such-table" });

    const answers = await Promise.allSettled([
      store.create(anOpenedCase()),
      store.save(anOpenedCase()),
      store.byReference(aReference()),
      store.due(startOfTest, 1),
      store.putLookups(anOpenedCase().case, [{ kind: "uid", value: "1" }]),
      store.takeFromBudget("a", 1, 60, startOfTest),
    ]);

    const names = answers.map((answer) => answer.status === "rejected" && answer.reason.name);
    expect(names).toEqual(answers.map(() => "ResourceNotFoundException"));
  });
});

describe("items that another version of the code wrote", () => {
  const putVersion2 = () =>
    client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { pk: { S: aReference() }, sk: { S: "case" }, schemaVersion: { N: "2" }, version: { N: "1" } },
      }),
    );

  test("are refused and not overwritten by a case of the same reference", async () => {
    await putVersion2();
    const store = createDynamoCaseStore({ client, tableName });

    await expect(store.create(anOpenedCase())).rejects.toThrow("schema version 2");

    await expect(store.byReference(aReference())).rejects.toThrow("schema version 2");
  });
});

test("a counter of a budget goes away by itself a day after its window", async () => {
  const store = createDynamoCaseStore({ client, tableName });

  await store.takeFromBudget("mails", 3, 3600, secondsLater(1800));

  const Key = { pk: { S: "budget#mails" }, sk: { S: startOfTest } };
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key }));
  expect(Number(Item?.["expiresAt"]?.N)).toBe(Date.parse(secondsLater(3600 + 24 * 3600)) / 1000);
});

test("a receipt carries its day, by which a day's mails are counted", async () => {
  const store = createDynamoCaseStore({ client, tableName });

  await store.putReceipt({ rawKey: "incoming/1", at: startOfTest, outcome: "opened", reference: aReference() });

  const Key = { pk: { S: "receipt#incoming/1" }, sk: { S: "receipt" } };
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key }));
  expect(Item?.["day"]?.S).toBe("2026-11-23");
});

test("a case whose messages fill more than one page of an answer comes with all of them", async () => {
  const store = createDynamoCaseStore({ client, tableName });
  // Noise, because what is stored is compressed; 12 x 100 KB are more than the megabyte of one answer.
  const noise = (seq: number): string => {
    let state = seq;
    return Array.from({ length: 110_000 }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return String.fromCharCode(33 + ((state >> 16) % 90));
    }).join("");
  };
  const payloads = Array.from({ length: 12 }, (_, seq) => ({
    key: `message#${String(seq).padStart(4, "0")}`,
    at: startOfTest,
    text: noise(seq),
  }));
  await store.create({ case: aCase(), payloads });

  const found = await store.withMessages(aReference());

  expect(found?.messages.map(({ key }) => key)).toEqual(payloads.map(({ key }) => key));
});

describe("the client of a function", () => {
  let silent: Server;
  beforeAll(async () => {
    silent = createServer((request) => {
      request.resume();
    });
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });

  test("gives up on a table that does not answer, after two attempts", async () => {
    vi.stubEnv("AWS_REGION", "eu-west-1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "local");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "local");
    vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", `http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    const store = createDynamoCaseStore({ client: createDynamoClient(), tableName });

    const creating = store.create(anOpenedCase());

    await expect(creating).rejects.toMatchObject({ name: "TimeoutError", $metadata: { attempts: 2 } });
    vi.unstubAllEnvs();
  });
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import os from "node:os";
import path from "node:path";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { caseKey, fromItem, type Item } from "#shared/adapters/case-item.ts";
import { createCaseTable } from "#shared/adapters/create-case-table.ts";
import { createDynamoCaseStore } from "#shared/adapters/dynamo-case-store.ts";
import { transition } from "#shared/domain/case.ts";
import type { CaseStore } from "#shared/intake/ports.ts";
import { type DynamodbOptions, startDynamodb } from "../../../stacks/local/dynamodb.ts";
import { createStreamDelivery, recordOf } from "../../../stacks/local/stream-records.ts";
import { anOpenedCase, aReference, secondsLater } from "../../support/builders.ts";
import { localClient } from "../../support/local-client.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const tableName = "postcase";

async function anEngine(options: Partial<DynamodbOptions> = {}) {
  const engine = await startDynamodb({ port: 0, ...options });
  const client = localClient(engine.port);
  await createCaseTable(client, tableName);
  cleanUps.push(() => engine.close());
  return { engine, client, store: createDynamoCaseStore({ client, tableName }) };
}

/** The folder of a process can be removed only once it has ended. */
async function endAtOnce(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

const aFolder = (): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "postcase-dynamodb-"));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  return folder;
};

/** A function host: keeps the batches that it gets, and answers each with what `answer` says. */
async function aTarget(answer: (batch: DynamoDBRecord[], call: number) => Promise<unknown> | unknown = () => null) {
  const batches: DynamoDBRecord[][] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { Records } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as DynamoDBStreamEvent;
    batches.push(Records);
    for (const { count, resolve } of waiting) if (batches.flat().length >= count) resolve();
    const result = await answer(Records, batches.length);
    response.writeHead(result === "fails" ? 500 : 200).end(result === undefined ? "" : JSON.stringify(result));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    batches,
    /** Resolves when so many records came in all. */
    received: (count: number): Promise<void> =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        if (batches.flat().length >= count) resolve();
      }),
  };
}

const namesOf = (records: readonly DynamoDBRecord[]) => records.map(({ dynamodb }) => dynamodb?.Keys?.["pk"]?.S);

describe("stream events", () => {
  test("tell every change of a case in the shape in which Lambda gets them", async () => {
    const target = await aTarget();
    const { store } = await anEngine({ streamTo: target.url });
    const { case: kase } = anOpenedCase();

    await store.create({ case: kase, payloads: [] });
    await store.save(transition(kase, "in-progress", secondsLater(1)));
    await target.received(2);

    const [created, saved] = target.batches.flat();
    expect(created).toMatchObject({
      eventName: "INSERT",
      eventSource: "aws:dynamodb",
      dynamodb: { Keys: caseKey(kase.reference), StreamViewType: "NEW_AND_OLD_IMAGES" },
    });
    expect(created?.eventSourceARN).toMatch(/^arn:aws:dynamodb:eu-west-1:000000000000:table\/postcase\/stream\//);
    expect(created?.dynamodb?.NewImage?.["dueAt"]?.S).toBe(kase.receivedAt);
    expect(saved?.eventName).toBe("MODIFY");
    const image = saved?.dynamodb?.NewImage ?? {};
    const body = { B: Buffer.from(String(image["body"]?.B), "base64") };
    expect(fromItem({ ...(image as Item), body })).toEqual(await store.byReference(kase.reference));
    const numbers = [created, saved].map((record) => record?.dynamodb?.SequenceNumber ?? "");
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(numbers).size).toBe(2);
  });

  test("tell of a deletion without an image", async () => {
    const target = await aTarget();
    const { client } = await anEngine({ streamTo: target.url });

    await client.send(new DeleteItemCommand({ TableName: tableName, Key: caseKey(aReference()) }));
    await target.received(1);

    const [record] = target.batches.flat();
    expect(record).toMatchObject({ eventName: "REMOVE", dynamodb: { Keys: caseKey(aReference()) } });
    expect(record?.dynamodb).not.toHaveProperty("NewImage");
  });

  test("are not made of a write that the table refused, nor of an update or a read", async () => {
    const target = await aTarget();
    const { store } = await anEngine({ streamTo: target.url });
    await store.create(anOpenedCase());

    await store.create(anOpenedCase());
    await store.save({ case: { ...anOpenedCase().case, version: 7 }, payloads: [] });
    await store.putLookups(anOpenedCase().case, [{ kind: "uid", value: "1" }]);
    await store.create(anOpenedCase({}, aReference("last")));
    await target.received(2);

    expect(namesOf(target.batches.flat())).toEqual([aReference(), aReference("last")]);
  });

  test("go out in order, at most ten at a time, the next batch after the answer to the one before", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const target = await aTarget((_batch, call) => (call === 1 ? held : null));
    const { store } = await anEngine({ streamTo: target.url });
    const names = Array.from({ length: 25 }, (_, index) => aReference(`case ${index}`));
    await store.create(anOpenedCase({}, names[0]));
    await target.received(1);

    for (const name of names.slice(1)) await store.create(anOpenedCase({}, name));
    release();
    await target.received(25);

    expect(target.batches.map((batch) => batch.length)).toEqual([1, 10, 10, 4]);
    expect(namesOf(target.batches.flat())).toEqual(names);
  });

  test("are not lost while the functions are being started anew", async () => {
    const target = await aTarget((_batch, call) => (call <= 2 ? "fails" : null));
    const { store } = await anEngine({ streamTo: target.url });

    await store.create(anOpenedCase());
    await target.received(3);

    expect(target.batches.map(namesOf)).toEqual([[aReference()], [aReference()], [aReference()]]);
  });

  test("go nowhere without a target, and to one that is named later from then on", async () => {
    const target = await aTarget();
    const { engine, store } = await anEngine();
    await store.create(anOpenedCase({}, aReference("before")));

    engine.setStreamTo(target.url);
    await store.create(anOpenedCase({}, aReference("after")));
    await target.received(1);

    expect(namesOf(target.batches.flat())).toEqual([aReference("after")]);
  });
});

describe("the delivery of stream events", () => {
  const aRecord = (name: string, sequence: number): DynamoDBRecord => {
    const Item = { pk: { S: name }, sk: { S: "case" } };
    const record = recordOf({ operation: "PutItem", request: { TableName: tableName, Item } }, sequence, "eu-west-1");
    if (!record) throw new Error("a put makes a record");
    return record;
  };
  const deliver = (url: string, retryAfterMs: readonly number[], names: readonly string[]) => {
    const delivery = createStreamDelivery(url, retryAfterMs);
    cleanUps.push(() => delivery.close());
    for (const [index, name] of names.entries()) delivery.add(aRecord(name, index + 1));
    return delivery;
  };

  test("repeats a batch from the first record on that the function could not do", async () => {
    const failedOnce = (batch: DynamoDBRecord[], call: number) => ({
      batchItemFailures: call === 1 ? [{ itemIdentifier: batch[1]?.dynamodb?.SequenceNumber }] : [],
    });
    const target = await aTarget(failedOnce);

    deliver(target.url, [0], ["a", "b", "c"]);
    await target.received(5);

    expect(target.batches.map(namesOf)).toEqual([
      ["a", "b", "c"],
      ["b", "c"],
    ]);
  });

  test("gives a batch up after its last try and goes on with the next one", async () => {
    const target = await aTarget((batch) => (namesOf(batch).includes("poison") ? "fails" : null));
    const delivery = deliver(target.url, [0, 0], ["poison"]);
    await target.received(1);

    delivery.add(aRecord("good", 2));
    await target.received(4);

    expect(target.batches.map(namesOf)).toEqual([["poison"], ["poison"], ["poison"], ["good"]]);
  });

  test("takes an empty answer for success", async () => {
    const target = await aTarget(() => undefined);
    const delivery = deliver(target.url, [0], ["a"]);
    await target.received(1);

    delivery.add(aRecord("b", 2));
    await target.received(2);

    expect(target.batches.map(namesOf)).toEqual([["a"], ["b"]]);
  });
});

describe("the table on disk", () => {
  test("is there again after a restart", async () => {
    const folder = aFolder();
    const first = await startDynamodb({ port: 0, path: folder });
    const client = localClient(first.port);
    await createCaseTable(client, tableName);
    await createDynamoCaseStore({ client, tableName }).create(anOpenedCase());
    await first.close();

    const { store } = await anEngine({ path: folder });

    expect(await store.byReference(aReference())).toEqual(anOpenedCase().case);
  });
});

test("a client that goes away in the middle of a request does not end the table for the others", async () => {
  const { engine, store } = await anEngine();
  const socket = connect(engine.port, "127.0.0.1");
  socket.write(
    "POST / HTTP/1.1\r\nhost: x\r\nx-amz-target: DynamoDB_20120810.PutItem\r\n" +
      'content-type: application/x-amz-json-1.0\r\ncontent-length: 1000\r\n\r\n{"TableName":',
  );
  await once(socket, "connect");

  socket.resetAndDestroy();
  const answer = await store.create(anOpenedCase());

  expect(answer).toEqual({ outcome: "created" });
});

describe("the process of the table", () => {
  const program = path.resolve(import.meta.dirname, "../../../stacks/local/dynamodb.ts");
  let folder: string;
  beforeEach(() => {
    folder = aFolder();
  });

  async function aProcess(): Promise<{ child: ChildProcess; client: DynamoDBClient; store: CaseStore; port: number }> {
    const child = spawn(process.execPath, [program, "--path", folder], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    cleanUps.push(() => endAtOnce(child));
    const [{ port }] = (await once(child, "message")) as [{ port: number }];
    const client = localClient(port);
    await createCaseTable(client, tableName);
    return { child, client, port, store: createDynamoCaseStore({ client, tableName }) };
  }

  test("ends cleanly when it is asked to", async () => {
    const { child } = await aProcess();

    child.kill("SIGTERM");

    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("ends when its parent goes away", async () => {
    const { child } = await aProcess();

    child.disconnect();

    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("ends when the terminal that started it closes its input", async () => {
    const child = spawn(process.execPath, [program, "--path", folder], { stdio: ["pipe", "pipe", "inherit"] });
    cleanUps.push(() => endAtOnce(child));
    await once(child.stdout, "data");

    child.stdin.end();

    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("sends its stream where the parent says", async () => {
    const target = await aTarget();
    const { child, store } = await aProcess();
    child.send({ streamTo: target.url });

    // A message and a request take different ways into the process: writes go on until the first record came.
    let isTold = false;
    void target.received(1).then(() => {
      isTold = true;
    });
    for (let index = 0; !isTold; index++) await store.create(anOpenedCase({}, aReference(`case ${index}`)));

    expect(target.batches.flat()[0]?.eventName).toBe("INSERT");
  });

  test("has everything that it answered after a SIGKILL", async () => {
    const { child, store } = await aProcess();
    const names = Array.from({ length: 20 }, (_, index) => aReference(`case ${index}`));
    await Promise.all(names.map((name) => store.create(anOpenedCase({}, name))));

    child.kill("SIGKILL");
    await once(child, "exit");
    const { store: again } = await aProcess();

    const found = await Promise.all(names.map((name) => again.byReference(name)));
    expect(found.map((kase) => kase?.reference)).toEqual(names);
  });
});

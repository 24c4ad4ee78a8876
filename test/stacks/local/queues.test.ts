import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createQueue, type Queue, type QueueOptions } from "../../../stacks/local/queues.ts";

let folder: string;
const queues: Queue[] = [];
const doors: (() => void)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "postcase-queue-"));
});
afterEach(async () => {
  for (const open of doors.splice(0)) open();
  await Promise.all(queues.splice(0).map((queue) => queue.close()));
  await rm(folder, { recursive: true });
});

async function aQueue(deliver: QueueOptions["deliver"], more: Partial<QueueOptions> = {}): Promise<Queue> {
  const queue = await createQueue({
    folder,
    name: "mail",
    deliver,
    visibilitySeconds: 0,
    maxReceives: 3,
    batchSize: 10,
    ...more,
  });
  queues.push(queue);
  return queue;
}

const bodiesOf = ({ Records }: SQSEvent): string[] => Records.map(({ body }) => body);
const failing = (...ids: string[]): SQSBatchResponse => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});
const done = failing();

/** A door that a delivery waits at, so that a test says when it goes on; at its end at the latest. */
function aDoor() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  doors.push(open);
  return { opened, open };
}

test("a message is delivered as Lambda sees one of SQS, and then it is gone", async () => {
  const events: SQSEvent[] = [];
  const queue = await aQueue(
    async (event) => {
      events.push(event);
      return done;
    },
    { region: "eu-west-1" },
  );

  const messageId = await queue.send("hello");
  await queue.idle();

  expect(events).toEqual([
    {
      Records: [
        {
          messageId,
          receiptHandle: expect.any(String),
          body: "hello",
          attributes: {
            ApproximateReceiveCount: "1",
            SentTimestamp: expect.stringMatching(/^\d{13}$/),
            SenderId: expect.any(String),
            ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
          },
          messageAttributes: {},
          md5OfBody: "5d41402abc4b2a76b9719d911017c592",
          eventSource: "aws:sqs",
          eventSourceARN: "arn:aws:sqs:eu-west-1:000000000000:mail",
          awsRegion: "eu-west-1",
        },
      ],
    },
  ]);
  expect(await readdir(join(folder, "mail"))).toEqual([]);
});

/** What the queue's folder holds. Only asked while no file can be renamed. */
async function onDisk(): Promise<unknown[]> {
  const files = await readdir(join(folder, "mail"));
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(join(folder, "mail", file), "utf8"))));
}

test("a message is on disk when it is answered", async () => {
  const queue = await aQueue(async () => done);
  // A queue that is closed still takes messages, and delivers none.
  await queue.close();

  const messageId = await queue.send("hello");

  expect(await onDisk()).toEqual([expect.objectContaining({ messageId, body: "hello" })]);
});

test("a message stays on disk while it is delivered", async () => {
  const seen: unknown[][] = [];
  const queue = await aQueue(async () => {
    seen.push(await onDisk());
    return done;
  });

  const messageId = await queue.send("hello");
  await queue.idle();

  expect(seen).toEqual([[expect.objectContaining({ messageId, body: "hello" })]]);
});

test("what waits is handed over in batches of at most the batch size", async () => {
  const door = aDoor();
  const batches: string[][] = [];
  const queue = await aQueue(
    async (event) => {
      batches.push(bodiesOf(event));
      await door.opened;
      return done;
    },
    { batchSize: 2 },
  );
  for (const body of ["1", "2", "3", "4"]) await queue.send(body);

  door.open();
  await queue.idle();

  expect(batches).toEqual([["1"], ["2", "3"], ["4"]]);
});

test("batches run side by side up to the concurrency", async () => {
  const door = aDoor();
  const both = aDoor();
  let running = 0;
  let most = 0;
  const queue = await aQueue(
    async () => {
      most = Math.max(most, ++running);
      if (running === 2) both.open();
      await door.opened;
      running--;
      return done;
    },
    { batchSize: 1, concurrency: 2 },
  );
  for (const body of ["1", "2", "3"]) await queue.send(body);

  await both.opened;
  door.open();
  await queue.idle();

  expect(most).toBe(2);
});

test("only what failed of a batch is delivered again, and it says how often", async () => {
  const door = aDoor();
  const seen: string[] = [];
  const queue = await aQueue(async ({ Records }) => {
    await door.opened;
    seen.push(...Records.map(({ body, attributes }) => `${body}:${attributes.ApproximateReceiveCount}`));
    return failing(
      ...Records.filter(({ body, attributes }) => body === "bad" && attributes.ApproximateReceiveCount === "1").map(
        ({ messageId }) => messageId,
      ),
    );
  });
  for (const body of ["first", "good", "bad"]) await queue.send(body);

  door.open();
  await queue.idle();

  expect(seen).toEqual(["first:1", "good:1", "bad:1", "bad:2"]);
  expect(await readdir(join(folder, "mail"))).toEqual([]);
  expect(await readdir(join(folder, "mail-dead-letter"))).toEqual([]);
});

test("a delivery that throws fails its whole batch, and is heard of", async () => {
  const door = aDoor();
  const faults: unknown[] = [];
  const batches: string[][] = [];
  const queue = await aQueue(
    async (event) => {
      batches.push(bodiesOf(event));
      await door.opened;
      if (batches.length === 2) throw new Error("killed");
      return done;
    },
    { onFault: (fault) => faults.push(fault) },
  );
  for (const body of ["first", "a", "b"]) await queue.send(body);

  door.open();
  await queue.idle();

  expect(batches[1]).toEqual(["a", "b"]);
  expect(batches.slice(2).flat().sort()).toEqual(["a", "b"]);
  expect(faults).toEqual([new Error("killed")]);
});

test("an answer that names a message outside the batch fails the whole batch, as with Lambda", async () => {
  let deliveries = 0;
  const queue = await aQueue(async () => (++deliveries === 1 ? failing("no-such-message") : done));

  await queue.send("hello");
  await queue.idle();

  expect(deliveries).toBe(2);
});

test.each([null, undefined])("an answer of %s is success, as with Lambda", async (answer) => {
  let deliveries = 0;
  const queue = await aQueue(async () => {
    deliveries++;
    return answer;
  });

  await queue.send("hello");
  await queue.idle();

  expect(deliveries).toBe(1);
});

test("after its last delivery a message moves to the dead letters, once and whole", async () => {
  let deliveries = 0;
  const faults: string[] = [];
  const queue = await aQueue(
    async ({ Records }) => {
      deliveries++;
      return failing(...Records.map(({ messageId }) => messageId));
    },
    { onFault: (fault) => faults.push(String(fault)) },
  );

  await queue.send("poison");
  await queue.idle();

  const dead = await readdir(join(folder, "mail-dead-letter"));
  expect(deliveries).toBe(3);
  expect(await readdir(join(folder, "mail"))).toEqual([]);
  expect(dead).toHaveLength(1);
  expect(JSON.parse(await readFile(join(folder, "mail-dead-letter", dead[0] ?? ""), "utf8"))).toMatchObject({
    body: "poison",
  });
  expect(faults).toEqual([expect.stringContaining("given up after 3 deliveries")]);
});

test("what is on disk at a restart is delivered again, oldest first", async () => {
  const first = await aQueue(async () => done);
  await first.close();
  await first.send("1");
  await first.send("2");
  const seen: string[] = [];

  const second = await aQueue(async (event) => {
    seen.push(...bodiesOf(event));
    return done;
  });
  await second.idle();

  expect(seen).toEqual(["1", "2"]);
});

test("a message whose delivery a kill cut short comes again and counts on", async () => {
  const started = aDoor();
  const abandoned = await createQueue({
    folder,
    name: "mail",
    visibilitySeconds: 0,
    maxReceives: 3,
    batchSize: 10,
    deliver: () => {
      started.open();
      return new Promise(() => undefined);
    },
  });
  await abandoned.send("hello");
  await started.opened;
  const counts: (string | undefined)[] = [];

  const restarted = await aQueue(async ({ Records }) => {
    counts.push(Records[0]?.attributes.ApproximateReceiveCount);
    return done;
  });
  await restarted.idle();

  expect(counts).toEqual(["2"]);
});

test("a message that killed its receiver every time is given up at the next start", async () => {
  let deliveries = 0;
  const first = await aQueue(async () => done);
  await first.close();
  await first.send("killer");
  const [file = ""] = await readdir(join(folder, "mail"));
  await rename(join(folder, "mail", file), join(folder, "mail", file.replace(".0.json", ".3.json")));

  const second = await aQueue(async () => {
    deliveries++;
    return done;
  });
  await second.idle();

  expect(deliveries).toBe(0);
  expect(await readdir(join(folder, "mail-dead-letter"))).toHaveLength(1);
});

test("a message that a killed process left half-written is not delivered: nobody was told that it was taken", async () => {
  const first = await aQueue(async () => done);
  await first.close();
  await writeFile(join(folder, "mail", "000.0.json.unfinished.tmp"), '{"body":"ha');
  const seen: SQSEvent[] = [];

  const second = await aQueue(async (event) => {
    seen.push(event);
    return done;
  });
  await second.idle();

  expect(seen).toEqual([]);
  expect(await readdir(join(folder, "mail"))).toEqual([]);
});

test("closing waits for the batch under way and delivers nothing after it", async () => {
  const started = aDoor();
  const door = aDoor();
  const seen: string[] = [];
  const queue = await aQueue(
    async (event) => {
      started.open();
      await door.opened;
      seen.push(...bodiesOf(event));
      return done;
    },
    { batchSize: 1 },
  );
  await queue.send("1");
  await queue.send("2");
  await started.opened;

  const closed = queue.close();
  door.open();
  await closed;

  expect(seen).toEqual(["1"]);
  expect(await readdir(join(folder, "mail"))).toHaveLength(1);
});

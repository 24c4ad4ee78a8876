import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { SQSBatchResponse } from "aws-lambda";
import { createCaseTable } from "#shared/adapters/create-case-table.ts";
import { createDynamoClient } from "#shared/adapters/dynamo-case-store.ts";
import { pollStream, startDynamodbLocal } from "./dynamodb-local.ts";
import { bucketName, type Endpoints, region, tableName } from "./environments.ts";
import { startMailIn } from "./mail-in.ts";
import { startMailOut } from "./mail-out.ts";
import { createQueue } from "./queues.ts";
import { startS3 } from "./s3.ts";
import type { LocalSettings } from "./settings.ts";

/** Ends one part; parts are ended in the reverse order of their start. */
export type Stop = () => Promise<unknown>;

/** How the engines call a function: its name and an event, answered with the handler's result. */
export type Invoke = (name: "email" | "notify" | "feedback" | "sweep", event: unknown) => Promise<unknown>;

/** Writes a line for the person at the terminal. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const onFault = (fault: unknown): void => tell(String(fault));

// SQS would wait six times the function's timeout; on one machine a failed delivery is worth trying again sooner.
const queueOptions = {
  visibilitySeconds: 5,
  maxReceives: 5,
  batchSize: 10,
  region,
  onFault,
};

/**
 * Starts everything that AWS would be: table, files, queues, mail out and in. `invoke` calls a function, `eventsUrl` is
 * where the table's process posts its stream. Answers the endpoints of the SDK, and pushes onto `stops` what was started.
 */
export async function startEngines(
  settings: LocalSettings,
  invoke: Invoke,
  eventsUrl: string,
  stops: Stop[],
): Promise<Endpoints> {
  const { dataFolder } = settings;
  const dynamodb = await startTable(settings, invoke, eventsUrl, stops);

  const s3 = await startS3({ folder: path.join(dataFolder, "s3"), port: 0, buckets: [bucketName] });
  stops.push(s3.close);

  const queue = async (name: "email" | "feedback") => {
    const folder = path.join(dataFolder, "queues");
    const made = await createQueue({
      ...queueOptions,
      folder,
      name,
      deliver: async (event) => (await invoke(name, event)) as SQSBatchResponse,
    });
    stops.push(made.close);
    return made;
  };
  const received = await queue("email");
  const feedback = await queue("feedback");

  const mailOut = await startMailOut({
    port: 0,
    mailboxPort: settings.mailboxPort,
    folder: path.join(dataFolder, "sent"),
    publish: (body) => feedback.send(body),
    region,
    onFault,
  });
  stops.push(mailOut.close);

  const s3Url = `http://127.0.0.1:${s3.port}`;
  const mailIn = await startMailIn({
    port: settings.smtpPort,
    verdict: settings.mailVerdict,
    bucket: bucketName,
    putRaw: (key, bytes) => putObject(`${s3Url}/${bucketName}/${key}`, bytes),
    enqueue: (body) => received.send(body),
    region,
    onFault,
  });
  stops.push(mailIn.close);

  return { dynamodb, s3: s3Url, ses: `http://127.0.0.1:${mailOut.port}` };
}

async function putObject(url: string, bytes: Uint8Array): Promise<void> {
  const response = await fetch(url, { method: "PUT", body: Buffer.from(bytes) });
  if (!response.ok) throw new Error(`the bucket answered ${response.status}`);
}

/** The table on the engine of the settings, created where it is missing. Answers its endpoint. */
async function startTable(settings: LocalSettings, invoke: Invoke, eventsUrl: string, stops: Stop[]): Promise<string> {
  const engine =
    settings.dynamodb === "dynalite" ? await startDynalite(settings, stops) : await startAmazonsOwn(settings, stops);
  // The SDK reads its endpoint from the environment, in this process as in the functions.
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
  });
  const client = createDynamoClient();
  await createCaseTable(client, tableName);
  client.destroy();
  if (settings.stream === "on") engine.stream(invoke, eventsUrl);
  return engine.endpoint;
}

interface TableEngine {
  readonly endpoint: string;
  /** Begins to tell `notify` of changes. */
  stream(invoke: Invoke, eventsUrl: string): void;
}

async function startDynalite({ dataFolder }: LocalSettings, stops: Stop[]): Promise<TableEngine> {
  const child = fork(path.join(import.meta.dirname, "dynamodb.ts"), ["--path", path.join(dataFolder, "dynamodb")], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const port = await answerOf<{ port: number }>(
    child,
    `the table did not start; does another process use ${dataFolder}?`,
  );
  stops.push(() => endChild(child));
  return {
    endpoint: `http://127.0.0.1:${port.port}`,
    stream: (_invoke, eventsUrl) => child.send({ streamTo: `${eventsUrl}/notify` }),
  };
}

async function startAmazonsOwn({ dataFolder }: LocalSettings, stops: Stop[]): Promise<TableEngine> {
  const engine = await startDynamodbLocal({ port: 0, path: path.join(dataFolder, "dynamodb-local") });
  stops.push(engine.close);
  const endpoint = `http://127.0.0.1:${engine.port}`;
  return {
    endpoint,
    stream: (invoke) => {
      const poll = pollStream({
        endpoint,
        tableName,
        onRecords: async (event) => void (await invoke("notify", event)),
      });
      stops.push(async () => poll.close());
    },
  };
}

/** The first message of a child process; fails with `advice` when it ends without one. */
export async function answerOf<T>(child: ChildProcess, advice: string): Promise<T> {
  const ended = once(child, "exit").then(() => {
    throw new Error(advice);
  });
  const [answer] = (await Promise.race([once(child, "message"), ended])) as [T];
  ended.catch(() => undefined);
  return answer;
}

/** Asks a child to end, and waits until it has. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

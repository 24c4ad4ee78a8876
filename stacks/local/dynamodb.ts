import { mkdirSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { region } from "./environments.ts";
import { listen } from "./listen.ts";
import { type AnsweredWrite, createStreamDelivery, recordOf } from "./stream-records.ts";

type Dynalite = (options: {
  path?: string;
  createTableMs: number;
  deleteTableMs: number;
  updateTableMs: number;
}) => Server;
// The package has no types.
const dynalite = createRequire(import.meta.url)("dynalite") as Dynalite;

export interface DynamodbOptions {
  /** The folder that keeps the table. In memory where there is none. */
  readonly path?: string;
  /** 0: any free one. */
  readonly port: number;
  /** Where stream events are posted. */
  readonly streamTo?: string;
}

export interface Dynamodb {
  readonly port: number;
  /** Sends stream events elsewhere from now on, or nowhere. */
  setStreamTo(url: string | undefined): void;
  close(): Promise<void>;
}

/** Starts dynalite on the loopback, with events in the shape of a DynamoDB stream made from the writes that it answered. */
export async function startDynamodb({ path, port, streamTo }: DynamodbOptions): Promise<Dynamodb> {
  if (path) mkdirSync(path, { recursive: true });
  const server = dynalite({ ...(path && { path }), createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const delivery = createStreamDelivery(streamTo);
  // Numbers go on from the clock, so that they also rise over a restart.
  let sequence = Date.now() * 1000;
  observeWrites(server, (write) => {
    const record = recordOf(write, ++sequence, region);
    if (record) delivery.add(record);
  });
  const listened = await listen(server, port);
  return {
    port: listened,
    setStreamTo: delivery.setTarget,
    close: async () => {
      delivery.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const observed = new Set(["PutItem", "DeleteItem"]);

/** Tells every put and delete once its answer 200 went out. The bytes are read beside the engine, not before it. */
function observeWrites(server: Server, tell: (write: AnsweredWrite) => void): void {
  const [engine] = server.listeners("request") as ((request: IncomingMessage, response: ServerResponse) => void)[];
  if (!engine) throw new Error("dynalite no longer answers requests by a listener");
  server.removeAllListeners("request").on("request", (request: IncomingMessage, response: ServerResponse) => {
    const operation = String(request.headers["x-amz-target"] ?? "").split(".")[1] ?? "";
    if (observed.has(operation)) observe(operation, request, response, tell);
    engine(request, response);
    // The engine throws where a client goes away in the middle of a request, which would end the table for everybody.
    request.removeAllListeners("error").on("error", () => response.destroy());
  });
}

function observe(
  operation: string,
  request: IncomingMessage,
  response: ServerResponse,
  tell: (write: AnsweredWrite) => void,
): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  response.once("finish", () => {
    if (response.statusCode !== 200) return;
    tell({ operation, request: JSON.parse(Buffer.concat(chunks).toString("utf8")) as AnsweredWrite["request"] });
  });
}

/** The process of the table: its port goes to the parent, a message `{ streamTo }` from the parent turns the stream. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      path: { type: "string" },
      port: { type: "string", default: "0" },
      "stream-to": { type: "string" },
    },
  });
  const started = await startDynamodb({
    port: Number(values.port),
    ...(values.path && { path: values.path }),
    ...(values["stream-to"] && { streamTo: values["stream-to"] }),
  });
  const stop = () => void started.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  // The terminal's Ctrl-C reaches every process at once; this one goes when its parent says so, after the functions.
  process.on("SIGINT", () => undefined);
  // The parent is gone: nobody would ever stop this process.
  process.once("disconnect", stop);
  if (!process.send) process.stdin.resume().once("end", stop);
  process.on("message", ({ streamTo }: { streamTo?: string }) => started.setStreamTo(streamTo));
  process.send?.({ port: started.port });
  process.stdout.write(`dynamodb on http://127.0.0.1:${started.port}\n`);
}

if (import.meta.main) await main();

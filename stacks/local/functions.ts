import { createServer, type Server } from "node:http";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type FunctionName, functionNames } from "#shared/config.ts";
import { eventOf, readBody, writeResult } from "./http-event.ts";
import { listen } from "./listen.ts";

// The process of the functions: the deployed bundles, each in a thread of its own with exactly its own environment.
// It is apart from the engines, so that killing it is what a dying Lambda is: they and their data stay.

/** What the parent passes in: the folder of bundles, the ports of the pages and of events, one environment per function. */
export interface FunctionsOptions {
  readonly bundles: string;
  readonly webPort: number;
  readonly eventPort: number;
  readonly environments: Readonly<Record<FunctionName, Record<string, string>>>;
}

/** Starts one function and answers how to call it. */
async function startFunction(name: FunctionName, { bundles, environments }: FunctionsOptions) {
  const worker = new Worker(new URL("./function-worker.ts", import.meta.url), {
    workerData: { bundle: pathToFileURL(`${bundles}/${name}/index.mjs`).href },
    env: environments[name],
  });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (fault: Error) => void }>();
  let calls = 0;
  await new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.on("message", (answer: { ready?: true; id: number; result?: unknown; fault?: string }) => {
      if (answer.ready) return resolve();
      const call = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.fault === undefined) call?.resolve(answer.result);
      else call?.reject(new Error(answer.fault));
    });
  });
  // A function that dies takes the process along; its parent starts it anew and queues deliver again.
  worker.once("exit", () => process.exit(1));
  return (event: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = calls++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, event });
    });
}

type Invoke = (event: unknown) => Promise<unknown>;

/** Answers every HTTP request through the web function, as API Gateway does. */
function webServer(invoke: Invoke): Server {
  let requests = 0;
  return createServer(async (request, response) => {
    const body = await readBody(request);
    if (!body) {
      response.writeHead(413, { "content-type": "application/json" }).end('{"message":"Request Too Long"}');
      return;
    }
    try {
      const result = await invoke(eventOf(request, body, `local-${requests++}`, new Date()));
      writeResult(response, result as APIGatewayProxyStructuredResultV2);
    } catch (fault) {
      process.stderr.write(`web: ${String(fault)}\n`);
      response.writeHead(502, { "content-type": "application/json" }).end('{"message":"Internal Server Error"}');
    }
  });
}

/** Takes events for the other functions: `POST /<name>` with the event as JSON, answered with the handler's result. */
function eventServer(functions: Readonly<Record<string, Invoke>>): Server {
  return createServer(async (request, response) => {
    const invoke = functions[request.url?.slice(1) ?? ""];
    const body = await readBody(request, 64 * 1024 * 1024);
    try {
      if (!invoke || !body) throw new Error(`no function for ${request.url}`);
      const result = await invoke(JSON.parse(body.toString("utf8")));
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result ?? null));
    } catch (fault) {
      process.stderr.write(`${request.url}: ${String(fault)}\n`);
      response.writeHead(500).end();
    }
  });
}

// The parent is gone: nobody would ever stop this process.
process.on("disconnect", () => process.exit(0));
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => process.exit(0));
process.once("message", async (options: FunctionsOptions) => {
  const started = await Promise.all(
    functionNames.map(async (name) => [name, await startFunction(name, options)] as const),
  );
  const functions = Object.fromEntries(started) as Record<FunctionName, Invoke>;
  await listen(eventServer(functions), options.eventPort);
  await listen(webServer(functions.web), options.webPort);
  process.send?.({ ready: true });
});

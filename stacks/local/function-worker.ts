import { parentPort, workerData } from "node:worker_threads";

// One function in its own thread with its own environment, as Lambda runs it: one event at a time is not imposed,
// because the local stack stands for as many copies of a function as there are events.

interface Call {
  readonly id: number;
  readonly event: unknown;
}

const { bundle } = workerData as { bundle: string };
const { handler } = (await import(bundle)) as { handler: (event: unknown, context: object) => Promise<unknown> };

parentPort?.on("message", async ({ id, event }: Call) => {
  try {
    parentPort?.postMessage({ id, result: await handler(event, { awsRequestId: String(id) }) });
  } catch (fault) {
    parentPort?.postMessage({ id, fault: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault) });
  }
});
parentPort?.postMessage({ ready: true });

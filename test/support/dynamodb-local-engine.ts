import path from "node:path";
import type { TestProject } from "vitest/node";
import { startDynamodbLocal } from "../../stacks/local/dynamodb-local.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The port of the one engine of the run. */
    dynamodbLocalPort: number;
  }
}

/** Starts one engine for all test files of a run, and ends it behind the last one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = await startDynamodbLocal({
    port: 0,
    cacheFolder: path.resolve(import.meta.dirname, "../../.local/cache"),
  });
  project.provide("dynamodbLocalPort", engine.port);
  return engine.close;
}

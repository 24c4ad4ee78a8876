// Stands in for the Pulumi command line that SST starts: runs the program which SST bundled from sst.config.ts under
// Pulumi's own mocks, and writes down every resource that it asks for. One process a stage: the runtime keeps globals.
import crypto from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { awsMocks } from "./mocks.ts";

interface PulumiRuntime {
  setMocks(mocks: unknown, project: string, stack: string, preview: boolean, organization: string): Promise<void>;
  runInPulumiStack(program: () => Promise<unknown>): Promise<Record<string, unknown> | undefined>;
  disconnect(): Promise<void>;
}

const [command = "", ...args] = process.argv.slice(2);
const backend = (process.env["PULUMI_BACKEND_URL"] ?? "").replace("file://", "");

/** The value behind an option, as in `--stack organization/postcase/production`. */
const valueAfter = (option: string): string => args[args.indexOf(option) + 1] ?? "";

const commands: Readonly<Record<string, () => Promise<void> | void>> = {
  version: () => void process.stdout.write("v3.215.0\n"),
  stack: () => writeEmptyState(args[1] ?? ""),
  preview: async () => {
    const outFile = process.env["OFFLINE_OUT"] ?? "";
    // A value that cannot be had leaves Pulumi waiting for ever, so the first fault ends the run.
    const fail = (fault: unknown) => {
      writeFileSync(outFile, JSON.stringify({ error: String(fault instanceof Error ? fault.stack : fault) }));
      process.exit(1);
    };
    process.on("unhandledRejection", fail);
    process.on("uncaughtException", fail);
    writeFileSync(outFile, JSON.stringify(await preview()));
  },
};

function writeEmptyState(stack: string): void {
  const [, app = "", stage = ""] = stack.split("/");
  const file = path.join(backend, ".pulumi/stacks", app, `${stage}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  const latest = { manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" }, resources: [] };
  writeFileSync(file, JSON.stringify({ version: 3, checkpoint: { stack, latest } }));
}

async function preview() {
  const [, app = "", stage = ""] = valueAfter("--stack").split("/");
  const region = args.find((one) => one.startsWith("aws:region="))?.split("=")[1] ?? "";
  const main = /^main: (.*)$/m.exec(readFileSync(path.join(backend, "Pulumi.yaml"), "utf8"))?.[1]?.trim() ?? "";
  // SST puts random letters behind names, and derives further names from those.
  Object.assign(crypto, { randomBytes: (size: number) => Buffer.alloc(size) });
  const { runtime } = createRequire(main)("@pulumi/pulumi") as { runtime: PulumiRuntime };
  const { resources, mocks } = awsMocks(region);
  await runtime.setMocks(mocks, app, stage, false, "organization");
  await runtime.runInPulumiStack(
    async () => ((await import(pathToFileURL(main).href)) as { default: unknown }).default,
  );
  await runtime.disconnect();
  writeEmptyState(valueAfter("--stack"));
  return { app, stage, region, resources };
}

const run = commands[command];
if (!run) throw new Error(`offline: pulumi ${command} is not available`);
await run();
process.exit(0);

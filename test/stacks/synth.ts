import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startAws } from "./offline/aws.ts";

export const root = path.resolve(import.meta.dirname, "../..");
const offline = path.join(import.meta.dirname, "offline");

/** Every secret of the stacks, long enough for the configuration's schema. */
const secretNames = ["ReferenceKey", "LinkKeys", "ReplyKey", "FormKey", "DeskToken"];
const secretValue = (name: string) => (name === "LinkKeys" ? `k1:${"l".repeat(40)}` : name.padEnd(40, "-"));

/** The inputs of some fifty kinds of resources: those that the tests look into, each as its own kind of resource has it. */
export interface Inputs {
  readonly [name: string]: unknown;
  readonly functionName: string;
  readonly handler: string;
  readonly timeout: number;
  readonly environment: { readonly variables: Readonly<Record<string, string>> };
  readonly policy: string;
  readonly inlinePolicies: readonly { readonly policy: string }[];
  readonly assumeRolePolicy: { readonly Statement: readonly Statement[] };
  readonly attributes: readonly Inputs[];
  readonly globalSecondaryIndexes: readonly Inputs[];
  readonly nonKeyAttributes?: readonly string[];
  readonly kmsMasterKeyId: string;
  readonly eventSourceArn: string;
  readonly redrivePolicy: string;
  readonly destinationConfig: { readonly onFailure: { readonly destinationArn: string } };
  readonly rules: readonly Inputs[];
  readonly filter: { readonly prefix: string };
  readonly expiration: { readonly days: number };
  readonly target: { readonly arn: string };
  readonly accessLogSettings: { readonly destinationArn: string; readonly format: string };
}

export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly inputs: Inputs;
}

export interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Principal?: Readonly<Record<string, readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface Stack {
  readonly region: string;
  /** All resources of a type, as `aws:sqs/queue:Queue`. */
  all(type: string): Resource[];
  /** The inputs of the one resource of that type whose name starts so. Throws where there are several or none. */
  one(type: string, name?: string): Inputs;
}

/** Puts SST's components into .sst/platform where they are missing. */
export function installSst(): void {
  const { status, stderr } = spawnSync(process.execPath, [path.join(offline, "install.mjs")], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/**
 * Everything that `sst deploy --stage <stage>` would ask AWS for, from the real `sst diff` with stand-ins for AWS and for
 * Pulumi's engine. One stage after the other: both would write to .sst.
 */
export async function synth(stage: string): Promise<Stack> {
  const home = mkdtempSync(path.join(os.tmpdir(), "postcase-sst-"));
  const aws = await startAws();
  try {
    const outFile = path.join(home, "resources.json");
    const { code, log } = await diff(stage, { home, outFile, endpoint: aws.url });
    const result = existsSync(outFile)
      ? JSON.parse(readFileSync(outFile, "utf8"), unwrapped)
      : { error: "no resources written" };
    if (code !== 0 || result.error)
      throw new Error(`sst diff --stage ${stage} ended with ${code}: ${result.error}\n${log}`);
    return stackOf(result.region, result.resources);
  } finally {
    aws.server.close();
    aws.server.closeAllConnections();
    rmSync(home, { recursive: true, force: true });
    rmSync(path.join(root, "sst-env.d.ts"), { force: true });
  }
}

/** Pulumi wraps what holds a secret; its own marker says where. */
const unwrapped = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && secretMarker in value && "value" in value ? value.value : value;
const secretMarker = "4dabf18193072939515e22adb298388d";

interface Surroundings {
  readonly home: string;
  readonly outFile: string;
  readonly endpoint: string;
}

function diff(stage: string, { home, outFile, endpoint }: Surroundings): Promise<{ code: number | null; log: string }> {
  const engine = path.join(home, "sst/bin/pulumi");
  mkdirSync(path.dirname(engine), { recursive: true });
  writeFileSync(engine, `#!/bin/sh\nexec "${process.execPath}" "${path.join(offline, "pulumi.ts")}" "$@"\n`, {
    mode: 0o755,
  });
  const child = spawn(path.join(root, "node_modules/.bin/sst"), ["diff", "--stage", stage, "--print-logs"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 90_000,
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      XDG_CONFIG_HOME: home,
      SST_NO_BUN: "1",
      SST_TELEMETRY_DISABLED: "1",
      OFFLINE_OUT: outFile,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: "offline",
      AWS_SECRET_ACCESS_KEY: "offline",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      ...Object.fromEntries(secretNames.map((name) => [`SST_SECRET_${name}`, secretValue(name)])),
    },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (log += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, log: log.slice(-4000) })));
}

function stackOf(region: string, resources: readonly Resource[]): Stack {
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  return {
    region,
    all,
    one(type, name = "") {
      const [found, ...others] = all(type).filter((resource) => resource.name.startsWith(name));
      if (!found || others.length > 0) throw new Error(`not exactly one ${type} ${name}`);
      return found.inputs;
    },
  };
}

/** The statements of a rendered policy document. */
export const statementsOf = (policy: string): Statement[] =>
  (JSON.parse(policy) as { Statement: Statement[] }).Statement;

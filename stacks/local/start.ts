import { type ChildProcess, fork } from "node:child_process";
import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { stop as stopBundler } from "esbuild";
import { buildFunctions } from "../bundle.ts";
import { answerOf, endChild, type Invoke, type Stop, startEngines, tell } from "./engines.ts";
import { bucketName, environmentsOf, region, tableName } from "./environments.ts";
import { findFreePort, tryPort } from "./free-port.ts";
import type { FunctionsOptions } from "./functions.ts";
import { holdFolder } from "./hold-folder.ts";
import { type LocalSettings, readKeys, readSettings } from "./settings.ts";

// `npm start`: the whole of Postcase on this machine. Everything that listens does so on 127.0.0.1.

/** Fails with advice when a port that people use is taken, before anything is started. */
async function expectFreePorts({ port, smtpPort, mailboxPort }: LocalSettings): Promise<void> {
  for (const [name, wanted] of Object.entries({ PORT: port, SMTP_PORT: smtpPort, MAILBOX_PORT: mailboxPort })) {
    await tryPort(wanted).catch(() => {
      throw new Error(
        `Port ${wanted} is taken: stop what uses it, or choose another with ${name}=${wanted + 100} npm start.`,
      );
    });
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (fault) {
    throw new Error(`${folder} cannot be written (${String(fault)}): choose another folder with DATA_DIR=...`);
  }
}

/** Starts the process of the functions, and again whenever it dies, as Lambda would. */
async function startFunctions(options: FunctionsOptions, stops: Stop[]): Promise<void> {
  let child: ChildProcess;
  let isEnding = false;
  const start = async (): Promise<void> => {
    child = fork(path.join(import.meta.dirname, "functions.ts"), [], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.send(options);
    await answerOf(child, "the functions did not start");
    child.once("exit", () => {
      if (isEnding) return;
      tell("The functions ended; starting them again.");
      start().catch((fault: unknown) => tell(String(fault)));
    });
  };
  stops.push(async () => {
    isEnding = true;
    await endChild(child);
  });
  await start();
}

/** Runs the sweep now and then, one run after the other. */
function startSweeping(invoke: Invoke, seconds: number, stops: Stop[]): void {
  let timer: NodeJS.Timeout;
  const sweep = async (): Promise<void> => {
    await invoke("sweep", { source: "aws.scheduler" }).catch((fault: unknown) => tell(`sweep: ${String(fault)}`));
    timer = setTimeout(sweep, seconds * 1000);
  };
  // The first run does at once what an earlier life left undone.
  timer = setTimeout(sweep, 0);
  stops.push(async () => clearTimeout(timer));
}

// The queues deliver at once what an earlier life left. Before the functions are there that would only count against the
// deliveries that a message may have, so every event waits for them, or for the stop of it all.
const functionsStarted = Promise.withResolvers<void>();
functionsStarted.promise.catch(() => undefined);

async function stopAll(stops: Stop[]): Promise<void> {
  for (const stop of stops.toReversed()) await stop().catch((fault: unknown) => tell(String(fault)));
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join("\n");
}

async function start(settings: LocalSettings, stops: Stop[]): Promise<void> {
  makeFolder(settings.dataFolder);
  stops.push(await holdFolder(settings.dataFolder));
  await expectFreePorts(settings);
  const bundles = path.join(settings.dataFolder, "functions");
  await buildFunctions({ outdir: bundles });
  // Its process would stay as long as this one, and is larger than all the rest.
  await stopBundler();

  // The ports of the settings are bound only later.
  const eventPort = await findFreePort([settings.port, settings.smtpPort, settings.mailboxPort]);
  const eventsUrl = `http://127.0.0.1:${eventPort}`;
  const invoke: Invoke = async (name, event) => {
    await functionsStarted.promise;
    const response = await fetch(`${eventsUrl}/${name}`, { method: "POST", body: JSON.stringify(event) });
    if (!response.ok) throw new Error(`${name} answered ${response.status}`);
    return response.json();
  };

  const keys = readKeys(settings.dataFolder);
  const deskToken = settings.deskToken ?? keys.DESK_TOKEN;
  // As a browser writes it: without port 80.
  const publicUrl = new URL(`http://127.0.0.1:${settings.port}`).origin;
  const endpoints = await startEngines(settings, invoke, eventsUrl, stops);
  const environments = environmentsOf(
    {
      ...keys,
      TABLE_NAME: tableName,
      BUCKET_NAME: bucketName,
      PUBLIC_URL: publicUrl,
      DESK_ADDRESS: settings.deskAddress,
      REPLY_DOMAIN: `reply.${settings.deskAddress.split("@")[1] ?? ""}`,
      MAIL_REGION: region,
      SES_CONFIGURATION_SET: "postcase",
      DESK_TOKEN: deskToken,
      UID_PATTERN: "^[0-9]{6,20}$",
    },
    endpoints,
  );
  await startFunctions({ bundles, webPort: settings.port, eventPort, environments }, stops);
  functionsStarted.resolve();
  if (settings.sweepSeconds > 0) startSweeping(invoke, settings.sweepSeconds, stops);

  tell(
    [
      "",
      "Postcase runs on this machine:",
      table([
        ["Form and status", publicUrl],
        ["API", `${publicUrl}/api/v1 (described by ${publicUrl}/openapi.json)`],
        ["Mail in", `smtp://127.0.0.1:${settings.smtpPort} to ${settings.deskAddress}`],
        ["Mailbox", `http://127.0.0.1:${settings.mailboxPort} (what customers receive)`],
        ["Desk token", settings.deskToken ? "as set in DESK_TOKEN" : deskToken],
        ["Data", settings.dataFolder],
      ]),
      "",
      "Stop with Ctrl-C; cases stay.",
    ].join("\n"),
  );
}

const stops: Stop[] = [];
let isStopping = false;
const stop = async (code: number): Promise<never> => {
  if (!isStopping) {
    isStopping = true;
    functionsStarted.reject(new Error("Postcase stops."));
    await stopAll(stops);
  }
  process.exit(code);
};
process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));

try {
  await start(readSettings(process.env), stops);
} catch (fault) {
  if (!isStopping) tell(fault instanceof Error ? fault.message : String(fault));
  await stop(1);
}

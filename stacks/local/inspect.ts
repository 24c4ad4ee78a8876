import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { toInstant } from "#shared/domain/brand.ts";
import { mailLimits } from "#shared/domain/mail/mail-limits.ts";
import { region } from "./environments.ts";
import { type InspectSettings, inspectMail, mailIn } from "./inspect-mail.ts";
import { readKeys, readSettings } from "./settings.ts";

/** What stands for standard input among the names of files. */
const standardInput = "-";
/** One byte more than a mail may have: enough for the mail function to find it too large. */
const maxReadBytes = mailLimits["mail-bytes"] + 1;

/**
 * Reads each of `files` as the mail function would and writes one JSON line each, in the same order, indented where a
 * single one goes to a terminal. What is no mail is answered with an `error`, and the run goes on. Answers the exit
 * code: 1 where there was such a file, or else 0.
 */
export async function inspect(
  files: readonly string[],
  input: Readable,
  output: Writable & { readonly isTTY?: boolean },
  settings: InspectSettings,
): Promise<number> {
  const isForReading = output.isTTY === true && files.length === 1;
  let exitCode = 0;
  for (const file of files) {
    const answer = await answerFor(file, input, settings);
    if ("error" in answer) exitCode = 1;
    const line = `${JSON.stringify({ file, ...answer }, undefined, isForReading ? 2 : undefined)}\n`;
    if (!output.write(line)) await new Promise((resolve) => output.once("drain", resolve));
  }
  return exitCode;
}

async function answerFor(file: string, input: Readable, settings: InspectSettings): Promise<object> {
  const bytes = file === standardInput ? await firstBytesOf(input) : await readFile(file);
  if ("error" in bytes) return bytes;
  const raw = mailIn(bytes);
  if (!raw) return { error: "not a mail: it does not begin with header fields" };
  const inspection = await inspectMail(raw, settings);
  if (raw.byteLength <= mailLimits["mail-bytes"]) return inspection;
  return { error: `larger than ${mailLimits["mail-bytes"] / 1024 ** 2} MB: SES takes no such mail`, ...inspection };
}

async function readFile(file: string): Promise<Uint8Array | { readonly error: string }> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    return await firstBytesOf(handle.createReadStream({ end: maxReadBytes - 1, autoClose: false }));
  } catch (fault) {
    return { error: reasonOf(fault) };
  } finally {
    await handle?.close();
  }
}

async function firstBytesOf(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length >= maxReadBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxReadBytes);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "a folder, not a file",
  EACCES: "not readable by this account",
};

/** Faults of the file system are answers to whoever named the file; any other is a fault of ours. */
function reasonOf(fault: unknown): string {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : undefined;
  if (code === undefined) throw fault;
  return reasons[code] ?? `not readable: ${code}`;
}

/**
 * What the mail function of the local stack would be set to, from the same environment variables and data folder. Makes
 * no keys: without them no reply address is anybody's.
 */
export function inspectSettings(environment: NodeJS.ProcessEnv): InspectSettings {
  const { dataFolder, deskAddress } = readSettings(environment);
  return {
    mailSettings: {
      deskAddress,
      replyDomain: environment["REPLY_DOMAIN"] ?? `reply.${deskAddress.split("@")[1] ?? ""}`,
      replyKey: environment["REPLY_KEY"] ?? replyKeyIn(dataFolder) ?? randomBytes(32).toString("base64url"),
      uidPattern: uidPattern(environment),
      region: environment["MAIL_REGION"] ?? region,
    },
    now: () => toInstant(Date.now()),
  };
}

const replyKeyIn = (dataFolder: string): string | undefined =>
  existsSync(path.join(dataFolder, "keys.json")) ? readKeys(dataFolder).REPLY_KEY : undefined;

/** As the local stack has it, unless the operator's own is set. */
export const uidPattern = (environment: NodeJS.ProcessEnv): RegExp =>
  new RegExp(environment["UID_PATTERN"] ?? "^[0-9]{6,20}$", "u");

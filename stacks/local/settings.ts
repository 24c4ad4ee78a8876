import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What `npm start` reads from the environment, with its defaults. */
export interface LocalSettings {
  readonly port: number;
  readonly smtpPort: number;
  readonly mailboxPort: number;
  readonly dataFolder: string;
  readonly deskAddress: string;
  readonly deskToken: string | undefined;
  readonly mailVerdict: string;
  /** Seconds between two sweeps; 0: none at all. */
  readonly sweepSeconds: number;
  /** `off`: no change of the table wakes `notify`; the sweep alone does everything. */
  readonly stream: "on" | "off";
  readonly dynamodb: "dynalite" | "dynamodb-local";
}

/** Reads the settings; throws one sentence that says what to do about a malformed one. */
export function readSettings(environment: NodeJS.ProcessEnv): LocalSettings {
  const port = (name: string, otherwise: number): number => {
    const text = environment[name] ?? String(otherwise);
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > 65535)
      throw new Error(`${name} is "${text}": set it to a port from 1 to 65535.`);
    return value;
  };
  const oneOf = <T extends string>(name: string, options: readonly [T, ...T[]]): T => {
    const text = environment[name] ?? options[0];
    const found = options.find((option) => option === text);
    if (!found) throw new Error(`${name} is "${text}": set it to one of ${options.join(", ")}.`);
    return found;
  };
  const sweepSeconds = Number(environment["LOCAL_SWEEP_SECONDS"] ?? 3);
  if (!(sweepSeconds >= 0))
    throw new Error("LOCAL_SWEEP_SECONDS must be a number of seconds; 0 switches the sweep off.");
  const deskToken = environment["DESK_TOKEN"];
  if (deskToken !== undefined && deskToken.length < 32)
    throw new Error("DESK_TOKEN is shorter than 32 characters: set a longer one, or none to have one made.");
  const deskAddress = environment["DESK_ADDRESS"] ?? "support@postcase.example";
  if (!/^[^\s@]+@[^\s@]+$/.test(deskAddress))
    throw new Error(`DESK_ADDRESS is "${deskAddress}": set it to a mail address.`);
  return {
    port: port("PORT", 3000),
    smtpPort: port("SMTP_PORT", 2525),
    mailboxPort: port("MAILBOX_PORT", 8025),
    dataFolder: path.resolve(environment["DATA_DIR"] ?? ".local"),
    deskAddress,
    deskToken,
    mailVerdict: environment["LOCAL_MAIL_VERDICT"] ?? "PASS",
    sweepSeconds,
    stream: oneOf("LOCAL_STREAM", ["on", "off"]),
    dynamodb: oneOf("LOCAL_DYNAMODB", ["dynalite", "dynamodb-local"]),
  };
}

/** The secrets of this data folder: made once, because references and links of its cases depend on them. */
export interface LocalKeys {
  readonly REFERENCE_KEY: string;
  readonly LINK_KEYS: string;
  readonly REPLY_KEY: string;
  readonly FORM_KEY: string;
  readonly DESK_TOKEN: string;
}

/** Reads the keys of a data folder that is there, or makes them. Only this account may read the file. */
export function readKeys(dataFolder: string): LocalKeys {
  const file = path.join(dataFolder, "keys.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as LocalKeys;
  const secret = () => randomBytes(32).toString("base64url");
  const keys: LocalKeys = {
    REFERENCE_KEY: secret(),
    LINK_KEYS: `k1:${secret()}`,
    REPLY_KEY: secret(),
    FORM_KEY: secret(),
    DESK_TOKEN: secret(),
  };
  // Whole or not at all: a start that is killed here must not leave half a file, nor cases whose keys are lost.
  const unfinished = `${file}.tmp`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true });
  renameSync(unfinished, file);
  return keys;
}

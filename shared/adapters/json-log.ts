import type { Log, LogFields } from "#shared/intake/ports.ts";

// A type is gone at run time, and a spread object brings more than its type says: only these names are ever written.
const listed: Record<keyof LogFields, true> = {
  reference: true,
  channel: true,
  caseType: true,
  outcome: true,
  notice: true,
  reason: true,
  key: true,
  count: true,
  durationMs: true,
  status: true,
  route: true,
  fault: true,
};
const fieldNames = Object.keys(listed) as (keyof LogFields)[];

const maxLength = 200;
// Read before masking, so that a huge message costs nothing; more than is kept, so that a mask never sees half a token.
const maxRead = 2_000;

// What JSON leaves as it is but a terminal or a log reader obeys: C1 controls, line separators, bidi and zero-width marks.
const invisible = /[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const secretShapes: readonly (readonly [RegExp, string])[] = [
  // Bounded on both sides: without a bound a run of allowed characters is read again from each of them.
  [/[^\s@<>"'(),:;]{1,64}@[^\s@<>"'(),:;]{1,255}/g, "[address]"],
  // A status link's token, a MAC, a key, a hash: 20 or more characters of their alphabets without a break.
  [/[A-Za-z0-9_+/=-]{20,}/g, "[token]"],
];

/** One JSON line per event: `level`, `event`, then the fields of the list. Lambda adds the time and the invocation. */
export function createJsonLog(write: (line: string) => void = (line) => void process.stdout.write(line)): Log {
  const at =
    (level: "info" | "warn" | "error") =>
    (event: string, fields: LogFields = {}) => {
      const chosen = fieldNames.flatMap((name) => {
        const value = shown(name, fields[name]);
        return value === undefined ? [] : [[name, value]];
      });
      write(`${escapeInvisible(JSON.stringify({ level, event: cut(event), ...Object.fromEntries(chosen) }))}\n`);
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

function shown(name: keyof LogFields, value: unknown): string | number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  return cut(name === "fault" ? masked(value.slice(0, maxRead)) : value);
}

const cut = (text: string): string =>
  (text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text).toWellFormed();

const masked = (text: string): string =>
  secretShapes.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text);

const escapeInvisible = (json: string): string =>
  json.replace(invisible, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);

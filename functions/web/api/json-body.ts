import { IntakeError } from "#shared/domain/errors.ts";
import type { Problem } from "#shared/domain/problems.ts";
import type { ApiContext } from "./api-context.ts";

/** Bytes of a body, counted in what came: a Content-Length is only a claim. */
export const maxBodyBytes = 64 * 1024;
/** Objects and arrays inside one another. */
export const maxJsonDepth = 5;

/**
 * The JSON of a request, parsed under limits. Throws IntakeError `unsupported-media-type`, `body-too-large`,
 * `invalid-json`, or `invalid-fields` for names that stand twice in one object, of which a parser would silently
 * keep the last.
 */
export async function readJson({ req }: ApiContext): Promise<unknown> {
  requireJson(req.raw.headers);
  const bytes = await req.arrayBuffer();
  if (bytes.byteLength > maxBodyBytes)
    throw new IntakeError("body-too-large", { detail: `at most ${maxBodyBytes} bytes` });
  const text = decode(bytes);
  const value = parse(text);
  const { depth, duplicates } = look(text);
  if (depth > maxJsonDepth) throw new IntakeError("invalid-json", { detail: `nested deeper than ${maxJsonDepth}` });
  if (duplicates.length > 0) throw new IntakeError("invalid-fields", { fields: duplicates });
  return value;
}

function requireJson(headers: Headers): void {
  const [essence = "", ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";", 5);
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const isPlain = (headers.get("content-encoding") ?? "identity").toLowerCase() === "identity";
  if (essence.trim() !== "application/json" || !isUtf8 || !isPlain) throw new IntakeError("unsupported-media-type");
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new IntakeError("invalid-json", { detail: "not UTF-8", cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The parser's own message quotes the body.
    throw new IntakeError("invalid-json", { cause });
  }
}

/** Depth and repeated names of a text that is known to be JSON, so that every quotation mark begins a whole string. */
function look(json: string): { readonly depth: number; readonly duplicates: readonly Problem[] } {
  const open: Set<string>[] = [];
  const duplicates: Problem[] = [];
  let depth = 0;
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"[ \t\n\r]*:?|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth = Math.max(depth, open.push(new Set()));
    else if (token === "}" || token === "]") open.pop();
    else if (token.endsWith(":")) {
      // Decoded, because "\u0075id" is the same name as "uid".
      const name = String(JSON.parse(token.slice(0, -1)));
      const names = open.at(-1);
      if (names?.has(name)) duplicates.push({ field: shownName(name), code: "unknown-field", detail: "duplicate" });
      names?.add(name);
    }
  }
  return { depth, duplicates };
}

const maxShownName = 60;

/** A name that a caller made up, short enough to be said back. */
export const shownName = (name: string): string => name.slice(0, maxShownName).toWellFormed();

import * as z from "zod/mini";
import { readAmount } from "#shared/domain/amount.ts";
import { toInstant } from "#shared/domain/brand.ts";
import { chooseLanguage, type LanguageId, languageOf, languages } from "#shared/domain/languages.ts";
import { networkHints } from "#shared/domain/networks.ts";
import { cut, findSecrets, loadPhraseWords, maxSearchedLength } from "#shared/domain/secrets/secrets.ts";
import { readTime, type TimeReading } from "#shared/domain/timestamp.ts";
import { readUid } from "#shared/domain/uid.ts";
import { checkTxid } from "#shared/intake/check-txid.ts";

const offsetText = z.string().check(z.regex(/^[+-]\d{1,2}:?\d{2}$/));

const contextShape = z.object({
  language: z.optional(z.string()),
  network: z.optional(z.string()),
  coin: z.optional(z.string()),
  /** The moment at which the text came; relative words and the future are seen from it. */
  receivedAt: z.optional(z.string()),
  /** Minutes east of UTC, or as a mail's Date header has it: `+0800`, `+08:00`. */
  senderOffset: z.optional(z.union([z.number(), offsetText])),
});
type Context = z.infer<typeof contextShape>;

const lineShape = z.object({
  id: z.union([z.string(), z.number()]),
  what: z.enum(["txid", "time", "amount", "uid", "secrets"]),
  // A UID as a JSON number is told apart, because its last digits may be gone before anybody reads it.
  text: z.union([z.string(), z.number()]),
  context: z.optional(contextShape),
});
type Line = z.infer<typeof lineShape>;

/** What a line is answered with, beside its `id`. */
type Answer = Readonly<Record<string, unknown>>;

const maxOffsetMinutes = 14 * 60;

/** A line that asks for something which cannot be answered; the message is what the line is answered with. */
class LineError extends Error {
  override readonly name = "LineError";
}

export interface CheckSettings {
  /** What a UID looks like, anchored. */
  readonly uidPattern: RegExp;
  readonly now: () => Date;
}

type Check = (text: string, context: Context, settings: CheckSettings) => Answer | Promise<Answer>;

/** One answer per `what`, each by the code that reads forms and mails. */
const checks: Readonly<Record<Line["what"], Check>> = {
  txid: async (text, { language, network, coin }) => {
    const hints = { ...networkHints(network ?? ""), ...(coin !== undefined && { coin }) };
    const { kind, networks, canonical, advice } = await checkTxid(text, chooseLanguage(language), hints);
    return { kind, networks, ...(canonical !== undefined && { canonical }), advice };
  },
  time: (text, context, { now }) => {
    const at = toInstant((receivedAt(context) ?? now()).getTime());
    const language = languageOfWriter(text, context);
    const offsetMinutes = offsetOf(context) ?? languages[language].assumedOffsetMinutes;
    const reading = readTime(text, { now: at, offsetMinutes, known: "assumed", language });
    const isProblem = reading.kind === "problem";
    return {
      instant: reading.instant ?? null,
      zone: zoneKnown(reading, text, context),
      ambiguous: isProblem && reading.code === "time-ambiguous",
      implausible: isProblem && (reading.code === "time-in-future" || reading.code === "time-too-early"),
    };
  },
  amount: (text, { coin }) => {
    const reading = readAmount(text, coin?.trim().toUpperCase());
    const asset = reading.asset !== undefined && { asset: reading.asset };
    if (reading.kind === "amount") return { value: reading.value, ...asset, ambiguous: false };
    return { value: null, ...asset, ambiguous: reading.code === "amount-ambiguous" };
  },
  uid: (text, _, { uidPattern }) => {
    const reading = readUid(text, uidPattern);
    if (reading.kind === "problem") return { value: null, problem: reading.code };
    return { value: reading.uid, ...(reading.doubt && { problem: reading.doubt }) };
  },
  secrets: async (text, { network }) => {
    if (text.length > maxSearchedLength) throw new LineError(`text is longer than ${maxSearchedLength} characters`);
    await loadPhraseWords();
    const spans = findSecrets(text, networkHints(network ?? ""));
    return { secrets: spans.map(({ kind, start, end }) => ({ kind, start, end })), redacted: cut(text, spans) };
  },
};

function receivedAt({ receivedAt: at }: Context): Date | undefined {
  if (at === undefined) return undefined;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) throw new LineError("context.receivedAt is not a time");
  return date;
}

const languageOfWriter = (text: string, { language }: Context): LanguageId =>
  language === undefined ? languageOf(text) : chooseLanguage(language);

/** How the zone was known. `none` where there is no moment, where none was needed, and where nothing at all tells it: then it is UTC. */
function zoneKnown(reading: TimeReading, text: string, context: Context): "stated" | "assumed" | "none" {
  if (!reading.zone || (reading.kind === "time" && reading.isElapsed)) return "none";
  if (reading.zone.known === "stated") return "stated";
  const isTold = context.senderOffset !== undefined || context.language !== undefined || languageOf(text) !== "en";
  return isTold ? "assumed" : "none";
}

function offsetOf({ senderOffset }: Context): number | undefined {
  if (senderOffset === undefined) return undefined;
  const minutes = typeof senderOffset === "number" ? senderOffset : minutesOf(senderOffset);
  if (!Number.isInteger(minutes) || Math.abs(minutes) > maxOffsetMinutes) {
    throw new LineError("context.senderOffset is not an offset from UTC");
  }
  return minutes;
}

function minutesOf(offset: string): number {
  const digits = offset.slice(1).replace(":", "");
  const size = Number(digits.slice(0, -2)) * 60 + Number(digits.slice(-2));
  return offset.startsWith("-") ? 0 - size : size;
}

/** One JSON line answered, or `{id?, error}` where it cannot be: an error names what is wrong and never repeats the text. */
export async function checkLine(line: string, settings: CheckSettings): Promise<Answer> {
  const parsed = parse(line);
  const known = z.object({ id: lineShape.shape.id }).safeParse(parsed);
  const id = known.success ? { id: known.data.id } : {};
  const read = lineShape.safeParse(parsed);
  if (!read.success) return { ...id, error: parsed === undefined ? "not JSON" : whatIsWrong(read.error) };
  const { what, text, context = {} } = read.data;
  if (typeof text === "number") {
    return what === "uid" ? { ...id, value: null, problem: "not-text" } : { ...id, error: "text: has to be a string" };
  }
  try {
    return { ...id, ...(await checks[what](text, context, settings)) };
  } catch (fault) {
    if (fault instanceof LineError) return { ...id, error: fault.message };
    throw fault;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

const whatIsWrong = (error: z.core.$ZodError): string =>
  [...new Set(error.issues.map(({ path, code }) => `${path.join(".") || "line"}: ${code}`))].join(", ");

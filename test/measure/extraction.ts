import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readAddress } from "#shared/domain/address.ts";
import type { Instant } from "#shared/domain/brand.ts";
import type { LanguageId } from "#shared/domain/languages.ts";
import { languageOf } from "#shared/domain/languages.ts";
import { htmlToText } from "#shared/domain/mail/html-text.ts";
import { ownText } from "#shared/domain/mail/quoted-text.ts";
import { readTransactionId } from "#shared/domain/transaction-id.ts";
import { extract } from "#shared/intake/extract.ts";

// `npm run measure:extraction`: how many of the fields that stand in a mail are found, and how many of those found stand
// there. `--half open` is what the extractor was written with, `--half closed` what was opened only after its first version; `--misses`
// prints every difference.

/** What a careful agent would write down of a field: a value, or several that contradict each other. */
export type Expected = string | { readonly conflict: readonly string[] };

export interface Message {
  readonly id: string;
  readonly language: string;
  readonly receivedAt: Instant;
  readonly dateOffsetMinutes: number | null;
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  readonly expected: Readonly<Record<string, Expected | null>>;
}

export const halves = ["open", "closed", "blind"] as const;
export type Half = (typeof halves)[number];

const folder = path.join(import.meta.dirname, "extraction");

/** The messages of one half, over all its files; of the blind one there may be none until somebody has written it. */
export const messagesOf = (half: Half): Message[] =>
  readdirSync(folder)
    .filter((file) => file.startsWith(half) && file.endsWith(".jsonl"))
    .sort()
    .flatMap((file) => readFileSync(path.join(folder, file), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Message);

/** The fields that are measured; others that an extractor may fill (a description) are the mail itself. */
export const measuredFields = [
  "uid",
  "txid",
  "network",
  "coin",
  "amount",
  "occurredAt",
  "toAddress",
  "fromAddress",
  "orderNumber",
  "withdrawalId",
  "memoUsed",
  "registeredContact",
  "earlierReference",
  "caseType",
] as const;

export interface Score {
  found: number;
  right: number;
  expected: number;
}

export interface Difference {
  readonly id: string;
  readonly field: string;
  readonly expected: string | undefined;
  readonly found: string | undefined;
}

const shown = (value: Expected | null | undefined): string | undefined =>
  value === undefined || value === null
    ? undefined
    : typeof value === "string"
      ? value
      : [...value.conflict].sort().join(" | ");

/** A message tells an id as its writer saw it; the id of a link is stored, and of TON's base64 the hexadecimal form. */
const storedId = (id: string): string => (/=$|\//.test(id) ? (readTransactionId(id).canonical ?? id) : id);

const storedIds = (value: Expected | null | undefined): Expected | null | undefined =>
  typeof value === "string" ? storedId(value) : value && { conflict: value.conflict.map(storedId) };

function foundIn(message: Message): Record<string, string | undefined> {
  const text = message.text ?? htmlToText(message.html ?? "", 64 * 1024);
  const language: LanguageId = languageOf(`${message.subject}\n${text}`);
  const { caseType, fields, conflicts } = extract(
    { subject: message.subject, ownText: ownText(text) },
    {
      now: message.receivedAt,
      language,
      uidPattern: /^[0-9]{6,20}$/u,
      ...(message.dateOffsetMinutes !== null && { dateOffsetMinutes: message.dateOffsetMinutes }),
    },
  );
  const one = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value.value]));
  const several = Object.fromEntries(
    Object.entries(conflicts).map(([field, values]) => [field, shown({ conflict: values.map(({ value }) => value) })]),
  );
  const found = { ...one, ...several };
  return {
    ...found,
    txid: found["txid"] ?? (found["outgoingTxids"] && storedId(found["outgoingTxids"])),
    caseType: caseType === "other" ? undefined : caseType,
  };
}

/** An address in the form in which it is stored: TON writes one account in several ways. */
const storedAddress = (value: Expected | null | undefined): Expected | null | undefined => {
  const reading = typeof value === "string" ? readAddress(value) : undefined;
  return reading?.kind === "address" ? reading.canonical : value;
};

/** Runs the extractor over a half and counts, field by field. */
export function measure(messages: readonly Message[]): { scores: Map<string, Score>; differences: Difference[] } {
  const scores = new Map<string, Score>(measuredFields.map((field) => [field, { found: 0, right: 0, expected: 0 }]));
  const differences: Difference[] = [];
  for (const message of messages) {
    const found = foundIn(message);
    const told = {
      ...message.expected,
      // Of a stolen account the hash of what left is a field of its own, and measured here.
      txid: storedIds(message.expected["txid"] ?? message.expected["outgoingTxids"]),
      toAddress: storedAddress(message.expected["toAddress"]),
      fromAddress: storedAddress(message.expected["fromAddress"]),
      caseType: message.expected["caseType"] === "other" ? undefined : message.expected["caseType"],
    };
    for (const field of measuredFields) {
      const expected = shown(told[field as keyof typeof told]);
      const score = scores.get(field);
      if (!score) continue;
      if (expected !== undefined) score.expected++;
      if (found[field] !== undefined) score.found++;
      if (expected !== undefined && expected === found[field]) score.right++;
      if (expected !== found[field]) differences.push({ id: message.id, field, expected, found: found[field] });
    }
  }
  return { scores, differences };
}

const percent = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);

function print(half: Half, showMisses: boolean): void {
  const messages = messagesOf(half);
  const { scores, differences } = measure(messages);
  const total: Score = { found: 0, right: 0, expected: 0 };
  const row = (name: string, { right, expected, found }: Score) =>
    `${name.padEnd(18)} ${percent(right, expected).padStart(9)} ${percent(right, found).padStart(10)}   ${right} of ${expected} there, ${found} found`;
  process.stdout.write(
    `\n${half}: ${messages.length} messages\n${"field".padEnd(18)} ${"recall".padStart(9)} ${"precision".padStart(10)}\n`,
  );
  for (const [field, score] of scores) {
    process.stdout.write(`${row(field, score)}\n`);
    total.found += score.found;
    total.right += score.right;
    total.expected += score.expected;
  }
  process.stdout.write(`${row("all", total)}\n`);
  if (showMisses) {
    for (const { id, field, expected, found } of differences)
      process.stdout.write(`${id} ${field}: ${expected ?? "nothing"} expected, ${found ?? "nothing"} found\n`);
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { half: { type: "string" }, misses: { type: "boolean", default: false } } });
  for (const half of halves) {
    // Whoever sees the differences of the blind messages has read them.
    if (values.half === undefined || values.half === half) print(half, values.misses && half !== "blind");
  }
}

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Instant, Reference } from "#shared/domain/brand.ts";
import { type Case, missingOf, type Payload, waitsForProof } from "#shared/domain/case.ts";
import { caseTypeRow } from "#shared/domain/case-types.ts";
import { nextAttemptAt } from "#shared/domain/notice.ts";
import type { CaseSummary } from "#shared/intake/ports.ts";
import { packJson, unpackJson } from "./packed-json.ts";

export type Item = Record<string, AttributeValue>;

/** The most that the item of a case may take, counted as DynamoDB counts it. */
export const maxCaseItemBytes = 32 * 1024;

/** The one value of the due index's partition key. */
export const duePartition = "due";

const schemaVersion = 1;
const caseSortKey = "case";

/** Attributes beside the body, because the queue index shows them without reading the case. */
const summaryKeys = [
  "caseType",
  "language",
  "channel",
  "receivedAt",
  "updatedAt",
  "promisedBy",
  "suspect",
] as const satisfies readonly (keyof Case & keyof CaseSummary)[];

/** What the queue index carries beside its keys. */
export const summaryAttributes: readonly string[] = [...summaryKeys, "missingCount", "waitsForProof"];

type SummaryKey = (typeof summaryKeys)[number];
type CaseBody = Omit<Case, "schemaVersion" | "reference" | "version" | "state" | SummaryKey>;

export const text = (value: string): AttributeValue => ({ S: value });
export const number = (value: number): AttributeValue => ({ N: String(value) });

/** The item of a case; its desk's messages sort directly behind it. */
export const caseKey = (reference: Reference): Item => ({ pk: text(reference), sk: text(caseSortKey) });

const messagePrefix = "message#";
const payloadSortKey = (key: string): string => (key.startsWith(messagePrefix) ? `${caseSortKey}#${key}` : key);

/**
 * Where the case stands in the sparse index of due work. A notice that is being sent stays at the time at which it was
 * due, so that taking and giving back a lease writes no index; who looks there early finds nothing to do in the case.
 */
export function dueIndexAt(kase: Pick<Case, "notices" | "lookupsDue" | "updatedAt">): Instant | undefined {
  const times = kase.notices.flatMap((notice) => {
    const at = nextAttemptAt(notice);
    return at === undefined ? [] : [notice.dueAt ?? at];
  });
  if (kase.lookupsDue) times.push(kase.updatedAt);
  return times.sort()[0];
}

/** Since when the case is in its state; one whose entry has moved out of the item counts from its receipt. */
function waitingSince(kase: Case): Instant {
  const entered = kase.timeline.findLast((entry) => entry.state === kase.state && entry.kind !== "message");
  return entered?.at ?? kase.receivedAt;
}

/** Sorts the cases of one state: urgent ones first, then who waits longest. */
export function queueSortOf(kase: Case): string {
  const rank = caseTypeRow(kase.caseType).urgency === "now" ? "0" : "1";
  return `${rank}#${waitingSince(kase)}#${kase.reference}`;
}

/**
 * A case as its item. `writeId` tells this write from every other one. Throws where the item would be larger than
 * `maxCaseItemBytes`: such a case has something in it that belongs into a payload.
 */
export function toItem(kase: Case, writeId: string): Item {
  const { schemaVersion: _, reference, version, state, ...rest } = kase;
  const body: Partial<Case> = { ...rest };
  for (const key of summaryKeys) delete (body as Record<string, unknown>)[key];
  const due = dueIndexAt(kase);
  const item: Item = {
    ...caseKey(reference),
    schemaVersion: number(schemaVersion),
    version: number(version),
    writeId: text(writeId),
    queuePartition: text(state),
    queueSort: text(queueSortOf(kase)),
    ...(due && { duePartition: text(duePartition), dueAt: text(due) }),
    ...Object.fromEntries(summaryKeys.flatMap((key) => (kase[key] === undefined ? [] : [[key, text(kase[key])]]))),
    missingCount: number(missingOf(kase).length),
    ...(waitsForProof(kase) && { waitsForProof: { BOOL: true } }),
    body: { B: packJson(body) },
  };
  const bytes = itemBytes(item);
  if (bytes > maxCaseItemBytes) {
    throw new Error(`case ${reference} would take ${bytes} bytes, the limit is ${maxCaseItemBytes}`);
  }
  return item;
}

/** The case of an item. Throws where the item was written by a version of this code that is not known here. */
export function fromItem(item: Item): Case {
  return {
    ...(bodyOf(item) as CaseBody),
    schemaVersion,
    reference: textOf(item, "pk") as Reference,
    version: numberOf(item, "version"),
    ...(summaryFields(item) as Pick<Case, SummaryKey | "state">),
  };
}

/** What the queue index knows of a case. */
export const summaryFromItem = (item: Item): CaseSummary => ({
  ...(summaryFields(item) as Omit<CaseSummary, "reference" | "missingCount" | "waitsForProof">),
  reference: textOf(item, "pk") as Reference,
  missingCount: numberOf(item, "missingCount"),
  ...(item["waitsForProof"]?.BOOL && { waitsForProof: true }),
});

const summaryFields = (item: Item): Record<string, string> => ({
  state: textOf(item, "queuePartition"),
  ...Object.fromEntries(summaryKeys.flatMap((key) => (item[key]?.S === undefined ? [] : [[key, item[key].S]]))),
});

/** A payload as its item, beside its case. */
export const payloadToItem = (reference: Reference, { key, ...rest }: Payload): Item => ({
  pk: text(reference),
  sk: text(payloadSortKey(key)),
  schemaVersion: number(schemaVersion),
  body: { B: packJson(rest) },
});

/** The payload of an item. Throws where the item is of an unknown version. */
export function payloadFromItem(item: Item): Payload {
  const sortKey = textOf(item, "sk");
  const key = sortKey.startsWith(`${caseSortKey}#`) ? sortKey.slice(caseSortKey.length + 1) : sortKey;
  return { ...(bodyOf(item) as Omit<Payload, "key">), key };
}

export const isCaseItem = (item: Item): boolean => item["sk"]?.S === caseSortKey;

function bodyOf(item: Item): unknown {
  const found = numberOf(item, "schemaVersion");
  if (found !== schemaVersion) {
    throw new Error(`item ${textOf(item, "pk")} has schema version ${found}; only ${schemaVersion} is known here`);
  }
  const body = item["body"]?.B;
  if (!body) throw new Error(`item ${textOf(item, "pk")} has no body`);
  return unpackJson(body);
}

/** A text attribute that the item must have. */
export function textOf(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`an item has no text attribute ${name}`);
  return value;
}

export const numberOf = (item: Item, name: string): number => Number(item[name]?.N);

/** Bytes of an item of texts, numbers and bytes as DynamoDB counts them: names and values, two digits of a number in one byte. */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes({ S, N, B, BOOL }: AttributeValue): number {
  if (BOOL !== undefined) return 1;
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  return B?.byteLength ?? Buffer.byteLength(S ?? "");
}

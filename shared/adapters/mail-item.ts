import type { Instant, Reference } from "#shared/domain/brand.ts";
import type { Job, QuarantineEntry, Receipt } from "#shared/intake/ports.ts";
import { type Item, number, numberOf, text, textOf } from "./case-item.ts";
import { expiryAttribute } from "./case-table.ts";

/** The partition of everything that waits in quarantine, in the order of its ids. */
export const quarantinePartition = "quarantine";

/** As long as the raw mails that they speak of are kept. */
const mailDays = 90;

const expiresAfter = (at: Instant, days: number): Item => ({
  [expiryAttribute]: number(Math.floor(Date.parse(at) / 1000) + days * 24 * 3600),
});

const optional = (item: Item, name: string): Record<string, string> =>
  item[name]?.S === undefined ? {} : { [name]: item[name].S };

export const quarantineKey = (id: string): Item => ({ pk: text(quarantinePartition), sk: text(id) });

export const quarantineToItem = (entry: QuarantineEntry): Item => ({
  ...quarantineKey(entry.id),
  at: text(entry.at),
  reason: text(entry.reason),
  rawKey: text(entry.rawKey),
  ...(entry.from !== undefined && { from: text(entry.from) }),
  ...(entry.subject !== undefined && { subject: text(entry.subject) }),
  sizeBytes: number(entry.sizeBytes),
  ...expiresAfter(entry.at, mailDays),
  ...(entry.about !== undefined && { about: text(entry.about) }),
});

export const quarantineFromItem = (item: Item): QuarantineEntry => ({
  id: textOf(item, "sk"),
  at: textOf(item, "at") as Instant,
  reason: textOf(item, "reason"),
  rawKey: textOf(item, "rawKey"),
  ...optional(item, "from"),
  ...optional(item, "subject"),
  sizeBytes: numberOf(item, "sizeBytes"),
  ...(item["about"]?.S !== undefined && { about: item["about"].S as Reference }),
  ...(item["releasedAt"]?.S !== undefined && {
    released: { at: item["releasedAt"].S as Instant, reference: textOf(item, "releasedAs") as Reference },
  }),
});

/** The partition of work that waits. */
export const jobPartition = "job";

/** Work that nobody could do for so long is forgotten: whoever asked has asked again. */
const jobDays = 7;

export const jobKey = ({ id }: Pick<Job, "id">): Item => ({ pk: text(jobPartition), sk: text(id) });

export const jobToItem = (job: Job): Item => ({
  ...jobKey(job),
  job: text(JSON.stringify(job)),
  ...expiresAfter(job.at, jobDays),
});

/** The job of an item of the table or of its stream, or nothing where it is another item. */
export const jobFromItem = (item: Readonly<Record<string, { readonly S?: string | undefined }>>): Job | undefined =>
  item["pk"]?.S === jobPartition && item["job"]?.S !== undefined ? (JSON.parse(item["job"].S) as Job) : undefined;

export const receiptKey = (rawKey: string): Item => ({ pk: text(`receipt#${rawKey}`), sk: text("receipt") });

export const receiptToItem = ({ rawKey, at, outcome, reference }: Receipt): Item => ({
  ...receiptKey(rawKey),
  rawKey: text(rawKey),
  at: text(at),
  day: text(at.slice(0, 10)),
  outcome: text(outcome),
  ...expiresAfter(at, mailDays),
  ...(reference && { reference: text(reference) }),
});

export const receiptFromItem = (item: Item): Receipt => ({
  rawKey: textOf(item, "rawKey"),
  at: textOf(item, "at") as Instant,
  outcome: textOf(item, "outcome") as Receipt["outcome"],
  ...(item["reference"]?.S !== undefined && { reference: item["reference"].S as Reference }),
});

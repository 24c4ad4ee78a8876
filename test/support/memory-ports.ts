import { createHash } from "node:crypto";
import { dueIndexAt, queueSortOf, toItem } from "#shared/adapters/case-item.ts";
import { addSeconds, type Instant, type Reference } from "#shared/domain/brand.ts";
import type { Case, Payload } from "#shared/domain/case.ts";
import { summaryOf } from "#shared/intake/case-summary.ts";
import { createLinkKeys } from "#shared/intake/keys.ts";
import type { NotifySettings } from "#shared/intake/notify.ts";
import type {
  CaseStore,
  Clock,
  ComposeMail,
  Files,
  Job,
  LogFields,
  OutgoingMail,
  ParseMail,
  Ports,
  QuarantineEntry,
  Receipt,
  Sent,
} from "#shared/intake/ports.ts";
import type { MailSettings } from "#shared/intake/read-stored-mail.ts";
import { S3Error } from "../../stacks/local/s3-error.ts";
import { postedObject } from "../../stacks/local/s3-post.ts";

/** The moment at which every test begins unless it says otherwise. */
export const startOfTest = "2026-11-23T08:00:00.000Z" as Instant;

// What an engine gives back is never the object that was handed in, and has no member that is undefined.
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const page = <T>(items: readonly T[], limit: number, keyOf: (item: T) => string) => {
  const taken = items.slice(0, limit);
  const last = taken.at(-1);
  return { taken, ...(last !== undefined && items.length > limit && { cursor: keyOf(last) }) };
};

const rowsOf = <T>(rows: Map<string, Map<string, T>>, key: string): Map<string, T> => {
  const found = rows.get(key) ?? new Map<string, T>();
  rows.set(key, found);
  return found;
};

const windowOf = (name: string, windowSeconds: number, now: Instant): string =>
  `${name}#${Math.floor(Date.parse(now) / 1000 / windowSeconds)}`;

export interface MemoryCaseStore extends CaseStore {
  /** Every case, in the order of their references. */
  all(): Case[];
  /** Every receipt and every quarantine entry, for proof that all mails are accounted for. */
  receipts(): Receipt[];
  quarantined(): QuarantineEntry[];
  /** While true every method throws, as when the table is out of reach. */
  isDown: boolean;
}

/** A case store in memory that keeps the contract of `test/contracts/case-store.ts`. */
export function memoryCaseStore(): MemoryCaseStore {
  const cases = new Map<string, Case>();
  const payloads = new Map<string, Map<string, Payload>>();
  const lookups = new Map<string, Map<string, Instant>>();
  const quarantine = new Map<string, QuarantineEntry>();
  const receipts = new Map<string, Receipt>();
  const jobs = new Map<string, Job>();
  const budgets = new Map<string, number>();

  const reach = (): void => {
    if (store.isDown) throw new Error("the table is out of reach");
  };
  const putPayloads = (reference: Reference, written: readonly Payload[]): void => {
    for (const payload of written) rowsOf(payloads, reference).set(payload.key, copyOf(payload));
  };
  const payloadsUnder = (reference: Reference, prefix: string): Payload[] =>
    [...(payloads.get(reference)?.values() ?? [])]
      .filter(({ key }) => key.startsWith(prefix))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(copyOf);

  const store: MemoryCaseStore = {
    isDown: false,
    all: () => [...cases.keys()].sort().flatMap((reference) => copyOf(cases.get(reference) ?? [])),
    receipts: () => [...receipts.values()].map(copyOf),
    quarantined: () => [...quarantine.values()].map(copyOf),

    async create({ case: kase, payloads: written }) {
      reach();
      toItem(kase, "write-id-000");
      putPayloads(kase.reference, written);
      const present = cases.get(kase.reference);
      if (present) return { outcome: "exists", case: copyOf(present) };
      cases.set(kase.reference, copyOf(kase));
      return { outcome: "created" };
    },
    async save({ case: kase, payloads: written }) {
      reach();
      const next = { ...kase, version: kase.version + 1 };
      toItem(next, "write-id-000");
      putPayloads(kase.reference, written);
      if (cases.get(kase.reference)?.version !== kase.version) return "conflict";
      cases.set(kase.reference, copyOf(next));
      return "saved";
    },
    async byReference(reference) {
      reach();
      const found = cases.get(reference);
      return found && copyOf(found);
    },
    async withMessages(reference) {
      reach();
      const found = cases.get(reference);
      return found && { case: copyOf(found), messages: payloadsUnder(reference, "message#") };
    },
    async payloads(reference, prefix) {
      reach();
      return payloadsUnder(reference, prefix);
    },
    async due(now, limit, cursor = "") {
      reach();
      const keyOf = ({ at, reference }: { at: Instant | undefined; reference: Reference }) => `${at}#${reference}`;
      const due = [...cases.values()]
        .map((kase) => ({ reference: kase.reference, at: dueIndexAt(kase) }))
        .filter((one) => one.at !== undefined && one.at <= now && keyOf(one) > cursor)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      const { taken, ...next } = page(due, limit, keyOf);
      return { references: taken.map(({ reference }) => reference), ...next };
    },
    async inState(state, limit, cursor = "") {
      reach();
      const waiting = [...cases.values()]
        .filter((kase) => kase.state === state && queueSortOf(kase) > cursor)
        .sort((a, b) => (queueSortOf(a) < queueSortOf(b) ? -1 : 1));
      const { taken, ...next } = page(waiting, limit, queueSortOf);
      return { cases: taken.map((kase) => copyOf(summaryOf(kase))), ...next };
    },
    async putLookups({ reference, receivedAt }, wanted) {
      reach();
      for (const { kind, value } of wanted) rowsOf(lookups, `${kind}#${value}`).set(reference, receivedAt);
    },
    async find({ kind, value }, limit) {
      reach();
      const found = [...(lookups.get(`${kind}#${value}`) ?? [])]
        .sort(([a, atA], [b, atB]) => (`${atA}#${a}` < `${atB}#${b}` ? 1 : -1))
        .map(([reference]) => reference as Reference);
      const oldest = Math.floor(limit / 2);
      return found.filter((_, i) => found.length <= limit || i < limit - oldest || i >= found.length - oldest);
    },
    async putQuarantine(entry) {
      reach();
      if (!quarantine.has(entry.id)) quarantine.set(entry.id, copyOf(entry));
    },
    async quarantine(limit, cursor) {
      reach();
      const newestFirst = [...quarantine.values()]
        .filter(({ id }) => cursor === undefined || id < cursor)
        .sort((a, b) => (a.id < b.id ? 1 : -1));
      const { taken, ...next } = page(newestFirst, limit, ({ id }) => id);
      return { entries: taken.map(copyOf), ...next };
    },
    async quarantineEntry(id) {
      reach();
      const found = quarantine.get(id);
      return found && copyOf(found);
    },
    async markReleased(id, released) {
      reach();
      const entry = quarantine.get(id);
      if (!entry) throw new Error(`there is no entry ${id} in quarantine`);
      quarantine.set(id, copyOf({ ...entry, released: entry.released ?? released }));
    },
    async putJob(job) {
      reach();
      if (!jobs.has(job.id)) jobs.set(job.id, copyOf(job));
    },
    async jobs(limit) {
      reach();
      return [...jobs.values()].slice(0, limit).map(copyOf);
    },
    async removeJob(job) {
      reach();
      jobs.delete(job.id);
    },
    async putReceipt(receipt) {
      reach();
      if (!receipts.has(receipt.rawKey)) receipts.set(receipt.rawKey, copyOf(receipt));
    },
    async receipt(rawKey) {
      reach();
      const found = receipts.get(rawKey);
      return found && copyOf(found);
    },
    async takenFromBudget(name, windowSeconds, now) {
      reach();
      return budgets.get(windowOf(name, windowSeconds, now)) ?? 0;
    },
    async takeFromBudget(name, limit, windowSeconds, now) {
      reach();
      const window = windowOf(name, windowSeconds, now);
      const taken = budgets.get(window) ?? 0;
      if (taken >= limit) return false;
      budgets.set(window, taken + 1);
      return true;
    },
  };
  return store;
}

export interface MemoryFiles extends Files {
  /** Every key, in byte order. */
  keys(): string[];
  /** What a browser posts to the address of an upload form, answered as the store answers it. */
  post(body: FormData): Promise<Response>;
  /** While true every method throws, as when the bucket is out of reach. */
  isDown: boolean;
}

/** S3 lists keys in the order of their UTF-8 bytes, which is not that of JavaScript's strings. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Files in memory; `list` gives pages of `pageSize`. */
export function memoryFiles(clock: Clock = () => startOfTest, pageSize = 1000): MemoryFiles {
  const stored = new Map<string, { bytes: Uint8Array; at: Instant }>();
  const reach = (): void => {
    if (files.isDown) throw new Error("the bucket is out of reach");
  };
  const files: MemoryFiles = {
    isDown: false,
    keys: () => [...stored.keys()].sort(byBytes),
    async put(key, bytes) {
      reach();
      stored.set(key, { bytes: bytes.slice(), at: clock() });
    },
    async get(key) {
      reach();
      return stored.get(key)?.bytes.slice();
    },
    async copy(from, to) {
      reach();
      const source = stored.get(from);
      if (!source) throw new Error(`there is no file ${from} to copy`);
      stored.set(to, { bytes: source.bytes.slice(), at: clock() });
    },
    async delete(key) {
      reach();
      stored.delete(key);
    },
    async list(prefix, cursor = "") {
      reach();
      const wanted = files.keys().filter((key) => key.startsWith(prefix) && byBytes(key, cursor) > 0);
      const { taken, ...next } = page(wanted, pageSize, (key) => key);
      const listed = taken.flatMap((key) => {
        const file = stored.get(key);
        return file ? [{ key, at: file.at, sizeBytes: file.bytes.byteLength }] : [];
      });
      return { files: listed, ...next };
    },
    async uploadForm({ prefix, fileBytes, expiresInSeconds, redirectTo }) {
      const fields = {
        key: `${prefix}\${filename}`,
        "Content-Type": "application/octet-stream",
        success_action_redirect: redirectTo,
      };
      const policy = {
        expiration: addSeconds(clock(), expiresInSeconds),
        conditions: [
          ["starts-with", "$key", prefix],
          ["content-length-range", fileBytes.least, fileBytes.most],
          { "Content-Type": fields["Content-Type"] },
          { success_action_redirect: redirectTo },
        ],
      };
      return { url: memoryFilesUrl, fields: { ...fields, policy: btoa(JSON.stringify(policy)) } };
    },
    async post(body) {
      reach();
      const message = new Response(body);
      const headers = { "content-type": message.headers.get("content-type") ?? "" };
      try {
        const bytes = Buffer.from(await message.arrayBuffer());
        const posted = await postedObject(bytes, headers, "memory", new Date(clock()));
        await files.put(posted.key, posted.bytes);
        return new Response(null, { status: 303, headers: { location: posted.redirect ?? "" } });
      } catch (fault) {
        if (fault instanceof S3Error) return new Response(`<Code>${fault.code}</Code>`, { status: fault.status });
        throw fault;
      }
    },
  };
  return files;
}

/** Where the forms of `memoryFiles` post to. */
export const memoryFilesUrl = "https://files.postcase.example/postcase-mail";

/** A mail as text that a test can read: headers, a blank line, the text part. No MIME. */
export const composePlainMail: ComposeMail = async ({ from, to, replyTo, subject, text, date, headers, inReplyTo }) => {
  const fields = {
    From: `${from.name} <${from.address}>`,
    To: to,
    "Reply-To": replyTo,
    Subject: subject,
    Date: date,
    ...(inReplyTo && { "In-Reply-To": inReplyTo, References: inReplyTo }),
    ...headers,
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return new TextEncoder().encode(`${head.join("")}\r\n${text}`);
};

const noParser: ParseMail = async () => {
  throw new Error("this test needs a parser: memoryPorts({ parseMail })");
};

export interface LogLine extends LogFields {
  readonly level: "info" | "warn" | "error";
  readonly event: string;
}

const testKey = (name: string): string => `${name}-key-of-the-tests-`.padEnd(40, "0");

/** Keys and addresses of the tests; none of them opens anything anywhere else. */
export const testReferenceKey = testKey("reference");
export const testReplyKey = testKey("reply");
export const testFormKey = testKey("form");
export const testLinkKeys = `k1:${testKey("link")}`;

export interface MemoryPortsOptions {
  readonly now?: Instant;
  readonly composeMail?: ComposeMail;
  readonly parseMail?: ParseMail;
}

/**
 * All ports in memory, with the settings that the verbs ask for beside them, and the handles by which a test looks at
 * what happened and turns the clock.
 */
export function memoryPorts({ now = startOfTest, composeMail, parseMail }: MemoryPortsOptions = {}) {
  let current = now;
  const clock: Clock = () => current;
  const store = memoryCaseStore();
  const files = memoryFiles(clock);
  const sent: OutgoingMail[] = [];
  const answers: Sent[] = [];
  const logged: LogLine[] = [];
  let drawn = 0;

  const linkKeys = createLinkKeys(testReferenceKey, testLinkKeys);
  const settings: NotifySettings = {
    publicUrl: "https://postcase.example",
    deskAddress: "support@postcase.example",
    replyDomain: "reply.postcase.example",
    replyKey: testReplyKey,
    linkKeys,
  };
  const mailSettings: MailSettings = {
    deskAddress: settings.deskAddress,
    replyDomain: settings.replyDomain,
    replyKey: testReplyKey,
    uidPattern: /^[0-9]{6,12}$/u,
    region: "eu-west-1",
  };
  const ports = {
    cases: store,
    files,
    mailSender: {
      async send(mail) {
        const answer = answers.shift() ?? { outcome: "sent", messageId: `ses-${sent.length + 1}` };
        if (answer.outcome === "sent") sent.push(mail);
        return answer;
      },
    },
    composeMail: composeMail ?? composePlainMail,
    parseMail: parseMail ?? noParser,
    clock,
    random: (size) => {
      const digest = createHash("shake256", { outputLength: size });
      return new Uint8Array(digest.update(`draw ${drawn++}`).digest());
    },
    log: {
      info: (event, fields) => logged.push({ level: "info", event, ...fields }),
      warn: (event, fields) => logged.push({ level: "warn", event, ...fields }),
      error: (event, fields) => logged.push({ level: "error", event, ...fields }),
    },
  } satisfies Ports;

  return {
    ports: { ...ports, referenceKey: testReferenceKey, linkKeys, settings, mailSettings },
    store,
    files,
    /** What the provider accepted, oldest first. */
    sent,
    /** What the provider answers to the next sends; it accepts every one that is not named here. */
    answerNextSends: (...next: readonly Sent[]) => void answers.push(...next),
    logged,
    setNow: (at: Instant) => {
      current = at;
    },
    passSeconds: (seconds: number) => {
      current = addSeconds(current, seconds);
    },
  };
}

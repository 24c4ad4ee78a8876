import { addSeconds, type Instant } from "#shared/domain/brand.ts";
import { doJob } from "./do-job.ts";
import { nameOf } from "./fault-name.ts";
import { type NotifyPorts, notify } from "./notify.ts";
import { receiveIntoTable } from "./receive.ts";
import { giveUpMail, incomingPrefix, type ReceiveMailPorts, receiveMail, releaseMail } from "./receive-mail.ts";
import { readSpooled, spoolPrefix } from "./spool.ts";

export type ReconcilePorts = NotifyPorts & ReceiveMailPorts;

/** What one run of the sweep found and did; the proof that nothing waits without an owner. */
export interface Reconciled {
  readonly mails: number;
  readonly spooled: number;
  readonly notified: number;
  /** What pages asked for. */
  readonly jobs: number;
  readonly failed: number;
}

// A mail younger than this still has its own notification on the way.
const mailGraceSeconds = 600;
/** A mail that fails for longer than any outage lasts fails by itself. */
const mailGiveUpSeconds = 48 * 3600;
const dueLimit = 200;
const jobLimit = 200;

/**
 * Whatever the events lost: raw mail still in `incoming/`, submissions in the spool, notices and lookup rows that are
 * due. One that fails is counted and logged, and does not stop the others; the next run finds it again.
 */
export async function reconcile(ports: ReconcilePorts): Promise<Reconciled> {
  const failures: string[] = [];
  const each = async <T>(
    items: readonly T[],
    event: string,
    keyOf: (item: T) => string,
    work: (item: T) => Promise<unknown>,
  ) => {
    for (const item of items) {
      try {
        await work(item);
      } catch (fault) {
        failures.push(keyOf(item));
        ports.log.error(event, { key: keyOf(item), fault: nameOf(fault) });
      }
    }
    return items.length;
  };

  const olderThan = addSeconds(ports.clock(), -mailGraceSeconds);
  const spooled = await each(
    await keysUnder(spoolPrefix, ports),
    "sweep-spool",
    (file) => file.key,
    async ({ key }) => {
      const bytes = await ports.files.get(key);
      if (bytes) await receiveIntoTable(readSpooled(bytes), ports);
      await ports.files.delete(key);
    },
  );
  const waiting = (await keysUnder(incomingPrefix, ports)).filter((file) => file.at < olderThan);
  const mails = await each(
    waiting,
    "sweep-mail",
    (file) => file.key,
    (file) => receiveOrGiveUp(file, ports),
  );
  // Before the notices, because some of this makes one due.
  const jobs = await each(
    await ports.cases.jobs(jobLimit),
    "sweep-job",
    ({ id }) => id,
    (job) => doJob(job, ports, (id) => releaseMail(id, ports)),
  );
  const due = await ports.cases.due(ports.clock(), dueLimit);
  const notified = await each(
    due,
    "sweep-notify",
    (reference) => reference,
    (reference) => notify(reference, ports),
  );
  const result = { mails, spooled, jobs, notified, failed: failures.length };
  const count = mails + spooled + jobs + notified;
  if (count > 0) ports.log.info("swept", { count, outcome: failures.length > 0 ? "with-failures" : "complete" });
  return result;
}

interface WaitingFile {
  readonly key: string;
  readonly at: Instant;
  readonly sizeBytes: number;
}

async function receiveOrGiveUp({ key, at, sizeBytes }: WaitingFile, ports: ReconcilePorts): Promise<unknown> {
  const stored = { rawKey: key, receivedAt: at, recipients: [] };
  try {
    return await receiveMail(stored, ports);
  } catch (fault) {
    if (at >= addSeconds(ports.clock(), -mailGiveUpSeconds)) throw fault;
    ports.log.error("mail-given-up", { key, fault: nameOf(fault) });
    return giveUpMail(stored, sizeBytes, ports);
  }
}

async function keysUnder(prefix: string, { files }: ReconcilePorts): Promise<WaitingFile[]> {
  const found: WaitingFile[] = [];
  let cursor: string | undefined;
  do {
    const page = await files.list(prefix, cursor);
    found.push(...page.files);
    cursor = page.cursor;
    // A run is bounded: what is beyond is found by the next one.
  } while (cursor && found.length < 5000);
  return found;
}

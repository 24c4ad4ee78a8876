import { addSeconds, type Instant } from "#shared/domain/brand.ts";
import { IntakeError } from "#shared/domain/errors.ts";
import { doJob } from "./do-job.ts";
import { nameOf } from "./fault-name.ts";
import { type NotifyPorts, notify } from "./notify.ts";
import { receiveIntoTable } from "./receive.ts";
import {
  giveUpMail,
  incomingPrefix,
  keptPrefix,
  type ReceiveMailPorts,
  receiveMail,
  releaseMail,
} from "./receive-mail.ts";
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
/** One that is still there then may end every run that reads it, so that it is not read any more. */
const mailUnreadSeconds = 96 * 3600;
/** A run stops taking more when so much of the function's 270 seconds is over; the next one goes on. */
const runSeconds = 200;
const duePageSize = 200;
const jobLimit = 200;

/**
 * Whatever the events lost: what pages asked for, notices and lookup rows that are due, submissions in the spool, raw mail
 * still in `incoming/`. What customers wait for comes first, because a backlog of mail may take many runs. One that fails
 * is counted and logged, and does not stop the others; the next run finds it again.
 */
export async function reconcile(ports: ReconcilePorts): Promise<Reconciled> {
  const failures: string[] = [];
  const until = addSeconds(ports.clock(), runSeconds);
  const each = async <T>(
    items: readonly T[],
    event: string,
    keyOf: (item: T) => string,
    work: (item: T) => Promise<unknown>,
  ) => {
    let done = 0;
    for (const item of items) {
      if (ports.clock() >= until) break;
      done++;
      try {
        await work(item);
      } catch (fault) {
        failures.push(keyOf(item));
        ports.log.error(event, { key: keyOf(item), fault: nameOf(fault) });
      }
    }
    return done;
  };

  // Before the notices, because some of this makes one due.
  const jobs = await each(
    await ports.cases.jobs(jobLimit),
    "sweep-job",
    ({ id }) => id,
    (job) => doJob(job, ports, (id) => releaseMail(id, ports)),
  );
  const notifyDue = async () => {
    const now = ports.clock();
    let done = 0;
    let cursor: string | undefined;
    do {
      const page = await ports.cases.due(now, duePageSize, cursor);
      done += await each(
        page.references,
        "sweep-notify",
        (reference) => reference,
        (reference) => notify(reference, ports),
      );
      cursor = page.cursor;
      // A notice that waits for word of its last send keeps its place, so that many of them may stand before all others.
    } while (cursor && ports.clock() < until);
    return done;
  };
  const notifiedFirst = await notifyDue();
  const olderThan = addSeconds(ports.clock(), -mailGraceSeconds);
  const spooled = await each(
    // A form that was sent again with other answers is a file of its own, and the later one has to have the last word.
    (await keysUnder(spoolPrefix, ports)).toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    "sweep-spool",
    (file) => file.key,
    ({ key }) => receiveSpooled(key, ports),
  );
  const waiting = (await keysUnder(incomingPrefix, ports)).filter((file) => file.at < olderThan);
  const mails = await each(
    waiting,
    "sweep-mail",
    (file) => file.key,
    (file) => receiveOrGiveUp(file, ports),
  );
  // What came in just now is told at once, even where the stream that would wake somebody is what failed.
  const notified = notifiedFirst + (spooled + mails > 0 ? await notifyDue() : 0);
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
  if (at < addSeconds(ports.clock(), -mailUnreadSeconds)) {
    ports.log.error("mail-given-up", { key, fault: "unread" });
    return giveUpMail(stored, sizeBytes, ports);
  }
  try {
    return await receiveMail(stored, ports);
  } catch (fault) {
    if (at >= addSeconds(ports.clock(), -mailGiveUpSeconds)) throw fault;
    ports.log.error("mail-given-up", { key, fault: nameOf(fault) });
    return giveUpMail(stored, sizeBytes, ports);
  }
}

/**
 * A spooled submission becomes what was promised. One that its channel refuses now (another body under a known key, which
 * nobody could tell while the table was out of reach) was answered all the same: it waits in quarantine, to be seen.
 */
async function receiveSpooled(key: string, { files, cases, clock, log, ...ports }: ReconcilePorts): Promise<void> {
  const bytes = await files.get(key);
  if (bytes) {
    try {
      await receiveIntoTable(readSpooled(bytes), { files, cases, log, ...ports });
    } catch (fault) {
      if (!(fault instanceof IntakeError)) throw fault;
      const rawKey = `${keptPrefix}${key}`;
      await files.copy(key, rawKey);
      const at = clock();
      await cases.putQuarantine({ id: `${at}#${key}`, at, reason: fault.code, rawKey, sizeBytes: bytes.byteLength });
      log.warn("quarantined", { key: rawKey, reason: fault.code });
    }
  }
  await files.delete(key);
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

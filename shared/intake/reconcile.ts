import { addSeconds, type Instant } from "#shared/domain/brand.ts";
import { nameOf } from "./fault-name.ts";
import { type NotifyPorts, notify } from "./notify.ts";
import { receiveIntoTable } from "./receive.ts";
import { incomingPrefix, type ReceiveMailPorts, receiveMail } from "./receive-mail.ts";
import { readSpooled, spoolPrefix } from "./spool.ts";

export type ReconcilePorts = NotifyPorts & ReceiveMailPorts;

/** What one run of the sweep found and did; the proof that nothing waits without an owner. */
export interface Reconciled {
  readonly mails: number;
  readonly spooled: number;
  readonly notified: number;
  readonly failed: number;
}

// A mail younger than this still has its own notification on the way.
const mailGraceSeconds = 600;
const dueLimit = 200;

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
    ({ key, at }) => receiveMail({ rawKey: key, receivedAt: at, recipients: [] }, ports),
  );
  const due = await ports.cases.due(ports.clock(), dueLimit);
  const notified = await each(
    due,
    "sweep-notify",
    (reference) => reference,
    (reference) => notify(reference, ports),
  );
  const result = { mails, spooled, notified, failed: failures.length };
  const count = mails + spooled + notified;
  if (count > 0) ports.log.info("swept", { count, outcome: failures.length > 0 ? "with-failures" : "complete" });
  return result;
}

async function keysUnder(prefix: string, { files }: ReconcilePorts): Promise<{ key: string; at: Instant }[]> {
  const found: { key: string; at: Instant }[] = [];
  let cursor: string | undefined;
  do {
    const page = await files.list(prefix, cursor);
    found.push(...page.files);
    cursor = page.cursor;
    // A run is bounded: what is beyond is found by the next one.
  } while (cursor && found.length < 5000);
  return found;
}

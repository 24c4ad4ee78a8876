import { limitExceeded, type MailLimits, mailLimits } from "#shared/domain/mail/mail-limits.ts";
import type { ParseMail } from "#shared/intake/ports.ts";
import { createIsolatedThread } from "./isolated-thread.ts";
import type { MailAnswer, MailTask } from "./mail-worker.ts";

export interface ParseMailOptions {
  readonly limits?: MailLimits;
  /** CPU time for one mail; what names a refused one has the usual time. An honest one of 40 MB takes about 0.2 s on a machine of 2025. */
  readonly cpuMs?: number;
}

const usualCpuMs = 1000;

/** Enough of a refused mail to name it to the desk. */
const refusedHeaderBytes = 64 * 1024;

/** One thread for all parsers of a process; a mail of 40 MB and everything made of it takes a third of the memory. */
const run = createIsolatedThread<MailTask, MailAnswer>(new URL("./mail-worker.ts", import.meta.url), { memoryMb: 256 });

/**
 * Reads raw mails behind a scan for everything that a parser cannot bear, in a thread that is stopped when one takes too
 * long or too much all the same. What is over a limit is refused by the limit's name, what had to be stopped as `deadline`
 * or `memory`, what cannot be read as `unparsable`, each with the sender and subject that the top of the mail claims.
 */
export function createParseMail({ limits = mailLimits, cpuMs = usualCpuMs }: ParseMailOptions = {}): ParseMail {
  const read = async (bytes: Uint8Array, whole: boolean, cpuFor: number): Promise<MailAnswer> => {
    // The caller goes on with its own bytes, so a copy moves.
    const raw = new Uint8Array(bytes);
    const ran = await run({ raw, limits, whole }, { cpuMs: cpuFor, transfer: [raw.buffer] });
    if ("answer" in ran) return ran.answer;
    return { refused: ran.stopped === "crashed" ? "unparsable" : ran.stopped };
  };
  const refuse = async (bytes: Uint8Array, refused: string) => {
    const top = await read(bytes.subarray(0, refusedHeaderBytes), false, usualCpuMs);
    return { ...("top" in top && top.top), refused };
  };
  return async (bytes) => {
    const over = limitExceeded(bytes, limits);
    if (over) return refuse(bytes, over);
    const answer = await read(bytes, true, cpuMs);
    if ("mail" in answer) return answer;
    return refuse(bytes, "refused" in answer ? answer.refused : "unparsable");
  };
}

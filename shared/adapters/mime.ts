import { readHeaders } from "#shared/domain/mail-headers.ts";
import { limitExceeded, type MailLimits, mailLimits } from "#shared/domain/mail-limits.ts";
import type { ParseMail } from "#shared/intake/ports.ts";
import { fromOf, readMail, subjectOf } from "./read-mail.ts";

/** Enough of a refused mail to name it to the desk. */
const refusedHeaderBytes = 64 * 1024;

/**
 * Reads raw mails behind a scan for everything that the parser cannot bear. What is over a limit is refused by the
 * limit's name, what it cannot read as `unparsable`, both with the sender and subject that the top of the mail claims.
 */
export function createParseMail(limits: MailLimits = mailLimits): ParseMail {
  return async (raw) => {
    const over = limitExceeded(raw, limits);
    if (over) return refuse(raw, over);
    try {
      return await readMail(raw, limits);
    } catch {
      return refuse(raw, "unparsable");
    }
  };
}

function refuse(raw: Uint8Array, refused: string): { refused: string; from?: string; subject?: string } {
  const headers = readHeaders(raw.subarray(0, refusedHeaderBytes));
  const from = fromOf(headers)[0]?.address;
  const subject = subjectOf(headers);
  return { refused, ...(from && { from }), ...(subject && { subject }) };
}

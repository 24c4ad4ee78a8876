import { parentPort } from "node:worker_threads";
import type { Mail } from "#shared/domain/mail/mail.ts";
import { fromOf, subjectOf } from "#shared/domain/mail/mail-fields.ts";
import { readHeaders } from "#shared/domain/mail/mail-headers.ts";
import type { MailLimits } from "#shared/domain/mail/mail-limits.ts";
import { readMail } from "./read-mail.ts";

// The thread that mails are read in. It holds no configuration and does no input or output but this port.

/** A mail to read whole, or only for the sender and the subject that its header claims. */
export interface MailTask {
  readonly raw: Uint8Array;
  readonly limits: MailLimits;
  readonly whole: boolean;
}

/** The mail, its top where only that was asked for, or that it cannot be read. */
export type MailAnswer =
  | { readonly mail: Mail; readonly files: readonly Uint8Array[] }
  | { readonly top: { readonly from?: string; readonly subject?: string } }
  | { readonly refused: string };

async function answerOf({ raw, limits, whole }: MailTask): Promise<MailAnswer> {
  if (whole) return readMail(raw, limits);
  const headers = readHeaders(raw);
  const from = fromOf(headers)[0]?.address;
  const subject = subjectOf(headers);
  return { top: { ...(from && { from }), ...(subject && { subject }) } };
}

parentPort?.on("message", async (task: MailTask) => {
  const answer = await answerOf(task).catch((): MailAnswer => ({ refused: "unparsable" }));
  const buffers = "files" in answer ? answer.files.map(({ buffer }) => buffer) : [];
  // Two files may be views of one buffer, and a buffer moves only once.
  const moved = [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
  parentPort?.postMessage(answer, moved);
});
parentPort?.postMessage("ready");

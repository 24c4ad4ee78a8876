import type { ParseMail } from "../../shared/intake/ports.ts";
import { readStoredMail, type StoredMail, submissionOf } from "../../shared/intake/read-stored-mail.ts";
import { redactSubmission } from "../../shared/intake/redact.ts";
import { startOfTest } from "../support/memory-ports.ts";

const stored: StoredMail = { rawKey: "incoming/1", receivedAt: startOfTest, recipients: ["support@postcase.example"] };
const mailSettings = {
  deskAddress: "support@postcase.example",
  replyDomain: "reply.postcase.example",
  replyKey: "k".repeat(32),
  uidPattern: /^[0-9]{6,20}$/u,
  region: "eu-west-1",
};

/** Everything that is done with a raw mail before it is written: `mail`, or the name by which it was refused. */
export async function readWhole(raw: Uint8Array, parseMail: ParseMail): Promise<string> {
  const reading = await readStoredMail(raw, stored, { parseMail, mailSettings });
  if ("refused" in reading) return reading.refused;
  await redactSubmission(submissionOf(reading, stored, { keptKey: "kept/1" }));
  return "mail";
}

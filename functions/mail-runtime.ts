import { createParseMail } from "#shared/adapters/mime.ts";
import type { Config } from "#shared/config.ts";
import type { ReceiveMailPorts } from "#shared/intake/receive-mail.ts";
import { caseStore, clock, files, log } from "./runtime.ts";

type MailConfig = Pick<
  Config<"email">,
  | "TABLE_NAME"
  | "BUCKET_NAME"
  | "DESK_ADDRESS"
  | "REPLY_DOMAIN"
  | "REFERENCE_KEY"
  | "REPLY_KEY"
  | "UID_PATTERN"
  | "MAIL_REGION"
>;

/** What receiving mail needs: the mail function, and the sweep that does its work again. */
export const mailPorts = (config: MailConfig): ReceiveMailPorts => ({
  cases: caseStore(config),
  files: files(config),
  parseMail: createParseMail(),
  clock,
  log,
  referenceKey: config.REFERENCE_KEY,
  mailSettings: {
    deskAddress: config.DESK_ADDRESS,
    replyDomain: config.REPLY_DOMAIN,
    replyKey: config.REPLY_KEY,
    uidPattern: new RegExp(config.UID_PATTERN, "u"),
    region: config.MAIL_REGION,
  },
});

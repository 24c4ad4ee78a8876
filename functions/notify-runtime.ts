import { composeMail } from "#shared/adapters/compose-mail.ts";
import { createSesClient, createSesMailSender } from "#shared/adapters/ses-mail-sender.ts";
import type { Config } from "#shared/config.ts";
import { createLinkKeys } from "#shared/intake/keys.ts";
import type { NotifyPorts } from "#shared/intake/notify.ts";
import { caseStore, clock, log } from "./runtime.ts";

/** What sending notices needs: the notify function, and the sweep that does its work again. */
export const notifyPorts = (config: Config<"notify">): NotifyPorts => ({
  cases: caseStore(config),
  mailSender: createSesMailSender({
    client: createSesClient(),
    configurationSet: config.SES_CONFIGURATION_SET,
    source: config.DESK_ADDRESS,
  }),
  composeMail,
  clock,
  log,
  settings: {
    publicUrl: config.PUBLIC_URL,
    deskAddress: config.DESK_ADDRESS,
    replyDomain: config.REPLY_DOMAIN,
    replyKey: config.REPLY_KEY,
    linkKeys: createLinkKeys(config.REFERENCE_KEY, config.LINK_KEYS),
  },
});

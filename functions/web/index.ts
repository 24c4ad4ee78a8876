import { handle } from "hono/aws-lambda";
import { readConfig } from "#shared/config.ts";
import { createLinkKeys } from "#shared/intake/keys.ts";
import { caseStore, clock, files, log, random } from "../runtime.ts";
import { createApp } from "./app.tsx";

const config = readConfig("web");

const app = createApp(
  { cases: caseStore(config), files: files(config), clock, random, log },
  {
    publicUrl: config.PUBLIC_URL,
    deskAddress: config.DESK_ADDRESS,
    referenceKey: config.REFERENCE_KEY,
    linkKeys: createLinkKeys(config.REFERENCE_KEY, config.LINK_KEYS),
    formKey: config.FORM_KEY,
    deskToken: config.DESK_TOKEN,
    uidPattern: new RegExp(config.UID_PATTERN, "u"),
  },
);

/** One HTTP API event (payload version 2.0). */
export const handler = handle(app);

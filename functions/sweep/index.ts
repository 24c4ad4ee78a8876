import { readConfig } from "#shared/config.ts";
import { type Reconciled, reconcile } from "#shared/intake/reconcile.ts";
import { mailPorts } from "../mail-runtime.ts";
import { notifyPorts } from "../notify-runtime.ts";

const config = readConfig("sweep");
const ports = { ...mailPorts(config), ...notifyPorts(config) };

/** On schedule: does whatever the events lost. */
export const handler = (): Promise<Reconciled> => reconcile(ports);

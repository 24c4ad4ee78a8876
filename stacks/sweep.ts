import type { Environment } from "./environment.ts";
import { createFunction } from "./function.ts";
import { listFiles, onFiles, onIndex, onTable, readWithMailKey, sendAsDesk, writeWithMailKey } from "./permissions.ts";
import type { Sending } from "./sending.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";

/** Every five minutes: `functions/sweep` does whatever the events lost. */
export function createSweep(
  storage: Storage,
  environment: Environment,
  options: { readonly settings: Settings; readonly sending: Sending },
) {
  const { settings, sending } = options;
  const sweep = createFunction("sweep", {
    environment: environment("sweep"),
    permissions: [
      ...onTable(storage, ["DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"]),
      ...onIndex(storage, "due"),
      ...onFiles(storage, "incoming", ["GetObject", "DeleteObject"]),
      ...onFiles(storage, "kept", ["DeleteObject", "GetObject", "PutObject"]),
      ...onFiles(storage, "evidence", ["PutObject"]),
      ...onFiles(storage, "spool", ["GetObject", "DeleteObject"]),
      ...listFiles(storage),
      ...readWithMailKey(storage),
      ...writeWithMailKey(storage),
      ...sendAsDesk(sending),
    ],
    // It reads the same mails as the mail function.
    memory: "1024 MB",
    // Ends before the next run starts, so that two never do the same work.
    timeout: "270 seconds",
    logRetentionDays: settings.logRetentionDays,
  });
  new aws.lambda.FunctionEventInvokeConfig("SweepInvoke", {
    functionName: sweep.name,
    // The next run finds what this one left.
    maximumRetryAttempts: 0,
    maximumEventAgeInSeconds: 60,
  });
  new sst.aws.CronV2("Sweep5Minutes", { schedule: "rate(5 minutes)", function: sweep.arn });
}

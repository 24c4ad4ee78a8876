import type { Environment } from "./environment.ts";
import { createFunction } from "./function.ts";
import { consumeStream, onTable, sendAsDesk } from "./permissions.ts";
import type { Sending } from "./sending.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";
import { createDeadLetterQueue } from "./topic-queue.ts";

/** Mail out: changes of cases in the table's stream -> `functions/notify` -> SES. */
export function createNotify(
  storage: Storage,
  environment: Environment,
  options: { readonly settings: Settings; readonly sending: Sending; readonly key: aws.kms.Key },
) {
  const { settings, sending, key } = options;
  const deadLetter = createDeadLetterQueue("Notify", key);
  const notify = createFunction("notify", {
    environment: environment("notify"),
    permissions: [
      ...onTable(storage, ["DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"]),
      ...sendAsDesk(sending),
      ...consumeStream(storage, deadLetter, key),
    ],
    // Waiting for SES is most of what it does.
    memory: "512 MB",
    // Ten cases whose sends all run into the 13 seconds of the SES client.
    timeout: "180 seconds",
    logRetentionDays: settings.logRetentionDays,
  });
  new aws.lambda.EventSourceMapping("NotifyMapping", {
    eventSourceArn: storage.table.nodes.table.streamArn,
    functionName: notify.arn,
    // `LATEST` would skip what is written while the mapping is being made.
    startingPosition: "TRIM_HORIZON",
    batchSize: 10,
    filterCriteria: {
      filters: [{ sk: { S: ["case"] } }, { pk: { S: ["job"] } }].map((Keys) => ({
        pattern: JSON.stringify({ dynamodb: { Keys } }),
      })),
    },
    functionResponseTypes: ["ReportBatchItemFailures"],
    // Without limits one bad record holds up its shard for a day. What is put aside is not lost: the sweep finds what is due.
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: 5,
    maximumRecordAgeInSeconds: 3600,
    destinationConfig: { onFailure: { destinationArn: deadLetter.arn } },
  });
  return { deadLetter };
}

import type { Environment } from "./environment.ts";
import { createFunction } from "./function.ts";
import { consumeQueue, onTable } from "./permissions.ts";
import type { Sending } from "./sending.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";
import { createTopicQueue } from "./topic-queue.ts";

const timeoutSeconds = 30;

/** What became of our mails: events of SES -> topic -> queue -> `functions/feedback`. */
export function createFeedback(
  storage: Storage,
  environment: Environment,
  options: { readonly settings: Settings; readonly sending: Sending; readonly key: aws.kms.Key },
) {
  const { settings, sending, key } = options;
  const events = createTopicQueue("MailFeedback", { publisherArn: sending.configurationSetArn, key, timeoutSeconds });
  new aws.sesv2.ConfigurationSetEventDestination(
    "FeedbackEvents",
    {
      configurationSetName: sending.configurationSet.configurationSetName,
      eventDestinationName: "feedback",
      eventDestination: {
        enabled: true,
        // Opens and clicks are not among them: a pixel or a rewritten link would tell a third party about a case.
        matchingEventTypes: ["SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "RENDERING_FAILURE"],
        snsDestination: { topicArn: events.topic.arn },
      },
    },
    { dependsOn: events.ready },
  );
  const feedback = createFunction("feedback", {
    environment: environment("feedback"),
    permissions: [...onTable(storage, ["GetItem", "PutItem", "UpdateItem"]), ...consumeQueue(events)],
    // One client and small events; nobody waits for it.
    memory: "512 MB",
    timeout: `${timeoutSeconds} seconds`,
    logRetentionDays: settings.logRetentionDays,
  });
  new aws.lambda.EventSourceMapping("FeedbackMapping", {
    eventSourceArn: events.queue.arn,
    functionName: feedback.arn,
    batchSize: 10,
    functionResponseTypes: ["ReportBatchItemFailures"],
    scalingConfig: { maximumConcurrency: 5 },
  });
  return events;
}

import { arnOf, stageName } from "./arn.ts";
import type { Environment } from "./environment.ts";
import { createFunction } from "./function.ts";
import { consumeQueue, listFiles, onFiles, onTable, readWithMailKey, writeWithMailKey } from "./permissions.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";
import { createTopicQueue } from "./topic-queue.ts";

const timeoutSeconds = 60;

const ruleSetNameOf = ({ receiptRuleSet }: Settings): string =>
  "create" in receiptRuleSet ? receiptRuleSet.create : receiptRuleSet.adopt;

const ruleName = (): string => stageName("receive");

/** The ARN of the rule that will receive our mail, which policies name before the rule is there. */
export const receiptRuleArnOf = (settings: Settings): $util.Output<string> =>
  arnOf("ses", `receipt-rule-set/${ruleSetNameOf(settings)}:receipt-rule/${ruleName()}`);

/** Mail in: SES -> `incoming/` of the bucket -> topic -> queue -> `functions/email`. */
export function createEmail(
  storage: Storage,
  environment: Environment,
  options: { readonly settings: Settings; readonly key: aws.kms.Key },
) {
  const { settings, key } = options;
  const received = createTopicQueue("MailReceived", { publisherArn: receiptRuleArnOf(settings), key, timeoutSeconds });
  const email = createFunction("email", {
    environment: environment("email"),
    permissions: [
      ...onTable(storage, ["GetItem", "PutItem", "Query", "UpdateItem"]),
      ...onFiles(storage, "incoming", ["GetObject", "DeleteObject"]),
      ...onFiles(storage, "kept", ["PutObject"]),
      ...onFiles(storage, "evidence", ["PutObject"]),
      ...listFiles(storage),
      ...readWithMailKey(storage),
      ...writeWithMailKey(storage),
      ...consumeQueue(received),
    ],
    // A mail of 40 MB, which SES takes, is held raw and decoded at the same time.
    memory: "1024 MB",
    timeout: `${timeoutSeconds} seconds`,
    logRetentionDays: settings.logRetentionDays,
  });
  new aws.lambda.EventSourceMapping("EmailMapping", {
    eventSourceArn: received.queue.arn,
    functionName: email.arn,
    // One mail a run: a mail that kills its run must not use up the tries of its neighbours.
    batchSize: 1,
    functionResponseTypes: ["ReportBatchItemFailures"],
    // A flood of mail must leave the account's copies to the pages.
    scalingConfig: { maximumConcurrency: 10 },
  });
  createReceiptRule(storage, settings, received);
  return received;
}

function createReceiptRule(
  { bucket }: Storage,
  settings: Settings,
  { topic, ready }: ReturnType<typeof createTopicQueue>,
) {
  const { receiptRuleSet, deskAddress, replyDomain } = settings;
  const ruleSet =
    "create" in receiptRuleSet
      ? new aws.ses.ReceiptRuleSet("ReceiptRules", { ruleSetName: receiptRuleSet.create })
      : undefined;
  new aws.ses.ReceiptRule(
    "ReceiptRule",
    {
      name: ruleName(),
      ruleSetName: ruleSet?.ruleSetName ?? ruleSetNameOf(settings),
      recipients: [deskAddress, replyDomain],
      enabled: true,
      // Gives the verdicts of SPF, DKIM, DMARC, spam and virus that trust rests on.
      scanEnabled: true,
      // `Require` bounces every server that has no TLS, and with it its customers.
      tlsPolicy: "Optional",
      s3Actions: [{ position: 1, bucketName: bucket.name, objectKeyPrefix: "incoming/", topicArn: topic.arn }],
    },
    // SES tries bucket and topic when the rule is made, and refuses it when it may not write.
    { dependsOn: ready },
  );
  if (ruleSet) new aws.ses.ActiveReceiptRuleSet("ActiveReceiptRules", { ruleSetName: ruleSet.ruleSetName });
}

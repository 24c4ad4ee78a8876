import { actingFor, arnOf, stageName } from "./arn.ts";
import { createKey } from "./key.ts";

/** The key of every topic and queue: what SES says about a mail names people, and a subject may be a secret. */
export function createEventKey(): aws.kms.Key {
  const account = {
    test: "StringEquals",
    variable: "aws:SourceAccount",
    values: [aws.getCallerIdentityOutput().accountId],
  };
  const topics = { test: "ArnLike", variable: "aws:SourceArn", values: [arnOf("sns", stageName("*"))] };
  return createKey("EventKey", `Topics and queues of ${$app.name}-${$app.stage}`, [
    // A topic or queue with a key that its publisher may not use loses every message without a word.
    {
      principals: [{ type: "Service", identifiers: ["ses.amazonaws.com"] }],
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      resources: ["*"],
      conditions: [account],
    },
    {
      principals: [{ type: "Service", identifiers: ["sns.amazonaws.com"] }],
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      resources: ["*"],
      conditions: [topics],
    },
  ]);
}

const days = 24 * 3600;

/** Deliveries of one message before it is put aside. */
const maxReceiveCount = 5;

/** Where messages wait for a person, as long as SQS keeps anything: two weeks. */
export const createDeadLetterQueue = (name: string, key: aws.kms.Key): sst.aws.Queue =>
  new sst.aws.Queue(`${name}DeadLetter`, {
    transform: { queue: { messageRetentionSeconds: 14 * days, kmsMasterKeyId: key.arn } },
  });

export type TopicQueue = ReturnType<typeof createTopicQueue>;

/**
 * A topic that only `publisherArn` of SES may publish to, and the queue that only this topic may fill. SST's own
 * `subscribeQueue` lets the services of any account send to the queue.
 */
export function createTopicQueue(
  name: string,
  options: {
    readonly publisherArn: $util.Output<string>;
    readonly key: aws.kms.Key;
    /** Timeout of the function that reads the queue. */
    readonly timeoutSeconds: number;
  },
) {
  const { publisherArn, key, timeoutSeconds } = options;
  const topic = new aws.sns.Topic(`${name}Topic`, { name: stageName(name.toLowerCase()), kmsMasterKeyId: key.arn });
  const topicPolicy = new aws.sns.TopicPolicy(`${name}TopicPolicy`, {
    arn: topic.arn,
    policy: allow("ses.amazonaws.com", "sns:Publish", topic.arn, actingFor(publisherArn)),
  });
  const deadLetter = createDeadLetterQueue(name, key);
  const queue = new sst.aws.Queue(name, {
    // AWS asks for six times the function's timeout: throttled batches go back and must not be delivered twice meanwhile.
    visibilityTimeout: `${6 * timeoutSeconds} seconds`,
    dlq: { queue: deadLetter.arn, retry: maxReceiveCount },
    transform: { queue: { messageRetentionSeconds: 4 * days, kmsMasterKeyId: key.arn } },
  });
  const queuePolicy = new aws.sqs.QueuePolicy(`${name}QueuePolicy`, {
    queueUrl: queue.url,
    policy: allow("sns.amazonaws.com", "sqs:SendMessage", queue.arn, [
      { test: "ArnEquals", variable: "aws:SourceArn", values: [topic.arn] },
    ]),
  });
  const subscription = new aws.sns.TopicSubscription(
    `${name}Subscription`,
    { topic: topic.arn, protocol: "sqs", endpoint: queue.arn },
    { dependsOn: [queuePolicy] },
  );
  return { topic, queue, deadLetter, key, ready: [topicPolicy, subscription] };
}

type Conditions = ReturnType<typeof actingFor> | { test: string; variable: string; values: $util.Input<string>[] }[];

const allow = (service: string, action: string, resource: $util.Input<string>, conditions: Conditions) =>
  aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        principals: [{ type: "Service", identifiers: [service] }],
        actions: [action],
        resources: [resource],
        conditions,
      },
    ],
  }).json;

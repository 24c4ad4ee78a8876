import type { Sending } from "./sending.ts";
import type { Storage } from "./storage.ts";
import type { TopicQueue } from "./topic-queue.ts";

// What a function may do, one statement per thing it does it to. No statement has a wildcard but below a named prefix
// of the bucket, because its keys are not known beforehand.

type Permissions = sst.aws.FunctionPermissionArgs[];
type TableAction = "DeleteItem" | "GetItem" | "PutItem" | "Query" | "UpdateItem";

export const onTable = ({ table }: Storage, actions: readonly TableAction[]): Permissions => [
  { actions: actions.map((action) => `dynamodb:${action}`), resources: [table.arn] },
];

export const onIndex = ({ table }: Storage, index: "due" | "queue"): Permissions => [
  { actions: ["dynamodb:Query"], resources: [$interpolate`${table.arn}/index/${index}`] },
];

export const onFiles = (
  { bucket }: Storage,
  prefix: "evidence" | "evidence/uploads" | "incoming" | "kept" | "spool",
  actions: readonly ("GetObject" | "PutObject" | "DeleteObject")[],
): Permissions => [
  { actions: actions.map((action) => `s3:${action}`), resources: [$interpolate`${bucket.arn}/${prefix}/*`] },
];

/** Listing, and being told that a key is not there: without it S3 answers AccessDenied for a file that an earlier run finished. */
export const listFiles = ({ bucket }: Storage): Permissions => [
  { actions: ["s3:ListBucket"], resources: [bucket.arn] },
];

/** Listing what customers added on the status page, and nothing else of the bucket. */
export const listUploads = ({ bucket }: Storage): Permissions => [
  {
    actions: ["s3:ListBucket"],
    resources: [bucket.arn],
    conditions: [{ test: "StringLike", variable: "s3:prefix", values: ["evidence/uploads/*"] }],
  },
];

export const writeWithMailKey = ({ key }: Storage): Permissions => [
  { actions: ["kms:GenerateDataKey"], resources: [key.arn] },
];

export const readWithMailKey = ({ key }: Storage): Permissions => [{ actions: ["kms:Decrypt"], resources: [key.arn] }];

/** Sending as the desk and as nobody else, under the configuration set whose events come back. */
export const sendAsDesk = ({ identityArn, configurationSetArn, deskAddress }: Sending): Permissions => [
  {
    actions: ["ses:SendRawEmail"],
    resources: [identityArn, configurationSetArn],
    conditions: [{ test: "StringEquals", variable: "ses:FromAddress", values: [deskAddress] }],
  },
];

/** What Lambda's poller does in the name of the function. */
export const consumeQueue = ({ queue, key }: TopicQueue): Permissions => [
  { actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], resources: [queue.arn] },
  { actions: ["kms:Decrypt"], resources: [key.arn] },
];

/** What Lambda's poller does in the name of the function, and where it leaves what failed to the end. */
export const consumeStream = ({ table }: Storage, deadLetter: sst.aws.Queue, key: aws.kms.Key): Permissions => [
  {
    actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
    resources: [table.nodes.table.streamArn],
  },
  { actions: ["sqs:SendMessage"], resources: [deadLetter.arn] },
  { actions: ["kms:GenerateDataKey", "kms:Decrypt"], resources: [key.arn] },
];

import { actingFor } from "./arn.ts";
import { createKey } from "./key.ts";
import { isProduction } from "./settings.ts";

export type Storage = ReturnType<typeof createStorage>;

/** The table of cases, and the bucket of raw mail and spooled forms. `receiptRuleArn` is the one rule that may write mail. */
export function createStorage(receiptRuleArn: $util.Output<string>) {
  const table = createTable();
  const key = createKey("MailKey", `Raw mail and spooled forms of ${$app.name}-${$app.stage}`, [
    {
      principals: [{ type: "Service", identifiers: ["ses.amazonaws.com"] }],
      // S3 opens the data key again between the parts of a large mail.
      actions: ["kms:GenerateDataKey", "kms:Encrypt", "kms:Decrypt"],
      resources: ["*"],
      conditions: actingFor(receiptRuleArn),
    },
  ]);
  const bucket = createBucket(key, receiptRuleArn);
  return { table, bucket, key };
}

/** What the desk's queue shows of a case without reading it. */
const queueAttributes = [
  "caseType",
  "language",
  "channel",
  "receivedAt",
  "updatedAt",
  "promisedBy",
  "suspect",
  "missingCount",
  "waitsForProof",
];

/** Equal to `caseTable` of `shared/adapters/case-table.ts`, key by key: a test compares the two. */
function createTable() {
  return new sst.aws.Dynamo("Cases", {
    fields: {
      pk: "string",
      sk: "string",
      duePartition: "string",
      dueAt: "string",
      queuePartition: "string",
      queueSort: "string",
    },
    primaryIndex: { hashKey: "pk", rangeKey: "sk" },
    globalIndexes: {
      due: { hashKey: "duePartition", rangeKey: "dueAt", projection: "keys-only" },
      queue: { hashKey: "queuePartition", rangeKey: "queueSort", projection: queueAttributes },
    },
    ttl: "expiresAt",
    stream: "new-and-old-images",
    deletionProtection: isProduction($app.stage),
    transform: { table: { serverSideEncryption: { enabled: true } } },
  });
}

function createBucket(key: aws.kms.Key, receiptRuleArn: $util.Output<string>) {
  const bucket = new sst.aws.Bucket("Mail", {
    cors: false,
    policy: [
      {
        principals: [{ type: "service", identifiers: ["ses.amazonaws.com"] }],
        actions: ["s3:PutObject"],
        paths: ["incoming/*"],
        conditions: actingFor(receiptRuleArn),
      },
    ],
    // Not versioned: versions would only keep what a purge has to remove.
    lifecycle: [
      { id: "incoming", prefix: "incoming/", expiresIn: "14 days" },
      { id: "kept", prefix: "kept/", expiresIn: "90 days" },
      // As long as any case is kept (`retentionDays` of the case types): what no case refers to goes with the rest.
      { id: "evidence", prefix: "evidence/", expiresIn: "1825 days" },
      { id: "spool", prefix: "spool/", expiresIn: "14 days" },
    ],
    transform: { bucket: { forceDestroy: !isProduction($app.stage) } },
  });
  // The bucket's default, never the receipt action's own key: that one encrypts in SES, and reads return ciphertext.
  new aws.s3.BucketServerSideEncryptionConfiguration("MailEncryption", {
    bucket: bucket.name,
    rules: [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
        bucketKeyEnabled: true,
      },
    ],
  });
  return bucket;
}

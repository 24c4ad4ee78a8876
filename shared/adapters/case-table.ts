import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import { summaryAttributes } from "./case-item.ts";

/** The sparse index of cases that have work due, earliest first. */
export const dueIndex = "due";
/** The index of cases by state, in the order in which the desk takes them. */
export const queueIndex = "queue";

/** The attribute by which DynamoDB removes counters that nobody needs any more: seconds since 1970. */
export const expiryAttribute = "expiresAt";

const key = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: "HASH" as const },
  { AttributeName: sort, KeyType: "RANGE" as const },
];

/**
 * The one table, as plain data: what `stacks/local` creates, and what the deployed table has to be equal to. The time
 * to live is switched on by a call of its own, on `expiryAttribute`.
 */
export const caseTable = {
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: ["pk", "sk", "duePartition", "dueAt", "queuePartition", "queueSort"].map((AttributeName) => ({
    AttributeName,
    AttributeType: "S" as const,
  })),
  KeySchema: key("pk", "sk"),
  GlobalSecondaryIndexes: [
    { IndexName: dueIndex, KeySchema: key("duePartition", "dueAt"), Projection: { ProjectionType: "KEYS_ONLY" } },
    {
      IndexName: queueIndex,
      KeySchema: key("queuePartition", "queueSort"),
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: [...summaryAttributes] },
    },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
} as const satisfies Omit<CreateTableCommandInput, "TableName">;

import { randomBytes } from "node:crypto";
import { createDynamoCaseStore, createDynamoClient } from "#shared/adapters/dynamo-case-store.ts";
import { createJsonLog } from "#shared/adapters/json-log.ts";
import { createS3Client, createS3Files } from "#shared/adapters/s3-files.ts";
import { toInstant } from "#shared/domain/brand.ts";
import type { CaseStore, Clock, Files, Random } from "#shared/intake/ports.ts";

// What every function may need, made once per cold start by the one that does; a function that does not name a part
// does not carry its client in its bundle.

export const clock: Clock = () => toInstant(Date.now());
export const random: Random = (size) => randomBytes(size);
export const log = createJsonLog();

export const caseStore = ({ TABLE_NAME }: { readonly TABLE_NAME: string }): CaseStore =>
  createDynamoCaseStore({ client: createDynamoClient(), tableName: TABLE_NAME });

export const files = ({ BUCKET_NAME }: { readonly BUCKET_NAME: string }): Files =>
  createS3Files({ client: createS3Client(), bucket: BUCKET_NAME });

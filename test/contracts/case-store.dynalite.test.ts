import { afterAll, beforeAll } from "vitest";
import { createCaseTable } from "#shared/adapters/create-case-table.ts";
import { createDynamoCaseStore } from "#shared/adapters/dynamo-case-store.ts";
import { type Dynamodb, startDynamodb } from "../../stacks/local/dynamodb.ts";
import { localClient } from "../support/local-client.ts";
import { caseStoreContract } from "./case-store.ts";

let engine: Dynamodb;
beforeAll(async () => {
  engine = await startDynamodb({ port: 0 });
});
afterAll(() => engine.close());

let tables = 0;
caseStoreContract("dynalite", async () => {
  const client = localClient(engine.port);
  const tableName = `postcase-${++tables}`;
  await createCaseTable(client, tableName);
  return createDynamoCaseStore({ client, tableName });
});

import { inject } from "vitest";
import { createCaseTable } from "#shared/adapters/create-case-table.ts";
import { createDynamoCaseStore } from "#shared/adapters/dynamo-case-store.ts";
import { localClient } from "../../support/local-client.ts";
import { caseStoreContract } from "../case-store.ts";

let tables = 0;
caseStoreContract("DynamoDB Local", async () => {
  const client = localClient(inject("dynamodbLocalPort"));
  const tableName = `contract-${++tables}`;
  await createCaseTable(client, tableName);
  return createDynamoCaseStore({ client, tableName });
});

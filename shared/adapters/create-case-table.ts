import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { caseTable } from "./case-table.ts";

/**
 * Creates the table where it is not there yet, and waits until it takes requests. For the engines of one machine, which
 * keep counters for ever: the time to live is switched on by the deployment alone.
 */
export async function createCaseTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand({ TableName: tableName, ...caseTable }));
  } catch (fault) {
    if (!(fault instanceof ResourceInUseException)) throw fault;
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.02, maxDelay: 0.5 }, { TableName: tableName });
}

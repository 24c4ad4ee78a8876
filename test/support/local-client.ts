import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

/** A port of the loopback that refuses every connection: only the administrator may listen there, and does not. */
export const portOfNobody = 1;

/** A client of an engine on this machine. */
export const localClient = (port: number, config: DynamoDBClientConfig = {}): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    ...config,
  });

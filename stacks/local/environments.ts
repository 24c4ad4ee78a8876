import { type ConfigKey, configKeysOf, type FunctionName, functionNames } from "#shared/config.ts";

/** Where the engines of this machine are, as the SDK reads it. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly s3: string;
  readonly ses: string;
}

/** The region that the local stack says it is in. */
export const region = "eu-west-1";
export const tableName = "postcase";
export const bucketName = "postcase-mail";

/** The environment of each function: its own keys of `shared/config.ts`, and what Lambda itself sets. Nothing else, as in the cloud. */
export function environmentsOf(
  values: Readonly<Record<ConfigKey, string>>,
  endpoints: Endpoints,
): Record<FunctionName, Record<string, string>> {
  const aws = {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    AWS_EC2_METADATA_DISABLED: "true",
  };
  const environments: Partial<Record<FunctionName, Record<string, string>>> = {};
  for (const name of functionNames) {
    const own = configKeysOf[name].map((key: ConfigKey) => [key, values[key]]);
    environments[name] = { ...aws, ...Object.fromEntries(own) };
  }
  return environments as Record<FunctionName, Record<string, string>>;
}

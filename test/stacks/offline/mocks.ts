// What AWS would answer to Pulumi's engine, as far as the components of SST need it: names, ARNs, and the provider calls
// that they make.

export const account = "123456789012";

type Fields = Record<string, unknown>;

export interface NewResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Fields;
  readonly custom?: boolean;
}

export interface Call {
  readonly token: string;
  readonly inputs: Fields;
}

interface PolicyStatement {
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly conditions?: readonly { readonly test: string; readonly variable: string; readonly values: unknown }[];
}

/** Services whose ARNs name no region, or no account either. */
const arnScopes: Readonly<Record<string, { readonly region?: string; readonly account?: string }>> = {
  iam: { region: "" },
  s3: { region: "", account: "" },
};

/** How an ARN names a resource of a type; the name alone where the type is missing here. */
const arnPaths: Readonly<Record<string, (physical: string, inputs: Fields) => string>> = {
  "aws:dynamodb/table:Table": (name) => `table/${name}`,
  "aws:lambda/function:Function": (name) => `function:${name}`,
  "aws:iam/role:Role": (name) => `role/${name}`,
  "aws:kms/key:Key": (name) => `key/${name}`,
  "aws:cloudwatch/logGroup:LogGroup": (name) => `log-group:${name}`,
  "aws:sesv2/emailIdentity:EmailIdentity": (name) => `identity/${name}`,
  "aws:sesv2/configurationSet:ConfigurationSet": (name) => `configuration-set/${name}`,
  "aws:ses/receiptRule:ReceiptRule": (name, inputs) => `receipt-rule-set/${inputs["ruleSetName"]}:receipt-rule/${name}`,
};

const arnServices: Readonly<Record<string, string>> = { cloudwatch: "logs", sesv2: "ses" };

/** What a resource answers beside its inputs, name and ARN. */
const answers: Readonly<Record<string, (state: { arn: string; physical: string; inputs: Fields }) => Fields>> = {
  "aws:dynamodb/table:Table": ({ arn }) => ({ streamArn: `${arn}/stream/2026-01-01T00:00:00.000` }),
  "aws:sqs/queue:Queue": ({ arn, physical }) => ({
    url: `https://sqs.${arn.split(":")[3]}.amazonaws.com/${account}/${physical}`,
  }),
  "aws:s3/bucket:Bucket": ({ physical }) => ({ bucket: physical }),
  "aws:apigatewayv2/api:Api": ({ arn }) => ({
    apiEndpoint: `https://offline.execute-api.${arn.split(":")[3]}.amazonaws.com`,
    executionArn: `arn:aws:execute-api:${arn.split(":")[3]}:${account}:offline`,
  }),
  "aws:sesv2/emailIdentity:EmailIdentity": () => ({ dkimSigningAttributes: { tokens: ["one", "two", "three"] } }),
  "random:index/randomBytes:RandomBytes": ({ inputs }) => ({
    base64: Buffer.alloc(Number(inputs["length"])).toString("base64"),
  }),
};

/** Pulumi's mocks for one region. `resources` fills with everything that the program asks for, in no fixed order. */
export function awsMocks(region: string) {
  const resources: NewResource[] = [];
  return {
    resources,
    mocks: {
      newResource({ type, name, inputs, custom }: NewResource) {
        resources.push({ type, name, inputs, custom: custom ?? false });
        if (!custom) return { id: "", state: inputs };
        const named = ["name", "bucket", "emailIdentity", "configurationSetName", "ruleSetName"];
        const physical = String(named.map((key) => inputs[key]).find((value) => value !== undefined) ?? name);
        const arn = arnOf({ type, physical, inputs, region });
        return {
          id: physical,
          state: { ...inputs, name: physical, arn, ...answers[type]?.({ arn, physical, inputs }) },
        };
      },
      call: ({ token, inputs }: Call) => callAnswer(token, inputs, region),
    },
  };
}

function arnOf({ type, physical, inputs, region }: { type: string; physical: string; inputs: Fields; region: string }) {
  const module = type.split(/[:/]/)[1] ?? "";
  const service = arnServices[module] ?? module;
  const scope = { region, account, ...arnScopes[service] };
  return `arn:aws:${service}:${scope.region}:${scope.account}:${arnPaths[type]?.(physical, inputs) ?? physical}`;
}

function callAnswer(token: string, inputs: Fields, region: string): Fields {
  switch (token) {
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: account, arn: `arn:aws:iam::${account}:root`, id: account, userId: "offline" };
    case "aws:index/getPartition:getPartition":
      return { partition: "aws", dnsSuffix: "amazonaws.com", id: "aws", reverseDnsPrefix: "com.amazonaws" };
    case "aws:index/getRegion:getRegion":
      return { region, name: region, id: region, description: region };
    case "aws:iam/getPolicyDocument:getPolicyDocument": {
      const json = JSON.stringify(policyDocument((inputs["statements"] ?? []) as PolicyStatement[]));
      return { ...inputs, json, minifiedJson: json, id: "offline" };
    }
    default:
      throw new Error(`offline: no answer for the provider call ${token}`);
  }
}

const policyDocument = (statements: readonly PolicyStatement[]) => ({
  Version: "2012-10-17",
  Statement: statements.map(({ effect, actions, resources, principals, conditions }) => ({
    Effect: effect ?? "Allow",
    Action: actions,
    Resource: resources,
    ...(principals && { Principal: Object.fromEntries(principals.map((one) => [one.type, one.identifiers])) }),
    ...(conditions?.length && { Condition: conditionsOf(conditions) }),
  })),
});

function conditionsOf(conditions: NonNullable<PolicyStatement["conditions"]>): Record<string, Fields> {
  const byTest: Record<string, Fields> = {};
  for (const { test, variable, values } of conditions) byTest[test] = { ...byTest[test], [variable]: values };
  return byTest;
}

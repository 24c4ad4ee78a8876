import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { caseTable, expiryAttribute } from "#shared/adapters/case-table.ts";
import { configKeysOf, functionNames } from "#shared/config.ts";
import { caseTypeIds, caseTypeRow } from "#shared/domain/case-types.ts";
import { buildFunctions } from "../../stacks/bundle.ts";
import { type Inputs, installSst, root, type Stack, statementsOf, synth } from "./synth.ts";

let production: Stack;
let development: Stack;

beforeAll(async () => {
  installSst();
  production = await synth("production");
  development = await synth("alice");
});

const titled = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
const functionOf = (name: string) => production.one("aws:lambda/function:Function", `${titled(name)}Function`);
const roleOf = (name: string) => production.one("aws:iam/role:Role", `${titled(name)}Role`);
const queues = () => production.all("aws:sqs/queue:Queue").map(({ inputs }) => inputs);
const queueOf = (arn: string) => queues().find((queue) => arn.endsWith(`:${queue["name"]}`));
const mappings = () => production.all("aws:lambda/eventSourceMapping:EventSourceMapping").map(({ inputs }) => inputs);
const functionOfMapping = ({ functionName }: Inputs) =>
  production.all("aws:lambda/function:Function").find(({ inputs }) => functionName.endsWith(`:${inputs["name"]}`));
const statementsOfRole = (role: Inputs) =>
  role["inlinePolicies"].flatMap(({ policy }: { policy: string }) => statementsOf(policy)) as ReturnType<
    typeof statementsOf
  >;

const ruleArn = "arn:aws:ses:eu-west-1:123456789012:receipt-rule-set/postcase:receipt-rule/postcase-production-receive";
const actingForRule = {
  StringEquals: { "aws:SourceAccount": ["123456789012"] },
  ArnEquals: { "aws:SourceArn": [ruleArn] },
};

describe("stages", () => {
  test.each([
    ["production", { protect: true, removal: "retain" }],
    ["alice", { protect: false, removal: "remove" }],
  ])("%s is protected and kept as it should be", async (stage, expected) => {
    Object.assign(globalThis, { $config: (config: unknown) => config });
    const { default: config } = await import(pathToFileURL(path.join(root, "sst.config.ts")).href);

    expect(await config.app({ stage })).toMatchObject(expected);
  });

  test("only production's table and files survive their own removal", () => {
    const isKept = (stack: Stack) => ({
      table: stack.one("aws:dynamodb/table:Table")["deletionProtectionEnabled"],
      files: !stack.one("aws:s3/bucket:Bucket")["forceDestroy"],
    });

    expect(isKept(production)).toEqual({ table: true, files: true });
    expect(isKept(development)).toEqual({ table: false, files: false });
  });
});

describe("the table", () => {
  test("is the one that the store is written for, key by key", () => {
    const table = production.one("aws:dynamodb/table:Table");

    expect({
      BillingMode: table["billingMode"],
      AttributeDefinitions: table["attributes"].map(({ name, type }: Inputs) => ({
        AttributeName: name,
        AttributeType: type,
      })),
      KeySchema: keySchema(table),
      GlobalSecondaryIndexes: table["globalSecondaryIndexes"].map((index: Inputs) => ({
        IndexName: index["name"],
        KeySchema: keySchema(index),
        Projection: {
          ProjectionType: index["projectionType"],
          ...(index["nonKeyAttributes"] && { NonKeyAttributes: index["nonKeyAttributes"] }),
        },
      })),
      StreamSpecification: { StreamEnabled: table["streamEnabled"], StreamViewType: table["streamViewType"] },
    }).toEqual(caseTable);
    expect(table["localSecondaryIndexes"]).toEqual([]);
  });

  test("expires counters, can be restored to any second, and is encrypted", () => {
    expect(production.one("aws:dynamodb/table:Table")).toMatchObject({
      ttl: { attributeName: expiryAttribute, enabled: true },
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true },
    });
  });
});

const keySchema = ({ hashKey, rangeKey }: Inputs) => [
  { AttributeName: hashKey, KeyType: "HASH" },
  { AttributeName: rangeKey, KeyType: "RANGE" },
];

describe("functions", () => {
  // SST adds these three to every function that it makes; nothing of ours reads them.
  const ofSst = ["SST_KEY", "SST_KEY_FILE", "SST_RESOURCE_App"];

  test("there is one for each name of the configuration, and no other", () => {
    const names = production.all("aws:lambda/function:Function").map(({ name }) => name);

    expect(names.sort()).toEqual(functionNames.map((name) => `${titled(name)}Function`).sort());
  });

  test.each(functionNames)("%s gets the configuration keys that it reads, and no other", (name) => {
    const variables = Object.keys(functionOf(name)["environment"].variables);

    expect(variables.sort()).toEqual([...configKeysOf[name], ...ofSst].sort());
  });

  test.each(functionNames)("%s runs on arm64 and Node 24, and logs JSON to its own group for 90 days", (name) => {
    const group = production.one("aws:cloudwatch/logGroup:LogGroup", `${titled(name)}Log`);

    expect(functionOf(name)).toMatchObject({
      architectures: ["arm64"],
      runtime: "nodejs24.x",
      loggingConfig: { logFormat: "JSON", logGroup: group["name"] },
    });
    expect(group["retentionInDays"]).toBe(90);
  });

  test.each([
    ["web", 512, 20],
    ["email", 1024, 60],
    ["notify", 512, 180],
    ["feedback", 512, 30],
    ["sweep", 1024, 270],
  ])("%s has %i MB and %i seconds", (name, memorySize, timeout) => {
    expect(functionOf(name)).toMatchObject({ memorySize, timeout });
  });

  test("the web function's copies are reserved where the stage says how many, and else not", () => {
    expect(functionOf("web")["reservedConcurrentExecutions"]).toBe(50);
    expect(
      development.one("aws:lambda/function:Function", "WebFunction")["reservedConcurrentExecutions"],
    ).toBeUndefined();
  });

  test.each(functionNames)(
    "the handler of %s is in the folder that is deployed, and starts in its environment",
    (name) => {
      const { handler, environment } = functionOf(name);
      const [file, exported] = handler.split(".");
      const bundle = path.join(root, "dist", name, `${file}.mjs`);

      expect(existsSync(bundle)).toBe(true);
      const script = `const module = await import(${JSON.stringify(pathToFileURL(bundle).href)});
      process.stdout.write(typeof module[${JSON.stringify(exported)}]);`;
      const type = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
        encoding: "utf8",
        env: { ...environment.variables, AWS_REGION: production.region, AWS_EC2_METADATA_DISABLED: "true" },
      });
      expect(type).toBe("function");
    },
  );
});

describe("bundles", () => {
  test("a function without an entry file is named, and nothing is built", async () => {
    const empty = mkdtempSync(path.join(os.tmpdir(), "postcase-bundle-"));

    const building = buildFunctions({ sources: empty, outdir: path.join(empty, "dist") });

    await expect(building).rejects.toThrow(path.join(empty, "web", "index.ts"));
    expect(existsSync(path.join(empty, "dist"))).toBe(false);
    rmSync(empty, { recursive: true });
  });

  test("code that an earlier build left is not deployed, and source maps never are", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "postcase-bundle-"));
    for (const name of functionNames) {
      mkdirSync(path.join(folder, "sources", name), { recursive: true });
      writeFileSync(path.join(folder, "sources", name, "index.ts"), "export const handler = () => undefined;");
    }
    mkdirSync(path.join(folder, "dist/web"), { recursive: true });
    writeFileSync(path.join(folder, "dist/web/chunk-old.mjs"), "");

    const built = await buildFunctions({ sources: path.join(folder, "sources"), outdir: path.join(folder, "dist") });

    expect(readdirSync(path.join(folder, "dist/web"))).toEqual(["index.mjs"]);
    expect(built.find(({ name }) => name === "web")?.bytes).toBe(
      statSync(path.join(folder, "dist/web/index.mjs")).size,
    );
    rmSync(folder, { recursive: true });
  });
});

describe("roles", () => {
  test.each(functionNames)("only Lambda may take the role of %s, and it has no policy of others", (name) => {
    const role = roleOf(name);

    expect(role["assumeRolePolicy"].Statement).toEqual([
      expect.objectContaining({
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "lambda.amazonaws.com" },
      }),
    ]);
    expect(role["managedPolicyArns"]).toEqual([]);
  });

  test("there are no roles but those of the functions and of the schedule", () => {
    const names = production.all("aws:iam/role:Role").map(({ name }) => name);

    expect(names.sort()).toEqual([...functionNames.map((name) => `${titled(name)}Role`), "Sweep5MinutesRole"].sort());
    expect(allowedTo(production.one("aws:iam/role:Role", "Sweep5MinutesRole"))).toEqual([
      "lambda:InvokeFunction SweepFunction",
    ]);
  });

  test("no role has a wildcard, but for the keys below a prefix of the bucket and the streams of its own log", () => {
    const statements = production.all("aws:iam/role:Role").flatMap(({ inputs }) => statementsOfRole(inputs));
    const belowNamed =
      /:::postcase-production-mailbucket-\w+\/(evidence(\/uploads)?|incoming|kept|spool)\/\*$|:log-group:\/postcase\/production\/\w+:\*$/;

    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes("*"))).toEqual([]);
    expect(
      statements
        .flatMap(({ Resource }) => Resource)
        .filter((resource) => resource.includes("*") && !belowNamed.test(resource)),
    ).toEqual([]);
  });

  const onFiles = [
    "kms:Decrypt MailKey",
    "kms:GenerateDataKey MailKey",
    "s3:DeleteObject mail/incoming/*",
    "s3:GetObject mail/incoming/*",
    "s3:ListBucket mail",
    "s3:PutObject mail/evidence/*",
    "s3:PutObject mail/kept/*",
  ];
  const onTable = ["dynamodb:GetItem table", "dynamodb:PutItem table"];
  const onMoreOfTable = [...onTable, "dynamodb:Query table", "dynamodb:UpdateItem table"];
  const doingJobs = "dynamodb:DeleteItem table";
  const sending = ["ses:SendRawEmail configuration-set", "ses:SendRawEmail identity/postcase.example"];
  const consuming = (queue: string) => [
    "kms:Decrypt EventKey",
    `sqs:DeleteMessage ${queue}`,
    `sqs:GetQueueAttributes ${queue}`,
    `sqs:ReceiveMessage ${queue}`,
  ];

  test.each([
    [
      "web",
      [
        ...onMoreOfTable,
        "dynamodb:Query index/queue",
        "s3:ListBucket mail",
        "s3:PutObject mail/evidence/uploads/*",
        "s3:PutObject mail/spool/*",
        "kms:GenerateDataKey MailKey",
      ],
    ],
    ["email", [...onMoreOfTable, ...onFiles, ...consuming("MailReceivedQueue")]],
    [
      "notify",
      [
        ...onMoreOfTable,
        doingJobs,
        ...sending,
        "dynamodb:DescribeStream stream",
        "dynamodb:GetRecords stream",
        "dynamodb:GetShardIterator stream",
        "dynamodb:ListStreams stream",
        "kms:Decrypt EventKey",
        "kms:GenerateDataKey EventKey",
        "sqs:SendMessage NotifyDeadLetterQueue",
      ],
    ],
    ["feedback", [...onTable, "dynamodb:UpdateItem table", ...consuming("MailFeedbackQueue")]],
    [
      "sweep",
      [
        ...onMoreOfTable,
        doingJobs,
        ...onFiles,
        "s3:DeleteObject mail/kept/*",
        "s3:GetObject mail/kept/*",
        ...sending,
        "dynamodb:Query index/due",
        "s3:DeleteObject mail/spool/*",
        "s3:GetObject mail/spool/*",
      ],
    ],
  ])("%s may do what its table says, and nothing else", (name, expected) => {
    const ownLog = ["logs:CreateLogStream log", "logs:PutLogEvents log"];

    expect(allowedTo(roleOf(name), name)).toEqual([...expected, ...ownLog].sort());
  });

  test("web lists what customers added and nothing else", () => {
    const statements = statementsOfRole(roleOf("web")).filter(({ Action }) => Action.includes("s3:ListBucket"));

    expect(statements.map(({ Condition }) => Condition)).toEqual([
      { StringLike: { "s3:prefix": ["evidence/uploads/*"] } },
    ]);
  });

  test.each(["notify", "sweep"])("%s sends as the desk only", (name) => {
    const statements = statementsOfRole(roleOf(name)).filter(({ Action }) => Action.includes("ses:SendRawEmail"));

    expect(statements.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { "ses:FromAddress": ["support@postcase.example"] } },
    ]);
  });

  /** Every action and the short name of what it is allowed on, sorted. */
  function allowedTo(role: Inputs, name = ""): string[] {
    const shortNames: readonly (readonly [RegExp, string])[] = [
      [/^arn:aws:dynamodb:.*\/index\/(\w+)$/, "index/$1"],
      [/^arn:aws:dynamodb:.*\/stream\/.*$/, "stream"],
      [/^arn:aws:dynamodb:.*:table\/postcase-production-CasesTable-\w+$/, "table"],
      [/^arn:aws:s3:::postcase-production-mailbucket-\w+/, "mail"],
      [/^arn:aws:kms:.*:key\//, ""],
      [/^arn:aws:sqs:.*:postcase-production-(\w+)-\w+$/, "$1"],
      [/^arn:aws:lambda:.*:postcase-production-(\w+)-\w+$/, "$1"],
      [/^arn:aws:ses:.*:configuration-set\/postcase-production-notices$/, "configuration-set"],
      [/^arn:aws:ses:[^/]*:identity\//, "identity/"],
      [new RegExp(`^arn:aws:logs:.*:log-group:/postcase/production/${name}:\\*$`), "log"],
    ];
    const short = (resource: string) => shortNames.reduce((text, [pattern, by]) => text.replace(pattern, by), resource);
    return statementsOfRole(role)
      .flatMap(({ Effect, Action, Resource }) => {
        expect(Effect).toBe("Allow");
        return Action.flatMap((action) => Resource.map((resource) => `${action} ${short(resource)}`));
      })
      .sort();
  }
});

describe("queues and topics", () => {
  test("each policy lets one service in, for one source", () => {
    const policies = [
      ...production.all("aws:sqs/queuePolicy:QueuePolicy"),
      ...production.all("aws:sns/topicPolicy:TopicPolicy"),
    ].map(({ name, inputs }) => [
      name,
      statementsOf(inputs["policy"]).map(({ Principal, Condition }) => ({ Principal, Condition })),
    ]);
    const from = (service: string, source: string, more: object = {}) => [
      { Principal: { Service: [service] }, Condition: { ...more, ArnEquals: { "aws:SourceArn": [source] } } },
    ];
    const inAccount = { StringEquals: { "aws:SourceAccount": ["123456789012"] } };
    const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:123456789012:${name}`;

    expect(Object.fromEntries(policies)).toEqual({
      MailReceivedQueuePolicy: from("sns.amazonaws.com", arn("sns", "postcase-production-mailreceived")),
      MailFeedbackQueuePolicy: from("sns.amazonaws.com", arn("sns", "postcase-production-mailfeedback")),
      MailReceivedTopicPolicy: from("ses.amazonaws.com", ruleArn, inAccount),
      MailFeedbackTopicPolicy: from(
        "ses.amazonaws.com",
        arn("ses", "configuration-set/postcase-production-notices"),
        inAccount,
      ),
    });
  });

  test("each queue and topic is encrypted with the key that its publisher may use", () => {
    const encrypted = [...queues(), ...production.all("aws:sns/topic:Topic").map(({ inputs }) => inputs)];
    const grants = statementsOf(production.one("aws:kms/key:Key", "EventKey")["policy"]).slice(1);

    expect(encrypted.map(({ kmsMasterKeyId }) => kmsMasterKeyId.split("/").at(-1))).toEqual(Array(7).fill("EventKey"));
    expect(grants.map(({ Principal, Action, Condition }) => ({ Principal, Action, Condition }))).toEqual([
      {
        Principal: { Service: ["ses.amazonaws.com"] },
        Action: ["kms:GenerateDataKey", "kms:Decrypt"],
        Condition: { StringEquals: { "aws:SourceAccount": ["123456789012"] } },
      },
      {
        Principal: { Service: ["sns.amazonaws.com"] },
        Action: ["kms:GenerateDataKey", "kms:Decrypt"],
        Condition: { ArnLike: { "aws:SourceArn": ["arn:aws:sns:eu-west-1:123456789012:postcase-production-*"] } },
      },
    ]);
  });

  test("mail and feedback, the stream, and nothing else feed functions", () => {
    expect(
      mappings()
        .map((mapping) => functionOfMapping(mapping)?.name)
        .sort(),
    ).toEqual(["EmailFunction", "FeedbackFunction", "NotifyFunction"]);
  });

  test("each consumer says which records failed, and what failed to the end waits two weeks in a dead-letter queue", () => {
    for (const mapping of mappings()) {
      const source = queueOf(mapping["eventSourceArn"]);
      const deadLetter = source
        ? JSON.parse(source["redrivePolicy"]).deadLetterTargetArn
        : mapping["destinationConfig"].onFailure.destinationArn;

      expect(mapping["functionResponseTypes"]).toEqual(["ReportBatchItemFailures"]);
      expect(queueOf(deadLetter)?.["name"]).toContain("DeadLetter");
      expect(queueOf(deadLetter)?.["messageRetentionSeconds"]).toBe(14 * 24 * 3600);
    }
  });

  test("the stream's consumer gives up on a record within an hour and halves a failing batch", () => {
    expect(mappings().find(({ startingPosition }) => startingPosition)).toMatchObject({
      startingPosition: "TRIM_HORIZON",
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 5,
      maximumRecordAgeInSeconds: 3600,
      filterCriteria: {
        filters: [
          { pattern: '{"dynamodb":{"Keys":{"sk":{"S":["case"]}}}}' },
          { pattern: '{"dynamodb":{"Keys":{"pk":{"S":["job"]}}}}' },
        ],
      },
    });
  });

  test("a message stays invisible for at least six times the timeout of its function, and is kept four days", () => {
    const consumed = mappings().flatMap((mapping) => {
      const queue = queueOf(mapping["eventSourceArn"]);
      return queue ? [{ queue, timeout: functionOfMapping(mapping)?.inputs["timeout"] ?? Number.NaN }] : [];
    });

    expect(consumed).toHaveLength(2);
    for (const { queue, timeout } of consumed) {
      expect(queue["visibilityTimeoutSeconds"]).toBeGreaterThanOrEqual(6 * timeout);
      expect(queue["messageRetentionSeconds"]).toBe(4 * 24 * 3600);
    }
  });
});

describe("the bucket", () => {
  test("is private, and keeps one version of anything", () => {
    expect(production.one("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(production.all("aws:s3/bucketVersioning:BucketVersioning")).toEqual([]);
  });

  test("takes mail from our own receipt rule only, below incoming/, and nothing without TLS", () => {
    const [deny, allow, ...more] = statementsOf(production.one("aws:s3/bucketPolicy:BucketPolicy")["policy"]);

    expect(more).toEqual([]);
    expect(deny).toMatchObject({
      Effect: "Deny",
      Action: ["s3:*"],
      Principal: { "*": ["*"] },
      Condition: { Bool: { "aws:SecureTransport": ["false"] } },
    });
    expect(allow).toMatchObject({
      Effect: "Allow",
      Action: ["s3:PutObject"],
      Resource: [expect.stringMatching(/^arn:aws:s3:::[\w-]+\/incoming\/\*$/)],
      Principal: { Service: ["ses.amazonaws.com"] },
    });
    expect(allow?.Condition).toEqual(actingForRule);
  });

  test("encrypts with a key of its own, which SES may use for our receipt rule", () => {
    const { rules } = production.one(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    );
    const key = production.one("aws:kms/key:Key", "MailKey");
    const [, grant, ...more] = statementsOf(key["policy"]);

    expect(rules).toEqual([
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: expect.stringMatching(/:key\/MailKey$/),
        },
        bucketKeyEnabled: true,
      },
    ]);
    expect(key["enableKeyRotation"]).toBe(true);
    expect(more).toEqual([]);
    expect(grant).toMatchObject({ Effect: "Allow", Principal: { Service: ["ses.amazonaws.com"] } });
    expect(grant?.Condition).toEqual(actingForRule);
  });

  test("forgets what nobody fetched after 14 days, raw mail after 90, and evidence with the last of the cases", () => {
    const { rules } = production.one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");

    expect(rules.map(({ status, filter, expiration }: Inputs) => [status, filter.prefix, expiration.days])).toEqual([
      ["Enabled", "incoming/", 14],
      ["Enabled", "kept/", 90],
      ["Enabled", "evidence/", Math.max(...caseTypeIds.map((id) => caseTypeRow(id).retentionDays))],
      ["Enabled", "spool/", 14],
    ]);
  });
});

describe("mail in and out", () => {
  test("a receipt rule scans, does not insist on TLS, stores, and tells the topic; it never encrypts by itself", () => {
    expect(production.one("aws:ses/receiptRule:ReceiptRule")).toEqual({
      name: "postcase-production-receive",
      ruleSetName: "postcase",
      recipients: ["support@postcase.example", "reply.postcase.example"],
      enabled: true,
      scanEnabled: true,
      tlsPolicy: "Optional",
      s3Actions: [
        {
          position: 1,
          bucketName: production.one("aws:s3/bucket:Bucket")["bucket"],
          objectKeyPrefix: "incoming/",
          topicArn: expect.stringMatching(/:postcase-production-mailreceived$/),
        },
      ],
    });
  });

  test("a stage that creates its rule set also activates it", () => {
    expect(production.one("aws:ses/receiptRuleSet:ReceiptRuleSet")).toEqual({ ruleSetName: "postcase" });
    expect(production.one("aws:ses/activeReceiptRuleSet:ActiveReceiptRuleSet")).toEqual({ ruleSetName: "postcase" });
  });

  test("a stage that adopts a rule set adds its rule and leaves the set alone", () => {
    expect(development.one("aws:ses/receiptRule:ReceiptRule")).toMatchObject({
      name: "postcase-alice-receive",
      ruleSetName: "postcase",
    });
    expect(development.all("aws:ses/receiptRuleSet:ReceiptRuleSet")).toEqual([]);
    expect(development.all("aws:ses/activeReceiptRuleSet:ActiveReceiptRuleSet")).toEqual([]);
  });

  test("what became of our mails comes back, without opens and clicks", () => {
    const destination = production.one("aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination");

    expect(destination).toMatchObject({ configurationSetName: "postcase-production-notices" });
    expect(destination["eventDestination"]).toEqual({
      enabled: true,
      matchingEventTypes: ["SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "RENDERING_FAILURE"],
      snsDestination: { topicArn: expect.stringMatching(/:postcase-production-mailfeedback$/) },
    });
  });

  test("the sweep runs every five minutes, and one run ends before the next", () => {
    const schedule = production.one("aws:scheduler/schedule:Schedule");

    expect(schedule).toMatchObject({ scheduleExpression: "rate(5 minutes)", state: "ENABLED" });
    expect(schedule["target"].arn).toContain("SweepFunction");
    expect(functionOf("sweep")["timeout"]).toBeLessThan(300);
    expect(production.one("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig")).toMatchObject({
      maximumRetryAttempts: 0,
    });
  });
});

describe("the API", () => {
  test("no other site may read anything: there is no CORS anywhere", () => {
    for (const stack of [production, development]) {
      expect(stack.one("aws:apigatewayv2/api:Api")["corsConfiguration"]).toEqual({});
      expect(stack.all("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration")).toEqual([]);
      expect(stack.all("aws:lambda/functionUrl:FunctionUrl")).toEqual([]);
    }
  });

  test("every request goes to the web function", () => {
    expect(production.all("aws:apigatewayv2/route:Route").map(({ inputs }) => inputs["routeKey"])).toEqual([
      "$default",
    ]);
    expect(production.one("aws:apigatewayv2/integration:Integration")).toMatchObject({
      integrationUri: expect.stringContaining("WebFunction"),
      payloadFormatVersion: "2.0",
    });
  });

  test("with a domain the default address is off and mails link to the domain; without one it is the address", () => {
    const publicUrl = (stack: Stack) =>
      stack.one("aws:lambda/function:Function", "WebFunction")["environment"].variables.PUBLIC_URL;

    expect(production.one("aws:apigatewayv2/api:Api")["disableExecuteApiEndpoint"]).toBe(true);
    expect(publicUrl(production)).toBe("https://cases.postcase.example");
    expect(development.one("aws:apigatewayv2/api:Api")["disableExecuteApiEndpoint"]).toBe(false);
    expect(publicUrl(development)).toBe("https://offline.execute-api.eu-west-1.amazonaws.com");
  });

  test("the access log has no path, query, address or browser", () => {
    const { accessLogSettings } = production.one("aws:apigatewayv2/stage:Stage");

    expect(accessLogSettings.destinationArn).toContain(":log-group:");
    expect(Object.values(JSON.parse(accessLogSettings.format)).sort()).toEqual([
      "$context.httpMethod",
      "$context.integration.latency",
      "$context.integrationErrorMessage",
      "$context.requestId",
      "$context.requestTime",
      "$context.responseLatency",
      "$context.responseLength",
      "$context.status",
    ]);
  });
});

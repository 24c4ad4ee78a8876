import path from "node:path";
import type { FunctionName } from "#shared/config.ts";

type Permissions = sst.aws.FunctionPermissionArgs[];

export interface FunctionSettings {
  readonly environment: Record<string, $util.Input<string>>;
  /** Everything that the function may do beside writing its own log. */
  readonly permissions: Permissions;
  readonly memory: `${number} MB`;
  readonly timeout: `${number} seconds`;
  readonly logRetentionDays: number;
  /** Copies that may run at once, where the account's quota allows to reserve them. */
  readonly concurrency?: number | undefined;
}

/**
 * One Lambda function from the bundle that `stacks/bundle.ts` built. Corrects three defaults of SST 4.17: its roles also
 * trust the account's root (it tests a promise for truth), may write any log of the account, and log as text.
 */
export function createFunction(name: FunctionName, settings: FunctionSettings): sst.aws.Function {
  const logGroup = new aws.cloudwatch.LogGroup(`${titled(name)}Log`, {
    name: `/${$app.name}/${$app.stage}/${name}`,
    retentionInDays: settings.logRetentionDays,
  });
  return new sst.aws.Function(titled(name), {
    bundle: path.join($cli.paths.root, "dist", name),
    handler: "index.handler",
    runtime: "nodejs24.x",
    architecture: "arm64",
    memory: settings.memory,
    timeout: settings.timeout,
    environment: settings.environment,
    permissions: [
      ...settings.permissions,
      { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [$interpolate`${logGroup.arn}:*`] },
    ],
    logging: { format: "json", logGroup: logGroup.name },
    ...(settings.concurrency !== undefined && { concurrency: { reserved: settings.concurrency } }),
    transform: {
      role: (role) => {
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
        role.managedPolicyArns = [];
      },
    },
  });
}

export const titled = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

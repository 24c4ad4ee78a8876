import type { Environment } from "./environment.ts";
import { createFunction } from "./function.ts";
import { listUploads, onFiles, onIndex, onTable, writeWithMailKey } from "./permissions.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";

// No path, query, address or browser: a mail program that encodes the `#` of a status link puts its token into the path.
const accessLogFormat = JSON.stringify({
  requestId: "$context.requestId",
  requestTime: "$context.requestTime",
  httpMethod: "$context.httpMethod",
  status: "$context.status",
  responseLength: "$context.responseLength",
  responseLatency: "$context.responseLatency",
  integrationLatency: "$context.integration.latency",
  integrationError: "$context.integrationErrorMessage",
});

/** The HTTP API. It stands before its function, because links in mails need its address. */
export function createApi({ domain, logRetentionDays }: Settings) {
  const api = new sst.aws.ApiGatewayV2("Api", {
    cors: false,
    ...(domain && { domain: domainArgs(domain) }),
    transform: {
      // With a domain of our own a second address would only be a way around whatever stands before the first.
      api: { disableExecuteApiEndpoint: domain !== undefined },
      logGroup: { retentionInDays: logRetentionDays },
      stage: (stage) => {
        stage.accessLogSettings = $output(stage.accessLogSettings).apply((settings) => ({
          destinationArn: settings?.destinationArn ?? "",
          format: accessLogFormat,
        }));
      },
    },
  });
  return api;
}

const domainArgs = ({ name, certificateArn }: NonNullable<Settings["domain"]>) =>
  certificateArn === undefined ? { name } : { name, dns: false as const, cert: certificateArn };

/** Pages and API: every request -> `functions/web`. */
export function createWeb(
  storage: Storage,
  environment: Environment,
  options: { readonly settings: Settings; readonly api: sst.aws.ApiGatewayV2 },
) {
  const { settings, api } = options;
  const web = createFunction("web", {
    environment: environment("web"),
    permissions: [
      ...onTable(storage, ["GetItem", "PutItem", "Query", "UpdateItem"]),
      ...onIndex(storage, "queue"),
      ...onFiles(storage, "spool", ["PutObject"]),
      // A form that this function signs may do what the function itself may.
      ...onFiles(storage, "evidence/uploads", ["PutObject"]),
      ...listUploads(storage),
      ...writeWithMailKey(storage),
    ],
    // Requests wait for the table; the cold start is what more memory would shorten, at the price of every request.
    memory: "512 MB",
    // Below the 30 seconds of API Gateway, so that the function's own end is what the log shows.
    timeout: "20 seconds",
    logRetentionDays: settings.logRetentionDays,
    concurrency: settings.webConcurrency,
  });
  api.route("$default", web.arn);
}

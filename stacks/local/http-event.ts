import type { IncomingMessage, ServerResponse } from "node:http";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";

/** Lambda takes at most 6 MB in one event; API Gateway answers 413 itself. */
export const maxBodyBytes = 6 * 1024 * 1024;

// What an HTTP API passes on as text; every other body arrives in base64, a posted form too.
const textTypes = /^(text\/|application\/(json|javascript|xml))/;

/**
 * An HTTP request as the event that an HTTP API sends with payload version 2.0
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
 */
export function eventOf(request: IncomingMessage, body: Buffer, requestId: string, now: Date): APIGatewayProxyEventV2 {
  const target = request.url ?? "/";
  // Resolved against a base, a path of two slashes would be taken for a host.
  const url = new URL(target.startsWith("/") ? `http://localhost${target}` : target, "http://localhost");
  const { cookie, ...headers } = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );
  const sourceIp = request.socket.remoteAddress ?? "127.0.0.1";
  const isText = textTypes.test(headers["content-type"] ?? "");
  const query = [...url.searchParams];
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split("; ") }),
    headers: { ...headers, "x-forwarded-for": [headers["x-forwarded-for"], sourceIp].filter(Boolean).join(", ") },
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: headers["host"] ?? "localhost",
      domainPrefix: "local",
      http: {
        method: request.method ?? "GET",
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId,
      routeKey: "$default",
      stage: "$default",
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: isText ? body.toString("utf8") : body.toString("base64") }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Writes a handler's answer as the HTTP API does. */
export function writeResult(response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  response.statusCode = result.statusCode ?? 200;
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies?.length) response.setHeader("set-cookie", result.cookies);
  response.end(Buffer.from(result.body ?? "", result.isBase64Encoded ? "base64" : "utf8"));
}

/** The body of a request, or nothing where it is larger than `limit` bytes (the rest is read and dropped). */
export async function readBody(request: IncomingMessage, limit = maxBodyBytes): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventOf, maxBodyBytes, readBody, writeResult } from "../../../stacks/local/http-event.ts";

let url: string;
let seen: APIGatewayProxyEventV2 | undefined;
const server = createServer(async (request, response) => {
  const body = await readBody(request);
  if (!body) return void response.writeHead(413).end();
  seen = eventOf(request, body, "id-1", new Date(0));
  writeResult(response, {
    statusCode: 201,
    headers: { "x-test": "yes" },
    cookies: ["a=1; Path=/", "b=2"],
    body: Buffer.from("héllo").toString("base64"),
    isBase64Encoded: true,
  });
});

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

test("a posted form arrives in base64, as an HTTP API sends it, with cookies and query apart", async () => {
  await fetch(`${url}/new/x?lang=en&lang=zh-Hans`, {
    method: "POST",
    headers: { cookie: "one=1; two=2" },
    body: new URLSearchParams({ name: "李" }),
  });

  expect(seen).toMatchObject({
    version: "2.0",
    rawPath: "/new/x",
    rawQueryString: "lang=en&lang=zh-Hans",
    cookies: ["one=1", "two=2"],
    isBase64Encoded: true,
    requestContext: { http: { method: "POST", path: "/new/x", sourceIp: "127.0.0.1" } },
  });
  expect(Buffer.from(seen?.body ?? "", "base64").toString()).toBe("name=%E6%9D%8E");
  expect(seen?.headers["cookie"]).toBeUndefined();
});

test.each(["//", "//evil.example/x", "/a//b"])("the path %s arrives as it was asked for", async (path) => {
  await fetch(`${url}${path}`);

  expect(seen?.rawPath).toBe(path);
});

test("JSON arrives as text, and a request without a body has none", async () => {
  await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: '{"a":"李"}' });
  expect(seen).toMatchObject({ body: '{"a":"李"}', isBase64Encoded: false });

  await fetch(url);
  expect(seen).toMatchObject({ isBase64Encoded: false });
  expect(seen?.body).toBeUndefined();
});

test("an answer goes out with its status, headers, every cookie, and decoded bytes", async () => {
  const response = await fetch(url);

  expect(response.status).toBe(201);
  expect(response.headers.get("x-test")).toBe("yes");
  expect(response.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2"]);
  expect(await response.text()).toBe("héllo");
});

test("a body of the limit is taken, and one byte more is not", async () => {
  const post = async (size: number) => (await fetch(url, { method: "POST", body: new Uint8Array(size) })).status;

  expect(await post(maxBodyBytes)).toBe(201);
  expect(await post(maxBodyBytes + 1)).toBe(413);
});

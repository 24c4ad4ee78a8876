import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

// What SST keeps in an account before the first deploy: where its own buckets are. Version 99 is newer than any that SST
// would want to bring up to date.
const bootstrap = {
  version: 99,
  asset: "sst-asset-offline",
  state: "sst-state-offline",
  assetEcrRegistryId: "123456789012",
  assetEcrUrl: "offline",
  appsyncHttp: "",
  appsyncRealtime: "",
};

/**
 * Stands in for AWS towards SST's command line, which looks for its bootstrap in SSM and for state and secrets in S3. An
 * account without any of it; every other call is refused by name, so that a new one is noticed.
 */
export async function startAws(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const target = String(request.headers["x-amz-target"] ?? request.method);
      const { status, body, type = "application/x-amz-json-1.1" } = answer(target, Buffer.concat(chunks).toString());
      response.writeHead(status, { "content-type": type }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

function answer(target: string, body: string): Answer {
  if (target === "GET") {
    return { status: 404, body: "<Error><Code>NoSuchKey</Code></Error>", type: "application/xml" };
  }
  if (target === "AmazonSSM.GetParameter" && (JSON.parse(body) as { Name: string }).Name === "/sst/bootstrap") {
    return json(200, { Parameter: { Name: "/sst/bootstrap", Value: JSON.stringify(bootstrap) } });
  }
  if (target === "AmazonSSM.GetParameter") return json(400, { __type: "ParameterNotFound" });
  if (target === "AmazonSSM.PutParameter") return json(200, {});
  return json(501, { message: `offline: no answer for ${target}` });
}

const json = (status: number, value: unknown): Answer => ({ status, body: JSON.stringify(value) });

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createS3Client, createS3Files } from "#shared/adapters/s3-files.ts";
import { startS3 } from "../../stacks/local/s3.ts";
import { portOfNobody } from "../support/local-client.ts";
import { filesContract } from "./files.ts";

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

filesContract("S3", async () => {
  const folder = await mkdtemp(join(tmpdir(), "postcase-files-"));
  const server = await startS3({ folder, port: 0, buckets: ["postcase-mail"] });
  const client = createS3Client({ endpoint: `http://127.0.0.1:${server.port}`, region: "eu-west-1", credentials });
  return {
    files: createS3Files({ client, bucket: "postcase-mail" }),
    post: (url, body) => fetch(url, { method: "POST", body, redirect: "manual" }),
    close: async () => {
      client.destroy();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
});

test("an S3 that cannot be reached is a fault, not a missing file", async () => {
  const client = createS3Client({
    endpoint: `http://127.0.0.1:${portOfNobody}`,
    region: "eu-west-1",
    credentials,
    maxAttempts: 1,
  });
  const files = createS3Files({ client, bucket: "postcase-mail" });

  await expect(files.get("incoming/a")).rejects.toThrow();

  client.destroy();
});

test("a bucket that does not exist is a fault, not a missing file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "postcase-files-"));
  const server = await startS3({ folder, port: 0, buckets: ["postcase-mail"] });
  const client = createS3Client({ endpoint: `http://127.0.0.1:${server.port}`, region: "eu-west-1", credentials });
  const files = createS3Files({ client, bucket: "another-bucket" });

  await expect(files.get("incoming/a")).rejects.toMatchObject({ name: "NoSuchBucket" });

  client.destroy();
  await server.close();
  await rm(folder, { recursive: true });
});

test("the client gives up on an S3 that does not answer", async () => {
  const folder = await mkdtemp(join(tmpdir(), "postcase-files-"));
  const server = await startS3({ folder, port: 0, buckets: ["postcase-mail"] });
  const client = createS3Client({ endpoint: `http://127.0.0.1:${server.port}`, region: "eu-west-1", credentials });

  await createS3Files({ client, bucket: "postcase-mail" }).list("");

  // The settings in force, instead of waiting for them: without the flag a timeout is only a line in the log.
  expect(client.config.requestHandler).toHaveProperty(
    "config",
    expect.objectContaining({
      connectionTimeout: 1_000,
      socketTimeout: 5_000,
      requestTimeout: 20_000,
      throwOnRequestTimeout: true,
    }),
  );

  client.destroy();
  await server.close();
  await rm(folder, { recursive: true });
});

test("a list gives up on an S3 that does not answer when its time is over", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const client = createS3Client({ endpoint: `http://127.0.0.1:${port}`, region: "eu-west-1", credentials });

  const listing = createS3Files({ client, bucket: "postcase-mail" }).list("evidence/", undefined, { withinMs: 50 });

  await expect(listing).rejects.toThrow();
  client.destroy();
  silent.closeAllConnections();
  silent.close();
});

test("an upload form is signed for the bucket's own address, with the credentials of a function and no other secret", async () => {
  const credentials = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret-of-the-test", sessionToken: "session" };
  const client = createS3Client({ region: "eu-west-1", credentials });

  const form = await createS3Files({ client, bucket: "postcase-mail" }).uploadForm({
    prefix: "evidence/uploads/PC-0000000000/n0nce/",
    fileBytes: { least: 1, most: 10 },
    expiresInSeconds: 900,
    redirectTo: "https://postcase.example/case/PC-0000000000/files",
  });

  expect(form.url).toBe("https://s3.eu-west-1.amazonaws.com/postcase-mail");
  expect(form.fields).toMatchObject({
    key: `evidence/uploads/PC-0000000000/n0nce/$${"{filename}"}`,
    "X-Amz-Security-Token": "session",
    "X-Amz-Signature": expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(JSON.stringify(form)).not.toContain(credentials.secretAccessKey);
  client.destroy();
});

test("what is uploaded is stored as bytes that no browser shows, whatever it says of itself", async () => {
  const folder = await mkdtemp(join(tmpdir(), "postcase-files-"));
  const server = await startS3({ folder, port: 0, buckets: ["postcase-mail"] });
  const client = createS3Client({ endpoint: `http://127.0.0.1:${server.port}`, region: "eu-west-1", credentials });
  const form = await createS3Files({ client, bucket: "postcase-mail" }).uploadForm({
    prefix: "evidence/uploads/PC-0000000000/n0nce/",
    fileBytes: { least: 1, most: 100 },
    expiresInSeconds: 900,
    redirectTo: "https://postcase.example/case/PC-0000000000/files",
  });
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.set(name, value);
  body.set("file", new File(["<script>alert(1)</script>"], "a.html", { type: "text/html" }));

  await fetch(form.url, { method: "POST", body, redirect: "manual" });

  const stored = await fetch(`${form.url}/evidence/uploads/PC-0000000000/n0nce/a.html`);
  expect([stored.status, stored.headers.get("content-type")]).toEqual([200, "application/octet-stream"]);
  client.destroy();
  await server.close();
  await rm(folder, { recursive: true });
});

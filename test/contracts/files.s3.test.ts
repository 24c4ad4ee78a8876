import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createS3Client, createS3Files } from "#shared/adapters/s3-files.ts";
import { startS3 } from "../../stacks/local/s3.ts";
import { filesContract } from "./files.ts";

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

filesContract("S3", async () => {
  const folder = await mkdtemp(join(tmpdir(), "postcase-files-"));
  const server = await startS3({ folder, port: 0, buckets: ["postcase-mail"] });
  const client = createS3Client({ endpoint: `http://127.0.0.1:${server.port}`, region: "eu-west-1", credentials });
  return {
    files: createS3Files({ client, bucket: "postcase-mail" }),
    close: async () => {
      client.destroy();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
});

test("an S3 that cannot be reached is a fault, not a missing file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "postcase-files-"));
  const server = await startS3({ folder, port: 0, buckets: ["postcase-mail"] });
  await server.close();
  const client = createS3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: "eu-west-1",
    credentials,
    maxAttempts: 1,
  });
  const files = createS3Files({ client, bucket: "postcase-mail" });

  await expect(files.get("incoming/a")).rejects.toThrow();

  client.destroy();
  await rm(folder, { recursive: true });
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

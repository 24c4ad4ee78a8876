import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningS3, startS3 } from "../../../stacks/local/s3.ts";

const Bucket = "postcase-mail";
const settings = {
  region: "eu-west-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  forcePathStyle: true,
};
const clientOf = (port: number, more = {}) =>
  new S3Client({ ...settings, endpoint: `http://127.0.0.1:${port}`, ...more });

let folder: string;
let server: RunningS3;
let client: S3Client;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "postcase-s3-"));
  server = await startS3({ folder, port: 0, buckets: [Bucket, "postcase-pages"] });
  client = clientOf(server.port);
  url = `http://127.0.0.1:${server.port}`;
});
afterEach(async () => {
  client.destroy();
  await server.close();
  await rm(folder, { recursive: true });
});

async function textOf(Key: string): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
}

async function codeOf(answer: Response): Promise<string | undefined> {
  return /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];
}

describe("objects", () => {
  test("an object keeps its content type and its MD5 as ETag", async () => {
    const put = await client.send(
      new PutObjectCommand({ Bucket, Key: "a", Body: "hello", ContentType: "message/rfc822" }),
    );

    const head = await client.send(new HeadObjectCommand({ Bucket, Key: "a" }));

    expect(put.ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    expect(head).toMatchObject({ ContentType: "message/rfc822", ContentLength: 5, ETag: put.ETag });
    expect(head.LastModified).toBeInstanceOf(Date);
  });

  test("a copy between buckets keeps bytes and content type", async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: "a b/ü", Body: "hello", ContentType: "text/plain" }));

    await client.send(
      new CopyObjectCommand({ Bucket: "postcase-pages", Key: "c", CopySource: `/${Bucket}/a%20b/%C3%BC` }),
    );

    const copy = await client.send(new GetObjectCommand({ Bucket: "postcase-pages", Key: "c" }));
    expect(await copy.Body?.transformToString()).toBe("hello");
    expect(copy.ContentType).toBe("text/plain");
  });

  test("a copy from a bucket that does not exist is refused", async () => {
    const copy = client.send(new CopyObjectCommand({ Bucket, Key: "c", CopySource: "no-bucket/a" }));

    await expect(copy).rejects.toMatchObject({ Code: "NoSuchBucket", $metadata: { httpStatusCode: 404 } });
  });

  test("what was written is there after a restart", async () => {
    await client.send(
      new PutObjectCommand({ Bucket, Key: "incoming/a", Body: "hello", ContentType: "message/rfc822" }),
    );
    await server.close();

    server = await startS3({ folder, port: 0, buckets: [Bucket] });
    client.destroy();
    client = clientOf(server.port);

    const found = await client.send(new GetObjectCommand({ Bucket, Key: "incoming/a" }));
    expect(await found.Body?.transformToString()).toBe("hello");
    expect(found.ContentType).toBe("message/rfc822");
    expect((await client.send(new ListObjectsV2Command({ Bucket }))).Contents).toHaveLength(1);
  });

  test("a half-written file of a killed process is removed at start and never listed", async () => {
    await writeFile(join(folder, Bucket, "0123.unfinished.tmp"), "half");
    await server.close();

    server = await startS3({ folder, port: 0, buckets: [Bucket] });
    client.destroy();
    client = clientOf(server.port);

    expect((await client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
    expect(await readdir(join(folder, Bucket))).toEqual([]);
  });

  test("a put whose connection breaks half-way leaves nothing", async () => {
    const socket = connect(server.port, "127.0.0.1");
    socket.end(`PUT /${Bucket}/a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf of it`);
    socket.resume();

    await once(socket, "close");

    expect((await client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
  });

  test("a bucket answers under its own host name too", async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: "deep/a", Body: "hello" }));
    const socket = connect(server.port, "127.0.0.1");
    socket.write(`GET /deep/a HTTP/1.1\r\nHost: ${Bucket}.s3.localhost:1\r\nConnection: close\r\n\r\n`);

    const answer = await socket.toArray();

    expect(Buffer.concat(answer).toString()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\r\n\r\nhello$/);
  });

  test("a name that S3 would not take for a bucket is refused at start", async () => {
    await expect(startS3({ folder, port: 0, buckets: ["../elsewhere"] })).rejects.toThrow("no name for a bucket");
    await expect(startS3({ folder, port: 0, buckets: ["a..b"] })).rejects.toThrow("no name for a bucket");
  });
});

describe("If-None-Match: *", () => {
  test("a key that is taken is refused and keeps its object", async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "first", IfNoneMatch: "*" }));

    const second = client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "second", IfNoneMatch: "*" }));

    await expect(second).rejects.toMatchObject({ name: "PreconditionFailed", $metadata: { httpStatusCode: 412 } });
    expect(await textOf("a")).toBe("first");
  });

  test("of ten writers at once one wins", async () => {
    const writes = Array.from({ length: 10 }, (_, i) =>
      client.send(new PutObjectCommand({ Bucket, Key: "a", Body: `writer ${i}`, IfNoneMatch: "*" })),
    );

    const outcomes = await Promise.allSettled(writes);

    const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await textOf("a")).toBe(`writer ${winner}`);
  });

  test("any other condition on a write is refused", async () => {
    const put = client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x", IfNoneMatch: '"etag"' }));

    await expect(put).rejects.toMatchObject({ name: "NotImplemented" });
  });
});

describe("bodies", () => {
  test("a stream that the SDK sends in chunks with a trailing checksum is stored without its framing", async () => {
    const parts = Array.from({ length: 40 }, (_, i) => Buffer.alloc(10_000, i));

    await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: Readable.from(parts), ContentLength: 400_000 }));

    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "a" }));
    expect(Buffer.compare((await Body?.transformToByteArray()) ?? Buffer.alloc(0), Buffer.concat(parts))).toBe(0);
  });

  const put = (headers: Record<string, string>, body: string) =>
    fetch(`${url}/${Bucket}/a`, { method: "PUT", headers, body });
  const unsigned = { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" };
  // CRC-32 of "hello" is 0x3610a686.
  const crc32 = "NhCmhg==";

  test("signed chunks are stored without their framing", async () => {
    const headers = {
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "x-amz-decoded-content-length": "5",
    };
    const signature = "chunk-signature=".padEnd(80, "0");

    const answer = await put(headers, `3;${signature}\r\nhel\r\n2;${signature}\r\nlo\r\n0;${signature}\r\n\r\n`);

    expect(answer.status).toBe(200);
    expect(await textOf("a")).toBe("hello");
  });

  test("a right trailing checksum passes", async () => {
    const headers = { ...unsigned, "x-amz-trailer": "x-amz-checksum-crc32" };

    const answer = await put(headers, `5\r\nhello\r\n0\r\nx-amz-checksum-crc32:${crc32}\r\n\r\n`);

    expect(answer.status).toBe(200);
    expect(await textOf("a")).toBe("hello");
  });

  test.each([
    ["a wrong checksum", "BadDigest", 400, { "x-amz-checksum-crc32": "AAAAAA==" }, "hello"],
    ["a wrong SHA-256", "BadDigest", 400, { "x-amz-checksum-sha256": "AAAAAA==" }, "hello"],
    [
      "a checksum that nobody here can check",
      "NotImplemented",
      501,
      { "x-amz-checksum-crc64nvme": "AAAAAA==" },
      "hello",
    ],
    [
      "a wrong trailing checksum",
      "BadDigest",
      400,
      unsigned,
      "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n",
    ],
    [
      "a promised trailer that is missing",
      "MalformedTrailerError",
      400,
      { ...unsigned, "x-amz-trailer": "x-amz-checksum-crc32" },
      "5\r\nhello\r\n0\r\n\r\n",
    ],
    ["chunks without their end", "IncompleteBody", 400, unsigned, "5\r\nhello\r\n"],
    ["a chunk shorter than it says", "IncompleteBody", 400, unsigned, "9\r\nhello\r\n0\r\n\r\n"],
    ["a chunk without a size", "IncompleteBody", 400, unsigned, "hello\r\n0\r\n\r\n"],
    [
      "fewer bytes than announced",
      "IncompleteBody",
      400,
      { ...unsigned, "x-amz-decoded-content-length": "6" },
      "5\r\nhello\r\n0\r\n\r\n",
    ],
  ] as const)("%s is refused and nothing is stored", async (_, code, status, headers, body) => {
    const answer = await put(headers, body);

    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    expect((await fetch(`${url}/${Bucket}/a`)).status).toBe(404);
  });

  test("an object of 100 MB is taken and one byte more is refused", async () => {
    const most = Buffer.alloc(100 * 1024 * 1024);

    const taken = await fetch(`${url}/${Bucket}/most`, { method: "PUT", body: most });
    const refused = await fetch(`${url}/${Bucket}/more`, { method: "PUT", body: Buffer.alloc(most.length + 1) });

    expect(taken.status).toBe(200);
    expect([refused.status, await codeOf(refused)]).toEqual([400, "EntityTooLarge"]);
  });
});

describe("refusals", () => {
  test.each([
    ["an unknown key", "GET", `/${Bucket}/none`, 404, "NoSuchKey"],
    ["an unknown bucket", "GET", "/none/a", 404, "NoSuchBucket"],
    ["a method that there is not", "POST", `/${Bucket}/a`, 405, "MethodNotAllowed"],
    ["another operation on an object", "GET", `/${Bucket}/a?acl`, 501, "NotImplemented"],
    ["another operation that would overwrite", "PUT", `/${Bucket}/a?tagging`, 501, "NotImplemented"],
    ["a listing of the first version", "GET", `/${Bucket}?prefix=a`, 501, "NotImplemented"],
    ["a listing by folders", "GET", `/${Bucket}?list-type=2&delimiter=/`, 501, "NotImplemented"],
    ["a page size that is no number", "GET", `/${Bucket}?list-type=2&max-keys=-1`, 400, "InvalidArgument"],
    ["a place to go on that is none", "GET", `/${Bucket}?list-type=2&continuation-token=`, 400, "InvalidArgument"],
    ["a key that is no UTF-8", "GET", `/${Bucket}/%FF`, 400, "InvalidURI"],
  ])("%s is refused as S3 words it", async (_, method, path, status, code) => {
    const answer = await fetch(url + path, { method });

    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    expect(answer.headers.get("content-type")).toBe("application/xml");
  });

  test("a HEAD of an unknown key has a status and no body", async () => {
    const answer = await fetch(`${url}/${Bucket}/none`, { method: "HEAD" });

    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  });

  test("a key of 1,024 bytes is taken and one byte more is refused", async () => {
    const longest = `${"ü".repeat(511)}ab`;

    const taken = await fetch(`${url}/${Bucket}/${longest}`, { method: "PUT", body: "x" });
    const refused = await fetch(`${url}/${Bucket}/${longest}c`, { method: "PUT", body: "x" });

    expect(taken.status).toBe(200);
    expect([refused.status, await codeOf(refused)]).toEqual([400, "KeyTooLongError"]);
  });
});

describe("listing", () => {
  test("pages of a chosen size join without gap or repeat", async () => {
    for (const Key of ["p/a", "p/b", "p/c", "p/d", "p/e", "q"])
      await client.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
    const pages: string[][] = [];

    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: "p/", MaxKeys: 2, ContinuationToken: token }),
      );
      pages.push((page.Contents ?? []).map(({ Key = "" }) => Key));
      token = page.NextContinuationToken;
    } while (token);

    expect(pages).toEqual([["p/a", "p/b"], ["p/c", "p/d"], ["p/e"]]);
  });

  test("a page goes on behind its last key even when that key is gone", async () => {
    for (const Key of ["a", "b", "c"]) await client.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
    const first = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2 }));
    await fetch(`${url}/${Bucket}/b`, { method: "DELETE" });

    const second = await client.send(
      new ListObjectsV2Command({ Bucket, ContinuationToken: first.NextContinuationToken }),
    );

    expect(second.Contents?.map(({ Key }) => Key)).toEqual(["c"]);
  });

  test("a page of nothing is whole", async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" }));

    const page = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }));

    expect([page.KeyCount, page.IsTruncated]).toEqual([0, false]);
  });
});

describe("presigned POST", () => {
  const later = "2999-01-01T00:00:00Z";
  const post = (
    fields: Record<string, string>,
    file: string,
    conditions: readonly unknown[],
    expiration = later,
    filename = "screenshot.png",
  ) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set("policy", btoa(JSON.stringify({ expiration, conditions })));
    form.set("file", new File([file], filename, { type: "image/png" }));
    return fetch(`${url}/${Bucket}`, { method: "POST", body: form, redirect: "manual" });
  };
  const range = ["content-length-range", 2, 5];
  const key = ["starts-with", "$key", "evidence/"];

  test("a file that fits its policy is stored under its key", async () => {
    // S3 itself puts the file's name in place of `${filename}`.
    const fields = { key: `evidence/$${"{filename}"}`, "Content-Type": "image/png", success_action_status: "201" };

    const answer = await post(fields, "hello", [
      range,
      key,
      { bucket: Bucket },
      { "Content-Type": "image/png" },
      ["eq", "$success_action_status", "201"],
    ]);

    expect(answer.status).toBe(201);
    expect(await answer.text()).toContain("<Key>evidence/screenshot.png</Key>");
    const stored = await client.send(new GetObjectCommand({ Bucket, Key: "evidence/screenshot.png" }));
    expect(await stored.Body?.transformToString()).toBe("hello");
    expect(stored.ContentType).toBe("image/png");
  });

  test("the file's name is put in before the policy is checked, without a path", async () => {
    const fields = { key: `$${"{filename}"}` };

    const taken = await post(fields, "hello", [range, ["starts-with", "$key", "evid"]], later, "..\\up/evidence.png");
    const refused = await post(fields, "hello", [range, ["starts-with", "$key", "evid"]], later, "evid/other.png");

    expect([taken.status, refused.status]).toEqual([204, 403]);
    expect((await fetch(`${url}/${Bucket}/evidence.png`)).status).toBe(200);
  });

  test("a form without a wish is answered without a body, and one with a page is led there", async () => {
    const plain = await post({ key: "evidence/a" }, "hello", [range, key]);
    const led = await post({ key: "evidence/b", success_action_redirect: "http://127.0.0.1/sent?x=1" }, "hello", [
      range,
      key,
      ["starts-with", "$success_action_redirect", "http://127.0.0.1/"],
    ]);

    expect([plain.status, await plain.text()]).toEqual([204, ""]);
    expect(led.status).toBe(303);
    expect(led.headers.get("location")).toBe(
      `http://127.0.0.1/sent?x=1&bucket=${Bucket}&key=evidence%2Fb&etag=%225d41402abc4b2a76b9719d911017c592%22`,
    );
  });

  test.each([
    ["a byte under the range", 400, "EntityTooSmall", "x", [range, key], "2999-01-01T00:00:00Z"],
    ["a byte over the range", 400, "EntityTooLarge", "hello!", [range, key], "2999-01-01T00:00:00Z"],
    [
      "another key than the policy's",
      403,
      "AccessDenied",
      "hello",
      [range, ["starts-with", "$key", "other/"]],
      "2999-01-01T00:00:00Z",
    ],
    [
      "another bucket than the policy's",
      403,
      "AccessDenied",
      "hello",
      [range, key, { bucket: "other" }],
      "2999-01-01T00:00:00Z",
    ],
    [
      "a condition of a kind that there is not",
      403,
      "AccessDenied",
      "hello",
      [range, key, ["ends-with", "$key", "a"]],
      "2999-01-01T00:00:00Z",
    ],
    ["a field that the policy does not name", 403, "AccessDenied", "hello", [range], "2999-01-01T00:00:00Z"],
    ["a policy past its time", 403, "AccessDenied", "hello", [range, key], "2001-01-01T00:00:00Z"],
    ["a policy without a time", 403, "AccessDenied", "hello", [range, key], ""],
  ])("%s is refused and nothing is stored", async (_, status, code, file, conditions, expiration) => {
    const answer = await post({ key: "evidence/a" }, file, conditions, expiration);

    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    expect((await fetch(`${url}/${Bucket}/evidence/a`)).status).toBe(404);
  });

  test.each(["2", "5"])("a file at the edge of the range is taken: %s bytes", async (size) => {
    const answer = await post({ key: "evidence/a" }, "x".repeat(Number(size)), [range, key]);

    expect(answer.status).toBe(204);
  });

  test("a form without a policy is refused", async () => {
    const form = new FormData();
    form.set("key", "evidence/a");
    form.set("file", new File(["hello"], "a"));

    const answer = await fetch(`${url}/${Bucket}`, { method: "POST", body: form });

    expect([answer.status, await codeOf(answer)]).toEqual([403, "AccessDenied"]);
  });

  test("a body that is no form, and a form without a file, are refused", async () => {
    const noForm = await fetch(`${url}/${Bucket}`, { method: "POST", body: "hello" });
    const noFile = await fetch(`${url}/${Bucket}`, { method: "POST", body: new FormData() });

    expect([noForm.status, await codeOf(noForm)]).toEqual([400, "MalformedPOSTRequest"]);
    expect([noFile.status, await codeOf(noFile)]).toEqual([400, "MalformedPOSTRequest"]);
  });
});

test("after a kill while writing, every answered object is whole and no other is half there", async () => {
  const script = `
    const { startS3 } = await import(${JSON.stringify(new URL("../../../stacks/local/s3.ts", import.meta.url).href)});
    const { port } = await startS3({ folder: ${JSON.stringify(folder)}, port: 0, buckets: ["${Bucket}"] });
    process.stdout.write(String(port) + "\\n");`;
  await server.close();
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const victim = clientOf(Number(line.toString()), { maxAttempts: 1 });
  const bodyOf = (i: number) => Buffer.alloc(300_000, i);
  const answered: number[] = [];

  // Each writer goes on until the kill, so that one of its writes is cut short.
  const ends = Array.from({ length: 8 }, async (_, writer) => {
    for (let i = writer; ; i += 8) {
      await victim.send(new PutObjectCommand({ Bucket, Key: `k/${i}`, Body: bodyOf(i) }));
      answered.push(i);
      if (answered.length === 15) child.kill("SIGKILL");
    }
  });
  const ended = await Promise.allSettled(ends);
  await (child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined);
  victim.destroy();

  server = await startS3({ folder, port: 0, buckets: [Bucket] });
  client.destroy();
  client = clientOf(server.port);
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  const keys = Contents.map(({ Key = "" }) => Key);
  expect(ended.map(({ status }) => status)).toEqual(Array(8).fill("rejected"));
  expect(answered.length).toBeGreaterThanOrEqual(15);
  expect(keys).toEqual(expect.arrayContaining(answered.map((i) => `k/${i}`)));
  for (const Key of keys) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(Buffer.compare((await Body?.transformToByteArray()) ?? Buffer.alloc(0), bodyOf(Number(Key.slice(2))))).toBe(
      0,
    );
  }
});

import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { listen } from "./listen.ts";
import { maxObjectBytes, objectOf, readBody } from "./s3-body.ts";
import { S3Error } from "./s3-error.ts";
import { type Bucket, type ObjectInfo, openBucket } from "./s3-objects.ts";
import { postedObject } from "./s3-post.ts";
import { xml } from "./xml.ts";

const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const maxKeyBytes = 1024;
const pageSize = 1000;

interface Call {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly bucketName: string;
  readonly bucket: Bucket;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly buckets: ReadonlyMap<string, Bucket>;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error("InvalidURI", "Couldn't parse the specified URI.");
  }
};

function checkKey(key: string): string {
  if (key === "") throw new S3Error("InvalidArgument", "A key must not be empty");
  if (Buffer.byteLength(key) > maxKeyBytes) throw new S3Error("KeyTooLongError", "Your key is too long");
  return key;
}

const noSuchKey = (): S3Error => new S3Error("NoSuchKey", "The specified key does not exist.");

/** Whether a key must be new. S3 itself knows no other value of the header on a write than `*`. */
function mustBeNew(message: IncomingMessage): boolean {
  const condition = message.headers["if-none-match"];
  if (condition !== undefined && condition !== "*")
    throw new S3Error("NotImplemented", "If-None-Match takes only * on a write");
  return condition === "*";
}

const headersOf = (info: ObjectInfo) => ({
  "content-type": info.contentType,
  "content-length": info.sizeBytes,
  etag: `"${info.etag}"`,
  "last-modified": new Date(info.at).toUTCString(),
});

const answerXml = (response: ServerResponse, status: number, body: string): void => {
  response
    .writeHead(status, { "content-type": "application/xml" })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`);
};

async function get({ bucket, key, message, response }: Call): Promise<void> {
  const found = await bucket.get(checkKey(key));
  if (!found) throw noSuchKey();
  response.writeHead(200, headersOf(found.info)).end(message.method === "HEAD" ? undefined : found.bytes);
}

async function put(call: Call): Promise<void> {
  const { bucket, key, message, response } = call;
  const body = await readBody(message);
  if (message.headers["x-amz-copy-source"] !== undefined) return copy(call);
  const bytes = objectOf(body, message.headers);
  const contentType = message.headers["content-type"] ?? "binary/octet-stream";
  const info = await bucket.put(checkKey(key), bytes, { contentType, onlyNew: mustBeNew(message) });
  response.writeHead(200, { etag: `"${info.etag}"` }).end();
}

async function copy({ bucket, key, message, response, buckets }: Call): Promise<void> {
  const source = String(message.headers["x-amz-copy-source"]).replace(/^\//, "");
  const slash = source.indexOf("/");
  const from = buckets.get(decode(source.slice(0, slash)));
  if (!from) throw new S3Error("NoSuchBucket", "The specified bucket does not exist");
  const found = await from.get(decode(source.slice(slash + 1)));
  if (!found) throw noSuchKey();
  const { contentType } = found.info;
  const info = await bucket.put(checkKey(key), found.bytes, { contentType, onlyNew: mustBeNew(message) });
  const result = `<LastModified>${info.at}</LastModified><ETag>&quot;${info.etag}&quot;</ETag>`;
  answerXml(response, 200, `<CopyObjectResult ${namespace}>${result}</CopyObjectResult>`);
}

async function remove({ bucket, key, response }: Call): Promise<void> {
  await bucket.delete(checkKey(key));
  response.writeHead(204).end();
}

function limitOf(query: URLSearchParams): number {
  const given = query.get("max-keys") ?? String(pageSize);
  if (!/^\d{1,9}$/.test(given))
    throw new S3Error("InvalidArgument", "Provided max-keys not an integer or within integer range");
  return Math.min(pageSize, Number(given));
}

async function list({ bucketName, bucket, query, response }: Call): Promise<void> {
  if (query.get("list-type") !== "2") throw new S3Error("NotImplemented", "Only ListObjectsV2 is implemented");
  const prefix = query.get("prefix") ?? "";
  const token = query.get("continuation-token");
  const after = Buffer.from(token ?? "", "base64url").toString();
  if (token !== null && after === "")
    throw new S3Error("InvalidArgument", "The continuation token provided is incorrect");
  const limit = limitOf(query);
  const { objects, hasMore } = bucket.list(prefix, after, limit);
  const isTruncated = hasMore && limit > 0;
  const next = Buffer.from(objects.at(-1)?.key ?? "").toString("base64url");
  const contents = objects.map(
    ({ key, at, etag, sizeBytes }) =>
      `<Contents><Key>${xml(key)}</Key><LastModified>${at}</LastModified><ETag>&quot;${etag}&quot;</ETag><Size>${sizeBytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  answerXml(
    response,
    200,
    `<ListBucketResult ${namespace}><Name>${bucketName}</Name><Prefix>${xml(prefix)}</Prefix><KeyCount>${objects.length}</KeyCount><MaxKeys>${limit}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>${isTruncated ? `<NextContinuationToken>${next}</NextContinuationToken>` : ""}${contents.join("")}</ListBucketResult>`,
  );
}

async function post({ bucketName, bucket, message, response }: Call): Promise<void> {
  const posted = await postedObject(await readBody(message), message.headers, bucketName, new Date());
  if (posted.bytes.length > maxObjectBytes)
    throw new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
  const info = await bucket.put(checkKey(posted.key), posted.bytes, {
    contentType: posted.contentType,
    onlyNew: false,
  });
  if (posted.redirect !== undefined) {
    const query = new URLSearchParams({ bucket: bucketName, key: posted.key, etag: `"${info.etag}"` });
    const mark = posted.redirect.includes("?") ? "&" : "?";
    response.writeHead(303, { location: `${posted.redirect}${mark}${query}` }).end();
  } else if (posted.status === 201) {
    const result = `<Bucket>${bucketName}</Bucket><Key>${xml(posted.key)}</Key><ETag>&quot;${info.etag}&quot;</ETag>`;
    answerXml(response, 201, `<PostResponse>${result}</PostResponse>`);
  } else response.writeHead(posted.status, { etag: `"${info.etag}"` }).end();
}

const onObject: Record<string, (call: Call) => Promise<void>> = { GET: get, HEAD: get, PUT: put, DELETE: remove };
const onBucket: Record<string, (call: Call) => Promise<void>> = { GET: list, POST: post };

// Anything else in a query (acl, tagging, uploads, delimiter ...) asks for another operation, and must not pass for this one.
const isKnown = (parameter: string): boolean =>
  ["list-type", "prefix", "continuation-token", "max-keys", "x-id"].includes(parameter) || /^x-amz-/i.test(parameter);

/** Bucket and key of a URL, path-style or virtual-hosted. Not parsed as a URL: that would resolve `..` inside a key. */
function placeOf(message: IncomingMessage, buckets: ReadonlyMap<string, Bucket>) {
  const [path = "", search = ""] = (message.url ?? "").split(/\?(.*)/s, 2);
  const host = message.headers.host ?? "";
  const hosted = [...buckets.keys()].find((name) => host.startsWith(`${name}.`));
  if (hosted !== undefined)
    return { bucketName: hosted, key: decode(path.slice(1)), query: new URLSearchParams(search) };
  const [bucketName = "", key = ""] = path.slice(1).split(/\/(.*)/s, 2);
  return { bucketName: decode(bucketName), key: decode(key), query: new URLSearchParams(search) };
}

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  buckets: ReadonlyMap<string, Bucket>,
): Promise<void> {
  const place = placeOf(message, buckets);
  const bucket = buckets.get(place.bucketName);
  if (!bucket) throw new S3Error("NoSuchBucket", "The specified bucket does not exist");
  const unknown = [...place.query.keys()].find((parameter) => !isKnown(parameter));
  if (unknown !== undefined) throw new S3Error("NotImplemented", `The parameter ${unknown} is not implemented`);
  const operation = (place.key === "" ? onBucket : onObject)[message.method ?? ""];
  if (!operation) throw new S3Error("MethodNotAllowed", "The specified method is not allowed against this resource.");
  await operation({ message, response, bucket, buckets, ...place });
}

/** A fault (a full disk) is told as InternalError, which clients of S3 try again. */
const toS3Error = (fault: unknown): S3Error =>
  fault instanceof S3Error
    ? fault
    : new S3Error("InternalError", fault instanceof Error ? fault.message : "unknown fault");

function refuse(message: IncomingMessage, response: ServerResponse, fault: unknown): void {
  // What is left of the body is read and dropped: a closed connection would hide the refusal.
  message.resume();
  if (response.headersSent) return void response.destroy();
  const { code, status, message: text } = toS3Error(fault);
  if (message.method === "HEAD") return void response.writeHead(status).end();
  answerXml(
    response,
    status,
    `<Error><Code>${code}</Code><Message>${xml(text)}</Message><RequestId>${randomUUID()}</RequestId></Error>`,
  );
}

const bucketNames = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Where the server listens, and how it ends. */
export interface RunningS3 {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The part of S3 that Postcase uses, on the loopback, kept in `folder`: put, get, head, copy, delete, ListObjectsV2,
 * `If-None-Match: *` and presigned POST. Every answered write is on disk, and a kill never shows half an object. `port` 0
 * takes a free one. Throws where a bucket's name is none of S3's.
 */
export async function startS3(options: {
  readonly folder: string;
  readonly port: number;
  readonly buckets: readonly string[];
}): Promise<RunningS3> {
  const buckets = new Map<string, Bucket>();
  for (const name of options.buckets) {
    if (!bucketNames.test(name) || name.includes("..")) throw new Error(`${name} is no name for a bucket`);
    buckets.set(name, await openBucket(join(options.folder, name)));
  }
  const server = createServer((message, response) => {
    answer(message, response, buckets).catch((fault: unknown) => refuse(message, response, fault));
  });
  const port = await listen(server, options.port);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

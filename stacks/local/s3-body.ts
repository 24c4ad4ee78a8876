import { createHash } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { crc32 } from "node:zlib";
import { S3Error } from "./s3-error.ts";

/** The largest object here: what the upload form takes, which is more than twice the largest mail that SES hands over. */
export const maxObjectBytes = 100 * 1024 * 1024;
// The framing of chunks (at most a line per 8 KB) and the parts of a form come on top of the object.
const maxBodyBytes = maxObjectBytes + 4 * 1024 * 1024;

/** The whole body of a message. What is too large is read to its end and dropped, so that the refusal reaches the client. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  if (size > maxBodyBytes) throw new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
  return Buffer.concat(chunks);
}

const crlf = "\r\n";
const maxChunkLineBytes = 256;
const maxTrailerBytes = 4096;

/** Undoes `aws-chunked`: `<hex size>[;chunk-signature=...]`, data, ..., `0`, trailers. Signatures are not checked on one machine. */
function decodeChunks(body: Buffer): { readonly bytes: Buffer; readonly trailers: Readonly<Record<string, string>> } {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.subarray(at, at + maxChunkLineBytes).indexOf(crlf);
    const size = end < 0 ? "" : (body.toString("latin1", at, at + end).split(";", 1)[0] ?? "");
    if (!/^[0-9a-f]{1,8}$/i.test(size)) throw new S3Error("IncompleteBody", "The body ends within a chunk");
    at += end + 2;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    if (body.toString("latin1", at + length, at + length + 2) !== crlf) {
      throw new S3Error("IncompleteBody", "A chunk is not as long as it says");
    }
    parts.push(body.subarray(at, at + length));
    at += length + 2;
  }
  return { bytes: Buffer.concat(parts), trailers: trailersOf(body.toString("latin1", at, at + maxTrailerBytes)) };
}

const trailersOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text.split(crlf).flatMap((line) => {
      const colon = line.indexOf(":");
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
    }),
  );

const prefix = "x-amz-checksum-";

/** Base64 checksum of an algorithm, or nothing where it is not made here. */
const checksums: Record<string, ((bytes: Uint8Array) => string) | undefined> = {
  crc32: (bytes) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(bytes));
    return sum.toString("base64");
  },
  sha1: (bytes) => createHash("sha1").update(bytes).digest("base64"),
  sha256: (bytes) => createHash("sha256").update(bytes).digest("base64"),
  crc32c: undefined,
  crc64nvme: undefined,
};

function verify(bytes: Uint8Array, given: Readonly<Record<string, string | string[] | undefined>>): void {
  for (const [algorithm, checksum] of Object.entries(checksums)) {
    const wanted = given[prefix + algorithm];
    if (wanted === undefined) continue;
    // A checksum that nobody checked would look verified.
    if (!checksum) throw new S3Error("NotImplemented", `The checksum ${algorithm} is not implemented`);
    if (checksum(bytes) !== wanted)
      throw new S3Error("BadDigest", `The ${algorithm} you specified did not match the calculated checksum.`);
  }
}

/** The object within the body of a PUT, its framing undone and its checksums verified. Throws S3Error where they do not hold. */
export function objectOf(body: Buffer, headers: IncomingHttpHeaders): Buffer {
  const isChunked = String(headers["x-amz-content-sha256"]).startsWith("STREAMING-");
  const { bytes, trailers } = isChunked ? decodeChunks(body) : { bytes: body, trailers: {} };
  const length = headers["x-amz-decoded-content-length"];
  if (isChunked && length !== undefined && Number(length) !== bytes.length) {
    throw new S3Error(
      "IncompleteBody",
      "You did not provide the number of bytes specified by x-amz-decoded-content-length",
    );
  }
  const promised = headers["x-amz-trailer"];
  if (typeof promised === "string" && !(promised.toLowerCase() in trailers)) {
    throw new S3Error("MalformedTrailerError", `The trailer ${promised} is missing`);
  }
  verify(bytes, headers);
  verify(bytes, trailers);
  if (bytes.length > maxObjectBytes)
    throw new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
  return bytes;
}

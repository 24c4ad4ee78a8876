import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { toInstant } from "#shared/domain/brand.ts";
import type { Files } from "#shared/intake/ports.ts";

// A page is 1,000 keys, as S3 itself never answers more.
const pageSize = 1000;

/**
 * An S3 client that never waits for ever: 1 s to connect, 5 s of silence, 20 s until an answer begins (40 MB at 2 MB/s),
 * 3 attempts. Region, credentials and endpoint come from `AWS_*`, which the SDK reads itself.
 */
export function createS3Client(overrides: S3ClientConfig = {}): S3Client {
  return new S3Client({
    // Path-style addresses work on AWS for every name of a bucket. A virtual-hosted one puts the bucket before the host,
    // and `bucket.127.0.0.1` is no host: the same client would not work against an endpoint on the loopback.
    forcePathStyle: true,
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 1_000,
      socketTimeout: 5_000,
      requestTimeout: 20_000,
      throwOnRequestTimeout: true,
    },
    ...overrides,
  });
}

const encodeKey = (key: string): string => key.split("/").map(encodeURIComponent).join("/");

/**
 * Files in one S3 bucket. The role needs `s3:ListBucket`: without it S3 answers AccessDenied for a key that is not
 * there, and `get` throws instead of answering nothing. Faults of S3 are thrown as the SDK's errors.
 */
export function createS3Files({ client, bucket }: { readonly client: S3Client; readonly bucket: string }): Files {
  return {
    put: async (key, bytes, options) => {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: options?.contentType }),
      );
    },

    get: async (key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return (await Body?.transformToByteArray()) ?? new Uint8Array();
      } catch (fault) {
        if (fault instanceof NoSuchKey) return undefined;
        throw fault;
      }
    },

    copy: async (from, to) => {
      // The SDK leaves the encoding of this one header to its caller.
      await client.send(new CopyObjectCommand({ Bucket: bucket, Key: to, CopySource: `${bucket}/${encodeKey(from)}` }));
    },

    delete: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },

    list: async (prefix, cursor, options) => {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: pageSize, ContinuationToken: cursor }),
        options?.withinMs === undefined ? {} : { abortSignal: AbortSignal.timeout(options.withinMs) },
      );
      const files = (page.Contents ?? []).map(({ Key = "", LastModified, Size = 0 }) => ({
        key: Key,
        // S3 always says when. If it ever did not, a file would count as old, so that a sweep looks at it.
        at: toInstant(LastModified?.getTime() ?? 0),
        sizeBytes: Size,
      }));
      return page.NextContinuationToken === undefined ? { files } : { files, cursor: page.NextContinuationToken };
    },

    uploadForm: async ({ prefix, fileBytes, expiresInSeconds, redirectTo }) => {
      // Few customers add files, so that no cold start reads what signs their forms.
      const { createPresignedPost } = await import("@aws-sdk/s3-presigned-post");
      return createPresignedPost(client, {
        Bucket: bucket,
        // The SDK makes "starts with the prefix" of a key that ends so, and "equals" of every other field.
        Key: `${prefix}\${filename}`,
        Fields: { "Content-Type": "application/octet-stream", success_action_redirect: redirectTo },
        Conditions: [["content-length-range", fileBytes.least, fileBytes.most]],
        Expires: expiresInSeconds,
      });
    },
  };
}

import type { IncomingHttpHeaders } from "node:http";
import { S3Error } from "./s3-error.ts";

/** What a browser posted: where it goes and how it wants to be answered. */
export interface PostedObject {
  readonly key: string;
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly status: number;
  readonly redirect: string | undefined;
}

const refuse = (reason: string): S3Error => new S3Error("AccessDenied", `Invalid according to Policy: ${reason}`);

interface Policy {
  readonly expiration?: string;
  readonly conditions?: readonly (
    | Readonly<Record<string, string>>
    | readonly [string, string | number, string | number]
  )[];
}

function readPolicy(fields: ReadonlyMap<string, string>): Policy {
  try {
    const policy: unknown = JSON.parse(Buffer.from(fields.get("policy") ?? "", "base64").toString());
    if (typeof policy === "object" && policy !== null) return policy;
  } catch {
    // Falls through to the refusal, which is the same for no policy and for one that cannot be read.
  }
  throw refuse("Invalid Policy: it is missing or not JSON.");
}

// These need no condition (S3 user guide, "Creating a POST policy").
const isFree = (name: string): boolean =>
  ["policy", "file", "x-amz-signature", "bucket"].includes(name) || name.startsWith("x-ignore-");

/** Holds the fields and the size of the file against the signed policy. Throws S3Error for the first condition that fails. */
function checkPolicy(policy: Policy, fields: ReadonlyMap<string, string>, sizeBytes: number, now: Date): void {
  if (!(Date.parse(policy.expiration ?? "") > now.getTime())) throw refuse("Policy expired.");
  const covered = new Set<string>();
  for (const condition of policy.conditions ?? []) {
    const rules = Array.isArray(condition)
      ? [condition]
      : Object.entries(condition).map(([name, value]) => ["eq", `$${name}`, value]);
    for (const [kind, subject, value] of rules) {
      if (kind === "content-length-range") {
        if (sizeBytes < Number(subject))
          throw new S3Error("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        if (sizeBytes > Number(value))
          throw new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        continue;
      }
      const name = String(subject).slice(1).toLowerCase();
      const given = fields.get(name) ?? "";
      covered.add(name);
      const holds = kind === "eq" ? given === String(value) : kind === "starts-with" && given.startsWith(String(value));
      if (!holds) throw refuse(`Policy Condition failed: ["${kind}", "${subject}", "${value}"]`);
    }
  }
  const extra = [...fields.keys()].find((name) => !isFree(name) && !covered.has(name));
  if (extra !== undefined) throw refuse(`Extra input fields: ${extra}`);
}

/**
 * `${filename}` in any field is how a form asks for the file's own name, without what a browser may give of its path. It
 * is put in before the policy is checked (S3 user guide, "Creating a POST policy").
 */
const withFilename = (value: string, filename: string): string =>
  value.replaceAll(/\$\{filename\}/g, () => filename.split(/[/\\]/).at(-1) ?? "");

/**
 * Reads a presigned POST (multipart/form-data) to a bucket and checks its policy. The signature is not checked on one
 * machine. Throws S3Error: MalformedPOSTRequest, AccessDenied, EntityTooSmall, EntityTooLarge.
 */
export async function postedObject(
  body: Buffer,
  headers: IncomingHttpHeaders,
  bucket: string,
  now: Date,
): Promise<PostedObject> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": headers["content-type"] ?? "" } })
    .formData()
    .catch(() => undefined);
  const file = form?.get("file");
  if (!form || !file || typeof file === "string") {
    throw new S3Error("MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
  }
  const fields = new Map([["bucket", bucket]]);
  for (const [name, value] of form) {
    if (typeof value === "string") fields.set(name.toLowerCase(), withFilename(value, file.name));
  }
  const bytes = Buffer.from(await file.arrayBuffer());
  checkPolicy(readPolicy(fields), fields, bytes.length, now);
  return {
    key: fields.get("key") ?? "",
    bytes,
    contentType: fields.get("content-type") ?? "binary/octet-stream",
    status: ["200", "201"].includes(fields.get("success_action_status") ?? "")
      ? Number(fields.get("success_action_status"))
      : 204,
    redirect: fields.get("success_action_redirect"),
  };
}

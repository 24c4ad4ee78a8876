import type { Reference } from "#shared/domain/brand.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { Files } from "./ports.ts";

export const spoolPrefix = "spool/";

/** Keeps a submission that the table could not take. The same one twice is one file. */
export async function spool(reference: Reference, submission: Submission, files: Files): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify({ schemaVersion: 1, submission }));
  await files.put(`${spoolPrefix}${reference}/${submission.bodyHash}`, bytes, { contentType: "application/json" });
}

/** A spooled submission read back. Throws on a version that this code does not know, so that the file is left alone. */
export function readSpooled(bytes: Uint8Array): Submission {
  const spooled = JSON.parse(new TextDecoder().decode(bytes)) as { schemaVersion: number; submission: Submission };
  if (spooled.schemaVersion !== 1) throw new Error(`spooled submission of unknown version ${spooled.schemaVersion}`);
  return spooled.submission;
}

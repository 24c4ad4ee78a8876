import { type Case, expectUploads } from "#shared/domain/case.ts";
import { toUpload, type Upload, uploadLimits, uploadPrefix } from "#shared/domain/evidence.ts";
import { change } from "./change.ts";
import { nameOf } from "./fault-name.ts";
import type { Ports, UploadForm } from "./ports.ts";

/** A page that shows more than files does not wait for them longer than this. */
const listWithinMs = 2_000;

const daySeconds = 24 * 3600;

export type FoundUploads = { readonly outcome: "found"; readonly uploads: readonly Upload[] } | OutOfReach;
interface OutOfReach {
  readonly outcome: "out-of-reach";
}

/**
 * The files that the customer of a case added, newest first, at most 1,000. Only a case whose customer was ever handed a
 * form costs a request for them. Without the store the rest of a case can still be shown, so that its fault is an outcome.
 */
export async function findUploads(
  { reference, uploadsSince }: Pick<Case, "reference" | "uploadsSince">,
  { files, log }: Pick<Ports, "files" | "log">,
): Promise<FoundUploads> {
  if (!uploadsSince) return { outcome: "found", uploads: [] };
  try {
    const page = await files.list(uploadPrefix(reference), undefined, { withinMs: listWithinMs });
    const uploads = page.files.map(toUpload).sort((a, b) => (a.at < b.at ? 1 : -1));
    return { outcome: "found", uploads };
  } catch (fault) {
    log.warn("uploads-not-listed", { reference, fault: nameOf(fault) });
    return { outcome: "out-of-reach" };
  }
}

/** A form to hand out; or why there is none: today's are used up, or the case has as many files as it takes. */
export type OfferedUpload =
  | { readonly outcome: "offered"; readonly form: UploadForm }
  | { readonly outcome: "used-up" | "full" }
  | OutOfReach;

/**
 * A form by which the customer of a case adds a file; `redirectTo` is the page that follows. The case learns of it first,
 * so that no file can lie in the store that nobody looks for.
 */
export async function offerUpload(
  kase: Case,
  redirectTo: string,
  ports: Pick<Ports, "cases" | "files" | "clock" | "random" | "log">,
): Promise<OfferedUpload> {
  const { reference } = kase;
  const { cases, files, clock, random } = ports;
  const { formsADay, formMinutes, fileBytes } = uploadLimits;
  const found = await findUploads(kase, ports);
  if (found.outcome === "out-of-reach") return found;
  if (found.uploads.length >= uploadLimits.files) return { outcome: "full" };
  if (!(await cases.takeFromBudget(`uploads:${reference}`, formsADay, daySeconds, clock()))) {
    return { outcome: "used-up" };
  }
  await change(reference, ports, (read) => expectUploads(read, clock()));
  const nonce = Buffer.from(random(16)).toString("base64url");
  const form = await files.uploadForm({
    // A folder of its own, so that a file of the same name never replaces one that came by another form.
    prefix: `${uploadPrefix(reference)}${nonce}/`,
    fileBytes,
    expiresInSeconds: formMinutes * 60,
    redirectTo,
  });
  return { outcome: "offered", form };
}

import { IntakeError } from "#shared/domain/errors.ts";
import type { Problem } from "#shared/domain/problems.ts";
import type { ApiContext } from "./api-context.ts";

const maxKeyLength = 255;

/** The Idempotency-Key of a call as it was sent, taken as opaque, or none. Throws IntakeError `invalid-fields`. */
export function readIdempotencyKey(c: ApiContext): string | undefined {
  const field = "Idempotency-Key";
  const key = c.req.header(field);
  if (key === undefined) return undefined;
  const refused = (code: Problem["code"], detail?: string) =>
    new IntakeError("invalid-fields", { fields: [{ field, code, ...(detail && { detail }) }] });
  if (key === "") throw refused("missing");
  if (key.length > maxKeyLength) throw refused("too-long", String(maxKeyLength));
  if (!/^[\x20-\x7e]+$/.test(key)) throw refused("not-text", "printable ASCII only");
  return key;
}

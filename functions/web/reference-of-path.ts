import type { Context } from "hono";
import type { Reference } from "#shared/domain/brand.ts";
import { parseReference } from "#shared/domain/reference.ts";

/** The reference in the path, where it is one. */
export function referenceOf(c: Context): Reference | undefined {
  const reading = parseReference(c.req.param("reference") ?? "");
  return reading.kind === "reference" ? reading.reference : undefined;
}

import type { Context } from "hono";
import type { Reference } from "#shared/domain/brand.ts";
import { referenceIn } from "#shared/domain/reference.ts";

/** The reference in the path, where it is one. */
export const referenceOf = (c: Context): Reference | undefined => referenceIn(c.req.param("reference") ?? "");

import { addSeconds, type Instant } from "#shared/domain/brand.ts";
import { type FormToken, readFormToken } from "#shared/intake/keys.ts";

/** How long a form may stay open before its token has to be renewed. */
const maxAgeSeconds = 24 * 3600;

/** Filled and sent within less than this, a form was hardly read by a person. */
const humanSeconds = 2;

/** What a form token says if it is ours and not older than 24 hours. */
export function freshFormToken(formKey: string, token: string | undefined, now: Instant): FormToken | undefined {
  const read = readFormToken(formKey, token ?? "");
  return read && addSeconds(read.issuedAt, maxAgeSeconds) >= now ? read : undefined;
}

export const isTooFast = ({ issuedAt }: FormToken, now: Instant): boolean => now < addSeconds(issuedAt, humanSeconds);

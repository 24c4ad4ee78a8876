import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { addSeconds, type Instant, type Reference } from "#shared/domain/brand.ts";
import type { CookiePurpose, LinkedCase, LinkKeys } from "#shared/intake/keys.ts";

const lifeSeconds = 24 * 3600;

// `__Host-`: only over TLS, from this very host, for all paths. A subdomain cannot plant one.
const nameOf = (purpose: CookiePurpose, reference: Reference): string => `__Host-${purpose}-${reference}`;
const attributes = { path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** Gives the browser the right to what `purpose` names, for one case and 24 hours. */
export function giveCookie(
  c: Context,
  purpose: CookiePurpose,
  kase: LinkedCase,
  linkKeys: LinkKeys,
  now: Instant,
): void {
  const value = linkKeys.cookie(purpose, kase, addSeconds(now, lifeSeconds));
  setCookie(c, nameOf(purpose, kase.reference), value, { ...attributes, maxAge: lifeSeconds });
}

export const readCookie = (c: Context, purpose: CookiePurpose, reference: Reference): string | undefined =>
  getCookie(c, nameOf(purpose, reference));

export const takeCookie = (c: Context, purpose: CookiePurpose, reference: Reference): void => {
  deleteCookie(c, nameOf(purpose, reference), attributes);
};

import type { MiddlewareHandler } from "hono";
import { IntakeError } from "#shared/domain/errors.ts";
import { freshFormToken } from "./form-token.ts";
import { formOf, maxBodyBytes, type WebEnv } from "./posted-form.ts";
import type { WebPorts, WebSettings } from "./web-ports.ts";

const policyWith = (formAction: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `form-action ${formAction}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** On every answer, whatever its status. */
export const headersOfEveryAnswer: Readonly<Record<string, string>> = {
  "Content-Security-Policy": policyWith("'self'"),
  // A plain form on a page with `no-referrer` sends `Origin: null`, which no POST passes with.
  "Referrer-Policy": "same-origin",
  "X-Robots-Tag": "noindex, nofollow, noarchive",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=()",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
};

/**
 * The policy of a page whose one form posts to `target`, an address that is not ours. The address with its path, because
 * all buckets of a region share one host; the store leads back to us, and a browser holds that to the policy as well.
 */
export function policyWithFormTo(target: string): string {
  const { origin, pathname } = new URL(target);
  // What ends a directive or a policy may stand in a path as it is (CSP 3, 2.3.1).
  return policyWith(`'self' ${origin}${pathname.replace(/[;,]/g, encodeURIComponent)}`);
}

/** Adds the headers of rule R9, on refusals and faults too. Only hashed assets may have said that they can be cached. */
export const secureAnswers: MiddlewareHandler<WebEnv> = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headersOfEveryAnswer)) c.res.headers.set(name, value);
  const formTarget = c.get("formTarget");
  if (formTarget && c.res.ok) c.res.headers.set("Content-Security-Policy", policyWithFormTo(formTarget));
  if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
};

const changesNothing = (method: string): boolean => method === "GET" || method === "HEAD" || method === "OPTIONS";

/**
 * Whose page a request comes from. Every browser since 2023 sends `Sec-Fetch-Site`; older ones send `Origin` with a
 * POST; `Origin: null` is what a sandboxed frame sends, so it is never ours.
 */
export function senderOf(headers: Headers, publicUrl: string): "ours" | "foreign" | "unknown" {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" ? "ours" : "foreign";
  const origin = headers.get("origin");
  if (origin !== null) return origin === publicUrl ? "ours" : "foreign";
  return "unknown";
}

/** Refuses what another site's page sends, to pages and API alike. Throws IntakeError `cross-site`. */
export const refuseForeign =
  ({ publicUrl }: WebSettings): MiddlewareHandler =>
  async (c, next) => {
    if (!changesNothing(c.req.method) && senderOf(c.req.raw.headers, publicUrl) === "foreign")
      throw new IntakeError("cross-site");
    await next();
  };

/** Refuses a body over the limit by the bytes that came, because a `Content-Length` can say anything. Throws IntakeError `body-too-large`. */
export const limitBody: MiddlewareHandler = async (c, next) => {
  if (!changesNothing(c.req.method)) {
    const body = await c.req.arrayBuffer();
    if (body.byteLength > maxBodyBytes) throw new IntakeError("body-too-large");
  }
  await next();
};

/**
 * A POST of which no header tells where it comes from needs a form token that we signed within the last day.
 * Throws IntakeError `cross-site`.
 */
export const requireOwnForm =
  ({ clock }: WebPorts, { publicUrl, formKey }: WebSettings): MiddlewareHandler<WebEnv> =>
  async (c, next) => {
    if (c.req.method === "POST" && senderOf(c.req.raw.headers, publicUrl) === "unknown") {
      const form = await formOf(c);
      if (!freshFormToken(formKey, form.get("form-token"), clock())) throw new IntakeError("cross-site");
    }
    await next();
  };

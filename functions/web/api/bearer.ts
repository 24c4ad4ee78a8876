import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./api-context.ts";
import { problem } from "./problem-json.ts";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Lets pass only who sends the bearer token (RFC 6750 2.1), compared in a time that does not tell where it differs. */
export function requireBearer(token: string): MiddlewareHandler<ApiEnv> {
  const expected = digest(token);
  return async (c, next) => {
    const given = /^bearer +([\x21-\x7e]{1,1000})$/i.exec(c.req.header("authorization")?.slice(0, 1100) ?? "")?.[1];
    if (given === undefined || !timingSafeEqual(digest(given), expected)) {
      const challenge = given === undefined ? 'Bearer realm="desk"' : 'Bearer realm="desk", error="invalid_token"';
      return problem(c, "not-authorised", { headers: { "www-authenticate": challenge } });
    }
    return next();
  };
}

import { createHmac } from "node:crypto";
import type { Context } from "hono";
import type { LambdaEvent } from "hono/aws-lambda";

/**
 * A name for counting per caller that does not hold the caller's address. It comes from the gateway alone, because a
 * forwarded header says whatever its sender likes; of IPv6 the first 64 bits count, which is what one subscriber has.
 */
export function callerName(c: Context, formKey: string): string {
  const event = (c.env as { readonly event?: LambdaEvent } | undefined)?.event;
  const http =
    event && "requestContext" in event && "http" in event.requestContext ? event.requestContext.http : undefined;
  return createHmac("sha256", formKey)
    .update(`caller:${subscriberOf(http?.sourceIp ?? "")}`)
    .digest("hex")
    .slice(0, 32);
}

/** An IPv4 address as it is, an IPv6 address as its first four groups. */
export function subscriberOf(address: string): string {
  if (!address.includes(":")) return address;
  // RFC 4291 2.2: `::` stands for as many groups of zeros as are missing.
  const [head = "", tail] = address.toLowerCase().split("::", 2);
  const first = head === "" ? [] : head.split(":");
  const last = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return [...first, ...Array<string>(zeros).fill("0"), ...last]
    .slice(0, 4)
    .map((group) => group.replace(/^0{1,3}(?=.)/, ""))
    .join(":");
}

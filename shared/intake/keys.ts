import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type EmailAddress, type Instant, type Reference, toInstant } from "#shared/domain/brand.ts";
import type { Case } from "#shared/domain/case.ts";
import { alphabet, referenceFromDigest, referenceIn } from "#shared/domain/reference.ts";

/** SHA-256 as lower-case hex. */
export const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

const hmac = (key: string, purpose: string, ...parts: readonly (string | number)[]): Buffer =>
  // Lengths in front of the parts, so that no two lists of parts make the same text.
  createHmac("sha256", key)
    .update([purpose, ...parts].map((part) => `${String(part).length}:${part}`).join("|"))
    .digest();

/** Whether two texts are equal, in a time that does not tell where they differ. */
function same(a: string, b: string): boolean {
  const left = createHash("sha256").update(a).digest();
  const right = createHash("sha256").update(b).digest();
  return timingSafeEqual(left, right);
}

const macBytes = 16;

/** What a case is derived from, and what opens it. None of it is stored. */
export type LinkedCase = Pick<Case, "reference" | "linkGeneration">;

/** The reference of an idempotency key. `retry` counts true collisions, of which one is expected in 2^45 pairs. */
export function referenceOf(referenceKey: string, idempotencyKey: string, retry = 0): Reference {
  return referenceFromDigest(hmac(referenceKey, "reference", idempotencyKey, retry));
}

/** SHA-256 of the idempotency key, by which a case knows its own origin without keeping the key. */
export const keyHashOf = (idempotencyKey: string): string => sha256(`key:${idempotencyKey}`);

/** The secrets that open a case, made from its derived nonce. */
export interface LinkKeys {
  /** `<reference>.<key id>.<MAC>`: what stands in the fragment of the status link. 128 bits. */
  token(kase: LinkedCase): string;
  /** What a customer without the link types: 16 characters, 80 bits, shown in fours. */
  accessCode(kase: LinkedCase): string;
  /** Whether a token opens this case. */
  tokenOpens(token: string, kase: LinkedCase): boolean;
  /** Whether a typed code opens this case: any case, spaces, hyphens, O for 0, I or L for 1. */
  codeOpens(typed: string, kase: LinkedCase): boolean;
  /** The value of a cookie for one purpose that works until `expires`. */
  cookie(purpose: CookiePurpose, kase: LinkedCase, expires: Instant): string;
  cookieOpens(purpose: CookiePurpose, value: string, kase: LinkedCase, now: Instant): boolean;
}

/** `case` opens the status page; `sent` only shows the confirmation page again and corrects the address. */
export type CookiePurpose = "case" | "sent";

/** `linkKeys` is the setting LINK_KEYS: `id:key` pairs, newest first. */
export function createLinkKeys(referenceKey: string, linkKeys: string): LinkKeys {
  const keys = linkKeys.split(",").map((pair) => {
    const colon = pair.indexOf(":");
    return { id: pair.slice(0, colon), key: pair.slice(colon + 1) };
  });
  const newest = keys[0] ?? { id: "", key: "" };
  const nonce = (kase: LinkedCase) => hmac(referenceKey, "nonce", kase.reference, kase.linkGeneration).toString("hex");
  const mac = (key: string, purpose: string, kase: LinkedCase, extra = "") =>
    hmac(key, purpose, kase.reference, nonce(kase), extra).subarray(0, macBytes).toString("base64url");
  const keyOf = (id: string) => keys.find((candidate) => candidate.id === id)?.key;
  // A wrong key id costs the same work as a wrong MAC, so that neither time nor answer tells them apart.
  const opens = (id: string, given: string, purpose: string, kase: LinkedCase, extra = "") => {
    const key = keyOf(id);
    return same(given, mac(key ?? newest.key, purpose, kase, extra)) && key !== undefined;
  };
  const codeOf = (key: string, kase: LinkedCase) => {
    let bits = 0n;
    for (const byte of hmac(key, "access-code", kase.reference, nonce(kase)).subarray(0, 10))
      bits = (bits << 8n) | BigInt(byte);
    return Array.from({ length: 16 }, (_, i) => alphabet[Number((bits >> BigInt((15 - i) * 5)) & 31n)]).join("");
  };

  return {
    token: (kase) => `${kase.reference}.${newest.id}.${mac(newest.key, "link", kase)}`,
    accessCode: (kase) => (codeOf(newest.key, kase).match(/.{4}/g) ?? []).join("-"),
    tokenOpens: (token, kase) => {
      const [reference = "", id = "", given = ""] = token.split(".", 4);
      return opens(id, given, "link", kase) && reference === kase.reference;
    },
    codeOpens: (typed, kase) => {
      const code = typed
        .slice(0, 100)
        .normalize("NFKC")
        .toUpperCase()
        .replace(/[\s\-–—]/gu, "")
        .replace(/O/g, "0")
        .replace(/[IL]/g, "1");
      return keys.map(({ key }) => same(code, codeOf(key, kase))).includes(true);
    },
    cookie: (purpose, kase, expires) =>
      `${expires}!${newest.id}!${mac(newest.key, `cookie-${purpose}`, kase, expires)}`,
    cookieOpens: (purpose, value, kase, now) => {
      const [expires = "", id = "", given = ""] = value.split("!", 4);
      return opens(id, given, `cookie-${purpose}`, kase, expires) && expires > now;
    },
  };
}

/** The reference that a token claims to open, checked for its own spelling only. */
export const referenceInToken = (token: string): Reference | undefined =>
  referenceIn(token.slice(0, 200).split(".", 1)[0] ?? "");

/** `case+<reference>.<mac>@<domain>`, lower case because some servers change the case of a local part. */
export function replyAddress(replyKey: string, replyDomain: string, reference: Reference): string {
  return `case+${reference.slice(3).toLowerCase()}.${replyMac(replyKey, reference)}@${replyDomain}`;
}

const replyMac = (replyKey: string, reference: Reference): string =>
  hmac(replyKey, "reply", reference).subarray(0, macBytes).toString("hex");

/** The case whose signed reply address this is, or nothing: the one place that resolves a reply. */
export function referenceInReplyAddress(replyKey: string, replyDomain: string, address: string): Reference | undefined {
  const match = /^case\+([0-9a-z]{10})\.([0-9a-f]{32})@(.{1,255})$/.exec(address.slice(0, 400).toLowerCase());
  if (!match || match[3] !== replyDomain.toLowerCase()) return undefined;
  const reference = referenceIn(match[1] ?? "");
  return reference && same(match[2] ?? "", replyMac(replyKey, reference)) ? reference : undefined;
}

/** The id of a job: the same question again is the same job. */
export const jobId = (question: string): string => sha256(question).slice(0, 32);

/** What a form carries: when it was handed out and a nonce, signed. The nonce is the idempotency key of the submission. */
export interface FormToken {
  readonly issuedAt: Instant;
  readonly nonce: string;
}

/** A new form token; `random` is 16 unguessable bytes. */
export function signFormToken(formKey: string, issuedAt: Instant, random: Uint8Array): string {
  const body = `${Date.parse(issuedAt).toString(36)}.${Buffer.from(random).toString("base64url")}`;
  return `${body}.${hmac(formKey, "form", body).subarray(0, macBytes).toString("base64url")}`;
}

/** What a form token says, or nothing where it is not ours. How old it may be is the caller's rule. */
export function readFormToken(formKey: string, token: string): FormToken | undefined {
  const [time = "", nonce = "", given = ""] = token.slice(0, 200).split(".", 4);
  const expected = hmac(formKey, "form", `${time}.${nonce}`).subarray(0, macBytes).toString("base64url");
  if (!same(given, expected)) return undefined;
  return { issuedAt: toInstant(Number.parseInt(time, 36)), nonce };
}

/**
 * A name for counting per mailbox that does not hold the address. What stands behind a `+` leads into the same mailbox
 * with every large provider, so that it makes no budget of its own.
 */
export const addressBudgetName = (email: EmailAddress): string =>
  `address:${sha256(email.toLowerCase().replace(/\+[^@]{0,64}@/, "@")).slice(0, 32)}`;

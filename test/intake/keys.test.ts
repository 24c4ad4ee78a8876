import { expect, test } from "vitest";
import type { EmailAddress, Instant, Reference } from "#shared/domain/brand.ts";
import {
  addressBudgetName,
  createLinkKeys,
  readFormToken,
  referenceInReplyAddress,
  referenceInToken,
  referenceOf,
  replyAddress,
  signFormToken,
} from "#shared/intake/keys.ts";

const referenceKey = "reference-key-reference-key-reference";
const newKey = "new-link-key-new-link-key-new-link-key";
const oldKey = "old-link-key-old-link-key-old-link-key";
const replyKey = "reply-key-reply-key-reply-key-reply-key";
const formKey = "form-key-form-key-form-key-form-key-form";
const reference = referenceOf(referenceKey, "form:nonce");
const kase = { reference, linkGeneration: 1 };
const now = "2026-11-23T08:00:00.000Z" as Instant;
const later = "2026-11-24T08:00:00.000Z" as Instant;

/** The same text with one character at `at` replaced by another of the same kind. */
const altered = (text: string, at: number): string => {
  const other =
    text[at] === "a"
      ? "b"
      : text[at] === "A"
        ? "B"
        : /[a-z]/.test(text[at] ?? "")
          ? "a"
          : /\d/.test(text[at] ?? "")
            ? String((Number(text[at]) + 1) % 10)
            : "A";
  return text.slice(0, at) + other + text.slice(at + 1);
};

test("the same idempotency key always gives the same reference, and a retry another one", () => {
  expect(referenceOf(referenceKey, "form:nonce")).toBe(reference);
  expect(referenceOf(referenceKey, "form:nonce", 1)).not.toBe(reference);
  expect(referenceOf(`${referenceKey}x`, "form:nonce")).not.toBe(reference);
});

test("a token opens its own case and no other", () => {
  const keys = createLinkKeys(referenceKey, `k1:${newKey}`);

  const token = keys.token(kase);

  expect(keys.tokenOpens(token, kase)).toBe(true);
  expect(keys.tokenOpens(token, { ...kase, reference: referenceOf(referenceKey, "other") })).toBe(false);
  expect(referenceInToken(token)).toBe(reference);
});

test("no single altered character of a token opens the case", () => {
  const keys = createLinkKeys(referenceKey, `k1:${newKey}`);
  const token = keys.token(kase);

  const opened = [...token]
    .map((_, at) => altered(token, at))
    .filter((forged) => forged !== token && keys.tokenOpens(forged, kase));

  expect(opened).toEqual([]);
});

test("a token carries 128 bits of MAC", () => {
  const [, , mac = ""] = createLinkKeys(referenceKey, `k1:${newKey}`).token(kase).split(".");

  expect(Buffer.from(mac, "base64url")).toHaveLength(16);
});

test("renewing the generation makes token, code and cookie of before worthless", () => {
  const keys = createLinkKeys(referenceKey, `k1:${newKey}`);
  const renewed = { ...kase, linkGeneration: 2 };

  expect(keys.tokenOpens(keys.token(kase), renewed)).toBe(false);
  expect(keys.codeOpens(keys.accessCode(kase), renewed)).toBe(false);
  expect(keys.cookieOpens("case", keys.cookie("case", kase, later), renewed, now)).toBe(false);
});

test("after a key rotation old links still open, and after its removal they do not", () => {
  const old = createLinkKeys(referenceKey, `k1:${oldKey}`);
  const rotated = createLinkKeys(referenceKey, `k2:${newKey},k1:${oldKey}`);
  const removed = createLinkKeys(referenceKey, `k2:${newKey}`);

  expect(rotated.tokenOpens(old.token(kase), kase)).toBe(true);
  expect(rotated.codeOpens(old.accessCode(kase), kase)).toBe(true);
  expect(removed.tokenOpens(old.token(kase), kase)).toBe(false);
  expect(removed.codeOpens(old.accessCode(kase), kase)).toBe(false);
  expect(rotated.token(kase)).toContain(".k2.");
});

test("an access code is read in any case, with spaces, and with O for 0 and I or L for 1", () => {
  const keys = createLinkKeys(referenceKey, `k1:${newKey}`);
  const code = keys.accessCode(kase);
  const sloppy = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;

  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  expect(keys.codeOpens(sloppy, kase)).toBe(true);
  expect(keys.codeOpens(code.slice(0, -1), kase)).toBe(false);
});

test("a cookie opens only for its purpose and until it expires", () => {
  const keys = createLinkKeys(referenceKey, `k1:${newKey}`);
  const cookie = keys.cookie("sent", kase, later);

  expect(keys.cookieOpens("sent", cookie, kase, now)).toBe(true);
  expect(keys.cookieOpens("case", cookie, kase, now)).toBe(false);
  expect(keys.cookieOpens("sent", cookie, kase, later)).toBe(false);
  expect(keys.cookieOpens("sent", cookie.replace("2026-11-24", "2027-11-24"), kase, now)).toBe(false);
  expect(keys.cookieOpens("sent", "", kase, now)).toBe(false);
});

test("the database alone opens nothing: another link key gives another token for the same case", () => {
  const ours = createLinkKeys(referenceKey, `k1:${newKey}`);
  const theirs = createLinkKeys(referenceKey, `k1:${oldKey}`);

  expect(ours.tokenOpens(theirs.token(kase), kase)).toBe(false);
});

test("a reply address names its case, whatever a server does to its letters", () => {
  const address = replyAddress(replyKey, "reply.postcase.example", reference);

  expect(referenceInReplyAddress(replyKey, "reply.postcase.example", address)).toBe(reference);
  expect(referenceInReplyAddress(replyKey, "reply.postcase.example", address.toUpperCase())).toBe(reference);
  expect(address.split("@")[0]?.length).toBeLessThanOrEqual(64);
});

test("no altered, shortened or foreign reply address names a case", () => {
  const address = replyAddress(replyKey, "reply.postcase.example", reference);
  const local = address.split("@")[0] ?? "";
  const forged = [...local]
    .map((_, at) => `${altered(local, at)}@reply.postcase.example`)
    .filter((text) => text !== address);
  const others = [
    `case+${reference.slice(3).toLowerCase()}@reply.postcase.example`,
    `case+${reference.slice(3).toLowerCase()}.@reply.postcase.example`,
    `${local}@evil.example`,
    replyAddress(`${replyKey}x`, "reply.postcase.example", reference),
    "",
  ];

  const named = [...forged, ...others].filter(
    (text) => referenceInReplyAddress(replyKey, "reply.postcase.example", text) !== undefined,
  );

  expect(named).toEqual([]);
});

test("a form token comes back with its time and nonce, and a changed one does not", () => {
  const token = signFormToken(formKey, now, new Uint8Array(16).fill(7));

  expect(readFormToken(formKey, token)).toEqual({ issuedAt: now, nonce: Buffer.alloc(16, 7).toString("base64url") });
  expect(
    [...token]
      .map((_, at) => altered(token, at))
      .filter((forged) => forged !== token && readFormToken(formKey, forged)),
  ).toEqual([]);
  expect(readFormToken(formKey, "")).toBeUndefined();
  expect(readFormToken(`${formKey}x`, token)).toBeUndefined();
});

test("a token of text that is no reference names none", () => {
  expect(referenceInToken("nonsense")).toBeUndefined();
  expect(referenceInToken("PC-0000000001.k1.x" as Reference)).toBeUndefined();
});

test("the budget of an address is the same in any letters and does not hold the address", () => {
  const name = addressBudgetName("Ana@example.test" as EmailAddress);

  expect(name).toBe(addressBudgetName("ana@example.test" as EmailAddress));
  expect(name).not.toContain("ana");
});

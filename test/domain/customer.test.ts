import { describe, expect, test } from "vitest";
import type { EmailAddress } from "#shared/domain/brand.ts";
import { maskEmail, parseEmailAddress, sameMailbox } from "#shared/domain/customer.ts";

test.each([
  ["ana@example.test", "ana@example.test"],
  ["Ana.Smith+case@Example.TEST", "Ana.Smith+case@example.test"],
  [" ana@example.test\n", "ana@example.test"],
  ["<ana@example.test>", "ana@example.test"],
  [" < ana@example.test > ", "ana@example.test"],
  ["ａｎａ＠ｅｘａｍｐｌｅ．ｔｅｓｔ", "ana@example.test"],
  ["12345678@qq.com", "12345678@qq.com"],
  ["o'neil_{x}=y@mail.sub-domain.example", "o'neil_{x}=y@mail.sub-domain.example"],
  ["a@xn--fsqu00a.xn--0zwm56d", "a@xn--fsqu00a.xn--0zwm56d"],
])("%j is the address %s", (text, email) => {
  expect(parseEmailAddress(text)).toBe(email);
});

describe("what could be read as another address, or as none, is refused", () => {
  test.each([
    "",
    "ana",
    "@example.test",
    "ana@",
    "ana@localhost",
    "ana@@example.test",
    "ana@b@example.test",
    "ana@example.test@evil.test",
    "ana@example..test",
    "ana@.example.test",
    "ana@example.test.",
    "ana@-example.test",
    "ana@example-.test",
    "ana@exa_mple.test",
    "ana@127.0.0.1",
    "ana@[127.0.0.1]",
    ".ana@example.test",
    "ana.@example.test",
    "a..na@example.test",
    '"ana"@example.test',
    '"ana@evil.test"@example.test',
    "ana(comment)@example.test",
    "ana@example.test(comment)",
    "Ana <ana@example.test>",
    "<ana@example.test",
    "<<ana@example.test>>",
    "ana@example.test,eve@example.test",
    "ana@example.test;eve@example.test",
    "ana@example.test eve@example.test",
    "an a@example.test",
    "ana@exa mple.test",
    "ana@example.test\nBcc: eve@example.test",
    "ana\u0000@example.test",
    "ana\r\n@example.test",
    "ana\u200b@example.test",
    "ana\u202e@example.test",
    "анa@example.test",
    "ana@exаmple.test",
    "ana@example.test\u0000",
    "mailto:ana@example.test",
  ])("%j", (text) => {
    expect(parseEmailAddress(text)).toBeUndefined();
  });
});

describe("limits", () => {
  const label = "d".repeat(61);
  const domain = `${label}.${label}.${label}.test`;

  test("64 characters before the @ (RFC 5321 4.5.3.1.1)", () => {
    expect(parseEmailAddress(`${"a".repeat(64)}@example.test`)).toBeDefined();
    expect(parseEmailAddress(`${"a".repeat(65)}@example.test`)).toBeUndefined();
  });

  test("254 characters in all", () => {
    const longest = `${"a".repeat(254 - domain.length - 1)}@${domain}`;

    expect(longest).toHaveLength(254);
    expect(parseEmailAddress(longest)).toBe(longest);
    expect(parseEmailAddress(`a${longest}`)).toBeUndefined();
  });

  test("63 characters in a label of the domain (RFC 1035)", () => {
    expect(parseEmailAddress(`a@${"d".repeat(63)}.test`)).toBeDefined();
    expect(parseEmailAddress(`a@${"d".repeat(64)}.test`)).toBeUndefined();
  });

  test("320 characters with what stands around it", () => {
    expect(parseEmailAddress("ana@example.test".padEnd(320))).toBeDefined();
    expect(parseEmailAddress("ana@example.test".padEnd(321))).toBeUndefined();
  });
});

test.each([
  ["ana@example.com", "a***@example.com"],
  ["a@example.com", "a***@example.com"],
])("%s is shown as %s", (email, masked) => {
  expect(maskEmail(email as EmailAddress)).toBe(masked);
});

test("a mailbox is the same in upper and lower case, and no other one", () => {
  const same = (a: string, b: string) => sameMailbox(a as EmailAddress, b as EmailAddress);

  expect(same("Ana@example.test", "ana@Example.test")).toBe(true);
  expect(same("ana@example.test", "anna@example.test")).toBe(false);
  expect(same("ana@example.test", "ana@example.test.example")).toBe(false);
});

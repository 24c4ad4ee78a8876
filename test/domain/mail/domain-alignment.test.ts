import { describe, expect, test } from "vitest";
import { alignsRelaxed, asciiDomain, domainOf } from "../../../shared/domain/mail/domain-alignment.ts";

describe("two domains align relaxed", () => {
  test.each([
    ["customer.example", "customer.example"],
    ["mail.customer.example", "customer.example"],
    ["customer.example", "a.b.customer.example"],
    ["one.customer.example", "two.customer.example"],
    ["CUSTOMER.Example", "customer.example"],
    ["customer.example.", "mail.customer.example"],
    ["mail.shop.co.uk", "shop.co.uk"],
    ["mail.shop.com.cn", "shop.com.cn"],
    ["mail.客户.公司.cn", "xn--ubt06m.xn--55qx5d.cn"],
    ["mail.例子.中国", "xn--fsqu00a.xn--fiqs8s"],
    ["ｃｕｓｔｏｍｅｒ.example", "customer.example"],
    ["me.github.io", "www.me.github.io"],
  ])("%s and %s", (one, other) => {
    expect(alignsRelaxed(one, other)).toBe(true);
    expect(alignsRelaxed(other, one)).toBe(true);
  });
});

describe("two domains do not align", () => {
  test.each([
    ["of different owners", "customer.example", "evil.example"],
    ["below one public suffix", "a.co.uk", "b.co.uk"],
    ["below a Chinese public suffix", "a.com.cn", "b.com.cn"],
    ["below an international public suffix", "甲.中国", "乙.xn--fiqs8s"],
    ["below one private suffix", "x.github.io", "y.github.io"],
    ["that are a private suffix and a name below it", "github.io", "x.github.io"],
    ["that are the same public suffix", "co.uk", "co.uk"],
    ["that are a suffix", "com", "com"],
    ["that only end alike", "evilcustomer.example", "customer.example"],
    ["that only begin alike", "customer.example.evil.example", "customer.example"],
    ["that only look alike", "customer.example", "custоmer.example"],
    ["that are addresses of a machine", "192.0.2.10", "192.0.2.10"],
    ["of which one is empty", "", "customer.example"],
    ["with an empty label", "a..customer.example", "customer.example"],
    ["with a blank", "evil.example customer.example", "customer.example"],
    ["with a slash", "customer.example/evil.example", "customer.example"],
    ["with an escape", "customer%2eexample", "customer.example"],
    ["that are too long", `${"a.".repeat(125)}customer.example`, "customer.example"],
  ])("%s", (_, one, other) => {
    expect(alignsRelaxed(one, other)).toBe(false);
    expect(alignsRelaxed(other, one)).toBe(false);
  });
});

test("a domain is compared in ASCII, lower case, without a trailing dot", () => {
  expect(asciiDomain(" Bücher.Example. ")).toBe("xn--bcher-kva.example");
});

test("the domain of an address stands behind its last at sign", () => {
  expect(domainOf("a@evil.example@Customer.example")).toBe("customer.example");
  expect(domainOf("nobody")).toBeUndefined();
});

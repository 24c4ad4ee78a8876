import { expect, test } from "vitest";
import { linkText, unwrapLinks } from "../../../shared/domain/mail/link-text.ts";

const transaction = `https://tronscan.org/#/transaction/${"3c1ee683aa76a2b7".repeat(4)}`;
const encoded = encodeURIComponent(transaction);
const byProofpoint = encoded.replace(/%/g, "-").replace(/-2F/g, "_");

test.each([
  [`https://eur02.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02&reserved=0`],
  [`https://urldefense.com/v3/__${transaction.replace("#", "*")}__;Iw!!abc!xyz$`],
  [`https://urldefense.proofpoint.com/v2/url?u=${byProofpoint}&d=DwMFaQ`],
  [`https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1`],
  [`https://wx.mail.qq.com/xmspamcheck/xmsafejump?url=${encoded}`],
  [`https://mail.qq.com/cgi-bin/readtemplate?t=safety&check=false&gourl=${encoded}`],
  [`https://www.google.com/url?q=${encoded}&sa=D`],
])("the link behind %s is read, in plain text and in HTML", (link) => {
  expect(unwrapLinks(`see ${link} and <${link}>`)).toBe(`see ${transaction} and <${transaction}>`);
  expect(linkText("here", link)).toBe(`here ${transaction}`);
});

test.each([
  [`https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent("https://shop.example/sale")}`],
  ["https://eur02.safelinks.protection.outlook.com/?url=%E0%A4%A"],
  ["https://urldefense.proofpoint.com/v2/url?u=https-3A__shop-E0-A4-A"],
  ["https://urldefense.com/v3/__"],
  ["https://www.google.com/search?q=tronscan"],
  [transaction],
])("%s stays as it was written", (link) => {
  expect(unwrapLinks(`see ${link}`)).toBe(`see ${link}`);
});

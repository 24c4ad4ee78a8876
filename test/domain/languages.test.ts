import { describe, expect, test } from "vitest";
import { chooseLanguage, isLanguageId, languageIds, languageOf, languages } from "#shared/domain/languages.ts";

test.each([
  [undefined, "en"],
  ["", "en"],
  ["zh", "zh-Hans"],
  ["zh-CN", "zh-Hans"],
  ["zh-SG", "zh-Hans"],
  ["zh-Hans-HK", "zh-Hans"],
  ["zh-TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
  ["ZH-mo", "zh-Hant"],
  ["zh-Hant", "zh-Hant"],
  ["zh-Hant-CN", "zh-Hant"],
  ["en-GB", "en"],
  ["fr-FR", "en"],
  ["fr, zh-TW;q=0.8, en;q=0.5", "zh-Hant"],
  ["en;q=0.5, zh-CN", "zh-Hans"],
  ["en;q=0.5,zh-CN;q=0.9", "zh-Hans"],
  ["zh;q=0, en", "en"],
  ["zh;q=nonsense, en;q=0.1", "en"],
  ["en, zh", "en"],
  ["zh, en", "zh-Hans"],
  ["english", "en"],
  ["zhx", "en"],
  ["*", "en"],
])("%s is served in %s", (header, language) => {
  expect(chooseLanguage(header)).toBe(language);
});

test("the first 20 ranges and 1,000 characters of a header are read, and no more", () => {
  const others = (count: number) => Array.from({ length: count }, () => "fr").join(",");

  expect(chooseLanguage(`${others(19)},zh`)).toBe("zh-Hans");
  expect(chooseLanguage(`${others(20)},zh`)).toBe("en");
  expect(chooseLanguage(`${" ".repeat(998)}zh`)).toBe("zh-Hans");
  expect(chooseLanguage(`${" ".repeat(999)}zh`)).toBe("en");
});

describe("the language of a text", () => {
  test.each([
    ["My deposit has not arrived.", "en"],
    ["", "en"],
    ["充值没有到账，请帮我查一下这个交易", "zh-Hans"],
    ["充值沒有到帳，請幫我查一下這個交易", "zh-Hant"],
    ["UID 12345678 提币三天", "zh-Hans"],
    ["中文中", "en"],
    ["中文中文", "zh-Hans"],
    ["Hello 你好", "en"],
    ["您的邮件我已收到", "zh-Hans"],
    ["提币到你们这里", "zh-Hans"],
    ["已收到您的來信", "zh-Hant"],
    ["不好意思，UID 打錯了", "zh-Hant"],
    ["不好意思，UID 打错了", "zh-Hans"],
    ["入金がまだ反映されません", "en"],
    ["我の充值没有到账", "zh-Hans"],
  ])("%s is %s", (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test("is told by its first 4,000 characters", () => {
    expect(languageOf(`${"a".repeat(3996)}中文中文`)).toBe("zh-Hans");
    expect(languageOf(`${"a".repeat(3997)}中文中文`)).toBe("en");
  });
});

test("an id is one of the table, and nothing that every object has", () => {
  expect(languageIds.every(isLanguageId)).toBe(true);
  expect(isLanguageId("zh")).toBe(false);
  expect(isLanguageId("toString")).toBe(false);
});

test("every row has a tag that its own readers are served by, and an offset of whole minutes in use", () => {
  for (const id of languageIds) {
    expect(chooseLanguage(languages[id].tag)).toBe(id);
    expect(languages[id].assumedOffsetMinutes).toBeGreaterThanOrEqual(-720);
    expect(languages[id].assumedOffsetMinutes).toBeLessThanOrEqual(840);
  }
});

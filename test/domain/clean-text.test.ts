import { describe, expect, test } from "vitest";
import { cleanIdentifier, cleanLine, cleanText, isShortened } from "#shared/domain/clean-text.ts";

describe("an identifier", () => {
  const id = "0x9edaf0f7d9c6629c31bb";

  test.each([
    ["blanks around it", `  ${id}\n`],
    ["a line break inside", `0x9edaf0f7d9\r\n  c6629c31bb`],
    ["an ideographic and a no-break space inside", `0x9edaf0\u3000f7d9\u00a0c6629c31bb`],
    ["full-width characters", "０ｘ９ｅｄａｆ０ｆ７ｄ９ｃ６６２９ｃ３１ｂｂ"],
    ["zero-width characters", `\ufeff0x9e\u200bda\u200cf0\u200df7\u2060d9\u00adc6629c31bb`],
    ["marks and overrides of direction", `\u200e\u202e${id}\u202c\u2069`],
    ["control characters", `0x9eda\u0000f0f7\u001bd9\u0085c6629c31bb`],
    ["straight quotes", `"${id}"`],
    ["typographic quotes", `“${id}”`],
    ["Chinese quotes and brackets", `「【${id}】」`],
    ["brackets", `([{<${id}>}])`],
    ["punctuation behind it", `${id}.,;:!?`],
    ["Chinese punctuation around it", `：${id}。`],
    ["stars of a bold text", `**${id}**`],
  ])("with %s is read as it was meant", (_, text) => {
    expect(cleanIdentifier(text)).toBe(id);
  });

  test("keeps upper and lower case, and what belongs to base 64 and to links", () => {
    const text = "https://x.example/#/tx/AbC_d-e+f/G=";

    expect(cleanIdentifier(text)).toBe(text);
  });

  test("of wrapping alone is empty", () => {
    expect(cleanIdentifier(' "“(.)”" \u200b')).toBe("");
  });

  test.each([
    "plain",
    "a\u00a8b",
    "e\u200b\u0301",
    "\u1100\u200b\u1161\u11a8",
    '" (ａ．) "',
    "\ufb01\u2026",
    "ﷺ",
    "\u2100\u3000\u0344",
    "\u202a\u202a((",
    "a\u00adb…",
  ])("cleaned once is clean: %j", (text) => {
    const once = cleanIdentifier(text);

    expect(cleanIdentifier(once)).toBe(once);
  });
});

test("a line has one blank where blanks, tabs and line breaks were, and nothing that is not seen", () => {
  expect(cleanLine(" Binance\t app\r\nv2\u202e\u0007\u200b e\u0301 ")).toBe("Binance app v2 é");
});

test("a text keeps its lines and loses every other control character", () => {
  expect(cleanText("\n one\r\ntwo\rthree\u2028four\u0000\u001b[31m\u0085\tfive e\u0301 \n")).toBe(
    "one\ntwo\nthree\nfour[31m five é",
  );
});

test.each([
  ["0x1234...abcd", true],
  ["0x1234…abcd", true],
  ["0x1234 ⋯ abcd", true],
  ["0x1234***abcd", true],
  ["0x1234••••abcd", true],
  ["0x1234----abcd", true],
  ["0x1234...", true],
  ["0x1234.", false],
  ["26528041-2", false],
  ["a_b-c.d", false],
  ["...", false],
  ["0x1234abcd", false],
])("%s is shortened: %s", (text, is) => {
  expect(isShortened(text)).toBe(is);
});

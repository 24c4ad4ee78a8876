import { expect, test } from "vitest";
import { findUuencoded } from "../../../shared/domain/mail/uuencode.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const found = (text: string): string[] =>
  findUuencoded(bytes(text), 10).map(
    ({ name, content, start, end }) =>
      `${String.fromCharCode(...name)}=${String.fromCharCode(...content)} ${start}-${end}`,
  );

test.each<[string, string, string[]]>([
  ["a file", "begin 644 a.txt\n%:&5L;&\\\n`\nend\n", ["a.txt=hello 0-31"]],
  ["a file between words", "Hi\r\nbegin 644 a b.txt\r\n%:&5L;&\\\r\n \r\nend\r\nbye", ["a b.txt=hello 4-41"]],
  ["two files", "begin 644 a\n#86)C\n`\nend\nbegin 0755 b\n#9&5F\n`\nend\n", ["a=abc 0-24", "b=def 24-49"]],
  ["blanks cut at the end of a line", "begin 644 a\n#86)\n`\nend\n", ["a=ab@ 0-23"]],
  ["no end", "begin 644 a\n#86)C\n`\n", []],
  ["words in it", "begin 644 a\nnot of this kind\nend\n", []],
  ["words that begin alike", "begin 644 things today\nand then end\n", []],
  ["no mode", "begin the day\n#86)C\n`\nend\n", []],
])("%s", (_, text, files) => {
  expect(found(text)).toEqual(files);
});

test("more files than are asked for stay in the text", () => {
  const text = bytes("begin 644 a\n#86)C\n`\nend\n".repeat(3));

  expect(findUuencoded(text, 2)).toHaveLength(2);
});

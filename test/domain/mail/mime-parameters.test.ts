import { describe, expect, test } from "vitest";
import { readParameterised } from "../../../shared/domain/mail/mime-parameters.ts";

const read = (field: string): [string, Record<string, string>] => {
  const { value, parameters } = readParameterised(field);
  return [value, Object.fromEntries(parameters)];
};

describe("a field with parameters", () => {
  test.each<[string, string, Record<string, string>]>([
    ["Text/Plain; Charset=UTF-8", "text/plain", { charset: "UTF-8" }],
    ['text/plain; charset="utf-8"; format=flowed', "text/plain", { charset: "utf-8", format: "flowed" }],
    ["text/plain;;; charset = utf-8 ;", "text/plain", { charset: "utf-8" }],
    ["text/plain charset=utf-8", "text/plain", { charset: "utf-8" }],
    ['text/html; charset="gb2312" name="x.html"', "text/html", { charset: "gb2312", name: "x.html" }],
    ["text/plain (a (comment)); charset=us-ascii (Plain text)", "text/plain", { charset: "us-ascii" }],
    ['multipart/mixed boundary="b c"', "multipart/mixed", { boundary: "b c" }],
    ['multipart/mixed; boundary="=_x;y"', "multipart/mixed", { boundary: "=_x;y" }],
    ["filename=x.txt", "", { filename: "x.txt" }],
    ["; filename=x.txt", "", { filename: "x.txt" }],
    ["text/plain; charset=a; charset=b", "text/plain", { charset: "a" }],
    ["text/plain; __proto__=x", "text/plain", JSON.parse('{"__proto__":"x"}')],
    ["", "", {}],
    [';;==;"', "", {}],
  ])("%s", (field, value, parameters) => {
    expect(read(field)).toEqual([value, parameters]);
  });
});

describe("the name of a file", () => {
  test.each<[string, string]>([
    ["filename=a b.txt", "a b.txt"],
    ['filename="a;b.txt"', "a;b.txt"],
    ['filename="a\\"b.txt"', 'a"b.txt'],
    ['filename="a "b" c.txt"; size=3', 'a "b" c.txt'],
    ['filename="C:\\temp\\x.png"', "C:\\temp\\x.png"],
    ['filename="unclosed.txt', "unclosed.txt"],
    ['filename="凭证.jpg"', "凭证.jpg"],
    ['filename="=?utf-8?B?5Yet6K+BLmpwZw==?="', "凭证.jpg"],
    ["filename==?gb2312?B?xr7WpC5qcGc=?=", "凭证.jpg"],
    ['filename="=?utf-8?B?5Yet?= =?utf-8?B?6K+BLmpwZw==?="', "凭证.jpg"],
    ["filename*=utf-8'zh'%E5%87%AD%E8%AF%81.jpg", "凭证.jpg"],
    ["filename*=gb2312''%C6%BE%D6%A4.jpg", "凭证.jpg"],
    ["filename*=%E5%87%AD%E8%AF%81.jpg", "凭证.jpg"],
    ["filename*=''%C6%BE%D6%A4.jpg", "凭证.jpg"],
    ["filename*=\"utf-8''%E5%87%AD%E8%AF%81.jpg\"", "凭证.jpg"],
    ["filename=\"x.jpg\"; filename*=utf-8''%E5%87%AD.jpg", "凭.jpg"],
    ["filename*=utf-8''%E5%87%AD.jpg; filename=\"x.jpg\"", "凭.jpg"],
    ["filename*0*=utf-8''%E5%87; filename*1*=%AD%E8%AF%81; filename*2=.jpg", "凭证.jpg"],
    ["filename*2=.jpg; filename*1*=%AD%E8%AF%81; filename*0*=utf-8''%E5%87", "凭证.jpg"],
    ['filename*0="long "; filename*1="name.txt"', "long name.txt"],
    ['filename*1="counted "; filename*2="from one.txt"', "counted from one.txt"],
    ['filename*0="a"; filename*2="lost.txt"', "a"],
    ['filename*0="=?utf-8?B?5Ye"; filename*1="t6K+BLmpwZw==?="', "凭证.jpg"],
    ["filename*0*=utf-8''100%25; filename*1=%20.txt", "100%%20.txt"],
    ["filename=first.txt; filename=second.txt", "first.txt"],
    ["filename*=utf-8''%zz%4", "%zz%4"],
  ])("%s", (parameter, filename) => {
    expect(readParameterised(`attachment; ${parameter}`).parameters.get("filename")).toBe(filename);
  });
});

test("the hundred and fiftieth parameter is read and the next one is not", () => {
  const field = `a/b${Array.from({ length: 151 }, (_, i) => `; p${i}=1`).join("")}`;

  const { parameters } = readParameterised(field);

  expect(parameters.get("p149")).toBe("1");
  expect(parameters.has("p150")).toBe(false);
});

test.each(['"', '" ', "a*0=", '; a="', "(", "%41", ";=", '\\"'])("a great many of %s are read in one pass", (piece) => {
  const field = `a/b; filename="${piece.repeat(20_000)}`;

  expect(readParameterised(field).value).toBe("a/b");
});

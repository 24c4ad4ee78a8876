import { describe, expect, test } from "vitest";
import { readHeaderBlock, readHeaders, readPartHeaders } from "../../../shared/domain/mail/mail-headers.ts";

const read = (text: string): string[] =>
  readHeaders(new TextEncoder().encode(text)).map(({ name, value }) => `${name}=${value}`);

describe("the header fields of a raw mail", () => {
  test.each<[string, string[]]>([
    ["A: 1\r\nB: 2\r\n\r\nC: 3", ["a=1", "b=2"]],
    ["A: 1\nB: 2\n\nC: 3", ["a=1", "b=2"]],
    ["A: one\r\n two\r\n\tthree\r\n\r\n", ["a=one two\tthree"]],
    ["A : 1\r\n", ["a=1"]],
    ["A: 1", ["a=1"]],
    ["A:\r\nB: 2\r\n", ["a=", "b=2"]],
    ["no field\r\nA: 1\r\n", ["a=1"]],
    ["From someone Tue Mar 5\r\nA: 1\r\n", ["a=1"]],
    ["A: 1\r\nA: 2\r\n", ["a=1", "a=2"]],
    ["A: one\rB: two\u0000\r\n", ["a=one B: two"]],
    ["\u00a0From: x\r\n\ufeffFrom: y\r\n", ["\u00a0from=x", "\ufefffrom=y"]],
    ["A: 1\rB: 2\r\rC: 3", ["a=1", "b=2"]],
    ["\r\nA: 1", []],
    ["", []],
  ])("%j", (text, fields) => {
    expect(read(text)).toEqual(fields);
  });
});

describe("a field in a charset that is not declared", () => {
  test.each<[string, number[]]>([
    ["UTF-8", [0xe5, 0x85, 0x85, 0xe5, 0x80, 0xbc]],
    ["GB18030", [0xb3, 0xe4, 0xd6, 0xb5]],
    ["Big5", [0xa5, 0x52, 0xad, 0xc8]],
  ])("is read in %s", (_, value) => {
    const [header] = readHeaders(Uint8Array.from([0x41, 0x3a, ...value]));

    expect(header?.value).toBe("充值");
  });

  test("is read as one where it is folded within a character's reach", () => {
    const raw = Uint8Array.from([0x41, 0x3a, 0xb3, 0xe4, 0x0d, 0x0a, 0x20, 0xd6, 0xb5, 0x0d, 0x0a]);

    expect(readHeaders(raw)).toEqual([{ name: "a", value: "充 值" }]);
  });
});

const bodyOf = (text: string, { bodyStart }: { bodyStart: number }): string => text.slice(bodyStart);

describe("the body of a mail begins", () => {
  test.each<[string, string, string]>([
    ["after the first empty line", "A: 1\r\n\r\nbody\r\n\r\nmore", "body\r\n\r\nmore"],
    ["at once where it is empty before it", "\r\nbody", "body"],
    ["at the first line that is no field where no line is empty", "A: 1\r\nbody: it is\r\nbody it is", "body it is"],
    ["at the start where there is no field", "Hello there\r\n\r\nbody", "Hello there\r\n\r\nbody"],
    ["after the empty line, whatever is among the fields", "From x\r\nA: 1\r\n\r\nbody", "body"],
    ["nowhere", "A: 1\r\nB: 2", ""],
  ])("%s", (_, text, body) => {
    expect(bodyOf(text, readHeaderBlock(new TextEncoder().encode(text)))).toBe(body);
  });
});

describe("the body of a part begins", () => {
  test.each<[string, string, string]>([
    ["after the first empty line", "A: 1\n\nbody", "body"],
    ["at the first line that is no field", "A: 1\n folded\nbody", "body"],
    ["at a boundary", "A: 1\n--b: x\n", "--b: x\n"],
    ["at once where it has no field", "\nbody", "body"],
    ["nowhere", "A: 1", ""],
  ])("%s", (_, text, body) => {
    const raw = new TextEncoder().encode(text);

    const block = readPartHeaders(raw, 0, (start) => raw[start] === 45);

    expect(bodyOf(text, block)).toBe(body);
  });
});

import { describe, expect, test } from "vitest";
import { decodeUndeclared, readHeaders } from "../../shared/domain/mail-headers.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
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
    ["\r\nA: 1", []],
    ["", []],
  ])("%j", (text, fields) => {
    expect(read(text)).toEqual(fields);
  });
});

describe("bytes of an undeclared charset", () => {
  test.each<[string, Uint8Array]>([
    ["充值", new TextEncoder().encode("充值")],
    ["充值", bytes(0xb3, 0xe4, 0xd6, 0xb5)],
    ["Frösche", bytes(0x46, 0x72, 0xf6, 0x73, 0x63, 0x68, 0x65)],
    ["plain", new TextEncoder().encode("plain")],
  ])("are %s", (text, raw) => {
    expect(decodeUndeclared(raw)).toBe(text);
  });
});

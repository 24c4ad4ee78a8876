import { describe, expect, test } from "vitest";
import { readMailboxes } from "../../shared/domain/mailboxes.ts";

const found = (value: string): string[] =>
  readMailboxes(value).map(({ address, name }) => (name ? `${name} | ${address}` : address));

describe("an address header", () => {
  test.each<[string, string[]]>([
    ["a@x.example", ["a@x.example"]],
    ["Ann <a@x.example>", ["Ann | a@x.example"]],
    ['"Ann, B" <a@x.example>', ["Ann, B | a@x.example"]],
    ['"Ann \\"A\\" B" <a@x.example>', ['Ann "A" B | a@x.example']],
    ["a@x.example (Ann (A) B)", ["a@x.example"]],
    ["Ann (c, d@e.example) <a@x.example>", ["Ann | a@x.example"]],
    ["a@x.example, Bo <b@x.example>", ["a@x.example", "Bo | b@x.example"]],
    ["Team: a@x.example, Bo <b@x.example>;", ["a@x.example", "Bo | b@x.example"]],
    ["undisclosed-recipients:;", []],
    ["Wang, Li <b@x.example>", ["Li | b@x.example"]],
    ["a@x.example <b@x.example>", ["a@x.example | b@x.example"]],
    ["A <a@x.example> <b@x.example>", ["A | a@x.example", "b@x.example"]],
    ['"a b"@x.example', ['"a b"@x.example']],
    ["<a@x.example", ["a@x.example"]],
    ["nobody", []],
    ["", []],
    ["<>", []],
  ])("%j", (value, expected) => {
    expect(found(value)).toEqual(expected);
  });

  test.each(["<", "(", '"', "a@b,", "\\", "<@"])("a hundred thousand times %s is read in one pass", (piece) => {
    expect(readMailboxes(piece.repeat(100_000)).length).toBeLessThanOrEqual(100_000);
  });
});

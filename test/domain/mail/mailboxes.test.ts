import { describe, expect, test } from "vitest";
import { readMailboxes, readNameless } from "../../../shared/domain/mail/mailboxes.ts";

const found = (value: string): string[] =>
  readMailboxes(value).map(({ address, name }) => (name ? `${name} | ${address}` : address));

describe("an address header", () => {
  test.each<[string, string[]]>([
    ["a@x.example", ["a@x.example"]],
    ["Ann <a@x.example>", ["Ann | a@x.example"]],
    ['"Ann, B" <a@x.example>', ["Ann, B | a@x.example"]],
    ['"Ann \\"A\\" B" <a@x.example>', ['Ann "A" B | a@x.example']],
    ["a@x.example (Ann (A) B)", ["Ann (A) B | a@x.example"]],
    ["Ann a@x.example", ["Ann | a@x.example"]],
    ["a @ x.example", ["a@x.example"]],
    ["<mailto:a@x.example>", ["a@x.example"]],
    ["<@r.example,@s.example:a@x.example>", ["a@x.example"]],
    ["a@x.example.", ["a@x.example"]],
    ["< a@x.example >", ["a@x.example"]],
    ['"a@x.example" <b@x.example>', ["a@x.example | b@x.example"]],
    ["=?utf-8?Q?Ann,_B?= <a@x.example>", ["=?utf-8?Q?Ann,_B?= | a@x.example"]],
    ["=?utf-8?Q?b@x.example?= <a@x.example>", ["=?utf-8?Q?b@x.example?= | a@x.example"]],
    ["=?utf-8?Q?b@x.example?=", []],
    ["=?utf-8?Q?<b@x.example>?= <a@x.example>", ["=?utf-8?Q? | b@x.example", "?= | a@x.example"]],
    ["a@x.example, b@x.example", ["a@x.example", "b@x.example"]],
    ["a@x.example b@x.example", ["a@x.example", "b@x.example"]],
    ["A <a@x.example, B <b@x.example>", ["A | a@x.example, B", "b@x.example"]],
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

describe("an address header without a mailbox", () => {
  test.each<[string, { address: string; name: string } | undefined]>([
    ["Service <moderator>", { address: "moderator", name: "Service" }],
    ['"Service" <moderator', { address: "moderator", name: "Service" }],
    ["moderator", { address: "moderator", name: "moderator" }],
    ["Customer Service", { address: "", name: "Customer Service" }],
    ["<>", undefined],
    [" ", undefined],
  ])("%j", (value, claim) => {
    expect(readNameless(value)).toEqual(claim);
  });
});

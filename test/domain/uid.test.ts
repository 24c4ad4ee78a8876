import { describe, expect, test } from "vitest";
import { readUid } from "#shared/domain/uid.ts";

const digits = /^[0-9]{6,20}$/u;

test.each([
  ["44705892343619584", "44705892343619584"],
  ["656077440519049601", "656077440519049601"],
  ["00123456", "00123456"],
  [" 1234 5678 ", "12345678"],
  ["UID: 1234 5678", "12345678"],
  ["UID：44705892343619584", "44705892343619584"],
  ["uid44705892343619584", "44705892343619584"],
  ["用户ID：12345678", "12345678"],
  ["我的id是12345678", "12345678"],
  ["user id = 12345678", "12345678"],
  ["#12345678", undefined],
  ["１２３４５６７８", "12345678"],
  ["“12345678”", "12345678"],
  ["1234-5678", "12345678"],
  ["\u200b12345678\ufeff", "12345678"],
])("%j is the UID %s", (text, uid) => {
  expect(readUid(text, digits)).toEqual(uid ? { kind: "uid", uid } : { kind: "problem", code: "uid-unreadable" });
});

test.each([
  ["ana@example.test", "uid-is-email"],
  ["ａｎａ＠example.test", "uid-is-email"],
  ["+86 138 0013 8000", "uid-is-phone"],
  ["+1 (555) 010-9999", "uid-is-phone"],
  ["nickname", "uid-unreadable"],
  ["1234567a", "uid-unreadable"],
  ["UID:", "uid-unreadable"],
  ["", "uid-unreadable"],
])("%j is refused: %s", (text, code) => {
  expect(readUid(text, digits)).toEqual({ kind: "problem", code });
});

describe("the operator's pattern decides", () => {
  test("on the length, at its limits", () => {
    const kinds = [5, 6, 20, 21].map((length) => readUid("1".repeat(length), digits).kind);

    expect(kinds).toEqual(["problem", "uid", "uid", "problem"]);
  });

  test("on letters, also those that look like a label", () => {
    expect(readUid("AA12 N84G QWER TZUI", /^[A-Z0-9]{16}$/u)).toEqual({ kind: "uid", uid: "AA12N84GQWERTZUI" });
    expect(readUid("ID77", /^ID[0-9]+$/u)).toEqual({ kind: "uid", uid: "ID77" });
  });

  test("and stays as it is, whatever its flags, so that the next UID is read the same", () => {
    const remembering = /^[0-9]{6,20}$/g;

    expect(readUid("12345678", remembering).kind).toBe("uid");
    expect(remembering.lastIndex).toBe(0);
  });
});

test("100 characters are read and no more", () => {
  expect(readUid("12345678".padEnd(100), digits).kind).toBe("uid");
  expect(readUid("12345678".padEnd(101), digits).kind).toBe("problem");
});

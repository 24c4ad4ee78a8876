import fc from "fast-check";
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
  ["UID44705892343619584", "44705892343619584"],
  ["欧易UID：656077440519049601", "656077440519049601"],
  ["帳戶UID：12345678", "12345678"],
  ["使用者ID：12345678", "12345678"],
  ["会员号：12345678", "12345678"],
  ["用户编号：12345678", "12345678"],
  ["我的UID为00123456", "00123456"],
  ["Account ID: 53888001", "53888001"],
  ["My UID is 12345678", "12345678"],
  ["我的用户ID是 12345678", "12345678"],
  ["Member ID 106314365", "106314365"],
  ["account number: 53888001", "53888001"],
  ["uid - 12345678", "12345678"],
  ["我的欧易UID是：44705892343619584，谢谢", "44705892343619584"],
  ["我的歐易UID：44705892343619584，謝謝您！", "44705892343619584"],
  ["我UID 12345678", "12345678"],
  ["my account id is 12345678, thanks", "12345678"],
  ["12345678 thank you", "12345678"],
  ["123-456-78", "12345678"],
  ["1234-5678-9012", "123456789012"],
  ["UID：１２３４ ５６７８", "12345678"],
  ["账号：12345678", "12345678"],
  ["我的帳號是 12345678", "12345678"],
])("%j is the UID %s", (text, uid) => {
  expect(readUid(text, digits)).toEqual(uid ? { kind: "uid", uid } : { kind: "problem", code: "uid-unreadable" });
});

test.each([
  ["86-13800138000", "uid-is-phone"],
  ["ana@example.test", "uid-is-email"],
  ["ａｎａ＠example.test", "uid-is-email"],
  ["+86 138 0013 8000", "uid-is-phone"],
  ["+1 (555) 010-9999", "uid-is-phone"],
  ["UID: ana@example.test", "uid-is-email"],
  ["手机号 13800138000", "uid-is-phone"],
  ["my phone: 13800138000", "uid-is-phone"],
  ["021-62345678", "uid-is-phone"],
  ["0755-8234-5678", "uid-is-phone"],
  ["02-2345-6789", "uid-is-phone"],
  ["UID: 138-0013-8000", "uid-is-phone"],
  ["86-138-0013-8000", "uid-is-phone"],
  ["212-555-0123", "uid-is-phone"],
  ["2024-03-05", "uid-unreadable"],
  ["2024-3-5", "uid-unreadable"],
  ["05-03-2024", "uid-unreadable"],
  ["12345678，不是", "uid-unreadable"],
  ["谢谢", "uid-unreadable"],
  ["nickname", "uid-is-nickname"],
  ["昵称：小明", "uid-is-nickname"],
  ["小明同学", "uid-is-nickname"],
  ["暱稱：小明", "uid-is-nickname"],
  ["邀请码 88112233", "uid-is-invite-code"],
  ["邀請碼：ABC123", "uid-is-invite-code"],
  ["invite code 88112233", "uid-is-invite-code"],
  ["referral code: QWER12", "uid-is-invite-code"],
  ["订单号：1234567890123456789", "uid-is-order-number"],
  ["訂單編號 12345678", "uid-is-order-number"],
  ["Order ID: 12345678", "uid-is-order-number"],
  ["子账户UID：12345678", "uid-is-sub-account"],
  ["子帳戶 12345678", "uid-is-sub-account"],
  ["sub-account UID 12345678", "uid-is-sub-account"],
  ["1234…5678", "uid-unreadable"],
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

describe("a number without a label that fits the pattern and looks like another thing is taken with a doubt", () => {
  test.each([
    ["1234567890123456789", "uid-is-order-number"],
    ["13800138000", "uid-is-phone"],
  ])("%s: %s", (text, doubt) => {
    expect(readUid(text, digits)).toEqual({ kind: "uid", uid: text, doubt });
    expect(readUid(`UID ${text}`, digits)).toEqual({ kind: "uid", uid: text });
    expect(readUid(text, /^[0-9]{8,9}$/u)).toEqual({ kind: "problem", code: doubt });
  });
});

describe("properties", () => {
  const seed = 20261123;
  const uids = fc.stringMatching(/^[0-9]{6,20}$/);

  test("a UID is read as itself, digit by digit, full-width or not, labelled or not", () => {
    fc.assert(
      fc.property(uids, (uid) => {
        const wide = uid.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

        for (const text of [uid, wide, `UID：${uid}`])
          expect(readUid(text, digits)).toMatchObject({ kind: "uid", uid });
      }),
      { seed },
    );
  });

  test("no text throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => ["uid", "problem"].includes(readUid(text, digits).kind)),
      { seed, numRuns: 1000 },
    );
  });
});

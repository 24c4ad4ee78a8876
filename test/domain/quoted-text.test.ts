import { describe, expect, test } from "vitest";
import { ownText } from "../../shared/domain/quoted-text.ts";

describe("what was written before is cut off", () => {
  test.each([
    ["------------------ 原始邮件 ------------------"],
    ["---原始邮件---"],
    ["                  ------------------&nbsp;原始邮件&nbsp;------------------".replaceAll("&nbsp;", " ")],
    ["------------------ 原始郵件 ------------------"],
    ["-----Original Message-----"],
    ["---- Original message ----"],
    ["On Tue, Mar 5, 2024 at 8:30 AM Support <support@postcase.example> wrote:"],
    ["On Tue, Mar 5, 2024 at 8:30 AM Postcase Support <\nsupport@postcase.example> wrote:"],
    ['在 2024-03-05 15:20:08，"客服" <support@postcase.example> 写道：'],
    ["在 2024年3月5日，下午3:20，客服 <support@postcase.example> 寫道："],
    ["於 2024年3月5日 週二 下午3:20寫道："],
    ["客服 <support@postcase.example> 于2024年3月5日周二 15:20写道："],
    ["From: Support <support@postcase.example>\nSent: Tuesday, March 5, 2024 3:20 PM\nTo: Ana"],
    ["*From:* Support\n*Date:* Tuesday"],
    ["发件人: 客服\n发送时间: 2024年3月5日"],
    ["寄件者：客服\n寄件日期：2024年3月5日"],
  ])("after %j", (separator) => {
    expect(ownText(`my words\n\n${separator}\nUID: 111\n> and more`)).toBe("my words");
  });

  test("where a line starts with an angle bracket, that line alone", () => {
    expect(ownText("> UID: 111\nmy answer\n  > more\n＞ 全角\nthe end")).toBe("my answer\nthe end");
  });
});

describe("what looks a little like a quote is kept", () => {
  test.each([
    ["On Tuesday I wrote:to nobody"],
    ["On Monday the deposit left my wallet.\nI wrote you then."],
    ["在币安提币到欧易"],
    ["From: 0x1234\nTo nobody"],
    ["----------"],
    ["original message of the app: failed"],
    ["---- 500 USDT ----"],
  ])("%j", (text) => {
    expect(ownText(`${text}\nlast`)).toBe(`${text}\nlast`);
  });

  test("a long text is read in one pass", () => {
    const text = `${"On ".repeat(300)}\n`.repeat(2_000);

    expect(ownText(text)).toBe(text.trim());
  });
});

import { describe, expect, test } from "vitest";
import { writtenChinese } from "../../../shared/domain/found/written-chinese.ts";

describe("Chinese is read as one way of writing", () => {
  test.each([
    ["帳戶被盜，賬號和帐号也是", "账户被盗，账号和账号也是"],
    ["提幣標籤寫錯，還沒處理", "提币标签写错，还没处理"],
    ["冇收到，我哋嘅錢喺邊", "没有收到，我们的钱在边"],
    ["俾人轉走咗", "被人转走了"],
    ["唔記得填，唔見咗手機", "忘记填，不见了手机"],
    ["有冇人覆我", "有没有人复我"],
  ])("%j is %j", (text, written) => {
    expect(writtenChinese(text)).toBe(written);
  });

  test("and what is simplified or no Chinese stays as it is", () => {
    expect(writtenChinese("我的账户 my account, 5 USDT，没到账。")).toBe("我的账户 my account, 5 USDT，没到账。");
  });

  test("and reading it twice changes nothing more", () => {
    const once = writtenChinese("帳戶唔見咗，佢哋話冇嘢，點解乜嘢都仲未處理");
    expect(writtenChinese(once)).toBe(once);
  });
});

import { describe, expect, test } from "vitest";
import { caseTypeIds } from "../../shared/domain/case-types.ts";
import { guessCaseType, problemWords } from "../../shared/domain/problem-words.ts";

describe("the kind of problem", () => {
  test.each([
    ["我充值的USDT没有到账", "deposit-not-credited"],
    ["我的儲值沒有到帳", "deposit-not-credited"],
    ["My deposit has NOT been\ncredited", "deposit-not-credited"],
    ["转账时转错网络了", "wrong-network"],
    ["I used the wrong network", "wrong-network"],
    ["充XRP忘记填标签", "missing-memo"],
    ["I forgot the memo", "missing-memo"],
    ["提币一直在处理中", "withdrawal-stuck"],
    ["I can’t withdraw", "withdrawal-stuck"],
    ["账户被盗了", "account-stolen"],
    ["帳戶被盜", "account-stolen"],
    ["Someone hacked me", "account-stolen"],
    ["谷歌验证丢了", "account-locked"],
    ["I lost my phone", "account-locked"],
    ["ＫＹＣ 一直不过", "identity"],
    ["API报错 50011", "api-problem"],
    ["C2C卖家不放币", "transfer-dispute"],
    ["合约爆仓了", "trading"],
    ["遇到假客服", "scam"],
    ["我要投诉", "complaint"],
    ["你好", "other"],
    ["", "other"],
  ])("%j is %s", (text, caseType) => {
    expect(guessCaseType(text).caseType).toBe(caseType);
  });

  test("is the subject's before the body's", () => {
    expect(guessCaseType("提币失败\n之前充值没到账").caseType).toBe("withdrawal-stuck");
    expect(guessCaseType("你好\n之前充值没到账").caseType).toBe("deposit-not-credited");
  });

  test("is the more urgent of two", () => {
    expect(guessCaseType("没到账，而且账户被盗").caseType).toBe("account-stolen");
  });

  test("has a row for every case type but the last", () => {
    expect(problemWords.map(([caseType]) => caseType).sort()).toEqual(
      caseTypeIds.filter((id) => id !== "other").sort(),
    );
  });

  test("has only words that the prepared text can contain", () => {
    for (const word of problemWords.flatMap(([, words]) => words))
      expect(word).toBe(word.normalize("NFKC").toLowerCase());
  });
});

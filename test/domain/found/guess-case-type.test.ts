import { describe, expect, test } from "vitest";
import { caseTypeIds } from "../../../shared/domain/case-types.ts";
import { guessCaseType } from "../../../shared/domain/found/guess-case-type.ts";
import { problemRules } from "../../../shared/domain/found/problem-rules.ts";
import { writtenChinese } from "../../../shared/domain/found/written-chinese.ts";

describe("the kind of problem", () => {
  test.each([
    ["我充值的USDT没有到账", "deposit-not-credited"],
    ["Apologies for my English. I sent 500 USDT and nothing has arrived", "deposit-not-credited"],
    ["您好经理，我转了500 USDT过来，已经3天了", "deposit-not-credited"],
    ["after my long wait nothing arrived, I sent 2 ETH", "deposit-not-credited"],
    ["I sent 0.5 BTC from my Ledger cold wallet to your exchange and nothing arrived", "deposit-not-credited"],
    ["充值介面一直顯示失敗，500 USDT 沒到帳", "deposit-not-credited"],
    ["提幣介面顯示錯誤，提不出來", "withdrawal-stuck"],
    ["充值没到账，表格我已经填了，XRP标签 12345", "deposit-not-credited"],
    ["My deposit is missing. I used 2fa reset last month.", "deposit-not-credited"],
    ["提币500 USDT一直审核，实名认证失败过一次但已经通过", "withdrawal-stuck"],
    ["My KYC application was rejected because you say my passport is fake", "identity"],
    ["商家说我的微信付款截图是假的，不放币", "transfer-dispute"],
    ["It appears the buyer uploaded a fake receipt for my P2P order", "transfer-dispute"],
    ["I was locked out after I deleted the passkey, half the deposit for the venue is in there", "account-locked"],
    ["USDT BEP20 deposit\nHash: see below", "deposit-not-credited"],
    ["ATOM withdrawal\nwithdrawal id\n73702145784", "withdrawal-stuck"],
    ["瑞波币提现没收到", "withdrawal-stuck"],
    ["sent to your Ethereum-only deposit address over Optimism", "wrong-network"],
    ["正确的tag应该是另一个，我没复制全", "missing-memo"],
    ["post-only order was cancelled after 2 seconds", "trading"],
    ["I sent USDC over Polygon to an address that is only for Ethereum", "wrong-network"],
    ["用的是Polygon链，充到以太坊地址里了", "wrong-network"],
    ["a telegram group with your logo sends a login page that isn't yours", "scam"],
    ["身份证认证一直提示不一致，没认证提不了币", "identity"],
    ["下单接口一直返回 -1021", "api-problem"],
    ["HTTP 403 on websocket login", "api-problem"],
    ["挂了 limit sell，我的 order 没 fill", "trading"],
    ["链上成功，平台无记录", "deposit-not-credited"],
    ["谷歌验证器没了，无法登录和提币", "account-locked"],
    ["This was NOT me. Lock my account please.", "account-stolen"],
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
    ["想换绑手机", "account-locked"],
    ["客訴：客服態度極差", "complaint"],
    ["我要求主管回電", "complaint"],
    ["I never received this on your exchange", "deposit-not-credited"],
    ["I lost my phone", "account-locked"],
    ["ＫＹＣ 一直不过", "identity"],
    ["API报错 50011", "api-problem"],
    ["C2C卖家不放币", "transfer-dispute"],
    ["合约爆仓了", "trading"],
    ["遇到假客服", "scam"],
    ["我要投诉", "complaint"],
    ["有人登了我的账号，币都被提走了", "account-stolen"],
    ["someone logged in from abroad and moved my coins", "account-stolen"],
    ["My phone was stolen and I cannot sign in", "account-locked"],
    ["我的帳號被風控了，不能提幣", "account-locked"],
    ["I didn't put the memo on my XRP", "missing-memo"],
    ["標籤寫錯了", "missing-memo"],
    ["memo漏填", "missing-memo"],
    ["应该用ERC20，结果我用BSC转的", "wrong-network"],
    ["by mistake I sent it using BSC", "wrong-network"],
    ["withdrawal of 2 ETH, still waiting for review, it is pending", "withdrawal-stuck"],
    ["两笔提币都没有到账", "withdrawal-stuck"],
    ["从币安提币到你们这里，一直没到", "deposit-not-credited"],
    ["I moved 3 ETH from my ledger.\nNothing shows up.", "deposit-not-credited"],
    ["呼叫API一直失敗", "api-problem"],
    ["调用 /api/v5/account/balance 返回错误", "api-problem"],
    ["my passport was rejected", "identity"],
    ["身分認證一直被退件", "identity"],
    ["站內轉帳轉錯人了", "transfer-dispute"],
    ["爆倉申訴", "trading"],
    ["he pretends to be your support", "scam"],
    ["my ticket has had no answer for weeks", "complaint"],
    ["你好", "other"],
    ["Please send me the transaction history of my deposits for taxes", "other"],
    ["Do you have an OTC desk?", "other"],
    ["Can you reopen my account?", "other"],
    ["Re: deposit\nHash: see below", "other"],
    ["How do I see the hash of a deposit?", "other"],
    ["I ordered the physical card and it has never come. Can you send another one? UID 91827305", "other"],
    ["the SMS code has not arrived", "account-locked"],
    ["Which networks do you support for withdrawals?", "other"],
    ["", "other"],
    ["I fat fingered the memo", "missing-memo"],
    ["Memo typo on my ATOM", "missing-memo"],
    ["領不出來，一直沒有看到進來", "withdrawal-stuck"],
    ["my money out is not arriving", "withdrawal-stuck"],
    ["This is my third letter, and I want an apology", "complaint"],
    ["C2C付款时备注没写，卖家不放币", "transfer-dispute"],
    ["多单被你们插针打爆，保证金全没了", "trading"],
    ["PUT /v1/withdrawals/whitelist still fails", "api-problem"],
    ["推荐朋友入金的奖励一直没看到", "other"],
    ["Withdrawal says complete but Rabby shows zero", "withdrawal-stuck"],
    ["The hash is below, it was USDT, sent on Monday", "deposit-not-credited"],
    ["Sent on - BNB Smart Chain\nYour page said - Polygon only", "wrong-network"],
    ["You offer Polygon and Ethereum, which network is cheaper for withdrawals?", "other"],
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

  test("is told by whole words, and by none that stands in an address or a link", () => {
    expect(guessCaseType("sent to 0xc2cabd1c2cabd1c2cabd1c2cabd1c2cabd1c2cab https://example.com/p2p").caseType).toBe(
      "other",
    );
    expect(guessCaseType("the stage is set without a word").caseType).toBe("other");
  });

  test("is told by words of one sentence, which a mail program may have broken", () => {
    expect(guessCaseType("my withdrawal has been\npending since Monday").caseType).toBe("withdrawal-stuck");
    expect(guessCaseType("The memo is 7. What is wrong?").caseType).toBe("other");
  });

  test("carries the words that told it", () => {
    const { reason } = guessCaseType("I did send the coins. They have never arrived.");

    expect(reason).toBe("send + coin + never + arriv");
  });

  test("has a rule for every case type but the last", () => {
    expect([...new Set(problemRules.map(({ caseType }) => caseType))].sort()).toEqual(
      caseTypeIds.filter((id) => id !== "other").sort(),
    );
  });

  test("has only words that the prepared text can contain", () => {
    for (const { needs, unless = [] } of problemRules)
      for (const word of [
        ...needs.flat().flatMap((group) => ("inOneClause" in group ? group.inOneClause.flat() : group)),
        ...unless,
      ])
        expect(word).toBe(writtenChinese(word.normalize("NFKC")).toLowerCase());
  });

  test("has a word on both sides of each gap, and no gap for a word", () => {
    const words = problemRules
      .flatMap(({ needs, unless = [], notBeside = [] }) => [needs.flat(), unless, notBeside].flat())
      .flatMap((group) =>
        typeof group === "string" ? group : "inOneClause" in group ? group.inOneClause.flat() : group,
      );

    expect(words.filter((word) => word.includes("~") && !/^[^~]*[^~ ] ~ [^~ ][^~]*$/.test(word))).toEqual([]);
  });
});

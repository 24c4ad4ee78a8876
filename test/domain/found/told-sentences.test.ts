import { describe, expect, test } from "vitest";
import { guessCaseType } from "../../../shared/domain/found/guess-case-type.ts";

describe("of what a mail tells", () => {
  test.each([
    // Over, and something else now.
    ["Last month I had a KYC problem, that is solved. Today my withdrawal is stuck.", "withdrawal-stuck"],
    ["My KYC was rejected in May but it has been approved since. Now my withdrawal is pending.", "withdrawal-stuck"],
    [
      "My account was hacked last year (resolved). This is about a deposit that is not credited.",
      "deposit-not-credited",
    ],
    ["Last year my account was hacked. It was resolved. My deposit is missing.", "deposit-not-credited"],
    ["上个月账号被锁过，已经解开了。今天充值没到账", "deposit-not-credited"],
    ["之前實名失敗過，後來過了，現在充的幣沒到", "deposit-not-credited"],
    // Not over.
    ["Last month I had a KYC problem. It is still not solved.", "identity"],
    ["My account was hacked last week, please help", "account-stolen"],
    ["Last week I made a deposit of 500 USDT and it has not been credited", "deposit-not-credited"],
    ["Last week I made a deposit and it hasn't yet been credited", "deposit-not-credited"],
    ["My KYC was rejected last month and never got resolved", "identity"],
    ["Last week you said that it was fixed, my withdrawal is still stuck", "withdrawal-stuck"],
    ["之前的工单显示已解决，但是没有人处理", "complaint"],
  ])("a problem that is over is none: %j is %s", (text, caseType) => {
    expect(guessCaseType(text).caseType).toBe(caseType);
  });

  test.each([
    ["This is not a scam report. My withdrawal is stuck.", "withdrawal-stuck"],
    ["I was not hacked, it's only that my deposit is missing", "deposit-not-credited"],
    ["账号没有被盗，就是充值没到", "deposit-not-credited"],
    ["不是忘填memo，memo是对的，XRP充值没到账", "deposit-not-credited"],
    [
      "I used the correct network (not the wrong network as your bot says), the deposit has not arrived",
      "deposit-not-credited",
    ],
    ["是不是被盗了？有一笔提币", "account-stolen"],
    ["我的账号有没有被盗，帮我查", "account-stolen"],
  ])("a fault that the writer denies is none: %j is %s", (text, caseType) => {
    expect(guessCaseType(text).caseType).toBe(caseType);
  });

  test.each([
    ["What happens if I forget the memo?", "other"],
    ["If I use the wrong network, are my coins lost?", "other"],
    ["要是轉錯網路怎麼辦？", "other"],
    ["How can I avoid being hacked?", "other"],
    ["怎么防止被盗", "other"],
    ["What documents do you need for KYC?", "other"],
    ["What if I forgot the memo yesterday, is my XRP lost?", "missing-memo"],
    ["如果已经转错网络了怎么办", "wrong-network"],
    ["If I try to withdraw I get an error, why?", "withdrawal-stuck"],
  ])("what has not happened is no problem yet: %j is %s", (text, caseType) => {
    expect(guessCaseType(text).caseType).toBe(caseType);
  });

  test.each([
    ["Are you scammers? I deposited 500 USDT and it's still not there", "deposit-not-credited"],
    ["充值三天不到账，你们是骗子平台吗", "deposit-not-credited"],
    ["Is this man a scammer? He says he is your agent", "scam"],
  ])("an insult is no report of a scam: %j is %s", (text, caseType) => {
    expect(guessCaseType(text).caseType).toBe(caseType);
  });

  test.each([
    ["I lost my phone, so I can't log in and can't withdraw", "account-locked"],
    ["KYC 一直不过，导致提不了现", "identity"],
    ["If my withdrawal does not arrive today I will complain to the ombudsman", "withdrawal-stuck"],
    ["I can see my deposit arrived but I can't log in any more", "account-locked"],
    ["My deposit is missing. By the way, my KYC was rejected too.", "deposit-not-credited"],
    ["I sent 5 ETH to you yesterday so I cannot understand why nothing arrived", "deposit-not-credited"],
    ["My deposit is missing. By the way, somebody hacked my account.", "account-stolen"],
  ])("the problem counts before what follows from it or is told beside it: %j is %s", (text, caseType) => {
    expect(guessCaseType(text).caseType).toBe(caseType);
  });

  test.each([
    ["please can someone look at this, my deposit is still not in my account", "deposit-not-credited"],
    ["有人能处理吗，我账户里充值没到账", "deposit-not-credited"],
    ["Someone logged in to my account", "account-stolen"],
    ["有人登录了我的账户", "account-stolen"],
  ])("who is asked for did nothing: %j is %s", (text, caseType) => {
    expect(guessCaseType(text).caseType).toBe(caseType);
  });

  test.each([
    ["My withdrawal limit is zero though KYC passed, I want to complain", "complaint"],
    ["认证早就做完了，提币还在审核", "withdrawal-stuck"],
    ["我朋友注册了也做了 KYC，奖励一直没发", "other"],
    ["KYC not passed again", "identity"],
    ["My passport was refused four times and I cannot withdraw because of this", "identity"],
  ])("what is in order, or only follows, is no problem: %j is %s", (text, caseType) => {
    expect(guessCaseType(text).caseType).toBe(caseType);
  });

  test.each([
    [
      "I transferred ETH to you; your bot asks whether my account was hacked - no. It is simply not credited.",
      "deposit-not-credited",
    ],
    ["转了500U到我的账户，App里看不到。客服机器人一直让我检查是不是转错网络，就是TRC20。", "deposit-not-credited"],
    ["提币一直显示审核，谷歌验证也没问题", "withdrawal-stuck"],
    ["手机丢了登不上账户，里面有一笔充值", "account-locked"],
    ["帳戶突然被停用，裡面有 3000U，也提不出來", "account-locked"],
    ["Your bot asked me to wait. My account was hacked!", "account-stolen"],
    ["谷歌验证有问题，登录不了", "account-locked"],
  ])("what we asked, and what works, is no problem: %j is %s", (text, caseType) => {
    expect(guessCaseType(text).caseType).toBe(caseType);
  });
});

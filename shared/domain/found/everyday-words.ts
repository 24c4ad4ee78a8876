import type { CaseTypeId } from "../case-types.ts";
import { type AnyOf, trade } from "./problem-words.ts";

export interface EverydayWords {
  readonly caseType: CaseTypeId;
  readonly words: AnyOf;
  readonly unless?: AnyOf;
}

/** Everyday words for what cannot wait. */
export const urgentWords: readonly EverydayWords[] = [
  {
    caseType: "account-stolen",
    words: [
      "never asked for this",
      "i never asked for",
      "i never requested",
      "did not request this",
      "didn't request this",
      "inside my account",
      "none of which was me",
      "while i was asleep",
      "sign out all devices",
      "cleaned me out",
      "cleaned out my",
      ..."没操作过 根本没操作 不是我弄的 有人在我账户 一个不剩 被清空 被搬空".split(" "),
    ],
  },
  {
    caseType: "scam",
    words: [
      "calling himself",
      "calling herself",
      "calls himself",
      "calls herself",
      "calls itself",
      "asset protection",
      "safe wallet",
      "recovery agent",
      "recovery team",
      "release tax",
      "fake airdrop",
      "was that really you",
      "really from you",
      "met online",
      "my seed phrase",
      "recover my lost",
      "recover my funds for",
      "交友",
      "taxes before",
      "tax before",
      "taxes first",
      "does he work for you",
      "do you employ",
      "is he yours",
      ..."官方理赔 理赔专员 安全账户 解冻费 激活通道 假空投 你们员工 你们的人".split(" "),
      ..."拉黑 封锁我 是你们发的吗 你们的名义 你们名义 网友叫我 才能出金 才能提现 才能提币 先缴 先交税 杀熟群 带单老师".split(
        " ",
      ),
    ],
    unless: trade,
  },
];

/** Everyday words for other problems, the surest first: they are asked where no other rule holds. */
export const everydayWords: readonly EverydayWords[] = [
  {
    caseType: "api-problem",
    words: [
      ..."sdk place_order /v1/ /v2/ /v3/ websocket 回调 签名校验 小脚本 跑脚本".split(" "),
      "invalid sign",
      "sign verify",
      "not in whitelist",
      "close code",
      "private stream",
      "market maker",
      "rate limit",
    ],
  },
  {
    caseType: "trading",
    words: [
      ..."post-only 交易对 现货单".split(" "),
      "order cancelled",
      "order was cancelled",
      "order canceled",
      "trading pair",
      ..."perp perpetual 永续 多单 空单 网格 止盈 停利 停损 做多 做空".split(" "),
      "stop did not",
      "stop at",
      "set a limit",
      "set a stop",
      "funding rate",
      "funding fee",
      "funding twice",
      "take profit",
      "take-profit",
      "index price",
      "mark price",
    ],
  },
  {
    caseType: "missing-memo",
    words: [
      "little number",
      "second box",
      "instead of the digits",
      "number to put with",
      ..."备注是空 备注空 备注栏 忘填那串 那串数字 标签贴 标签填成".split(" "),
    ],
  },
  {
    caseType: "wrong-network",
    words: [
      "meant to use",
      "actually used",
      "don't list that",
      "do not list that",
      ..."送错链 应该走 实际走 你们只收 只能收以太坊 不收马蹄 默认是马蹄".split(" "),
    ],
  },
  {
    caseType: "account-locked",
    words: [
      "logs me out",
      "log me out",
      "logged me out",
      "kicks me out",
      "six digits",
      "6 digits",
      "can no longer get in",
      "cannot get in",
      "can't get in",
      "get back in",
      "let me back in",
      "back to my things",
      "code never comes",
      "codes never come",
      ..."收不到码 收不到短信 收不到简讯 进不去 让我进去 六位数 忘了密码 密码忘".split(" "),
      ..."老号码 旧号码 旧手机号 旧门号 换了手机号 换了号 发到那个已经".split(" "),
    ],
  },
  {
    caseType: "transfer-dispute",
    words: [
      "third party payment",
      "third-party payment",
      "in someone else's name",
      ..."黑钱 司法冻结 不放行".split(" "),
    ],
  },
  {
    caseType: "withdrawal-stuck",
    words: [
      "cold storage",
      "send me my own",
      "asked you to send",
      "money out",
      "left my balance",
      "took it from my balance",
      ..."到冷钱包 去冷钱包 出不来 领不出 领回 转不走 往自己钱包 往自己的钱包 到自己钱包".split(" "),
    ],
    unless: ["from my cold", "从冷钱包"],
  },
  {
    caseType: "complaint",
    words: [
      "ombudsman",
      "somebody senior",
      "someone senior",
      "someone above",
      "raise this",
      "nobody reads",
      "nobody answer",
      "nobody repl",
      "not happy with",
      "unhappy with",
      "without a solution",
      "without solution",
      "closed without",
      "copy and paste",
      "tells me something different",
      "demand compensation",
      ..."推来推去 踢皮球 要人工 给个说法 要求赔偿 态度差 态度太差 态度好差 态度很差 态度恶劣 找你们领导 找领导 没有人处理 没人处理 没有人真的 复制粘贴 复制贴上 没人复 没有人复 没人理 没有人理 没人回 没有人回 问题没解决 问题没有解决 给我道歉 从头问 换个人审 找个经理 没下文 变脸 模板回复 为什么不服".split(
        " ",
      ),
    ],
  },
  {
    caseType: "deposit-not-credited",
    words: [
      "never turned up",
      "didn't turn up",
      "did not turn up",
      "not turned up",
      "my top up",
      "add it to my balance",
      "didn't show up",
      ..."打过去 挪到你们 弄过来 没进来 空空如也 没动静 还是零 去哪了 去哪里了".split(" "),
    ],
  },
];

import type { CaseTypeId } from "../case-types.ts";

/**
 * Words of which one is enough: simplified, in lower case; a Latin one is the beginning of a word, a Chinese
 * one stands anywhere. ` ~ ` is a gap of a few words within a clause.
 */
export type AnyOf = readonly string[];

/** Words, or words of several groups that must stand in one clause. */
export type Group = AnyOf | { readonly inOneClause: readonly AnyOf[] };

export interface ProblemRule {
  readonly caseType: CaseTypeId;
  /** Each must hold somewhere in the mail: one word of every group, all of them in one sentence. */
  readonly needs: readonly (readonly Group[])[];
  /** Words in the mail that make the rule say nothing. */
  readonly unless?: AnyOf;
  /** Words that the sentence of the needed ones must not have. */
  readonly notBeside?: AnyOf;
}

export const not: AnyOf = [
  "not",
  "'t",
  "never",
  "nothing",
  "no",
  "nowhere",
  "yet to",
  "neither",
  "isnt",
  "hasnt",
  "didnt",
  "havent",
  "doesnt",
  "wasnt",
  "still",
  "nada",
  "zilch",
];
export const arrive: AnyOf = [
  "credit",
  "arriv",
  "receiv",
  "show",
  "appear",
  "come",
  "came",
  "reach",
  "in my balance",
  "in my account",
  "in my wallet",
  "there",
  "here",
  "visible",
  "reflect",
  "updat",
  "in the wallet",
  "turn up",
  "turned up",
  "land",
  "been added",
  "added to my",
  "booked",
  "posted",
];
/** That something has not arrived: what cannot be done stands in another clause than what did arrive. */
export const notArrived: Group = { inOneClause: [not, arrive] };

/** Chinese for a thing that is not where it should be. */
export const notThere: AnyOf = [
  ..."没到 没有到 没收到 没有收到 没入 没有入 没看到 没有看到 没显示 没有显示 未到 未收到 未入 未显示 未上账 未有到".split(
    " ",
  ),
  ..."不到账 看不到 不显示 找不到 查不到 不见了 里没有 里面没有".split(" "),
  ..."还没来 没动静 没反应 没影 没有更新 没更新 没变 没有变 余额还是 钱包还是 余额为0 没来 没进 未进".split(" "),
  ..."未见到 没见到 没有见到 没有纪录 没纪录 没有记录 还不上账 不给上账 不入账 去哪 没有加上 没给我加 还是空的 没有变化 没变化".split(
    " ",
  ),
  "still at 0",
  "still 0",
  "still zero",
  ..."没上账 没有上账 没增加 没有增加 石沉大海 没加上".split(" "),
  "shows zero",
  "shows nothing",
  "wallet is empty",
  ..."入面没有 户口没有 这里没有 这边没有".split(" "),
  "can't find",
  ..."没有反应 没有动静 只到了 少到 不见入账".split(" "),
];
export const missing: AnyOf = ["missing", "lost", "gone", "disappear", "vanish", "where is my money", "where are my"];
export const sent: AnyOf = [
  "入 usdt",
  ..."deposit sent send withdrew transfer moved move topped top-up paid".split(" "),
  ..."充 储值 入金 转 打了 汇 过数 入数 提了 提到 提币到".split(" "),
  "went out of",
  "paid in",
  ..."存了 存入 入了 过了".split(" "),
];
export const withdrawal: AnyOf = [
  "提 usdt",
  ..."withdraw withdrew 提币 提现 提领 出金 提不 取款 提了 提出来 提走".split(" "),
  "payout",
  "cash out",
  ..."提出去 提币 提过 往外转".split(" "),
  "left your exchange",
  "left your platform",
  "从你们 ~ 转出",
  "从你们 ~ 转给",
  "took out",
  "pull my funds",
  "pull my money",
  ..."提到自己 提到我 到自己钱包 去自己钱包".split(" "),
  "outgoing transfer",
  "money out",
  "asked you to send",
  "提的 ~ 钱包",
  "transfer out of your",
  ..."提款 提的btc 提的eth".split(" "),
];
/** Words of a withdrawal from elsewhere into the exchange, and of deposits: what did not arrive is a deposit then. */
export const incoming: AnyOf = [
  ..."deposit 充值 充币 储值 入金 到你们 到贵 到咱们 进来 过来 到平台 到这边".split(" "),
  ..."从币安 从欧易 从火币 从交易所 到你这".split(" "),
  "to your",
  "to you",
  ..."binance coinbase kraken bybit okx kucoin bitget metamask phantom"
    .split(" ")
    .flatMap((name) => [`from ${name}`, `从${name}`]),
  ..."币安那边 欧易那边 火币那边".split(" "),
];
export const stuck: AnyOf = [
  ..."pending stuck processing fail delayed suspended reject cancel".split(" "),
  "so long",
  "on hold",
  "under review",
  "in review",
  "not complete",
  ..."卡住 卡在 卡着 卡到 卡了 卡关 处理中 审核 失败 等待 排队 没动 没完成".split(" "),
  ..."没有完成 未完成 没下文 退回 被拒 确认中 提交中".split(" "),
  "awaiting",
  "approval",
  "not moving",
  "greyed",
  "grayed",
  "no txid",
  "no hash",
  ..."灰的 灰色 点不了 放行".split(" "),
];
export const cannot: AnyOf = [
  "cannot",
  "unable",
  "can't",
  "cant",
  "can not",
  "not able",
  "couldn't",
  "could not",
  "won't let",
  "not allowed",
  "not let me",
  ..."不能 不了 无法 不上 不进 没法 不出 禁止".split(" "),
  ..."登入不到 登录不到 开不到 入不到 提不走".split(" "),
];
export const account: AnyOf = [..."account 账户 账号 户口".split(" ")];
export const memo: AnyOf = [..."memo tag comment 标签 备注 附言".split(" "), "destination tag", "payment id"];
export const memoFault: AnyOf = [
  ..."wrong forgot forget missing without mistake mistyped incorrect omitted".split(" "),
  "no memo",
  "no tag",
  "no destination tag",
  "no comment",
  "left out",
  "left the memo",
  "did not add",
  "did not enter",
  "did not include",
  "didn't add",
  "didn't enter",
  "didn't include",
  "didn't put",
  "did not put",
  "did not fill",
  "didn't fill",
  "did not write",
  "didn't write",
  "should have been",
  ..."没复制 复制成 复制错 少复制 少打 少了一 少一".split(" "),
  ..."没填 没有填 没写 没有写 没加 没带 没输 未填 未写 漏填 漏写 漏了 忘".split(" "),
  ..."填错 写错 输错 打错 错误 错了 搞错 弄错 填成 写成 空白".split(" "),
  "left it blank",
  "left it empty",
  "left ~ blank",
  "left ~ empty",
  "no place",
  "nowhere to enter",
  "my uid",
  "empty",
  ..."没有填 没有输入 没输入 没有带 没有加 没有附 空着 输少".split(" "),
  "overlooked",
  "old memo",
  "old tag",
  "missed",
  ..."没有打 没打 填的是".split(" "),
  "typo",
  "fat finger",
  "fat-finger",
  "one digit",
  "didn't know",
  "did not know",
  "somebody else",
  "someone else",
  ..."不知道要 没有留意 没留意".split(" "),
];
export const network: AnyOf = [
  ..."network chain blockchain trc erc bep20 bep-20 bep2 bsc polygon arbitrum optimism avalanche solana tron ethereum".split(
    " ",
  ),
  ..."网络 网路 链 主网 波场 以太坊 马蹄 雪崩 op链".split(" "),
  "base",
  "matic",
];
export const wrongChoice: AnyOf = [
  "wrong network",
  "wrong chain",
  "wrong blockchain",
  "incorrect network",
  "by mistake",
  "mistakenly",
  "accident",
  "instead of",
  "should be",
  "should have",
  "was supposed to",
  "but the address was for",
  "but i used",
  "but i chose",
  "but i picked",
  "only for",
  "only accept",
  "only support",
  "only native",
  ..."ethereum erc20 polygon bsc bep20 trc20 tron solana".split(" ").map((name) => `${name}-only`),
  ..."选错 转错 用错 充错 点错 发错 搞错 弄错 选成 用成 转成 点成".split(" "),
  ..."手滑 不小心 而不是 应该用 应该选 应该走 本来应 结果用 结果我用 结果选 误选".split(" "),
  "didn't notice",
  "did not notice",
  "didn't realise",
  "didn't realize",
  "stupid mistake",
  "my mistake",
  ..."没注意 默认选 默认了 没看清".split(" "),
  ..."本来该 本该 走成".split(" "),
  "rather than",
  "defaulted to",
  "but ~ set to",
  "messed up the chain",
  "messed up the network",
  "only ~ is accepted",
  "too late that",
  "saw it too late",
  ..."结果走了 没看链 没看网络".split(" "),
];
export const identityWords: AnyOf = [
  ..."identity passport kyc 身份证 身分证 实名 身份认证 身分认证 身分验证 人脸 身份验证 驾照 护照 证件 高级认证".split(
    " ",
  ),
  "id card",
  "document",
  "driving licen",
  "driver's licen",
  "selfie",
  "认证",
];
export const refused: AnyOf = [
  ..."reject fail declin denied refus invalid expired stuck pending 拒 失败 不通过 不过 没过 未通过".split(" "),
  ..."退件 退回 审核 过期 不清 模糊 驳回 打回".split(" "),
  "does not match",
  "not match",
  "verify me",
  "under review",
  "over and over",
  ..."卡住 卡了 卡着 卡在 上传不 识别不 不清楚 一直".split(" "),
  "not accepted",
  "can't read",
  "cannot read",
];
/** Words that begin a message that never comes: a code, a mail, a text message. */
export const codes: AnyOf = [
  "verification email",
  "verification mail",
  "verification code",
  "reset mail",
  "reset email",
  "reset link",
  "sms",
  "otp",
  "login code",
  "google code",
  ..."验证码 验证邮件 重设信 重置邮件 校验码 动态码".split(" "),
];

/** Of passwords, addresses, keys: somebody else did it. */
export const notDone: AnyOf = [
  "did not change",
  "didn't change",
  "didn't create",
  "did not create",
  "didn't add",
  "did not add",
];

/** What the writer says he has done nothing of. */
export const notMine: AnyOf = [
  "not me",
  "wasn't me",
  "not mine",
  "isn't mine",
  "not by me",
  "i did not do",
  "i didn't do",
  "i did not make",
  "i didn't make",
  "i did not withdraw",
  "i didn't withdraw",
  "i did not request",
  "i didn't request",
  "i never request",
  "i never withdrew",
  "i never did",
  "i never made",
  "i don't recogni",
  "i do not recogni",
  "didn't touch",
  "did not touch",
  ..."什么都没动 没动过 没有动过 没操作 没有操作 没有提过 没提过 我没有提币 我没提币 不是我 非本人".split(" "),
  "weren't mine",
  "aren't mine",
  "were not mine",
  ..."我没做过 没做过的".split(" "),
  ...notDone,
  ..."郁过".split(" "),
];

export const sentBy: AnyOf = [
  "someone",
  "somebody",
  "stranger",
  "hacker",
  "thief",
  "有人",
  "别人",
  "陌生人",
  "他人",
  ..."被人".split(" "),
  "unknown person",
];
export const tookOver: AnyOf = [
  ..."withdrew stole took emptied drained".split(" "),
  "logged in",
  "log in",
  "logged into",
  "in my account",
  "access to my account",
  "moved my",
  "moved all",
  "transferred my",
  "transferred all",
  ..."登录 登入 登陆 登我 登了 提走 转走 提光 转光 盗 动了我 改了我".split(" "),
  "using my account",
  "use my account",
  "inside my account",
  "changed my password",
  "changed my email",
  "changed my e-mail",
  ..."改了 改掉 动过 动了".split(" "),
  "got into my account",
  "traded away",
  "sold all",
  "sold my",
];

/** A card, a letter or a reward that does not come is no deposit. */
export const parcel: AnyOf = [
  "bonus",
  "reward",
  "referral",
  ..."奖励 推荐 返佣".split(" "),
  "physical card",
  "card delivery",
  "tracking number",
  "shipped",
  "实体卡",
  "寄卡",
];

/** Words of which one stands in a mail about coins. */
export const money: AnyOf = [
  ..."deposit wallet hash txid txn tx coin token money fund balance transaction blockchain crypto exchange uid".split(
    " ",
  ),
  ..."usdt usdc btc bitcoin eth bnb trx xrp ltc doge sol ton ada dot atom xlm sui avax arb".split(" "),
  ..."币 哈希 杂凑 充 入金 储值 余额 钱 链 万u 到账 入账 刀".split(" "),
  ..."入数 过数".split(" "),
];

/** What a mail about a deposit or a withdrawal says, whatever else went wrong before. */
export const told: AnyOf = [
  ...notThere,
  "提币单号",
  "withdrawal id",
  "deposit is missing",
  "not credited",
  "not arrived",
];

/** What stands before the numbers of a transfer. */
export const numbered: AnyOf = [
  ..."hash txid txhash 哈希 杂凑 交易id 转账单号 explorer".split(" "),
  "withdrawal id",
  "withdrawal no",
  ..."提币单号 提现单号 提领单号 提币地址 recipient".split(" "),
];
/** Who asks how something works has no problem yet, and who answers us has told it before. */
export const question: AnyOf = [
  "re:",
  "回复",
  "答复",
  "how do i",
  "how can i",
  "how long does",
  "is it possible",
  "请问怎么",
  "想问下",
  "怎样开",
  "想请教",
];

/** Words of a trade between two customers, whose quarrels have a kind of their own. */
export const trade: AnyOf = ["p2p", "c2c", "seller", "buyer", "卖家", "买家", "商家"];

/** What goes wrong with anything; only a last look at what a mail names beside it. */
export const trouble: AnyOf = [
  ..."problem issue error fail wait still not 't never why help slow delay nothing stuck speed hours days lost again blurry wrong disagree unlock".split(
    " ",
  ),
  ..."一直 还没 不到 不了 不过 没到 没有 没法 无法 错 卡 为什么 催 失败 有问题 出问题 出了问题 异常 天了 延迟 莫名其妙 不得 去了 半天 被锁 解锁 求助".split(
    " ",
  ),
  "sitting there",
  "times out",
  "timed out",
  "longer",
  "no trace",
  ..."繁忙 三日 两日 一天".split(" "),
  ...stuck,
  ...notThere,
  ...cannot,
];
/** Costs, limits and how a thing works: no trouble with one of one's own. */
export const generalQuestion: AnyOf = [
  ...question,
  ..."fee fees minimum limits cheapest free commission".split(" "),
  "do you",
  "which network",
  "which coin",
  "can i ",
  "what is",
  "how to",
  "do i need",
  "do i have to",
  "usually take",
  ..."手续费 最低 限额 多少 支持 支援 请问 想问 费率 怎么申请".split(" "),
];

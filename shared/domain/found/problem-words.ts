import type { CaseTypeId } from "../case-types.ts";

/** Words of which one is enough. In lower case; a Latin one is the beginning of a word, a Chinese one stands anywhere. */
type AnyOf = readonly string[];

export interface ProblemRule {
  readonly caseType: CaseTypeId;
  /** Each must hold somewhere in the mail: one word of every group, all of them in one sentence. */
  readonly needs: readonly (readonly AnyOf[])[];
  /** Words in the mail that make the rule say nothing. */
  readonly unless?: AnyOf;
}

const not: AnyOf = [
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
  "still",
];
const arrive: AnyOf = [
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
];
/** Chinese for a thing that is not where it should be. */
const notThere: AnyOf = [
  ..."没到 没有到 没收到 没有收到 没入 没有入 没看到 没有看到 没显示 没有显示 未到 未收到 未入 未显示 未上账".split(
    " ",
  ),
  ..."沒到 沒有到 沒收到 沒有收到 沒入 沒有入 沒看到 沒有看到 沒顯示 沒有顯示 未顯示 未上帳 冇到 未有到".split(" "),
  ..."不到账 不到帐 不到帳 看不到 不显示 不顯示 找不到 查不到 不见了 不見了 里没有 裡沒有 里面没有 裡面沒有".split(" "),
  ..."还没来 還沒來 没动静 沒動靜 没反应 沒反應 没影 沒影 没有更新 沒有更新 没更新 沒更新 没变 沒變 没有变 余额还是 餘額還是 余额为0 餘額為0 没来 沒來 没进 沒進 未進 未进".split(
    " ",
  ),
];
const missing: AnyOf = ["missing", "lost", "gone", "disappear", "vanish", "where is my money", "where are my"];
const sent: AnyOf = [
  ..."deposit sent send withdrew transfer moved move topped top-up paid".split(" "),
  ..."充 储值 儲值 入金 转 轉 打了 汇 匯 过数 過數 入数 入數 提了 提到 提币到 提幣到".split(" "),
];
const withdrawal: AnyOf = [
  ..."withdraw withdrew 提币 提幣 提现 提現 提領 提领 出金 提不 提u 取款".split(" "),
  ..."提了 提出来 提出來 提走".split(" "),
];
/** Words of a withdrawal from elsewhere into the exchange, and of deposits: what did not arrive is a deposit then. */
const incoming: AnyOf = [
  ..."deposit 充值 充币 充幣 储值 儲值 入金 到你们 到你們 到贵 到貴 到咱们 进来 進來 过来 過來 到平台 到这边 到這邊".split(
    " ",
  ),
  ..."从币安 從幣安 从欧易 從歐易 从火币 從火幣 从交易所 從交易所 到你这 到你這".split(" "),
  "to your",
  "to you",
  ..."binance coinbase kraken bybit okx kucoin bitget metamask phantom".split(" ").map((name) => `from ${name}`),
];
const stuck: AnyOf = [
  ..."pending stuck processing fail delayed suspended reject cancel".split(" "),
  "so long",
  "on hold",
  "under review",
  "in review",
  "not complete",
  ..."卡住 卡在 卡着 卡著 卡到 卡了 卡關 卡关 处理中 處理中 审核 審核 失败 失敗 等待 排队 排隊 没动 沒動 没完成 沒完成".split(
    " ",
  ),
  ..."没有完成 沒有完成 未完成 没下文 沒下文 退回 被拒 确认中 確認中 提交中".split(" "),
];
const cannot: AnyOf = [
  ..."cannot unable".split(" "),
  "can't",
  "cant",
  "can not",
  "not able",
  "couldn't",
  "could not",
  "won't let",
  "not allowed",
  "not let me",
  ..."不能 不了 无法 無法 不上 不进 不進 没法 沒法 不出 禁止".split(" "),
];
const account: AnyOf = [..."account 账户 账号 帐号 帐户 帳戶 帳號 戶口 户口 账戶".split(" ")];
const memo: AnyOf = [..."memo tag comment 标签 標籤 备注 備註 附言".split(" "), "destination tag", "payment id"];
const memoFault: AnyOf = [
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
  "should have been",
  ..."没复制 沒複製 复制成 複製成 复制错 複製錯 少复制 少打 少了一 少一".split(" "),
  ..."没填 沒填 没有填 沒有填 没写 沒寫 没有写 没加 沒加 没带 沒帶 没输 沒輸 未填 未写 未寫 漏填 漏写 漏寫 漏了 忘".split(
    " ",
  ),
  ..."填错 填錯 写错 寫錯 输错 輸錯 打错 打錯 错误 錯誤 错了 錯了 搞错 搞錯 弄错 弄錯 填成 写成 寫成 空白".split(" "),
];
const network: AnyOf = [
  ..."network chain blockchain trc erc bep20 bep-20 bep2 bsc polygon arbitrum optimism avalanche solana tron ethereum".split(
    " ",
  ),
  ..."网络 網絡 網路 链 鏈 主网 主網 波场 波場 以太坊 马蹄 馬蹄 雪崩 op链".split(" "),
  "base",
  "matic",
];
const wrongChoice: AnyOf = [
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
  ..."选错 選錯 转错 轉錯 用错 用錯 充错 充錯 点错 點錯 发错 發錯 搞错 搞錯 弄错 弄錯 选成 選成 用成 转成 轉成 点成 點成".split(
    " ",
  ),
  ..."手滑 不小心 而不是 应该用 應該用 应该选 應該選 应该走 應該走 本来应 本來應 结果用 結果用 结果我用 結果我用 结果选 結果選 误选 誤選".split(
    " ",
  ),
];
const identityWords: AnyOf = [
  ..."identity passport kyc 身份证 身分證 实名 實名 身份认证 身份認證 身分認證 身分驗證 人脸 人臉 驾照 駕照 护照 護照 证件 證件 高级认证 高級認證".split(
    " ",
  ),
  "id card",
  "document",
  "driving licen",
  "driver's licen",
  "selfie",
  "认证",
  "認證",
];
const refused: AnyOf = [
  ..."reject fail declin denied refus invalid expired stuck pending 拒 失败 失敗 不通过 不通過 不过 不過 没过 沒過 未通过 未通過".split(
    " ",
  ),
  ..."退件 退回 审核 審核 过期 過期 不清 模糊 驳回 駁回 打回".split(" "),
  "does not match",
  "not match",
  "verify me",
];
const sentBy: AnyOf = ["someone", "somebody", "stranger", "hacker", "thief", "有人", "别人", "別人", "陌生人", "他人"];
const tookOver: AnyOf = [
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
  ..."登录 登入 登陆 登陸 登我 登了 提走 转走 轉走 提光 转光 轉光 盗 盜 动了我 動了我 改了我".split(" "),
];

/** A card or a letter that does not come is no deposit. */
const parcel: AnyOf = ["physical card", "card delivery", "tracking number", "shipped", "实体卡", "實體卡", "寄卡"];

/** Words of which one stands in a mail about coins. */
const money: AnyOf = [
  ..."deposit wallet hash txid txn tx coin token money fund balance transaction blockchain crypto exchange uid".split(
    " ",
  ),
  ..."usdt usdc btc bitcoin eth bnb trx xrp ltc doge sol ton ada dot atom xlm sui avax arb".split(" "),
  ..."币 幣 哈希 雜湊 充 入金 储值 儲值 余额 餘額 钱 錢 链 鏈 万u 萬u 到账 到帳 入账 入帳 刀".split(" "),
];

/** What a mail about a deposit or a withdrawal says, whatever else went wrong before. */
const told: AnyOf = [
  ...notThere,
  ..."提币单号 提幣單號".split(" "),
  "withdrawal id",
  "deposit is missing",
  "not credited",
  "not arrived",
];

/** What stands before the numbers of a transfer. */
const numbered: AnyOf = [
  ..."hash txid txhash 哈希 雜湊 交易id 转账单号 轉帳單號 explorer".split(" "),
  "withdrawal id",
  "withdrawal no",
  ..."提币单号 提幣單號 提现单号 提現單號 提領單號 提币地址 提幣地址 recipient".split(" "),
];
/** Who asks how something works has no problem yet, and who answers us has told it before. */
const question: AnyOf = [
  "re:",
  "回复",
  "回覆",
  "答复",
  "答覆",
  "how do i",
  "how can i",
  "how long does",
  "is it possible",
  "请问怎么",
  "請問怎麼",
  "想请教",
  "想請教",
];

/** Words of a trade between two customers, whose quarrels have a kind of their own. */
const trade: AnyOf = ["p2p", "c2c", "seller", "buyer", "卖家", "賣家", "买家", "買家", "商家"];

interface EverydayWords {
  readonly caseType: CaseTypeId;
  readonly words: AnyOf;
  readonly unless?: AnyOf;
}

/** Everyday words for what cannot wait. */
const urgentWords: readonly EverydayWords[] = [
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
      ..."没操作过 沒操作過 根本没操作 根本沒操作 不是我弄的 有人在我账户 有人在我帳戶 一个不剩 一個不剩 被清空 被搬空".split(
        " ",
      ),
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
      "does he work for you",
      "do you employ",
      "is he yours",
      ..."官方理赔 官方理賠 理赔专员 安全账户 安全帳戶 解冻费 解凍費 激活通道 假空投 你们员工 你們員工 你们的人 你們的人".split(
        " ",
      ),
      ..."拉黑 封鎖我 杀熟群 带单老师 帶單老師".split(" "),
    ],
    unless: trade,
  },
];

/** Everyday words for other problems, the surest first: they are asked where no other rule holds. */
const everydayWords: readonly EverydayWords[] = [
  {
    caseType: "api-problem",
    words: [
      ..."sdk place_order /v1/ /v2/ /v3/ websocket 回调 回調 签名校验 簽名校驗 小脚本 跑脚本".split(" "),
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
      ..."post-only 交易对 交易對 现货单 現貨單".split(" "),
      "order cancelled",
      "order was cancelled",
      "order canceled",
      "trading pair",
      ..."perp perpetual 永续 永續 多单 多單 空单 空單 网格 網格 止盈 停利 停損 做多 做空".split(" "),
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
      ..."备注是空 備註是空 备注空 備註空 备注栏 備註欄 忘填那串 那串数字 那串數字 标签贴 標籤貼 标签填成 標籤填成".split(
        " ",
      ),
    ],
  },
  {
    caseType: "wrong-network",
    words: [
      "meant to use",
      "actually used",
      "don't list that",
      "do not list that",
      ..."送错链 送錯鏈 应该走 應該走 实际走 實際走 你们只收 你們只收 只能收以太坊 不收马蹄 不收馬蹄 默认是马蹄".split(
        " ",
      ),
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
      ..."收不到码 收不到碼 收不到短信 收不到簡訊 进不去 進不去 让我进去 讓我進去 六位数 六位數 忘了密码 密码忘 密碼忘".split(
        " ",
      ),
      ..."老号码 旧号码 舊號碼 旧手机号 舊門號 换了手机号 換了手機號 换了号 換了號 发到那个已经".split(" "),
    ],
  },
  {
    caseType: "transfer-dispute",
    words: [
      "third party payment",
      "third-party payment",
      "in someone else's name",
      ..."黑钱 黑錢 司法冻结 司法凍結 不放行".split(" "),
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
      ..."到冷钱包 到冷錢包 去冷钱包 去冷錢包 出不来 出不來 领不出 領不出 领回 領回 转不走 轉不走 往自己钱包 往自己的钱包 到自己钱包".split(
        " ",
      ),
    ],
    unless: ["from my cold", "从冷钱包", "從冷錢包"],
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
      ..."给我道歉 給我道歉 从头问 從頭問 换个人审 換個人審 找个经理 找個經理 搵個經理 没下文 沒下文 变脸 變臉 模板回复 為什麼不服 为什么不服".split(
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
      ..."打过去 打過去 挪到你们 挪到你們 弄过来 弄過來 没进来 沒進來 空空如也 没动静 沒動靜 还是零 還是零 去哪了 去哪裡了".split(
        " ",
      ),
    ],
  },
];

const everyday = (rows: readonly EverydayWords[]): ProblemRule[] =>
  rows.map(({ caseType, words, unless }) => ({ caseType, needs: [[words]], ...(unless && { unless }) }));

/**
 * What tells the kind of a problem, in order: the first rule that holds wins. Urgent ones and those whose words mean only
 * one thing stand before those whose words stand in any mail.
 */
export const problemRules: readonly ProblemRule[] = [
  {
    caseType: "account-stolen",
    needs: [
      [
        [
          ..."被盗 盗号 盗刷 盗币 盗走 盗取 被黑 被盜 盜號 盜刷 盜幣 盜走 盜取 被駭 遭駭 遭竊 遭入侵 被入侵 入侵了 黑客".split(
            " ",
          ),
          ..."不是我操作 非本人操作 不是本人操作 紧急冻结 緊急凍結 不是我提的 不是我转的 不是我轉的".split(" "),
          "hacked",
          "been hack",
          "got hack",
          "被 hack",
          "hack 了",
          "unauthorized",
          "unauthorised",
          "compromised",
          "someone withdrew",
          "not me who withdrew",
          "freeze my account",
          "stole my account",
          "account was stolen",
          "account has been stolen",
          "account is stolen",
        ],
      ],
    ],
    unless: ["fake support", "impersonat", "pretend", "假冒", "冒充", "假客服"],
  },
  {
    caseType: "scam",
    needs: [
      [
        [
          ..."诈骗 詐騙 骗子 騙子 被骗 被騙 骗了 騙了 骗走 騙走 冒充 假冒 假客服 钓鱼 釣魚 杀猪盘 殺豬盤".split(" "),
          ..."scam phishing impersonat fraudster fraud".split(" "),
          "fake support",
          "fake agent",
          "fake customer",
        ],
      ],
    ],
    unless: [
      "被盗",
      "被盜",
      "盗号",
      "盜號",
      "hacked",
      "appeal",
      "escrow",
      "放币",
      "放幣",
      "p2p",
      "c2c",
      "打了款",
      "商家昵称",
    ],
  },
  {
    caseType: "scam",
    needs: [
      [
        ["pretend", "claim", "said he was", "said she was", "said they were", "called himself", "自称", "自稱"],
        [
          "support",
          "official",
          "security team",
          "from you",
          "your staff",
          "your agent",
          "客服",
          "官方",
          "工作人员",
          "工作人員",
        ],
      ],
    ],
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        [
          ..."被盗 盗号 盗刷 盗币 被黑 被盜 盜號 盜刷 盜幣 被駭 hacked unauthorized unauthorised compromised stole stolen".split(
            " ",
          ),
          "hack",
        ],
      ],
    ],
  },
  { caseType: "account-stolen", needs: [[sentBy, tookOver]] },
  {
    caseType: "account-stolen",
    needs: [
      [["not me", "wasn't me", "不是我", "非本人"]],
      [["lock my account", "freeze my account", "block my account", "冻结账", "凍結帳", "锁定账", "鎖定帳", "锁住账"]],
    ],
  },
  {
    caseType: "scam",
    needs: [
      [
        [
          "telegram",
          "whatsapp",
          "twitter",
          "discord",
          "wechat",
          "fake app",
          "your app",
          "website",
          "login page",
          "微信",
          "网站",
          "網站",
        ],
        [
          "fake",
          "your logo",
          "isnt yours",
          "isn't yours",
          "is not yours",
          "not yours",
          "假的",
          "假网站",
          "假網站",
          "山寨",
        ],
      ],
    ],
    unless: [...trade, ..."放币 放幣 付款 kyc passport 护照 護照 身份证 身分證 badge".split(" ")],
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        [..."login logins device 登录 登入 登陆 异地 異地".split(" "), "logged in", "log in", "sign-in"],
        ["not me", "wasn't me", "unknown", "strange", "brazil", "不是我", "我人在", "陌生"],
      ],
    ],
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        [
          "i did not do",
          "i didn't do",
          "didn't do this",
          "i did not make",
          "i didn't make",
          "i never did",
          "i never made",
          "did not authori",
          "didn't authori",
          "never authori",
          ..."不是我 非本人 我没有操作 我沒有操作 我没操作 我沒操作".split(" "),
        ],
        [..."withdraw transfer moved login that this 提 转 轉 登 操作".split(" ")],
      ],
      [account, [..."account withdraw gone moved 账 帐 帳 提 转走 轉走 盗 盜".split(" ")]],
    ],
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        [
          ..."全没了 全沒了 都没了 都沒了 被提走 被转走 被轉走 被提光 被转光 被轉光 提光 转光 轉光".split(" "),
          "all gone",
          "emptied",
          "drained",
        ],
      ],
    ],
  },
  {
    caseType: "missing-memo",
    needs: [[memo, memoFault]],
    unless: ["没错", "沒錯", "没填错", "沒填錯", "not a memo problem"],
  },
  {
    caseType: "wrong-network",
    needs: [
      [
        [
          ..."充错 充錯 转错网络 转错链 选错网络 选错链 错误网络 网络选错 链选错 轉錯網路 轉錯網絡 轉錯鏈 選錯網路 選錯網絡 選錯鏈".split(
            " ",
          ),
          ..."網路選錯 網絡選錯 鏈選錯 错链 錯鏈 不支持的币 不支持的代币 不支援的幣".split(" "),
          "wrong network",
          "wrong chain",
          "wrong blockchain",
          "incorrect network",
          "unsupported network",
          "unsupported coin",
          "unsupported token",
        ],
      ],
    ],
  },
  {
    caseType: "wrong-network",
    needs: [
      [
        ["充到", "转到", "轉到", "打到", "发到", "發到", "提到"],
        "以太坊 波场 波場 eth erc20 trc20 tron bsc bep20 polygon".split(" ").map((name) => `${name}地址`),
      ],
    ],
  },
  {
    caseType: "transfer-dispute",
    needs: [
      [
        ["transfer", "sent", "转", "轉"],
        ["to uid", "to user", "wrong uid", "uid输错", "uid輸錯", "给uid", "給uid", "typed uid"],
        ["mistake", "wrong", "typed", "错", "錯"],
      ],
    ],
  },
  { caseType: "wrong-network", needs: [[network, wrongChoice]] },
  {
    caseType: "wrong-network",
    needs: [
      [
        ["deposit", "sent", "transfer", "充", "转", "轉"],
        ["token", "coin", "代币", "代幣", "币", "幣"],
        ["don't support", "do not support", "not supported", "doesn't support", "不支持", "不支援"],
      ],
    ],
  },
  {
    caseType: "api-problem",
    needs: [
      [
        [
          ..."/api/v /fapi/v /v5/ recvwindow".split(" "),
          "rest api",
          "websocket error",
          "websocket login",
          "ip whitelist",
          "ip白名单",
          "ip白名單",
          ..."api报错 api错误 api接口 api報錯 api錯誤 api介面".split(" "),
          ..."接口报错 接口返回 介接".split(" "),
        ],
      ],
    ],
  },
  {
    caseType: "api-problem",
    needs: [
      [
        ["api", "接口调用", "调用接口", "下单接口", "接口一直", "接口返回", "接口报", "endpoint", "websocket"],
        [
          ..."error fail key request limit problem invalid return response signature timestamp issue".split(" "),
          ..."错误 錯誤 报错 報錯 失败 失敗 返回 回傳 异常 異常 签名 簽名 限频 限流 一直回 一直报 一直報".split(" "),
        ],
      ],
    ],
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [
        [
          "never received",
          "not received",
          "not receive",
          "n't receive",
          "n't received",
          "not arrived",
          "never arrived",
        ],
        ["on your exchange", "on your platform", "at your exchange", "in your exchange"],
      ],
    ],
  },
  {
    caseType: "withdrawal-stuck",
    needs: [
      [
        [
          ..."提币没收到 提幣沒收到 提现没收到 提現沒收到 提領沒收到 提币一个 提现一个".split(" "),
          ..."提币失败 提币卡住 提不出来 提币未到 提币没到 提币不到 提现失败 提现未到 提现没到 提现不到 提币一直 提现一直".split(
            " ",
          ),
          ..."提幣失敗 提幣卡住 提不出來 提幣未到 提幣沒到 提領失敗 提現失敗 提幣一直 提領一直 提領未到 提領沒到".split(
            " ",
          ),
          "withdrawal stuck",
          "stuck withdrawal",
          "withdrawal pending",
          "pending withdrawal",
          "withdrawal not received",
        ],
      ],
    ],
  },
  {
    caseType: "account-locked",
    needs: [
      [
        account,
        [
          ..."风控 風控 被限制 限制登 被锁 被鎖 锁定 鎖定 停用 封号 封號 被封 冻结 凍結 解冻 解凍".split(" "),
          ..."locked frozen restrict suspended disabled blocked unfreeze".split(" "),
        ],
      ],
    ],
    unless: ["c2c", "p2p", "卖家", "賣家", "seller", "他的帳", "他的账"],
  },
  {
    caseType: "account-locked",
    needs: [[["locked out", "passkey", "通行密钥", "通行密鑰"]]],
    unless: ["withdrawal id", "提币单号", "提幣單號"],
  },
  {
    caseType: "account-locked",
    needs: [
      [
        ["authenticator", "2fa", "谷歌验证", "谷歌驗證", "验证器", "驗證器"],
        [
          ..."丢 丟 没了 沒了 不见 不見 恢复出厂 恢復原廠 换手机 換手機 解绑 解綁 重置 lost unbind reset wiped".split(
            " ",
          ),
        ],
      ],
    ],
    unless: told,
  },
  {
    caseType: "identity",
    needs: [
      [
        [
          ..."kyc 实名认证 實名認證 身份证认证 身份认证 身份認證 身分認證 身分驗證 人脸识别 人臉辨識".split(" "),
          "identity verification",
          "passport",
        ],
        [..."失败 失敗 不通过 不通過 不一致 被拒 驳回 駁回 过不了 過不了 reject fail declin".split(" ")],
      ],
    ],
    unless: [...told, "已经通过", "已經通過", "一直审核", "一直審核"],
  },
  {
    caseType: "withdrawal-stuck",
    needs: [[withdrawal, [...stuck, ...cannot, ..."限制提币 限制提幣 没收到 沒收到 未收到".split(" ")]]],
    unless: incoming,
  },
  { caseType: "withdrawal-stuck", needs: [[withdrawal], [[...stuck, ...notThere]]], unless: incoming },
  { caseType: "withdrawal-stuck", needs: [[withdrawal], [not, arrive]], unless: incoming },
  {
    caseType: "withdrawal-stuck",
    needs: [[["withdrawal", "提币单号", "提幣單號", "提现单号", "提現單號", "提領單號"]], [stuck]],
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [
        ["deposit", "充值", "充币", "充幣", "储值", "儲值", "入金"],
        [...notThere, ...missing, ...stuck, "not credited", "isn't credited"],
      ],
    ],
    unless: ["提币单号", "提幣單號"],
  },
  { caseType: "deposit-not-credited", needs: [[["deposit", "充值", "充币", "充幣", "儲值", "入金"], not, arrive]] },
  {
    caseType: "transfer-dispute",
    needs: [
      [
        [
          ..."转错人 轉錯人 不放币 未放币 不放幣 未放幣 放币 放幣 c2c p2p 买家 卖家 買家 賣家".split(" "),
          ..."内部转账 內部轉帳 站内转账 站內轉帳 内部划转 站内转帐 內部轉賬".split(" "),
          ..."seller buyer".split(" "),
          "internal transfer",
          "wrong person",
          "wrong user",
          "off-chain transfer",
          "did not release",
          "not releasing",
        ],
      ],
    ],
  },
  {
    caseType: "trading",
    needs: [
      [
        [
          ..."爆仓 强平 穿仓 止损 滑点 撤单 成交价 爆倉 強平 穿倉 止損 滑點 撤單 成交價 插针 插針 强制平仓 強制平倉".split(
            " ",
          ),
          "liquidat",
          "slippage",
          "stop loss",
          "stop-loss",
          "futures position",
          "order executed",
          "order filled",
          "my order was",
        ],
      ],
    ],
  },
  {
    caseType: "trading",
    needs: [
      [
        [
          ..."限价 限價 市价 市價 挂单 掛單".split(" "),
          "limit order",
          "limit sell",
          "limit buy",
          "market order",
          "stop order",
        ],
        [..."fill 成交 execut 撮合 触发 觸發 trigger match".split(" ")],
      ],
    ],
  },
  {
    caseType: "identity",
    needs: [[identityWords, refused]],
    unless: ["身份验证器", "身份驗證器", "authenticator", "2fa", "sms"],
  },
  {
    caseType: "identity",
    needs: [
      [
        [
          ..."kyc 实名 實名 人脸识别 人臉辨識 身份认证 身份認證 身分認證 身分驗證 身份验证失败".split(" "),
          "identity verification",
          "verify my identity",
          "verification failed",
          "verification rejected",
          "face verification",
        ],
      ],
    ],
  },
  {
    caseType: "account-locked",
    needs: [
      [
        [
          ..."谷歌验证 谷歌驗證 身份验证器 身份驗證器 驗證器 验证器 忘记密码 忘記密碼 换绑 換綁 号停用 號停用 手机丢 手機丟 手机被偷 手機被偷 换手机 換手機".split(
            " ",
          ),
          ..."登不上 登不进 登不進 登录不 登入不 无法登录 無法登入 收不到验证码 收不到驗證碼 2fa authenticator".split(
            " ",
          ),
          "locked out",
          "lost my phone",
          "lost phone",
          "phone was stolen",
          "reset my password",
          "forgot my password",
          "sms code",
          "login 不了",
        ],
      ],
    ],
  },
  {
    caseType: "account-locked",
    needs: [
      [cannot, ["log in", "login", "log into", "sign in", "signin", "access my account", "登录", "登入", "登陆"]],
    ],
  },
  { caseType: "account-locked", needs: [[account, [..."locked lock frozen 冻结 凍結 解冻 解凍 锁 鎖".split(" ")]]] },
  { caseType: "trading", needs: [[["合约", "合約", "futures", "leverage"]]], unless: ["合约地址", "合約地址"] },
  {
    caseType: "deposit-not-credited",
    needs: [
      [
        [
          ..."没到账 没有到账 未到账 不到账 未入账 没入账 沒到帳 沒有到帳 未到帳 不到帳 未入帳 沒入帳 未上账".split(
            " ",
          ),
        ],
      ],
    ],
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [
        ["链上", "鏈上", "on chain", "on-chain", "explorer"],
        [
          ..."无记录 無記錄 没记录 沒記錄 没有记录 沒有記錄".split(" "),
          "no record",
          "not in my account",
          "nothing in my account",
        ],
      ],
    ],
  },
  { caseType: "transfer-dispute", needs: [[["申诉", "申訴", "dispute", "appeal"]]] },
  {
    caseType: "transfer-dispute",
    needs: [[["order", "订单", "訂單"]], [["paid", "付款", "released", "放行", "already pay"]]],
  },
  {
    caseType: "identity",
    needs: [
      [[...identityWords, "proof of address", "surname", "bill with", "永居", "居留"]],
      [
        [
          ..."bounce glare 打回 不给过 不給過 光线 光線 眨眼 反光".split(" "),
          "turns down",
          "turned down",
          "came back",
          "came straight back",
          "not accepted",
          "match our records",
          "level 2",
        ],
      ],
    ],
  },
  ...everyday(urgentWords),
  {
    caseType: "complaint",
    needs: [
      [
        [
          ..."投诉 投訴 客诉 客訴 主管回 要求主管 升级处理 升級處理 找主管 不满 不滿 complaint escalat supervisor unacceptable disappointed".split(
            " ",
          ),
          "a manager",
          "your manager",
        ],
      ],
    ],
  },
  {
    caseType: "complaint",
    needs: [
      [
        [..."case ticket 工单 工單 案件".split(" ")],
        [..."weeks month 没人 沒人 没结果 沒結果 拖 进展 進展 没回 沒回".split(" "), "no answer", "no reply"],
      ],
    ],
  },
  { caseType: "deposit-not-credited", needs: [[sent], [money], [not, arrive]], unless: parcel },
  { caseType: "deposit-not-credited", needs: [[sent], [money], [["nothing"]]], unless: parcel },
  {
    caseType: "deposit-not-credited",
    needs: [
      [sent],
      [money],
      [
        ["已经", "已經", "都", "等了"],
        ["天了", "小时了", "小時了", "个小时", "個小時", "周了", "週了"],
      ],
    ],
  },
  { caseType: "deposit-not-credited", needs: [[sent], [money], [[...notThere, ...missing]]] },
  {
    caseType: "deposit-not-credited",
    needs: [[not, ["arriv", "credit"]]],
    unless: ["mail", "code", "sms", "letter", "bonus", "card", "answer"],
  },
  ...everyday(everydayWords),
  // A form of one's own: what it is about, and the numbers of it.
  {
    caseType: "withdrawal-stuck",
    needs: [[["withdraw", ..."提币 提幣 提现 提現 提領".split(" ")]], [numbered]],
    unless: [...incoming, ...question],
  },
  {
    caseType: "deposit-not-credited",
    needs: [[["deposit", ..."充值 充币 充幣 入金 储值 儲值".split(" ")]], [numbered]],
    unless: question,
  },
];

export interface GuessedCaseType {
  readonly caseType: CaseTypeId;
  /** The words of these tables that told it, joined by ` + `. */
  readonly reason?: string;
}

/** Characters that are looked at. */
const maxLength = 20_000;

/**
 * The kind of problem that a text tells of, by the first rule that holds; `other` where none does. Addresses and hashes
 * are no words, and a phone that was stolen is no stolen account.
 */
export function guessCaseType(text: string): GuessedCaseType {
  const sentences = sentencesOf(text);
  const mail = sentences.join("\n");
  const found = new Map<AnyOf, string | undefined>();
  const inMail = (group: AnyOf): string | undefined => {
    if (!found.has(group)) found.set(group, wordIn(mail, group));
    return found.get(group);
  };
  for (const { caseType, needs, unless } of problemRules) {
    if (!needs.every((groups) => groups.every((group) => inMail(group) !== undefined))) continue;
    const told = needs.map((groups) => (groups.length === 1 ? groups.map(inMail) : togetherIn(sentences, groups)));
    if (told.some((words) => words === undefined) || (unless && inMail(unless) !== undefined)) continue;
    return { caseType, reason: [...new Set(told.flat())].join(" + ") };
  }
  return { caseType: "other" };
}

/** One word of each group, of the first sentence that has them all. */
function togetherIn(sentences: readonly string[], groups: readonly AnyOf[]): string[] | undefined {
  for (const sentence of sentences) {
    const words = groups.map((group) => wordIn(sentence, group));
    if (words.every((word) => word !== undefined)) return words;
  }
  return undefined;
}

const wordIn = (text: string, group: AnyOf): string | undefined => group.find((word) => hasWord(text, word));

/** Whether a word stands in a text; a Latin one only where no letter or digit stands before it. */
function hasWord(text: string, word: string): boolean {
  const isLatin = /^[a-z0-9]/.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLatin || at === 0 || !/[a-z0-9]/.test(text[at - 1] ?? "")) return true;
  }
  return false;
}

/** The sentences of a text, prepared for comparison: a line that a mail program broke goes on, ids and links are left out. */
const sentencesOf = (text: string): string[] =>
  text
    .slice(0, maxLength)
    .normalize("NFKC")
    .replace(/’/g, "'")
    .replace(/([a-z,]) ?\r?\n(?=[a-z])/g, "$1 ")
    .toLowerCase()
    .replace(/https?:\/\/\S{1,600}|[0-9a-z]{20,600}/g, " ")
    .replace(/phone (?:was|got|has been) stolen|stole my phone|stolen phone/g, "lost my phone")
    .split(/[。!?;\n]|\.(?=\s|$)/)
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => sentence !== "");

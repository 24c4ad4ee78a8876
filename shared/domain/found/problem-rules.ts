import { type EverydayWords, everydayWords, urgentWords } from "./everyday-words.ts";
import { lastLook } from "./last-look.ts";
import { twoNetworks } from "./network-mix-ups.ts";
import {
  type AnyOf,
  account,
  cannot,
  codes,
  generalQuestion,
  identityWords,
  incoming,
  memo,
  memoFault,
  missing,
  money,
  network,
  not,
  notArrived,
  notDone,
  notMine,
  notThere,
  numbered,
  type ProblemRule,
  parcel,
  question,
  refused,
  sent,
  sentBy,
  stuck,
  told,
  tookOver,
  trade,
  withdrawal,
  wrongChoice,
} from "./problem-words.ts";

const everyday = (rows: readonly EverydayWords[]): ProblemRule[] =>
  rows.map(({ caseType, words, unless }) => ({ caseType, needs: [[words]], ...(unless && { unless }) }));

/** An identity check in other words; a verification code is none. */
const idChecks: AnyOf = [
  "my id ",
  "id photo",
  "verification has",
  "verification is",
  "verification was",
  "verification still",
  "verification keeps",
  "level 1",
  "level 2",
  "level-1",
  "level-2",
  "my id card",
  "residence permit",
  "proof of address",
  "name does not match",
  "认证名字",
];

/** What takes all of a margin without a thief. */
const liquidated: AnyOf = [..."爆仓 爆了 打爆 插针 强平 平仓 保证金".split(" "), "liquidat", "margin"];

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
          ..."被盗 盗号 盗刷 盗币 盗走 盗取 被黑 被骇 遭骇 遭窃 遭入侵 被入侵 入侵了 黑客".split(" "),
          ..."不是我操作 非本人操作 不是本人操作 紧急冻结 不是我提的 不是我转的".split(" "),
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
          ..."诈骗 骗子 被骗 骗了 骗我 人骗 骗走 冒充 假冒 假客服 钓鱼 杀猪盘".split(" "),
          ..."scam phish impersonat fraudster fraud".split(" "),
          "fake support",
          "fake agent",
          "fake customer",
        ],
      ],
    ],
    unless: ["被盗", "盗号", "hacked", "appeal", "escrow", "放币", "p2p", "c2c", "打了款", "商家昵称"],
  },
  {
    caseType: "scam",
    needs: [
      [
        [
          "pretend",
          "扮",
          "claim",
          "says he",
          "says she",
          "said he",
          "said she",
          "said they",
          "call from",
          "called from",
          "said he was",
          "said she was",
          "said they were",
          "called himself",
          "自称",
        ],
        [
          "support",
          "official",
          "security team",
          "from you",
          "your staff",
          "your agent",
          "security department",
          "works for you",
          "work for you",
          "客服",
          "官方",
          "工作人员",
          "职员",
          "员工",
        ],
      ],
    ],
  },
  {
    caseType: "scam",
    needs: [
      [
        ["met online", "met someone online", "met on the internet", "网友", "网上认识", "交友"],
        ["platform", "invest", "withdraw", ..."平台 投资 交易所 转".split(" ")],
      ],
    ],
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        [
          ..."被盗 盗号 盗刷 盗币 被黑 被骇 hacked unauthorized unauthorised compromised stole stolen".split(" "),
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
      [["lock my account", "freeze my account", "block my account", "冻结账", "锁定账", "锁住账"]],
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
        ],
        ["fake", "your logo", "isnt yours", "isn't yours", "is not yours", "not yours", "假的", "假网站", "山寨"],
      ],
    ],
    unless: [...trade, ..."放币 付款 kyc passport 护照 身份证 身分证 badge".split(" ")],
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        [..."login logins device 登录 登入 登陆 异地".split(" "), "logged in", "log in", "sign-in"],
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
          ..."不是我 非本人 我没有操作 我没操作".split(" "),
        ],
        [..."withdraw transfer moved login that this 提 转 登 操作".split(" ")],
      ],
      [account, [..."account withdraw gone moved 账 提 转走 盗".split(" ")]],
    ],
  },
  {
    caseType: "account-stolen",
    needs: [[[..."全没了 都没了 被提走 被转走 被提光 被转光 提光 转光".split(" "), "all gone", "emptied", "drained"]]],
    unless: liquidated,
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        [
          "withdraw",
          "transaction",
          "login",
          "trade",
          "order",
          "transfer",
          "device",
          ..."提币 提现 提领 转账".split(" "),
        ],
        notMine,
      ],
    ],
    unless: [...trade, "wrong network", "reject", "cancel", "pending", "stuck"],
  },
  {
    // An answer to the notice of a withdrawal.
    caseType: "account-stolen",
    needs: [
      [
        [
          "withdrawal success",
          "withdrawal confirm",
          "withdrawal complete",
          "withdrawal request",
          ..."提币成功 提现成功 提领成功 提币确认".split(" "),
        ],
      ],
      [
        [
          "didn't do this",
          "did not do this",
          "wasn't me",
          "was not me",
          "不是我弄",
          "不是我做",
          "不是我操作",
          "不是我提",
        ],
      ],
    ],
    unless: trade,
  },
  {
    caseType: "account-stolen",
    needs: [
      [["gone", "empty", "is zero", "drained", ..."全没 没了 少了 清空 一笔 记录 纪录 邮件 短信 通知".split(" ")]],
      [notMine],
    ],
    unless: trade,
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        ["clicked", "点了", "点进"],
        ["link", "链接", "连结"],
      ],
      [["empty", "gone", "is zero", "drained", "没了", "清空"]],
    ],
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        [
          "password",
          "e-mail",
          "email",
          "phone number",
          "api key",
          "withdrawal address",
          ..."密码 邮箱 手机号 提币地址".split(" "),
        ],
      ],
      [[...notDone, "never created", "有人改", "被人改"]],
    ],
    // Who answers what we asked about a withdrawal of his.
    unless: ["address is mine", "it was me", "地址是我", "是我本人", "是我自己"],
  },
  {
    caseType: "account-stolen",
    needs: [
      [
        [
          "address i don't know",
          "address i do not know",
          "unrecognised login",
          "unrecognized login",
          "sim swap",
          ..."陌生地址 陌生的地址 不翼而飞 被换卡".split(" "),
          "please freeze",
          "freeze everything",
          "freeze it now",
          "using my account",
          "taken over",
          "gone from my account",
          "hijack",
          "账户空了",
          "账户是空",
          "户口被人",
          "账户被人",
          "账号被人",
          ..."快冻结 请冻结 马上冻结 立即冻结 立刻冻结 帮我冻结 先冻结 赶紧冻结 尽快冻结 被人转走 被人改 被人动过 被人登".split(
            " ",
          ),
        ],
      ],
    ],
    unless: [...trade, "转错", "对方"],
  },
  {
    caseType: "missing-memo",
    needs: [[memo, memoFault]],
    unless: ["没错", "没填错", "not a memo problem", ...trade, "放币", "支付宝", "微信"],
  },
  {
    caseType: "wrong-network",
    needs: [
      [
        [
          ..."充错 转错网络 转错链 选错网络 选错链 错误网络 网络选错 链选错 转错网路 选错网路".split(" "),
          ..."网路选错 错链 不支持的币 不支持的代币 不支援的币".split(" "),
          "wrong network",
          "wrong chain",
          "wrong blockchain",
          "incorrect network",
          "unsupported network",
          "unsupported chain",
          "不支持的链",
          "不支持的网络",
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
        ["充到", "转到", "打到", "发到", "提到"],
        "以太坊 波场 eth erc20 trc20 tron bsc bep20 polygon".split(" ").map((name) => `${name}地址`),
      ],
    ],
  },
  {
    caseType: "transfer-dispute",
    needs: [
      [
        ["transfer", "sent", "转"],
        ["to uid", "to user", "wrong uid", "uid输错", "给uid", "typed uid", "别人uid", "打错uid", "输错uid"],
        ["mistake", "wrong", "typed", "错", "别人"],
      ],
    ],
  },
  {
    // A coin at the address of a network that does not carry it.
    caseType: "wrong-network",
    needs: [
      [
        ["usdt", "usdc", "泰达", "tether"],
        ["sent", "send", "withdrew", "转", "打", "充", "发", "提"],
        "btc bitcoin ltc litecoin doge"
          .split(" ")
          .flatMap((name) => [`${name}地址`, `${name}充值地址`, `to my ${name} `, `to your ${name} `, `to a ${name} `])
          .concat("比特币地址", "比特币充值地址", "莱特币地址", "狗狗币地址"),
        ["address", "地址"],
      ],
    ],
  },
  ...twoNetworks,
  { caseType: "wrong-network", needs: [[network, wrongChoice]] },
  {
    caseType: "wrong-network",
    needs: [
      [
        ["deposit", "sent", "transfer", "充", "转"],
        [...money, "token", "代币"],
        [
          "don't support",
          "do not support",
          "not supported",
          "doesn't support",
          "do not list",
          "don't list",
          "not listed",
          "不支持",
          "不支援",
          "没上架",
          "没有上架",
        ],
      ],
    ],
  },
  {
    caseType: "api-problem",
    needs: [
      [
        [
          ..."/api/v /fapi/v /v1/ /v2/ /v3/ /v5/ recvwindow".split(" "),
          "rest api",
          "websocket error",
          "websocket login",
          "error 429",
          "book stream",
          "market stream",
          "ip whitelist",
          "ip白名单",
          ..."api报错 api错误 api接口 api介面".split(" "),
          ..."接口报错 接口返回 介接".split(" "),
        ],
      ],
    ],
  },
  {
    caseType: "api-problem",
    needs: [
      [
        [
          "api",
          "ws连接",
          "接口调用",
          "调用接口",
          "下单接口",
          "接口一直",
          "接口返回",
          "接口报",
          "endpoint",
          "websocket",
        ],
        [
          ..."error fail request limit problem invalid return response signature timestamp issue timeout disconnect denied 401 403 429".split(
            " ",
          ),
          ..."错误 报错 失败 返回 回传 异常 签名 限频 限流 一直回 一直报 超时 断 过期".split(" "),
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
          ..."提币没收到 提现没收到 提领没收到 提币一个 提现一个".split(" "),
          ..."提币失败 提币卡住 提不出来 提币未到 提币没到 提币不到 提现失败 提现未到 提现没到 提现不到 提币一直 提现一直".split(
            " ",
          ),
          ..."领不出 提领失败 提领一直 提领未到 提领没到".split(" "),
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
          ..."风控 被限制 限制登 被锁 锁定 停用 封号 被封 冻结 解冻".split(" "),
          ..."locked frozen restrict suspended disabled blocked unfreeze".split(" "),
        ],
      ],
    ],
    unless: [..."c2c p2p 卖家 seller 他的账 放币 放了币".split(" "), "银行 ~ 冻结", "bank ~ froze", "bank ~ frozen"],
  },
  {
    caseType: "account-locked",
    needs: [[["locked out", "passkey", "通行密钥"]]],
    unless: ["withdrawal id", "提币单号"],
  },
  {
    caseType: "account-locked",
    needs: [
      [
        ["authenticator", "2fa", "谷歌验证", "验证器"],
        [..."丢 没了 不见 恢复出厂 恢复原厂 换手机 解绑 重置 lost unbind reset wiped".split(" ")],
      ],
    ],
    unless: told,
  },
  {
    caseType: "account-locked",
    needs: [
      [["new phone", "changed phone", "changed my phone", "换了手机", "换手机", "换电话", "换了电话"]],
      [["code", "2fa", "authenticator", "login", "log in", "sign in", ..."验证码 登录 登入 登不 进不去".split(" ")]],
    ],
  },
  {
    caseType: "account-locked",
    needs: [
      [
        codes,
        [
          ..."收不到 没收到 没有收到 不对 错误".split(" "),
          "not get",
          "n't get",
          "never get",
          "never got",
          "not come",
          "n't come",
          "never come",
          "not arriv",
          "never arriv",
          "n't arriv",
          "not receive",
          "n't receive",
          "don't have",
          "do not have",
          "wrong",
          "not accepted",
        ],
      ],
    ],
    unless: told,
  },
  {
    caseType: "account-locked",
    needs: [
      [
        [
          ..."号被封 号被锁 号被停 号被冻 号被限 户口被 号异常 号不用了 要换绑 邮箱进不去".split(" "),
          "no longer have the number",
          "no longer have that number",
          "no longer have access to my e",
          "no longer use that number",
          "too many attempts",
          "lost access to my",
          "remember my password",
          "wrong pin",
          "recover access",
          "lost both",
          "registered with no longer",
          "my codes are gone",
          "why was my account closed",
        ],
      ],
    ],
    unless: [...told, ...trade],
  },
  {
    caseType: "identity",
    needs: [
      [
        [
          ..."kyc 实名认证 身份证认证 身份认证 身分认证 身分验证 人脸识别 人脸辨识".split(" "),
          "identity verification",
          "passport",
        ],
        [..."失败 不通过 不一致 被拒 驳回 过不了 reject fail declin".split(" ")],
      ],
    ],
    unless: [...told, "已经通过", "一直审核"],
  },
  {
    // Who says that he complains of a case of his has no new one.
    caseType: "complaint",
    needs: [
      [["formal complaint", "official complaint", "正式投诉", "投诉信"]],
      [[..."ticket case agent 工单 案件 客服".split(" ")]],
    ],
  },
  {
    caseType: "withdrawal-stuck",
    needs: [
      [
        [
          ..."trezor ledger metamask"
            .split(" ")
            .flatMap((name) => [`never reached my ${name}`, `not reached my ${name}`]),
          "off your platform ~ wallet",
          "off your exchange ~ wallet",
        ],
      ],
    ],
  },
  {
    caseType: "withdrawal-stuck",
    needs: [[withdrawal, [...stuck, ...cannot, ..."限制提币 没收到 未收到".split(" ")]]],
    unless: incoming,
  },
  { caseType: "withdrawal-stuck", needs: [[withdrawal], [[...stuck, ...notThere]]], unless: incoming },
  { caseType: "withdrawal-stuck", needs: [[withdrawal], [notArrived]], unless: incoming },
  {
    caseType: "withdrawal-stuck",
    needs: [[["withdrawal", "提币单号", "提现单号", "提领单号"]], [stuck]],
  },
  {
    // From us to an account elsewhere, whose deposit address may be named.
    caseType: "withdrawal-stuck",
    needs: [
      [
        [
          ..."往 转到 转去 打到 提到 提去 转往".split(" ").map((word) => `从你们 ~ ${word}`),
          "from your exchange to my",
          "from your platform to my",
          "from your site to my",
          "from my account with you to my",
        ],
      ],
      [
        [
          ...notThere,
          ..."没有这笔 没这笔 失败".split(" "),
          "not credited",
          "not received",
          "nothing",
          "failed",
          "no trace",
        ],
      ],
    ],
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [
        ["deposit", "充值", "充币", "储值", "入金"],
        [...notThere, ...missing, ...stuck, "not credited", "isn't credited"],
      ],
    ],
    unless: ["提币单号", ...parcel],
  },
  {
    caseType: "deposit-not-credited",
    needs: [[["deposit", "充值", "充币", "储值", "入金"], notArrived]],
    unless: parcel,
  },
  {
    caseType: "transfer-dispute",
    needs: [
      [
        [
          ..."转错人 转给了别人 转错给 不放币 未放币 放币 放了币 c2c p2p 买家 卖家".split(" "),
          ..."内部转账 站内转账 内部划转".split(" "),
          ..."seller buyer".split(" "),
          "internal transfer",
          "wrong person",
          "wrong user",
          "off-chain transfer",
          "did not release",
          "merchant refuse",
          "merchant won't",
          "merchant does",
          "银行回单",
          "场外交易",
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
          ..."爆仓 强平 穿仓 止损 滑点 撤单 成交价 插针 强制平仓 平不了仓 平仓失败 不能平仓 资金费率 资金费 止蚀".split(
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
          "close my position",
          "close position",
          "order book",
          "my pnl",
          "wrong pnl",
          "close my trade",
          "funding was charged",
          "grid bot",
          "滑价",
        ],
      ],
    ],
  },
  {
    caseType: "trading",
    needs: [
      [
        [..."限价 市价 挂单".split(" "), "limit order", "limit sell", "limit buy", "market order", "stop order"],
        [..."fill 成交 execut 撮合 触发 trigger match".split(" ")],
      ],
    ],
  },
  {
    caseType: "identity",
    needs: [[[...identityWords, ...idChecks], refused]],
    unless: ["身份验证器", "两步认证", "双重认证", "二次认证", "谷歌认证", "手机认证", "authenticator", "2fa", "sms"],
  },
  {
    caseType: "identity",
    needs: [
      [
        [
          ..."kyc 实名 人脸识别 人脸辨识 身份认证 身分认证 身分验证 身份验证失败".split(" "),
          "identity verification",
          "verify my identity",
          "verification failed",
          "verification rejected",
          "face verification",
        ],
      ],
    ],
    notBeside: generalQuestion,
  },
  {
    caseType: "account-locked",
    needs: [
      [
        [
          ..."谷歌验证 身份验证器 验证器 忘记密码 换绑 号停用 手机丢 手机被偷 换手机".split(" "),
          ..."登不上 登不进 登录不 登入不 无法登录 无法登入 收不到验证码 2fa authenticator".split(" "),
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
  { caseType: "account-locked", needs: [[account, [..."locked lock frozen 冻结 解冻 锁".split(" ")]]] },
  {
    caseType: "trading",
    needs: [[["合约", "futures", "leverage"]]],
    unless: ["合约地址", ...question],
    notBeside: ["多少", "请问", "what is", "how much"],
  },
  {
    caseType: "deposit-not-credited",
    needs: [[[..."没到账 没有到账 未到账 不到账 未入账 没入账 未上账".split(" ")]]],
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [
        ["链上", "on chain", "on-chain", "explorer"],
        [..."无记录 没记录 没有记录".split(" "), "no record", "not in my account", "nothing in my account"],
      ],
    ],
  },
  {
    caseType: "transfer-dispute",
    needs: [[["申诉", "dispute", "appeal"]]],
    // Whom a complaint goes to.
    unless: [..."金管会 证监 金管局 消保 消委会 消费者 监管 ombudsman regulator".split(" "), "financial authority"],
  },
  {
    caseType: "transfer-dispute",
    needs: [[["order", "订单"]], [["paid", "付款", "released", "放行", "already pay"]]],
  },
  {
    caseType: "identity",
    needs: [
      [[...identityWords, "proof of address", "surname", "bill with", "永居", "居留"]],
      [
        [
          ..."bounce glare 打回 不给过 光线 眨眼 反光".split(" "),
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
          ..."投诉 客诉 主管回 要求主管 升级处理 找主管 不满 complain escalat supervisor unacceptable disappointed".split(
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
        [..."case ticket 工单 案件".split(" ")],
        [..."weeks month 没人 没结果 拖 进展 没回".split(" "), "no answer", "no reply"],
      ],
    ],
  },
  { caseType: "deposit-not-credited", needs: [[sent], [money], [notArrived]], unless: parcel },
  {
    caseType: "deposit-not-credited",
    needs: [[sent], [money], [["nothing", "nada", "one didn't", "one hasn't", "ones didn't", "ones haven't"]]],
    unless: parcel,
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [sent],
      [money],
      [
        ["已经", "都", "等了"],
        ["天了", "小时了", "个小时", "周了"],
      ],
    ],
  },
  { caseType: "deposit-not-credited", needs: [[sent], [money], [[...notThere, ...missing]]], unless: parcel },
  {
    caseType: "deposit-not-credited",
    needs: [[not, ["arriv", "credit"]]],
    unless: ["mail", "code", "sms", "letter", "bonus", "card", "answer"],
  },
  ...everyday(everydayWords),
  {
    caseType: "withdrawal-stuck",
    needs: [
      [
        [...cannot, "asked", "want", "won't", "我要", "不让"],
        [
          "my money out",
          "cash out",
          "send them to my",
          "send it to my",
          "to my own wallet",
          "out of your",
          "自己钱包",
          "自己的钱包",
        ],
      ],
    ],
  },
  {
    caseType: "withdrawal-stuck",
    needs: [
      [["left your", "you took", "you deducted", "deducted", "out of my balance", "扣了", "扣掉", "从你们"]],
      [["wallet", "ledger", "钱包"]],
      [[...notThere, "never reached", "not reach", "n't reach", "nothing", "not arriv", "n't arriv", "never arriv"]],
    ],
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [
        [
          "where is my deposit",
          "trace my deposit",
          "credit my deposit",
          "waiting for my deposit",
          "waiting on ~ deposit",
          "waiting for ~ deposit",
          "查 ~ 充值",
          "充值延迟",
          "尽快上账",
        ],
      ],
    ],
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [["deposit", "充值", "充币", "储值", "入金"]],
      [
        [
          ..."hours days 天了 小时了 个小时 等到现在".split(" "),
          "since this morning",
          "since yesterday",
          "since last night",
          "since noon",
        ],
      ],
      [["waiting", "still", "been", "等"]],
    ],
    unless: [...withdrawal, ...question],
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [
        [
          "confirmations",
          "confirmed",
          "blockchain says",
          "on chain",
          "on-chain",
          "completed",
          ..."链上 区块链 确认数 个确认 显示完成 显示成功".split(" "),
        ],
      ],
      [
        [
          "can't see",
          "cannot see",
          "don't see",
          "says nothing",
          "shows nothing",
          "shows zero",
          "still zero",
          ..."还是没有 仍没有 仍然没有 依然没有".split(" "),
          ...notThere,
        ],
      ],
    ],
    unless: withdrawal,
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [sent],
      [
        [
          "balance ~ unchanged",
          "balance ~ zero",
          "balance ~ same",
          "balance ~ not changed",
          "balance hasn't",
          "balance has not",
          "app shows zero",
          "余额没",
        ],
      ],
    ],
    unless: withdrawal,
  },
  {
    caseType: "deposit-not-credited",
    needs: [
      [
        [
          "my coins",
          "my funds",
          "my tokens",
          "my crypto",
          "my usdt",
          "my usdc",
          "my btc",
          "my eth",
          "received my",
          "转进来的",
          "进来的币",
        ],
        [...notThere, "never", "not", "n't", "hasn't", "没了"],
      ],
    ],
    unless: [...withdrawal, ...parcel, "bonus", "reward", "referral"],
  },
  // A last look: what the mail names, and that something is wrong with it.
  ...lastLook,
  // A form of one's own: what it is about, and the numbers of it.
  {
    caseType: "withdrawal-stuck",
    needs: [[["withdraw", ..."提币 提现 提领".split(" ")]], [numbered]],
    unless: [...incoming, ...question],
  },
  {
    caseType: "deposit-not-credited",
    needs: [[["deposit", ..."充值 充币 入金 储值".split(" ")]], [numbered]],
    unless: question,
  },
  // An answer that names the transfer.
  {
    caseType: "deposit-not-credited",
    needs: [
      [["hash", "txid", "tx", "哈希", "杂凑"]],
      [["sent on", "sent at", "sent it", "sent 今", "sent 昨", ..."转的 充的 汇的 打的 转过来的".split(" ")]],
      [money],
    ],
    unless: withdrawal,
  },
];

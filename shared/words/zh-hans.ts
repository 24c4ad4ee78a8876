import { listNetworks, onlyNetwork } from "./list-networks.ts";
import type { Words } from "./words.ts";

/** Apart from the rest, so that the script beside a field takes only this and the problems along. */
export const networksZhHans: Words["networks"] = {
  bitcoin: "比特币（Bitcoin）",
  ethereum: "以太坊（ERC20）",
  bsc: "BNB Smart Chain（BEP20）",
  polygon: "Polygon",
  arbitrum: "Arbitrum One",
  optimism: "Optimism",
  base: "Base",
  "avalanche-c": "雪崩 C 链（Avalanche C-Chain）",
  fantom: "Fantom",
  linea: "Linea",
  zksync: "zkSync Era",
  opbnb: "opBNB",
  mantle: "Mantle",
  "ethereum-classic": "以太经典（ETC）",
  oktc: "OKTC",
  cronos: "Cronos",
  vechain: "唯链（VeChain）",
  tron: "波场（TRC20）",
  solana: "Solana",
  ton: "TON（The Open Network）",
  xrp: "XRP Ledger（瑞波）",
  litecoin: "莱特币（Litecoin）",
  dogecoin: "狗狗币（Dogecoin）",
  "bitcoin-cash": "比特币现金（BCH）",
  dash: "达世币（Dash）",
  zcash: "大零币（Zcash）",
  stellar: "恒星（Stellar）",
  cardano: "Cardano（ADA）",
  polkadot: "波卡（Polkadot）",
  kusama: "Kusama（KSM）",
  cosmos: "Cosmos Hub（ATOM）",
  osmosis: "Osmosis",
  kava: "Kava",
  thorchain: "THORChain（RUNE）",
  celestia: "Celestia（TIA）",
  aptos: "Aptos",
  sui: "Sui",
  near: "NEAR Protocol",
  algorand: "Algorand",
  "avalanche-x": "雪崩 X 链（Avalanche X-Chain）",
  "avalanche-p": "雪崩 P 链（Avalanche P-Chain）",
  filecoin: "Filecoin",
  monero: "门罗币（Monero）",
  tezos: "Tezos",
  hedera: "Hedera（HBAR）",
  eos: "EOS（Vaulta）",
  icp: "Internet Computer（ICP）",
  kaspa: "Kaspa",
  multiversx: "MultiversX（EGLD）",
  oasis: "Oasis Network",
  neo: "NEO",
  nano: "Nano（XNO）",
  iost: "IOST",
  waves: "Waves",
  ravencoin: "渡鸦币（Ravencoin）",
  digibyte: "DigiByte",
  bep2: "BNB Beacon Chain（BEP2）",
  omni: "Omni Layer",
  lightning: "闪电网络（Lightning）",
  "x-layer": "X Layer",
  ronin: "Ronin",
  other: "其他网络",
};

const named = (detail: string | undefined) => listNetworks(networksZhHans, detail, { separator: "、", more: "等" });
const of = (detail: string | undefined) => {
  const name = onlyNetwork(networksZhHans, detail);
  return name ? ` ${name} 的` : "";
};

/** What is wrong with a field, one sentence per code. */
export const problemsZhHans: Words["problems"] = {
  missing: ({ label }) => `请填写“${label}”，没有这一项我们无法继续处理。`,
  "too-long": ({ label, detail }) =>
    `“${label}”太长了，请缩短${detail ? `到 ${detail} 个字符以内` : ""}，其余内容之后可以补充。`,
  "unknown-field": () => "我们没有这一项。请检查字段名称，或把内容写在问题说明里。",
  "not-text": ({ label }) => `“${label}”必须是文本。请加上引号，否则过长的数字会丢失末尾几位。`,
  "choice-unknown": ({ label }) => `“${label}”请从给出的选项中选择。`,
  "email-unreadable": () => "这不是完整的邮箱地址，请按 name@example.com 的格式填写。",
  "contact-unreadable": () => "这既不是邮箱也不是手机号。请填写 name@example.com，或以 + 和国家或地区代码开头的号码。",
  "uid-is-email": () => "这是邮箱地址，不是 UID。UID 是一串数字，在 App 的个人中心、昵称下方。",
  "uid-is-phone": () => "这看起来是手机号，不是 UID。UID 在 App 的个人中心、昵称下方。",
  "uid-is-order-number": () => "这看起来是订单号，不是 UID。UID 在 App 的个人中心、昵称下方。",
  "uid-is-invite-code": () => "这是邀请码，不是 UID。UID 在 App 的个人中心、昵称下方。",
  "uid-is-nickname": () => "这是昵称，不是 UID。UID 是一串数字，在 App 的个人中心、昵称下方。",
  "uid-is-sub-account": () => "这是子账户的 UID。请填写主账户的 UID，在 App 的个人中心、昵称下方。",
  "uid-unreadable": () => "这看起来不是 UID。UID 全部是数字，请在 App 的个人中心、昵称下方复制。",
  "txid-is-address": ({ detail }) =>
    `这是${of(detail)}收款地址，不是交易哈希。请打开“资产 > 历史记录”里的这笔转账，复制 TxID。`,
  "txid-is-address-page": () => "这个链接打开的是地址页面，不是交易页面。请在该页面点开这笔转账，复制它的链接或哈希。",
  "txid-is-block-page": () =>
    "这个链接打开的是区块页面，不是交易页面。请在其中找到您的转账，或在“资产 > 历史记录”里复制 TxID。",
  "txid-is-block-hash": () => "这看起来是区块哈希，不是交易哈希。请打开这笔转账，复制它的 TxID。",
  "txid-pending": () => "提币仍在处理中，还没有交易哈希。请先填写提币单号，等哈希生成后再补充。",
  "txid-is-testnet": () => "这是测试网上的交易，测试网的币没有价值。请填写真实转账的交易哈希。",
  "txid-is-internal-transfer": () =>
    "这是内部转账，没有上链，所以没有交易哈希。请改选“内部转账或 C2C 订单纠纷”，并填写订单号。",
  "txid-is-order-number": () =>
    "这是订单号或提币单号，不是交易哈希。交易哈希更长，并且带有字母：请打开“资产 > 历史记录”里的记录，复制 TxID。",
  "txid-truncated": () => "App 把它缩写了，中间部分缺失。请点 TxID 旁边的复制按钮，完整粘贴。",
  "txid-wrong-network": ({ network, detail }) =>
    `这不是${network ? ` ${network} ` : "所选网络"}的交易哈希。${named(detail) ? `它的格式符合 ${named(detail)}。` : ""}请检查网络，或重新复制哈希。`,
  "txid-needs-0x": ({ network }) =>
    `${network ? `${network} ` : "该网络"}的交易哈希以 0x 开头。请从区块浏览器或 App 重新复制。如果这是私钥，请不要给任何人。`,
  "txid-misspelt": ({ detail }) =>
    `有一个字符不对${detail ? `，请看第 ${detail} 位` : ""}。字母区分大小写，请复制，不要手工输入。`,
  "txid-wrong-length": ({ detail }) =>
    `长度不对${detail ? `，现在是 ${detail} 位` : ""}，可能少了或多了一截。请用复制按钮重新复制完整的哈希。`,
  "txid-several": () => "这里有两个或更多的哈希。请只填写本次要查询的那一个，其余的请分别提交。",
  "txid-named-otherwise": () =>
    "从前面的文字看，这是地址或其他编号，不是交易哈希。请在“资产 > 历史记录”里复制 TxID。如果它就是交易哈希，请只填写哈希本身。",
  "txid-is-misspelt-address": () =>
    "这看起来像是抄错了的收款地址，不是交易哈希。请打开“资产 > 历史记录”里的这笔转账，复制 TxID。",
  "txid-unreadable": () =>
    "无法识别为交易哈希。请在“资产 > 历史记录 > 该笔记录”里复制 TxID，或粘贴区块浏览器页面的链接。",
  "address-is-txid": () => "这是交易哈希，不是地址。请打开“资产 > 历史记录”里的这笔转账，复制地址。",
  "address-wrong-network": ({ network, detail }) =>
    `这不是${network ? ` ${network} ` : "所选网络"}的地址。${named(detail) ? `它的格式符合 ${named(detail)}。` : ""}请检查网络，或重新复制地址。`,
  "address-checksum": () => "地址里有字符不对，校验没有通过。请重新复制地址，不要手工输入。",
  "address-truncated": () => "App 把它缩写了，中间部分缺失。请点地址旁边的复制按钮，完整粘贴。",
  "address-unreadable": () => "无法识别为地址。请在“资产 > 历史记录 > 该笔记录”里复制完整地址。",
  "network-unknown": () => "我们不认识这个网络。请从列表中选择，或选“其他网络”。",
  "amount-unreadable": () => "无法识别这个数量。请只填数字，小数用点号，例如 1250.5。",
  "amount-ambiguous": () => "这个数量有两种读法。请不要加千位分隔符，小数用点号，例如 1000 或 1.000000。",
  "amount-not-positive": () => "数量必须大于零，请按历史记录显示的填写。",
  "time-unreadable": ({ detail }) =>
    detail === "no-time-of-day"
      ? "还缺少几点几分。请按 2026-03-05 15:20 的格式填写，大概的时间也可以。"
      : "无法识别这个时间。请按 2026-03-05 15:20 的格式填写。",
  "time-ambiguous": ({ detail }) =>
    detail
      ? `这个时间可以理解为 ${detail.split(",").join(" 或 ")}。请按年月日和 24 小时制填写，并注明时区，例如 2026-03-05 15:20 UTC+8。`
      : "月和日有两种读法。请把年份写在最前面，例如 2026-03-05 15:20。",
  "time-in-future": () => "这个时间还没有到。请检查日期和时区。",
  "time-too-early": () => "这个时间早于比特币的第一个区块（2009 年 1 月 3 日），请检查年份。",
  "reference-misspelt": () => "编号里有一个字符不对。请从我们邮件的标题里复制，格式如 PC-7K2M9-QX4TZ。",
};

export const zhHans: Words = {
  product: "Postcase",

  caseTypes: {
    "account-stolen": {
      title: "账户被盗或资产被转走",
      summary: "有人登录了您的账户，或者账户里的资产在您不知情的情况下被转出。",
      prepare: ["UID，或账户的注册邮箱、手机号", "您最早发现异常的时间", "被转出资产的交易哈希（能看到的话）"],
      next: [
        "客服会优先处理您的案件，排在所有案件之前。",
        "如果您要求冻结，我们核实身份后立即冻结账户。",
        "查到的情况和还能采取的措施，我们都会告诉您。",
      ],
      firstAid: [
        "如果还能登录，请先在 App 里自行冻结账户：个人中心 > 安全 > 冻结账户。",
        "先改邮箱密码，再改交易所账户密码，顺序不要反。",
        "删除全部 API Key：个人中心 > API，包括您自己创建的。",
        "移除不认识的设备，并退出所有登录：个人中心 > 安全 > 设备管理。",
        "如果助记词或私钥可能已经泄露，请马上把那个钱包里剩余的资产转到新钱包。",
        "保留证据：截图、聊天记录、地址、交易哈希，一样都不要删。",
        "向警方报案，并保存好回执编号。",
        "凡是主动打电话或发消息自称“客服”的，一律不要理会。我们只通过邮件和案件页面回复您。",
      ],
    },
    "deposit-not-credited": {
      title: "充值未到账",
      summary: "您向账户转入了数字资产，但余额里一直没有显示。",
      prepare: ["UID", "转出钱包或平台上的交易哈希（TxID）", "币种、网络、数量和时间"],
      next: [
        "我们会在链上查询这笔交易。",
        "如果已经转到您的地址，我们会为您入账，或说明卡在哪里。",
        "如果没有转到，我们会告诉您该找谁处理。",
      ],
    },
    "wrong-network": {
      title: "充错网络或币种",
      summary: "您使用了充值地址不支持的网络，或转入了不支持的币种。",
      prepare: ["UID", "实际使用的网络，以及交易哈希（TxID）", "收款地址、币种和数量"],
      next: [
        "我们会核对该网络上的这个地址是否由我们管理。",
        "能否找回、需要多久、费用多少，我们会先告诉您，您同意后再操作。",
      ],
    },
    "missing-memo": {
      title: "漏填或填错 Memo / 标签",
      summary: "您转入的币种需要填写 Memo、标签或备注，但漏填或填错了。",
      prepare: ["UID 和交易哈希（TxID）", "充值页面显示的 Memo，以及您实际填写的 Memo", "转出地址"],
      next: ["我们会找到这笔充值，与您提供的信息核对。", "必要时会请您证明转出账户属于您本人。", "核实后为您入账。"],
    },
    "withdrawal-stuck": {
      title: "提币未到账",
      summary: "您的提币一直在处理中，或者对方没有收到。",
      prepare: ["UID", "提币单号或订单号", "币种、网络、收款地址、数量和时间"],
      next: [
        "我们会查看这笔提币目前到了哪一步。",
        "如果还在我们这边，我们会说明原因和预计时间。",
        "如果已经转出，我们会把交易哈希发给您，方便收款方查询。",
      ],
    },
    "transfer-dispute": {
      title: "内部转账或 C2C 订单纠纷",
      summary: "您与其他用户之间的转账、C2C 订单或付款出了问题。",
      prepare: ["UID 和订单号", "对方的 UID 或昵称", "发生时间、金额和付款凭证"],
      next: ["我们会查看订单和双方的聊天记录。", "需要时会向对方核实。", "我们按订单规则作出处理，并向您说明理由。"],
    },
    "account-locked": {
      title: "无法登录账户",
      summary: "密码、身份验证器、手机号、邮箱或通行密钥无法使用，登录不了。",
      prepare: ["UID，或账户的注册邮箱、手机号", "目前无法使用的是哪一项", "上次成功登录的设备和时间（记得的话）"],
      next: [
        "我们会先核实账户是否属于您本人。",
        "核实后告诉您恢复登录的步骤。",
        "为了保护您的资产，恢复后可能会暂停提币一天。",
      ],
    },
    identity: {
      title: "身份认证（KYC）",
      summary: "身份认证没有通过，或者一直进行不下去。",
      prepare: ["UID", "使用的证件类型", "App 显示的提示内容"],
      next: [
        "我们会查明认证卡在哪里。",
        "需要重新提交什么，我们会告诉您；请只在 App 内提交。",
        "请不要通过邮件发送任何证件。",
      ],
    },
    "api-problem": {
      title: "API 问题",
      summary: "API 调用失败，或返回结果与预期不符。",
      prepare: [
        "UID 和接口路径",
        "调用时间、错误码和错误信息",
        "请求 ID；请求示例（去掉 Key、Secret、Passphrase 和签名）",
      ],
      next: ["工程师会在日志中找到您的这次调用。", "需要您调整什么，或者我们何时修复，都会告诉您。"],
    },
    trading: {
      title: "订单、成交或强平",
      summary: "订单、成交、手续费或强平结果与您的预期不符。",
      prepare: ["UID", "交易对或合约，以及订单 ID", "您的预期、实际结果和时间"],
      next: ["我们会按当时的记录逐项核对这笔订单。", "结果是怎么来的，我们会向您说明；如果是我们的错，我们会更正。"],
    },
    scam: {
      title: "诈骗或冒充客服",
      summary: "有人冒充我们，或者诱导您转账、提供信息。",
      prepare: [
        "对方的联系方式：邮箱、电话、账号或网址",
        "您转出了什么，或告诉了对方什么",
        "如果转了币，请准备交易哈希",
      ],
      next: [
        "我们会尽力推动下架假冒的网站或账号。",
        "如果资产转到了我们能识别的地址，我们会告诉您还能做什么。",
        "警方需要的资料，我们会配合提供。",
      ],
      firstAid: [
        "不要再转任何东西。凡是说“交一笔费用就能追回”的，都是骗局的一部分。",
        "停止与对方联系，也不要让对方知道您已经察觉。",
        "如果在可疑页面输入过密码，先改邮箱密码，再改交易所账户密码。",
        "如果泄露了助记词或私钥，请马上把那个钱包里剩余的资产转到新钱包。",
        "如果让对方远程控制过电脑或手机，请先断网，再换一台设备登录。",
        "保留证据：截图、聊天记录、地址、交易哈希，一样都不要删。",
        "向警方报案，并保存好回执编号。",
        "凡是主动联系您、自称“客服”或能“帮忙追回资金”的，一律不要理会。",
      ],
    },
    complaint: {
      title: "对以往案件的投诉",
      summary: "您收到过我们的答复，或一直没有答复，希望换人重新处理。",
      prepare: ["以往案件的编号", "还有哪些问题没有解决", "您希望我们怎么做"],
      next: ["由没有经手过该案件的同事从头查看。", "您提出的每一点我们都会答复，说明如何改正，或为什么不能改。"],
    },
    other: {
      title: "其他问题",
      summary: "以上都不符合您的情况。",
      prepare: ["UID", "用您自己的话说明发生了什么"],
      next: ["客服会阅读您的说明，转给对应的同事处理。", "如果还需要其他信息，我们会写邮件给您。"],
    },
  },

  fields: {
    uid: {
      label: "UID",
      hint: "账户编号，全部是数字。",
      where: "App 内：个人中心，昵称下方，点按即可复制。",
      missing: "请填写 UID",
    },
    registeredContact: {
      label: "注册邮箱或手机号",
      hint: "您登录时使用的那一个。手机号请以 + 和国家或地区代码开头。",
      where: "App 内：个人中心 > 安全。如果无法登录，就填收到过登录提醒的那个邮箱。",
      missing: "请填写账户的注册邮箱或手机号",
    },
    coin: {
      label: "币种",
      hint: "填写简称，例如 USDT、BTC、ETH。",
      where: "App 内：资产 > 历史记录，在该笔记录的最上方。",
      missing: "请填写币种",
    },
    network: {
      label: "网络",
      hint: "实际使用的网络，例如 TRC20（TRON）或 ERC20（以太坊）。",
      where: "在转出的 App 或钱包里打开这笔转账，查看“网络”。区块浏览器页面上也有。",
      missing: "请选择网络",
    },
    txid: {
      label: "交易哈希（TxID）",
      hint: "一长串字母和数字，一般是 64 或 66 位。直接粘贴区块浏览器链接也可以。",
      where: "在转出的 App 或钱包里：资产 > 历史记录 > 该笔记录 > TxID。屏幕上会缩写，请用复制按钮。",
      missing: "请填写交易哈希（TxID）",
    },
    amount: {
      label: "数量",
      hint: "按历史记录显示的填写，例如 1250.5。",
      where: "App 内：资产 > 历史记录 > 该笔记录 > 数量。",
      missing: "请填写数量",
    },
    occurredAt: {
      label: "发生时间",
      hint: "日期、时间和时区，例如 2026-03-05 15:20 UTC+8。",
      where: "App 内：资产 > 历史记录 > 该笔记录 > 时间。App 显示的是您设备的时间。",
      missing: "请填写发生的日期和时间",
    },
    fromAddress: {
      label: "转出地址",
      hint: "资产是从哪个地址转出的。",
      where: "在区块浏览器的交易页面上，From 一栏。如果用的是自己的钱包，就是钱包地址。",
      missing: "请填写转出地址",
    },
    toAddress: {
      label: "收款地址",
      hint: "资产转到的完整地址。",
      where: "在转出的 App 或钱包里：资产 > 历史记录 > 该笔记录 > 地址。",
      missing: "请填写收款地址",
    },
    sourcePlatform: {
      label: "转出平台",
      hint: "交易所或钱包的名称。",
      where: "您点“发送”或“提币”的那个 App。",
      missing: "请填写转出的交易所或钱包名称",
    },
    memoRight: {
      label: "正确的 Memo 或标签",
      hint: "属于您账户的那一个。",
      where: "App 内：资产 > 充值 > 选择币种，地址下方的 Memo、Tag 或备注。",
      missing: "请填写充值页面显示的 Memo 或标签",
    },
    memoUsed: {
      label: "实际填写的 Memo 或标签",
      hint: "转账时填写的内容。如果没有填，请写“无”。",
      where: "在转出的 App 或钱包里：资产 > 历史记录 > 该笔记录 > Memo 或标签。",
      missing: "请填写您当时使用的 Memo 或标签，没有填就写“无”",
    },
    contractAddress: {
      label: "代币合约地址",
      hint: "用来区分名称相同的代币。",
      where: "在区块浏览器的交易页面上，点代币名称进入合约页面。",
      missing: "请填写代币合约地址",
    },
    withdrawalId: {
      label: "提币单号",
      hint: "App 为这笔提币生成的编号，不是交易哈希。",
      where: "App 内：资产 > 历史记录 > 提币 > 该笔记录 > 单号。",
      missing: "请填写提币单号",
    },
    orderNumber: {
      label: "订单号",
      hint: "全部是数字，一般是 18 到 20 位。",
      where: "App 内：订单 > 该订单 > 订单号，点按即可复制。",
      missing: "请填写订单号",
    },
    counterparty: {
      label: "对方",
      hint: "与您交易的对方的 UID 或昵称。",
      where: "App 内：订单 > 该订单，买方或卖方名称处。",
      missing: "请填写对方的 UID 或昵称",
    },
    paymentReference: {
      label: "付款流水号",
      hint: "银行或支付平台给这笔付款的编号。",
      where: "在银行或支付 App 的付款凭证上。",
      missing: "请填写付款流水号",
    },
    whatHappened: {
      label: "发生了什么",
      hint: "几句话即可。请不要写密码、验证码、助记词或私钥。",
      where: "用您自己的话，按先后顺序写下看到的情况。",
      missing: "请说明发生了什么",
    },
    noticedAt: {
      label: "发现时间",
      hint: "日期、时间和时区，例如 2026-03-05 15:20 UTC+8。",
      where: "第一封异常邮件、第一条异常消息或记录的时间，写个大概也可以。",
      missing: "请填写您发现异常的时间",
    },
    freezeWanted: {
      label: "是否冻结账户",
      hint: "冻结后任何人都不能交易或提币，包括您本人，直到身份核实清楚。",
      where: "如果不确定，请选“是”，之后可以解除。",
      missing: "请选择是否冻结账户",
      options: { yes: "是，请冻结", no: "暂时不用" },
    },
    outgoingTxids: {
      label: "转出交易的哈希",
      hint: "每行一个。",
      where: "App 内：资产 > 历史记录 > 提币 > 逐笔打开 > TxID。",
      missing: "请填写被转出资产的交易哈希",
    },
    policeReport: {
      label: "报案回执编号",
      hint: "如果知道，请一并写上受理的派出所。",
      where: "在警方给您的回执或邮件上。",
      missing: "请填写报案回执编号",
    },
    whatIsLost: {
      label: "无法使用的是",
      hint: "如果不止一项，请选最先卡住您的那一项。",
      where: "登录时进行不下去的那一步。",
      missing: "请选择无法使用的是哪一项",
      options: {
        password: "密码",
        authenticator: "身份验证器",
        phone: "手机号",
        email: "邮箱",
        passkey: "通行密钥",
        other: "其他",
      },
    },
    device: {
      label: "设备",
      hint: "型号和系统，例如 iPhone 15 或 Windows 11。",
      where: "您上次登录时使用的设备。",
      missing: "请填写上次登录使用的设备",
    },
    lastLogin: {
      label: "上次成功登录",
      hint: "记得的时间和城市即可。",
      where: "我们发给您的登录提醒邮件里有时间和地点。",
      missing: "请填写上次成功登录的时间",
    },
    documentType: {
      label: "证件类型",
      hint: "只选类型。请不要在这里提供证件或证件号码。",
      where: "App 内：个人中心 > 身份认证。",
      missing: "请选择证件类型",
      options: {
        passport: "护照",
        "id-card": "身份证",
        "driving-licence": "驾驶证",
        "residence-permit": "居留许可",
        other: "其他证件",
      },
    },
    errorShown: {
      label: "显示的提示",
      hint: "请按 App 显示的原文填写。",
      where: "App 内：个人中心 > 身份认证。请输入或复制文字，图片无法检索。",
      missing: "请填写 App 显示的提示",
    },
    endpoint: {
      label: "接口路径",
      hint: "请求方法和路径，例如 POST /api/v5/trade/order。",
      where: "在您的代码或日志里，不需要查询参数。",
      missing: "请填写接口路径",
    },
    requestTime: {
      label: "调用时间",
      hint: "ISO 8601 或毫秒时间戳，例如 2026-03-05T07:20:00.123Z。",
      where: "在程序日志里，或请求头的时间戳中。",
      missing: "请填写调用时间",
    },
    errorCode: {
      label: "错误码和错误信息",
      hint: "按返回内容填写，例如 50111 Invalid key。",
      where: "在返回内容的 code 和 msg 中。",
      missing: "请填写错误码和错误信息",
    },
    requestId: {
      label: "请求 ID",
      hint: "这一次调用的编号。",
      where: "在返回的响应头里。",
      missing: "请填写请求 ID",
    },
    requestSample: {
      label: "请求示例",
      hint: "请去掉 Key、Secret、Passphrase 和签名。",
      where: "在程序日志里。涉密内容请用 *** 代替。",
      missing: "请填写请求示例（去掉涉密内容）",
    },
    instrument: {
      label: "交易对或合约",
      hint: "例如 BTC-USDT 或 ETH-USDT-SWAP。",
      where: "App 内：订单 > 历史订单，在该订单的最上方。",
      missing: "请填写交易对或合约",
    },
    orderId: {
      label: "订单 ID",
      hint: "这笔委托的编号。",
      where: "App 内：订单 > 历史订单 > 该订单 > 订单 ID，点按即可复制。",
      missing: "请填写订单 ID",
    },
    expectedAndActual: {
      label: "预期与实际结果",
      hint: "写明价格、数量和时间，核对起来更快。",
      where: "用您自己的话。成交数量和价格可在“订单 > 历史订单”中查看。",
      missing: "请说明您的预期和实际结果",
    },
    impostorContact: {
      label: "对方的联系方式",
      hint: "邮箱、电话、账号或网址，越准确越好。",
      where: "在聊天记录、邮件或浏览记录里。复制即可，不要再打开。",
      missing: "请填写对方的联系方式",
    },
    whatWasSent: {
      label: "您转出或透露了什么",
      hint: "资产、证件、密码、设备权限等。如果没有，请写“无”。密码等内容本身不要写出来。",
      where: "在聊天记录里，以及“资产 > 历史记录 > 提币”里。",
      missing: "请说明您转出或透露了什么，没有就写“无”",
    },
    earlierReference: {
      label: "以往案件的编号",
      hint: "例如 PC-7K2M9-QX4TZ。",
      where: "在我们邮件的标题里。",
      missing: "请填写以往案件的编号",
    },
    whatIsWrong: {
      label: "还有哪些问题",
      hint: "我们的答复没有说清楚或说错的地方。",
      where: "用您自己的话。",
      missing: "请说明还有哪些问题",
    },
    wantedOutcome: {
      label: "您希望的结果",
      hint: "写一个明确的诉求最好。",
      where: "用您自己的话。",
      missing: "请说明您希望我们怎么做",
    },
    agentNames: {
      label: "答复您的客服",
      hint: "客服的姓名或工号，以及日期。",
      where: "在我们邮件的末尾。",
      missing: "请填写答复您的客服",
    },
    description: {
      label: "问题说明",
      hint: "几句话即可。请不要写密码、验证码、助记词或私钥。",
      where: "用您自己的话：做了什么，看到了什么，本来应该怎样。",
      missing: "请说明发生了什么",
    },
  },

  or: (labels) => labels.join("，或"),

  networks: networksZhHans,

  problems: problemsZhHans,

  states: {
    "needs-information": { title: "需要您补充信息", meaning: "还缺少必要的信息，收到后我们马上继续处理。" },
    received: { title: "已收到", meaning: "案件资料齐全，接下来由客服处理。" },
    "in-progress": { title: "处理中", meaning: "客服正在处理您的案件。" },
    answered: { title: "已答复", meaning: "我们已经答复您。如果还有疑问，直接回复即可，我们会接着处理。" },
    paused: { title: "已暂停", meaning: "案件暂时搁置，内容都还在。您随时写信给我们，我们就继续处理。" },
    closed: { title: "已办结", meaning: "在我们看来问题已经解决。如果没有，请写信给我们，同一个案件会重新打开。" },
  },

  within: (hours) => (hours > 24 && hours % 24 === 0 ? `${hours / 24} 天内` : `${hours} 小时内`),

  zoneKnown: {
    stated: "时区以您写明的为准",
    chosen: "时区以您选择的为准",
    assumed: "时区为推定，如果不对请告诉我们",
  },

  weNeverAsk: [
    "密码",
    "短信、邮件或身份验证器里的验证码",
    "助记词或私钥",
    "电脑或手机的远程控制权限",
    "任何形式的手续费、保证金或解冻费",
  ],

  mail: {
    senderName: "Postcase 客服",
    fact: (label, value) => `${label}：${value}`,
    remark: (value, remark) => `${value}（${remark}）`,
    subjects: {
      acknowledgement: (reference) => `我们已收到您的案件 ${reference}`,
      "address-corrected": (reference) => `我们已收到您的案件 ${reference}（邮箱已更正）`,
      "open-cases": (reference) => `您未结束的案件（包括 ${reference}）`,
      "information-received": (reference) => `您的案件 ${reference}：补充信息已收到`,
      "desk-update": (reference) => `您的案件 ${reference}：有新进展`,
    },
    greeting: "您好：",
    received: "我们已经收到您的案件。",
    receivedUrgent: "我们已经收到您的案件，并已排在最前面优先处理。",
    informationReceived: "您发来的内容已经收到，并已加入案件。",
    addressCorrected: "案件的联系邮箱已经更正。今后的邮件都会发到这里，之前的链接已失效。",
    deskUpdate: "您的案件有新进展。",
    waitsForConfirmation: "这个案件的回复要等您确认后才能发出：请打开案件，如果是您本人提交的，请按“确认”。",
    openCases: "有人在我们的页面上查询了此邮箱名下尚未结束的案件。下面每个案件都附有打开它的链接。",
    otherCases: "您的其他案件",
    moreCases: (count) => `另外还有 ${count} 个较早的案件。`,
    about: "问题类型",
    filesNotKept: (count, { files, megabytes, inAll }) =>
      `您邮件中有 ${count} 个文件超出限制，未能随案件保存：每封邮件最多接收 ${files} 个文件，每个不超过 ${megabytes} MB，总共不超过 ${inAll} MB。请在案件页面上补传，那里可以上传更大的文件。`,
    addFiles: "上传文件",
    reference: "案件编号",
    receivedAt: "收到时间",
    statusLink: "查看案件",
    statusLinkHint: "通过此链接无需登录即可查看您的案件。请妥善保管，不要转发本邮件。",
    accessCode: "访问码",
    accessCodeHint: (checkUrl) => `如果链接打不开，请访问 ${checkUrl} ，输入案件编号和这个访问码。`,
    whatWeHave: "已收到的信息",
    present: "已收到",
    whatIsMissing: "还需要您补充",
    addMissing: "补充信息",
    nothingMissing: "目前资料已经齐全。",
    answerOnceComplete: (within) => `还缺少一些信息，请看下文。收到后，客服会在 ${within}答复您。`,
    whatHappensNext: "接下来",
    firstAid: "请您现在就做",
    promisedBy: "最晚答复时间",
    state: "状态",
    message: "客服留言",
    replyHint: "您也可以直接回复本邮件。请不要修改收件地址，它对应您的案件。",
    weNeverAskTitle: "我们绝不会向您索要",
    secrets: {
      wallet: {
        title: "请立即处理：您的内容中似乎含有助记词或私钥",
        steps: [
          "请新建一个钱包，并把旧钱包中的全部资产转过去。任何看到过助记词或私钥的人，随时都能转走资产。",
          "我们已将其从您的内容中删除，没有保存。其他地方的副本（例如您的已发送邮件）请您自行删除。",
          "我们不会读取图片内容。如果您发来的图片里有助记词或私钥，请告诉我们，我们会删除。",
          "客服绝不会向您索要助记词或私钥。如果有人索要过，请告诉我们对方是谁，并且不要回复对方。",
          "如果您发来的其实是交易哈希，请在进度页面的交易哈希一栏中重新填写。",
        ],
      },
      account: {
        title: "请立即处理：您的内容中似乎含有密码、验证码或 API 密钥",
        steps: [
          "请修改密码，或删除该 API 密钥并重新创建。尚未使用的验证码请等它自动失效。",
          "我们已将其从您的内容中删除，没有保存。",
          "客服绝不会向您索要这些信息。",
        ],
      },
      card: {
        title: "您的内容中似乎含有银行卡号",
        steps: [
          "我们已将其从您的内容中删除，没有保存。我们从不需要完整的卡号。",
          "如果您还发给过其他人，请联系银行冻结该卡。",
        ],
      },
    },
    notYou: "如果您没有联系过我们，可能是有人误填了您的邮箱，您不需要做任何事。",
  },
};

import type { FieldId } from "../fields.ts";

interface LabelRow {
  /** The fields that a value under these labels may fill: the first that the case type asks for. */
  readonly fields: readonly FieldId[];
  /** Simplified and in lower case, without blanks, brackets, hyphens and underscores. */
  readonly labels: readonly string[];
}

/** What people write before a value in a free-text mail, Chinese and English. */
export const mailLabels: readonly LabelRow[] = [
  {
    fields: ["uid"],
    labels: [
      ..."我的号 我的号码 我的编号 会员码 谁 我 客户编号 客户号 用户号 账户编号 账号编号 用户识别码 id号 id号码 会员编码 用户id 用户uid 用户编号 账户uid 账户id".split(
        " ",
      ),
      ..."账号id 账号uid 会员号 会员id 欧易uid 我的id 我的uid 使用者id 我的账号uid 我id 使用者编号 会员编号 会员uid 使用者uid 账户号 账号 账户".split(
        " ",
      ),
      ..."uid号 用户 使用者 我的账号 我的账户id 我的账号id 我的用户id 我的使用者id".split(" "),
      ..."whoami who me clientid clientnumber customerno memberno exchangeid exchangeuid acctid profileid".split(" "),
      ..."uidnumber uidno uid userid useruid accountid accountuid accountnumber memberid customerid myuid".split(" "),
      ..."myid mymemberid id userno usernumber customernumber customeruid memberuid membernumber accountno".split(" "),
      ..."我账户的编号 我账号的编号 我账户的号码 户口号码 户口编号 户口号 户口 用户编码 账号编码 账户编码".split(" "),
      ..."acct acctno accno acc customercode clientcode clientno profilenumber loginid".split(" "),
      ..."user account".split(" "),
    ],
  },
  {
    fields: ["registeredContact"],
    labels: [
      ..."注册用的邮箱 注册用的信箱 注册时的邮箱 注册时的信箱 注册的邮箱 注册的信箱 账号绑定的邮箱 绑定的邮箱 绑定的信箱 绑定的手机 绑定手机号码 注册用的手机 邮箱 注册邮箱 绑定邮箱".split(
        " ",
      ),
      ..."账号邮箱 电子邮件 手机 手机号 注册手机 注册手机号 绑定手机 电话 手机号码 绑定手机号 注册手机号码 注册电话 联络电话 联系电话 信箱 注册信箱 绑定信箱 电子信箱 电邮".split(
        " ",
      ),
      ..."注册电邮 登录邮箱 登入信箱 账户邮箱 账户信箱".split(" "),
      ..."registrationemail signupemail emailonfile email registeredemail accountemail emailaddress phone".split(" "),
      ..."mobile phonenumber registeredphone mail loginemail emailofmyaccount emailoftheaccount".split(" "),
      ..."emailofaccount accountphone mobilenumber phoneno registeredphonenumber registeredmobile".split(" "),
      ..."registeredemailaddress".split(" "),
    ],
  },
  {
    fields: ["txid"],
    labels: [
      ..."hash码 哈希码 交易散列 转账id 转账编号 tx编号 链上交易号 链上id 链上txid 充币txid 提币txid 提币hash 充值hash 充币hash 入金杂凑".split(
        " ",
      ),
      ..."入金txid 出金txid 交易哈希 哈希 哈希值 交易哈希值 交易id 交易单号 转账单号 链上单号 区块哈希 区块链交易id 交易号 交易hash 转账哈希 充值哈希".split(
        " ",
      ),
      ..."区块链浏览器链接 转账凭证 交易杂凑 杂凑 杂凑值 区块链浏览器连结 交易哈希txid txid/交易哈希 交易哈希/txid 交易序号 交易编号 交易杂凑值 交易哈希值id 链上哈希".split(
        " ",
      ),
      ..."充值txid 充币哈希 充币杂凑 转账杂凑 提币哈希 链接 连结 交易链接 交易连结 浏览器链接 浏览器连结 hash值 交易".split(
        " ",
      ),
      ..."blockchainid blockchaintxid networktxid onchainid txno transactionnumber transactionno".split(" "),
      ..."transactionhashid txhashid txid tx txhash txnhash txn txnid hash hashid transactionhash".split(" "),
      ..."transactionid transactionlink explorerlink signature extrinsic digest transaction txlink".split(" "),
      ..."transfertxid deposittxid deposithash txidhash hashtxid messagehash messageid transfertransaction".split(" "),
    ],
  },
  {
    fields: ["network"],
    labels: [
      ..."实际走的 实际走了 实际走 实际用 实际用了 主链 用的链 走的链 用的网络 用的网路 公链类型 实际链 实际使用网络 实际使用网路 充错的链 网络 链 公链 主网 充值网络 充币网络".split(
        " ",
      ),
      ..."提币网络 转账网络 链名称 链类型 网路 充值网路 充币网路 提币网路 转账网路 链别 网络类型 网路类型 主网类型 公链网络 转账链 充值链 提币链 提现网络 提领网路 提领链".split(
        " ",
      ),
      ..."使用网络 使用网路 使用的网络 使用的网路 所用网络 实际网络 实际网路 所在链 入金网路 入金网络 协议 链路".split(
        " ",
      ),
      ..."sentover sentvia sentthrough 用了 使用了 actuallyused actualnetwork actualchain whatiused chainused".split(
        " ",
      ),
      ..."blockchainnetwork transferchain tokenstandard chainiused networkiused networkichose".split(" "),
      ..."networksenton network chain blockchain depositnetwork withdrawalnetwork networkused".split(" "),
      ..."transfernetwork chaintype chainname networkname transfernetworkused mainnet protocol".split(" "),
    ],
  },
  {
    fields: ["coin"],
    labels: [
      ..."币种 代币 充值币种 充币币种 提币币种 币 币别 币种名称 货币 提现币种 提领币种 入金币种 转账币种 资产".split(
        " ",
      ),
      ..."coin token currency asset crypto cryptocurrency coinname tokenname assetname depositcoin".split(" "),
      ..."withdrawalcoin".split(" "),
    ],
  },
  {
    fields: ["amount"],
    labels: [
      ..."几个 多少个 数额 币数 枚数 金额 数量 充值数量 充币数量 充值金额 提币数量 提币金额 转账金额 转账数量 提现数量 提现金额 提领数量 提领金额 入金数量 入金金额 付款金额".split(
        " ",
      ),
      ..."支付金额 交易金额 交易数量 到账数量 到账金额 发送数量 储值数量 储值金额 多少 额度 总额 共 总数 一共 总共 合计 数目".split(
        " ",
      ),
      ..."amountdeposited amountwithdrawn amountlost lossamount amounttransferred quantitysent sentqty".split(" "),
      ..."volume fiatamount orderamount amount quantity value depositamount withdrawalamount sum qty amt".split(" "),
      ..."amountsent amountpaid sentamount transferamount amountofdeposit totalamount total paidamount".split(" "),
      ..."depositvalue howmuch howmany".split(" "),
    ],
  },
  {
    fields: ["occurredAt", "noticedAt", "requestTime"],
    labels: [
      ..."时间 交易时间 充值时间 充币时间 提币时间 转账时间 发生时间 日期 付款时间 支付时间 提现时间 提领时间 入金时间 储值时间 申请时间 到账时间 请求时间 发现时间 什么时候".split(
        " ",
      ),
      ..."转账日期".split(" "),
      ..."time date timestamp when datetime dateandtime date/time timeoftransaction timeoftransfer".split(" "),
      ..."transfertime transactiontime transactiondate deposittime depositdate withdrawaltime requesttime".split(" "),
      ..."paidat senton sentat requested requestedat timesent datesent paymenttime timeofdeposit".split(" "),
      ..."dateofdeposit dateoftransfer noticedat firstnoticed timeofpayment ordertime".split(" "),
    ],
  },
  {
    fields: ["orderNumber", "withdrawalId", "orderId"],
    labels: [
      ..."单子 单 订单号 订单编号 申诉单号 订单id 订单 c2c订单号 p2p订单号 单号 委托单号 转账流水号 c2c单号 p2p单号 内部转账单号".split(
        " ",
      ),
      ..."orderid p2pordernumber ordernumber orderno ordernr p2porder p2porderid order ordernum c2corder".split(" "),
      ..."c2cordernumber c2corderid internaltransferno internaltransfernumber internaltransferid".split(" "),
    ],
  },
  {
    fields: ["memoUsed"],
    labels: [
      ..."标签 备注 附言 地址标签 填写的memo 填的memo 实际填写的memo 填的标签 备注memo 标签tag 错误备注 错误标签 错误memo 填错的memo 填错的标签".split(
        " ",
      ),
      ..."填错的备注 填错的tag 填写的备注 填写的标签 填写的tag 填的备注 填的tag 我填的memo 我填的备注 我填的标签 实填memo 实际memo 目的地标签".split(
        " ",
      ),
      ..."实际填写memo".split(" "),
      ..."memo tag memo/tag memoused tagused destinationtag usedmemo comment wrongmemo wrongtag memoiused".split(" "),
      ..."memoientered memoiput tagiused tagientered memotag memousedbyme usedtag incorrectmemo".split(" "),
      ..."incorrecttag paymentid destinationtagused".split(" "),
    ],
  },
  {
    fields: ["memoRight"],
    labels: [
      ..."正确memo 正确的memo 正确标签 正确的标签 应填memo 应填标签 应填备注 正确备注 正确的备注 正确tag 正确的tag 应该填的memo 正确memo/tag".split(
        " ",
      ),
      ..."correctmemo rightmemo correcttag righttag propermemo propertag correctdestinationtag".split(" "),
      ..."rightdestinationtag correctcomment rightcomment memocorrect".split(" "),
    ],
  },
  {
    fields: ["counterparty"],
    labels: [
      ..."对方昵称 对方uid 对方 卖家 买家 对手方 卖家昵称 买家昵称 对方账号 收款人uid 收款方uid 卖家uid 买家uid 收款人 收款方 接收人uid 接收方uid".split(
        " ",
      ),
      ..."counterparty counterpartyuid seller buyer otherparty otherside selleruid buyeruid recipientuid".split(" "),
      ..."sellernickname buyernickname sellername buyername selleruserid buyeruserid sellersuid buyersuid".split(" "),
      ..."sellersuserid buyersuserid counterpartynickname nicknameofseller recipientid receiveruid".split(" "),
    ],
  },
  {
    fields: ["earlierReference"],
    labels: [
      ..."原来的单子 上次的单子 此前工单编号 之前的工单 上次工单 原工单 工单号 案件编号 受理编号 个案 个案编号 个案号 查询编号 工单 案件 案件号 案号 工单编号 之前工单".split(
        " ",
      ),
      ..."ref earlierticket requestnumber requestno case casereference reference ticket ticketnumber".split(" "),
      ..."request casenumber ticketno caseno previousticket previouscase earliercase earliercases".split(" "),
      ..."oldticket caseid ticketid casenr ticketnr refno referencenumber yourreference myreference".split(" "),
      ..."myticket".split(" "),
    ],
  },
  {
    fields: ["paymentReference"],
    labels: [
      ..."支付宝订单号 微信订单号 银行订单号 汇款单号 银行流水号 付款单号".split(" "),
      ..."upireference upiref upiid utr utrnumber bankref transferreference paymentreference bankreference".split(" "),
      ..."paymentref".split(" "),
    ],
  },
  {
    fields: ["requestId"],
    labels: [..."请求id".split(" "), ..."requestid traceid reqid".split(" ")],
  },
  {
    fields: ["endpoint"],
    labels: [..."接口 端点 介面 接口地址 api端点".split(" "), ..."endpoint url".split(" ")],
  },
  {
    fields: ["errorCode", "errorShown"],
    labels: [
      ..."错误提示 报错 错误信息 错误码 错误讯息 错误代码 错误讯息码 返回码 回传码".split(" "),
      ..."error errormessage errorcode code".split(" "),
    ],
  },
  {
    fields: ["instrument"],
    labels: [..."交易对 合约".split(" "), ..."instrument pair symbol".split(" ")],
  },
  {
    fields: ["policeReport"],
    labels: [
      ..."报案回执 报案编号 报案三联单".split(" "),
      ..."policereport policereportno policereportnumber".split(" "),
    ],
  },
  {
    fields: ["withdrawalId"],
    labels: [
      ..."提笔单号 提币流水号 提币订单 提现订单 提领订单 提币单号 提现单号 提币id 提现id 提领id 提领单号 提币编号 提现编号 提现订单号 提币订单号".split(
        " ",
      ),
      ..."withdrawalid withdrawalnumber withdrawid withdrawalno withdrawalnr withdrawalref".split(" "),
      ..."withdrawalreference withdrawalorderid withdrawalordernumber idofthewithdrawal idofmywithdrawal".split(" "),
      ..."withdrawno withdrawnumber withdraworderid".split(" "),
    ],
  },
  {
    fields: ["contractAddress"],
    labels: [
      ..."合约地址 代币合约".split(" "),
      ..."contractaddress tokencontract contract tokenaddress tokencontractaddress".split(" "),
    ],
  },
  {
    fields: ["toAddress"],
    labels: [
      ..."到了哪 去了哪 平台地址 系统地址 目标钱包 提币到 出金地址 收款人地址 对方地址 收币地址 接收地址 地址 收款地址 充值地址 充币地址 提币地址 目标地址 到账地址 地址是".split(
        " ",
      ),
      ..."提现地址 提领地址 入金地址 储值地址 入币地址 收款钱包 到账钱包 目标账户地址 转入地址 存币地址 接收钱包 对方钱包".split(
        " ",
      ),
      ..."whereto whereitwent wheretheywent wherethemoneywent landedat depositaddr yourdepositaddress".split(" "),
      ..."addressyougaveme receivingwallet destinationaddr withdrawto recipient receiver destination to".split(" "),
      ..."depositaddress recipientaddress toaddress destinationaddress receivingaddress withdrawaladdress".split(" "),
      ..."address recipientwallet recipientswallet destinationwallet receiveraddress mydepositaddress".split(" "),
      ..."youraddress targetaddress towallet walletaddress payee sentto".split(" "),
    ],
  },
  {
    // Where coins came from in a deposit, and where they go in a withdrawal.
    fields: ["fromAddress", "toAddress"],
    labels: [..."我的钱包 我的钱包地址".split(" "), ..."wallet mywallet mywalletaddress".split(" ")],
  },
  {
    fields: ["fromAddress"],
    labels: [
      ..."发币地址 发送方 转出钱包 转出地址 付款地址 来源地址 发送地址 发起地址 付款钱包 转账地址 来源钱包 发送钱包 发款地址 打款地址 付币地址".split(
        " ",
      ),
      ..."sendingaddr sentfrom from fromaddress senderaddress sourceaddress sendingaddress sender source".split(" "),
      ..."sourcewallet senderwallet sendingwallet fromwallet sendersaddress senderswallet".split(" "),
    ],
  },
];

import { describe, expect, test } from "vitest";
import type { Instant } from "#shared/domain/brand.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import { languageOf } from "#shared/domain/languages.ts";
import { extract } from "#shared/intake/extract.ts";

const hash = "bb99968431d307d1da04e929576d6064086e16ffe849699c3ccfb229b2833cc1";
const signature = "5LmxrEKGchhMuYfw6Qut6CbsvE9pVfb8YvwZKvWssSesDVjHioBCmWKSJQh1WhvcM6CpemhpHNmEMA2a36rzwTa8";
const evm = "0xf6640e7684cb96fbf65acc9CC110Df7ec3270137";

/** The value of one field of a mail that is this text; nothing where none was chosen. */
const valueIn = (text: string, field: FieldId, dateOffsetMinutes?: number): string | undefined =>
  extract(
    { subject: "", ownText: text },
    {
      now: "2026-11-27T08:00:00.000Z" as Instant,
      language: languageOf(text),
      uidPattern: /^[0-9]{6,20}$/u,
      ...(dateOffsetMinutes !== undefined && { dateOffsetMinutes }),
    },
  ).fields[field]?.value;
/** The same of a moment in a mail whose Date names the zone of its writer: China's in Chinese, else UTC. */
const momentIn = (text: string) => valueIn(text, "occurredAt", languageOf(text).startsWith("zh") ? 480 : 0);

describe("a moment that is told in a mail", () => {
  test.each([
    // The mail is of 16:00 in China and of 08:00 in UTC.
    ["充值没到账，13:40转的", "2026-11-27T05:40:00.000Z"],
    ["充值沒到帳，我早上8點52分從幣託打了1,050顆USDT過來", "2026-11-27T00:52:00.000Z"],
    ["充值没到账，下午 3:12 从 MetaMask send 了 6.4 BNB", "2026-11-27T07:12:00.000Z"],
    ["My deposit is missing. I sent it at 5:31am", "2026-11-27T05:31:00.000Z"],
    ["Seller does not release. I paid 640 EUR at 05:10", "2026-11-27T05:10:00.000Z"],
    ["My deposit is missing, sent last night, quarter past ten", "2026-11-26T22:15:00.000Z"],
    ["My deposit is missing, sent yesterday at twenty to 9", "2026-11-26T08:40:00.000Z"],
    ["On Wednesday evening at twenty to nine I sent 3.2 ETH, my deposit is missing", "2026-11-25T20:40:00.000Z"],
    ["My deposit is missing, sent Tuesday afternoon, about 3:15", "2026-11-24T15:15:00.000Z"],
    ["My deposit is missing, sent yesterday at 1.25pm", "2026-11-26T13:25:00.000Z"],
    ["My deposit is missing, sent on Saturday 10/24 at 11:05 pm", "2026-10-24T23:05:00.000Z"],
    ["My deposit is missing, sent on the 25th at 3pm", "2026-11-25T15:00:00.000Z"],
    ["My deposit is missing, sent two days ago at 15:10", "2026-11-25T15:10:00.000Z"],
    ["My deposit is missing, sent the day before yesterday at 15:10", "2026-11-25T15:10:00.000Z"],
    ["My deposit is missing, sent an hour and a half ago", "2026-11-27T06:30:00.000Z"],
    ["My deposit is missing, sent 2.5 hours ago", "2026-11-27T05:30:00.000Z"],
    ["充值没到账，一个半小时前转的", "2026-11-27T06:30:00.000Z"],
    ["充值没到账，两个钟头前转的", "2026-11-27T06:00:00.000Z"],
    ["充值没到账，5月25凌晨3:12转的", "2026-05-24T19:12:00.000Z"],
    ["充值没到账，11.25 15:20转的", "2026-11-25T07:20:00.000Z"],
    ["我爸昨天傍晚轉的，沒到帳，紀錄是傍晚6點20分送出去", "2026-11-26T10:20:00.000Z"],
    ["入金未到，尋晚十一點二十轉嘅", "2026-11-26T15:20:00.000Z"],
    ["充值没到账，11月24号晚上6点零5转的", "2026-11-24T10:05:00.000Z"],
    ["入金未到，昨天下午 3 點 05 分轉的", "2026-11-26T07:05:00.000Z"],
    ["充值没到账，昨天下午3点 20 USDT转的", "2026-11-26T07:00:00.000Z"],
    ["充值没到账，昨天下午3点 500U转的", "2026-11-26T07:00:00.000Z"],
    ["My deposit is missing. It was 6:05 in the evening when I sent it yesterday", "2026-11-26T18:05:00.000Z"],
    ["My deposit is missing, sent yesterday around 6 in the evening", "2026-11-26T18:00:00.000Z"],
    ["I sent it yesterday. My deposit is missing, it left at 6:05 pm", "2026-11-26T18:05:00.000Z"],
    ["My deposit is missing, sent 3h ago", "2026-11-27T05:00:00.000Z"],
  ])("%j is %s", (text, instant) => {
    expect(momentIn(text)).toBe(instant);
  });

  test.each<[string, string | undefined]>([
    ["My deposit is missing. I sent it at 5:31am", undefined],
    ["My deposit is missing. I sent it at 5:31am UTC", "2026-11-27T05:31:00.000Z"],
    ["充值没到账，13:40转的", "2026-11-27T05:40:00.000Z"],
  ])("without a day and without a zone in the Date, %j is %s", (text, instant) => {
    expect(valueIn(text, "occurredAt")).toBe(instant);
  });

  test.each([
    "充值没到账，上周转的，13:40看还没有",
    "充值没到账，13:40之前转的",
    "充值没到账，客服13:40回复说转过来了",
    "充值没到账，今天18:00前必须处理",
    "充值没到账，刚才3点45分转的",
    // In Cantonese ten past, elsewhere two minutes past.
    "入金未到，尋晚十一點二轉嘅",
    "My deposit is missing, I sent it at 3:20",
    "My deposit is missing, I sent it at 23:50",
    "My deposit is missing, I sent it on Monday. The fee was 05:10 UTC",
    "My deposit is missing. I sent it before 05:10",
    "My deposit is missing. I sent it, and it went from place 10 to 9 yesterday",
    "My deposit is missing. I called at 05:10",
    "My deposit is missing. Your desk opens 05:10, you sent no word",
    "My deposit is missing, he sent it yesterday 6pm his time",
    "My deposit is missing. The maintenance ended at 05:10 and my transfer is not there",
    "My deposit is missing. Your mail of 05:10 says I sent nothing",
    "充值没到账，08:00系统维护，币转不过来",
    "My deposit is missing. Last login: 26 November 2026, 19:00",
    "充值没到账。最后登录：2026年5月28日 20:15",
  ])("%j tells none", (text) => {
    expect(momentIn(text)).toBeUndefined();
  });
});

describe("a mail of one sentence", () => {
  test.each<[string, FieldId, string]>([
    ["I sent you half a bitcoin and nothing arrived", "amount", "0.5"],
    ["I withdrew one and a half ETH", "amount", "1.5"],
    ["deposited two thousand USDT", "amount", "2000"],
    ["a thousand USDC were deposited", "amount", "1000"],
    ["提币三百五十个USDT没到", "amount", "350"],
    ["提了半个比特币没到账", "amount", "0.5"],
    ["My withdrawal WD88291034 is stuck at processing", "withdrawalId", "WD88291034"],
    ["提币一直审核，单号 WD-20261103-7781", "orderNumber", "WD-20261103-7781"],
    ["提币订单 8829103477 一直处理中", "withdrawalId", "8829103477"],
    ["提币记录编号是8829103477，一直审核", "withdrawalId", "8829103477"],
    [`Withdrawal pending, my ledger is ${evm}`, "toAddress", evm],
    [`Deposit not credited, my ledger is ${evm}`, "fromAddress", evm],
    [`提幣一直未到，我的錢包 ${evm}`, "toAddress", evm],
    ["Sent USDT TRC20 to my ERC20 deposit address", "network", "tron"],
    ["用BSC轉到了ERC20的地址", "network", "bsc"],
    ["我揀咗Arbitrum，但係應該揀以太坊，USDC冇到", "network", "arbitrum"],
    ["充值没到账，走的Base", "network", "base"],
    ["本该走以太坊，实际走的是雪崩C链，充值没到账", "network", "avalanche-c"],
    ["Deposit missing. Cosmos Hub, 212.75 ATOM", "network", "cosmos"],
    ["Deposit missing\nSent over | Arbitrum One", "network", "arbitrum"],
    ["Deposit missing\nSent on: Base", "network", "base"],
    [`Deposit missing, the hash they gave me is 0x${hash}`, "txid", `0x${hash}`],
    ["Deposit missing, uid's 382559955 thanks", "uid", "382559955"],
    ["My stuck withdrawal is 5034338001803377508", "withdrawalId", "5034338001803377508"],
    ["我的withdrawal一直pending，id 2870659112529486361", "withdrawalId", "2870659112529486361"],
    ["提币卡了\n提币订单\t3803663796275566055", "withdrawalId", "3803663796275566055"],
    ["I want to complain about CS-2026-448120", "earlierReference", "CS-2026-448120"],
    ["我要投诉，A-5582016 重新打开", "earlierReference", "A-5582016"],
    [
      "登录要验证码收不到，拿 liu@mail.example 注册的，能不能换绑到 wei@mail.example",
      "registeredContact",
      "liu@mail.example",
    ],
    [`Wrong network. I copied my deposit address from the Ethereum page (${evm})`, "toAddress", evm],
    [`充值没到账，${evm} 转出来的`, "fromAddress", evm],
    [`Withdrawal pending\nwallet: ${evm}`, "toAddress", evm],
    [
      "Withdrawal pending to bc1q4tjdqxj9er54tzahtz24d\n6nnz58muf5qqgns8s",
      "toAddress",
      "bc1q4tjdqxj9er54tzahtz24d6nnz58muf5qqgns8s",
    ],
    ["被盗，转走：USDC 11,800", "amount", "11800"],
    ["卖家不放币，用支付宝付的 4500，没动静", "amount", "4500"],
    ["数量　　　１５８００\n提币一直处理中", "amount", "15800"],
    ["Sent 35 SOL, not there. My wife sent 12 SOL last week and it was in within a minute", "amount", "35"],
    ["My 1 ETH withdrawal is stuck. By the way, my 200 USDC order is still open", "amount", "1"],
    ["I mined some LTC and sent 22.75 of it, the deposit is missing", "amount", "22.75"],
    ["Deposit missing. I moved litecoin, 18.04 of them after the fee", "amount", "18.04"],
    ["Wrong chain, not credited\nCoin: USDC\nAmount: 2,499\nI accept the fee", "amount", "2499"],
    ["上午先转了50U试了下。中午又转了386.5个U过来没到账", "amount", "386.5"],
    ["My deposit of 4,000 POL is missing. I sent 50 POL as a test", "amount", "4000"],
    [
      "Withdrawal stuck. My last withdrawal, 300 USDT on June 2, took ten minutes. Now it is 1,618.03 USDT",
      "amount",
      "1618.03",
    ],
    ["充值没到账，赔偿我100U，我充了500U", "amount", "500"],
    ["I sent 50 POL as a test and the deposit is missing", "amount", "50"],
    ["I sent the minimum 50 USDT and it's missing", "amount", "50"],
    ["Withdrawal stuck. The limit is 500 USDT but I withdrew 200 USDT", "amount", "200"],
    ["Account hacked, 剩下 3 ETH 也被转走", "amount", "3"],
    ["atom充值没到账，150.75个", "coin", "ATOM"],
    [`My account was hacked, txid ${signature} on Solana`, "outgoingTxids", signature],
    ["Deposit missing. UID: 59043146 / Account email: maple@mail.example", "registeredContact", "maple@mail.example"],
    ["充值没到账，我登录邮箱 wander@mail.example", "registeredContact", "wander@mail.example"],
    ["Withdrawal stuck. wd id: 8829103477", "withdrawalId", "8829103477"],
    ["Withdrawal stuck. Withdrawal record 882910347711", "withdrawalId", "882910347711"],
    ["Withdrawal stuck (ID 882910347711)", "withdrawalId", "882910347711"],
    ["提币一直审核，提币记录里的ID是882910347711", "withdrawalId", "882910347711"],
    ["提币一直审核，提币申请号 882910347711", "withdrawalId", "882910347711"],
    ["提幣一直審核，提現流水 882910347711", "withdrawalId", "882910347711"],
    ["I sent it to the wrong user. Internal transfer no 85700631271", "orderNumber", "85700631271"],
    ["I want to complain. You answered under #882910", "earlierReference", "882910"],
    ["我要投诉，客服给的编号 882910", "earlierReference", "882910"],
    ["I want to complain, chat reference 882910", "earlierReference", "882910"],
    ["Deposit missing, I sent 1,050.75 of USDC", "amount", "1050.75"],
    ["充值没到账，usdt，数目3200", "amount", "3200"],
    ["充值没到账，一共3200，USDT", "amount", "3200"],
    ["Withdrawal stuck, ticket 42012811 was no help", "earlierReference", "42012811"],
    ["風控把提幣攔了。幣安鏈（不是波場，波場貴），1.2萬U", "network", "bsc"],
    [
      "What is a stop loss for? Yesterday the price went through at 14:22:05 and you closed me",
      "occurredAt",
      "2026-11-26T14:22:05.000Z",
    ],
    ["Doesn't show up in my account with you (95586722). Can it be undone?", "uid", "95586722"],
    ["充值没到账。我自己是60106644", "uid", "60106644"],
    ["提幣未到，我自己係60106644", "uid", "60106644"],
    // The last sentence; what was named before is another number, a password or a rate of fees.
    ["提币卡住。提币单号962164818110650390。我没改过密码也没换设备，凭什么审核？？89657037", "uid", "89657037"],
    ["提領卡住。單號685442250548363569，我等得夠久了吧。99920797", "uid", "99920797"],
    ["充值没到账，吃单费率也不对，请解释一下。373854310", "uid", "373854310"],
    ["充值没到账\n478154575 麻烦登记找回", "uid", "478154575"],
    ["My deposit is missing\n478154575, please look into it", "uid", "478154575"],
    ["入金未到\n478154575 唔該幫手查下", "uid", "478154575"],
    // Somebody writes for the customer.
    ["我爸爸不太會用電腦，我幫他寫。入金沒到。他的會員編號 4969836821", "uid", "4969836821"],
    ["我替我妈写信，充值没到账，她的UID 4969836821", "uid", "4969836821"],
    ["我幫佢寫。入金未到，佢嘅UID係 4969836821", "uid", "4969836821"],
    ["I'm writing for my father, his deposit is missing. His UID is 49698368", "uid", "49698368"],
    ["On behalf of my mother: a deposit is missing, her user ID is 49698368", "uid", "49698368"],
    ["My deposit is not under the minimum (your page says 0.01 LTC, I sent 6.4)", "amount", "6.4"],
    ["Wrong network, 760 USDT. I don't mind the recovery fee, I read it's 50 USDT", "amount", "760"],
    ["充错链了，760U，手续费听说是50U", "amount", "760"],
    ["My deposit is missing, sent 1,150 usdt. only the 40 usdt from before is showing", "amount", "1150"],
    ["充值没到账，转了1150U，余额只有之前的40U", "amount", "1150"],
    ["I moved some eth to you, 0.62 to be exact, and it is not credited", "amount", "0.62"],
    ["充值的ETH没到账，准确来说是0.62", "amount", "0.62"],
    ["提币卡住\n提币数量：2.5\n到账数量：2.497", "amount", "2.5"],
    ["提領卡住\n提領數量：2.5\n預計到帳數量：2.497", "amount", "2.5"],
    ["Withdrawal stuck\nAmount: 2.5 ETH\nNet amount: 2.497 ETH", "amount", "2.5"],
    ["充值没到账\n到账数量：0.997 ETH", "amount", "0.997"],
    ["My deposit of 500 USDT from yesterday is missing", "amount", "500"],
  ])("%j tells %s %s", (text, field, value) => {
    expect(valueIn(text, field)).toBe(value);
  });

  test.each<[string, FieldId]>([
    ["my two ETH withdrawals are stuck", "amount"],
    ["I sent an ETH transfer and a USDT one, nothing arrived", "amount"],
    // Named in a case that is about no transfer.
    ["My passport was rejected and I have 900 USDT here", "amount"],
    ["My passport was rejected and I have 900 USDT here", "coin"],
    ["I complain: the 30 USDT that you promised never came", "amount"],
    // What would have been right is not what was used.
    ["I left the memo empty on my TON deposit. The memo on the deposit page is 3319077", "memoUsed"],
    ["充 TON memo 没填，充值页面 memo 是 9081726", "memoUsed"],
    ["1.35个以太坊提币没到", "network"],
    ["My deposit is missing. My UID is 81927750, or it could be 81927705", "uid"],
    ["提币失败，案件编号 37720194", "uid"],
    ["My UID isn't shown, the order is 246588715", "uid"],
    ["I forgot the UID. The ticket says 246588715", "uid"],
    ["UID忘了，手机号是13800138000", "uid"],
    ["My stop loss filled 3 dollars more than set", "amount"],
    ["Yesterday I asked twice, 10:00 and then 12:00, about my missing deposit", "occurredAt"],
    ["USDT on TRC20 and an ERC20 address are two things", "network"],
    ["Withdrawal stuck. Please mail me at tess@mail.example", "registeredContact"],
    ["Withdrawal stuck. I want to change the email on my account to tess@mail.example", "registeredContact"],
    ["Withdrawal stuck. My account email is fine, the bank's is tess@mail.example", "registeredContact"],
    ["充值没到账，登录不了，联系我 13800138000", "registeredContact"],
    ["Withdrawal stuck, ticket price 42012811", "earlierReference"],
    ["Withdrawal stuck! My number with the bank? 123456789", "uid"],
    ["Withdrawal stuck (ID 882910347711)", "uid"],
    ["Withdrawal stuck. I keep a record 882910347711 pages long", "withdrawalId"],
    ["充值没到账，一共3次", "amount"],
    ["充值没到账，大概3个多小时前转的", "amount"],
    ["充值没到账，一共5个地址", "amount"],
    ["Deposit missing. Block height? 884123991", "uid"],
    ["提币卡住了。群号是？123456789", "uid"],
    ["Deposit missing, UID of the sender is 246588715", "uid"],
    ["Deposit missing, my UID and the reference you gave me is 246588715", "uid"],
    ["Deposit missing, the scammer's email for the account was bad@mail.example", "registeredContact"],
    ["Deposit missing. 3 of them are here", "amount"],
    ["Deposit missing\nAmount: 2,499", "amount"],
    [`Withdrawal stuck. My last withdrawal (0x${hash}) took ten minutes`, "txid"],
    ["上個月交易量过了200萬U，为什么还是VIP0", "coin"],
    ["充值没到账，atom地址是对的", "coin"],
    ["Deposit missing, at 10:05 to be exact", "amount"],
    ["充值没到账，准确地说是3天", "amount"],
    ["Deposits missing, 3 to be exact", "amount"],
    ["Deposit missing (account at my bank: 95586722)", "uid"],
    ["充值没到账\n98765432 麻烦回电", "uid"],
    ["My deposit is missing\n98765432 please call me", "uid"],
    ["充值没到账。有事打给我，损失1500U。98765432", "uid"],
    ["提币卡住。单号多少？98765432", "uid"],
    ["提币卡住。验证码？98765432", "uid"],
    ["My deposit is missing. My father sent it, his UID is 49698368", "uid"],
    ["我帮他写过一次。充值没到账，他的UID是 4969836821", "uid"],
    ["I'm writing for my father, he sent 5 USDT to the wrong user. His UID is 49698368", "uid"],
    ["我替我妈写信，币转给了骗子，他的UID是 4969836821", "uid"],
  ])("%j tells no %s", (text, field) => {
    expect(valueIn(text, field)).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import type { Instant } from "#shared/domain/brand.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import { languageOf } from "#shared/domain/languages.ts";
import { extract } from "#shared/intake/extract.ts";

const hash = "bb99968431d307d1da04e929576d6064086e16ffe849699c3ccfb229b2833cc1";
const evm = "0xf6640e7684cb96fbf65acc9CC110Df7ec3270137";

/** The value of one field of a mail that is this text; nothing where none was chosen. */
const valueIn = (text: string, field: FieldId): string | undefined =>
  extract(
    { subject: "", ownText: text },
    { now: "2026-11-27T08:00:00.000Z" as Instant, language: languageOf(text), uidPattern: /^[0-9]{6,20}$/u },
  ).fields[field]?.value;

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
    [
      "What is a stop loss for? Yesterday the price went through at 14:22:05 and you closed me",
      "occurredAt",
      "2026-11-26T14:22:05.000Z",
    ],
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
  ])("%j tells no %s", (text, field) => {
    expect(valueIn(text, field)).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import type { FieldId } from "#shared/domain/fields.ts";
import { findTexts } from "#shared/domain/found/found-text.ts";

/** Values of a field in running text, most certain first. */
const found = (text: string, field: FieldId) =>
  findTexts(text)
    .filter(({ fields }) => fields[0] === field)
    .map(({ text: value }) => value);

const tron = "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC";
const other = "THTR75o8xXAgCTQqpiot2AFRAjvW1tSbVV";
const evm = "0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A";
const hash = "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1";
const signature = "5LmxrEKGchhMuYfw6Qut6CbsvE9pVfb8YvwZKvWssSesDVjHioBCmWKSJQh1WhvcM6CpemhpHNmEMA2a36rzwTa8";

describe("an address in a sentence", () => {
  test.each<[string, FieldId, string]>([
    [`I sent 500 USDT to ${tron} today`, "toAddress", tron],
    [`it went to my deposit address ${evm}.`, "toAddress", evm],
    [`2000U提到${tron},一直没到`, "toAddress", tron],
    [`recipient=${evm}`, "toAddress", evm],
    [`收款地址确认过没错:${tron}`, "toAddress", tron],
    [`从${tron}转出`, "fromAddress", tron],
    [`I moved it out of MetaMask (from ${evm})`, "fromAddress", evm],
    [`来自${tron}`, "fromAddress", tron],
  ])("is told its direction by %j", (text, field, address) => {
    expect(found(text, field)).toContain(address);
  });

  test("is one of two, each with its own", () => {
    const text = `從 ${tron} 轉到 ${other}`;

    expect(found(text, "fromAddress")).toEqual([tron]);
    expect(found(text, "toAddress")).toEqual([other]);
  });

  test("without a direction, or of a contract, is none", () => {
    expect(found(`see ${evm}`, "toAddress")).toEqual([]);
    expect(found(`to the token contract ${evm}`, "toAddress")).toEqual([]);
  });
});

describe("a number in a sentence", () => {
  test.each<[string, FieldId, string]>([
    ["the withdrawal id you want is 295222325951725182", "withdrawalId", "295222325951725182"],
    ["Id of the withdrawal is 619726276649", "withdrawalId", "619726276649"],
    ["P2P order 2667989770464982053 is paid", "orderNumber", "2667989770464982053"],
    ["order #2041361115818272511", "orderNumber", "2041361115818272511"],
    ["單號6106400290882508051,已經匯款", "orderNumber", "6106400290882508051"],
    ["1200 XRP with tag 31337421", "memoUsed", "31337421"],
    ["the tag: I used 547332612 but it should have been 459366901", "memoUsed", "547332612"],
    ["the tag: I used 547332612 but it should have been 459366901", "memoRight", "459366901"],
    ["Tag应该填106735821", "memoRight", "106735821"],
    ["没填 memo ，应填 12093847", "memoRight", "12093847"],
    ["提領單號 W20261123001", "withdrawalId", "W20261123001"],
    ["my uid on your exchange is 73920418", "uid", "73920418"],
    ["My brother's UID is 684357797, mine is 691214708", "uid", "691214708"],
    ["用戶73920418,從MetaMask打了", "uid", "73920418"],
    ["the phone number for the account was +447700900123", "registeredContact", "+447700900123"],
    ["my ticket 2026-48392 is open", "earlierReference", "2026-48392"],
    ["UID stays 64829017", "uid", "64829017"],
    ["The address I log in with is kb@proton.example. K, k@roofing.example", "registeredContact", "kb@proton.example"],
    ["短信发到旧号138 0013 8000上", "registeredContact", "138 0013 8000"],
    ["我从钱包买U没到", "coin", "USDT"],
    ["瑞波币一共1万个", "coin", "XRP"],
    ["get my bitcoin out", "coin", "BTC"],
    ["8 号下午 3:30 转了", "occurredAt", "8 号下午 3:30"],
    ["I'm 38820417. What do I upload?", "uid", "38820417"],
    ["My number with you is 51920388, thanks", "uid", "51920388"],
    ["55820017 is me", "uid", "55820017"],
    ["你们查一下，我是 57720134", "uid", "57720134"],
    ["我是老用户了（58820174）", "uid", "58820174"],
    ["我的号～93014475", "uid", "93014475"],
    ["my uid is 81927750, or maybe 81927705", "uid", "81927705"],
    ["Withdrawal #731144221649 of USDC", "withdrawalId", "731144221649"],
    ["My account mail is niamh@icloud.example.", "registeredContact", "niamh@icloud.example"],
    ["id............22019384", "uid", "22019384"],
    ["我贴的是 73002819 标签", "memoUsed", "73002819"],
    ["please reopen 5518-2093", "earlierReference", "5518-2093"],
    ["之前那个 GD20261008-0417 呢", "earlierReference", "GD20261008-0417"],
    ["UID 60283371,啊打錯,是60283317才對", "uid", "60283317"],
    ["转账流水号 2025111316104477", "paymentReference", "2025111316104477"],
    ["支付宝订单号 2026010622001478550412937761", "paymentReference", "2026010622001478550412937761"],
    ["内部转账的流水号91500115618797932", "orderNumber", "91500115618797932"],
    [`发了 999 usdt 到 0x${hash}`, "toAddress", `0x${hash}`],
    ["註冊用的信箱是公司的 wu@corp.example", "registeredContact", "wu@corp.example"],
    ["此前工单编号 GD2026022700318", "earlierReference", "GD2026022700318"],
    ["The email on the account is tess@mail.example", "registeredContact", "tess@mail.example"],
    ["I log in with the number +44 7700 900 318", "registeredContact", "+44 7700 900 318"],
    ["Use my account e-mail (grove@mail.example)", "registeredContact", "grove@mail.example"],
    ["邮箱 wander@mail.example（就是注册那个）", "registeredContact", "wander@mail.example"],
    ["他用他的信箱 wander@mail.example 註冊的", "registeredContact", "wander@mail.example"],
    ["The withdrawl ref on the page says 13711554402438038", "withdrawalId", "13711554402438038"],
    ["提笔单号 618768423160305671", "withdrawalId", "618768423160305671"],
    ["提币流水号 26001580232389976", "withdrawalId", "26001580232389976"],
    ["攞幣編號 7636444415496649", "withdrawalId", "7636444415496649"],
    ["填錯咗tag，填咗 943583，應該係 900422839", "memoUsed", "943583"],
    ["填錯咗tag，填咗 943583，應該係 900422839", "memoRight", "900422839"],
    ["The number under my name in the app is 246588715.", "uid", "246588715"],
    ["My profile says 246588715 at the top", "uid", "246588715"],
    ["个人中心最上面那串数字是43594066", "uid", "43594066"],
    ["頭像下面的號碼：43594066", "uid", "43594066"],
    ["my account with you is 246588715", "uid", "246588715"],
    ["Customer 246588715 here", "uid", "246588715"],
    ["我在你们平台的编号是43594066", "uid", "43594066"],
    ["我账户的编号 18837124", "uid", "18837124"],
    ["戶口號碼 789145903", "uid", "789145903"],
    ["我個id 5625367556", "uid", "5625367556"],
    ["我個account係43594066", "uid", "43594066"],
    ["被拒三次了 id是43594066", "uid", "43594066"],
    ["My UID, in case you need it, is 246588715", "uid", "246588715"],
    ["UID (from the profile page) 246588715", "uid", "246588715"],
    ["It went to 789219584 by the wrong id. That was 250 usdt. mine is 758414409", "uid", "758414409"],
    ["uid669988123 1月30号早上7:48转的", "uid", "669988123"],
    ["uid 66998812 2 days ago", "uid", "66998812"],
    ["ID 42877885 ... 或者 ID 86955990", "uid", "86955990"],
    ["Can you lift it? 5206747677", "uid", "5206747677"],
    ["I did nothing wrong. 753967843 thx", "uid", "753967843"],
    ["帮我解开吧！43594066 谢谢", "uid", "43594066"],
  ])("of %j is a %s", (text, field, expected) => {
    expect(found(text, field)).toContain(expected);
  });

  test.each<[string, FieldId]>([
    ["I transferred it to UID 73920418 by mistake, I typed UID 73920418", "withdrawalId"],
    ["我同事(UID 73920418)收到过", "uid"],
    ["my bank account 73920418", "uid"],
    ["I'm 1250000 usdt short", "uid"],
    ["我是 13800138000，充值没到账", "uid"],
    ["我：13800138000", "uid"],
    ["It's for 500000000 SHIB", "uid"],
    ["I need it by Friday 5pm", "occurredAt"],
    ["Call me next Monday at 10:00", "occurredAt"],
    ["I sent 12.50 yesterday", "occurredAt"],
    ["sent over the Bitcoin network", "coin"],
    ["波场链", "coin"],
    ["on 2026-10-15 I wrote", "earlierReference"],
    ["忘记填标签了 1860个", "memoUsed"],
    ["转账流水号 2025111316104477", "orderNumber"],
    ["Best regards, Ivan, ivan@shop.example", "registeredContact"],
    ["the number under the barcode is 246588715", "uid"],
    ["订单详情下面的号码是43594066", "uid"],
    ["銀行戶口號碼 789145903", "uid"],
    ["提币 id是43594066", "uid"],
    ["提币流水号 26001580232389976", "orderNumber"],
    ["You may call me. 5206747677", "uid"],
    ["充值没到，打给我。13800138000", "uid"],
    ["Which code do I type? 52067476", "uid"],
    ["Paid it. 5206747677 is what the shop got", "uid"],
    ["My pen is lost, mine is 758414409", "uid"],
    ["customer 1250000.50 USDT", "uid"],
  ])("of %j is no %s", (text, field) => {
    expect(found(text, field)).toEqual([]);
  });
});

describe("an amount in a sentence", () => {
  test.each([
    ["withdrawal ID 983161656867,3.4 ETH via Base", "3.4 ETH"],
    ["USDC on Base\n150\nnot credited", "150"],
    ["uid:147474064,usdc-erc20,about 260,not credited", "260"],
    ["币是usdt,200个。", "200"],
    ["i send u 200$ usdt", "200usdt"],
    ["我付了7200块", "7200块"],
    ["APT deposit 33.3 pending", "33.3"],
    ["ETH deposit of 2.75 is missing", "2.75"],
    ["XLM充值 1000，没写备注", "1000"],
    ["充币 BTC 0.01，Explorer", "0.01"],
    ["充的是USDT-ERC20，300个。", "300"],
    ["the 100 USD never arrived", "100 USD"],
    ["I paid 5,600.00 at 21:33", "5,600.00"],
    ["已付款 NT$9,850.50", "NT$9,850.50"],
    ["金额:1800U", "1800U"],
    ["799.99 was sent", "799.99"],
    ["转了五千U到我钱包", "五千U"],
    ["充了一万五千个狗狗币", "一万五千个狗狗币"],
    ["i sent my xrp 3 400 pieces", "3 400"],
    ["the fee if I withdraw 1000 USDT", "1000 USDT"],
    ["buyer pay me 18 600 UAH from another account", "18 600 UAH"],
    ["用FPS過咗HKD 15,600畀我", "HKD 15,600"],
    ["提两个以太坊提不出来", "两个以太坊"],
    ["余额少了500 USDT", "500 USDT"],
    ["扣除手续费后应到500 USDT", "500 USDT"],
    ["充值500USDT 手续费已付", "500USDT"],
    ["My balance is missing 500 USDT", "500 USDT"],
    ["After fees I sent 500 USDT", "500 USDT"],
    ["gas was paid and 500 USDT left my wallet", "500 USDT"],
    ["My 500 USDT are locked in a P2P order", "500 USDT"],
    ["1000 USDT remaining to be credited", "1000 USDT"],
    ["UID 12345678 500 EUR", "500 EUR"],
  ])("is found in %j", (text, amount) => {
    expect(found(text, "amount")).toContain(amount);
  });

  test.each(["都超过10个确认了", "等了3个小时了", "sent 3 emails", "150\nnot credited"])("is none in %j", (text) => {
    expect(found(text, "amount")).toEqual([]);
  });

  test.each([
    "网络手续费扣了1U",
    "手續費是另外扣的3 USDT",
    "network fee 0.17 ADA on top",
    "平台要收10个xrp的手续费",
    "I am having only 15 USDT left in wallet",
    "there is still 1.2 btc in there",
    "我余额还是12.6 U",
    "212.08 USDT available",
    "min deposit 是 1 USDT 所以不是这个问题",
    "the minimum is 10 USDT",
    "最小充值额是1个USDT",
    "账户里还剩 37 个U 不用管",
    "there's 212 EUR on it",
    "上個月交易量200萬U",
  ])("is none of a fee or a balance: %j", (text) => {
    expect(found(text, "amount")).toEqual([]);
  });

  test("that was paid comes before another sum of money", () => {
    expect(found("Before I did one for 50 eur. I paid 900 EUR by SEPA", "amount")[0]).toMatch(/^900 EUR/);
  });

  test("tells no coin by the name of a contract or by an English word", () => {
    expect(found("liquidated on ETH-USDT-SWAP", "coin")).toEqual([]);
    expect(found("5 not arrived", "coin")).toEqual([]);
  });
});

describe("a network in a sentence", () => {
  test.each([
    ["TRC链", "TRC20"],
    ["Stellar tx 8a7f", "stellar"],
    ["本来要 ERC20,but I used Arbitrum", "arbitrum"],
    ["I selected BEP20 instead of ERC20", "bep20"],
    ["By mistake I sent 615 USDT to your address using BSC", "bsc"],
    ["用的是Polygon链,你们那个地址是给以太坊的", "polygon"],
    ["是通过Base转的", "base"],
    ["Sure. It was Base, not the Ethereum one", "base"],
    ["7,400 USDC over ethereum, not arbitrum this time", "ethereum"],
    ["币安链（不是波场，波场贵）", "币安链"],
    ["Wanted ERC20. Used tron because of the fee", "tron"],
    ["wanted to send on tron but the wallet was set to ethereum", "ethereum"],
    ["本來想用ERC20但係我send咗USDT on BSC", "bsc"],
    ["链就是Litecoin", "litecoin"],
    ["走的XRP Ledger", "xrp ledger"],
    ["走瑞波自己的網絡", "瑞波"],
    ["The Litecoin explorer shows 30 confirmations", "litecoin"],
  ])("that was used comes first in %j", (text, network) => {
    expect(found(text, "network")[0]?.toLowerCase()).toBe(network.toLowerCase());
  });

  test.each(["It should have been Ethereum, not BSC", "Your page says Tron, not BSC", "本来想选以太坊，不是BSC"])(
    "that was only meant is none that was used: %j",
    (text) => {
      const rules = findTexts(text).filter(({ fields }) => fields[0] === "network");

      expect(rules.filter(({ rule }) => rule !== "words")).toEqual([]);
    },
  );

  test("that was only meant is not the one that was used", () => {
    const rules = findTexts("本来想选的是Arbitrum").map(({ rule }) => rule);

    expect(rules).toEqual(["words"]);
  });
});

describe("a moment in a sentence", () => {
  test.each([
    ["sent on August 10, 2026 at 6:30 pm.", "August 10, 2026 at 6:30 pm"],
    ["the 16th of March 2026 at 09:41 UTC", "16th March 2026 at 09:41 UTC"],
    ["two hours ago", "2 hours ago"],
    ["四月三十號晚上八點從幣安轉了", "四月三十號晚上八點"],
    ["at 3 p.m. yesterday", "3 p.m. yesterday"],
    ["at 06:11 UTC on December 1st to your address", "at 06:11 UTC on December 1st"],
    ["sent at 17.25 today", "17.25 today"],
    ["since 5:10 this morning", "5:10 this morning"],
    ["12:18 UTC today", "12:18 UTC today"],
    ["on Saturday at 18:07 it was charged", "Saturday at 18:07"],
    ["周一上午10点提的", "周一上午10点"],
    ["今天下午六点零五转的", "今天下午六点零五"],
    ["去年12月28日10:00转的", "去年12月28日10:00"],
    ["Paid at 10-Dec-2025 13:20 IST", "10-Dec-2025 13:20 IST"],
  ])("is found in %j", (text, time) => {
    expect(found(text, "occurredAt")).toContain(time);
  });

  test("beside a verb of sending outweighs others", () => {
    const rules = findTexts(
      "昨天15:20转的,我看了好几次手机上的余额记录,一直等一直等,等到现在还是老样子,今天9:30再看",
    ).filter(({ fields }) => fields[0] === "occurredAt");

    expect(rules.map(({ rule }) => rule)).toEqual(["shape", "words"]);
  });

  test("that is not exact is none", () => {
    expect(found("昨晚十点多", "occurredAt")).toEqual([]);
  });
});

describe("an id that a mail program broke", () => {
  test.each([
    ["in the middle of a sentence", `tx ${hash.slice(0, 52)}\n${hash.slice(52)} as you see`, hash],
    ["by a soft break", `hash=${hash.slice(0, 60)}=\n${hash.slice(60)}`, hash],
    ["over three lines", `${hash.slice(0, 20)}\n${hash.slice(20, 40)}\n${hash.slice(40)}`, hash],
    ["before a line with another number", `${hash.slice(0, 40)}\n${hash.slice(40)}\n4 times`, hash],
    ["as a signature of Solana", `${signature.slice(0, 60)}\n${signature.slice(60)}`, signature],
  ])("is joined again %s", (_how, text, id) => {
    expect(found(text, "txid")).toContain(id);
  });

  test("stays apart where the pieces make no whole id", () => {
    expect(found(`${hash.slice(0, 40)}\n${hash.slice(41)}`, "txid")).toEqual([]);
  });

  test("stands right behind its label", () => {
    expect(found(`txid0x${hash}`, "txid")).toContain(`0x${hash}`);
  });
});

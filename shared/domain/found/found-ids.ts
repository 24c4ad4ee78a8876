import type { FieldId } from "../fields.ts";
import { type Finding, findAll, withoutTail } from "./finding.ts";
import { withoutEarlier } from "./found-amounts.ts";
import { isContactOfAccount, ownerOfUid } from "./found-labels.ts";
import { writtenChinese } from "./written-chinese.ts";

const is =
  "(?:'s )?(?:[^0-9a-z\\n]{0,4}(?:应该是|應該是|应为|應為|应是|是|为|為|係|is|was|should be|i think|(?:on|with|at|for) your (?:exchange|platform|site|side)|number|no\\.?|nr\\.?)){0,3}";
const uidLabel =
  "(?:(?<![a-z])uid|(?:(?:我|用户|使用者|用戶|账户|账号|帐号|帳戶|帳號|会员|會員|(?<!银行|銀行)[户戶]口)[的嘅个個]?|(?<![a-z])(?:my|user|account|acct|member|customer|client|profile)(?:'s)?)[ _-]?(?:uid|id|号码|號碼|号|號|编号|編號|编码|編碼|number|code|no\\.?))";
/** Digits in groups; a day, a clock or a count behind a blank is none of them: `uid 66998812 1月30号`. */
const groupOfUid = "[ ](?=[0-9]{2,6}(?![0-9]|[.:：/-][0-9]|\\s?[a-z月点點时時号號日天]))";
const uidBehind = new RegExp(
  `${uidLabel}(?:号|號|#)?${is}[^0-9a-z\\n]{0,6}([0-9](?:[0-9]|${groupOfUid}){4,24})(?![0-9a-z])`,
  "giu",
);
/** The name, words of the writer about it, and the number: `My UID, in case you need it, is 246588715`, `UID（个人中心里看到的）是…`. */
const uidFarther =
  /(?<![a-z])uid([^0-9\n。;；]{3,40}?)(?:[:：)）是为為]|(?<![a-z])(?:is|says|shows))\s?([0-9]{7,12})(?![0-9a-z])/giu;
/** Words on that way that make the number one of something else, or somebody else's. */
const otherThing =
  /[.!?！？](?:\s|$)|order|phone|tel(?![a-z])|mobile|hash|tx|amount|ticket|case(?! you)|ref|sender|recipient|receiver|buyer|seller|brother|sister|wife|husband|withdraw|memo|tag|code|qq|telegram|wechat|friend|h(?:is|er)(?![a-z])|not(?![a-z])|n't|forg[eo]t|wrong|订单|訂單|单号|單號|电话|電話|手机|手機|微信|金额|金額|数量|數量|哈希|备注|備註|标签|標籤|朋友|对方|對方|[他她佢不没沒忘错錯]/iu;
/** The place of a page at which an account's number stands: `the number under my name in the app is ...`. */
const onProfile =
  /(?:(?<![a-z])(?:number|digits|id)(?: [a-z]{2,8}){0,3} (?:under|below|beside|next to|on|above)(?: (?:my|the))? (?:user ?name|nickname|name|avatar|profile|picture|account page)(?![a-z])|(?<![a-z])my profile(?= (?:page )?(?:says|shows))|(?:个人中心|個人中心|个人主页|個人主頁|个人页面|個人頁面|个人资料|個人資料|头像|頭像|昵称|暱稱)[^0-9\n。,，;；]{0,10}(?:数字|數字|号码|號碼|编号|編號))[^0-9\n。;；]{0,20}([0-9]{7,12})(?![0-9a-z])/giu;
const uidBefore =
  /(?<![0-9a-z])([0-9]{6,20})\s{0,2}(?:[(（]\s?(?:uid|我的uid|my uid)\s?[)）]|(?:是|is)\s?(?:我的|my)\s?(?:uid|id|账号|帳號))/giu;
/** The writer's own UID after somebody else's: `My brother's UID is 684357797, mine is 691214708`. */
const mine =
  /(?:(?<![a-z])mine(?: is|'s|:)?|我的(?:是|：|:))\s?(?!1[3-9][0-9]{9}(?![0-9]))([0-9]{6,20})(?![0-9a-z])/giu;
/** The thing of which it is said. */
const anyUid = /(?<![a-z])(?:u?id|account|user)(?![a-z])|账号|帳號|账户|帳戶|用户|用戶/iu;
/** `UID 打错了，是 30219995`; the same in English. */
const corrected =
  /uid[^0-9\n。.;；]{0,12}(?:错|錯|wrong|mistake|typo)[^0-9\n。.;；]{0,12}(?:是|为|為|is|be)\s?[:：]?\s?([0-9]{6,20})(?![0-9a-z])/giu;
const account =
  /(?:(?<!bank )\b(?:account|user)|(?<!银行|銀行)(?:账户|账号|帐号|帳戶|帳號)|用户|用戶|会员|會員)\s?[:：]?\s?([0-9]{7,18})(?![0-9a-z])/giu;
/** `my account with you is 246588715`, `my account with you (246588715)`, `customer 246588715`, `我在你们平台的编号是…`. */
const accountHere =
  /(?:(?<![a-z])(?<!(?:bank|his|her|their|another|savings) )(?:(?:account|login) (?:with you|here|there|on your (?:site|platform|exchange|side))(?: is)?|(?:customer|client|acct|profile|find me (?:under|as|by|at))(?:\s|: ?))|我[的嘅个個]account|我在(?:你们|你們|你哋|贵|貴)[^0-9\n,，。]{0,6}(?:编号|編號|号码|號碼|号|號|id))\s?(?:是|为|為|係)?[:：]?\s?[(（]?(?!1[3-9][0-9]{9}(?![0-9]))([0-9]{7,12})(?![0-9a-z]|[.,][0-9])/giu;
const bareId =
  /(?<![A-Za-z])(?<!(?:[Oo]rder|[Ww]ithdrawal|[Rr]equest|[Tt]ransaction|[Tt]race|[Cc]lient|[Tt][Xx]|[Cc]ase|[Tt]icket|[Ii]nternal|[Rr]ecord|[Rr]eference) )ID\s?[:：]?\s?([0-9]{6,20})(?![0-9a-z])/gu;
/** `id是43594066` as a part of its own; behind another word it is the number of that. */
const lowerId =
  /(?<=^|[\n,，。;；!！?？"”]\s?|[了吧呢啊]\s)(?:我的?|我[个個嘅])?id\s?(?:是|为|為|係)?[:：]?\s?([0-9]{7,12})(?![0-9a-z])/giu;

/** A customer who gives his number for his name: `I'm 38820417`, `my number with you is ...`, `55820017 is me`, `我是 57720134`. */
const ownNumber =
  /(?:(?<![a-z])(?:i'?m|i am|i’m)(?: (?:the |your )?(?:customer|user|client|member|account|id|uid|number|no\.?)){0,2}|(?<![a-z])my (?:customer |client |member |user )?(?:number|id|no\.?)(?:'s| is)?(?: (?:with you|there|on your (?:site|platform)))?(?: is)?|我(?:自己|本人)?[是係](?:用户|用戶)?|本人)\s?[:：]?\s?(?!1[3-9][0-9]{9}(?![0-9]))([0-9]{7,12})(?![0-9a-z]|[.,][0-9]|\s?(?:usdt|usdc|btc|eth|years?|days?|[个個枚元块塊岁歲]))/giu;
const numberIsMe = /(?<![0-9a-z.,-])([0-9]{7,12}) (?:is me|is my (?:number|account|id)|that's me)(?![a-z])/giu;
/** `请查57720134这个账户`. */
const thisAccount =
  /(?<![0-9a-z.,-])(?!1[3-9][0-9]{9}(?![0-9]))([0-9]{7,12})\s?(?:这个|這個|呢个|呢個|嗰个|嗰個)(?:[账帐][号户]|[賬帳][號戶]|[户戶]口|用[户戶]|[会會][员員]|uid|id|[号號](?![码碼线線]))/giu;
/** Two between which the writer is not sure: `UID is 81927750, or maybe 81927705`. */
const either =
  /(?:uid|(?<![a-z]|(?:order|withdrawal|transaction|request|ticket|case|trade) )(?:number|id)|account|账号|帳號)[^0-9\n]{0,20}([0-9]{6,20})[^0-9\na-z]{0,6}(?:or (?:maybe|possibly|perhaps|it (?:could|might) be|is it)|或者是?|或是|还是|還是)\s?(?:(?:my )?(?:uid|id|account|账号|帳號)\s?)?([0-9]{6,20})(?![0-9a-z])/giu;
/** A number of one's own that ends a Chinese mail, or a part of it: `我編號 37720194，麻煩了`. */
const bareNumber = /(?<=^|[,，。!！?？\s])我?(?:编号|編號)(?:是)?\s?[:：]?\s?([0-9]{7,12})(?![0-9a-z.])/gmu;
/** `我是老用户了（58820174）` */
const bracketedUser = /(?:用户|用戶|会员|會員|客户|客戶)了?\s?[(（]\s?([0-9]{7,12})\s?[)）]/gu;

/** A mail that somebody writes for a customer who cannot: `我幫他寫`, `on behalf of my father`. */
const forAnother =
  /(?<![a-z])(?:on behalf of (?:my|a)|(?:writing|write|asking) (?:this )?for (?:my|him|her))(?![a-z])|(?:帮|幫|替|代)(?:我|他|她|佢|家里的?)?[^\s0-9，,。；;不没沒]{0,4}(?:写信|寫信|写邮件|寫郵件|发邮件|發郵件|来信|來信|写的|寫的|写(?=[，,。！!]|$)|寫(?=[，,。！!]|$)|询问|詢問|反映|申报|申報)/imu;
/** Whose account it is in such a mail. */
const theirs =
  /(?:(?<![a-z])(?:his|her|my (?:father|mother|dad|mum|mom|wife|husband|grandmother|grandfather|parents|son|daughter|brother|sister)'?s?) |[他她佢][的嘅]?)(?=(?:uid|user id|account|customer|member|[账帳][号號户戶]|[会會][员員]|用[户戶]|[户戶]口))/giu;
/** Where a third one is told of, `his` may be the other side's. */
const thirdOne =
  /(?<![a-z])(?:seller|buyer|recipient|receiver|scammer|wrong (?:person|user|uid|account))|对方|對方|[卖賣买買]家|商家|骗|騙|[转轉][给給错錯]|收款人/iu;

/** A mail that is written for a customer, in which what it calls his is the customer's. */
export const asCustomer = (text: string): string =>
  forAnother.test(text) && !thirdOne.test(text) ? text.replace(theirs, "") : text;

/** Characters before a UID's label in which its owner is told. */
const ownerReach = 60;

/** UIDs beside their label in a sentence: the writer's, and those of the other side of a transfer; a stranger's is none. */
export function uids(text: string): Finding[] {
  const of = (pattern: RegExp, rule: Finding["rule"]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: digits = "", index }): Finding[] => {
      if (isContactOfAccount(whole.slice(0, whole.indexOf(digits)), digits)) return [contactFinding(digits)];
      const isMine = /^(?:my |我)/i.test(whole);
      const owner = isMine ? "uid" : ownerOfUid(text.slice(Math.max(0, index - ownerReach), index));
      return owner ? [{ fields: [owner], text: digits, rule }] : [];
    });
  const farther = [...text.matchAll(uidFarther)].flatMap(({ index, 1: between = "", 2: digits = "" }): Finding[] => {
    const owner = ownerOfUid(text.slice(Math.max(0, index - ownerReach), index));
    return owner === undefined || otherThing.test(between) ? [] : [{ fields: [owner], text: digits, rule: "words" }];
  });
  const found = [
    ...of(uidBehind, "glued"),
    ...of(uidBefore, "glued"),
    ...findAll(text, corrected, ["uid"], "glued"),
    ...(anyUid.test(text) ? findAll(text, mine, ["uid"], "glued") : []),
    ...farther,
    ...findAll(text, onProfile, ["uid"], "words"),
    ...[...text.matchAll(either)].flatMap(([, ...both]) =>
      both.map((digits): Finding => ({ fields: ["uid"], text: digits, rule: "label" })),
    ),
    ...findAll(text, ownNumber, ["uid"], "words"),
    ...findAll(text, numberIsMe, ["uid"], "words"),
    ...findAll(text, bracketedUser, ["uid"], "words"),
    ...findAll(text, bareNumber, ["uid"], "words"),
    ...of(thisAccount, "words"),
    ...of(account, "words"),
    ...of(bareId, "words"),
    ...findAll(text, accountHere, ["uid"], "words"),
    ...findAll(text, lowerId, ["uid"], "words"),
  ];
  return found.some(({ fields }) => fields[0] === "uid") ? found : [...found, ...lastWord(text)];
}

/**
 * A number that is the last sentence of a mail, besides thanks, or that begins its last line before a request; one that
 * was called a phone's, a code or an order's is not meant.
 */
const lastNumber =
  /(?<=[.?!。？！][ ]?)[1-9][0-9]{7,10}[ ,，.。!！]{0,2}(?:thx|thanks|thank you|ty|please|pls|cheers|谢谢|謝謝|多谢|多謝|麻烦了|麻煩了)?[\s.。!！~～]{0,4}$|(?<=\n)[1-9][0-9]{7,10}[ ,，]{1,2}(?:please|pls|麻烦|麻煩|请|請|唔該|拜托|拜託|[帮幫])[^\n0-9]{0,24}$/iu;
const askedFor =
  /phone|call|text me|mobile|whatsapp|telegram|reach|code|order|ticket|case|ref|number|bank|block|card|hash|amount|memo|tag|群|高度|银行|銀行|卡(?!住|在|了)|电话|電話|手机|手機|打给|打給|回电|回電|联系|聯繫|聯絡|微信|qq|(?<![吃挂掛下])[单單]|(?<!密)[码碼]|标签|標籤|备注|備註|尾号|尾號|line/iu;
/** Characters before such a number in which it would have been named. */
const namedReach = 60;

function lastWord(text: string): Finding[] {
  const end = text.trimEnd().slice(-120);
  const found = lastNumber.exec(end);
  const digits = /^[0-9]+/.exec(found?.[0] ?? "")?.[0] ?? "";
  // What stands before another number is the name of that one.
  const before = end.slice(Math.max(0, (found?.index ?? 0) - namedReach), found?.index);
  const isNamed = askedFor.test((before.split(/[0-9]{8,60}/).at(-1) ?? "") + (found?.[0] ?? ""));
  return digits === "" || isNamed || mobile.test(digits) ? [] : [{ fields: ["uid"], text: digits, rule: "words" }];
}

const mobile = /^1[3-9][0-9]{9}$/;

const contactFinding = (text: string): Finding => ({ fields: ["registeredContact"], text, rule: "words" });

const counterpartyName =
  /(?:(?:卖家|賣家|买家|買家|对方|對方|商家)的?(?:昵称|暱稱|名称|名稱|名字|叫)(?:是|为|為|叫)?|(?<![a-z])(?:seller|buyer|merchant)(?:'s)? (?:nickname|named|called|name)(?: is)?)\s?[:：]?\s?["“”「『']?([^\s，,。.;；!！"“”」』':：]{2,40})/giu;
const quotedCounterparty =
  /(?:卖家|賣家|买家|買家|对方|對方|商家|(?<![a-z])(?:seller|buyer|merchant))\s?["“”「『']([^"“”」』'\n]{2,40})["“”」』']/giu;

/** Names of the other side of a trade in a sentence. */
export const counterparties = (text: string): Finding[] => [
  ...findAll(text, counterpartyName, ["counterparty"], "glued"),
  ...findAll(text, quotedCounterparty, ["counterparty"], "glued"),
];

/** What may stand between the name of a number and the number: no other name, no digit, no end of a sentence. */
const until = "[^0-9\\n。;；]";
/** As people spell it: `withdrawl`, `withdral`; 提笔 is what a keyboard makes of 提币. */
const withdrawal = "withdr[aw]{1,3}l?";
const withdrawalZh = "(?:提[币幣笔筆]|攞[币幣]|提现|提現|提領|提领|出金)";
const withdrawalNumber = new RegExp(
  `(?:${withdrawal}[^0-9\\n.。;；]{0,20}(?<![a-z])(?<!(?:user|account|acct|member|customer|client|login|profile|my) )id(?![a-z])|(?:${withdrawal}|cash[ -]?out|payout|(?<![a-z])wd)\\s?(?:(?:order|record|request)\\s?)?(?:#|id|no|number|nr|ref|reference)|id of (?:the|my) ${withdrawal}|${withdrawalZh}(?:订|訂|申请|申請|记录|記錄|紀錄|流水)?(?:[里裡上]的?)?\\s?(?:id|单号|單號|单|單|编号|編號|号码|號碼|号|號|订单|訂單|流水))(${until}{0,24}?)#?(?<![a-z]|[a-z0-9]-)((?:[a-z]{1,4}-?)?[0-9]{6,24}(?:-[0-9]{2,12}){0,2})(?![0-9a-z-])`,
  "giu",
);
const orderNumber = new RegExp(
  `(?:(?<![a-z])(?<!withdrawal |withdraw )order\\s?(?:id|no|number|nr|#)|(?<!${withdrawalZh})(?:订单|訂單|流水|委托|委託|申诉|申訴)(?:单|單)?(?:号|號|编号|編號|id)|(?<!${withdrawalZh}|充值|充币|充幣|转账|轉帳|轉賬|交易|链上|鏈上|工|件)(?:单号|單號))(${until}{0,16}?)#?(?<![a-z]|[a-z0-9]-)([0-9]{8,24})(?![0-9a-z]|-[0-9a-z])`,
  "giu",
);
/** `my withdrawal WD88291034`: letters and digits right behind the word. */
const withdrawalCode =
  /(?:(?<![a-z])withdraw(?:al)? (?:record|order|request) (?=[0-9]{10})|(?<![a-z])withdrawal|提币|提幣|提现|提現|提領|提领)\s?(?:is |was |是)?[(（]?\s?(WD?-?[0-9]{6,20}(?:-[0-9]{2,12}){0,2}|[0-9]{15,24}|(?<=[a-z] (?:record|order|request) )[0-9]{10,14})(?![0-9a-z-])/giu;
/** `The request is for 5,000 USDC over Base and the id is 4841048442128839`. */
const idOfRequest =
  /(?<![a-z])(?:withdrawal|request)(?![a-z])(?:[^.;。\n]|\.(?=[0-9])){0,60}(?<![a-z])(?:the|its|with) (?:id|number)(?: is| was)? ([0-9]{10,24})(?![0-9a-z])/giu;
/** What a bank or a payment app calls the payment. */
const paymentNumber = new RegExp(
  `(?:(?:转账|轉帳|银行|銀行|付款|支付|汇款|匯款)流水|支付宝(?:订单|交易)|支付寶(?:訂單|交易)|微信(?:订单|订單|支付)|银行(?:订单|交易)|(?<![a-z])(?:utr|upi (?:reference|ref|transaction)|bank reference))(?:单|單)?(?:号|號|编号|編號|id|no|number)?(${until}{0,8}?)(?<![a-z0-9])([0-9a-z]{8,32})(?![0-9a-z])`,
  "giu",
);
/** An order without the word number: only long digits are meant then. */
const bareOrder =
  /(?:(?<![a-z])(?:order|appeal)|(?<!提币|提幣|提现|提現|提領|提领)(?:订单|訂單)|申诉|申訴|单子|單子|reference(?: of (?:the|my) (?:transfer|order))?)\s?[:：#]?\s?(?:is |还是那个 ?|還是那個 ?)?([0-9]{15,24})(?![0-9a-z])/giu;

/** Another name of a number, or a date or a moment, on the way to it. */
const otherName =
  /uid|user|account|hash|txid|amount|用户|用戶|账|帳|帐|数量|數量|金额|金額|地址|address|时间|時間|time|单号|單號|withdraw/i;

/** Numbers of withdrawals and orders behind their names in a sentence. */
export const orderNumbers = (text: string): Finding[] => [
  ...behindName(text, withdrawalNumber, ["withdrawalId"]),
  ...findAll(text, withdrawalCode, ["withdrawalId"], "shape"),
  ...findAll(text, idOfRequest, ["withdrawalId"], "shape"),
  ...behindName(text.replace(paymentNumber, " "), orderNumber, ["orderNumber", "withdrawalId", "orderId"]),
  ...behindName(text, paymentNumber, ["paymentReference"]),
  ...findAll(text, bareOrder, ["orderNumber", "withdrawalId", "orderId"], "shape"),
];

const behindName = (text: string, pattern: RegExp, fields: readonly [FieldId, ...FieldId[]]): Finding[] =>
  [...text.matchAll(pattern)]
    .filter(([, between = ""]) => !otherName.test(between))
    .map(([, , digits = ""]) => ({ fields, text: digits, rule: "glued" }));

const memoName = "(?:(?<![a-z])(?:memo|tag|comment)|标签|標籤|备注|備註|附言)";
const memoBehind = new RegExp(
  `${memoName}([^0-9\\n,，。;；:：]{0,14}?)([0-9]{4,12})(?![0-9a-z]|\\.[0-9]|\\s?[个個枚颗顆万萬])`,
  "giu",
);
const rightBehind =
  /(?:should (?:have been|be)|(?:correct|right|proper) one is|正确的?是|正確的?是|应该是|應該是|应填|應填|应该填|應該填|应为|應為|应是|應是)\s?[:：]?\s?([0-9]{4,12})(?![0-9a-z])/giu;
const usedBehind =
  /(?:填成了?|写成了?|寫成了?|输成了?|輸成了?|打成了?|填的是|写的是|寫的是|贴的是|貼的是|填了|复制成了?|複製成了?|(?<![a-z])i (?:used|typed|entered|put|wrote))\s?[:：]?\s?([0-9]{4,12})(?![0-9a-z])/giu;
/** `應該係9299535但我打咗5627523`: the number behind the right one. */
const usedBehindRight =
  /(?:应该是|应是|应为|正确的?是|should (?:have been|be)|(?:correct|right|proper) (?:one|memo|tag) is)\s?[0-9]{4,12}[^0-9\n。.;；]{0,10}(?:打|填|写|输|入|typed|entered|put|wrote|used)了?\s?([0-9]{4,12})(?![0-9a-z]|\.[0-9]|\s?[个枚颗万])/giu;
/** `备注我有填，487076442`, `memo filled in (487076442)`: behind a comma or in brackets. */
const filledIn =
  /(?:(?<![a-z])(?:memo|tag|comment)|标签|备注|附言)(?:我|栏|那栏|都|也|是){0,2}(?:有|已经?| (?:was|is|i)){0,2} ?(?:填了?|写了?|filled in|entered|included)[了的过]?\s?[,，(（:：]\s?([0-9]{4,12})(?![0-9a-z]|\.[0-9]|\s?[个枚颗万])/giu;
const ourPage = /(?:deposit|your) (?:page|app|site)|(?:你们|平台|充值)的?(?:页面|app)/iu;
/** Characters before a memo in which such a page is named, in the same part of a sentence. */
const pageReach = 30;
const rightWords =
  /(?:deposit|your) (?:page|app|site)|页面|頁面|正确|正確|应填|應填|应该|應該|应为|應為|correct|right|proper|should/i;

/** Memos and tags in a sentence: the one that was written, and the one that would have been right. */
export function memos(whole: string): Finding[] {
  const text = writtenChinese(whole);
  if (!new RegExp(memoName, "iu").test(text)) return [];
  const named = [...text.matchAll(memoBehind)].map(({ index, 1: between = "", 2: digits = "" }): Finding => {
    const part =
      text
        .slice(Math.max(0, index - pageReach), index)
        .split(endOfPart)
        .at(-1) ?? "";
    const isRight =
      rightWords.test(text.slice(Math.max(0, index - 10), index)) ||
      rightWords.test(between) ||
      (ourPage.test(part) && !/[0-9]/.test(part));
    return { fields: [isRight ? "memoRight" : "memoUsed"], text: digits, rule: "shape" };
  });
  return [
    ...named,
    ...findAll(text, rightBehind, ["memoRight"], "shape"),
    ...findAll(text, usedBehind, ["memoUsed"], "shape"),
    ...findAll(text, usedBehindRight, ["memoUsed"], "shape"),
    ...findAll(text, filledIn, ["memoUsed"], "shape"),
  ];
}

const ourReference = /(?<![0-9a-z])PC[- ]?[0-9A-Z]{5}[- ]?[0-9A-Z]{5}(?![0-9a-z])/giu;
const otherReference =
  /(?:(?<![a-z])(?:ticket|case|request|(?:chat|support|earlier|previous) (?:reference|ref|number)|under(?= ?#))|(?:客服|你们|你們)[给給]的?(?=编号|編號|单号|單號)|之前的?(?=编号|編號|单号|單號)|工单|工單|案件|个案|個案)\s?(?:number|no\.?|id|编号|編號|单号|單號|号|號)?\s?[:：#]?\s?((?:[a-z]{1,5}-)?[0-9][0-9a-z-]{3,20})(?![0-9a-z])/giu;
/** The number of a ticket, which nothing but a desk gives. */
const ticket =
  /(?:(?<![a-z])ticket|工单|工單)\s?(?:number|no\.?|id|编号|編號|号|號)?\s?(?:(?:from )?before ?|earlier ?|was |is |是)?[:：#]?\s?((?:[a-z]{1,5}-)?[0-9][0-9a-z-]{4,20})(?![0-9a-z])/giu;
/** `TK-559102`, `GD20261008-0417`, `3390-FF-17`: numbers that desks give, for who complains about one. */
const deskNumber =
  /(?<![0-9A-Za-z-])(?:[A-Z]{2,4}-?[0-9]{4,8}(?:-[0-9]{2,8})?|[A-Z]-[0-9]{5,9}|[0-9]{4}-(?![0-9]{2}-[0-9]{2}(?![0-9]))[0-9A-Z]{2,5}(?:-[0-9A-Z]{2,5})?)(?![0-9A-Za-z-])/gu;
const email = /(?<![0-9a-z._%+-])[0-9a-z._%+-]{1,64}@[0-9a-z-]{1,63}(?:\.[0-9a-z-]{1,63}){1,4}/giu;
const phone = /(?:phone|mobile|手机|手機|电话|電話)[^\n。.;；@0-9+]{0,40}(\+?[0-9][0-9 -]{7,17}[0-9])(?![0-9a-z])/giu;

/** `The address I log in with is ...`, `signed up with ...`, `注册用的是 ...`: more certain than an address anywhere. */
const registeredBehind =
  /(?:(?<![a-z])(?:log in with|login with|sign in with|signed up with|registered (?:with|under|using|on(?=[^0-9\n]{0,12}(?:\+[0-9]|@|[0-9a-z._%+-]{1,64}@)))|sign up with|account is under|account (?:e-?)?mail|(?:e-?mail|phone|mobile)(?: number| address)? (?:on file|with you|you have)|(?:e-?mail|phone|mobile)(?: number| address)? (?:on|of|for) (?:the|my|this) account|my login is|registered (?:e-?mail|phone|mobile)|mine (?:from the start )?(?:is|was|has been))|(?:注册|註冊|登录|登入|绑定|綁定)(?:用的|时用的|時用的|的)?(?:邮箱|郵箱|信箱|邮件|手机号?|手機號?|号码|號碼)?)[^@\n。.;；,，0-9+]{0,24}?\s?([0-9a-z._%+-]{1,64}@[0-9a-z-]{1,63}(?:\.[0-9a-z-]{1,63}){1,4}|\+?[0-9][0-9 -]{8,17}[0-9])(?![0-9a-z])/giu;
/** Where the account is to go, and whose it is not: `注册的，能不能换绑到 ...`. */
const isNewContact =
  /换|換|改|骗子|騙子|对方|對方|scam|hacker|thief|seller|buyer|(?<![a-z])(?:change|switch|new|move)/iu;
/** Characters before such a word in which that is told, in the same part of a sentence. */
const newReach = 30;
const endOfPart = /[.。!！?？,，;；\n]/u;
/** `liu@... 注册的账号`: the account's address before the word that says so. */
const registeredBefore =
  /(?:拿|用|是|邮箱|郵箱|信箱)(?:[我他她]的?)?(?:邮箱|郵箱|信箱)?\s?([0-9a-z._%+-]{1,64}@[0-9a-z-]{1,63}(?:\.[0-9a-z-]{1,63}){1,4})\s?(?:来|來|[(（]?(?:就是|是))?(?:注册|註冊|登录|登入|绑定|綁定)/giu;
/** The same of a phone number: `我用 +852 5555 0162 登記嘅`. */
const phoneBefore =
  /(?:拿|用)(?:[我他她][的嘅]?)?(?:手机号?|手機號?|电话|電話|号码|號碼)?\s?(\+?[0-9][0-9 -]{7,17}[0-9])\s?(?:来|來|去)?(?:注册|註冊|登记|登記|登录|登入|绑定|綁定|开的?户|開的?戶)(?![^，。,.\n]{0,6}(?:不了|不到|失败|失敗))/gu;
const oldNumber =
  /(?:(?:旧号码?|舊號碼?|老号码?|老號碼?|原号码?)(?:是|为|為|係)?|(?<!新)門號)\s?[:：]?\s?(\+?[0-9][0-9 -]{7,17}[0-9])(?![0-9a-z])/gu;

/** What a mail ends with: an address behind it is of the signature. */
const closing = /(?<![a-z])(?:regards|sincerely|yours)(?![a-z])|敬上|谨上|謹上|此致/giu;

/** References of cases, mail addresses and phone numbers, for the case types that ask for them. */
export function contacts(text: string): Finding[] {
  const body = text.slice(0, [...text.matchAll(closing)].at(-1)?.index);
  return [
    ...findAll(text, ourReference, ["earlierReference"], "words"),
    ...findAll(text, ticket, ["earlierReference"], "shape"),
    ...findAll(text, otherReference, ["earlierReference"], "words"),
    ...findAll(text, deskNumber, ["earlierReference"], "words"),
    ...[...body.matchAll(registeredBehind)].flatMap(({ 0: whole, 1: contact = "", index }): Finding[] => {
      const before =
        body
          .slice(Math.max(0, index - newReach), index)
          .split(endOfPart)
          .at(-1) ?? "";
      const isNew = isNewContact.test(before + whole.slice(0, -contact.length));
      return isNew ? [] : [{ fields: ["registeredContact"], text: contact.trim(), rule: "shape" }];
    }),
    ...findAll(body, registeredBefore, ["registeredContact"], "shape"),
    ...findAll(body, phoneBefore, ["registeredContact"], "shape"),
    ...findAll(body, oldNumber, ["registeredContact"], "shape"),
    ...findAll(body, email, ["registeredContact"], "words"),
    ...findAll(body, phone, ["registeredContact"], "words"),
  ];
}

const errorNumber =
  /(?:(?<![a-z])err(?:or)?\s(?:code|no\.?|number|#)|(?:错误|錯誤|报错|報錯)(?:码|碼|代码|代碼|代号|代號))\s?(-?[0-9]{3,6})(?!\.?[0-9a-z])/giu;
const returned =
  /(?:返回|回傳|回传|(?<![a-z])return(?:s|ed)?)\s?[:：]?\s?(-?[0-9]{3,6})(?!\.?[0-9a-z]|\s?(?:个|個|条|條|笔|筆|次|元))/giu;

/** The number of an error in a sentence: `returns error code 50113`, `错误码50113`, `返回 50111`. */
export const errorNumbers = (text: string): Finding[] => {
  const named = findAll(text, errorNumber, ["errorCode"], "words");
  return named.length > 0 ? named : findAll(text, returned, ["errorCode"], "words");
};

const method = /(?<![a-z])(?:get|post|put|delete|patch)\s{1,2}\/[a-z0-9_./{}-]{2,120}/giu;
const path = /(?:接口|介面|端点|端點|(?<![a-z])endpoint)\s{0,2}[:：]?\s{0,2}(\/[a-z0-9_./{}-]{2,120})/giu;

/** Calls of an interface in a sentence: `GET /api/v3/account`, `接口 /api/v5/trade/order`. */
export const endpoints = (text: string): Finding[] => {
  const calls = findAll(text, method, ["endpoint"], "words");
  return (calls.length > 0 ? calls : findAll(text, path, ["endpoint"], "words")).map((call) => ({
    ...call,
    text: withoutTail(call.text, ".,"),
  }));
};

const quotedError =
  /(?:提示|显示|顯示|报错|報錯|(?<![a-z])(?:got|says?|said|shows?|showed|error|message))(?:了|是|为|為)?\s?[:：]?\s?["“「『]([^"”」』\n]{3,200})["”」』]/giu;
const toldError = /(?:提示|显示|顯示)(?:了|是|为|為)?[ :：]{1,2}(\p{Script=Han}[^\n。；;"“”「」]{2,80})/giu;

/** What a page showed, as the writer quotes it. */
export const shownErrors = (text: string): Finding[] => {
  const quoted = findAll(text, quotedError, ["errorShown"], "words");
  return quoted.length > 0 ? quoted : findAll(text, toldError, ["errorShown"], "words");
};

const page =
  /(?:https?:\/\/|(?<![\w.@/])(?:www\.)?[a-z0-9-]{2,40}\.(?:[a-z0-9-]{2,30}\.)?(?:io|com|org|space|info|net|app|xyz|build|fi|land|network|world|one|tech|money|dev)\/)[^\s<>"'，。；、（）()【】\]]{4,580}/giu;

/** Addresses of web pages; the reader of transaction ids tells which of them are explorers' pages. */
export const links = (text: string): Finding[] =>
  [...text.matchAll(page)].flatMap(([url]) => {
    const link = withoutTail(url, ".,;!?");
    return [
      { fields: ["txid"], text: link, rule: "explorer-url" },
      { fields: ["network"], text: link, rule: "explorer-url" },
    ] as const;
  });

const hashes =
  /(?<![0-9a-z/])(?:(?<=tx|txid|hash|[^a-z]|^)0x[0-9a-f]{64}|[0-9a-f]{64}|[1-9A-HJ-NP-Za-km-z]{86,88}|bafy2bzace[a-z2-7]{40,60}|0\.0\.[0-9]{1,12}[-@][0-9]{9,10}[-.][0-9]{1,9}|(?:tx|txid|hash)((?:0x)?[0-9a-f]{64}))(?![0-9a-z])/gi;
/** Base64 of 32 bytes, as TON shows its hashes; elsewhere the same shape is a signature or a key. */
const base64Hash = /(?<![0-9A-Za-z+/_=-])[0-9A-Za-z+/_-]{43}=(?![0-9A-Za-z=])/g;

/** Ids that are transaction hashes by their shape alone, and not of an earlier transfer that went well. */
export const shapes = (whole: string): Finding[] => {
  const text = withoutEarlier(whole);
  return [
    ...findAll(text, hashes, ["txid"], "shape"),
    ...(/(?<![a-z])(?:ton|toncoin)(?![a-z])/i.test(text) ? findAll(text, base64Hash, ["txid"], "shape") : []),
  ].filter(({ text: id }) => /[0-9]/.test(id));
};

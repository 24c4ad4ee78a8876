import type { FieldId } from "../fields.ts";
import { type Finding, findAll, withoutTail } from "./finding.ts";
import { othersWords } from "./found-labels.ts";

const is =
  "(?:[^0-9a-z\\n]{0,4}(?:应该是|應該是|应为|應為|应是|是|为|為|係|is|was|should be|i think|(?:on|with|at|for) your (?:exchange|platform|site|side)|number|no\\.?|nr\\.?)){0,3}";
const uidLabel =
  "(?:(?<![a-z])uid|(?:我|用户|使用者|用戶|账户|账号|帐号|帳戶|帳號|会员|會員|我的|(?<![a-z])(?:my|user|account|member|customer))[ _-]?(?:uid|id|号|號|编号|編號|number|no\\.?))";
const uidBehind = new RegExp(
  `${uidLabel}(?:号|號|#)?${is}[^0-9a-z\\n]{0,6}([0-9](?:[0-9]|[ ](?=[0-9])){4,24})(?![0-9a-z])`,
  "giu",
);
const uidBefore =
  /(?<![0-9a-z])([0-9]{6,20})\s{0,2}(?:[(（]\s?(?:uid|我的uid|my uid)\s?[)）]|(?:是|is)\s?(?:我的|my)\s?(?:uid|id|账号|帳號))/giu;
/** The writer's own UID after somebody else's: `My brother's UID is 684357797, mine is 691214708`. */
const mine = /uid[^\n]{1,100}?(?:\bmine(?: is|:)?|我的(?:是|：|:))\s?([0-9]{6,20})(?![0-9a-z])/giu;
const account =
  /(?:(?<!bank )\b(?:account|user)|(?<!银行|銀行)(?:账户|账号|帐号|帳戶|帳號)|用户|用戶|会员|會員)\s?[:：]?\s?([0-9]{7,18})(?![0-9a-z])/giu;
const bareId =
  /(?<![a-z])(?<!(?:order|withdrawal|request|transaction|trace|client|tx|case|ticket) )ID\s?[:：]?\s?([0-9]{6,20})(?![0-9a-z])/gu;

/** UIDs beside their label in a sentence, unless it is somebody else's. */
export function uids(text: string): Finding[] {
  const isOwn = ({ index }: { index: number }) => !othersWords.test(text.slice(Math.max(0, index - 24), index));
  const labelled = [...text.matchAll(uidBehind), ...text.matchAll(uidBefore)].filter(isOwn);
  const weak = [...text.matchAll(account), ...text.matchAll(bareId)].filter(isOwn);
  const of = (matches: readonly RegExpExecArray[], rule: Finding["rule"]) =>
    matches.map(([, digits = ""]): Finding => ({ fields: ["uid"], text: digits, rule }));
  return [...of(labelled, "glued"), ...of([...text.matchAll(mine)], "glued"), ...of(weak, "words")];
}

/** What may stand between the name of a number and the number: no other name, no digit, no end of a sentence. */
const until = "[^0-9\\n。;；]";
const withdrawalNumber = new RegExp(
  `(?:withdraw(?:al)?\\s?(?:order\\s?)?(?:id|no|number|nr|ref|reference)|id of (?:the|my) withdrawal|(?:提币|提幣|提现|提現|提領|提领)(?:订|訂)?\\s?(?:id|单号|單號|编号|編號|号码|號碼|号|號))(${until}{0,24}?)#?([0-9]{6,24})(?![0-9a-z])`,
  "giu",
);
const orderNumber = new RegExp(
  `(?:(?<![a-z])(?<!withdrawal |withdraw )order\\s?(?:id|no|number|nr|#)|(?:订单|訂單|流水|委托|委託|申诉|申訴)(?:单|單)?(?:号|號|编号|編號|id)|(?<!提币|提幣|提现|提現|提領|提领|充值|充币|充幣|转账|轉帳|轉賬|交易|链上|鏈上)(?:单号|單號))(${until}{0,16}?)#?([0-9]{8,24})(?![0-9a-z])`,
  "giu",
);
/** An order without the word number: only long digits are meant then. */
const bareOrder =
  /(?:(?<![a-z])(?:order|appeal)|订单|訂單|申诉|申訴|reference(?: of (?:the|my) (?:transfer|order))?)\s?[:：#]?\s?(?:is )?([0-9]{15,24})(?![0-9a-z])/giu;

/** Another name of a number, or a date or a moment, on the way to it. */
const otherName =
  /uid|user|account|hash|txid|amount|用户|用戶|账|帳|帐|数量|數量|金额|金額|地址|address|时间|時間|time|单号|單號|withdraw/i;

/** Numbers of withdrawals and orders behind their names in a sentence. */
export const orderNumbers = (text: string): Finding[] => [
  ...behindName(text, withdrawalNumber, ["withdrawalId"]),
  ...behindName(text, orderNumber, ["orderNumber", "withdrawalId", "orderId"]),
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
  /(?:should (?:have been|be)|(?:correct|right|proper) one is|正确的?是|正確的?是|应该是|應該是|应为|應為|应是|應是)\s?[:：]?\s?([0-9]{4,12})(?![0-9a-z])/giu;
const usedBehind =
  /(?:填成了?|写成了?|寫成了?|输成了?|輸成了?|打成了?|填的是|写的是|寫的是|(?<![a-z])i (?:used|typed|entered|put|wrote))\s?[:：]?\s?([0-9]{4,12})(?![0-9a-z])/giu;
const rightWords = /正确|正確|应填|應填|应该|應該|应为|應為|correct|right|proper|should/i;

/** Memos and tags in a sentence: the one that was written, and the one that would have been right. */
export function memos(text: string): Finding[] {
  if (!new RegExp(memoName, "iu").test(text)) return [];
  const named = [...text.matchAll(memoBehind)].map(({ index, 1: between = "", 2: digits = "" }): Finding => {
    const isRight = rightWords.test(text.slice(Math.max(0, index - 10), index)) || rightWords.test(between);
    return { fields: [isRight ? "memoRight" : "memoUsed"], text: digits, rule: "shape" };
  });
  return [
    ...named,
    ...findAll(text, rightBehind, ["memoRight"], "shape"),
    ...findAll(text, usedBehind, ["memoUsed"], "shape"),
  ];
}

const ourReference = /(?<![0-9a-z])PC[- ]?[0-9A-Z]{5}[- ]?[0-9A-Z]{5}(?![0-9a-z])/giu;
const otherReference =
  /(?:(?<![a-z])(?:ticket|case|request)|工单|工單|案件)\s?(?:number|no\.?|id|编号|編號|号|號)?\s?[:：#]?\s?((?:[a-z]{1,5}-)?[0-9][0-9a-z-]{3,20})(?![0-9a-z])/giu;
const email = /(?<![0-9a-z._%+-])[0-9a-z._%+-]{1,64}@[0-9a-z-]{1,63}(?:\.[0-9a-z-]{1,63}){1,4}/giu;
const phone = /(?:phone|mobile|手机|手機|电话|電話)[^\n。.;；@0-9+]{0,40}(\+?[0-9][0-9 -]{7,17}[0-9])(?![0-9a-z])/giu;

/** What a mail ends with: an address behind it is of the signature. */
const closing = /(?<![a-z])(?:regards|sincerely|yours)(?![a-z])|敬上|谨上|謹上|此致/giu;

/** References of cases, mail addresses and phone numbers, for the case types that ask for them. */
export function contacts(text: string): Finding[] {
  const body = text.slice(0, [...text.matchAll(closing)].at(-1)?.index);
  return [
    ...findAll(text, ourReference, ["earlierReference"], "words"),
    ...findAll(text, otherReference, ["earlierReference"], "words"),
    ...findAll(body, email, ["registeredContact"], "words"),
    ...findAll(body, phone, ["registeredContact"], "words"),
  ];
}

const errorNumber =
  /(?:(?<![a-z])err(?:or)?\s(?:code|no\.?|number|#)|(?:错误|錯誤|报错|報錯)(?:码|碼|代码|代碼|代号|代號))\s?(-?[0-9]{3,6})(?![0-9a-z.])/giu;

/** The number of an error in a sentence: `returns error code 50113`, `错误码50113`. */
export const errorNumbers = (text: string): Finding[] => findAll(text, errorNumber, ["errorCode"], "words");

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

/** Ids that are transaction hashes by their shape alone. */
export const shapes = (text: string): Finding[] =>
  findAll(
    text,
    /(?<![0-9a-z/])(?:(?<=tx|txid|hash|[^a-z]|^)0x[0-9a-f]{64}|[0-9a-f]{64}|[1-9A-HJ-NP-Za-km-z]{86,88}|(?:tx|txid|hash)((?:0x)?[0-9a-f]{64}))(?![0-9a-z])/gi,
    ["txid"],
    "shape",
  ).filter(({ text: id }) => /[0-9]/.test(id));

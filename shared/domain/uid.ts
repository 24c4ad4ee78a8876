import type { Uid } from "./brand.ts";
import { cleanIdentifier } from "./clean-text.ts";
import type { ProblemCode } from "./problems.ts";

export type UidReading =
  | {
      readonly kind: "uid";
      readonly uid: Uid;
      /** What it may be instead, by its shape: it fits the operator's pattern all the same, which decides. */
      readonly doubt?: ProblemCode;
    }
  | { readonly kind: "problem"; readonly code: ProblemCode };

/** Characters that are read. */
const maxLength = 100;

const label =
  /^(?:my|我的|我)?(?:(?:user|account|member|customer|main|用户|用戶|使用者|账户|账户的|帳戶|账号|帳號|会员|會員|主账户|主帳戶|欧易|歐易)?(?:uid|id)|(?:account|member|customer|user)(?:number|no\.?)|(?:用户|用戶|会员|會員|账户|帳戶)(?:编号|編號)|会员号|會員號|[账帐帳](?:号|號|户|戶)(?=[:=是为為]?[0-9]))(?:is(?=[:0-9]))?[:=#是为為-]*/i;

/** A polite word behind it. */
const thanks =
  /[,.;!、。~]{0,3}(?:谢谢|謝謝|多谢|多謝|感谢|感謝|thanks|thankyou|thx)(?:您|你|you|了|啦)?[!.~。]{0,3}$/i;

/** Numbers whose dashes say that they are something else; those of a UID only make it easier to read. */
const dashed: readonly { readonly pattern: RegExp; readonly code: ProblemCode }[] = [
  { pattern: /^(?:19|20)[0-9]{2}-[01]?[0-9]-[0-3]?[0-9]$/, code: "uid-unreadable" },
  { pattern: /^[0-3]?[0-9]-[0-3]?[0-9]-(?:19|20)[0-9]{2}$/, code: "uid-unreadable" },
  // With the zero of an area code, as China, Taiwan and many others write it, and as mobile numbers are grouped.
  { pattern: /^0[0-9]{1,3}-[0-9]{3,4}-?[0-9]{3,4}$/, code: "uid-is-phone" },
  { pattern: /^(?:86-)?1[3-9][0-9]-[0-9]{4}-[0-9]{4}$/, code: "uid-is-phone" },
  { pattern: /^86-1[3-9][0-9]{9}$/, code: "uid-is-phone" },
  { pattern: /^(?:1-)?[2-9][0-9]{2}-[0-9]{3}-[0-9]{4}$/, code: "uid-is-phone" },
];

/** Labels of other things, which are told by their words whatever the digits: the first row that fits decides. */
const otherLabels: readonly { readonly pattern: RegExp; readonly code: ProblemCode }[] = [
  {
    pattern: /^(?:我的)?(?:子账户|子帳戶|子账号|子帳號|子用户|sub-?account|sub-?user|sub-?uid)/i,
    code: "uid-is-sub-account",
  },
  {
    pattern:
      /^(?:my|我的)?(?:邀请码|邀請碼|推荐码|推薦碼|邀请id|邀請id|推荐id|推薦id|invit(?:e|ation)-?(?:code|id|link)|referral-?(?:code|id|link)|ref-?code)/i,
    code: "uid-is-invite-code",
  },
  {
    pattern:
      /^(?:my|我的)?(?:订单|訂單|order-?(?:id|no|number|#|:)|提币单号|提幣單號|提现单号|充值单号|充幣單號|流水号|流水號|withdrawal-?id|申诉单号|申訴單號)/i,
    code: "uid-is-order-number",
  },
  {
    pattern: /^(?:my|我的)?(?:昵称|暱稱|用户名|用戶名|使用者名稱|nickname|username|user-name)/i,
    code: "uid-is-nickname",
  },
  { pattern: /^(?:my|我的)?(?:手机|手機|电话|電話|phone|mobile|tel)/i, code: "uid-is-phone" },
];

/** What an unlabelled text is by its shape, where the operator's pattern does not take it. */
const shapes: readonly { readonly pattern: RegExp; readonly code: ProblemCode }[] = [
  { pattern: /@/, code: "uid-is-email" },
  { pattern: /^(?:\+|00)[0-9()-]{7,20}$|^1[3-9][0-9]{9}$|^09[0-9]{8}$/, code: "uid-is-phone" },
  // Order numbers of the large exchanges have 18 to 20 digits, UIDs 18 at most.
  { pattern: /^[0-9]{18,20}$/, code: "uid-is-order-number" },
  { pattern: /^[\p{L}\p{M}_.-]{2,}$/u, code: "uid-is-nickname" },
];

/** Shapes that make a UID doubtful though it fits: a mobile number of China, and the 19 digits of an order. */
const doubts: readonly { readonly pattern: RegExp; readonly code: ProblemCode }[] = [
  { pattern: /^1[3-9][0-9]{9}$/, code: "uid-is-phone" },
  { pattern: /^[1-9][0-9]{18}$/, code: "uid-is-order-number" },
];

const problem = (code: ProblemCode): UidReading => ({ kind: "problem", code });

/**
 * Reads a UID against the operator's anchored pattern: blanks inside joined, `UID:` before it dropped, leading zeros kept.
 * It stays text, as a number loses its last digits past fifteen. What is labelled or shaped as something else (an e-mail
 * address, a phone number, an order, an invite code, a nickname, a sub-account) is told as that.
 */
export function readUid(text: string, pattern: RegExp): UidReading {
  if (text.length > maxLength) return problem("uid-unreadable");
  const joined = cleanIdentifier(text);
  const other = codeOf(joined, otherLabels);
  if (other) return problem(other);
  const uid = joined.replace(label, "").replace(thanks, "");
  const dashedCode = codeOf(uid, dashed);
  if (dashedCode && uid.search(pattern) === -1) return problem(dashedCode);
  // `search` ignores the flags that make `test` remember where it stopped.
  for (const candidate of [uid, joined, uid.replaceAll("-", "")]) {
    if (candidate === "" || candidate.search(pattern) === -1) continue;
    const doubt = uid === joined ? codeOf(candidate, doubts) : undefined;
    return { kind: "uid", uid: candidate as Uid, ...(doubt && { doubt }) };
  }
  return problem(codeOf(uid, shapes) ?? "uid-unreadable");
}

const codeOf = (text: string, rows: typeof shapes): ProblemCode | undefined =>
  rows.find(({ pattern }) => pattern.test(text))?.code;

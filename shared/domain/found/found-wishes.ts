import type { Finding } from "./finding.ts";

/** Words that ask, and within a few characters the freezing; not where something is to be left or lifted. */
const freezing =
  /(?:请|請|帮我|幫我|帮忙|幫忙|麻烦|麻煩|马上|馬上|立即|立刻|赶紧|趕緊|赶快|趕快|尽快|盡快)(?:(?![不别別勿解被])[^。！!？?；;\n]){0,10}(?:冻结|凍結)|(?<![a-z])(?:please|immediately|urgently|want you to|need you to)(?:(?!not(?![a-z])|n't)[^.!?;\n]){0,20}(?<![a-z])freeze(?![a-z])/iu;

/** The wish as an order of its own: `冻结账户！`, `快冻结`, `要求冻结`, `Freeze it`. */
const order =
  /(?:快|要求|希望|需要|申请|申請)(?:把|将|將|先)?(?:[^。！!？?；;，,\n不别別勿解被]){0,6}(?:冻结|凍結)|(?:^|[。！!？?；;，,\n])\s{0,3}(?:紧急|緊急)?(?:冻结|凍結)(?:我的|我|该|該|这个|這個)?(?:账|帐|帳|户|戶)[^。！!？?；;，,\n]{0,4}(?:$|[。！!；;，,\n])|(?:^|[.!?;,\n])\s{0,3}(?:and |so )?freeze (?:it|my|the|this)(?![a-z])(?![^.!;\n]{0,30}\?)/iu;
/** That the account be left as it is. */
const refusal =
  /(?:不要|别|別|不用|不必|请勿|請勿|先不|暂不|暫不|不想|不希望|无需|無需)(?:先|再|急着)?(?:要)?(?:冻结|凍結)|(?<![a-z])(?:do not|don't|not want (?:you )?to|no need to|never) (?:yet )?freeze/iu;

/** What a mail asks for in so many words, as the option of the form: that an account be frozen, or not. */
export const wishes = (text: string): Finding[] => {
  if (refusal.test(text)) return [{ fields: ["freezeWanted"], text: "no", rule: "words" }];
  return freezing.test(text) || order.test(text) ? [{ fields: ["freezeWanted"], text: "yes", rule: "words" }] : [];
};

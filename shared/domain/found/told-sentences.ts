import { writtenChinese } from "./written-chinese.ts";

/** Characters that are looked at. */
const maxLength = 20_000;

export interface Told {
  /** What the mail is about. */
  readonly main: readonly string[];
  /** The same with what follows from it, what is threatened, and what is told by the way. */
  readonly whole: readonly string[];
}

const faultInEnglish =
  "(?:hack|stolen|compromis|scam|phish|fraud|wrong (?:network|chain|memo|tag|address)|(?:memo|tag|kyc|network) (?:problem|issue)|lock|frozen|blocked|restrict|complain|forg[eo]t)[a-z]{0,9}";
const faultInChinese =
  "(?:被盗|盗号|被黑|黑客|被骗|骗子|诈骗|钓鱼|被锁|锁定|被封|被冻|被限|风控|忘记|忘了|忘填|漏填|选错|填错|转错|充错|输错|投诉)";

/** A fault that the writer says he does not have, does not mean, or wants to be spared. */
const denied: readonly RegExp[] = [
  new RegExp(
    `(?<![a-z])(?:not|never|isn't|wasn't|haven't|hasn't|didn't|no)(?: (?:been|being|a|an|the|my|any|in|about|because of|due to|to do with)){0,3} ${faultInEnglish}`,
    "gu",
  ),
  new RegExp(
    `(?<!有)没有?(?:在|说)?(?:人)?${faultInChinese}|(?<!是)(?:不是|并非|并没有|并未)(?:我|因为|要|说)?${faultInChinese}`,
    "gu",
  ),
  new RegExp(`(?<![a-z])(?:avoid|prevent|protect)[^,.?。]{0,30}${faultInEnglish}`, "gu"),
  new RegExp(`(?:防止|避免|预防|以免|免得)[^,.?。]{0,8}${faultInChinese}`, "gu"),
];

/** What an angry customer calls us tells of no scam: `are you scammers?`, `你们是不是骗子`. */
const insults: readonly RegExp[] = [
  /(?<![a-z])(?:are you(?: guys)?|you(?: guys)? are|you're|your (?:exchange|platform|site|company|app) (?:is|looks like|must be)|this (?:exchange|platform|site|app) is)(?: all| just| really| nothing but){0,2}(?: a| an)? (?:scam|fraud|fake|thie)[a-z]{0,6}/gu,
  /(?<![a-z])(?:(?:start|begin)(?:ing)? to (?:think|feel|believe)|feels? like|smells? like)[^,.?]{0,30} (?:scam|fraud)[a-z]{0,6}/gu,
  /(?:你们|平台|交易所)[^,。?]{0,4}(?:就是|是不是|不会是|真是|是)[^,。?]{0,6}(?:骗子|诈骗|骗人|骗钱)(?:平台|公司|集团)?|骗子(?:平台|公司|交易所)/gu,
];

/** Who is asked for is nobody who did something: `can someone look at this`, `有人能处理吗`. */
const asksForSomeone: readonly RegExp[] = [
  /(?<![a-z])(?:(?:can|could|would|will|please|need|want|get|have|let)(?: please)? (?:someone|somebody|anyone)|(?:someone|somebody) (?:please|can|could|who|should|look|help|check|explain|tell|answer|senior|above))(?![a-z])/gu,
  /有人(?=能|可以|管|在吗|处理|回|帮|理)/gu,
];

/** What we asked: `your bot asks whether I was hacked`, `机器人让我检查是不是转错网络`. */
const askedByUs: readonly RegExp[] = [
  /(?<![a-z])(?:bot|chatbot|agent|support|faq|system|chat) (?:asks?|asked|keeps asking|suggests?|suggested)(?: me)? (?:if|whether|about)[^,.;?]{0,80}/gu,
  /(?:客服|机器人)[^,。?]{0,6}(?:问我?|让我检查|叫我检查|让我确认)[^,。?]{0,24}/gu,
];

/** What is in order: `KYC passed`, `认证早就做完了`. */
const inOrder: readonly RegExp[] = [
  /(?<![a-z])(?:my )?(?:kyc|verification|identity check)(?: (?:has|is|was|been|already|fully|long)){0,3} (?:passed|approved|done|complete[d]?|ok|fine)(?![a-z])|(?<![a-z])passed (?:my |the )?(?:kyc|verification)/gu,
  /(?<![a-z])(?:2fa|authenticator|memo|tag|network|login) (?:works|is on(?= ?(?:[,.;]|and|$))|is fine|is right|is correct|was right|was correct)(?![a-z])/gu,
  /(?:标签|备注|附言|memo|tag)(?:那?栏)?我?(?:都|也){0,1}(?:有|已经?) ?(?:填|写|带)[了好]?(?![错成了好]| ?,? ?(?:但|可是|不过|却|只是))|(?<![a-z])(?:memo|tag) (?:was|is|has been) (?:filled in|entered|included|added)(?!,? (?:wrong|incorrect|late|after|by mistake|with a|but|though))/gu,
  /(?:谷歌验证|验证器|登录|密码|网络|网路|标签|memo|tag)(?:都|也|是){0,2}(?:没问题|没有问题|正常|没错|没填错|对的|正确)/gu,
  /(?:kyc|实名|认证)(?:我)?(?:今天|昨天|早上|早就|已经|已|都|也){0,3}(?:做完|通过|过了|完成|做好)了?|(?:做|过|完成)了 ?(?:kyc|实名|认证)|kyc ?(?:已经|已) ?pass(?:ed)?/gu,
];

/** What has not happened, and how something works: `What happens if I forget the memo?`, `认证需要什么资料`. */
const hypothetical: readonly RegExp[] = [
  /(?<![a-z])(?:what (?:happens|if)|what would happen|if i|in case i)(?![^.?]{0,100}(?:already|yesterday|today|just|try|click|press|error))[^.?]{1,160}\?/gu,
  /(?:万一|要是|如果|假如)(?![^。?]{0,60}(?:已经|刚|昨|今|报错|提示|显示|失败|不回))[^。?]{1,60}(?:怎么办|会怎样|会怎么样|会不会|怎么处理|能找回|\?)/gu,
  /(?<![a-z])how (?:do|can|to|would|should)(?: i| we| you| one)? (?:set up|enable|activate|turn on|apply|avoid|prevent|protect)(?![a-z])[^.?]{0,120}/gu,
  /(?<![a-z])(?:what|which) (?:documents?|papers|information|networks?|coins?|chains?) (?:do|are|is|should|can|does|will)(?![a-z])[^.?]{0,120}/gu,
  /(?:认证|kyc|实名|充值|提币|提现)(?:需要|要)(?:准备|提供|提交)?(?:什么|哪些)[^。?]{0,20}|(?:怎么|如何)(?:设置|开启|开通|防止|避免)[^。?]{0,20}|想?了解[^。?]{0,20}(?:规则|限额|费率|费用|手续费|政策)/gu,
];

const notTold = [...hypothetical, ...denied, ...insults, ...asksForSomeone, ...askedByUs, ...inOrder];

/** When something was that is over: only with a word of the second kind. */
const before =
  /(?<![a-z])(?:last (?:year|month|week|time|spring|summer|autumn|winter)|(?:weeks|months|years|month|year) ago|previously|earlier|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|once|already had)(?![a-z])|上个?月|上次|上周|上回|去年|之前|以前|前段时间|早前|月初|年初/u;
const over =
  /(?<![a-z]|(?:not|n't|never|nor)(?: (?:yet|been|got|be|fully|really|actually))? )(?:resolved|(?:is|was|been|got|all) (?:solved|sorted|fixed|settled)|(?:been|was|got) (?:approved|unlocked|credited|restored)(?: since)?|approved since|(?:is|are) (?:fine|ok|okay|done) now|that (?:part )?is (?:done|over))(?![a-z])|已经?(?:经)?(?:解决|解开|解封|解冻|恢复|通过|处理好|搞定|到账|好了)|后来(?:就)?(?:过了|通过|好了|解决|恢复|到了|解)/u;
/** Where a sentence comes to the present. */
const present =
  /(?<![a-z])(?:but|now|today|this time|still|again)(?![a-z])|现在|今天|今次|这次|这回|但|可是|不过|还没|仍|依然|又/u;
/** Who writes about his case that was called solved has no solution. */
const earlierCase = /(?<![a-z])(?:case|ticket)|工单|案件/u;
/** A sentence of so few characters that says that something is over belongs to the one before it. */
const maxAfterwords = 60;

/** What follows from the problem: `so I can't withdraw`, `导致提不了币`. */
const consequence =
  /(?<![a-z])(?:so (?:now )?(?:i|we) (?:can|could|am|cannot)|therefore|which means|as a result|and that is why)(?![a-z])|导致|因此|所以|害得?我|结果没法|也(?:提不|不能提|无法提|没法提)/u;
/** The same in front of its cause: `and I cannot withdraw because of this`. */
const consequenceBefore =
  /(?:(?:and|so)? ?i )?(?:cannot|can't|unable to)[^,.;]{1,60} because of (?:this|that|it)(?![a-z])/gu;
/** What is told beside the problem. */
const aside = /^(?:by the way|btw|p\.?s|also,|besides|another thing|另外|顺便|顺带|还有)(?![a-z])/u;
/** What the writer will do, in a sentence that says unless what. */
const condition = /(?<![a-z])(?:if|unless|otherwise)(?![a-z])|再不|否则|不然|如果|要是/u;
const threat = /(?<![a-z])(?:complain|ombudsman|escalat|lawyer|regulator|supervisor)[a-z]{0,5}|投诉|举报|升级|律师/gu;

/**
 * The sentences of a text, prepared for comparison: a line that a mail program broke goes on; ids and links are left
 * out, and what did not happen, does not hold or is long over. Linear in the text.
 */
export function toldSentences(text: string): Told {
  const sentences = withoutPast(
    prepared(text)
      .split(/(?<=[。!?;])|\n|\.(?=\s|$)/)
      .map((sentence) => without(notTold, sentence)),
  ).map((sentence) => sentence.replace(/\s+/g, " ").trim());
  return {
    main: filled(sentences.filter((sentence) => !aside.test(sentence)).map((each) => mainOf(each))),
    whole: filled(sentences),
  };
}

const prepared = (text: string): string =>
  writtenChinese(text.slice(0, maxLength).normalize("NFKC"))
    .replace(/’/g, "'")
    .replace(/([a-z,]) ?\r?\n(?=[a-z])/g, "$1 ")
    .toLowerCase()
    .replace(/(?<=[0-9万千百入充转提买卖的])\s?u(?![a-z0-9])/g, " usdt")
    // As people spell them.
    .replace(/reciev/g, "receiv")
    .replace(/(?<![a-z])withdr(?:awl|al|awel|wal)(?=s?(?![a-z]))/g, "withdrawal")
    // A setting of ours, and no attack.
    .replace(/anti-? ?phishing(?: code)?|防钓鱼码?/g, " ")
    // Without the `有人` that did something.
    .replaceAll("没有人", "没人")
    .replace(/https?:\/\/\S{1,600}|[0-9a-z]{20,600}/g, " ")
    // The other side of a trade is no trading pair.
    .replaceAll("交易对方", "交易的对方")
    .replace(/phone (?:was|got|has been) stolen|stole my phone|stolen phone/g, "lost my phone");

const without = (patterns: readonly RegExp[], sentence: string): string =>
  patterns.reduce((rest, pattern) => rest.replace(pattern, " "), sentence);

function mainOf(sentence: string): string {
  const cause = without([consequenceBefore], sentence.slice(0, consequence.exec(sentence)?.index));
  return condition.test(cause) ? without([threat], cause) : cause;
}

const filled = (sentences: readonly string[]): string[] =>
  sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/** Leaves out a problem that was and is over; of a sentence that goes on to the present its second part stays. */
function withoutPast(sentences: readonly string[]): string[] {
  const told: string[] = [];
  let isOver = false;
  for (const [index, sentence] of sentences.entries()) {
    const next = sentences[index + 1] ?? "";
    const last = isOver;
    isOver = false;
    if (last || !before.test(sentence) || earlierCase.test(sentence)) {
      if (!last) told.push(sentence);
      continue;
    }
    const end = over.exec(sentence);
    if (end) told.push(fromPresent(sentence, end.index + end[0].length));
    else if (next.length <= maxAfterwords && over.test(next) && !present.test(next)) isOver = true;
    else told.push(sentence);
  }
  return told;
}

const fromPresent = (sentence: string, from: number): string => {
  const after = sentence.slice(from);
  return present.test(after) ? after : "";
};

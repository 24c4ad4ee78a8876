import { holdsFields } from "./signature.ts";

/**
 * What the mail servers of companies write above and below their people's mails: warnings about a sender from outside,
 * legal footers, and what their company never asks for. Their words (unauthorized, phishing, stolen passwords) are those
 * of other people's problems, so they are none of the writer's. A line, or a run of lines, is such a text where it has a
 * word of `about` and of two of the `signs`.
 */
interface ServerTextRow {
  readonly where: string;
  readonly about: RegExp;
  readonly signs: readonly RegExp[];
}

const rows: readonly ServerTextRow[] = [
  {
    where: "above, in English",
    // Of the mail, never of a wallet outside.
    about:
      /\b(?:e-?mail|message|sender)\b[^.\n]{0,40}\b(?:outside|external)\b|\bexternal (?:e-?mail|sender|message)\b|\bthis sender (?:might|may|could|is|has)\b|\boften get e-?mail\b/i,
    signs: [
      /\b(?:do not|don['’]t|avoid|before|never) (?:open|reply|respond|follow|forward)|\bclick|\blinks?\b|\battachments?\b/i,
      /\bunless you|\bverify\b|\byou (?:recogni[sz]e|trust|know)\b|\bcontent is safe\b/i,
      /\bcaution\b|\bwarning\b|\bbeware\b|\bcareful\b/i,
      /\bsuspicious\b|\bimpersonat|\bphishing\b|\bscams?\b|\bspoof|\bfraud/i,
      /\blearn why this is important\b/i,
      /\bget e-?mail from\b/i,
    ],
  },
  {
    where: "below, in English",
    about:
      /\bthis (?:(?:electronic|internet) )?(?:e-?mail|message|communication|transmission|correspondence)\b|\b(?:in|of) this (?:e-?mail|message)\b|\bany attachments?\b|\be-?mails? (?:can|may|could|cannot|transmission)\b|\bvia e-?mail\b/i,
    // Not `in error`, `prohibited` or `copied`: customers say these of transfers.
    signs: [
      /\bconfidential|\bprivileged?\b|\bproprietary\b/i,
      /\bintended (?:\w{1,12} )?(?:recipient|for)\b|\baddressees?\b|\bnamed (?:recipient|above|individual)/i,
      /\b(?:notify|inform|advise|contact|alert) (?:the |its )?(?:sender|originator)\b|\b(?:delete|destroy) (?:it|this|all copies)\b/i,
      /\bunauthori[sz]ed (?:use|review|disclosure|copying|access|distribution|dissemination|interception)\b/i,
      /\bdisclos|\bdisseminat|\bdistribut|\bcopying\b/i,
      /\bvirus|\bmalware\b|\bintercept/i,
      /\bliab(?:le|ility)\b|\blegal responsibility\b/i,
    ],
  },
  {
    where: "above, in Chinese",
    about:
      /外部(?:邮件|郵件|信件|发件|寄件|来信|來信)|(?:邮件|郵件|发件人|寄件人|寄件者)[^。\n]{0,20}(?:外部|以外)|通常不会收到来自|不常收到來自|不经常收到来自/,
    signs: [
      /警惕|谨防|謹防|小心|谨慎|謹慎|注意|提防|警告/,
      /请勿|請勿|切勿|不要|勿/,
      /链接|连结|連結|鏈接|附件|附檔/,
      /钓鱼|釣魚|诈骗|詐騙|欺诈|詐欺|可疑/,
      /了解.{0,10}重要/,
      /收到(?:来自|來自)/,
    ],
  },
  {
    where: "below, in Chinese",
    about: /[本此]封?(?:电子|電子)?(?:邮件|郵件|信件|電郵|电邮)|本(?:信息|資訊|訊息)|(?:这|這)封(?:邮件|郵件|信)/,
    signs: [
      /保密|机密|機密|秘密|专有|專有/,
      /收件人|收件者|收信人|个人或群组|個人或群組/,
      /错收|錯收|误收|誤收|误发|誤發|误传|誤傳|误送|誤送/,
      /(?:删除|刪除|销毁|銷毀)[本此该該]|通知(?:发|發|寄)件/,
      /泄露|洩漏|洩露|复制|複製|散发|散發|散布|披露|揭露/,
      /病毒|黑客|駭客/,
      /不承担|不承擔|概不负责|概不負責|法律责任|法律責任/,
      /仅供参考|僅供參考|未经授权|未經授權/,
    ],
  },
  {
    where: "against fraud in the name of the company",
    about:
      /\bwe (?:will )?never (?:ask|request)|\bour bank (?:account )?details (?:will not|won['’]t|do not|never) change|本公司(?:绝|絕)?(?:不会|不會)|冒充本公司/i,
    signs: [
      /\bfraud|\bscams?\b|\bphishing\b|\bsuspicious\b|诈骗|詐騙|钓鱼|釣魚/i,
      /\bpasswords?\b|\bpin\b|\bpayments?\b|\btransfer\b|\bmoney\b|密码|密碼|转账|轉帳|汇款|匯款/i,
      /\bby (?:e-?mail|telephone|phone)\b|\bverify\b|邮件|郵件|核实|核實/i,
    ],
  },
];

const wantedSigns = 2;
/** Characters of a paragraph that are looked at; a legal footer may be long. */
const maxLength = 4_000;
/** No company speaks so of itself; `我司` and `我们` are its words. */
const firstPerson = /(?<![\p{L}'’])(?:I|[Mm]y|[Mm]e)(?![\p{L}])|我(?![司们們行国國方]|公司)/u;

/** Fewer characters hold no two signs. */
const minLength = 8;

const isOfRow = (line: string, { about, signs }: ServerTextRow): boolean =>
  line.length >= minLength && [about, ...signs].some((pattern) => pattern.test(line.slice(0, maxLength)));

/** How many more texts of one mail may be searched for values, which costs more than all else here. */
export interface SearchBudget {
  left: number;
}

/** A mail has a few such texts; thousands are an attack. */
export const searchesOfMail = 30;

/** Lines as one text, without the asterisks that make words bold. */
const joined = (lines: readonly string[]): string =>
  lines
    .join(" ")
    .slice(0, maxLength)
    .replace(/[\s*]+/g, " ");

/** Whether a text is such a one, unless it says `I` or holds a value that a case needs. */
function isServerText(text: string, { about, signs }: ServerTextRow, budget: SearchBudget): boolean {
  if (!about.test(text)) return false;
  const isOne = signs.filter((sign) => sign.test(text)).length >= wantedSigns;
  return isOne && !firstPerson.test(text) && budget.left-- > 0 && !holdsFields(text);
}

/** A paragraph without what a server wrote in it: the writer's lines may stand right above and below. */
function withoutServerLines(paragraph: readonly string[], budget: SearchBudget): readonly string[] {
  // In HTML each paragraph is a line, and no empty one parts it from the writer's.
  let kept = paragraph.filter((line) => {
    const text = line.length < minLength ? "" : joined([line]);
    return text === "" || !rows.some((row) => isServerText(text, row, budget));
  });
  // In plain text it is broken over several.
  for (const row of rows) {
    const first = kept.findIndex((line) => isOfRow(line, row));
    const end = kept.findLastIndex((line) => isOfRow(line, row)) + 1;
    if (first >= 0 && isServerText(joined(kept.slice(first, end)), row, budget))
      kept = [...kept.slice(0, first), ...kept.slice(end)];
  }
  return kept;
}

/** The lines without those that a company's mail server wrote. */
export function withoutServerText(lines: readonly string[], budget: SearchBudget): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const start = at;
    while (at < lines.length && (lines[at] ?? "").trim() !== "") at++;
    kept.push(...withoutServerLines(lines.slice(start, at), budget));
    if (at < lines.length) kept.push(lines[at++] ?? "");
  }
  return kept;
}

import type { FieldId } from "../fields.ts";
import { mailLabels } from "./label-words.ts";
import { writtenChinese } from "./written-chinese.ts";

const fieldsByLabel = new Map(
  mailLabels.flatMap(({ fields, labels }) => labels.map((label) => [label, fields] as const)),
);
const longestLabel = Math.max(...[...fieldsByLabel.keys()].map(({ length }) => length));

/** Short words that name a field only where nothing but an owner stands before them: `in this case: ...` names none. */
const onlyAlone = new Set(
  (
    "id tx to from when sum value code case ticket reference contract symbol pair time date total user account address " +
    "sender source recipient receiver destination seller buyer token crypto asset hash txn mail url order comment request " +
    "wallet acct acc 户口 户口号 户口号码 户口编号 用了 使用了 who me 谁 我 单 ref 币 链 共 交易 链接 连结 订单 用户 使用者 账户 账号 案件 工单 对方"
  ).split(" "),
);
/** What may stand before a word of `onlyAlone`, besides nothing. */
const owner = /(?:^|[^a-z])(?:my|the|our|and|is|its|your)$|我的?$|(?:以下|信息|资料|如下)$/;

/** A label without what people put around it: bullets, numbers, brackets, blanks, hyphens, full width, capitals. */
const bareLabel = (label: string): string =>
  label
    .normalize("NFKC")
    .toLowerCase()
    .replace(bullet, "")
    .replace(/[\s>*•·◎●○■□◆★☆▶►→※✓✔\-–—_.#()[\]{}【】「」『』《》<"'“”`:=]/gu, "");

/** Numbers and letters of a list: `1.`, `(2)`, `a)`, `三、`, `1UID`. */
const bullet =
  /^[\s>*•·◎●○■□◆★☆▶►→※✓✔\-–—]{0,6}(?:[(（[]?(?:\d{1,2}|[a-z]|[一二三四五六七八九十]{1,3})[.)、）\]:](?!\d)|#?\d{1,2}(?=\s?[a-z\p{Script=Han}]))/u;

/** What stands behind a label and says how the writer came by the value: `comment I wrote`, `TxID from my wallet`, `时间（北京时间）`. */
const note =
  /\s?[(（[][^()（）[\]]{0,30}[)）\]]$|\s(?:i|we)\s(?:wrote|used|entered|put|typed|sent|filled in|got|have)$|\s(?:from|in|on)\s(?:my|the)\s[a-z ]{2,20}$|\s?#?\d$/iu;

/** Between two labels of one value, or of two values. */
const between = /\s{0,2}(?:[/&+、]|及|和|与|與|\sand\s)\s{0,2}/u;

/** The fields that a label names, in order of preference; nothing for a word that is no label. */
export function fieldsOfLabel(label: string): readonly FieldId[] {
  return label.length > maxLabelLength ? [] : fieldsOfWritten(writtenChinese(label));
}

const maxLabelLength = 60;

/** The same for a label whose Chinese is written as in the table. */
function fieldsOfWritten(label: string): readonly FieldId[] {
  if (label.length > maxLabelLength || !(mayEndLabel(label) || mayEndInNote(label))) return [];
  const bare = bareLabel(label);
  return fieldsByLabel.get(bare) ?? fieldsByLabel.get(bareLabel(label.trim().replace(note, ""))) ?? fieldsOfBoth(bare);
}

/** One field named in two languages: `UID 用户ID`, `Coin/币种`. */
function fieldsOfBoth(bare: string): readonly FieldId[] {
  if (!/[a-z/]/.test(bare) || !/[/\p{Script=Han}]/u.test(bare)) return [];
  const border = /(?<=\p{Script=Han})\/?(?=[a-z])|(?<=[a-z])\/?(?=\p{Script=Han})|\//gu;
  for (const { index, 0: slash } of bare.matchAll(border)) {
    const first = fieldsByLabel.get(bare.slice(0, index));
    const second = fieldsByLabel.get(bare.slice(index + slash.length));
    if (first && second && first[0] === second[0]) return first;
  }
  return [];
}

/** The fields of two labels that share one place, such as `币种/网络` and `Coin / Network`, one list for each. */
export function fieldsOfTwoLabels(label: string): readonly [readonly FieldId[], readonly FieldId[]] | undefined {
  const parts = label.length > maxLabelLength ? [] : label.normalize("NFKC").split(between);
  const [first = [], second = []] = parts.map(fieldsOfLabel);
  const isTwo = parts.length === 2 && first[0] !== undefined && second[0] !== undefined && first[0] !== second[0];
  return isTwo ? [first, second] : undefined;
}

/**
 * The fields that the end of a text names, for a label that follows other words: `对方昵称，我的UID`. The longest label
 * wins. `isBare`: the label stands right before its value, so that neither a note nor a hedge parts them.
 */
export function fieldsOfLabelAtEnd(before: string, isBare = false): readonly FieldId[] {
  const text = writtenChinese(before);
  if (isBare && !mayEndLabel(text)) return [];
  const whole = fieldsOfWritten(text);
  if (whole.length > 0) return whole;
  const lower = text.normalize("NFKC").toLowerCase().trim();
  const plain = isBare ? lower : lower.replace(hedge, "").replace(note, "");
  if (!mayEndLabel(plain)) return [];
  for (const start of starts(plain)) {
    const bare = bareLabel(plain.slice(start));
    const fields = bare.length > longestLabel ? undefined : fieldsByLabel.get(bare);
    if (fields && (!onlyAlone.has(bare) || owner.test(plain.slice(Math.max(0, start - 12), start).trimEnd())))
      return fields;
  }
  return [];
}

/** Words between a label and its value that say nothing: `数量大概就是`. */
const hedge = /(?:大概|大约|应该|应当|差不多|一共|总共|可能|就|都|也|约|应|是|,|\s|\(|（){1,4}$/u;

/** The last three letters of the labels, so that most texts are known at a glance to end in none. */
const ends = new Set([...fieldsByLabel.keys()].map((label) => label.slice(-3)));

/** Whether the last letters or digits of a text are those of a label. */
function mayEndLabel(text: string): boolean {
  let end = "";
  for (let at = text.length - 1; at >= 0 && end.length < 3 && at > text.length - 12; at--) {
    const character = text.charAt(at);
    // Full-width characters are read by the slower way.
    if (character > "\uff00") return true;
    if (/[\p{L}\p{N}]/u.test(character)) end = character.toLowerCase() + end;
  }
  return ends.has(end) || ends.has(end.slice(-2)) || ends.has(end.slice(-1));
}

const mayEndInNote = (text: string): boolean => /[)）\]0-9]\s*$/.test(text) || /\s(?:i|we|my|the)\s/i.test(text);

/** Where a label may begin: at a Latin word, at a Chinese character, behind one; from the front. */
const starts = (text: string): number[] =>
  [...text.matchAll(/(?<![a-z0-9])[a-z]|\p{Script=Han}|(?<=\p{Script=Han})[a-z]/gu)]
    .map(({ index }) => index)
    .filter((index) => text.length - index <= 2 * longestLabel);

import type { FieldId } from "../fields.ts";
import { networkOf } from "../networks.ts";
import { isCoinName } from "./coin-names.ts";
import { type Finding, type FindingRule, withoutTail } from "./finding.ts";
import { fieldsOfLabel, fieldsOfLabelAtEnd, fieldsOfTwoLabels } from "./mail-labels.ts";

const maxLabelLength = 45;
const maxTableRows = 20;

/** Separators between a label and its value, as people write them. */
const separators =
  /[:：=＝→➡➜➔⇒】\]｜～]\ufe0f?|\.{3,40}|[—–─]{1,3}|>{2}|[-=]>|是|为|為|係|\s[-–—]\s|\s(?:is|was|are|stays|remains)\s/gu;

/** Where a label may end without a separator: at a blank, and before what is no letter of its own script. */
const gaps = /\s+|(?<=\p{Script=Han})(?=[0-9a-z$])|(?<=[a-z#])(?=0x[0-9a-f]{40})/giu;

/** Values that say that there is none. */
const nothings =
  /^(?:n\/?a|none|no|nil|null|unknown|not needed|none needed|-+|—+|\?+|无|無|没有|沒有|不知道|不清楚|未知|找不到|还没有|還沒有|暂无|暫無|不需要|不用|空|空白|没填|沒填|not (?:known|available|yet)|don'?t (?:know|have).*|i don'?t (?:know|have).*)[。.!！)）]?$/i;

/** Words before a label that make it somebody else's. */
const othersWords =
  /(?:对方|對方|朋友|同事|老婆|老公|妻子|他的|她的|商家|商户|商戶|卖家|賣家|买家|買家|收款人|收款方|接收人|推荐人|推薦人|邀请|邀請|转给|轉給|转到|轉到|输成|輸成|打成|填成|写成|寫成|counterparty|merchant|recipient|receiver|friend'?s?|wife'?s?|husband'?s?|brother'?s?|sister'?s?|colleague'?s?|(?<![a-z])his|her|(?<![a-z])their|seller'?s?|buyer'?s?|referr|invit|typed|entered|wrong)[^,，。.;；:：\n]{0,12}$|(?<![a-z])not $/i;

/** Fields whose values show by themselves that they are what the label says, so that a blank is enough between both. */
const needNoSeparator: ReadonlySet<FieldId> = new Set([
  "uid",
  "txid",
  "network",
  "coin",
  "amount",
  "occurredAt",
  "toAddress",
  "fromAddress",
  "withdrawalId",
  "orderNumber",
  "registeredContact",
  "memoUsed",
  "memoRight",
  "paymentReference",
  "earlierReference",
]);

/** What stands in lines and tables behind labels, before them, and below them. A line is 1,000 characters at most. */
export function labelled(lines: readonly string[]): Finding[] {
  const rows = lines.map(cellsOf);
  const tables = tablesIn(rows);
  const inTable = new Set(tables.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  return [
    ...rows.flatMap((cells, index) => (inTable.has(index) ? [] : inRow(cells))),
    ...tables.flatMap(({ from, to }) => columnsOf(rows.slice(from, to))),
    ...nextLines(rows),
  ];
}

/** The cells of a line: parted by tabs, or by bars as in Markdown, whose line of dashes is no row. */
function cellsOf(line: string): string[] {
  if (/^[\s|:-]{3,}$/.test(line) && line.includes("|")) return [""];
  const barred = line.includes("|")
    ? line
        .replace(/^\s*\|/, "")
        .replace(/\|\s*$/, "")
        .replaceAll("|", "\t")
    : line;
  const cells = barred.split("\t").map((cell) => cell.trim());
  const [first = "", second, ...others] = cells.length === 1 ? barred.trim().split(/\s{3,}/) : [];
  // Columns of blanks.
  return second !== undefined && others.length === 0 && isLabel(first) ? [first, second] : cells;
}

/** Cells that are labels with their values in the next cell, or in the one before; any other cell is read as running text. */
function inRow(cells: readonly string[]): Finding[] {
  const filled = cells.filter((cell) => !/^[:：=\s]*$/.test(cell));
  const [first = "", second = ""] = filled;
  if (filled.length === 2 && !isCellLabel(first) && isLabel(second)) return labelledValue(second, first, "label");
  const found: Finding[] = [];
  for (let at = 0; at < filled.length; at++) {
    const [cell = "", next] = [filled[at], filled[at + 1]];
    if (next === undefined || !isCellLabel(cell) || isLabel(next)) {
      found.push(...inText(cell));
      continue;
    }
    found.push(...labelledValue(cell, next, "label", fieldsOfCell(cell)));
    at++;
  }
  return found;
}

const isLabel = (cell: string): boolean => fieldsOfLabel(cell).length > 0 || fieldsOfTwoLabels(cell) !== undefined;

/** A cell of a few words that end in a label: `被盗数量`. */
const isCellLabel = (cell: string): boolean =>
  isLabel(cell) || (cell.length <= 24 && !/[0-9:：=]/.test(cell) && fieldsOfLabelAtEnd(cell).length > 0);

/** Two labels in one cell name no single field. */
const fieldsOfCell = (cell: string): readonly FieldId[] =>
  isLabel(cell) ? fieldsOfLabel(cell) : isCellLabel(cell) ? fieldsOfLabelAtEnd(cell) : [];

/** `Label: value` in the pieces of a text, else `label value` without a separator, else `value (label)`. */
function inText(text: string): Finding[] {
  const whole = wholeLine(text) ?? slashed(text);
  if (whole) return whole;
  return piecesOf(text).flatMap((piece) => {
    const two = twoLabelled(piece);
    if (two) return two;
    const behind = firstLabelled(piece, separators, "label") ?? firstLabelled(piece, gaps, "glued") ?? [];
    return [...behind, ...swapped(piece)];
  });
}

/** `Error: Invalid key, IP, or permissions`: what a program said goes on behind a comma, unless another label follows. */
function wholeLine(text: string): Finding[] | undefined {
  const [, label = "", value = ""] = /^([^:：=]{2,30})[:：=]\s{0,5}([^:：=]{1,500})$/u.exec(text) ?? [];
  const fields = fieldsOfLabel(label);
  const isWhole = fields.includes("errorShown") && /[,，]/u.test(value) && inText(value).length === 0;
  return isWhole ? labelledValue(label, value, "label", fields) : undefined;
}

/** `Amount / 360` and `Amount; 360`, where the line has no other sign between label and value. */
function slashed(text: string): Finding[] | undefined {
  const [, label = "", value = ""] =
    /^([^:：=/;；]{2,30}?)(?:\s{1,3}\/\s{1,3}|\s?[;；]\s{0,3})([^\s:：=][^:：=;；]{0,200})$/u.exec(text) ?? [];
  const [word = ""] = value.split(/\s/u, 1);
  return isLabel(label) && !isLabel(word) ? labelledValue(label, value, "label") : undefined;
}

/** `币种/网络：USDT/TRC20`. */
function twoLabelled(text: string): Finding[] | undefined {
  const [, label = "", value = ""] = /^([^:：=]{3,40})[:：=]\s{0,5}(.{1,200})$/u.exec(text) ?? [];
  return fieldsOfTwoLabels(label) && labelledValue(label, value, "label");
}

/** Words that go on with the sentence, so that what follows is no value: `my network 了`. */
const particles = /^(?:[了的在没沒不也都和与與跟,.:]|(?:and|or|but|to|is|was|not|of|for|in|has|have|had)(?![a-z]))/i;

/** What stands behind the first label of a piece; an empty list where it says that there is nothing. */
function firstLabelled(piece: string, ends: RegExp, rule: "label" | "glued"): Finding[] | undefined {
  for (const end of piece.matchAll(ends)) {
    const label = piece.slice(Math.max(0, end.index - maxLabelLength), end.index);
    const fields = fieldsOfLabelAtEnd(label, rule === "glued");
    const [first] = fields;
    const after = piece.slice(end.index + end[0].length);
    if (!first || (rule === "glued" && (!needNoSeparator.has(first) || particles.test(after)))) continue;
    const behind = after.replace(/^(?:[:：=＝→>\s]|#(?=\d)|(?:no|nr|number|id)\.?(?=[\s#:]{0,3}\d))+|^是/iu, "");
    const { value, rest } = untilLabel(trimmed(behind));
    // `The coins were deducted`: without a sign between them, a word behind a label may be any word.
    const isCoin = first !== "coin" || /[:：=＝→】\]]/.test(end[0]) || isCoinName(value);
    const found = isCoin ? labelledValue(label, value, rule, fields) : [];
    return rest === "" ? found : [...found, ...inText(rest)];
  }
  return undefined;
}

/** A value ends where a word is a label again: `币种 TON 网络 TON 数量 88`. */
function untilLabel(text: string): { value: string; rest: string } {
  for (const gap of text.matchAll(/\s+|(?<=[0-9a-z)）])(?=\p{Script=Han})/giu)) {
    const rest = text.slice(gap.index + gap[0].length).replace(/^[/·•\s-]{1,6}/u, "");
    const [next = ""] = rest.slice(0, 30).split(/[\s:：=＝]|(?<=\p{Script=Han})(?=[0-9a-z])/iu, 1);
    const [phrase = ""] = rest.slice(0, 30).split(/[:：=＝]/u, 1);
    const isNext =
      next.length > 1 && !/^(?:to|from|id|time|date|user|account|me|who|ref)$/i.test(next) && isLabel(next);
    if (isNext || (phrase !== next && phrase.length < 25 && phrase.length < rest.length && isLabel(phrase)))
      return { value: trimmed(text.slice(0, gap.index).replace(/\s[/·•-]$/u, "")), rest };
  }
  return { value: text, rest: "" };
}

/** `15568103424536266：UID`, `710141753 (用户ID)`, `1300（数量） SUI（币种）`, `73920418 是我的UID`. */
function swapped(piece: string): Finding[] {
  const [, value = "", label = ""] = /^(\S{2,120})\s?[:：]\s?([^:：()（）]{2,30})$/u.exec(piece) ?? [];
  const bracketed = !/[(（]/.test(piece)
    ? []
    : [...piece.matchAll(/([^\s()（）]{1,120})\s?[(（](?:这是|這是|即|this is )?([^()（）,，:：]{2,20})[)）,，]/gu)];
  const told = !/是|\sis\s/i.test(piece)
    ? []
    : [
        ...piece.matchAll(
          /(?<![0-9a-z])([0-9a-z]{5,120})\s?(?:是|就是|is)\s?((?:我的|the |my )?[^\s\d,，]{2,16}(?: id| hash)?)$/giu,
        ),
      ];
  return [[piece, value, label], ...bracketed, ...told].flatMap(([, text = "", name = ""]) =>
    name === "" ? [] : forFields(fieldsOfLabel(name.replace(/^(?:我的|my |the )/i, "")), text, "glued", ""),
  );
}

/** What a label says of a value: one field, or two of which each has a part of the value. */
function labelledValue(
  label: string,
  value: string,
  rule: FindingRule,
  known: readonly FieldId[] = fieldsOfLabel(label),
): Finding[] {
  const text = trimmed(value);
  if (text === "" || nothings.test(text) || isLabel(text)) return [];
  const two = known.length === 0 ? fieldsOfTwoLabels(label) : undefined;
  if (!two) return forFields(known, withZone(label, text), rule, label);
  const parts = text.split(/\s?[/／,，、(（]\s?|\s?-\s?|\s+/u).filter((part) => part !== "");
  return two.flatMap((fields, index) => forFields(fields, trimmed(parts[index] ?? ""), rule, ""));
}

const zoneInLabel = /[(（]\s?((?:utc|gmt)\s?(?:[+-]\s?\d{1,2})?|北京时间|北京時間|hkt|sgt|台北时间|台北時間)\s?[)）]/iu;

/** `Time (UTC): 2026-05-06 17:03`: the zone stands in the label. */
function withZone(label: string, value: string): string {
  const [, zone] = zoneInLabel.exec(label) ?? [];
  return zone === undefined || /utc|gmt|z$|[+]\d/i.test(value) ? value : `${value} ${zone}`;
}

/** The sending of coins within the exchange to an account that is not the writer's. */
const sentTo =
  /(?:(?<![a-z])(?:sent|send|transferr?(?:ed)?|paid|moved)(?![a-z])[^.。;；\n]{0,40} to(?: the)?(?: user| account)?|转给了?|轉給了?|转到了?|轉到了?|转账给|轉帳給|打给了?)\s{0,2}$/iu;
/** Words for the other side of a transfer, right before an account's number. */
const otherSide =
  /(?:对方|對方|卖家|賣家|买家|買家|商家|收款人|收款方|接收人|接收方|seller'?s?|buyer'?s?|recipient'?s?|receiver'?s?|counterparty'?s?)(?:的|账户|帳戶)?\s{0,2}$/iu;

/** The label itself at the end of what stands before a UID. */
const uidAtEnd = /(?:\s{0,2}(?:uid|id|user|account|账号|帳號|账户|帳戶|用户|用戶)(?:号|號|number)?){1,2}\s{0,2}$/iu;

/** Whose a UID is, by the 60 characters before its label: a stranger's UID is left out. */
export function ownerOfUid(before: string): "uid" | "counterparty" | undefined {
  if (sentTo.test(before) || otherSide.test(before)) return "counterparty";
  return othersWords.test(before.slice(-24)) ? undefined : "uid";
}

/** Names of an account that may be told by its phone number as well as by its UID. */
const accountName =
  /(?:我的号码?|我的號碼?|账号|帐号|帳號|账户|帐户|帳戶|用户|用戶|使用者|(?<![a-z])(?:account|user))[^0-9a-z]{0,6}$/iu;
/** Mobile numbers of mainland China and of Taiwan, any with a country code, and mail addresses. */
const contact =
  /^(?:1[3-9][0-9]{9}|09[0-9]{8}|\+[0-9][0-9 -]{6,18}[0-9])(?![0-9])|^[0-9a-z._%+-]{1,64}@[0-9a-z.-]{3,120}[a-z]/iu;

/** Whether what stands behind `账号` or `account` is a phone number or a mail address, and no UID. */
export const isContactOfAccount = (label: string, value: string): boolean =>
  accountName.test(label) && contact.test(value);

const rightWords =
  /(?:deposit|your) (?:page|app|site)|页面|頁面|正确|正確|应填|應填|应该|應該|应为|應為|应$|應$|correct|right|proper|should/i;
/** What a network is called that was not the one that was used: `应使用网络`, `Chain I should have used`. */
const notUsed =
  /正确|正確|(?<![a-z])(?:correct|right|proper) (?:network|chain)|应使用|應使用|应该用|應該用|应该选|應該選|应用|應用|应选|應選|原本|本来|本來|should have|supposed|intended/i;
/** `共3次`, `一共5个地址`: a number of something else than coins. */
const countsThings =
  /^[0-9]{1,6}\s?(?:次|[笔筆]|天|[个個]?(?:小时|小時|月|确认|確認|地址|工单|工單|订单|訂單|人)|分[钟鐘]|[张張]|年|位|[条條]|(?:times?|days?|hours?|minutes?|confirmations?)(?![a-z]))/iu;
const inHistory =
  /(?<![a-z])(?:history|withdrawals?|records?|transfer|transaction)(?![a-z])|提[币幣现現]|提[领領]|[记紀][录錄]|記錄|[历歷]史/iu;
/** What is left of a sum: it counts where the whole is not told. */
const afterFees =
  /(?:实际|實際|预计|預計)?(?:到[账帳賬]|入[账帳賬])(?:数量|數量|金额|金額|数额|數額)|(?<![a-z])(?:net|received|credited) (?:amount|quantity)|(?<![a-z])(?:amount|quantity) (?:received|credited|after fees?)/iu;
/** Whose number it is that stands behind a word for an order. */
const payer =
  /支付宝|支付寶|微信|银行|銀行|汇款|匯款|(?:转账|轉帳|付款|支付)流水|(?<![a-z])(?:upi|alipay|wechat|bank|sepa|wire)(?![a-z])/iu;
/** An address that the account is to get, or that is only the writer's. */
const otherContact =
  /(?:新的?|私人|另一个|另一個|换成|換成|换到|換到|改成|改为|改為|更换为|更換為|(?<![a-z])(?:new|private|other|another|change[^.\n]{0,20} to|switch[^.\n]{0,20} to))[^,，。.;；\n]{0,10}$/iu;

/** `付款的地址` is the one that the coins left. */
const payersAddress = /(?:付款|打款|转出|轉出|发币|發幣|来源|來源)(?:人|方)?的地址/u;

/** `Me: 90227715` names a UID only for want of another, and never a mobile number. */
const bareOwner = /(?:^|[^a-z\p{Script=Han}])(?:me|who(?: am i)?|我|谁|誰)[^a-z0-9\p{Script=Han}]{0,4}$/iu;
const ownNumber = /^(?!1[3-9][0-9]{9}(?![0-9]))[0-9]{7,12}(?![0-9a-z])/i;

function forFields(fields: readonly FieldId[], text: string, rule: FindingRule, before: string): Finding[] {
  const [first, ...others] = fields;
  if (!first) return [];
  if (first === "uid" && bareOwner.test(before))
    return ownNumber.test(text) ? [{ fields: ["uid"], text: valueToken("uid", text), rule: "words" }] : [];
  if (first === "uid" && isContactOfAccount(before, text)) return forFields(["registeredContact"], text, rule, "");
  const owner = first === "uid" ? ownerOfUid(before.replace(uidAtEnd, "")) : undefined;
  if (first === "uid" && owner !== "uid" && before !== "")
    return owner === undefined ? [] : forFields([owner], valueToken("uid", text), rule, "");
  if (first === "registeredContact" && otherContact.test(before)) return [];
  if (first === "network" && notUsed.test(before)) return [];
  if (first === "amount" && countsThings.test(text)) return [];
  if (first === "amount" && afterFees.test(before)) return [{ fields: ["amount"], text, rule: "shape" }];
  if (first === "memoUsed" && rightWords.test(before)) return forFields(["memoRight"], text, rule, "");
  if (first === "toAddress" && payersAddress.test(before)) return forFields(["fromAddress"], text, rule, "");
  // `Sent on: Base` names no moment.
  if (first === "occurredAt" && rule !== "glued" && networkOf(text) !== undefined)
    return forFields(["network"], text, rule, "");
  const isAddress = first === "toAddress" || first === "fromAddress";
  if (rule === "glued" && isAddress && !address.test(text)) return [];
  // What is called the number of a transfer may be that of an order: hashes are not made of few digits.
  if (first === "txid" && /^[0-9]{8,24}$/.test(text) && /单号|單號|流水|编号|編號/u.test(before))
    return payer.test(before)
      ? [{ fields: ["paymentReference"], text, rule }]
      : [{ fields: ["orderNumber", "withdrawalId", "orderId"], text, rule }];
  // In a history of transfers a long number is that of one of them; desks give short ones.
  if (first === "earlierReference" && inHistory.test(before) && /^[0-9]{10,24}(?![0-9a-z-])/i.test(text))
    return [{ fields: ["withdrawalId", "orderNumber", "orderId"], text, rule }];
  // A hash is called 单号 too.
  if (first === "orderNumber" && /^(?:0x)?[0-9a-f]{64}(?![0-9a-z])/i.test(text))
    return [{ fields: ["txid"], text, rule }];
  if (first === "orderNumber" && payer.test(before)) return [{ fields: ["paymentReference"], text, rule }];
  return [{ fields: [first, ...others], text: valueToken(first, text), rule }];
}

/** An identifier without the words that were written right behind it. */
function valueToken(field: FieldId, text: string): string {
  const pattern = tokens[field];
  return pattern?.exec(text)?.[0] ?? text;
}

const number = /^[0-9]{5,24}(?!\s?[0-9]|[0-9a-z@._-])/i;
const code = /^[0-9]{3,24}(?![0-9a-z._-])|^[0-9a-z][0-9a-z._-]{0,62}[0-9a-z](?=\p{Script=Han})/iu;
const address = /^[0-9a-z][0-9a-z:_-]{24,109}(?![0-9a-z])/i;
const tokens: Partial<Record<FieldId, RegExp>> = {
  uid: number,
  // `hash they gave me is 0x...`: nothing else in a value has this form.
  txid: /(?<![0-9a-z])(?:0x)?[0-9a-f]{64}(?![0-9a-z])|^[1-9a-z]{86,88}(?=\s)/i,
  toAddress: address,
  fromAddress: address,
  orderNumber: code,
  withdrawalId: code,
  orderId: code,
  memoUsed: code,
  memoRight: code,
  amount: /^.{1,60}?(?=\s?(?:吧|哦|呢|啊|左右|上下|exactly|approx)[^0-9]{0,10}$)/u,
  registeredContact:
    /(?<=^(?:\p{Script=Han}{1,8}\s?)?)[0-9a-z._%+-]{1,64}@[0-9a-z.-]{3,120}[a-z]|^\+?[0-9][0-9 -]{6,18}[0-9]/iu,
};

const piecesOf = (line: string): string[] =>
  line
    .split(/[;；。！!]|(?<![0-9])[,，]|[,，](?![0-9])|(?<!\bno|\bnr)\.(?=\s|$)|\s{3,}/iu)
    .map((piece) => piece.trim());

const trimmed = (text: string): string =>
  text
    .trim()
    .replace(/^[*"'“「【(（<`]{1,3}|[*"'”」】)）>`]{1,3}$/gu, "")
    .trim();

interface Table {
  /** Index of the row of labels, and of the first row behind the table. */
  readonly from: number;
  readonly to: number;
}

/** Rows of labels with rows of values below them. */
function tablesIn(rows: readonly (readonly string[])[]): Table[] {
  const tables: Table[] = [];
  for (let from = 0; from < rows.length; from++) {
    const head = rows[from] ?? [];
    if (!isHead(head)) continue;
    let to = from + 1;
    while (to <= from + maxTableRows && isRowOf(head, rows[to] ?? [])) to++;
    if (to > from + 1) tables.push({ from, to });
  }
  return tables;
}

/** Two labels or more, and nothing that may be a value: values have digits, heads have none. */
const isHead = (cells: readonly string[]): boolean =>
  cells.length > 1 &&
  cells.filter(isLabel).length >= 2 &&
  cells.every((cell) => isLabel(cell) || !/[0-9]{2}/.test(cell));

/** The line of dashes of Markdown stands between head and rows. */
const isRowOf = (head: readonly string[], cells: readonly string[]): boolean =>
  (cells.length === head.length && !isHead(cells) && !isLabel(cells[0] ?? "")) ||
  (cells.length === 1 && cells[0] === "");

const columnsOf = ([head = [], ...rows]: readonly (readonly string[])[]): Finding[] =>
  rows.flatMap((cells) =>
    head.flatMap((label, column) => labelledValue(label, cells[column] ?? "", "table-cell", fieldsOfCell(label))),
  );

/** A label that has a line of its own, and its value on the next line that is not empty, or on the line before it. */
function nextLines(rows: readonly (readonly string[])[]): Finding[] {
  const lines = rows.map((cells) => (cells.length === 1 ? (cells[0] ?? "") : ""));
  const labels = lines.map((line) => line !== "" && isLabel(withoutTail(line, ":：=＝ ")));
  return lines.flatMap((line, index) => {
    if (!labels[index]) return [];
    const isBehind = isSwappedBlock(lines, labels, index);
    const value = isBehind
      ? (lines[index - 1] ?? "")
      : (lines.slice(index + 1, index + 3).find((next) => next !== "") ?? "");
    return inText(value).some(({ rule }) => rule === "label")
      ? []
      : labelledValue(withoutTail(line, ":：=＝ "), value, "next-line");
  });
}

/** Whether the lines around a label alternate from a value to a label, so that each value stands before its label. */
function isSwappedBlock(lines: readonly string[], labels: readonly boolean[], index: number): boolean {
  let first = index;
  while (first > 0 && lines[first - 1] !== "" && labels[first - 1] !== labels[first]) first--;
  let last = index;
  while (last + 1 < lines.length && lines[last + 1] !== "" && labels[last + 1] !== labels[last]) last++;
  return labels[first] === false && labels[last] === true;
}

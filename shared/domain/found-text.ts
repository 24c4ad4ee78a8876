import { assetNames, assetOf } from "./assets.ts";
import type { FieldId } from "./fields.ts";
import { fieldsOfLabel, fieldsOfLabelAtEnd } from "./mail-labels.ts";
import { checkedNetworkIds, networkRow } from "./networks.ts";

/** By which rule a text was found; the higher its certainty, the more it outweighs others of the same field. */
export const findingRules = {
  label: 4,
  "explorer-url": 4,
  "table-cell": 4,
  "next-line": 3,
  glued: 3,
  shape: 2,
  words: 1,
} as const satisfies Record<string, number>;

export type FindingRule = keyof typeof findingRules;

/** A piece of a mail that may be the value of a field. */
export interface Finding {
  /** The fields that the text may fill: the first that the case type asks for, else the first. */
  readonly fields: readonly [FieldId, ...FieldId[]];
  readonly text: string;
  readonly rule: FindingRule;
}

const maxLineLength = 1_000;
const maxLabelLength = 45;
/** More findings of one mail than this are a pasted table, not a report of one problem. */
const maxFindings = 200;

/** Separators between a label and its value, as people write them. */
const separators = /[:：=＝\t]|是|为|為|\s[-–—]\s|\s(?:is|was)\s/gu;

/** Values that say that there is none. */
const nothings =
  /^(?:n\/?a|none|no|nil|null|unknown|not needed|none needed|-+|—+|\?+|无|無|没有|沒有|不知道|不清楚|未知|找不到|还没有|還沒有|暂无|暫無|不需要|不用|空|not (?:known|available|yet)|don'?t (?:know|have).*|i don'?t (?:know|have).*)[。.!！]?$/i;

/** Words before a label that make it somebody else's. */
const othersWords =
  /(?:对方|對方|朋友|他的|她的|卖家|賣家|买家|買家|推荐人|推薦人|邀请|邀請|counterparty|friend'?s?|his|her|their|seller'?s?|buyer'?s?|referr|invit)[^,，。;；]{0,12}$/i;

/** Everything in a text that may be a value: by label, in tables, behind explorer links, by shape, by words. Linear in the text. */
export function findTexts(text: string): Finding[] {
  const joined = joinWrapped(text);
  const lines = joined.split("\n").map((line) => line.slice(0, maxLineLength));
  const found = [
    ...lines.flatMap(labelledIn),
    ...tableColumns(lines),
    ...nextLines(lines),
    ...gluedUids(joined),
    ...links(joined),
    ...shapes(joined),
    ...contacts(joined),
    ...addresses(joined),
    ...amounts(joined),
    ...times(joined),
    ...networkWords(joined),
    ...coinWords(joined),
  ];
  return found.slice(0, maxFindings);
}

/** Hashes that a mail program broke over lines, joined again where the pieces make one whole hash. */
const joinWrapped = (text: string): string =>
  text.replace(
    /(?<![0-9a-z])((?:0x)?[0-9a-f]{16,63})[ \t]{0,4}\r?\n[ \t>]{0,8}([0-9a-f]{1,48})(?![0-9a-z])/gi,
    (whole, head: string, tail: string) =>
      `${head}${tail}`.replace(/^0x/i, "").length === 64 ? `${head}${tail}` : whole,
  );

/** `Label: value` in the pieces of a line, else `label value` without a separator, else `value: label`. */
function labelledIn(line: string): Finding[] {
  return piecesOf(line).flatMap((piece) => {
    const separated = firstLabelled(piece, separators, "label");
    if (separated) return separated;
    return firstLabelled(piece, gaps, "glued") ?? swapped(piece);
  });
}

/** Where a label may end without a separator: at a blank, and where Latin letters or digits follow Han characters. */
const gaps = /\s+|(?<=\p{Script=Han})(?=[0-9a-z$])/giu;

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
]);

/** What stands behind the first label of a piece; an empty list where it says that there is nothing. */
function firstLabelled(piece: string, ends: RegExp, rule: "label" | "glued"): Finding[] | undefined {
  for (const end of piece.matchAll(ends)) {
    const label = piece.slice(Math.max(0, end.index - maxLabelLength), end.index);
    const fields = fieldsOfLabelAtEnd(label);
    const [first] = fields;
    if (!first || (rule === "glued" && !needNoSeparator.has(first))) continue;
    const behind = piece.slice(end.index + end[0].length).replace(/^[:：=＝\s]+|^是/u, "");
    const { value, rest } = untilLabel(trimmed(behind));
    const found = value === "" || nothings.test(value) ? [] : forFields(fields, value, rule, label);
    return rest === "" ? found : [...found, ...labelledIn(rest)];
  }
  return undefined;
}

/** A value ends where a word is a label again: `币种 TON 网络 TON 数量 88`. */
function untilLabel(text: string): { value: string; rest: string } {
  for (const gap of text.matchAll(/\s+/gu)) {
    const [next = ""] = text.slice(gap.index + gap[0].length).split(/[\s:：=＝]/u, 1);
    if (next.length > 1 && !/^(?:to|from|id)$/i.test(next) && fieldsOfLabel(next).length > 0)
      return { value: trimmed(text.slice(0, gap.index)), rest: text.slice(gap.index + gap[0].length) };
  }
  return { value: text, rest: "" };
}

/** `15568103424536266：UID`, `710141753 (用户ID)`. */
function swapped(piece: string): Finding[] {
  const [, value = "", label = ""] = /^(\S{2,120})\s?[:：\t(（]\s?([^:：\t()（）]{2,30})[)）]?$/u.exec(piece) ?? [];
  return forFields(fieldsOfLabel(label), trimmed(value), "glued", "");
}

const forFields = (fields: readonly FieldId[], text: string, rule: FindingRule, before: string): Finding[] => {
  const [first, ...others] = fields;
  return !first || (first === "uid" && othersWords.test(before)) ? [] : [{ fields: [first, ...others], text, rule }];
};

/** A text without any of these characters at its end. */
function withoutTail(text: string, marks: string): string {
  let end = text.trimEnd().length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end).trim();
}

const piecesOf = (line: string): string[] =>
  line.split(/[;；。！!|｜]|[,，](?!\d)|\.(?=\s|$)|\s{3,}|\s\/\s/u).map((piece) => piece.trim());

const trimmed = (text: string): string =>
  text
    .trim()
    .replace(/^[*"'“「【(（<]{1,3}|[*"'”」】)）>]{1,3}$/gu, "")
    .trim();

/** A row of labels over rows of values, as in a table; cells are apart by tabs. */
function tableColumns(lines: readonly string[]): Finding[] {
  return lines.flatMap((line, index) => {
    const labels = line.split("\t").map((cell) => fieldsOfLabel(cell));
    if (labels.filter(({ length }) => length > 0).length < 2) return [];
    const rows = lines.slice(index + 1, index + 1 + maxTableRows).map((row) => row.split("\t"));
    const end = rows.findIndex((cells) => cells.length !== labels.length);
    return rows.slice(0, end < 0 ? maxTableRows : end).flatMap((cells) => rowFindings(labels, cells));
  });
}

const maxTableRows = 20;

const rowFindings = (labels: readonly (readonly FieldId[])[], cells: readonly string[]): Finding[] =>
  labels.flatMap((fields, column) => {
    const value = trimmed(cells[column] ?? "");
    return value === "" || nothings.test(value) ? [] : forFields(fields, value, "table-cell", "");
  });

/** A label that has a line of its own, and its value on the next line that is not empty. */
function nextLines(lines: readonly string[]): Finding[] {
  return lines.flatMap((line, index) => {
    const fields = fieldsOfLabel(withoutTail(line, ":：=＝ \t"));
    if (fields.length === 0 || line.includes("\t")) return [];
    const value = trimmed(lines.slice(index + 1, index + 3).find((next) => next.trim() !== "") ?? "");
    const isLabel = fieldsOfLabel(value).length > 0 || labelledIn(value).length > 0;
    return value === "" || isLabel || nothings.test(value) ? [] : forFields(fields, value, "next-line", "");
  });
}

const uidLabel =
  "(?:uid|(?:我|用户|使用者|用戶|账户|账号|帐号|帳戶|帳號|会员|會員|我的|my|user|account|member|customer)[ _-]?(?:uid|id|号|號|编号|編號|number|no\\.?))";
const uidBehind = new RegExp(
  `${uidLabel}[^0-9a-z\\n]{0,6}(?:是|为|為|is|was|no\\.?|number)?[^0-9a-z\\n]{0,4}([0-9](?:[0-9]| (?=[0-9])){4,24})(?![0-9a-z])`,
  "giu",
);
const uidBefore = /(?<![0-9a-z])([0-9]{6,20})\s{0,2}(?:[(（]\s?uid\s?[)）]|(?:是|is)\s?(?:我的|my)\s?(?:uid|id))/giu;

/** A UID right behind or before its label, without a separator. */
const gluedUids = (text: string): Finding[] =>
  [...text.matchAll(uidBehind), ...text.matchAll(uidBefore)]
    .filter((match) => !othersWords.test(text.slice(Math.max(0, match.index - 24), match.index)))
    .map(([, digits = ""]) => ({ fields: ["uid"], text: digits, rule: "glued" }));

/** Addresses of web pages; the reader of transaction ids tells which of them are explorers' pages. */
const links = (text: string): Finding[] =>
  [
    ...text.matchAll(
      /(?:https?:\/\/|(?<![\w.@/])(?:www\.)?[a-z0-9-]{2,40}\.(?:[a-z0-9-]{2,30}\.)?(?:io|com|org|space|info|net|app|xyz|build|fi|land|network|world|one|tech|money|dev)\/)[^\s<>"'，。；、（）()【】]{4,580}/giu,
    ),
  ].flatMap(([url]) => {
    const link = withoutTail(url, ".,;!?");
    return [
      { fields: ["txid"], text: link, rule: "explorer-url" },
      { fields: ["network"], text: link, rule: "explorer-url" },
    ] as const;
  });

/** Ids that are transaction hashes by their shape alone. */
const shapes = (text: string): Finding[] =>
  [...text.matchAll(/(?<![0-9a-z/])(?:0x[0-9a-f]{64}|[0-9a-f]{64}|[1-9A-HJ-NP-Za-km-z]{86,88})(?![0-9a-z])/gi)]
    .filter(([id]) => /[0-9]/.test(id))
    .map(([id]) => ({ fields: ["txid"], text: id, rule: "shape" }));

const addressToken = "([0-9a-z][0-9a-z:_-]{25,109})(?![0-9a-z])";
const toAddress = new RegExp(`(?:(?<![a-z])to|到|至|给|給)\\s?(?:地址)?\\s?${addressToken}`, "giu");
const fromAddress = new RegExp(`(?:(?<![a-z])from|从|從|由)[^\\n,，。0-9]{0,14}?\\s?${addressToken}`, "giu");

/** Addresses that a sentence sends to or from; the reader of addresses refuses what is none. */
const addresses = (text: string): Finding[] => [
  ...[...text.matchAll(toAddress)].map(
    ([, address = ""]) => ({ fields: ["toAddress"], text: address, rule: "shape" }) as const,
  ),
  ...[...text.matchAll(fromAddress)].map(
    ([, address = ""]) => ({ fields: ["fromAddress"], text: address, rule: "shape" }) as const,
  ),
];

/** References of ours and mail addresses, for the case types that ask for them. */
const contacts = (text: string): Finding[] => [
  ...[...text.matchAll(/(?<![0-9a-z])PC[- ]?[0-9A-Z]{5}[- ]?[0-9A-Z]{5}(?![0-9a-z])/giu)].map(
    ([reference]) => ({ fields: ["earlierReference"], text: reference, rule: "words" }) as const,
  ),
  ...[...text.matchAll(/(?<![0-9a-z._%+-])[0-9a-z._%+-]{1,64}@[0-9a-z-]{1,63}(?:\.[0-9a-z-]{1,63}){1,4}/giu)].map(
    ([email]) => ({ fields: ["registeredContact"], text: email, rule: "words" }) as const,
  ),
];

const coinNames = new Set([
  ...assetNames.map(({ asset }) => asset),
  ...checkedNetworkIds.flatMap((id) => networkRow(id).coins),
]);

const latinAssets = assetNames.flatMap(({ names }) => names.filter((name) => /^[a-z]{2,12}$/.test(name)));
const otherAssets = assetNames.flatMap(({ names }) => names.filter((name) => /\p{Script=Han}/u.test(name)));
const number = "[0-9]{1,20}(?:[,.' ][0-9]{1,18}){0,8}";
const magnitude = "(?:\\s?(?:[万萬亿億千百]|k(?![a-z])))?";
const counter = "(?:\\s?[个個枚颗顆])?";
const coin = `(?:${[...latinAssets, ...otherAssets, "u", "\\$?[A-Z]{2,6}"].sort((a, b) => b.length - a.length).join("|")})`;
const amountBeforeCoin = new RegExp(
  `(?<![0-9０-９a-z.,/:：-])(${number}${magnitude}${counter}\\s?(?:的\\s?)?(${coin}))(?![a-z0-9])`,
  "giu",
);
const coinBeforeAmount = new RegExp(
  `(?<![a-z0-9])(${coin})(?:[（(]?[a-z]{3}[ -]?20[)）]?)?\\s?[:：]?\\s?(${number}${magnitude}(?:\\s?[个個枚颗顆]))`,
  "giu",
);
const unitOnly = /(?<![0-9a-z.,])([0-9][0-9,.]{0,20}\s?[万萬]?)\s?[个個枚颗顆](?![a-z0-9月])/giu;

/** Numbers with a coin beside them. */
function amounts(text: string): Finding[] {
  const before = [...text.matchAll(amountBeforeCoin)].flatMap(([, amount = "", asset = ""]) =>
    amountAndCoin(amount, asset),
  );
  const behind = [...text.matchAll(coinBeforeAmount)].flatMap(([, asset = "", amount = ""]) =>
    amountAndCoin(amount, asset),
  );
  const bare = [...text.matchAll(unitOnly)].map(
    ([amount]) => ({ fields: ["amount"], text: amount, rule: "words" }) as const,
  );
  return [...before, ...behind, ...bare];
}

function amountAndCoin(amount: string, asset: string): Finding[] {
  const known = assetOf(asset);
  const isCoin = known !== undefined && coinNames.has(known);
  if (!known || !isCoin || notCoins.test(asset)) return [];
  const found: Finding = { fields: ["amount"], text: amount.trim(), rule: "shape" };
  return fiat.has(known) ? [found] : [found, { fields: ["coin"], text: known, rule: "shape" }];
}

const fiat = new Set(["USD", "CNY", "HKD", "TWD", "EUR", "GBP", "JPY"]);
const notCoins =
  /^(?:AM|PM|UTC|GMT|HKT|SGT|JST|EST|EDT|PST|CST|CET|CEST|UID|ID|TX|TXID|KYC|API|TRC|ERC|BEP|FA|VIP|OTC|PC|GB|MB|KB|USD|MIN|HRS)$/i;

const dayPart = "(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜裡|晚|早)?";
const han = "[一二三四五六七八九十两兩]{1,3}";
const clock = `(?:(?:[01]?[0-9]|2[0-4])|${han})\\s?(?:[:：][0-5][0-9](?:[:：][0-5][0-9])?|[点點时時](?:半|[一三]刻|(?:[0-5]?[0-9]|${han})分?(?:[0-5]?[0-9]秒)?|整)?)(?:\\s?[ap]\\.?m\\.?)?`;
const zone =
  "(?:\\s?\\(?(?:utc|gmt)?\\s?[+-]\\s?[0-9]{1,2}(?::?[0-9]{2})?\\)?|\\s?\\(?(?:utc|gmt|z|hkt|sgt|jst|est|edt|pst|pdt|cst|cet|cest|bst|北京时间|北京時間|台北时间|台北時間|香港时间|香港時間)\\)?)?";
const months = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\\.?";
const timePatterns: readonly RegExp[] = [
  `(?:[12][0-9]{3}|民[国國]\\s?[0-9]{2,3})\\s?[-/.年]\\s?[0-9]{1,2}\\s?[-/.月]\\s?[0-9]{1,2}\\s?[日号號]?[t ,，]{0,3}${dayPart}\\s?${clock}${zone}`,
  `[0-9]{1,2}\\s?月\\s?[0-9]{1,2}\\s?[日号號]?[ ,，]{0,2}${dayPart}\\s?${clock}${zone}`,
  `(?:今天|昨天|昨日|前天|前日|今日|昨晚|今早|今晚|昨夜|今晨)[ ,，]{0,2}${dayPart}\\s?${clock}${zone}`,
  `[0-9]{1,2}(?:st|nd|rd|th)?\\s${months},?\\s[0-9]{4},?\\s(?:at\\s|around\\s)?[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?)?\\s?(?:[ap]\\.?m\\.?)?${zone}`,
  `${months}\\s[0-9]{1,2}(?:st|nd|rd|th)?,?\\s[0-9]{4},?\\s(?:at\\s|around\\s)?[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?)?\\s?(?:[ap]\\.?m\\.?)?${zone}`,
  `[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4},?\\s(?:at\\s)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\\s?(?:[ap]\\.?m\\.?)?${zone}`,
  `(?:yesterday|today|this morning|this afternoon|last night)(?:\\s(?:morning|afternoon|evening))?,?\\s(?:at\\s|around\\s|about\\s)?[0-9]{1,2}(?::[0-9]{2})?\\s?(?:[ap]\\.?m\\.?)?${zone}`,
  `[0-9]{1,2}(?::[0-9]{2})?\\s?(?:[ap]\\.?m\\.?)?\\s(?:yesterday|today)${zone}`,
  "(?:[0-9]{1,3}|an?|one|two|three|half an)\\s(?:hours?|hrs?|minutes?|mins?|days?)\\sago",
  `(?:[0-9]{1,3}|${han}|半)\\s?(?:个|個)?(?:小时|小時|分钟|分鐘|天)(?:之?前)`,
].map((source) => new RegExp(`(?<![0-9a-z])${source}`, "giu"));

/** Moments, as people write them in a sentence; the reader of times decides which of them it can read. */
const times = (text: string): Finding[] =>
  timePatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(
      ([time]) => ({ fields: ["occurredAt"], text: time.trim(), rule: "shape" }) as const,
    ),
  );

const standards =
  /(?<![0-9a-z])(?:trc-?\s?20|erc-?\s?20|bep-?\s?20|bep-?\s?2|bsc|bnb smart chain|bnb chain|binance smart chain|arbitrum(?: one)?|polygon|avalanche c-?chain|avax-?c|avaxc|solana|optimism|zksync|opbnb|linea)(?![0-9a-z])/giu;
const chineseNames = /波场|波場|以太坊(?![经經])|币安智能链|幣安智能鏈|币安链|幣安鏈|马蹄|馬蹄|雪崩|索拉纳|索拉納/gu;
const beforeChain =
  /(?<![0-9a-z])([a-z]{2,12}|比特币|比特幣|莱特币|狗狗币)\s?(?:链|鏈|网络|網路|網絡|主网|主網|公链|公鏈|mainnet|network|chain|blockchain)(?![a-z])/giu;
const hanNames = checkedNetworkIds
  .flatMap((id) => networkRow(id).names.filter((name) => /^\p{Script=Han}{2,6}$/u.test(name)))
  .sort((a, b) => b.length - a.length);
const hanBeforeChain = new RegExp(`(${hanNames.join("|")})(?:网络|網路|網絡|链|鏈|主网|主網)`, "gu");
const afterOn =
  /(?<![a-z])(?:on|via|over|through|using|走|用|通过|透過|选|選|选的|選的|转的|轉的)\s?(?:the\s)?([a-z]{3,12})(?![0-9a-z])/giu;

const byMistake =
  /(?:选成|選成|点成|點成|选了|選了|用了|用成|转成|轉成|错选|錯選|误选|誤選|选错成|(?:accidentally|mistakenly|by mistake|wrongly) (?:used|chose|picked|selected|sent (?:it |them )?(?:via|on|over|through)))\s?(?:了|the )?\s?([a-z][a-z0-9-]{1,11}|\p{Script=Han}{2,4})/giu;

/** Names of networks in a sentence, where they cannot be read as a coin or an ordinary word. */
function networkWords(text: string): Finding[] {
  const plain = text.replace(/https?:\/\/\S{1,600}/gi, " ");
  // The one that was chosen by mistake is the one that was used, whatever else is named beside it.
  const used = [...plain.matchAll(byMistake)].map(
    ([, name = ""]) => ({ fields: ["network"], text: name, rule: "shape" }) as const,
  );
  return [...used, ...namedNetworks(plain)];
}

function namedNetworks(plain: string): Finding[] {
  return [
    ...[...plain.matchAll(standards), ...plain.matchAll(chineseNames)].map(([name]) => name),
    ...[...plain.matchAll(beforeChain), ...plain.matchAll(hanBeforeChain), ...plain.matchAll(afterOn)].map(
      ([, name = ""]) => name,
    ),
  ].map((name) => ({ fields: ["network"], text: name, rule: "words" }));
}

const tickers = new RegExp(
  `(?<![0-9a-z./])(${[...coinNames].filter((name) => /^[A-Z]{3,6}$/.test(name) && !fiat.has(name)).join("|")})(?![0-9a-z/])`,
  "gu",
);
const tickersInLowerCase = /(?<![0-9a-z./])(usdt|usdc|btc|eth|bnb|trx|xrp|ltc|doge)(?![0-9a-z/.])/gu;

/** Short names of coins anywhere. */
const coinWords = (text: string): Finding[] =>
  [...text.matchAll(tickers), ...text.matchAll(tickersInLowerCase)].map(([, name = ""]) => ({
    fields: ["coin"],
    text: name.toUpperCase(),
    rule: "words",
  }));

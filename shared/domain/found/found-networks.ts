import { checkedNetworkIds, networkOf, networkRow } from "../networks.ts";
import { type Finding, findAll } from "./finding.ts";
import { writtenChinese } from "./written-chinese.ts";

const names = checkedNetworkIds.flatMap((id) => networkRow(id).names);
const longestFirst = (a: string, b: string) => b.length - a.length;
const hanNames = names.filter((name) => /^\p{Script=Han}{2,6}$/u.test(name)).sort(longestFirst);
/** As people write them, with blanks and hyphens where they like. */
const written = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[\s-]/g, "[\\s-]?");
const anyName = [
  ...names.filter((name) => /^[a-z0-9 .-]{2,24}$/.test(name)),
  ...hanNames,
  "trc-20",
  "erc-20",
  "bep-20",
  "avalanche c-chain",
]
  .sort(longestFirst)
  .map(written)
  .join("|");

const standards =
  /(?<![0-9a-z])(?:trc-?\s?20|erc-?\s?20|bep-?\s?20|bep-?\s?2|bsc|bnb smart chain|bnb chain|binance smart chain|arbitrum(?: one)?|polygon|avalanche c-?chain|avax-?c|avaxc|cosmos hub|solana|optimism|zksync|opbnb|linea|omni(?: ?layer)?)(?![0-9a-z])/giu;
const chineseNames =
  /波场|波場|(?<![个個枚颗顆]\s?)以太坊(?![经經])|币安智能链|幣安智能鏈|币安链|幣安鏈|马蹄|馬蹄|雪崩|索拉纳|索拉納/gu;
const beforeChain =
  /(?<![0-9a-z])([a-z]{2,12}|比特币|比特幣|莱特币|狗狗币)\s?(?:[那这呢嗰][条个])?\s?(?:链|鏈|网络|網路|網絡|主网|主網|公链|公鏈|mainnet|network|chain|blockchain)(?![a-z])/giu;
const hanBeforeChain = new RegExp(`(${hanNames.join("|")})(?:网络|網路|網絡|链|鏈|主网|主網)`, "gu");
/** A part of its own before an id: `sent 1,150 usdt, tron, f44f77...`. */
const partBeforeId =
  /(?<=[,，;；] ?)(tron|ethereum|solana|polygon|arbitrum|optimism|avalanche|bitcoin|litecoin)(?: ?[,，;；:：] ?|\n)(?=(?:0x)?[0-9a-z]{25,100}(?![0-9a-z]))/giu;
/** An ordinary word, which only these make a network. */
const base = /(?:(?:通过|通過|走|用|经|經|选|選|是)的?\s?|(?<![a-z])(?:it was|it's|that was) )(base)(?![a-z])/giu;
const afterOn =
  /(?<![a-z])(?:on|via|over|through|using|走|用|通过|透過|选|選|选的|選的|转的|轉的)\s?(?:the\s)?([a-z]{3,12})(?![0-9a-z]|\s(?:deposits?|withdrawals?|transfers?|payments?)(?![a-z]))/giu;
const beforeTransaction = new RegExp(
  `(?<![0-9a-z])(${anyName})[ ](?:tx|txid|transaction|hash|explorer)(?![a-z])|(?<=[0-9a-z]{20})\\s?[(（](${anyName})[)）]`,
  "giu",
);

/** Choosing a network: the one that was chosen is the one that was used, whatever else is named beside it. */
const chosen = new RegExp(
  `(?:选成|選成|点成|點成|选了|選了|选到|選到|用了|用成|转成|轉成|错选|錯選|误选|誤選|选错成|结果用|結果用|结果我用|結果我用|(?<!想|应该|應該|本来|本來)(?:用的是|选的是|選的是|走的是)|(?<![想应應该該])[用走](?=[^。\\n]{2,20}(?:打|转|轉|汇|匯|过数|過數|充|提))|(?:(?<![a-z])(?:i|but) |(?<=^|[.!?\\n]\\s?))(?:used|chose|picked|selected)|(?:wallet|app|(?<![a-z])it|network|chain) (?:was|is|had been) (?:set to|on)|(?:accidentally|mistakenly|by mistake|wrongly)[^\\n.]{0,90}?(?:used|using|chose|picked|selected|sent|via|on|over|through)|(?<![a-z])(?:sent|send了) ?(?:[0-9][0-9.,]{0,14} ?)?(?:it |them |[a-z]{3,5} )?(?:via|on|over|using|through))[ ]?(?:了|the )?[ ]?(${anyName})(?![a-z0-9])`,
  "giu",
);
/** `选了最便宜的Sui`, `选了手续费最低的那个（Optimism）`, `通过Base链转的`, `是Arbitrum，不是你们说的以太坊`. */
const chosenInChinese = new RegExp(
  `选了[^，。,.\\n0-9a-z不没]{1,14}[(（]?(${anyName})(?![a-z0-9])|(?:通过|透过|走|用)\\s?(${anyName})\\s?(?:链|网络|网路|主网)?(?:转|充|打|提|发)的|(?<![不应该说还])是\\s?(${anyName})[^。\\n]{0,16}不是`,
  "giu",
);
/** `over Ethereum, not Arbitrum this time`, `币安链（不是波场）`: the one before the one that is denied. */
const notOther = new RegExp(
  `(?<![0-9a-z])(${anyName})(?: network| chain|链|网络|主网)?\\s?[,，(（]?\\s?(?:and not|not|不是) ?(?:the |on |over )?(?:${anyName})(?![a-z0-9])`,
  "giu",
);
/** What was right, or is said by a page, before such a name. */
const onlyMeant =
  /应该|本该|本来|原本|想|要选|你们|页面|should|meant|want|suppos|intend|page|says|told|accept|support/iu;
/** Characters before it in which that is told. */
const meantReach = 30;
const partBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - meantReach), at)
    .split(/[.。!！?？,，;；\n]/u)
    .at(-1) ?? "";
/** Names of more than one word, which no ordinary word is. */
const longNames = names
  .filter((name) => /^[a-z0-9]{2,16}[ -][a-z0-9 -]{2,16}$/.test(name))
  .sort(longestFirst)
  .map(written)
  .join("|");
const longName = new RegExp(
  `(?:(?<![a-z])(?:on|via|over|through|using)\\s(?:the\\s)?|(?:走|用|选)的?\\s?)(${longNames})(?![0-9a-z])`,
  "giu",
);
/** `链就是Litecoin`, `走瑞波自己的网络`. */
const plainlyNamed = new RegExp(
  `(?:链|网络|主网)(?:就|都|也)是\\s?(${anyName})(?![a-z0-9])|(?<![0-9a-z])(${anyName})自己的(?:链|网络|主网)`,
  "giu",
);
/** The one that is named before the one that would have been right. */
const insteadOf = new RegExp(`(?<![0-9a-z])(${anyName})[^\\n。.,，]{0,12}?(?:instead of|而不是|rather than)`, "giu");

/** `sent USDT TRC20 to my ERC20 address`, `用BSC转到了ERC20的地址`: the one before the address that takes another. */
const toOther = new RegExp(
  `(?<![0-9a-z])(${anyName})(?:[^\\n。.,，]{0,20}?)(?: to (?:my |your |an? |the )?|(?:转|轉|充|打|提|发|發)(?:到|去|入|进|進)了?(?:你们|你們)?的?\\s?)(?:${anyName})(?: deposit| usdt| usdc)?(?: address|的?(?:充值|充币|充幣)?地址)`,
  "giu",
);

/** `从BSC转到波场`: the one that the coins left from is the one that carried them. */
const leftFrom = new RegExp(
  `(?:从|從|由)\\s?(${anyName})\\s?(?:链|鏈|网络|網路|網絡|主网|主網)?\\s?(?:转|轉|提|充|打|发|發)(?:币|幣)?(?:到|去|往|至|入)`,
  "giu",
);

/** A name that another word makes the name of another network, or of a test network. */
const otherNetworks =
  /(?<![0-9a-z])[a-z][0-9a-z]{1,20}[ -](?:testnet|devnet|sepolia|nile|shasta|fuji|amoy|zkevm|nova|lite|pow|sv|gold)(?![0-9a-z])/giu;

/** Names of networks in a sentence, where they cannot be read as a coin or an ordinary word. */
export function networkWords(text: string): Finding[] {
  const plain = writtenChinese(text)
    .replace(/https?:\/\/\S{1,600}/gi, " ")
    .replace(otherNetworks, " ")
    .replace(/[A-Z0-9]{2,10}[-/]USD[TC]?[-/](?:SWAP|PERP)/g, " ");
  const inChinese = [...plain.matchAll(chosenInChinese)].map(
    ([, first, second, third]): Finding => ({
      fields: ["network"],
      text: first ?? second ?? third ?? "",
      rule: "shape",
    }),
  );
  const used = [
    ...inChinese,
    ...findAll(plain, chosen, ["network"], "shape"),
    ...findAll(plain, insteadOf, ["network"], "shape"),
    ...findAll(plain, leftFrom, ["network"], "shape"),
    ...findAll(plain, toOther, ["network"], "shape"),
    ...[...plain.matchAll(notOther)]
      .filter(({ index }) => !onlyMeant.test(partBefore(plain, index)))
      .map(([, name = ""]): Finding => ({ fields: ["network"], text: name, rule: "shape" })),
  ];
  // `TRC链` is short for the only standard of that name that exchanges take.
  const standard = [...plain.matchAll(/(?<![0-9a-z])(trc|erc|bep)(?=\s?(?:链|鏈|网络|網路|網絡|chain|network))/giu)];
  const [either] = [...plain.matchAll(beforeTransaction)].map(([, before, inside]) => before ?? inside);
  return [
    ...used,
    ...[standards, chineseNames, beforeChain, hanBeforeChain, afterOn, partBeforeId, base].flatMap((pattern) =>
      findAll(plain, pattern, ["network"], "words").filter(({ text: name }) => networkOf(name) !== undefined),
    ),
    ...findAll(plain, longName, ["network"], "words"),
    ...[...plain.matchAll(plainlyNamed)].map(
      ([, first, second = ""]): Finding => ({ fields: ["network"], text: first ?? second, rule: "words" }),
    ),
    ...standard.map(([name]): Finding => ({ fields: ["network"], text: `${name}20`, rule: "words" })),
    ...(either ? [{ fields: ["network"], text: either, rule: "words" } as const] : []),
  ];
}

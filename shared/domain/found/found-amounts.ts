import { assetNames, assetOf } from "../assets.ts";
import { digitOf } from "../chinese-numbers.ts";
import { numberWords, valueOfWord } from "../english-numbers.ts";
import { coinNames, fiat } from "./coin-names.ts";
import { type Finding, findAll } from "./finding.ts";

/** Words and units that look like the short name of a coin. */
const notCoins =
  /^(?:AM|PM|UTC|GMT|HKT|SGT|JST|EST|EDT|PST|CST|CET|CEST|UID|ID|TX|TXID|KYC|API|TRC|ERC|BEP|FA|VIP|OTC|PC|GB|MB|KB|MIN|HRS)$/i;
/** Coins whose short names are English words: only in capitals. */
const wordsInText = /^(?:NOT|Not|not|near|gas|link|dot|cake|rose|one|op|a|base)$/;

const latinAssets = assetNames.flatMap(({ names }) => names.filter((name) => /^[a-z]{2,12}$/.test(name)));
const otherAssets = assetNames.flatMap(({ names }) => names.filter((name) => /\p{Script=Han}/u.test(name)));
/** With groups of three, with groups and a comma for the point, with a decimal comma behind three digits at most, or without. */
const chineseNumber = "[一二两兩三四五六七八九][一二两兩三四五六七八九十百千万萬零〇]{0,8}";
const number =
  "(?:[0-9]{1,3}(?:[,' ][0-9]{3}){1,6}(?:\\.[0-9]{1,18})?|[0-9]{1,3}(?:[.' ][0-9]{3}){1,6},[0-9]{1,18}|[0-9]{1,3},[0-9]{1,18}|[0-9]{1,20}(?:\\.[0-9]{1,18})?)";
const magnitude =
  "(?:\\s?(?:[万萬亿億千百]|k(?![a-z])|w(?=\\s?u(?![a-z])|\\s?usd[tc]?(?![a-z])|\\s[a-z]{3,5}(?![a-z]))))?";
const counter = "(?:[ ]?[个個枚颗顆])?";
const coin = `(?:${[...latinAssets, ...otherAssets, "u", "\\$?[A-Z]{2,6}"].sort((a, b) => b.length - a.length).join("|")})`;
/** No digit, point, comma or colon of another number stands before an amount. */
const start = "(?<![0-9a-z/-]|[0-9][.:,]|[.])";
const amountBeforeCoin = new RegExp(
  `${start}((?:${number}${magnitude}|(?:(?<![一-鿿])|(?<=[了的过過提充转轉付打买買卖賣汇匯共币幣]))${chineseNumber})${counter}[ ]?(?:\\$[ ]?)?(?:的[ ]?|of[ ])?(${coin}))(?![a-z0-9盾])`,
  "giu",
);
const coinBeforeAmount = new RegExp(
  `(?<![a-z0-9])(${coin})(?:[（(]?[a-z]{3}[ -]?20[)）]?)?[ ]?[:：]?[ ]?(${number}${magnitude}(?:[ ]?[个個枚颗顆]))`,
  "giu",
);
/** `USDC 250.5`: only where no word behind makes the number one of something else. */
const coinThenNumber = new RegExp(
  `(?<![a-z0-9])(${coin})[ ]((?:[0-9]{1,3}(?:[ ,][0-9]{3}){1,3}|[0-9]{1,9})(?:[.][0-9]{1,18})?)(?!\\s[0-9])(?=[,，。;；)）]?(?:\\s|$))(?![ ]?(?:conf|min|hour|day|times|笔|筆|次))`,
  "gu",
);
/** `APT deposit 33.3`, `XLM充值 1000`, `ETH deposit of 2.75`. */
const coinMovedNumber = new RegExp(
  `(?<![a-z0-9])(${coin})[ ]?(?:deposit|withdrawal|transfer|充值|充币|充幣|入金|储值|儲值|提币|提幣|提现|提現|提領|转账|轉帳)(?:[ ]of)?[ :：]{1,2}([0-9]{1,7}(?:[.][0-9]{1,18})?)(?![0-9a-z]|[.,][0-9]|[ ]?(?:conf|min|hour|day|times|笔|筆|次|天|小))`,
  "giu",
);
const unitOnly =
  /(?<![0-9a-z]|[0-9][.,])([0-9][0-9,.]{0,20}\s?[万萬]?)\s?[个個枚颗顆](?=$|[\s,，。;；!！)）、的]|[^a-z0-9月多几幾半小钟鐘确確工区區人账帳交网網月地])/giu;
const money = /(?<![0-9a-z]|[0-9][.,])[0-9][0-9,.]{0,20}\s?[万萬]?\s?(?:元|块钱|塊錢|块|塊)/gu;
const moneyBefore =
  /(?:NT\$|HK\$|US\$|[$€£¥])[ ]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,2})?|[0-9]{1,9}(?:\.[0-9]{1,2})?)(?![0-9a-z]|[,.][0-9])/giu;
const currency =
  "(?:usd|eur|gbp|cny|rmb|hkd|twd|jpy|krw|inr|pkr|try|ngn|rub|uah|vnd|thb|php|idr|myr|sgd|aed|brl|cad|aud|chf|pln)";
/** A number with or without groups of three. */
const grouped = "[0-9]{1,9}(?:,[0-9]{3}){0,5}";
const done =
  "(?:(?<![a-z])(?:paid|sent|transferred|deposited|withdrew)|付款|支付|付了|paid:|付的|汇的|匯的|转的|轉的|转账|轉帳|转了|轉了|汇了|匯了|充了|提了|打了|转)";
const behindVerb = new RegExp(
  `${done}[ ]?(?:了|共)?[ ]?(${grouped}(?:[.][0-9]{1,18})?)(?=[ ]?(?:[,，](?![0-9])|[。;；)）]|$|\\n)|[ ]?${currency}(?![a-z])|[ ](?:at|on|to|from|via|over|and|yesterday|today)(?![a-z]))`,
  "giu",
);
/** `18 600 UAH`, `HKD 15,600` */
const withCurrency = new RegExp(
  `(?<![0-9a-z.,])((?:[0-9]{1,3}(?:[, ][0-9]{3}){1,5}|[0-9]{1,9})(?:[.][0-9]{1,2})?[ ]?${currency})(?![a-z])|(?<![a-z])(${currency}[ ]?${grouped}(?:[.][0-9]{1,2})?)(?![0-9a-z])`,
  "giu",
);
const paidInChinese = new RegExp(
  `(?<!没|沒|未)(?:转|轉|付|打|汇|匯|过数|過數)[了的过過]{0,2}\\s?(${grouped}(?:\\.[0-9]{1,2})?\\s?(?:元|块|塊))`,
  "gu",
);
/** What was paid, in a currency. */
const paid = new RegExp(
  `(?<![a-z])(?:i |have |already |we )(?:paid|sent|transferred)(?: him| her| them| the seller)? (${grouped}(?:[.][0-9]{1,2})?[ ]?${currency})(?![a-z])`,
  "giu",
);
/** `sent 22.75 of it`, `18.04 of them`: of the coin that was named before; a whole number without a verb counts things. */
const ofIt =
  /(?<![a-z])(?:sent|moved|transferred|deposited|withdrew) ([0-9][0-9.,]{0,20}) of (?:it|them|those|the [a-z]{1,10} ones?)(?![a-z])|(?<![0-9a-z.,-])([0-9]{1,9}\.[0-9]{1,18}) of (?:it|them)(?![a-z])/giu;
/** `0.62 to be exact`, `exactly 0.62`, `準確說是 0.62`. */
const exactly =
  /(?<![0-9a-z.,:：/-])([0-9]{2,9}|[0-9]{1,9}\.[0-9]{1,18})(?: to be (?:exact|precise)(?![a-z])|[,，]? ?(?:准确|準確|确切|確切)[来來]?[说說講])|(?:准确|準確|确切|確切)(?:地|点|點|来|來)?[说說講]?是?[,，]?(?:是|係)? ?([0-9]{2,9}|[0-9]{1,9}\.[0-9]{1,18})(?![0-9a-z:：/.-]|[ ]?(?:年|月|日|号|號|点|點|时|時|天|次|分|[笔筆]|[个個]?(?:人|小)))/giu;
const passive = /(?<![0-9a-z.,])([0-9]{1,9}(?:\.[0-9]{1,18})?) (?:was|were) (?:sent|transferred|deposited)/giu;

const feeInEnglish = "(?:network fees?|miner fees?|gas fees?|fees?|gas)";
const feeInChinese = "(?:手续费|手續費|矿工费|礦工費)";
const fee = `(?:${feeInEnglish}|${feeInChinese})`;
const balance =
  "(?:交易量|成交量|(?<![a-z])(?:trading )?volume|余额|餘額|my balance|balance (?:is|was|shows)|currently showing)";
const aside = "[0-9][0-9.,]{0,20}\\s?[万萬千]?\\s?[个個枚颗顆]?(?:[a-z]{1,6}|[$€£])?";
/** What a transfer must or may be, which is nobody's. */
const limit =
  "(?:(?<![a-z]|(?:sent|paid|deposited|withdrew|transferred) the )min(?:imum|\\.)?(?: (?:deposit|withdrawal|amount))?(?![a-z])|(?<![a-z])(?:daily|withdrawal|deposit|the|my|your) limit(?![a-z])(?! order)|最小|最低|最少|起充|起提|单笔限额|單筆限額|每日限额|每日限額)";
/** Up to the sum, without a word that makes it what is missing or what was sent. */
const upTo =
  "(?:(?!少|没|沒|增加|应到|應到|后|後|已付|missing|sent|paid|deposit|if|for|when|to(?![a-z]))[^0-9\\n,，。;；]){0,16}";
/** What was paid beside the amount, and what is still there: neither is the amount that the mail is about. */
const asides = [
  `(?:(?<![a-z])${fee}|${balance})(?![a-z])${upTo}${aside}`,
  `${limit}${upTo}${aside}`,
  // `the minimum (your page says 0.01 LTC)`, `the recovery fee, I read it's 50 USDT`, `手续费听说是50U`.
  `(?:${limit}|(?<![a-z])${fee})[ ,，(（]{0,3}(?:which |that )?(?:(?:i|we|you|they|your|the|it|page|site|app|faq) ){0,3}(?:is|says?|said|states?|read|heard|saw|think|believe|听说|聽說|看到|写着|寫著|说|說)(?: (?:that|it's|it is|it was|is)|是|为|為){0,2} ?${aside}`,
  // What was there before.
  `(?<![a-z])(?:(?:is|was|shows?|says?|stays|stuck|sits) still (?:at |on )?|still (?:shows?|says?|showing|at|on|has) (?:only )?)(?![0-9.,]{1,22} ?[a-z]{0,6} (?:short|missing|less|pending))${aside}`,
  `(?<![a-z])(?:only|still|just) (?:the |my )?(?:old )?${aside} from (?:before|earlier)(?! (?:today|this))`,
  `(?:只有|还是|還是|只显示|只顯示|仍是|仲係|得返)(?:之前|以前|原来|原來|原本|本来|本來|旧|舊)[的嘅]?(?:那|嗰)?${aside}`,
  `(?:还剩|還剩|剩下|剩余|剩餘|仲剩)(?:了|有)?\\s?${aside}(?![^，。,.\\n]{0,6}(?:[也都被没沒转轉]|不见|不見))`,
  `(?<![a-z])there(?:'s| is| are| was| were) ${aside} (?:on|in|inside) (?:it|the card|my card)(?![a-z])`,
  `(?<![0-9.,])${aside}\\s?(?:(?:in|as|of)\\s)?${feeInEnglish}(?![a-z])`,
  `(?<![0-9.,])${aside}的?${feeInChinese}`,
  `(?<![0-9.,])${aside}\\s(?:are |is )?(?:left(?! my| the| your)|available|in there|in my (?:wallet|balance))(?![a-z])`,
  `(?<![0-9.,])${aside}(?: dollars?| bucks)? (?:more|less|higher|lower)(?![a-z])`,
  `(?<![a-z])(?:there (?:is|are) still|having only|only have|i kept|left with)\\s${aside}`,
].map((source) => new RegExp(source, "giu"));

const multiples = { hundred: 100, thousand: 1000 } as const;
/** `half a bitcoin`, `two thousand USDT`, `one and a half ETH`, `半个比特币`; `two ETH withdrawals` counts withdrawals. */
const spoken = new RegExp(
  `(?<![a-z0-9.-])(?:(half an?)|(an?|${numberWords})(?: (hundred|thousand))?( and a half)?) (?=(?:${coin})s?(?! (?:deposit|withdrawal|transfer|transaction|address|wallet|account|order|network)s?)(?![a-z0-9]))|(?:([一两兩二三四五1-9])[个個枚颗顆])?(半)[个個枚颗顆]?(?=${coin})`,
  "giu",
);
/** A sum in English words, as digits; an article without a multiple behind it is none. */
function inDigits(
  whole: string,
  half: string,
  unit: string,
  multiple: string,
  more: string,
  wholeZh: string,
  halfZh: string,
): string {
  if (halfZh && wholeZh) return `${digitOf(wholeZh) ?? wholeZh}.5 `;
  if (half || halfZh) return "0.5 ";
  const article = /^an?$/i.test(unit);
  if (article && !multiple) return whole;
  const value = article ? 1 : (valueOfWord(unit) ?? 1);
  const times = multiples[(multiple ?? "").toLowerCase() as keyof typeof multiples] ?? 1;
  return `${(value + (more ? 0.5 : 0)) * times} `;
}

const inSentence = "(?:[^。.!！?？\\n]|\\.(?=[0-9]))";
/** A sentence about another transfer, which went well. */
const earlierOnes: readonly RegExp[] = [
  new RegExp(
    `(?<=^|[。!！?？\\n]\\s?|\\.\\s)(?:my|the) (?:last|previous|earlier|other|first) (?:withdrawal|deposit|transfer|payment|one)${inSentence}{0,160}(?<![a-z])(?:took|arrived|worked|came|went through|was (?:fine|quick|fast|there|in|credited))(?![a-z])`,
    "giu",
  ),
  new RegExp(
    `(?<=^|[。!！?？\\n]|\\.\\s)${inSentence}{0,120}(?:last (?:week|month|time|year)|上次|上回|以前|之前|上周|上週|上个月|上個月)${inSentence}{0,120}(?:(?:was|were) (?:in|there|credited)|came through|arrived fine|showed up|(?:go|went) through|within (?:a|[0-9]{1,2}) ?min|no problem|秒到|就到|都到|很快)${inSentence}{0,60}`,
    "giu",
  ),
];
/** A text without its sentences about transfers that went well before. */
export const withoutEarlier = (text: string): string =>
  earlierOnes.reduce((rest, pattern) => rest.replace(pattern, " "), text);

/** A sentence about something else, and one about another transfer, which went well. */
const besideThePoint: readonly RegExp[] = [
  /(?<=^|[。.!！?？\n]\s{0,3})(?:另外|顺便|順便|by the way|btw)[^。.!！?？\n]{0,200}/giu,
  // What was only tried: `先转了50U试了下`, `50 POL as a test`.
  new RegExp(`(?:先|[试試测測])[^0-9。，,\\n]{0,8}${aside}[^0-9。，,\\n]{0,6}[试試测測]`, "giu"),
  new RegExp(
    `(?<![0-9.,a-z])${aside} (?:as a|for a|to) test(?![a-z])|(?<![a-z])test (?:of|with|transfer of|deposit of) ${aside}`,
    "giu",
  ),
  // What the writer asks for beside it.
  new RegExp(`(?:(?<![a-z])compensation|赔偿|賠償|补偿|補償)(?: of|我|金)?[ :：]{0,2}${aside}`, "giu"),
  // A part that arrived: `第一次500U秒到`, `The 64.20 USDC that arrived fine`.
  /[^。，,！!？?；;\n没未不]{0,40}(?:秒到|(?:已经|已經|已)?正常到[账帳]|已[经經]?到[账帳]了)/gu,
  /(?<![0-9.,])[0-9][0-9.,]{0,20} ?[a-z]{1,6} that (?:arrived|came|worked|went)(?! (?:late|never))/giu,
  ...earlierOnes,
];

/** A text without what it tells beside the point. */
const toThePoint = (text: string): string => besideThePoint.reduce((rest, pattern) => rest.replace(pattern, " "), text);

/** Numbers with a coin beside them; what stands beside the point counts where nothing else does. */
export function amounts(whole: string): Finding[] {
  const found = amountsIn(toThePoint(whole));
  return found.length > 0 ? found : amountsIn(whole);
}

/** Numbers with a coin beside them, and behind a verb that says that they were sent. */
function amountsIn(whole: string): Finding[] {
  const text = asides.reduce((rest, pattern) => rest.replace(pattern, " "), whole).replace(spoken, inDigits);
  const before = [...text.matchAll(amountBeforeCoin)].flatMap(([, amount = "", asset = ""]) =>
    amountAndCoin(amount.replace(/\$[ ]?(?=[a-z])/i, ""), asset),
  );
  const behind = [...text.matchAll(coinBeforeAmount)].flatMap(([, asset = "", amount = ""]) =>
    amountAndCoin(amount, asset),
  );
  const sums = [...findAll(text, paid, ["amount"], "words"), ...findAll(text, paidInChinese, ["amount"], "words")];
  const found: Finding[] = [
    ...before,
    ...behind,
    ...[...text.matchAll(coinThenNumber)].flatMap(([, asset = "", amount = ""]) =>
      amountAndCoin(amount, asset, "words"),
    ),
    ...[...text.matchAll(coinMovedNumber)].flatMap(([, asset = "", amount = ""]) =>
      amountAndCoin(amount, asset, "words"),
    ),
    ...findAll(text, unitOnly, ["amount"], "words"),
    ...findAll(text, money, ["amount"], "words"),
    ...findAll(text, moneyBefore, ["amount"], "words"),
    ...findAll(text, withCurrency, ["amount"], "words"),
    ...findAll(text, behindVerb, ["amount"], "words"),
    ...findAll(text, passive, ["amount"], "words"),
    ...[...text.matchAll(ofIt), ...text.matchAll(exactly)].map(
      ([, sent, other = ""]): Finding => ({ fields: ["amount"], text: sent ?? other, rule: "words" }),
    ),
    ...besideCoins(text),
  ];
  // A sum that was paid is meant before any other sum, and after the coins that were moved.
  const others = found.filter(({ fields, rule }) => sums.length === 0 || rule !== "words" || fields[0] !== "amount");
  return [...others, ...sums];
}

function amountAndCoin(amount: string, asset: string, rule: "shape" | "words" = "shape"): Finding[] {
  const known = assetOf(asset);
  const isCoin = known !== undefined && coinNames.has(known);
  if (!known || !isCoin || notCoins.test(asset) || wordsInText.test(asset)) return [];
  const found: Finding = { fields: ["amount"], text: amount.trim(), rule: fiat.has(known) ? "words" : rule };
  return fiat.has(known) ? [found] : [found, { fields: ["coin"], text: known, rule }];
}

const bareNumber = /^(?:about |approx\.? |约|約|大约|大約)?([0-9]{1,7}(?:\.[0-9]{1,18})?)$/iu;

/** A number that is a whole line or a whole part between commas, behind one that names a coin: `USDC on Base, 150`. */
function besideCoins(text: string): Finding[] {
  const parts = text.split(/\n|(?<![0-9])[,，]|[,，](?![0-9])/u).map((part) => part.trim());
  return parts.flatMap((part, index): Finding[] => {
    const amount = part.length < 40 ? bareNumber.exec(part)?.[1] : undefined;
    const names = amount === undefined ? [] : coinWords(parts[index - 1] ?? "");
    return amount === undefined || names.length === 0 ? [] : [{ fields: ["amount"], text: amount, rule: "words" }];
  });
}

const tickers = new RegExp(
  `(?<![0-9A-Za-z./])(${[...coinNames].filter((name) => /^(?!(?:NOT|LINK|GAS|ROSE|CAKE)$)[A-Z]{3,6}$/.test(name) && !fiat.has(name)).join("|")})(?![0-9A-Za-z])`,
  "gu",
);
const tickersInLowerCase = /(?<![0-9A-Za-z./])(usdt|usdc|btc|eth|bnb|trx|xrp|ltc|doge)(?![0-9A-Za-z.])/gu;
/** The same before a Chinese word, where no Latin word can be meant: `把钱包里的sol转到`; a network or an address is named by it. */
const tickersInChinese = new RegExp(
  `(?<![0-9A-Za-z./])(${[...coinNames]
    .filter((name) => /^(?!(?:NOT|LINK|GAS|ROSE|CAKE|ARB)$)[A-Z]{3,5}$/.test(name) && !fiat.has(name))
    .join("|")
    .toLowerCase()})(?=\\s?(?!链|鏈|网|網|主网|主網|公链|公鏈|地址|的?(?:充值|充币|充幣|入金)?地址)\\p{Script=Han})`,
  "gu",
);
/** How much somebody trades says nothing of a transfer. */
const volume =
  /(?:交易量|成交量|(?<![a-z])(?:trading )?volume)[^0-9\n,，。;；]{0,12}[0-9][0-9.,]{0,20}\s?[万萬]?\s?[a-z]{1,6}/giu;
const fullNames = new Map([
  ...assetNames.flatMap(({ asset, names }) =>
    fiat.has(asset)
      ? []
      : names.filter((name) => /(?:币|幣|大饼|大餅|姨太)$/u.test(name)).map((name) => [name, asset] as const),
  ),
  ...([
    ["bitcoin", "BTC"],
    ["ether", "ETH"],
    ["litecoin", "LTC"],
    ["dogecoin", "DOGE"],
    ["ripple", "XRP"],
    ["lumen", "XLM"],
    ["tether", "USDT"],
  ] as const),
]);
/** Names of coins in full; beside a word for a network or an address they name that one. */
const coinsInFull = new RegExp(
  `(?<![a-z(（]|(?:network|chain|网络|網路|網絡|链|鏈|主网|主網|公链|公鏈)[)）】]?\\s{0,3}[-:：=＝是→]{0,3}\\s{0,3})(${[...fullNames.keys()].join("|")})s?(?![a-z]|\\s?(?:network|chain|blockchain|address|main|链|鏈|网络|網路|網絡|主网|主網))`,
  "giu",
);
/** `买U`, `八千多U`, `2000刀的u`: what Chinese calls USDT. */
const u = /(?<=[买買卖賣充提转轉付打多百千万萬]|[0-9百千万萬刀块塊元][的嘅])[uU](?![a-zA-Z0-9盾])/g;
/** Names of contracts: `ETH-USDT-SWAP` says nothing of a coin that was sent. */
const instrument = /[A-Z0-9]{2,10}[-/_]?USD[TC]?[-_]?(?:SWAP|PERP|[0-9]{6})|[A-Z]{2,6}(?:USDT|\/USDT)(?![A-Z-])/g;

/** A coin that only names a network or an address: `USDT on BNB Smart Chain`, `打到我的BTC地址`. */
const namesOther =
  /(?<![0-9A-Za-z./])(?!block|main|test)[a-z]{3,6} ?(?:(?:smart )?chain|network|mainnet|(?:deposit )?address|[主公]?[链鏈网網]|(?:充值|充币|充幣|入金)?地址)/giu;

/** Short names of coins anywhere; of several those that name no network and no address. */
export function coinWords(text: string): Finding[] {
  const found = coinWordsIn(text);
  if (new Set(found.map(({ text: coin }) => coin)).size < 2) return found;
  const moved = coinWordsIn(text.replace(namesOther, " "));
  return moved.length > 0 ? moved : found;
}

function coinWordsIn(text: string): Finding[] {
  const plain = text.replace(instrument, " ").replace(volume, " ");
  const named = [tickers, tickersInLowerCase, tickersInChinese]
    .flatMap((pattern) => [...plain.matchAll(pattern)])
    .map(([, name = ""]) => name.toUpperCase());
  const inFull = [...plain.matchAll(coinsInFull)].flatMap(([, name = ""]) => fullNames.get(name.toLowerCase()) ?? []);
  const spoken = [...plain.matchAll(u)].map(() => "USDT");
  return [...named, ...inFull, ...spoken].map((text) => ({ fields: ["coin"], text, rule: "words" }));
}

import { type Finding, findAll } from "./finding.ts";

/** What has the shape of an address; the reader of addresses refuses what is none. */
const token =
  /(?<![0-9A-Za-z/])(?:0x[0-9A-Fa-f]{40}|(?:bc1|ltc1|addr1|cosmos1|osmo1|kaspa:)[0-9a-z]{30,100}|[GM][A-Z2-7]{55,68}|[EUk]Q[0-9A-Za-z_-]{46}|[1-9A-HJ-NP-Za-km-z]{25,48}|0\.0\.[0-9]{3,12}(?![.@-][0-9]))(?![0-9A-Za-z])/gu;

type Direction = "toAddress" | "fromAddress" | "ownWallet";

/** Words that tell where the coins went or came from; the last before an address counts. */
const directions: readonly (readonly [Direction | undefined, RegExp])[] = [
  [
    "fromAddress",
    /(?<![a-z])(?:from(?! (?:the|your) (?:[a-z0-9]{1,12} )?(?:page|screen|app|site|tab))|sender|source|out of)(?![a-z])|从|從|由|转出地址|轉出地址|来源|來源|来自|來自|付款|发送地址|發送地址|发起/giu,
  ],
  [
    "toAddress",
    /(?<![a-z])(?:to|into|recipient|destination|address|adress|addr|yours|gave me|you gave)(?![a-z])|landed at|sitting at|到|至|给|給|去|往|躺在|打进|打進|进了|進了|[进進入](?:你们|你們|你哋|贵|貴|平台|我[在的])|现在在|現在在|收款|充值|充币|充幣|接收|目标|目標|地址|转入|轉入|提币|提幣/giu,
  ],
  [
    // Where the coins of a deposit came from, and where those of a withdrawal go.
    "ownWallet",
    /(?<![a-z])(?:my (?:own )?|the same )(?:wallet|ledger|trezor|metamask|phantom|hardware wallet)(?![a-z])|我的?(?:自己的?)?(?:钱包|錢包)/giu,
  ],
  [undefined, /(?<![a-z])(?:contract|token|tx|txid|hash|signature|digest)(?![a-z])|合约|合約|哈希|雜湊|交易/giu],
];

/** What stands right behind the address that the coins left. */
const sentOff = /^\s?(?:那边|那裡|那里)?(?:转出|轉出|转过来|轉過來|打出|打过来|打過來|发出|發出)/u;

const fieldsOf = {
  toAddress: ["toAddress"],
  fromAddress: ["fromAddress"],
  ownWallet: ["fromAddress", "toAddress"],
} as const satisfies Record<Direction, Finding["fields"]>;

/** Characters before an address in which its direction is told. */
const reach = 40;
const maxAddresses = 40;

/** Accounts of Aptos and Sui have the shape of a hash: only one that coins were sent to is an address. */
const longAddress = /(?:[到至]|(?<![a-z])to(?: address| your address)?)\s?[:：]?\s?(0x[0-9a-f]{64})(?![0-9a-z])/giu;

/** Addresses that a sentence sends to or from. */
export function addresses(text: string): Finding[] {
  let end = 0;
  const long = findAll(text, longAddress, ["toAddress"], "shape").slice(0, maxAddresses);
  const short = [...text.matchAll(token)].slice(0, maxAddresses).flatMap(({ 0: address, index }): Finding[] => {
    const before =
      text
        .slice(Math.max(end, index - reach), index)
        .trimEnd()
        .split("\n")
        .at(-1) ?? "";
    end = index + address.length;
    const field = sentOff.test(text.slice(end, end + 12)) ? "fromAddress" : directionIn(before);
    return field ? [{ fields: fieldsOf[field], text: address, rule: "shape" }] : [];
  });
  return [...short, ...long];
}

function directionIn(before: string): Direction | undefined {
  let last = -1;
  let direction: Direction | undefined;
  for (const [field, words] of directions) {
    // `from my address`: the word for the thing does not outweigh the direction that stands before it.
    const at =
      [...before.matchAll(words)]
        .filter(([word]) => last < 0 || (field !== "ownWallet" && !/address|地址/i.test(word)))
        .at(-1)?.index ?? -1;
    if (at > last) {
      last = at;
      direction = field;
    }
  }
  return direction;
}

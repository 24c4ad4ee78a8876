/** Short names of coins and currencies beside what people write for them, in lower case. */
export const assetNames: readonly { readonly asset: string; readonly names: readonly string[] }[] = [
  { asset: "USDT", names: ["u", "usdt", "₮", "泰达币", "泰達幣", "泰达", "tether"] },
  { asset: "USDC", names: ["usdc", "usd coin"] },
  { asset: "USD", names: ["usd", "$", "us$", "刀", "美元", "美金", "dollar", "dollars"] },
  { asset: "CNY", names: ["cny", "rmb", "人民币", "人民幣"] },
  { asset: "HKD", names: ["hkd", "hk$", "港币", "港幣", "港元"] },
  { asset: "TWD", names: ["twd", "ntd", "nt$", "台币", "台幣", "新台币", "新台幣", "臺幣", "新臺幣"] },
  { asset: "EUR", names: ["eur", "€", "欧元", "歐元", "euro", "euros"] },
  { asset: "GBP", names: ["gbp", "£", "英镑", "英鎊"] },
  { asset: "JPY", names: ["jpy", "日元", "日圓", "日币", "日幣"] },
  { asset: "BTC", names: ["btc", "₿", "比特币", "比特幣", "大饼", "大餅", "bitcoin", "bitcoins"] },
  { asset: "ETH", names: ["eth", "以太坊", "以太币", "以太幣", "以太", "姨太", "ether", "ethereum"] },
  { asset: "BNB", names: ["bnb", "币安币", "幣安幣"] },
  { asset: "TRX", names: ["trx", "波场", "波場", "波场币", "波場幣", "tron"] },
  { asset: "SOL", names: ["sol", "索拉纳", "索拉納", "solana"] },
  { asset: "XRP", names: ["xrp", "瑞波", "瑞波币", "瑞波幣", "ripple"] },
  { asset: "LTC", names: ["ltc", "莱特币", "萊特幣", "litecoin", "litecoins"] },
  { asset: "DOGE", names: ["doge", "狗狗币", "狗狗幣", "狗币", "狗幣", "dogecoin", "dogecoins"] },
  { asset: "SHIB", names: ["shib", "柴犬币", "柴犬幣", "屎币"] },
  { asset: "BCH", names: ["bch", "比特现金", "比特币现金", "比特現金", "比特幣現金"] },
  { asset: "ADA", names: ["ada", "艾达币", "艾達幣", "cardano"] },
  { asset: "DOT", names: ["dot", "波卡", "波卡币", "波卡幣", "polkadot"] },
  { asset: "AVAX", names: ["avax", "雪崩", "avalanche"] },
  { asset: "POL", names: ["pol", "马蹄", "馬蹄"] },
  { asset: "MATIC", names: ["matic"] },
  { asset: "XLM", names: ["xlm", "恒星币", "恆星幣", "stellar"] },
  { asset: "XMR", names: ["xmr", "门罗币", "門羅幣", "monero"] },
  { asset: "ZEC", names: ["zec", "大零币", "大零幣", "zcash"] },
  { asset: "DASH", names: ["dash", "达世币", "達世幣"] },
  { asset: "ATOM", names: ["atom", "阿童木", "cosmos"] },
  { asset: "FIL", names: ["fil", "filecoin"] },
  { asset: "EOS", names: ["eos", "柚子"] },
  { asset: "LINK", names: ["link", "chainlink"] },
];

/** Coins of which one is worth hundreds and more: nobody moves thousands of them, and everybody fractions. */
const dearAssets: readonly string[] = ["BTC", "WBTC", "ETH", "WETH", "BNB", "BCH", "LTC", "SOL", "XMR", "ZEC"];

export const isDear = (asset: string | undefined): boolean => asset !== undefined && dearAssets.includes(asset);

const assets: ReadonlyMap<string, string> = new Map(
  assetNames.flatMap(({ asset, names }) => names.map((name) => [name, asset] as const)),
);

/** Words behind an amount that look like a short name and are none. */
const plainWords = /^(?:coins?|tokens?|pieces?|pcs|units?|only|total|in|of|worth|each|approx|about)$/i;

/**
 * The short name of a coin or currency as it stands beside an amount: by the table, or any other short Latin name in
 * capitals, because tokens have all kinds of names. Nothing where it names none.
 */
export function assetOf(text: string): string | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^\$(?=[a-z])/, "");
  const known = assets.get(name);
  if (known) return known;
  return /^(?=.{2,12}$)[0-9]{0,5}[a-z][a-z0-9]*(?:\.[a-z])?$/.test(name) && !plainWords.test(name)
    ? name.toUpperCase()
    : undefined;
}

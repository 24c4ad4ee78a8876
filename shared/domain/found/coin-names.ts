import { assetNames, assetOf } from "../assets.ts";
import { checkedNetworkIds, networkRow } from "../networks.ts";

/** Currencies of countries: beside an amount they tell no coin. */
export const fiat: ReadonlySet<string> = new Set(["USD", "CNY", "HKD", "TWD", "EUR", "GBP", "JPY"]);

/** Short names of the coins that we know, and of currencies. */
export const coinNames: ReadonlySet<string> = new Set([
  ...assetNames.map(({ asset }) => asset),
  ...checkedNetworkIds.flatMap((id) => networkRow(id).coins),
]);

/** Whether a text begins with the name of a coin: one that we know, or a short name in capitals. */
export function isCoinName(text: string): boolean {
  const [word = ""] = text.split(/[\s,，(（/-]/u, 1);
  return /^[A-Z0-9.]{2,12}$/.test(word) || coinNames.has(assetOf(word) ?? "");
}

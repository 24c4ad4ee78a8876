import type { AnyOf, ProblemRule } from "./problem-words.ts";

/** The networks that are mixed up, each by its names; one row for each is enough for every pair of them. */
const mixedUp: readonly AnyOf[] = [
  ["trc20", "trc-20", "tron", "波场"],
  ["erc20", "erc-20", "ethereum", "以太坊"],
  ["bep20", "bep-20", "bsc", "bnb smart chain", "bnb chain", "币安智能链", "币安链"],
  ["polygon", "matic", "马蹄"],
  ["arbitrum"],
  ["optimism"],
  ["on base", "base network", "base chain"],
  ["solana"],
];
const sentOver: AnyOf = [
  "sent",
  "send",
  "went",
  "transferred",
  "picked",
  "chose",
  "used",
  "withdrawing",
  ..."转 用 走 选 提 充 发".split(" "),
];
/** What is said of the network that would have been right. */
const ofYourAddress: AnyOf = [
  "deposit address",
  "deposit page",
  "your address",
  "address is",
  "address was",
  "you only",
  "your page",
  "your site",
  "only offer",
  "to an ",
  "地址",
];

/** The same where it stands in a sentence, or a line, of its own. */
const pageSaid: AnyOf = [
  "your page said",
  "your page says",
  "your page only",
  "you only list",
  "页面写的是",
  "页面只支持",
  "你们只支持",
];

/** Coins that went over one network to the address of another. */
export const twoNetworks: readonly ProblemRule[] = mixedUp.flatMap((one, index) =>
  mixedUp.slice(index + 1).flatMap((other): ProblemRule[] => [
    { caseType: "wrong-network", needs: [[sentOver], [one, other, ofYourAddress]] },
    { caseType: "wrong-network", needs: [[sentOver], [one], [other], [pageSaid]] },
  ]),
);

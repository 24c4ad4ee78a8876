import { expect, test } from "vitest";
import { labelBefore, unglued } from "#shared/domain/id-labels.ts";

test.each([
  ["TxID: ", "hash"],
  ["tx hash = ", "hash"],
  ["TXID", "hash"],
  ["txid2: ", "hash"],
  ["Transaction Hash:\n", "hash"],
  ["the hash is ", "hash"],
  ["交易哈希:", "hash"],
  ["哈希值为:", "hash"],
  ["交易单号是 ", "hash"],
  ["轉帳單號「", "hash"],
  ["Signature: ", "hash"],
  ["收款地址 ", "address"],
  ["錢包位址：".normalize("NFKC"), "address"],
  ["Deposit address: ", "address"],
  ["my wallet is ", "address"],
  ["From: ", "address"],
  ["To: ", "address"],
  ["合约：".normalize("NFKC"), "address"],
  ["钱包是 ", "address"],
  ["contract = ", "address"],
  ["Payment ID: ", "else"],
  ["用户ID ", "else"],
  ["UID", "else"],
  ["public_key=", "else"],
  ["memo: (", "else"],
  ["Tag: ", "else"],
  ["备注为「", "else"],
  ["标签 = ", "else"],
  ["deposit did not arrive at my address: ", "address"],
  ["到账地址 ", "address"],
  ["转到的地址是", "address"],
  ["Solana wallet address ", "address"],
  ["it did not arrive at my address ", undefined],
  ["sent from binance to my okx address ", undefined],
  ["没有到我的地址 ", undefined],
  ["转到你们给的地址 ", undefined],
  ["合约 ", undefined],
  ["my wallet ", undefined],
  ["没有到我的钱包 ", undefined],
  ["Tx hash of my wallet (", undefined],
  ["I forgot the memo ", undefined],
  ["充值忘记填标签 ", undefined],
  ["没有写备注 ", undefined],
  ["Liquid: ", undefined],
  ["memo (", undefined],
  ["区块哈希:", undefined],
  ["block hash: ", undefined],
  ["交易地址:", undefined],
  ["浏览器地址:", undefined],
  ["I sent it to ", undefined],
  ["address of the exchange, and then ", undefined],
  ["vintage ", undefined],
  ["", undefined],
])("%j calls what follows: %s", (before, label) => {
  expect(labelBefore(before)).toBe(label);
});

test("a label is seen behind any number of words", () => {
  expect(labelBefore(`${"words ".repeat(100)}TxID: `)).toBe("hash");
});

const hex = "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1";

test.each([
  [`TXID${hex}`, hex],
  [`TxHash0x${hex}`, `0x${hex}`],
  [`${hex}TRC20`, hex],
  [`tx_id${hex}BEP20`, hex],
  [hex, hex],
  ["txidPlease", "txidPlease"],
])("%s is %s without what sticks to it", (run, bare) => {
  expect(unglued(run)).toBe(bare);
});

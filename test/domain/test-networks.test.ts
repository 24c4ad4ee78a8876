import { expect, test } from "vitest";
import { isTestQuery, isTestWord, namesTestNetwork } from "#shared/domain/test-networks.ts";

test.each([
  "TRON Nile",
  "TRON (Shasta)",
  "BSC testnet",
  "BSC-Testnet",
  "Solana devnet",
  "Optimism Sepolia",
  "ＳＥＰＯＬＩＡ",
  "Cosmos Testnet",
  "testnet4",
  "BSC test net",
  "Polygon (test network)",
  "TRON Test-Net",
  "testnetwork",
  "波场测试网",
  "比特幣測試鏈",
])("%s is a test network", (name) => {
  expect(namesTestNetwork(name)).toBe(true);
});

test.each([
  "TRON",
  "Solana mainnet-beta",
  "Contest",
  "TRC20 (latest)",
  "latest network",
  "TRC20 test",
  "ERC20 (test transfer)",
  "test TRC20 network",
  "Polygon (custom RPC)",
  "BSC preview",
  "localhost",
  "",
  `${" ".repeat(54)}testnet`,
])("%j is none", (name) => {
  expect(namesTestNetwork(name)).toBe(false);
});

test.each(["test", "custom", "preview", "localhost", "localnet", "sepolia", "testnet4"])(
  "%s in a link is a test network",
  (word) => {
    expect(isTestWord(word)).toBe(true);
    expect(isTestQuery("cluster", word)).toBe(true);
  },
);

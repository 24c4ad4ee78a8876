import { expect, test } from "vitest";
import { namesTestNetwork } from "#shared/domain/test-networks.ts";

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
  "波场测试网",
  "比特幣測試鏈",
])("%s is a test network", (name) => {
  expect(namesTestNetwork(name)).toBe(true);
});

test.each(["TRON", "Solana mainnet-beta", "Contest", "testnetwork", "TRC20 (latest)", "", `${" ".repeat(54)}testnet`])(
  "%j is none",
  (name) => {
    expect(namesTestNetwork(name)).toBe(false);
  },
);

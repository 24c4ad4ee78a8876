import { describe, expect, test } from "vitest";
import { readExplorerLink } from "#shared/domain/explorer-link.ts";

const id = "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1";

describe("a link to a known explorer is read", () => {
  test.each([
    ["with its scheme", `https://etherscan.io/tx/${id}`],
    ["with http", `http://etherscan.io/tx/${id}`],
    ["in capitals", `HTTPS://ETHERSCAN.IO/TX/${id}`],
    ["without a scheme", `etherscan.io/tx/${id}`],
    ["with www", `https://www.etherscan.io/tx/${id}`],
    ["with a port", `https://etherscan.io:443/tx/${id}`],
    ["with a query string", `https://etherscan.io/tx/${id}?utm_source=app&lang=zh`],
    ["with a fragment behind the id", `https://etherscan.io/tx/${id}#eventlog`],
    ["with further path parts", `https://etherscan.io/tx/${id}/advanced`],
    ["with a slash at the end", `https://etherscan.io/tx/${id}/`],
    ["with a language before the page", `https://etherscan.io/zh/tx/${id}`],
  ])("%s", (_, link) => {
    expect(readExplorerLink(link)).toEqual({
      network: "ethereum",
      isOtherNetwork: false,
      page: "tx",
      id,
      isTestnet: false,
    });
  });

  test.each([
    ["the id in the fragment", `https://tronscan.org/#/transaction/${id}`],
    ["a query string in the fragment", `https://tronscan.org/#/transaction/${id}?lang=zh`],
    ["a query string before the fragment", `https://tronscan.org/?lang=zh#/transaction/${id}`],
    ["further parts in the fragment", `https://tronscan.org/#/transaction/${id}/internal`],
  ])("with %s", (_, link) => {
    expect(readExplorerLink(link)).toEqual({
      network: "tron",
      isOtherNetwork: false,
      page: "tx",
      id,
      isTestnet: false,
    });
  });
});

test.each([
  ["https://etherscan.io/address/0xabc", "ethereum", "address"],
  ["https://etherscan.io/token/0xabc?a=0xdef", "ethereum", "token"],
  ["https://etherscan.io/block/123", "ethereum", "block"],
  ["https://tronscan.org/#/address/Tabc", "tron", "address"],
  ["https://tronscan.org/#/contract/Tabc/code", "tron", "address"],
  ["https://tronscan.org/#/token20/Tabc", "tron", "token"],
  ["https://solscan.io/account/abc", "solana", "address"],
  ["https://blockchair.com/bitcoin/transaction/abc", "bitcoin", "tx"],
  ["https://blockchair.com/ethereum/transaction/abc", "ethereum", "tx"],
  ["https://www.oklink.com/zh-hans/trx/tx/abc", "tron", "tx"],
  ["https://www.oklink.com/eth/address/abc", "ethereum", "address"],
  ["https://blockchair.com/litecoin/transaction/abc", "litecoin", "tx"],
  ["https://blockchair.com/groestlcoin/transaction/abc", undefined, "tx"],
  ["https://blockchair.com/zh/bitcoin/transaction/abc", "bitcoin", "tx"],
  ["https://blockchair.com/bitcoin-sv/transaction/abc", undefined, "tx"],
  ["https://blockstream.info/liquid/tx/abc", undefined, "tx"],
  ["https://mempool.space/liquid/tx/abc", undefined, "tx"],
  ["https://mempool.space/zh/tx/abc", "bitcoin", "tx"],
  ["https://blockstream.info/nojs/tx/abc", "bitcoin", "tx"],
  ["https://www.okx.com/web3/explorer/bsc/tx/abc", "bsc", "tx"],
  ["https://suiscan.xyz/mainnet/object/abc", "sui", "address"],
  ["https://explorer.example/ethereum-mainnet/tx/abc", "ethereum", "tx"],
  ["https://explorer.example/polygon-zkevm/tx/abc", undefined, "tx"],
  ["https://explorer.example/bitcoin/sidechain/tx/abc", undefined, "tx"],
  ["https://nova.arbiscan.io/tx/abc", undefined, "tx"],
  ["https://m.tronscan.org/#/transaction/abc", "tron", "tx"],
  ["https://m.bscscan.com/tx/abc", "bsc", "tx"],
  ["https://bithomp.com/zh/explorer/E26AB8F3372D2FC02DEC1FD5674ADAB762D684BFFDBBDF5D674E9D7CF4A47054", "xrp", "tx"],
  ["https://www.blockchain.com/explorer/transactions/eth/abc", "ethereum", "tx"],
  ["https://www.blockchain.com/explorer/transactions/bch/abc", "bitcoin-cash", "tx"],
  ["https://explorer.example/tx/LTC/abc", "litecoin", "tx"],
  ["https://explorer.example/tx/bsv/abc", undefined, "tx"],
  ["https://base.blockscout.com/tx/abc", "base", "tx"],
  ["https://trx.explorer.example/cn/tx/abc", "tron", "tx"],
  ["https://polygon-zkevm.blockscout.com/tx/abc", undefined, "tx"],
  ["https://tronscan.io/#/transaction/abc", "tron", "tx"],
  ["https://nanolooker.com/block/abc", "nano", "tx"],
  ["https://explorer.example/tx/abc", undefined, "tx"],
  ["https://explorer.example/#/transactions/abc", undefined, "tx"],
  ["https://explorer.example/blocks/abc", undefined, "block"],
])("%s is of %s and a page of kind %s", (link, network, page) => {
  const read = readExplorerLink(link);

  expect([read?.network, read?.page]).toEqual([network, page]);
});

test.each([
  "https://nova.arbiscan.io/tx/abc",
  "https://blockchair.com/bitcoin-sv/transaction/abc",
  "https://blockstream.info/liquid/tx/abc",
  "https://mempool.space/liquid/tx/abc",
  "https://www.mintscan.io/juno/txs/abc",
  "https://explorer.example/polygon-zkevm/tx/abc",
  "https://explorer.example/bitcoin-sv/tx/abc",
  "https://explorer.example/tx/bsv/abc",
  "https://polygon-zkevm.blockscout.com/tx/abc",
])("%s is of a network that is not in the table", (link) => {
  const read = readExplorerLink(link);

  expect([read?.network, read?.isOtherNetwork]).toEqual([undefined, true]);
});

test.each([
  ["https://blockchair.com/groestlcoin/transaction/abc", true],
  ["https://blockchair.com/transaction/abc", false],
  ["https://btc.blockchair.com/transaction/abc", false],
  ["https://mempool.space/zh/tx/abc", false],
  ["https://m.bscscan.com/tx/abc", false],
  ["https://beta.etherscan.io/tx/abc", false],
  ["https://base.blockscout.com/tx/abc", false],
  ["https://subnets.avax.network/c-chain/tx/abc", false],
  ["https://solscan.io/solana/tx/abc", false],
  ["https://explorer.example/tx/abc", false],
  ["https://explorer.example/somewhere/tx/abc", false],
])("%s: that it is of another network is %s", (link, isOther) => {
  expect(readExplorerLink(link)?.isOtherNetwork).toBe(isOther);
});

test.each([
  "https://sepolia.etherscan.io/tx/abc",
  "https://testnet.bscscan.com/tx/abc",
  "https://bsc-testnet.blockscout.example/tx/abc",
  "https://nile.tronscan.org/#/transaction/abc",
  "https://shasta.tronscan.org/#/transaction/abc",
  "https://mempool.space/testnet/tx/abc",
  "https://mempool.space/testnet4/tx/abc",
  "https://blockstream.info/testnet/tx/abc",
  "https://solscan.io/tx/abc?cluster=devnet",
  "https://explorer.solana.com/tx/abc?cluster=testnet",
  "https://explorer.example/#/tx/abc?network=devnet",
  "https://snowtrace.io/tx/abc?chainid=43113",
  "https://subnets-test.avax.network/x-chain/tx/abc",
  "https://blockstream.info/liquidtestnet/tx/abc",
  "https://stellar.expert/explorer/futurenet/tx/abc",
  "https://suiscan.xyz/localnet/tx/abc",
  "https://explorer.aptoslabs.com/txn/abc?network=localnet",
  "https://solscan.io/tx/abc?cluster=custom&customUrl=http://localhost:8899",
  "https://saigon-app.roninchain.com/tx/abc",
  "https://test.bithomp.com/explorer/abc",
])("%s is a page of a test network", (link) => {
  expect(readExplorerLink(link)).toMatchObject({ page: "tx", id: "abc", isTestnet: true });
});

test.each([
  "https://snowtrace.io/tx/abc?chainid=43114",
  "https://explorer.aptoslabs.com/txn/abc?network=mainnet",
  "https://solscan.io/tx/abc?utm_source=test",
  "https://solscan.io/tx/abc?cluster=mainnet-beta",
  "https://explorer.test/tx/abc",
])("%s is a page of a network where coins have value", (link) => {
  expect(readExplorerLink(link)).toMatchObject({ page: "tx", id: "abc", isTestnet: false });
});

test("an id that says testnet does not make it one", () => {
  expect(readExplorerLink("https://etherscan.io/tx/testnet")).toMatchObject({ isTestnet: false });
});

test.each([
  ["https://etherscan.io/"],
  ["https://etherscan.io/tx/"],
  ["https://etherscan.io"],
  ["https://example.test/help/article"],
  ["0x1234"],
  ["half.a/story"],
  ["javascript://etherscan.io/tx/abc"],
  [""],
])("%j is no link to a page of an explorer", (text) => {
  expect(readExplorerLink(text)).toBeUndefined();
});

test("a link is read up to 600 characters and not past them", () => {
  const link = "https://etherscan.io/tx/abc?a=";

  expect(readExplorerLink(link.padEnd(600, "x"))?.id).toBe("abc");
  expect(readExplorerLink(link.padEnd(601, "x"))).toBeUndefined();
});

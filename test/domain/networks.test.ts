import { describe, expect, test } from "vitest";
import { readAddress } from "#shared/domain/address.ts";
import { readExplorerLink } from "#shared/domain/explorer-link.ts";
import {
  checkedNetworkIds,
  fitNetworks,
  isNetworkId,
  type NetworkId,
  networkHints,
  networkIds,
  networkOf,
  networkRow,
  networks,
} from "#shared/domain/networks.ts";
import { readTransactionId } from "#shared/domain/transaction-id.ts";

/** Published ids whose canonical form is another one: TON and Aptos write the same bytes in several ways. */
const canonicalIds = new Map([
  ["fJXfn0EVhV09HFuEgUHu4Cchb24nUQtIMwSzmzk2tLs=", "7c95df9f4115855d3d1c5b848141eee027216f6e27510b483304b39b3936b4bb"],
  ["6ZzWOFKZt_m3kZjbwfbATwLaVwmUOdDp0xjhuY7PO3k=", "e99cd6385299b7f9b79198dbc1f6c04f02da57099439d0e9d318e1b98ecf3b79"],
  [
    "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e",
    "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
  ],
  [
    "0x60ad80e8cdadb81399e8a738014bc9ec865cef842f7c2cf7d84fbf7e40d065",
    "0x0060ad80e8cdadb81399e8a738014bc9ec865cef842f7c2cf7d84fbf7e40d065",
  ],
]);

const isBare = (txid: string) => /^[0-9a-f]{64}$/i.test(txid);

/** Address forms that two networks share under different descriptions. */
const sharing = ["bitcoin-cash>bitcoin", "sui>aptos"];

describe.each(networkIds)("%s", (id) => {
  const row = networkRow(id);

  test("is found by its id and by every name in its row", () => {
    for (const name of [id, ...row.names]) expect(networkOf(name), name).toBe(id);
  });

  test("reads its published transaction ids as its own, in one form that is read back to itself", () => {
    for (const txid of row.examples.txids) {
      const reading = readTransactionId(txid, { network: id });
      const canonical = canonicalIds.get(txid) ?? txid;
      expect(reading, txid).toEqual({ kind: "txid", canonical, networks: [id], network: id });
      expect(readTransactionId(canonical, { network: id })).toEqual(reading);
    }
  });

  test("reads its published addresses as its own, in one form that is read back to itself", () => {
    for (const address of row.examples.addresses) {
      const reading = readAddress(address, id);
      const canonical = canonicalIds.get(address) ?? address;
      expect(reading, address).toMatchObject({ kind: "address", canonical, network: id });
      expect(readAddress(canonical, id)).toMatchObject({ kind: "address", canonical, network: id });
    }
  });

  test("asks about or refuses every published id of another network that does not have its form", () => {
    const forms = new Set(row.txids.map((form) => JSON.stringify(form)));
    const foreign = checkedNetworkIds
      .filter((other) => other !== id && id !== "other")
      .filter((other) => networkRow(other).txids.every((form) => !forms.has(JSON.stringify(form))))
      .flatMap((other) => networkRow(other).examples.txids.map((txid) => [other, txid] as const))
      // These are 64 hexadecimal digits in one of their three ways, which many networks have.
      .filter(([other, txid]) => other !== "ton" || !/^[0-9a-f]{64}$/.test(txid));
    for (const [other, txid] of foreign) {
      if (isBare(txid) && row.txids.some((form) => form.kind === "hex")) continue;
      const reading = readTransactionId(txid, { network: id });
      expect(reading.problem, `${txid} of ${other} on ${id}`).toBeDefined();
      if (reading.kind === "txid") expect(reading.networks).toContain(other);
    }
  });

  test("refuses every published address of another network that does not have its form", () => {
    const own = new Set(row.addresses.map((form) => JSON.stringify(form)));
    const takesNames = row.addresses.some(({ loose }) => loose);
    const foreign = checkedNetworkIds
      .filter((other) => other !== id && id !== "other" && !takesNames)
      .filter((other) =>
        networkRow(other).addresses.every((form) => !own.has(JSON.stringify({ ...form, loose: undefined }))),
      )
      .flatMap((other) => networkRow(other).examples.addresses.map((address) => [other, address] as const));
    for (const [other, address] of foreign) {
      const reading = readAddress(address, id);
      // An old address of Bitcoin Cash is one of Bitcoin, and a full address of Sui is one of Aptos.
      const isShared = fitNetworks(address, "addresses", [id])[0]?.fit.fit === "exact";
      expect(reading.kind, `${address} of ${other} on ${id}`).toBe(isShared ? "address" : "problem");
      if (isShared) expect(sharing).toContain(`${other}>${id}`);
    }
  });

  test("reads every page of its explorers back to itself", () => {
    for (const { host, pages } of row.explorers) {
      for (const [page, path] of Object.entries(pages)) {
        // Where the path says nothing of the page, the id does.
        const part = page === "address" ? "addresses" : "txids";
        const example = path === "/" || page === "id" ? (row.examples[part][0] ?? "") : "SomeId";
        expect(readExplorerLink(`https://${host}${path}${example}`), `${host}${path}`).toEqual({
          network: id,
          page: page === "id" ? "tx" : page,
          id: example,
          isOtherNetwork: false,
          isTestnet: false,
        });
      }
    }
  });
});

/** Networks without a published example of ours, whose addresses the tests of forms and checksums make themselves. */
const generated: readonly NetworkId[] = ["kava", "celestia", "icp", "digibyte", "lightning", "zcash"];

test("every form of a checked network has a published example on some row", () => {
  const proven = (part: "txids" | "addresses") =>
    new Set(
      checkedNetworkIds.flatMap((id) =>
        networkRow(id).examples[part].flatMap(() => networkRow(id)[part].map((form) => JSON.stringify(form))),
      ),
    );

  for (const part of ["txids", "addresses"] as const) {
    for (const id of checkedNetworkIds) {
      const claimed = networkRow(id)[part].filter((form) => !form.loose && !generated.includes(id));
      for (const form of claimed) expect(proven(part), `${id} ${part}`).toContain(JSON.stringify(form));
    }
  }
});

test("no host serves the same path for two networks", () => {
  const places = checkedNetworkIds.flatMap((id) =>
    networkRow(id).explorers.flatMap(({ host, pages }) => Object.values(pages).map((path) => host + path)),
  );

  expect(places.filter((place, i) => places.indexOf(place) !== i)).toEqual([]);
});

test("a host is written as it is looked up: in lower case and without www", () => {
  const hosts = checkedNetworkIds.flatMap((id) => networkRow(id).explorers.map(({ host }) => host));

  expect(hosts.filter((host) => host !== host.toLowerCase() || host.startsWith("www."))).toEqual([]);
});

test.each([
  ["TRC-20", "tron"],
  ["trc 20", "tron"],
  ["ＴＲＣ２０", "tron"],
  ["TRON (TRC20)", "tron"],
  ["TRON（TRC20）", "tron"],
  ["USDT-TRC20", "tron"],
  ["USDT TRC-20", "tron"],
  ["Tron / TRC20", "tron"],
  ["波场", "tron"],
  ["以太坊ERC20", "ethereum"],
  ["以太坊 ERC20", "ethereum"],
  ["BNB Smart Chain (BEP20)", "bsc"],
  ["BEP2", "bep2"],
  ["瑞波币", "xrp"],
  ["门罗币", "monero"],
  ["闪电网络", "lightning"],
  ["Omni", "omni"],
  ["Toncoin", "ton"],
  ["Cosmos Hub (ATOM)", "cosmos"],
  ["AVAX X-Chain", "avalanche-x"],
  ["雪崩P链", "avalanche-p"],
  ["X Layer", "x-layer"],
  ["DOT", "polkadot"],
  ["柚子", "eos"],
  ["Op", "optimism"],
  ["opBNB", "opbnb"],
  ["AVAX C-Chain", "avalanche-c"],
  ["雪崩C链", "avalanche-c"],
  ["Bitcoin SV", "other"],
  ["BSV (Bitcoin SV)", "other"],
  ["BTC SV", "other"],
  ["BCH SV network", "other"],
  ["bitcoin-gold", "other"],
  ["Ethereum PoW", "other"],
  ["EthereumPoW (ETHW)", "other"],
  ["Polygon zkEVM network", "other"],
  ["Arbitrum Nova", "other"],
  ["ARB Nova network", "other"],
  ["zkSync Lite", "other"],
  ["Bitcoin Cash network", "bitcoin-cash"],
  ["Ethereum Classic mainnet", "ethereum-classic"],
  ["ETH Classic", "ethereum-classic"],
  ["Arbitrum One network", "arbitrum"],
  ["ARB One", "arbitrum"],
  ["BTC", "bitcoin"],
  ["BCH", "bitcoin-cash"],
  ["TRC-20 network", "tron"],
  ["TRON Nile", undefined],
  ["TRON Shasta", undefined],
  ["BSC testnet", undefined],
  ["Solana devnet", undefined],
  ["Optimism Sepolia", undefined],
  ["Cosmos Testnet", undefined],
  ["波场测试网", undefined],
  ["BSC test network", undefined],
  ["TRON mainnet", "tron"],
  ["TRC20 test", "tron"],
  ["ERC20 (test transfer)", "ethereum"],
  ["Polygon (custom RPC)", "polygon"],
  ["BSC preview", "bsc"],
  ["TRC20 or ERC20", undefined],
  ["波场TRC20", "tron"],
  ["币安智能链BEP20", "bsc"],
  ["币安链BEP2", "bep2"],
  ["以太坊网络", "ethereum"],
  ["波場網路", "tron"],
  ["TRC20网络", "tron"],
  ["BNB链", "bsc"],
  ["OP主网", "optimism"],
  ["USDT 雪崩C链", "avalanche-c"],
  ["雪崩X链", "avalanche-x"],
  ["Polygon zkEVM网络", "other"],
  ["火币生态链", undefined],
  ["波场测试网络", undefined],
  ["constructor", undefined],
  ["", undefined],
])("%s names %s", (text, id) => {
  expect(networkOf(text)).toBe(id);
});

test.each([
  ["TRC20", { network: "tron", isTestnet: false, isEvmFork: false }],
  ["BEP20", { network: "bsc", isTestnet: false, isEvmFork: false }],
  ["TRON Nile", { isTestnet: true, isEvmFork: false }],
  ["EthereumPoW (ETHW)", { network: "other", isTestnet: false, isEvmFork: true }],
  ["Arbitrum Nova", { network: "other", isTestnet: false, isEvmFork: true }],
  ["Bitcoin SV", { network: "other", isTestnet: false, isEvmFork: false }],
  ["nowhere", { isTestnet: false, isEvmFork: false }],
  ["", { isTestnet: false, isEvmFork: false }],
])("%j says %o", (text, hints) => {
  expect(networkHints(text)).toEqual(hints);
});

test("a name is read up to 60 characters and not past them", () => {
  expect(networkOf(`${" ".repeat(55)}TRC20`)).toBe("tron");
  expect(networkOf(`${" ".repeat(56)}TRC20`)).toBeUndefined();
});

test("an id is one of the table, and nothing that every object has", () => {
  expect(isNetworkId("tron")).toBe(true);
  expect(isNetworkId("constructor")).toBe(false);
});

test("what any text fits is no candidate", () => {
  expect(fitNetworks("whatever", "txids").map(({ network }) => network)).not.toContain("other");
  expect(networks.other.coins).toEqual([]);
});

test("networks that most people use come first, and the one for all others last", () => {
  expect(networkIds.slice(0, 5)).toEqual(["bitcoin", "ethereum", "tron", "bsc", "solana"]);
  expect(networkIds.at(-1)).toBe("other");
});

test.each([
  ["xrp", "destination-tag", true],
  ["stellar", "memo", true],
  ["cosmos", "memo", true],
  ["ton", "comment", true],
  ["hedera", "memo", true],
  ["eos", "memo", true],
  ["iost", "memo", true],
  ["bep2", "memo", true],
  ["kava", "memo", true],
  ["algorand", "note", false],
  ["monero", "payment-id", false],
] as const)("a deposit on %s takes a %s, required: %s", (id, kind, isRequired) => {
  expect(networkRow(id).memo).toEqual({ kind, isRequired });
});

test.each(["bitcoin", "ethereum", "tron", "solana"] as const)("a deposit on %s takes no memo", (id) => {
  expect(networkRow(id).memo).toBeUndefined();
});

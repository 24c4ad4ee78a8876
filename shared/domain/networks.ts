import { type Fit, fitForm, type IdForm, isCertain } from "./id-forms.ts";

/** What a page of an explorer is about. */
export type PageKind = "tx" | "address" | "token" | "block";

export interface Explorer {
  /** In lower case, without `www.`. */
  readonly host: string;
  /** What stands between the host and the id. A `#` in it is the fragment that some explorers keep the id in. */
  readonly pages: Readonly<Partial<Record<PageKind, string>>>;
}

export interface NetworkRow {
  /** What people write for it, in any case; blanks, hyphens and underscores do not count. */
  readonly names: readonly string[];
  /** Its native coin first, then tokens that travel on it. They narrow a guess and never decide against the customer. */
  readonly coins: readonly string[];
  readonly txids: readonly IdForm[];
  readonly addresses: readonly IdForm[];
  readonly explorers: readonly Explorer[];
  /** Published ids and addresses, which are the tests of the row. */
  readonly examples: { readonly txids: readonly string[]; readonly addresses: readonly string[] };
}

const hash: IdForm = { kind: "hex", bytes: 32, prefix: "", letters: "lower" };
const evmHash: IdForm = { kind: "hex", bytes: 32, prefix: "0x", letters: "lower" };
const evmAddress: IdForm = { kind: "evm-address" };
const anything: IdForm = { kind: "as-typed", minLength: 6, maxLength: 200 };

/** An explorer with the paths that Etherscan and its many relatives use. */
const scan = (host: string): Explorer => ({
  host,
  pages: { tx: "/tx/", address: "/address/", token: "/token/", block: "/block/" },
});

/** A network whose ids and addresses are those of Ethereum. */
const evm = (row: Pick<NetworkRow, "names" | "coins" | "explorers"> & Partial<NetworkRow>): NetworkRow => ({
  txids: [evmHash],
  addresses: [evmAddress],
  examples: { txids: [], addresses: [] },
  ...row,
});

/** Every network that we check, and `other` for all that we do not check yet. */
export const networks = {
  bitcoin: {
    names: ["bitcoin", "btc", "比特币", "比特幣", "btc主网", "btc主網", "segwit"],
    coins: ["BTC"],
    txids: [hash],
    addresses: [
      { kind: "base58check", version: 0x00, starts: "1" },
      { kind: "base58check", version: 0x05, starts: "3" },
      { kind: "segwit", prefix: "bc" },
    ],
    explorers: [
      { host: "mempool.space", pages: { tx: "/tx/", address: "/address/", block: "/block/" } },
      { host: "blockstream.info", pages: { tx: "/tx/", address: "/address/", block: "/block/" } },
      {
        host: "blockchair.com",
        pages: { tx: "/bitcoin/transaction/", address: "/bitcoin/address/", block: "/bitcoin/block/" },
      },
      { host: "blockchain.com", pages: { tx: "/btc/tx/", address: "/btc/address/", block: "/btc/block/" } },
      {
        host: "blockchain.com",
        pages: {
          tx: "/explorer/transactions/btc/",
          address: "/explorer/addresses/btc/",
          block: "/explorer/blocks/btc/",
        },
      },
      { host: "btcscan.org", pages: { tx: "/tx/", address: "/address/", block: "/block/" } },
    ],
    examples: {
      txids: [
        "0607f62530b68cfcc91c57a1702841dd399a899d0eecda8e31ecca3f52f01df2",
        "2b871b6c1112ad0a777f6db1f7a7709154c4d9af8e771ba4eca148915f830e9d",
      ],
      addresses: [
        "17A16QmavnUfCW11DAApiJxp7ARnxN5pGX",
        "37rHiL4DN2wkt8pgCAUfYJRxhir98ZGN1y",
        "bc1q2dsdlq3343vk29runkgv4yc292hmq53jedfjmp",
        "bc1pkup60ng64cthqujp38l57y0eewkyqy35s86tmqjcc5yzgmz9l2gscz37tx",
      ],
    },
  },
  ethereum: evm({
    names: ["ethereum", "eth", "erc20", "以太坊", "以太", "eth主网", "eth主網", "以太坊主网", "以太坊主網"],
    coins: ["ETH", "USDT", "USDC", "DAI", "WBTC", "LINK", "UNI", "SHIB", "PEPE"],
    explorers: [
      scan("etherscan.io"),
      scan("cn.etherscan.com"),
      scan("eth.blockscout.com"),
      {
        host: "blockchair.com",
        pages: { tx: "/ethereum/transaction/", address: "/ethereum/address/", block: "/ethereum/block/" },
      },
    ],
    examples: {
      txids: ["0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f"],
      addresses: ["0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A", "0x35552c16704d214347f29Fa77f77DA6d75d7C752"],
    },
  }),
  bsc: evm({
    names: [
      "bsc",
      "bep20",
      "bnb chain",
      "bnb smart chain",
      "binance smart chain",
      "币安智能链",
      "幣安智能鏈",
      "币安链",
    ],
    coins: ["BNB", "USDT", "USDC", "BUSD", "CAKE", "BTCB"],
    explorers: [scan("bscscan.com")],
    examples: { txids: ["0xb9ae2e808fe8e57171f303ad8f6e3fd17d949b0bfc7b4db6e8e30a71cc517d7e"], addresses: [] },
  }),
  polygon: evm({
    names: ["polygon", "polygon pos", "matic", "pol", "马蹄", "馬蹄", "马蹄链", "馬蹄鏈"],
    coins: ["POL", "MATIC", "USDT", "USDC"],
    explorers: [scan("polygonscan.com")],
    examples: { txids: ["0xe26ed1470d5bf99a53d687843e7acdf7e4ba6620af93b4d672e714de90476e8e"], addresses: [] },
  }),
  arbitrum: evm({
    names: ["arbitrum", "arbitrum one", "arb", "arbitrumone"],
    coins: ["ETH", "ARB", "USDT", "USDC"],
    explorers: [scan("arbiscan.io")],
    examples: { txids: ["0xa1e319be22c08155e5904aa211fb87df5f4ade48de79c6578b1cf3dfda9e498c"], addresses: [] },
  }),
  optimism: evm({
    names: ["optimism", "op", "op mainnet", "optimistic ethereum"],
    coins: ["ETH", "OP", "USDT", "USDC"],
    explorers: [scan("optimistic.etherscan.io")],
  }),
  base: evm({
    names: ["base", "base mainnet", "base链", "base鏈"],
    coins: ["ETH", "USDC"],
    explorers: [scan("basescan.org")],
    examples: { txids: ["0x4acb15506b7696a2dfac4258f3f86392b4b2b717a3f316a8aa78509b2c3b6ab4"], addresses: [] },
  }),
  "avalanche-c": evm({
    names: [
      "avalanche-c",
      "avalanche",
      "avalanche c-chain",
      "avaxc",
      "avax c-chain",
      "avax",
      "雪崩",
      "雪崩c链",
      "雪崩c鏈",
    ],
    coins: ["AVAX", "USDT", "USDC"],
    explorers: [scan("snowtrace.io"), scan("snowscan.xyz")],
    examples: { txids: ["0x9243890b844219accefd8798271052f5a056453ec18984a56e81c92921330d54"], addresses: [] },
  }),
  fantom: evm({ names: ["fantom", "ftm", "fantom opera"], coins: ["FTM"], explorers: [scan("ftmscan.com")] }),
  linea: evm({ names: ["linea"], coins: ["ETH", "USDC"], explorers: [scan("lineascan.build")] }),
  zksync: evm({
    names: ["zksync", "zksync era"],
    coins: ["ETH", "ZK", "USDC"],
    explorers: [scan("explorer.zksync.io"), scan("era.zksync.network")],
  }),
  opbnb: evm({ names: ["opbnb"], coins: ["BNB"], explorers: [scan("opbnbscan.com"), scan("opbnb.bscscan.com")] }),
  mantle: evm({ names: ["mantle", "mnt"], coins: ["MNT"], explorers: [scan("mantlescan.xyz")] }),
  "ethereum-classic": evm({
    names: ["ethereum classic", "etc", "以太经典", "以太經典"],
    coins: ["ETC"],
    explorers: [scan("etc.blockscout.com")],
  }),
  oktc: evm({ names: ["oktc", "okc", "okexchain"], coins: ["OKT"], explorers: [] }),
  cronos: evm({ names: ["cronos", "cro"], coins: ["CRO"], explorers: [scan("cronoscan.com")] }),
  vechain: evm({
    names: ["vechain", "vet", "vechain thor", "唯链", "唯鏈"],
    coins: ["VET", "VTHO"],
    explorers: [
      {
        host: "explore.vechain.org",
        pages: { tx: "/transactions/", address: "/accounts/", block: "/blocks/" },
      },
    ],
  }),
  tron: {
    names: ["tron", "trx", "trc20", "trc10", "波场", "波場", "波场链", "波場鏈", "trx链", "trx鏈"],
    coins: ["TRX", "USDT", "USDC", "USDD", "BTT"],
    txids: [hash],
    addresses: [{ kind: "base58check", version: 0x41, starts: "T", alsoHex: true }],
    explorers: [
      {
        host: "tronscan.org",
        pages: { tx: "/#/transaction/", address: "/#/address/", token: "/#/token20/", block: "/#/block/" },
      },
      { host: "tronscan.org", pages: { address: "/#/contract/", token: "/#/token/" } },
    ],
    examples: {
      txids: ["20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1"],
      addresses: ["TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", "THTR75o8xXAgCTQqpiot2AFRAjvW1tSbVV"],
    },
  },
  solana: {
    names: ["solana", "sol", "spl", "索拉纳", "索拉納"],
    coins: ["SOL", "USDT", "USDC"],
    txids: [{ kind: "base58", bytes: 64 }],
    addresses: [{ kind: "base58", bytes: 32 }],
    explorers: [
      { host: "solscan.io", pages: { tx: "/tx/", address: "/account/", token: "/token/", block: "/block/" } },
      { host: "explorer.solana.com", pages: { tx: "/tx/", address: "/address/", block: "/block/" } },
      { host: "solana.fm", pages: { tx: "/tx/", address: "/address/", block: "/block/" } },
    ],
    examples: {
      txids: [
        "5LmxrEKGchhMuYfw6Qut6CbsvE9pVfb8YvwZKvWssSesDVjHioBCmWKSJQh1WhvcM6CpemhpHNmEMA2a36rzwTa8",
        "5NuXtYpE58FbtCfEzgk2cTHZgEdNF69Z76bd8TQhBgmEN1RC98DNGNiWhvp1VSDMPudCgpE3z8jD7BNRuBztUbpM",
      ],
      addresses: ["Bxp8yhH9zNwxyE4UqxP7a7hgJ5xTZfxNNft7YJJ2VRjT", "2bUBiBNZyD29gP1oV6de7nxowMLoDBtopMMTGgMvjG5m"],
    },
  },
  other: {
    names: ["other", "another network", "其他", "其它", "其他网络", "其他網路", "其他網絡"],
    coins: [],
    txids: [anything],
    addresses: [anything],
    explorers: [],
    examples: { txids: ["26528041-2"], addresses: ["test-trust.vlad.near"] },
  },
} as const satisfies Record<string, NetworkRow>;

export type NetworkId = keyof typeof networks;
export const networkIds = Object.keys(networks) as [NetworkId, ...NetworkId[]];
export const networkRow = (id: NetworkId): NetworkRow => networks[id];
export const isNetworkId = (text: string): text is NetworkId => Object.hasOwn(networks, text);

/** The networks whose forms mean something; `other` takes everything, so it is no candidate. */
export const checkedNetworkIds: readonly NetworkId[] = networkIds.filter((id) => id !== "other");

const foldName = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");

const idsByName = new Map<string, NetworkId>(
  networkIds.flatMap((id) => [id, ...networkRow(id).names].map((name) => [foldName(name), id] as const)),
);

/** Characters of a network's name that are read; no field takes more. */
const maxNameLength = 60;

/**
 * The network that a text names, by its id or as people write it: `TRC-20`, `波场`, `USDT-TRC20`, `TRON (TRC20)`.
 * Undefined where none or more than one is named, or past 60 characters.
 */
export function networkOf(text: string): NetworkId | undefined {
  if (text.length > maxNameLength) return undefined;
  const whole = idsByName.get(foldName(text));
  if (whole) return whole;
  const plain = text.normalize("NFKC").toLowerCase();
  const parts = [...plain.split(/[\s()[\]/,、|:]+/), ...plain.split(/[\s()[\]/,、|:_-]+/)];
  const named = new Set(parts.flatMap((part) => idsByName.get(foldName(part)) ?? []));
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

export interface NetworkFit {
  readonly network: NetworkId;
  readonly fit: Fit;
  /** Whether an exact fit cannot be anything else. */
  readonly certain: boolean;
}

const strength: readonly Fit["fit"][] = ["exact", "needs-prefix", "near", "none"];

/**
 * How a cleaned text fits the transaction ids or addresses of each of these networks, best form of each, in their order.
 * Forms that networks share are read once.
 */
export function fitNetworks(
  text: string,
  part: "txids" | "addresses",
  among: readonly NetworkId[] = checkedNetworkIds,
): NetworkFit[] {
  const read = new Map<IdForm, Fit>();
  return among.flatMap((network) => {
    const fits = networkRow(network)[part].map((form) => {
      const fit = read.get(form) ?? fitForm(text, form);
      read.set(form, fit);
      return { network, fit, certain: isCertain(form) };
    });
    return fits.toSorted((a, b) => strength.indexOf(a.fit.fit) - strength.indexOf(b.fit.fit)).slice(0, 1);
  });
}

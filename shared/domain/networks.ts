import { type Fit, fitForm, type IdForm, isCertain } from "./id-forms.ts";
import { maxNameLength, namesTestNetwork } from "./test-networks.ts";

/** What a page of an explorer is about. */
export type PageKind = "tx" | "address" | "token" | "block";
/** `id`: one path for transactions and accounts alike, so that only the form of the id tells them apart. */
export type PagePath = PageKind | "id";

export interface Explorer {
  /** In lower case, without `www.`. */
  readonly host: string;
  /** What stands between the host and the id. A `#` in it is the fragment that some explorers keep the id in. */
  readonly pages: Readonly<Partial<Record<PagePath, string>>>;
}

/** What exchanges need beside the address to know whose deposit it is. */
export interface MemoRule {
  /** As wallets of the network call it. */
  readonly kind: "destination-tag" | "memo" | "comment" | "note" | "payment-id";
  /** Whether a deposit without it finds nobody. */
  readonly isRequired: boolean;
}

export interface NetworkRow {
  /** What people write for it, in any case; blanks, hyphens and underscores do not count. */
  readonly names: readonly string[];
  /** Its native coin first, then tokens that travel on it. They narrow a guess and never decide against the customer. */
  readonly coins: readonly string[];
  readonly txids: readonly IdForm[];
  readonly addresses: readonly IdForm[];
  readonly explorers: readonly Explorer[];
  readonly memo?: MemoRule;
  /** Zeros at the start by which a block hash is told from a transaction id: proof of work makes them. */
  readonly blockHashZeros?: number;
  /** Published ids and addresses, which are the tests of the row. */
  readonly examples: { readonly txids: readonly string[]; readonly addresses: readonly string[] };
}

const hash: IdForm = { kind: "hex", bytes: 32, prefix: "", letters: "lower" };
const evmHash: IdForm = { kind: "hex", bytes: 32, prefix: "0x", letters: "lower" };
const upperHash: IdForm = { kind: "hex", bytes: 32, prefix: "", letters: "upper" };
const substrateHash: IdForm = evmHash;
/** Block and place in it. A short block number may as well be a date or a phone number. */
const extrinsic: IdForm = { kind: "pattern", pattern: /^[0-9]{5,10}-[0-9]{1,4}$/ };
const anyExtrinsic: IdForm = { kind: "pattern", pattern: /^[0-9]{1,10}-[0-9]{1,4}$/, loose: true };
const genericSs58: IdForm = { kind: "base58-checked", checksum: "ss58", lengths: [35], prefixes: ["2a"] };
const base58Hash: IdForm = { kind: "base58", bytes: 32 };
/** Avalanche's ids of blockchains have the same shape and are no transactions. */
const cb58: IdForm = {
  kind: "base58-checked",
  checksum: "cb58",
  lengths: [36],
  prefixes: [],
  except: ["2oYMBNV4eNHyqk2fjjV5nVQLDbtmNJzq5s3qs3Lo6ftnC6FByM", "2q9e4r6Mu3U68nU1fYjgbR6JvwrRx36CohpAX5UQxse55x1Q5"],
};
const evmAddress: IdForm = { kind: "evm-address" };
const anything: IdForm = { kind: "as-typed", minLength: 6, maxLength: 200 };

/** An explorer with the paths that Etherscan and its many relatives use. */
const scan = (host: string): Explorer => ({
  host,
  pages: { tx: "/tx/", address: "/address/", token: "/token/", block: "/block/" },
});

/** The pages of one network at an explorer that serves many. */
const blockchair = (name: string): Explorer => ({
  host: "blockchair.com",
  pages: { tx: `/${name}/transaction/`, address: `/${name}/address/`, block: `/${name}/block/` },
});
const subscan = (name: string): Explorer => ({
  host: `${name}.subscan.io`,
  pages: { tx: "/extrinsic/", address: "/account/", block: "/block/" },
});
const mintscan = (name: string): Explorer => ({
  host: "mintscan.io",
  pages: { tx: `/${name}/txs/`, address: `/${name}/account/`, block: `/${name}/block/` },
});

/** A network of the Cosmos family: hashes in capitals, addresses in bech32 under a prefix of its own, a memo. */
const cosmos = ({
  prefix,
  ...row
}: Pick<NetworkRow, "names" | "coins" | "explorers"> &
  Partial<NetworkRow> & { readonly prefix: string }): NetworkRow => ({
  memo: { kind: "memo", isRequired: true },
  txids: [upperHash],
  // Accounts have 20 bytes, contracts 32.
  addresses: [{ kind: "bech32", prefix, bytes: [20, 32] }],
  examples: { txids: [], addresses: [] },
  ...row,
});

/** A network whose ids and addresses are those of Ethereum. */
const evm = (row: Pick<NetworkRow, "names" | "coins" | "explorers"> & Partial<NetworkRow>): NetworkRow => ({
  txids: [evmHash],
  addresses: [evmAddress],
  examples: { txids: [], addresses: [] },
  ...row,
});

/** Networks that are not checked, and write ids as Ethereum does: 64 digits without `0x` may be a private key there too. */
const evmForks = [
  ...["ethereum pow", "ethereum proof of work", "eth pow", "ethw", "以太坊pow", "ethereum fair", "ethf"],
  ...["polygon zkevm", "arbitrum nova", "arb nova", "zksync lite", "zksync 1.0"],
];

/** Every network that we check, those that most people use first, and `other` for all that we do not check. */
export const networks = {
  bitcoin: {
    names: ["bitcoin", "btc", "比特币", "比特幣", "btc主网", "btc主網", "segwit"],
    coins: ["BTC"],
    blockHashZeros: 8,
    txids: [hash],
    addresses: [
      { kind: "base58check", prefix: "00", starts: ["1"] },
      { kind: "base58check", prefix: "05", starts: ["3"] },
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
  tron: {
    names: ["tron", "trx", "trc20", "trc10", "波场", "波場", "波场链", "波場鏈", "trx链", "trx鏈"],
    coins: ["TRX", "USDT", "USDC", "USDD", "BTT"],
    txids: [hash],
    addresses: [{ kind: "base58check", prefix: "41", starts: ["T"], alsoHex: true }],
    explorers: [
      {
        host: "tronscan.org",
        pages: { tx: "/#/transaction/", address: "/#/address/", token: "/#/token20/", block: "/#/block/" },
      },
      { host: "tronscan.org", pages: { address: "/#/contract/", token: "/#/token/" } },
      {
        host: "tronscan.io",
        pages: { tx: "/#/transaction/", address: "/#/address/", token: "/#/token20/", block: "/#/block/" },
      },
      { host: "tronscan.io", pages: { address: "/#/contract/", token: "/#/token/" } },
    ],
    examples: {
      txids: ["20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1"],
      addresses: ["TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", "THTR75o8xXAgCTQqpiot2AFRAjvW1tSbVV"],
    },
  },
  bsc: evm({
    names: [
      "bsc",
      "bep20",
      "bnb chain",
      "bnb链",
      "bnb鏈",
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
  solana: {
    names: ["solana", "sol", "spl", "索拉纳", "索拉納", "索拉那"],
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
  ton: {
    names: ["ton", "the open network", "toncoin", "ton链", "ton鏈", "ton主网", "ton主網"],
    coins: ["TON", "USDT", "NOT"],
    memo: { kind: "comment", isRequired: true },
    txids: [hash, { kind: "ton-hash", isPadded: true }, { kind: "ton-hash", isPadded: false, loose: true }],
    addresses: [{ kind: "ton-address" }],
    explorers: [
      { host: "tonviewer.com", pages: { tx: "/transaction/" } },
      { host: "tonviewer.com", pages: { address: "/" } },
      { host: "tonscan.org", pages: { tx: "/tx/", address: "/address/", token: "/jetton/", block: "/block/" } },
    ],
    examples: {
      txids: [
        "fJXfn0EVhV09HFuEgUHu4Cchb24nUQtIMwSzmzk2tLs=",
        "6ZzWOFKZt_m3kZjbwfbATwLaVwmUOdDp0xjhuY7PO3k=",
        "4b1d9f09856af70ea1058b557a87c9ba2abb0bca2029e0cbbe8c659d5dae4ce1",
      ],
      addresses: [
        "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
        "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e",
      ],
    },
  },
  xrp: {
    names: ["xrp", "ripple", "xrp ledger", "xrpl", "瑞波", "瑞波币", "瑞波幣"],
    coins: ["XRP", "RLUSD"],
    memo: { kind: "destination-tag", isRequired: true },
    txids: [upperHash],
    addresses: [
      { kind: "base58check", prefix: "00", starts: ["r"], alphabet: "xrp" },
      // An X-address holds the account, a flag and the destination tag (XRPL standard 5d).
      { kind: "base58check", prefix: "0544", bytes: 29, starts: ["X"], alphabet: "xrp" },
    ],
    explorers: [
      { host: "bithomp.com", pages: { id: "/explorer/" } },
      { host: "xrpscan.com", pages: { tx: "/tx/", address: "/account/", block: "/ledger/" } },
      { host: "livenet.xrpl.org", pages: { tx: "/transactions/", address: "/accounts/", block: "/ledgers/" } },
    ],
    examples: {
      txids: [
        "E26AB8F3372D2FC02DEC1FD5674ADAB762D684BFFDBBDF5D674E9D7CF4A47054",
        "3576E5D413CBDC228D13F281BB66304C1EE9DDEAA5563F1783EDB1848266D739",
      ],
      addresses: ["rfkH7EuS1XcSkB9pocy1R6T8F4CsNYixYU", "X76UnYEMbQfEs3mUqgtjp4zFy9exgSxWAqcQwu9z2r5d7Tm"],
    },
  },
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
    explorers: [
      scan("snowtrace.io"),
      scan("snowscan.xyz"),
      {
        host: "subnets.avax.network",
        pages: { tx: "/c-chain/tx/", address: "/c-chain/address/", block: "/c-chain/block/" },
      },
    ],
    examples: { txids: ["0x9243890b844219accefd8798271052f5a056453ec18984a56e81c92921330d54"], addresses: [] },
  }),
  litecoin: {
    names: ["litecoin", "ltc", "莱特币", "萊特幣"],
    coins: ["LTC"],
    txids: [hash],
    addresses: [
      { kind: "base58check", prefix: "30", starts: ["L"] },
      { kind: "base58check", prefix: "32", starts: ["M"] },
      { kind: "segwit", prefix: "ltc" },
      // Old script addresses are those of Bitcoin letter by letter.
      { kind: "base58check", prefix: "05", starts: ["3"], loose: true },
    ],
    explorers: [blockchair("litecoin"), scan("litecoinspace.org")],
    examples: {
      txids: [
        "8435d205614ee70066060734adf03af4194d0c3bc66dd01bb124ab7fd25e2ef8",
        "a85fd6a9a7f2f54cacb57e83dfd408e51c0a5fc82885e3fa06be8692962bc407",
      ],
      addresses: [
        "LV7LV7Z4bWDEjYkfx9dQo6k6RjGbXsg6hS",
        "MHhghmmCTASDnuwpgsPUNJVPTFaj61GzaG",
        "ltc1q3m3ujh350qrqdl33pv7pjw0d0m9qnm6qjcjpga",
      ],
    },
  },
  dogecoin: {
    names: ["dogecoin", "doge", "狗狗币", "狗狗幣", "狗币", "狗幣"],
    coins: ["DOGE"],
    txids: [hash],
    addresses: [
      { kind: "base58check", prefix: "1e", starts: ["D"] },
      { kind: "base58check", prefix: "16", starts: ["A", "9"] },
    ],
    explorers: [
      blockchair("dogecoin"),
      { host: "dogechain.info", pages: { tx: "/tx/", address: "/address/", block: "/block/" } },
    ],
    examples: { txids: [], addresses: ["DLSSSUS3ex7YNDACJDxMER1ZMW579Vy8Zy"] },
  },
  "bitcoin-cash": {
    names: ["bitcoin cash", "bch", "比特币现金", "比特幣現金"],
    coins: ["BCH"],
    blockHashZeros: 8,
    txids: [hash],
    addresses: [
      { kind: "cashaddr", prefix: "bitcoincash", maySkipPrefix: true, lengths: [42], starts: "qp" },
      // Addresses from before CashAddr are those of Bitcoin letter by letter.
      { kind: "base58check", prefix: "00", starts: ["1"], loose: true },
      { kind: "base58check", prefix: "05", starts: ["3"], loose: true },
    ],
    explorers: [blockchair("bitcoin-cash")],
    examples: {
      txids: [],
      // The first two rows of the table of the CashAddr specification.
      addresses: [
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        "bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy",
        "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu",
      ],
    },
  },
  dash: {
    names: ["dash", "达世币", "達世幣"],
    coins: ["DASH"],
    blockHashZeros: 8,
    txids: [hash],
    addresses: [
      { kind: "base58check", prefix: "4c", starts: ["X"] },
      { kind: "base58check", prefix: "10", starts: ["7"] },
    ],
    explorers: [
      blockchair("dash"),
      {
        host: "insight.dash.org",
        pages: { tx: "/insight/tx/", address: "/insight/address/", block: "/insight/block/" },
      },
    ],
    examples: { txids: [], addresses: ["XdTw4G5AWW4cogGd7ayybyBNDbuB45UpgH", "7gnwGHt17heGpG9Crfeh4KGpYNFugPhJdh"] },
  },
  zcash: {
    names: ["zcash", "zec", "大零币", "大零幣"],
    coins: ["ZEC"],
    blockHashZeros: 8,
    txids: [hash],
    addresses: [
      { kind: "base58check", prefix: "1cb8", starts: ["t1"] },
      { kind: "base58check", prefix: "1cbd", starts: ["t3"] },
      { kind: "bech32", prefix: "zs", bytes: [43] },
      { kind: "bech32", prefix: "u", variant: "bech32m" },
    ],
    explorers: [blockchair("zcash")],
    examples: {
      txids: ["f2438a93039faf08d39bd3df1f7b5f19a2c29ffe8753127e2956ab4461adab35"],
      addresses: ["t1Yfrf1dssDLmaMBsq2LFKWPbS5vH3nGpa2"],
    },
  },
  stellar: {
    names: ["stellar", "xlm", "stellar lumens", "恒星", "恆星", "恒星币", "恆星幣"],
    coins: ["XLM", "USDC"],
    memo: { kind: "memo", isRequired: true },
    txids: [hash],
    addresses: [
      { kind: "base32", bytes: 35, checksum: "strkey", prefix: { byte: 0x30, letter: "G" } },
      { kind: "base32", bytes: 43, checksum: "strkey", prefix: { byte: 0x60, letter: "M" } },
      { kind: "base32", bytes: 35, checksum: "strkey", prefix: { byte: 0x10, letter: "C" } },
    ],
    explorers: [
      {
        host: "stellar.expert",
        pages: {
          tx: "/explorer/public/tx/",
          address: "/explorer/public/account/",
          token: "/explorer/public/asset/",
          block: "/explorer/public/ledger/",
        },
      },
      { host: "stellarchain.io", pages: { tx: "/transactions/", address: "/accounts/", block: "/ledgers/" } },
    ],
    examples: {
      txids: [
        "8a7ff7261e8b3f31af7f6ed257c2e9fe7c47afcd9b1ce1be1bfc1bc5f6a3ad9e",
        "1f1f849ff2560901c91226f2fc866ef4ed1c67d672262c1f5829abe2348ac638",
      ],
      addresses: [
        "GCILJZQ3CKBKBUJWW4TAM6Q37LJA5MQX6GMSFSQN75BPLWIZ33OPRG52",
        "GA3ISGYIE2ZTH3UAKEKBVHBPKUSL3LT4UQ6C5CUGP2IM5F467O267KI7",
      ],
    },
  },
  cardano: {
    names: ["cardano", "ada", "艾达币", "艾達幣", "卡尔达诺", "卡爾達諾"],
    coins: ["ADA"],
    txids: [hash],
    // CIP-19: the second half of the first byte is 1 on the main network.
    addresses: [
      { kind: "bech32", prefix: "addr", bytes: [29, 57], firstBytes: [0x01, 0x11, 0x21, 0x31, 0x61, 0x71] },
      { kind: "bech32", prefix: "stake", bytes: [29], firstBytes: [0xe1, 0xf1] },
      { kind: "byron-address" },
    ],
    explorers: [
      {
        host: "cardanoscan.io",
        pages: { tx: "/transaction/", address: "/address/", token: "/token/", block: "/block/" },
      },
      { host: "cexplorer.io", pages: { tx: "/tx/", address: "/address/", token: "/asset/", block: "/block/" } },
    ],
    examples: {
      txids: [
        "b7a6c5cadab0f64bdc89c77ee4a351463aba5c33f2cef6bbd6542a74a90a3af3",
        "87ca43a36b09c0b140f0ef2b71fbdcfcf1fdc88f7aa378b861e8eed3e8974628",
      ],
      addresses: [
        "addr1q83kuum4jhwu3gxdwftdv2vezr0etmt3tp7phw5assltzl6t4afzguegnkcrdzp79vdcqswly775f33jvtpayl280qeqts960l",
        "stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw",
        "Ae2tdPwUPEZLmqiKtMQ4kKL38emRfkyPqBsHqL64pf8uRz6uzsQCd7GAu9R",
        "DdzFFzCqrht7PVrPU8FAnks5Ys6BxLxKjy7sFdNnkDFLoMaK8FoEiun6eMBowpnkS8h69w3VxTrJ6pTiwYSgF1mC22ifAqQhAPY4ty4j",
      ],
    },
  },
  polkadot: {
    names: ["polkadot", "dot", "波卡", "polkadot asset hub"],
    coins: ["DOT", "USDT", "USDC"],
    txids: [substrateHash, extrinsic, anyExtrinsic],
    addresses: [{ kind: "base58-checked", checksum: "ss58", lengths: [35], prefixes: ["00"] }, genericSs58],
    explorers: [subscan("polkadot"), subscan("assethub-polkadot")],
    examples: {
      txids: ["0x5aaaeec678ab1bd5a19d2c9bfd596037a32e3d1e831383c62f315459e85fa85d", "26528041-2"],
      addresses: [
        "14QKFrBmnhP5xoH1t7nC2q7mssgj671AhzThsGewVj3Ea8Xt",
        "13ZLCqJNPsRZYEbwjtZZFpWt9GyFzg5WahXCVWKpWdUJqrQ5",
      ],
    },
  },
  kusama: {
    names: ["kusama", "ksm"],
    coins: ["KSM"],
    txids: [substrateHash, extrinsic, anyExtrinsic],
    addresses: [{ kind: "base58-checked", checksum: "ss58", lengths: [35], prefixes: ["02"] }, genericSs58],
    explorers: [subscan("kusama"), subscan("assethub-kusama")],
    examples: {
      txids: ["0x9fd06208a6023e489147d8d93f0182b0cb7e45a40165247319b87278e08362d8", "4955314-2"],
      addresses: ["FfnS7Vk2i19AdFMf6D8ZRVUhNsYWVtsLmqQEnAmTqQBqsSy"],
    },
  },
  cosmos: cosmos({
    names: ["cosmos", "cosmos hub", "atom", "cosmos hub (atom)", "阿童木"],
    coins: ["ATOM"],
    prefix: "cosmos",
    explorers: [mintscan("cosmos")],
    examples: {
      txids: [
        "541FA06FB37AC1BF61922143783DD76FECA361830F9876D0342536EE8A87A790",
        "817101F3D96314AD028733248B28BAFAD535024D7D2C8875D3FE31DC159F096B",
      ],
      addresses: ["cosmos1gu6y2a0ffteesyeyeesk23082c6998xyzmt9mz"],
    },
  }),
  osmosis: cosmos({
    names: ["osmosis", "osmo"],
    coins: ["OSMO"],
    prefix: "osmo",
    explorers: [mintscan("osmosis")],
    examples: { txids: [], addresses: ["osmo1mky69cn8ektwy0845vec9upsdphktxt0en97f5"] },
  }),
  kava: cosmos({ names: ["kava"], coins: ["KAVA"], prefix: "kava", explorers: [mintscan("kava")] }),
  thorchain: cosmos({
    names: ["thorchain", "rune", "thor"],
    coins: ["RUNE"],
    prefix: "thor",
    explorers: [
      {
        host: "viewblock.io",
        pages: { tx: "/thorchain/tx/", address: "/thorchain/address/", block: "/thorchain/block/" },
      },
      scan("thorchain.net"),
    ],
    examples: { txids: [], addresses: ["thor1z53wwe7md6cewz9sqwqzn0aavpaun0gw0exn2r"] },
  }),
  celestia: cosmos({
    names: ["celestia", "tia"],
    coins: ["TIA"],
    prefix: "celestia",
    explorers: [mintscan("celestia")],
  }),
  aptos: {
    names: ["aptos", "apt"],
    coins: ["APT", "USDT", "USDC"],
    txids: [substrateHash, { kind: "pattern", pattern: /^[0-9]{6,12}$/, loose: true }],
    addresses: [{ kind: "hex", bytes: 32, prefix: "0x", letters: "lower", mostZerosLeftOut: 4 }],
    explorers: [
      {
        host: "explorer.aptoslabs.com",
        pages: { tx: "/txn/", address: "/account/", token: "/coin/", block: "/block/" },
      },
      { host: "aptoscan.com", pages: { tx: "/transaction/", address: "/account/", token: "/coin/", block: "/block/" } },
    ],
    examples: {
      txids: [
        "0xedc88058e27f6c065fd6607e262cb2a83a65f74301df90c61923014c59f9d465",
        "0x197d40ea12e2bfc65a0a913b9f4ca3b0b0208fe0c1514d3d55cef3d5bcf25211",
      ],
      addresses: ["0x60ad80e8cdadb81399e8a738014bc9ec865cef842f7c2cf7d84fbf7e40d065"],
    },
  },
  sui: {
    names: ["sui"],
    coins: ["SUI", "USDC"],
    txids: [base58Hash],
    addresses: [{ kind: "hex", bytes: 32, prefix: "0x", letters: "lower" }],
    explorers: [
      {
        host: "suiscan.xyz",
        pages: {
          tx: "/mainnet/tx/",
          address: "/mainnet/account/",
          token: "/mainnet/coin/",
          block: "/mainnet/checkpoint/",
        },
      },
      {
        host: "suivision.xyz",
        pages: { tx: "/txblock/", address: "/account/", token: "/coin/", block: "/checkpoint/" },
      },
      { host: "explorer.sui.io", pages: { tx: "/txblock/", address: "/address/" } },
    ],
    examples: {
      txids: ["68wBKsZyYXmCUydDmabQ71kTcFWTfDG7tFmTLk1HgNdN", "3yNCCsiEFMyoNcsCniCcSQ9AFZY2WVoQWGa56fcd1nvh"],
      addresses: ["0x54e80d76d790c277f5a44f3ce92f53d26f5894892bf395dee6375988876be6b2"],
    },
  },
  near: {
    names: ["near", "near protocol"],
    coins: ["NEAR", "USDT", "USDC"],
    txids: [base58Hash],
    addresses: [
      { kind: "pattern", pattern: /^(?=.{6,64}$)(?:[a-z0-9_-]+\.)+near$/, letters: "lower" },
      { kind: "pattern", pattern: /^[a-z0-9._-]{2,64}$/, loose: true },
      { kind: "evm-address", loose: true },
    ],
    explorers: [
      { host: "nearblocks.io", pages: { tx: "/txns/", address: "/address/", token: "/token/", block: "/blocks/" } },
      { host: "explorer.near.org", pages: { tx: "/transactions/", address: "/accounts/", block: "/blocks/" } },
    ],
    examples: {
      txids: ["FPQAMaVnvFHNwNBJWnTttXfdJhp5FvMGGDJEesB8gvbL", "kd7ajFw1CfXB8LiJXvhz5NDS7QpQXkuQraAbhb5MMMq"],
      addresses: ["test-trust.vlad.near"],
    },
  },
  algorand: {
    names: ["algorand", "algo", "阿尔戈兰德"],
    coins: ["ALGO", "USDC"],
    memo: { kind: "note", isRequired: false },
    txids: [{ kind: "base32", bytes: 32 }],
    addresses: [{ kind: "base32", bytes: 36, checksum: "algorand" }],
    explorers: [
      { host: "allo.info", pages: { tx: "/tx/", address: "/account/", token: "/asset/", block: "/block/" } },
      {
        host: "explorer.perawallet.app",
        pages: { tx: "/tx/", address: "/address/", token: "/asset/", block: "/block/" },
      },
    ],
    examples: {
      txids: [
        "CR7POXFTYDLC7TV3IXHA7AZKWABUJC52BACLHJQNXAKZJGRPQY3A",
        "FFLUH4QKZHG744RIQ2AZNWZUSIIH262KZ4MEWSY4RXMWN5NMOOJA",
      ],
      addresses: [
        "J4AEINCSSLDA7LNBNWM4ZXFCTLTOZT5LG3F5BLMFPJYGFWVCMU37EZI2AM",
        "CRLADAHJZEW2GFY2UPEHENLOGCUOU74WYSTUXQLVLJUJFHEUZOHYZNWYR4",
      ],
    },
  },
  "avalanche-x": {
    names: [
      "avalanche-x",
      "avalanche x-chain",
      "avax x-chain",
      "avaxx",
      "x-chain",
      "雪崩x链",
      "雪崩x链(avalanche x-chain)",
      "雪崩x鏈(avalanche x-chain)",
      "雪崩x鏈",
    ],
    coins: ["AVAX"],
    txids: [cb58],
    addresses: [{ kind: "bech32", prefix: "avax", bytes: [20], before: "X-" }],
    explorers: [
      {
        host: "subnets.avax.network",
        pages: { tx: "/x-chain/tx/", address: "/x-chain/address/", block: "/x-chain/block/" },
      },
    ],
    examples: {
      txids: ["9VBHzPDFeDBJGyhBbzakzXMHJnsYhyLEiSS6ee5AczR2oJcns"],
      addresses: ["X-avax1tzdcgj4ehsvhhgpl7zylwpw0gl2rxcg4r5afk5"],
    },
  },
  "avalanche-p": {
    names: [
      "avalanche-p",
      "avalanche p-chain",
      "avax p-chain",
      "avaxp",
      "p-chain",
      "雪崩p链",
      "雪崩p链(avalanche p-chain)",
      "雪崩p鏈(avalanche p-chain)",
      "雪崩p鏈",
    ],
    coins: ["AVAX"],
    txids: [cb58],
    addresses: [{ kind: "bech32", prefix: "avax", bytes: [20], before: "P-" }],
    explorers: [
      {
        host: "subnets.avax.network",
        pages: { tx: "/p-chain/tx/", address: "/p-chain/address/", block: "/p-chain/block/" },
      },
    ],
    examples: { txids: [], addresses: ["P-avax18jma8ppw3nhx5r4ap8clazz0dps7rv5ukulre5"] },
  },
  filecoin: {
    names: ["filecoin", "fil", "文件币", "文件幣"],
    coins: ["FIL"],
    txids: [{ kind: "filecoin-cid" }],
    addresses: [{ kind: "filecoin-address" }],
    explorers: [
      { host: "filfox.info", pages: { tx: "/en/message/", address: "/en/address/", block: "/en/tipset/" } },
      { host: "filfox.info", pages: { tx: "/zh/message/", address: "/zh/address/", block: "/zh/tipset/" } },
      { host: "filscan.io", pages: { tx: "/message/", address: "/address/" } },
    ],
    examples: {
      txids: [
        "bafy2bzacedsgjcd6xfhrrymmfrqubb44otlyhvgqkgsh533d5j5hwniiqespm",
        "bafy2bzaceczvto7d2af7cq3kuwlvmanlh5xica4apl3vwxu37yaeozq72mvgm",
      ],
      addresses: [
        "f1abjxfbp274xpdqcpuaykwkfb43omjotacm2p3za",
        "f410f2oekwcmo2pueydmaq53eic2i62crtbeyuzx2gmy",
        "f12fiakbhe2gwd5cnmrenekasyn6v5tnaxaqizq6a",
      ],
    },
  },
  monero: {
    names: ["monero", "xmr", "门罗", "門羅", "门罗币", "門羅幣"],
    coins: ["XMR"],
    memo: { kind: "payment-id", isRequired: false },
    txids: [hash],
    addresses: [
      { kind: "base58-checked", checksum: "monero", alphabet: "monero", lengths: [69], prefixes: ["12", "2a"] },
      { kind: "base58-checked", checksum: "monero", alphabet: "monero", lengths: [77], prefixes: ["13"] },
    ],
    explorers: [{ host: "xmrchain.net", pages: { tx: "/tx/", block: "/block/" } }],
    examples: {
      txids: [],
      addresses: [
        "4ADT1BtbxqEWeMKp9GgPr2NeyJXXtNxvoDawpyA4WpzFcGcoHUvXeijE66DNfohE9r1bQYaBiQjEtKE7CtkTdLwiDznFzra",
        "4Byr22j9M2878Mtyb3fEPcBNwBZf5EXqn1Yi6VzR46618SFBrYysab2Cs1474CVDbsh94AJq7vuV3Z2DRq4zLcY3LHzo1Nbv3d8J6VhvCV",
        "89VPeuWN1rX7fDFzWioGbueyj3RHzFTkNhp3fCZRSV41U5RUsfR2vwe973NHqHG5cFN7N5huc7GpKcVfRbU1hANF13qQRD8",
      ],
    },
  },
  tezos: {
    names: ["tezos", "xtz"],
    coins: ["XTZ"],
    txids: [{ kind: "base58check", prefix: "0574", bytes: 32, starts: ["o"] }],
    addresses: [
      { kind: "base58check", prefix: "06a19f", starts: ["tz1"] },
      { kind: "base58check", prefix: "06a1a1", starts: ["tz2"] },
      { kind: "base58check", prefix: "06a1a4", starts: ["tz3"] },
      { kind: "base58check", prefix: "06a1a6", starts: ["tz4"] },
      { kind: "base58check", prefix: "025a79", starts: ["KT1"] },
    ],
    explorers: [
      { host: "tzstats.com", pages: { id: "/" } },
      { host: "tzkt.io", pages: { id: "/" } },
    ],
    examples: {
      txids: [
        "onk3Z6V4StyfiXTPSHwZFvTKVAaws37cHmZacmULPr3VbVHpKrg",
        "oo7VeTEPjEusPKnsHtKcGYbYa7i4RWpcEhUVo3Suugbbs6K62Ro",
      ],
      addresses: ["tz1SiPXX4MYGNJNDsRc7n8hkvUqFzg8xqF9m", "KT1PWx2mnDueood7fEmfbBDKx1D9BAnnXitn"],
    },
  },
  hedera: {
    names: ["hedera", "hbar", "hedera hashgraph"],
    coins: ["HBAR", "USDC"],
    memo: { kind: "memo", isRequired: true },
    txids: [{ kind: "hedera-id" }],
    addresses: [
      { kind: "pattern", pattern: /^0\.0\.[0-9]{1,12}$/ },
      { kind: "evm-address", loose: true },
    ],
    explorers: [
      {
        host: "hashscan.io",
        pages: {
          tx: "/mainnet/transaction/",
          address: "/mainnet/account/",
          token: "/mainnet/token/",
          block: "/mainnet/block/",
        },
      },
    ],
    examples: {
      txids: ["0.0.19790-1666769504-858851231", "0.0.1377988-1667566445-926176449"],
      addresses: ["0.0.19790"],
    },
  },
  eos: {
    names: ["eos", "vaulta", "柚子", "柚子币", "柚子幣"],
    coins: ["EOS", "A"],
    memo: { kind: "memo", isRequired: true },
    txids: [hash],
    addresses: [{ kind: "pattern", pattern: /^[a-z1-5.]{1,13}$/, loose: true }],
    explorers: [
      { host: "bloks.io", pages: { tx: "/transaction/", address: "/account/", block: "/block/" } },
      { host: "eosauthority.com", pages: { tx: "/transaction/", address: "/account/", block: "/block/" } },
    ],
    examples: {
      txids: ["73f540f5ce6fd4f363262e4b168d411f5443c694f3c53beee36fc03861c00356"],
      addresses: ["eosio.token"],
    },
  },
  icp: {
    names: ["icp", "internet computer", "互联网计算机", "網際網路電腦"],
    coins: ["ICP"],
    txids: [hash],
    addresses: [{ kind: "icp-account" }],
    explorers: [
      {
        host: "dashboard.internetcomputer.org",
        pages: { tx: "/transaction/", address: "/account/", block: "/block/" },
      },
    ],
    examples: { txids: [], addresses: [] },
  },
  kaspa: {
    names: ["kaspa", "kas"],
    coins: ["KAS"],
    txids: [hash],
    addresses: [{ kind: "cashaddr", prefix: "kaspa", maySkipPrefix: false, lengths: [61, 63], starts: "qp" }],
    explorers: [
      { host: "explorer.kaspa.org", pages: { tx: "/txs/", address: "/addresses/", block: "/blocks/" } },
      { host: "kas.fyi", pages: { tx: "/transaction/", address: "/address/", block: "/block/" } },
    ],
    examples: { txids: [], addresses: ["kaspa:qrelgny7sr3vahq69yykxx36m65gvmhryxrlwngfzgu8xkdslum2yxjp3ap8m"] },
  },
  multiversx: {
    names: ["multiversx", "egld", "elrond"],
    coins: ["EGLD"],
    txids: [hash],
    addresses: [{ kind: "bech32", prefix: "erd", bytes: [32] }],
    explorers: [
      {
        host: "explorer.multiversx.com",
        pages: { tx: "/transactions/", address: "/accounts/", token: "/tokens/", block: "/blocks/" },
      },
    ],
    examples: { txids: [], addresses: ["erd1qyu5wthldzr8wx5c9ucg8kjagg0jfs53s8nr3zpz3hypefsdd8ssycr6th"] },
  },
  oasis: {
    names: ["oasis", "rose", "oasis network"],
    coins: ["ROSE"],
    txids: [hash],
    addresses: [{ kind: "bech32", prefix: "oasis", bytes: [21] }],
    explorers: [
      { host: "oasisscan.com", pages: { tx: "/transactions/", address: "/accounts/detail/", block: "/blocks/" } },
    ],
    examples: { txids: [], addresses: ["oasis1qz0k5q8vjqvu4s4nwxyj406ylnflkc4vrcjghuwk"] },
  },
  neo: {
    names: ["neo", "neo n3", "小蚁", "小蟻"],
    coins: ["NEO", "GAS"],
    txids: [hash],
    addresses: [
      { kind: "base58check", prefix: "35", starts: ["N"] },
      { kind: "base58check", prefix: "17", starts: ["A"] },
    ],
    explorers: [
      {
        host: "explorer.onegate.space",
        pages: { tx: "/transactioninfo/", address: "/accountprofile/", block: "/blockinfo/" },
      },
      { host: "neoscan.io", pages: { tx: "/transaction/", address: "/address/", block: "/block/" } },
    ],
    examples: { txids: [], addresses: ["NUVPACMnKFhpuHjsRjhUvXz1XhqfGZYVtY", "Ad9A1xPbuA5YBFr1XPznDwBwQzdckAjCev"] },
  },
  nano: {
    names: ["nano", "xno", "raiblocks"],
    coins: ["XNO", "NANO"],
    txids: [upperHash],
    addresses: [{ kind: "nano-address" }],
    explorers: [
      { host: "nanocrawler.cc", pages: { tx: "/explorer/block/", address: "/explorer/account/" } },
      { host: "blocklattice.io", pages: { tx: "/block/", address: "/account/" } },
      { host: "nanolooker.com", pages: { tx: "/block/", address: "/account/" } },
    ],
    examples: {
      txids: ["C264DB7BF40738F0CEFF19B606746CB925B713E4B8699A055699E0DC8ABBC70F"],
      addresses: ["nano_3t6k35gi95xu6tergt6p69ck76ogmitsa8mnijtpxm9fkcm736xtoncuohr3"],
    },
  },
  iost: {
    names: ["iost"],
    coins: ["IOST"],
    memo: { kind: "memo", isRequired: true },
    txids: [base58Hash],
    addresses: [{ kind: "pattern", pattern: /^[a-z0-9_]{5,11}$/, loose: true }],
    explorers: [{ host: "explorer.iost.io", pages: { tx: "/tx/", address: "/account/", block: "/block/" } }],
    examples: { txids: ["7dKQzgTkPBNrZqrQ2Bqhqq132CHGPKANFDtzRsjHRCqx"], addresses: ["binanceiost"] },
  },
  waves: {
    names: ["waves"],
    coins: ["WAVES"],
    txids: [base58Hash],
    // Version 1, and W for the main network.
    addresses: [{ kind: "base58-checked", checksum: "waves", lengths: [26], prefixes: ["0157"] }],
    explorers: [
      { host: "wavesexplorer.com", pages: { tx: "/tx/", address: "/address/", token: "/assets/", block: "/blocks/" } },
      { host: "wavesexplorer.com", pages: { tx: "/transactions/", address: "/addresses/" } },
    ],
    examples: { txids: [], addresses: ["3PAWwWa6GbwcJaFzwqXQN5KQm7H96Y7SHTQ"] },
  },
  ravencoin: {
    names: ["ravencoin", "rvn", "渡鸦币", "渡鴉幣"],
    coins: ["RVN"],
    txids: [hash],
    addresses: [
      { kind: "base58check", prefix: "3c", starts: ["R"] },
      { kind: "base58check", prefix: "7a", starts: ["r"] },
    ],
    explorers: [scan("ravencoin.network")],
    examples: { txids: [], addresses: ["RHoCwPc2FCQqwToYnSiAb3SrCET4zEHsbS"] },
  },
  digibyte: {
    names: ["digibyte", "dgb", "极特币", "極特幣"],
    coins: ["DGB"],
    txids: [hash],
    addresses: [
      { kind: "segwit", prefix: "dgb" },
      { kind: "base58check", prefix: "3f", starts: ["S"] },
      // Letter by letter an address of Dogecoin.
      { kind: "base58check", prefix: "1e", starts: ["D"], loose: true },
    ],
    explorers: [scan("digiexplorer.info")],
    examples: { txids: [], addresses: [] },
  },
  bep2: {
    names: ["bep2", "bnb beacon chain", "binance chain", "bnb beacon chain (bep2)", "币安链bep2"],
    coins: ["BNB"],
    memo: { kind: "memo", isRequired: true },
    txids: [upperHash],
    addresses: [{ kind: "bech32", prefix: "bnb", bytes: [20] }],
    explorers: [scan("explorer.bnbchain.org"), scan("explorer.binance.org")],
    examples: { txids: [], addresses: ["bnb1grpf0955h0ykzq3ar5nmum7y6gdfl6lxfn46h2"] },
  },
  omni: {
    names: ["omni", "omni layer", "omnilayer"],
    coins: ["OMNI"],
    txids: [hash],
    // It travels in Bitcoin transactions, between addresses of Bitcoin.
    addresses: [
      { kind: "base58check", prefix: "00", starts: ["1"], loose: true },
      { kind: "base58check", prefix: "05", starts: ["3"], loose: true },
    ],
    explorers: [{ host: "omniexplorer.info", pages: { tx: "/tx/", address: "/address/", block: "/block/" } }],
    examples: { txids: [], addresses: [] },
  },
  lightning: {
    names: ["lightning", "lightning network", "ln", "闪电网络", "閃電網路", "閃電網絡"],
    coins: ["SATS"],
    txids: [hash],
    // An invoice (BOLT 11): amount and data in bech32, without its limit of 90 characters.
    addresses: [{ kind: "pattern", pattern: /^lnbc[0-9a-z]{50,290}$/, letters: "lower" }],
    explorers: [],
    examples: { txids: [], addresses: [] },
  },
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
    names: ["ethereum classic", "eth classic", "etc", "以太经典", "以太經典"],
    coins: ["ETC"],
    explorers: [scan("etc.blockscout.com")],
  }),
  oktc: evm({ names: ["oktc", "okc", "okexchain"], coins: ["OKT"], explorers: [] }),
  "x-layer": evm({
    names: ["x layer", "xlayer", "okb chain"],
    coins: ["OKB", "USDT", "USDC"],
    // Its explorer serves many networks and names each in the path, which is read by name.
    explorers: [],
  }),
  ronin: evm({
    names: ["ronin", "ron", "ronin network"],
    coins: ["RON", "AXS", "SLP"],
    explorers: [scan("explorer.roninchain.com"), scan("app.roninchain.com")],
  }),
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
  other: {
    names: [
      ...["other", "another network", "其他", "其它", "其他网络", "其他網路", "其他網絡"],
      // Networks whose names hold the name of one of ours, and which are not that one.
      ...["bitcoin sv", "btc sv", "bch sv", "bitcoin satoshi vision", "bsv", "比特币sv", "比特幣sv"],
      ...["bitcoin gold", "btg", "比特币黄金", "比特幣黃金", "bitcoin diamond", "bcd", "bitcoin private"],
      ...["bitcoin cash abc", "bitcoin abc", "ecash", "xec", "litecoin cash", "dogecoin cash"],
      ...["terra classic", "liquid network"],
      ...evmForks,
    ],
    coins: [],
    txids: [anything],
    addresses: [anything],
    explorers: [],
    examples: { txids: ["tx-0815-4711"], addresses: ["some.account"] },
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

/** Words of the longest name in the table. */
const mostNameWords = 4;

/** The network that bears exactly this name, in any case. */
export const networkNamed = (name: string): NetworkId | undefined => idsByName.get(foldName(name));

/**
 * The network that a text names, by its id or as people write it: `TRC-20`, `波场`, `USDT-TRC20`, `TRON (TRC20)`.
 * Undefined where none or more than one is named, or a test network, or past 60 characters.
 */
export function networkOf(text: string): NetworkId | undefined {
  if (text.length > maxNameLength) return undefined;
  const whole = networkNamed(text);
  if (whole) return whole;
  if (namesTestNetwork(text)) return undefined;
  const named = new Set(namesIn(text).flatMap((name) => networkNamed(name) ?? []));
  const [only] = named;
  return named.size === 1 ? only : undefined;
}

export interface NetworkHints {
  readonly network?: NetworkId;
  readonly isTestnet: boolean;
  /** Whether it is a network that is not checked, and writes `0x` before its ids. */
  readonly isEvmFork: boolean;
}

const evmForkNames = new Set(evmForks.map(foldName));

/** What a text says about the network: which one, or that it is a test network. */
export function networkHints(text: string): NetworkHints {
  const network = networkOf(text);
  const isEvmFork = network === "other" && namesIn(text).some((name) => evmForkNames.has(foldName(name)));
  return { ...(network && { network }), isTestnet: namesTestNetwork(text), isEvmFork };
}

/** Between Chinese and other letters, `波场TRC20`, and before the word for a network, `以太坊网络`, `BNB链`. */
const wordBorder =
  /(?<=\p{Script=Han})(?=[a-z0-9])|(?<=[a-z0-9])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=(?:网络|網路|網絡|主网|主網|公链|公鏈|链|鏈)(?!\p{Script=Han}))/gu;

/** The names of networks that stand in a text. The longest one counts: `Bitcoin Cash` says nothing of Bitcoin. */
function namesIn(text: string): string[] {
  const plain = text.normalize("NFKC").toLowerCase().replace(wordBorder, " ");
  const words = plain.split(/[\s()[\]/,、|:_-]+/).filter((word) => word !== "");
  const found: string[] = [];
  for (let start = 0; start < words.length; ) {
    const joined = (length: number) => words.slice(start, start + length).join("");
    let length = Math.min(mostNameWords, words.length - start);
    while (length > 1 && !networkNamed(joined(length))) length--;
    if (networkNamed(joined(length))) found.push(joined(length));
    start += length;
  }
  return found;
}

export interface NetworkFit {
  readonly network: NetworkId;
  readonly form: IdForm;
  readonly fit: Fit;
  /** Whether an exact fit cannot be anything else. */
  readonly certain: boolean;
}

const strength: readonly Fit["fit"][] = ["exact", "needs-prefix", "near", "none"];

/**
 * How a cleaned text fits the transaction ids or addresses of each of these networks, best form of each, in their order.
 * Forms that networks share are read once; loose ones only for the network that was chosen.
 */
export function fitNetworks(
  text: string,
  part: "txids" | "addresses",
  among: readonly NetworkId[] = checkedNetworkIds,
  chosen?: NetworkId,
): NetworkFit[] {
  const read = new Map<IdForm, Fit>();
  return among.flatMap((network) => {
    const forms = networkRow(network)[part].filter((form) => !form.loose || network === chosen);
    const fits = forms.map((form) => {
      const fit = read.get(form) ?? fitForm(text, form);
      read.set(form, fit);
      return { network, form, fit, certain: isCertain(form) };
    });
    return fits.toSorted((a, b) => strength.indexOf(a.fit.fit) - strength.indexOf(b.fit.fit)).slice(0, 1);
  });
}

import { describe, expect, test } from "vitest";
import { checkedNetworkIds, networkRow, networks } from "#shared/domain/networks.ts";
import { readTransactionId, type TransactionIdReading } from "#shared/domain/transaction-id.ts";

const [bare] = networks.tron.examples.txids;
const another = networks.bitcoin.examples.txids[0];
const evm = networks.ethereum.examples.txids[0] ?? "";
const [signature] = networks.solana.examples.txids;
const evmNetworks = checkedNetworkIds.filter((id) =>
  networkRow(id).txids.some((form) => form.kind === "hex" && form.prefix === "0x"),
);

const bareNetworks = checkedNetworkIds.filter((id) =>
  networkRow(id).txids.some((form) => form.kind === "hex" && form.prefix === "" && !form.loose),
);

const codeOf = (reading: TransactionIdReading) => [reading.kind, reading.problem?.code, reading.problem?.detail];

describe("an id whose network was chosen", () => {
  test("is read in every disguise, and stored in the form of the network", () => {
    const disguises = [
      ` ${evm} `,
      evm.toUpperCase(),
      `“${evm}”`,
      `${evm.slice(0, 40)}\n${evm.slice(40)}`,
      `${evm.slice(0, 40)}=\n${evm.slice(40)}`,
      `> ${evm.slice(0, 40)}\n> ${evm.slice(40)}`,
      `${evm.slice(0, 40)} ${evm.slice(40)}。`,
      [...evm].join("\u200b"),
      evm.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      `TxHash: ${evm}`,
      `交易哈希：${evm}`,
      `交易哈希：${evm.slice(0, 40)}\n${evm.slice(40)}`,
      `my transaction is ${evm} thanks`,
      `${evm} ${evm}`,
    ];

    for (const text of disguises) {
      expect(readTransactionId(text, { network: "bsc" }), text).toEqual({
        kind: "txid",
        canonical: evm,
        networks: ["bsc"],
        network: "bsc",
      });
    }
  });

  test("but fits others is told with the candidates, not taken", () => {
    expect(readTransactionId(signature, { network: "tron" })).toEqual({
      kind: "txid",
      canonical: signature,
      networks: ["solana"],
      problem: { code: "txid-wrong-network", detail: "solana" },
    });
    expect(readTransactionId(bare, { network: "solana" }).problem).toEqual({
      code: "txid-wrong-network",
      detail: bareNetworks.join(","),
    });
    expect(readTransactionId(evm, { network: "bitcoin" }).problem?.detail).toBe(evmNetworks.join(","));
  });

  test("of 64 digits without 0x on an EVM network is asked for again and not kept: it may be a private key", () => {
    const readings = [bare, ` ${bare.toUpperCase()} `, `hash: ${bare}`].map((text) =>
      readTransactionId(text, { network: "arbitrum" }),
    );

    for (const reading of readings) {
      expect(reading).toEqual({
        kind: "ambiguous",
        networks: bareNetworks,
        problem: { code: "txid-needs-0x" },
      });
    }
  });
});

describe("an id whose network was not chosen", () => {
  test("of a form that one network has is that network's", () => {
    expect(readTransactionId(signature)).toEqual({
      kind: "txid",
      canonical: signature,
      networks: ["solana"],
      network: "solana",
    });
  });

  test("of a form that several share is ambiguous and usable", () => {
    expect(readTransactionId(bare)).toEqual({ kind: "ambiguous", canonical: bare, networks: bareNetworks });
    expect(readTransactionId(evm)).toEqual({ kind: "ambiguous", canonical: evm, networks: evmNetworks });
  });

  test.each([
    [bare, "TRX", "txid", ["tron"]],
    [bare, " btc ", "txid", ["bitcoin"]],
    [bare, "USDT", "ambiguous", ["tron", "ton"]],
    [bare, "XMR", "txid", ["monero"]],
    [evm, "AVAX", "txid", ["avalanche-c"]],
    [evm, "BNB", "ambiguous", ["bsc", "opbnb"]],
    [bare, "UNHEARD", "ambiguous", bareNetworks],
  ])("%s of the coin %s is %s of %j", (text, coin, kind, ids) => {
    expect(readTransactionId(text, { coin })).toMatchObject({ kind, networks: ids });
  });

  test("of 64 digits without 0x whose coin only exists where 0x is written is asked for again", () => {
    expect(codeOf(readTransactionId(bare, { coin: "ARB" }))).toEqual(["ambiguous", "txid-needs-0x", undefined]);
  });
});

describe("a link to an explorer", () => {
  test("gives id and network", () => {
    expect(readTransactionId(`https://tronscan.org/#/transaction/${bare}?lang=zh`)).toEqual({
      kind: "explorer-url",
      canonical: bare,
      networks: ["tron"],
      network: "tron",
    });
  });

  test("is found between other words, and broken over two lines", () => {
    const texts = [
      `see https://bscscan.com/tx/${evm} please`,
      `链接：https://bscscan.com/tx/${evm}，谢谢`,
      `https://bscscan.com/tx/${evm.slice(0, 30)}\n${evm.slice(30)}`,
      `<https://bscscan.com/tx/${evm}>`,
    ];

    for (const text of texts) {
      expect(readTransactionId(text), text).toMatchObject({ kind: "explorer-url", canonical: evm, network: "bsc" });
    }
  });

  test("of the chosen network is usable, and of another one is told", () => {
    const link = `https://etherscan.io/tx/${evm}`;

    expect(readTransactionId(link, { network: "ethereum" }).problem).toBeUndefined();
    expect(readTransactionId(link, { network: "bsc" })).toMatchObject({
      kind: "explorer-url",
      problem: { code: "txid-wrong-network", detail: "ethereum" },
    });
    expect(codeOf(readTransactionId(link, { network: "other" }))).toEqual([
      "explorer-url",
      "txid-wrong-network",
      "ethereum",
    ]);
  });

  test.each([
    [`https://nova.arbiscan.io/tx/${evm}`, "arbitrum", evm],
    [`https://explorer.example/polygon-zkevm/tx/${evm}`, "polygon", evm],
    [`https://blockchair.com/bitcoin-sv/transaction/${bare}`, "bitcoin", bare],
    [`https://blockstream.info/liquid/tx/${bare}`, "bitcoin", bare],
    [`TxHash: ${evm}\nhttps://nova.arbiscan.io/tx/${evm}`, "arbitrum", evm],
    [`https://nova.arbiscan.io/tx/${evm}\nTxHash: ${evm}`, "arbitrum", evm],
  ] as const)("%s is of a network that we do not check, never of %s", (link, network, canonical) => {
    expect(readTransactionId(link, { network })).toEqual({
      kind: "explorer-url",
      canonical,
      networks: [],
      problem: { code: "txid-wrong-network" },
    });
    expect(readTransactionId(link, { network: "other" }).problem).toBeUndefined();
    expect(readTransactionId(link, { coin: "BTC" })).toMatchObject({ kind: "ambiguous", canonical });
    expect(readTransactionId(link, { coin: "BTC" }).network).toBeUndefined();
  });

  test("says more than the same hash beside it", () => {
    expect(readTransactionId(`https://bscscan.com/tx/${evm}\nTxHash: ${evm}`, { network: "ethereum" })).toMatchObject({
      kind: "explorer-url",
      problem: { code: "txid-wrong-network", detail: "bsc" },
    });
  });

  test("vouches for an id without 0x, as no explorer shows private keys", () => {
    expect(readTransactionId(`https://etherscan.io/tx/${bare}`)).toMatchObject({
      kind: "explorer-url",
      canonical: `0x${bare}`,
      network: "ethereum",
    });
  });

  test("that is not in the table gives the id, and the network only where its form tells it", () => {
    expect(readTransactionId(`https://explorer.example/tx/${signature}`)).toMatchObject({
      kind: "explorer-url",
      network: "solana",
    });
    expect(readTransactionId(`https://explorer.example/tx/${evm}`)).toMatchObject({
      kind: "ambiguous",
      canonical: evm,
    });
    expect(readTransactionId(`https://explorer.example/tx/${evm}`, { network: "base" })).toMatchObject({
      kind: "explorer-url",
      network: "base",
    });
  });

  test("does not make an unlabelled 64-digit text an id of an EVM network where the host is unknown", () => {
    expect(codeOf(readTransactionId(`https://explorer.example/tx/${bare}`, { network: "base" }))).toEqual([
      "ambiguous",
      "txid-needs-0x",
      undefined,
    ]);
  });

  test.each([
    [
      `https://etherscan.io/address/0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A`,
      "explorer-address-url",
      "txid-is-address-page",
    ],
    [
      `https://etherscan.io/token/0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A`,
      "explorer-address-url",
      "txid-is-address-page",
    ],
    [`https://etherscan.io/block/${evm}`, "explorer-address-url", "txid-is-block-page"],
    [`https://sepolia.etherscan.io/tx/${evm}`, "testnet", "txid-is-testnet"],
    [`https://etherscan.io/tx/0x9eda...fa4f`, "truncated", "txid-truncated"],
    [`https://etherscan.io/tx/0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A`, "address", "txid-is-address"],
    [`https://etherscan.io/tx/${evm.slice(0, 65)}`, "misspelt", "txid-wrong-length"],
  ])("%s is %s: %s", (text, kind, code) => {
    expect(codeOf(readTransactionId(text)).slice(0, 2)).toEqual([kind, code]);
  });
});

describe("where a test network was named", () => {
  test("an id that stands alone is of a test network", () => {
    for (const text of [bare, evm, `TxHash: ${evm}`, signature]) {
      expect(codeOf(readTransactionId(text, { isTestnet: true })), text).toEqual([
        "testnet",
        "txid-is-testnet",
        undefined,
      ]);
    }
  });

  test("the hash beside a link to it is of that network too", () => {
    expect(readTransactionId(`TxHash: ${evm}\nhttps://sepolia.etherscan.io/tx/${evm}`).kind).toBe("testnet");
    expect(
      readTransactionId(`https://etherscan.io/tx/${evm} not https://sepolia.etherscan.io/tx/${evm}`),
    ).toMatchObject({
      kind: "explorer-url",
      network: "ethereum",
    });
  });

  test("a link says more than the name, and what is no id is told as what it is", () => {
    expect(readTransactionId(`https://etherscan.io/tx/${evm}`, { isTestnet: true }).kind).toBe("explorer-url");
    expect(readTransactionId("TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", { isTestnet: true }).kind).toBe("address");
  });
});

describe("what is not a transaction id is named", () => {
  test.each([
    ["0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A", "ethereum", "address", "txid-is-address"],
    ["0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A", "tron", "address", "txid-is-address"],
    ["TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", undefined, "address", "txid-is-address"],
    ["bc1q2dsdlq3343vk29runkgv4yc292hmq53jedfjmp", "bitcoin", "address", "txid-is-address"],
    ["Bxp8yhH9zNwxyE4UqxP7a7hgJ5xTZfxNNft7YJJ2VRjT", "solana", "address", "txid-is-address"],
    ["0x1234...abcd", "ethereum", "truncated", "txid-truncated"],
    ["0x1234…abcd", undefined, "truncated", "txid-truncated"],
    [`${evm.slice(0, 20)}...`, "ethereum", "truncated", "txid-truncated"],
    ["Internal transfer 51376627901", undefined, "internal-transfer", "txid-is-internal-transfer"],
    ["Off-chain transfer 172490923091", "tron", "internal-transfer", "txid-is-internal-transfer"],
    ["内部转账 51376627901", "other", "internal-transfer", "txid-is-internal-transfer"],
    ["51376627901", undefined, "order-number", "txid-is-order-number"],
    ["１２３４ 5678 9012 3456 789", "tron", "order-number", "txid-is-order-number"],
    [`my private key ${bare}`, "tron", "secret", "txid-unreadable"],
    [`私钥：${bare}`, undefined, "secret", "txid-unreadable"],
    [`${bare} is my private key`, "tron", "secret", "txid-unreadable"],
    [`private key ${"of my wallet,".padEnd(39)}${bare}`, "tron", "secret", "txid-unreadable"],
    [`private key ${bare.replace(/.{8}/g, "$& ")}`, "tron", "secret", "txid-unreadable"],
    ["I never gave anybody my private key", "tron", "secret", "txid-unreadable"],
    ["I do not know", "tron", "unknown", "txid-unreadable"],
    ["", undefined, "unknown", "txid-unreadable"],
    [`${bare} ${evm}`, undefined, "ambiguous", "txid-several"],
  ] as const)("%s on %s is %s: %s", (text, network, kind, code) => {
    const reading = readTransactionId(text, network ? { network } : {});

    expect(codeOf(reading).slice(0, 2)).toEqual([kind, code]);
    expect(reading.canonical).toBeUndefined();
  });

  test.each([
    `${bare} - this is my transaction id and please believe me that I never gave anybody my private key`,
    `private key ${"of my wallet,".padEnd(40)}${bare}`,
  ])("a word about keys more than 40 characters away makes no key of an id: %s", (text) => {
    expect(readTransactionId(text, { network: "tron" })).toMatchObject({ kind: "txid", canonical: bare });
  });

  test("an address comes with the networks that have such addresses", () => {
    expect(readTransactionId("TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC", { network: "bitcoin" })).toMatchObject({
      networks: ["tron"],
      problem: { detail: "tron" },
    });
  });

  test("an order number has 6 to 30 digits", () => {
    expect(
      ["1".repeat(5), "1".repeat(6), "1".repeat(30), "1".repeat(31)].map((t) => readTransactionId(t).kind),
    ).toEqual(["unknown", "order-number", "order-number", "unknown"]);
  });
});

describe("a slip is located", () => {
  test.each([
    [`${evm.slice(0, 10)}o${evm.slice(11)}`, "ethereum", "txid-misspelt", "11"],
    [`${bare.slice(0, 63)}l`, "tron", "txid-misspelt", "64"],
    [`${signature.slice(0, 4)}0${signature.slice(5)}`, "solana", "txid-misspelt", "5"],
    [`z${signature.slice(1)}`, "solana", "txid-misspelt", undefined],
    [evm.slice(0, 65), "ethereum", "txid-wrong-length", "65"],
    [`${evm}a`, "ethereum", "txid-wrong-length", "67"],
    [evm.slice(0, 62), "bsc", "txid-wrong-length", "62"],
    [evm.slice(0, 64), "polkadot", "txid-wrong-length", "64"],
    [bare.slice(1), "bitcoin", "txid-wrong-length", "63"],
    [`Ox${bare}`, "ethereum", "txid-misspelt", "1"],
  ] as const)("%s on %s: %s at %s", (text, network, code, detail) => {
    expect(codeOf(readTransactionId(text, { network }))).toEqual(["misspelt", code, detail]);
  });

  test("also where no network was chosen", () => {
    expect(readTransactionId(`${bare.slice(0, 63)}l`)).toMatchObject({
      kind: "misspelt",
      networks: expect.arrayContaining(["bitcoin", "tron"]),
    });
  });
});

describe("on a network that is not checked yet", () => {
  const other = (text: string) => readTransactionId(text, { network: "other" });

  test("any id of 6 to 200 characters is taken as typed", () => {
    expect(other(" 26528041-2 ")).toEqual({
      kind: "txid",
      canonical: "26528041-2",
      networks: ["other"],
      network: "other",
    });
    expect(other("fJXfn0EVhV09HFuEgUHu4Cchb24nUQtIMwSzmzk2tLs=").canonical).toBe(
      "fJXfn0EVhV09HFuEgUHu4Cchb24nUQtIMwSzmzk2tLs=",
    );
    expect(
      [other("aB3de"), other("aB3def"), other("a3".repeat(100)), other(`${"a3".repeat(100)}c`)].map((r) => r.kind),
    ).toEqual(["unknown", "txid", "txid", "unknown"]);
  });

  test("what is certainly something else is still named", () => {
    expect(other("0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A").kind).toBe("address");
    expect(other("TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC").kind).toBe("address");
    expect(other("26528041...1234").kind).toBe("truncated");
  });

  test("64 digits without 0x are asked for again where it writes one: they may be a private key", () => {
    const hints = { network: "other", isEvmFork: true } as const;

    expect(readTransactionId(`TxHash: ${bare}`, hints)).toEqual({
      kind: "ambiguous",
      networks: [],
      problem: { code: "txid-needs-0x" },
    });
    expect(readTransactionId(evm, hints)).toMatchObject({ kind: "txid", canonical: evm });
    expect(other(bare ?? "").kind).toBe("txid");
  });

  test.each([
    `TxHash: ${bare}`,
    `交易哈希：${bare}`,
    `TXID${bare}`,
    `my transaction is ${bare} thanks`,
    `${bare?.slice(0, 30)}\n${bare?.slice(30)}`,
    `${bare?.slice(0, 30)} ${bare?.slice(30)}`,
    `BTG 123 hash ${bare} 谢谢`,
  ])("an id stands for itself, without its label and the words around it: %j", (text) => {
    expect(other(text).canonical).toBe(bare);
  });

  test("a short id without a form is read behind its label, and broken over a line", () => {
    expect(other("tx: 0815-4711").canonical).toBe("0815-4711");
    expect(other("a8b9c0d1e2\nf3a4b5c6").canonical).toBe("a8b9c0d1e2f3a4b5c6");
  });

  test.each(["I do not know", "see screenshot", "pending", "没有哈希", "@ana", "ana7@example.test"])(
    "words are no id: %s",
    (text) => {
      expect(other(text).canonical).toBeUndefined();
      expect(other(text).kind).toBe("unknown");
    },
  );

  test("two ids are told as two", () => {
    expect(other(`${bare} ${another}`).problem).toEqual({ code: "txid-several" });
  });

  test("base 58 of 32 bytes may be an id there", () => {
    expect(other("68wBKsZyYXmCUydDmabQ71kTcFWTfDG7tFmTLk1HgNdN").kind).toBe("txid");
  });
});

const solanaAddress = networks.solana.examples.addresses[0];
const tronAddress = networks.tron.examples.addresses[0];

describe("what somebody calls by another name is no transaction id", () => {
  test.each([
    [`Payment ID: ${bare}`, "monero"],
    [`payment id ${bare}`, "monero"],
    [`付款ID：${bare}`, "monero"],
    [`地址: ${bare}`, "bitcoin"],
    [`收款地址 ${bare}`, "bitcoin"],
    [`to: ${bare}`, "bitcoin"],
    [`public key: ${bare}`, "bitcoin"],
    [`公钥：${bare}`, "bitcoin"],
    [`UID: ${bare}`, "bitcoin"],
    [`UID: ${bare}`, undefined],
    [`SHA-256 = ${bare}`, "tron"],
    [`地址：${evm}`, "ethereum"],
  ] as const)("%s on %s", (text, network) => {
    const reading = readTransactionId(text, network ? { network } : {});

    expect(reading.canonical).toBeUndefined();
    expect(["txid-named-otherwise", "txid-is-address"]).toContain(reading.problem?.code);
  });

  test.each([
    `TxID: ${bare}`,
    `区块哈希：${bare}`,
    `交易地址：${bare}`,
    `哈希地址 ${bare}`,
    `I sent it to you: ${bare}`,
    `Payment ID: ${another} TxHash: ${bare}`,
    `交易哈希：${bare} 付款ID：${another}`,
    `memo 12345678 txid ${bare}`,
  ])("but %s is one", (text) => {
    expect(readTransactionId(text, { network: "monero" })).toMatchObject({ kind: "txid", canonical: bare });
  });

  test.each([
    [`Deposit did not arrive in my wallet ${evm}`, "ethereum", evm],
    [`没有到我的钱包 ${bare}`, "tron", bare],
    [`I forgot the memo ${evm}`, "ethereum", evm],
    [`充值忘记填标签 ${evm}`, "bsc", evm],
    [`没有写备注 ${evm}`, undefined, evm],
    [`my metamask wallet ${evm}`, "ethereum", evm],
    [`USDT contract ${evm}`, "bsc", evm],
    [`Tx hash of my wallet (${evm})`, "ethereum", evm],
    [`did not arrive at my address ${bare}`, "tron", bare],
    [`没有到我的地址 ${evm}`, "bsc", evm],
    [`it did not arrive at your deposit address ${evm}`, undefined, evm],
    [`Liquid: ${evm}`, "ethereum", evm],
  ] as const)("the end of a sentence is no name: %s on %s", (text, network, canonical) => {
    const reading = readTransactionId(text, network ? { network } : {});

    expect(reading.problem).toBeUndefined();
    expect(reading.canonical).toBe(canonical);
  });

  test.each([
    [`my wallet: ${evm}`, "ethereum"],
    [`我的钱包是 ${evm}`, "bsc"],
    [`memo: ${bare}`, "tron"],
    [`标签：${bare}`, "tron"],
    [`收款地址 ${evm}`, "arbitrum"],
  ] as const)("but a colon or a verb makes one: %s on %s, which is no address of Aptos or Sui", (text, network) => {
    expect(readTransactionId(text, { network })).toEqual({
      kind: "unknown",
      networks: [],
      problem: { code: "txid-named-otherwise" },
    });
  });

  test("an address of Aptos or Sui is one where no network was chosen, or that one", () => {
    expect(readTransactionId(`my wallet: ${evm}`)).toMatchObject({ kind: "address", networks: ["aptos", "sui"] });
    expect(readTransactionId(`my wallet: ${evm}`, { network: "aptos" })).toMatchObject({ networks: ["aptos"] });
  });

  test("and the address of a page is its link", () => {
    const link = `https://tronscan.org/#/transaction/${bare}`;

    expect(readTransactionId(`区块链浏览器地址：${link}`)).toMatchObject({ kind: "explorer-url", canonical: bare });
    expect(readTransactionId(`地址：https://explorer.example/tx/${bare}`).canonical).toBe(bare);
  });
});

describe("base 58 of 32 bytes", () => {
  test.each([`Solana address: ${solanaAddress}`, `钱包地址 ${solanaAddress}`, `From: ${solanaAddress}`])(
    "is an address where it is called one: %s",
    (text) => {
      expect(readTransactionId(text)).toMatchObject({ kind: "address", networks: ["solana"] });
    },
  );

  test("may be an address of Solana where nothing tells", () => {
    expect(readTransactionId(solanaAddress)).toMatchObject({ kind: "ambiguous", addressOf: ["solana"] });
    expect(readTransactionId(solanaAddress, { coin: "USDT" })).toMatchObject({
      kind: "ambiguous",
      networks: ["near"],
      addressOf: ["solana"],
    });
  });

  test("is an id where the network or the coin has such ids and no such addresses", () => {
    expect(readTransactionId(solanaAddress, { network: "sui" }).kind).toBe("txid");
    expect(readTransactionId(solanaAddress, { coin: "SUI" }).kind).toBe("txid");
  });

  test("is no second id beside a signature where both are called by their names", () => {
    const text = `From: ${solanaAddress} To: ${networks.solana.examples.addresses[1]} Signature: ${signature}`;

    expect(readTransactionId(text)).toMatchObject({ kind: "txid", network: "solana" });
  });
});

describe("the network of a link decides what its id is", () => {
  test("a hash that lacks two characters is no address of another network", () => {
    expect(readTransactionId(`https://etherscan.io/tx/${evm.slice(0, 64)}`)).toEqual({
      kind: "misspelt",
      networks: ["ethereum"],
      problem: { code: "txid-wrong-length", detail: "64" },
    });
  });

  test("an 0x that the network does not write is dropped", () => {
    expect(readTransactionId(`https://tronscan.org/#/transaction/0x${bare}`)).toEqual({
      kind: "explorer-url",
      canonical: bare,
      networks: ["tron"],
      network: "tron",
    });
  });

  test("an address that can be nothing else stays one", () => {
    expect(readTransactionId(`https://etherscan.io/tx/${tronAddress}`)).toMatchObject({
      kind: "address",
      networks: ["tron"],
    });
  });
});

describe("several ids in one text", () => {
  test.each([
    [`${bare}\n${another}`, "tron"],
    [`${bare} ${another}`, undefined],
    [`txid1: ${bare} txid2: ${another}`, "bitcoin"],
    [`${evm},0x${another}`, "ethereum"],
    [`https://bscscan.com/tx/${evm} https://bscscan.com/tx/0x${another}`, undefined],
    [`https://bscscan.com/tx/${evm} https://tronscan.org/#/transaction/${bare}`, undefined],
  ] as const)("are told as several: %s", (text, network) => {
    const reading = readTransactionId(text, network ? { network } : {});

    expect(reading).toEqual({ kind: "ambiguous", networks: [], problem: { code: "txid-several" } });
  });

  test.each([
    [`哈希 ${bare} 收款地址 ${tronAddress}`, "tron", bare],
    [`From: ${evm.slice(0, 42)} To: ${evm.slice(0, 42)}\nTxHash: ${evm}`, "bsc", evm],
    [`hash: ${evm}, block 19365123, from ${evm.slice(0, 42)}`, "ethereum", evm],
    [`TxHash: ${evm} Block hash: 0x${another}`, "bsc", evm],
    [`订单号 1234567890123456789 哈希 ${bare}`, "tron", bare],
    [`https://bscscan.com/tx/${evm} TxHash: ${evm}`, "bsc", evm],
    [`Link: bscscan.com/tx/${evm}, amount: 500 USDT`, "bsc", evm],
  ] as const)("are one where all others are something else: %s", (text, network, canonical) => {
    expect(readTransactionId(text, { network })).toMatchObject({ canonical, network });
    expect(readTransactionId(text, { network }).problem).toBeUndefined();
  });
});

describe("an id that other characters stick to is read", () => {
  test.each([
    [`TXID${bare}`, "bitcoin", bare],
    [`TxHash${evm}`, "bsc", evm],
    [`TxID:${bare}TRC20`, "tron", bare],
    [`哈希${bare}`, "tron", bare],
    [`哈希值为：${bare.slice(0, 60)}\n${bare.slice(60)}，请处理`, "tron", bare],
    [`TxHash: ${evm.slice(0, 40)}\r\n${evm.slice(40)}\nplease check`, "base", evm],
    [`hash is ${bare}\nthanks`, "tron", bare],
    [`0x${evm}`, "ethereum", evm],
  ] as const)("%j", (text, network, canonical) => {
    expect(readTransactionId(text, { network })).toEqual({ kind: "txid", canonical, networks: [network], network });
  });

  test("and a slip in it is told", () => {
    for (const text of [`TXID: ${bare.slice(1)}`, `please look at ${bare.slice(1)} thanks`]) {
      expect(codeOf(readTransactionId(text, { network: "tron" })), text).toEqual([
        "misspelt",
        "txid-wrong-length",
        "63",
      ]);
    }
  });
});

describe("an address whose checksum fails", () => {
  test.each([
    ["T9zySVXfCcUEEuGaHpnR2ETHLR1UPac2oJ", "tron"],
    ["1ABictu18xTh34CoMUwv7tkteLR3E27Loh", "bitcoin"],
    ["bc1qqpmqta7tlkvll2qk2ryzxzhk8us94yfhjud2uz", undefined],
    [networks.stellar.examples.addresses[0].replace("GCIL", "GCIM"), "stellar"],
    [networks.ton.examples.addresses[0].replace("EQDK", "EQDL"), "ton"],
    [networks.xrp.examples.addresses[0].replace("rfkH", "rfkJ"), "xrp"],
    [networks.cardano.examples.addresses[0].replace("addr1q83", "addr1q84"), "cardano"],
    ["0x122219cCeAb410901e96c3A0e55E46231480341b", "ethereum"],
  ] as const)("is told as an address with a mistake: %s", (text, network) => {
    const reading = readTransactionId(text, network ? { network } : {});

    expect(codeOf(reading)).toEqual(["misspelt", "txid-is-misspelt-address", undefined]);
  });

  test.each(["The transfer was sent yesterday by me", "This was sent by somebody in my f"])(
    "is not seen in a sentence that is as long without its blanks: %s",
    (text) => {
      expect(readTransactionId(text).problem?.code).toBe("txid-unreadable");
    },
  );
});

test.each(["内部转帳 51376627901", "內部轉账", "站內劃转 51376627901", "链下转账"])(
  "%s is an internal transfer, in whichever script",
  (text) => {
    expect(readTransactionId(text).kind).toBe("internal-transfer");
  },
);

test.each(["internal-transfer 99", "平台內轉帳 885544"])("%s is an internal transfer too", (text) => {
  expect(readTransactionId(text, { network: "tron" }).kind).toBe("internal-transfer");
});

test("a hash beside the word is no internal transfer, and a number is", () => {
  expect(readTransactionId(`this is no internal transfer: ${bare}`, { network: "tron" })).toMatchObject({
    kind: "txid",
    canonical: bare,
  });
  expect(readTransactionId("Internal transfer: 51376627901", { network: "aptos" }).kind).toBe("internal-transfer");
});

test("a text is read up to 600 characters and not past them", () => {
  expect(readTransactionId(evm.padEnd(600), { network: "base" }).kind).toBe("txid");
  expect(readTransactionId(evm.padEnd(601), { network: "base" }).kind).toBe("unknown");
});

describe("every usual mistake has its answer", () => {
  const tonHash = "7c95df9f4115855d3d1c5b848141eee027216f6e27510b483304b39b3936b4bb";
  const [, tonInBase64Url] = networks.ton.examples.txids;
  const fullWidth = evm.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const sui = networks.sui.examples.txids[0];
  const cb58 = networks["avalanche-x"].examples.txids[0];
  const tezos = networks.tezos.examples.txids[0];

  test.each([
    ["an address of 0x and 40", "0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A", undefined, "address", "txid-is-address"],
    ["an address of TRON", networks.tron.examples.addresses[0], undefined, "address", "txid-is-address"],
    ["an address of Stellar", networks.stellar.examples.addresses[0], "stellar", "address", "txid-is-address"],
    ["an address of TON", networks.ton.examples.addresses[0], "ton", "address", "txid-is-address"],
    ["an address of Sui on Sui", networks.sui.examples.addresses[0], "sui", "address", "txid-is-address"],
    [
      "an address of Aptos with zeros left out",
      networks.aptos.examples.addresses[0],
      undefined,
      "address",
      "txid-is-address",
    ],
    ["an address of Monero", networks.monero.examples.addresses[0], "monero", "address", "txid-is-address"],
    [
      "the page of an account where all have one path",
      `https://bithomp.com/explorer/${networks.xrp.examples.addresses[0]}`,
      undefined,
      "explorer-address-url",
      "txid-is-address-page",
    ],
    [
      "the page of a token",
      "https://tronscan.org/#/token20/TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
      undefined,
      "explorer-address-url",
      "txid-is-address-page",
    ],
    [
      "the page of a test network in the path",
      `https://suiscan.xyz/testnet/tx/${sui}`,
      "sui",
      "testnet",
      "txid-is-testnet",
    ],
    [
      "the page of a test network in the query",
      `https://explorer.aptoslabs.com/txn/${evm}?network=devnet`,
      undefined,
      "testnet",
      "txid-is-testnet",
    ],
    ["a shortened id with dots", "0x1234...abcd", undefined, "truncated", "txid-truncated"],
    ["a shortened id with an ellipsis", "5LmxrE…wTa8", "solana", "truncated", "txid-truncated"],
    ["a shortened id with stars", "0x12345***67890", undefined, "truncated", "txid-truncated"],
    ["a zero in base 58", `${sui.slice(0, 9)}0${sui.slice(10)}`, "sui", "misspelt", "txid-misspelt"],
    ["a small l in base 58", `${sui.slice(0, 9)}l${sui.slice(10)}`, undefined, "misspelt", "txid-misspelt"],
    ["capitals lost in base 58", sui.toLowerCase(), "sui", "misspelt", "txid-misspelt"],
    ["capitals lost in a signature", signature.toLowerCase(), "solana", "misspelt", "txid-misspelt"],
    ["capitals lost in base64", networks.ton.examples.txids[0].toLowerCase(), "ton", "misspelt", "txid-misspelt"],
    ["capitals lost under a checksum", cb58.toLowerCase(), "avalanche-x", "misspelt", "txid-misspelt"],
    [
      "a character short in base 32",
      networks.algorand.examples.txids[0].slice(1),
      "algorand",
      "misspelt",
      "txid-wrong-length",
    ],
    [
      "a character short in a CID",
      networks.filecoin.examples.txids[0].slice(0, -1),
      "filecoin",
      "misspelt",
      "txid-wrong-length",
    ],
    [
      "an internal transfer",
      "Internal transfer 51376627901",
      undefined,
      "internal-transfer",
      "txid-is-internal-transfer",
    ],
    [
      "an off-chain transfer",
      "Off-chain transfer 172490923091",
      undefined,
      "internal-transfer",
      "txid-is-internal-transfer",
    ],
    ["a pending withdrawal", "still processing", undefined, "unknown", "txid-pending"],
    ["a pending withdrawal in Chinese", "提币处理中", undefined, "unknown", "txid-pending"],
    ["a pending withdrawal behind its label", "TxID: pending", "tron", "unknown", "txid-pending"],
    ["a withdrawal without a hash", "withdrawn an hour ago, no hash", "tron", "unknown", "txid-pending"],
    ["a withdrawal without a hash in Chinese", "暂时没有哈希", "tron", "unknown", "txid-pending"],
    ["a withdrawal that is not on the network yet", "等待区块确认", "tron", "unknown", "txid-pending"],
    ["the hash of a block", `00000000${bare.slice(8)}`, "bitcoin", "unknown", "txid-is-block-hash"],
    ["the hash of a block on no network", `00000000${bare.slice(8)}`, undefined, "unknown", "txid-is-block-hash"],
    ["a screenshot", "see the screenshot", undefined, "unknown", "txid-unreadable"],
  ] as const)("%s: %s on %s is %s, %s", (_, text, network, kind, code) => {
    const reading = readTransactionId(text, network ? { network } : {});

    expect(codeOf(reading).slice(0, 2)).toEqual([kind, code]);
    expect(reading.canonical).toBeUndefined();
  });

  test.each([
    ["an explorer page", `https://www.etherscan.io/tx/${evm}#eventlog`, "ethereum", evm],
    ["a page in the fragment", `https://tronscan.org/#/transaction/${bare}`, "tron", bare],
    [
      "a page with parts behind the id",
      `https://explorer.aptoslabs.com/txn/${evm}/userTxnOverview?network=mainnet`,
      "aptos",
      evm,
    ],
    [
      "escaped base64 in a link",
      `https://tonviewer.com/transaction/${encodeURIComponent(networks.ton.examples.txids[0])}`,
      "ton",
      tonHash,
    ],
    [
      "base64 behind a label",
      `TxHash: ${tonInBase64Url}`,
      "ton",
      "e99cd6385299b7f9b79198dbc1f6c04f02da57099439d0e9d318e1b98ecf3b79",
    ],
    ["a transaction where all have one path", `https://tzstats.com/${tezos}`, "tezos", tezos],
    [
      "a page of XRP where all have one path",
      `https://bithomp.com/explorer/${networks.xrp.examples.txids[0]}`,
      "xrp",
      networks.xrp.examples.txids[0],
    ],
    ["a line break inside", `${evm.slice(0, 33)}\r\n${evm.slice(33)}`, "base", evm],
    ["full-width characters", fullWidth, "base", evm],
    ["smart quotes and a byte order mark", `\ufeff“${sui}”`, "sui", sui],
    ["zero-width characters", [...sui].join("\u200b"), "sui", sui],
    [
      "an id of Hedera as its tools write it",
      "0.0.19790@1666769504.858851231",
      "hedera",
      "0.0.19790-1666769504-858851231",
    ],
    [
      "lower case where the network has capitals",
      networks.xrp.examples.txids[0].toLowerCase(),
      "xrp",
      networks.xrp.examples.txids[0],
    ],
    [
      "lower case in base 32",
      networks.algorand.examples.txids[0].toLowerCase(),
      "algorand",
      networks.algorand.examples.txids[0],
    ],
    ["a version of Aptos", "123456789", "aptos", "123456789"],
    ["an early extrinsic", "12-3", "polkadot", "12-3"],
  ] as const)("%s is accepted silently: %s on %s", (_, text, network, canonical) => {
    expect(readTransactionId(text, { network })).toMatchObject({ canonical, network });
    expect(readTransactionId(text, { network }).problem).toBeUndefined();
  });

  test("one letter of the wrong case under a checksum is located", () => {
    const changed = tezos.replace("V", "v");

    expect(readTransactionId(changed, { network: "tezos" }).problem).toEqual({
      code: "txid-misspelt",
      detail: String(tezos.indexOf("V") + 1),
    });
  });

  test("eight zeros make the hash of a block, and seven do not, and elsewhere they mean nothing", () => {
    const zeros = (count: number) => `${"0".repeat(count)}${"a".repeat(64 - count)}`;

    expect([7, 8].map((count) => readTransactionId(zeros(count), { network: "bitcoin" }).kind)).toEqual([
      "txid",
      "unknown",
    ]);
    expect(readTransactionId(zeros(8), { network: "tron" }).kind).toBe("txid");
  });

  test("a hash that lacks a character is not taken for an address of Aptos", () => {
    expect(readTransactionId(evm.slice(0, 65)).kind).toBe("misspelt");
  });

  test("the coin makes an address of what is a transaction id elsewhere", () => {
    const [address] = networks.solana.examples.addresses;

    expect(readTransactionId(address, { coin: "SOL" })).toMatchObject({ kind: "address", networks: ["solana"] });
    expect(readTransactionId(address)).toMatchObject({ kind: "ambiguous" });
  });

  test("two ways of typing a hash of an unknown network give one id", () => {
    expect(readTransactionId(bare.toUpperCase()).canonical).toBe(bare);
  });
});

test("an id whose checksum fails is told as one of its own network, not as one of another that is nearly as long", () => {
  const reading = readTransactionId("onk3Z6V4StyfiXTPSHwZFvTKVAaws37cHmZacmULPr3VbVHpKrh");

  expect(reading).toMatchObject({ kind: "misspelt", networks: ["tezos"], problem: { code: "txid-misspelt" } });
});

import { sha256 } from "@noble/hashes/sha2.js";
import { bech32, bech32m, createBase58check, hex } from "@scure/base";
import { describe, expect, test } from "vitest";
import { readAddress } from "#shared/domain/address.ts";
import { type NetworkId, networkIds, networkRow, networks } from "#shared/domain/networks.ts";

const [tron] = networks.tron.examples.addresses;
const evm = networks.ethereum.examples.addresses[0] ?? "";
const [legacy, scriptHash, segwit, taproot] = networks.bitcoin.examples.addresses;
const [solana] = networks.solana.examples.addresses;

test("an address is read in every disguise", () => {
  const disguises = [` ${tron}\n`, `“${tron}”`, `${tron.slice(0, 9)} ${tron.slice(9)}`, [...tron].join("\u200b")];

  for (const text of disguises) expect(readAddress(text, "tron")).toMatchObject({ kind: "address", canonical: tron });
});

test("an EVM address has one canonical form, whichever way it was typed", () => {
  const hex = evm.slice(2);
  const ways = [evm, evm.toLowerCase(), `0x${hex.toUpperCase()}`, `0X${hex.toUpperCase()}`];

  expect(ways.map((text) => readAddress(text, "bsc"))).toEqual(
    ways.map(() => expect.objectContaining({ kind: "address", canonical: evm, network: "bsc" })),
  );
});

test("other forms of one address become its usual one", () => {
  expect(readAddress(segwit.toUpperCase(), "bitcoin")).toMatchObject({ canonical: segwit });
  const inHex = hex.encode(createBase58check(sha256).decode(tron));
  for (const text of [inHex, inHex.toUpperCase()]) {
    expect(readAddress(text, "tron")).toMatchObject({ kind: "address", canonical: tron });
  }
  expect(readAddress(`42${inHex.slice(2)}`, "tron").kind).toBe("problem");
});

describe("without a chosen network", () => {
  test("the one that fits is told, and none where several share the form", () => {
    expect(readAddress(tron)).toEqual({ kind: "address", canonical: tron, networks: ["tron"], network: "tron" });
    expect(readAddress(evm)).toMatchObject({ kind: "address", networks: expect.arrayContaining(["ethereum", "bsc"]) });
    expect(readAddress(evm)).not.toHaveProperty("network");
  });
});

test.each<[string, NetworkId, string]>([
  [tron, "ethereum", "tron"],
  [solana, "tron", "solana"],
  [segwit, "tron", "bitcoin"],
])("%s on %s is of another network: %s", (text, network, detail) => {
  expect(readAddress(text, network)).toEqual({ kind: "problem", code: "address-wrong-network", detail });
});

describe("a checksum is proved", () => {
  // Every other character of each of these would be another address, with nothing to tell it by.
  const proving: [string, NetworkId][] = [
    [legacy, "bitcoin"],
    [scriptHash, "bitcoin"],
    [segwit, "bitcoin"],
    [taproot, "bitcoin"],
    [tron, "tron"],
  ];

  test.each(proving)("no single changed character of %s passes", (address, network) => {
    const passed = [...address].flatMap((character, i) => {
      const changed = `${address.slice(0, i)}${character === "7" ? "8" : "7"}${address.slice(i + 1)}`;
      return readAddress(changed, network).kind === "address" ? [changed] : [];
    });

    expect(passed).toEqual([]);
  });

  test.each([
    [`${legacy.slice(0, -1)}Z`, "bitcoin"],
    [`${tron.slice(0, -1)}Z`, "tron"],
    [`${tron.slice(0, 10)}0${tron.slice(11)}`, "tron"],
    [`${segwit.slice(0, -1)}q`, "bitcoin"],
    [`${segwit.slice(0, 8).toUpperCase()}${segwit.slice(8)}`, "bitcoin"],
    [`${evm.slice(0, 20)}o${evm.slice(21)}`, "ethereum"],
    ["0x122219cCeAb410901e96c3A0e55E46231480341b", "ethereum"],
  ] as const)("%s on %s fails", (text, network) => {
    expect(readAddress(text, network)).toEqual({ kind: "problem", code: "address-checksum" });
    expect(readAddress(text)).toEqual({ kind: "problem", code: "address-checksum" });
  });

  test("witness version 0 in bech32m and version 1 in bech32 are refused (BIP 350)", () => {
    // Invalid addresses of the test vectors of BIP 350.
    const invalid = [
      "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
      "bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
      "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
      "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
      "bc1pw5dgrnzv",
      "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
    ];

    for (const address of invalid) expect(readAddress(address, "bitcoin").kind, address).toBe("problem");
  });

  test("each witness version has its own checksum: 0 that of bech32, all others that of bech32m (BIP 350)", () => {
    const program = bech32.toWords(new Uint8Array(32).fill(7));
    const kindOf = (coder: typeof bech32, version: number) =>
      readAddress(coder.encode("bc", [version, ...program]), "bitcoin").kind;

    expect([0, 1, 16, 17].map((version) => kindOf(bech32, version))).toEqual([
      "address",
      "problem",
      "problem",
      "problem",
    ]);
    expect([0, 1, 16, 17].map((version) => kindOf(bech32m, version))).toEqual([
      "problem",
      "address",
      "address",
      "problem",
    ]);
  });

  test("later witness versions of 2 to 40 bytes are accepted (BIP 350)", () => {
    const valid = ["BC1SW50QGDZ25J", "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs"];

    for (const address of valid) expect(readAddress(address, "bitcoin").kind, address).toBe("address");
  });
});

describe("a link to the page of an address", () => {
  test("gives the address and its network", () => {
    expect(readAddress(`https://tronscan.org/#/address/${tron}`)).toMatchObject({ canonical: tron, network: "tron" });
    expect(readAddress(`https://bscscan.com/token/${evm}`)).toMatchObject({ canonical: evm, network: "bsc" });
  });

  test("of another network than the chosen one is told", () => {
    expect(readAddress(`https://bscscan.com/address/${evm}`, "ethereum")).toEqual({
      kind: "problem",
      code: "address-wrong-network",
      detail: "bsc",
    });
  });

  test.each([
    [`https://bscscan.com/tx/${networks.tron.examples.txids[0]}`, "address-is-txid"],
    ["https://bscscan.com/block/1234567", "address-unreadable"],
    [`https://testnet.bscscan.com/address/${evm}`, "address-unreadable"],
  ])("%s is refused: %s", (text, code) => {
    expect(readAddress(text)).toEqual({ kind: "problem", code });
  });
});

test.each([
  [networkRow("ethereum").examples.txids[0] ?? "", "ethereum", "address-is-txid"],
  [networks.tron.examples.txids[0], "tron", "address-is-txid"],
  [networks.solana.examples.txids[0], "solana", "address-is-txid"],
  ["0xa664...Ef3A", "ethereum", "address-truncated"],
  ["TJRyWw…5tDeC", undefined, "address-truncated"],
  ["TJRyWw***5tDeC", "other", "address-truncated"],
  [evm.slice(0, 41), "ethereum", "address-unreadable"],
  [evm.slice(2), "ethereum", "address-unreadable"],
  ["my wallet", undefined, "address-unreadable"],
  ["", "tron", "address-unreadable"],
] as const)("%s on %s is refused: %s", (text, network, code) => {
  expect(readAddress(text, network)).toEqual({ kind: "problem", code });
});

test("on a network that is not checked yet any address of 6 to 200 characters is taken as typed", () => {
  const kinds = ["r".repeat(5), "r".repeat(6), "r".repeat(200), "r".repeat(201)].map(
    (t) => readAddress(t, "other").kind,
  );

  expect(kinds).toEqual(["problem", "address", "address", "problem"]);
  expect(readAddress("rfkH7EuS1XcSkB9pocy1R6T8F4CsNYixYU", "other")).toMatchObject({ network: "other" });
});

test("an address is read up to 300 characters and not past them", () => {
  expect(readAddress(tron.padEnd(300), "tron").kind).toBe("address");
  expect(readAddress(tron.padEnd(301), "tron").kind).toBe("problem");
});

test("every network reads some address", () => {
  expect(networkIds.filter((id) => networkRow(id).addresses.length === 0)).toEqual([]);
});

test("the page of an address at an explorer of another network is not one of the chosen network", () => {
  const page = `https://nova.arbiscan.io/address/${evm}`;

  expect(readAddress(page, "arbitrum")).toEqual({ kind: "problem", code: "address-wrong-network" });
  expect(readAddress(page, "other").kind).toBe("address");
  expect(readAddress(page.replace("nova.", ""), "arbitrum").kind).toBe("address");
});

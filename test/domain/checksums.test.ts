import { describe, expect, test } from "vitest";
import { readAddress } from "#shared/domain/address.ts";
import { crc16, crc32 } from "#shared/domain/checksums.ts";
import { checkedNetworkIds, networkRow } from "#shared/domain/networks.ts";
import { readTransactionId } from "#shared/domain/transaction-id.ts";

const check = new TextEncoder().encode("123456789");

test("the check values of the catalogue of CRCs come out", () => {
  expect([crc16(check), crc32(check)]).toEqual([0x31c3, 0xcbf43926]);
});

/** Forms without a checksum: any other character makes another address. */
const unchecked = ["solana", "aptos", "sui", "near", "hedera", "eos", "iost"];
const hasChecksum = (address: string) => !/^(?:0x|0:|f0)/i.test(address);

const checkedAddresses = checkedNetworkIds
  .filter((id) => !unchecked.includes(id))
  .flatMap((id) => networkRow(id).examples.addresses.map((address) => [id, address] as const))
  .filter(([, address]) => hasChecksum(address));

/** Each character by another of the same alphabet, so that only the checksum can tell. */
function* oneChanged(text: string): Generator<string> {
  for (let i = 0; i < text.length; i++) {
    for (const other of ["2", "7", "q", "Q"]) {
      const old = text[i] ?? "";
      const isSameLetter = other.toLowerCase() === old.toLowerCase();
      if (!isSameLetter) yield text.slice(0, i) + other + text.slice(i + 1);
    }
  }
}

describe("no single changed character passes", () => {
  test.each(checkedAddresses)("on %s: %s", (network, address) => {
    const passed = [...oneChanged(address)].filter((text) => readAddress(text, network).kind === "address");

    expect(passed).toEqual([]);
  });

  test.each([
    ["tezos", "onk3Z6V4StyfiXTPSHwZFvTKVAaws37cHmZacmULPr3VbVHpKrg"],
    ["avalanche-x", "9VBHzPDFeDBJGyhBbzakzXMHJnsYhyLEiSS6ee5AczR2oJcns"],
  ] as const)("on %s, in a transaction id: %s", (network, txid) => {
    const passed = [...oneChanged(txid)].filter((text) => readTransactionId(text, { network }).problem === undefined);

    expect(passed).toEqual([]);
  });
});

test.each([
  [
    "cardano",
    "addr1q8043m5heeaydnvtmmkyuhe6qv5havvhsf0d26q3jygsspxlyfpyk6yqkw0yhtyvtr0flekj84u64az82cufmqn65zdsylzk2",
    "a character short",
  ],
  ["ethereum", "0x122219cCeAb410901e96c3A0e55E46231480341b", "mixed case that is no checksum"],
] as const)("on %s the published bad vector %s is refused: %s", (network, address, _) => {
  expect(readAddress(address, network).kind).toBe("problem");
});

test("the id of a blockchain of Avalanche passes its checksum and is no transaction", () => {
  const reading = readTransactionId("2oYMBNV4eNHyqk2fjjV5nVQLDbtmNJzq5s3qs3Lo6ftnC6FByM", { network: "avalanche-x" });

  expect(reading.problem).toBeDefined();
  expect(reading.canonical).toBeUndefined();
});

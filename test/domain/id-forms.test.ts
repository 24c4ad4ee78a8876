import { sha256 } from "@noble/hashes/sha2.js";
import { bech32, bech32m, createBase58check, hex } from "@scure/base";
import { describe, expect, test } from "vitest";
import { readAddress } from "#shared/domain/address.ts";
import { crc32 } from "#shared/domain/checksums.ts";
import { fitForm, type IdForm } from "#shared/domain/id-forms.ts";
import type { NetworkId } from "#shared/domain/networks.ts";

const hash: IdForm = { kind: "hex", bytes: 32, prefix: "", letters: "lower" };
const upperHash: IdForm = { kind: "hex", bytes: 32, prefix: "", letters: "upper" };
const evmHash: IdForm = { kind: "hex", bytes: 32, prefix: "0x", letters: "lower" };
const signature: IdForm = { kind: "base58", bytes: 64 };
const bare = "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1";
const signed = "5LmxrEKGchhMuYfw6Qut6CbsvE9pVfb8YvwZKvWssSesDVjHioBCmWKSJQh1WhvcM6CpemhpHNmEMA2a36rzwTa8";

describe("hexadecimal", () => {
  test("is stored in the case of its network, whatever was typed", () => {
    expect(fitForm(bare.toUpperCase(), hash)).toEqual({ fit: "exact", canonical: bare });
    expect(fitForm(bare, upperHash)).toEqual({ fit: "exact", canonical: bare.toUpperCase() });
    expect(fitForm(`0X${bare.toUpperCase()}`, evmHash)).toEqual({ fit: "exact", canonical: `0x${bare}` });
  });

  test("without the 0x of its network is told apart from an exact one, and with a foreign 0x is none", () => {
    expect(fitForm(bare, evmHash)).toEqual({ fit: "needs-prefix", canonical: `0x${bare}` });
    expect(fitForm(`0x${bare}`, hash)).toEqual({ fit: "none" });
  });

  test.each([
    ["a wrong character", `0x${bare.slice(0, 10)}O${bare.slice(11)}`, { fit: "near", position: 13 }],
    ["three wrong characters", `0x${bare.slice(0, 61)}zzz`, { fit: "near", position: 64 }],
    ["four wrong characters", `0x${bare.slice(0, 60)}zzzz`, { fit: "none" }],
    ["another sign than a letter or digit", `0x${bare.slice(0, 63)}-`, { fit: "none" }],
    ["the letter O in 0x", `Ox${bare}`, { fit: "near", position: 1 }],
    ["one character too few", `0x${bare.slice(1)}`, { fit: "near", length: 65, off: -1 }],
    ["one character too many", `0x${bare}0`, { fit: "near", length: 67, off: 1 }],
    ["16 characters", `0x${bare.slice(0, 16)}`, { fit: "near", length: 18, off: -48 }],
    ["15 characters", `0x${bare.slice(0, 15)}`, { fit: "none" }],
  ])("with %s is read as %#", (_, text, fit) => {
    expect(fitForm(text, evmHash)).toEqual(fit);
  });

  test("digits alone without 0x are a number, not part of a hash", () => {
    expect(fitForm("12345678901234567890", hash)).toEqual({ fit: "none" });
    expect(fitForm("1234567890123456789a", hash)).toEqual({ fit: "near", length: 20, off: -44 });
  });
});

describe("base 58", () => {
  test("of the right number of bytes is exact, in its very case", () => {
    expect(fitForm(signed, signature)).toEqual({ fit: "exact", canonical: signed });
  });

  test("counts bytes, so that leading zero bytes are as many 1s and other lengths are none", () => {
    expect(fitForm("1".repeat(64), signature)).toEqual({ fit: "exact", canonical: "1".repeat(64) });
    expect(fitForm("1".repeat(63), signature)).toEqual({ fit: "none" });
    expect(fitForm("1".repeat(65), signature)).toEqual({ fit: "none" });
  });

  test.each([
    ["one character too few", signed.slice(1, 86), { fit: "near", length: 85, off: -2 }],
    ["one character too many", `${signed}1`, { fit: "near", length: 89, off: 1 }],
    ["four characters too many", `${signed}1111`, { fit: "near", length: 92, off: 4 }],
    ["five characters too many", `${signed}11111`, { fit: "none" }],
    ["a zero", `${signed.slice(0, 20)}0${signed.slice(21)}`, { fit: "near", position: 21 }],
    ["a capital I at its start", `I${signed.slice(1)}`, { fit: "near", position: 1 }],
    ["another value of its length", `z${signed.slice(1)}`, { fit: "near" }],
  ])("with %s is read as %#", (_, text, fit) => {
    expect(fitForm(text, signature)).toEqual(fit);
  });
});

test("anything is taken from 6 to 200 characters", () => {
  const anything: IdForm = { kind: "as-typed", minLength: 6, maxLength: 200 };

  expect(["a".repeat(5), "a".repeat(6), "a".repeat(200), "a".repeat(201)].map((t) => fitForm(t, anything).fit)).toEqual(
    ["none", "exact", "exact", "none"],
  );
});

describe("forms that have no published example of ours", () => {
  const bytes = (length: number) => new Uint8Array(length).fill(7);
  const inBech32 = (prefix: string, length: number) => bech32.encode(prefix, bech32.toWords(bytes(length)), false);
  const inBase58 = (prefix: string, length = 20) =>
    createBase58check(sha256).encode(Uint8Array.of(...hex.decode(prefix), ...bytes(length)));
  const account = bytes(28);
  const internetComputer = crc32(account).toString(16).padStart(8, "0") + hex.encode(account);

  test.each<[NetworkId, string]>([
    ["kava", inBech32("kava", 20)],
    ["celestia", inBech32("celestia", 20)],
    ["osmosis", inBech32("osmo", 32)],
    ["zcash", inBase58("1cbd")],
    ["zcash", inBech32("zs", 43)],
    ["zcash", bech32m.encode("u", bech32m.toWords(bytes(100)), false)],
    ["digibyte", inBase58("3f")],
    ["digibyte", inBase58("1e")],
    ["dogecoin", inBase58("16")],
    ["litecoin", inBase58("05")],
    ["omni", inBase58("00")],
    ["tezos", inBase58("06a1a4")],
    ["ravencoin", inBase58("7a")],
    ["icp", internetComputer],
    ["lightning", `lnbc20m1${"q".repeat(200)}`],
    ["near", "a".repeat(64)],
    ["filecoin", "f01234"],
    ["hedera", "0x35552c16704d214347f29Fa77f77DA6d75d7C752"],
  ])("an address of %s is read: %s", (network, address) => {
    expect(readAddress(address, network)).toMatchObject({ kind: "address", canonical: address, network });
  });

  test.each<[NetworkId, string, string]>([
    ["kava", inBech32("kava", 21), "another number of bytes"],
    ["cardano", inBech32("addr", 57), "a first byte that no network has"],
    ["icp", `00000000${hex.encode(account)}`, "a wrong checksum"],
    ["bitcoin-cash", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b", "a letter outside the alphabet"],
    ["nano", "nano_3t6k35gi95xu6tergt6p69ck76ogmitsa8mnijtpxm9fkcm736xtoncuohr2", "a letter outside the alphabet"],
    ["near", "A.NEAR/x", "a sign that no name has"],
    ["ton", "kQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF", "the tag of the test network"],
  ])("on %s %s is refused: %s", (network, address, _) => {
    expect(readAddress(address, network).kind).toBe("problem");
  });

  test("forms that much else has count only where their network was chosen", () => {
    const old = inBase58("00");

    expect(readAddress(old)).toMatchObject({ networks: ["bitcoin"], network: "bitcoin" });
    expect(readAddress("some-name").kind).toBe("problem");
    expect(readAddress("some-name", "near").kind).toBe("address");
  });

  test("the prefix of CashAddr may be left out", () => {
    expect(readAddress("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a")).toMatchObject({
      canonical: "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
      network: "bitcoin-cash",
    });
  });

  test("all ways of writing an address of TON give one", () => {
    const ways = [
      "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
      "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff+W72r5gqPrHF",
      "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e",
      "0:CA6E321C7CCE9ECEDF0A8CA2492EC8592494AA5FB5CE0387DFF96EF6AF982A3E",
    ];

    for (const way of ways) expect(readAddress(way, "ton")).toMatchObject({ canonical: ways[0] });
  });
});

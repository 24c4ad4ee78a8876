import { describe, expect, test } from "vitest";
import { languageIds } from "#shared/domain/languages.ts";
import { readTransactionId } from "#shared/domain/transaction-id.ts";
import { checkWords } from "#shared/words/check-index.ts";
import { words } from "#shared/words/index.ts";
import { adviceOn } from "#shared/words/txid-advice.ts";

const ethereum = "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";

const readings = {
  txid: readTransactionId(ethereum, { network: "ethereum" }),
  "explorer-url": readTransactionId(`https://etherscan.io/tx/${ethereum}`),
  "explorer-address-url": readTransactionId("https://etherscan.io/address/0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A"),
  address: readTransactionId("0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A"),
  testnet: readTransactionId(`https://sepolia.etherscan.io/tx/${ethereum}`),
  "internal-transfer": readTransactionId("Internal transfer 51376627901"),
  "order-number": readTransactionId("51376627901"),
  truncated: readTransactionId("0x9edaf0...62fa4f"),
  misspelt: readTransactionId(ethereum.replace("f0f7", "f0g7"), { network: "ethereum" }),
  ambiguous: readTransactionId(ethereum),
  secret: readTransactionId(`private key: ${ethereum.slice(2)}`),
  unknown: readTransactionId("I have none"),
} as const;

describe.each(Object.entries(readings))("what is told of a text of kind %s", (kind, reading) => {
  test("is of that kind", () => {
    expect(reading.kind).toBe(kind);
  });

  test("is advice of its own in every language, and repeats nothing of the text", () => {
    const advice = languageIds.map((language) => adviceOn(reading, checkWords[language], "ethereum"));

    expect(new Set(advice).size).toBe(languageIds.length);
    for (const sentence of advice) {
      expect(sentence.length).toBeGreaterThan(8);
      expect(sentence).not.toMatch(/undefined|null|\$\{|[0-9a-f]{12}/);
    }
  });
});

test("different kinds get different advice", () => {
  const advice = Object.values(readings).map((reading) => adviceOn(reading, checkWords.en));
  const same = new Set(["txid", "explorer-url"]);

  const kinds = Object.keys(readings).filter((kind) => !same.has(kind));
  expect(new Set(advice).size).toBeGreaterThanOrEqual(kinds.length + 1);
});

describe.each(languageIds)("the sentences of the checks in %s", (language) => {
  const own = checkWords[language];

  test("call the field and the networks what the form calls them", () => {
    expect(own.label).toBe(words[language].fields.txid.label);
    expect(own.networks).toBe(words[language].networks);
    expect(own.problems).toBe(words[language].problems);
  });

  test("say that what may be an address may be one", () => {
    const reading = readTransactionId("Bxp8yhH9zNwxyE4UqxP7a7hgJ5xTZfxNNft7YJJ2VRjT");

    expect(adviceOn(reading, own)).toContain(own.networks.solana);
    expect(adviceOn(reading, own)).not.toContain(own.ambiguous("").slice(0, 6));
  });

  test("name no more networks than help to choose", () => {
    const advice = adviceOn(readings.ambiguous, own);

    const named = Object.values(own.networks).filter((name) => advice.includes(name));
    expect(readings.ambiguous.networks.length).toBeGreaterThan(5);
    expect(named.length).toBeLessThanOrEqual(5);
    expect(advice).toContain(own.more);
  });
});

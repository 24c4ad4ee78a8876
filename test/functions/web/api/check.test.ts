import { expect, test } from "vitest";
import { languageIds } from "#shared/domain/languages.ts";
import { networkIds, networkRow } from "#shared/domain/networks.ts";
import { txidAnswer } from "../../../../functions/web/api/answer-schemas.ts";
import { apiOfTest, codesOf, jsonOf } from "./api-of-test.ts";

const ethereum = "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";
const hex = ethereum.slice(2);

test.each([
  ["a transaction id of the named network", { text: ` ${ethereum} `, network: "ERC20" }, "txid"],
  ["the page of a transaction", { text: `https://etherscan.io/tx/${ethereum}` }, "explorer-url"],
  [
    "the page of an address",
    { text: "https://etherscan.io/address/0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A" },
    "explorer-address-url",
  ],
  ["an address", { text: "0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A" }, "address"],
  ["a page of a test network", { text: `https://sepolia.etherscan.io/tx/${ethereum}` }, "testnet"],
  ["an id of a named test network", { text: ethereum, network: "Optimism Sepolia" }, "testnet"],
  ["an internal transfer", { text: "Internal transfer 51376627901" }, "internal-transfer"],
  ["an order number", { text: "51376627901" }, "order-number"],
  ["a shortened id", { text: "0x9edaf0...62fa4f" }, "truncated"],
  ["an id with a wrong letter", { text: ethereum.replace("f0f7", "f0g7"), network: "ethereum" }, "misspelt"],
  ["an id of many networks", { text: ethereum }, "ambiguous"],
  ["a private key", { text: `private key: ${hex}` }, "secret"],
  ["some words", { text: "I have none" }, "unknown"],
])("%s is told as what it is, with advice in every language", async (_, body, kind) => {
  const { post } = apiOfTest();

  const answers = await Promise.all(languageIds.map((lang) => post(`/check/txid?lang=${lang}`, body)));
  const bodies = await Promise.all(answers.map(async (answer) => txidAnswer.parse(await jsonOf(answer))));

  expect(bodies.map((told) => told.kind)).toEqual(languageIds.map(() => kind));
  expect(new Set(bodies.map(({ advice }) => advice)).size).toBe(languageIds.length);
});

test("the canonical form and the network of an explorer's page are told", async () => {
  const { post } = apiOfTest();

  const answer = await jsonOf(
    await post("/check/txid?lang=en", {
      text: `https://etherscan.io/tx/${ethereum.toUpperCase().replace("0X", "0x")}`,
    }),
  );

  expect(answer).toEqual({
    kind: "explorer-url",
    networks: ["ethereum"],
    canonical: ethereum,
    advice: expect.stringContaining("Ethereum"),
  });
});

test.each(networkIds.flatMap((network) => networkRow(network).examples.txids.map((text) => [network, text] as const)))(
  "the published example of %s is a transaction id of it: %s",
  async (network, text) => {
    const { post } = apiOfTest();

    const answer = await jsonOf(await post("/check/txid", { text, network }));

    expect(answer).toMatchObject({ kind: "txid", networks: [network] });
  },
);

test("nothing is said back of what may be a secret", async () => {
  const { post } = apiOfTest();

  const labelled = await (await post("/check/txid", { text: `私钥：${hex}` })).text();
  const bare = await (await post("/check/txid", { text: hex, network: "ethereum" })).text();

  expect(labelled + bare).not.toContain(hex.slice(0, 16));
});

test("a recovery phrase is a secret, with advice in every language that repeats none of its words", async () => {
  const { post } = apiOfTest();
  const text = "legal winner thank year wave sausage worth useful legal winner thank yellow";

  const answers = await Promise.all(
    languageIds.map(async (lang) => jsonOf(await post(`/check/txid?lang=${lang}`, { text }))),
  );

  const told = answers.map((answer) => txidAnswer.parse(answer));
  expect(told.map(({ kind, networks }) => ({ kind, networks }))).toEqual(
    languageIds.map(() => ({ kind: "secret", networks: [] })),
  );
  expect(new Set(told.map(({ advice }) => advice)).size).toBe(languageIds.length);
  expect(JSON.stringify(answers)).not.toMatch(/sausage|winner|yellow/);
});

test("nothing is stored and nothing is logged", async () => {
  const { post, store, files, logged } = apiOfTest();

  await post("/check/txid", { text: ethereum });

  expect([store.all(), files.keys(), logged]).toEqual([[], [], []]);
});

test.each([
  ["no text", {}, { text: "missing" }],
  ["a number", { text: 51376627901 }, { text: "not-text" }],
  ["a network that nobody knows", { text: ethereum, network: "moonchain" }, { network: "network-unknown" }],
  ["a text past the limit", { text: "x".repeat(601) }, { text: "too-long" }],
  ["anything more", { text: ethereum, uid: "1" }, { uid: "unknown-field" }],
])("%s is refused", async (_, body, codes) => {
  const { post } = apiOfTest();

  const answer = await post("/check/txid", body);

  expect(answer.status).toBe(422);
  expect(await codesOf(answer)).toEqual(codes);
});

test("a text at the limit is read", async () => {
  const { post } = apiOfTest();

  expect((await post("/check/txid", { text: "x".repeat(600) })).status).toBe(200);
});

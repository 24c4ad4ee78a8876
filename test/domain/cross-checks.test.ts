import { describe, expect, test } from "vitest";
import { crossCheck } from "#shared/domain/cross-checks.ts";
import type { FieldValue, FieldValues } from "#shared/domain/field-value.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import { checkedNetworkIds, networkRow, networks } from "#shared/domain/networks.ts";

const [tronTxid] = networks.tron.examples.txids;
const [tronAddress] = networks.tron.examples.addresses;
const evmTxid = networkRow("ethereum").examples.txids[0] ?? "";
const hederaTxid = "0.0.19790-1666769504-858851231";

/** Fields by their values; with a network where a reader would have told one. */
const fieldsOf = (values: Partial<Record<FieldId, string | Pick<FieldValue, "value" | "network">>>): FieldValues =>
  Object.fromEntries(
    Object.entries(values).map(([field, given]) => {
      const value = typeof given === "string" ? { value: given } : given;
      return [field, { asTyped: value.value, provenance: { place: "form" }, ...value }];
    }),
  );

test("fields that agree give no finding", () => {
  const fields = fieldsOf({
    network: "tron",
    coin: "USDT",
    txid: { value: tronTxid, network: "tron" },
    toAddress: { value: tronAddress, network: "tron" },
    amount: "250.123456",
    occurredAt: "2026-03-05T07:20:00.000Z",
  });

  expect(crossCheck(fields)).toEqual([]);
  expect(crossCheck({})).toEqual([]);
});

describe("network and coin", () => {
  test("a coin that other networks carry is told with them", () => {
    expect(crossCheck(fieldsOf({ network: "tron", coin: "SOL" }))).toEqual([
      { code: "coin-not-on-network", fields: ["coin", "network"], detail: "solana" },
    ]);
  });

  test("a coin that no row knows may be any token, and the other network may carry all", () => {
    expect(crossCheck(fieldsOf({ network: "tron", coin: "FOOBAR" }))).toEqual([]);
    expect(crossCheck(fieldsOf({ network: "other", coin: "SOL" }))).toEqual([]);
  });

  test.each(checkedNetworkIds)("%s carries the coins of its row", (id) => {
    for (const coin of networkRow(id).coins) expect(crossCheck(fieldsOf({ network: id, coin }))).toEqual([]);
  });
});

test("a transaction id and a link of another network are told", () => {
  const link = `https://etherscan.io/tx/${evmTxid}`;
  const txid: FieldValue = { value: evmTxid, asTyped: link, network: "ethereum", provenance: { place: "form" } };

  expect(crossCheck({ ...fieldsOf({ network: "bsc" }), txid })).toEqual([
    { code: "txid-not-on-network", fields: ["txid", "network"], detail: "ethereum" },
    { code: "explorer-not-on-network", fields: ["txid", "network"], detail: "ethereum" },
  ]);
});

describe("an address", () => {
  test("that is not of the chosen network is told with those that have such addresses", () => {
    expect(crossCheck(fieldsOf({ network: "ethereum", toAddress: tronAddress }))).toEqual([
      { code: "address-not-on-network", fields: ["toAddress", "network"], detail: "tron" },
    ]);
  });

  test("is compared with the network of the transaction id where none was chosen", () => {
    const txid = { value: "signature", network: "solana" } as const;

    expect(crossCheck(fieldsOf({ txid, fromAddress: tronAddress }))).toEqual([
      { code: "address-not-on-txid-network", fields: ["fromAddress", "txid"], detail: "tron" },
    ]);
  });

  test("of a form that no network has says nothing against any", () => {
    expect(crossCheck(fieldsOf({ network: "ethereum", toAddress: "my wallet at the exchange" }))).toEqual([]);
  });
});

describe("the time inside an id of Hedera", () => {
  const at = (minutes: number) => new Date((1_666_769_504 + minutes * 60) * 1000).toISOString();
  const found = (occurredAt: string) => crossCheck(fieldsOf({ network: "hedera", txid: hederaTxid, occurredAt }));

  test("may differ by 29 minutes, and is told at 30 and eight hours, whichever is later", () => {
    expect([found(at(29)), found(at(-29))]).toEqual([[], []]);
    expect([30, -30, 480].map((minutes) => found(at(minutes)))).toEqual(
      ["30", "30", "480"].map((detail) => [{ code: "time-not-in-txid", fields: ["txid", "occurredAt"], detail }]),
    );
  });

  test("is not looked for in other ids", () => {
    expect(crossCheck(fieldsOf({ txid: tronTxid, occurredAt: at(480) }))).toEqual([]);
  });
});

describe("an amount", () => {
  const decimals = (count: number) => `1.${"1".repeat(count)}`;

  test.each([
    ["USDT", "tron", 6],
    ["USDT", "bsc", 18],
    ["BTC", undefined, 8],
    ["USDT", undefined, 18],
  ])("of %s on %s has at most %i decimals", (coin, network, most) => {
    const found = (count: number) =>
      crossCheck(fieldsOf({ coin, amount: decimals(count), ...(network && { network }) }));

    expect(found(most)).toEqual([]);
    expect(found(most + 1)).toEqual([{ code: "amount-too-fine", fields: ["amount", "coin"], detail: String(most) }]);
  });

  test("of a coin that is not in the table is not checked, whatever its name", () => {
    expect(crossCheck(fieldsOf({ coin: "constructor", amount: decimals(30) }))).toEqual([]);
  });
});

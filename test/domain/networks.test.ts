import { describe, expect, test } from "vitest";
import { readAddress } from "#shared/domain/address.ts";
import { readExplorerLink } from "#shared/domain/explorer-link.ts";
import {
  checkedNetworkIds,
  fitNetworks,
  isNetworkId,
  networkIds,
  networkOf,
  networkRow,
  networks,
} from "#shared/domain/networks.ts";
import { readTransactionId } from "#shared/domain/transaction-id.ts";

describe.each(networkIds)("%s", (id) => {
  const row = networkRow(id);

  test("is found by its id and by every name in its row", () => {
    for (const name of [id, ...row.names]) expect(networkOf(name), name).toBe(id);
  });

  test("reads its published transaction ids as its own, unchanged", () => {
    for (const txid of row.examples.txids) {
      expect(readTransactionId(txid, { network: id }), txid).toEqual({
        kind: "txid",
        canonical: txid,
        networks: [id],
        network: id,
      });
    }
  });

  test("reads its published addresses as its own, unchanged", () => {
    for (const address of row.examples.addresses) {
      expect(readAddress(address, id), address).toMatchObject({ kind: "address", canonical: address, network: id });
    }
  });

  test("reads every page of its explorers back to itself", () => {
    for (const { host, pages } of row.explorers) {
      for (const [page, path] of Object.entries(pages)) {
        expect(readExplorerLink(`https://${host}${path}SomeId`), `${host}${path}`).toEqual({
          network: id,
          page,
          id: "SomeId",
          isTestnet: false,
        });
      }
    }
  });
});

test("every form of a checked network has a published example on some row", () => {
  const proven = (part: "txids" | "addresses") =>
    new Set(
      checkedNetworkIds.flatMap((id) =>
        networkRow(id).examples[part].flatMap(() => networkRow(id)[part].map((form) => JSON.stringify(form))),
      ),
    );

  for (const part of ["txids", "addresses"] as const) {
    for (const id of checkedNetworkIds) {
      for (const form of networkRow(id)[part]) expect(proven(part), `${id} ${part}`).toContain(JSON.stringify(form));
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
  ["以太坊ERC20", undefined],
  ["以太坊 ERC20", "ethereum"],
  ["BNB Smart Chain (BEP20)", "bsc"],
  ["BEP2", undefined],
  ["Op", "optimism"],
  ["opBNB", "opbnb"],
  ["AVAX C-Chain", "avalanche-c"],
  ["雪崩C链", "avalanche-c"],
  ["TRC20 or ERC20", undefined],
  ["constructor", undefined],
  ["", undefined],
])("%s names %s", (text, id) => {
  expect(networkOf(text)).toBe(id);
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

import { describe, expect, test } from "vitest";
import type { Instant } from "#shared/domain/brand.ts";
import type { CaseTypeId } from "#shared/domain/case-types.ts";
import { type CheckContext, checkFields } from "#shared/domain/check-fields.ts";
import { type FieldId, fieldIds, fieldRow } from "#shared/domain/fields.ts";
import { networks } from "#shared/domain/networks.ts";

const context: CheckContext = {
  language: "en",
  now: "2026-11-23T08:00:00.000Z" as Instant,
  uidPattern: /^[0-9]{6,20}$/u,
  place: "form",
};

const check = (
  typed: Partial<Record<FieldId, string>>,
  more: Partial<CheckContext> = {},
  caseType: CaseTypeId = "deposit-not-credited",
) => checkFields(caseType, typed, { ...context, ...more });

const [txid] = networks.tron.examples.txids;
const [tron] = networks.tron.examples.addresses;
const evm = networks.ethereum.examples.addresses[0] ?? "";
const evmTxid = networks.ethereum.examples.txids[0] ?? "";

test("a complete deposit is read field by field, beside what was typed and where", () => {
  const typed = {
    uid: "UID: 7392 0418",
    coin: "usdt",
    network: "TRC-20",
    txid: ` ${txid.toUpperCase()} `,
    amount: "1,234.50 USDT",
    occurredAt: "2026-11-22 15:20",
    toAddress: `“${tron}”`,
  };

  const { values, problems } = check(typed, { offsetMinutes: 480 });

  const provenance = { place: "form" };
  expect(problems).toEqual([]);
  expect(values).toEqual({
    uid: { value: "73920418", asTyped: typed.uid, provenance },
    coin: { value: "USDT", asTyped: "usdt", provenance },
    network: { value: "tron", asTyped: "TRC-20", provenance },
    txid: { value: txid, asTyped: typed.txid, provenance, network: "tron" },
    amount: { value: "1234.5", asTyped: typed.amount, provenance },
    occurredAt: {
      value: "2026-11-22T07:20:00.000Z",
      asTyped: typed.occurredAt,
      provenance,
      zone: { offsetMinutes: 480, known: "chosen" },
    },
    toAddress: { value: tron, asTyped: typed.toAddress, provenance, network: "tron" },
  });
});

test("empty texts are left out, and what is missing is no problem here", () => {
  expect(check({ uid: "", txid: " \n\t", amount: "\u200b\u3000", description: "\u0000" })).toEqual({
    values: {},
    problems: [],
  });
});

test.each(fieldIds)("%s is refused past its longest input before anything reads it", (field) => {
  const { maxLength } = fieldRow(field);
  const isTooLong = (length: number) =>
    check({ [field]: "1".repeat(length) }).problems.filter(({ code }) => code === "too-long");

  expect(isTooLong(maxLength)).toEqual([]);
  expect(isTooLong(maxLength + 1)).toEqual([{ field, code: "too-long", detail: String(maxLength) }]);
});

test("a problem leaves the value out, and problems come in the order of the fields table", () => {
  const { values, problems } = check({
    occurredAt: "03/05/2024 10:00",
    txid: "0x1234...abcd",
    amount: "1,000",
    network: "nowhere",
    uid: "ana@example.test",
    registeredContact: "me",
    coin: "BTC",
  });

  expect(problems).toEqual([
    { field: "uid", code: "uid-is-email" },
    { field: "registeredContact", code: "contact-unreadable" },
    { field: "network", code: "network-unknown" },
    { field: "txid", code: "txid-truncated" },
    { field: "amount", code: "amount-ambiguous" },
    { field: "occurredAt", code: "time-ambiguous", detail: expect.stringMatching(/2024-03-05 .*,2024-05-03 /) },
  ]);
  expect(Object.keys(values)).toEqual(["coin"]);
});

test("64 digits without 0x are no id of a fork of Ethereum that is not checked", () => {
  const txid = networks.tron.examples.txids[0];

  expect(check({ txid, network: "ETHW" }).problems).toEqual([{ field: "txid", code: "txid-needs-0x" }]);
  expect(check({ txid, network: "BSV" }).values.txid?.value).toBe(txid);
});

test("the coin's own field tells how an amount is read", () => {
  expect(check({ amount: "1.500", coin: "btc" }).values.amount?.value).toBe("1.5");
  expect(check({ amount: "1.500", coin: "USDT" }).problems).toEqual([{ field: "amount", code: "amount-ambiguous" }]);
});

describe("the network", () => {
  test("that is a test network is none of ours, and the transaction is told to be of it", () => {
    expect(check({ network: "TRON Nile", txid }).problems).toEqual([
      { field: "network", code: "network-unknown" },
      { field: "txid", code: "txid-is-testnet" },
    ]);
  });

  test("of a test transfer is a real one", () => {
    expect(check({ network: "TRC20 test", txid })).toMatchObject({
      values: { network: { value: "tron" }, txid: { value: txid } },
      problems: [],
    });
  });

  const link = `https://tronscan.org/#/transaction/${txid}`;

  test("is taken from an explorer link where it was left empty, and marked as such", () => {
    const { values, problems } = check({ network: " ", txid: link, toAddress: evm });

    expect(values.network).toEqual({
      value: "tron",
      asTyped: link,
      provenance: { place: "form", rule: "explorer-url" },
    });
    expect(values.txid).toMatchObject({ value: txid, asTyped: link, network: "tron" });
    expect(problems).toEqual([
      { field: "toAddress", code: "address-wrong-network", detail: expect.stringContaining("ethereum,bsc") },
    ]);
  });

  test("is not taken from the link where the case type does not ask for one", () => {
    expect(check({ txid: link }, {}, "identity").values.network).toBeUndefined();
  });

  test("is not taken from an id alone, even where only one network has such ids", () => {
    const { values } = check({ txid: networks.solana.examples.txids[0] });

    expect(values.network).toBeUndefined();
    expect(values.txid?.network).toBe("solana");
  });

  test("that was typed is never overruled by the link", () => {
    expect(check({ network: "ERC20", txid: link })).toMatchObject({
      values: { network: { value: "ethereum" } },
      problems: [{ field: "txid", code: "txid-wrong-network", detail: "tron" }],
    });
    expect(check({ network: "nowhere", txid: link }).values.network).toBeUndefined();
  });

  test("decides whether the transaction id fits", () => {
    expect(check({ network: "solana", txid }).problems).toEqual([
      { field: "txid", code: "txid-wrong-network", detail: expect.stringMatching(/^bitcoin,tron,/) },
    ]);
    expect(check({ network: "ERC20", txid }).problems).toEqual([{ field: "txid", code: "txid-needs-0x" }]);
  });

  test("left open keeps an id that several networks share, without one", () => {
    const { values, problems } = check({ txid: evmTxid });

    expect(problems).toEqual([]);
    expect(values.txid).toMatchObject({ value: evmTxid });
    expect(values.txid).not.toHaveProperty("network");
  });

  test("may follow from the coin for the id", () => {
    expect(check({ coin: "trx", txid }).values.txid?.network).toBe("tron");
  });
});

describe("times", () => {
  test("without a zone mean the zone of the language unless one was chosen", () => {
    const zone = (more: Partial<CheckContext>) =>
      check({ occurredAt: "2024-03-05 15:20" }, more).values.occurredAt?.zone;

    expect(zone({ language: "en" })).toEqual({ offsetMinutes: 0, known: "assumed" });
    expect(zone({ language: "zh-Hant" })).toEqual({ offsetMinutes: 480, known: "assumed" });
    expect(zone({ offsetMinutes: -300 })).toEqual({ offsetMinutes: -300, known: "chosen" });
    expect(zone({ offsetMinutes: -300, place: "api" })).toEqual({ offsetMinutes: -300, known: "chosen" });
  });

  test("in a mail are assumed to be in the zone of its Date header, not chosen", () => {
    const { values } = check({ occurredAt: "2024-03-05 15:20" }, { place: "mail-body", offsetMinutes: 120 });

    expect(values.occurredAt?.zone).toEqual({ offsetMinutes: 120, known: "assumed" });
  });
});

test.each<[FieldId, string, string]>([
  ["registeredContact", " Ana@Example.test ", "Ana@example.test"],
  ["registeredContact", "+86 138-0013 8000", "+8613800138000"],
  ["registeredContact", "１３８００１３８０００", "13800138000"],
  ["registeredContact", "1234567", "1234567"],
  ["registeredContact", "123456789012345", "123456789012345"],
  ["coin", "＄pepe", "PEPE"],
  ["coin", "My Token 新", "My Token 新"],
  ["freezeWanted", " Yes ", "yes"],
  ["withdrawalId", " wd\u202e-12\u0007 3 ", "wd-12 3"],
  ["sourcePlatform", "Some\n exchange\u200b", "Some exchange"],
  ["whatHappened", " one\r\ntwo\u0000 ", "one\ntwo"],
  ["earlierReference", "pc 00000 ooooo", "PC-0000000000"],
  ["earlierReference", "T-2024/5", "T-2024/5"],
  ["earlierReference", "1234567891", "1234567891"],
  ["earlierReference", "PC-7K3M-92QX", "PC-7K3M-92QX"],
])("%s %j becomes %j", (field, typed, value) => {
  expect(check({ [field]: typed })).toMatchObject({ values: { [field]: { value, asTyped: typed } }, problems: [] });
});

test.each<[FieldId, string, string]>([
  ["registeredContact", "123456", "contact-unreadable"],
  ["registeredContact", "1234567890123456", "contact-unreadable"],
  ["registeredContact", "ana@localhost", "contact-unreadable"],
  ["freezeWanted", "perhaps", "choice-unknown"],
  ["whatIsLost", "constructor", "choice-unknown"],
  ["network", "TRC20 or ERC20", "network-unknown"],
  ["earlierReference", "PC-00000-00001", "reference-misspelt"],
  ["noticedAt", "yesterday", "time-unreadable"],
  ["toAddress", "0x1234…abcd", "address-truncated"],
  ["amount", "0", "amount-not-positive"],
])("%s %j is refused: %s", (field, typed, code) => {
  const { values, problems } = check({ [field]: typed });

  expect(values).toEqual({});
  expect(problems).toEqual([expect.objectContaining({ field, code })]);
});

test("half a character, as a cut text may end in, is replaced, so that everything can be stored as UTF-8", () => {
  const { values } = check({ description: "cut \ud83d" });

  expect(values.description).toMatchObject({ value: "cut \ufffd", asTyped: "cut \ufffd" });
});

import { describe, expect, test } from "vitest";
import type { Instant } from "#shared/domain/brand.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import { languageOf } from "#shared/domain/languages.ts";
import { extract } from "#shared/intake/extract.ts";

const evm = "0xf6640e7684cb96fbf65acc9CC110Df7ec3270137";

/** The value of one field of a mail that is this text; nothing where none was chosen. */
const valueIn = (text: string, field: FieldId): string | undefined =>
  extract(
    { subject: "", text },
    { now: "2026-11-27T08:00:00.000Z" as Instant, language: languageOf(text), uidPattern: /^[0-9]{6,20}$/u },
  ).fields[field]?.value;

describe("a mail of one sentence", () => {
  test.each<[string, FieldId, string]>([
    ["I sent you half a bitcoin and nothing arrived", "amount", "0.5"],
    ["I withdrew one and a half ETH", "amount", "1.5"],
    ["deposited two thousand USDT", "amount", "2000"],
    ["a thousand USDC were deposited", "amount", "1000"],
    ["提币三百五十个USDT没到", "amount", "350"],
    ["提了半个比特币没到账", "amount", "0.5"],
    ["My withdrawal WD88291034 is stuck at processing", "withdrawalId", "WD88291034"],
    ["提币一直审核，单号 WD-20261103-7781", "orderNumber", "WD-20261103-7781"],
    ["提币订单 8829103477 一直处理中", "withdrawalId", "8829103477"],
    ["提币记录编号是8829103477，一直审核", "withdrawalId", "8829103477"],
    [`Withdrawal pending, my ledger is ${evm}`, "toAddress", evm],
    [`Deposit not credited, my ledger is ${evm}`, "fromAddress", evm],
    [`提幣一直未到，我的錢包 ${evm}`, "toAddress", evm],
    ["Sent USDT TRC20 to my ERC20 deposit address", "network", "tron"],
    ["用BSC轉到了ERC20的地址", "network", "bsc"],
  ])("%j tells %s %s", (text, field, value) => {
    expect(valueIn(text, field)).toBe(value);
  });

  test.each<[string, FieldId]>([
    ["my two ETH withdrawals are stuck", "amount"],
    ["I sent an ETH transfer and a USDT one, nothing arrived", "amount"],
    ["USDT on TRC20 and an ERC20 address are two things", "network"],
  ])("%j tells no %s", (text, field) => {
    expect(valueIn(text, field)).toBeUndefined();
  });
});

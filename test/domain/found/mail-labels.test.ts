import { describe, expect, test } from "vitest";
import { mailLabels } from "../../../shared/domain/found/label-words.ts";
import { fieldsOfLabel } from "../../../shared/domain/found/mail-labels.ts";

describe("a label", () => {
  test.each([
    ["UID", "uid"],
    ["User ID", "uid"],
    ["ＵＩＤ", "uid"],
    ["1. 用户编号", "uid"],
    ["【UID】", "uid"],
    ["- My UID", "uid"],
    ["**TX-Hash**", "txid"],
    ["交易哈希", "txid"],
    ["交易雜湊", "txid"],
    ["我的帳號UID", "uid"],
    ["充值网络", "network"],
    ["Deposit network", "network"],
    ["币种", "coin"],
    ["金額", "amount"],
    ["充值时间", "occurredAt"],
    ["Withdrawal ID", "withdrawalId"],
    ["帐户号", "uid"],
    ["瀏覽器連結", "txid"],
    ["對方暱稱", "counterparty"],
    ["我嘅UID", "uid"],
  ])("%j names %s", (label, field) => {
    expect(fieldsOfLabel(label)[0]).toBe(field);
  });

  test.each(["hello", "https", "constructor", "", "uid of my friend"])("%j names nothing", (label) => {
    expect(fieldsOfLabel(label)).toEqual([]);
  });

  test("stands in one row only, and as it is looked up", () => {
    const labels = mailLabels.flatMap((row) => [...new Set(row.labels)]);

    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    for (const row of mailLabels) for (const label of row.labels) expect(fieldsOfLabel(label)).toBe(row.fields);
  });
});

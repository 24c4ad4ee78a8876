import { describe, expect, test } from "vitest";
import type { FieldId } from "#shared/domain/fields.ts";
import { labelled } from "#shared/domain/found/found-labels.ts";

const found = (text: string, field: FieldId) =>
  labelled(text.split("\n"))
    .filter(({ fields }) => fields[0] === field)
    .map(({ text: value, rule }) => `${rule}: ${value}`);

const address = "0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A";

describe("a value behind its label is found", () => {
  test.each<[string, FieldId, string]>([
    ["(6)Tag - 82510352", "memoUsed", "label: 82510352"],
    ["c) chain: Cosmos Hub", "network", "label: Cosmos Hub"],
    ["◎ 數量:1,234.5", "amount", "label: 1,234.5"],
    ["【UID】73920418", "uid", "label: 73920418"],
    ["uid → 73920418", "uid", "label: 73920418"],
    ["the app says network: Polygon", "network", "label: Polygon"],
    ["comment I wrote: 158242098", "memoUsed", "label: 158242098"],
    ["Time (UTC): 2026-05-06 17:03", "occurredAt", "label: 2026-05-06 17:03 UTC"],
    ["UID 用户ID: 73920418", "uid", "label: 73920418"],
    ["数量大概就是 260 吧", "amount", "label: 260"],
    ["提币单号6588454324卡了一晚上", "withdrawalId", "glued: 6588454324"],
    [`目标地址${address}`, "toAddress", `glued: ${address}`],
    ["order no. 1919400687224613795", "orderNumber", "glued: 1919400687224613795"],
    ["正確的標籤:45553788", "memoRight", "label: 45553788"],
    ["目的地標籤應為 60407249", "memoRight", "label: 60407249"],
    ["轉帳單號:144459276194513845", "orderNumber", "label: 144459276194513845"],
  ])("in %j", (text, field, expected) => {
    expect(found(text, field)).toContain(expected);
  });

  test.each<[string, FieldId]>([
    ["the coins were deducted", "coin"],
    ["my network 了 又断了", "network"],
    ["in this case: I wait", "earlierReference"],
    ["收款人UID:73920418", "uid"],
    ["my wife's user id is 73920418", "uid"],
    ["实际填写Memo:(空)", "memoUsed"],
    ["应使用网络: Arbitrum", "network"],
    ["正确网络：ERC20", "network"],
    ["新的邮箱：ana@mail.example", "registeredContact"],
  ])("but none in %j", (text, field) => {
    expect(found(text, field)).toEqual([]);
  });
});

describe("two labels of one value", () => {
  test.each([
    ["币种/网络:USDT/TRC20", "USDT", "TRC20"],
    ["Coin / Network: USDT / TRC20", "USDT", "TRC20"],
    ["币种及网络\tUSDT-BEP20", "USDT", "BEP20"],
  ])("take a part each in %j", (text, coin, network) => {
    expect(found(text, "coin")).toEqual([`label: ${coin}`]);
    expect(found(text, "network")).toEqual([`label: ${network}`]);
  });
});

describe("a value before its label is found", () => {
  test.each<[string, FieldId, string]>([
    ["73920418(这是我的UID)", "uid", "glued: 73920418"],
    ["1300(数量) SUI(币种)", "amount", "glued: 1300"],
    ["73920418 是我的UID", "uid", "glued: 73920418"],
    ["710141753\t(用户ID)", "uid", "label: 710141753"],
    ["73920418\nUID\nUSDT\n币种", "uid", "next-line: 73920418"],
  ])("in %j", (text, field, expected) => {
    expect(found(text, field)).toContain(expected);
  });
});

describe("a table", () => {
  test("gives the values of each of its rows", () => {
    const text = "序号\t订单号\t提币数量\n一\t979159103911131126\t75.5\n二\t904850702802622706\t210";

    expect(found(text, "amount")).toEqual(["table-cell: 75.5", "table-cell: 210"]);
    expect(found(text, "orderNumber")).toHaveLength(2);
  });

  test("gives no label as the value of another", () => {
    expect(found("用户ID\t币种\t數量\n811311461\tUSDC\t5480.25", "coin")).toEqual(["table-cell: USDC"]);
  });

  test("is read in the bars of Markdown, with or without a head", () => {
    expect(found("| UID | Coin |\n|---|---|\n| 73920418 | ETH |", "coin")).toEqual(["table-cell: ETH"]);
    expect(found("转账金额 | 88.8", "amount")).toEqual(["label: 88.8"]);
  });

  test("may have its labels in the first cells, with signs or blanks between", () => {
    expect(found("幣種\t:\tSOL", "coin")).toEqual(["label: SOL"]);
    expect(found("被盗数量\t3.8", "amount")).toEqual(["label: 3.8"]);
    expect(found("UID\t73920418\t币种\tUSDT\n网络\tTRC20\t数量\t500", "amount")).toEqual(["label: 500"]);
  });

  test("has 20 rows at most", () => {
    const rows = (count: number) => `UID\t数量\n${Array.from({ length: count }, (_, i) => `x\t${i + 100}`).join("\n")}`;

    expect(found(rows(20), "amount")).toHaveLength(20);
    expect(found(rows(21), "amount").filter((each) => each.startsWith("table-cell"))).toHaveLength(20);
  });
});

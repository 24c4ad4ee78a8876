import { describe, expect, test } from "vitest";
import type { FieldId } from "#shared/domain/fields.ts";
import { fieldRow } from "#shared/domain/fields.ts";
import { choices, instruments } from "#shared/domain/found/found-choices.ts";

const chosen = (text: string, field: FieldId) =>
  choices(text)
    .filter(({ fields }) => fields[0] === field)
    .map(({ text: option }) => option);

describe("what a customer lost", () => {
  test.each([
    ["谷歌验证器没有备份", "authenticator"],
    ["Google 驗證器不見了", "authenticator"],
    ["My phone was stolen and I lost access to Google Authenticator.", "authenticator"],
    ["2FA 重置", "authenticator"],
    ["忘记登录密码了", "password"],
    ["I forgot my password", "password"],
    ["原来的手机号停用了", "phone"],
    ["门号换了，收不到簡訊", "phone"],
    ["I lost my phone", "phone"],
    ["my SIM card was stolen", "phone"],
    ["邮箱登不上了", "email"],
    ["I lost access to my email", "email"],
    ["The passkey is on the old laptop", "passkey"],
  ])("is told by %j", (text, option) => {
    expect(chosen(text, "whatIsLost")).toEqual([option]);
    expect(fieldRow("whatIsLost").options).toContain(option);
  });

  test.each([
    "注册手机：13800001111，邮箱：a@mail.example",
    "Registered email: a@mail.example",
    "登录密码正确，还是登录不了",
    "I did not lose my phone, I cannot log in",
  ])("is not told by %j", (text) => {
    expect(chosen(text, "whatIsLost")).toEqual([]);
  });
});

describe("a document", () => {
  test.each([
    ["用护照认证", "passport"],
    ["verify with my passport", "passport"],
    ["上传身份证一直失败", "id-card"],
    ["my national ID card", "id-card"],
    ["駕照也不行", "driving-licence"],
    ["my driver's license", "driving-licence"],
    ["居留證上傳失敗", "residence-permit"],
    ["a residence permit", "residence-permit"],
  ])("is told by %j", (text, option) => {
    expect(chosen(text, "documentType")).toEqual([option]);
    expect(fieldRow("documentType").options).toContain(option);
  });

  test.each(["a card of my bank", "passporting rules", "my driving lessons"])("is not told by %j", (text) => {
    expect(chosen(text, "documentType")).toEqual([]);
  });
});

describe("an instrument", () => {
  test.each([
    ["BTC-USDT-SWAP 永续", "BTC-USDT-SWAP"],
    ["ETHUSDT 合约 市价平仓", "ETHUSDT"],
    ["My ETH-PERP long", "ETH-PERP"],
    ["BTC永续 爆仓", "BTC永续"],
  ])("is told by %j", (text, name) => {
    expect(instruments(text).map(({ text: found }) => found)).toEqual([name]);
  });

  test.each(["USDT on TRC20", "I sent 5 USDT", "合约爆仓"])("is not told by %j", (text) => {
    expect(instruments(text)).toEqual([]);
  });
});

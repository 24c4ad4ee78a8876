import type { FieldId } from "../fields.ts";
import { type Finding, findAll } from "./finding.ts";

interface ChoiceRow {
  readonly field: FieldId;
  /** One of the field's options in `fields.ts`. */
  readonly option: string;
  readonly words: RegExp;
}

/** What a thing goes through when it is lost, before its name or behind it. */
const lostEn =
  "(?<!not |n't |never )(?:lost|lose|stolen|no longer (?:have|use)|no access to|lost access to|cannot access|can't access|changed|new)";
const lostZh =
  "(?:丢|丟|不见|不見|停用|注销|註銷|换|換|没了|沒了|登不|进不|進不|登录不|登入不|不能用|不用了|用不了|被盗|被盜|遗失|遺失|失效|收不到|无法|無法)";

/** Words that choose an option, one row per option. */
const rows: readonly ChoiceRow[] = [
  { field: "whatIsLost", option: "passkey", words: /通行密钥|通行金鑰|(?<![a-z])(?:passkey|security key|yubikey)/iu },
  {
    field: "whatIsLost",
    option: "authenticator",
    words:
      /(?:谷歌|google)\s?(?:验证|驗證|身份验证|身份驗證)|(?:身份|身分)(?:验证器|驗證器)|两步验证|兩步驗證|二次验证器|二階段驗證|双重验证|雙重驗證|(?<![a-z])(?:authenticator|2fa|two-factor|two factor|totp)(?![a-z])/iu,
  },
  {
    field: "whatIsLost",
    option: "email",
    words: new RegExp(
      `(?:邮箱|郵箱|信箱|邮件账号)[^，,。.;；:：@\\n]{0,8}${lostZh}|${lostZh}[^，,。.;；:：@\\n]{0,4}(?:邮箱|郵箱|信箱)|(?<![a-z])${lostEn} (?:my |the )?(?:old )?e-?mail`,
      "iu",
    ),
  },
  {
    field: "whatIsLost",
    option: "password",
    words:
      /(?:忘记|忘記|忘了)[^，,。\n]{0,6}(?:密码|密碼)|(?:密码|密碼)[^，,。\n]{0,4}(?:忘|不记得|不記得|丢|丟)|(?<![a-z])(?:forgot|forgotten|lost|don't remember|do not remember|reset) (?:my |the )?(?:login )?password/iu,
  },
  {
    field: "whatIsLost",
    option: "phone",
    words: new RegExp(
      `(?:手机|手機|手机号|門號|sim)[^，,。.;；:：0-9\\n]{0,8}${lostZh}|${lostZh}[^，,。.;；:：0-9\\n]{0,4}(?:手机|手機|短信|简讯|簡訊|门号|門號)|(?<![a-z])(?:${lostEn}|broke|broken) (?:my |the )?(?:old )?(?:phone|mobile|sim|number)|(?<![a-z])(?:phone|mobile|sim)(?: card| number)? (?:was|is|got|has been) (?:stolen|lost|broken|dead|disconnected|deactivated)`,
      "iu",
    ),
  },
  { field: "documentType", option: "passport", words: /护照|護照|(?<![a-z])passports?(?![a-z])/iu },
  {
    field: "documentType",
    option: "id-card",
    words:
      /身份证|身分證|身份證|(?<![a-z])(?:(?:national |identity |identification )?(?:id|identity|identification) ?cards?|national id)(?![a-z])/iu,
  },
  {
    field: "documentType",
    option: "driving-licence",
    words: /驾驶证|驾照|駕照|駕駛證|駕駛執照|驾驶执照|(?<![a-z])(?:driving|driver'?s?) licen[cs]e/iu,
  },
  {
    field: "documentType",
    option: "residence-permit",
    words: /居留证|居留證|居留许可|居留許可|居住证|居住證|(?<![a-z])(?:residence|residency|resident) (?:permit|card)/iu,
  },
];

/**
 * Options of the form that a mail names in its own words. A phone that went with the authenticator is its cause, not a
 * second loss.
 */
export function choices(text: string): Finding[] {
  const found = rows.filter(({ words }) => words.test(text));
  const isAuthenticator = found.some(({ option }) => option === "authenticator");
  return found
    .filter(({ option }) => !(isAuthenticator && option === "phone"))
    .map(({ field, option }) => ({ fields: [field], text: option, rule: "words" }));
}

const instrument =
  /(?<![A-Za-z0-9])(?:[A-Z0-9]{2,10}[-/_]?USD[TC]?[-_]?(?:SWAP|PERP|[0-9]{6})|[A-Z0-9]{2,8}-PERP|[A-Z]{2,6}[-/_]?USDT)(?![A-Za-z0-9-])/gu;
const perpetual = /(?<![A-Za-z0-9])[A-Z]{2,6}(?:USDT)?\s?(?:永续|永續)(?:合约|合約)?/gu;

/** Names of contracts and pairs: `BTC-USDT-SWAP`, `ETHUSDT`, `BTC永续`. */
export const instruments = (text: string): Finding[] => {
  const named = findAll(text, instrument, ["instrument"], "words");
  return named.length > 0 ? named : findAll(text, perpetual, ["instrument"], "words");
};

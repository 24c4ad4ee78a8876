import type { SecretKind, SecretSpan } from "./secret-span.ts";

// ---- what only its label gives away: passwords, codes, secrets of an exchange's API, card numbers

interface LabelledForm {
  readonly kind: SecretKind;
  /** The label and the separator; the value follows at once. */
  readonly label: RegExp;
  readonly value: RegExp;
}

/** How far behind its label a value may reach. */
const valueReach = 200;

const opening = `["'“‘「『【[(]?`;
const separator = `["'”]?\\s{0,4}(?:(?:(?:is|was)|是|为|為)\\s{0,2})?[:=]\\s{0,4}${opening}`;
const looseSeparator = `["'”]?\\s{0,4}(?:(?:is|was)\\b|是|为|為|的是)?\\s{0,4}(?:[:=\\t]|->?)?\\s{0,4}${opening}`;

const passwordWord =
  "(?<!one[ -]time )(?:password|passwd|passwort|pwd|passphrase|pass phrase|(?:登录|登入|登錄|资金|資金|交易|支付)?(?:密码|密碼)|口令)";

/** Behind a word for a code: what tells that one was sent to a person, and is not the number of an error or a branch. */
const codeTrouble =
  "(?:is|was|are|got|gets|keeps|being|always|still)\\s(?:still\\s|always\\s|being\\s|not\\s)?(?:wrong|incorrect|invalid|expired|rejected|refused|accepted|working|valid|right)|(?:rejected|refused|expired|invalid|not (?:accepted|working))|(?:does|did|do|would|will|can|could)(?:\\s?not|n['’]t) (?:work|go|pass)";
const codeSource =
  "(?:from|by|via|in|through|on)\\s(?:the\\s|my\\s|an?\\s)?(?:sms|text|phone|mobile|e-?mail|authenticator|google|app)";
const authenticator =
  "(?:(?:谷歌|身份|微软|微軟)(?:身份)?(?:验证器|驗證器)|(?<![a-z])(?:google|microsoft)? ?authenticator)";
const backupCode =
  "(?!20[0-3][0-9](?:0[1-9]|1[0-2]))(?:[0-9]{4}[ -]?[0-9]{4}|(?=[a-z-]{0,14}[0-9])[0-9a-z]{4,6}-[0-9a-z]{4,6}(?:-[0-9a-z]{4,6})?|(?=[a-z]{0,9}[0-9])[0-9a-z]{8,10})(?![0-9a-z])";
const ownCode =
  "(?<!(?:error|err|ret|status|response|country|area|postal|zip|sort|bank|branch|swift|product|order|invite|referral|promo|api|报错|報錯|错误|錯誤)[\\s_:-]{0,2})";

const forms: readonly LabelledForm[] = [
  {
    kind: "api-secret",
    label: new RegExp(
      `(?<![0-9a-z])(?:ok-access-(?:key|sign|passphrase)|x-mbx-apikey|x-bapi-(?:api-key|sign)|kc-api-(?:key|sign|passphrase)|access-(?:key|sign|passphrase)|api[ _-]?的?(?:secret|key|passphrase|密钥|密鑰|金鑰|私钥|私鑰)|secret[ _-]?key|access[ _-]?key(?:[ _-]?id)?|client[ _-]?secret|signature[ _-]?secret|api[ _-]?sign)${looseSeparator}`,
      "gi",
    ),
    // With digits, so that "API key permissions" stays.
    value: /^(?=[^\s\d]{0,60}\d)[0-9A-Za-z+/=_.!@#$%^&*-]{8,160}/,
  },
  {
    kind: "api-secret",
    // The word is in many a sentence, so that only a colon and as much as no word has make one.
    label: new RegExp(`(?<![0-9a-z])secret${separator}`, "gi"),
    value: /^(?=[^\s\d]{0,60}\d)[0-9A-Za-z+/=_-]{16,160}/,
  },
  {
    kind: "api-secret",
    // As the pages of an exchange call it in Chinese. A private key is twice as long.
    label: new RegExp(`[密秘金][钥鑰匙]${looseSeparator}`, "g"),
    value: /^[0-9a-f]{32}(?![0-9a-z])/i,
  },
  {
    kind: "api-secret",
    label: /(?<![0-9a-z])bearer\s{1,2}/gi,
    value: /^(?=[^\s\d]{0,60}\d)[0-9A-Za-z._~+/=-]{16,200}/,
  },
  {
    kind: "password",
    label: new RegExp(
      `(?<![0-9a-z])(?:${passwordWord}|pin(?: code)?)(?:${separator}|\\s{0,2}(?:是|为|為)\\s{0,4}${opening})`,
      "gi",
    ),
    value:
      /^(?!\d{1,3}\s?[-~]\s?\d{1,3}(?!\d))(?:(?=[^\s\d]{0,60}\d)[!-~]{4,64}|(?=[^\s!@#$%^&*]{0,60}[!@#$%^&*])[!-~]{6,64})/,
  },
  {
    kind: "password",
    // Without a colon it has to be somebody's, and look like a password: letters and digits.
    label: new RegExp(
      `(?:(?:(?<![a-z])(?:my|our)\\s(?:(?:old|new|login|account|current|trading|fund)\\s){0,2}|(?:我|账户|帳戶|账号|帳號)的?)${passwordWord}(?:\\s(?:is|was)\\b|是|为|為)?\\s{1,4}|(?=[登资資交支])${passwordWord}\\s{0,4}|(?<![a-z])${passwordWord}\\s(?:is|was)\\s{1,2})${opening}`,
      "gi",
    ),
    value: /^(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[!-~]{6,64}/,
  },
  {
    kind: "password",
    // The six digits by which an exchange releases coins.
    label: /(?:资金|資金|交易|支付)(?:密码|密碼)\s{0,4}/g,
    value: /^\d{6}(?![\d.,:/-]|\s{0,2}[a-z元块塊个個枚])/i,
  },
  {
    kind: "password",
    // A label on a line of its own, and nothing but the password on the next.
    label: new RegExp(`(?<=(?:^|\\n)[ >]{0,4}(?:my |我的|the )?)${passwordWord}[ ]{0,2}\\n[ >]{0,4}`, "gi"),
    value: /^(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[!-~]{6,64}(?=[ ]{0,4}(?:\n|$))/,
  },
  {
    kind: "one-time-code",
    label: new RegExp(
      `(?<![0-9a-z])(?:验证码|驗證碼|动态码|動態碼|校验码|校驗碼|动态口令|動態口令|谷歌码|谷歌碼|(?:短信|簡訊|手机|手機)(?:码|碼)|otp(?: code)?|2fa(?: code)?|totp|mfa code|(?:verification|security|auth(?:entication|enticator)?|login|sms|email|one[ -]time|google) code|one[ -]time pass(?:word|code))${looseSeparator}`,
      "gi",
    ),
    value: /^(?:(?:G-)?\d{3}[ -]?\d{3,5}(?!\d)|\d(?: \d){5}(?! ?\d))/,
  },
  {
    kind: "one-time-code",
    // What the codes of an authenticator come from, in base 32, also in groups of four.
    label: new RegExp(
      `(?:${authenticator}(?:的|[ ]app)?[ ]?|(?<![a-z])(?:2fa|totp|otp|mfa|set-?up)[ _-]?|谷歌(?:验证|驗證)?的?|(?:16|32)[ ]?位(?:的|数的)?|(?:备份|備份|绑定|綁定|恢复|恢復))(?:(?:secret|backup|set-?up|recovery)[ ])?(?:key|secret|seed|[密秘私金][钥鑰匙])${looseSeparator}`,
      "gi",
    ),
    value:
      /^(?:[A-Z2-7]{16,64}|[a-z2-7]{16,64}|(?:[A-Z2-7]{4}[ -]){3,15}[A-Z2-7]{4}|(?=[a-z ]{0,20}[2-7])(?:[a-z2-7]{4}[ -]){3,15}[a-z2-7]{4})(?![0-9A-Za-z])/,
  },
  {
    kind: "one-time-code",
    // Codes for the day on which the phone is lost: each opens the account once.
    label: new RegExp(
      `(?<![a-z])(?:2fa |google )?(?:backup|recovery|rescue|scratch)[ _-]?codes?${looseSeparator}|(?:备用|備用|备份|備份|恢复|恢復|救援)码${looseSeparator}|(?:備用|備份|恢復|救援)碼${looseSeparator}`,
      "gi",
    ),
    value: new RegExp(`^${backupCode}(?:[\\s,、;.]{1,4}${backupCode}){0,19}`, "i"),
  },
  {
    kind: "one-time-code",
    // The app that shows the codes, by its name, and that it does: a date stands behind the name as well.
    label: new RegExp(
      `${authenticator}(?:上|里|裡|中)?(?:(?:显示|顯示)的?${looseSeparator}|的?["'”]?\\s{0,4}(?:(?:is|was)\\b|是|为|為|[:=])\\s{0,4}[:=]?\\s{0,4}["'“(]?)`,
      "gi",
    ),
    value: /^\d{3} ?\d{3}(?![\d.,]|\s{0,2}[a-z年月])/i,
  },
  {
    kind: "one-time-code",
    // Nothing but the name of the app and six digits on a line.
    label: new RegExp(`(?<=(?:^|\\n)[ >]{0,4}(?:my |我的)?)${authenticator}[ ]{1,2}`, "gi"),
    value: /^(?!20[0-3]\d(?:0[1-9]|1[0-2]))\d{6}(?=[ .。]{0,4}(?:\n|$))/,
  },
  {
    kind: "one-time-code",
    // Nothing but the words and six digits on a line. Without "my", it is the code of an error more often.
    label: /(?<=(?:^|\n)[ >]{0,4})(?:my (?:code|passcode)|(?:the )?passcode)[ ]{1,2}/gi,
    value: /^\d{6}(?=[ .]{0,4}(?:\n|$))/,
  },
  {
    kind: "one-time-code",
    // A short message that holds six digits, unless they are an amount.
    label:
      /(?:短信|簡訊)(?:里|裡|中|上|收到|写|寫|发来|發來|显示|顯示)(?:收到|写|寫|显示|顯示)?(?:了|的)?(?:数字|數字)?(?:是|为|為)?\s{0,3}:?\s{0,3}/g,
    value: /^\d{6}(?![\d.,]|\s{0,2}(?:[a-z]|元|块|塊|个|個|枚|人民|港))/i,
  },
  {
    kind: "one-time-code",
    // An error of an API has a code of six digits too.
    label: new RegExp(`${ownCode}\\bcode\\s{0,2}(?:(?:is|was)\\b\\s{0,2}:?|[:=])\\s{0,4}`, "gi"),
    value: /^(?:G-)?\d{6}(?!\d)/,
  },
  {
    kind: "one-time-code",
    label: new RegExp(`${ownCode}\\b(?:code|passcode)\\s{1,2}`, "gi"),
    value: new RegExp(
      `^(?:G-)?\\d{6}(?=\\s{1,2}(?:(?:that|which|i|we)\\s[a-z ]{0,20})?(?:${codeSource}|${codeTrouble}))`,
      "i",
    ),
  },
];

/** Secrets that stand behind their label. A value that does not look like one stays. Linear. */
export function findLabelled(text: string): SecretSpan[] {
  return forms.flatMap(({ kind, label, value }) =>
    [...text.matchAll(label)].flatMap(({ 0: found, index }) => {
      const start = index + found.length;
      const secret = value.exec(text.slice(start, start + valueReach))?.[0].replace(/["',;。)}\]]+$/, "");
      return secret ? [{ kind, start, end: start + secret.length, certainty: "likely" } as const] : [];
    }),
  );
}

/** JSON Web Tokens (RFC 7519): three parts in base64url, of which the first two begin as every JSON object does. */
const webToken = /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,8000}(?:\.[\w-]{0,2000})?/g;

/** Tokens of a session, with which anybody is signed in. */
export const findWebTokens = (text: string): SecretSpan[] =>
  [...text.matchAll(webToken)].map(({ 0: found, index }) => ({
    kind: "api-secret",
    start: index,
    end: index + found.length,
    certainty: "certain",
  }));

/** "123456 is your verification code", the form in which a code arrives, and the ways in which people tell of it. */
const codeFirst =
  /(?<!\d)(?:G-)?(\d{6,8})(?=\s{0,2}(?:(?:is|was) (?:your|my|the)\b|as (?:your|my|the|an?)\b|是(?:您|你|我)的|为(?:您|你)的|為(?:您|你)的|(?:是|作为|作為)(?:收到的)?(?=短信|簡訊|验证码|驗證碼))[^\n.。;:]{0,40}?(?<!(?:error|err|status|postal|zip|country|sort|branch|referral|invite|promo) )(?:code|验证码|驗證碼|one[ -]time password))/gi;

export function findCodesBeforeLabel(text: string): SecretSpan[] {
  return [...text.matchAll(codeFirst)].map(({ 0: found, index }) => ({
    kind: "one-time-code",
    start: index,
    end: index + found.length,
    certainty: "likely",
  }));
}

/** Digits in the groups of a card: four and four, or 4-6-5 for American Express. */
const groupedCard =
  /(?<![\d-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|3[47]\d{2}([ -])\d{6}\2\d{5})(?![\d-])/g;
const plainCard = /(?<![\d.-])\d{13,19}(?![\d.-])/g;
const cardLabel =
  /(?:card(?: ?(?:number|no\.?|#))?|visa|mastercard|master card|amex|unionpay|银行卡号?|銀行卡號?|信用卡号?|信用卡號?|借记卡号?|卡号|卡號)["']?\s{0,3}(?:[:=]|is\b|是|为|為|#)?\s{0,3}$/i;
const labelReach = 40;

/**
 * Payment cards (ISO/IEC 7812: an issuer's prefix and the Luhn digit), grouped as on the card or behind a label. A bare
 * run of digits stays whatever its sum: one order number or UID in ten passes Luhn.
 */
export function findCards(text: string): SecretSpan[] {
  const plain = [...text.matchAll(plainCard)].filter(({ index }) =>
    cardLabel.test(text.slice(Math.max(0, index - labelReach), index)),
  );
  return [...text.matchAll(groupedCard), ...plain]
    .filter(({ 0: found }) => isCardNumber(found.replace(/[ -]/g, "")))
    .map(({ 0: found, index }) => ({
      kind: "card-number",
      start: index,
      end: index + found.length,
      certainty: "likely",
    }));
}

/** Prefixes and lengths of the schemes: Visa, Mastercard, American Express, Discover, JCB, Diners, UnionPay, Maestro. */
const schemes =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|3[068]\d{12}|62\d{14,17}|81\d{14,17}|(?:50|5[6-9]|6[0-9])\d{11,17})$/;

function isCardNumber(digits: string): boolean {
  if (!schemes.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

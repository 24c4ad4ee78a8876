/** What the words in front of an id say that it is. */
export type IdLabel = "hash" | "address" | "else";

/** Marks, quotes and brackets between a label and its id. */
const marks = String.raw`[\s:=#"'“”‘’「」『』<>()[\]*|-]{0,6}`;
const copula = "is|was|是|为|為";
const labelled = (words: string) => new RegExp(`(?:${words})${marks}(?:${copula})?${marks}$`, "iu");
/** For words that also end a sentence, as in `it did not arrive in my wallet`: a colon or `is` makes labels of them. */
const assigned = (words: string) => new RegExp(`(?:${words})${marks}(?:[:=]|${copula})${marks}$`, "iu");

// An address of a page, or of the transaction itself, is none of an account.
const addressWord =
  "(?:(?<!交易|哈希|雜湊|链接|鏈接|連結|浏览器|瀏覽器|网页|網頁|网站|網站|查询|查詢)(?:地址|位址)|(?<!hash |tx |txid |web |transaction )(?<![a-z])addr(?:ess)?)";
/** "... did not arrive at my address", "没有到我的地址": the hash behind the sentence is not what it calls an address. */
const notOfSentence =
  "(?<!(?<![a-z])(?:at|in|into|onto|reach|reached)\\s(?:[a-z']{1,12}\\s){0,3}|(?<![a-z])(?:to|from)\\s(?:[a-z']{1,12}\\s){1,3}|(?:到(?![账賬帳])|至|进|進|入|往|向|给|給|从|從)[^\\s,，。:：]{0,10})";

const labels: readonly { readonly label: IdLabel; readonly pattern: RegExp }[] = [
  {
    label: "else",
    pattern: labelled(
      "payment[\\s_-]?id|付款\\s?id|支付\\s?id|pub(?:lic)?[\\s_-]?key|公钥|公鑰|(?<![a-z])uid|(?:user|account|member)[\\s_-]?id|(?:用户|用戶|账户|帳戶|会员|會員)\\s?id|sha-?256|checksum|校验值|校驗值",
    ),
  },
  {
    label: "else",
    pattern: assigned("(?<![a-z])(?:memo|tag)|标签|標籤|备注|備註|附言"),
  },
  {
    label: "hash",
    // Whoever writes the hash of a block often means the transaction, so that label says nothing.
    pattern: labelled(
      "(?:(?<![a-z])tx|txn|trx|transaction|transfer)[\\s_-]?(?:id|hash|no|number)?\\s?[0-9]{0,2}|(?<!block[\\s_-]?)(?<![a-z])hash\\s?[0-9]{0,2}|(?<!区块|區塊)(?:哈希|雜湊|杂凑)(?:值|号|號)?|交易(?:id|号|號|单号|單號|编号|編號|序號)|(?:转账|轉帳|链上|鏈上)(?:单号|單號)|signature|extrinsic",
    ),
  },
  { label: "address", pattern: assigned(addressWord) },
  { label: "address", pattern: labelled(`${notOfSentence}${addressWord}`) },
  {
    label: "address",
    pattern: labelled(
      "(?:(?<![a-z])(?:from|to|sender|recipient|receiver)|收款方?|付款方?|转出|轉出|转入|轉入)\\s?[:=]",
    ),
  },
  {
    label: "address",
    pattern: assigned("(?<![a-z])(?:wallet|contract|mint)|钱包|錢包|合约|合約"),
  },
];

/** Characters in front of an id that are read. */
const reach = 40;

/** What the words that end right before an id call it; undefined where they call it nothing. The text is in NFKC. */
export const labelBefore = (before: string): IdLabel | undefined =>
  labels.find(({ pattern }) => pattern.test(before.slice(-reach)))?.label;

const gluedLabel = /^(?:tx[_-]?(?:id|hash)|txn(?:id|hash)?|tx|transaction(?:id|hash)|hash)(?=[0-9a-z]{40})/i;
const gluedStandard = /(?:trc|erc|bep|brc)[0-9]{1,4}$/i;

/** A run of letters and digits without a label in front and a token standard behind: `TXID7218...`, `...9d08TRC20`. */
export const unglued = (run: string): string => run.replace(gluedLabel, "").replace(gluedStandard, "");

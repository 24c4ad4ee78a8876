import type { CheckWords } from "./check-words.ts";
import { networksZhHant, problemsZhHant } from "./zh-hant.ts";

export const checkWordsZhHant: CheckWords = {
  problems: problemsZhHant,
  networks: networksZhHant,
  label: "交易雜湊（TxID）",
  separator: "、",
  more: "等",
  found: (network) => `這是 ${network} 的交易雜湊。`,
  ambiguous: (networks) => `這是交易雜湊，但多個網路都使用這種格式：${networks}。請選擇所用的網路。`,
  ambiguousOrAddress: (networks, addresses) =>
    `這可能是 ${networks} 的交易雜湊，也可能是 ${addresses} 的地址。若是雜湊，請選擇所用的網路；若是地址，請改為複製這筆轉帳的 TxID。`,
  proposed: (network) => `已為您選擇 ${network}，若不正確請更改。`,
  secret:
    "這看起來是私鑰或助記詞。請勿交給任何人，包括我們：我們絕不會向您索取。我們沒有保存它。看到它的人可以轉走該錢包裡的資產，請立即把資產轉到新錢包。",
  secretBeforeSending:
    "這看起來是私鑰、助記詞或其他機密資料，目前尚未送出。請將其刪除：我們不需要它，也不應有任何人知道它。若您仍要送出，我們會在保存之前將其刪除。",
};

import type { CheckWords } from "./check-words.ts";
import { networksZhHans, problemsZhHans } from "./zh-hans.ts";

export const checkWordsZhHans: CheckWords = {
  problems: problemsZhHans,
  networks: networksZhHans,
  label: "交易哈希（TxID）",
  separator: "、",
  more: "等",
  found: (network) => `这是 ${network} 的交易哈希。`,
  ambiguous: (networks) => `这是交易哈希，但多个网络都使用这种格式：${networks}。请选择所用的网络。`,
  ambiguousOrAddress: (networks, addresses) =>
    `这可能是 ${networks} 的交易哈希，也可能是 ${addresses} 的地址。如果是哈希，请选择所用的网络；如果是地址，请改为复制这笔转账的 TxID。`,
  proposed: (network) => `已为您选择 ${network}，如不正确请更改。`,
  secret:
    "这看起来是私钥或助记词。请不要交给任何人，包括我们：我们绝不会向您索要。我们没有保存它。看到它的人可以转走该钱包里的资产，请立即把资产转到新钱包。",
  secretBeforeSending:
    "这看起来是私钥、助记词或其他机密信息，目前还没有发送。请将其删除：我们不需要它，也不应有任何人知道它。如果您仍然发送，我们会在保存之前将其删除。",
};

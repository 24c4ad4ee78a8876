import type { CheckWords } from "./check-words.ts";
import { networksEn, problemsEn } from "./en.ts";

export const checkWordsEn: CheckWords = {
  problems: problemsEn,
  networks: networksEn,
  label: "Transaction hash (TxID)",
  separator: ", ",
  more: " and others",
  found: (network) => `This is a transaction hash of ${network}.`,
  ambiguous: (networks) => `This is a transaction hash. Several networks write it so: ${networks}. Choose the network.`,
  ambiguousOrAddress: (networks, addresses) =>
    `This can be a transaction hash of ${networks}, or an address on ${addresses}. If it is the hash, choose the network; if it is the address, copy the TxID of the transfer instead.`,
  proposed: (network) => `We have chosen ${network} for you. Change it if that is not right.`,
  secret:
    "This looks like a private key or a recovery phrase. Give it to nobody, not even to us: we never ask for it. We have not kept it. Whoever may have seen it can take what is in that wallet, so move the funds to a new wallet now.",
  secretBeforeSending:
    "This looks like a private key, a recovery phrase or another secret. It has not been sent. Please remove it: we never need it, and nobody may have it. If you send it all the same, we cut it out before we keep anything.",
};

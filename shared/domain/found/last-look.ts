import type { EverydayWords } from "./everyday-words.ts";
import { generalQuestion, incoming, type ProblemRule, parcel, trouble, withdrawal } from "./problem-words.ts";

/** What a mail is about where no rule knows what has gone wrong with it. */
const topics: readonly EverydayWords[] = [
  {
    caseType: "account-locked",
    words: [..."登录 登入 登不 密码 解锁".split(" "), "sign in", "log in", "login", "password", "unlock my account"],
  },
  {
    caseType: "identity",
    words: [..."人脸 护照 身份证 实名 kyc".split(" "), "passport", "face scan", "verification", "identity"],
    unless: ["verification code"],
  },
  { caseType: "api-problem", words: ["endpoint", "websocket", "api"] },
  {
    caseType: "trading",
    words: [..."平仓 仓位 爆了 杠杆 开仓".split(" "), "my position", "order book", "futures", "my order"],
  },
  { caseType: "missing-memo", words: ["my memo", "the memo", "destination tag", "忘 ~ memo"] },
  { caseType: "withdrawal-stuck", words: withdrawal, unless: incoming },
  {
    caseType: "deposit-not-credited",
    words: [
      "my deposit",
      "top up",
      "top-up",
      "to your exchange",
      "payment of",
      ..."充值 充币 入金 储值 转过来 打过来".split(" "),
    ],
    unless: withdrawal,
  },
];
/** A kind by what the mail names, and that something is wrong in the same sentence: asked last of all. */
export const lastLook: readonly ProblemRule[] = topics.map(({ caseType, words, unless = [] }) => ({
  caseType,
  needs: [[words, trouble]],
  unless: [...unless, ...parcel],
  notBeside: generalQuestion,
}));

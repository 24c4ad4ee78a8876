import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createParseMail } from "#shared/adapters/mime.ts";
import type { Instant, Reference } from "#shared/domain/brand.ts";
import type { CaseTypeId } from "#shared/domain/case-types.ts";
import type { FieldValue } from "#shared/domain/field-value.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import type { LanguageId } from "#shared/domain/languages.ts";
import type { MailAttachment } from "#shared/domain/mail/mail.ts";
import type { SecretKind } from "#shared/domain/secrets/secret-span.ts";
import type { Trust } from "#shared/domain/submission.ts";
import { replyAddress } from "#shared/intake/keys.ts";
import {
  type MailReading,
  type RefusedMail,
  readStoredMail,
  type StoredMail,
  submissionOf,
} from "#shared/intake/read-stored-mail.ts";
import { redactSubmission } from "#shared/intake/redact.ts";
import { memoryPorts, testReplyKey } from "../support/memory-ports.ts";

const folder = new URL("../fixtures/customer-mail/", import.meta.url);
const parseMail = createParseMail();
const mailSettings = { ...memoryPorts().ports.mailSettings, uidPattern: /^[0-9]{6,20}$/u };
const reference = "PC-FSCR4PAAZ0" as Reference;
const stored: StoredMail = {
  rawKey: "incoming/fixture",
  receivedAt: "2024-03-05T15:00:00.000Z" as Instant,
  recipients: [mailSettings.deskAddress],
};

/** What the desk is to see of a mail. */
interface Shown {
  readonly subject: unknown;
  /** Whom an answer could go to. */
  readonly from: string | undefined;
  readonly date: string | undefined;
  readonly messageId: unknown;
  readonly trust: Trust;
  /** `kind: sign` of a mail that no person wrote. */
  readonly automatic: string | undefined;
  readonly quarantine: string | undefined;
  readonly replyTo: string | undefined;
  readonly replyReference: Reference | undefined;
  readonly isAddressedToUs: boolean;
  readonly ownText: unknown;
  readonly language: LanguageId;
  readonly caseType: CaseTypeId;
  /** Values after redaction, except the mail's own words as the story of the case. */
  readonly fields: Readonly<Partial<Record<FieldId, string>>>;
  readonly conflicts: Readonly<Partial<Record<FieldId, readonly string[]>>>;
  /** `name | type that the sender declares | type by its bytes | bytes`, and ` | inline`. */
  readonly attachments: readonly string[];
  readonly oddities: readonly string[];
  readonly secrets: readonly SecretKind[];
}

/** Whatever a row leaves out is as in `ordinary`. */
type Expected = Pick<Shown, "subject"> & Partial<Shown>;

/** What a mail says that is never read as a case. */
const nothing = { ownText: "", language: "en", caseType: "other", fields: {}, conflicts: {} } as const;

const ordinary: Omit<Shown, "subject" | "isAddressedToUs"> = {
  ...nothing,
  from: undefined,
  date: "2024-03-05T07:20:08.000Z",
  messageId: expect.stringMatching(/^<\S+>$/),
  trust: "unproven",
  automatic: undefined,
  quarantine: undefined,
  replyTo: undefined,
  replyReference: undefined,
  attachments: [],
  oddities: [],
  secrets: [],
};

const lin = "lin.xiaofeng@customer.example";
const tom = "tom.barlow@customer.example";
const uid = "73920418";
const tronHash = "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1";
const ethereumHash = "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";
const bscHash = "0xb9ae2e808fe8e57171f303ad8f6e3fd17d949b0bfc7b4db6e8e30a71cc517d7e";
const notCredited = { caseType: "deposit-not-credited" } as const;
const chinese = { language: "zh-Hans" } as const;
const traditional = { language: "zh-Hant" } as const;

/** The report of most of the mails in odd charsets. */
const linsReport = {
  ...chinese,
  ...notCredited,
  from: lin,
  subject: "充值没有到账",
  ownText: "您好，我昨天充值的USDT到现在还没有到账。\n用户编号：73920418\n充币网络：TRC20\n请帮忙查一下，谢谢。",
  fields: { uid, coin: "USDT", network: "tron" },
} satisfies Expected;

/** The same in traditional characters. */
const yatingsReport = {
  ...traditional,
  ...notCredited,
  from: "yating@mail.customer.example",
  subject: "儲值沒有到帳",
  ownText: "您好，我昨天儲值的USDT到現在還沒有到帳。\n使用者編號：73920418\n網路：TRC20\n請幫忙查詢，謝謝。",
  fields: { uid, coin: "USDT", network: "tron" },
} satisfies Expected;

const charsets: Readonly<Record<string, Expected>> = {
  "raw-gb2312-declared": linsReport,
  "raw-gbk-declared": {
    ...chinese,
    ...notCredited,
    from: "deng.zhean@163.example",
    subject: "充值没到账",
    ownText: "您好，邓喆安转给我的USDT一直没有到账，我住镕城路12号。\n用户编号：73920418",
    fields: { uid, coin: "USDT" },
  },
  "raw-gbk-undeclared": { ...linsReport, oddities: ["charset-guessed"] },
  "raw-gbk-labelled-utf-8": { ...linsReport, from: "lin.xiaofeng@163.example", oddities: ["charset-guessed"] },
  "raw-gbk-labelled-us-ascii": { ...linsReport, oddities: ["charset-guessed"] },
  "raw-gbk-labelled-iso-8859-1": { ...linsReport, oddities: ["charset-guessed"] },
  "gb18030-four-byte-characters": {
    ...chinese,
    ...notCredited,
    from: "jitian@qq.example",
    subject: "充值没有到账",
    ownText: "我叫𠮷田㑇，充值没有到账，请查询。\n用户编号：73920418",
    fields: { uid },
  },
  "raw-big5-declared": yatingsReport,
  "raw-big5-without-charset": { ...yatingsReport, oddities: ["charset-guessed"] },
  "big5-hkscs-characters": {
    ...traditional,
    ...notCredited,
    from: "kachun@customer.example",
    subject: "充值冇到賬，喺邊度",
    ownText: "你好，我個account充值咗USDT，但係到依家都冇到賬，唔該幫我睇下喺邊度。\nUID：73920418",
    fields: { uid, coin: "USDT" },
  },
  "hz-gb-2312-body": linsReport,
  "iso-2022-jp-body": {
    from: "sato@customer.example",
    subject: "入金が反映されない",
    ownText: "入金したUSDTがまだ反映されません。\nUID: 73920418\nネットワーク: TRC20",
    fields: { uid, coin: "USDT", network: "tron" },
  },
  "utf-16-part": linsReport,
  "utf-7-body": linsReport,
  "utf-8-with-byte-order-mark": {
    ...linsReport,
    ownText: "用户编号：73920418\n充值没有到账，请帮我查一下。",
    fields: { uid },
  },
  "raw-gbk-subject-and-sender-name": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没有到账，请尽快处理",
    ownText: "用户编号：73920418",
    fields: { uid },
  },
};

/** The report of most of the mails of which only the sender is odd. */
const tomsReport = {
  ...notCredited,
  from: tom,
  subject: "Deposit",
  ownText: "My deposit has not been credited. UID: 73920418",
  fields: { uid },
} satisfies Expected;

/** A mail that brings a file later. */
const withFile = (attachment: string, rest: Partial<Expected> = {}): Expected => ({
  ...chinese,
  from: lin,
  subject: "补充凭证",
  ownText: "转账凭证见附件，用户编号：73920418",
  fields: { uid },
  attachments: [attachment],
  ...rest,
});
const voucher = "转账凭证.jpg | image/jpeg | image/jpeg | 91";
const longVoucher = "二〇二四年三月五日波场链上充值五百泰达币的转账凭证截图.jpg | image/jpeg | image/jpeg | 91";

const filenames: Readonly<Record<string, Expected>> = {
  "filename-rfc2231-continued": withFile(longVoucher),
  "filename-as-encoded-words": withFile(voucher),
  "filename-in-raw-gbk": withFile(voucher),
  "filename-in-raw-utf-8": withFile(voucher),
  "filename-of-qq-mail": withFile("转账凭证.jpg | application/octet-stream | image/jpeg | 91", {
    from: "linxiaofeng@qq.example",
  }),
  "filename-of-foxmail-in-folded-words": withFile(longVoucher),
  "filename-and-filename-star-differ": withFile("转账凭证.jpg | application/pdf | image/jpeg | 91"),
  "filename-with-zero-width-and-nul": withFile("转账凭证.pdf | application/pdf | application/pdf | 69"),
  "filename-with-a-path-and-bidi-override": {
    ...tomsReport,
    attachments: ["invoicefdp.exe | application/pdf | application/pdf | 69"],
  },
  "filename-of-300-characters": withFile(`${"凭".repeat(196)}.pdf | application/pdf | application/pdf | 69`),
};

const machines: Readonly<Record<string, Expected>> = {
  "exchange-chinese-automatic-reply": {
    // A null sender aligns with nobody, and no signature covers To.
    isAddressedToUs: false,
    ...chinese,
    from: "zhou.wenbo@corp.example",
    subject: "自动答复: 我们已收到您的案件",
    date: "2024-03-05T07:20:07.000Z",
    trust: "proven",
    automatic: "auto-reply: machine-subject",
    ownText: "您好，我正在休假，3月11日恢复办公。紧急事项请联系我的同事。",
  },
  "163-automatic-reply": {
    ...chinese,
    from: "zhaoqiang@163.example",
    subject: "自动回复:我们已收到您的案件",
    automatic: "auto-reply: machine-subject",
    ownText: "您好，您的邮件我已经收到，会尽快给您回复。",
  },
  "qq-automatic-reply": {
    ...chinese,
    from: "wangfang@qq.example",
    subject: "自动回复:我们已收到您的案件",
    automatic: "auto-reply: machine-subject",
    ownText: "您好，这是来自QQ邮箱的假期自动回复邮件。我最近正在休假中，无法亲自回复您的邮件。",
  },
  "aliyun-automatic-reply": {
    ...chinese,
    from: "chenmeiling@aliyun.example",
    subject: "自动回复：我们已收到您的案件",
    automatic: "auto-reply: machine-subject",
    ownText: "本人出差中，邮件将于三日内回复。",
  },
  "gmail-chinese-vacation": {
    // A null sender aligns with nobody, and no signature covers To.
    isAddressedToUs: false,
    ...chinese,
    from: "chen.meiling@customer.example",
    subject: "我在休假 Re: 我们已收到您的案件",
    trust: "proven",
    automatic: "auto-reply: auto-submitted",
    ownText: "我正在休假，3月15日回来后会回复您的邮件。",
  },
  "icloud-vacation": {
    from: "chen.meiling@icloud.example",
    subject: "Re: We have received your case",
    date: "2024-03-05T07:20:07.000Z",
    automatic: "auto-reply: icloud-vacation",
    ownText: "I am away until Monday and will answer when I am back.",
  },
  "qq-bounce": {
    from: "PostMaster@qq.example",
    subject: "来自PostMaster@qq.example的退信",
    automatic: "bounce: machine-sender",
    quarantine: "bounce",
  },
  "163-bounce": {
    from: "postmaster@163.example",
    subject: "系统退信/Systems bounce",
    automatic: "bounce: machine-sender",
    quarantine: "bounce",
    attachments: ["unnamed | message/delivery-status | text/plain | 189"],
  },
  "aliyun-bounce": {
    from: "postmaster@aliyun.example",
    subject: "退信通知/Delivery Status Notification (Failure)",
    automatic: "bounce: report",
    quarantine: "bounce",
    attachments: ["unnamed | message/delivery-status | text/plain | 125"],
  },
  "exchange-chinese-bounce": {
    from: "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.example",
    subject: "未送达: 我们已收到您的案件",
    date: "2024-03-05T07:20:07.000Z",
    automatic: "bounce: report",
    quarantine: "bounce",
    attachments: ["unnamed | message/delivery-status | text/plain | 147"],
  },
  "read-receipt-in-chinese": {
    ...chinese,
    from: "zhou.wenbo@corp.example",
    subject: "已读: 我们已收到您的案件",
    automatic: "report: report",
    ownText: "您的邮件已阅读。",
    attachments: ["unnamed | message/disposition-notification | text/plain | 172"],
  },
  "own-acknowledgement-comes-back": {
    from: "support@postcase.example",
    subject: "我们已收到您的案件 PC-FSCR4-PAAZ0",
    date: "2024-03-05T07:20:10.000Z",
    automatic: "own-address: own-address",
    quarantine: "own-address",
    replyTo: "case+fscr4paaz0.cc098bba0540e96867e3e889c433abce@reply.postcase.example",
  },
  "received-by-31-servers": {
    from: "ana.ruiz@customer.example",
    subject: "round and round",
    date: "2024-03-05T07:00:00.000Z",
    automatic: "loop: too-many-hops",
    quarantine: "loop",
  },
  "google-group-post": {
    ...notCredited,
    from: "ana.ruiz@customer.example",
    subject: "Fwd: deposit",
    automatic: "list: precedence",
    isAddressedToUs: false,
    ownText: "My deposit has not been credited. UID: 73920418",
    fields: { uid },
  },
};

const usdtOnTron = { uid, coin: "USDT", network: "tron", txid: tronHash, amount: "500" };
const afternoon = "2024-03-05T06:05:00.000Z";

const reports: Readonly<Record<string, Expected>> = {
  "fields-in-an-ordered-list": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值未到账",
    ownText: expect.stringMatching(/^客服您好：\n\n我有一笔充值一直未到账[\s\S]+请尽快处理，谢谢！/),
    fields: { ...usdtOnTron, occurredAt: afternoon, toAddress: "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC" },
  },
  "fields-in-one-sentence": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没到账",
    ownText: expect.stringContaining("用波场网络充了500U过来"),
    fields: { ...usdtOnTron, occurredAt: afternoon },
  },
  "fields-in-an-outlook-table-only": {
    ...chinese,
    ...notCredited,
    from: "zhou.wenbo@corp.example",
    subject: "充币未到账",
    ownText: `账户UID\t73920418\n充值币种\tUSDT\n充值网络\tTRC20\n交易哈希\t${tronHash}\n充值数量\t500\n充值时间\t2024-03-05 14:05`,
    fields: { ...usdtOnTron, occurredAt: afternoon },
  },
  "fields-with-glued-labels": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没到",
    ownText: `充值没到账\nUID73920418\n网络TRC20\n哈希${tronHash}\n数量500USDT`,
    fields: usdtOnTron,
  },
  "fields-with-bilingual-labels": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "Deposit 充值未到账",
    ownText: expect.stringContaining("交易哈希 (TxHash): 0x9edaf0f7"),
    fields: { uid, coin: "USDT", network: "ethereum", txid: ethereumHash, amount: "1250.5", occurredAt: afternoon },
  },
  "fields-in-traditional-chinese": {
    ...traditional,
    ...notCredited,
    from: "yating@mail.customer.example",
    subject: "儲值未到帳",
    ownText: expect.stringContaining("交易雜湊：2032"),
    fields: { ...usdtOnTron, occurredAt: afternoon },
  },
  "fields-with-the-value-before-its-label": {
    ...notCredited,
    from: tom,
    subject: "Deposit not credited",
    ownText: expect.stringContaining("500 (amount)"),
    fields: usdtOnTron,
  },
  "fields-with-the-value-on-the-next-line": {
    ...notCredited,
    from: tom,
    subject: "Deposit not credited",
    ownText: expect.stringContaining("UID\n73920418\n\nCoin\nUSDT"),
    fields: { ...usdtOnTron, occurredAt: afternoon },
  },
  "transaction-id-wrapped-over-lines": {
    ...notCredited,
    from: tom,
    subject: "Deposit not credited",
    ownText: expect.stringContaining("Transaction hash: 0x9edaf0f7"),
    fields: { uid, coin: "USDT", network: "ethereum", txid: ethereumHash, amount: "500" },
  },
  "explorer-link-shortened-in-html": {
    ...notCredited,
    from: tom,
    subject: "Deposit not credited",
    ownText: expect.stringContaining(`https://etherscan.io/tx/${ethereumHash}`),
    fields: { uid, network: "ethereum", txid: ethereumHash },
  },
  "two-transactions": {
    ...notCredited,
    from: tom,
    subject: "2 deposits not credited",
    ownText: expect.stringContaining("Both deposits"),
    fields: { uid, network: "ethereum" },
    conflicts: { txid: [ethereumHash, bscHash] },
  },
  "fields-in-the-subject-only": {
    ...notCredited,
    from: tom,
    subject: "Deposit not credited, UID 73920418, 500 USDT TRC20",
    fields: { uid, coin: "USDT", network: "tron", amount: "500" },
  },
  "reply-with-our-acknowledgement-quoted": {
    ...chinese,
    from: "linxiaofeng@qq.example",
    subject: "回复：我们已收到您的案件 PC-FSCR4-PAAZ0",
    ownText: `交易哈希：${tronHash}\n网络：TRC20`,
    fields: { network: "tron", txid: tronHash },
  },
  "reply-from-sina-with-original": {
    ...chinese,
    from: "linxiaofeng@sina.example",
    subject: "回复：我们已收到您的案件",
    ownText: `网络：TRC20\n交易哈希：${tronHash}`,
    fields: { network: "tron", txid: tronHash },
  },
  "answers-between-quoted-lines": {
    from: tom,
    subject: "Re: We have received your case PC-FSCR4-PAAZ0",
    ownText: `TRC20\n${tronHash}\n500 USDT`,
    fields: { coin: "USDT", network: "tron", txid: tronHash, amount: "500" },
  },
  "withdrawal-with-its-number-in-chinese": {
    ...chinese,
    from: "wangfang@qq.example",
    subject: "提币一直处理中",
    caseType: "withdrawal-stuck",
    ownText: expect.stringContaining("提了1.2万U"),
    fields: {
      uid,
      coin: "USDT",
      network: "tron",
      amount: "12000",
      withdrawalId: "51376627901",
      toAddress: "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
      occurredAt: "2024-03-04T12:30:00.000Z",
    },
  },
  "stolen-account-in-chinese": {
    ...chinese,
    from: lin,
    subject: "紧急！账户被盗",
    caseType: "account-stolen",
    ownText: expect.stringContaining("请马上冻结我的账户"),
    fields: { uid, noticedAt: afternoon, freezeWanted: "yes" },
  },
  "missing-memo-in-english": {
    from: tom,
    subject: "XRP deposit without tag",
    caseType: "missing-memo",
    ownText: expect.stringContaining("forgot the destination tag"),
    fields: {
      uid,
      coin: "XRP",
      amount: "250",
      txid: "E26AB8F3372D2FC02DEC1FD5674ADAB762D684BFFDBBDF5D674E9D7CF4A47054",
      fromAddress: "rfkH7EuS1XcSkB9pocy1R6T8F4CsNYixYU",
      memoRight: "104857",
    },
  },
  "forwarded-by-a-friend": {
    from: tom,
    subject: "Fwd: 充值没到账",
    trust: "proven",
    ...chinese,
    ...notCredited,
    ownText: "Please help my friend, see below.",
    oddities: ["forward"],
  },
  "forwarded-exchange-notification": {
    ...chinese,
    ...notCredited,
    from: "lin.xiaofeng@163.example",
    subject: "转发：[Exchange] Withdrawal Successful",
    ownText: "提币到你们这里没有到账，UID：73920418",
    fields: { uid },
    oddities: ["forward"],
  },
};

/** The answer to our question, above the acknowledgement that it quotes: nothing of that may come back. */
const answer = {
  ...chinese,
  from: lin,
  subject: "回复：我们已收到您的案件 PC-FSCR4-PAAZ0",
  ownText: `网络：TRC20\n交易哈希：${tronHash}`,
  fields: { network: "tron", txid: tronHash },
} satisfies Expected;

const replies: Readonly<Record<string, Expected>> = {
  "reply-of-outlook-in-chinese": {
    ...answer,
    from: "zhou.wenbo@corp.example",
    subject: "答复: 我们已收到您的案件 PC-FSCR4-PAAZ0",
  },
  "reply-of-gmail-in-html-alone": { ...answer, subject: "Re: 我们已收到您的案件 PC-FSCR4-PAAZ0" },
  "reply-of-an-iphone-in-chinese": answer,
  "reply-of-foxmail-in-html": { ...answer, subject: "Re: 我们已收到您的案件 PC-FSCR4-PAAZ0" },
  "reply-of-netease-in-html": {
    ...answer,
    from: "zhaoqiang@163.example",
    subject: "Re:我们已收到您的案件 PC-FSCR4-PAAZ0",
  },
  "reply-of-yahoo-in-taiwan": {
    ...answer,
    ...traditional,
    from: "yating@yahoo.example",
    subject: "回覆： 我們已收到您的案件",
    ownText: `網路：TRC20\n交易雜湊：${tronHash}`,
  },
  "reply-of-aliyun": { ...answer, from: "chenmeiling@aliyun.example", subject: "回复：我们已收到您的案件" },
};

const senders: Readonly<Record<string, Expected>> = {
  "verdicts-all-gray": tomsReport,
  "verdict-dkim-aligned-alone": { ...tomsReport, trust: "proven" },
  "verdict-spf-aligned-alone": { ...tomsReport, trust: "proven" },
  "verdict-dkim-of-a-subdomain": { ...tomsReport, trust: "proven" },
  "verdict-dkim-of-a-public-suffix-neighbour": { ...tomsReport, from: "alice@alice.example" },
  "verdict-dmarc-fail-though-spf-passes": { ...tomsReport, trust: "failed" },
  "verdict-spam-fail": { ...tomsReport, isAddressedToUs: true, quarantine: "spam" },
  "verdict-virus-fail": { ...tomsReport, isAddressedToUs: true, quarantine: "virus" },
  "verdicts-of-another-region": tomsReport,
  "verdicts-forged-below-the-real-ones": tomsReport,
  "verdicts-forged-without-real-ones": tomsReport,
  "two-from-headers": { ...tomsReport, from: undefined },
  "from-with-a-comment": { ...tomsReport, trust: "proven" },
  "from-as-a-group": tomsReport,
  "from-with-a-quoted-local-part": { ...tomsReport, from: undefined },
  "from-whose-name-is-our-address": { ...tomsReport, from: "eve@evil.example", trust: "proven" },
  "reply-to-differs": { ...tomsReport, trust: "proven", replyTo: "collector@evil.example" },
  "forwarded-by-a-mailbox-rule": { ...tomsReport, isAddressedToUs: false },
  "signed-reply-address": {
    from: tom,
    subject: "Re: We have received your case",
    trust: "proven",
    replyReference: reference,
    ownText: "Network: TRC20",
    fields: { network: "tron" },
  },
  "two-of-our-addresses": {
    from: tom,
    subject: "Deposit",
    trust: "proven",
    replyReference: reference,
    ownText: "Network: TRC20",
    fields: { network: "tron" },
  },
  // Ours is the last, and 50 are looked at: such a mail joins no case by its transaction.
  "a-hundred-recipients": { ...tomsReport, trust: "proven", isAddressedToUs: false },
};

const barlowsDeposit = {
  ...notCredited,
  from: tom,
  subject: "Deposit not credited",
  ownText: "My deposit has not been credited.\nUID: 73920418",
  fields: { uid },
} satisfies Expected;

const structures: Readonly<Record<string, Expected>> = {
  "winmail-dat": {
    ...chinese,
    ...notCredited,
    from: "lin.xiaofeng@corp.example",
    subject: "充值没有到账",
    ownText: "充值没有到账，UID：73920418",
    fields: { uid },
    attachments: ["winmail.dat | application/ms-tnef | application/vnd.ms-tnef | 60"],
    oddities: ["tnef"],
  },
  "invitation-to-a-meeting": {
    ...chinese,
    from: "zhou.wenbo@corp.example",
    subject: "充值问题沟通",
    ownText: "明天上午10点电话沟通一下充值的问题。",
    attachments: ["unnamed | text/calendar | text/plain | 245"],
    oddities: ["calendar-request"],
  },
  "signed-with-s-mime": {
    ...barlowsDeposit,
    attachments: ["smime.p7s | application/pkcs7-signature | - | 55"],
    oddities: ["signed"],
  },
  "encrypted-with-pgp-mime": {
    from: tom,
    subject: "...",
    attachments: [
      "unnamed | application/pgp-encrypted | text/plain | 10",
      "encrypted.asc | application/octet-stream | text/plain | 131 | inline",
    ],
    oddities: ["encrypted"],
  },
  "pgp-message-within-the-text": {
    ...barlowsDeposit,
    ownText: expect.stringContaining("-----BEGIN PGP MESSAGE-----"),
    fields: {},
    oddities: ["encrypted"],
  },
  "forwarded-as-attachment": {
    ...barlowsDeposit,
    ownText: "Please see the attached mail.",
    fields: {},
    attachments: ["Deposit.eml | message/rfc822 | text/plain | 367"],
  },
  "photo-in-heic": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没到账",
    ownText: "充值没到账，UID：73920418",
    fields: { uid },
    attachments: ["IMG_0421.HEIC | image/heic | image/heic | 40 | inline"],
  },
  "zip-of-screenshots": {
    ...barlowsDeposit,
    attachments: ["screenshots.zip | application/x-zip-compressed | application/zip | 53"],
  },
  "png-that-is-html": { ...barlowsDeposit, attachments: ["screenshot.png | image/png | text/html | 89"] },
  "empty-body": { from: tom, subject: "Withdrawal stuck", caseType: "withdrawal-stuck" },
  "no-subject": { ...barlowsDeposit, subject: "" },
  "no-date": {
    ...barlowsDeposit,
    subject: "Deposit",
    date: undefined,
    ownText: "I made a deposit yesterday at 14:05 and it is not credited.\nUID: 73920418",
    fields: { uid, occurredAt: "2024-03-04T14:05:00.000Z" },
  },
  "date-in-the-future": {
    ...barlowsDeposit,
    subject: "Deposit",
    date: "2044-03-05T07:20:08.000Z",
    ownText: "I made a deposit yesterday at 14:05 and it is not credited.\nUID: 73920418",
    fields: { uid, occurredAt: "2024-03-04T06:05:00.000Z" },
  },
  "date-with-a-chinese-weekday": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没到账",
    ownText: "昨天下午2点05分的充值没到账。UID：73920418",
    fields: { uid, occurredAt: "2024-03-04T06:05:00.000Z" },
  },
  "two-message-ids": { ...barlowsDeposit, subject: "Deposit", messageId: "<second@customer.example>" },
  "no-message-id": { ...tomsReport, messageId: undefined },
  "date-without-a-zone": {
    ...barlowsDeposit,
    subject: "Deposit",
    date: "2024-03-05T15:20:08.000Z",
    ownText: "I made a deposit yesterday at 14:05 and it is not credited.\nUID: 73920418",
    fields: { uid, occurredAt: "2024-03-04T14:05:00.000Z" },
  },
  "signature-of-outlook-mobile": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没到账",
    ownText: "充值没到账\nUID：73920418",
    fields: { uid },
  },
  "hidden-preheader-with-a-uid": { ...barlowsDeposit, oddities: ["hidden-text"] },
  "layout-tables-within-tables": {
    ...barlowsDeposit,
    ownText: "My deposit has not been credited.\nUID\t73920418\nNetwork\tTRC20\nAmount\t500 USDT",
    fields: { uid, coin: "USDT", network: "tron", amount: "500" },
  },
  "format-flowed": {
    ...barlowsDeposit,
    ownText: `My deposit has not been credited. I sent it from my own wallet and the explorer shows it as confirmed.\nUID: 73920418\nTxID: ${tronHash}`,
    fields: { uid, txid: tronHash },
  },
  "quoted-printable-with-broken-soft-breaks": {
    ...barlowsDeposit,
    ownText: "My deposit has not been credited.\nUID: 73920418 ✓ 50% =ZZ done",
  },
  "base64-with-junk": {
    ...barlowsDeposit,
    ownText:
      "My deposit has not been credited.\nUID: 73920418\nI sent it from my own wallet yesterday evening, the explorer shows it as confirmed,\nand the address is the one that your app shows me. Please have a look.",
  },
  "missing-end-boundary": { ...barlowsDeposit, attachments: ["a.jpg | image/jpeg | image/jpeg | 91"] },
  "boundary-with-spaces": { ...barlowsDeposit, attachments: ["a.jpg | image/jpeg | image/jpeg | 91"] },
  "content-type-that-is-no-type": { ...barlowsDeposit, ...chinese, ownText: "我的充值没有到账。\nUID: 73920418" },
  "html-labelled-as-plain-text": barlowsDeposit,
  "multipart-without-boundary": {
    ...barlowsDeposit,
    attachments: ["a.jpg | image/jpeg | image/jpeg | 91"],
    oddities: ["boundary-guessed"],
  },
  "alternative-in-related-in-mixed": {
    ...barlowsDeposit,
    attachments: [
      "image001.png | image/png | image/png | 70 | inline",
      "statement.pdf | application/pdf | application/pdf | 69",
    ],
  },
  "inline-image-by-content-id": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没到账",
    ownText: "充值没到账，截图如下\nUID：73920418",
    fields: { uid },
    attachments: ["InsertPic_(03-05-15-20-08).png | image/png | image/png | 70 | inline"],
  },
  "html-only-from-an-iphone": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没到账",
    ownText: "充值没到账\nUID 73920418\n网络：TRC20",
    fields: { uid, network: "tron" },
  },
  "only-a-screenshot": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没到账",
    attachments: ["IMG_0422.jpeg | image/jpeg | image/jpeg | 91 | inline"],
  },
};

const withSecrets: Readonly<Record<string, Expected>> = {
  "recovery-phrase-in-numbered-lines": {
    ...notCredited,
    from: tom,
    subject: "Wallet",
    ownText: expect.stringContaining("Here are the words"),
    fields: { uid },
    secrets: ["recovery-phrase"],
  },
  "recovery-phrase-in-chinese": {
    ...chinese,
    ...notCredited,
    from: "linxiaofeng@qq.example",
    subject: "钱包里看不到充值",
    ownText: expect.stringContaining("助记词如下"),
    fields: { uid },
    secrets: ["recovery-phrase"],
  },
  "private-key-in-the-subject": {
    ...notCredited,
    from: tom,
    subject: expect.stringMatching(/^Key \[.+\] please check$/),
    ownText: "Please check why my deposit has not been credited.\nUID: 73920418",
    fields: { uid },
    secrets: ["private-key"],
  },
  "hex-beside-the-word-private-key": {
    ...chinese,
    ...notCredited,
    from: lin,
    subject: "充值没到账",
    ownText: expect.stringContaining("这是我的私钥"),
    fields: { uid, network: "tron", txid: tronHash },
    secrets: ["private-key"],
  },
  "card-number": {
    ...notCredited,
    from: tom,
    subject: "Bought with my card",
    ownText: expect.stringContaining("coins have not arrived"),
    fields: { uid },
    secrets: ["card-number"],
  },
  "one-time-code": {
    ...chinese,
    from: "linxiaofeng@qq.example",
    subject: "登录不了",
    caseType: "account-locked",
    ownText: expect.stringContaining("刚刚收到的验证码"),
    fields: { uid },
    secrets: ["one-time-code"],
  },
  "exchange-api-secret": {
    from: tom,
    subject: "API error",
    caseType: "api-problem",
    ownText: expect.stringContaining("error code 50113"),
    fields: { uid, errorCode: "50113" },
    secrets: ["api-secret"],
  },
  "secret-in-a-text-attachment": {
    ...barlowsDeposit,
    attachments: ["seed.txt | text/plain | text/plain | 76"],
    secrets: ["recovery-phrase"],
  },
};

/** What of each secret must be nowhere in what is kept. */
const cutOut: Readonly<Record<string, readonly string[]>> = {
  "recovery-phrase-in-numbered-lines": ["sausage", "yellow"],
  "recovery-phrase-in-chinese": ["疫 霉", "卿"],
  "private-key-in-the-subject": ["5KEDWtAU"],
  "hex-beside-the-word-private-key": ["ac0974be"],
  "card-number": ["4111 1111", "41111111"],
  "one-time-code": ["482913"],
  "exchange-api-secret": ["3f2a91c7", "9D2F4B6A", "Blue7Sky"],
  "secret-in-a-text-attachment": ["sausage"],
};

/** What is over a limit is refused with what its top says. */
const refused = {
  "over-500-header-lines": { refused: "header-lines", from: tom, subject: "Deposit" },
  "multiparts-within-multiparts-21-deep": { refused: "depth", from: tom, subject: "Deposit" },
};

const tables = { charsets, filenames, machines, reports, replies, senders, structures, withSecrets };

async function read(name: string): Promise<MailReading | RefusedMail> {
  const file = readFileSync(new URL(`${name}.eml`, folder), "latin1");
  const ours = replyAddress(testReplyKey, mailSettings.replyDomain, reference);
  const raw = new Uint8Array(Buffer.from(file.replace("case+signed@reply.postcase.example", ours), "latin1"));
  return readStoredMail(raw, stored, { parseMail, mailSettings });
}

async function reading(name: string): Promise<MailReading> {
  const found = await read(name);
  if ("refused" in found) throw new Error(`refused: ${found.refused}`);
  return found;
}

const redactedOf = (found: MailReading) => redactSubmission(submissionOf(found, stored, { keptKey: "kept/fixture" }));

/** Reasons to wait for a person of the desk, who may find a customer's case behind them. */
const doubts: readonly (string | undefined)[] = [undefined, "spam", "virus"];

async function shown(name: string): Promise<Shown> {
  const found = await reading(name);
  const kept = await redactedOf(found);
  const { mail, automatic, quarantine, replyReference, isAddressedToUs, ownText } = found;
  const { email: from, trust, language, caseType, secrets = [] } = kept;
  const asCase = {
    ownText,
    language,
    caseType,
    fields: mapped(withoutStory(kept.fields), ({ value }) => value),
    conflicts: mapped(kept.conflicts ?? {}, (values) => values.map(({ value }) => value)),
  };
  return {
    subject: kept.mail?.subject,
    from,
    date: mail.date,
    messageId: kept.mail?.messageId,
    trust,
    automatic: automatic && `${automatic.kind}: ${automatic.sign}`,
    quarantine,
    replyTo: kept.mail?.replyTo,
    replyReference,
    isAddressedToUs,
    attachments: mail.attachments.map(attachmentLine),
    oddities: mail.oddities,
    secrets,
    ...(doubts.includes(quarantine) ? asCase : nothing),
  };
}

const attachmentLine = ({ filename, contentType, sniffed = "-", sizeBytes, isInline }: MailAttachment): string =>
  [filename, contentType, sniffed, sizeBytes, ...(isInline ? ["inline"] : [])].join(" | ");

const mapped = <T, U>(fields: Readonly<Record<string, T>>, of: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, of(value)]));

const withoutStory = (fields: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(fields).filter(([, { provenance }]) => provenance.rule !== "story"));

describe.each(Object.entries(tables))("%s", (_, table) => {
  test.each(Object.entries(table))("%s", async (name, expected) => {
    expect(await shown(name)).toEqual({ isAddressedToUs: expected.trust === "proven", ...ordinary, ...expected });
  });
});

test.each(Object.entries(refused))("%s is refused", async (name, expected) => {
  expect(await read(name)).toMatchObject(expected);
});

test.each(Object.entries(cutOut))("nothing of the secret in %s is kept", async (name, pieces) => {
  const kept = JSON.stringify(await redactedOf(await reading(name)));

  expect(pieces.filter((piece) => kept.includes(piece))).toEqual([]);
});

test("every fixture is in one table, and every secret is looked for", () => {
  const files = readdirSync(folder).map((file) => file.replace(".eml", ""));
  const rows = [...Object.values(tables), refused].flatMap((table) => Object.keys(table));

  expect(rows.sort()).toEqual(files.sort());
  expect(Object.keys(cutOut)).toEqual(Object.keys(withSecrets));
});

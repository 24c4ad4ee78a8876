import { describe, expect, test } from "vitest";
import { type AutomaticKind, automaticSigns, readAutomatic } from "../../../shared/domain/mail/automatic-mail.ts";
import { readHeaders } from "../../../shared/domain/mail/mail-headers.ts";
import { readMailboxes } from "../../../shared/domain/mail/mailboxes.ts";
import { aMail, type MailSketch, mailFixture } from "../../support/mail.ts";

const own = ["support@postcase.example", "@reply.postcase.example"];

function signedOf(raw: Uint8Array, subject = "") {
  const headers = readHeaders(raw);
  const from = headers.filter(({ name }) => name === "from").flatMap(({ value }) => readMailboxes(value));
  return { headers, from, subject };
}

function automatic(sketch: MailSketch): string | undefined {
  const found = readAutomatic(signedOf(aMail(sketch), sketch.subject ?? ""), own);
  return found && `${found.kind}: ${found.sign}`;
}

const header = (...headers: string[]): MailSketch => ({ headers });

type Row = readonly [what: string, found: `${AutomaticKind}: ${string}`, sketch: MailSketch];

const bounces: readonly Row[] = [
  [
    "a delivery report",
    "bounce: report",
    header("Content-Type: multipart/report; report-type=delivery-status; boundary=b"),
  ],
  [
    "one with its type in quotes",
    "bounce: report",
    header('Content-Type: multipart/report; boundary=b; report-type="delivery-status"'),
  ],
  [
    "an international delivery report",
    "bounce: report",
    header("Content-Type: multipart/report; report-type=global-delivery-status; boundary=b"),
  ],
  ["a report without a type", "bounce: report", header("Content-Type: multipart/report; boundary=b")],
  ["a bare delivery status", "bounce: report", header("Content-Type: message/delivery-status")],
  ["a bounce of Gmail", "bounce: failed-recipients", header("X-Failed-Recipients: nobody@customer.example")],
  ["a bounce of Exchange", "bounce: exchange-bounce", header("X-MS-Exchange-Message-Is-Ndr:")],
  ["a mailer daemon", "bounce: machine-sender", { from: "Mail <MAILER-DAEMON@mx.customer.example>" }],
  ["a mailer daemon without an address", "bounce: machine-sender", { from: "MAILER-DAEMON <>" }],
  ["a mailer daemon alone", "bounce: machine-sender", { from: "MAILER-DAEMON" }],
  ["an empty sender", "bounce: machine-sender", { from: "<>" }],
  [
    "a delivery system by its name",
    "bounce: machine-sender",
    { from: '"Mail Delivery System" <mds-7@mx.customer.example>' },
  ],
  ["a postmaster", "bounce: machine-sender", { from: "postmaster@customer.example" }],
  [
    "Exchange's own mailbox",
    "bounce: machine-sender",
    { from: "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@customer.example>" },
  ],
  ["a bounce address", "bounce: machine-sender", { from: "bounces+123@service.example" }],
  [
    "a bounce that says that it is an answer",
    "bounce: machine-sender",
    { from: "postmaster@customer.example", headers: ["Auto-Submitted: auto-replied"] },
  ],
  ["Postfix", "bounce: bounce-subject", { subject: "Undelivered Mail Returned to Sender" }],
  ["Exim", "bounce: bounce-subject", { subject: "Mail delivery failed: returning message to sender" }],
  ["qmail", "bounce: bounce-subject", { subject: "failure notice" }],
  ["a delay", "bounce: bounce-subject", { subject: "Delivery Status Notification (Delay)" }],
  ["an Exim delay", "bounce: bounce-subject", { subject: "Warning: message 1a2B3c-0000xy-7D delayed 24 hours" }],
  ["a bounce of NetEase", "bounce: bounce-subject", { subject: "系统退信/Systems bounce" }],
  ["a bounce of NetEase in short", "bounce: machine-sender", { subject: "系统退信", from: "Postmaster@mail.example" }],
  ["a bounce of QQ Mail", "bounce: bounce-subject", { subject: "来自PostMaster@qq.com的退信" }],
  [
    "a bounce of Aliyun",
    "bounce: machine-sender",
    { from: "no-reply@mailsupport.provider.example", subject: "退信通知" },
  ],
  ["a Taiwanese bounce", "bounce: null-sender", { subject: "無法傳遞：您的案件", headers: ["Return-Path: <>"] }],
  [
    "a German bounce of Exchange",
    "bounce: auto-submitted",
    { subject: "Unzustellbar: Ihr Fall", headers: ["Auto-Submitted: auto-replied"] },
  ],
  ["a mail from the null sender", "bounce: null-sender", { headers: ["Return-Path: <>"] }],
];

const reports: readonly Row[] = [
  [
    "a read receipt",
    "report: report",
    header("Content-Type: multipart/report;report-type=disposition-notification; boundary=b"),
  ],
  ["a bare read receipt", "report: report", header("Content-Type: message/disposition-notification")],
  ["a complaint report", "report: report", header("Content-Type: Multipart/Report; report-type=feedback-report")],
  ["a report about TLS", "report: report", header('Content-Type: multipart/report; report-type="tlsrpt"')],
  [
    "an aggregate report of DMARC",
    "report: dmarc-report-subject",
    {
      from: "noreply@reporter.example",
      subject: "Report Domain: a.example Submitter: b.example Report-ID: <1@b.example>",
    },
  ],
  [
    "a complaint of Microsoft",
    "report: complaint-subject",
    { from: "staff@provider.example", subject: "complaint about message from 192.0.2.7" },
  ],
];

const answers: readonly Row[] = [
  ["an answer of a vacation program", "auto-reply: auto-submitted", header("Auto-Submitted: auto-replied")],
  ["an answer of Zimbra", "auto-reply: auto-submitted", header("Auto-Submitted: auto-replied (zimbra; not junk)")],
  [
    "a mail that first denies and then admits it",
    "auto-reply: auto-submitted",
    header("Auto-Submitted: no", "Auto-Submitted: auto-replied"),
  ],
  ["QQ Mail", "auto-reply: autoreply-header", header("X-QQ-AUTO-REPLY: true")],
  ["Gmail", "auto-reply: autoreply-header", header("X-Autoreply: yes", "Precedence: bulk")],
  ["an X-Autorespond", "auto-reply: autoreply-header", header("X-Autorespond: Thank you")],
  ["an X-Autoresponder", "auto-reply: autoreply-header", header("X-Autoresponder: none for 86400 seconds")],
  ["CommuniGate", "auto-reply: autoreply-header", header("X-Autogenerated: Reply")],
  ["an X-Mail-Autoreply", "auto-reply: autoreply-header", header("X-Mail-Autoreply: yes")],
  ["iCloud", "auto-reply: icloud-vacation", header("X-Apple-Action: VACATION")],
  [
    "a delivery to an autoresponder",
    "auto-reply: autoresponder",
    header("Delivered-To: autoresponder@customer.example"),
  ],
  ["an autoresponder's class", "auto-reply: autoresponder", header("X-POST-MessageClass: 9; Autoresponder")],
  ["an auto_reply precedence", "auto-reply: precedence", header("Precedence: auto_reply")],
  ["an X-Precedence", "auto-reply: precedence", header("X-Precedence: auto-reply")],
  [
    "Exchange that only suppresses answers",
    "auto-reply: machine-subject",
    { subject: "Automatic reply: Your case", headers: ["X-Auto-Response-Suppress: All"] },
  ],
  [
    "SES that passes on an answer as a daemon",
    "auto-reply: machine-sender",
    { from: "MAILER-DAEMON@amazonses.com", subject: "Automatic reply: Your case" },
  ],
  ...[
    "自动回复: 我们已收到您的邮件",
    "自动回复",
    "【自动回复】您好，我正在休假",
    "[Auto-Reply] Thank you",
    "自动答复：出差",
    "自動回覆：休假中",
    "自動答覆: 您的案件",
    "不在办公室",
    "Automatic reply: Your case",
    "Auto-reply: Your case",
    "Out of Office: until Monday",
    "Out of Office",
    "Out of Office AutoReply: Your case",
    "AUTO: Ana Ruiz is out of the office (returning 5 June)",
    "Automatische Antwort: Ihr Fall",
    "Abwesenheitsnotiz",
    "Réponse automatique : Votre dossier",
    "Reponse automatique: Votre dossier",
    "Respuesta automática: Su caso",
    "Resposta automática: O seu caso",
    "Risposta automatica: Il suo caso",
    "Automatisch antwoord: Uw zaak",
    "Automatiskt svar: Ditt ärende",
    "Odpowiedź automatyczna: Sprawa",
    "Автоматический ответ: Ваше обращение",
    "Автовідповідь: Ваше звернення",
    "自動返信：お問い合わせ",
    "자동 회신: 문의",
    "Trả lời tự động: Hồ sơ của bạn",
    "Otomatik Yanıt: Başvurunuz",
    "رد تلقائي: قضيتك",
  ].map((subject): Row => [subject, "auto-reply: machine-subject", { subject }]),
];

const generated: readonly Row[] = [
  ["a generated mail", "generated: auto-submitted", header("Auto-Submitted: auto-generated")],
  [
    "a generated mail in capitals with a parameter",
    "generated: auto-submitted",
    header("auto-submitted: AUTO-GENERATED; type=x"),
  ],
  [
    "Exchange asking for no answer of any kind",
    "generated: response-suppress",
    header("X-Auto-Response-Suppress: All"),
  ],
  [
    "Exchange asking for no automatic answer",
    "generated: response-suppress",
    header("X-Auto-Response-Suppress: DR, OOF, AutoReply"),
  ],
  ["Exchange asking for no out-of-office", "generated: response-suppress", header("X-Auto-Response-Suppress: OOF")],
  [
    "a rule of an Exchange mailbox",
    "generated: exchange-rule",
    header("X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent"),
  ],
  ["a notification of a relay", "generated: relay-notification", header("X-AMAZON-MAIL-RELAY-TYPE: NOTIFICATION")],
  ["a mail with a loop mark", "generated: loop-mark", header("X-Loop: helpdesk.example")],
  ["a cron job", "generated: machine-made", header("X-Cron-Env: <SHELL=/bin/sh>")],
  ["a FirstClass server", "generated: machine-made", header("X-FC-MachineGenerated: true")],
  ["a no-reply", "generated: machine-sender", { from: "Service <no-reply@service.example>" }],
  ["a noreply with a tag", "generated: machine-sender", { from: "noreply+abc@service.example" }],
  ["a noreply behind a name", "generated: machine-sender", { from: "account-noreply@service.example" }],
  ["a do_not_reply", "generated: machine-sender", { from: "do_not_reply@service.example" }],
  ["a list server", "generated: machine-sender", { from: "majordomo@lists.example" }],
];

const lists: readonly Row[] = [
  ["list mail", "list: precedence", header("Precedence: List")],
  [
    "a mailing list",
    "list: mailing-list",
    header("List-Id: <crypto.lists.example>", "List-Post: <mailto:crypto@lists.example>"),
  ],
  ["a list of ezmlm", "list: mailing-list", header("Mailing-List: contact crypto-help@lists.example; run by ezmlm")],
  ["a list of Mailman", "list: mailing-list", header("X-BeenThere: crypto@lists.example")],
  ["bulk mail", "bulk: precedence", header("Precedence: bulk")],
  ["junk mail", "bulk: precedence", header("Precedence: junk")],
  ["a newsletter", "bulk: mailing-list", header("List-Unsubscribe: <https://news.example/u>", "Feedback-ID: 1:news")],
  ["a newsletter with an id", "bulk: mailing-list", header("List-Id: <news.shop.example>")],
];

const ours: readonly Row[] = [
  ["a mail on its 31st hop", "loop: too-many-hops", header(...Array<string>(31).fill("Received: from a by b"))],
  ["our own desk", "own-address: own-address", { from: "Support <Support@Postcase.example>" }],
  ["our own desk with a tag", "own-address: own-address", { from: "support+x@postcase.example" }],
  ["one of our reply addresses", "own-address: own-address", { from: "case+abc@reply.postcase.example" }],
  ["a notice of ours that came back", "own-address: own-loop-mark", header("X-Loop: support@postcase.example")],
];

const machines = [...bounces, ...reports, ...answers, ...generated, ...lists, ...ours];

const people: readonly (readonly [string, MailSketch])[] = [
  ["an ordinary mail", {}],
  ["a mail that says that a person sent it", header("Auto-Submitted: no")],
  ["the same with a comment", header("Auto-Submitted: no (a person)")],
  ["an empty Auto-Submitted", header("Auto-Submitted: ")],
  ["Outlook asking for no receipts", header("X-Auto-Response-Suppress: DR, RN, NRN")],
  ["Outlook asking for no delivery report", header("X-Auto-Response-Suppress: DR")],
  ["an ordinary precedence", header("Precedence: first-class")],
  ["a mail with a Return-Path", header("Return-Path: <lihua@customer.example>")],
  ["a mail with a picture", header("Content-Type: multipart/mixed; boundary=b")],
  ["a forwarded message", header("Content-Type: message/rfc822")],
  ["a file that only talks of a report", header('Content-Type: multipart/mixed; name="multipart/report"')],
  ["a header that only begins like one", header("X-Autoreply-Preference: on")],
  ["an X-Autoreply that says no", header("X-Autoreply: no")],
  ["a mail that QQ Mail forwards by itself", header("X-QQ-AUTO-FWD: support@postcase.example")],
  ["a mail that CommuniGate passes on", header("X-Autogenerated: Mirror")],
  ["a mail that a rule of Outlook.com passes on", header("X-MS-Exchange-Inbox-Rules-Loop: lihua@customer.example")],
  ["a mail of an iPhone", header("X-Apple-Action: JUNK_FOLDER/INBOX")],
  ["a mail with a Feedback-ID alone", header("Feedback-ID: 1.eu-west-1.abc:AmazonSES")],
  ["a delivery to a person", header("Delivered-To: support@postcase.example")],
  ["a mail on its 30th hop", header(...Array<string>(30).fill("Received: from a by b"))],
  ["a person called Bounce", { from: "Ann Bounce <ann.bounce@customer.example>" }],
  ["a person called Robot", { from: "Robot Daemon <robot@customer.example>" }],
  ["a person called Mailer", { from: '"Norman Mailer" <mailer@customer.example>' }],
  ["a person whose name begins with no", { from: "noreen@customer.example" }],
  ["a fan of replies", { from: "reply.all@customer.example" }],
  ["a person at a domain called noreply", { from: "ana@noreply.example" }],
  ["a person at a domain called postmaster", { from: "ana@postmaster.example" }],
  ["a shop's common mailbox", { from: "info@customer.example" }],
  ["another desk's mailbox", { from: "support@customer.example" }],
  ["a QQ number", { from: "10001@qq.example" }],
  ["a lookalike of our desk", { from: "support@postcase.example.evil.example" }],
  ["a lookalike of our reply domain", { from: "a@notreply.postcase.example" }],
  ["a mail without a sender", { from: null }],
  ...[
    "Re: Automatic reply: Your case",
    "RE: Out of Office: until Monday",
    "Fwd: Undelivered Mail Returned to Sender",
    "Fw: failure notice",
    "回复：自动回复: 您的案件",
    "回复: 系统退信",
    "系统退信",
    "系統退信",
    "转发：来自PostMaster@qq.com的退信",
    "答复: 自动答复: 出差",
    "自动回复怎么关闭",
    "自动回复太慢了，请人工处理",
    "自动充值未到账",
    "自动扣款问题",
    "退信 怎么办",
    "退信：给你们发的邮件被退回了",
    "收到系统退信怎么办",
    "系统退信了，请帮忙",
    "来自美国的转账未到账",
    "邮件发送失败，验证码收不到",
    "无法提现",
    "不在办公室能收到验证码吗",
    "自動回覆怎麼關閉",
    "充值未到帐",
    "Out of office hours support?",
    "Out of the office computer I cannot log in",
    "Automatic reply does not help me",
    "Automatic withdrawal failed",
    "Auto: my trading bot does not start",
    "Auto-invest did not run",
    "Delivery failure of my hardware wallet",
    "Undeliverable: my coins never came",
    "Mail delivery failed?",
    "Failure notice for my withdrawal",
    "Delivery status of my withdrawal",
    "Returned deposit",
    "Warning: message from a scammer",
    "Complaint about message from your support",
    "Vacation: please hold my account",
  ].map((subject) => [subject, { subject }] as const),
];

describe("a machine is known by its sign", () => {
  test.each(machines)("%s: %s", (_, found, sketch) => {
    expect(automatic(sketch)).toBe(found);
  });

  test("every sign of the table is known by an example", () => {
    const shown = new Set(machines.map(([, found]) => found));
    const missing = automaticSigns
      .map(({ kind, name }) => `${kind}: ${name}` as const)
      .filter((sign) => !shown.has(sign));

    expect(missing).toEqual([]);
  });

  test.each([
    ["exchange-automatic-reply", "Automatic reply: We have received it", "auto-reply", "machine-subject"],
    ["qq-autoreply-without-auto-submitted", "自动回复: 我们已收到", "auto-reply", "machine-subject"],
    ["bounce-delivery-status", "", "bounce", "report"],
    ["read-receipt", "", "report", "report"],
    ["mailing-list", "", "list", "precedence"],
  ])("%s.eml", (name, subject, kind, sign) => {
    expect(readAutomatic(signedOf(mailFixture(name), subject))).toEqual({ kind, sign });
  });

  test("the null sender of an envelope shows it as the header does", () => {
    expect(readAutomatic(signedOf(aMail()), own, "")).toEqual({ kind: "bounce", sign: "null-sender" });
    expect(readAutomatic(signedOf(aMail()), own, "lihua@customer.example")).toBeUndefined();
  });

  test("the name of the sign stands alone where the kind does not matter", () => {
    expect(readAutomatic(signedOf(aMail(header("Precedence: bulk"))))?.sign).toBe("precedence");
    expect(readAutomatic(signedOf(aMail()), own)).toBeUndefined();
  });
});

describe("a person is not taken for a machine", () => {
  test.each(people)("%s", (_, sketch) => {
    expect(automatic(sketch)).toBeUndefined();
  });

  test("outlook-reply-original-message.eml", () => {
    expect(readAutomatic(signedOf(mailFixture("outlook-reply-original-message")))).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import { ownText, splitText } from "../../../shared/domain/mail/quoted-text.ts";
import { searchesOfMail } from "../../../shared/domain/mail/server-text.ts";

const footerInEnglish =
  "CONFIDENTIALITY NOTICE: This e-mail and any attachments are confidential and may be legally privileged. If you are not\nthe intended recipient, any unauthorized review, use or disclosure is prohibited. If you have received this message in\nerror, please notify the sender and delete it.";
const footerInChinese =
  "本邮件及其附件含有本公司的保密信息，仅限于发送给上面地址中列出的个人或群组。禁止任何其他人以任何形式使用本邮件中的信息。如果您错收了本邮件，请您立即电话或邮件通知发件人并删除本邮件！";

describe("what a company's mail server wrote is none of the writer's words", () => {
  test.each([
    [footerInEnglish],
    [
      "This message is intended only for the named recipient and may contain privileged information. Unauthorised use is prohibited.",
    ],
    [
      "WARNING: Computer viruses can be transmitted via email. The company accepts no liability for any damage caused by a compromised system.",
    ],
    ["Emails can be intercepted, hacked or contain viruses; we accept no liability."],
    [footerInChinese],
    ["郑重声明：本邮件内容仅供参考，本公司对因黑客攻击、病毒导致的损失不承担责任。"],
    ["FRAUD ALERT: Our bank details will not change. Please verify by telephone before you transfer money."],
    ["【安全提示】谨防冒充本公司员工的诈骗邮件，本公司不会通过邮件要求转账，切勿点击不明链接。"],
    ["本電子郵件及附件可能含有機密資訊，僅供指定收件人使用。若您誤收，請立即刪除並通知寄件人，切勿揭露或轉寄。"],
  ])("below: %j", (footer) => {
    expect(ownText(`Where are the coins?\n\nKind regards\nAna\n\n${footer}`)).toBe(
      "Where are the coins?\n\nKind regards\nAna",
    );
    expect(ownText(`充值没到账\n${footer}`)).toBe("充值没到账");
    expect(splitText(`mine\n\n${footer}`).reply).toBe(`mine\n\n${footer}`);
  });

  test.each([
    [
      "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender.",
    ],
    ["[This sender might be impersonated. Beware of phishing and scam.]"],
    [
      "You don't often get email from ana@customer.example. Learn why this is important<https://aka.ms/LearnAboutSenderIdentification>",
    ],
    ["*** This email is from an EXTERNAL source. Think before you click: it could be phishing. ***"],
    ["[注意：本邮件来自公司外部，请警惕钓鱼邮件]"],
    ["[外部信件] 請小心釣魚郵件，勿任意點選連結或開啟附件"],
    ["[EXTERNAL EMAIL] Be careful with links and attachments."],
    ["【外部邮件】警惕诈骗：本邮件来自公司外部，请勿随意点击链接或打开附件，谨防账号被盗。"],
    ["你通常不会收到来自 ana@customer.example 的电子邮件。了解这一点为什么很重要"],
  ])("above: %j", (warning) => {
    expect(ownText(`${warning}\n\nWhere are the coins?`)).toBe("Where are the coins?");
    expect(ownText(`${warning}\n充值没到账`)).toBe("充值没到账");
  });

  test("between and below lines with values, as in HTML, which has no empty lines", () => {
    const warning = "This message came from outside your organization. Beware of phishing.";
    const values = "UID：44705892343619584\n数量：500 USDT";

    expect(ownText(`${warning}\n${values}\n${footerInEnglish}`)).toBe(values);
    expect(
      ownText(
        `${values}\n${footerInEnglish.replaceAll("\n", " ")}\nEmails can be intercepted and hacked; we accept no liability.`,
      ),
    ).toBe(values);
  });

  test("what a mail program wrote above the footer is its signature", () => {
    expect(ownText(`mine\n\nSent from my iPhone\n\n${footerInEnglish}`)).toBe("mine");
  });

  test("a forwarded mail below nothing but a warning is known as one", () => {
    const forwarded = "From: Support <support@postcase.example>\nSent: Thursday\nTo: Ana\nSubject: x\n\nUID: 111";

    expect(splitText(`${footerInEnglish}\n\n${forwarded}`)).toMatchObject({ own: "", isForward: true });
  });
});

describe("what a customer says of a mail stays", () => {
  test.each([
    ["I got this message from an external sender, it said do not click links, and my account was hacked"],
    ["My account had an unauthorised login. Please keep this message confidential and delete it"],
    ["我收到外部邮件，里面的链接是钓鱼的，请注意，请勿处理提币"],
    ["Please delete this message after reading"],
    ["This information is confidential"],
    ["这封邮件请勿自动回复"],
    [
      "This email is confidential, intended for the support team. Unauthorized withdrawal of 500 USDT, UID: 447058923436",
    ],
    ["The deposit was sent by mistake, please contact the sender"],
    ["有人从外部登录，小心处理"],
    ["Deposit from an external wallet, please verify, see the link"],
    ["The sender of the funds is a scam, please verify it and be careful"],
    ["The information shown was copied in error, please contact us"],
    ["This message appears: withdrawal not permitted, contact us. It was an error"],
    ["This email says that the withdrawal is prohibited, sent by mistake"],
    ["充值来自外部钱包，请注意查收，附件是截图"],
    ["该邮件提示禁止提币，请勿回复，转到指定地址"],
    ["有人冒充你们客服诈骗，叫客户转账，还发了钓鱼邮件"],
    ["He said that Binance will never ask for a password, then it was a scam by email"],
  ])("%j", (text) => {
    expect(ownText(text)).toBe(text);
  });
});

test("only so many are looked for in one mail that each is searched for values", () => {
  const footer = "This message is confidential and must not be disclosed.";
  const mail = (count: number): string => `UID: 222\n\n${`${footer}\n\n> a\n\n`.repeat(count)}`;

  expect(ownText(mail(searchesOfMail))).toBe("UID: 222");
  expect(ownText(mail(searchesOfMail + 1))).toBe(`UID: 222\n${footer}`);
});

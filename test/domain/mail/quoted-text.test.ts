import { describe, expect, test } from "vitest";
import { ownText, splitText } from "../../../shared/domain/mail/quoted-text.ts";

const support = "<support@postcase.example>";
const hash = `0x${"3c1ee683aa76a2b7".repeat(4)}`;
const tronAddress = "TXhLqv8tEyzQ6mUPbd3GnoSWR5fA1cKJ9e";

describe("what was written before is cut off, whatever program quotes it", () => {
  test.each([
    // Tencent: QQ mail, Foxmail.
    [
      '------------------ 原始邮件 ------------------\n发件人: "客服" <support@postcase.example>;\n发送时间: 2026年3月5日(星期四) 下午3:20',
    ],
    ['---原始邮件---\n发件人:"客服"<support@postcase.example>'],
    ['------------------ Original ------------------\nFrom: "客服" <support@postcase.example>'],
    ["------------------ 原始郵件 ------------------"],
    ["原始邮件\n\n发件人：客服\n发件时间：2026年3月5日 15:20\n收件人：王小明\n主题：您的申请"],
    [`发件人： 客服\n发送时间： 2026-03-05 15:20\n收件人： 王小明\n主题： Re: 充值`],
    // NetEase: 163, 126, Mail Master.
    [`在 2026-03-05 15:20:08，"客服" ${support} 写道：`],
    [`At 2026-03-05 15:20:08, "客服" ${support} wrote:`],
    ["---- 回复的原邮件 ----\n| 发件人 | 客服 |\n| 发送日期 | 2026年3月5日 15:20 |"],
    // Sina, Aliyun, Huawei, Xiaomi.
    ["----- 原始邮件 -----\n发件人：客服\n收件人：王小明"],
    [
      "------------------------------------------------------------------\n发件人：客服\n日　期：2026年03月05日 15:20:08\n收件人：王小明\n主　题：充值",
    ],
    ["-------- 原始邮件 --------\n发件人： 客服\n日期： 2026年3月5日周四 15:20"],
    ["---- 原邮件信息 ----\n发件人: 客服"],
    // Outlook in three languages of Chinese and English.
    ["发件人: 客服\n发送时间: 2026年3月5日"],
    ["________________________________\n发件人: 客服\n已发送: 2026年3月5日 15:20\n收件人: 王小明"],
    ["寄件者：客服\n寄件日期：2026年3月5日"],
    ["寄件者: 客服 <support@postcase.example>\n傳送時間: 2026年3月5日 下午 03:20\n收件者: 王小明\n主旨: 儲值"],
    [`From: Support ${support}\nSent: Thursday, March 5, 2026 3:20 PM\nTo: Ana`],
    ["*From:* Support\n*Date:* Thursday"],
    [`From: Support ${support}\nReply-To: Support\n ${support}\nDate: Thursday, 5 March 2026\nTo: Ana`],
    ["-----Original Message-----"],
    ["---- Original message ----"],
    // Gmail.
    [`客服 ${support} 于2026年3月5日周四 15:20写道：`],
    [`客服 ${support} 于2026年3月5日周四\n15:20写道：`],
    [`客服 ${support} 於 2026年3月5日 週四 下午3:20寫道：`],
    [`On Thu, Mar 5, 2026 at 3:20 PM Support ${support} wrote:`],
    ["On Thu, Mar 5, 2026 at 3:20 PM Postcase Support <\nsupport@postcase.example> wrote:"],
    [`On Thu, Mar 5, 2026 at 3:20 PM Postcase Support\n${support}\nwrote:`],
    // Apple, Yahoo in Hong Kong and Taiwan, Thunderbird, Zoho.
    [`在 2026年3月5日，下午3:20，客服 ${support} 寫道：`],
    ["在 2026年3月5日，15:20，客服 写道："],
    ["於 2026年3月5日 週四 下午3:20寫道："],
    [`在 2026年3月5日 星期四 下午03:20:08 [GMT+8]， 客服${support} 寫道：`],
    ["在 2026/3/5 15:20, 客服 写道:"],
    ["客服 於 2026/3/5 下午 03:20 寫道:"],
    ["---- On Thu, 05 Mar 2026 15:20:08 +0800 Support <support@postcase.example> wrote ----"],
    // Other languages.
    [`Am Do., 5. März 2026 um 15:20 Uhr schrieb Support ${support}:`],
    [`Support ${support} schrieb am Do., 5.\nMärz 2026 um 15:20 Uhr:`],
    ["Von: Support\nGesendet: Donnerstag, 5. März 2026 15:20\nAn: Ana\nBetreff: Einzahlung"],
    [`Le jeu. 5 mars 2026 à 15:20, Support ${support} a écrit :`],
    ["De : Support\nEnvoyé : jeudi 5 mars 2026 15:20\nÀ : Ana\nObjet : Dépôt"],
    [`El jue, 5 mar 2026 a las 15:20, Support (${support}) escribió:`],
    ["De: Support\nEnviado el: jueves, 5 de marzo de 2026\nPara: Ana\nAsunto: Depósito"],
    [`Em qui., 5 de mar. de 2026 às 15:20, Support ${support} escreveu:`],
    [`Il giorno gio 5 mar 2026 alle ore 15:20 Support ${support} ha scritto:`],
    [`Op do 5 mrt 2026 om 15:20 schreef Support ${support}:`],
    ["Van: Support\nVerzonden: donderdag 5 maart 2026\nAan: Ana\nOnderwerp: Storting"],
    [`Den tors 5 mars 2026 kl 15:20 skrev Support ${support}:`],
    ["Från: Support\nSkickat: den 5 mars 2026\nTill: Ana\nÄmne: Insättning"],
    [`tor. 5. mar. 2026 kl. 15:20 skrev Support ${support}:`],
    ["Fra: Support\nSendt: 5. marts 2026\nTil: Ana\nEmne: Indbetaling"],
    [`to 5. maalisk. 2026 klo 15.20 Support (${support}) kirjoitti:`],
    [`czw., 5 mar 2026 o 15:20 Support ${support} napisał(a):`],
    ["W dniu 05.03.2026 o 15:20, Support pisze:"],
    [`čt 5. 3. 2026 v 15:20 odesílatel Support ${support} napsal:`],
    [`чт, 5 мар. 2026 г. в 15:20, Support ${support}:`],
    ["5 марта 2026 г., 15:20, Support написал:"],
    ["От: Support\nОтправлено: 5 марта 2026 г. 15:20\nКому: Ана\nТема: Депозит"],
    [`5 Mar 2026 Per 15:20 tarihinde Support ${support} şunu yazdı:`],
    [`2026年3月5日(木) 15:20 Support ${support}:`],
    ["2026/03/05 15:20、Support <support@postcase.example>のメール："],
    ["差出人: Support\n送信日時: 2026年3月5日 15:20\n宛先: Ana\n件名: 入金"],
    [`2026년 3월 5일 (목) 오후 3:20, Support ${support}님이 작성:`],
    [`Vào Th 5, 5 thg 3, 2026 vào lúc 15:20 Support ${support} đã viết:`],
    ["##- Please type your reply above this line -##"],
    ["##- 请在此行上方键入您的回复 -##"],
    ["##- 請在此行上方輸入您的回覆 -##"],
    // 139, Zoho, Outlook for Mac and Samsung in Chinese, Yahoo with the header in the line of the title.
    ["----邮件原文----\n发件人：客服\n收件人：王小明\n抄　送: (无)"],
    ["---- On Thu, 05 Mar 2026 15:20:08 +0800 Support <support@postcase.example> wrote ---"],
    ["從: 客服 <support@postcase.example>\n日期: 星期四, 2026年3月5日 下午3:20\n至: 王小明\n主旨: 儲值"],
    ["從: 客服\n傳送: 2026年3月5日 下午 03:20\n至: 王小明\n主旨: 儲值"],
    ["自: 客服 <support@postcase.example>\n日期: 26/3/5 下午3:20\n收件人: 王小明"],
    ["----- Original Message ----- From: Support <support@postcase.example>To: AnaSent: Thursday, March 5, 2026"],
  ])("after %j", (separator) => {
    const { own, quoted, isForward } = splitText(`my words\n\n${separator}\n\nUID: 111\n> and more`);

    expect(own).toBe("my words");
    expect(quoted).toBe(`${separator}\n\nUID: 111\n> and more`);
    expect(isForward).toBe(false);
  });

  test.each([
    ["---------- Forwarded message ---------\nFrom: Support"],
    ["Begin forwarded message:\n\nFrom: Support"],
    ["---------- 转发的邮件 ---------\n发件人： 客服"],
    ["-------- 转发邮件信息 --------\n发件人：客服"],
    ["下面是被转发的邮件：\n\n发件人: 客服"],
    ["---------- 轉寄的郵件 ---------\n寄件者： 客服"],
    ["開始轉寄郵件：\n\n寄件人： 客服"],
    ["-------- 转发的消息 --------\n主题: \t提币\n发件人: \t客服"],
    ["---- 转发的原邮件 ----\n| 发件人 | 客服 |"],
    ["----- Forwarded Message ----- From: Support <support@postcase.example>To: Ana <ana@x.example>Sent: Thursday"],
    ["-------- Weitergeleitete Nachricht --------\nBetreff: Einzahlung"],
    ["-------- Пересылаемое сообщение --------\n5.3.2026"],
    ["> Begin forwarded message:\n> \n> From: Support <support@postcase.example>"],
  ])("a forwarded mail is known as one: %j", (forwarded) => {
    expect(
      splitText(
        `please look\n\n${forwarded}\n\nUID: 111`.replace(/^UID/m, forwarded.startsWith(">") ? "> UID" : "UID"),
      ),
    ).toMatchObject({
      own: "please look",
      isForward: true,
    });
    expect(splitText(forwarded)).toMatchObject({ own: "", reply: "", isForward: true });
  });

  test.each([
    [`From: Support ${support}\nSent: Thursday, March 5, 2026 3:20 PM\nTo: Ana\nSubject: Deposit\n\nUID: 111`],
    [`> From: Support ${support}\n> Sent: Thursday\n> To: Ana\n> UID: 111`],
    ["-----Original Message-----\nUID: 111"],
    ["________________________________\n发件人: 客服\n发送时间: 2026年3月5日\n主题: 充值\n\nUID: 111"],
  ])("a header with nothing above it is a mail that is passed on: %j", (text) => {
    expect(splitText(text)).toMatchObject({ own: "", reply: "", isForward: true });
  });
});

describe("answers between and below quoted lines are the writer's", () => {
  test.each([
    ["> UID: 111\nmy answer\n  > more\n＞ 全角\nthe end", "my answer\nthe end"],
    [`On Thu, Mar 5, 2026, Support ${support} wrote:\n> Which network?\n\nTRON\n\n> Which UID?\n\n222`, "TRON\n\n222"],
    [`> 在 2026年3月5日，下午3:20，客服 ${support} 写道：\n> \n> 请提供 UID\n\n我的 UID 是 222`, "我的 UID 是 222"],
    ["Support wrote:\n> Which UID?\n222", "222"],
    [`-----Original Message-----\nFrom: Support ${support}\nTo: Ana\n\n> Which UID?\n\n222`, "222"],
    [`------- Original Message -------\nOn Thu, Mar 5, 2026, Support wrote:\n> Which UID?\n222`, "222"],
    ["mine\n\nOn Thu, Mar 5, 2026, Support wrote:\n> UID: 111\n\nmine below", "mine\nmine below"],
    ["mine\n\nJD> UID: 111\nJD> and more\nbelow", "mine\n\nbelow"],
  ])("%j", (text, own) => {
    expect(ownText(text).replace(/\n{2,}/g, "\n")).toBe(own.replace(/\n{2,}/g, "\n"));
  });

  test.each([
    ["> Which UID?\n\n222", "> Which UID?\n222"],
    ["mine\n\nSupport wrote:\n> Which UID?\n222\n> and so on", "mine\n> Which UID?\n222"],
    ["Support wrote:\n> a\n1\n> b\n2", "> a\n1\n> b\n2"],
    ["Support wrote:\n> a long mail\n\nthe only answer", "the only answer"],
    ["mine\n> theirs", "mine"],
  ])("people see what an answer stands below: %j", (text, reply) => {
    expect(splitText(text).reply).toBe(reply);
  });

  test("below a line alone, nobody can tell quote and answer apart: people see both, no field is read", () => {
    expect(splitText(`On Thu, Mar 5, 2026, Support ${support} wrote:\n\nWhich UID?\n\n222`)).toMatchObject({
      own: "",
      reply: "Which UID?\n\n222",
      isForward: false,
    });
  });
});

describe("signatures are apart", () => {
  test.each([
    ["-- \nAna Gómez\nTel. +34 600 123 456\nhttps://ana.example"],
    ["--\n王小明\n微信：wangxiaoming\n手机：13800138000"],
    ["------------------\nAna Gómez"],
    ["Sent from my iPhone"],
    ["Sent from my Galaxy\n\n--\n"],
    ["Sent from Yahoo Mail on Android"],
    ["Sent from my phone, please excuse typos."],
    ["Get Outlook for iOS<https://aka.ms/o0ukef>"],
    ["Get [Outlook for Android](https://aka.ms/ghei36)"],
    ["发自我的iPhone"],
    ["发自我的华为手机"],
    ["此邮件由网易邮箱大师发送"],
    ["发自我的小米"],
    ["发自网易邮箱大师"],
    ["来自QQ邮箱"],
    ["从我的 iPad 发送"],
    ["从 Windows 版邮件发送"],
    ["获取 Outlook for Android"],
    ["获取适用于 iOS 的 Outlook<https://aka.ms/o0ukef>"],
    ["取得 Android 版 Outlook<https://aka.ms/AAb9ysg>"],
    ["Get BlueMail for Android"],
    ["從我的 iPhone 傳送"],
    ["從 Android 上的 Yahoo 奇摩電子信箱傳送"],
    ["取得 Outlook for iOS"],
    ["Von meinem iPhone gesendet"],
    ["Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet."],
    ["Envoyé de mon iPhone"],
    ["Enviado desde mi iPhone"],
    ["Enviado do meu iPhone"],
    ["Inviato da iPhone"],
    ["Verzonden vanaf mijn iPhone"],
    ["Skickat från min iPhone"],
    ["Sendt fra min iPhone"],
    ["Wysłane z iPhone'a"],
    ["Odesláno z iPhonu"],
    ["Отправлено с iPhone"],
    ["iPhone'umdan gönderildi"],
    ["iPhoneから送信"],
    ["나의 iPhone에서 보냄"],
  ])("%j", (signature) => {
    const text = `my words\n\n${signature}\n\nOn Thu, Mar 5, 2026, Support wrote:\n> theirs`;

    expect(splitText(text)).toMatchObject({ own: "my words", signature: signature.trim() });
  });

  test.each([
    ["-- \nUID: 222"],
    [`--\n哈希：${hash}`],
    [`-- \nTxID ${hash}\nAmount: 100 USDT`],
    [`--\nhttps://tronscan.org/#/transaction/${"ab".repeat(32)}`],
    ["--\nNetwork: TRON"],
    ["------------------\nUID：222"],
    ["----------\nMy coins have not arrived, although the network has confirmed the transfer."],
    [`-- \n${"one more line\n".repeat(21)}end`],
    ["Sent from my wallet to yours"],
    [`Sent from ${tronAddress}`],
    ["Sent from my Binance to OKX"],
    ["Sent with 12 USDT"],
    ["This email was sent from far too many places"],
    ["来自币安的提币"],
    ["发自我的钱包"],
    ["從幣安傳送"],
    ["Sent from my iPhone\nUID 222"],
  ])("what holds a field, or is more than a signature, stays: %j", (text) => {
    expect(splitText(`my words\n${text}`)).toMatchObject({ own: `my words\n${text}`, signature: "" });
  });
});

describe("what looks a little like a quote is kept", () => {
  test.each([
    ["On Tuesday I wrote:to nobody"],
    ["On Monday the deposit left my wallet.\nI wrote you then."],
    ["On 2026-03-05 I wrote:"],
    ["在币安提币到欧易"],
    ["在 2026-03-05 15:20 我充值了 100 USDT，客服写道：请提供"],
    ["在 2026-03-05 15:20 我充值了 100 USDT，客服写道："],
    ["客服来信写道："],
    ["I asked help@exchange.example and they wrote:"],
    ["From: 0x1234\nTo nobody"],
    ["From: Binance\nTo: OKX\nDate: 2026-03-05 15:20"],
    [`from: ${hash.slice(0, 42)}\nto: ${tronAddress}\nsent: 2026-03-05`],
    [`From: ${tronAddress}\nTo: ${tronAddress}\nSubject: deposit`],
    [`发件人地址: ${tronAddress}\n收件人地址: ${tronAddress}`],
    [`To: ${tronAddress}`],
    ["From: Binance\nSubject: wrong network"],
    ["從: 幣安\n到: 貴交易所\n傳送: 500 USDT"],
    ["自: 币安\n日期: 2026-03-05\n数量: 100 USDT"],
    ["请在此行程中处理"],
    ["发件人: 币安\n发送时间: 2026-03-05 15:20\n数量: 100 USDT"],
    ["From: Binance\nTo: OKX\nAmount: 100 USDT\nCC: none"],
    ["----------"],
    ["original message of the app: failed"],
    ["原始邮件"],
    ["---- 500 USDT ----"],
    ["USDT> TRX swapped"],
    ["2026-03-05 15:20 ana@customer.example:"],
  ])("%j", (text) => {
    expect(ownText(`${text}\nlast`)).toBe(`${text}\nlast`);
  });
});

describe("text that was made to take long", () => {
  test.each([
    "On 2026-03-05 a@b.example wrote:\n",
    "On 2026-03-05 <\n",
    "From: a@b.example\n",
    "From: a\nTo: b\n",
    "> a\nb\n",
    "--\nUID: 1\n",
    "Sent from my iPhone\n",
    "-----Original Message-----\n",
    "Original Message\n\n",
    "在 2026年 写道\n",
    "On ",
    "-",
    "<",
  ])("%j again and again loses nothing", (piece) => {
    const text = piece.repeat(65_536 / piece.length);
    const { own, quoted, signature } = splitText(text);

    const lettersOf = (one: string): number => one.replace(/\s/g, "").length;
    expect(lettersOf(own) + lettersOf(quoted) + lettersOf(signature)).toBe(lettersOf(text));
  });

  test("a long line is no separator", () => {
    const text = `${"On ".repeat(300)}\n`.repeat(2_000);

    expect(ownText(text)).toBe(text.trim());
  });
});

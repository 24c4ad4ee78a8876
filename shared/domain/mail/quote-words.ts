/** What a field of the header that mail programs print above a quoted mail tells. */
export type HeaderPart = "from" | "sent" | "date" | "to" | "cc" | "subject";

/**
 * What mail programs of one language write above a mail that is answered or forwarded. In lower case, blanks within
 * words as they are shown; `Date` and whatever else a customer may as well write about a transfer is under `date`,
 * words that only a mail has are under `sent`.
 */
interface QuoteWords {
  readonly language: string;
  /** `… wrote:` at the end of, or within, the line above a quote. */
  readonly wrote: readonly string[];
  /** How such a line begins where it is folded: `On`, `Am`. */
  readonly opens?: readonly string[];
  readonly headers: Readonly<Partial<Record<HeaderPart, readonly string[]>>>;
  /** Between dashes, or with a header below: `-----Original Message-----`. */
  readonly original?: readonly string[];
  /** The same of a forwarded mail; between dashes, or with a colon behind. */
  readonly forwarded?: readonly string[];
  /** What a help desk writes into a line of its mail, for its customers to answer above. */
  readonly answerAbove?: readonly RegExp[];
}

const rows: readonly QuoteWords[] = [
  {
    language: "en",
    wrote: ["wrote", "writes"],
    opens: ["on", "at"],
    headers: {
      from: ["from"],
      date: ["date", "sent"],
      to: ["to"],
      cc: ["cc", "bcc", "reply-to"],
      subject: ["subject"],
    },
    original: ["original message", "original mail", "original email", "original", "reply message", "previous message"],
    forwarded: ["forwarded message", "forwarded mail", "forwarded email", "begin forwarded message", "forward message"],
    answerAbove: [/^(?:please )?(?:type|write|reply)[\w\s]{0,30} above this line/i],
  },
  {
    language: "zh-Hans",
    wrote: ["写道", "写到", "来信说"],
    opens: ["在", "于"],
    headers: {
      from: ["发件人", "发件者", "发信人", "寄件人", "自"],
      sent: ["发送时间", "发送日期", "发件时间", "发件日期", "已发送"],
      date: ["日期", "时间"],
      to: ["收件人", "收件者", "收信人"],
      cc: ["抄送", "抄送人", "密送", "回复"],
      subject: ["主题", "标题", "邮件主题"],
    },
    original: [
      "原始邮件",
      "原邮件",
      "回复的原邮件",
      "原始邮件信息",
      "原邮件信息",
      "原始信息",
      "原始消息",
      "原文",
      "回复原邮件",
      "邮件原文",
    ],
    forwarded: [
      "转发的邮件",
      "转发邮件",
      "转发邮件信息",
      "转发的邮件信息",
      "转发信息",
      "被转发邮件",
      "被转发的邮件",
      "下面是被转发的邮件",
      "以下是转发的邮件",
      "已转发的邮件",
      "开始转发的邮件",
      "转发原邮件",
      "转发的原邮件",
      "转发的消息",
      "转发消息",
    ],
    answerAbove: [/^请?[在于]此行(?:以上|上方|之上)/u],
  },
  {
    language: "zh-Hant",
    wrote: ["寫道", "寫到"],
    opens: ["在", "於"],
    headers: {
      from: ["寄件者", "寄件人", "發件人", "發信人", "傳送者", "從", "自"],
      sent: ["寄件日期", "寄件時間", "傳送時間", "傳送日期", "發送時間", "發送日期", "發件時間", "已傳送"],
      date: ["日期", "時間", "傳送"],
      to: ["收件者", "收件人", "至", "到"],
      cc: ["副本", "抄送", "密件副本", "副本抄送"],
      subject: ["主旨", "主題", "標題"],
    },
    original: ["原始郵件", "原郵件", "原始訊息", "回覆的原郵件", "原始信件", "原文"],
    forwarded: [
      "轉寄的郵件",
      "轉寄郵件",
      "轉寄訊息",
      "轉寄的訊息",
      "已轉寄的郵件",
      "以下為轉寄的郵件",
      "以下是轉寄的郵件",
      "開始轉寄郵件",
      "開始轉寄訊息",
      "轉發的郵件",
      "轉發郵件",
    ],
    answerAbove: [/^請?[在於]此行(?:以上|上方|之上)/u],
  },
  {
    language: "de",
    wrote: ["schrieb", "schrieben", "geschrieben", "schreibt"],
    opens: ["am"],
    headers: {
      from: ["von"],
      sent: ["gesendet"],
      date: ["datum"],
      to: ["an"],
      cc: ["kopie"],
      subject: ["betreff"],
    },
    original: ["ursprüngliche nachricht", "originalnachricht", "original nachricht", "originalmail"],
    forwarded: ["weitergeleitete nachricht", "anfang der weitergeleiteten nachricht", "weitergeleitete e mail"],
  },
  {
    language: "fr",
    wrote: ["a écrit", "a ecrit", "écrivait"],
    opens: ["le"],
    headers: {
      from: ["de", "expéditeur"],
      sent: ["envoyé", "envoyé le", "date d'envoi"],
      date: ["date"],
      to: ["à", "pour", "destinataire", "destinataires"],
      cc: ["copie"],
      subject: ["objet", "sujet"],
    },
    original: ["message d'origine", "message d’origine", "message original", "message initial"],
    forwarded: ["message transféré", "début du message réexpédié", "début du message transféré", "message transmis"],
  },
  {
    language: "es",
    wrote: ["escribió", "escribio", "ha escrito"],
    opens: ["el"],
    headers: {
      from: ["de", "remitente"],
      sent: ["enviado", "enviado el"],
      date: ["fecha"],
      to: ["para"],
      subject: ["asunto"],
    },
    original: ["mensaje original"],
    forwarded: ["mensaje reenviado", "inicio del mensaje reenviado", "mensaje enviado"],
  },
  {
    language: "pt",
    wrote: ["escreveu"],
    opens: ["em", "no dia", "a"],
    headers: {
      from: ["de"],
      sent: ["enviado", "enviada", "enviado em", "enviada em", "enviado a"],
      date: ["data"],
      to: ["para"],
      subject: ["assunto"],
    },
    original: ["mensagem original"],
    forwarded: ["mensagem encaminhada", "mensagem reencaminhada", "início da mensagem reencaminhada"],
  },
  {
    language: "it",
    wrote: ["ha scritto", "scrive"],
    opens: ["il"],
    headers: { from: ["da"], sent: ["inviato", "inviata"], date: ["data"], to: ["a"], subject: ["oggetto"] },
    original: ["messaggio originale", "messaggio originario"],
    forwarded: ["messaggio inoltrato", "inizio messaggio inoltrato"],
  },
  {
    language: "nl",
    wrote: ["schreef", "het volgende geschreven"],
    opens: ["op"],
    headers: { from: ["van"], sent: ["verzonden"], date: ["datum"], to: ["aan"], subject: ["onderwerp"] },
    original: ["oorspronkelijk bericht", "origineel bericht"],
    forwarded: ["doorgestuurd bericht", "begin doorgestuurd bericht"],
  },
  {
    language: "sv",
    wrote: ["skrev"],
    opens: ["den"],
    headers: { from: ["från"], sent: ["skickat"], date: ["datum"], to: ["till"], cc: ["kopia"], subject: ["ämne"] },
    original: ["ursprungligt meddelande", "originalmeddelande"],
    forwarded: ["vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrat mejl"],
  },
  {
    language: "da, nb",
    wrote: ["skrev", "skreiv"],
    opens: ["den"],
    headers: { from: ["fra"], sent: ["sendt"], date: ["dato"], to: ["til"], cc: ["kopi"], subject: ["emne"] },
    original: ["oprindelig meddelelse", "opprinnelig melding", "original meddelelse", "original melding"],
    forwarded: [
      "videresendt meddelelse",
      "videresendt melding",
      "videresendt besked",
      "start på videresendt besked",
      "start på videresendt melding",
      "videresendt e post",
    ],
  },
  {
    language: "fi",
    wrote: ["kirjoitti"],
    headers: {
      from: ["lähettäjä"],
      sent: ["lähetetty"],
      date: ["päivämäärä"],
      to: ["vastaanottaja"],
      subject: ["aihe"],
    },
    original: ["alkuperäinen viesti"],
    forwarded: ["välitetty viesti", "edelleen lähetetty viesti"],
  },
  {
    language: "pl",
    wrote: ["napisał", "napisała", "napisał(a)", "pisze"],
    opens: ["w dniu", "dnia"],
    headers: {
      from: ["od"],
      sent: ["wysłano", "wysłane", "data wysłania"],
      date: ["data"],
      to: ["do"],
      cc: ["dw"],
      subject: ["temat"],
    },
    original: ["wiadomość oryginalna", "oryginalna wiadomość", "wiadomość pierwotna"],
    forwarded: [
      "przekazana wiadomość",
      "wiadomość przekazana",
      "początek przekazywanej wiadomości",
      "treść przekazanej wiadomości",
    ],
  },
  {
    language: "cs, sk",
    wrote: ["napsal", "napsala", "napsal(a)", "napísal", "napísala", "napísal(a)"],
    opens: ["dne", "dňa"],
    headers: {
      from: ["od"],
      sent: ["odesláno", "odoslané", "odoslaná"],
      date: ["datum", "dátum"],
      to: ["komu", "pro"],
      cc: ["kopie", "kópia"],
      subject: ["předmět", "predmet"],
    },
    original: ["původní zpráva", "původní e mail", "pôvodná správa", "pôvodný e mail"],
    forwarded: ["přeposlaná zpráva", "přeposlaný e mail", "preposlaná správa"],
  },
  {
    language: "ru",
    wrote: ["написал", "написала", "написал(а)", "пишет", "писал", "писала"],
    headers: {
      from: ["от", "от кого"],
      sent: ["отправлено"],
      date: ["дата"],
      to: ["кому"],
      cc: ["копия"],
      subject: ["тема"],
    },
    original: ["исходное сообщение", "исходное письмо", "оригинальное сообщение"],
    forwarded: [
      "пересланное сообщение",
      "пересылаемое сообщение",
      "перенаправленное сообщение",
      "начало переадресованного сообщения",
      "начало пересылаемого сообщения",
    ],
  },
  {
    language: "uk, bg",
    wrote: ["написав", "написала", "пише", "написа"],
    opens: ["на"],
    headers: {
      from: ["від", "от"],
      sent: ["надіслано", "изпратено"],
      date: ["дата"],
      to: ["кому", "до"],
      subject: ["тема", "относно"],
    },
    original: ["оригінал повідомлення", "вихідне повідомлення", "оригинално съобщение"],
    forwarded: ["переслане повідомлення", "препратено съобщение"],
  },
  {
    language: "tr",
    wrote: ["şunu yazdı", "şunları yazdı", "yazdı"],
    headers: {
      from: ["kimden", "gönderen"],
      sent: ["gönderildi", "gönderilme", "gönderme tarihi"],
      date: ["tarih"],
      to: ["kime", "alıcı"],
      cc: ["bilgi"],
      subject: ["konu"],
    },
    original: ["orijinal mesaj", "özgün ileti", "orijinal ileti"],
    forwarded: ["yönlendirilmiş ileti", "yönlendirilen ileti", "iletilen mesaj", "forwarded message"],
  },
  {
    language: "ja",
    wrote: ["のメール", "のメッセージ", "は書きました", "さんは書きました", "が書きました"],
    headers: {
      from: ["差出人", "送信者", "送信元"],
      sent: ["送信日時", "送信日"],
      date: ["日付", "日時"],
      to: ["宛先", "受信者"],
      subject: ["件名"],
    },
    original: ["元のメッセージ", "元のメール", "オリジナルメッセージ"],
    forwarded: ["転送メッセージ", "転送されたメッセージ", "転送メール", "転送されたメール", "転送先"],
  },
  {
    language: "ko",
    wrote: ["님이 작성", "작성", "님이 쓴 글", "님이 씀", "썼습니다"],
    headers: {
      from: ["보낸 사람", "보낸사람", "발신자"],
      sent: ["보낸 날짜", "보낸날짜", "보낸 시간"],
      date: ["날짜"],
      to: ["받는 사람", "받는사람", "수신자"],
      cc: ["참조"],
      subject: ["제목"],
    },
    original: ["원본 메시지", "원본 메일", "원본메시지", "원본 이메일"],
    forwarded: ["전달된 메시지", "전달된 메일", "전달된 이메일"],
  },
  {
    language: "hu, ro",
    wrote: ["ezt írta", "írta", "a scris"],
    headers: {
      from: ["feladó", "de la"],
      sent: ["elküldve", "küldve", "trimis"],
      date: ["dátum", "data"],
      to: ["címzett", "către"],
      subject: ["tárgy", "subiect"],
    },
    original: ["eredeti üzenet", "mesaj original", "mesajul original"],
    forwarded: ["továbbított üzenet", "mesaj redirecționat", "mesaj redirecţionat"],
  },
  {
    language: "el, he, ar",
    wrote: ["έγραψε", "כתב", "כתבה", "כתב/ה", "كتب", "كتبت"],
    headers: {
      from: ["από", "מאת", "من"],
      sent: ["στάλθηκε", "נשלח", "تاريخ الإرسال"],
      date: ["ημερομηνία", "תאריך", "التاريخ"],
      to: ["προς", "אל", "إلى"],
      subject: ["θέμα", "נושא", "الموضوع"],
    },
    original: ["αρχικό μήνυμα", "הודעה מקורית", "הודעה מקורית", "الرسالة الأصلية"],
    forwarded: ["προωθημένο μήνυμα", "הודעה שהועברה", "رسالة مُعاد توجيهها", "رسالة معاد توجيهها"],
  },
  {
    language: "vi, th, id",
    wrote: ["đã viết", "viết", "เขียนว่า", "menulis"],
    opens: ["vào", "pada"],
    headers: {
      from: ["từ", "จาก", "dari"],
      sent: ["đã gửi", "ส่ง", "terkirim", "dikirim"],
      date: ["ngày", "วันที่", "tanggal"],
      to: ["đến", "tới", "ถึง", "kepada"],
      subject: ["chủ đề", "tiêu đề", "เรื่อง", "subjek", "perihal"],
    },
    original: ["tin nhắn gốc", "thư gốc", "ข้อความต้นฉบับ", "pesan asli"],
    forwarded: ["thư đã chuyển tiếp", "tin nhắn chuyển tiếp", "ข้อความที่ส่งต่อ", "pesan terusan", "pesan yang diteruskan"],
  },
];

const partsByLabel = new Map<string, Set<HeaderPart>>();
for (const { headers } of rows) {
  for (const [part, labels] of Object.entries(headers)) {
    for (const label of labels) {
      const key = label.replaceAll(" ", "");
      partsByLabel.set(key, (partsByLabel.get(key) ?? new Set()).add(part as HeaderPart));
    }
  }
}

const noParts: ReadonlySet<HeaderPart> = new Set();

/** What a label of a printed header may mean (`De` is from in French, and to nobody in English); `主　题` is one word. */
export const headerPartsOf = (label: string): ReadonlySet<HeaderPart> =>
  partsByLabel.get(label.toLowerCase().replace(/\s+/gu, "")) ?? noParts;

export type TitleKind = "original" | "forwarded";

const titles = new Map<string, TitleKind>(
  rows.flatMap(({ original = [], forwarded = [] }) => [
    ...original.map((title) => [title, "original"] as const),
    ...forwarded.map((title) => [title, "forwarded"] as const),
  ]),
);

/** What a line says as the title of a quoted mail, without the dashes around it. */
export const titleKindOf = (title: string): TitleKind | undefined => titles.get(title.toLowerCase());

const answerAbove = rows.flatMap((row) => row.answerAbove ?? []);
/** Whether a line asks to be answered above it; without the marks around its words. */
export const asksToAnswerAbove = (words: string): boolean => answerAbove.some((pattern) => pattern.test(words));

const escaped = (text: string): string => text.replace(/[()/]/g, String.raw`\$&`);
const isWithoutBlanks = (text: string): boolean =>
  /\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana}|\p{sc=Hang}|\p{sc=Thai}/u.test(text);
const wroteWords = [...new Set(rows.flatMap(({ wrote }) => wrote))].sort((a, b) => b.length - a.length);
const apart = wroteWords.filter((word) => !isWithoutBlanks(word)).map(escaped);
const glued = wroteWords.filter(isWithoutBlanks).map(escaped);
/** A word for `wrote` of any language, anywhere in a line. */
export const wrote = new RegExp(`(?<![\\p{L}\\p{N}])(?:${apart.join("|")})(?![\\p{L}\\p{N}])|${glued.join("|")}`, "iu");

/** `客服 於 2026/3/5 15:20 寫道`: name, time and the word for `wrote`, in this order, and nothing else. */
export const endsInTimeAndWrote = new RegExp(`\\d\\s?(?:${glued.join("|")})$`, "u");

const openWords = [...new Set(rows.flatMap(({ opens = [] }) => opens))];
/** How a line begins that says who wrote and when: one of the words for it, a number, or the day of the week. */
export const opensIntroduction = new RegExp(
  `^(?:-{2,10}\\s)?(?:(?:${openWords.filter((word) => !isWithoutBlanks(word)).join("|")})\\s|(?:${openWords.filter(isWithoutBlanks).join("|")})|\\d|\\p{L}{1,16}[.,]{0,2}\\s\\d)`,
  "iu",
);

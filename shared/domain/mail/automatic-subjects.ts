/** Characters of a subject that are read. */
const maxLength = 300;

/** A subject as it is compared: without accents, widths and doubled blanks, in lower case. */
const fold = (text: string): string =>
  text.slice(0, maxLength).normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();

const folded = (phrases: readonly string[]): readonly string[] => phrases.map(fold);

/**
 * What programs write in front of the subject that they answer, before a colon or alone: Exchange and Outlook in their
 * languages, QQ Mail, Foxmail, Coremail (163), Aliyun, Gmail, vacation programs.
 */
const replyMarks = folded([
  ...["automatic reply", "automatic response", "automated reply", "automated response"],
  ...["auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "autoresponder"],
  ...["out of office", "out of the office", "out-of-office", "out of office autoreply", "out of office auto-reply"],
  ...["out of office reply", "out of office automatic reply", "out of office message", "vacation reply"],
  ...["自动回复", "自动答复", "自动应答", "自动回覆", "系统自动回复", "邮件自动回复", "假期自动回复", "休假自动回复"],
  ...["外出自动回复", "不在办公室", "不在办公室自动回复", "外出时的自动答复"],
  ...["自動回覆", "自動答覆", "自動回復", "系統自動回覆", "郵件自動回覆", "休假自動回覆", "不在辦公室"],
  ...[
    "自動応答",
    "自動返信",
    "自動回答",
    "不在通知",
    "외출 중 자동 회신",
    "자동 회신",
    "자동회신",
    "자동 응답",
    "부재 중",
    "부재중 자동 회신",
  ],
  ...[
    "trả lời tự động",
    "thư trả lời tự động",
    "ตอบกลับอัตโนมัติ",
    "การตอบกลับอัตโนมัติ",
    "balasan otomatis",
    "jawapan automatik",
  ],
  ...[
    "автоматический ответ",
    "автоответ",
    "автоответчик",
    "автоматична відповідь",
    "автовідповідь",
    "автоматичен отговор",
  ],
  ...["automatische antwort", "automatische rückantwort", "autoantwort", "abwesenheitsnotiz", "abwesenheitsmeldung"],
  ...["réponse automatique", "absence du bureau", "message d'absence", "notification d'absence"],
  ...[
    "respuesta automática",
    "fuera de la oficina",
    "fuera de oficina",
    "resposta automática",
    "ausência do escritório",
  ],
  ...[
    "risposta automatica",
    "fuori sede",
    "fuori ufficio",
    "automatisch antwoord",
    "afwezigheidsbericht",
    "niet aanwezig",
  ],
  ...[
    "autosvar",
    "automatiskt svar",
    "automatisk svar",
    "fraværsmelding",
    "frånvaromeddelande",
    "automaattinen vastaus",
  ],
  ...[
    "odpowiedź automatyczna",
    "automatyczna odpowiedź",
    "autoodpowiedź",
    "automatická odpověď",
    "automatická odpoveď",
  ],
  ...["automatikus válasz", "răspuns automat", "otomatik yanıt", "otomatik cevap", "ofis dışında", "αυτόματη απάντηση"],
  ...["رد تلقائي", "الرد التلقائي", "תשובה אוטומטית", "מענה אוטומטי", "پاسخ خودکار", "स्वचालित उत्तर"],
]);

/** Lotus Notes: `AUTO: Ana Ruiz is out of the office (returning 5 June)`. A person's `Auto:` has none of these. */
const notesMarks = folded([
  " is out of the office",
  "(returning ",
  " ist außer haus",
  " est absent",
  " está fuera de la oficina",
]);

/** Whole subjects that mail servers write and nobody else. */
const bounceSubjects: ReadonlySet<string> = new Set(
  folded([
    ...["undelivered mail returned to sender", "mail delivery failed: returning message to sender"],
    ...["returned mail: see transcript for details", "postmaster notify: see transcript for details"],
    ...["returned mail: user unknown", "mail system error - returned mail", "failure notice"],
    ...["delivery notification: delivery has failed", "mail failed, returning to sender", "non delivery notification"],
    ...[
      "delayed mail (still being retried)",
      "successful mail delivery report",
      "there was an error sending your mail",
    ],
    ...["系统退信通知", "系統退信通知", "未送达邮件已退回发件人", "邮件投递失败通知", "郵件傳遞失敗通知"],
  ]),
);

/** How a bounce's subject begins, where something else shows that a machine wrote it: a person may write any of these. */
const bounceBeginnings = folded([
  ...[
    "undeliver",
    "returned mail",
    "mail delivery",
    "delivery status",
    "delivery fail",
    "delivery report",
    "failure notice",
  ],
  ...[
    "failure delivery",
    "message delivery",
    "delivery notification",
    "mail system error",
    "nondeliverable",
    "bounce notification",
  ],
  ...[
    "warning: could not send",
    "warning: message",
    "delayed mail",
    "sorry, your message",
    "**message you sent blocked",
  ],
  ...["[postmaster] email delivery failure", "email bounce", "notice: mail delivery", "failed mail", "rejected mail"],
  ...["退信", "系统退信", "系統退信", "邮件被退回", "邮件退回", "邮件投递失败", "投递失败", "邮件发送失败", "发送失败"],
  ...["未送达", "未能送达", "无法送达", "无法投递", "您的邮件被退回", "您的邮件未能", "邮件无法"],
  ...["郵件被退回", "郵件退回", "無法傳遞", "無法傳送", "無法寄送", "未傳遞", "未能傳遞", "投遞失敗", "傳送失敗"],
  ...[
    "配信不能",
    "配信できません",
    "メッセージを配信できません",
    "メールエラー通知",
    "メール送信エラー",
    "未配信",
    "배달되지 않음",
    "전달되지 않음",
    "반송",
  ],
  ...[
    "unzustellbar",
    "nicht zugestellt",
    "nicht zustellbar",
    "rückläufer",
    "non remis",
    "non distribuable",
    "échec de la remise",
  ],
  ...[
    "no se puede entregar",
    "no entregado",
    "não entregue",
    "não é possível entregar",
    "non recapitabile",
    "impossibile recapitare",
  ],
  ...[
    "onbestelbaar",
    "kan niet worden bezorgd",
    "kan inte levereras",
    "kan ikke leveres",
    "niedostarczone",
    "nie można dostarczyć",
  ],
  ...["недоставлен", "не доставлено", "ваше сообщение не доставлено", "не удается доставить", "не удалось доставить"],
  ...["không thể gửi", "teslim edilemedi", "nedoručitelné", "kézbesíthetetlen"],
]);

/** Whether a program answered with this subject; a person's answer to it begins with `Re:` or 回复. */
export function isAutomaticReply(subject: string): boolean {
  const text = fold(subject);
  if (text.startsWith("auto: ")) return notesMarks.some((mark) => text.includes(mark));
  const opened = /^[[(【〔「]\s?/.test(text) ? text.slice(1).trimStart() : text;
  return replyMarks.some(
    (mark) => opened.startsWith(mark) && endsMark(opened.slice(mark.length).trimStart(), opened !== text),
  );
}

const endsMark = (rest: string, isBracketed: boolean): boolean =>
  isBracketed ? /^[\])】〕」]/.test(rest) : rest === "" || rest.startsWith(":");

/** Whether this subject alone shows a bounce. */
export function isBounce(subject: string): boolean {
  const text = fold(subject);
  return (
    bounceSubjects.has(text) ||
    // NetEase: 系统退信/Systems bounce. Tencent: 来自PostMaster@qq.com的退信.
    /^(?:系统退信|系統退信) ?\//.test(text) ||
    /^来自 ?postmaster@\S{1,100} ?的退信$/.test(text) ||
    /^delivery status notification ?\([^()]{1,50}\)$/.test(text) ||
    /^warning: message \S{1,60} delayed \d{1,4} (?:hours|minutes)$/.test(text)
  );
}

/** Whether the subject of a mail that a machine wrote is a bounce's. */
export const beginsLikeBounce = (subject: string): boolean => {
  const text = fold(subject);
  return bounceBeginnings.some((beginning) => text.startsWith(beginning));
};

/** Microsoft's complaint reports (JMRP), which are no `multipart/report`. */
export const isComplaint = (subject: string): boolean =>
  /^complaint about message from [\da-f.:]{2,45}$/.test(fold(subject));

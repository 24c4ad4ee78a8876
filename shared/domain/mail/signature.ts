import { readExplorerLink } from "../explorer-link.ts";
import type { FieldId } from "../fields.ts";
import type { Finding } from "../found/finding.ts";
import { findTexts } from "../found/found-text.ts";

/** The line above a signature (RFC 3676, 4.3). */
export const signatureDelimiter = "-- ";

const delimiter = /^(?:--|—)$/;
/** QQ mail and many others draw a line above a signature; so do people between two thoughts. */
const ruler = /^(?:-{10,60}|_{10,60}|—{5,40})$/;
/** Lines without a word: rulers, and the mark of Gmail's tracking extensions. */
const wordless = /^(?:[-–—_=*#~+·.\s]{2,80}|ᐧ)$/;

/** A longer block is no signature. */
const maxSignatureLines = 20;
const maxLinesUnderRuler = 5;
const maxLineUnderRuler = 60;
const maxReadLength = 4_000;

interface DeviceRow {
  readonly language: string;
  /** Of the whole line, without brackets around it and links behind it. */
  readonly lines: readonly RegExp[];
}

const device =
  "(?:iphone|ipad|ipod|ios|mac|watch|android|安卓|windows|outlook|hotmail|gmail|yahoo|qq|foxmail|163|126|网易|網易|新浪|sina|阿里|139|189|飞书|钉钉|微信|wechat|华为|華為|huawei|荣耀|榮耀|honor|小米|xiaomi|redmi|oppo|vivo|realme|oneplus|一加|魅族|三星|samsung|galaxy|pixel|htc|sony|asus|手机|手機|平板|电脑|電腦|移动设备|行動裝置|邮箱|郵箱|信箱|邮件|郵件|電郵|电邮|邮箱大师|邮箱助手|客户端|用戶端|mail|mobile|phone|tablet|blackberry|thunderbird|spark|proton|手持)";
const of = (source: string): RegExp => new RegExp(source.replaceAll("DEVICE", device), "iu");

/** What mail programs and devices write below a mail by themselves. */
const deviceRows: readonly DeviceRow[] = [
  {
    language: "en",
    lines: [
      of("^(?:sent|typed|written) (?:from|via|with|using|by) .{1,80}$"),
      of("^this (?:message|e-?mail) was sent (?:from|with|using) .{0,20}DEVICE.{0,40}$"),
      of("^(?:\\S{1,20} )?from (?:my |a )?DEVICE.{0,20}$"),
      of("^get (?:outlook|bluemail|aqua ?mail|mymail|edison mail|type ?app|nine) for DEVICE.{0,20}$"),
      of("^yahoo mail: search, organi[sz]e, conquer$"),
    ],
  },
  {
    language: "zh-Hans",
    lines: [
      of("^(?:发自|發自|发送自|來自|来自|寄自)\\s?(?:我的)?.{0,20}DEVICE.{0,30}$"),
      of("^(?:[本此]邮件)?(?:从|通过|由)\\s?(?:我的)?.{0,20}DEVICE.{0,30}(?:发送|发出|寄出)$"),
      of("^签名由\\s?.{0,20}(?:邮箱大师|邮箱).{0,10}定制$"),
      of("^(?:获取|下载)\\s?.{0,20}outlook.{0,30}$"),
    ],
  },
  {
    language: "zh-Hant",
    lines: [
      of("^(?:從|由|透過|自)\\s?(?:我的)?.{0,20}DEVICE.{0,30}(?:傳送|發送|寄出|送出)$"),
      of("^(?:取得|下載)\\s?.{0,20}outlook.{0,30}$"),
    ],
  },
  {
    language: "de",
    lines: [of("^(?:diese nachricht wurde )?von .{1,60} gesendet$"), of("^gesendet (?:von|mit|aus|über|via) .{1,60}$")],
  },
  { language: "fr", lines: [of("^envoyé (?:de|depuis|à partir|avec|par|via|du) ?.{1,60}$")] },
  { language: "es, pt", lines: [of("^enviad[oa] (?:desde|do|da|de|a partir|com|con|por|através|via) .{1,60}$")] },
  { language: "it", lines: [of("^inviat[oa] (?:da|dal|dall'|con|tramite) ?.{1,60}$")] },
  { language: "nl", lines: [of("^verzonden (?:vanaf|met|via|van|vanuit) .{1,60}$")] },
  {
    language: "sv, da, nb, fi",
    lines: [of("^(?:skickat|sendt|lähetetty) (?:från|fra|med|via|min|.{1,30}) ?.{0,60}$")],
  },
  { language: "pl", lines: [of("^(?:wysłan[eoy]|wiadomość wysłana) (?:z|ze|za|przez) .{1,60}$")] },
  { language: "cs, sk", lines: [of("^(?:odesláno|odoslané) (?:z|ze|pomocí) .{1,60}$")] },
  { language: "ru, uk", lines: [of("^(?:отправлено|надіслано|послано) (?:с|со|из|з|через) .{1,60}$")] },
  { language: "tr", lines: [of("^.{0,20}DEVICE.{0,20}(?:gönderildi|yollandı)$")] },
  { language: "ja", lines: [of("^.{0,20}DEVICE.{0,10}から送信$")] },
  { language: "ko", lines: [of("^(?:나의 )?.{0,20}DEVICE.{0,10}에서 보냄$")] },
  { language: "vi, id", lines: [of("^(?:đã )?(?:được )?(?:gửi từ|dikirim dari) .{1,60}$")] },
  { language: "any", lines: [of("^.{0,40}outlook.{0,20}(?:ios|android|mobile|windows|mac).{0,20}$")] },
];

/** Words of a transfer: a line with one of them was written by hand, whatever it begins with. */
const transferWords =
  /wallet|address|exchange|account|ledger|trezor|metamask|binance|coinbase|kraken|bybit|okx|钱包|錢包|地址|交易所|账户|帳戶|账号|帳號|币|幣|\d{6}|[0-9a-z]{26}/i;

/** Fields that a case needs and a signature has none of; a phone number and an address to write to are not among them. */
const inSignatures: ReadonlySet<FieldId> = new Set(["registeredContact", "occurredAt", "requestTime", "noticedAt"]);

/** Whether a text holds a value that a case needs and a signature has none of. */
export const holdsFields = (text: string): boolean =>
  findTexts(text.slice(0, maxReadLength)).some(({ fields: [field], rule, text: found }) => {
    if (rule === "explorer-url") return readExplorerLink(found) !== undefined;
    return (rule !== "words" || field === "coin") && !inSignatures.has(field);
  });

const namesCoin = ({ fields: [field] }: Finding): boolean => field === "coin";

/** A line as its words: without brackets around them and the link behind them. */
const bare = (line: string): string =>
  (line.slice(0, 300).split(/[[<(]?https?:/i, 1)[0] ?? "")
    .replace(/[<>()[\]*_«»“”"]/g, "")
    .trim()
    .replace(/[.!。！]$/, "");

function isDeviceLine(line: string): boolean {
  const words = bare(line).split(/(?<=\p{L}\p{L})[,.;，。；] /u, 1)[0] ?? "";
  if (words.length < 4 || words.length > 100 || transferWords.test(line.replace(/https?:\S*/gi, ""))) return false;
  return (
    deviceRows.some(({ lines }) => lines.some((pattern) => pattern.test(words))) && !findTexts(words).some(namesCoin)
  );
}

/**
 * Where the signature of a piece of a mail begins, by line; `lines.length` where there is none. A signature is what
 * stands below its delimiter, or the lines that a mail program or device wrote at the end. Whatever holds a value that a
 * case needs is kept: cutting too little costs the desk a glance, cutting too much costs the customer a day.
 */
export function signatureStart(lines: readonly string[]): number {
  const end = endOfWords(lines);
  const start = lines.findIndex(
    (_, index) =>
      index < end && beginsSignature(lines, index, end) && !holdsFields(lines.slice(index + 1, end).join("\n")),
  );
  return start < 0 ? end : endOfWords(lines.slice(0, start));
}

/** The end of the lines, without empty, wordless and device lines. */
function endOfWords(lines: readonly string[]): number {
  let end = lines.length;
  while (end > 0) {
    const line = (lines[end - 1] ?? "").trim();
    if (line !== "" && !wordless.test(line) && !isDeviceLine(line)) break;
    end--;
  }
  return end;
}

function beginsSignature(lines: readonly string[], index: number, end: number): boolean {
  const line = (lines[index] ?? "").slice(0, 100).trim();
  const isRuler = ruler.test(line);
  if (!isRuler && !delimiter.test(line)) return false;
  if (end - index > 2 * maxSignatureLines) return false;
  const below = lines.slice(index + 1, end).filter((one) => one.trim() !== "");
  if (below.length > maxSignatureLines) return false;
  return (
    !isRuler ||
    (index > 0 && below.length <= maxLinesUnderRuler && below.every((one) => one.trim().length <= maxLineUnderRuler))
  );
}

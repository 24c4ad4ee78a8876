interface LanguageRow {
  /** The language's own name, as the switch shows it. */
  readonly name: string;
  /** BCP 47, for the `lang` attribute and `Content-Language`. */
  readonly tag: string;
  /** Minutes east of UTC that a writer of this language means when no zone is stated (domain: Chinese writers mean UTC+8). */
  readonly assumedOffsetMinutes: number;
}

/** Every language in which Postcase speaks. A row here does not compile without its words. */
export const languages = {
  en: { name: "English", tag: "en", assumedOffsetMinutes: 0 },
  "zh-Hans": { name: "简体中文", tag: "zh-Hans", assumedOffsetMinutes: 480 },
  "zh-Hant": { name: "繁體中文", tag: "zh-Hant", assumedOffsetMinutes: 480 },
} as const satisfies Record<string, LanguageRow>;

export type LanguageId = keyof typeof languages;
export const languageIds = Object.keys(languages) as [LanguageId, ...LanguageId[]];
export const defaultLanguage: LanguageId = "en";

export const isLanguageId = (text: string): text is LanguageId => Object.hasOwn(languages, text);

/** Regions and scripts of Chinese that are written in traditional characters. */
const traditional = /^zh-(hant|tw|hk|mo)/;

/**
 * The language of ours that serves a BCP 47 tag or an `Accept-Language` header (RFC 9110 12.5.4) best.
 * Takes at most the first 20 ranges, so that a long header costs nothing.
 */
export function chooseLanguage(header: string | undefined): LanguageId {
  const ranges = (header ?? "").slice(0, 1000).toLowerCase().split(",", 20);
  const wanted = ranges
    .map((range, index) => {
      const [tag = "", ...params] = range.trim().split(";");
      const weight = params.map((p) => p.trim()).find((p) => p.startsWith("q="));
      return { tag: tag.trim(), weight: weight ? Number(weight.slice(2)) || 0 : 1, index };
    })
    .filter((range) => range.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  for (const { tag } of wanted) {
    if (tag === "zh" || tag.startsWith("zh-")) return traditional.test(tag) ? "zh-Hant" : "zh-Hans";
    if (tag === "en" || tag.startsWith("en-")) return "en";
  }
  return defaultLanguage;
}

// Characters that one script has and the other writes otherwise, frequent in support mail.
const onlyTraditional =
  /[帳賬戶號碼錢轉雜網絡幣儲嗎麼這個時間沒請問為們來對會還過單說謝幫處電郵訊訂數額現認證驗聯資無從給應該裡點誰貴務詢讓發錯題開關進換寫選圖傳檔實業頁結線訴議護遺鎖凍輸導顯員錄銀鏈萬動兩長見買賣價費質賠損審連運達遲態氣測滿爭狀產畫異當確稱級經續總舊補規視覺計記設許詳語誤調變責趕較載辦鍵閉隊險難須預領風體]/gu;
const onlySimplified =
  /[账户号码钱转杂网络币储吗么这个时间没请问为们来对会还过单说谢帮处电邮讯订数额现认证验联资无从给应该里点谁贵务询让发错题开关进换写选图传档实业页结线诉议护遗锁冻输导显员录银链万动两长见买卖价费质赔损审连运达迟态气测满争状产画异当确称级经续总旧补规视觉计记设许详语误调变责赶较载办键闭队险难须预领风体]/gu;
const han = /\p{Script=Han}/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/**
 * The language that a text is written in: Chinese from four Han characters on, traditional or simplified by the
 * characters that only one of them has. Japanese is none of ours: more than one kana for two Han characters.
 */
export function languageOf(text: string): LanguageId {
  const sample = text.slice(0, 4000);
  const count = (pattern: RegExp) => (sample.match(pattern) ?? []).length;
  const characters = count(han);
  if (characters < 4 || count(kana) * 2 > characters) return "en";
  return count(onlyTraditional) > count(onlySimplified) ? "zh-Hant" : "zh-Hans";
}

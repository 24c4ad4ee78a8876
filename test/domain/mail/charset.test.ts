import { describe, expect, test } from "vitest";
import { decodeText, decodeUndeclared } from "../../../shared/domain/mail/charset.ts";

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("bytes in the charset that is declared", () => {
  test.each<[string, string, string]>([
    ["utf-8", "e58585e580bc", "充值"],
    ["UTF8", "e58585e580bc", "充值"],
    ['"utf-8"', "e58585e580bc", "充值"],
    ["cp65001", "e58585e580bc", "充值"],
    ["utf-8", "efbbbfe58585e580bc", "充值"],
    ["gb2312", "b3e4d6b5a3acd6ece946bbf9", "充值，朱镕基"],
    ["GB_2312-80", "b3e4d6b5", "充值"],
    ["x-gbk", "b3e4d6b5", "充值"],
    ["cp936", "b3e4d6b5", "充值"],
    ["euc-cn", "b3e4d6b5", "充值"],
    ["gb18030", "8139ef30", "㐁"],
    ["big5", "a552adc8", "充值"],
    ["big5-hkscs", "a552adc8", "充值"],
    ["cp950", "a552adc8", "充值"],
    // Of the Hong Kong Supplementary Character Set, in all its areas.
    ["big5", "9df79df69defc8d0fcab8740fefe", "咗喺嘅＂攞䏰秔"],
    ["hz-gb-2312", "7e7b33645635353d554b7e7d", "充值到账"],
    ["iso-2022-kr", "1b2429430e4054315d0f200e482e404e0f", "입금 확인"],
    ["ks_c_5601-1987", "c0d4b1dd", "입금"],
    ["shift_jis", "93fc8be0", "入金"],
    ["euc-jp", "c6feb6e2", "入金"],
    ["_iso-2022-jp$esc", "1b2442467e36621b2842", "入金"],
    // Two escapes in a row, as where words were joined.
    ["iso-2022-jp", "1b2442467e1b28421b244236621b2842", "入金"],
    ["utf-7", "46722b4150592d73636865202b4150772d626572", "Frösche über"],
    ["unicode-1-1-utf-7", "612b2d62", "a+b"],
    ["utf-16le", "45513c50", "充值"],
    ["utf-16", "5145503c", "充值"],
    ["utf-16", "fffe45513c50", "充值"],
    ["koi8-r", "d0c5d2c5d7cfc4", "перевод"],
    ["windows-1251", "efe5f0e5e2eee4", "перевод"],
    ["win-1251", "efe5f0e5e2eee4", "перевод"],
    ["x-mac-cyrillic", "efe5f0e5e2eee4", "перевод"],
    ["iso-8859-1", "4672f6736368652080", "Frösche €"],
    ["latin 1", "f6", "ö"],
    ["iso-8859-8-i", "f9ece5ed", "שלום"],
    ["ansi_x3.4-1968", "706c61696e", "plain"],
    ["", "706c61696e", "plain"],
  ])("%s: %s is %s", (label, hex, text) => {
    expect(decodeText(bytesOf(hex), label)).toEqual({ text });
  });
});

const gbk = "b3e4d6b5c3bbd3d0b5bdd5cba3acc7ebb2e9d2bbcfc2a3acd0bbd0bb";
const big5 = "a552adc8a853a6b3a8ecb162a141bdd0ac64b8dfa141c1c2c1c2";
const simplified = "充值没有到账，请查一下，谢谢";
const traditional = "充值沒有到帳，請查詢，謝謝";

describe("bytes in another charset than the declared one are read in their own, and marked", () => {
  test.each<[string, string, string]>([
    ["us-ascii", gbk, simplified],
    ["iso-8859-1", gbk, simplified],
    ["utf-8", gbk, simplified],
    ["big5", gbk, simplified],
    ["us-ascii", big5, traditional],
    ["utf-8", big5, traditional],
    ["iso-8859-1", Buffer.from(simplified).toString("hex"), simplified],
    ["gb2312", Buffer.from(simplified).toString("hex"), simplified],
    ["big5", Buffer.from(traditional).toString("hex"), traditional],
    ["utf-8", "4672f673636865", "Frösche"],
    // Written as EUC-JP by a program that declares its sister of seven bits.
    ["iso-2022-jp", "c6feb6e2a4aca4dea4c0c8bfb1c7a4b5a4eca4c6a4a4a4dea4bba4f3", "入金がまだ反映されていません"],
  ])("declared %s: %s", (label, hex, text) => {
    expect(decodeText(bytesOf(hex), label)).toEqual({ text, oddity: "charset-guessed" });
  });

  test.each<[string, string, string]>([
    ["iso-8859-1", "e4f6fcc4d6dcdf", "äöüÄÖÜß"],
    ["windows-1252", "4af67267204dfc6c6c6572", "Jörg Müller"],
    // Two characters that happen to be UTF-8 in sequences of two bytes.
    ["gb2312", "d3b0cfb0", "影习"],
    ["utf-8", "c3b320696e666f72f3", "ó infor\ufffd"],
  ])("but %s stays where that may be right: %s", (label, hex, text) => {
    expect(decodeText(bytesOf(hex), label)).toEqual({ text });
  });

  test("a label that nobody knows is told, and the bytes are read as what they look like", () => {
    expect(decodeText(bytesOf(gbk), "x-nonsense")).toEqual({ text: simplified, oddity: "charset-unknown" });
    expect(decodeText(utf8("plain"), "x-nonsense")).toEqual({ text: "plain", oddity: "charset-unknown" });
  });
});

describe("bytes of an undeclared charset", () => {
  test.each<[string, string]>([
    [gbk, simplified],
    [big5, traditional],
    ["c0eebbaa", "李华"],
    ["cdf5", "王"],
    ["b3afa470a9fa", "陳小明"],
    ["ced2b5c4554944cac73132333435363738a3acd6ece946bbf9", "我的UID是12345678，朱镕基"],
    [
      "bec8b3e7c7cfbcbcbfe420c0d4b1ddc0cc20bec6c1f720c8aec0ceb5c7c1f620becabed2bdc0b4cfb4d920b0a8bbe7c7d5b4cfb4d9",
      "안녕하세요 입금이 아직 확인되지 않았습니다 감사합니다",
    ],
    ["93fc8be082aa82dc82be94bd896682b382ea82c482a282dc82b982f1", "入金がまだ反映されていません"],
    ["1b2442467e3662242c245e2440244724391b2842", "入金がまだです"],
    ["f0c5d2c5d7cfc420cec520d0d2c9dba3cc", "Перевод не пришёл"],
    ["cfe5f0e5e2eee420ede520eff0e8f8b8eb", "Перевод не пришёл"],
    ["dc62657277656973756e672066fc72204af67267", "Überweisung für Jörg"],
    ["4a6f73e9", "José"],
    ["3235b04320756e64203330b043", "25°C und 30°C"],
    [Buffer.from(simplified).toString("hex"), simplified],
    ["e58585e580bce588b0e8b4a6e4ba86ff", "充值到账了\ufffd"],
  ])("%s are %s", (hex, text) => {
    expect(decodeUndeclared(bytesOf(hex))).toBe(text);
  });

  test("are marked as guessed, but for UTF-8", () => {
    expect(decodeText(bytesOf(gbk)).oddity).toBe("charset-guessed");
    expect(decodeText(utf8(simplified)).oddity).toBeUndefined();
  });
});

describe("no bytes break a reading", () => {
  const labels =
    "utf-8 utf-7 utf-16 utf-16le gb2312 gbk gb18030 hz-gb-2312 iso-2022-cn big5 big5-hkscs shift_jis euc-jp iso-2022-jp euc-kr iso-2022-kr iso-8859-1 iso-8859-2 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-8859-15 koi8-r koi8-u ibm866 windows-874 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 macintosh x-mac-cyrillic us-ascii cp437 __proto__ constructor replacement x-user-defined".split(
      " ",
    );
  const every = Uint8Array.from({ length: 512 }, (_, i) => (i < 256 ? i : (i * 167) % 256));
  const shifts = Uint8Array.from(
    { length: 300 },
    (_, i) => [0x1b, 0x24, 0x42, 0x7e, 0x7b, 0x2b, 0x0e, 0x80][i % 8] ?? 0,
  );

  test.each(labels)("declared %s: the text has at most three times the bytes, and is well-formed", (label) => {
    for (const bytes of [every, shifts, every.toReversed(), new Uint8Array()]) {
      const { text } = decodeText(bytes, label);

      expect(utf8(text).length).toBeLessThanOrEqual(3 * bytes.length);
      expect(text.isWellFormed()).toBe(true);
    }
  });
});

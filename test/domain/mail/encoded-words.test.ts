import { expect, test } from "vitest";
import { decodeWords } from "../../../shared/domain/mail/encoded-words.ts";

test.each<[string, string, string]>([
  ["base64", "=?gb2312?B?s+TWtQ==?=", "充值"],
  ["quoted, in small letters", "=?UTF-8?q?=e5=85=85=E5=80=BC_ok?=", "充值 ok"],
  ["a language", "=?utf-8*zh?Q?=E5=85=85?=", "充"],
  ["within words", "Re: =?utf-8?B?5YWF5YC8?= 2", "Re: 充值 2"],
  ["glued to words", "x=?utf-8?B?5YWF5YC8?=y", "x充值y"],
  ["blanks between two are none", "=?utf-8?Q?=E5=85=85?= \t =?utf-8?Q?=E5=80=BC?=", "充值"],
  ["words between two stay", "=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"],
  ["two without a blank", "=?utf-8?Q?=E5=85=85?==?utf-8?Q?=E5=80=BC?=", "充值"],
  ["a character over two quoted words", "=?utf-8?Q?=E5=85=85=E5?= =?utf-8?Q?=80=BC?=", "充值"],
  ["a character over two base64 words", "=?utf-8?B?5YWF5Q==?= =?utf-8?B?gLw=?=", "充值"],
  ["a character over words of both kinds", "=?gb2312?Q?=B3=E4=D6?= =?GBK?B?tQ==?=", "充值"],
  ["base64 that was cut anywhere", "=?utf-8?B?5YWF5Y?= =?utf-8?B?C8?=", "充值"],
  ["words that each miss their padding", "=?utf-8?B?5YWF5Q?= =?utf-8?B?gLw?=", "充值"],
  ["two charsets", "=?gb2312?B?s+Q=?= =?big5?B?rcg=?=", "充值"],
  ["escapes of two words meet", "=?iso-2022-jp?B?GyRCRn4bKEI=?= =?iso-2022-jp?B?GyRCNmIbKEI=?=", "入金"],
  ["no end, base64", "=?utf-8?B?5YWF5YC8", "充值"],
  ["no end, base64, words behind", "=?utf-8?B?5YWF5YC8 !", "充值 !"],
  ["no end, quoted", "=?utf-8?Q?=E5=85=85_a", "充 a"],
  ["no end before the next", "=?utf-8?B?5YWF =?utf-8?B?5YC8?=", "充值"],
  ["missing padding", "=?utf-8?B?5YWFYQ?=", "充a"],
  ["too much padding", "=?utf-8?B?5YWF5YC8==?=", "充值"],
  ["blanks in base64", "=?utf-8?B?5YWF 5YC8?=", "充值"],
  ["blanks in quoted", "=?utf-8?Q?a b?=", "a b"],
  ["empty", "a =?utf-8?Q??= b", "a  b"],
  ["a sign that begins nothing", "=?utf-8?Q?1=3=?=", "1=3="],
  ["a byte as it is", "=?iso-8859-1?Q?Fr\u00f6sche?=", "Frösche"],
  ["a wrong charset", "=?us-ascii?B?s+TWtQ==?=", "充值"],
  ["an unknown charset", "=?x-nonsense?Q?=B3=E4=D6=B5?=", "充值"],
  ["an unknown encoding", "=?utf-8?X?abc?=", "=?utf-8?X?abc?="],
  ["nothing of that kind", "a =? b ?= =?=", "a =? b ?= =?="],
])("%s: %s", (_, text, decoded) => {
  expect(decodeWords(text)).toBe(decoded);
});

test.each(["=?", "=?utf-8?Q?", "=?utf-8?B?5", "=?utf-8?Q?=E5?= ", "?="])(
  "a great many of %s are read in one pass",
  (piece) => {
    const text = piece.repeat(20_000);

    expect(decodeWords(text).length).toBeLessThanOrEqual(text.length);
  },
);

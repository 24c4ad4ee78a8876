/** Names that mail programs give to charsets which the Encoding Standard lists under another. */
const aliases: Readonly<Record<string, string>> = {
  utf: "utf-8",
  utf_8: "utf-8",
  "utf-8-mac": "utf-8",
  utf8mb4: "utf-8",
  "utf-7": "utf-7",
  utf7: "utf-7",
  "unicode-1-1-utf-7": "utf-7",
  csunicode11utf7: "utf-7",
  "utf-16": "utf-16be",
  gb: "gb18030",
  "gb18030-2000": "gb18030",
  "gb-18030": "gb18030",
  gb2312: "gb18030",
  "gb2312-80": "gb18030",
  "gb_2312-80": "gb18030",
  "gb2312.1980": "gb18030",
  gbk: "gb18030",
  "x-gbk": "gb18030",
  "gb-2312": "gb18030",
  gb_2312: "gb18030",
  "euc-cn": "gb18030",
  euccn: "gb18030",
  "x-euc-cn": "gb18030",
  "iso-ir-58": "gb18030",
  chinese: "gb18030",
  csgb2312: "gb18030",
  csiso58gb231280: "gb18030",
  hz: "hz-gb-2312",
  "hz-gb-2312": "hz-gb-2312",
  "x-hz": "hz-gb-2312",
  "iso-2022-kr": "iso-2022-kr",
  csiso2022kr: "iso-2022-kr",
  "iso-2022-cn": "iso-2022-cn",
  "iso-2022-cn-ext": "iso-2022-cn",
  "big-5": "big5",
  big5hk: "big5",
  "big5-eten": "big5",
  "iso-2022-jp-1": "iso-2022-jp",
  "iso-2022-jp-2": "iso-2022-jp",
  "iso-2022-jp-3": "iso-2022-jp",
  "iso-2022-jp-ms": "iso-2022-jp",
  jis: "iso-2022-jp",
  "shift-jisx0213": "shift_jis",
  eucjp: "euc-jp",
  euckr: "euc-kr",
  uhc: "euc-kr",
  latin: "windows-1252",
  "latin-1": "windows-1252",
  latin1: "windows-1252",
  "iso-8859": "windows-1252",
  "iso-8859-1-windows": "windows-1252",
};

/** Windows code pages and IBM ones by number, where they have a charset. */
const codePages: Readonly<Record<string, string>> = {
  "866": "ibm866",
  "874": "windows-874",
  "932": "shift_jis",
  "936": "gb18030",
  "949": "euc-kr",
  "950": "big5",
  "951": "big5",
  "20127": "ascii",
  "20936": "gb18030",
  "28591": "windows-1252",
  "50220": "iso-2022-jp",
  "50221": "iso-2022-jp",
  "51936": "gb18030",
  "52936": "hz-gb-2312",
  "54936": "gb18030",
  "65000": "utf-7",
  "65001": "utf-8",
};

/** Names that say nothing about bytes beyond ASCII. */
const undeclared = new Set([
  "ascii",
  "us-ascii",
  "us_ascii",
  "usascii",
  "ansi_x3.4-1968",
  "ansi",
  "iso646-us",
  "iso-ir-6",
  "us",
  "7bit",
  "8bit",
  "binary",
  "unknown-8bit",
  "unknown",
  "x-unknown",
  "x-user-defined",
  "default",
  "default_charset",
  "none",
  "null",
  "undefined",
]);

const labelShape = /[a-z0-9][a-z0-9._:+-]{0,49}/i;
const codePageShape = /^(?:windows|win|cp|ibm|ms|x-cp|x-ms-cp|x-windows|x-win)[-_]?(\d{3,5})$/;

/**
 * The charset that a label means: a name for `TextDecoder` or of `sevenBitCharsets`, `ascii` where it says nothing about bytes
 * beyond ASCII, undefined where nobody knows it. Quotes, blanks and what follows a `$` are no part of a label.
 */
export function charsetOf(label: string): string | undefined {
  const name = labelShape.exec(label.slice(0, 100))?.[0].toLowerCase() ?? "ascii";
  if (undeclared.has(name)) return "ascii";
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  if (alias) return alias;
  const page = codePageShape.exec(name)?.[1] ?? "";
  const paged = codePages[page] ?? (/^125\d$/.test(page) ? `windows-${page}` : undefined);
  if (paged) return paged;
  const encoding = decoderOf(name)?.encoding;
  return encoding === "gbk" ? "gb18030" : encoding;
}

type Decoder = InstanceType<typeof TextDecoder>;
const decoders = new Map<string, Decoder>();

/** The decoder of a name that the Encoding Standard knows; only those are remembered, so that the memory has an end. */
export function decoderOf(name: string): Decoder | undefined {
  const known = decoders.get(name);
  if (known) return known;
  try {
    const decoder = new TextDecoder(name);
    decoders.set(name, decoder);
    return decoder;
  } catch {
    return undefined;
  }
}

/** A kind of mail that is made to cost its reader more than it costs its sender. */
export interface Bomb {
  readonly name: string;
  /** Bytes of the smallest size that is worth a measurement. */
  readonly bytes: number;
  /** A mail of about so many bytes. */
  readonly make: (bytes: number) => Uint8Array;
}

type Make = Bomb["make"];

const KB = 1024;
/** What a field, and what is kept of a text, reaches at eight times this size. */
const small = 8 * KB;
const large = 512 * KB;

const top = "From: Ana <ana@customer.example>\nTo: support@postcase.example\nSubject: help\nMIME-Version: 1.0\n";

/** `before`, then `unit` as often as it takes, then `after`. */
const repeated =
  (before: string, unit: string | Uint8Array, after = ""): Make =>
  (bytes) => {
    const ends = Buffer.byteLength(before) + Buffer.byteLength(after);
    const filling = Buffer.alloc(Math.max(0, bytes - ends), unit);
    return Buffer.concat([Buffer.from(before), filling, Buffer.from(after)]);
  };

/** `unit(0)`, `unit(1)` and so on until there are enough bytes. */
const counted =
  (before: string, unit: (index: number) => string, after = ""): Make =>
  (bytes) => {
    const pieces = [before];
    for (let length = before.length, i = 0; length < bytes; i++) {
      const piece = unit(i);
      pieces.push(piece);
      length += piece.length;
    }
    return Buffer.from(pieces.join("") + after);
  };

/** As many pieces of equal size as `count`, each with `head` on top and `unit` as often as it takes below. */
const parted =
  (count: number, head: string, unit: string): Make =>
  (bytes) => {
    const part = repeated(`--b\n${head}\n\n`, unit, "\n")(Math.ceil(bytes / count));
    return Buffer.concat([Buffer.from(mixed), ...Array.from({ length: count }, () => part), Buffer.from("--b--\n")]);
  };

/** `inner` as many levels deep as there are bytes for. */
const nested = (open: string, close: string, before: string, inner = "x"): Make => {
  return (bytes) => {
    const levels = Math.max(1, Math.floor((bytes - before.length) / (open.length + close.length)));
    return Buffer.from(before + open.repeat(levels) + inner + close.repeat(levels));
  };
};

const mixed = `${top}Content-Type: multipart/mixed; boundary=b\n\n`;
const encoded = (type: string, encoding: string): string =>
  `${top}Content-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n`;
const typed = (type: string): string => encoded(type, "8bit");
const plainTop = typed("text/plain; charset=utf-8");
const htmlTop = typed("text/html; charset=utf-8");

const text = (unit: string, before = ""): Make => repeated(plainTop + before, unit);
const html = (unit: string, before = "<p>UID 73920418</p>"): Make => repeated(htmlTop + before, unit);
const charset = (name: string, unit: string | Uint8Array): Make => repeated(typed(`text/plain; charset=${name}`), unit);
const field = (name: string, unit: string, before = "", after = ""): Make =>
  repeated(`${top}${name}: ${before}`, unit, `${after}\nContent-Type: text/plain\n\nHello\n`);
const file = (head: string, unit: string): Make =>
  repeated(`${mixed}--b\n\nSee the file.\n--b\n${head}\n\n`, unit, "\n--b--\n");

const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString("base64");
/** One line of base64 as mail programs write it, 57 bytes long. */
const base64Line = (fill: string): string => `${base64(Buffer.alloc(57, fill))}\r\n`;

const words = "legal winner thank year wave sausage worth useful legal winner thank yellow ";
const hash = "9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";
const zip = "UEsDBBQAAAAIAAAAIQC3yt1LAgAAAAEAAAAHAAAAYm9tYi5iaW7tw4EAAAAAw6D7U5/gBVUFAA==\r\n";

const structure: Readonly<Record<string, Make>> = {
  "multiparts within multiparts": counted(top, (i) => `Content-Type: multipart/mixed; boundary=n${i}\n\n--n${i}\n`),
  "multiparts within multiparts, each ended": (bytes) => {
    const levels = Math.ceil(bytes / 66);
    const opened = Array.from(
      { length: levels },
      (_, i) => `Content-Type: multipart/mixed; boundary=n${i}\n\n--n${i}\n`,
    );
    const ended = Array.from({ length: levels }, (_, i) => `\n--n${levels - 1 - i}--\n`);
    return Buffer.from(`${top}${opened.join("")}\nx${ended.join("")}`);
  },
  "empty parts": repeated(mixed, "--b\n\n"),
  "parts that end at once": repeated(mixed, "--b\n\n--b--\n"),
  "parts with a header each": repeated(mixed, "--b\nContent-Type: text/plain; charset=utf-8\n\nx\n"),
  "as many text parts as may be": parted(199, "Content-Type: text/plain; charset=gb2312", "\xe4\xbd\xa0 hello\n"),
  "as many HTML parts as may be": parted(199, "Content-Type: text/html", "<p>a<br>&amp;<td>b\n"),
  "as many files as may be": parted(199, "Content-Type: image/png\nContent-Transfer-Encoding: base64", base64Line("p")),
  "parts with long headers": parted(199, "Content-Type: text/plain", "X-A: b\n"),
  "headers of parts": parted(199, "X-A: b", ""),
  "one boundary that begins many others": counted(
    mixed,
    (i) => `--b\nContent-Type: multipart/mixed; boundary=b${"b".repeat(i % 15)}\n\n`,
  ),
  "lines that begin as all boundaries do": (bytes) => {
    const same = "a".repeat(60);
    const opened = Array.from(
      { length: 19 },
      (_, i) => `Content-Type: multipart/mixed; boundary="${same}${i + 10}"\n\n--${same}${i + 10}\n`,
    );
    const leaf = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n";
    return repeated(top + opened.join("") + leaf, `--${same}99\n`)(bytes);
  },
  "a boundary as long as a field may be": (bytes) => {
    const boundary = "x".repeat(Math.min(60_000, bytes >> 2));
    return repeated(`${top}Content-Type: multipart/mixed; boundary="${boundary}"\n\n`, `--${boundary}\n\n`)(bytes);
  },
  "two types that declare two boundaries": repeated(
    `${top}Content-Type: multipart/mixed; boundary=a\nContent-Type: multipart/mixed; boundary=c\n\n`,
    "--a\n\nx\n--c\n\ny\n",
  ),
  "a boundary in pieces": repeated(
    `${top}Content-Type: multipart/mixed; boundary*0=b; boundary*1=c\n\n`,
    "--bc\n\nx\n",
  ),
  "a boundary with an escape": repeated(`${top}Content-Type: multipart/mixed; boundary="\\b"\n\n`, "--b\n\nx\n"),
  "no boundary declared": repeated(
    `${top}Content-Type: multipart/mixed\n\n`,
    "--b\nContent-Type: multipart/mixed\n\n--c\nContent-Type: text/plain\n\nx\n",
  ),
  "boundaries that are nowhere": counted(
    mixed,
    (i) => `--b\nContent-Type: multipart/mixed; boundary=nowhere${i}\n\n--c\nContent-Type: text/plain\n\nx\n`,
  ),
  "lines like boundaries": repeated(`${top}Content-Type: multipart/mixed; boundary=nowhere\n\n`, "--b\n"),
  "attached messages within one another": repeated(top, "Content-Type: message/rfc822\n\n"),
  "attached messages within multiparts": counted(
    top,
    (i) => `Content-Type: multipart/mixed; boundary=n${i}\n\n--n${i}\nContent-Type: message/rfc822\n\n`,
  ),
  "a digest": repeated(`${top}Content-Type: multipart/digest; boundary=b\n\n`, "--b\n\nSubject: x\n\nx\n"),
  "pieces of a message": repeated(`${top}Content-Type: message/partial; number=1; total=9\n\n`, "Subject: x\n\nx\n"),
  "a report": repeated(typed("message/delivery-status"), "Final-Recipient: rfc822; a@b.example\nAction: failed\n\n"),
  "a header that never ends": repeated(top, "x\n"),
  "a header that ends in returns": repeated(`${top}Content-Transfer-Encoding: base64\n\r\r\n`, "--b\n\n"),
};

const lines: Readonly<Record<string, Make>> = {
  newlines: text("\n"),
  "newlines with returns": text("\r\n"),
  "returns alone": text("\r"),
  "lines of one letter": text("a\n"),
  "flowed lines": repeated(typed("text/plain; format=flowed"), "a \n"),
  "flowed quotes": repeated(typed("text/plain; format=flowed; delsp=yes"), "> > a \n"),
  "newlines in base64": repeated(encoded("text/plain; format=flowed", "base64"), base64Line("\n")),
  "HTML in base64": repeated(encoded("text/html", "base64"), base64Line("<br><td>")),
  "newlines in quoted-printable": repeated(encoded("text/plain; format=flowed", "quoted-printable"), "=0A"),
  "soft line ends": repeated(encoded("text/plain", "quoted-printable"), "=\n"),
  "equals signs": repeated(encoded("text/plain", "quoted-printable"), "="),
  "equals signs and blanks": repeated(encoded("text/plain", "quoted-printable"), "= \t"),
  "base64 that is none": repeated(encoded("text/plain", "base64"), "!?-_"),
  "base64 that ends often": repeated(encoded("text/plain", "base64"), "QQ==\n"),
  "base64 of one letter a line": repeated(encoded("image/png", "base64"), "Q\n"),
  "an encoding that nobody knows": repeated(encoded("text/plain", "x-unknown"), "=?A\n"),
  "one long line": text("a"),
  "one long line of words": text("hello "),
  NULs: text("\0"),
  blanks: text(" "),
  "blank lines": text(" \n"),
};

const headers: Readonly<Record<string, Make>> = {
  "many fields": repeated(top, "X-A: b\n", "\nHello\n"),
  "a long field": field("X-Long", "a"),
  "a folded field": field("X-Folded", "a\n "),
  "a field folded into nothing": field("Subject", "\n "),
  "fields without a colon": repeated(top, "no colon\n", "\nHello\n"),
  "fields without a name": repeated(top, ": x\n", "\nHello\n"),
  "a field of returns": field("X-Return", "a\r"),
  "a field of NULs": field("Subject", "\0"),
  "encoded words": field("Subject", "=?utf-8?Q?a?= "),
  "encoded words of half a character": field("Subject", "=?utf-8?B?5A==?= "),
  "encoded words that never end": field("Subject", "=?utf-8?Q?"),
  "encoded words of every kind": field("Subject", "=?gb2312?B?xOM=?==?iso-2022-jp?Q?=1B$B?= =?x?X?y?="),
  "marks of encoded words": field("Subject", "=?"),
  "question marks": field("Subject", "?"),
  "reply marks": field("Subject", "Re: "),
  "servers passed": repeated(top, "Received: from a.example by b.example; Tue, 5 Mar 2024 15:20:08 +0800\n", "\nx\n"),
  references: field("References", "<1@a.example> "),
  "references without an end": field("References", "<"),
  "an id": field("Message-ID", "a", "<", "@b.example>"),
  "an id of marks": field("Message-ID", "@", "<", ">"),
  "a date": field("Date", "Tue, 5 Mar 2024 15:20:08 +0800 "),
  "comments in a date": field("Date", "(", "Tue, 5 Mar 2024 15:20:08 +0800 "),
  "results of authentication": field("Authentication-Results", "dkim=pass header.i=@a.example; ", "amazonses.com; "),
  "blocks of the receiving server": repeated(
    "",
    "Return-Path: <a@b.example>\nReceived: from x by inbound-smtp.eu-west-1.amazonaws.com; x\nX-SES-RECEIPT: x\n",
    `${top}\nx\n`,
  ),
  "lists to leave": field("List-Unsubscribe", "<mailto:a@b.example>, "),
};

const addresses: Readonly<Record<string, Make>> = {
  recipients: field("To", "a@b.example, "),
  "recipients of one letter": field("To", "a,"),
  "many fields of recipients": repeated(top, "Cc: a@b.example, c@d.example\n", "\nx\n"),
  senders: field("From", "a@b.example, "),
  "sender fields": repeated(top, "From: a@b.example\n", "\nx\n"),
  "comments within comments": field("To", "(", "a@b.example "),
  "comments that end": nested("(", ")", `${top}Cc: `, "x"),
  "groups within groups": field("To", "a:"),
  "empty groups": field("To", "a:;"),
  "angle brackets": field("To", "<"),
  "angle brackets that close": field("To", "<>"),
  "quotes in a name": field("To", '"'),
  "escapes in a name": field("To", "\\", '"'),
  "at signs": field("Reply-To", "@"),
  "a name without an address": field("From", "a "),
  "labels of a domain": field("From", "a.", "a@"),
  "encoded words in a name": field("To", "=?utf-8?B?5L2g?= "),
};

const charsets: Readonly<Record<string, Make>> = {
  "UTF-7": charset("utf-7", "+AAo-+"),
  "ISO-2022-JP that changes sets": charset("iso-2022-jp", "\x1b$B\x1b(B"),
  "ISO-2022-JP that does not change back": charset("iso-2022-jp", "\x1b$B!!"),
  "ISO-2022-KR": charset("iso-2022-kr", "\x1b$)C\x0e!!\x0f"),
  HZ: charset("hz-gb-2312", "~{VP~}~\n"),
  "GB18030 of four bytes": charset("gb18030", Buffer.from([0x81, 0x30, 0x81, 0x30])),
  "GB2312 cut in half": charset("gb2312", Buffer.from([0xc4, 0x0a])),
  "Big5 that is none": charset("big5", Buffer.from([0x80, 0xff])),
  "UTF-16": charset("utf-16", Buffer.from([0x0a, 0x00])),
  "UTF-8 that is none": charset("utf-8", Buffer.from([0xf0, 0x9f, 0xff])),
  "a charset that nobody knows": charset("x-unknown-1", Buffer.from([0xe9, 0x20])),
  "no charset": repeated(typed("text/plain"), Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0x20])),
  "no charset in a header": field("Subject", "\xc4\xe3"),
};

const parameters: Readonly<Record<string, Make>> = {
  parameters: field("Content-Type", "; a=b", "text/plain"),
  "parameters without a value": field("Content-Type", "; a", "text/plain"),
  "one parameter again and again": field("Content-Type", "; name=x", "text/plain"),
  "a parameter in pieces": (bytes) =>
    counted(`${top}Content-Disposition: attachment`, (i) => `; filename*${i}*=%E4%BD%A0`, "\n\nx\n")(bytes),
  "pieces of which none is the first": field("Content-Disposition", "; filename*9*=x", "attachment"),
  "escapes in a parameter": field("Content-Type", '\\"', 'text/plain; name="'),
  "comments in a type": field("Content-Type", "(", "text/plain; "),
  "quotes in a type": field("Content-Type", '"', "text/plain; name="),
  "per cent signs": field("Content-Disposition", "%", "attachment; filename*=utf-8''"),
  "a type without an end": field("Content-Type", "a"),
  "a name of a file": field("Content-Disposition", "a", 'attachment; filename="', '.png"'),
  "a name of slashes": field("Content-Disposition", "../", 'attachment; filename="', '"'),
  "a name that turns round": field("Content-Disposition", "\u202e.", 'attachment; filename="', '"'),
  "a name of encoded words": field("Content-Disposition", "=?utf-8?B?5L2g?= ", 'attachment; filename="', '"'),
};

const png = "Content-Type: image/png\nContent-Transfer-Encoding: base64";
const files: Readonly<Record<string, Make>> = {
  "a picture": file(png, base64Line("p")),
  "an archive of zeros": file("Content-Type: application/zip\nContent-Transfer-Encoding: base64", zip),
  "an archive within archives": file(
    "Content-Type: application/gzip\nContent-Transfer-Encoding: base64",
    "H4sIAAAA\r\n",
  ),
  "a file of lines": file("Content-Type: text/csv\nContent-Disposition: attachment", "1,2\n"),
  "a text file in base64": file(
    "Content-Type: text/plain; name=a.log\nContent-Transfer-Encoding: base64",
    base64Line("ok\n"),
  ),
  "winmail.dat": file("Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64", "eJ8+IgAAAAABAAE=\r\n"),
  "a calendar": file("Content-Type: text/calendar; method=REQUEST", "BEGIN:VEVENT\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n"),
  "a card": file("Content-Type: text/vcard", "FN:x\n"),
  "uuencoded files": text("begin 644 a\n#86%A\n`\nend\n"),
  "uuencoded files without an end": text("begin 644 a\n"),
  "one uuencoded file": text(`M${"86%A".repeat(15)}\n`, "begin 644 a\n"),
  "an encrypted message": text(
    "hQEMA0000000000000000000000000000000000000000000000000000000000\n",
    "-----BEGIN PGP MESSAGE-----\n\n",
  ),
  "marks of encryption": text("-----BEGIN PGP MESSAGE-----\n"),
};

const htmls: Readonly<Record<string, Make>> = {
  "less-than signs": html("<"),
  "comments that never end": html("<!--"),
  "comments that end": html("<!---->"),
  "links that never end": html('<a href="x'),
  links: html('<a href="https://etherscan.io/tx/0x1">x</a>'),
  "tables within tables": html("<table><tr><td>"),
  "quotes within quotes": html("<blockquote>"),
  "quotes within quotes, with words": html("<blockquote>a<br>"),
  "boxes within boxes": html("<div>"),
  "boxes that were never opened": html("</div>"),
  "hidden boxes within one another": html('<div style="display:none">'),
  "hidden words": html('<span style="font-size:0">a</span>'),
  cells: html("<td>"),
  "line ends": html("<br>"),
  entities: html("&amp;"),
  "entities that never end": html("&#x"),
  ampersands: html("&"),
  "an element of many attributes": html("a=1 ", "<p "),
  "a style of many properties": html("color:red;", '<p style="'),
  "scripts that never end": html("<script>"),
  "styles that never end": html("<style>a{}"),
  "rules of style": html(".a{display:none}", "<style>"),
  "what only Outlook reads": html("<!--[if mso]>x<![endif]-->"),
  "what no HTML is": html("<![CDATA["),
  "letters in elements": html("<b>a</b>"),
  "elements of long names": html("<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>"),
};

const texts: Readonly<Record<string, Make>> = {
  "quotes within quotes": text("> "),
  "quotes of many levels": text("> > > > > > > > a\n"),
  "quote marks": text(">"),
  "openings of quotes": text("On Tue, 5 Mar 2024 at 15:20, Ana <ana@customer.example> wrote:\n"),
  "half openings of quotes": text("On On On On On On On On On On On On On On On On On\n"),
  "Chinese openings of quotes": text("在 2024年3月5日,张三 <zhang@customer.example> 写道:\n"),
  "heads of quoted mails": text("发件人: a\n发送时间: b\n收件人: c\n主题: d\n"),
  "half heads of quoted mails": text("From: a\n"),
  "lines of hyphens": text("-----Original Message-----\n"),
  hyphens: text("-"),
  underscores: text("_"),
  stars: text("*"),
  "signs of a signature": text("-- \n"),
  "labels without a value": text("UID: \n"),
  "labels in one line": text("UID: txid: network: amount: "),
  "labels with values": text("UID: 73920418\nAmount: 1,250.50 USDT\nTXID: 0x12\n"),
  "Chinese labels": text("充值金额:100 交易哈希:0x12 用户ID:73920418 "),
  digits: text("7"),
  "groups of digits": text("1,000,000,"),
  "numbers and dots": text("1.2.3.4.5."),
  "hexadecimal digits": text("0123456789abcdef"),
  "transaction ids": text(`${hash} `),
  "transaction ids without a gap": text(hash),
  "letters of base58": text("5LmxrEKGchhMuYfw6Qut6CbsvE9pVfb8YvwZKvWssSes"),
  "words of a seed phrase": text(words),
  "one word of a seed phrase": text("abandon "),
  "numbered words": counted(plainTop, (i) => `${i}. abandon\n`),
  "links to explorers": text(`https://etherscan.io/tx/0x${hash}\n`),
  "beginnings of links": text("https://"),
  "links without a gap": text("https://a.example/"),
  "addresses of mail": text("a@b.example "),
  "at signs": text("a@"),
  dates: text("2024-03-05 15:20:08 "),
  "Chinese dates": text("二〇二四年三月五日下午三点二十分 "),
  amounts: text("1,250.50 USDT "),
  "Chinese numbers": text("一百二十三万"),
  "Chinese letters": text("你好我的充值没有到账"),
  "letters that grow when they are made plain": text("\ufdfa"),
  "marks on one letter": text("\u0301", "a"),
  "letters that nobody sees": text("\u200b\u200d"),
  "letters that turn round": text("\u202e\u202d"),
  faces: text("👩‍👩‍👧‍👦"),
  brackets: text("([{"),
  tabs: text("\t"),
  "one-time codes": text("验证码 123456 code 654321 "),
  keys: text("-----BEGIN EC PRIVATE KEY-----\nMHQCAQEE\n"),
  "card numbers": text("4111 1111 1111 1111 "),
};

const group = (kind: string, bytes: number, makes: Readonly<Record<string, Make>>): Bomb[] =>
  Object.entries(makes).map(([name, make]) => ({ name: `${kind}: ${name}`, bytes, make }));

/**
 * One row per shape: the ways in which parsers of mail were brought down or made slow, and the texts that are worst for
 * the steps after them (quotes, labels, identifiers, secrets).
 */
export const bombs: readonly Bomb[] = [
  ...group("structure", large, structure),
  ...group("lines", large, lines),
  ...group("header", small, headers),
  ...group("addresses", small, addresses),
  ...group("charset", large, charsets),
  ...group("parameters", small, parameters),
  ...group("files", large, files),
  ...group("html", large, htmls),
  ...group("html kept", small, htmls),
  ...group("text", small, texts),
];

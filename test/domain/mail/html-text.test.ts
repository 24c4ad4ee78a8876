import { describe, expect, test } from "vitest";
import { htmlToText, readHtml } from "../../../shared/domain/mail/html-text.ts";

const read = (html: string): string => htmlToText(html, 100_000);
const hash = `0x${"3c1ee683aa76a2b7".repeat(4)}`;

describe("HTML is read as a person sees it", () => {
  test.each([
    ["<p>one</p><p>two</p>", "one\ntwo"],
    ["<div>one<div>two</div>three</div>", "one\ntwo\nthree"],
    ["one<br>two<BR/>three", "one\ntwo\nthree"],
    ["one</br>two", "one\ntwo"],
    ["<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"],
    ["a<br><br><br><br>b", "a\n\nb"],
    ["a<hr>b", "a\nb"],
    ["one\n   two\t three", "one two three"],
    ["<b>b</b><i>o</i><span>ld</span>", "bold"],
    ["<b>UID</b> <i>1</i>", "UID 1"],
    ["<style>p { x: y }</style><SCRIPT>alert('<p>')</SCRIPT ><title>t</title>text", "text"],
    ["a<!-- <p>hidden</p> -->b<!-->c", "abc"],
    ["a<!--[if mso]><p>Outlook</p><![endif]-->b", "ab"],
    ["a<![if !mso]>b<![endif]><?xml x?>c", "abc"],
    ['<p title="a > b" class=x>c</p>', "c"],
    ["<o:p>UID</o:p>", "UID"],
    ["a < b and b > c <> d", "a < b and b > c <> d"],
    ["", ""],
  ])("%j", (html, text) => {
    expect(read(html)).toBe(text);
  });

  test.each([
    ["5 &lt; 6 &amp;&amp; 7 &gt; 6 &quot;x&quot; &#39;y&#x27; &nbsp;z", "5 < 6 && 7 > 6 \"x\" 'y' z"],
    ["&#x7684;&#30340;&hellip;&unknown;&#0;&#xD800;&#x110000;", "的的…&unknown;\ufffd\ufffd\ufffd"],
    ["&#128;&#146;&#x96;&#159;", "€’–Ÿ"],
    ["&Auml;&auml;&Eacute;&ntilde;&szlig;&yuml;", "ÄäÉñßÿ"],
    ["&rarr; &le; &Omega; &alpha; &check; &euro; &EURO;", "→ ≤ Ω α ✓ € €"],
    ["a&nbspb AT&ampT &copy 2026", "a&nbspb AT&ampT © 2026"],
    ["pass&shy;word&zwnj;s", "passwords"],
    ["&amp;lt; & && &; &#; &#x;", "&lt; & && &; &#; &#x;"],
  ])("character references: %j", (html, text) => {
    expect(read(html)).toBe(text);
  });
});

describe("cells of a table stay apart", () => {
  test.each([
    ["<table><tr><td>UID</td><td>123</td></tr><tr><th>Coin</th><td>USDT</td></tr></table>", "UID\t123\nCoin\tUSDT"],
    ["<tr>\n\t<td>\n\tUID\n\t</td>\n\t<td>123</td>\n</tr>", "UID\t123"],
    ["<td></td><td>alone</td>", "alone"],
    ["<table><tr><td>UID<td>123<tr><td>Coin<td>USDT</table>", "UID\t123\nCoin\tUSDT"],
    ["<tr><td><p class=MsoNormal>UID</p></td><td><p class=MsoNormal>123</p></td></tr>", "UID\t123"],
    ["<tr><td><div><b>UID</b></div></td><td> </td><td><div>123</div></td></tr>", "UID\t\t123"],
    [
      "<table><tr><td><table><tr><td>UID</td></tr></table></td><td><table><tr><td>123</td></tr></table></td></tr></table>",
      "UID\t123",
    ],
    [
      "<table><tr><td><table><tr><td>UID</td><td>1</td></tr><tr><td>Coin</td><td>TON</td></tr></table></td><td>Thanks</td></tr></table>",
      "UID\t1\nCoin\tTON\nThanks",
    ],
    ["<tr><td><p>two</p><p>lines</p></td><td>next</td></tr>", "two\nlines\nnext"],
    ["<tr><td>Memo</td><td></td></tr><tr><td>UID</td><td>1</td></tr>", "Memo\nUID\t1"],
    ["<table><tr><td>UID</td><td>1</td></tr></table>after", "UID\t1\nafter"],
  ])("%j", (html, text) => {
    expect(read(html)).toBe(text);
  });
});

describe("lists and preformatted text keep their shape", () => {
  test.each([
    ["<ul><li>UID 1</li><li><p>TON</p></li></ul>after", "- UID 1\n- TON\nafter"],
    ["<ol><li>one<li>two</ol>", "1. one\n2. two"],
    ["<ol start=3><li>three<ul><li>within</ul><li>four</ol>", "3. three\n- within\n4. four"],
    ["<ul><li></li></ul>text", "text"],
    ["<pre>\nUID:  1\n  Coin:\tTON</pre>x  y", "UID:  1\n  Coin:\tTON\nx y"],
    ['<div style="white-space: pre-wrap">a\nb  c</div>', "a\nb  c"],
  ])("%j", (html, text) => {
    expect(read(html)).toBe(text);
  });
});

describe("words that nobody sees are no part of the text, and are told apart", () => {
  test.each([
    ['<div style="display:none">secret</div>'],
    ['<div style="DISPLAY : none !important; color: red">secret</div>'],
    ['<span style="visibility:hidden">secret</span>'],
    ['<span style="font-size:0px">secret</span>'],
    ['<span style="font:0/0 a">secret</span>'],
    ['<span style="font-size:1px;line-height:1px">secret</span>'],
    ['<p style="opacity:0">secret</p>'],
    ['<p style="mso-hide:all">secret</p>'],
    ['<div style="max-height:0;overflow:hidden">secret</div>'],
    ['<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">secret</span>'],
    ['<div style="position:absolute;left:-9999px">secret</div>'],
    ['<p style="text-indent:-999em">secret</p>'],
    ["<div hidden>secret</div>"],
    ["<div hidden><p>sec<b>ret</b></p></div>"],
    ['<p title="a > b" style="display&#58;none">secret</p>'],
    ["<table><tr style='display:none'><td>secret<tr><td></table>"],
  ])("%j", (html) => {
    const { text, hiddenText } = readHtml(`<p>seen</p>${html}<p>too</p>`, 1_000);

    expect(text).toBe("seen\ntoo");
    expect(hiddenText.replace(" ", "")).toBe("secret");
  });

  test.each([
    ['<td style="font-size:0"><span style="font-size:14px">seen</span></td>'],
    ['<div style="visibility:hidden"><b style="visibility:visible">seen</b></div>'],
    ['<div style="display:block;opacity:.9;max-height:0">seen</div>'],
    ['<p style="font-size:0.9em">seen</p>'],
    ['<td style="width:1px;white-space:nowrap;overflow:hidden">seen</td>'],
    ['<p style="text-indent:-21pt;margin-left:-10px;left:-1px">seen</p>'],
    ['<div style="height:15px;overflow:hidden">seen</div>'],
    ['<p style="display:none;display:block">seen</p>'],
  ])("%j is seen", (html) => {
    expect(readHtml(html, 1_000)).toEqual({ text: "seen", hiddenText: "" });
  });

  test("blanks that push a preview apart are nothing hidden", () => {
    expect(readHtml(`<div style="display:none">${"&#8199;&zwnj;&#847; &#8203;".repeat(50)}</div>a`, 1_000)).toEqual({
      text: "a",
      hiddenText: "",
    });
  });

  test("of hidden text two thousand characters are kept", () => {
    expect(readHtml("<p hidden>words</p>".repeat(1_000), 1_000).hiddenText).toHaveLength(2_000);
  });
});

describe("a link is written out where it leads to what the case needs", () => {
  const transaction = `https://tronscan.org/#/transaction/${"ab".repeat(32)}`;

  test.each([
    [`<a href="${transaction}">https://tronscan.org/#/tra…</a>`, transaction],
    [`TxID: <a href="https://etherscan.io/tx/${hash}">0x3c1e…a2b7</a>.`, `TxID: https://etherscan.io/tx/${hash}.`],
    [`<a href="https://etherscan.io/tx/${hash}">etherscan</a>`, `etherscan https://etherscan.io/tx/${hash}`],
    [
      `<a href="https://etherscan.io/tx/${hash}#eventlog">etherscan.io</a>`,
      `etherscan.io https://etherscan.io/tx/${hash}#eventlog`,
    ],
    [
      `<a href="https://etherscan.io/tx/${hash}#eventlog">https://etherscan.io/tx/${hash}</a>`,
      `https://etherscan.io/tx/${hash}`,
    ],
    [`<a href="https://etherscan.io/tx/${hash}">0x3c1ee6...76a2b7</a>`, `https://etherscan.io/tx/${hash}`],
    [`<a href="${transaction}">View transaction</a> please`, `View transaction ${transaction} please`],
    [`<a href="https://bscscan.com/tx/${hash}">${hash}</a>`, `${hash} https://bscscan.com/tx/${hash}`],
    [`<a href="${transaction}">${transaction}</a>`, transaction],
    [`<a href="${transaction}"><table><tr><td>View</td></tr></table></a>`, `View\n${transaction}`],
    [`<a href="${transaction}"><img alt="Open" src="x"></a>`, transaction],
    [`<a href="${transaction}">View`, `View ${transaction}`],
    [
      `<a href="https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(transaction)}&amp;data=05">Link</a>`,
      `Link ${transaction}`,
    ],
    [
      '<a href="https://shop.example/a/very/long/path">shop.example/a/very…</a>',
      "https://shop.example/a/very/long/path",
    ],
    ['<a href="https://shop.example/sale">our sale</a>', "our sale"],
    ['<a href="https://shop.example/sale">and so on…</a>', "and so on…"],
    ['<a href="mailto:ana@customer.example">ana@custo…</a>', "ana@custo…"],
    ["<a name=top>top</a> <a href='javascript:x'>x</a>", "top x"],
    [`<p hidden><a href="${transaction}">View</a></p>a`, "a"],
  ])("%j", (html, text) => {
    expect(read(html)).toBe(text);
  });
});

describe("pictures are named only where there is nothing else", () => {
  test.each([
    ['<img alt="Screenshot 1" src="cid:1"><img alt="logo" width="1" height="1">', "[image: Screenshot 1]"],
    ['<img alt="Screenshot 1" src="cid:1">see above', "see above"],
    ["<img src=x><img alt=' '>", ""],
  ])("%j", (html, text) => {
    expect(read(html)).toBe(text);
  });
});

describe("quotes get an angle bracket before their lines", () => {
  const header = "<b>From:</b> Support &lt;support@postcase.example&gt;<br><b>Sent:</b> Thursday<br>";

  test.each([
    ["<blockquote>theirs<br>too</blockquote>mine again", "> theirs\n> too\nmine again"],
    ["<blockquote>a<blockquote>b</blockquote>c</blockquote>", "> a\n>> b\n> c"],
    ["</blockquote>mine again", "mine again"],
    ['<blockquote style="margin:0 0 0 40px;border:none;padding:0">indented</blockquote>', "indented"],
    [
      "<div class=moz-cite-prefix>Am 5.3. schrieb X:</div><blockquote type=cite>a</blockquote>",
      "> Am 5.3. schrieb X:\n> a",
    ],
    ['<div id="ydp1" class="yahoo_quoted"><div>On Thu X wrote:</div><div>a</div></div>b', "> On Thu X wrote:\n> a\nb"],
    ['<span id="OLK_SRC_BODY_SECTION"><div>a</div><div>b</div></span>', "> a\n> b"],
    ['<div id="isReplyContent"><div>a</div></div>', "> a"],
    [
      `<div id="divRplyFwdMsg">${header}</div><div>a</div>`,
      "> From: Support <support@postcase.example>\n> Sent: Thursday\n> a",
    ],
    [
      `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p>${header}</p></div></div><p>a</p>`,
      "> From: Support <support@postcase.example>\n> Sent: Thursday\n> a",
    ],
    ['<hr id="zwchr"><div>a</div>', "> a"],
    [
      '<div style="font-size:12px;background:#efefef;padding:8px;"><div><b>发件人:</b> 客服</div></div><div>原文</div>',
      "> 发件人: 客服\n> 原文",
    ],
  ])("%j", (html, quoted) => {
    expect(read(`<div>mine</div>${html}`)).toBe(`mine\n${quoted}`);
  });

  test.each([
    ['<div class="gmail_signature">Ana</div>'],
    ['<pre class="moz-signature">Ana</pre>'],
    ['<div id="ms-outlook-mobile-signature"><div></div>Ana</div>'],
    ['<div id="AppleMailSignature" dir="ltr">Ana</div>'],
    ['<hr id="FMSigSeperator"><div>Ana</div>'],
    ['<hr style="width: 210px; height: 1px;" color="#b5c4df" size="1" align="left"><div>Ana</div>'],
    ['<div id="divNeteaseMailCard"><table><tr><td>Ana</td></tr></table></div>'],
  ])("a signature gets its delimiter: %j", (html) => {
    expect(read(`<div>mine</div>${html}`)).toBe("mine\n-- \nAna");
  });

  test("a signature without words gets none", () => {
    expect(read('mine<div class="gmail_signature"><br></div>')).toBe("mine");
  });
});

describe("HTML that does not end, or is crossed", () => {
  test.each([
    ["a<!-- never closed", "a"],
    ["a<script>never closed", "a"],
    ["a<p never closed", "a"],
    ['a<a href="never closed>b', "a"],
    ["a<", "a<"],
    ["<b>a<p>b</b>c</p>d", "a\nbc\nd"],
    [`${"<div>".repeat(1_000)}a${"</div>".repeat(1_000)}b`, "a\nb"],
    [`a${"<div>".repeat(300)}<p hidden><b>c</b>d</p>b`, "a\nb"],
  ])("%j", (html, text) => {
    expect(read(html)).toBe(text);
  });

  test.each([
    "<",
    "<!--",
    "<!-->",
    "</",
    '<a href="x',
    "<a href='x' ",
    "<script>",
    "</script",
    "<style></style>",
    "&#",
    "&",
    "<blockquote>",
    "<td>",
    "<li>",
    "</div>",
    "<p hidden>",
    "<pre>\n",
    "<a href=x>",
    "<div style='",
    "a<b>",
  ])("a megabyte of %s is read in one pass", (piece) => {
    const { text, hiddenText } = readHtml(piece.repeat(1_000_000 / piece.length), 1_000);

    expect(text.length).toBeLessThanOrEqual(1_000);
    expect(hiddenText).toBe("");
  });

  test("a value in quotes that never ends takes the rest once", () => {
    const { text, hiddenText } = readHtml(`<i>a</i>${"<i>b</i>".repeat(5)}<i style="color:red`, 1_000);

    expect(text).toBe("abbbbb");
    expect(hiddenText).toBe("");
  });

  test("stops at the length that is wanted", () => {
    expect(htmlToText("<p>word</p>".repeat(20), 99)).toHaveLength(99);
    expect(htmlToText("<p>word</p>".repeat(20), 100)).toHaveLength(99);
    expect(htmlToText("<p>word</p>".repeat(20), 98)).toHaveLength(98);
  });
});

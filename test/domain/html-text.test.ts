import { describe, expect, test } from "vitest";
import { htmlToText } from "../../shared/domain/html-text.ts";

const read = (html: string): string => htmlToText(html, 100_000);

describe("HTML is read as a person sees it", () => {
  test.each([
    ["<p>one</p><p>two</p>", "one\ntwo"],
    ["<div>one<div>two</div>three</div>", "one\ntwo\nthree"],
    ["one<br>two<BR/>three", "one\ntwo\nthree"],
    ["<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"],
    ["a<br><br><br><br>b", "a\n\nb"],
    ["<table><tr><td>UID</td><td>123</td></tr><tr><th>Coin</th><td>USDT</td></tr></table>", "UID\t123\nCoin\tUSDT"],
    ["<tr>\n\t<td>\n\tUID\n\t</td>\n\t<td>123</td>\n</tr>", "UID\t123"],
    ["<td></td><td>alone</td>", "alone"],
    ["one\n   two\t three", "one two three"],
    ["<b>b</b><i>o</i><span>ld</span>", "bold"],
    ["<style>p { x: y }</style><SCRIPT>alert('<p>')</SCRIPT ><title>t</title>text", "text"],
    ["a<!-- <p>hidden</p> -->b", "ab"],
    ["a<![if !mso]>b<![endif]><?xml x?>c", "abc"],
    ["5 &lt; 6 &amp;&amp; 7 &gt; 6 &quot;x&quot; &#39;y&#x27; &nbsp;z", "5 < 6 && 7 > 6 \"x\" 'y' z"],
    ["&#x7684;&#30340;&hellip;&unknown;&#0;&#xD800;&#x110000;", "的的…&unknown;\ufffd\ufffd\ufffd"],
    ["&amp;lt;", "&lt;"],
    ["a < b and b > c", "a < b and b > c"],
    ["mine<blockquote>theirs<br>too</blockquote>mine again", "mine\n> theirs\n> too\nmine again"],
    ["</blockquote>mine", "mine"],
    ["", ""],
  ])("%j", (html, text) => {
    expect(read(html)).toBe(text);
  });
});

describe("HTML that does not end", () => {
  test.each([
    ["a<!-- never closed", "a"],
    ["a<script>never closed", "a"],
    ["a<p never closed", "a"],
    ["a<", "a<"],
  ])("%j", (html, text) => {
    expect(read(html)).toBe(text);
  });

  test.each(["<", "<!--", "</", '<a href="x', "<script>", "</script", "&#", "<blockquote>", "<td>"])(
    "a million times %s is read in one pass",
    (piece) => {
      expect(htmlToText(piece.repeat(1_000_000), 1_000).length).toBeLessThanOrEqual(1_000);
    },
  );

  test("stops at the length that is wanted", () => {
    expect(htmlToText("<p>word</p>".repeat(20), 99)).toHaveLength(99);
    expect(htmlToText("<p>word</p>".repeat(20), 100)).toHaveLength(99);
  });
});

/** A word of a text with its place. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Han apart from all else, because a phrase in Chinese stands character by character; tags and entities are what a table
// or a bad conversion leaves between the words.
const piece =
  /<\/?(?:td|tr|th|br|li|ol|ul|p|b|i|em|div|span|table|tbody|strong|code|pre|font|a)\b[^<>]{0,300}>|&(?:[a-z]{2,8}|#\d{1,6});|\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/giu;

/** What numbers a word and is none: "word 1:", "1st", "第3个". */
const numbering = /^(?:word|words|no|nr|num|number|n|st|nd|rd|th|第|个|個|词|詞|单词|單詞|mot|palabra|parola)$/iu;

/** Numbering counts as such only where a digit stands beside it: "word" is itself a word of the English list. */
function isNumbering(text: string, start: number, end: number): boolean {
  if (!numbering.test(text.slice(start, end))) return false;
  return /\d ?$/.test(text.slice(Math.max(0, start - 2), start)) || /^ ?[#.:]? ?\d/.test(text.slice(end, end + 4));
}

/** The words of a text, without markup and numbering. Linear. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: found, index } of text.matchAll(piece)) {
    const end = index + found.length;
    if (found.startsWith("<") || found.startsWith("&") || isNumbering(text, index, end)) continue;
    tokens.push({ text: found, start: index, end });
  }
  return tokens;
}

/** How far from a token the edge of its line is looked for. */
const edgeReach = 60;

const letter = /[\p{L}]/u;

/** Whether nothing but numbers and marks, or a label with a colon, stands before the offset on its line. */
export function beginsLine(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - edgeReach), offset);
  const line = before.slice(before.lastIndexOf("\n") + 1).replace(/<[^<>]{0,60}>/g, "");
  return !letter.test(line) || /[:=]["'\s\d.)]*$/.test(line);
}

/** Whether nothing but numbers and marks stands behind the offset on its line. */
export function endsLine(text: string, offset: number): boolean {
  const behind = text.slice(offset, offset + edgeReach);
  const end = behind.indexOf("\n");
  return !letter.test((end === -1 ? behind : behind.slice(0, end)).replace(/<[^<>]{0,60}>/g, ""));
}

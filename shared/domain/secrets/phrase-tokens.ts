/** A word of a text with its place. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Part of an id or of an address of mail: no word of its own, whatever its letters. */
  readonly isGlued: boolean;
}

// Han apart from all else, because a phrase in Chinese stands character by character; tags, entities and escaped line
// breaks are what a table, a log or a bad conversion leaves between the words.
const piece =
  /\\[nrt](?=\p{L})|<\/?(?:td|tr|th|br|li|ol|ul|p|b|i|em|div|span|table|tbody|strong|code|pre|font|a)\b[^<>]{0,300}>|&(?:[a-z]{2,8}|#\d{1,6});|\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/giu;

/** What numbers a word and is none: "word 1:", "1st", "第3个". */
const numbering = /^(?:word|words|no|nr|num|number|n|st|nd|rd|th|第|个|個|词|詞|单词|單詞|mot|palabra|parola)$/iu;

/** Numbering counts as such only where a digit stands beside it: "word" is itself a word of the English list. */
function isNumbering(text: string, start: number, end: number): boolean {
  if (!numbering.test(text.slice(start, end))) return false;
  return /\d ?$/.test(text.slice(Math.max(0, start - 2), start)) || /^ ?[#.:]? ?\d/.test(text.slice(end, end + 4));
}

/** Addresses of mail, and runs of letters and digits with the two other signs of base 64. */
const gluedRun = /[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}|[0-9A-Za-z+/]+/g;
const mostDigitsOfNumbering = 4;
const numberedWord = /^(?:[a-z]{3,}|[A-Z]{3,}|[A-Z][a-z]{2,})$/;

/** Whether letters and digits stand together as words with their numbers do: "1legal2winner", "legal012". */
const isNumbered = (part: string): boolean =>
  (part.match(/\d+|[a-z]+/gi) ?? []).every((piece) =>
    /\d/.test(piece) ? piece.length <= mostDigitsOfNumbering : numberedWord.test(piece),
  );

/** Letters and digits that stand together otherwise. */
const isId = (part: string): boolean => /\d/.test(part) && /[a-z]/i.test(part) && !isNumbered(part);

/** A name before an `@` with so many words is no person's, and may be a phrase or a half of one. */
const wordyName = /^(?:[^A-Za-z]*[A-Za-z]{3,}(?![A-Za-z])){5}/;

/** What of a run is no word: of a path or a base 64 with an id in it, all parts but those that look like words. */
function idsIn(run: string, start: number): { readonly start: number; readonly end: number }[] {
  const at = run.indexOf("@");
  if (at !== -1) return [{ start: wordyName.test(run.slice(0, at)) ? start + at : start, end: start + run.length }];
  const parts = [...run.matchAll(/[^+/]+/g)];
  if (!parts.some(([part]) => isId(part))) return [];
  return parts
    .filter(([part]) => !isNumbered(part))
    .map(({ 0: part, index }) => ({ start: start + index, end: start + index + part.length }));
}

/** The words of a text, without markup and numbering. Linear. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const ids = [...text.matchAll(gluedRun)].flatMap(({ 0: run, index }) => idsIn(run, index));
  let next = 0;
  const isGlued = (offset: number): boolean => {
    for (let id = ids[next]; id && id.start <= offset; id = ids[++next]) {
      if (offset < id.end) return true;
    }
    return false;
  };
  for (const { 0: found, index } of text.matchAll(piece)) {
    const end = index + found.length;
    if (/^[<&\\]/.test(found) || isNumbering(text, index, end)) continue;
    tokens.push({ text: found, start: index, end, isGlued: isGlued(index) });
  }
  return tokens;
}

/** Numbers as long as of an account or an order; before the words of a phrase stand shorter ones. */
const longNumber = /\d{4}/;
/** What stands between a label and its value: "UID: 4470", "account 4470", "share #2". */
const beforeValue = /^["']?[^\S\n]{0,4}(?:[:=]|#\d|\(?\d{4})/;
const gapReach = 200;

/** What stands between two neighbours, as far as anybody looks. */
const between = (text: string, first: Token, second: Token): string =>
  text.slice(first.end, Math.min(second.start, first.end + gapReach));

/** Where a sentence ends, or a colon leads to what follows. */
const sentenceEnd = /[.!?。]\s|[:=]/;

/** Whether one of two neighbours stands in another sentence, or leads to the other: "... yellow. Thank you". */
export const isOtherSentence = (text: string, first: Token, second: Token): boolean =>
  sentenceEnd.test(between(text, first, second));

/** Whether two neighbours stand apart: a long number is between them, which is no part of a phrase. */
export const areApart = (text: string, first: Token, second: Token): boolean =>
  longNumber.test(between(text, first, second));

/** Whether one of two neighbours is part of an id that the other is not: an address of mail has its name before an `@`. */
export function isOtherId(text: string, first: Token, second: Token): boolean {
  const gap = between(text, first, second);
  return /[@:=]/.test(gap) || (first.isGlued !== second.isGlued && /\s/.test(gap));
}

/** Whether a value stands behind the token, be it behind a colon or a long number. */
export const leadsToValue = (text: string, { end }: Token): boolean => beforeValue.test(text.slice(end, end + 12));

/** Whether a token begins its line and is the label of what follows there. */
export const isLabel = (text: string, token: Token, before: Token | undefined): boolean =>
  leadsToValue(text, token) && isNewLine(text, before, token);

/** Whether the second of two neighbours stands on a line of its own. */
export const isNewLine = (text: string, first: Token | undefined, second: Token): boolean =>
  !first || between(text, first, second).includes("\n");

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

import { hasBip39Checksum, isElectrumSeed, phraseLengths } from "./phrase-checksum.ts";
import {
  areApart,
  beginsLine,
  endsLine,
  isLabel,
  isNewLine,
  isOtherId,
  isOtherSentence,
  leadsToValue,
  type Token,
} from "./phrase-tokens.ts";
import { bitsPerWord, type PhraseWords, phraseLanguages, wordForm } from "./phrase-words.ts";
import { hasKeyword, type KeywordPlaces } from "./secret-keywords.ts";
import type { Certainty, SecretSpan } from "./secret-span.ts";

/** Fewest words in a row that count; a phrase of twelve with one word left out, or misspelt beyond recognition. */
const fewestWords = 11;
const window = 12;
/** So many list words in a row do not come about in prose; which phrase they are (TON, Algorand) does not matter. */
const alwaysWords = 20;
/** Chinese prose does not separate its characters, so twelve that stand alone are enough. */
const separatedHan = 12;
/** Of how many words a phrase differs at least, where no checksum speaks for it: "是 否 是 是" is a table. */
const distinctShare = 0.6;
/** How far before and behind a phrase a word about phrases is looked for, in UTF-16 units. */
const keywordBefore = 160;
const keywordBehind = 80;
/** Halves of a phrase that other words separate, near a keyword. */
const fewestInHalf = 5;
const mostBetweenHalves = 6;

const isHanList = (list: number): boolean => phraseLanguages[list]?.endsWith("chinese") ?? false;

interface Search {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly keywords: KeywordPlaces;
  readonly words: PhraseWords;
}

/** Tokens `from` to `to` (exclusive). */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Indices of the tokens in one list, -1 where a token is not in it. */
type Indices = Int16Array;

/** Recovery phrases of the BIP-39 lists, whatever their checksum: BIP-39, Electrum, TON, Algorand. Linear. */
export function findListPhrases(search: Search): SecretSpan[] {
  const byList = indicesOf(search);
  return [...byList].flatMap(([list, indices]) => [
    ...denseRanges(indices).flatMap((range) => judged(range, list, indices, search)),
    ...splitPhrases(indices, search),
  ]);
}

function indicesOf(search: Search): Map<number, Indices> {
  const byList = new Map<number, Indices>();
  search.tokens.forEach(({ text }, at) => {
    for (const place of search.words.places.get(wordForm(text)) ?? []) {
      const list = place >> bitsPerWord;
      const indices = byList.get(list) ?? new Int16Array(search.tokens.length).fill(-1);
      indices[at] = place & ((1 << bitsPerWord) - 1);
      byList.set(list, indices);
    }
  });
  for (const indices of byList.values()) removeIds(indices, search);
  return byList;
}

/** Takes the words out that are parts of ids, unless they are a whole phrase: "legal-winner-...-yellow@example.com". */
function removeIds(indices: Indices, { text, tokens }: Search): void {
  const isGlued = (at: number): boolean => tokens[at]?.isGlued ?? false;
  const isBreak = (at: number): boolean => {
    const [before, token] = [tokens[at - 1], tokens[at]];
    return before !== undefined && token !== undefined && isOtherId(text, before, token);
  };
  for (const row of rowsIn({ from: 0, to: indices.length }, indices)) {
    const glued = tokensIn(row).filter(isGlued);
    if (glued.length === 0) continue;
    const breaks = [row.from, ...tokensIn(row).slice(1).filter(isBreak), row.to];
    breaks.slice(1).forEach((to, i) => {
      const part = { from: breaks[i] ?? to, to };
      if (hasPhraseLength(part) && hasBip39Checksum([...indices.subarray(part.from, to)])) return;
      for (const at of tokensIn(part).filter(isGlued)) indices[at] = -1;
    });
  }
}

const fits = (indices: Indices, at: number): boolean => (indices[at] ?? -1) >= 0;

/** Where at least eleven of twelve neighbours are list words, joined where they overlap. */
function denseRanges(indices: Indices): Range[] {
  const ranges: { from: number; to: number }[] = [];
  const add = (from: number, to: number) => {
    const last = ranges.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else ranges.push({ from, to });
  };
  let inWindow = 0;
  let inRow = 0;
  for (let at = 0; at < indices.length; at++) {
    const fit = fits(indices, at);
    inWindow += fit ? 1 : 0;
    inRow = fit ? inRow + 1 : 0;
    if (at >= window && fits(indices, at - window)) inWindow--;
    if (at >= window - 1 && inWindow >= fewestWords) add(at - window + 1, at + 1);
    else if (inRow === fewestWords) add(at - fewestWords + 1, at + 1);
  }
  return ranges;
}

/** A dense range as a span, or nothing where it is prose. The whole range goes, misfits inside it too. */
function judged(range: Range, list: number, indices: Indices, search: Search): SecretSpan[] {
  const exact = exactRow(range, list, indices, search);
  if (exact) return [spanOf(exact, "certain", search)];
  const trimmed = withoutForeignEnds(range, list, indices, search);
  const certainty = certaintyOf(trimmed, list, indices, search);
  return certainty ? [spanOf(trimmed, certainty, search)] : [];
}

/** List words beside a whole phrase that prose may have: "... yellow. The account". */
const mostBeside = 2;
/** List words of a line with its label: "near: test.near". With more, two lines may be two parts of one phrase. */
const mostLabelled = 3;

/** The one run of exactly a phrase's length that passes as a whole, where hardly a list word stands beside it. */
function exactRow(range: Range, list: number, indices: Indices, search: Search): Range | undefined {
  const parts = partsIn(range, indices, search);
  const unlabelled = parts.filter(({ from, to, isLabelled }) => !isLabelled || to - from > mostLabelled);
  const all = unlabelled.reduce((sum, { from, to }) => sum + to - from, 0);
  return unlabelled.find((part) => {
    const isWhole = hasPhraseLength(part) && all - (part.to - part.from) <= mostBeside;
    return isWhole && !isPieceOfLonger(part, all, list, indices, search) && isWholePhrase(part, list, indices, search);
  });
}

/**
 * Whether a misspelt word at the edge makes a longer phrase of all list words, so that the checksum came about by chance.
 * With nothing beyond it, it only looks like a word of the list: no phrase is longer than another by one word.
 */
function isPieceOfLonger({ from, to }: Range, all: number, list: number, indices: Indices, search: Search): boolean {
  const isMisspelt = (at: number) => !fits(indices, at) && isSlip(at, list, search);
  const slips = [from - 1, to].filter(isMisspelt).length;
  return slips > 0 && phraseLengths.some((length) => length > to - from && length <= all + slips);
}

function isWholePhrase({ from, to }: Range, list: number, indices: Indices, { tokens }: Search): boolean {
  const phrase = [...indices.subarray(from, to)];
  if (phrase.includes(-1)) return false;
  if (hasBip39Checksum(phrase)) return true;
  if (to - from !== window || phraseLanguages[list] !== "english") return false;
  return isElectrumSeed(tokens.slice(from, to).map(({ text }) => text.toLowerCase()));
}

/** The unbroken runs of list words within a range, also parted by ends of sentences, long numbers and lines with a label. */
function partsIn(range: Range, indices: Indices, search: Search): (Range & { readonly isLabelled: boolean })[] {
  return rowsIn(range, indices).flatMap((row) => {
    const parts: { from: number; to: number; isLabelled: boolean }[] = [];
    for (const at of tokensIn(row)) {
      const last = parts.at(-1);
      const isLabelled = isLabelAt(at, search) || (at === row.from && isLabelAt(at - 1, search));
      // The colon behind a label is none between sentences: its line goes on.
      const isShortLine = last?.isLabelled && last.to - last.from <= mostLabelled;
      const isNext = isShortLine ? isLineStart(at, search) : isNewSentence(at, search);
      const isBreak = isLabelled || isNext || isApart(at, search) || isBehindLead(row, at, search);
      if (last && !isBreak) last.to = at + 1;
      else parts.push({ from: at, to: at + 1, isLabelled });
    }
    return parts;
  });
}

/** Whether the lines of a phrase begin at the offset, behind a word or two: "seed phrase". One word a line has no such. */
const isBehindLead = (row: Range, at: number, search: Search): boolean =>
  at - row.from <= mostBeside && isLineStart(at, search) && !isLineStart(at + 1, search);

function isLabelAt(at: number, { text, tokens }: Search): boolean {
  const token = tokens[at];
  return token !== undefined && isLabel(text, token, tokens[at - 1]);
}

function isLineStart(at: number, { text, tokens }: Search): boolean {
  const token = tokens[at];
  return token !== undefined && isNewLine(text, tokens[at - 1], token);
}

/** Whether a long number stands between a token and the one before it. */
function isApart(at: number, { text, tokens }: Search): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return before !== undefined && token !== undefined && areApart(text, before, token);
}

function isNewSentence(at: number, { text, tokens }: Search): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return before !== undefined && token !== undefined && isOtherSentence(text, before, token);
}

function certaintyOf(range: Range, list: number, indices: Indices, search: Search): Certainty | undefined {
  const rows = rowsIn(range, indices);
  if (rows.some((row) => isChecked(row, list, indices, search))) return "certain";
  if (!isVaried(range, search)) return undefined;
  const longest = Math.max(...rows.map(({ from, to }) => to - from));
  if (longest >= (isHanList(list) ? separatedHan : alwaysWords)) return "likely";
  if (hasSentenceEnd(range, search)) return undefined;
  if (isNearKeyword(range, search) || isBlock(range, search)) return "likely";
  return isRepairable(range, list, indices, search) ? "likely" : undefined;
}

/** The unbroken runs of list words within a range. */
function rowsIn({ from, to }: Range, indices: Indices): Range[] {
  const rows: Range[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && fits(indices, at)) continue;
    if (at > start) rows.push({ from: start, to: at });
    start = at + 1;
  }
  return rows;
}

/**
 * Whether any window of a run passes a checksum. A run past `alwaysWords` is cut without one, so its windows need not
 * all be hashed: a megabyte of "abandon" costs no more than any other.
 */
function isChecked({ from, to }: Range, list: number, indices: Indices, { tokens }: Search): boolean {
  const end = Math.min(to, from + alwaysWords + window);
  for (const length of phraseLengths) {
    for (let at = from; at + length <= end; at++) {
      if (hasBip39Checksum([...indices.subarray(at, at + length)])) return true;
      const isElectrumLength = length === window && phraseLanguages[list] === "english";
      if (isElectrumLength && isElectrumSeed(tokens.slice(at, at + length).map(({ text }) => text.toLowerCase()))) {
        return true;
      }
    }
  }
  return false;
}

/** Whether one misspelt word, put right, makes a window of twelve or more pass the checksum. */
function isRepairable(range: Range, list: number, indices: Indices, { tokens, words }: Search): boolean {
  const misfits = tokensIn(range).filter((at) => !fits(indices, at));
  return misfits.some((misfit) => {
    const candidates = slipsOf(tokens[misfit]?.text ?? "", words.lists[list] ?? []);
    return candidates.some((candidate) => passesWith(candidate, misfit, range, indices));
  });
}

function passesWith(candidate: number, misfit: number, { from, to }: Range, indices: Indices): boolean {
  for (const length of phraseLengths) {
    for (let at = Math.max(from, misfit - length + 1); at <= misfit && at + length <= to; at++) {
      const tried = [...indices.subarray(at, at + length)];
      tried[misfit - at] = candidate;
      if (!tried.includes(-1) && hasBip39Checksum(tried)) return true;
    }
  }
  return false;
}

/** Whether a token is a misspelt word of the list, and not the label of something else. */
const isSlip = (at: number, list: number, { text, tokens, words }: Search): boolean => {
  const token = tokens[at];
  if (!token || token.isGlued || leadsToValue(text, token)) return false;
  return slipsOf(token.text, words.lists[list] ?? []).length > 0;
};

/** A misfit at an end belongs to a phrase only as a misspelt word of its list. */
function withoutForeignEnds(range: Range, list: number, indices: Indices, search: Search): Range {
  const isForeign = (at: number): boolean => !fits(indices, at) && !isSlip(at, list, search);
  const first = isForeign(range.from) ? range.from + 1 : range.from;
  const last = isForeign(range.to - 1) ? range.to - 1 : range.to;
  return withoutOtherLines({ from: first, to: last }, list, indices, search);
}

/**
 * A few list words at an end are something else where a long number parts them from the rest, or where they begin with
 * a label, and the rest has as many words as a phrase: "order 44705892343619584", "near: test.near".
 */
function withoutOtherLines(range: Range, list: number, indices: Indices, search: Search): Range {
  const byNumber = trimmed(range, ({ from, to }) => isApart(from === range.from ? to : from, search));
  // Of 24 words with a date behind the third, 21 are as long as a phrase too.
  const isNumberInside = (rest: Range): boolean =>
    hasPhraseLength(range) &&
    (isWholePhrase(range, list, indices, search) || !isWholePhrase(rest, list, indices, search));
  const rest = [withoutLabels(byNumber, search), byNumber].find((one) => isAlone(one, search) && !isNumberInside(one));
  const byLabel = withoutLabels(range, search);
  return rest ?? (isAlone(byLabel, search) ? byLabel : range);
}

const withoutLabels = (range: Range, search: Search): Range =>
  trimmed(range, ({ from, to }) => isLabelAt(from, search) && (to === range.to || isLineStart(to, search)));

/** Whether the words are as many as of a phrase, and none inside has a label or a number, as each word of some backups has. */
const isAlone = (range: Range, search: Search): boolean =>
  hasPhraseLength(range) &&
  !tokensIn(range).some((at) => isLabelAt(at, search) || (at > range.from && isApart(at, search)));

const hasPhraseLength = ({ from, to }: Range): boolean => phraseLengths.some((length) => length === to - from);

/** The range without the most of its first and last tokens, up to `mostLabelled`, that are something else. */
function trimmed({ from, to }: Range, isOther: (end: Range) => boolean): Range {
  const counts = Array.from({ length: mostLabelled }, (_, i) => i + 1);
  return {
    from: from + (counts.findLast((count) => isOther({ from, to: from + count })) ?? 0),
    to: to - (counts.findLast((count) => isOther({ from: to - count, to })) ?? 0),
  };
}

const tokensIn = ({ from, to }: Range): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function isVaried(range: Range, { tokens }: Search): boolean {
  const seen = new Set(tokensIn(range).map((at) => tokens[at]?.text));
  const length = range.to - range.from;
  return length >= fewestWords && seen.size >= length * distinctShare;
}

function placeOf({ from, to }: Range, { tokens }: Search): { start: number; end: number } {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** Where one sentence ends and another begins inside, it is prose about phrases: "one secret key. You can also use". */
function hasSentenceEnd(range: Range, search: Search): boolean {
  const { start, end } = placeOf(range, search);
  return /\p{Ll}[.!?]\s{1,4}\p{Lu}\p{Ll}*\s{1,4}\p{Ll}/u.test(search.text.slice(start, end));
}

function isNearKeyword(range: Range, search: Search): boolean {
  const { start, end } = placeOf(range, search);
  return hasKeyword(search.keywords, start - keywordBefore, end + keywordBehind);
}

/** Whether nothing else stands on the lines of the range, so that it is no part of a sentence. */
function isBlock(range: Range, search: Search): boolean {
  const { start, end } = placeOf(range, search);
  return beginsLine(search.text, start) && endsLine(search.text, end);
}

/** Two runs that are long enough together, with a few other words between, near a keyword: "the first half ... the rest". */
function splitPhrases(indices: Indices, search: Search): SecretSpan[] {
  const halves = rowsIn({ from: 0, to: indices.length }, indices).filter(({ from, to }) => to - from >= fewestInHalf);
  return halves.flatMap((first, i) => {
    const second = halves[i + 1];
    if (!second || second.from - first.to > mostBetweenHalves) return [];
    const both = first.to - first.from + second.to - second.from;
    const range = { from: first.from, to: second.to };
    const isPhrase = both >= window && isVaried(range, search) && isNearKeyword(range, search);
    if (!isPhrase) return [];
    // An id between the halves stays whole.
    const isAroundId = search.tokens.slice(first.to, second.from).some(({ isGlued }) => isGlued);
    return (isAroundId ? [first, second] : [range]).map((part) => spanOf(part, "likely", search));
  });
}

function spanOf(range: Range, certainty: Certainty, search: Search): SecretSpan {
  return { kind: "recovery-phrase", ...placeOf(range, search), certainty };
}

/** Shorter words are too close to too many others. */
const fewestLettersOfSlip = 3;
const mostLettersOfSlip = 16;

/** Indices of the words of a list that are one slip away: a letter too many, too few, wrong, or two swapped. */
function slipsOf(token: string, list: readonly string[]): number[] {
  const typed = wordForm(token);
  if (typed.length < fewestLettersOfSlip || typed.length > mostLettersOfSlip) return [];
  return list.flatMap((word, index) => (isOneSlip(typed, word) ? [index] : []));
}

function isOneSlip(typed: string, word: string): boolean {
  const difference = typed.length - word.length;
  if (difference < -1 || difference > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at++;
  if (difference === 1) return typed.slice(at + 1) === word.slice(at);
  if (difference === -1) return typed.slice(at) === word.slice(at + 1);
  if (typed.slice(at + 1) === word.slice(at + 1)) return true;
  const isSwapped = typed[at] === word[at + 1] && typed[at + 1] === word[at];
  return isSwapped && typed.slice(at + 2) === word.slice(at + 2);
}

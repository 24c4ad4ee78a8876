import { hasBip39Checksum, hasMoneroChecksum, phraseLengths } from "./phrase-checksum.ts";
import { areApart, beginsLine, endsLine, isLabel, isNewLine, type Token } from "./phrase-tokens.ts";
import { bitsPerWord, type PhraseWords, phraseLanguages } from "./phrase-words.ts";
import { hasKeyword, type KeywordPlaces, lastEndBefore } from "./secret-keywords.ts";
import type { SecretSpan } from "./secret-span.ts";

// ---- phrases told without their lists: Monero (25, MyMonero 13), misspelt shares of SLIP-39 (20, 33), and others of the
// same counts

const moneroWords = 25;
const countsByKeyword = [33, 25, 20, 13] as const;
const fewestWords = 13;
const keywordReach = 200;

/** Words of such lists are plain: 3 to 12 Latin letters. English prose does not get through twelve words without one of these. */
const plainWord = /^[a-z]{3,12}$/i;
const proseWords = new Set(
  "the and for you are not but was with this that from have has had your our his her its they them their there here what which who when where why how can could will would should may might must been being were did does all any some such than then also into onto over only just more most very please thanks thank about because after before while until each every these those shall let get got use used out off".split(
    " ",
  ),
);

/** Phrases told by a keyword, the number of words and their look, or by Monero's checksum, which needs no list. Linear. */
export function findOtherPhrases(text: string, tokens: readonly Token[], keywords: KeywordPlaces): SecretSpan[] {
  return plainRuns(text, tokens).flatMap((run) => [...moneroPhrases(run), ...countedPhrases(text, run, keywords)]);
}

/** Runs of plain words; a label with its colon, and an empty line, end one. */
function plainRuns(text: string, tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  const finish = () => {
    if (run.length >= fewestWords) runs.push(run);
    run = [];
  };
  for (const token of tokens) {
    const last = run.at(-1);
    if (last && /[:=]|\n\s*\n/.test(text.slice(last.end, Math.min(token.start, last.end + keywordReach)))) {
      // One word a line, each with its number and a colon ("1: word"), is still one phrase.
      if (!/^[^\p{L}]*\d\s?[:=]\s*$/u.test(text.slice(last.end, token.start))) finish();
    }
    if (last && !continues(text, last, token)) finish();
    const isForeign = token.isGlued || (last !== undefined && isLabel(text, token, last));
    if (!isForeign && plainWord.test(token.text) && !proseWords.has(token.text.toLowerCase())) run.push(token);
    else finish();
  }
  finish();
  return runs;
}

/** What stands between the words of a phrase. Paths, versions and names of packages have other marks. */
const betweenWords = /^(?:[\s,;、|"'“”>.:()]|\d|<[^<>]{0,60}>){1,80}$/;
const caseOf = (word: string): "lower" | "upper" | "first" =>
  word === word.toLowerCase() ? "lower" : word === word.toUpperCase() ? "upper" : "first";

/** Whether a word goes on with the run: behind a plain separator, and in upper or lower case as the one before. */
function continues(text: string, last: Token, token: Token): boolean {
  const gap = text.slice(last.end, Math.min(token.start, last.end + keywordReach));
  return (
    !areApart(text, last, token) &&
    betweenWords.test(gap) &&
    /[\s,、|>)]/.test(gap) &&
    caseOf(last.text) === caseOf(token.text)
  );
}

/** Words of a phrase hardly repeat: a checksum by chance in a table of a few words is none. */
const distinctShare = 0.7;
const isVaried = (words: readonly string[]): boolean => new Set(words).size >= words.length * distinctShare;

function moneroPhrases(run: readonly Token[]): SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (let at = 0; at + moneroWords <= run.length; at++) {
    const phrase = run.slice(at, at + moneroWords);
    const last = phrase.at(-1)?.text.toLowerCase();
    const words = phrase.map(({ text }) => text.toLowerCase());
    // The checksum word is one of the others, so hardly any window of prose is ever summed.
    if (caseOf(phrase[1]?.text ?? "") === "first") continue;
    if (last && words.indexOf(last) < moneroWords - 1 && isVaried(words) && hasMoneroChecksum(words)) {
      spans.push(spanOf(run, at, moneroWords, "certain"));
      at += moneroWords - 1;
    }
  }
  return spans;
}

/** As many words as such a phrase has, alone on their lines or right behind a keyword, near one. */
function countedPhrases(text: string, run: readonly Token[], keywords: KeywordPlaces): SecretSpan[] {
  for (let at = 0; at + fewestWords <= run.length; at++) {
    const start = run[at]?.start ?? 0;
    const before = run[at - 1];
    const isFirst = !before || isNewLine(text, before, run[at] ?? before);
    if (!isFirst && lastEndBefore(keywords, start) <= before.start) continue;
    if (!hasKeyword(keywords, start - keywordReach, start + keywordReach)) continue;
    if (at === 0 && !beginsLine(text, start) && !isAfterKeyword(keywords, start)) continue;
    if (!countsByKeyword.some((count) => isCounted(text, run, at, count))) continue;
    // All of the run goes, apart from the keyword: where a phrase of unknown words begins and ends cannot be told.
    const from = isFirst ? 0 : at;
    return isVaried(run.map((token) => token.text)) ? [spanOf(run, from, run.length - from, "likely")] : [];
  }
  return [];
}

const isAfterKeyword = (keywords: KeywordPlaces, start: number): boolean =>
  hasKeyword(keywords, start - keywordReach, start);

function isCounted(text: string, run: readonly Token[], at: number, count: number): boolean {
  const last = run[at + count - 1];
  return last !== undefined && (endsLine(text, last.end) || at + count === run.length);
}

function spanOf(run: readonly Token[], at: number, count: number, certainty: "certain" | "likely"): SecretSpan {
  return { kind: "recovery-phrase", start: run[at]?.start ?? 0, end: run[at + count - 1]?.end ?? 0, certainty };
}

// ---- Chinese without blanks

/** Between a keyword and the phrase: a colon, "is", "as follows", quotes. 是 is itself a word of the list. */
const leads = /^(?:[\s:="'“”「」『』([{,.、。-]|is\b|是|为|為|如下|分别|分別|就){0,8}/u;
/** Characters behind a keyword that are looked at: 24 words, line breaks between, and what leads to them. */
const hanReach = 120;
/** A text with more words about keys than this is no message of a person, and each of them costs several hashes. */
const mostHanKeywords = 10_000;
/** Pieces of Han with white space between. One character more than the longest phrase tells that a piece is none. */
const hanPieces = /^\p{Script=Han}{1,25}(?:\s{1,4}\p{Script=Han}{1,25}){0,23}/u;

/**
 * A phrase in Chinese characters without blanks. The list has the commonest characters, and one window of twelve in thirty
 * of ordinary text passes the checksum: so only behind a keyword, only where the run or its pieces up to a white space
 * have exactly the number of words of a phrase, and only with the checksum.
 */
export function findGluedHan(text: string, keywords: KeywordPlaces, words: PhraseWords): SecretSpan[] {
  const behind = keywords.ends.slice(0, mostHanKeywords).flatMap((end) => hanBehind(text, end, words));
  const before = keywords.starts.slice(0, mostHanKeywords).flatMap((start) => hanBefore(text, start, words));
  return [...behind, ...before];
}

function hanBehind(text: string, keywordEnd: number, words: PhraseWords): SecretSpan[] {
  const behind = text.slice(keywordEnd, keywordEnd + hanReach);
  const longestLead = leads.exec(behind)?.[0].length ?? 0;
  for (let lead = 0; lead <= longestLead; lead++) {
    const length = hanPhraseLength(behind.slice(lead), words);
    if (length !== undefined) return [hanSpan(keywordEnd + lead, keywordEnd + lead + length)];
  }
  return [];
}

/** What says that a keyword is about what stands before it: "...这是我的助记词". */
const namesBefore = /\s{0,4}[,.。、]?(?:这|這|以上|上面|上述)些?(?:就?是|为|為)我?的?(?:钱包|錢包)?的?\s?$/;
const piecesAtEnd = /\p{Script=Han}{1,25}(?:\s{1,4}\p{Script=Han}{1,25}){0,23}$/u;

/** A phrase that the words behind it call one, from the start of its run or from a white space in it. */
function hanBefore(text: string, keywordStart: number, words: PhraseWords): SecretSpan[] {
  const from = Math.max(0, keywordStart - hanReach);
  const naming = namesBefore.exec(text.slice(Math.max(from, keywordStart - 24), keywordStart));
  if (!naming) return [];
  const end = keywordStart - naming[0].length;
  const run = piecesAtEnd.exec(text.slice(from, end))?.[0] ?? "";
  const start = [...run.matchAll(/(?<!\S)\S/gu)].find(({ index }) =>
    isHanPhrase(charactersOf(run.slice(index)), words),
  );
  return start ? [hanSpan(end - run.length + start.index, end)] : [];
}

const hanSpan = (start: number, end: number): SecretSpan => ({
  kind: "recovery-phrase",
  start,
  end,
  certainty: "certain",
});

/** Groups of the same size with commas between them: prose is not divided like that. */
const hanGroups = /^\p{Script=Han}{2,6}(?:[,、;]\s?\p{Script=Han}{2,6}){1,11}/u;

const charactersOf = (run: string): string[] => [...run.replace(/[\s,、;]/g, "")];

/**
 * How long the phrase is with which the text begins. White space may stand in a phrase that is broken over lines as well
 * as before the next sentence, so that the phrase may end at any; the longest goes, as twelve words of 24 pass by chance.
 */
function hanPhraseLength(text: string, words: PhraseWords): number | undefined {
  const run = hanPieces.exec(text)?.[0] ?? "";
  const ends = [...run.matchAll(/\S(?!\S)/gu)].map(({ 0: last, index }) => index + last.length);
  const end = ends.toReversed().find((last) => isHanPhrase(charactersOf(run.slice(0, last)), words));
  if (end !== undefined) return end;
  const groups = hanGroups.exec(text)?.[0] ?? "";
  const isEven = new Set(groups.split(/[,、;]\s?/).map((group) => group.length)).size === 1;
  return isEven && isHanPhrase(charactersOf(groups), words) ? groups.length : undefined;
}

function isHanPhrase(characters: readonly string[], { places }: PhraseWords): boolean {
  if (!phraseLengths.some((length) => length === characters.length)) return false;
  return phraseLanguages.some((language, list) => {
    if (!language.endsWith("chinese")) return false;
    const indices = characters.map((character) => {
      const place = places.get(character)?.find((candidate) => candidate >> bitsPerWord === list);
      return place === undefined ? -1 : place & ((1 << bitsPerWord) - 1);
    });
    return !indices.includes(-1) && hasBip39Checksum(indices);
  });
}

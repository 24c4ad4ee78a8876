import { phraseLengths } from "./phrase-checksum.ts";
import type { Token } from "./phrase-tokens.ts";
import { bitsPerWord, type PhraseWords, phraseLanguages, wordForm } from "./phrase-words.ts";
import type { SecretSpan } from "./secret-span.ts";

/** Twelve words of two syllables of Korean; no phrase is longer than twice as many of the longest words. */
const fewestLetters = 24;
const mostLetters = 300;
/** Letters of the shortest and longest words of the lists, in their `wordForm`. */
const shortestWord = 3;
const longestWord = 11;

/** Bit `count` for each number of words that a phrase may have. */
const phraseCounts = phraseLengths.reduce((bits, length) => bits | (1 << length), 0);

/**
 * Recovery phrases with nothing between their words, as fields leave them that take no blanks: "legalwinnerthank...",
 * "LegalWinnerThank...". Nothing else of that length is made of such words alone, so that no checksum is needed. Chinese
 * has a reader of its own. Linear: a token costs its length times that of the longest word.
 */
export const findGluedPhrases = (tokens: readonly Token[], words: PhraseWords): SecretSpan[] =>
  tokens
    .filter(({ text }) => text.length >= fewestLetters && text.length <= mostLetters)
    .filter(({ text }) => isAllWords(wordForm(text), words))
    .map(({ start, end }) => ({ kind: "recovery-phrase", start, end, certainty: "certain" }));

/** Whether the letters are as many words of one list as a phrase has. */
function isAllWords(letters: string, { places }: PhraseWords): boolean {
  // For each list and offset, the numbers of words that end there, as bits.
  const counts = phraseLanguages.map(() => new Int32Array(letters.length + 1));
  for (const ofList of counts) ofList[0] = 1;
  for (let at = 0; at < letters.length; at++) {
    if (counts.every((ofList) => ofList[at] === 0)) continue;
    for (let length = shortestWord; length <= longestWord && at + length <= letters.length; length++) {
      for (const place of places.get(letters.slice(at, at + length)) ?? []) {
        const ofList = counts[place >> bitsPerWord];
        if (ofList) ofList[at + length] = (ofList[at + length] ?? 0) | ((ofList[at] ?? 0) << 1);
      }
    }
  }
  return counts.some((ofList) => ((ofList[letters.length] ?? 0) & phraseCounts) !== 0);
}

import { hasBip39Checksum, phraseLengths } from "./phrase-checksum.ts";
import type { Token } from "./phrase-tokens.ts";
import { type PhraseWords, wordForm } from "./phrase-words.ts";
import { hasKeyword, type KeywordPlaces } from "./secret-keywords.ts";
import type { Certainty, SecretSpan } from "./secret-span.ts";

/** Words of the list that prose has beside a phrase: "my seed: belt addr burd ...". */
const mostBeside = 2;
/** How far before and behind them a word about phrases is looked for, in UTF-16 units. */
const keywordReach = 80;
const distinctShare = 0.6;

interface Row {
  readonly tokens: readonly Token[];
  readonly indices: readonly number[];
}

/**
 * English recovery phrases of which only the first four letters of each word are written, as plates of steel have them:
 * BIP-39 chose its words so that four letters tell them apart. Told by the checksum, or near a keyword by their number.
 */
export function findShortPhrases(tokens: readonly Token[], keywords: KeywordPlaces, words: PhraseWords): SecretSpan[] {
  return rowsOf(tokens, words).flatMap((row) => {
    const phrase = phraseIn(row);
    if (phrase) return spanOf(phrase, "certain");
    const isNear = hasKeyword(keywords, startOf(row.tokens) - keywordReach, endOf(row.tokens) + keywordReach);
    return isNear && isPhraseLength(row.tokens.length) ? spanOf(row.tokens, "likely") : [];
  });
}

function rowsOf(tokens: readonly Token[], { shortened }: PhraseWords): Row[] {
  const rows: { tokens: Token[]; indices: number[] }[] = [{ tokens: [], indices: [] }];
  for (const token of tokens) {
    const index = token.isGlued ? undefined : shortened.get(wordForm(token.text));
    const row = rows.at(-1);
    if (index === undefined) rows.push({ tokens: [], indices: [] });
    else {
      row?.tokens.push(token);
      row?.indices.push(index);
    }
  }
  const [fewest = 0] = phraseLengths;
  return rows.filter((row) => row.tokens.length >= fewest && isVaried(row.indices));
}

const isVaried = (indices: readonly number[]): boolean => new Set(indices).size >= indices.length * distinctShare;
const isPhraseLength = (count: number): boolean => phraseLengths.some((length) => length === count);

/** The longest part of a row that is a phrase with its checksum and has hardly a word beside it. */
function phraseIn({ tokens, indices }: Row): readonly Token[] | undefined {
  for (const length of phraseLengths.toReversed()) {
    for (let at = 0; at + length <= tokens.length && tokens.length - length <= mostBeside; at++) {
      if (hasBip39Checksum(indices.slice(at, at + length))) return tokens.slice(at, at + length);
    }
  }
  return undefined;
}

const startOf = (tokens: readonly Token[]): number => tokens[0]?.start ?? 0;
const endOf = (tokens: readonly Token[]): number => tokens.at(-1)?.end ?? 0;

const spanOf = (tokens: readonly Token[], certainty: Certainty): SecretSpan[] => [
  { kind: "recovery-phrase", start: startOf(tokens), end: endOf(tokens), certainty },
];

import { plainViewOf } from "../plain-view.ts";
import { tokensOf } from "./phrase-tokens.ts";
import { phraseWords } from "./phrase-words.ts";
import { findGluedPhrases } from "./secret-glued-phrases.ts";
import { findHexKeys, type SecretContext } from "./secret-hex.ts";
import { findKeys } from "./secret-keys.ts";
import { phraseKeywords } from "./secret-keywords.ts";
import { findCards, findCodesBeforeLabel, findLabelled, findWebTokens } from "./secret-labels.ts";
import { findGluedHan, findOtherPhrases } from "./secret-other-phrases.ts";
import { findListPhrases } from "./secret-phrases.ts";
import { findShares } from "./secret-shares.ts";
import { findShortPhrases } from "./secret-short-phrases.ts";
import type { Certainty, SecretKind, SecretSpan } from "./secret-span.ts";

export { loadPhraseWords } from "./phrase-words.ts";
export { type SecretContext, txidFields } from "./secret-hex.ts";
export { type SecretKind, type SecretSpan, secretKinds } from "./secret-span.ts";

/** Longest text that is searched, in UTF-16 units. */
export const maxSearchedLength = 1_000_000;

/**
 * Every secret in a text: recovery phrases, private keys, keystores, secrets of an API, passwords, one-time codes and card
 * numbers, in order and without overlap. Linear in the text. Needs `loadPhraseWords` to have finished, and throws where
 * it has not; throws a RangeError past `maxSearchedLength`. A transaction id is never among them, except as
 * `possible-key` where nothing near tells it from a private key (several in one text without label, link or network).
 */
export function findSecrets(text: string, context: SecretContext = {}): SecretSpan[] {
  if (text.length > maxSearchedLength) throw new RangeError("the text is too long to be searched for secrets");
  const words = phraseWords();
  const view = plainViewOf(text);
  const tokens = tokensOf(view.text);
  const keywords = phraseKeywords(view.text);
  const phrases = [
    ...findListPhrases({ text: view.text, tokens, keywords, words }),
    ...findOtherPhrases(view.text, tokens, keywords),
    ...findGluedHan(view.text, keywords, words),
    ...findGluedPhrases(tokens, words),
    ...findShortPhrases(tokens, keywords, words),
    ...findShares(tokens, words),
  ];
  const found = [
    ...phrases,
    ...findKeys(view.text),
    ...findHexKeys(blanked(view.text, joinSpans(phrases)), context),
    ...findLabelled(view.text),
    ...findWebTokens(view.text),
    ...findCodesBeforeLabel(view.text),
    ...(isDigitsField(context) ? [] : findCards(view.text)),
  ];
  return joinSpans(found).map((span) => ({
    ...span,
    start: view.originalOf(span.start),
    end: view.originalOf(span.end - 1) + 1,
  }));
}

/** The text with blanks in the place of spans: "seed" as a word of a phrase makes no key of the hash beside it. */
const blanked = (text: string, spans: readonly SecretSpan[]): string =>
  filled(text, spans, ({ start, end }) => " ".repeat(end - start));

/** Fields whose values are long numbers by right: one order number in ten passes the check digit of cards. */
const digitFields: readonly string[] = [
  "uid",
  "orderNumber",
  "orderId",
  "withdrawalId",
  "paymentReference",
  "requestId",
];
const isDigitsField = ({ field }: SecretContext): boolean => field !== undefined && digitFields.includes(field);

const certainties: readonly Certainty[] = ["certain", "likely", "ambiguous"];

/** Spans in order, those that overlap as one with the kind of the surer. */
export function joinSpans(spans: readonly SecretSpan[]): SecretSpan[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const result: SecretSpan[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (!last || span.start >= last.end) {
      result.push(span);
      continue;
    }
    const surer = certainties.indexOf(span.certainty) < certainties.indexOf(last.certainty) ? span : last;
    result[result.length - 1] = { ...surer, start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}

/** What stands where a secret was. Fixed words in one language, as the mark is stored and read by desk and customer alike. */
const marks: Readonly<Record<SecretKind, string>> = {
  "recovery-phrase": "[removed: recovery phrase]",
  "private-key": "[removed: private key]",
  "extended-key": "[removed: extended private key]",
  keystore: "[removed: keystore]",
  "possible-key": "[removed: transaction hash or private key, unclear which]",
  "api-secret": "[removed: API secret]",
  password: "[removed: password]",
  "one-time-code": "[removed: one-time code]",
  "card-number": "[removed: card number]",
};

/** The mark of a kind, as `cut` writes it. */
export const markOf = (kind: SecretKind): string => marks[kind];

/** The text with a mark in the place of each span: the one function that cuts. Spans in order and without overlap. */
export const cut = (text: string, spans: readonly SecretSpan[]): string =>
  filled(text, spans, ({ kind }) => marks[kind]);

function filled(text: string, spans: readonly SecretSpan[], fillerOf: (span: SecretSpan) => string): string {
  let from = 0;
  const parts = spans.flatMap((span) => {
    const before = text.slice(from, span.start);
    from = span.end;
    return [before, fillerOf(span)];
  });
  return [...parts, text.slice(from)].join("");
}

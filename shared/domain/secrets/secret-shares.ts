import { hasShareChecksum } from "./phrase-checksum.ts";
import type { Token } from "./phrase-tokens.ts";
import { type PhraseWords, wordForm } from "./phrase-words.ts";
import type { SecretSpan } from "./secret-span.ts";

/** Words of a share of SLIP-39, the commonest first: of secrets with 128, 256, 160, 192 and 224 bits. */
const shareLengths = [20, 33, 23, 27, 30] as const;

/** Shares of a recovery phrase that was split by SLIP-39. Their checksum is so long that no prose passes it. Linear. */
export function findShares(tokens: readonly Token[], { shares }: PhraseWords): SecretSpan[] {
  const values = tokens.map(({ text, isGlued }) => (isGlued ? undefined : shares.get(wordForm(text))));
  const spans: SecretSpan[] = [];
  let row: number[] = [];
  const search = (end: number): void => {
    for (let at = 0; at < row.length; at++) {
      const length = shareLengths.find(
        (count) => at + count <= row.length && hasShareChecksum(row.slice(at, at + count)),
      );
      if (length === undefined) continue;
      const first = end - row.length + at;
      const [start, stop] = [tokens[first]?.start ?? 0, tokens[first + length - 1]?.end ?? 0];
      spans.push({ kind: "recovery-phrase", start, end: stop, certainty: "certain" });
      at += length - 1;
    }
  };
  values.forEach((value, at) => {
    if (value !== undefined) row.push(value);
    else if (row.length > 0) {
      search(at);
      row = [];
    }
  });
  search(values.length);
  return spans;
}

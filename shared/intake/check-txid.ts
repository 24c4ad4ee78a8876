import { fieldRow } from "#shared/domain/fields.ts";
import type { LanguageId } from "#shared/domain/languages.ts";
import type { NetworkId } from "#shared/domain/networks.ts";
import { findSecrets, loadPhraseWords } from "#shared/domain/secrets/secrets.ts";
import {
  readTransactionId,
  type TransactionIdHints,
  type TransactionIdReading,
} from "#shared/domain/transaction-id.ts";
import { checkWords } from "#shared/words/check-index.ts";
import { adviceOn } from "#shared/words/txid-advice.ts";

/** Characters of a text that may be checked. */
export const maxTxidLength = fieldRow("txid").maxLength;

export interface TxidCheck {
  readonly kind: TransactionIdReading["kind"];
  readonly networks: readonly NetworkId[];
  readonly canonical?: string;
  readonly advice: string;
  /** Whether the text may be shown again: not where it is, or may be, a private key. */
  readonly mayRepeat: boolean;
}

/**
 * What a text is and what to do next, in a language: the answer of the API, of the page and of the command line alike.
 * A text that holds any secret is a secret, whatever else stands in it. Stores nothing.
 */
export async function checkTxid(
  text: string,
  language: LanguageId,
  hints: TransactionIdHints = {},
): Promise<TxidCheck> {
  const own = checkWords[language];
  if (await holdsSecret(text, hints)) return { kind: "secret", networks: [], advice: own.secret, mayRepeat: false };
  const reading = readTransactionId(text, hints);
  const { kind, networks, canonical } = reading;
  return {
    kind,
    networks,
    ...(canonical !== undefined && { canonical }),
    advice: adviceOn(reading, own, hints.network),
    mayRepeat: kind !== "secret" && !(kind === "ambiguous" && canonical === undefined),
  };
}

async function holdsSecret(text: string, { network }: TransactionIdHints): Promise<boolean> {
  if (text.length > maxTxidLength) return false;
  await loadPhraseWords();
  return findSecrets(text, { field: "txid", ...(network && { network }) }).some(
    ({ certainty }) => certainty !== "ambiguous",
  );
}

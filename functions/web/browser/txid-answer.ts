import { isNetworkId, type NetworkId } from "#shared/domain/networks.ts";
import { readTransactionId, type TransactionIdReading } from "#shared/domain/transaction-id.ts";
import type { CheckWords } from "#shared/words/check-words.ts";
import { adviceOn } from "#shared/words/txid-advice.ts";

/** What a page holds when it is asked what stands in its transaction id. */
export interface TypedTransaction {
  readonly text: string;
  /** The chosen network; empty where none is. */
  readonly network: string;
  readonly coin: string;
}

export interface TxidAnswer {
  readonly tone: "good" | "ask" | "wrong";
  readonly sentence: string;
  /** Network that the id tells, to be put into an empty choice. */
  readonly network?: NetworkId;
}

/** Kinds that a half-typed id has as well: nobody is told that his id is wrong at its tenth character. */
const maybeUnfinished: readonly TransactionIdReading["kind"][] = ["unknown", "misspelt", "order-number", "truncated"];

/** The answer beside a field. None while nothing can be told: an empty field, or one that is still being typed. */
export function txidAnswer(
  { text, network, coin }: TypedTransaction,
  own: CheckWords,
  isFinished: boolean,
): TxidAnswer | undefined {
  if (text.trim() === "") return undefined;
  const chosen = isNetworkId(network) ? network : undefined;
  const reading = readTransactionId(text, { ...(chosen && { network: chosen }), ...(coin !== "" && { coin }) });
  if (!isFinished && maybeUnfinished.includes(reading.kind)) return undefined;
  const told = reading.network && reading.network !== "other" ? { network: reading.network } : {};
  return { tone: toneOf(reading), sentence: adviceOn(reading, own, chosen), ...told };
}

function toneOf({ kind, problem }: TransactionIdReading): TxidAnswer["tone"] {
  if (problem || kind === "secret") return "wrong";
  return kind === "ambiguous" ? "ask" : "good";
}

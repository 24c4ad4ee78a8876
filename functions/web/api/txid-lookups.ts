import { networkIds } from "#shared/domain/networks.ts";
import { readTransactionId, type TransactionIdHints } from "#shared/domain/transaction-id.ts";
import type { Lookup } from "#shared/intake/ports.ts";

/**
 * The rows under which a transaction id may be filed: one per network whose form it has, and one for cases that name no
 * network. Networks differ in upper and lower case, so each is asked for its own canonical form.
 */
export function txidLookups(text: string): Lookup[] {
  const values = [...networkIds.map((network) => filedAs(text, network, { network })), filedAs(text, "unknown", {})];
  return [...new Set(values)].flatMap((value) => (value === undefined ? [] : [{ kind: "txid", value } as const]));
}

function filedAs(text: string, prefix: string, hints: TransactionIdHints): string | undefined {
  const { canonical, problem } = readTransactionId(text, hints);
  return canonical === undefined || problem ? undefined : `${prefix}:${canonical}`;
}

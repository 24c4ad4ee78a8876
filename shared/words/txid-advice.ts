import type { NetworkId } from "#shared/domain/networks.ts";
import type { TransactionIdReading } from "#shared/domain/transaction-id.ts";
import type { CheckWords } from "./check-words.ts";
import { listNetworks } from "./list-networks.ts";

/**
 * What to do next about a text that stands where a transaction id should: why it cannot be used, or which networks it
 * fits. Repeats nothing of the text. `chosen` is the network that its writer named.
 */
export function adviceOn(reading: TransactionIdReading, own: CheckWords, chosen?: NetworkId): string {
  if (reading.kind === "secret") return own.secret;
  const names = listNetworks(own.networks, reading.networks.join(","), own);
  if (reading.problem) {
    const { code, detail } = reading.problem;
    const network = chosen && { network: own.networks[chosen] };
    return own.problems[code]({ label: own.label, ...network, ...(detail !== undefined && { detail }) });
  }
  if (reading.kind === "ambiguous" && reading.addressOf) {
    return own.ambiguousOrAddress(names, listNetworks(own.networks, reading.addressOf.join(","), own));
  }
  return reading.kind === "ambiguous" ? own.ambiguous(names) : own.found(names);
}

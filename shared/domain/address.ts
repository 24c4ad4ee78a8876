import { cleanIdentifier, isShortened } from "./clean-text.ts";
import { readExplorerLink } from "./explorer-link.ts";
import { checkedNetworkIds, fitNetworks, type NetworkFit, type NetworkId } from "./networks.ts";
import type { ProblemCode } from "./problems.ts";

export type AddressReading =
  | {
      readonly kind: "address";
      readonly canonical: string;
      /** Networks that have such addresses, in the order of the table. */
      readonly networks: readonly NetworkId[];
      /** The chosen network, or the only one that fits. */
      readonly network?: NetworkId;
    }
  | { readonly kind: "problem"; readonly code: ProblemCode; readonly detail?: string };

/** Characters that are read. */
const maxLength = 300;

/**
 * Reads an address, or a link to its page at an explorer, and proves its checksum where its form has one: Base58Check and
 * the other checksums of `checksums.ts`, BIP 173 and 350, EIP-55 where upper and lower case are mixed. Base 58 of 32 bytes
 * (Solana), hexadecimal ones (Aptos, Sui) and account names (NEAR, EOS, Hedera, IOST) have none.
 */
export function readAddress(text: string, network?: NetworkId): AddressReading {
  if (text.length > maxLength) return { kind: "problem", code: "address-unreadable" };
  const typed = cleanIdentifier(text);
  const link = readExplorerLink(typed);
  if (!link) return readPlain(typed, text, network);
  if (link.page === "tx") return { kind: "problem", code: "address-is-txid" };
  if (link.isTestnet || link.page === "block") return { kind: "problem", code: "address-unreadable" };
  if (network && link.network && network !== link.network) return wrongNetwork([link.network]);
  if (network && network !== "other" && link.isOtherNetwork) return { kind: "problem", code: "address-wrong-network" };
  return readPlain(link.id, link.id, network ?? link.network);
}

function readPlain(address: string, asTyped: string, network: NetworkId | undefined): AddressReading {
  const fits = fitNetworks(address, "addresses", network === "other" ? ["other"] : checkedNetworkIds, network);
  const exact = fits.filter(({ fit }) => fit.fit === "exact");
  const first = exact.find((fit) => fit.network === network) ?? exact[0];
  const networks = exact.map((fit) => fit.network);
  if (network === "other" && isShortened(asTyped)) return { kind: "problem", code: "address-truncated" };
  if (first?.fit.fit !== "exact") return mistake(address, asTyped, fits, network);
  if (network && first.network !== network) {
    // Aptos and Sui write addresses as other networks write transaction ids.
    const isOwnTxid = !first.certain && isTxidOf(address, network);
    return isOwnTxid ? { kind: "problem", code: "address-is-txid" } : wrongNetwork(networks);
  }
  const known = network ?? (networks.length === 1 ? first.network : undefined);
  return { kind: "address", canonical: first.fit.canonical, networks, ...(known && { network: known }) };
}

function mistake(
  address: string,
  asTyped: string,
  fits: readonly NetworkFit[],
  network: NetworkId | undefined,
): AddressReading {
  const isTxid = fitNetworks(address, "txids", checkedNetworkIds, network).some(({ fit }) => fit.fit === "exact");
  if (isTxid) return { kind: "problem", code: "address-is-txid" };
  if (isShortened(asTyped)) return { kind: "problem", code: "address-truncated" };
  const slip = fits.find(({ fit, network: id }) => fit.fit === "near" && (!network || id === network))?.fit;
  const isChecksum = slip?.fit === "near" && slip.length === undefined;
  return { kind: "problem", code: isChecksum ? "address-checksum" : "address-unreadable" };
}

const isTxidOf = (text: string, network: NetworkId): boolean =>
  network !== "other" && fitNetworks(text, "txids", [network], network)[0]?.fit.fit === "exact";

const wrongNetwork = (networks: readonly NetworkId[]): AddressReading => ({
  kind: "problem",
  code: "address-wrong-network",
  detail: networks.join(","),
});

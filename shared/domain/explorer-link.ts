import { cleanIdentifier } from "./clean-text.ts";
import { checkedNetworkIds, type NetworkId, networkOf, networkRow, type PageKind } from "./networks.ts";

/** What a link to a block explorer points to. */
export interface ExplorerLink {
  /** Absent where the host is not in the table and its path does not name one. */
  readonly network?: NetworkId;
  readonly page: PageKind;
  /** What stands where the id should be, cleaned but not checked. */
  readonly id: string;
  /** Whether it is a page of a test network, where coins have no value. */
  readonly isTestnet: boolean;
}

interface KnownPage {
  readonly network: NetworkId;
  readonly page: PageKind;
  readonly path: string;
}

const pagesByHost = new Map<string, KnownPage[]>();
for (const network of checkedNetworkIds) {
  for (const { host, pages } of networkRow(network).explorers) {
    const known = Object.entries(pages).map(([page, path]) => ({ network, page: page as PageKind, path }));
    pagesByHost.set(host, [...(pagesByHost.get(host) ?? []), ...known]);
  }
}

/** What explorers that are not in the table call their pages. */
const pageWords: Readonly<Record<PageKind, readonly string[]>> = {
  tx: ["tx", "txs", "txn", "txns", "transaction", "transactions", "extrinsic"],
  address: ["address", "addresses", "account", "accounts", "addr", "contract", "wallet"],
  token: ["token", "tokens", "token20", "coin"],
  block: ["block", "blocks", "height"],
};
const pageByWord = new Map(
  Object.entries(pageWords).flatMap(([page, words]) => words.map((word) => [word, page as PageKind] as const)),
);

/** Names of test networks, as they stand in hosts, paths and query strings. */
const testnets =
  /^(?:testnet[0-9]*|devnet|signet|sepolia|goerli|holesky|hoodi|rinkeby|ropsten|kovan|amoy|mumbai|fuji|nile|shasta)$/;

/** Characters of a link that are read. */
const maxLinkLength = 600;

/**
 * Reads a link to a page of a block explorer: with or without `https://` and `www.`, with query strings, further path
 * parts and paths in the fragment (`#/transaction/`). Undefined where the text is no such link.
 */
export function readExplorerLink(text: string): ExplorerLink | undefined {
  if (text.length > maxLinkLength) return undefined;
  const [, host, rest] =
    /^(?:https?:\/\/)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d{1,5})?(\/.*)$/is.exec(text) ?? [];
  if (!host || !rest) return undefined;
  const path = rest.replace(/\?[^#]*/g, "");
  const found = knownPage(host.toLowerCase(), path) ?? pageByWords(host.toLowerCase(), path);
  if (!found) return undefined;
  const { id, before, ...page } = found;
  const queries = [...rest.matchAll(/[?&][a-z]{1,20}=([^&#]*)/gi)].map(([, value = ""]) => value);
  const words = [...host.split(/[.-]/), ...before.split(/[/-]/), ...queries];
  return { ...page, id: cleanIdentifier(id), isTestnet: words.some((word) => testnets.test(word.toLowerCase())) };
}

interface FoundPage {
  readonly network?: NetworkId;
  readonly page: PageKind;
  readonly id: string;
  /** The path before the id. */
  readonly before: string;
}

function knownPage(host: string, path: string): FoundPage | undefined {
  const lower = path.toLowerCase();
  const known = pagesByHost.get(host)?.find((page) => lower.startsWith(page.path));
  if (!known) return undefined;
  const id = idAt(path.slice(known.path.length));
  return id ? { network: known.network, page: known.page, id, before: known.path } : undefined;
}

/** The page by its word in the path, and the network by the host where it serves one, or else by another path part. */
function pageByWords(host: string, path: string): FoundPage | undefined {
  const parts = path.split(/[/#]+/).filter((part) => part !== "");
  const at = parts.findIndex((part, i) => pageByWord.has(part.toLowerCase()) && i + 1 < parts.length);
  const page = pageByWord.get(parts[at]?.toLowerCase() ?? "");
  const id = idAt(parts[at + 1] ?? "");
  if (!page || !id) return undefined;
  const ofHost = new Set(pagesByHost.get(host)?.map(({ network }) => network));
  const named = new Set(parts.slice(0, at).flatMap((part) => networkOf(part) ?? []));
  const [network] = ofHost.size === 1 ? ofHost : named.size === 1 ? named : [];
  return { ...(network && network !== "other" && { network }), page, id, before: parts.slice(0, at).join("/") };
}

const idAt = (path: string): string => /^[^/#?&]*/.exec(path)?.[0] ?? "";

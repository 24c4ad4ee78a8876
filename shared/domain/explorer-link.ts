import { cleanIdentifier } from "./clean-text.ts";
import {
  checkedNetworkIds,
  fitNetworks,
  type NetworkId,
  networkNamed,
  networkRow,
  type PageKind,
  type PagePath,
} from "./networks.ts";
import { isTestQuery, isTestWord } from "./test-networks.ts";

/** What a link to a block explorer points to. */
export interface ExplorerLink {
  /** Absent where the host is not in the table and its path does not name one. */
  readonly network?: NetworkId;
  /** Whether it is of a network that is not in the table: a known explorer under another host, or a path that names one. */
  readonly isOtherNetwork: boolean;
  readonly page: PageKind;
  /** What stands where the id should be, cleaned but not checked. */
  readonly id: string;
  /** Whether it is a page of a test network, where coins have no value. */
  readonly isTestnet: boolean;
}

interface KnownPage {
  readonly network: NetworkId;
  readonly page: PagePath;
  readonly path: string;
}

const pagesByHost = new Map<string, KnownPage[]>();
for (const network of checkedNetworkIds) {
  for (const { host, pages } of networkRow(network).explorers) {
    const known = Object.entries(pages).map(([page, path]) => ({ network, page: page as PagePath, path }));
    // The longest path first: `/` of one network would take the pages of all others.
    const all = [...(pagesByHost.get(host) ?? []), ...known];
    pagesByHost.set(
      host,
      all.toSorted((a, b) => b.path.length - a.path.length),
    );
  }
}

/** What explorers that are not in the table call their pages. */
const pageWords: Readonly<Record<PageKind, readonly string[]>> = {
  tx: ["tx", "txs", "txn", "txns", "txblock", "transaction", "transactions", "extrinsic", "message"],
  address: ["address", "addresses", "account", "accounts", "addr", "contract", "wallet", "object"],
  token: ["token", "tokens", "token20", "coin", "asset", "assets", "jetton"],
  block: ["block", "blocks", "height", "ledger", "ledgers", "tipset", "checkpoint"],
};
const pageByWord = new Map(
  Object.entries(pageWords).flatMap(([page, words]) => words.map((word) => [word, page as PageKind] as const)),
);

/** What explorers put before the path of a page to choose a language, and before the host for telephones and designs. */
const languagePart = /^\/(?:en|zh|cn|tw|hk|ja|jp|ko|kr|ru|vi|es|fr|de|it|pt|tr|id|th)(?:-[a-z]{2,4})?(?=\/)/i;
const hostVariants = /^(?:m|mobile|wap|beta|old|new|en|zh|cn|tw|hk)\./;
/** Parts of a path that name no other network than the explorer's own. */
const neutralPart = /^(?:!|mainnet|main|public|explorer|en|zh|cn|tw|hk|ja|ko|ru|vi|[a-z]{2}-[a-z]{2,4}|nojs|app)$/i;

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
  const found = pageAt(host.toLowerCase(), path);
  if (!found) return undefined;
  const { id, before, ...page } = found;
  const queries = [...rest.toLowerCase().matchAll(/[?&]([a-z_]{1,20})=([^&#]*)/g)];
  // The top of a domain names no network: `.test` is one, kept for examples.
  const words = [...host.split(".").slice(0, -1).join("-").split("-"), ...before.split(/[/-]/)];
  const isTestnet =
    words.some((word) => isTestWord(word.toLowerCase())) ||
    queries.some(([, key = "", value = ""]) => isTestQuery(key, value));
  return { ...page, id: cleanIdentifier(id), isTestnet };
}

interface FoundPage {
  readonly network?: NetworkId;
  readonly isOtherNetwork: boolean;
  readonly page: PageKind;
  readonly id: string;
  /** The path before the id. */
  readonly before: string;
}

function pageAt(host: string, path: string): FoundPage | undefined {
  const own = host.replace(hostVariants, "");
  const known = pagesByHost.has(host) || !pagesByHost.has(own) ? host : own;
  const plain = path.replace(languagePart, "");
  const found = knownPage(known, path) ?? knownPage(known, plain) ?? pageByWords(known, path);
  if (pagesByHost.has(known)) return found;
  // Another host of a known explorer has its pages and may serve another network: `test.`, `sepolia.`, `nova.`.
  const parent = known.slice(known.indexOf(".") + 1);
  const elsewhere = found ?? knownPage(parent, plain);
  if (!elsewhere || (found && (found.network || !isOfOneNetwork(parent)))) return elsewhere;
  const { network: _, ...page } = elsewhere;
  return { ...page, isOtherNetwork: isOfOneNetwork(parent) };
}

const networksOfHost = (host: string) => new Set(pagesByHost.get(host)?.map(({ network }) => network));
const isOfOneNetwork = (host: string): boolean => networksOfHost(host).size === 1;

function knownPage(host: string, path: string): FoundPage | undefined {
  const lower = path.toLowerCase();
  const known = pagesByHost.get(host)?.find((page) => lower.startsWith(page.path));
  if (!known) return undefined;
  const id = idAt(path.slice(known.path.length));
  if (id === "" || (known.path === "/" && isTestWord(id))) return undefined;
  const page = known.page === "id" ? pageOfId(id, known.network) : known.page;
  // Under the bare root stand other things of the explorer too: only what looks like an id there is one.
  if (known.path === "/" && !isLike(id, known.network)) return undefined;
  return { network: known.network, isOtherNetwork: false, page, id, before: known.path };
}

const isLike = (id: string, network: NetworkId): boolean =>
  (["txids", "addresses"] as const).some((part) => fitNetworks(id, part, [network])[0]?.fit.fit !== "none");

/** What an id is, where accounts and transactions have the same path. */
function pageOfId(id: string, network: NetworkId): PageKind {
  const [address] = fitNetworks(id, "addresses", [network]);
  const [txid] = fitNetworks(id, "txids", [network]);
  return address?.fit.fit === "exact" && txid?.fit.fit !== "exact" ? "address" : "tx";
}

/**
 * The page by its word in the path, and the network by another path part, before the word or behind it (`/tx/LTC/`), or
 * else by the host: where it serves one, or bears a name (`base.blockscout.com`).
 */
function pageByWords(host: string, path: string): FoundPage | undefined {
  const parts = path.split(/[/#]+/).filter((part) => part !== "");
  const at = parts.findIndex((part, i) => pageByWord.has(part.toLowerCase()) && i + 1 < parts.length);
  const page = pageByWord.get(parts[at]?.toLowerCase() ?? "");
  const behind = parts[at + 2] !== undefined && networkNamed(parts[at + 1] ?? "") ? parts[at + 1] : undefined;
  const id = idAt(parts[behind === undefined ? at + 1 : at + 2] ?? "");
  if (!page || !id) return undefined;
  const before = parts.slice(0, at).filter((part) => !neutralPart.test(part));
  // A last part that names nothing we know may be another network: `bitcoin-sv`, `liquid`.
  const [ofHost = networkNamed(host.slice(0, host.indexOf("."))), ...others] = networksOfHost(host);
  const last = behind ?? before.at(-1);
  const named = last === undefined ? ofHost : networkNamed(last.replace(/-mainnet$/i, ""));
  const isOnly = last !== undefined || others.length === 0;
  return {
    ...(named && named !== "other" && isOnly && { network: named }),
    isOtherNetwork: named === "other" || (!named && last !== undefined && pagesByHost.has(host)),
    page,
    id,
    before: parts.slice(0, at).join("/"),
  };
}

/** Up to the next part; escapes are undone, as base64 in a link has them (RFC 3986, 2.1). */
function idAt(path: string): string {
  const part = /^[^/#?&]*/.exec(path)?.[0] ?? "";
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

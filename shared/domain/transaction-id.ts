import { cleanIdentifier, isShortened } from "./clean-text.ts";
import { type ExplorerLink, readExplorerLink } from "./explorer-link.ts";
import { type IdLabel, labelBefore, unglued } from "./id-labels.ts";
import { checkedNetworkIds, fitNetworks, type NetworkFit, type NetworkId, networkRow } from "./networks.ts";
import type { ProblemCode } from "./problems.ts";
import { isLineBreak } from "./secrets/broken-text.ts";

/** What the rest of a submission says about the network. */
export interface TransactionIdHints {
  readonly network?: NetworkId;
  readonly coin?: string;
  /** Whether a test network was named, so that no id without a link of its own is of a real transfer. */
  readonly isTestnet?: boolean;
  /** Whether the network is `other` and one that writes `0x` before its ids. */
  readonly isEvmFork?: boolean;
}

interface Reading {
  /** Networks that it may belong to, in the order of the table. */
  readonly networks: readonly NetworkId[];
  /** Why it cannot be used as it is; absent where it can. */
  readonly problem?: { readonly code: ProblemCode; readonly detail?: string };
}

/**
 * What stands where a transaction id should. Usable is what has no `problem`: a `txid` or an `explorer-url`, whose
 * `network` is known where only one fits, and an `ambiguous` id of a form that several networks share.
 */
export type TransactionIdReading = Reading &
  (
    | { readonly kind: "txid" | "explorer-url"; readonly canonical: string; readonly network?: NetworkId }
    /** Without `canonical` it may as well be a private key, and nothing of it is kept. */
    | {
        readonly kind: "ambiguous";
        readonly canonical?: string;
        readonly network?: never;
        /** Networks of which it may as well be an address. */
        readonly addressOf?: readonly NetworkId[];
      }
    | {
        readonly kind:
          | "address"
          | "explorer-address-url"
          | "testnet"
          | "internal-transfer"
          | "order-number"
          | "truncated"
          | "misspelt"
          | "secret"
          | "unknown";
        readonly canonical?: never;
        readonly network?: never;
      }
  );

/** Characters that are read; a longer text is no id and no link. */
const maxLength = 600;
const maxPieces = 40;
/** Shorter runs at a line break are words. */
const leastBrokenLength = 8;
const shortestHash = 32;
/** A mail breaks no id more often. */
const mostBreaks = 3;

/** Links, and runs of letters and digits; then runs that also take the signs of base64, Hedera and Avalanche. */
const narrowPieces = /https?:\/\/[\w.~:/?#@!$&*+;=%-]+|[0-9A-Za-z]{16,}/gi;
const widePieces = /https?:\/\/[\w.~:/?#@!$&*+;=%-]+|[0-9A-Za-z+/_=.@:-]{10,}/gi;

const internalTransfer =
  /internal[\s-]{0,3}transfer|off-?\s?chain[\s-]{0,3}transfer|(?:内部|內部|站内|站內|平台内|平台內|链下|鏈下)(?:[转轉][账帐賬帳]|[划劃][转轉])/i;

/** At the start of a text or behind its label; the others anywhere. */
const pendingWord =
  /^(?:pending|processing|in\s{0,3}progress|not\s{0,3}(?:yet\s{0,3})?(?:available|generated))(?![a-z])/i;
const withoutHash =
  /(?<![a-z])(?:no\s(?:tx|transaction)?[\s-]?(?:hash|id)|still\s(?:pending|processing))(?![a-z])|处理中|處理中|审核中|審核中|待处理|待處理|等待(?:区块|區塊)?(?:确认|確認)|尚未生成|未上[链鏈]|暂无|暫無|(?:没有?|沒有?|尚无|尚無|[无無])(?:交易)?(?:txid|hash|哈希|雜湊)/i;
const anyLabel = /^[^:=]{1,24}[:=]\s{0,3}/;

// A hash and a private key look the same (64 hexadecimal digits), so the word beside it decides.
const secretWord = /private\s*key|seed\s*phrase|recovery\s*phrase|mnemonic|私钥|私鑰|密钥|密鑰|助记词|助記詞|恢复词/gi;
/** How near to it the word has to stand, in UTF-16 units: "... I never gave anybody my private key" is about something else. */
const secretReach = 40;

/** Whether a word about keys stands near what may be one, or alone. */
function namesSecret(plain: string): boolean {
  const ids = [...plain.matchAll(/[0-9A-Za-z]{16,}/g)];
  const isNear = (start: number, end: number): boolean =>
    ids.some((id) => id.index - secretReach <= end && start <= id.index + id[0].length + secretReach);
  const words = [...plain.matchAll(secretWord)];
  return words.some(({ 0: word, index }) => ids.length === 0 || isNear(index, index + word.length));
}

const unknown: TransactionIdReading = { kind: "unknown", networks: [], problem: { code: "txid-unreadable" } };

/**
 * Reads what a customer put where a transaction id belongs: an id in any usual disguise, a link to an explorer, or one of
 * the many other things. Past 600 characters it is `unknown`. A bare 64-digit hexadecimal text on a network that writes
 * `0x` is never taken for an id, because private keys are exported that way.
 */
export function readTransactionId(text: string, hints: TransactionIdHints = {}): TransactionIdReading {
  const reading = readText(text, hints);
  const isBare = reading.kind === "txid" || reading.kind === "ambiguous";
  const isTest = hints.isTestnet && isBare && reading.canonical !== undefined;
  return isTest ? { kind: "testnet", networks: [], problem: { code: "txid-is-testnet" } } : reading;
}

function readText(text: string, hints: TransactionIdHints): TransactionIdReading {
  if (text.length > maxLength) return unknown;
  const plain = text.normalize("NFKC");
  if (namesSecret(plain)) return { kind: "secret", networks: [], problem: { code: "txid-unreadable" } };
  const reading = readPlain(plain, text, hints);
  // "... is no internal transfer, the hash is 0x...": numbers of internal transfers are shorter than any hash.
  const isHash = isOfLink(reading) || (reading.canonical?.length ?? 0) >= shortestHash;
  if (isHash || !internalTransfer.test(plain)) return reading;
  return { kind: "internal-transfer", networks: [], problem: { code: "txid-is-internal-transfer" } };
}

function readPlain(plain: string, text: string, hints: TransactionIdHints): TransactionIdReading {
  const whole = cleanIdentifier(text);
  const reading = readOne(whole, text, hints);
  if (isSettled(reading)) return reading;
  const piece = readPieces(plain, whole, hints);
  if (piece && (isSettled(piece) || reading.kind === "unknown")) return piece;
  const told = plain.trim();
  const isPending = withoutHash.test(told) || pendingWord.test(told.replace(anyLabel, ""));
  return isPending && reading.kind === "unknown" ? { ...unknown, problem: { code: "txid-pending" } } : reading;
}

/** Whether it is something that can be told: neither a slip, which another piece may explain, nor nothing at all. */
const isSettled = ({ kind, problem }: TransactionIdReading): boolean =>
  kind === "unknown" ? problem?.code === "txid-named-otherwise" : kind !== "misspelt";

const isId = ({ kind }: TransactionIdReading): boolean =>
  kind === "txid" || kind === "explorer-url" || kind === "ambiguous";

const isOfLink = ({ kind }: TransactionIdReading): boolean => kind === "explorer-url" || kind === "testnet";

interface Piece {
  readonly reading: TransactionIdReading;
  readonly label?: IdLabel;
}

/**
 * The one id or link among other words: `TxHash: 0x...`, `see https://... please`. What stands beside it under a name of
 * its own, or is an address or a number, does not count; two different ids are told as two.
 */
function readPieces(plain: string, whole: string, hints: TransactionIdHints): TransactionIdReading | undefined {
  const label = labelBefore(plain.slice(0, plain.search(/[:=]/) + 1));
  const behindLabel = plain.replace(/^[^0-9:=]{1,40}[:=]/, "");
  const unlabelled = readAs(label, whole.replace(/^[^0-9:=]{1,24}[:=]/, ""), behindLabel, hints);
  if (isSettled(unlabelled)) return unlabelled;
  const narrow = [...readRuns(plain, narrowPieces, hints), ...readBrokenRuns(plain, hints)];
  const isFound = narrow.some(({ reading }) => isId(reading));
  // Numbers with a dash have the form of an id too, and links without a scheme are only found here.
  const wide = readRuns(plain, widePieces, hints).filter(({ reading }) => !isFound || isOfLink(reading));
  const pieces = [...narrow, ...wide];
  const ids = pieces.filter(({ reading }) => isId(reading));
  const [hash, ...hashes] = distinct(ids.filter(({ label }) => label === "hash"));
  const isHash = ({ reading }: Piece) => reading.canonical === hash?.canonical;
  const [only, another] = distinct(hash && hashes.length === 0 ? ids.filter(isHash) : ids);
  // A hash without a link of its own is the one of the link that stands beside it.
  const ofTest = pieces.find(({ reading }) => reading.kind === "testnet");
  if (ofTest && !ids.some(({ reading }) => isOfLink(reading))) return ofTest.reading;
  if (only) return another ? { kind: "ambiguous", networks: [], problem: { code: "txid-several" } } : only;
  const [other, ...others] = distinct(pieces.filter(({ reading }) => isSettled(reading)));
  if (other) return others.length === 0 ? other : undefined;
  const [slip, ...slips] = distinct(narrow.filter(({ reading }) => reading.kind === "misspelt"));
  return slips.length === 0 ? slip : undefined;
}

function distinct(pieces: readonly Piece[]): TransactionIdReading[] {
  const readings = pieces.map(({ reading }) => reading);
  // The same id counts once, by its link where it has one: that names the network.
  const rank = (reading: TransactionIdReading) => (isOfLink(reading) ? 2 : Number(reading.network !== undefined));
  const inOrder = readings.toSorted((a, b) => rank(a) - rank(b));
  return [...new Map(inOrder.map((reading) => [reading.canonical ?? reading.kind, reading])).values()];
}

/** The links and runs of a text, each with what the words right before it call it. */
function readRuns(plain: string, pattern: RegExp, hints: TransactionIdHints): Piece[] {
  let end = 0;
  return [...plain.matchAll(pattern)].slice(0, maxPieces).flatMap(({ 0: run, index }): Piece[] => {
    const label = labelBefore(plain.slice(end, index));
    end = index + run.length;
    // In the wider runs, without such a sign a short run is a word or a number.
    if (pattern === widePieces && !/[^0-9A-Za-z]/.test(run)) return [];
    const reading = readAs(label, cleanIdentifier(run), run, hints);
    const bare = unglued(run);
    if (isSettled(reading) || bare === run) return [{ reading, ...(label && { label }) }];
    const glued = label ?? (run.startsWith(bare) ? undefined : "hash");
    return [{ reading: readAs(glued, bare, bare, hints), ...(glued && { label: glued }) }];
  });
}

/** Runs that line breaks have cut, of a mail and its quotes too, with words around: only what makes a whole id counts. */
function readBrokenRuns(plain: string, hints: TransactionIdHints): Piece[] {
  const runs = [...plain.matchAll(/[0-9A-Za-z]+/g)].slice(0, maxPieces);
  return runs.flatMap(({ 0: run, index }, at): Piece[] => {
    if (run.length < leastBrokenLength) return [];
    const label = labelBefore(plain.slice(0, index));
    const joined: string[] = [];
    let [whole, end] = [run, index + run.length];
    for (const next of runs.slice(at + 1, at + 1 + mostBreaks)) {
      const between = plain.slice(end, next.index);
      const isBreak = (between.trim() === "" && between.includes("\n")) || isLineBreak(plain, end, next.index);
      if (!isBreak) break;
      [whole, end] = [whole + next[0], next.index + next[0].length];
      joined.push(whole);
    }
    const readings = joined.filter((id) => isOfAnyForm(id, hints.network)).map((id) => readAs(label, id, id, hints));
    return readings
      .filter((reading) => isId(reading) && reading.canonical !== undefined && !reading.problem)
      .map((reading) => ({ reading, ...(label && { label }) }));
  });
}

/** An id under the name that somebody gave it: what he calls an address or a payment id is no transaction id. */
function readAs(
  label: IdLabel | undefined,
  id: string,
  asTyped: string,
  hints: TransactionIdHints,
): TransactionIdReading {
  const reading = readOne(id, asTyped, hints);
  if (!isId(reading) || (label !== "address" && label !== "else")) return reading;
  // A link says more than the word before it.
  if (readExplorerLink(id)) return reading;
  // Where a network was chosen, its ids are not addresses of others: Aptos and Sui write those as Ethereum writes its ids.
  const counts = ({ network, certain }: NetworkFit) => !hints.network || certain || network === hints.network;
  const networks = label === "address" ? addressNetworks(id, counts, hints.network) : [];
  return networks.length > 0 ? addressed(networks) : { ...unknown, problem: { code: "txid-named-otherwise" } };
}

function readOne(text: string, asTyped: string, hints: TransactionIdHints): TransactionIdReading {
  // Whoever types 0x before an id that was copied with it has it twice.
  const id = text.replace(/^(?:0x){2,4}/i, "0x");
  const link = readExplorerLink(id);
  return link ? readLink(link, hints) : readId(id, asTyped, hints);
}

function readLink(link: ExplorerLink, hints: TransactionIdHints): TransactionIdReading {
  const networks = link.network ? [link.network] : [];
  if (link.isTestnet) return { kind: "testnet", networks, problem: { code: "txid-is-testnet" } };
  if (link.page !== "tx") {
    const code = link.page === "block" ? "txid-is-block-page" : "txid-is-address-page";
    return { kind: "explorer-address-url", networks, problem: { code } };
  }
  if (link.isOtherNetwork && hints.network !== "other") return readOfOtherNetwork(link, hints.network);
  const network = link.network ?? hints.network;
  const id = link.network ? withoutForeign0x(link.id, link.network) : link.id;
  const reading = readId(id, id, { ...hints, ...(network && { network }) }, link.network !== undefined);
  if (reading.kind !== "txid") return reading;
  const isElsewhere = hints.network && link.network && hints.network !== link.network;
  return { ...reading, kind: "explorer-url", ...(isElsewhere && { problem: wrongNetwork(networks) }) };
}

/** A link to a network that is not in the table: neither the coin nor the network that was chosen says what its id is. */
function readOfOtherNetwork({ id }: ExplorerLink, chosen: NetworkId | undefined): TransactionIdReading {
  const reading = readId(id, id, {}, true);
  if (!chosen || !isId(reading) || reading.canonical === undefined) return reading;
  return {
    kind: "explorer-url",
    canonical: reading.canonical,
    networks: [],
    problem: { code: "txid-wrong-network" },
  };
}

/** An id of a network that writes none, without the `0x` that other networks write. */
const withoutForeign0x = (id: string, network: NetworkId): string =>
  /^0x/i.test(id) && fitNetworks(id.slice(2), "txids", [network])[0]?.fit.fit === "exact" ? id.slice(2) : id;

/** `isFromExplorer`: a link names the network, and a page of an explorer is no private key. */
function readId(id: string, asTyped: string, hints: TransactionIdHints, isFromExplorer = false): TransactionIdReading {
  const { network } = hints;
  const own = network && fitNetworks(id, "txids", [network], network)[0];
  if (network === "other")
    return isFromExplorer || !isBareKey(id, hints) ? readOther(id, asTyped, own) : needsPrefix([]);
  const blockOf = isFromExplorer ? [] : blockNetworks(id, network);
  if (blockOf.length > 0) return { kind: "unknown", networks: blockOf, problem: { code: "txid-is-block-hash" } };
  if (own && (own.fit.fit === "exact" || (own.fit.fit === "needs-prefix" && isFromExplorer))) {
    // An account of the Internet Computer is a hash too, and only its checksum tells it apart.
    const account = addressNetworks(id, ({ certain, network }) => certain && network === hints.network, network);
    if (account.length > 0 && !isFromExplorer) return addressed(account);
    return { kind: "txid", canonical: own.fit.canonical, networks: [own.network], network: own.network };
  }
  const fits = fitNetworks(id, "txids", checkedNetworkIds, network);
  const exact = fits.filter(({ fit }) => fit.fit === "exact");
  if (own?.fit.fit === "needs-prefix") return needsPrefix(exact);
  // Sixty digits may be an address of Aptos without its zeros; on a network with other addresses they are a part of an id.
  const isSlip = network
    ? own?.fit.fit === "near"
    : fits.some(({ fit }) => fit.fit === "near" && Math.abs(fit.off ?? 0) === 1);
  const address = addressNetworks(
    id,
    (fit) => fit.certain || fit.network === network || (!isFromExplorer && !isSlip && exact.length === 0),
    network,
  );
  if (address.length > 0) return addressed(address);
  if (network && exact.length > 0) {
    const networks = exact.map((fit) => fit.network);
    return { kind: "txid", canonical: canonicalOf(exact, id), networks, problem: wrongNetwork(networks) };
  }
  if (exact.length > 0) return readByCoin(id, fits, hints.coin);
  return readMistake(id, asTyped, network ? (own ? [own] : []) : fits);
}

/** An id whose network was not told: the coin may leave only one. */
function readByCoin(id: string, fits: readonly NetworkFit[], coin: string | undefined): TransactionIdReading {
  const usable = fits.filter(({ fit }) => fit.fit === "exact" || fit.fit === "needs-prefix");
  const symbol = coin?.trim().toUpperCase() ?? "";
  const carrying = usable.filter(({ network }) => networkRow(network).coins.includes(symbol));
  const narrowed = carrying.length > 0 ? carrying : usable;
  const exact = narrowed.filter(({ fit }) => fit.fit === "exact");
  const [first, second] = exact;
  if (!first) return needsPrefix(usable.filter(({ fit }) => fit.fit === "exact"));
  const isCarried = ({ network }: NetworkFit) => networkRow(network).coins.includes(symbol);
  const address = carrying.length === 0 ? addressNetworks(id, isCarried) : [];
  if (address.length > 0) return addressed(address);
  const canonical = canonicalOf(exact, id);
  const networks = exact.map(({ network }) => network);
  // Base 58 of 32 bytes is more often an address of Solana; 0x and 32 bytes are seldom one of Sui.
  const addressOf = addressNetworks(
    id,
    (fit) => fit.form.kind === "base58" && (carrying.length === 0 || isCarried(fit)),
  );
  if (addressOf.length > 0) return { kind: "ambiguous", canonical, networks, addressOf };
  return second
    ? { kind: "ambiguous", canonical, networks }
    : { kind: "txid", canonical, networks, network: first.network };
}

/** Whether it may be a private key because its network writes `0x` before ids. */
const isBareKey = (id: string, { isEvmFork }: TransactionIdHints): boolean =>
  isEvmFork === true && /^[0-9a-f]{64}$/i.test(id);

/** On a network that we do not check, anything but what is certainly something else. */
function readOther(id: string, asTyped: string, own: NetworkFit | undefined): TransactionIdReading {
  const address = addressNetworks(id, ({ certain }) => certain);
  if (address.length > 0) return addressed(address);
  if (isShortened(asTyped) || own?.fit.fit !== "exact" || !isLikeId(id, asTyped)) return readMistake(id, asTyped, []);
  return { kind: "txid", canonical: own.fit.canonical, networks: ["other"], network: "other" };
}

/** Whether a text that no form describes is one id, and neither words, nor an id with its label or among words. */
function isLikeId(id: string, asTyped: string): boolean {
  if (!/^[!-~]+$/.test(id) || !/[0-9]/.test(id) || /@[\w-]+\.[a-z]/i.test(id)) return false;
  if (unglued(id) !== id || labelBefore(/^[^0-9:=]{1,24}[:=]/.exec(id)?.[0] ?? "")) return false;
  const parts = asTyped.trim().split(/\s+/u);
  return parts.length === 1 || isOfAnyForm(id) || parts.every((part) => /[0-9]/.test(part) && !isOfAnyForm(part));
}

const isOfAnyForm = (id: string, chosen?: NetworkId): boolean =>
  fitNetworks(id, "txids", checkedNetworkIds, chosen).some(({ fit }) => fit.fit === "exact");

function readMistake(id: string, asTyped: string, fits: readonly NetworkFit[]): TransactionIdReading {
  if (/^[0-9]{6,30}$/.test(id)) {
    return { kind: "order-number", networks: [], problem: { code: "txid-is-order-number" } };
  }
  if (isShortened(asTyped)) return { kind: "truncated", networks: [], problem: { code: "txid-truncated" } };
  // No id is as long as an address with such a beginning.
  const address = misspeltAddressNetworks(id, asTyped);
  if (address.length > 0) return { kind: "misspelt", networks: address, problem: { code: "txid-is-misspelt-address" } };
  const slips = fits.flatMap(({ network, fit }) => (fit.fit === "near" ? [{ network, fit }] : []));
  // A failed checksum says what was meant; a length that is off by one fits by chance.
  const first = slips.find(({ fit }) => fit.length === undefined) ?? slips[0];
  if (!first) return unknown;
  const { position, length } = first.fit;
  const networks = slips.filter(({ fit }) => fit.position === position && fit.length === length);
  const code = length === undefined ? "txid-misspelt" : "txid-wrong-length";
  const detail = length ?? position;
  return {
    kind: "misspelt",
    networks: networks.map(({ network }) => network),
    problem: { code, ...(detail !== undefined && { detail: String(detail) }) },
  };
}

const wrongNetwork = (networks: readonly NetworkId[]) =>
  ({ code: "txid-wrong-network", detail: networks.join(",") }) as const;

const needsPrefix = (exact: readonly NetworkFit[]): TransactionIdReading => ({
  kind: "ambiguous",
  networks: exact.map(({ network }) => network),
  problem: { code: "txid-needs-0x" },
});

const addressed = (networks: readonly NetworkId[]): TransactionIdReading => ({
  kind: "address",
  networks,
  problem: { code: "txid-is-address", detail: networks.join(",") },
});

/** Networks of which it is an address. Names of accounts are no sign of one: any word could be a name. */
const addressNetworks = (id: string, counts: (fit: NetworkFit) => boolean, chosen?: NetworkId): NetworkId[] =>
  fitNetworks(id, "addresses", checkedNetworkIds, chosen)
    .filter((fit) => fit.fit.fit === "exact" && !(fit.form.loose && fit.form.kind === "pattern") && counts(fit))
    .map(({ network }) => network);

/** Networks of which it was meant to be an address, though the checksum fails. Words that are joined are never one. */
const misspeltAddressNetworks = (id: string, asTyped: string): NetworkId[] =>
  /\s/u.test(asTyped.trim())
    ? []
    : fitNetworks(id, "addresses", checkedNetworkIds)
        .filter(({ fit, certain }) => certain && fit.fit === "near" && fit.length === undefined)
        .map(({ network }) => network);

/** Networks whose blocks have such hashes: proof of work makes them begin with zeros, which transactions do by chance. */
const blockNetworks = (id: string, chosen: NetworkId | undefined): NetworkId[] =>
  (chosen ? [chosen] : checkedNetworkIds).filter((network) => {
    const { blockHashZeros } = networkRow(network);
    const isHash = blockHashZeros !== undefined && /^[0-9a-f]{64}$/i.test(id);
    return isHash && id.startsWith("0".repeat(blockHashZeros));
  });

/**
 * The canonical form that all of them agree on. Where they differ only in upper and lower case, the lower one, so that
 * two ways of typing give one id; else the text itself.
 */
function canonicalOf(exact: readonly NetworkFit[], id: string): string {
  const forms = exact.flatMap(({ fit }) => (fit.fit === "exact" ? [fit.canonical] : []));
  const [only, ...others] = new Set(forms);
  if (only !== undefined && others.length === 0) return only;
  return /^[0-9a-f]+$/i.test(id) ? id.toLowerCase() : id;
}

import { readAddress } from "./address.ts";
import { cleanIdentifier } from "./clean-text.ts";
import { readExplorerLink } from "./explorer-link.ts";
import type { FieldValue, FieldValues } from "./field-value.ts";
import type { FieldId } from "./fields.ts";
import { checkedNetworkIds, isNetworkId, type NetworkId, networkRow } from "./networks.ts";

/**
 * What two fields of one case say against each other, as a stable code for the desk; `detail` is machine-made.
 *
 * | code | detail |
 * |---|---|
 * | coin-not-on-network | networks that carry the coin, joined by `,` |
 * | txid-not-on-network, explorer-not-on-network | the network that the id or the link tells |
 * | address-not-on-network, address-not-on-txid-network | networks that have such addresses, joined by `,` |
 * | time-not-in-txid | minutes between the time inside the id and the time that was given |
 * | amount-too-fine | the most decimals that the coin has there |
 */
export const crossFindingCodes = [
  "coin-not-on-network",
  "txid-not-on-network",
  "explorer-not-on-network",
  "address-not-on-network",
  "address-not-on-txid-network",
  "time-not-in-txid",
  "amount-too-fine",
] as const;

export type CrossFindingCode = (typeof crossFindingCodes)[number];

export interface CrossFinding {
  readonly code: CrossFindingCode;
  /** The fields that disagree. */
  readonly fields: readonly FieldId[];
  readonly detail: string;
}

type Check = (fields: FieldValues) => readonly CrossFinding[];

/** More minutes than this are no slip of a clock; a wrong zone is at least thirty. */
const mostMinutesApart = 29;

/** Most decimals of a coin, and where a network has other ones. A coin that is not here is not checked. */
const decimals: Readonly<Record<string, { readonly usual: number; readonly on?: Partial<Record<NetworkId, number>> }>> =
  {
    BTC: { usual: 8 },
    LTC: { usual: 8 },
    DOGE: { usual: 8 },
    BCH: { usual: 8 },
    DASH: { usual: 8 },
    ZEC: { usual: 8 },
    ETH: { usual: 18 },
    BNB: { usual: 18, on: { bep2: 8 } },
    USDT: { usual: 6, on: { bsc: 18, opbnb: 18 } },
    USDC: { usual: 6, on: { bsc: 18, stellar: 7 } },
    TRX: { usual: 6 },
    XRP: { usual: 6 },
    XLM: { usual: 7 },
    SOL: { usual: 9 },
    ADA: { usual: 6 },
    DOT: { usual: 10 },
    KSM: { usual: 12 },
    ATOM: { usual: 6 },
    TON: { usual: 9 },
    APT: { usual: 8 },
    SUI: { usual: 9 },
    NEAR: { usual: 24 },
    ALGO: { usual: 6 },
    FIL: { usual: 18 },
    XMR: { usual: 12 },
    XTZ: { usual: 6 },
    HBAR: { usual: 8 },
    EOS: { usual: 4 },
  };

const checks: readonly Check[] = [
  coinAndNetwork,
  txidAndNetwork,
  explorerAndNetwork,
  addressesAndNetwork,
  timeAndTxid,
  amountAndCoin,
];

/**
 * Compares the fields of a case with each other: network, coin, transaction id, explorer link, addresses, time and
 * amount. A finding is a flag for an agent and never refuses a case, because tokens, bridges and forks are legion.
 */
export const crossCheck = (fields: FieldValues): CrossFinding[] => checks.flatMap((check) => check(fields));

function coinAndNetwork({ coin, network }: FieldValues): readonly CrossFinding[] {
  const chosen = checkedNetwork(network);
  if (!coin || !chosen || networkRow(chosen).coins.includes(coin.value)) return [];
  const carrying = checkedNetworkIds.filter((id) => networkRow(id).coins.includes(coin.value));
  // A coin that no row knows may be any token of the network.
  return carrying.length === 0 ? [] : [finding("coin-not-on-network", ["coin", "network"], carrying)];
}

function txidAndNetwork({ txid, network }: FieldValues): readonly CrossFinding[] {
  const chosen = checkedNetwork(network);
  const told = txid?.network;
  return chosen && told && told !== chosen ? [finding("txid-not-on-network", ["txid", "network"], [told])] : [];
}

function explorerAndNetwork({ txid, network }: FieldValues): readonly CrossFinding[] {
  const chosen = checkedNetwork(network);
  const told = txid && readExplorerLink(cleanIdentifier(txid.asTyped.slice(0, 600)))?.network;
  return chosen && told && told !== chosen ? [finding("explorer-not-on-network", ["txid", "network"], [told])] : [];
}

const addressFields = ["toAddress", "fromAddress", "contractAddress"] as const;

function addressesAndNetwork(fields: FieldValues): readonly CrossFinding[] {
  const chosen = checkedNetwork(fields.network);
  const ofTxid = fields.txid?.network;
  return addressFields.flatMap((field) => {
    const address = fields[field];
    const against = chosen ?? ofTxid;
    if (!address || !against || against === "other") return [];
    const read = readAddress(address.value, against);
    if (read.kind === "address") return [];
    const elsewhere = readAddress(address.value);
    // Forms of no network, such as names of accounts, say nothing against any.
    if (elsewhere.kind !== "address") return [];
    const code = chosen ? "address-not-on-network" : "address-not-on-txid-network";
    return [finding(code, [field, chosen ? "network" : "txid"], elsewhere.networks)];
  });
}

/** Hedera's ids hold the second in which the transaction became valid. */
function timeAndTxid({ txid, occurredAt }: FieldValues): readonly CrossFinding[] {
  const [, seconds] = /^[0-9]+\.[0-9]+\.[0-9]+-([0-9]{10})-[0-9]{9}$/.exec(txid?.value.slice(0, 60) ?? "") ?? [];
  const given = Date.parse(occurredAt?.value ?? "");
  if (seconds === undefined || Number.isNaN(given)) return [];
  const minutes = Math.round(Math.abs(given / 1000 - Number(seconds)) / 60);
  return minutes > mostMinutesApart ? [finding("time-not-in-txid", ["txid", "occurredAt"], [String(minutes)])] : [];
}

function amountAndCoin({ amount, coin, network }: FieldValues): readonly CrossFinding[] {
  const row = coin && Object.hasOwn(decimals, coin.value) ? decimals[coin.value] : undefined;
  if (!amount || !row) return [];
  const chosen = checkedNetwork(network);
  // Without a network the finest one counts, so that nothing is flagged that may be right.
  const most = chosen ? (row.on?.[chosen] ?? row.usual) : Math.max(row.usual, ...Object.values(row.on ?? {}));
  const [, fraction = ""] = amount.value.split(".");
  return fraction.length > most ? [finding("amount-too-fine", ["amount", "coin"], [String(most)])] : [];
}

function checkedNetwork(field: FieldValue | undefined): NetworkId | undefined {
  const id = field?.value ?? "";
  return isNetworkId(id) && id !== "other" ? id : undefined;
}

const finding = (code: CrossFindingCode, fields: readonly FieldId[], detail: readonly string[]): CrossFinding => ({
  code,
  fields,
  detail: detail.join(","),
});

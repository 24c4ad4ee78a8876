import { secp256k1 } from "@noble/curves/secp256k1.js";
import { ripemd160 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bech32, createBase58check, hex } from "@scure/base";
import type { FieldId } from "../fields.ts";
import { type NetworkId, networkOf } from "../networks.ts";
import { firstStartFrom, type KeywordPlaces, keyKeywords, lastEndBefore, txidLabels } from "./secret-keywords.ts";
import type { SecretSpan } from "./secret-span.ts";

/** What the rest of a submission says about a text. */
export interface SecretContext {
  /** The field that the text was typed into. */
  readonly field?: FieldId;
  /** The network that the customer named. */
  readonly network?: NetworkId;
  /** Addresses of the same submission: a key is told by the address that it opens. */
  readonly addresses?: readonly string[];
}

/**
 * Thirty-two bytes in hexadecimal. Every transaction id of this form is also a usable private key, so that the form
 * alone never decides; what stands near does, and the addresses that the key would have.
 */
const hexRun = /[0-9a-f]+/gi;
const keyDigits = 64;

/** How near a word about keys has to stand, in UTF-16 units. */
const keywordReach = 40;
/** How far before a hash its label, and how far around it a network or a link, tells what it is. */
const labelReach = 60;
const evidenceReach = 200;
const mostDerivations = 200;

/** Fields that ask for ids of transactions. */
const txidFields: readonly FieldId[] = ["txid", "outgoingTxids"];

const theft = /stolen|hacked|drained|被盗|被盜|盗号|盜號|黑客|駭客/i;

interface Found {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly hasPrefix: boolean;
}

/** Private keys of 64 hexadecimal digits. Never one in a link, behind the label of a transaction id, or in its field. */
export function findHexKeys(text: string, context: SecretContext): SecretSpan[] {
  const found = hexTexts(text);
  if (found.length === 0) return [];
  const keywords = keyKeywords(text);
  const labels = txidLabels(text);
  const addresses = addressesOf(text, context);
  const opensAddress = once(found, (digits) => addresses.size > 0 && opens(digits, addresses));

  const undecided: Found[] = [];
  const spans = found.flatMap((one): SecretSpan[] => {
    const { start, end, digits } = one;
    if (opensAddress(digits)) return [{ kind: "private-key", start, end, certainty: "certain" }];
    if (isInLink(text, start)) return [];
    const keyword = lastEndBefore(keywords, start);
    const label = lastEndBefore(labels, start);
    // The nearer word before it decides: "TxHash: ... Private key: ..." has both.
    if (keyword >= start - keywordReach && keyword > label)
      return [{ kind: "private-key", start, end, certainty: "likely" }];
    if (label >= start - labelReach) return [];
    if (isNamedBehind(text, end, keywords)) return [{ kind: "private-key", start, end, certainty: "likely" }];
    if (!isTold(text, one, context)) undecided.push(one);
    return [];
  });
  return [...spans, ...ambiguousOf(undecided, text)];
}

/** Whether a word about keys follows in the same sentence: "... is my private key". */
function isNamedBehind(text: string, end: number, keywords: KeywordPlaces): boolean {
  const keyword = firstStartFrom(keywords, end);
  return keyword !== undefined && keyword < end + keywordReach && !/[\n.。;]/.test(text.slice(end, keyword));
}

function hexTexts(text: string): Found[] {
  return [...text.matchAll(hexRun)].flatMap(({ 0: run, index }) => {
    // `0x` leaves its zero apart: the run of digits begins behind the x.
    const isWhole = run.length === keyDigits && !/[0-9a-z]/i.test(text[index + run.length] ?? "");
    if (!isWhole) return [];
    const hasPrefix = /0x/i.test(text.slice(Math.max(0, index - 2), index));
    const before = text[index - (hasPrefix ? 3 : 1)] ?? "";
    if (/[0-9a-z]/i.test(before)) return [];
    const start = hasPrefix ? index - 2 : index;
    return [{ digits: run.toLowerCase(), start, end: index + run.length, hasPrefix }];
  });
}

const isInLink = (text: string, start: number): boolean =>
  /(?:https?:\/\/|www\.|[a-z0-9]\.[a-z]{2,10}\/)[^\s]{0,300}$/i.test(
    text.slice(Math.max(0, start - labelReach * 4), start),
  );

/** Whether field, network, prefix or a link near says that it is a transaction id. */
function isTold(text: string, { start, end, hasPrefix }: Found, { field, network }: SecretContext): boolean {
  if (hasPrefix || network || (field && txidFields.includes(field))) return true;
  const near = text.slice(Math.max(0, start - evidenceReach), end + evidenceReach);
  return /https?:\/\//i.test(near) || wordsOf(near).some((word) => networkOf(word) !== undefined);
}

const wordsOf = (text: string): string[] => text.match(/[0-9A-Za-z-]{2,20}|\p{Script=Han}{2,6}/gu) ?? [];

/** Several that nothing tells, or one beside a theft, may be keys of the customer's wallet. */
function ambiguousOf(undecided: readonly Found[], text: string): SecretSpan[] {
  const distinct = new Set(undecided.map(({ digits }) => digits));
  if (distinct.size < 2 && !theft.test(text)) return [];
  return undecided.map(({ start, end }) => ({ kind: "possible-key", start, end, certainty: "ambiguous" }));
}

/** The answer of a test for each different text, asked once and at most `mostDerivations` times. */
function once(found: readonly Found[], test: (digits: string) => boolean): (digits: string) => boolean {
  const distinct = [...new Set(found.map(({ digits }) => digits))].slice(0, mostDerivations);
  const answers = new Map(distinct.map((digits) => [digits, test(digits)]));
  return (digits) => answers.get(digits) ?? false;
}

const address =
  /0x[0-9a-f]{40}(?![0-9a-z])|\b(?:T[1-9A-HJ-NP-Za-km-z]{33}|bc1[02-9ac-hj-np-z]{39}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b/gi;
const mostAddresses = 1000;

function addressesOf(text: string, { addresses = [] }: SecretContext): Set<string> {
  const inText = [...text.matchAll(address)].slice(0, mostAddresses).map(([found]) => found);
  // Base 58 keeps its case; the two forms in hexadecimal and Bech32 have one of their own.
  return new Set([...addresses, ...inText].map((found) => (/^(?:0x|bc1)/i.test(found) ? found.toLowerCase() : found)));
}

const base58check = createBase58check(sha256);
const hash160 = (bytes: Uint8Array): Uint8Array => ripemd160(sha256(bytes));
const versioned = (version: number, bytes: Uint8Array): string =>
  base58check.encode(Uint8Array.from([version, ...bytes]));

/** Whether the private key of these digits has one of the addresses: on EVM networks, TRON or Bitcoin. */
function opens(digits: string, addresses: ReadonlySet<string>): boolean {
  const key = hex.decode(digits);
  if (!secp256k1.utils.isValidSecretKey(key)) return false;
  const short = secp256k1.getPublicKey(key, true);
  const long = secp256k1.getPublicKey(key, false);
  const account = keccak_256(long.subarray(1)).subarray(-20);
  const short160 = hash160(short);
  return [
    `0x${hex.encode(account)}`,
    versioned(0x41, account),
    versioned(0x00, short160),
    versioned(0x00, hash160(long)),
    bech32.encode("bc", [0, ...bech32.toWords(short160)]),
    // BIP 49: the same key behind a script.
    versioned(0x05, hash160(Uint8Array.from([0, 20, ...short160]))),
  ].some((derived) => addresses.has(derived));
}

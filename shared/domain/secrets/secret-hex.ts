import { secp256k1 } from "@noble/curves/secp256k1.js";
import { ripemd160 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bech32, createBase58check, hex } from "@scure/base";
import type { FieldId } from "../fields.ts";
import { type NetworkId, networkOf, networkRow } from "../networks.ts";
import { type HexText, hexTexts, longKeyDigits } from "./hex-texts.ts";
import { isKeyPair } from "./secret-keys.ts";
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
  /** What the customer typed into the fields for ids of transactions: the same digits elsewhere are such an id too. */
  readonly transactionIds?: readonly string[];
  /** Whether a key was found in a part of the submission that is no text of it, so that no digits are above suspicion. */
  readonly isBesideKey?: boolean;
}

/** How near a word about keys has to stand, in UTF-16 units. */
const keywordReach = 40;
/** How far before a hash its label, and how far around it a network or a link, tells what it is. */
const labelReach = 60;
const evidenceReach = 200;
const mostDerivations = 200;

/** Fields that ask for ids of transactions. */
export const txidFields: readonly FieldId[] = ["txid", "outgoingTxids"];

const theft = /stolen|hacked|drained|被盗|被盜|盗号|盜號|黑客|駭客/i;

/** What digits are, the surer the later. The same digits are the same thing wherever they stand in a text. */
const verdicts = ["open", "transaction-id", "likely-key", "certain-key"] as const;
type Verdict = (typeof verdicts)[number];

interface Search {
  readonly text: string;
  readonly keywords: KeywordPlaces;
  readonly labels: KeywordPlaces;
  readonly isCertain: (digits: string) => boolean;
  readonly isTold: (one: HexText) => boolean;
}

/**
 * Private keys of 64 or 128 hexadecimal digits, also broken over lines or in groups. Never one in a link, behind the label of a
 * transaction id, or in its field, unless the same digits are called a key in the same text.
 */
export function findHexKeys(text: string, context: SecretContext): SecretSpan[] {
  const found = hexTexts(text);
  if (found.length === 0) return [];
  const addresses = addressesOf(text, context);
  const typed = new Set(hexTexts((context.transactionIds ?? []).join("|")).map(({ digits }) => digits));
  const judged = judge(found, {
    text,
    keywords: keyKeywords(text),
    labels: txidLabels(text),
    isCertain: once(found, (digits) =>
      digits.length === longKeyDigits ? isKeyPair(hex.decode(digits)) : addresses.size > 0 && opens(digits, addresses),
    ),
    isTold: (one) => typed.has(one.digits) || isTold(text, one, context),
  });
  // Twice as many digits are a signature more often than a key, so that only a word about keys makes them one.
  const isPlain = ({ digits, isLoose }: HexText) => digits.length < longKeyDigits && !isLoose;
  const open = found.filter((one) => judged.get(one.digits) === "open" && isPlain(one));
  const keys = found.flatMap(({ digits, start, end }): SecretSpan[] => {
    const verdict = judged.get(digits);
    if (verdict === "certain-key") return [{ kind: "private-key", start, end, certainty: "certain" }];
    return verdict === "likely-key" ? [{ kind: "private-key", start, end, certainty: "likely" }] : [];
  });
  // Wallets export keys without `0x`, and no explorer of such a network shows an id without it.
  const lacks0x = context.network !== undefined && writes0x(context.network);
  return [...keys, ...ambiguousOf(open, theft.test(text) || context.isBesideKey === true || lacks0x)];
}

/** The surest verdict on each different text. */
function judge(found: readonly HexText[], search: Search): ReadonlyMap<string, Verdict> {
  const judged = new Map<string, Verdict>();
  let before: { readonly end: number; readonly verdict: Verdict } | undefined;
  for (const one of found) {
    const isListed = before !== undefined && isListMark(search.text, before.end, one.start);
    const verdict = verdictOn(one, isListed ? before?.verdict : undefined, search);
    const known = judged.get(one.digits) ?? "open";
    judged.set(one.digits, verdicts.indexOf(verdict) > verdicts.indexOf(known) ? verdict : known);
    before = { end: one.end, verdict };
  }
  return judged;
}

/** `ofList`: the verdict on the one before it in the same list, under the label of which it stands too. */
function verdictOn(one: HexText, ofList: Verdict | undefined, search: Search): Verdict {
  const { text, keywords, labels } = search;
  const { start, end, digits } = one;
  if (search.isCertain(digits)) return "certain-key";
  if (isInLink(text, start)) return "transaction-id";
  const keyword = lastEndBefore(keywords, start);
  const label = lastEndBefore(labels, start);
  // The nearer word before it decides: "TxHash: ... Private key: ..." has both.
  if (keyword >= start - keywordReach && keyword > label) return "likely-key";
  if (isCorrected(text, end, keywords)) return "likely-key";
  if (label >= start - labelReach) return "transaction-id";
  if (isNamedBehind(text, end, keywords)) return "likely-key";
  if (ofList === "certain-key" || ofList === "likely-key") return "likely-key";
  return ofList === "transaction-id" || search.isTold(one) ? "transaction-id" : "open";
}

/** Whether a word about keys follows in the same sentence, "... is my private key", or alone on the next line. */
function isNamedBehind(text: string, end: number, keywords: KeywordPlaces): boolean {
  const keyword = firstStartFrom(keywords, end);
  if (keyword === undefined || keyword >= end + keywordReach) return false;
  const between = text.slice(end, keyword);
  if (!/[\n.。;]/.test(between)) return true;
  return namesLineAbove.test(between) && endsNaming.test(text.slice(keyword, keyword + keywordReach));
}

/** Whether the customer takes the label back in the next words: "TXID: ... 哦不对，这是我的私钥". */
function isCorrected(text: string, end: number, keywords: KeywordPlaces): boolean {
  const keyword = firstStartFrom(keywords, end);
  if (keyword === undefined || keyword >= end + keywordReach) return false;
  const behind = text.slice(keyword, keyword + keywordReach);
  return saysSo(text.slice(end, keyword)) && endsNaming.test(behind) && !/^[^\n]{1,24}?[?吗嗎]/.test(behind);
}

/** Words of correction, and then a name for what stands before. Nothing else: "the caller said this is my private key". */
function saysSo(words: string): boolean {
  let rest = words.replace(/^[^\p{L}\d]{1,8}/u, "");
  for (let corrections = 0; corrections < maxCorrections; corrections++) rest = rest.replace(correction, "");
  return names.test(rest);
}

const maxCorrections = 4;
const correction =
  /^(?:哦|噢|啊|呃|不好意思|不对|不對|不是|抱歉|对不起|對不起|等等|等一下|我?(?:刚才|剛才)?(?:发|發|贴|貼|填|写|寫|搞|弄)?[错錯]了?|但是?|可是|sorry|i['’]m|not that|no|wait|oh|oops|ups|hm+|actually|but|wrong(?: one)?|my (?:bad|mistake)|i (?:pasted|sent|copied|typed|mean)(?: the wrong (?:one|thing|text))?|hold on)[^\p{L}\d]{0,4}/iu;
const names =
  /^(?:(?:这|這|那|上面|以上|刚才|剛才)(?:个|個|串)?(?:的|发的|發的)?(?:其实|其實)?(?:就)?是(?:我)?(?:的)?(?:钱包|錢包)?(?:的)?|(?:this|that|it|above)(?:\sis|\swas|['’]s)(?:\s(?:actually|really|in fact))?(?:\s(?:my|the|our|a))?(?:\swallet(?:['’]s)?)?)\s?$/iu;

/** "(private key)", "这是我的私钥" on a line of its own; one with a colon is the label of what follows. */
const namesLineAbove =
  /^[^\S\n]{0,4}\n[\s([【「^↑]{0,6}(?:(?:这|這|上面|以上|this|that|above)?\s?(?:就?是|is|was))?\s?(?:我的?|my|the)?\s?(?:钱包|錢包|wallet)?的?\s?$/i;
const endsNaming = /^[^\n:=]{1,24}?[\s)\]】」。.!]{0,6}(?:\n|$)/;

/** Numbers, bullets and commas between the members of a list. */
const isListMark = (text: string, start: number, end: number): boolean =>
  end - start <= 16 && /^[\s,;、.:)>*•"'\d-]{1,16}$/.test(text.slice(start, end));

const isInLink = (text: string, start: number): boolean =>
  /(?:https?:\/\/|www\.|[a-z0-9]\.[a-z]{2,10}\/)[^\s]{0,300}$/i.test(
    text.slice(Math.max(0, start - labelReach * 4), start),
  );

/** Whether field, network, prefix or a link near says that it is a transaction id. */
function isTold(text: string, { start, end, hasPrefix }: HexText, { field, network }: SecretContext): boolean {
  if (hasPrefix || (field && txidFields.includes(field))) return true;
  if (network) return !writes0x(network);
  const near = text.slice(Math.max(0, start - evidenceReach), end + evidenceReach);
  if (/https?:\/\//i.test(near)) return true;
  return wordsOf(near).some((word) => {
    const named = networkOf(word);
    return named !== undefined && !writes0x(named);
  });
}

/** Whether ids of the network have `0x` before their 64 digits. */
const writes0x = (network: NetworkId): boolean =>
  networkRow(network).txids.some((form) => form.kind === "hex" && form.prefix === "0x");

const wordsOf = (text: string): string[] => text.match(/[0-9A-Za-z-]{2,20}|\p{Script=Han}{2,6}/gu) ?? [];

/** Several that nothing tells, or one beside a theft, may be keys of the customer's wallet. */
function ambiguousOf(open: readonly HexText[], isSuspect: boolean): SecretSpan[] {
  const distinct = new Set(open.map(({ digits }) => digits));
  if (distinct.size < 2 && !isSuspect) return [];
  return open.map(({ start, end }) => ({ kind: "possible-key", start, end, certainty: "ambiguous" }));
}

/** The answer of a test for each different text, asked once and at most `mostDerivations` times. */
function once(found: readonly HexText[], test: (digits: string) => boolean): (digits: string) => boolean {
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

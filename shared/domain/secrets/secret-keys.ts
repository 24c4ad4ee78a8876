import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base32nopad, base58, base58xrp, bech32 } from "@scure/base";
import { crc16 } from "../checksums.ts";
import { isJoint } from "./broken-text.ts";
import { keyKeywords, lastEndBefore } from "./secret-keywords.ts";
import type { Certainty, SecretKind, SecretSpan } from "./secret-span.ts";

/** A private key that its own form gives away. `isKey` runs only on texts of the shape, as base 58 costs their square. */
interface KeyForm {
  readonly kind: SecretKind;
  readonly shape: RegExp;
  readonly isKey: (text: string) => boolean;
  /** A text of the shape whose checksum fails is a key with a slip: nothing else begins like that. */
  readonly isUnmistakable?: boolean;
  /** The same where a word about keys stands right before it. */
  readonly isKeyIfCalledOne?: boolean;
}

// Version bytes of private keys: Bitcoin, its test networks, Litecoin, Dogecoin, Dash.
const wifVersions = [0x80, 0xef, 0xb0, 0x9e, 0xcc];
const extendedKeyBytes = 78;
const stellarSeedVersion = 0x90;
// XRP: family seed, and the three bytes that spell "sEd".
const xrpSeedPrefixes = [[0x21], [0x01, 0xe1, 0x4b]];

const keyForms: readonly KeyForm[] = [
  { kind: "private-key", shape: /^[5KL6TQc9X7][1-9A-HJ-NP-Za-km-z]{50,51}$/, isKey: isWif, isKeyIfCalledOne: true },
  {
    kind: "extended-key",
    shape: /^(?:[xyztuvYZUV]prv|Ltpv|Mtpv|dgpv|drkp|ttpv)[1-9A-HJ-NP-Za-km-z]{103,110}$/,
    isKey: (text) => checkedBase58(text, base58)?.length === extendedKeyBytes,
    isUnmistakable: true,
  },
  { kind: "private-key", shape: /^S[A-Z2-7]{55}$/, isKey: isStellarSeed, isKeyIfCalledOne: true },
  { kind: "private-key", shape: /^s[1-9A-HJ-NP-Za-km-z]{24,30}$/, isKey: isXrpSeed },
  {
    kind: "private-key",
    shape: /^(?:edsk|spsk|p2sk)(?:[1-9A-HJ-NP-Za-km-z]{50}|[1-9A-HJ-NP-Za-km-z]{94})$/,
    isKey: (text) => checkedBase58(text, base58) !== undefined,
    isUnmistakable: true,
  },
  { kind: "private-key", shape: /^(?:edesk|spesk|p2esk)[1-9A-HJ-NP-Za-km-z]{83}$/, isKey: () => true },
  {
    kind: "private-key",
    shape: /^suiprivkey1[02-9ac-hj-np-z]{59}$/i,
    isKey: (text) => bech32.decodeUnsafe(text) !== undefined,
    isUnmistakable: true,
  },
  { kind: "private-key", shape: /^[1-9A-HJ-NP-Za-km-z]{84,88}$/, isKey: isSolanaKeyPair },
];

const alphanumeric = /[0-9A-Za-z]+/g;
const shortestKey = 25;
const longestKey = 120;
/** Deriving a public key costs a millisecond; past so many different candidates a text is a list of transactions. */
const mostDerivations = 200;

/** How near before a key with a slip a word about keys has to stand, and how long such a word is, in UTF-16 units. */
const keywordReach = 40;
const longestKeyword = 30;

function isBehindKeyword(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - keywordReach - longestKeyword), start);
  return lastEndBefore(keyKeywords(before), before.length) >= before.length - keywordReach;
}

/** Private keys with a form of their own, also broken in two. Linear: derivations are counted. */
export function findKeys(text: string): SecretSpan[] {
  const spans: SecretSpan[] = [];
  const seen = new Set<string>();
  const answers = new Map<string, boolean>();
  for (const { found, start, end, isBroken } of keyTexts(text)) {
    for (const { kind, shape, isKey, isUnmistakable, isKeyIfCalledOne } of keyForms) {
      if (!shape.test(found) || seen.size >= mostDerivations) continue;
      seen.add(found);
      const isCalledOne = isKeyIfCalledOne && isBehindKeyword(text, start);
      const isSlip = (isUnmistakable || isCalledOne) && !isBroken;
      // The same text may stand in a mail ten thousand times.
      const question = `${shape.source} ${found}`;
      const isOne = answers.get(question) ?? isKey(found);
      answers.set(question, isOne);
      const certainty: Certainty | undefined = isOne ? "certain" : isSlip ? "likely" : undefined;
      if (certainty) spans.push({ kind, start: startWithCurve(text, start), end, certainty });
    }
  }
  return [...spans, ...findPrefixed(text), ...findByteArrays(text), ...findPem(text), ...findKeystores(text)];
}

const curve = /(?:ed25519|secp256k1):$/;

/** The name of the curve that NEAR writes before a key belongs to it. */
const startWithCurve = (text: string, start: number): number =>
  start - (curve.exec(text.slice(Math.max(0, start - 10), start))?.[0].length ?? 0);

/** Runs that are as long as a key, alone or with the next one where a line break or a blank has come between. */
function* keyTexts(text: string) {
  let last = { found: "", start: 0, end: 0 };
  for (const { 0: found, index: start } of text.matchAll(alphanumeric)) {
    const end = start + found.length;
    if (isKeyLong(found)) yield { found, start, end, isBroken: false };
    const both = last.found + found;
    if (last.found && isKeyLong(both) && isJoint(text, last.end, start)) {
      yield { found: both, start: last.start, end, isBroken: true };
    }
    last = { found: found.length <= longestKey ? found : "", start, end };
  }
}

const isKeyLong = ({ length }: string): boolean => length >= shortestKey && length <= longestKey;

/** The payload of Base58Check, or nothing where alphabet or checksum is wrong. */
function checkedBase58(text: string, alphabet: typeof base58): Uint8Array | undefined {
  const bytes = decoded(alphabet, text);
  if (!bytes || bytes.length < 5) return undefined;
  const payload = bytes.subarray(0, -4);
  const sum = sha256(sha256(payload));
  return bytes.subarray(-4).every((byte, i) => byte === sum[i]) ? payload : undefined;
}

function isWif(text: string): boolean {
  const payload = checkedBase58(text, base58);
  return (payload?.length === 33 || payload?.length === 34) && wifVersions.includes(payload[0] ?? -1);
}

function isXrpSeed(text: string): boolean {
  const payload = checkedBase58(text, base58xrp);
  return xrpSeedPrefixes.some(
    (prefix) => payload?.length === prefix.length + 16 && prefix.every((byte, i) => payload[i] === byte),
  );
}

function isStellarSeed(text: string): boolean {
  const bytes = decoded(base32nopad, text);
  if (bytes?.length !== 35 || bytes[0] !== stellarSeedVersion) return false;
  const crc = crc16(bytes.subarray(0, -2));
  return bytes[33] === (crc & 0xff) && bytes[34] === crc >> 8;
}

/** Sixty-four bytes are a Solana transaction id or a key pair; the second half of a pair is the public key of the first. */
function isSolanaKeyPair(text: string): boolean {
  const bytes = decoded(base58, text);
  return bytes !== undefined && isKeyPair(bytes);
}

/** Whether 64 bytes are an Ed25519 key with its public key behind it. */
export const isKeyPair = (bytes: Uint8Array): boolean =>
  bytes.length === 64 && ed25519.getPublicKey(bytes.subarray(0, 32)).every((byte, i) => byte === bytes[32 + i]);

/** NEAR writes the curve before the key; what follows a public key is half as long. */
function findPrefixed(text: string): SecretSpan[] {
  return [...text.matchAll(/\b(?:ed25519|secp256k1):([1-9A-HJ-NP-Za-km-z]{43,90})/g)]
    .filter(([, key = ""]) => key.length > 45)
    .map(({ 0: found, index }) => ({
      kind: "private-key",
      start: index,
      end: index + found.length,
      certainty: "certain",
    }));
}

/** The key pair as wallets of Solana write it to a file: an array of 64 bytes. */
function findByteArrays(text: string): SecretSpan[] {
  return [...text.matchAll(/\[[\d,\s]{127,700}\]/g)].flatMap(({ 0: found, index }) => {
    const numbers = found
      .slice(1, -1)
      .split(",")
      .map((number) => number.trim());
    if (numbers.length !== 64 || !numbers.every((number) => /^\d{1,3}$/.test(number) && Number(number) < 256))
      return [];
    const certainty = isKeyPair(Uint8Array.from(numbers, Number)) ? "certain" : "likely";
    return [{ kind: "private-key", start: index, end: index + found.length, certainty } as const];
  });
}

/** RFC 7468 blocks of private keys. One without its last line reaches to the end, as a cut-off key is still a key. */
function findPem(text: string): SecretSpan[] {
  const spans: SecretSpan[] = [];
  const begin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
  const end = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
  for (let opened = begin.exec(text); opened; opened = begin.exec(text)) {
    end.lastIndex = begin.lastIndex;
    const closed = end.exec(text);
    const stop = closed ? closed.index + closed[0].length : text.length;
    spans.push({ kind: "private-key", start: opened.index, end: stop, certainty: "certain" });
    begin.lastIndex = stop;
  }
  return spans;
}

/** Outermost braces that hold an encrypted key (Web3 Secret Storage): it falls to whoever guesses its password. */
function findKeystores(text: string): SecretSpan[] {
  if (!/ciphertext/i.test(text)) return [];
  const spans: SecretSpan[] = [];
  let depth = 0;
  let start = 0;
  const consider = (end: number) => {
    const object = text.slice(start, end);
    if (/\bciphertext\b/i.test(object) && /\b(?:kdf|crypto|kdfparams)\b/i.test(object)) {
      spans.push({ kind: "keystore", start, end, certainty: "certain" });
    }
  };
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === "{" && depth++ === 0) start = index;
    else if (brace === "}" && depth > 0 && --depth === 0) consider(index + 1);
  }
  if (depth > 0) consider(text.length);
  return spans;
}

/** The bytes of a text, or nothing: the coders say by throwing that it is none of theirs. */
function decoded(coder: { decode: (text: string) => Uint8Array }, text: string): Uint8Array | undefined {
  try {
    return coder.decode(text);
  } catch {
    return undefined;
  }
}

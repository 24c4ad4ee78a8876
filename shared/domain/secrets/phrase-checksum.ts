import { hmac } from "@noble/hashes/hmac.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { crc32 } from "../checksums.ts";
import { bitsPerWord } from "./phrase-words.ts";

/** Numbers of words that BIP-39 knows. */
export const phraseLengths = [12, 15, 18, 21, 24] as const;

/** Whether the words with these indices in their list are a BIP-39 phrase: the last N/3 bits are a SHA-256 of the others. */
export function hasBip39Checksum(indices: readonly number[]): boolean {
  const bits = indices.length * bitsPerWord;
  const checksumBits = indices.length / 3;
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  indices.forEach((index, word) => {
    for (let bit = 0; bit < bitsPerWord; bit++) {
      const at = word * bitsPerWord + bit;
      if ((index >> (bitsPerWord - 1 - bit)) & 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (128 >> (at & 7));
    }
  });
  const entropyBytes = (bits - checksumBits) / 8;
  const expected = (sha256(bytes.subarray(0, entropyBytes))[0] ?? 0) >> (8 - checksumBits);
  return (bytes[entropyBytes] ?? 0) >> (8 - checksumBits) === expected;
}

const electrumVersions = /^(?:01|10[0-2])/;

/** Whether English words are an Electrum seed: HMAC-SHA512 with the key "Seed version" begins with a known version. */
export function isElectrumSeed(words: readonly string[]): boolean {
  const text = new TextEncoder();
  const mac = hmac(sha512, text.encode("Seed version"), text.encode(words.join(" ")));
  const start = [mac[0] ?? 0, mac[1] ?? 0].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return electrumVersions.test(start);
}

/** Monero's English words differ in their first three letters, and only those are summed. */
const moneroPrefix = 3;

/** Whether the last word is the one that Monero repeats as a checksum: CRC-32 of all prefixes, modulo their number. */
export function hasMoneroChecksum(words: readonly string[]): boolean {
  const data = words.slice(0, -1);
  const prefixes = data.map((word) => word.slice(0, moneroPrefix));
  const repeated = prefixes[crc32(new TextEncoder().encode(prefixes.join(""))) % data.length];
  return repeated === words.at(-1)?.slice(0, moneroPrefix);
}

/** SLIP-39, "Checksum": a Reed-Solomon code over GF(1024), the values of which are words. */
const shareGenerator = [
  0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890, 0x3f3f120,
];
/** The bit of the second word that says whether the backup can be extended, which the checksum starts from. */
const extendableBit = 0x10;

/** Whether words with these values in the list of SLIP-39 are a share: its last three words are a checksum of 30 bits. */
export function hasShareChecksum(values: readonly number[]): boolean {
  let sum = (values[1] ?? 0) & extendableBit ? extendableStart : plainStart;
  for (const value of values) sum = nextShareSum(sum, value);
  return sum === 1;
}

function nextShareSum(sum: number, value: number): number {
  let next = ((sum & 0xfffff) << 10) ^ value;
  for (let bit = 0; bit < shareGenerator.length; bit++) {
    if ((sum >> (20 + bit)) & 1) next ^= shareGenerator[bit] ?? 0;
  }
  return next;
}

const plainStart = [...new TextEncoder().encode("shamir")].reduce(nextShareSum, 1);
const extendableStart = [...new TextEncoder().encode("shamir_extendable")].reduce(nextShareSum, 1);

import { blake2b } from "@noble/hashes/blake2.js";
import { sha256, sha512_256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { hex } from "@scure/base";

/** CRC-16/XMODEM: polynomial 0x1021, started at 0. TON addresses and Stellar keys carry it. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff) >>> 0;
  }
  return crc;
}

/** CRC-32 of ISO 3309, as in zip. Byron addresses of Cardano and accounts of the Internet Computer carry it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const cashGenerators = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];

/** Whether groups of five bits behind a prefix end in the 40-bit checksum of CashAddr, which Kaspa also uses. */
export function hasCashChecksum(prefix: string, words: readonly number[]): boolean {
  let sum = 1n;
  for (const word of [...[...prefix].map((character) => character.charCodeAt(0) & 0x1f), 0, ...words]) {
    const top = sum >> 35n;
    sum = ((sum & 0x07ffffffffn) << 5n) ^ BigInt(word);
    for (const [bit, generator] of cashGenerators.entries()) if ((top >> BigInt(bit)) & 1n) sum ^= generator;
  }
  return sum === 1n;
}

/** How a checksum is computed from the bytes before it: the first or last bytes of a hash. */
export type ChecksumId =
  | "cb58" // Avalanche: last 4 bytes of SHA-256
  | "algorand" // last 4 bytes of SHA-512/256
  | "monero" // first 4 bytes of Keccak-256
  | "waves" // first 4 bytes of Keccak-256 over BLAKE2b-256
  | "ss58" // Polkadot: first 2 bytes of BLAKE2b-512 over "SS58PRE" and the bytes
  | "filecoin" // BLAKE2b of 4 bytes
  | "nano" // BLAKE2b of 5 bytes, backwards
  | "strkey" // Stellar: CRC-16, low byte first
  | "ton"; // CRC-16, high byte first

const ss58Prefix = new TextEncoder().encode("SS58PRE");

const checksums: Readonly<Record<ChecksumId, (bytes: Uint8Array) => Uint8Array>> = {
  cb58: (bytes) => sha256(bytes).slice(-4),
  algorand: (bytes) => sha512_256(bytes).slice(-4),
  monero: (bytes) => keccak_256(bytes).slice(0, 4),
  waves: (bytes) => keccak_256(blake2b(bytes, { dkLen: 32 })).slice(0, 4),
  ss58: (bytes) => blake2b(Uint8Array.of(...ss58Prefix, ...bytes)).slice(0, 2),
  filecoin: (bytes) => blake2b(bytes, { dkLen: 4 }),
  nano: (bytes) => blake2b(bytes, { dkLen: 5 }).reverse(),
  strkey: (bytes) => Uint8Array.of(crc16(bytes) & 0xff, crc16(bytes) >> 8),
  ton: (bytes) => Uint8Array.of(crc16(bytes) >> 8, crc16(bytes) & 0xff),
};

/** The checksum that stands behind these bytes. */
export const checksumOf = (id: ChecksumId, bytes: Uint8Array): Uint8Array => checksums[id](bytes);

/** The bytes before their checksum, or nothing where it is wrong. `before` counts in the hash without being written. */
export function withoutChecksum(
  id: ChecksumId,
  bytes: Uint8Array,
  before: Uint8Array = new Uint8Array(),
): Uint8Array | undefined {
  const length = checksums[id](before).length;
  const body = bytes.slice(0, -length);
  if (bytes.length <= length) return undefined;
  const expected = checksums[id](Uint8Array.of(...before, ...body));
  return hex.encode(expected) === hex.encode(bytes.slice(-length)) ? body : undefined;
}

import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import {
  base32nopad,
  base58,
  base58xmr,
  base58xrp,
  base64,
  base64url,
  bech32,
  bech32m,
  createBase58check,
  hex,
} from "@scure/base";
import { type ChecksumId, checksumOf, crc32, hasCashChecksum, withoutChecksum } from "./checksums.ts";

interface Looseness {
  /**
   * Whether so much else looks like this that it counts only on the network that was chosen: account names, plain
   * numbers, forms that a network has given up in favour of its own.
   */
  readonly loose?: boolean;
}

/** How a transaction id or an address is written. A network names its forms; each kind has one reader below. */
export type IdForm = Looseness &
  (
    | {
        readonly kind: "hex";
        readonly bytes: number;
        readonly prefix: "" | "0x";
        readonly letters: "lower" | "upper";
        /** Leading zeros that may be left out (Aptos leaves them out of addresses); the canonical form has them. */
        readonly mostZerosLeftOut?: number;
      }
    | { readonly kind: "base58"; readonly bytes: number }
    /** Base58Check (the first four bytes of a double SHA-256) of a prefix and a payload, both in bytes. */
    | {
        readonly kind: "base58check";
        /** In hex: a version byte, or the three bytes by which Tezos makes its letters. */
        readonly prefix: string;
        /** Letters that the prefix always gives. */
        readonly starts: readonly string[];
        /** Bytes behind the prefix: 20 where not said. */
        readonly bytes?: number;
        readonly alphabet?: "xrp";
        /** Whether prefix and payload are also written in hex, as TRON's nodes do. */
        readonly alsoHex?: boolean;
      }
    /** Base 58 with another checksum behind it. `lengths`: bytes that the whole may have. */
    | {
        readonly kind: "base58-checked";
        readonly checksum: ChecksumId;
        readonly alphabet?: "monero";
        readonly lengths: readonly number[];
        /** First byte or bytes, in hex, of which one must stand at the start. */
        readonly prefixes: readonly string[];
        /** Published ids of other things that pass all the same. */
        readonly except?: readonly string[];
      }
    /** Base 32 of RFC 4648 in capitals, without padding. */
    | {
        readonly kind: "base32";
        readonly bytes: number;
        readonly checksum?: ChecksumId;
        /** First byte in hex and the letter it gives. */
        readonly prefix?: { readonly byte: number; readonly letter: string };
      }
    /** BIP 173 and BIP 350: witness version 0 in bech32, later ones in bech32m. */
    | { readonly kind: "segwit"; readonly prefix: string }
    /** Bech32 with a fixed number of bytes, or any where none is said; `before` stands in front of it. */
    | {
        readonly kind: "bech32";
        readonly prefix: string;
        readonly bytes?: readonly number[];
        readonly variant?: "bech32m";
        readonly before?: string;
        /** Values of the first byte, where it tells the network. */
        readonly firstBytes?: readonly number[];
      }
    /** CashAddr of Bitcoin Cash and Kaspa: a 40-bit checksum. `maySkipPrefix`: people leave the prefix out. */
    | {
        readonly kind: "cashaddr";
        readonly prefix: string;
        readonly maySkipPrefix: boolean;
        readonly lengths: readonly number[];
        readonly starts: string;
      }
    /** `0x` and 20 bytes; mixed case is a checksum (EIP-55). */
    | { readonly kind: "evm-address" }
    /** 32 bytes in base64 or base64url; the canonical form is hex, as explorers and wallets show all three. */
    | { readonly kind: "ton-hash"; readonly isPadded: boolean }
    /** User-friendly form of TEP-2 or `workchain:hex`; the canonical form is the bounceable, URL-safe one. */
    | { readonly kind: "ton-address" }
    /** CIDv1 of a Filecoin message: dag-cbor (0x71), BLAKE2b-256 (0xb220). */
    | { readonly kind: "filecoin-cid" }
    | { readonly kind: "filecoin-address" }
    /** CBOR of a payload and its CRC-32 in base 58, from before Shelley. */
    | { readonly kind: "byron-address" }
    /** Account of the Internet Computer: 28 bytes behind their CRC-32, in hex. */
    | { readonly kind: "icp-account" }
    | { readonly kind: "nano-address" }
    /** `account@seconds.nanos`, in the dashes of explorers. */
    | { readonly kind: "hedera-id" }
    /** A shape without a checksum; `pattern` is anchored and linear. */
    | { readonly kind: "pattern"; readonly pattern: RegExp; readonly letters?: "lower" }
    | { readonly kind: "as-typed"; readonly minLength: number; readonly maxLength: number }
  );

/** How far a text is of a form. */
export type Fit =
  | { readonly fit: "exact"; readonly canonical: string }
  /** Exact but for the missing `0x`, which makes it look like a private key on such a network. */
  | { readonly fit: "needs-prefix"; readonly canonical: string }
  /**
   * Recognisably meant to be this, with one thing wrong: a character (1-based position), or the number of characters,
   * which `off` says by how much. With none of them, it is a checksum or upper and lower case.
   */
  | { readonly fit: "near"; readonly position?: number; readonly length?: number; readonly off?: number }
  | { readonly fit: "none" };

const none: Fit = { fit: "none" };
const near: Fit = { fit: "near" };
const exact = (canonical: string): Fit => ({ fit: "exact", canonical });

/** More wrong characters than this are another text, not a slip. */
const mostSlips = 3;
/** Fewer hexadecimal characters are a word or a number, not part of a hash. */
const leastHexLength = 16;
/** Fewer letters than this may all be capitals, or none, by chance. */
const leastLettersOfOneCase = 20;

const checkedCoders = { bitcoin: createBase58check(sha256), xrp: xrpBase58check() } as const;

type Reader<Kind extends IdForm["kind"]> = (text: string, form: Extract<IdForm, { kind: Kind }>) => Fit;

const readers: { readonly [Kind in IdForm["kind"]]: Reader<Kind> } = {
  hex: readHex,
  base58: readBase58,
  base58check: readBase58check,
  "base58-checked": readBase58Checked,
  base32: readBase32,
  segwit: readSegwit,
  bech32: readBech32,
  cashaddr: readCashAddr,
  "evm-address": readEvmAddress,
  "ton-hash": readTonHash,
  "ton-address": readTonAddress,
  "filecoin-cid": readFilecoinCid,
  "filecoin-address": readFilecoinAddress,
  "byron-address": readByronAddress,
  "icp-account": readIcpAccount,
  "nano-address": readNanoAddress,
  "hedera-id": readHederaId,
  pattern: (text, { pattern, letters }) => {
    const inCase = letters === "lower" ? text.toLowerCase() : text;
    return pattern.test(inCase) ? exact(inCase) : none;
  },
  "as-typed": (text, { minLength, maxLength }) =>
    text.length >= minLength && text.length <= maxLength ? exact(text) : none,
};

/** Kinds whose match may be something else: the others have passed a checksum, or no transaction id is that short. */
const uncertainKinds: readonly IdForm["kind"][] = [
  "hex",
  "base58",
  "ton-hash",
  "filecoin-cid",
  "hedera-id",
  "pattern",
  "as-typed",
];
export const isCertain = (form: IdForm): boolean =>
  !form.loose && !uncertainKinds.includes(form.kind) && (form.kind !== "base32" || form.checksum !== undefined);

/** How far a text, cleaned by `cleanIdentifier`, is of a form. At most a few hundred characters: base 58 costs their square. */
export function fitForm(text: string, form: IdForm): Fit {
  // The table has each kind's own reader, which the compiler cannot follow through the union.
  const reader = readers[form.kind] as (text: string, form: IdForm) => Fit;
  return reader(text, form);
}

function readHex(text: string, form: Extract<IdForm, { kind: "hex" }>): Fit {
  const { bytes, prefix, letters, mostZerosLeftOut = 0 } = form;
  const hasPrefix = /^0x/i.test(text);
  if (hasPrefix && prefix === "") return none;
  if (prefix === "0x" && /^ox[0-9a-f]+$/i.test(text)) return { fit: "near", position: 1 };
  const digits = hasPrefix ? text.slice(2) : text;
  const slips = positionsOf(digits, /[^0-9a-f]/gi);
  const leftOut = bytes * 2 - digits.length;
  if (leftOut === 0 || (hasPrefix && leftOut > 0 && leftOut <= mostZerosLeftOut && slips.length === 0)) {
    const inCase = letters === "upper" ? digits.toUpperCase() : digits.toLowerCase();
    if (slips.length > 0) return slipsIn(text, slips, text.length - digits.length);
    return {
      fit: hasPrefix || !prefix ? "exact" : "needs-prefix",
      canonical: prefix + inCase.padStart(bytes * 2, "0"),
    };
  }
  const isHash = digits.length >= leastHexLength && (hasPrefix || /[a-f]/i.test(digits));
  return slips.length === 0 && isHash ? wrongLength(text, -leftOut) : none;
}

function readBase58(text: string, { bytes }: Extract<IdForm, { kind: "base58" }>): Fit {
  const longest = base58Length(bytes);
  // A leading zero byte is one character, so the shortest form has as many characters as bytes.
  if (text.length < bytes || text.length > longest + 4) return none;
  const slips = positionsOf(text, /[^1-9A-HJ-NP-Za-km-z]/g);
  const isFullLength = text.length >= longest - 2 && text.length <= longest;
  if (isFullLength && isOfOneCase(text)) return near;
  if (slips.length > 0) return isFullLength ? slipsIn(text, slips, 0) : none;
  if (text.length <= longest && decoded(base58, text)?.length === bytes) return exact(text);
  if (text.length < longest - 6) return none;
  return isFullLength
    ? near
    : wrongLength(text, text.length > longest ? text.length - longest : text.length + 1 - longest);
}

function readBase58check(text: string, form: Extract<IdForm, { kind: "base58check" }>): Fit {
  const { prefix, starts, bytes = 20, alphabet, alsoHex } = form;
  const coder = checkedCoders[alphabet ?? "bitcoin"];
  if (alsoHex && isHex(text, bytes + prefix.length / 2) && text.toLowerCase().startsWith(prefix)) {
    return exact(coder.encode(hex.decode(text.toLowerCase())));
  }
  const longest = base58Length(bytes + prefix.length / 2 + 4);
  // A version 0 may be followed by zero bytes, which take a character less each.
  const shortest = prefix.startsWith("00") ? bytes + 6 : longest - 4;
  if (!starts.some((start) => text.startsWith(start)) || !/^[0-9A-Za-z]+$/.test(text)) return none;
  if (text.length < shortest - 1 || text.length > longest + 1 || !/[A-Za-z]/.test(text.slice(1))) return none;
  return checked(text, (each) => {
    const payload = decoded(coder, each);
    return (
      payload !== undefined && payload.length === bytes + prefix.length / 2 && hex.encode(payload).startsWith(prefix)
    );
  });
}

/** XRP's Base58Check differs by its alphabet alone. */
function xrpBase58check() {
  const digest = (bytes: Uint8Array) => sha256(sha256(bytes)).slice(0, 4);
  return {
    encode: (payload: Uint8Array) => base58xrp.encode(Uint8Array.of(...payload, ...digest(payload))),
    decode: (text: string) => {
      const whole = base58xrp.decode(text);
      const payload = whole.slice(0, -4);
      if (hex.encode(digest(payload)) !== hex.encode(whole.slice(-4))) throw new RangeError("checksum");
      return payload;
    },
  };
}

function readBase58Checked(text: string, form: Extract<IdForm, { kind: "base58-checked" }>): Fit {
  const { checksum, alphabet, lengths, prefixes, except = [] } = form;
  const coder = alphabet === "monero" ? base58xmr : base58;
  const isOneOf = (bytes: Uint8Array) =>
    lengths.includes(bytes.length) &&
    (prefixes.length === 0 || prefixes.some((prefix) => hex.encode(bytes).startsWith(prefix))) &&
    withoutChecksum(checksum, bytes) !== undefined;
  const isValid = (each: string) => {
    const bytes = decoded(coder, each);
    return bytes !== undefined && isOneOf(bytes);
  };
  // Monero's blocks of 11 characters always take their full length, other base 58 up to two characters less.
  const longest = lengths.map((length) => (alphabet === "monero" ? moneroLength(length) : base58Length(length)));
  const isLength = longest.some((most) => text.length <= most && text.length >= most - (alphabet === "monero" ? 0 : 2));
  if (!isLength || except.includes(text)) return none;
  if (isValid(text)) return exact(text);
  const slips = positionsOf(text, /[^1-9A-HJ-NP-Za-km-z]/g);
  if (slips.length > 0) return slipsIn(text, slips, 0);
  // Without a valid checksum only the prefix says that this was meant: nothing else would tell it from other base 58.
  const starts = decoded(coder, text);
  const isMeant =
    starts !== undefined &&
    lengths.includes(starts.length) &&
    prefixes.some((prefix) => hex.encode(starts).startsWith(prefix));
  return isMeant || (prefixes.length === 0 && starts !== undefined && lengths.includes(starts.length))
    ? checked(text, isValid)
    : none;
}

function readBase32(text: string, form: Extract<IdForm, { kind: "base32" }>): Fit {
  const { bytes, checksum, prefix } = form;
  const length = Math.ceil((bytes * 8) / 5);
  const upper = text.toUpperCase();
  if (prefix && !upper.startsWith(prefix.letter)) return none;
  const slips = positionsOf(upper, /[^A-Z2-7]/g);
  // Base 32 is written in one case; a text of both is an id of another kind that happens to be as long.
  const isOneCase = text === upper || text === text.toLowerCase();
  if (Math.abs(text.length - length) === 1 && slips.length === 0 && isOneCase)
    return wrongLength(text, text.length - length);
  if (text.length !== length) return none;
  if (slips.length > 0) return slipsIn(text, slips, 0);
  const whole = decoded(base32nopad, upper);
  if (!whole) return near;
  if (prefix && whole[0] !== prefix.byte) return near;
  return checksum && !withoutChecksum(checksum, whole) ? near : exact(upper);
}

function readSegwit(text: string, { prefix }: Extract<IdForm, { kind: "segwit" }>): Fit {
  if (!text.toLowerCase().startsWith(`${prefix}1`) || !/^[0-9A-Za-z]{14,90}$/.test(text)) return none;
  const isValid = [bech32, bech32m].some((coder) => {
    const [version, ...program] = coder.decodeUnsafe(text)?.words ?? [];
    const length = coder.fromWordsUnsafe(program)?.length ?? 0;
    if (version === 0) return coder === bech32 && (length === 20 || length === 32);
    return version !== undefined && version <= 16 && coder === bech32m && length >= 2 && length <= 40;
  });
  return isValid ? exact(text.toLowerCase()) : near;
}

function readBech32(text: string, form: Extract<IdForm, { kind: "bech32" }>): Fit {
  const { prefix, bytes, variant, before = "", firstBytes } = form;
  const isLed = text.slice(0, before.length).toUpperCase() === before;
  const rest = text.slice(before.length);
  if (!isLed || !rest.toLowerCase().startsWith(`${prefix}1`) || !/^[0-9A-Za-z]{14,500}$/.test(rest)) return none;
  const coder = variant === "bech32m" ? bech32m : bech32;
  const words = coder.decodeUnsafe(rest, false)?.words;
  const payload = words && coder.fromWordsUnsafe(words);
  const isLength = payload ? !bytes || bytes.includes(payload.length) : words !== undefined && !bytes;
  const isFirst = !firstBytes || firstBytes.includes(payload?.[0] ?? -1);
  return isLength && isFirst ? exact(before + rest.toLowerCase()) : near;
}

const bech32Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

function readCashAddr(text: string, form: Extract<IdForm, { kind: "cashaddr" }>): Fit {
  const { prefix, maySkipPrefix, lengths, starts } = form;
  const lower = text.toLowerCase();
  const hasPrefix = lower.startsWith(`${prefix}:`);
  if (!hasPrefix && !maySkipPrefix) return none;
  const body = hasPrefix ? lower.slice(prefix.length + 1) : lower;
  if (!starts.includes(body[0] ?? " ") || !/^[0-9a-z]+$/.test(body)) return none;
  // Without the prefix a text is only taken for an address of its exact length.
  if (!lengths.includes(body.length)) return hasPrefix ? near : none;
  const words = [...body].map((letter) => bech32Letters.indexOf(letter));
  // As in bech32, mixed case is refused, because it tells of typing.
  const isMixed = text !== lower && text !== text.toUpperCase();
  return !isMixed && !words.includes(-1) && hasCashChecksum(prefix, words) ? exact(`${prefix}:${body}`) : near;
}

function readEvmAddress(text: string): Fit {
  if (/^0x[0-9a-f]{40}$/i.test(text)) {
    const digits = text.slice(2);
    const canonical = eip55(digits.toLowerCase());
    const isMixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
    return isMixed && `0x${digits}` !== canonical ? near : exact(canonical);
  }
  if (/^[0o]x[0-9a-z]{40}$/i.test(text)) return slipsIn(text, positionsOf(text.slice(2), /[^0-9a-f]/gi), 2);
  return /^0x[0-9a-f]{36,44}$/i.test(text) ? wrongLength(text, text.length - 42) : none;
}

/** Forty hexadecimal digits in lower case, in the capitals of EIP-55: those whose nibble of the Keccak-256 is 8 or more. */
function eip55(digits: string): string {
  const hash = hex.encode(keccak_256(new TextEncoder().encode(digits)));
  return `0x${[...digits].map((digit, i) => (Number.parseInt(hash[i] ?? "0", 16) >= 8 ? digit.toUpperCase() : digit)).join("")}`;
}

function readTonHash(text: string, { isPadded }: Extract<IdForm, { kind: "ton-hash" }>): Fit {
  if (!/^[A-Za-z0-9+/_-]{41,45}=?$/.test(text) || text.endsWith("=") !== isPadded) return none;
  const body = text.replace("=", "");
  if (body.length !== 43) return isPadded ? wrongLength(text, body.length - 43) : none;
  const bytes = decoded(base64, `${body.replaceAll("-", "+").replaceAll("_", "/")}=`);
  return bytes?.length === 32 && !isOfOneCase(text) ? exact(hex.encode(bytes)) : near;
}

/** Bounceable (0x11) and not (0x51); with 0x80 added it is of the test network, and so not of this one. */
const tonTags: readonly (number | undefined)[] = [0x11, 0x51];

function readTonAddress(text: string): Fit {
  const [, workchain, raw] = /^(-1|0):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (raw !== undefined) return exact(tonAddress(workchain === "0" ? 0 : 0xff, hex.decode(raw.toLowerCase())));
  if (!/^[EU][Qf][A-Za-z0-9+/_-]{46}$/.test(text)) return none;
  const bytes = decoded(base64, text.replaceAll("-", "+").replaceAll("_", "/"));
  const body = bytes && withoutChecksum("ton", bytes);
  if (!body || !tonTags.includes(body[0])) return near;
  return exact(tonAddress(body[1] ?? 0, body.slice(2)));
}

function tonAddress(workchain: number, hash: Uint8Array): string {
  const body = Uint8Array.of(0x11, workchain, ...hash);
  return base64url.encode(Uint8Array.of(...body, ...checksumOf("ton", body)));
}

function readFilecoinCid(text: string): Fit {
  const lower = text.toLowerCase();
  if (!lower.startsWith("bafy2bzace")) return none;
  const slips = positionsOf(lower, /[^a-z2-7]/g);
  if (text.length !== 62) return slips.length === 0 && text.length >= 30 ? wrongLength(text, text.length - 62) : none;
  if (slips.length > 0) return slipsIn(text, slips, 0);
  const bytes = decoded(base32nopad, lower.slice(1).toUpperCase());
  return bytes && hex.encode(bytes).startsWith("0171a0e40220") && bytes.length === 38 ? exact(lower) : near;
}

/** Payload bytes by protocol: 1 and 2 are hashes, 3 a BLS key; 4 has the number of its namespace first. */
const filecoinBytes: Readonly<Record<string, number>> = { "1": 20, "2": 20, "3": 48 };

function readFilecoinAddress(text: string): Fit {
  const lower = text.toLowerCase();
  if (/^f0[0-9]{1,20}$/.test(lower)) return exact(lower);
  const [, protocol = "", namespace, body = ""] = /^f([1-3]|4(10)f)([0-9a-z]{30,90})$/.exec(lower) ?? [];
  if (body === "") return none;
  const bytes = decoded(base32nopad, body.toUpperCase());
  const before = namespace === undefined ? Uint8Array.of(Number(protocol)) : Uint8Array.of(4, Number(namespace));
  const payload = bytes && withoutChecksum("filecoin", bytes, before);
  return payload?.length === (namespace === undefined ? filecoinBytes[protocol] : 20) ? exact(lower) : near;
}

function readByronAddress(text: string): Fit {
  if (!/^(?:Ae2|DdzFF)[0-9A-Za-z]{40,120}$/.test(text)) return none;
  return checked(text, (each) => {
    const bytes = decoded(base58, each);
    // An array of two (0x82): tag 24 (0xd818) with a byte string of one length byte (0x58), and a 32-bit number (0x1a).
    if (!bytes || !hex.encode(bytes).startsWith("82d81858")) return false;
    const payload = bytes.slice(5, 5 + (bytes[4] ?? 0));
    const sum = crc32(payload).toString(16).padStart(8, "0");
    return hex.encode(bytes.slice(5 + payload.length)) === `1a${sum}`;
  });
}

function readIcpAccount(text: string): Fit {
  if (!isHex(text, 32)) return none;
  const lower = text.toLowerCase();
  return crc32(hex.decode(lower.slice(8))) === Number.parseInt(lower.slice(0, 8), 16) ? exact(lower) : none;
}

const nanoLetters = "13456789abcdefghijkmnopqrstuwxyz";

function readNanoAddress(text: string): Fit {
  const [, body = ""] = /^(?:nano|xrb)_([0-9a-z]{58,62})$/i.exec(text) ?? [];
  if (body === "") return none;
  const words = [...body.toLowerCase()].map((letter) => nanoLetters.indexOf(letter));
  if (words.includes(-1) || words.length !== 60) return near;
  // 52 characters are 260 bits: four zero bits and the key. The other eight are the 40 bits of the checksum.
  const bytesOf = (part: readonly number[], length: number) => {
    const value = part.reduce((sum, word) => (sum << 5n) | BigInt(word), 0n);
    return value.toString(16).padStart(length * 2, "0");
  };
  const whole = bytesOf(words.slice(0, 52), 32) + bytesOf(words.slice(52), 5);
  const isValid = whole.length === 74 && withoutChecksum("nano", hex.decode(whole)) !== undefined;
  return isValid ? exact(`nano_${body.toLowerCase()}`) : near;
}

function readHederaId(text: string): Fit {
  const [, account, seconds, nanos] =
    /^([0-9]{1,10}\.[0-9]{1,10}\.[0-9]{1,12})[@-]([0-9]{10})[.-]([0-9]{1,9})$/.exec(text) ?? [];
  return account && seconds && nanos ? exact(`${account}-${seconds}-${nanos.padStart(9, "0")}`) : none;
}

const isHex = (text: string, bytes: number): boolean => text.length === bytes * 2 && /^[0-9a-f]+$/i.test(text);

const base58Length = (bytes: number): number => Math.ceil((bytes * 8) / Math.log2(58));
/** Eight bytes take eleven characters, and what is left as many as it needs. */
const moneroLength = (bytes: number): number => Math.floor(bytes / 8) * 11 + base58Length(bytes % 8);

const positionsOf = (text: string, foreign: RegExp): number[] => [...text.matchAll(foreign)].map(({ index }) => index);

const wrongLength = (text: string, off: number): Fit => ({ fit: "near", length: text.length, off });

/** Whether upper or lower case was lost: a long base 58 or base64 text has both. */
function isOfOneCase(text: string): boolean {
  const letters = text.replace(/[^A-Za-z]/g, "");
  const isOne = letters === letters.toUpperCase() || letters === letters.toLowerCase();
  return isOne && letters.length >= leastLettersOfOneCase;
}

/** A few letters or digits that do not belong; anything else than a letter or digit is no slip of the hand. */
function slipsIn(text: string, slips: readonly number[], offset: number): Fit {
  const first = slips[0];
  if (first === undefined) return near;
  return slips.length <= mostSlips && /^[0-9A-Za-z]+$/.test(text)
    ? { fit: "near", position: first + offset + 1 }
    : none;
}

/**
 * A text whose checksum decides. Where it fails, the position of the one letter whose other case makes it right: typing
 * an id by hand loses capitals.
 */
function checked(text: string, isValid: (text: string) => boolean): Fit {
  if (isValid(text)) return exact(text);
  const foreign = positionsOf(text, /[0OIl]/g);
  const first = foreign[0];
  if (first !== undefined) return { fit: "near", position: first + 1 };
  const flipped = [...text].flatMap((letter, i) => {
    const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
    return other !== letter && isValid(text.slice(0, i) + other + text.slice(i + 1)) ? [i] : [];
  });
  return flipped.length === 1 && flipped[0] !== undefined ? { fit: "near", position: flipped[0] + 1 } : near;
}

/** The bytes of a text, or nothing where its alphabet, length or checksum is wrong: the coders say so by throwing. */
function decoded(coder: { decode: (text: string) => Uint8Array }, text: string): Uint8Array | undefined {
  try {
    return coder.decode(text);
  } catch {
    return undefined;
  }
}

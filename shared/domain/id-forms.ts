import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { base58, bech32, bech32m, createBase58check, hex } from "@scure/base";

/** How a transaction id or an address is written. A network names its forms; each kind has one reader below. */
export type IdForm =
  | { readonly kind: "hex"; readonly bytes: number; readonly prefix: "" | "0x"; readonly letters: "lower" | "upper" }
  | { readonly kind: "base58"; readonly bytes: number }
  /** Base58Check of one version byte and 20 bytes; `starts` is the letter that the version always gives. */
  | {
      readonly kind: "base58check";
      readonly version: number;
      readonly starts: string;
      /** Whether the version and the 20 bytes are also written in hex, as TRON's nodes do. */
      readonly alsoHex?: boolean;
    }
  /** BIP 173 and BIP 350: witness version 0 in bech32, later ones in bech32m. */
  | { readonly kind: "segwit"; readonly prefix: string }
  /** `0x` and 20 bytes; mixed case is a checksum (EIP-55). */
  | { readonly kind: "evm-address" }
  | { readonly kind: "as-typed"; readonly minLength: number; readonly maxLength: number };

/** How far a text is of a form. */
export type Fit =
  | { readonly fit: "exact"; readonly canonical: string }
  /** Exact but for the missing `0x`, which makes it look like a private key on such a network. */
  | { readonly fit: "needs-prefix"; readonly canonical: string }
  /** Recognisably meant to be this, with one thing wrong: a character (1-based position), or the number of characters. */
  | { readonly fit: "near"; readonly position?: number; readonly length?: number }
  | { readonly fit: "none" };

const none: Fit = { fit: "none" };
const near: Fit = { fit: "near" };

/** More wrong characters than this are another text, not a slip. */
const mostSlips = 3;
/** Fewer hexadecimal characters are a word or a number, not part of a hash. */
const leastHexLength = 16;

const base58check = createBase58check(sha256);

type Reader<Kind extends IdForm["kind"]> = (text: string, form: Extract<IdForm, { kind: Kind }>) => Fit;

const readers: { readonly [Kind in IdForm["kind"]]: Reader<Kind> } = {
  hex: readHex,
  base58: readBase58,
  base58check: readBase58check,
  segwit: readSegwit,
  "evm-address": readEvmAddress,
  "as-typed": (text, { minLength, maxLength }) =>
    text.length >= minLength && text.length <= maxLength ? { fit: "exact", canonical: text } : none,
};

/** Kinds whose match cannot be anything else: a checksum passed, or no transaction id is that short. */
const certainKinds: readonly IdForm["kind"][] = ["base58check", "segwit", "evm-address"];
export const isCertain = (form: IdForm): boolean => certainKinds.includes(form.kind);

/** How far a text, cleaned by `cleanIdentifier`, is of a form. At most a few hundred characters: base 58 costs their square. */
export function fitForm(text: string, form: IdForm): Fit {
  // The table has each kind's own reader, which the compiler cannot follow through the union.
  const reader = readers[form.kind] as (text: string, form: IdForm) => Fit;
  return reader(text, form);
}

function readHex(text: string, { bytes, prefix, letters }: Extract<IdForm, { kind: "hex" }>): Fit {
  const hasPrefix = /^0x/i.test(text);
  if (hasPrefix && prefix === "") return none;
  if (prefix === "0x" && /^ox[0-9a-f]+$/i.test(text)) return { fit: "near", position: 1 };
  const digits = hasPrefix ? text.slice(2) : text;
  const slips = positionsOf(digits, /[^0-9a-f]/gi);
  if (digits.length === bytes * 2) {
    const inCase = letters === "upper" ? digits.toUpperCase() : digits.toLowerCase();
    if (slips.length === 0) return { fit: hasPrefix || !prefix ? "exact" : "needs-prefix", canonical: prefix + inCase };
    return slipsIn(text, slips, text.length - digits.length);
  }
  const isHash = digits.length >= leastHexLength && (hasPrefix || /[a-f]/i.test(digits));
  return slips.length === 0 && isHash ? { fit: "near", length: text.length } : none;
}

function readBase58(text: string, { bytes }: Extract<IdForm, { kind: "base58" }>): Fit {
  const longest = Math.ceil((bytes * 8) / Math.log2(58));
  // A leading zero byte is one character, so the shortest form has as many characters as bytes.
  if (text.length < bytes || text.length > longest + 4) return none;
  const slips = positionsOf(text, /[^1-9A-HJ-NP-Za-km-z]/g);
  const isFullLength = text.length >= longest - 2 && text.length <= longest;
  if (slips.length > 0) return isFullLength ? slipsIn(text, slips, 0) : none;
  if (text.length <= longest && decoded(base58, text)?.length === bytes) return { fit: "exact", canonical: text };
  if (text.length < longest - 6) return none;
  return isFullLength ? near : { fit: "near", length: text.length };
}

function readBase58check(text: string, form: Extract<IdForm, { kind: "base58check" }>): Fit {
  const { version, starts, alsoHex } = form;
  if (alsoHex && new RegExp(`^${hex.encode(Uint8Array.of(version))}[0-9a-f]{40}$`, "i").test(text)) {
    return { fit: "exact", canonical: base58check.encode(hex.decode(text.toLowerCase())) };
  }
  if (!text.startsWith(starts) || !/^[0-9A-Za-z]{25,36}$/.test(text) || !/[A-Za-z]/.test(text.slice(1))) return none;
  const payload = decoded(base58check, text);
  return payload?.length === 21 && payload[0] === version ? { fit: "exact", canonical: text } : near;
}

function readSegwit(text: string, { prefix }: Extract<IdForm, { kind: "segwit" }>): Fit {
  if (!text.toLowerCase().startsWith(`${prefix}1`) || !/^[0-9A-Za-z]{14,90}$/.test(text)) return none;
  const isValid = [bech32, bech32m].some((coder) => {
    const [version, ...program] = coder.decodeUnsafe(text)?.words ?? [];
    const length = coder.fromWordsUnsafe(program)?.length ?? 0;
    if (version === 0) return coder === bech32 && (length === 20 || length === 32);
    return version !== undefined && version <= 16 && coder === bech32m && length >= 2 && length <= 40;
  });
  return isValid ? { fit: "exact", canonical: text.toLowerCase() } : near;
}

function readEvmAddress(text: string): Fit {
  if (/^0x[0-9a-f]{40}$/i.test(text)) {
    const digits = text.slice(2);
    const canonical = eip55(digits.toLowerCase());
    const isMixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
    return isMixed && `0x${digits}` !== canonical ? near : { fit: "exact", canonical };
  }
  if (/^[0o]x[0-9a-z]{40}$/i.test(text)) return slipsIn(text, positionsOf(text.slice(2), /[^0-9a-f]/gi), 2);
  return /^0x[0-9a-f]{36,44}$/i.test(text) ? { fit: "near", length: text.length } : none;
}

/** Forty hexadecimal digits in lower case, in the capitals of EIP-55: those whose nibble of the Keccak-256 is 8 or more. */
function eip55(digits: string): string {
  const hash = hex.encode(keccak_256(new TextEncoder().encode(digits)));
  return `0x${[...digits].map((digit, i) => (Number.parseInt(hash[i] ?? "0", 16) >= 8 ? digit.toUpperCase() : digit)).join("")}`;
}

const positionsOf = (text: string, foreign: RegExp): number[] => [...text.matchAll(foreign)].map(({ index }) => index);

/** A few letters or digits that do not belong; anything else than a letter or digit is no slip of the hand. */
function slipsIn(text: string, slips: readonly number[], offset: number): Fit {
  const first = slips[0];
  if (first === undefined) return near;
  return slips.length <= mostSlips && /^[0-9A-Za-z]+$/.test(text)
    ? { fit: "near", position: first + offset + 1 }
    : none;
}

/** The bytes of a text, or nothing where its alphabet, length or checksum is wrong: the coders say so by throwing. */
function decoded(coder: { decode: (text: string) => Uint8Array }, text: string): Uint8Array | undefined {
  try {
    return coder.decode(text);
  } catch {
    return undefined;
  }
}

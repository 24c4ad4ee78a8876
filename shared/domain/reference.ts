import type { Reference } from "./brand.ts";

// Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O, U, so nothing in it is misread or a word.
export const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const bodyLength = 9;

/** Product in GF(32) with the primitive polynomial x^5 + x^2 + 1. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit++) {
    if (b & (1 << bit)) product ^= a << bit;
  }
  for (let bit = 9; bit >= 5; bit--) {
    if (product & (1 << bit)) product ^= 0b100101 << (bit - 5);
  }
  return product;
}

// Weight i is alpha^(i+1): all different and none zero, which is what makes every single error and every swap of
// neighbours change the sum. The check character itself has weight 1.
const weights = Array.from({ length: bodyLength }, (_, i) => {
  let weight = 1;
  for (let power = 0; power <= i; power++) weight = multiply(weight, 2);
  return weight;
});

/** The check character of nine base-32 characters: their weighted sum over GF(32). */
export function checkCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < bodyLength; i++) sum ^= multiply(weights[i] ?? 0, alphabet.indexOf(body[i] ?? "0"));
  return alphabet[sum] ?? "0";
}

/** The reference whose nine characters are the first 45 bits of a digest (at least 6 bytes). */
export function referenceFromDigest(digest: Uint8Array): Reference {
  let bits = 0n;
  for (let i = 0; i < 6; i++) bits = (bits << 8n) | BigInt(digest[i] ?? 0);
  bits >>= 3n;
  let body = "";
  for (let i = bodyLength - 1; i >= 0; i--) body += alphabet[Number((bits >> BigInt(i * 5)) & 31n)];
  return `PC-${body}${checkCharacter(body)}` as Reference;
}

/** As people read it: `PC-` and ten characters, with a hyphen in their middle. */
export const showReference = (reference: Reference): string => `${reference.slice(0, 8)}-${reference.slice(8)}`;

export type ReferenceReading =
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "misspelt" }
  | { readonly kind: "not-a-reference" };

/** The reference that a text is as people type it, or nothing, whatever is wrong with it. */
export function referenceIn(typed: string): Reference | undefined {
  const reading = parseReference(typed);
  return reading.kind === "reference" ? reading.reference : undefined;
}

/**
 * Reads a reference as people type it: any case, spaces and hyphens anywhere, full-width characters, with or without
 * `PC`, O for 0 and I or L for 1. Ten characters with a wrong check character are `misspelt`.
 */
export function parseReference(typed: string): ReferenceReading {
  const compact = typed
    .slice(0, 100)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–—_.#:]/gu, "");
  const bare = compact.length === bodyLength + 3 && compact.startsWith("PC") ? compact.slice(2) : compact;
  const body = bare.replace(/O/g, "0").replace(/[IL]/g, "1");
  if (body.length !== bodyLength + 1 || [...body].some((c) => !alphabet.includes(c)))
    return { kind: "not-a-reference" };
  if (checkCharacter(body.slice(0, bodyLength)) !== body[bodyLength]) return { kind: "misspelt" };
  return { kind: "reference", reference: `PC-${body}` as Reference };
}

import { base32nopad, base58, base64, base64url, hex } from "@scure/base";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readAddress } from "#shared/domain/address.ts";
import { cleanIdentifier } from "#shared/domain/clean-text.ts";
import { readExplorerLink } from "#shared/domain/explorer-link.ts";
import { networkIds, networkOf } from "#shared/domain/networks.ts";
import { readTransactionId } from "#shared/domain/transaction-id.ts";

const fixed = { seed: 20_260_305, numRuns: 300 };

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const bytes64 = fc.uint8Array({ minLength: 64, maxLength: 64 });

/** Ids of every form without a checksum, from bytes. */
const ids = fc.oneof(
  bytes32.map((bytes) => hex.encode(bytes)),
  bytes32.map((bytes) => hex.encode(bytes).toUpperCase()),
  bytes32.map((bytes) => `0x${hex.encode(bytes)}`),
  bytes32.map((bytes) => base58.encode(bytes)),
  bytes64.map((bytes) => base58.encode(bytes)),
  bytes32.map((bytes) => base32nopad.encode(bytes)),
  bytes32.map((bytes) => base64.encode(bytes)),
  bytes32.map((bytes) => base64url.encode(bytes)),
  fc.tuple(fc.nat(999_999_999), fc.nat(9999)).map(([block, index]) => `${block}-${index}`),
  fc
    .tuple(fc.nat(9_999_999), fc.integer({ min: 1_500_000_000, max: 1_900_000_000 }), fc.nat(999_999_999))
    .map(([account, seconds, nanos]) => `0.0.${account}@${seconds}.${nanos}`),
);
const hints = fc.record({ network: fc.constantFrom(...networkIds) }, { requiredKeys: [] });

const anyText = fc.oneof(
  fc.string({ maxLength: 700, unit: "binary" }),
  fc.string({ maxLength: 700, unit: "grapheme" }),
  fc.string({ maxLength: 100, unit: fc.constantFrom(..."0x1:/.#?=-_oOlI \u200b\ufeff…“”） 　") }),
);

test("cleaning an identifier twice is cleaning it once", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, ids), (text) => {
      const once = cleanIdentifier(text);
      expect(cleanIdentifier(once)).toBe(once);
    }),
    fixed,
  );
});

test("the canonical form of an id is read again as itself, by the same network", () => {
  fc.assert(
    fc.property(ids, hints, (text, hint) => {
      const first = readTransactionId(text, hint);
      if (first.canonical === undefined || first.problem) return;
      expect(readTransactionId(first.canonical, first.network ? { network: first.network } : {})).toMatchObject({
        canonical: first.canonical,
      });
    }),
    fixed,
  );
});

test("no text makes a reader throw", () => {
  fc.assert(
    fc.property(anyText, hints, (text, hint) => {
      readTransactionId(text, hint);
      readAddress(text, hint.network);
      readExplorerLink(text);
      networkOf(text);
    }),
    fixed,
  );
});

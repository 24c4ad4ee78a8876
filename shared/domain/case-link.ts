import type { Reference } from "./brand.ts";

/**
 * Why a case may belong to another one. A hint for the desk and never a key: nobody is told of it but the desk, and
 * nothing is joined by it.
 */
export const linkReasons = [
  /** It was sent to the signed reply address of that case, but not provably by its customer. */
  "reply-address",
  /** It names the reference of that case. */
  "reference-named",
  /** Same network and transaction. */
  "same-transaction",
  /** Same network and transaction, but another UID: one of the two claims what is not theirs. */
  "transaction-of-another-uid",
  /** Same UID and case type. */
  "same-uid-and-type",
  /** Same customer, whose address is proven on both. */
  "same-customer",
] as const;

export type LinkReason = (typeof linkReasons)[number];

export interface CaseLink {
  readonly reference: Reference;
  readonly why: LinkReason;
}

/** More of them tell an agent nothing, and the case item has a limit. */
const maxLinks = 10;

/** Both lists as one, each case once with its first reason, those that were there first. */
export function mergeLinks(known: readonly CaseLink[], found: readonly CaseLink[]): readonly CaseLink[] {
  const links = new Map<Reference, CaseLink>();
  for (const link of [...known, ...found]) if (!links.has(link.reference)) links.set(link.reference, link);
  return [...links.values()].slice(0, maxLinks);
}

import type { EmailAddress } from "#shared/domain/brand.ts";
import { type Case, isLinkExpired } from "#shared/domain/case.ts";
import { caseStateRow } from "#shared/domain/case-states.ts";
import { sameMailbox } from "#shared/domain/customer.ts";
import { emailLookup } from "./lookups.ts";
import type { Ports } from "./ports.ts";

/** Cases of one address that are looked at; whoever has more is not asking for himself. */
const maxRead = 100;

/**
 * The open cases of an address, at most `limit`: those whose address is proven first, then those that nobody can move to
 * another address any more, then the oldest, so that a stranger who opens many under a victim's address is behind the
 * victim's own. Each is read, because a lookup row may be out of date.
 */
export async function openCasesOf(
  email: EmailAddress,
  limit: number,
  { cases, clock }: Pick<Ports, "cases" | "clock">,
): Promise<Case[]> {
  const references = await cases.find(emailLookup(email), maxRead);
  const found = await Promise.all(references.map((reference) => cases.byReference(reference)));
  const open = found.flatMap((kase) => {
    const isTheirs = kase?.email !== undefined && sameMailbox(kase.email, email);
    return kase && isTheirs && caseStateRow(kase.state).open && !isLinkExpired(kase, clock()) ? [kase] : [];
  });
  const rankOf = (kase: Case): string =>
    `${kase.emailProven ? 0 : 1}${kase.addressCorrectable ? 1 : 0}${kase.receivedAt}`;
  return open.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1)).slice(0, limit);
}

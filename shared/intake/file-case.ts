import type { Reference } from "#shared/domain/brand.ts";
import { type Case, linkTo } from "#shared/domain/case.ts";
import type { CaseLink, LinkReason } from "#shared/domain/case-link.ts";
import { caseStateRow } from "#shared/domain/case-states.ts";
import { sameMailbox } from "#shared/domain/customer.ts";
import { change } from "./change.ts";
import { lookupsOf } from "./lookups.ts";
import type { Ports } from "./ports.ts";

type FilePorts = Pick<Ports, "cases">;

/** Cases that are looked at for one value. */
const maxNeighbours = 10;

/**
 * Files a case under the values by which it is found, and tells the desk which open cases it may belong to, on both
 * sides. Happens after the case stands, so that no request waits for it; the flag `lookupsDue` in the case says that it
 * is still to be done.
 */
export async function fileCase(reference: Reference, { cases }: FilePorts): Promise<void> {
  const kase = await cases.byReference(reference);
  if (!kase?.lookupsDue) return;
  await cases.putLookups(kase, lookupsOf(kase));
  const links = await neighboursOf(kase, cases);
  for (const link of links) await linkBack(link, reference, cases);
  await change(reference, { cases }, (current) => {
    // Fields that came in between have rows of their own to be written: then the flag stays.
    if (current.updatedAt !== kase.updatedAt || !current.lookupsDue) return undefined;
    const linked = linkTo(current, links)?.case ?? current;
    return { case: { ...linked, lookupsDue: false }, payloads: [] };
  });
}

/** The other side is told once and not again when somebody was faster: one of the two always says it. */
async function linkBack({ reference, why }: CaseLink, to: Reference, cases: Ports["cases"]): Promise<void> {
  const other = await cases.byReference(reference);
  const linked = other && linkTo(other, [{ reference: to, why }]);
  if (linked) await cases.save(linked);
}

async function neighboursOf(kase: Case, cases: Ports["cases"]): Promise<CaseLink[]> {
  // The transaction first: cases that share only an address or a UID must not hide two claims to one deposit.
  const all = lookupsOf(kase);
  const lookups = (["txid", "uid", "email"] as const).flatMap((wanted) =>
    all.filter(({ kind }) => kind === wanted && (kind !== "email" || kase.emailProven)),
  );
  const found = await Promise.all(lookups.map((lookup) => cases.find(lookup, maxNeighbours)));
  const references = [...new Set(found.flat())].filter((reference) => reference !== kase.reference);
  const others = await Promise.all(
    references.slice(0, 2 * maxNeighbours).map((reference) => cases.byReference(reference)),
  );
  return others.flatMap((other) => {
    const why = other && caseStateRow(other.state).open ? reasonOf(kase, other) : undefined;
    return other && why ? [{ reference: other.reference, why }] : [];
  });
}

/** The strongest reason for which two cases may be one. */
function reasonOf(one: Case, other: Case): LinkReason | undefined {
  const [a, b] = [one.fields, other.fields];
  const sameUid = a.uid !== undefined && a.uid.value === b.uid?.value;
  if (a.txid?.network && a.txid.network === b.txid?.network && a.txid.value === b.txid.value)
    return a.uid && b.uid && !sameUid ? "transaction-of-another-uid" : "same-transaction";
  if (sameUid && one.caseType === other.caseType) return "same-uid-and-type";
  const areProven = one.emailProven && other.emailProven && one.email !== undefined && other.email !== undefined;
  return areProven && one.email && other.email && sameMailbox(one.email, other.email) ? "same-customer" : undefined;
}

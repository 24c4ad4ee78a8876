import type { EmailAddress, Reference } from "#shared/domain/brand.ts";
import { type Case, hasReceived, mayJoin } from "#shared/domain/case.ts";
import type { CaseLink } from "#shared/domain/case-link.ts";
import { caseStateRow } from "#shared/domain/case-states.ts";
import { channels } from "#shared/domain/channels.ts";
import type { FieldValue } from "#shared/domain/field-value.ts";
import { referenceIn } from "#shared/domain/reference.ts";
import type { Trust } from "#shared/domain/submission.ts";
import { txidLookup } from "./lookups.ts";
import type { Ports } from "./ports.ts";

/** What a mail shows of the case that it may be about. */
export interface MailSigns {
  readonly trust: Trust;
  readonly email?: EmailAddress;
  readonly isAddressedToUs: boolean;
  /** Of a signed reply address of ours among its recipients. */
  readonly replyReference?: Reference;
  readonly subject: string;
  readonly ownText: string;
  /** The transaction that it names, if it is one. */
  readonly txid?: FieldValue;
  /** By which a case knows that it has this very mail already, even after it was closed. */
  readonly deliveryHash: string;
}

/** Where a mail belongs: the case that it joins, and those that it may belong to, for the desk. */
export interface Resolved {
  readonly joins?: Case;
  readonly mayBelongTo: readonly CaseLink[];
}

/** Cases of one transaction that are looked at: more of them are a copied example. */
const maxOfTransaction = 10;

/**
 * The one place that resolves a mail to a case. From is not an identity and a reference is not a key: a mail joins a case
 * by its signed reply address or its transaction only when `mayJoin` holds for its proven sender, and when it was
 * addressed to us, because a signed mail of the customer to somebody else can be sent on to us as it is. Everything else
 * is a hint.
 */
export async function resolveMail(signs: MailSigns, { cases }: Pick<Ports, "cases">): Promise<Resolved> {
  const replied = signs.replyReference && (await cases.byReference(signs.replyReference));
  // `mayJoin` asks for the proof again; here it spares a stranger's mail the search by transaction.
  const isProven = signs.trust === "proven" && signs.isAddressedToUs;
  if (replied && isProven && mayJoin(replied, signs)) return { joins: replied, mayBelongTo: [] };
  const same = isProven ? await openCaseOfTransaction(signs, cases) : undefined;
  if (same) return { joins: same, mayBelongTo: [] };
  const named = await Promise.all(
    referencesIn(`${signs.subject}\n${signs.ownText}`).map((reference) => cases.byReference(reference)),
  );
  return {
    mayBelongTo: [
      ...(replied ? [{ reference: replied.reference, why: "reply-address" } as const] : []),
      ...named.flatMap((kase) => (kase ? [{ reference: kase.reference, why: "reference-named" } as const] : [])),
    ],
  };
}

async function openCaseOfTransaction(signs: MailSigns, cases: Ports["cases"]): Promise<Case | undefined> {
  const { txid } = signs;
  // Without its network the same text may be another transaction.
  if (!txid?.network) return undefined;
  const found = await cases.find(txidLookup(txid), maxOfTransaction);
  const all = await Promise.all(found.map((reference) => cases.byReference(reference)));
  return all.find((kase) => {
    if (!kase || !mayJoin(kase, signs)) return false;
    const known = kase.fields.txid;
    const isSame = known?.network === txid.network && known?.value === txid.value;
    // A case that a forged mail opened under this address is somebody else's, whatever transaction it names.
    const isTheirs = kase.emailProven || channels[kase.channel].address === "typed";
    return isSame && isTheirs && (caseStateRow(kase.state).open || hasReceived(kase, signs.deliveryHash));
  });
}

const written = /\bPC[-\s]{0,2}[0-9A-Z]{5}[-\s]{0,2}[0-9A-Z]{5}\b/gi;
const maxNamed = 3;
const maxSearched = 5_000;

/** References of ours that a text names, with their check character right. */
function referencesIn(text: string): Reference[] {
  const found = text
    .slice(0, maxSearched)
    .normalize("NFKC")
    .match(written)
    ?.flatMap((typed) => referenceIn(typed) ?? []);
  return [...new Set(found)].slice(0, maxNamed);
}

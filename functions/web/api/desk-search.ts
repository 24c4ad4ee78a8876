import type { Reference } from "#shared/domain/brand.ts";
import type { Case } from "#shared/domain/case.ts";
import { type CaseState, caseStateIds, isCaseState } from "#shared/domain/case-states.ts";
import { checkFields } from "#shared/domain/check-fields.ts";
import { parseEmailAddress, sameMailbox } from "#shared/domain/customer.ts";
import { IntakeError } from "#shared/domain/errors.ts";
import { referenceIn } from "#shared/domain/reference.ts";
import { summaryOf } from "#shared/intake/case-summary.ts";
import { emailLookup, txidLookup } from "#shared/intake/lookups.ts";
import type { CaseSummary, Lookup } from "#shared/intake/ports.ts";
import type { WebPorts, WebSettings } from "../web-ports.ts";
import { txidLookups } from "./txid-lookups.ts";

/** One way to find a case: where to look, and what must be true of a case that was found there. */
interface Search {
  readonly lookups: readonly Lookup[];
  readonly references: readonly Reference[];
  readonly holds: (kase: Case) => boolean;
}

/** What the desk looks for; every part that is given must hold. */
export interface DeskQuery {
  readonly state?: CaseState | undefined;
  /** Only those of which the customer was told nothing, for want of a proven address. */
  readonly waitsForProof?: "true" | undefined;
  readonly uid?: string | undefined;
  readonly txid?: string | undefined;
  readonly q?: string | undefined;
}

export interface DeskPage {
  readonly cases: readonly CaseSummary[];
  readonly cursor?: string;
}

/** Cases of one id are few; more than these is an id that everybody types, like a copied example. */
const maxFound = 50;

/** The cases that have these ids, read one by one, because a lookup row may be out of date. Newest first. */
export async function findCases(query: DeskQuery, ports: WebPorts, settings: WebSettings): Promise<CaseSummary[]> {
  const searches = searchesOf(query, ports, settings);
  const [first] = searches;
  if (!first) return [];
  const rows = await Promise.all(first.lookups.map((lookup) => ports.cases.find(lookup, maxFound)));
  const references = [...new Set([...first.references, ...rows.flat()])].slice(0, maxFound);
  const found = await Promise.all(references.map((reference) => ports.cases.byReference(reference)));
  return found
    .flatMap((kase) => kase ?? [])
    .filter((kase) => searches.every(({ holds }) => holds(kase)))
    .filter((kase) => query.state === undefined || kase.state === query.state)
    .map(summaryOf)
    .filter((summary) => isAsked(summary, query));
}

function searchesOf({ uid, txid, q }: DeskQuery, ports: WebPorts, settings: WebSettings): Search[] {
  return [
    ...(uid === undefined ? [] : [byUid(uid, ports, settings)]),
    ...(txid === undefined ? [] : [byTxid(txid)]),
    ...(q === undefined ? [] : [byShape(q, ports, settings)]),
  ];
}

function byUid(text: string, { clock }: WebPorts, { uidPattern }: WebSettings): Search {
  const context = { language: "en", now: clock(), uidPattern, place: "api" } as const;
  const uid = checkFields("other", { uid: text }, context).values.uid?.value ?? text.trim();
  return {
    lookups: [{ kind: "uid", value: uid }],
    references: [],
    holds: (kase) => kase.fields.uid?.value === uid,
  };
}

function byTxid(text: string): Search {
  const lookups = txidLookups(text);
  const wanted = new Set(lookups.map(({ value }) => value));
  return {
    lookups,
    references: [],
    holds: ({ fields: { txid } }) => txid !== undefined && wanted.has(txidLookup(txid).value),
  };
}

function byEmail(text: string): Search {
  const email = parseEmailAddress(text);
  return {
    lookups: email ? [emailLookup(email)] : [],
    references: [],
    holds: (kase) => email !== undefined && kase.email !== undefined && sameMailbox(kase.email, email),
  };
}

function byReference(text: string): Search {
  const reference = referenceIn(text);
  return {
    lookups: [],
    references: reference ? [reference] : [],
    holds: (kase) => kase.reference === reference,
  };
}

/** A text that is a reference, e-mail, UID or transaction id. Ten digits may be two of them, so any that holds will do. */
function byShape(text: string, ports: WebPorts, settings: WebSettings): Search {
  const all = text.includes("@")
    ? [byEmail(text), byTxid(text)]
    : [byReference(text), byUid(text, ports, settings), byTxid(text)];
  return {
    lookups: all.flatMap(({ lookups }) => lookups),
    references: all.flatMap(({ references }) => references),
    holds: (kase) => all.some(({ holds }) => holds(kase)),
  };
}

const isAsked = (summary: CaseSummary, { waitsForProof }: DeskQuery): boolean =>
  waitsForProof === undefined || summary.waitsForProof === true;

/** Pages of the store that one page of the desk may take, where few of their cases are asked for. */
const maxStorePages = 20;

/**
 * One page of the queue of a state, or of all of them one after the other. The cursor is the state and the store's own
 * cursor in it. Throws IntakeError `invalid-fields` where it is of another queue.
 */
export async function queuePage(
  query: DeskQuery,
  limit: number,
  cursor: string | undefined,
  { cases }: Pick<WebPorts, "cases">,
): Promise<DeskPage> {
  const queues = query.state ? [query.state] : caseStateIds;
  const start = readCursor(cursor, queues);
  const found: CaseSummary[] = [];
  let index = start.index;
  let inner = start.inner || undefined;
  for (let pages = 0; ; pages++) {
    const current = queues[index];
    if (!current) return { cases: found };
    if (found.length >= limit || pages >= maxStorePages) return { cases: found, cursor: `${current}~${inner ?? ""}` };
    const page = await cases.inState(current, limit - found.length, inner);
    found.push(...page.cases.filter((summary) => isAsked(summary, query)));
    inner = page.cursor;
    if (!inner) index++;
  }
}

function readCursor(cursor: string | undefined, queues: readonly CaseState[]) {
  if (!cursor) return { index: 0 };
  const [queue = "", ...inner] = cursor.split("~");
  const index = isCaseState(queue) ? queues.indexOf(queue) : -1;
  if (index < 0) throw new IntakeError("invalid-fields", { fields: [{ field: "cursor", code: "choice-unknown" }] });
  return { index, inner: inner.join("~") };
}

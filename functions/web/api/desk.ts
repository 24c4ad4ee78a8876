import * as z from "zod/mini";
import type { Reference } from "#shared/domain/brand.ts";
import { type Case, hasMovedEntries, missingOf, type Payload, wholeTimeline } from "#shared/domain/case.ts";
import { caseStateIds } from "#shared/domain/case-states.ts";
import { crossCheck } from "#shared/domain/cross-checks.ts";
import { IntakeError } from "#shared/domain/errors.ts";
import { parseReference, showReference } from "#shared/domain/reference.ts";
import { plainText } from "#shared/domain/submission-schema.ts";
import { type Move, moveCase } from "#shared/intake/follow-up.ts";
import { jobId } from "#shared/intake/keys.ts";
import { findUploads } from "#shared/intake/uploads.ts";
import type { WebPorts, WebSettings } from "../web-ports.ts";
import { type ApiContext, answer } from "./api-context.ts";
import { findCases, queuePage } from "./desk-search.ts";
import { readIdempotencyKey } from "./idempotency-key.ts";
import { readJson } from "./json-body.ts";
import { requireShape } from "./shape-problems.ts";

/** Longest message of the desk, in UTF-16 units. */
export const maxMessageLength = 2000;
const messageText = plainText(maxMessageLength).check(z.regex(/\S/));

export const transitionBody = z.strictObject({
  state: z.enum(caseStateIds),
  message: z.optional(messageText),
  version: z.optional(z.int()),
});
export const messageBody = z.strictObject({ text: messageText });

const pageQuery = { limit: z.optional(z.string()), cursor: z.optional(plainText(300)), lang: z.optional(z.string()) };
export const casesQuery = z.strictObject({
  state: z.optional(z.enum(caseStateIds)),
  waitsForProof: z.optional(z.literal("true")),
  uid: z.optional(plainText(100)),
  txid: z.optional(plainText(600)),
  q: z.optional(plainText(600)),
  ...pageQuery,
});
export const quarantineQuery = z.strictObject(pageQuery);

export const releaseBody = z.strictObject({ id: plainText(300) });

export const maxPageSize = 100;
const defaultPageSize = 50;

function readLimit(text: string | undefined): number {
  if (text === undefined) return defaultPageSize;
  const limit = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= maxPageSize) return limit;
  throw new IntakeError("invalid-fields", {
    fields: [{ field: "limit", code: "choice-unknown", detail: `1-${maxPageSize}` }],
  });
}

/** GET /desk/cases: one page of a queue, or the cases that have these ids. */
export const getCases = (ports: WebPorts, settings: WebSettings) => async (c: ApiContext) => {
  const { limit, cursor, ...query } = requireShape(casesQuery, c.req.query());
  const size = readLimit(limit);
  const searches = [query.uid, query.txid, query.q].some((part) => part !== undefined);
  const page = searches
    ? { cases: (await findCases(query, ports, settings)).slice(0, size) }
    : await queuePage(query, size, cursor, ports);
  const cases = page.cases.map((summary) => ({ ...summary, reference: showReference(summary.reference) }));
  return answer(c, { ...page, cases });
};

/** GET /desk/cases/{reference}: all that the desk may see of a case, mails included. */
export const getCase = (ports: WebPorts) => async (c: ApiContext) => {
  const reference = referenceIn(c);
  const found = await ports.cases.withMessages(reference);
  if (!found) throw notFound();
  const [mails, moved, files] = await Promise.all([
    ports.cases.payloads(reference, "mail#"),
    hasMovedEntries(found.case) ? ports.cases.payloads(reference, "timeline#") : [],
    findUploads(found.case, ports),
  ]);
  const view = caseView(found.case, { messages: found.messages, mails, moved });
  return answer(c, { ...view, ...(files.outcome === "found" && { uploads: files.uploads }) });
};

interface CasePayloads {
  readonly messages: readonly Payload[];
  readonly mails: readonly Payload[];
  /** Timeline entries that no longer stand in the case itself. */
  readonly moved: readonly Payload[];
}

function caseView(kase: Case, { messages, mails, moved }: CasePayloads) {
  // What derives the link, and the marks of the machinery, are of no use to an agent.
  const { schemaVersion, origin, linkGeneration, lookupsDue, timelineCount, noticeCount, uploadsSince, ...shown } =
    kase;
  const timeline = wholeTimeline(kase, moved);
  // Payloads are written before the case: one whose change of the case lost a race was never told or joined.
  const told = new Set(timeline.map(({ payload }) => payload));
  const words = (payloads: readonly Payload[]) =>
    payloads.filter(({ key }) => told.has(key)).map(({ entries: _, ...payload }) => payload);
  return {
    ...shown,
    reference: showReference(kase.reference),
    ...(kase.links && { links: kase.links.map((link) => ({ ...link, reference: showReference(link.reference) })) }),
    missing: missingOf(kase),
    findings: crossCheck(kase.fields),
    timeline: timeline.map(({ call: _, ...entry }) => entry),
    messages: words(messages),
    mails: words(mails),
  };
}

/** POST /desk/cases/{reference}/transitions: moves a case, with or without words to its customer. */
export const postTransition = (ports: WebPorts) => async (c: ApiContext) => {
  const reference = referenceIn(c);
  const { state, message, version } = requireShape(transitionBody, await readJson(c));
  return answer(
    c,
    await moved(reference, { to: state, message, version, idempotencyKey: readIdempotencyKey(c) }, ports),
  );
};

/** POST /desk/cases/{reference}/messages: words to the customer; the state stays. */
export const postMessage = (ports: WebPorts) => async (c: ApiContext) => {
  const reference = referenceIn(c);
  const { text } = requireShape(messageBody, await readJson(c));
  const move: Move = { to: "same", message: text, idempotencyKey: readIdempotencyKey(c) };
  return answer(c, await moved(reference, move, ports), { status: 201 });
};

async function moved(reference: Reference, move: Move, ports: WebPorts) {
  const kase = await moveCase(reference, move, ports);
  if (!kase) throw notFound();
  const { state, version, updatedAt } = kase;
  return { reference: showReference(kase.reference), state, version, updatedAt };
}

/** GET /desk/quarantine: what was received and is no case, newest first. */
export const getQuarantine = (ports: WebPorts) => async (c: ApiContext) => {
  const { limit, cursor } = requireShape(quarantineQuery, c.req.query());
  const page = await ports.cases.quarantine(readLimit(limit), cursor || undefined);
  const entries = page.entries.map(({ about, released, ...entry }) => ({
    ...entry,
    ...(about && { about: showReference(about) }),
    ...(released && { released: { ...released, reference: showReference(released.reference) } }),
  }));
  return answer(c, { ...page, entries });
};

/** POST /desk/quarantine/release: lets one in. Only the functions that read mail can, so this asks one of them to. */
export const postRelease = (ports: WebPorts) => async (c: ApiContext) => {
  const { id } = requireShape(releaseBody, await readJson(c));
  if (!(await ports.cases.quarantineEntry(id))) throw notFound();
  await ports.cases.putJob({
    id: jobId(`release:${id}`),
    at: ports.clock(),
    kind: "release-mail",
    quarantineId: id,
  });
  return answer(c, { id }, { status: 202 });
};

const notFound = (detail?: string): IntakeError => new IntakeError("not-found", detail ? { detail } : {});

/** The case that the path names, in any spelling that people use. Throws IntakeError `not-found`. */
function referenceIn(c: ApiContext): Reference {
  const reading = parseReference(c.req.param("reference") ?? "");
  if (reading.kind === "misspelt") throw notFound("one character of the reference is wrong");
  if (reading.kind === "not-a-reference") throw notFound("that is no reference");
  return reading.reference;
}

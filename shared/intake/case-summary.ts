import { type Case, missingOf, waitsForProof } from "#shared/domain/case.ts";
import type { CaseSummary } from "./ports.ts";

/** What a page of the queue shows of a case that was read whole. */
export const summaryOf = (kase: Case): CaseSummary => ({
  reference: kase.reference,
  state: kase.state,
  caseType: kase.caseType,
  language: kase.language,
  channel: kase.channel,
  receivedAt: kase.receivedAt,
  updatedAt: kase.updatedAt,
  ...(kase.promisedBy && { promisedBy: kase.promisedBy }),
  ...(kase.suspect && { suspect: kase.suspect }),
  missingCount: missingOf(kase).length,
  ...(waitsForProof(kase) && { waitsForProof: true }),
});

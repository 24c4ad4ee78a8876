import type { FieldId } from "./fields.ts";

/** One field, or several of which any one will do (`uid` or the registered contact). */
export type Requirement = FieldId | readonly [FieldId, FieldId, ...FieldId[]];

interface CaseTypeRow {
  /** `now`: first in every queue, first-aid words shown, and no other field may hold it up. */
  readonly urgency: "now" | "normal";
  readonly required: readonly Requirement[];
  readonly helpful: readonly FieldId[];
  /** Hours within which we promise the first answer of a person. */
  readonly promiseHours: number;
  /** Days that a closed case is kept before it is erased. */
  readonly retentionDays: number;
  /** Whether the words have first-aid steps that are shown before the form and in the acknowledgement. */
  readonly hasFirstAid: boolean;
}

/**
 * What each kind of problem needs before an agent can act, from the forms of the large exchanges (domain: case types).
 * Form, API, OpenAPI, the missing-field question and the desk are all derived from these rows.
 */
export const caseTypes = {
  "account-stolen": {
    urgency: "now",
    required: [["uid", "registeredContact"], "whatHappened", "noticedAt", "freezeWanted"],
    helpful: ["outgoingTxids", "policeReport"],
    promiseHours: 1,
    retentionDays: 1825,
    hasFirstAid: true,
  },
  "deposit-not-credited": {
    urgency: "normal",
    required: ["uid", "coin", "network", "txid", "amount", "occurredAt"],
    helpful: ["fromAddress", "toAddress", "memoUsed", "sourcePlatform"],
    promiseHours: 24,
    retentionDays: 730,
    hasFirstAid: false,
  },
  "wrong-network": {
    urgency: "normal",
    required: ["uid", "coin", "network", "txid", "amount", "toAddress"],
    helpful: ["contractAddress", "occurredAt"],
    promiseHours: 72,
    retentionDays: 730,
    hasFirstAid: false,
  },
  "missing-memo": {
    urgency: "normal",
    required: ["uid", "coin", "txid", "amount", "fromAddress", "memoRight", "memoUsed"],
    helpful: ["network", "occurredAt"],
    promiseHours: 48,
    retentionDays: 730,
    hasFirstAid: false,
  },
  "withdrawal-stuck": {
    urgency: "normal",
    required: ["uid", "coin", "network", ["withdrawalId", "orderNumber"], "toAddress", "amount", "occurredAt"],
    helpful: ["txid"],
    promiseHours: 24,
    retentionDays: 730,
    hasFirstAid: false,
  },
  "transfer-dispute": {
    urgency: "normal",
    required: ["uid", "orderNumber", "counterparty", "occurredAt", "amount", "description"],
    helpful: ["coin", "paymentReference"],
    promiseHours: 24,
    retentionDays: 1825,
    hasFirstAid: false,
  },
  "account-locked": {
    urgency: "normal",
    required: [["uid", "registeredContact"], "whatIsLost"],
    helpful: ["device", "lastLogin", "description"],
    promiseHours: 24,
    retentionDays: 730,
    hasFirstAid: false,
  },
  identity: {
    urgency: "normal",
    required: ["uid", "documentType", "errorShown"],
    helpful: ["description"],
    promiseHours: 48,
    retentionDays: 365,
    hasFirstAid: false,
  },
  "api-problem": {
    urgency: "normal",
    required: ["uid", "endpoint", "requestTime", "errorCode"],
    helpful: ["requestId", "requestSample"],
    promiseHours: 24,
    retentionDays: 365,
    hasFirstAid: false,
  },
  trading: {
    urgency: "normal",
    required: ["uid", "instrument", "orderId", "occurredAt", "expectedAndActual"],
    helpful: ["amount"],
    promiseHours: 24,
    retentionDays: 1825,
    hasFirstAid: false,
  },
  scam: {
    urgency: "normal",
    required: ["impostorContact", "whatWasSent"],
    helpful: ["network", "txid", "uid"],
    promiseHours: 24,
    retentionDays: 1825,
    hasFirstAid: true,
  },
  complaint: {
    urgency: "normal",
    required: ["earlierReference", "whatIsWrong", "wantedOutcome"],
    helpful: ["agentNames", "occurredAt"],
    promiseHours: 48,
    retentionDays: 1825,
    hasFirstAid: false,
  },
  other: {
    urgency: "normal",
    required: ["uid", "description"],
    helpful: ["coin", "network", "txid", "amount", "occurredAt"],
    promiseHours: 48,
    retentionDays: 365,
    hasFirstAid: false,
  },
} as const satisfies Record<string, CaseTypeRow>;

export type CaseTypeId = keyof typeof caseTypes;
export const caseTypeIds = Object.keys(caseTypes) as [CaseTypeId, ...CaseTypeId[]];
export const caseTypeRow = (id: CaseTypeId): CaseTypeRow => caseTypes[id];
export const isCaseTypeId = (text: string): text is CaseTypeId => Object.hasOwn(caseTypes, text);

/** The fields that a case type asks for, required ones first, each once, in the order of the form. */
export function fieldsOf(id: CaseTypeId): FieldId[] {
  const row = caseTypeRow(id);
  return [...new Set([...row.required.flat(), ...row.helpful])] as FieldId[];
}

/**
 * The requirements of a case type that these fields do not meet. One of several that would do stands for itself:
 * `[["uid", "registeredContact"]]` means that either is still wanted.
 */
export function missingRequirements(id: CaseTypeId, has: (field: FieldId) => boolean): Requirement[] {
  return caseTypeRow(id).required.filter((requirement) => ![requirement].flat().some((field) => has(field as FieldId)));
}

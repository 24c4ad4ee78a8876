/** How a field is read and checked; `check-fields.ts` has one reader per kind. */
export type FieldKind =
  | "uid"
  | "contact" // e-mail address or phone number of the account
  | "network"
  | "coin"
  | "txid"
  | "address"
  | "amount"
  | "time"
  | "code" // an identifier that another system made: order number, request id, tag
  | "choice"
  | "line"
  | "text";

interface FieldRow {
  readonly kind: FieldKind;
  /** Longest accepted input in UTF-16 units, checked before anything reads it. */
  readonly maxLength: number;
  /** The options of a `choice`, in the order of the form. */
  readonly options?: readonly string[];
  /** How much of the value mails and the status page show: all, the last three characters, both ends, or only that we have it. */
  readonly shown: "whole" | "last3" | "ends" | "presence";
}

const text = { kind: "text", maxLength: 2000, shown: "presence" } as const;
const line = { kind: "line", maxLength: 200, shown: "presence" } as const;
const code = { kind: "code", maxLength: 120, shown: "ends" } as const;
const address = { kind: "address", maxLength: 300, shown: "ends" } as const;

/** Every field that any case type asks for. Words (label, hint, where to find it) are in `shared/words`. */
export const fields = {
  uid: { kind: "uid", maxLength: 100, shown: "last3" },
  registeredContact: { kind: "contact", maxLength: 254, shown: "ends" },
  coin: { kind: "coin", maxLength: 40, shown: "whole" },
  network: { kind: "network", maxLength: 60, shown: "whole" },
  txid: { kind: "txid", maxLength: 600, shown: "ends" },
  amount: { kind: "amount", maxLength: 80, shown: "whole" },
  occurredAt: { kind: "time", maxLength: 80, shown: "whole" },
  fromAddress: address,
  toAddress: address,
  sourcePlatform: line,
  memoRight: code,
  memoUsed: code,
  contractAddress: address,
  withdrawalId: code,
  orderNumber: code,
  counterparty: line,
  paymentReference: code,
  whatHappened: text,
  noticedAt: { kind: "time", maxLength: 80, shown: "whole" },
  freezeWanted: { kind: "choice", maxLength: 10, options: ["yes", "no"], shown: "whole" },
  outgoingTxids: text,
  policeReport: code,
  whatIsLost: {
    kind: "choice",
    maxLength: 20,
    options: ["password", "authenticator", "phone", "email", "passkey", "other"],
    shown: "whole",
  },
  device: line,
  lastLogin: line,
  documentType: {
    kind: "choice",
    maxLength: 20,
    options: ["passport", "id-card", "driving-licence", "residence-permit", "other"],
    shown: "whole",
  },
  errorShown: text,
  endpoint: line,
  requestTime: { kind: "time", maxLength: 80, shown: "whole" },
  errorCode: { kind: "line", maxLength: 500, shown: "presence" },
  requestId: code,
  requestSample: text,
  instrument: { kind: "line", maxLength: 60, shown: "whole" },
  orderId: code,
  expectedAndActual: text,
  impostorContact: text,
  whatWasSent: text,
  earlierReference: { kind: "code", maxLength: 120, shown: "whole" },
  whatIsWrong: text,
  wantedOutcome: text,
  agentNames: line,
  description: text,
} as const satisfies Record<string, FieldRow>;

export type FieldId = keyof typeof fields;
export const fieldIds = Object.keys(fields) as FieldId[];
export const fieldRow = (id: FieldId): FieldRow => fields[id];
export const isFieldId = (name: string): name is FieldId => Object.hasOwn(fields, name);

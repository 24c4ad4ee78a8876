import * as z from "zod/mini";
import type { CaseTypeId } from "#shared/domain/case-types.ts";
import type { ErrorCode } from "#shared/domain/errors.ts";
import { networks } from "#shared/domain/networks.ts";
import type { SubmissionBody } from "#shared/domain/submission-schema.ts";
import { codesAnHour } from "../code-tries.ts";
import {
  caseAnswer,
  casesAnswer,
  caseTypesAnswer,
  movedAnswer,
  networksAnswer,
  quarantineAnswer,
  releaseAnswer,
  statusAnswer,
  submissionAnswer,
  txidAnswer,
} from "./answer-schemas.ts";
import { txidBody } from "./check.ts";
import {
  casesQuery,
  maxMessageLength,
  maxPageSize,
  messageBody,
  quarantineQuery,
  releaseBody,
  transitionBody,
} from "./desk.ts";
import { maxBodyBytes, maxJsonDepth } from "./json-body.ts";
import { codeBody, tokenBody } from "./status.ts";

type AnySchema = z.ZodMiniType;

/** One operation of the API, as its OpenAPI document describes it. */
export interface Operation {
  readonly id: string;
  readonly method: "get" | "post";
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** Whether the desk's bearer token is asked for. */
  readonly secured?: true;
  readonly query?: Readonly<Record<string, AnySchema>>;
  readonly headers?: Readonly<Record<string, { readonly schema: AnySchema; readonly description: string }>>;
  /** `submission` stands for the union over the case types. */
  readonly body?: AnySchema | "submission";
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Refusals of its own; those that every operation may give are added. */
  readonly refusals?: readonly ErrorCode[];
}

interface Answer {
  readonly description: string;
  readonly schema?: AnySchema;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What any operation may be refused with, and what every body may be. */
export const refusalsOfAll: readonly ErrorCode[] = ["try-again"];
export const refusalsOfBodies: readonly ErrorCode[] = [
  "invalid-json",
  "cross-site",
  "body-too-large",
  "unsupported-media-type",
  "invalid-fields",
];
export const refusalsOfDesk: readonly ErrorCode[] = ["not-authorised"];

const idempotencyKey = (description: string) => ({
  "Idempotency-Key": { schema: z.optional(z.string().check(z.regex(/^[ -~]{1,255}$/))), description },
});
const keyOfCase = idempotencyKey(
  "Any text of the caller's choice. On the same case the same key with the same body changes nothing more and is answered with the case as it is; with another body it is refused. Known for the newest 20 entries of the history.",
);

const lang = { lang: z.optional(z.string()) };
const exampleCustomer = { email: "customer@example.com", uid: "44705892343619584" };

/** Bodies that are accepted as they stand; transaction ids are the published ones of the networks' table. */
export const submissionExamples: Readonly<Partial<Record<CaseTypeId, SubmissionBody>>> = {
  "deposit-not-credited": {
    caseType: "deposit-not-credited",
    language: "en",
    customer: exampleCustomer,
    fields: {
      coin: "USDT",
      network: "TRC20",
      txid: networks.tron.examples.txids[0],
      amount: "250.5",
      occurredAt: "2026-03-05T15:20:00+08:00",
    },
  },
  "account-stolen": {
    caseType: "account-stolen",
    language: "zh-Hans",
    customer: { email: "customer@example.com" },
    fields: { whatHappened: "我的账户被盗，资产被转走。", freezeWanted: "yes" },
  },
};

const txidExamples = Object.fromEntries(
  Object.entries(networks).flatMap(([network, { examples }]) =>
    examples.txids.slice(0, 1).map((text) => [network, { text, network }]),
  ),
);

export const operations: readonly Operation[] = [
  {
    id: "submit",
    method: "post",
    path: "/submissions",
    summary: "Open a case",
    description: `Values are text, as a person would type them. A value that cannot be used is refused, one error per field; a field that is missing is not: the case opens and \`missing\` lists what it needs. At most ${maxBodyBytes} bytes and ${maxJsonDepth} levels of JSON. Numbers are refused where text is asked, because a JSON number loses digits after the 15th.`,
    headers: idempotencyKey(
      "Any text of the caller's choice, together with the customer's address. The same key with the same body gets the first answer again; with another body it is refused.",
    ),
    body: "submission",
    examples: submissionExamples,
    answers: {
      201: {
        description: "The case is open, or was already, under this key.",
        schema: submissionAnswer,
        headers: {
          Location: "The customer's page of the case. Only the link or code of our mail opens it.",
          "Idempotency-Replayed": "`true` where this is the answer of an earlier call.",
        },
      },
      202: {
        description: "Kept safely; the case opens under this very reference as soon as the table can be reached.",
        schema: submissionAnswer,
        headers: { Location: "The customer's page of the case." },
      },
    },
    refusals: ["idempotency-key-reused"],
  },
  {
    id: "listCaseTypes",
    method: "get",
    path: "/case-types",
    summary: "What each kind of case asks for, in words",
    query: lang,
    answers: {
      200: { description: "Every case type.", schema: caseTypesAnswer, headers: { ETag: "Strong." } },
      304: { description: "Not changed since the ETag of `If-None-Match`." },
    },
  },
  {
    id: "listNetworks",
    method: "get",
    path: "/networks",
    summary: "The networks that are checked",
    query: lang,
    answers: {
      200: { description: "Every network.", schema: networksAnswer, headers: { ETag: "Strong." } },
      304: { description: "Not changed since the ETag of `If-None-Match`." },
    },
  },
  {
    id: "checkTxid",
    method: "post",
    path: "/check/txid",
    summary: "What a text is that should be a transaction id",
    description: "Stores nothing, and never gives back what may be a secret.",
    query: lang,
    body: txidBody,
    examples: txidExamples,
    answers: { 200: { description: "What it is, and what to do next.", schema: txidAnswer } },
  },
  {
    id: "readStatus",
    method: "post",
    path: "/status",
    summary: "The status of a case",
    description: `For who holds the fragment of the status link, or reference and access code from our mail. Whatever is wrong with them, the answer is the same. Opening changes nothing. Access codes are limited to ${codesAnHour} an hour from one address; tokens are not.`,
    body: z.union([tokenBody, codeBody]),
    examples: { code: { reference: "PC-7K2M9-QX4TZ", accessCode: "0123-4567-89AB-CDEF" } },
    answers: { 200: { description: "What the status page shows.", schema: statusAnswer } },
    refusals: ["no-such-case", "too-many"],
  },
  {
    id: "listCases",
    method: "get",
    path: "/desk/cases",
    summary: "A queue, or the cases that have an id",
    description: `Without \`uid\`, \`txid\` and \`q\`: one page of the queue of \`state\`, or of all states in turn, urgent cases first, then who waits longest. With \`waitsForProof=true\` only those of which the customer was told nothing yet, because the address is not proven. \`q\` is a reference, UID, transaction id or e-mail address. \`limit\`: 1 to ${maxPageSize}.`,
    secured: true,
    query: casesQuery.shape,
    answers: { 200: { description: "One page; `cursor` where there may be more.", schema: casesAnswer } },
    refusals: ["invalid-fields"],
  },
  {
    id: "readCase",
    method: "get",
    path: "/desk/cases/{reference}",
    summary: "All of a case, mails included",
    secured: true,
    answers: { 200: { description: "The case.", schema: caseAnswer } },
    refusals: ["not-found"],
  },
  {
    id: "moveCase",
    method: "post",
    path: "/desk/cases/{reference}/transitions",
    summary: "Move a case to another state",
    description: `With or without a message of 1 to ${maxMessageLength} characters to its customer. \`version\` refuses the change when somebody else was faster.`,
    secured: true,
    headers: keyOfCase,
    body: transitionBody,
    examples: { answered: { state: "answered", message: "The deposit is credited.", version: 3 } },
    answers: { 200: { description: "Moved; the customer is told by mail.", schema: movedAnswer } },
    refusals: ["not-found", "transition-not-allowed", "nobody-to-tell", "changed-meanwhile", "idempotency-key-reused"],
  },
  {
    id: "writeMessage",
    method: "post",
    path: "/desk/cases/{reference}/messages",
    summary: "Write to the customer of a case",
    secured: true,
    headers: keyOfCase,
    body: messageBody,
    examples: { question: { text: "Which wallet did you send from?" } },
    answers: {
      201: { description: "Written; it goes out by mail and stands on the status page.", schema: movedAnswer },
    },
    refusals: ["not-found", "nobody-to-tell", "idempotency-key-reused"],
  },
  {
    id: "listQuarantine",
    method: "get",
    path: "/desk/quarantine",
    summary: "What was received and is no case",
    secured: true,
    query: quarantineQuery.shape,
    answers: { 200: { description: "One page, newest first.", schema: quarantineAnswer } },
    refusals: ["invalid-fields"],
  },
  {
    id: "releaseQuarantined",
    method: "post",
    path: "/desk/quarantine/release",
    summary: "Let a mail in that waits in quarantine",
    description:
      "It opens or joins a case as any mail does, within a few minutes; the entry then names the case. The same again changes nothing.",
    secured: true,
    body: releaseBody,
    examples: { release: { id: "2026-11-23T08:00:00.000Z#incoming/abc" } },
    answers: { 202: { description: "Asked for.", schema: releaseAnswer } },
    refusals: ["not-found"],
  },
];

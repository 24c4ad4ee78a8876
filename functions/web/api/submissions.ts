import type { EmailAddress, Instant, Reference } from "#shared/domain/brand.ts";
import { open } from "#shared/domain/case.ts";
import { type CaseTypeId, fieldsOf, isCaseTypeId, missingRequirements } from "#shared/domain/case-types.ts";
import { checkFields } from "#shared/domain/check-fields.ts";
import { parseEmailAddress } from "#shared/domain/customer.ts";
import { IntakeError } from "#shared/domain/errors.ts";
import type { FieldValues } from "#shared/domain/field-value.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import { isLanguageId, type LanguageId } from "#shared/domain/languages.ts";
import { type NetworkId, networkOf } from "#shared/domain/networks.ts";
import type { Problem } from "#shared/domain/problems.ts";
import { showReference } from "#shared/domain/reference.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { submissionBody } from "#shared/domain/submission-schema.ts";
import { sha256 } from "#shared/intake/keys.ts";
import { type Received, receive } from "#shared/intake/receive.ts";
import type { WebPorts, WebSettings } from "../web-ports.ts";
import { type ApiContext, answer } from "./api-context.ts";
import { readIdempotencyKey } from "./idempotency-key.ts";
import { readJson } from "./json-body.ts";
import { fieldErrors, problem } from "./problem-json.ts";
import { readShape } from "./shape-problems.ts";

/** What a body says once it has passed every check. */
interface ReadBody {
  readonly caseType: CaseTypeId;
  readonly language?: LanguageId;
  readonly email: EmailAddress;
  readonly typed: TypedFields;
  readonly values: FieldValues;
}

interface Reading {
  readonly body?: ReadBody;
  readonly problems: readonly Problem[];
  /** The network that was typed, which some sentences name. */
  readonly network?: NetworkId;
}

type TypedFields = Partial<Record<FieldId, string>>;

/** POST /submissions: opens a case. What is missing is asked for in the answer; what is wrong is refused, field by field. */
export const postSubmission = (ports: WebPorts, settings: WebSettings) => async (c: ApiContext) => {
  const json = await readJson(c);
  const language = textAt(json, "language");
  if (language !== undefined && isLanguageId(language)) c.set("language", language);

  const receivedAt = ports.clock();
  const { body, problems, network } = readBody(json, receivedAt, c.get("language"), settings);
  if (!body) return problem(c, "invalid-fields", { errors: fieldErrors(problems, c.get("language"), network) });

  const key = readIdempotencyKey(c) ?? Buffer.from(ports.random(16)).toString("hex");
  const submission = toSubmission(body, key, receivedAt, c.get("language"));
  const received = await receive(submission, { ...ports, referenceKey: settings.referenceKey });
  return opened(c, received, settings);
};

/** Everything that is wrong with a body at once, so that a caller repairs it in one round. */
function readBody(json: unknown, now: Instant, language: LanguageId, { uidPattern }: WebSettings): Reading {
  const caseType = textAt(json, "caseType");
  if (caseType === undefined || !isCaseTypeId(caseType)) {
    return { problems: [caseTypeProblem(json)] };
  }
  const shape = readShape(submissionBody(caseType), json);
  const { typed, conflicts } = typedFields(json, caseType);
  const email = parseEmailAddress(textAt(at(json, "customer"), "email") ?? "");
  const checked = checkFields(caseType, typed, { language, now, uidPattern, place: "api" });
  const problems: Problem[] = [
    ...shape.problems,
    ...conflicts,
    ...(email ? [] : [{ field: "email", code: "email-unreadable" } as const]),
    ...checked.problems,
  ];
  const network = typed.network === undefined ? undefined : networkOf(typed.network);
  if (problems.length > 0 || !email || !shape.value) return { problems, ...(network && { network }) };
  const { language: chosen } = shape.value;
  const body: ReadBody = { caseType, ...(chosen && { language: chosen }), email, typed, values: checked.values };
  return { body, problems };
}

function caseTypeProblem(json: unknown): Problem {
  // A body that is no object has no fields to name.
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new IntakeError("invalid-json");
  const given = at(json, "caseType");
  if (given === undefined) return { field: "caseType", code: "missing" };
  return { field: "caseType", code: typeof given === "string" ? "choice-unknown" : "not-text" };
}

/** The texts of the fields that the case type asks for. `customer.uid` and `fields.uid` are one field. */
function typedFields(json: unknown, caseType: CaseTypeId): { typed: TypedFields; conflicts: Problem[] } {
  const fields = at(json, "fields");
  const typed: TypedFields = {};
  for (const field of fieldsOf(caseType)) {
    const text = textAt(fields, field);
    if (text !== undefined) typed[field] = text;
  }
  const uid = textAt(at(json, "customer"), "uid");
  if (uid === undefined || !fieldsOf(caseType).includes("uid")) return { typed, conflicts: [] };
  const differs = typed.uid !== undefined && typed.uid.trim() !== uid.trim();
  const conflicts: Problem[] = differs ? [{ field: "uid", code: "unknown-field", detail: "given twice" }] : [];
  return { typed: { ...typed, uid }, conflicts };
}

/** An own member of a JSON object; what is inherited is nobody's input. */
const at = (json: unknown, name: string): unknown =>
  typeof json === "object" && json !== null && Object.hasOwn(json, name)
    ? (json as Record<string, unknown>)[name]
    : undefined;

function textAt(json: unknown, name: string): string | undefined {
  const value = at(json, name);
  return typeof value === "string" ? value : undefined;
}

function toSubmission(body: ReadBody, key: string, receivedAt: Instant, language: LanguageId): Submission {
  const { caseType, email, typed, values } = body;
  const canonical = JSON.stringify([caseType, body.language ?? null, email, Object.entries(typed).sort()]);
  return {
    channel: "api",
    // Scoped by the address, so that nobody learns or takes another caller's case by guessing a key.
    idempotencyKey: `api:${sha256(email)}:${key}`,
    bodyHash: sha256(canonical),
    caseType,
    language,
    email,
    trust: "unproven",
    fields: values,
    receivedAt,
  };
}

/**
 * What a submission is answered with. Only the reference and the time come from the case: a repeat gets the answer of
 * the first time, whatever has happened to the case since. A field that held a secret was not kept and is missing.
 */
function opened(c: ApiContext, received: Received, { publicUrl }: WebSettings): Response {
  const { kept } = received;
  const reference: Reference = received.outcome === "spooled" ? received.reference : received.case.reference;
  const receivedAt = received.outcome === "spooled" ? kept.receivedAt : received.case.receivedAt;
  const shown = showReference(reference);
  const body = {
    reference: shown,
    state: open(reference, "", kept).case.state,
    missing: missingRequirements(kept.caseType, (field) => kept.fields[field] !== undefined),
    caseType: kept.caseType,
    receivedAt,
  };
  return answer(c, body, {
    status: received.outcome === "spooled" ? 202 : 201,
    headers: {
      location: `${publicUrl}/case/${shown}`,
      ...(received.outcome === "duplicate" && { "idempotency-replayed": "true" }),
    },
  });
}

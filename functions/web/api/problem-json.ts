import { type ErrorCode, errorCodes, type IntakeError } from "#shared/domain/errors.ts";
import { isFieldId } from "#shared/domain/fields.ts";
import { type LanguageId, languages } from "#shared/domain/languages.ts";
import type { NetworkId } from "#shared/domain/networks.ts";
import type { Problem } from "#shared/domain/problems.ts";
import { words } from "#shared/words/index.ts";
import { pageWords } from "#shared/words/pages-index.ts";
import { statusOf } from "../errors.ts";
import type { ApiContext } from "./api-context.ts";

/** One field that was refused, with a sentence for the person who filled it. */
export interface FieldError extends Problem {
  readonly message: string;
}

/** An unfriendly body could be wrong in thousands of places; nobody reads more than these. */
export const maxFieldErrors = 50;

/** The problems of single fields with their sentences, the first one of each field. */
export function fieldErrors(problems: readonly Problem[], language: LanguageId, network?: NetworkId): FieldError[] {
  const ours = words[language];
  const first = new Map(problems.toReversed().map((problem) => [problem.field, problem]));
  return [...first.values()]
    .reverse()
    .slice(0, maxFieldErrors)
    .map(({ field, code, detail }) => ({
      field,
      code,
      message: ours.problems[code]({
        label: labelOf(field, language),
        ...(network && { network: ours.networks[network] }),
        ...(detail && { detail }),
      }),
      ...(detail && { detail }),
    }));
}

function labelOf(field: string, language: LanguageId): string {
  if (field === "email") return pageWords[language].form.email.label;
  return isFieldId(field) ? words[language].fields[field].label : field;
}

interface ProblemMore {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal as RFC 9457 has it. `title` is English; only `errors` speak the asked language. */
export function problem(c: ApiContext, code: ErrorCode, { detail, errors, headers }: ProblemMore = {}): Response {
  const status = statusOf(code);
  const body = {
    type: `urn:postcase:${code}`,
    title: errorCodes[code],
    status,
    code,
    ...(detail && { detail }),
    ...(errors && { errors }),
  };
  return c.body(JSON.stringify(body), status, {
    "content-type": "application/problem+json",
    "content-language": languages[errors ? c.get("language") : "en"].tag,
    ...headers,
  });
}

/** The answer to a refusal that was thrown. */
export function problemOf(c: ApiContext, refusal: IntakeError): Response {
  const prefix = `${refusal.code}: `;
  const detail = refusal.message.startsWith(prefix) ? refusal.message.slice(prefix.length) : undefined;
  const problems = refusal.fields as readonly Problem[];
  return problem(c, refusal.code, {
    ...(detail && { detail }),
    ...(problems.length > 0 && { errors: fieldErrors(problems, c.get("language")) }),
  });
}

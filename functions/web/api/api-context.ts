import type { Context } from "hono";
import { type LanguageId, languages } from "#shared/domain/languages.ts";

/** What every handler of the API finds in its context. */
export interface ApiEnv {
  Variables: {
    /** The language that sentences are answered in. */
    language: LanguageId;
  };
}

export type ApiContext = Context<ApiEnv>;

/** An answer in JSON whose sentences are in `language`, the asked one unless it says otherwise. */
export function answer(
  c: ApiContext,
  body: object,
  { status = 200, language = c.get("language"), headers = {} }: AnswerOptions = {},
): Response {
  return c.json(body, status, { "content-language": languages[language].tag, ...headers });
}

interface AnswerOptions {
  readonly status?: 200 | 201 | 202;
  readonly language?: LanguageId;
  readonly headers?: Readonly<Record<string, string>>;
}

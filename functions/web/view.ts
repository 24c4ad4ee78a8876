import type { Context } from "hono";
import { type LanguageId, languages } from "#shared/domain/languages.ts";
import { signFormToken } from "#shared/intake/keys.ts";
import { words } from "#shared/words/index.ts";
import type { PageWords } from "#shared/words/pages.ts";
import { pageWords } from "#shared/words/pages-index.ts";
import type { Words } from "#shared/words/words.ts";
import { languageOfRequest, pathIn } from "./languages-of-request.ts";
import type { WebPorts, WebSettings } from "./web-ports.ts";

/** What every page needs to speak: its language, the sentences, and how to link. */
export interface View {
  readonly language: LanguageId;
  readonly words: Words;
  readonly says: PageWords;
  /** A path of ours that stays in this language. */
  readonly link: (path: string) => string;
  /** The address that shows this page by GET, for the language switch. */
  readonly here: string;
  readonly deskAddress: string;
  /** A new form token, for the one form or more of this page. */
  readonly formToken: string;
}

export interface ViewOptions {
  readonly language?: LanguageId;
  readonly here?: string;
}

/** The view of an answer; `here` is the page to which a switch of language leads, when it is not the address itself. */
export function viewOf(
  c: Context,
  { clock, random }: Pick<WebPorts, "clock" | "random">,
  { formKey, deskAddress }: Pick<WebSettings, "formKey" | "deskAddress">,
  { language = languageOfRequest(c), here = c.req.path }: ViewOptions = {},
): View {
  return {
    language,
    words: words[language],
    says: pageWords[language],
    link: (path) => pathIn(c, language, path),
    here,
    deskAddress,
    formToken: signFormToken(formKey, clock(), random(16)),
  };
}

/** The value of `Content-Language`. */
export const tagOf = (language: LanguageId): string => languages[language].tag;

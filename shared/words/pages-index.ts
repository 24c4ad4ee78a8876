import type { LanguageId } from "#shared/domain/languages.ts";
import type { PageWords } from "./pages.ts";
import { pagesEn } from "./pages-en.ts";
import { pagesZhHans } from "./pages-zh-hans.ts";
import { pagesZhHant } from "./pages-zh-hant.ts";

/** The page words of every language. A row of `languages.ts` without its words does not compile here. */
export const pageWords: Readonly<Record<LanguageId, PageWords>> = {
  en: pagesEn,
  "zh-Hans": pagesZhHans,
  "zh-Hant": pagesZhHant,
};

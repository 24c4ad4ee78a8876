import type { LanguageId } from "#shared/domain/languages.ts";
import type { CheckWords } from "./check-words.ts";
import { checkWordsEn } from "./check-words-en.ts";
import { checkWordsZhHans } from "./check-words-zh-hans.ts";
import { checkWordsZhHant } from "./check-words-zh-hant.ts";

/** The sentences of the checks, by language. */
export const checkWords: Readonly<Record<LanguageId, CheckWords>> = {
  en: checkWordsEn,
  "zh-Hans": checkWordsZhHans,
  "zh-Hant": checkWordsZhHant,
};

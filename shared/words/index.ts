import type { LanguageId } from "#shared/domain/languages.ts";
import { en } from "./en.ts";
import type { Words } from "./words.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

/** The words of every language. A row of `languages.ts` without its words does not compile here. */
export const words: Readonly<Record<LanguageId, Words>> = { en, "zh-Hans": zhHans, "zh-Hant": zhHant };

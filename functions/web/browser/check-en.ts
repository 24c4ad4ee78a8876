import { checkWordsEn } from "#shared/words/check-words-en.ts";
import { startChecks } from "./start-checks.ts";

startChecks(checkWordsEn);

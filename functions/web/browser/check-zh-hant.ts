import { checkWordsZhHant } from "#shared/words/check-words-zh-hant.ts";
import { startChecks } from "./start-checks.ts";

startChecks(checkWordsZhHant);

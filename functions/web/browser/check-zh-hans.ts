import { checkWordsZhHans } from "#shared/words/check-words-zh-hans.ts";
import { startChecks } from "./start-checks.ts";

startChecks(checkWordsZhHans);

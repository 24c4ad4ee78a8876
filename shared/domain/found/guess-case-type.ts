import type { CaseTypeId } from "../case-types.ts";
import { problemRules } from "./problem-rules.ts";
import type { AnyOf } from "./problem-words.ts";
import { toldSentences } from "./told-sentences.ts";

export interface GuessedCaseType {
  readonly caseType: CaseTypeId;
  /** The words of these tables that told it, joined by ` + `. */
  readonly reason?: string;
}

/**
 * The kind of problem that a text tells of, by the first rule that holds; `other` where none does. Addresses and hashes
 * are no words, and a phone that was stolen is no stolen account.
 */
export function guessCaseType(text: string): GuessedCaseType {
  const sentences = toldSentences(text);
  const mail = sentences.join("\n");
  const found = new Map<AnyOf, string | undefined>();
  const inMail = (group: AnyOf): string | undefined => {
    if (!found.has(group)) found.set(group, wordIn(mail, group));
    return found.get(group);
  };
  for (const { caseType, needs, unless } of problemRules) {
    if (!needs.every((groups) => groups.every((group) => inMail(group) !== undefined))) continue;
    const told = needs.map((groups) => (groups.length === 1 ? groups.map(inMail) : togetherIn(sentences, groups)));
    if (told.some((words) => words === undefined) || (unless && inMail(unless) !== undefined)) continue;
    return { caseType, reason: [...new Set(told.flat())].join(" + ") };
  }
  return { caseType: "other" };
}

/** One word of each group, of the first sentence that has them all. */
function togetherIn(sentences: readonly string[], groups: readonly AnyOf[]): string[] | undefined {
  for (const sentence of sentences) {
    const words = groups.map((group) => wordIn(sentence, group));
    if (words.every((word) => word !== undefined)) return words;
  }
  return undefined;
}

const wordIn = (text: string, group: AnyOf): string | undefined => group.find((word) => hasWord(text, word));

/** Whether a word stands in a text; a Latin one only where no letter or digit stands before it. */
function hasWord(text: string, word: string): boolean {
  const isLatin = /^[a-z0-9]/.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLatin || at === 0 || !/[a-z0-9]/.test(text[at - 1] ?? "")) return true;
  }
  return false;
}

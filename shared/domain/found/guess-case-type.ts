import { type CaseTypeId, caseTypeRow } from "../case-types.ts";
import { problemRules } from "./problem-rules.ts";
import type { AnyOf, Group, ProblemRule } from "./problem-words.ts";
import { toldSentences } from "./told-sentences.ts";

export interface GuessedCaseType {
  readonly caseType: CaseTypeId;
  /** The words of these tables that told it, joined by ` + `. */
  readonly reason?: string;
}

/**
 * The kind of problem that a text tells of, by the first rule that holds; `other` where none does. What cannot wait
 * counts wherever it stands, then what the mail is about, then what follows from that or is told by the way. Addresses
 * and hashes are no words, and a phone that was stolen is no stolen account.
 */
export function guessCaseType(text: string): GuessedCaseType {
  const { main, whole } = toldSentences(text);
  const guess = guessOf(main);
  if (main.length === whole.length && main.every((sentence, index) => sentence === whole[index])) return guess;
  const second = guessOf(whole);
  return guess.caseType === "other" || caseTypeRow(second.caseType).urgency === "now" ? second : guess;
}

function guessOf(sentences: readonly string[]): GuessedCaseType {
  const mail = sentences.join("\n");
  const found = new Map<Group, string | undefined>();
  const inMail = (group: Group): string | undefined => {
    if (!found.has(group)) found.set(group, wordIn(mail, group));
    return found.get(group);
  };
  for (const rule of problemRules) {
    const words = wordsOf(rule, sentences, inMail);
    if (words) return { caseType: rule.caseType, reason: [...new Set(words)].join(" + ") };
  }
  return { caseType: "other" };
}

/** The words by which a rule holds; nothing where it does not. */
function wordsOf(
  { needs, unless, notBeside }: ProblemRule,
  sentences: readonly string[],
  inMail: (group: Group) => string | undefined,
): string[] | undefined {
  if (!needs.every((groups) => groups.every((group) => inMail(group) !== undefined))) return undefined;
  if (unless && inMail(unless) !== undefined) return undefined;
  const fit = notBeside ? sentences.filter((sentence) => wordIn(sentence, notBeside) === undefined) : sentences;
  const told = needs.map((groups) => togetherIn(fit, groups));
  return told.every((words) => words !== undefined) ? told.flat() : undefined;
}

/** One word of each group, of the first sentence that has them all. */
function togetherIn(sentences: readonly string[], groups: readonly Group[]): string[] | undefined {
  for (const sentence of sentences) {
    const words = groups.map((group) => wordIn(sentence, group));
    if (words.every((word) => word !== undefined)) return words;
  }
  return undefined;
}

/** Words that part what is said of one thing from what is said of another. */
const clauseBorder = /[;\n]|(?<![a-z])(?:but|however|although|though|because|and i|yet i)(?![a-z])|但|可是|不过/u;

function wordIn(text: string, group: Group): string | undefined {
  if (!("inOneClause" in group)) return group.find((word) => hasWord(text, word));
  for (const clause of text.split(clauseBorder)) {
    const words = group.inOneClause.map((one: AnyOf) => one.find((word) => hasWord(clause, word)));
    if (words.every((word) => word !== undefined)) return words.join(" + ");
  }
  return undefined;
}

/** Characters that may stand where a phrase has a gap, before a Latin word and before a Chinese one. */
const maxGap = { latin: 30, chinese: 8 } as const;

/** Whether a word stands in a text, or the parts of a phrase with a gap one behind the other. */
function hasWord(text: string, word: string): boolean {
  const [first = "", second] = word.split(" ~ ");
  if (second === undefined) return positionOf(text, word, 0) >= 0;
  const reach = isLatin(second) ? maxGap.latin : maxGap.chinese;
  for (let at = positionOf(text, first, 0); at >= 0; at = positionOf(text, first, at + 1)) {
    const end = at + first.length;
    const [gap = ""] = text.slice(end, end + reach + second.length).split(/[,.;:\n。]/u, 1);
    if (positionOf(gap, second, 0) >= 0) return true;
  }
  return false;
}

/** Where a word stands in a text; a Latin one only where no letter or digit stands before it. */
function positionOf(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLatin(word) || at === 0 || !/[a-z0-9]/.test(text[at - 1] ?? "")) return at;
  }
  return -1;
}

const isLatin = (word: string): boolean => /^[a-z0-9]/.test(word);

import type { Finding } from "./finding.ts";

/** Words that ask, and within a few characters the freezing; not where something is to be left or lifted. */
const freezing =
  /(?:请|請|帮我|幫我|帮忙|幫忙|麻烦|麻煩|马上|馬上|立即|立刻|赶紧|趕緊|赶快|趕快|尽快|盡快)(?:(?![不别別勿解被])[^。！!？?；;\n]){0,10}(?:冻结|凍結)|(?<![a-z])(?:please|immediately|urgently|want you to|need you to)(?:(?!not(?![a-z])|n't)[^.!?;\n]){0,20}(?<![a-z])freeze(?![a-z])/iu;

/** What a mail asks for in so many words, as the option of the form: that an account be frozen. */
export const wishes = (text: string): Finding[] =>
  freezing.test(text) ? [{ fields: ["freezeWanted"], text: "yes", rule: "words" }] : [];

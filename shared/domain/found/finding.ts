import type { FieldId } from "../fields.ts";

/** By which rule a text was found; the higher its certainty, the more it outweighs others of the same field. */
export const findingRules = {
  label: 4,
  "explorer-url": 4,
  "table-cell": 4,
  "next-line": 3,
  glued: 3,
  shape: 2,
  words: 1,
  /** A time of day without a day, taken for the day of writing. */
  "day-assumed": 1,
} as const satisfies Record<string, number>;

export type FindingRule = keyof typeof findingRules;

/** A piece of a mail that may be the value of a field. */
export interface Finding {
  /** The fields that the text may fill: the first that the case type asks for, else the first. */
  readonly fields: readonly [FieldId, ...FieldId[]];
  readonly text: string;
  readonly rule: FindingRule;
}

/** What one pattern finds: the text of its first group, or of the whole match where it has none. */
export const findAll = (text: string, pattern: RegExp, fields: Finding["fields"], rule: FindingRule): Finding[] =>
  [...text.matchAll(pattern)].map(([whole, group]) => ({ fields, text: (group ?? whole).trim(), rule }));

/** A text without any of these characters at its end. */
export function withoutTail(text: string, marks: string): string {
  let end = text.trimEnd().length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end).trim();
}

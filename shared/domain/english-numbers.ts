const upToTwelve = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const values = new Map<string, number>([
  ...upToTwelve.map((word, index): [string, number] => [word, index + 1]),
  ["fifteen", 15],
  ["twenty", 20],
  ["thirty", 30],
  ["forty", 40],
  ["fifty", 50],
]);

const wordsUpTo = (most: number): string =>
  [...values].flatMap(([word, value]) => (value <= most ? word : [])).join("|");

/** English words as alternatives of a pattern: those that count days and hours, those of a clock, and all that are known. */
export const countWords = wordsUpTo(10);
export const hourWords = wordsUpTo(12);
export const numberWords = wordsUpTo(50);

/** The value of one of these words, in any case. */
export const valueOfWord = (word: string): number | undefined => values.get(word.toLowerCase());

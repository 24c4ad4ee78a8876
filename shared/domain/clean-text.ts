/**
 * Characters that are not seen: soft hyphen, zero-width ones, marks and overrides of direction, the byte order mark. Apps
 * put them into what they copy, and NFKC leaves them in.
 */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const controlsButNewline = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

const wrapping = "\"'`´‘’‚‛“”„‟«»‹›「」『』〈〉《》【】〔〕()\\[\\]{}<>.,;:!?。、!*|~^";
const leading = new RegExp(`^[${wrapping}]+`, "u");

/** Whether a character is one that only wraps an identifier. */
const isWrapping = (character: string | undefined): boolean => character !== undefined && leading.test(character);

/**
 * An identifier as it was meant: NFKC (full-width becomes ASCII), without invisible characters, with line breaks and
 * blanks inside joined, and without the quotes, brackets and punctuation around it. Idempotent and linear; the caller
 * caps the length. Upper and lower case stay, as they matter in base 58.
 */
export function cleanIdentifier(text: string): string {
  const bare = (part: string) => part.replace(invisible, "").replace(controls, "").replace(/\s+/gu, "");
  // NFKC makes blanks of other characters, and without them neighbours may compose: hence both twice.
  const joined = bare(bare(text).normalize("NFKC")).normalize("NFKC");
  let end = joined.length;
  while (end > 0 && isWrapping(joined[end - 1])) end--;
  return joined.slice(0, end).replace(leading, "");
}

/** One line of free text: NFC, trimmed, blanks joined, without control and invisible characters. */
export const cleanLine = (text: string): string =>
  text.replace(/\s+/gu, " ").replace(controls, "").replace(invisible, "").normalize("NFC").trim();

/** Free text: NFC, trimmed, line ends as `\n`, tabs as blanks, and no other control character. */
export const cleanText = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/\t/g, " ")
    .replace(controlsButNewline, "")
    .trim();

/**
 * Whether an app has left out the middle or the end: dots or stars after a part of an id, with the rest or nothing
 * behind them.
 */
export const isShortened = (text: string): boolean =>
  /[0-9A-Za-z](?:\.{2,}|⋯+|\*{2,}|•{2,}|·{2,}|_{3,}|-{3,})[0-9A-Za-z]*$/.test(
    text.normalize("NFKC").replace(invisible, "").replace(/\s+/gu, ""),
  );

/** A text as a matcher wants it, and where each of its units stood in the text as it was given. */
export interface PlainView {
  readonly text: string;
  /** Offset in the given text of the unit at `offset` of the view. */
  readonly originalOf: (offset: number) => number;
}

// NFKC would change lengths in other places; these two are what input methods and apps put into ids and words.
const changed = /\p{Default_Ignorable_Code_Point}|[\uff01-\uff5e\u3000]/gu;
const fullWidthOffset = 0xfee0;

/**
 * The text without characters that are not seen (zero-width, soft hyphen, marks of direction) and with full-width ASCII
 * and the ideographic space as ASCII. A secret with a zero-width space in every word is still found, and its place too.
 */
export function plainViewOf(text: string): PlainView {
  if (text.search(changed) === -1) return { text, originalOf: (offset) => offset };
  const originals = new Int32Array(text.length + 1);
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  const take = (part: string, at: number) => {
    parts.push(part);
    for (let i = 0; i < part.length; i++) originals[length++] = at + i;
  };
  for (const { 0: found, index } of text.matchAll(changed)) {
    take(text.slice(from, index), from);
    if (found === "\u3000") take(" ", index);
    else if (found >= "\uff01" && found <= "\uff5e") {
      take(String.fromCharCode(found.charCodeAt(0) - fullWidthOffset), index);
    }
    from = index + found.length;
  }
  take(text.slice(from), from);
  originals[length] = text.length;
  return { text: parts.join(""), originalOf: (offset) => originals[offset] ?? text.length };
}

/**
 * What a mail program or an app leaves between the pieces of one text: a line break, maybe with the `=` of a soft one
 * (RFC 2045, 6.7) and the `>` of a quote, or a few blanks. Readers of transaction ids join over the same.
 */
const lineBreak = /^=?[^\S\n]{0,4}\n[^\S\n>]{0,8}(?:>[^\S\n>]{0,4}){0,3}$/;
const joint = /^(?:=?[^\S\n]{0,4}\n[\s>]{0,12}|[^\S\n]{1,8})$/;
const longestJoint = 24;

/** Whether the text between two offsets is nothing but one line break of a mail program. */
export const isLineBreak = (text: string, start: number, end: number): boolean =>
  end - start <= longestJoint && lineBreak.test(text.slice(start, end));

/** Whether the text between two offsets may stand inside of what is one text: blanks or line breaks alone. */
export const isJoint = (text: string, start: number, end: number): boolean =>
  end - start <= longestJoint && joint.test(text.slice(start, end));

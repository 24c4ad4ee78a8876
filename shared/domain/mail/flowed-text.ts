/**
 * Text of `format=flowed` (RFC 3676) as its writer typed it: a line that ends in a blank goes on in the next one of the
 * same quote depth, the blank that is stuffed before a line is taken away, and an empty line and the `-- ` above a
 * signature stay as they are. With `delsp=yes` the blank itself was put in by the mail program, as where Chinese text or a
 * long id is broken. Quoted lines keep one `>` for each level. Linear in the text.
 */
export function joinFlowed(text: string, deletesBlank: boolean): string {
  const joined: string[] = [];
  let openDepth = -1;
  for (const line of text.split(/\r?\n/)) {
    const depth = quoteDepth(line);
    const content = line.slice(line[depth] === " " ? depth + 1 : depth);
    const isFlowed = content.endsWith(" ") && content !== signature;
    const words = isFlowed && deletesBlank ? content.slice(0, -1) : content;
    if (openDepth === depth && content !== signature && content !== "") joined.push(words);
    else joined.push(joined.length > 0 ? "\n" : "", quoteMarks(depth), words);
    openDepth = isFlowed ? depth : -1;
  }
  return joined.join("");
}

const signature = "-- ";

function quoteDepth(line: string): number {
  let depth = 0;
  while (line[depth] === ">") depth++;
  return depth;
}

const quoteMarks = (depth: number): string => (depth === 0 ? "" : `${">".repeat(depth)} `);

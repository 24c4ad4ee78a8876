const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text inside an XML element. Control characters stand as references, as AWS writes them: a bare one ends the parse. */
export const xml = (text: string): string =>
  text.replace(/[&<>"\p{Cc}]/gu, (found) => named[found] ?? `&#x${found.charCodeAt(0).toString(16).toUpperCase()};`);

/** `<reference>.<key id>.<MAC>`, wherever it stands: the fragment of a status link. */
const token = /\bPC-[0-9A-Z]{10}\.[0-9a-z]{1,8}\.[\w-]{22}/g;
/** An access code as our mails show it: 16 characters of Crockford's alphabet in fours. */
const code = /(?<![\w-])[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}(?![\w-])/g;

/**
 * A mail's text without what opens a case. Customers answer above a quote of our own mail, which holds link and code; both
 * are never stored by us, and whoever reads the case at the desk is not its customer.
 */
export const hideAccess = (text: string): string =>
  text.replace(token, "[removed: status link]").replace(code, "[removed: access code]");

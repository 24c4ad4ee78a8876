import { cleanLine } from "../clean-text.ts";
import { decodeWords } from "./encoded-words.ts";
import { headerOf, headersOf, type Mail, type MailHeader } from "./mail.ts";
import { type MailDate, readMailDate } from "./mail-date.ts";
import { type Mailbox, readMailboxes, readNameless } from "./mailboxes.ts";

/** RFC 5322 2.1.1: the longest line; what stands in a longer one is no sender and no id. */
const maxLineLength = 998;
const maxAddresses = 200;
const maxAddressHeader = 64 * 1024;
const maxReferences = 100;

/** Text of a header as one line to show: encoded words decoded, nothing in it that is not seen. */
const shown = (text: string): string => cleanLine(decodeWords(text)).slice(0, maxLineLength).toWellFormed();

const shownMailbox = ({ address, name }: Mailbox): Mailbox => ({ address: cleanLine(address), name: shown(name) });

/** From headers within the limit; a longer one is nobody's. */
const fromFields = (headers: readonly MailHeader[]): string[] =>
  headersOf({ headers }, "from").filter((value) => value.length <= maxLineLength);

/** Every mailbox of every From header. */
export const fromOf = (headers: readonly MailHeader[]): Mail["from"] =>
  fromFields(headers).flatMap(readMailboxes).map(shownMailbox);

/** What the first From header says that says anything, for where none holds a mailbox. */
export function fromClaimOf(headers: readonly MailHeader[]): Mail["fromClaim"] {
  const claim = fromFields(headers)
    .map(readNameless)
    .find((found) => found !== undefined);
  return claim && shownMailbox(claim);
}

/** The addresses of all headers of these names (lower case), at most 200. */
export const addressesOf = (headers: readonly MailHeader[], names: readonly string[]): string[] =>
  names
    .flatMap((name) => headersOf({ headers }, name))
    .flatMap((value) => readMailboxes(value.slice(0, maxAddressHeader)))
    .slice(0, maxAddresses)
    .map(({ address }) => cleanLine(address));

/** The decoded subject in one line. */
export const subjectOf = (headers: readonly MailHeader[]): string => shown(headerOf({ headers }, "subject") ?? "");

/** The first Date header that is a date. */
export function dateOf(headers: readonly MailHeader[]): MailDate | undefined {
  for (const value of headersOf({ headers }, "date")) {
    const date = readMailDate(value);
    if (date) return date;
  }
  return undefined;
}

const wholeId = /^<[!-;=?-~]{3,995}>$/;

/** Threading and idempotency rest on it, so only what is surely an id counts (RFC 5322 3.6.4, printable ASCII). */
export function messageIdOf(headers: readonly MailHeader[]): string | undefined {
  const value = headerOf({ headers }, "message-id") ?? "";
  const at = value.indexOf("@");
  return wholeId.test(value) && at > 1 && at < value.length - 2 ? value : undefined;
}

/** The message ids of a header, with brackets: at most the last hundred, which are the nearest. */
export function idsOf(headers: readonly MailHeader[], name: string): string[] {
  const value = (headerOf({ headers }, name) ?? "").slice(-maxAddressHeader);
  const ids = value.match(/<[!-;=?-~]{3,995}>/g) ?? [];
  return ids.filter((id) => id.includes("@")).slice(-maxReferences);
}

import type { EmailAddress } from "./brand.ts";

/** RFC 5321 4.5.3.1: octets of the local part, and of a path without its angle brackets. */
const maxLocalLength = 64;
const maxAddressLength = 254;
/** Blanks and angle brackets around it, and full-width characters that NFKC makes shorter. */
const maxTypedLength = 320;

/** RFC 5322 3.2.3 dot-atom. Without quoted local parts: the few in use are attacks on parsers. */
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** RFC 1035 2.3.1 labels, at least two; a last label of digits alone would be an IP address. */
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads one mailbox address, domain in lower case: RFC 5321 without quoted local parts, comments and literals. Blanks and
 * one pair of angle brackets around it and full-width characters are accepted; past NFKC it is ASCII, because SES sends to
 * no other (it has no SMTPUTF8).
 */
export function parseEmailAddress(text: string): EmailAddress | undefined {
  if (text.length > maxTypedLength) return undefined;
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^<([^<>]*)>$/, "$1")
    .trim();
  const [localPart = "", domainPart = "", ...more] = plain.split("@");
  const host = domainPart.toLowerCase();
  if (more.length > 0 || plain.length > maxAddressLength || localPart.length > maxLocalLength) return undefined;
  return local.test(localPart) && domain.test(host) ? (`${localPart}@${host}` as EmailAddress) : undefined;
}

/** An address as mails and pages show it, `a***@example.com`: enough to know one's own, nothing for a stranger. */
export function maskEmail(email: EmailAddress): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** `support+anything@…` is delivered to `support@…`. */
export const withoutTag = (address: string): string => address.replace(/^([^+@]{1,100})\+[^@]{0,100}@/, "$1@");

/** Whether two addresses are one mailbox. RFC 5321 lets a host tell `Ana` from `ana`, but none that we know of does. */
export const sameMailbox = (a: EmailAddress, b: EmailAddress): boolean => a.toLowerCase() === b.toLowerCase();

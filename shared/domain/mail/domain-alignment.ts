import { getDomain } from "tldts";

/** RFC 1035 2.3.4, with some room for characters that become shorter in ASCII. */
const maxDomainLength = 255;

/** Characters that a URL would take for the end of a host or for an escape. */
const notOfHosts = /[\s/?#@:\\%[\]<>^|]/;

/**
 * A domain in the form in which two of them are compared: ASCII (an international name as `xn--`), lower case, without
 * a trailing dot. Nothing for what is no domain: an IP address, an empty label.
 */
export function asciiDomain(domain: string): string | undefined {
  const typed = domain.trim();
  if (typed === "" || typed.length > maxDomainLength || notOfHosts.test(typed)) return undefined;
  const host = URL.parse(`https://${typed}`)?.hostname.replace(/\.$/, "");
  if (!host || host.split(".").includes("") || /^[\d.]{1,20}$/.test(host)) return undefined;
  return host;
}

/** The domain of an address, in ASCII; nothing where it has none. */
export const domainOf = (address: string): string | undefined => {
  const at = address.lastIndexOf("@");
  return at < 0 ? undefined : asciiDomain(address.slice(at + 1));
};

/**
 * The domain that somebody registered, one label below its public suffix, by the list of publicsuffix.org and its private
 * part (`github.io`). A suffix itself has none: whoever has a name below it is not its owner. The list comes with the
 * release of tldts that is installed.
 */
const registeredDomain = (domain: string): string | undefined =>
  getDomain(domain, { allowPrivateDomains: true }) ?? undefined;

/** Relaxed alignment (RFC 7489 3.1): two domains that belong to one registered domain. */
export function alignsRelaxed(one: string, other: string): boolean {
  const [a, b] = [asciiDomain(one), asciiDomain(other)];
  if (a === undefined || b === undefined) return false;
  const registered = registeredDomain(a);
  return registered !== undefined && registered === registeredDomain(b);
}

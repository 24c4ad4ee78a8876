import type { Trust } from "../submission.ts";
import { alignsRelaxed, asciiDomain, domainOf } from "./domain-alignment.ts";
import { headersOf, type Mail, type MailHeader } from "./mail.ts";

export type Verdict = "PASS" | "FAIL" | "GRAY" | "unknown";

/** The checks that SES makes of every mail. */
export const sesChecks = ["spam", "virus", "spf", "dkim", "dmarc"] as const;

/** One verdict for each of SES's checks. */
export type Verdicts = Readonly<Record<(typeof sesChecks)[number], Verdict>>;

/** What the receiving service says about a mail, from its own block of headers alone. Domains in ASCII, lower case. */
export interface SesBlock extends Verdicts {
  /** The domain of the From header for which DMARC was judged. */
  readonly dmarcDomain?: string;
  /** The domains (`header.i`) of the DKIM signatures that passed. */
  readonly dkimDomains: readonly string[];
  /** The domain of the envelope sender whose SPF was checked; absent for the null sender. */
  readonly spfDomain?: string;
  /** Sender of the envelope; empty for the null sender of bounces. */
  readonly envelopeFrom?: string;
  /** The id under which SES received the mail. */
  readonly messageIdOfSes?: string;
}

const unknown: SesBlock = {
  spam: "unknown",
  virus: "unknown",
  spf: "unknown",
  dkim: "unknown",
  dmarc: "unknown",
  dkimDomains: [],
};

/** What SES writes below its `Received`, in its order, down to the end of its block. A check that is off writes nothing. */
const order = [
  "x-ses-spam-verdict",
  "x-ses-virus-verdict",
  "received-spf",
  "authentication-results",
  "x-ses-receipt",
] as const;
type Name = (typeof order)[number];

const placeOf = (name: string): number => (order as readonly string[]).indexOf(name);

/**
 * Reads the block that SES in `region` puts on top of a received mail: `Return-Path`, `Received`, verdicts in their order,
 * and at the end `X-SES-RECEIPT`; the first of each counts. Whatever stands below it is the sender's, however much it
 * looks like SES. Without the whole block every verdict is `unknown`, never `PASS`.
 */
export function readSesBlock(headers: readonly MailHeader[], region: string): SesBlock {
  const hasReturnPath = headers[0]?.name === "return-path";
  const receivedAt = hasReturnPath ? 1 : 0;
  const received = headers[receivedAt];
  if (received?.name !== "received" || !isReceivedBy(received.value, `inbound-smtp.${region}.amazonaws.com`))
    return unknown;
  const values = new Map<string, string>();
  let reached = 0;
  for (const { name, value } of headers.slice(receivedAt + 1)) {
    const place = placeOf(name);
    if (place < reached) return unknown;
    reached = place;
    if (name === "x-ses-receipt")
      return blockOf((wanted) => values.get(wanted), hasReturnPath ? headers[0]?.value : undefined, received.value);
    if (!values.has(name)) values.set(name, value);
  }
  return unknown;
}

/** Characters of a header that are read. */
const maxReadLength = 8000;

/** Whether the host after the first `by` is this one: what a sender says of himself stands before it, without blanks. */
function isReceivedBy(received: string, host: string): boolean {
  const words = received.slice(0, maxReadLength).toLowerCase().split(/\s+/);
  return words[words.indexOf("by") + 1] === host && words.includes("by");
}

function blockOf(
  headerValue: (name: Name) => string | undefined,
  returnPath: string | undefined,
  received: string,
): SesBlock {
  const results = readResults(headerValue("authentication-results") ?? "");
  const receivedSpf = headerValue("received-spf") ?? "";
  const saidSpf = resultOf(results, "spf");
  const id = / with e?smtps? id ([\w-]{1,100})/i.exec(received.slice(0, maxReadLength).replace(/\s/g, " "))?.[1];
  const envelopeFrom = returnPath?.trim().replace(/^</, "").replace(/>$/, "");
  const dmarcDomain = onlyOne(results.filter(({ method }) => method === "dmarc").map(({ domain }) => domain));
  const spfDomain = spfDomainOf(envelopeFrom, receivedSpf);
  const verdicts = {
    spam: verdictOf(headerValue("x-ses-spam-verdict")),
    virus: verdictOf(headerValue("x-ses-virus-verdict")),
    spf: saidSpf === "unknown" ? verdictOf(receivedSpf.trim().split(/\s/, 1)[0]) : saidSpf,
    dkim: resultOf(results, "dkim"),
    dmarc: resultOf(results, "dmarc"),
  };
  return {
    ...(couldHoldResults(envelopeFrom, received) ? withoutPasses(verdicts) : verdicts),
    dkimDomains: results.flatMap(({ method, verdict, domain }) =>
      method === "dkim" && verdict === "PASS" && domain ? [domain] : [],
    ),
    ...(dmarcDomain && { dmarcDomain }),
    ...(spfDomain && { spfDomain }),
    ...(envelopeFrom !== undefined && { envelopeFrom }),
    ...(id && { messageIdOfSes: id }),
  };
}

/**
 * The domain that SPF was checked for. `Return-Path` says it, and `Received-SPF` must say the same: for the null sender it
 * names the greeting host, which anybody chooses.
 */
function spfDomainOf(envelopeFrom: string | undefined, receivedSpf: string): string | undefined {
  const domain = domainOf(envelopeFrom ?? "");
  const checked = partsOf(receivedSpf)
    .map((part) => propertyOf(part, "envelope-from"))
    .find((value) => value !== undefined);
  return checked === undefined || domainOf(checked) === domain ? domain : undefined;
}

/** `fail` and `pass` are what they say; everything else that is said (none, softfail, temperror) proves nothing. */
function verdictOf(word: string | undefined): Verdict {
  const said = (word ?? "").trim().toUpperCase();
  if (said === "PASS" || said === "FAIL") return said;
  return said === "" || said === "DISABLED" || said === "PROCESSING_FAILED" ? "unknown" : "GRAY";
}

interface Result {
  readonly method: string;
  readonly verdict: Verdict;
  readonly domain?: string;
}

/** The property that names the domain for which a method gave its result; DKIM's `header.d` only where `header.i` is not. */
const properties: Readonly<Record<string, readonly string[]>> = {
  spf: [],
  dkim: ["header.i", "header.d"],
  dmarc: ["header.from"],
};

/** The results of an `Authentication-Results` header (RFC 8601) of SES; those of any other service are none. */
function readResults(value: string): Result[] {
  const [service, ...parts] = partsOf(value);
  if (!/^\s{0,20}amazonses\.com(?:\s{1,20}1)?\s{0,20}$/i.test(service ?? "")) return [];
  return parts.flatMap((part) => {
    const [, said = "", word] = /^\s{0,20}(spf|dkim|dmarc)\s{0,5}=\s{0,5}([a-z]+)/i.exec(part) ?? [];
    const method = said.toLowerCase();
    const named = (properties[method] ?? []).map((name) => propertyOf(part, name)).find(Boolean) ?? "";
    // Alone (`header.from`), or behind the local part of an address (`header.i`).
    const domain = asciiDomain(named.slice(named.lastIndexOf("@") + 1));
    return word ? [{ method, verdict: verdictOf(word), ...(domain && { domain }) }] : [];
  });
}

/** The value of a property of a result, `name=value` between blanks. */
const propertyOf = (part: string, name: string): string | undefined =>
  part
    .split(/\s+/)
    .find((word) => word.toLowerCase().startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** The parts between semicolons. The sender chooses what is repeated in comments and quotes: nothing within them counts. */
const partsOf = (value: string): string[] => withoutComments(value.slice(0, maxReadLength)).split(";");

/** A header's value without its comments and quoted strings (RFC 5322 3.2.2, 3.2.4). */
function withoutComments(value: string): string {
  let kept = "";
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < value.length; i++) {
    const char = value[i];
    if (char === "\\" && (quoted || depth > 0)) i++;
    else if (char === '"' && depth === 0) quoted = !quoted;
    else if (char === "(" && !quoted) depth++;
    else if (char === ")" && !quoted && depth > 0) depth--;
    else if (!quoted && depth === 0) kept += char;
  }
  return kept;
}

/** One verdict of all results of a method. A mail has many DKIM signatures, of which one is enough; elsewhere results that differ prove nothing. */
function resultOf(results: readonly Result[], method: "spf" | "dkim" | "dmarc"): Verdict {
  const verdicts = results.filter((result) => result.method === method).map(({ verdict }) => verdict);
  if (verdicts.length === 0) return "unknown";
  if (method === "dkim" && verdicts.includes("PASS")) return "PASS";
  if (verdicts.includes("FAIL")) return "FAIL";
  return verdicts.every((verdict) => verdict === "PASS") ? "PASS" : "GRAY";
}

const onlyOne = (values: readonly (string | undefined)[]): string | undefined =>
  new Set(values).size === 1 ? values[0] : undefined;

/**
 * Whether the sender could have written a result into SES's own header: the name with which he greets and the address of
 * his envelope are repeated there. No honest host name holds such characters, and hardly any address.
 */
const couldHoldResults = (envelopeFrom: string | undefined, received: string): boolean =>
  /[;"\\()\s]/.test(envelopeFrom ?? "") ||
  /[;="\\]/.test(received.slice(0, received.toLowerCase().lastIndexOf(" by ")));

function withoutPasses(verdicts: Verdicts): Verdicts {
  const lower = (verdict: Verdict): Verdict => (verdict === "PASS" ? "GRAY" : verdict);
  return { ...verdicts, spf: lower(verdicts.spf), dkim: lower(verdicts.dkim), dmarc: lower(verdicts.dmarc) };
}

/** From what is believed least to what is believed most. */
const strictness: readonly Verdict[] = ["FAIL", "unknown", "GRAY", "PASS"];

/** The statuses of a receipt notification, in SES's words; a check of which it says nothing is left out. */
export type ReceiptStatuses = Readonly<Partial<Record<(typeof sesChecks)[number], string>>>;

/**
 * The block with the stricter of two words for each check: its own, and the status that SES published with the receipt. A
 * check that the receipt leaves out stays as the block has it, so that a mail found without its receipt is read alike.
 */
export function stricter(block: SesBlock, receipt: ReceiptStatuses): SesBlock {
  const changes = sesChecks.flatMap((check): [string, Verdict][] => {
    const published = receipt[check];
    if (published === undefined) return [];
    const verdict = verdictOf(published);
    return strictness.indexOf(verdict) < strictness.indexOf(block[check]) ? [[check, verdict]] : [];
  });
  return { ...block, ...Object.fromEntries(changes) };
}

/** How sure we are of a sender, and by which check where it is proven. */
export interface SenderProof {
  readonly trust: Trust;
  readonly by?: "dmarc" | "spf" | "dkim";
}

/**
 * How sure we are that the From address wrote this mail. Proven: one From header with one mailbox, and DMARC passed for
 * that mailbox's domain, or SPF or DKIM passed for a domain that aligns with it. Failed: DMARC failed, whatever else
 * passed. Everything else, GRAY and missing included, is unproven; also where SPF and DKIM fail without a DMARC policy,
 * as they do on honest mail that somebody forwards.
 */
export function proofOf(block: SesBlock, mail: Pick<Mail, "from" | "headers">): SenderProof {
  if (block.dmarc === "FAIL") return { trust: "failed" };
  const domain = onlySenderDomain(mail);
  // Two readings of one From header are how a mail passes for one domain and shows another.
  const isReadAlike = block.dmarcDomain === undefined || block.dmarcDomain === domain;
  if (domain === undefined || !isReadAlike) return { trust: "unproven" };
  const proofs = {
    dmarc: block.dmarc === "PASS" && block.dmarcDomain !== undefined,
    dkim: block.dkim === "PASS" && block.dkimDomains.some((signer) => alignsRelaxed(signer, domain)),
    spf: isSpfAligned(block, domain),
  };
  const by = (["dmarc", "dkim", "spf"] as const).find((check) => proofs[check]);
  return by ? { trust: "proven", by } : { trust: "unproven" };
}

const isSpfAligned = ({ spf, spfDomain }: SesBlock, domain: string): boolean =>
  spf === "PASS" && spfDomain !== undefined && alignsRelaxed(spfDomain, domain);

/** `proofOf`, without how. */
export const trustOf = (block: SesBlock, mail: Pick<Mail, "from" | "headers">): Trust => proofOf(block, mail).trust;

/**
 * The domain of the one mailbox of the one From header. None where a From could be read in two ways: a second header or
 * mailbox, a group, a route, a quoted local part, an address in a display name without quotes.
 */
function onlySenderDomain(mail: Pick<Mail, "from" | "headers">): string | undefined {
  const [sender, ...others] = mail.from;
  const [header, ...more] = headersOf(mail, "from");
  if (!sender || others.length > 0 || header === undefined || more.length > 0) return undefined;
  const plain = withoutComments(header);
  return /^[^@:;]*[^@:;\s<]@[^@:;]*$/.test(plain) ? domainOf(sender.address) : undefined;
}

/**
 * Whether the sender himself wrote this header field: his own server sent the mail (SPF, aligned), or there is one field of
 * the name and every signature of an aligned domain covers it. DKIM alone survives being sent on, and a field that is not
 * signed can be added on the way (RFC 6376 8.15).
 */
export function isWrittenBySender(block: SesBlock, mail: Pick<Mail, "from" | "headers">, name: string): boolean {
  const domain = onlySenderDomain(mail);
  if (domain === undefined) return false;
  if (isSpfAligned(block, domain)) return true;
  const signatures = headersOf(mail, "dkim-signature")
    .map(tagsOf)
    .filter((tags) => alignsRelaxed(tags.get("d") ?? "", domain));
  const covers = (tags: ReadonlyMap<string, string>): boolean =>
    (tags.get("h") ?? "").split(":").some((covered) => covered.trim().toLowerCase() === name);
  return headersOf(mail, name).length === 1 && signatures.length > 0 && signatures.every(covers);
}

/** The tags of a DKIM signature (RFC 6376 3.2); of a tag that stands twice the first counts. */
function tagsOf(signature: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const part of signature.slice(0, 8000).split(";")) {
    const equals = part.indexOf("=");
    const tag = part.slice(0, Math.max(0, equals)).trim().toLowerCase();
    if (tag !== "" && !tags.has(tag)) tags.set(tag, part.slice(equals + 1).replace(/\s/g, ""));
  }
  return tags;
}

/** Whether a notice may go to the sender of a mail (R7): anything less would be answered to a victim (backscatter). */
export const mayBeAnswered = ({ spam, virus }: Pick<Verdicts, "spam" | "virus">, trust: Trust): boolean =>
  spam !== "FAIL" && virus !== "FAIL" && trust === "proven";

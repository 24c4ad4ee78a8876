import { headersOf, type Mail, type MailHeader } from "./mail.ts";
import type { Trust } from "./submission.ts";

export type Verdict = "PASS" | "FAIL" | "GRAY" | "unknown";

/** What the receiving service says about a mail, from its own block of headers alone. */
export interface SesBlock {
  readonly spam: Verdict;
  readonly virus: Verdict;
  readonly spf: Verdict;
  readonly dkim: Verdict;
  readonly dmarc: Verdict;
  /** The domain of the From header for which DMARC was judged, in lower case. */
  readonly dmarcDomain?: string;
  /** Sender of the envelope; empty for the null sender of bounces. */
  readonly envelopeFrom?: string;
  /** The id under which SES received the mail. */
  readonly messageIdOfSes?: string;
}

const unknown: SesBlock = { spam: "unknown", virus: "unknown", spf: "unknown", dkim: "unknown", dmarc: "unknown" };

/** Names that SES writes between its `Received` and the end of its block; the first of each counts. */
const verdictNames = new Set(["x-ses-spam-verdict", "x-ses-virus-verdict", "received-spf", "authentication-results"]);
const lastNames = new Set(["x-ses-receipt", "x-ses-dkim-signature"]);

/**
 * Reads the block that SES in `region` puts on top of a received mail: `Return-Path`, `Received`, verdicts, and at the
 * end `X-SES-RECEIPT`. Whatever stands below it is the sender's, however much it looks like SES. Without the whole block
 * every verdict is `unknown`, never `PASS`.
 */
export function readSesBlock(headers: readonly MailHeader[], region: string): SesBlock {
  const hasReturnPath = headers[0]?.name === "return-path";
  const receivedAt = hasReturnPath ? 1 : 0;
  const received = headers[receivedAt];
  if (received?.name !== "received" || !isReceivedBy(received.value, `inbound-smtp.${region}.amazonaws.com`))
    return unknown;
  const verdicts = new Map<string, string>();
  for (const { name, value } of headers.slice(receivedAt + 1)) {
    if (lastNames.has(name)) return verdictsOf(verdicts, hasReturnPath ? headers[0]?.value : undefined, received.value);
    if (!verdictNames.has(name)) return unknown;
    if (!verdicts.has(name)) verdicts.set(name, value);
  }
  return unknown;
}

/** Whether the host after the first `by` is this one: what a sender says of himself stands before it, without blanks. */
function isReceivedBy(received: string, host: string): boolean {
  const words = received.slice(0, 2000).toLowerCase().split(/\s+/);
  return words[words.indexOf("by") + 1] === host && words.includes("by");
}

function verdictsOf(verdicts: ReadonlyMap<string, string>, returnPath: string | undefined, received: string): SesBlock {
  const results = readResults(verdicts.get("authentication-results") ?? "");
  const spf = resultOf(results, "spf");
  const dmarcDomain = results.find(({ method }) => method === "dmarc")?.domain;
  const id = / with smtps? id ([\w-]{1,100})/i.exec(received.slice(0, 2000).replace(/\s/g, " "))?.[1];
  return {
    spam: verdictOf(verdicts.get("x-ses-spam-verdict")),
    virus: verdictOf(verdicts.get("x-ses-virus-verdict")),
    spf: spf === "unknown" ? verdictOf((verdicts.get("received-spf") ?? "").trim().split(/\s/, 1)[0]) : spf,
    dkim: resultOf(results, "dkim"),
    dmarc: resultOf(results, "dmarc"),
    ...(dmarcDomain && { dmarcDomain }),
    ...(returnPath !== undefined && { envelopeFrom: returnPath.trim().replace(/^</, "").replace(/>$/, "") }),
    ...(id && { messageIdOfSes: id }),
  };
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

/** The results of an `Authentication-Results` header (RFC 8601) of SES; those of any other service are none. */
function readResults(value: string): Result[] {
  // The sender chooses parts of what is repeated in comments and quotes, so nothing within them counts.
  const [service, ...parts] = withoutComments(value.slice(0, 8000)).split(";");
  if (service?.trim().toLowerCase() !== "amazonses.com") return [];
  return parts.flatMap((part) => {
    const match = /^\s{0,20}(spf|dkim|dmarc)\s{0,5}=\s{0,5}([a-z]+)/i.exec(part);
    const domain = /\sheader\.from=([\w.-]+)/i.exec(part)?.[1]?.toLowerCase();
    return match
      ? [{ method: (match[1] ?? "").toLowerCase(), verdict: verdictOf(match[2]), ...(domain && { domain }) }]
      : [];
  });
}

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

/**
 * How sure we are that the From address wrote this mail. Proven: one From header with one mailbox, DMARC passed, and it
 * passed for that mailbox's domain. Failed: DMARC failed. Everything else, GRAY and missing included, is unproven.
 */
export function trustOf(block: Pick<SesBlock, "dmarc" | "dmarcDomain">, mail: Pick<Mail, "from" | "headers">): Trust {
  if (block.dmarc === "FAIL") return "failed";
  const [sender, ...others] = mail.from;
  const isOne = sender !== undefined && others.length === 0 && headersOf(mail, "from").length === 1;
  if (!isOne || block.dmarc !== "PASS") return "unproven";
  const domain = sender.address.slice(sender.address.lastIndexOf("@") + 1).toLowerCase();
  // Two readings of one From header are how a mail passes for one domain and shows another.
  return block.dmarcDomain === undefined || block.dmarcDomain === domain ? "proven" : "unproven";
}

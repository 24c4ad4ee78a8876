import { randomBytes } from "node:crypto";

const statuses = ["PASS", "FAIL", "GRAY", "PROCESSING_FAILED"] as const;
type Status = (typeof statuses)[number];

const checks = ["spam", "virus", "spf", "dkim", "dmarc"] as const;
type Check = (typeof checks)[number];

/** What the local receiver says about a mail. */
export type Verdicts = Readonly<Record<Check, Status>>;

const isOneOf = <T extends string>(words: readonly T[], word: string): word is T =>
  (words as readonly string[]).includes(word);

/**
 * Reads `LOCAL_MAIL_VERDICT`: one status for SPF, DKIM and DMARC (`FAIL`), or one per check (`spf=FAIL,spam=FAIL`); what
 * is not named is PASS. Throws an error that says what is possible.
 */
export function parseVerdicts(text: string): Verdicts {
  const verdicts: Record<Check, Status> = { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS" };
  for (const part of text.split(",").map((word) => word.trim())) {
    const [first = "", second] = part.split("=", 2);
    const status = (second ?? first).trim().toUpperCase();
    const check = first.trim().toLowerCase();
    if (!isOneOf(statuses, status) || (second !== undefined && !isOneOf(checks, check))) {
      throw new Error(
        `"${part}" is no verdict: one of ${statuses.join(", ")}, alone or behind one of ${checks.join("=, ")}=`,
      );
    }
    if (second === undefined) Object.assign(verdicts, { spf: status, dkim: status, dmarc: status });
    else if (isOneOf(checks, check)) verdicts[check] = status;
  }
  return verdicts;
}

/** Words of RFC 8601 for a status, as SES writes them. */
const words: Record<Status, string> = { PASS: "pass", FAIL: "fail", GRAY: "none", PROCESSING_FAILED: "temperror" };

const spfReasons: Record<Status, (domain: string, ip: string) => string> = {
  PASS: (domain, ip) => `domain of ${domain} designates ${ip} as permitted sender`,
  FAIL: (domain, ip) => `domain of ${domain} does not designate ${ip} as permitted sender`,
  GRAY: (domain, ip) => `${ip} is neither permitted nor denied by domain of ${domain}`,
  PROCESSING_FAILED: (domain) => `error in processing during lookup of ${domain}`,
};

export interface Arrival {
  readonly id: string;
  readonly region: string;
  readonly helo: string;
  readonly ip: string;
  /** Envelope sender; empty for bounces. */
  readonly mailFrom: string;
  readonly recipient: string;
  /** Domain of the From header; empty where there is none. */
  readonly fromDomain: string;
  readonly at: Date;
}

// The sender chooses these names. A blank, bracket or semicolon in them would begin a result of its own.
const plain = (text: string): string => text.replace(/[^\p{L}\p{N}.@_+=:[\]-]/gu, "?").slice(0, 320);

/**
 * The header block that SES puts on top of a mail that it received, in SES's order: Return-Path, Received,
 * X-SES-Spam-Verdict, X-SES-Virus-Verdict, Received-SPF, Authentication-Results, X-SES-RECEIPT, X-SES-DKIM-SIGNATURE.
 * The last two hold random bytes: nobody but SES can check them.
 */
export function receiptBlock(arrival: Arrival, verdicts: Verdicts): string {
  const helo = plain(arrival.helo);
  const sender = plain(arrival.mailFrom);
  // A bounce has no sender, so that SPF is checked for the host that greets (RFC 7208, 2.4).
  const envelope = sender === "" ? `postmaster@${helo}` : sender;
  const spfDomain = envelope.slice(envelope.lastIndexOf("@") + 1);
  const fromDomain = plain(arrival.fromDomain) || "unknown";
  const reason = spfReasons[verdicts.spf](spfDomain, arrival.ip);
  const spf = `${words[verdicts.spf]} (spfCheck: ${reason}) client-ip=${arrival.ip}; envelope-from=${envelope}; helo=${helo};`;
  const noise = (size: number) => randomBytes(size).toString("base64");
  return [
    `Return-Path: <${sender}>`,
    `Received: from ${helo} (${helo} [${arrival.ip}])`,
    ` by inbound-smtp.${arrival.region}.amazonaws.com with SMTP id ${arrival.id}`,
    ` for ${plain(arrival.recipient)};`,
    ` ${arrival.at.toUTCString().replace("GMT", "+0000 (UTC)")}`,
    `X-SES-Spam-Verdict: ${verdicts.spam}`,
    `X-SES-Virus-Verdict: ${verdicts.virus}`,
    `Received-SPF: ${spf}`,
    "Authentication-Results: amazonses.com;",
    ` spf=${spf}`,
    ` dkim=${words[verdicts.dkim]} header.i=@${fromDomain};`,
    ` dmarc=${words[verdicts.dmarc]} header.from=${fromDomain};`,
    `X-SES-RECEIPT: ${noise(240)}`,
    `X-SES-DKIM-SIGNATURE: a=rsa-sha256; q=dns/txt; b=${noise(128)}; c=simple; s=local; d=amazonses.com; t=${Math.floor(arrival.at.getTime() / 1000)}; v=1; bh=${noise(32)}; h=From:To:Cc:Bcc:Subject:Date:Message-ID:MIME-Version:Content-Type:X-SES-RECEIPT;`,
    "",
  ].join("\r\n");
}

import { headersOf, type Mail } from "./mail.ts";

/** What a bounce says: whom it did not reach, why, and which of our notices it is about. */
export interface Bounce {
  /** Addresses that were not reached, in lower case, as the report or else its text names them; at most 20. */
  readonly recipients: readonly string[];
  /** `temporary`: the server still tries, or asks to try later. */
  readonly kind: "permanent" | "temporary" | "unknown";
  /** Enhanced status code (RFC 3463) of the worst failure, like `5.1.1`. */
  readonly status?: string;
  /** Addresses of the form of our signed reply address, in lower case. Anybody can write one: their MAC is to be checked. */
  readonly replyAddresses: readonly string[];
  /** Ids of mails that SES sent, without brackets and host, as its API answers them. Anybody can write them. */
  readonly sesMessageIds: readonly string[];
}

/** Characters that are read of each text of a mail, and of all of them. */
const maxTextLength = 64 * 1024;
const maxTotalLength = 256 * 1024;
/** A returned mail may name many; more would be an attack. */
const maxFound = 20;

/** An address as reports write it, without quoted local parts. Local part and domain as long as RFC 5321 lets them be. */
const addressPattern = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?/gi;

/** `case+<reference>.<mac>@<domain>`: what `keys.ts` makes. */
const replyAddressPattern = /\bcase\+[0-9a-z]{10}\.[0-9a-f]{32}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/gi;

/** SES's Message-ID; `email.amazonses.com` stands for us-east-1. */
const sesMessageIdPattern = /<([0-9a-z][0-9a-z-]{7,99})@(?:[a-z0-9-]{1,30}\.)?amazonses\.com>/gi;

/**
 * Reads a bounce: its report (RFC 3464), or where there is none its own words, and the headers of the mail that came
 * back. `text` and `otherTexts` are searched alike, so it does not matter which part of the mail became which. Reads at
 * most 256 KB; linear.
 */
export function readBounce(mail: Pick<Mail, "headers" | "text" | "otherTexts">): Bounce {
  const texts = cappedTexts([mail.text, ...mail.otherTexts]);
  const everything = [...mail.headers.filter(({ name }) => threadNames.has(name)).map(({ value }) => value), ...texts];
  const reports = texts.flatMap(reportsIn);
  const failed = reports.filter(({ action = "failed" }) => /^(?:failed|delayed)/.test(action));
  const words =
    reports.length > 0
      ? []
      : texts.filter((text, index) => index === 0 || !fieldFirst.test(text)).map(withoutReturnedMail);
  const named = [
    ...failed.flatMap(({ recipients }) => recipients),
    ...headersOf(mail, "x-failed-recipients").flatMap(addressesIn),
  ];
  return {
    recipients: unique(named.length > 0 ? named : words.flatMap(recipientsInWords)),
    ...(worst([...failed.map(failureOf), ...words.map(failureInWords)]) ?? noFailure),
    replyAddresses: unique(everything.flatMap((text) => text.match(replyAddressPattern) ?? [])),
    sesMessageIds: unique(
      everything.flatMap((text) => [...text.matchAll(sesMessageIdPattern)].map(([, id = ""]) => id)),
    ),
  };
}

/** Headers of the bounce itself that may name the mail it is about. Not `Message-ID`: SES sends bounces too. */
const threadNames: ReadonlySet<string> = new Set([
  "in-reply-to",
  "references",
  "to",
  "x-original-message-id",
  "original-message-id",
]);

function cappedTexts(texts: readonly string[]): string[] {
  let left = maxTotalLength;
  return texts.map((text) => {
    const kept = text.slice(0, Math.min(maxTextLength, left));
    left -= kept.length;
    return kept;
  });
}

const unique = (values: readonly string[]): string[] =>
  [...new Set(values.map((value) => value.toLowerCase()))].slice(0, maxFound);

/** The fields of one recipient of a delivery report. */
interface Report {
  readonly recipients: readonly string[];
  readonly action?: string;
  readonly status?: string;
  readonly diagnostic?: string;
}

const reportField = /^(final-recipient|original-recipient|action|status|diagnostic-code)\s{0,5}:\s{0,20}(.{0,1000})$/i;

/** The reports of a text: each is a run of lines without an empty one (RFC 3464 2.1), with a recipient in it. */
function reportsIn(text: string): Report[] {
  return unfold(text)
    .split(/\n[ \t]*\n/)
    .flatMap((group) => {
      const fields = group.split("\n").flatMap((line) => {
        const [, name = "", value = ""] = reportField.exec(line) ?? [];
        return name ? [[name.toLowerCase(), value.trim()] as const] : [];
      });
      const fieldOf = (name: string): string | undefined => fields.find(([known]) => known === name)?.[1];
      const [final, original] = [fieldOf("final-recipient"), fieldOf("original-recipient")];
      if (final === undefined && original === undefined) return [];
      const [action, status, diagnostic] = [fieldOf("action"), fieldOf("status"), fieldOf("diagnostic-code")];
      return [
        {
          recipients: [final ?? "", original ?? ""].map(fromXtext).flatMap(addressesIn),
          ...(action !== undefined && { action: action.toLowerCase() }),
          ...(status !== undefined && { status }),
          ...(diagnostic !== undefined && { diagnostic }),
        },
      ];
    });
}

/** Folded lines made whole, line ends made one kind. */
const unfold = (text: string): string => text.replace(/\r\n?/g, "\n").replace(/\n[ \t]+(?=\S)/g, " ");

/** RFC 3461 4: `+` and `=` of an original recipient are written in hexadecimal. */
const fromXtext = (value: string): string => value.replace(/\+2b/gi, "+").replace(/\+3d/gi, "=");

const addressesIn = (text: string): string[] =>
  (text.match(addressPattern) ?? []).filter((address) => address.slice(address.lastIndexOf("@")).includes("."));

type Failure = Pick<Bounce, "kind" | "status">;
const noFailure: Failure = { kind: "unknown" };

const kinds: Readonly<Record<string, Failure["kind"]>> = { "5": "permanent", "4": "temporary" };

function failureOf({ action = "", status = "", diagnostic = "" }: Report): Failure {
  const code = /^[245]\.\d{1,3}\.\d{1,3}/.exec(status)?.[0];
  const read =
    code === undefined ? failureInWords(diagnostic) : { kind: kinds[code.slice(0, 1)] ?? "unknown", status: code };
  // A server that still tries may well repeat the code with which another refused it.
  if (action.startsWith("delayed")) return { ...read, kind: "temporary" };
  return read.kind === "unknown" && action.startsWith("failed") ? { ...read, kind: "permanent" } : read;
}

/** Not behind a digit or a dot, as in an IP address. */
const enhancedCode = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;
const replyCode = /(?:^|[\s:(#<"'])([45])[0-7]\d(?=[\s-])/;

const temporaryWords =
  /will (?:be )?(?:re)?tr(?:y|ied)|still being retried|temporar|try again later|deferred|delayed|not yet been delivered|暂时|暫時|稍后|稍後|继续尝试|繼續嘗試/i;
const permanentWords =
  /user unknown|unknown user|no such (?:user|mailbox|address|recipient)|(?:does|may) not exist|doesn't exist|not found|unknown (?:address|recipient|mailbox)|mailbox (?:unavailable|full|disabled|is full)|over quota|permanent(?:ly)? (?:error|fail)|fail(?:ed|ure)|undeliverable|(?:not|n't) (?:be )?deliver|unable to deliver|error delivering|rejected|blocked|returned|不存在|无法找到|無法找到|已停用|已被禁用|被拒绝|被拒絕|已满|已滿|无法投递|无法送达|無法傳遞|退回|退信/i;

/** What a text says where it has no report: its codes, or else its words. */
function failureInWords(text: string): Failure {
  const status = enhancedCode.exec(text)?.[1];
  const digit = status?.slice(0, 1) ?? replyCode.exec(text)?.[1];
  if (digit !== undefined) return { kind: kinds[digit] ?? "unknown", ...(status && { status }) };
  if (temporaryWords.test(text)) return { kind: "temporary" };
  return permanentWords.test(text) ? { kind: "permanent" } : noFailure;
}

/** The failure that is told of a mail with several recipients: what is certain before what may pass. */
const worst = (failures: readonly Failure[]): Failure | undefined =>
  failures.find(({ kind, status }) => kind === "permanent" && status !== undefined) ??
  failures.find(({ kind }) => kind === "permanent") ??
  failures.find(({ kind }) => kind === "temporary") ??
  failures[0];

/** Where the words of a server end and the mail that it returns begins. */
const returnedMail =
  /^[ \t]{0,8}(?:-{2,60} ?(?:this is a copy|original message|the header|returned message|message header|the body|undelivered message|below this line|original mail|原始邮件|原邮件|原始郵件|原郵件)|-{2,20} ?below this line|message headers follow|original message headers|received: |return-path: |原始邮件|原邮件信息)/im;

/** A part that begins with a header field is one of the returned mail's. */
const fieldFirst = /^\s{0,5}[a-z][\w-]{1,60}:\s/i;

function withoutReturnedMail(text: string): string {
  const at = text.search(returnedMail);
  return at < 0 ? text : text.slice(0, at);
}

/** Addresses that report failures, or belong to the machinery; the failed one is none of them. */
const notRecipients =
  /^(?:mailer-daemon|postmaster|bounces?|no-?reply|case\+|abuse|support|help)[^@]{0,64}@|@(?:[a-z0-9-]{1,30}\.)?amazonses\.com$/i;

/**
 * The addresses that a server names in its own words: those that stand first on a line, as servers list them, or else all
 * in it.
 */
function recipientsInWords(text: string): string[] {
  const named = (found: readonly string[]): string[] => found.filter((address) => !notRecipients.test(address));
  const lines = text.split(/\r?\n/).map((line) => line.slice(0, 1000));
  const listed = named(
    lines.flatMap(
      (line) => /^\s{0,20}[<"']?([^\s<>"']{1,64}@[a-z0-9.-]{1,253}[a-z0-9])[>"']?(?=[\s:;,.]|$)/i.exec(line)?.[1] ?? [],
    ),
  );
  return listed.length > 0 ? listed : named(lines.flatMap(addressesIn));
}

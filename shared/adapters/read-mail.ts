import { createHash } from "node:crypto";
import PostalMime, { decodeWords } from "postal-mime";
import { htmlToText } from "#shared/domain/html-text.ts";
import { headerOf, headersOf, type Mail, type MailHeader } from "#shared/domain/mail.ts";
import { readMailDate } from "#shared/domain/mail-date.ts";
import { readHeaders } from "#shared/domain/mail-headers.ts";
import { type MailLimits, mailLimits } from "#shared/domain/mail-limits.ts";
import { readMailboxes } from "#shared/domain/mailboxes.ts";

/** Bytes of UTF-8 that are kept of a mail's text; the raw mail has the rest. */
export const maxTextBytes = 64 * 1024;
/** The last line of a text that was cut. */
export const cutMark = "[…]";

const maxSubjectLength = 998;
/** RFC 5322 2.1.1: the longest line; a longer From header or Message-ID is nobody's. */
const maxIdBytes = 998;
const maxFilenameLength = 200;
const maxRecipients = 200;

type PostalMail = Awaited<ReturnType<typeof PostalMime.parse>>;

/** A mail, and the decoded bytes of its attachments in their order. */
export interface ReadMail {
  readonly mail: Mail;
  readonly files: readonly Uint8Array[];
}

/**
 * Reads a raw mail with postal-mime. Only for bytes that passed `limitExceeded`. Throws where the parser gives up.
 * Attached messages stay attachments: nothing in them is read.
 */
export async function readMail(raw: Uint8Array, limits: MailLimits = mailLimits): Promise<ReadMail> {
  const headers = readHeaders(raw);
  const parsed = await parseDeclared(raw, headers, limits);
  const id = messageIdOf(headers);
  const date = readMailDate(headerOf({ headers }, "date") ?? "");
  const files = parsed.attachments.map(({ content }) =>
    typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content),
  );
  const mail: Mail = {
    headers,
    from: fromOf(headers),
    to: toOf(headers),
    subject: subjectOf(headers),
    ...(id && { messageId: id }),
    ...(date && { date: date.date }),
    ...(date?.offsetMinutes !== undefined && { dateOffsetMinutes: date.offsetMinutes }),
    text: textOf(parsed),
    otherTexts: [],
    oddities: [],
    attachments: parsed.attachments.map(({ filename, mimeType, disposition }, index) => {
      const bytes = files[index] ?? new Uint8Array();
      return {
        filename: cleanFilename(filename ?? ""),
        contentType: cleanLine(mimeType).slice(0, maxFilenameLength),
        sizeBytes: bytes.byteLength,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        isInline: disposition === "inline",
      };
    }),
  };
  return { mail, files };
}

const parse = (raw: Uint8Array, limits: MailLimits): Promise<PostalMail> =>
  PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    maxNestingDepth: limits.depth,
    // Of all parts together; the scan has limited each.
    maxHeadersSize: 4 * limits["header-bytes"],
  });

/**
 * The parsed mail; where a mail of one part declares no charset and is not UTF-8, read again as GB18030. The first
 * Content-Type wins in the parser, so the charset is declared by a field put in front.
 */
async function parseDeclared(raw: Uint8Array, headers: readonly MailHeader[], limits: MailLimits): Promise<PostalMail> {
  const parsed = await parse(raw, limits);
  const type = headerOf({ headers }, "content-type") ?? "text/plain";
  const isUndeclared = /^text\/[a-z]{1,20}\s{0,5}(?:;|$)/i.test(type) && !/charset/i.test(type);
  if (!isUndeclared || !`${parsed.text ?? ""}${parsed.html ?? ""}`.includes("\ufffd")) return parsed;
  const media = type.split(";", 1)[0]?.trim() ?? "";
  const declared = new TextEncoder().encode(`Content-Type: ${media}; charset=gb18030\r\n`);
  const whole = new Uint8Array(declared.length + raw.length);
  whole.set(declared);
  whole.set(raw, declared.length);
  const again = await parse(whole, limits);
  return `${again.text ?? ""}${again.html ?? ""}`.includes("\ufffd") ? parsed : again;
}

export function fromOf(headers: readonly MailHeader[]): Mail["from"] {
  return headersOf({ headers }, "from")
    .filter((value) => value.length <= maxIdBytes)
    .flatMap(readMailboxes)
    .map(({ address, name }) => ({
      address: cleanLine(address),
      name: cleanLine(decodeWords(name)).slice(0, maxSubjectLength),
    }));
}

const toOf = (headers: readonly MailHeader[]): string[] =>
  ["to", "cc", "delivered-to", "x-original-to"]
    .flatMap((name) => headersOf({ headers }, name))
    .flatMap(readMailboxes)
    .slice(0, maxRecipients)
    .map(({ address }) => cleanLine(address));

export const subjectOf = (headers: readonly MailHeader[]): string =>
  cleanLine(decodeWords(headerOf({ headers }, "subject") ?? ""))
    .slice(0, maxSubjectLength)
    .toWellFormed();

/** Threading and idempotency rest on it, so only what is surely an id counts (RFC 5322 3.6.4, printable ASCII). */
function messageIdOf(headers: readonly MailHeader[]): string | undefined {
  const value = headerOf({ headers }, "message-id") ?? "";
  return value.length < maxIdBytes && /^<[!-;=?-~]+@[!-;=?-~]+>$/.test(value) ? value : undefined;
}

/** The text part, or the HTML part as text; at most `maxTextBytes`, the mark of the cut included. */
function textOf({ text, html }: PostalMail): string {
  // A character is at least one byte, and cleaning takes some away: four times the limit is always enough.
  const enough = 4 * maxTextBytes;
  const plain = text?.trim() ? text.slice(0, enough) : htmlToText(html ?? "", enough);
  const wasCut = plain.length >= enough;
  const clean = plain.replace(/\r\n?/g, "\n").replace(controls, "").toWellFormed().trimEnd();
  return wasCut || bytesOf(clean) > maxTextBytes
    ? `${cutTo(clean, maxTextBytes - bytesOf(`\n${cutMark}`))}\n${cutMark}`
    : clean;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The longest beginning of a text that has at most `bytes` bytes and splits no character. */
const cutTo = (text: string, bytes: number): string =>
  text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(bytes)).read);

const controls = /[\0-\x08\x0b-\x1f\x7f]/g;
// Line ends, and characters that make text look like other text: bidi controls, zero-width ones, the soft hyphen.
const invisible = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** One line of text without anything that a reader cannot see. */
const cleanLine = (text: string): string =>
  text
    .replace(/[\t\r\n]/g, " ")
    .replace(invisible, "")
    .toWellFormed()
    .trim();

/** A name to show, never a path: what stands after the last slash of either kind. */
function cleanFilename(filename: string): string {
  const name = cleanLine(filename).split(/[/\\]/).at(-1) ?? "";
  const safe = name.replace(/^\.+/, "").trim();
  return Array.from(safe).slice(0, maxFilenameLength).join("") || "unnamed";
}

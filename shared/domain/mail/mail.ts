import type { Instant } from "../brand.ts";

/** A header field as it stands in the mail, name in lower case, value unfolded, undecoded. */
export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/** A file that came with a mail. Never opened; `contentType` is the sender's word, `sniffed` what its first bytes show. */
export interface MailAttachment {
  /** To show, never a path: no directories, no control or bidi characters; `unnamed` where the mail gives none. */
  readonly filename: string;
  readonly contentType: string;
  /** Media type by the first bytes; absent where they tell none. */
  readonly sniffed?: string;
  /** Decoded. */
  readonly sizeBytes: number;
  /** Of the decoded bytes, lower-case hex. */
  readonly sha256: string;
  readonly isInline: boolean;
}

/** A parsed mail. Nothing in it is trusted: who sent it is decided elsewhere. */
export interface Mail {
  /** In the order of the mail, topmost first, the receiving server's own block included. */
  readonly headers: readonly MailHeader[];
  /** Every mailbox of every From header: exactly one is needed to know whom to answer. */
  readonly from: readonly { readonly address: string; readonly name: string }[];
  /** Whom the From header names where it holds no mailbox: to show, never to answer. Absent otherwise. */
  readonly fromClaim?: { readonly address: string; readonly name: string };
  readonly to: readonly string[];
  /** Addresses of Reply-To; absent where there is none. */
  readonly replyTo?: readonly string[];
  readonly subject: string;
  /** With angle brackets. */
  readonly messageId?: string;
  /** The first id of In-Reply-To, with angle brackets. */
  readonly inReplyTo?: string;
  /** The ids of References, oldest first, with angle brackets; absent where there is none. */
  readonly references?: readonly string[];
  readonly date?: Instant;
  /** Minutes east of UTC of the Date header: the zone of the writer's device. */
  readonly dateOffsetMinutes?: number;
  /** The text part, or the HTML part as text where there is no other. */
  readonly text: string;
  /**
   * Whatever else a reader or a machine could read as text: the HTML beside a text part, text attachments, what was cut
   * off `text`. Never kept; it is searched, so that a raw mail that holds a secret anywhere is not kept either.
   */
  readonly otherTexts: readonly string[];
  /** What was odd in reading it, as short codes for the desk: `charset-guessed`, `hidden-text`, `encrypted`. */
  readonly oddities: readonly string[];
  readonly attachments: readonly MailAttachment[];
}

/** The first header field of this name (lower case). */
export const headerOf = (mail: Pick<Mail, "headers">, name: string): string | undefined =>
  mail.headers.find((header) => header.name === name)?.value;

/** The values of all header fields of this name (lower case), topmost first. */
export const headersOf = (mail: Pick<Mail, "headers">, name: string): string[] =>
  mail.headers.filter((header) => header.name === name).map((header) => header.value);

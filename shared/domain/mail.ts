import type { Instant } from "./brand.ts";

/** A header field as it stands in the mail, name in lower case, value unfolded, undecoded. */
export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/** A parsed mail. Nothing in it is trusted: who sent it is decided elsewhere. */
export interface Mail {
  /** In the order of the mail, topmost first, the receiving server's own block included. */
  readonly headers: readonly MailHeader[];
  /** Every mailbox of every From header: exactly one is needed to know whom to answer. */
  readonly from: readonly { readonly address: string; readonly name: string }[];
  readonly to: readonly string[];
  readonly subject: string;
  /** With angle brackets. */
  readonly messageId?: string;
  readonly date?: Instant;
  /** Minutes east of UTC of the Date header: the zone of the writer's device. */
  readonly dateOffsetMinutes?: number;
  /** The text part, or the HTML part as text where there is no other. */
  readonly text: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly sizeBytes: number;
  }[];
}

/** The first header field of this name (lower case). */
export const headerOf = (mail: Pick<Mail, "headers">, name: string): string | undefined =>
  mail.headers.find((header) => header.name === name)?.value;

/** The values of all header fields of this name (lower case), topmost first. */
export const headersOf = (mail: Pick<Mail, "headers">, name: string): string[] =>
  mail.headers.filter((header) => header.name === name).map((header) => header.value);

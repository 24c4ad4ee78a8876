import type { Mail } from "#shared/domain/mail/mail.ts";
import {
  addressesOf,
  dateOf,
  fromClaimOf,
  fromOf,
  idsOf,
  messageIdOf,
  subjectOf,
} from "#shared/domain/mail/mail-fields.ts";
import { withLineFeeds } from "#shared/domain/mail/mail-headers.ts";
import { type MailLimits, mailLimits } from "#shared/domain/mail/mail-limits.ts";
import { readParts } from "#shared/domain/mail/mime-parts.ts";
import { readContent } from "./mail-content.ts";

/** A mail, and the decoded bytes of its attachments in their order. */
export interface ReadMail {
  readonly mail: Mail;
  readonly files: readonly Uint8Array[];
}

/**
 * Reads a raw mail. Linear in its bytes, and throws on none; meant for bytes that passed `limitExceeded`. Attached
 * messages stay attachments, and no attachment is opened: what is text is decoded once to be searched.
 */
export async function readMail(bytes: Uint8Array, limits: MailLimits = mailLimits): Promise<ReadMail> {
  const raw = withLineFeeds(bytes);
  const tree = readParts(raw, limits);
  const { headers } = tree.root;
  const { text, otherTexts, oddities, files } = readContent(raw, tree);
  const from = fromOf(headers);
  const fromClaim = from.length === 0 ? fromClaimOf(headers) : undefined;
  const replyTo = addressesOf(headers, ["reply-to"]);
  const messageId = messageIdOf(headers);
  const [inReplyTo] = idsOf(headers, "in-reply-to");
  const references = idsOf(headers, "references");
  const sent = dateOf(headers);
  const mail: Mail = {
    headers,
    from,
    ...(fromClaim && { fromClaim }),
    to: addressesOf(headers, ["to", "cc", "delivered-to", "x-original-to"]),
    ...(replyTo.length > 0 && { replyTo }),
    subject: subjectOf(headers),
    ...(messageId && { messageId }),
    ...(inReplyTo && { inReplyTo }),
    ...(references.length > 0 && { references }),
    ...(sent && { date: sent.date }),
    ...(sent?.offsetMinutes !== undefined && { dateOffsetMinutes: sent.offsetMinutes }),
    text,
    otherTexts,
    oddities,
    attachments: files.map(({ attachment }) => attachment),
  };
  return { mail, files: files.map(({ bytes: content }) => content) };
}

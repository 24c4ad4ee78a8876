import { createHash } from "node:crypto";
import { cleanLine } from "#shared/domain/clean-text.ts";
import { decodeText } from "#shared/domain/mail/charset.ts";
import { cleanFilename } from "#shared/domain/mail/filename.ts";
import type { MailAttachment } from "#shared/domain/mail/mail.ts";
import { headerOf } from "#shared/domain/mail/mail.ts";
import { sniffMedia } from "#shared/domain/mail/media-sniff.ts";
import type { MimePart } from "#shared/domain/mail/mime-parts.ts";
import type { UuencodedFile } from "#shared/domain/mail/uuencode.ts";

const maxTypeLength = 200;
const maxContentIds = 500;

/** A file that came with a mail, and its decoded bytes, which are a view of no other bytes. */
export interface MailFile {
  readonly attachment: MailAttachment;
  readonly bytes: Uint8Array;
}

/** The file that a part is. `bytes` are decoded, and its own; `shownIds` are the content ids that the HTML shows. */
export function fileOfPart(part: MimePart, bytes: Uint8Array, shownIds: ReadonlySet<string>): MailFile {
  const contentId = (headerOf(part, "content-id") ?? "").replace(/[<>\s]/g, "");
  const isInline = part.disposition === "inline" || (part.disposition !== "attachment" && shownIds.has(contentId));
  return fileOf(bytes, part.filename, part.type, isInline);
}

/** The file that stands in a text of this charset. */
export const fileInText = ({ name, content }: UuencodedFile, charset: string | undefined): MailFile =>
  fileOf(content, decodeText(name, charset).text, "application/octet-stream", false);

function fileOf(bytes: Uint8Array, name: string, type: string, isInline: boolean): MailFile {
  const filename = cleanFilename(name);
  const sniffed = sniffMedia(bytes, filename);
  const attachment: MailAttachment = {
    filename,
    contentType: cleanLine(type).slice(0, maxTypeLength),
    ...(sniffed && { sniffed }),
    sizeBytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    isInline,
  };
  return { attachment, bytes };
}

/** The content ids that HTML shows (RFC 2392): `cid:` up to what cannot be part of a URL. */
export function shownContentIds(html: readonly string[]): Set<string> {
  const shown = new Set<string>();
  for (const text of html)
    for (const [, id = ""] of text.matchAll(/cid:([^"'\s<>)]{1,200})/gi)) {
      if (shown.size >= maxContentIds) return shown;
      shown.add(id.includes("%") ? unescaped(id) : id);
    }
  return shown;
}

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

import type { Instant, Reference } from "./brand.ts";
import { cleanFilename } from "./mail/filename.ts";
import type { MailAttachment } from "./mail/mail.ts";

/**
 * How much of what comes with a mail is kept as evidence of its own. What is over a limit stays in the raw mail for as
 * long as that is kept, and the customer is asked for it by the upload of the status page.
 */
export const evidenceLimits = {
  files: 10,
  fileBytes: 10 * 1024 * 1024,
  allBytes: 25 * 1024 * 1024,
} as const;

/** Why a file was not kept. */
export type EvidenceRefusal = "too-many" | "too-large" | "held-secret" | "not-searched";

/** A file of a case. Its bytes are never opened, shown or unpacked; `key` is where they are kept. */
export interface Evidence extends MailAttachment {
  readonly key?: string;
  readonly refused?: EvidenceRefusal;
}

/** Whether somebody could have written a secret into it that a search would find. Pictures and archives are not read. */
const isText = ({ contentType, sniffed }: MailAttachment): boolean =>
  /^(?:text\/|message\/|application\/(?:json|xml|csv))/.test(sniffed ?? contentType) ||
  /^(?:text\/|message\/|application\/(?:json|xml|csv))/.test(contentType);

/** Bytes of a text of which no more are searched for secrets. */
const maxSearchedBytes = 1024 * 1024;

/** What the search for secrets in all that came along with the files found. */
export type FilesSearched = "clean" | "held-secret" | "not-searched";

/**
 * Which of the files of a mail are kept, under the key that `keyOf` gives: the first ones within the limits. Where the
 * texts that came along hold a secret, or could not be searched to their end, no file that is text is kept.
 */
export function chooseEvidence(
  attachments: readonly MailAttachment[],
  keyOf: (attachment: MailAttachment, index: number) => string,
  searched: FilesSearched,
): Evidence[] {
  let files = 0;
  let bytes = 0;
  return attachments.map((attachment, index) => {
    const refuse = (refused: EvidenceRefusal): Evidence => ({ ...attachment, refused });
    if (isText(attachment) && searched !== "clean") return refuse(searched);
    if (isText(attachment) && attachment.sizeBytes > maxSearchedBytes) return refuse("not-searched");
    if (attachment.sizeBytes > evidenceLimits.fileBytes) return refuse("too-large");
    if (files >= evidenceLimits.files) return refuse("too-many");
    if (bytes + attachment.sizeBytes > evidenceLimits.allBytes) return refuse("too-large");
    files++;
    bytes += attachment.sizeBytes;
    return { ...attachment, key: keyOf(attachment, index) };
  });
}

/**
 * What a customer may add on the status page. The size and the minutes are part of the form's signed policy, so that the
 * store itself refuses what is over them. A form can be posted again until its time is over: `files` bounds the rest.
 */
export const uploadLimits = {
  fileBytes: { least: 1, most: 100 * 1024 * 1024 },
  formMinutes: 15,
  formsADay: 20,
  /** Files of one case, past which it gets no further form. */
  files: 100,
} as const;

/** A file that the customer added on the status page. Never opened or unpacked. */
export interface Upload {
  /** As the browser called it, cleaned: to show, and never a path. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly at: Instant;
  /** Where its bytes are. Its end is foreign text. */
  readonly key: string;
}

/** Below it lie the files of one case, one folder for each form that was handed out. */
export const uploadPrefix = (reference: Reference): string => `evidence/uploads/${reference}/`;

/** A stored file as an upload: what follows the folder of the form is the name. */
export function toUpload({ key, at, sizeBytes }: Omit<Upload, "name">): Upload {
  const [, , , , ...name] = key.split("/");
  return { name: cleanFilename(name.join("/")), sizeBytes, at, key };
}

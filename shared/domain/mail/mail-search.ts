import { decodeText } from "./charset.ts";
import { htmlToText } from "./html-text.ts";
import type { MailAttachment } from "./mail.ts";
import { withLineFeeds } from "./mail-headers.ts";
import { mailLimits } from "./mail-limits.ts";
import { endingOf } from "./media-sniff.ts";
import { type MimePart, readParts } from "./mime-parts.ts";
import { bytesOfPart, textOfPart } from "./part-content.ts";

/** UTF-16 units of all the texts of a mail together that are only searched. */
export const maxSearchedLength = 1024 * 1024;

const textEndings = new Set("txt csv tsv json log md eml xml yaml yml ini html htm".split(" "));
const textTypes = /^(?:text|message)\/|[/+](?:json|xml)$/;
const sniffedText = /^text\/|\/svg/;
const encodedWithin = /^content-transfer-encoding:[ \t]{0,20}(?:base64|quoted-printable)/im;

/**
 * A file's words, where it is text by its type, its name or its bytes, so that they are searched for secrets; nothing
 * else is opened. What stands encoded in an attached message is decoded, one level deep.
 */
export function searchableTexts(
  { filename, contentType, sniffed = "" }: Pick<MailAttachment, "filename" | "contentType" | "sniffed">,
  bytes: Uint8Array,
): string[] {
  const isDeclared = textTypes.test(contentType) || textEndings.has(endingOf(filename));
  if (!sniffedText.test(sniffed) && (sniffed !== "" || !isDeclared)) return [];
  const { text } = decodeText(bytes.subarray(0, maxSearchedLength));
  if (contentType === "text/html" || sniffed === "text/html") return [htmlToText(text, maxSearchedLength)];
  return encodedWithin.test(text) ? [text, ...textsWithin(bytes)] : [text];
}

function textsWithin(bytes: Uint8Array): string[] {
  const raw = withLineFeeds(bytes);
  return leavesOf(readParts(raw, mailLimits).root)
    .filter(({ type }) => type.startsWith("text/"))
    .map((part) => textOfPart(part, bytesOfPart(raw, part, maxSearchedLength).bytes).text);
}

const leavesOf = (part: MimePart): MimePart[] => (part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf));

/** The beginnings of texts that have at most `maxSearchedLength` together, blank ones left out. */
export function withinSearched(texts: readonly string[]): { readonly texts: string[]; readonly isCut: boolean } {
  let left = maxSearchedLength;
  let isCut = false;
  const kept: string[] = [];
  for (const text of texts.filter((each) => each.trim() !== "")) {
    isCut ||= text.length > left;
    if (left > 0) kept.push(text.slice(0, left));
    left -= Math.min(left, text.length);
  }
  return { texts: kept, isCut };
}

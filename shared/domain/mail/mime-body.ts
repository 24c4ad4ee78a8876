import type { MimePart } from "./mime-parts.ts";

/** What the parts of a mail are for a reader. */
export interface MimeBody {
  /** In their order: plain text, and HTML where there is no plain text beside it. */
  readonly text: readonly MimePart[];
  /** HTML of which `text` has a plain version. */
  readonly otherHtml: readonly MimePart[];
  readonly attachments: readonly MimePart[];
}

/** Whether a part is text with tags in angle brackets: HTML, or its forerunner (RFC 1896). */
export const isMarkedUp = ({ type }: MimePart): boolean => /^text\/(?:html|enriched|richtext)$/.test(type);

/** Text of a kind that no mail program shows as the mail, but that is better than none. */
const isOtherText = ({ type, disposition, filename }: MimePart): boolean =>
  type.startsWith("text/") && type !== "text/calendar" && disposition === "" && filename === "";

/** `hasHtmlBeside`: whether HTML of the same alternative says it as well. */
type IsBlank = (part: MimePart, hasHtmlBeside: boolean) => boolean;

interface Lists {
  readonly text: MimePart[];
  readonly html: MimePart[];
  readonly attachments: MimePart[];
}

const isBody = (part: MimePart): boolean => part.type === "text/plain" || part.type === "text/html";

/** Longer texts say more than that they are none. */
const maxPointerLength = 300;

/** Whether a text says no more than that the mail is to be read as HTML, as programs write that make no plain version. */
export const pointsToHtml = (text: string): boolean =>
  text.length <= maxPointerLength &&
  /html/i.test(text) &&
  /\b(?:view|read|client|viewer|reader|support|compatible|capable|enable)|查看|显示|顯示|检视|檢視|支持|支援|客户端|用戶端|浏览器|瀏覽器/i.test(
    text,
  );

const hasHtml = (part: MimePart): boolean => part.type === "text/html" || part.parts.some(hasHtml);

/**
 * Divides a mail into its text and its attachments by the rules of RFC 8621 4.1.4, except that an image is always an
 * attachment: it is evidence wherever it stands. `isBlank` tells a text that says nothing, which gives way to the HTML
 * beside it.
 */
export function divideBody(root: MimePart, isBlank: IsBlank): MimeBody {
  const lists: Lists = { text: [], html: [], attachments: [] };
  divide([root], "", lists, { text: lists.text, html: lists.html }, isBlank);
  const shown = new Set(lists.text);
  const otherHtml = lists.html.filter((part) => part.type === "text/html" && !shown.has(part));
  const isWordless = lists.text.length === 0 && otherHtml.length === 0;
  const text = isWordless ? lists.attachments.filter(isOtherText).slice(0, 1) : lists.text;
  return { text, otherHtml, attachments: lists.attachments };
}

/** Where parts go: within an alternative a branch of HTML is no text, and one of plain text no HTML. */
interface Targets {
  text: MimePart[] | undefined;
  html: MimePart[] | undefined;
}

function divide(
  parts: readonly MimePart[],
  within: string,
  lists: Lists,
  outer: Targets,
  isBlank: IsBlank,
  isInAlternative = false,
): void {
  const targets = { ...outer };
  const textBefore = targets.text?.length ?? 0;
  const htmlBefore = targets.html?.length ?? 0;
  for (const [index, part] of parts.entries()) {
    const isEmptyMultipart = part.type.startsWith("multipart/") && part.parts.length === 0;
    const isInline =
      part.disposition !== "attachment" &&
      (isBody(part) || isEmptyMultipart) &&
      (index === 0 || (within !== "multipart/related" && part.filename === ""));
    if (part.parts.length > 0) {
      const alternative = part.type === "multipart/alternative";
      divide(part.parts, part.type, lists, targets, isBlank, isInAlternative || alternative);
    } else if (!isInline) lists.attachments.push(part);
    else if (within === "multipart/alternative") {
      if (part.type === "text/html") targets.html?.push(part);
      else if (!isBlank(part, parts.some(hasHtml))) targets.text?.push(part);
    } else {
      if (isInAlternative && part.type === "text/html") targets.text = undefined;
      else if (isInAlternative) targets.html = undefined;
      if (part.type === "text/html" || !isBlank(part, false)) targets.text?.push(part);
      targets.html?.push(part);
    }
  }
  if (within !== "multipart/alternative" || !outer.text || !outer.html) return;
  const hasText = outer.text.length > textBefore;
  if (!hasText) outer.text.push(...outer.html.slice(htmlBefore));
}

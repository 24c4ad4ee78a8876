import { languages } from "#shared/domain/languages.ts";
import { showReference } from "#shared/domain/reference.ts";
import { words } from "#shared/words/index.ts";
import type { MailWords } from "#shared/words/words.ts";
import { type Block, type Fact, type ListItem, type NoticeInput, noticeContent } from "./notice-content.ts";

export type { NoticeInput } from "./notice-content.ts";

/** A notice as a mail has it: each part complete by itself. */
export interface RenderedNotice {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A notice as subject, text and HTML, in the language of the case. The only place that escapes. */
export function renderNotice(input: NoticeInput): RenderedNotice {
  const { language, reference } = input.case;
  const { mail } = words[language];
  const subject = mail.subjects[input.notice.kind](showReference(reference));
  const blocks = noticeContent(input).map(visible);
  return { subject, text: asText(blocks, mail), html: asHtml(blocks, subject, languages[language].tag) };
}

// An agent pastes from anywhere. Control characters would end up in the mail as they are, and bidi marks could turn a
// sentence around (CWE-451). Line breaks and tabs stay, and the two joiners that emoji and some scripts are written with.
const unseen = /[^\P{Cc}\n\t]|[^\P{Cf}\u200c\u200d]/gu;

const visible = (block: Block): Block =>
  block.kind === "message"
    ? {
        ...block,
        text: block.text
          .replace(/\r\n?|[\u2028\u2029]/g, "\n")
          .replace(unseen, "")
          .toWellFormed()
          .trim(),
      }
    : block;

// ---- text

// RFC 5322 2.1.1 and RFC 3676: 78 with the line end; some programs break longer lines at any place.
const columns = 76;

function asText(blocks: readonly Block[], mail: MailWords): string {
  return `${blocks.map((block) => textOf(block, mail)).join("\n\n")}\n`;
}

function textOf(block: Block, mail: MailWords): string {
  switch (block.kind) {
    case "paragraph":
    case "message":
      return block.text
        .split("\n")
        .map((line) => wrap(line))
        .join("\n");
    case "heading":
      return wrap(`== ${block.text} ==`);
    case "facts":
      return block.rows.map(({ label, value }) => wrap(mail.fact(label, value), "", "  ")).join("\n");
    case "list":
      return block.items
        .map(({ text, notes }) => [wrap(text, "- ", "  "), ...notes.map((note) => wrap(note, "  ", "  "))].join("\n"))
        .join("\n");
    case "link":
      return `${wrap(mail.fact(block.label, ""))}\n${block.url}`;
  }
}

// A line may end before any Han character, but not before the punctuation that closes or after the one that opens.
const pieces = /[「『（“]{0,4}\p{Script=Han}[，。、：；！？」』）”…]{0,4}|[^\s\p{Script=Han}]+|\s+/gu;
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

const widthOf = (text: string): number => [...text].reduce((sum, mark) => sum + (wide.test(mark) ? 2 : 1), 0);

/** A line of text as lines of at most 76 columns (a Han character takes two); what cannot be broken, as a link, stays whole. */
function wrap(line: string, firstIndent = "", indent = ""): string {
  const lines: string[] = [];
  let current = firstIndent;
  let width = firstIndent.length;
  let isEmpty = true;
  for (const piece of line.match(pieces) ?? []) {
    const pieceWidth = widthOf(piece);
    if (!isEmpty && width + pieceWidth > columns) {
      lines.push(current.trimEnd());
      current = indent;
      width = indent.length;
      isEmpty = true;
    }
    if (isEmpty && piece.trim() === "" && lines.length > 0) continue;
    current += piece;
    width += pieceWidth;
    isEmpty = false;
  }
  lines.push(current.trimEnd());
  return lines.join("\n");
}

// ---- HTML

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => escapes[mark] ?? "");

// Colours of text and ground are the reader's own, so that light and dark both work; the greys and the button stand on either.
const styles = {
  page: "max-width:36em;margin:0 auto;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','PingFang TC','Microsoft YaHei','Microsoft JhengHei','Noto Sans CJK SC',sans-serif;font-size:16px;line-height:1.6",
  heading: "margin:28px 0 8px;font-size:18px;line-height:1.3",
  paragraph: "margin:12px 0",
  facts: "margin:12px 0;padding:12px 16px;border:1px solid #8a8f98;border-radius:6px",
  fact: "margin:4px 0;overflow-wrap:anywhere",
  large:
    "display:block;font-size:24px;font-weight:bold;letter-spacing:1px;font-family:ui-monospace,Menlo,Consolas,monospace",
  list: "margin:8px 0;padding:0 0 0 20px",
  item: "margin:6px 0",
  note: "display:block;font-size:14px",
  button:
    "display:inline-block;padding:12px 20px;border-radius:6px;background-color:#0f5c4f;color:#ffffff;font-weight:bold;text-decoration:none",
  message: "margin:12px 0;padding:4px 16px;border-left:4px solid #8a8f98;overflow-wrap:anywhere",
} as const satisfies Record<string, string>;

const styled = (name: keyof typeof styles): string => `style="${escaped(styles[name])}"`;

function asHtml(blocks: readonly Block[], subject: string, languageTag: string): string {
  return [
    "<!doctype html>",
    `<html lang="${escaped(languageTag)}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(subject)}</title>`,
    "</head>",
    '<body style="margin:0">',
    `<div ${styled("page")}>`,
    ...blocks.map(htmlOf),
    "</div>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p ${styled("paragraph")}>${withLink(block.text, block.url)}</p>`;
    case "heading":
      return `<h2 ${styled("heading")}>${escaped(block.text)}</h2>`;
    case "facts":
      return `<div ${styled("facts")}>\n${block.rows.map(factHtml).join("\n")}\n</div>`;
    case "list":
      return `<ul ${styled("list")}>\n${block.items.map(itemHtml).join("\n")}\n</ul>`;
    case "link":
      return `<p ${styled("paragraph")}><a href="${escaped(block.url)}" ${styled("button")}>${escaped(block.label)}</a></p>`;
    case "message":
      return `<div ${styled("message")}><p>${escaped(block.text).replaceAll("\n", "<br>\n")}</p></div>`;
  }
}

const factHtml = ({ label, value, large }: Fact): string =>
  `<p ${styled("fact")}>${escaped(label)}<br><span ${large ? styled("large") : 'style="font-weight:bold"'}>${escaped(value)}</span></p>`;

const itemHtml = ({ text, notes }: ListItem): string =>
  `<li ${styled("item")}>${escaped(text)}${notes.map((note) => `<span ${styled("note")}>${escaped(note)}</span>`).join("")}</li>`;

function withLink(text: string, url: string | undefined): string {
  if (!url) return escaped(text);
  const anchor = `<a href="${escaped(url)}">${escaped(url)}</a>`;
  return text.split(url).map(escaped).join(anchor);
}

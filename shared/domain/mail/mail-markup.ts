/** What begins where a mail program has marked an element. */
export type MailMark =
  /** The element is somebody else's mail, or the line that introduces it. */
  | "quote"
  /** Everything from here to the end of the mail is somebody else's. */
  | "quoted-rest"
  /** What follows is the writer's signature. */
  | "signature";

/**
 * How mail programs mark quotes and signatures in HTML, whatever the language: `#id`, `.class` or an element's name.
 * Containers in which a customer may have written between the quotes (Gmail's `gmail_quote`) are not in it: the
 * blockquotes in them are quotes, and the line above is known by its words.
 */
const marks: Readonly<Record<string, MailMark>> = {
  // Thunderbird, and what Apple Mail and Outlook for Mac borrowed from it.
  ".moz-cite-prefix": "quote",
  ".moz-forward-container": "quote",
  ".moz-signature": "signature",
  // Outlook: web and new desktop, Mac, mobile; Hotmail of old.
  "#divRplyFwdMsg": "quoted-rest",
  "#stopSpelling": "quoted-rest",
  "#OLK_SRC_BODY_SECTION": "quote",
  "#mail-editor-reference-message-container": "quote",
  ".ms-outlook-mobile-reference-message": "quote",
  ".ms-outlook-mobile-signature": "signature",
  "#ms-outlook-mobile-signature": "signature",
  "#Signature": "signature",
  // Gmail, Apple Mail, Yahoo, Zimbra, Zoho, Proton.
  ".gmail_signature": "signature",
  "#AppleMailSignature": "signature",
  ".yahoo_quoted": "quote",
  ".yahoo-signature": "signature",
  "#zwchr": "quoted-rest",
  ".zmail_extra": "quote",
  ".protonmail_signature_block": "signature",
  // NetEase (163, 126, Mail Master), Tencent (QQ, Foxmail), Alibaba.
  "#isReplyContent": "quote",
  "#isForwardContent": "quoted-rest",
  "#divNeteaseMailCard": "signature",
  "#ntes-pcmac-signature": "signature",
  includetail: "quote",
  "#FMSigSeperator": "signature",
  ".__aliyun_signature_wrap": "signature",
};

/** Outlook for Windows draws a line above the header fields of the mail that is answered, and QQ mail a grey box around them. */
const quotedRestStyle =
  /border:none;border-top:solid ?#(?:e1e1e1|b5c4df) 1\.0pt|background(?:-color)?: ?(?:#efefef|rgb\(239, ?239, ?239\)); ?padding: ?8px/;

/** Mail programs that put the cursor into the margin of a paragraph make it a blockquote without a line beside it. */
const indentStyle = /border:\s?(?:none|0)/;

/** Foxmail's line above a signature, in versions that give it no name. */
const signatureLineStyle = /^width: ?210px; ?height: ?1px/;

const bareMarks = new Set(["blockquote", ...Object.keys(marks).filter((key) => /^[a-z]/.test(key))]);

/** What begins with an element; undefined where it is the writer's own text. */
export function markOf(name: string, attributes: ReadonlyMap<string, string>): MailMark | undefined {
  // Most tags are bare, and a mail may be made of nothing else.
  if (attributes.size === 0 && !bareMarks.has(name)) return undefined;
  const style = (attributes.get("style") ?? "").toLowerCase();
  const marked = namesOf(name, attributes)
    .map((key) => (Object.hasOwn(marks, key) ? marks[key] : undefined))
    .find((mark) => mark !== undefined);
  if (marked) return marked;
  if (name === "hr" && signatureLineStyle.test(style)) return "signature";
  if (name === "blockquote") return indentStyle.test(style) && !style.includes("border-left") ? undefined : "quote";
  return quotedRestStyle.test(style) ? "quoted-rest" : undefined;
}

const namesOf = (name: string, attributes: ReadonlyMap<string, string>): string[] => {
  const id = attributes.get("id");
  const classes = attributes.get("class")?.split(/\s+/) ?? [];
  return [name, ...(id ? [`#${id}`] : []), ...classes.map((one) => `.${one}`)];
};

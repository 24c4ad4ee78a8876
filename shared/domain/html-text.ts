/** Elements that end a line. */
const blocks = new Set(
  "address article aside center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody thead tfoot tr ul".split(
    " ",
  ),
);
/** Elements whose content is never text for a reader. */
const silent = new Set(["script", "style", "title", "template", "noscript"]);
const cells = new Set(["td", "th"]);

const namedEntities: Readonly<Record<string, string>> = {
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  zwnj: "",
  zwj: "",
  shy: "",
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  middot: "·",
  bull: "•",
  copy: "©",
  reg: "®",
  trade: "™",
  deg: "°",
  times: "×",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  colon: ":",
  equals: "=",
  commat: "@",
  num: "#",
  period: ".",
  sol: "/",
};

const entity = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{1,10}));?/gi;

function decodeEntities(text: string): string {
  return text.replace(
    entity,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return namedEntities[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : "\ufffd";
    },
  );
}

/**
 * The words of an HTML mail as plain text: block elements end a line, cells of a table row are parted by tabs, what
 * stands in a blockquote gets `> ` in front of its lines, script, style and comments are dropped. Stops after
 * `maxLength` UTF-16 units. One pass: a `<` without an end, or a comment without one, ends the reading there.
 */
export function htmlToText(html: string, maxLength: number): string {
  const out = createLines();
  let at = 0;
  while (at < html.length && out.length() < maxLength) {
    const open = html.indexOf("<", at);
    out.text(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    at = readTag(html, open, out);
  }
  return out.end().slice(0, maxLength);
}

/** Reads what starts with `<` at `open`; answers where to go on. */
function readTag(html: string, open: number, out: Lines): number {
  if (html.startsWith("<!--", open)) return endOf(html, "-->", open + 4);
  const name = /^<(\/?)([a-z][a-z0-9]{0,20})/i.exec(html.slice(open, open + 24));
  if (!name && !/[!?/]/.test(html[open + 1] ?? "")) {
    out.text("<");
    return open + 1;
  }
  const end = endOf(html, ">", open);
  const tag = (name?.[2] ?? "").toLowerCase();
  const closes = name?.[1] === "/";
  if (silent.has(tag) && !closes) return skipElement(html, tag, end);
  if (tag === "br") out.breakLine();
  else if (tag === "blockquote") out.quote(!closes);
  else if (blocks.has(tag)) out.line();
  else if (cells.has(tag) && !closes) out.cell();
  return end;
}

function endOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function skipElement(html: string, tag: string, from: number): number {
  for (let at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
    if (html.slice(at + 2, at + 2 + tag.length).toLowerCase() === tag) return endOf(html, ">", at);
  }
  return html.length;
}

interface Lines {
  text(html: string): void;
  /** The next text stands on a line of its own. */
  line(): void;
  /** The line ends here, even if it is empty. */
  breakLine(): void;
  cell(): void;
  quote(opens: boolean): void;
  length(): number;
  end(): string;
}

function createLines(): Lines {
  const lines: string[] = [];
  let written = 0;
  let current: string[] = [];
  let quotes = 0;
  const finish = (): string => {
    const line = current
      .join("")
      .replace(/[ \r\n\f]+/g, " ")
      .replace(/ ?\t ?/g, "\t")
      .trim();
    current = [];
    return line;
  };
  const write = (line: string): void => {
    // More than one empty line in a row tells a reader nothing.
    if (line === "" && (lines.at(-1) ?? "") === "") return;
    lines.push(quotes > 0 && line !== "" ? `> ${line}` : line);
    written++;
  };
  const line = (): void => {
    const text = finish();
    if (text !== "") write(text);
  };
  return {
    text: (html) => {
      if (html) current.push(decodeEntities(html.replaceAll("\t", " ")).replaceAll("\u00a0", " "));
      written += html.length;
    },
    line,
    breakLine: () => write(finish()),
    cell: () => {
      if (current.some((piece) => piece.trim() !== "")) current.push("\t");
    },
    quote: (opens) => {
      line();
      quotes = Math.max(0, quotes + (opens ? 1 : -1));
    },
    length: () => written,
    end: () => {
      line();
      return lines.join("\n").trim();
    },
  };
}

export interface Mailbox {
  readonly address: string;
  /** The display name as it stands, encoded words undecoded; empty where there is none. */
  readonly name: string;
}

/**
 * The mailboxes of an address header (RFC 5322 3.4), groups taken apart, comments dropped, quotes around names removed.
 * Errs on the side of more: two addresses in angle brackets are two mailboxes even where no comma stands between them,
 * so that nobody hides a second sender behind the first. What has no `@` is no mailbox. Linear; the caller caps the length.
 */
export function readMailboxes(value: string): Mailbox[] {
  const mailboxes: Mailbox[] = [];
  let text = "";
  let bare = "";
  let quoted = false;
  let comment = 0;
  let hasAngle = false;

  const add = (address: string, name: string): void => {
    if (address.includes("@")) mailboxes.push({ address: address.trim(), name: name.trim() });
  };
  const flush = (): void => {
    if (!hasAngle) add(bare, "");
    text = "";
    bare = "";
    hasAngle = false;
  };

  for (let i = 0; i < value.length; i++) {
    const char = value[i] ?? "";
    if (char === "\\" && (quoted || comment > 0)) {
      i++;
      if (quoted) text += value[i] ?? "";
      if (quoted) bare += char + (value[i] ?? "");
    } else if (quoted || (char === '"' && comment === 0)) {
      bare += char;
      if (char === '"') quoted = !quoted;
      else text += char;
    } else if (comment > 0 || char === "(") {
      if (char === "(") comment++;
      if (char === ")") comment--;
    } else if (char === "<") {
      const close = value.indexOf(">", i);
      const end = close < 0 ? value.length : close;
      add(value.slice(i + 1, end), text);
      hasAngle = true;
      text = "";
      i = end;
    } else if (char === "," || char === ";") {
      flush();
    } else if (char === ":") {
      // The name of a group, or a route: neither is an address.
      text = "";
      bare = "";
    } else {
      text += char;
      bare += char;
    }
  }
  flush();
  return mailboxes;
}

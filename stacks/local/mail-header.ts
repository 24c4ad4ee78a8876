/** A header field of a mail. */
export interface Field {
  readonly name: string;
  /** Unfolded and trimmed, its encoded words as they are. */
  readonly value: string;
  /** Its bytes with the line ends, as Latin-1 text. */
  readonly raw: string;
}

/** A mail cut at the end of its header. */
export interface CutMail {
  readonly fields: readonly Field[];
  /** From the blank line on. */
  readonly rest: Buffer;
}

function endOfHeader(raw: Buffer): number {
  const first = raw[0] === 0x0a || (raw[0] === 0x0d && raw[1] === 0x0a);
  if (first) return 0;
  const ends = ["\r\n\r\n", "\n\n"].map((blank) => ({ at: raw.indexOf(blank), skip: blank.length / 2 }));
  const found = ends.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0];
  return found ? found.at + found.skip : raw.length;
}

function fieldOf(raw: string): Field {
  const colon = raw.indexOf(":");
  const value = Buffer.from(raw.slice(colon + 1), "latin1")
    .toString()
    .replace(/[\r\n]+/g, "");
  return { name: raw.slice(0, Math.max(0, colon)).trim(), value: value.trim(), raw };
}

/** Cuts a mail into header fields and the rest, so that its bytes can be put together again unchanged. */
export function cutMail(raw: Buffer): CutMail {
  const end = endOfHeader(raw);
  const fields: string[] = [];
  for (const line of raw.toString("latin1", 0, end).split(/(?<=\n)/)) {
    const isFolded = fields.length > 0 && (line.startsWith(" ") || line.startsWith("\t"));
    if (isFolded) fields[fields.length - 1] += line;
    else if (line !== "") fields.push(line);
  }
  return { fields: fields.map(fieldOf), rest: raw.subarray(end) };
}

/** The value of the first field of this name. */
export const fieldValue = (fields: readonly Field[], name: string): string | undefined =>
  fields.find((field) => field.name.toLowerCase() === name)?.value;

/** Mailboxes of an address header, cut at the commas that stand in neither quotes nor angle brackets. */
export function mailboxesIn(value: string | undefined): string[] {
  const mailboxes = [""];
  let closedBy = "";
  for (const char of value ?? "") {
    if (char === closedBy) closedBy = "";
    else if (closedBy === "" && (char === '"' || char === "<")) closedBy = char === "<" ? ">" : '"';
    if (char === "," && closedBy === "") mailboxes.push("");
    else mailboxes[mailboxes.length - 1] += char;
  }
  return mailboxes.map((mailbox) => mailbox.trim()).filter((mailbox) => mailbox !== "");
}

/** The address of a mailbox, without its name. */
export function addressOf(mailbox: string): string {
  const open = mailbox.lastIndexOf("<");
  return open < 0
    ? mailbox.trim()
    : (mailbox
        .slice(open + 1)
        .split(">", 1)[0]
        ?.trim() ?? "");
}

/** The domain of an address in lower case; empty where it has none. */
export const domainOf = (address: string): string =>
  address.includes("@") ? address.slice(address.lastIndexOf("@") + 1).toLowerCase() : "";

// SES cuts the headers of its notifications at 10 KB.
const maxHeadersBytes = 10 * 1024;

/** The part `mail` that SES's notifications and events share: what the header says. Encoded words stay as they are. */
export function describeMail(fields: readonly Field[]) {
  const headers: { name: string; value: string }[] = [];
  let size = 0;
  let headersTruncated = false;
  for (const { name, value, raw } of fields) {
    size += raw.length;
    headersTruncated ||= size > maxHeadersBytes;
    if (!headersTruncated && name !== "") headers.push({ name, value });
  }
  const one = (name: string, key: string) => {
    const value = fieldValue(fields, name);
    return value === undefined ? {} : { [key]: value };
  };
  const many = (name: string) => {
    const mailboxes = mailboxesIn(fieldValue(fields, name));
    return mailboxes.length === 0 ? {} : { [name]: mailboxes };
  };
  const commonHeaders = {
    ...one("return-path", "returnPath"),
    ...many("from"),
    ...one("date", "date"),
    ...many("to"),
    ...many("cc"),
    ...one("message-id", "messageId"),
    ...one("subject", "subject"),
  };
  return { headersTruncated, headers, commonHeaders };
}

import { endOfComment } from "./header-comments.ts";

export interface Mailbox {
  readonly address: string;
  /** The display name as it stands, or the comment where there is none, encoded words undecoded; empty without either. */
  readonly name: string;
}

/** An encoded word is one thing (RFC 2047 5), whatever is in it; what could pass for an address in brackets is not. */
const encodedWord = /=\?[^?\s<>"]{1,80}\?[bq]\?[^?\s<>"]{0,400}\?=/iy;

interface Reading {
  readonly value: string;
  readonly mailboxes: Mailbox[];
  /** Words outside brackets since the last separator, quotes kept. */
  words: string[];
  /** The same as a display name, quotes removed. */
  name: string;
  comment: string;
  hasAngle: boolean;
}

/**
 * The mailboxes of an address header (RFC 5322 3.4), groups and routes taken apart. Errs on the side of more: two
 * addresses in angle brackets are two mailboxes even where no comma stands between them, so that nobody hides a second
 * sender behind the first. What has no `@` is no mailbox, and what stands in quotes, in a comment or in an encoded word
 * is never an address. Linear; the caller caps the length.
 */
export function readMailboxes(value: string): Mailbox[] {
  const reading: Reading = { value, mailboxes: [], words: [""], name: "", comment: "", hasAngle: false };
  for (let at = 0; at < value.length; ) at = readNext(reading, at);
  flush(reading);
  return reading.mailboxes;
}

/**
 * Whom an address header names that holds no mailbox: what stands in the place of the address, and the name before it.
 * A word alone may be either. Undefined where it says nothing.
 */
export function readNameless(value: string): Mailbox | undefined {
  const open = value.indexOf("<");
  const close = value.indexOf(">", open);
  const name = unquoted(open < 0 ? value : value.slice(0, open));
  const address = open < 0 ? name : value.slice(open + 1, close < 0 ? undefined : close).trim();
  if (address === "" && name === "") return undefined;
  return { address: /\s/.test(address) ? "" : address, name };
}

const unquoted = (name: string): string => name.trim().replace(/^"|"$/g, "").trim();

function readNext(reading: Reading, at: number): number {
  const { value } = reading;
  const char = value[at] ?? "";
  switch (char) {
    case '"':
      return readQuoted(reading, at);
    case "(":
      return readComment(reading, at);
    case "<":
      return readAngle(reading, at);
    case ",":
    case ";":
      flush(reading);
      return at + 1;
    case ":":
      // The name of a group, a route or a scheme: neither is an address.
      reading.words = [""];
      reading.name = "";
      return at + 1;
    case "=": {
      encodedWord.lastIndex = at;
      const word = encodedWord.exec(value)?.[0];
      if (word === undefined) break;
      reading.name += word;
      return at + word.length;
    }
  }
  reading.name += char;
  if (char.trim() === "") reading.words.push("");
  else addToWord(reading, char);
  return at + 1;
}

function addToWord({ words }: Reading, text: string): void {
  words.push(`${words.pop() ?? ""}${text}`);
}

/** A quoted string: part of a name, or the local part of an address that goes on after it. */
function readQuoted(reading: Reading, start: number): number {
  const { value } = reading;
  let at = start + 1;
  let text = "";
  for (; at < value.length && value[at] !== '"'; at++) {
    if (value[at] === "\\") at++;
    text += value[at] ?? "";
  }
  reading.name += text;
  if (value[at + 1] === "@") addToWord(reading, value.slice(start, at + 1));
  return at + 1;
}

function readComment(reading: Reading, start: number): number {
  const end = endOfComment(reading.value, start);
  if (reading.comment === "") reading.comment = reading.value.slice(start + 1, end);
  return end + 1;
}

function readAngle(reading: Reading, start: number): number {
  const { value } = reading;
  let end = start + 1;
  while (end < value.length && value[end] !== ">" && value[end] !== "<") end++;
  add(reading, value.slice(start + 1, end), reading.name);
  reading.hasAngle = true;
  reading.words = [""];
  reading.name = "";
  return value[end] === "<" ? end : end + 1;
}

function flush(reading: Reading): void {
  if (!reading.hasAngle) addBare(reading);
  reading.words = [""];
  reading.name = "";
  reading.comment = "";
  reading.hasAngle = false;
}

/** Addresses without brackets: each word with an `@`, blanks around it left out; the others are the name. */
function addBare(reading: Reading): void {
  const joined: string[] = [];
  for (const word of reading.words) {
    const last = joined.at(-1);
    if (last !== undefined && word !== "" && (word.startsWith("@") || last.endsWith("@")))
      joined[joined.length - 1] += word;
    else if (word !== "") joined.push(word);
  }
  const name = joined.filter((word) => !word.includes("@")).join(" ");
  for (const word of joined) if (word.includes("@")) add(reading, word, name || reading.comment);
}

function add({ mailboxes, comment }: Reading, address: string, name: string): void {
  const clean = cleanAddress(address);
  if (clean.includes("@")) mailboxes.push({ address: clean, name: name.trim() || comment.trim() });
}

/** Without a route (RFC 5322 4.4), a scheme, blanks around the `@`, and the dot that some write behind a domain. */
function cleanAddress(address: string): string {
  const bare = address.startsWith("@")
    ? address.slice(address.indexOf(":") + 1)
    : address.replace(/^\s{0,20}mailto:/i, "");
  const trimmed = bare.replace(/ ?@ ?/g, "@").trim();
  return trimmed.endsWith(".") ? trimmed.slice(0, -1) : trimmed;
}

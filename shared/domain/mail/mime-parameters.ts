import { decodeText } from "./charset.ts";
import { decodeWords } from "./encoded-words.ts";
import { endOfComment } from "./header-comments.ts";

/** The value of a header field such as Content-Type: what stands before the first semicolon, and its parameters. */
export interface Parameterised {
  /** Lower case, without comments; empty where there is none. */
  readonly value: string;
  /** By name in lower case, decoded; the first of a name counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** More parameters, or parts of one, than any mail program writes. */
const maxParameters = 150;
const maxSections = 100;

/** Parameters that are written without quotes around blanks. */
const holdsBlanks = /^(?:file)?name\b/;

/**
 * Reads a field with parameters (RFC 2045 5.1) as mail programs write them: semicolons left out, blanks and quotes in
 * names, RFC 2231 continuations in any order, encoded words (RFC 2047) where none may stand. Linear.
 */
export function readParameterised(field: string): Parameterised {
  let start = 0;
  while (start < field.length && (separators.has(field[start] ?? "") || field[start] === "("))
    start = field[start] === "(" ? endOfComment(field, start) + 1 : start + 1;
  let at = start;
  while (at < field.length && !separators.has(field[at] ?? "") && field[at] !== "(") at++;
  const first = field.slice(start, at);
  // Some leave the value out and begin with a parameter.
  const value = first.includes("=") ? "" : first.toLowerCase();
  if (value === "") at = start;
  const raw: [name: string, value: string][] = [];
  while (at < field.length && raw.length < maxParameters) {
    const next = readParameter(field, at);
    if (next.name !== "") raw.push([next.name, next.value]);
    at = next.end;
  }
  return { value, parameters: decodeParameters(raw) };
}

const separators = new Set([";", ",", " ", "\t", "\r", "\n"]);

function readParameter(field: string, start: number): { name: string; value: string; end: number } {
  let at = start;
  while (at < field.length && separators.has(field[at] ?? "")) at++;
  if (field[at] === "(") return { name: "", value: "", end: endOfComment(field, at) + 1 };
  const from = at;
  while (at < field.length && field[at] !== "=" && !separators.has(field[at] ?? "")) at++;
  const name = field.slice(from, at).toLowerCase();
  while (field[at] === " " || field[at] === "\t") at++;
  if (field[at] !== "=") return { name: "", value: "", end: Math.max(at, from + 1) };
  at++;
  while (field[at] === " " || field[at] === "\t") at++;
  if (field[at] === '"') return { name, ...readQuoted(field, at + 1) };
  return { name, ...readBare(field, at, holdsBlanks.test(name)) };
}

/** A value in quotes, up to the first quote that a separator, the end or another parameter follows. */
function readQuoted(field: string, start: number): { value: string; end: number } {
  let value = "";
  for (let at = start; at < field.length; at++) {
    const char = field[at] ?? "";
    const next = field[at + 1] ?? "";
    if (char === "\\" && (next === '"' || next === "\\")) {
      value += next;
      at++;
    } else if (char === '"' && endsQuoted(field, at + 1)) return { value, end: at + 1 };
    else value += char;
  }
  return { value, end: field.length };
}

const afterQuote = /[ \t]{0,20}(?:[;,(]|$)|[ \t]{1,20}[a-z][a-z0-9*-]{0,30}[ \t]{0,3}=/iy;

function endsQuoted(field: string, at: number): boolean {
  afterQuote.lastIndex = at;
  return afterQuote.test(field);
}

function readBare(field: string, start: number, mayHoldBlanks: boolean): { value: string; end: number } {
  let end = start;
  while (end < field.length && field[end] !== ";") {
    if (!mayHoldBlanks && (separators.has(field[end] ?? "") || field[end] === "(")) break;
    end++;
  }
  return { value: field.slice(start, end).trim(), end };
}

/** `filename`, `filename*`, `filename*0`, `filename*0*`. */
const nameShape = /^([^*]{1,60})(?:\*(\d{1,3}))?(\*)?$/;

interface Pieces {
  plain?: string;
  extended?: string;
  readonly sections: Map<number, { readonly text: string; readonly isEncoded: boolean }>;
}

function decodeParameters(raw: readonly (readonly [string, string])[]): Map<string, string> {
  const byName = new Map<string, Pieces>();
  for (const [whole, value] of raw) {
    const [, name = "", section, star] = nameShape.exec(whole) ?? [];
    if (name === "") continue;
    const pieces: Pieces = byName.get(name) ?? { sections: new Map() };
    byName.set(name, pieces);
    if (section !== undefined) {
      const number = Number(section);
      if (!pieces.sections.has(number)) pieces.sections.set(number, { text: value, isEncoded: star !== undefined });
    } else if (star !== undefined) pieces.extended ??= value;
    else pieces.plain ??= value;
  }
  return new Map([...byName].map(([name, pieces]) => [name, parameterOf(pieces)]));
}

/** The extended form goes before the plain one, which is there for old readers (RFC 6266 4.3). */
function parameterOf({ plain, extended, sections }: Pieces): string {
  if (extended !== undefined) return decodeExtended([{ text: extended, isEncoded: true }]);
  const inOrder: { text: string; isEncoded: boolean }[] = [];
  // Some count from one.
  for (let i = sections.has(0) ? 0 : 1; i < maxSections; i++) {
    const section = sections.get(i);
    if (!section) break;
    inOrder.push(section);
  }
  if (inOrder.length === 0) return decodeWords(plain ?? "");
  if (inOrder.some(({ isEncoded }) => isEncoded)) return decodeExtended(inOrder);
  return decodeWords(inOrder.map(({ text }) => text).join(""));
}

const charsetAndLanguage = /^([\w.:+-]{0,60})'[\w-]{0,40}'/;

/** RFC 2231 4: `charset'language'` once at the start, then bytes as `%XX`; decoded together, as a character may be split. */
function decodeExtended(sections: readonly { readonly text: string; readonly isEncoded: boolean }[]): string {
  const first = sections[0]?.text ?? "";
  const prefix = charsetAndLanguage.exec(first);
  const bytes: number[] = [];
  for (const [index, { text, isEncoded }] of sections.entries())
    percentDecode(index === 0 ? text.slice(prefix?.[0].length ?? 0) : text, isEncoded, bytes);
  return decodeWords(decodeText(Uint8Array.from(bytes), prefix?.[1]).text);
}

const encoder = new TextEncoder();

function percentDecode(text: string, isEncoded: boolean, into: number[]): void {
  for (let at = 0; at < text.length; at++) {
    const hex = isEncoded && text[at] === "%" ? /^[0-9a-f]{2}/i.exec(text.slice(at + 1, at + 3))?.[0] : undefined;
    if (hex !== undefined) {
      into.push(Number.parseInt(hex, 16));
      at += 2;
    } else if ((text[at] ?? "") < "\x80") into.push(text.charCodeAt(at));
    else into.push(...encoder.encode(text[at]));
  }
}

import { bytesAre, CR } from "./ascii-bytes.ts";
import { headerOf, type MailHeader } from "./mail.ts";
import { lineAt, readHeaderBlock, readPartHeaders } from "./mail-headers.ts";
import { type Parameterised, readParameterised } from "./mime-parameters.ts";

/** A part of a mail, or the mail itself (RFC 2045, 2046). Offsets are bytes of the raw mail. */
export interface MimePart {
  readonly headers: readonly MailHeader[];
  /** Lower case; `text/plain` where none is declared, or `message/rfc822` within a digest. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** `inline`, `attachment`, another word of the sender, or empty. */
  readonly disposition: string;
  /** As declared and decoded, not cleaned: of Content-Disposition, else of Content-Type; empty where there is none. */
  readonly filename: string;
  readonly start: number;
  /** Without the line end before the boundary. */
  readonly end: number;
  /** Of a multipart; empty for anything else. */
  readonly parts: readonly MimePart[];
}

export interface MimeTree {
  readonly root: MimePart;
  /** What stands before, between and after the parts of multiparts, where no mail program shows it. */
  readonly margins: readonly (readonly [start: number, end: number])[];
  /** `parts-cut`: over a limit; `boundary-guessed`: the declared one is nowhere; `type-repeated`: the first one counts. */
  readonly oddities: readonly string[];
}

export interface MimeLimits {
  readonly parts: number;
  readonly depth: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenPart = Writable<MimePart> & { parts: OpenPart[] };

interface OpenMultipart {
  readonly part: OpenPart;
  /** Bytes after the two hyphens; undefined where it is to be guessed from the first line that looks like one. */
  boundary: Uint8Array | undefined;
}

interface Walk {
  readonly raw: Uint8Array;
  readonly limits: MimeLimits;
  readonly open: OpenMultipart[];
  readonly margins: [number, number][];
  readonly oddities: Set<string>;
  count: number;
  /** Multiparts that were read again because their boundary is nowhere. */
  guesses: number;
}

const DASH = 45;
/** Each guess reads a range again. */
const maxGuesses = 10;

/**
 * The parts of a raw mail. One pass over the lines: a boundary of an outer multipart also ends the inner ones that were
 * never ended. Attached messages are not looked into. Never throws; what is over a limit stays one part.
 */
export function readParts(raw: Uint8Array, limits: MimeLimits): MimeTree {
  const { headers, bodyStart } = readHeaderBlock(raw);
  const walk: Walk = { raw, limits, open: [], margins: [], oddities: new Set(), count: 1, guesses: 0 };
  const root = openPart(walk, headers, bodyStart, "");
  walkLines(walk, root, bodyStart, raw.length);
  return { root, margins: walk.margins, oddities: [...walk.oddities] };
}

const encoder = new TextEncoder();

function openPart(walk: Walk, headers: readonly MailHeader[], start: number, within: string): OpenPart {
  const types = headers.filter(({ name }) => name === "content-type");
  if (types.length > 1) walk.oddities.add("type-repeated");
  const { value, parameters } = readParameterised(types[0]?.value ?? "");
  const disposition = dispositionOf(headers);
  const filename = disposition.parameters.get("filename") || disposition.parameters.get("name");
  return {
    headers,
    type: value.includes("/") ? value : within === "multipart/digest" ? "message/rfc822" : "text/plain",
    parameters,
    disposition: disposition.value,
    filename: filename || parameters.get("name") || parameters.get("filename") || "",
    start,
    end: walk.raw.length,
    parts: [],
  };
}

const none: Parameterised = { value: "", parameters: new Map() };

function dispositionOf(headers: readonly MailHeader[]): Parameterised {
  const value = headerOf({ headers }, "content-disposition");
  return value === undefined ? none : readParameterised(value);
}

/** Opens a part for what stands in it: a multipart waits for its boundary, anything else for its end. */
function enter(walk: Walk, part: OpenPart, guess: boolean): boolean {
  if (!part.type.startsWith("multipart/")) return false;
  if (walk.open.length >= walk.limits.depth) {
    walk.oddities.add("parts-cut");
    return false;
  }
  const declared = guess ? "" : (part.parameters.get("boundary") ?? "").trimEnd();
  walk.open.push({ part, boundary: declared === "" ? undefined : encoder.encode(declared) });
  return true;
}

function walkLines(walk: Walk, root: OpenPart, from: number, to: number, guess = false): void {
  const { raw, open } = walk;
  const depth = open.length;
  if (!enter(walk, root, guess)) return;
  let leaf: OpenPart | undefined;
  let margin = from;
  const finish = (at: number): void => {
    const end = Math.max(leaf?.start ?? margin, beforeLineEnd(raw, at));
    if (leaf) leaf.end = end;
    else if (end > margin) walk.margins.push([margin, end]);
    leaf = undefined;
  };
  for (let at = from; at < to && open.length > depth; ) {
    const [end, next] = lineAt(raw, at);
    const found = matchBoundary(walk, at, end, depth, next);
    if (!found) {
      at = next;
      continue;
    }
    finish(at);
    close(walk, found.level + (found.isLast ? 0 : 1), at);
    const parent = open[found.level]?.part;
    at = next;
    margin = next;
    if (found.isLast || !parent) continue;
    if (++walk.count > walk.limits.parts) {
      walk.oddities.add("parts-cut");
      break;
    }
    const block = readPartHeaders(raw, next, (start, stop) => matchBoundary(walk, start, stop, depth) !== undefined);
    const part = openPart(walk, block.headers, block.bodyStart, parent.type);
    parent.parts.push(part);
    at = block.bodyStart;
    margin = at;
    if (!enter(walk, part, false)) leaf = part;
  }
  if (walk.count > walk.limits.parts) walk.margins.push([margin, to]);
  else if (to > margin || leaf) finish(to);
  close(walk, depth, to);
}

/** Ends the multiparts from `level` on. One whose boundary is nowhere is searched again for what looks like one. */
function close(walk: Walk, level: number, at: number): void {
  while (walk.open.length > level) {
    const last = walk.open.pop();
    if (!last) return;
    last.part.end = Math.max(last.part.start, beforeLineEnd(walk.raw, at));
    if (last.part.parts.length > 0) continue;
    // What is in it is its body, and stands nowhere beside it.
    const margins = walk.margins.findIndex(([start]) => start >= last.part.start);
    if (margins >= 0) walk.margins.length = margins;
    if (last.boundary === undefined || ++walk.guesses > maxGuesses) continue;
    const outer = walk.open.splice(0);
    walkLines(walk, last.part, last.part.start, last.part.end, true);
    walk.open.push(...outer);
    if (last.part.parts.length > 0) walk.oddities.add("boundary-guessed");
  }
}

/** The open multipart whose boundary a line is, the innermost first, and whether it is its last one. */
function matchBoundary(
  { raw, open, oddities }: Walk,
  start: number,
  end: number,
  depth: number,
  next?: number,
): { level: number; isLast: boolean } | undefined {
  if (raw[start] !== DASH || raw[start + 1] !== DASH) return undefined;
  let to = end;
  while (to > start && (raw[to - 1] === 32 || raw[to - 1] === 9)) to--;
  for (let level = open.length - 1; level >= depth; level--) {
    const multipart = open[level];
    if (!multipart?.boundary) continue;
    const length = multipart.boundary.length;
    if (to - start - 2 < length || !bytesAre(raw, start + 2, multipart.boundary)) continue;
    if (to - start - 2 === length) return { level, isLast: false };
    if (to - start - 4 === length && raw[to - 1] === DASH && raw[to - 2] === DASH) return { level, isLast: true };
  }
  const last = open.at(-1);
  if (next === undefined || last?.boundary !== undefined || to - start < 3 || !looksLikeField(raw, next))
    return undefined;
  if (last) last.boundary = raw.slice(start + 2, to);
  oddities.add("boundary-guessed");
  return { level: open.length - 1, isLast: false };
}

const contentPrefix = encoder.encode("content-");

/** Whether a line begins a field that only parts have. */
function looksLikeField(raw: Uint8Array, at: number): boolean {
  for (const [i, byte] of contentPrefix.entries()) if (((raw[at + i] ?? 0) | 0x20) !== (byte | 0x20)) return false;
  return true;
}

/** The line end before a boundary belongs to the boundary (RFC 2046 5.1.1). */
function beforeLineEnd(raw: Uint8Array, at: number): number {
  if (at === 0 || raw[at - 1] !== 10) return at;
  return raw[at - 2] === CR ? at - 2 : at - 1;
}

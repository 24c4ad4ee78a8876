import { plainViewOf } from "#shared/domain/plain-view.ts";
import { joinSpans, type SecretKind, type SecretSpan } from "#shared/domain/secrets/secrets.ts";

/** A secret as it stood in one text of a submission. */
export interface KnownSecret {
  readonly kind: SecretKind;
  readonly text: string;
}

export interface Repeats {
  /** The spans of a text, which are its own, with those of the secrets that were known from elsewhere; in order, without overlap. */
  readonly added: (text: string, own: readonly SecretSpan[]) => readonly SecretSpan[];
}

/** Shorter ones stand in other words and numbers by chance; a value that is nothing else is cut whatever its length. */
const shortestRepeat = 6;
/** Different secrets that are looked for inside of texts, so that a pasted list costs no more than its length. */
const mostRepeats = 200;

/** Finds what is a secret in one text in all others, whatever blanks, line breaks, case or `0x` it is written with. */
export function createRepeats(secrets: readonly KnownSecret[]): Repeats {
  const known = new Map(secrets.map(({ kind, text }) => [bareOf(text), kind]));
  known.delete("");
  const inside = [...known].filter(([bare]) => bare.length >= shortestRepeat).slice(0, mostRepeats);
  return {
    added: (text, own) => {
      const view = bareViewOf(text);
      const whole = known.get(view.text.replace(/^0x/, ""));
      if (whole) return [{ kind: whole, start: 0, end: text.length, certainty: "likely" }];
      const repeats = inside.flatMap(([bare, kind]) => placesOf(bare, kind, view, text));
      return joinSpans([...own, ...repeats]);
    },
  };
}

const bareOf = (text: string): string => bareViewOf(text).text.replace(/^0x/, "");

interface BareView {
  readonly text: string;
  /** Offset in the text as it was given of each unit of the view. */
  readonly originalOf: (offset: number) => number;
}

/** A text without what joins the pieces of an id or a key: blanks, line breaks with their signs; in lower case. */
function bareViewOf(text: string): BareView {
  const plain = plainViewOf(text);
  const kept = [...plain.text.matchAll(/[^\s>=]/g)];
  return {
    // Unit by unit: the lower case of a whole text may be longer than it.
    text: kept.map(({ 0: unit }) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit)).join(""),
    originalOf: (offset) => plain.originalOf(kept[offset]?.index ?? plain.text.length),
  };
}

function placesOf(bare: string, kind: SecretKind, view: BareView, text: string): SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (let at = view.text.indexOf(bare); at !== -1; at = view.text.indexOf(bare, at + bare.length)) {
    const hasPrefix = view.text.slice(Math.max(0, at - 2), at) === "0x";
    const start = view.originalOf(hasPrefix ? at - 2 : at);
    const end = view.originalOf(at + bare.length - 1) + 1;
    if (isApart(text, start, end)) spans.push({ kind, start, end, certainty: "likely" });
  }
  return spans;
}

/** Whether a text stands for itself, and is no part of a longer word or number. */
const isApart = (text: string, start: number, end: number): boolean =>
  !/(?:[0-9a-z]|\d[.,])$/i.test(text.slice(Math.max(0, start - 2), start)) &&
  !/^(?:[0-9a-z]|[.,]\d)/i.test(text.slice(end, end + 2));

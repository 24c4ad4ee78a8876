import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Diagnostics, Parameters } from "recheck";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";

const root = path.resolve(import.meta.dirname, "..");
const folders = ["shared", "functions", "stacks/local"];

interface FoundRegex {
  readonly source: string;
  readonly flags: string;
  /** `file:line`, as an editor opens it. */
  readonly place: string;
}

/**
 * Regular expressions that take more than linear time on some text, and why nobody can make them: the text is ours, or
 * too short. By file and pattern, so that a changed pattern is judged again.
 */
const harmless: Readonly<Record<string, string>> = {
  [String.raw`shared/domain/customer.ts ^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$`]:
    "the domain of an address of at most 254 characters",
  "shared/domain/amount.ts 0+$": "digits of a number of at most 80 characters",
  [String.raw`shared/domain/secrets/secret-labels.ts ["',;。)}\]]+$`]:
    "a slice of valueReach characters behind a label",
  [String.raw`functions/web/api/json-body.ts "[^"\\]*(?:\\.[^"\\]*)*"[ \t\n\r]*:?|[{}[\]]`]:
    "slow only where a string has no end, and the text is known to be JSON",
};

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly name?: string };
  readonly arguments?: readonly { readonly type: string; readonly value?: unknown }[];
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

function nodesOf(node: SyntaxNode): SyntaxNode[] {
  const children = Object.values(node).flat().filter(isNode);
  return [node, ...children.flatMap(nodesOf)];
}

/** The regular expressions that a module writes down: literals, and `RegExp` of literal texts. */
function regexesOf(text: string, file: string): FoundRegex[] {
  const placeOf = ({ start }: SyntaxNode): string => `${file}:${text.slice(0, start).split("\n").length}`;
  return nodesOf(parseAst(text, { lang: file.endsWith("x") ? "tsx" : "ts" }) as unknown as SyntaxNode).flatMap(
    (node) => {
      if (node.regex) return [{ source: node.regex.pattern, flags: node.regex.flags, place: placeOf(node) }];
      const isRegExp = /^(New|Call)Expression$/.test(node.type) && node.callee?.name === "RegExp";
      const [source, flags] = (isRegExp && node.arguments) || [];
      if (typeof source?.value !== "string") return [];
      return [
        { source: source.value, flags: typeof flags?.value === "string" ? flags.value : "", place: placeOf(node) },
      ];
    },
  );
}

const files = folders.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|tsx)$/.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/"))),
);

/** What the modules of the domain build when they are loaded, out of parts that no reader of their text can put together. */
async function builtRegexes(): Promise<FoundRegex[]> {
  const built: FoundRegex[] = [];
  const original = globalThis.RegExp;
  let place = "";
  globalThis.RegExp = new Proxy(original, {
    construct(target, [source, flags]: [string | RegExp, string?]) {
      const regex = new target(source, flags);
      built.push({ source: regex.source, flags: regex.flags, place });
      return regex;
    },
  });
  try {
    for (const file of files.filter((each) => /^shared\/(domain|words)\//.test(each))) {
      place = file;
      await import(path.join(root, file));
    }
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}

// The engine in plain JavaScript needs neither Java nor a binary, and starts no process.
process.env["RECHECK_BACKEND"] = "pure";
const { checkSync } = createRequire(import.meta.url)("recheck") as {
  checkSync: (source: string, flags: string, parameters: Parameters) => Diagnostics;
};

/**
 * A long bounded repetition costs its bound for every character, whatever the text, and makes the automaton as large as
 * the bound: a short one shows the same faults. `i` does the same without making a pattern faster or slower.
 */
const longestRepetition = 6;
const simplified = (source: string): string =>
  source.replace(/\{(\d+)(,?)(\d*)\}/g, (_, least: string, comma: string, most: string) => {
    const capped = (count: string) => (count === "" ? "" : String(Math.min(Number(count), longestRepetition)));
    return `{${capped(least)}${comma}${capped(most)}}`;
  });

const parameters: Parameters = {
  // A verdict must not depend on how busy the machine is: most patterns take milliseconds, the largest some seconds.
  timeout: null,
  maxPatternSize: 100_000,
  maxRepeatCount: 10_000,
  maxNFASize: 1_000_000,
};

/**
 * The alternatives of a pattern. Outside any repetition they are tried one after the other, so that the pattern is linear
 * where each of them is, and many small automata are made sooner than a large one.
 */
function alternativesOf(source: string): string[] {
  const alternatives = [""];
  let depth = 0;
  for (const [part] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[\s\S]/gu)) {
    if (part === "(") depth++;
    if (part === ")") depth--;
    if (part === "|" && depth === 0) alternatives.push("");
    else alternatives.push(`${alternatives.pop() ?? ""}${part}`);
  }
  return alternatives;
}

/**
 * A pattern without what it looks at ahead and behind, and each of those as a pattern of its own: no automaton looks
 * around, and an attack by trial gives another verdict on a busy machine.
 */
function withoutLooking(source: string): string[] {
  const done: string[] = [];
  const open: { text: string; isLook: boolean }[] = [{ text: "", isLook: false }];
  const add = (text: string): void => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  for (const [part] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[=!]|[\s\S]/gu)) {
    if (part.startsWith("(")) open.push({ text: part === "(" ? "(" : "", isLook: part !== "(" });
    else if (part === ")") {
      const closed = open.pop();
      if (closed?.isLook) done.push(closed.text);
      else add(`${closed?.text ?? ""})`);
    } else add(part);
  }
  return [...open.map(({ text }) => text), ...done];
}

/**
 * What is wrong with a pattern; undefined where it is linear. Only an automaton proves that: a pattern which the checker
 * attacks by trial instead gets another verdict on a busy machine.
 */
function faultOf({ source, flags }: FoundRegex): string | undefined {
  for (const pattern of withoutLooking(simplified(source)).flatMap(alternativesOf)) {
    const verdict = checkSync(pattern, flags.replace(/[dgiy]/g, ""), parameters);
    if (verdict.checker === "fuzz") return "too large for an automaton: divide it";
    if (verdict.status === "vulnerable") return verdict.complexity.summary;
    if (verdict.status === "unknown") return `unknown (${verdict.error.kind})`;
  }
  return undefined;
}

const keyOf = ({ place, source }: FoundRegex): string => `${place.replace(/:\d+$/, "")} ${source}`;

function slowOnes(regexes: readonly FoundRegex[]): string[] {
  const faults = new Map<string, string | undefined>();
  return regexes.flatMap((regex) => {
    const key = `${regex.flags}/${regex.source}`;
    if (!faults.has(key)) faults.set(key, faultOf(regex));
    const fault = faults.get(key);
    return fault === undefined ? [] : [`${regex.place} /${regex.source}/${regex.flags} ${fault}`];
  });
}

test("every regular expression takes linear time on any text", async () => {
  const written = files.flatMap((file) => regexesOf(readFileSync(path.join(root, file), "utf8"), file));
  const regexes = [...written, ...(await builtRegexes())];
  expect(written.length).toBeGreaterThan(100);

  const slow = slowOnes(regexes.filter((regex) => !(keyOf(regex) in harmless)));

  expect(slow).toEqual([]);
});

const slowOnesOf = (module: string): string[] => slowOnes(regexesOf(module, "some.tsx"));

test("every exception is still needed", async () => {
  const written = files.flatMap((file) => regexesOf(readFileSync(path.join(root, file), "utf8"), file));
  const excepted = written.filter((regex) => keyOf(regex) in harmless);

  expect(excepted.map(keyOf).toSorted()).toEqual(Object.keys(harmless).toSorted());
  expect(slowOnes(excepted)).toHaveLength(excepted.length);
});

test.each([
  ["two repetitions inside each other", "const a = /^(?:a+)+$/;"],
  ["two that take the same character", String.raw`export const a = <p>{"x".match(/^\d*[0-9]*$/)}</p>;`],
  ["blanks before an end, from wherever they begin", String.raw`const a = text.replace(/\s+$/u, "");`],
  ["a repetition that it looks ahead for", "const a = /^(?=(?:a+)+b)a/;"],
  ["a text that becomes a pattern", 'const a = new RegExp("^(a|a)*$", "u");'],
])("a pattern with %s is found", (_, module) => {
  expect(slowOnesOf(module)).toEqual([expect.stringMatching(/^some\.tsx:1 .*(polynomial|exponential)$/)]);
});

test("what only looks like a pattern is none", () => {
  expect(
    slowOnesOf('const a = 6 / (b + c) / 2; // /(a+)+$/\nconst c = "/(a+)+$/"; const d = <p>/(a+)+$/</p>;'),
  ).toEqual([]);
});

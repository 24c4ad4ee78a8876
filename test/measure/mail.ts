import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { inspectSettings } from "../../stacks/local/inspect.ts";
import { type Inspection, inspectMail, mailIn } from "../../stacks/local/inspect-mail.ts";
import {
  type Comparison,
  compare,
  type Expected,
  type Field,
  fields,
  isBody,
  type Kept,
  mailAround,
} from "./compare-mail.ts";
import kept from "./mail-disagreements.json" with { type: "json" };

// `npm run measure:mail -- <folder>`: reads every mail of a folder of other projects' mails as `inspect` does, and
// compares with its `expected.jsonl`. `--misses` prints every difference. Fails where a figure is under its aim, and
// where the kept list of disagreements does not fit what was found.

const keptDisagreements = kept as readonly Kept[];

interface Aim {
  readonly what: string;
  readonly fields: readonly Field[];
  readonly least: number;
}

/** Of what is left when the statements are taken out in which ours is right. */
const aims: readonly Aim[] = [
  { what: "from", fields: ["from"], least: 0.99 },
  { what: "subject", fields: ["subject"], least: 0.985 },
  { what: "body", fields: ["body"], least: 0.98 },
  {
    what: "attachments",
    fields: ["attachmentCount", "attachmentName", "attachmentType", "attachmentSize", "attachmentHash"],
    least: 0.98,
  },
  { what: "bounce", fields: ["bounce"], least: 0.98 },
  { what: "automatic", fields: ["automatic"], least: 0.98 },
  { what: "not called automatic", fields: ["human"], least: 1 },
  { what: "reply text", fields: ["reply"], least: 0.9 },
];

/** More are only counted. */
const maxShownProblems = 30;

/** No mail may take longer to read. */
const maxMilliseconds = 2000;

interface Found extends Comparison {
  readonly file: string;
  readonly source: string;
}

interface Run {
  readonly found: readonly Found[];
  /** Each a sentence: a crash, a mail that took too long, one that is not there. */
  readonly faults: readonly string[];
}

const settings = inspectSettings({});

async function run(folder: string): Promise<Run> {
  const lines = readFileSync(path.join(folder, "expected.jsonl"), "utf8").trim().split("\n");
  const found: Found[] = [];
  const faults: string[] = [];
  for (const expected of lines.map((line) => JSON.parse(line) as Expected)) {
    const { file, source } = expected;
    const started = performance.now();
    try {
      const reading = await readingOf(expected, folder);
      found.push(...compare(expected, reading, isBody(expected)).map((one) => ({ ...one, file, source })));
    } catch (fault) {
      faults.push(`crash: ${file}: ${String(fault)}`);
    }
    const milliseconds = Math.round(performance.now() - started);
    if (milliseconds > maxMilliseconds) faults.push(`slow: ${file}: ${milliseconds} ms`);
  }
  return { found, faults };
}

function readingOf(expected: Expected, folder: string): Promise<Inspection> {
  const bytes = readFileSync(path.join(folder, expected.file));
  return inspectMail(isBody(expected) ? mailAround(bytes, expected.file) : (mailIn(bytes) ?? bytes), settings);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const keyOf = ({ file, field }: Pick<Kept, "file" | "field">): string => `${field} ${file}`;

const keptByKey = new Map(keptDisagreements.map((one) => [keyOf(one), one]));

const percent = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);

const isOurs = (one: Found): boolean => !one.agrees && keptByKey.get(keyOf(one))?.right === "ours";

function printTable(found: readonly Found[]): void {
  const sources = [...new Set(found.map(({ source }) => source))];
  const cell = (some: readonly Found[]): string =>
    some.length === 0 ? "" : `${some.filter(({ agrees }) => agrees).length}/${some.length}`;
  const width = Math.max(...fields.map((field) => field.length));
  const columns = sources.map((source) => source.slice(0, 14));
  print(
    `${"".padEnd(width)}  ${columns.map((name) => name.padStart(14)).join(" ")} ${"all".padStart(9)}          without those in which ours is right`,
  );
  for (const field of fields) {
    const ofField = found.filter((one) => one.field === field);
    if (ofField.length === 0) continue;
    const cells = sources.map((source) => cell(ofField.filter((one) => one.source === source)).padStart(14));
    const agreed = ofField.filter(({ agrees }) => agrees).length;
    const judged = ofField.filter((one) => !isOurs(one));
    print(
      `${field.padEnd(width)}  ${cells.join(" ")} ${cell(ofField).padStart(9)} ${percent(agreed, ofField.length).padStart(8)} ${cell(judged).padStart(9)} ${percent(agreed, judged.length).padStart(8)}`,
    );
  }
}

const oneLine = (text: string): string => JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text);

function printMiss(one: Found): void {
  const known = keptByKey.get(keyOf(one));
  print(`\n${one.field} ${one.file}: ${known ? `${known.right} is right: ${known.why}` : "UNEXPLAINED"}`);
  print(`  theirs: ${oneLine(one.expected)}\n  ours:   ${oneLine(one.found)}`);
}

/** The rate of agreement with and without the statements in which ours is right; the aim is about the second one. */
function printAim({ what, fields: those, least }: Aim, found: readonly Found[]): boolean {
  const all = found.filter((one) => those.includes(one.field));
  const judged = all.filter((one) => !isOurs(one));
  const agreed = all.filter(({ agrees }) => agrees).length;
  const isMet = judged.length === 0 || agreed / judged.length >= least;
  print(
    `${what.padEnd(22)} ${percent(agreed, judged.length).padStart(8)} (${percent(agreed, all.length)} of all), aim ${least * 100} %${isMet ? "" : ": MISSED"}`,
  );
  return isMet;
}

/** Prints what was found; answers whether everything is as it has to be. */
function report({ found, faults }: Run, isShown: (one: Found) => boolean): boolean {
  printTable(found);
  const misses = found.filter(({ agrees }) => !agrees);
  for (const miss of misses.filter(isShown)) printMiss(miss);
  print(`\n${found.length} statements, ${misses.length} disagreements, ${faults.length} crashes or over 2 s`);
  const areMet = aims.map((aim) => printAim(aim, found)).every((isMet) => isMet);
  const missed = new Set(misses.map(keyOf));
  const problems = [
    ...faults,
    ...misses.filter((one) => !keptByKey.has(keyOf(one))).map((one) => `unexplained: ${keyOf(one)}`),
    ...keptDisagreements
      .filter((one) => !missed.has(keyOf(one)))
      .map((one) => `no disagreement any more: ${keyOf(one)}`),
  ];
  for (const problem of problems.slice(0, maxShownProblems)) print(problem);
  if (problems.length > maxShownProblems) print(`and ${problems.length - maxShownProblems} more`);
  return areMet && problems.length === 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: "boolean", default: false },
    field: { type: "string", default: "" },
    source: { type: "string", default: "" },
  },
});
const [folder] = positionals;
if (folder === undefined || !existsSync(path.join(folder, "expected.jsonl"))) {
  process.stderr.write(
    "Usage: npm run measure:mail -- <folder with expected.jsonl> [--misses [--field <fields>] [--source <sources>]]\n",
  );
  process.exitCode = 2;
} else {
  const isAmong = (list: string, one: string): boolean => list === "" || list.split(",").includes(one);
  const isShown = ({ field, source }: Found): boolean =>
    values.misses && isAmong(values.field, field) && isAmong(values.source, source);
  process.exitCode = report(await run(folder), isShown) ? 0 : 1;
}

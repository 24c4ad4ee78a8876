import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { findSecrets, loadPhraseWords } from "#shared/domain/secrets/secrets.ts";
import { fetchDebianProse } from "./debian-prose.ts";
import { isCut, isFound } from "./judge-secrets.ts";
import { idSamples, secretSamples } from "./secret-samples.ts";

// Run as `npm run measure:secrets`: prints the figures, and fails where one of them misses its goal.

const count = 20_000;
const goals = { recall: 0.995, cutIds: 0, falseHitsPerMillion: 1, hanCharacters: 300_000 };
const longestProse = 950_000;

await loadPhraseWords();

const root = path.resolve(import.meta.dirname, "../..");
const shown = process.argv.includes("--misses") ? 30 : 5;
const failures: string[] = [];
const row = (what: string, figure: string, goal: string, isMet: boolean): void => {
  console.log(`${what.padEnd(58)} ${figure.padStart(16)}   ${goal.padEnd(12)} ${isMet ? "" : "MISSED"}`);
  if (!isMet) failures.push(what);
};

const samples = secretSamples(count, 20261124);
const missed = samples.filter((sample) => !isFound(sample));
const recall = 1 - missed.length / count;
row(`recall over ${count} secrets`, `${(recall * 100).toFixed(3)} %`, ">= 99.5 %", recall >= goals.recall);

const ids = idSamples(count, 42);
const cutIds = ids.filter(({ text }) => isCut(text));
row(`ids and addresses cut, of ${count}`, String(cutIds.length), "0", cutIds.length <= goals.cutIds);

// ---- prose

interface Prose {
  readonly file: string;
  readonly text: string;
}

/** Folders in which packages of npm, Debian and the desktop keep documentation. */
const folders = ["node_modules", "/usr/share/doc", "/usr/share/help", "/usr/share/debian-reference"];
const extra = process.env["PROSE"]?.split(":") ?? [];
const isDocumentation =
  /(?:\.(?:md|txt|html?)|readme|faq|guide|manual|news|copyright|diagnosticmessages\.generated\.json)(?:\.gz)?$/i;

// The goal is about English and Chinese; guides come in many languages side by side.
const isForeign =
  /[/.](?:ca|cs|da|de|el|es|eu|fi|fr|gl|hr|hu|id|it|ja|ko|lt|nb|nl|nn|pl|pt|pt_BR|pt-br|ro|ru|sk|sq|sr|sv|tl|tr|uk|vi)[/.]/;

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else if (entry.isFile() && isDocumentation.test(entry.name) && !isForeign.test(file)) yield file;
  }
}

function folderExists(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Prose alone: what is code, markup or a table of a machine is nobody's sentence. */
function proseOf(file: string): string {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").slice(0, longestProse);
  return text
    .replace(/```[^`]*```/g, "\n")
    .replace(/`[^`\n]*`/g, " ")
    .replace(/<(script|style|pre|code)[\s>][\s\S]*?<\/\1>/gi, "\n")
    .replace(/<[^<>]*>/g, " ")
    .replace(/^(?: {4}|\t).*$/gm, "");
}

const han = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

const texts = new Map<string, Prose>();
let hanCharacters = 0;
function readFolder(folder: string): void {
  for (const file of filesUnder(folder)) {
    const text = proseOf(file);
    if (texts.has(text)) continue;
    texts.set(text, { file, text });
    hanCharacters += han(text);
  }
}
for (const folder of [...folders.map((name) => path.resolve(root, name)), ...extra].filter(folderExists))
  readFolder(folder);
if (hanCharacters < goals.hanCharacters) {
  try {
    const fetched = fetchDebianProse();
    readFolder(fetched);
    rmSync(fetched, { recursive: true });
  } catch (fault) {
    console.log(`No Chinese prose could be fetched from Debian: ${String(fault)}`);
  }
}

let words = 0;
const hits: string[] = [];
for (const { file, text } of texts.values()) {
  words += text.match(/[\p{Script=Latin}]{2,}/gu)?.length ?? 0;
  hits.push(
    ...findSecrets(text).map(
      ({ kind, start, end }) => `${kind} ${file}: ${JSON.stringify(text.slice(start, end).slice(0, 160))}`,
    ),
  );
}
// Two Han characters are a word, as segmenters count them.
const million = (words + hanCharacters / 2) / 1_000_000;
const rate = hits.length / million;
row(`documents of prose`, String(texts.size), "", true);
row("Latin words of prose", String(words), "", true);
row(
  "Han characters of prose",
  String(hanCharacters),
  `>= ${goals.hanCharacters}`,
  hanCharacters >= goals.hanCharacters,
);
row("false hits per million words", `${rate.toFixed(2)} (${hits.length})`, "<= 1", rate <= goals.falseHitsPerMillion);

// ---- speed

const speedText = [...texts.values()]
  .map(({ text }) => text)
  .join("\n")
  .slice(0, 1_000_000);
const started = performance.now();
findSecrets(speedText);
const perKb = ((performance.now() - started) * 1000) / (speedText.length / 1024);
row("microseconds per 1,024 characters", perKb.toFixed(1), "", true);

for (const { name, layout, text } of missed.slice(0, shown))
  console.log(`missed: ${name}, ${layout}: ${JSON.stringify(text)}`);
for (const { name, text } of cutIds.slice(0, shown)) {
  console.log(`cut: ${name}: ${findSecrets(text).map(({ kind }) => kind)} ${JSON.stringify(text)}`);
}
for (const hit of hits.slice(0, shown)) console.log(`false hit: ${hit}`);
if (hanCharacters < goals.hanCharacters) {
  console.log("More Chinese prose: name folders with .md, .txt or .html files,");
  console.log("as in PROSE=/folder:/folder npm run measure:secrets.");
}
process.exitCode = failures.length > 0 ? 1 : 0;

import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { builtScripts } from "../../functions/web/browser/built-scripts.ts";
import { buildFunctions } from "../../stacks/bundle.ts";
import { checkLine } from "../../stacks/local/check-line.ts";

// `npm run bench:check`: what a check costs, and what the checks add to what is deployed and to what a browser loads.

const runs = 200;
const checksPerRun = 50;

const ethereum = "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";
const prose =
  "Hello, I sent 250 USDT to my deposit address yesterday and it has not arrived. My UID is 73920418, thank you. ";

/** One line of the command line for each kind of check, so that what is measured is the way of form and mail. */
const lines: Readonly<Record<string, object>> = {
  "txid, network told": { what: "txid", text: ethereum, context: { network: "ethereum" } },
  "txid, network not told": { what: "txid", text: ethereum },
  "txid, link": { what: "txid", text: `https://etherscan.io/tx/${ethereum}` },
  "txid, Solana": {
    what: "txid",
    text: "5LmxrEKGchhMuYfw6Qut6CbsvE9pVfb8YvwZKvWssSesDVjHioBCmWKSJQh1WhvcM6CpemhpHNmEMA2a36rzwTa8",
  },
  "txid, an address": { what: "txid", text: "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC" },
  "txid, words": { what: "txid", text: prose },
  time: { what: "time", text: "2024年3月5日 下午3点20分" },
  amount: { what: "amount", text: "1,234.56 USDT" },
  uid: { what: "uid", text: "UID: 73920418" },
  "secrets, 1 KB of prose": { what: "secrets", text: prose.repeat(10) },
  "secrets, 100 KB of prose": { what: "secrets", text: prose.repeat(1000) },
  "secrets, a phrase": {
    what: "secrets",
    text: "legal winner thank year wave sausage worth useful legal winner thank yellow",
  },
};

const settings = { uidPattern: /^[0-9]{6,20}$/u, now: () => new Date("2026-11-20T12:00:00Z") };

/** Microseconds of one check: the median over many runs, after as many to warm up. */
async function microsecondsOf(line: object): Promise<number> {
  const text = JSON.stringify({ id: 1, ...line });
  const count = text.length > 10_000 ? 1 : checksPerRun;
  const times: number[] = [];
  for (let run = 0; run < 2 * runs; run++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < count; i++) await checkLine(text, settings);
    if (run >= runs) times.push(Number(process.hrtime.bigint() - start) / 1000 / count);
  }
  return times.toSorted((a, b) => a - b)[runs / 2] ?? 0;
}

const row = (name: string, ...values: readonly (string | number)[]): void => {
  console.log(`  ${name.padEnd(34)}${values.map((value) => String(value).padStart(12)).join("")}`);
};

console.log("check                                   microseconds (median)");
for (const [name, line] of Object.entries(lines)) row(name, (await microsecondsOf(line)).toFixed(1));

console.log("\nbrowser script                             raw bytes  gzip bytes");
for (const [file, text] of Object.entries(builtScripts.files)) {
  row(file, Buffer.byteLength(text), gzipSync(text).length);
}
const entry = builtScripts.files[builtScripts.entries.en] ?? "";
const first = [...entry.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(([, file = ""]) => file);
const loaded = [entry, ...first.map((file) => builtScripts.files[file] ?? "")];
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
row(
  "loaded with a form (English)",
  sum(loaded.map((text) => Buffer.byteLength(text))),
  sum(loaded.map((text) => gzipSync(text).length)),
);

/** The files of a function that its first import loads: the entry and what it imports in turn, not what waits for a use. */
function loadedAtStart(folder: string): string[] {
  const loaded = new Set<string>();
  const visit = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = readFileSync(path.join(folder, file), "utf8");
    for (const [, next = ""] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.mjs)"/g)) visit(next);
  };
  visit("index.mjs");
  return [...loaded].map((file) => path.join(folder, file));
}

console.log("\nfunction, what loads at start              raw bytes  gzip bytes");
const outdir = await mkdtemp(path.join(tmpdir(), "postcase-bench-"));
try {
  for (const { name, folder } of await buildFunctions({ outdir })) {
    const files = loadedAtStart(folder).map((file) => readFileSync(file));
    row(name, sum(files.map((bytes) => bytes.length)), sum(files.map((bytes) => gzipSync(bytes).length)));
  }
} finally {
  await rm(outdir, { recursive: true, force: true });
}

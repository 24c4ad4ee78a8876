import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createParseMail } from "../../shared/adapters/mime.ts";
import { aMail } from "../support/mail.ts";
import { type Bomb, bombs } from "./bombs.ts";
import { readWhole } from "./whole-reading.ts";

// `npm run bombs [-- <part of a name>]`: every bomb through the whole reading at 1, 2, 4, 8 and 32 times its size (there
// the largest text that is read) and at just under 40 MB, in fresh processes. Exits with 1 where one is over a limit
// below. Time is CPU time of all threads, so that a busy machine fails no bomb; memory is the growth of the largest
// resident size, the raw mail itself not counted.

const maxMs = 2000;
const maxGrowthMb = 256;
const maxRatio = 2.5;
/** What takes less tells nothing of growth. */
const ratioFloorMs = 10;
const factors = [1, 2, 4, 8, 32];
const largestBytes = 39 * 1024 * 1024;

interface Measured {
  readonly bytes: number;
  readonly outcome: string;
  /** Of the first run. */
  readonly wallMs: number;
  /** Of the fastest run. */
  readonly cpuMs: number;
  readonly growthMb: number;
}

/** The child's part: reads the files in their order and prints what each took. */
async function measure(files: readonly string[]): Promise<void> {
  const parseMail = createParseMail();
  const ordinary = aMail({ text: "UID: 73920418\nI sent 250 USDT yesterday.", html: "<p>UID: 73920418" });
  for (let i = 0; i < 50; i++) await readWhole(ordinary, parseMail);
  const measured: Measured[] = [];
  for (const file of files) {
    const raw = readFileSync(file);
    const before = process.resourceUsage().maxRSS;
    let first: Pick<Measured, "outcome" | "wallMs" | "growthMb"> | undefined;
    let cpuMs = Number.POSITIVE_INFINITY;
    for (let runs = 0, total = 0; runs === 0 || (runs < 5 && total < 400); runs++) {
      const start = performance.now();
      const cpu = process.cpuUsage();
      const outcome = await readWhole(raw, parseMail).catch((fault: unknown) => `threw ${fault}`);
      const { user, system } = process.cpuUsage(cpu);
      const wallMs = performance.now() - start;
      cpuMs = Math.min(cpuMs, (user + system) / 1000);
      total += wallMs;
      first ??= { outcome, wallMs, growthMb: (process.resourceUsage().maxRSS - before) / 1024 };
    }
    if (first) measured.push({ bytes: raw.length, ...first, cpuMs });
  }
  process.stdout.write(JSON.stringify(measured));
}

function measureIn(folder: string, mails: readonly Uint8Array[]): Measured[] {
  const files = mails.map((raw, index) => {
    const file = path.join(folder, `${index}.eml`);
    writeFileSync(file, raw);
    return file;
  });
  try {
    const output = execFileSync(process.execPath, [import.meta.filename, "--read", ...files], {
      encoding: "utf8",
      timeout: 120_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return JSON.parse(output) as Measured[];
  } catch {
    return [{ bytes: 0, outcome: "the process died", wallMs: 0, cpuMs: 0, growthMb: 0 }];
  }
}

/**
 * How time grows with a doubling, over all the mails that end alike and take long enough to tell: one doubling alone may
 * meet the collection of garbage, while a reader that is not linear grows by more each time.
 */
function ratioOf(series: readonly Measured[]): number {
  const groups = Map.groupBy(
    series.filter(({ cpuMs }) => cpuMs >= ratioFloorMs),
    ({ outcome }) => outcome,
  );
  const ratios = [...groups.values()].map((group) => {
    const [first, last] = [group[0], group.at(-1)];
    const doublings = Math.log2((last?.bytes ?? 1) / (first?.bytes ?? 1));
    return first && last && doublings > 0.9 ? (last.cpuMs / first.cpuMs) ** (1 / doublings) : 0;
  });
  return Math.max(0, ...ratios);
}

/** The same mails measured twice: the faster time of each is nearer to what it takes. */
const fasterOf = (one: readonly Measured[], other: readonly Measured[]): Measured[] =>
  one.map((each, index) => ({ ...each, cpuMs: Math.min(each.cpuMs, other[index]?.cpuMs ?? each.cpuMs) }));

function faultsOf(all: readonly Measured[], ratio: number): string[] {
  return [
    ...all.filter(({ outcome }) => /^threw|died/.test(outcome)).map(({ outcome }) => outcome),
    ...all.filter(({ cpuMs }) => cpuMs > maxMs).map(({ cpuMs }) => `${Math.round(cpuMs)} ms`),
    ...all.filter(({ growthMb }) => growthMb > maxGrowthMb).map(({ growthMb }) => `+${Math.round(growthMb)} MB`),
    ...(ratio > maxRatio ? [`${ratio.toFixed(1)}x per doubling`] : []),
  ];
}

/** Prints a bomb's line; answers whether it is within the limits. */
function explode({ name, bytes, make }: Bomb, folder: string): boolean {
  const small = factors.map((factor) => make(factor * bytes));
  let series = measureIn(folder, small);
  for (let again = 0; again < 3 && ratioOf(series) > maxRatio; again++)
    series = fasterOf(series, measureIn(folder, small));
  const largest = measureIn(folder, [make(largestBytes)]);
  const all = [...series, ...largest];
  const faults = faultsOf(all, ratioOf(series));
  const columns = all.map(({ cpuMs, outcome }) => `${cpuMs.toFixed(1)} ${outcome}`.padEnd(22));
  const growth = Math.max(...all.map(({ growthMb }) => growthMb));
  const size = `${(bytes / 1024).toFixed(0)} KB`.padStart(7);
  const wall = Math.max(...all.map(({ wallMs }) => wallMs)).toFixed(0);
  const end = faults.length > 0 ? `FAULT ${faults.join(", ")}` : "";
  console.log(`${name.padEnd(56)}${size}  ${columns.join("")}+${growth.toFixed(0)} MB, ${wall} ms at most  ${end}`);
  return faults.length === 0;
}

async function main([mode, ...args]: readonly string[]): Promise<void> {
  if (mode === "--read") {
    await measure(args);
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "postcase-bombs-"));
  console.log(`${"bomb".padEnd(56)}    1x   CPU ms and outcome at 1x, 2x, 4x, 8x, 32x and 39 MB`);
  const chosen = bombs.filter(({ name }) => name.includes(mode ?? ""));
  const passed = chosen.filter((bomb) => explode(bomb, folder));
  rmSync(folder, { recursive: true });
  console.log(
    `${passed.length} of ${chosen.length} bombs within ${maxMs} ms of CPU time, +${maxGrowthMb} MB, ${maxRatio}x`,
  );
  process.exitCode = passed.length === chosen.length ? 0 : 1;
}

await main(process.argv.slice(2));

import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import chromium from "@sparticuz/chromium";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The program of the Chromium that an npm package brings; null where the package has none for this machine. */
    chromium: string | null;
  }
}

/**
 * Unpacks Chromium once, before any test file. The package takes a file that is half there for a whole one, so that two
 * files that unpack at once, or a run that was killed meanwhile, would start a broken program.
 */
export async function setup(project: TestProject): Promise<void> {
  if (process.platform !== "linux" || process.arch !== "x64") return project.provide("chromium", null);
  const cache = path.resolve(import.meta.dirname, "../../.local/cache");
  const folder = path.join(cache, `chromium-${packageVersion()}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const unfinished = mkdtempSync(`${folder}-`);
    await unpackInto(unfinished);
    try {
      renameSync(unfinished, folder);
    } catch (fault) {
      // Another run was faster.
      if (!existsSync(folder)) throw fault;
      rmSync(unfinished, { recursive: true });
    }
  }
  project.provide("chromium", path.join(folder, "chromium"));
}

/** The package unpacks into the folder for temporary files, and nowhere else. */
async function unpackInto(folder: string): Promise<void> {
  const { TMPDIR } = process.env;
  process.env["TMPDIR"] = folder;
  try {
    await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  }
}

function packageVersion(): string {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const file = path.join(main.slice(0, main.lastIndexOf("chromium") + "chromium".length), "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

import path from "node:path";
import { build } from "esbuild";
import type { LanguageId } from "#shared/domain/languages.ts";

// This module runs at build time: `stacks/bundle.ts` puts its exported value, as JSON, in the place of its text, so that
// neither esbuild nor a file is needed at run time. Whoever imports it as it stands, as tests do, builds the scripts then.

/** The scripts of the checks: what a page in each language loads, and every file that this loads in turn. */
export interface BuiltScripts {
  readonly entries: Readonly<Record<LanguageId, string>>;
  /** What the page `/find` loads. */
  readonly find: string;
  /** Text of each file by its name, which holds a hash of the text. */
  readonly files: Readonly<Record<string, string>>;
}

const entries: Readonly<Record<LanguageId, string>> = {
  en: "check-en",
  "zh-Hans": "check-zh-hans",
  "zh-Hant": "check-zh-hant",
};

const findEntry = "find";

/** The very code of the server, for browsers of 2020 and later: an older one skips a module with syntax that it does not know. */
async function buildScripts(): Promise<BuiltScripts> {
  const { outputFiles } = await build({
    entryPoints: [...Object.values(entries), findEntry].map((name) => path.join(import.meta.dirname, `${name}.ts`)),
    absWorkingDir: path.resolve(import.meta.dirname, "../../.."),
    outdir: "assets",
    entryNames: "[name].[hash]",
    chunkNames: "[name].[hash]",
    write: false,
    bundle: true,
    // The code is one file for all languages, and the word lists of recovery phrases come only when they are needed.
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2020",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
  });
  const files = Object.fromEntries(outputFiles.map((file) => [path.basename(file.path), file.text]));
  const fileOf = (name: string): string => Object.keys(files).find((file) => file.startsWith(`${name}.`)) ?? "";
  const named = Object.entries(entries).map(([language, name]) => [language, fileOf(name)]);
  return { entries: Object.fromEntries(named) as BuiltScripts["entries"], find: fileOf(findEntry), files };
}

export const builtScripts: BuiltScripts = await buildScripts();

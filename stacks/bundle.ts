import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions as BundlerOptions, build, type Metafile, type OutputFile, type Plugin } from "esbuild";
import { type FunctionName, functionNames } from "#shared/config.ts";

const root = path.resolve(import.meta.dirname, "..");

/** One built function. */
export interface BuiltFunction {
  readonly name: FunctionName;
  /** Folder that is deployed as it is; its `index.mjs` exports `handler`. */
  readonly folder: string;
  /** Bytes of every file in the folder. */
  readonly bytes: number;
}

export interface BuildOptions {
  /** Folder for `<name>/index.mjs`, `maps/` and `meta/`; `dist` of the repository when left out. */
  readonly outdir?: string;
  /** Folder that holds `<name>/index.ts`; `functions` of the repository when left out. */
  readonly sources?: string;
}

// Packages in CommonJS call `require` for Node's own modules, and an ES module has none.
const banner = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/**
 * Runs each module called `built-...ts` now, and bundles what it exports, as JSON, in the place of its code. So the web
 * function has the scripts of its pages in it and needs no bundler of its own.
 */
const runAtBuildTime: Plugin = {
  name: "run-at-build-time",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]built-[a-z-]+\.ts$/ }, async ({ path: file }) => {
      const exported: Record<string, unknown> = await import(pathToFileURL(file).href);
      const lines = Object.entries(exported).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
      return { contents: lines.join("\n"), loader: "js" };
    });
  },
};

/** A thread's own module, as its starter names it: the file that Node runs in the source tree. */
const threadUrl = /new URL\("\.\/([a-z-]+)\.ts", import\.meta\.url\)/g;

/**
 * esbuild does not follow `new URL("./<name>.ts", import.meta.url)`, by which a thread is started from its source. Points
 * it at `<name>.mjs` beside the bundle and puts the source into `threads`, to be bundled as that file.
 */
const findThreads = (threads: Map<string, string>): Plugin => ({
  name: "find-threads",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]shared[\\/]adapters[\\/][a-z-]+\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const contents = source.replace(threadUrl, (_, name: string) => {
        threads.set(name, path.join(path.dirname(file), `${name}.ts`));
        return `new URL("./${name}.mjs", import.meta.url)`;
      });
      return { contents, loader: "ts" };
    });
  },
});

/**
 * Builds every function to `<outdir>/<name>/index.mjs`, which is what both Lambda and the local stack run, and the
 * threads that it starts to files of their own beside it. Source maps go to `<outdir>/maps` and esbuild's metafiles to
 * `<outdir>/meta`, so that a deployed folder holds nothing but code. Throws when an entry file is missing or esbuild finds
 * an error.
 */
export async function buildFunctions(options: BuildOptions = {}): Promise<BuiltFunction[]> {
  const outdir = path.resolve(options.outdir ?? path.join(root, "dist"));
  const sources = path.resolve(options.sources ?? path.join(root, "functions"));
  const missing = functionNames.map((name) => entryOf(sources, name)).filter((entry) => !existsSync(entry));
  if (missing.length > 0) throw new Error(`nothing to bundle at ${missing.join(", ")}`);
  return Promise.all(functionNames.map((name) => buildFunction(name, entryOf(sources, name), outdir)));
}

const entryOf = (sources: string, name: FunctionName): string => path.join(sources, name, "index.ts");

async function buildFunction(name: FunctionName, entry: string, outdir: string): Promise<BuiltFunction> {
  const folder = path.join(outdir, name);
  const threads = new Map<string, string>();
  const bundles = [await bundle({ index: entry }, folder, threads)];
  // Apart from the function, so that neither loads what only the other needs; written before what starts it.
  if (threads.size > 0) bundles.unshift(await bundle(Object.fromEntries(threads), folder, new Map()));
  const files = bundles.flatMap(({ outputFiles }) => outputFiles);
  const code = files.filter((file) => !file.path.endsWith(".map"));
  const maps = files.filter((file) => file.path.endsWith(".map"));
  for (const file of code) await writeWhole(file.path, file.contents);
  for (const file of maps) await writeWhole(path.join(outdir, "maps", name, path.basename(file.path)), file.contents);
  const metafile: Metafile = {
    inputs: Object.assign({}, ...bundles.map(({ metafile }) => metafile.inputs)),
    outputs: Object.assign({}, ...bundles.map(({ metafile }) => metafile.outputs)),
  };
  await writeWhole(path.join(outdir, "meta", `${name}.json`), JSON.stringify(metafile));
  await removeOthers(folder, new Set(code.map((file) => path.basename(file.path))));
  return { name, folder, bytes: code.reduce((sum, file) => sum + file.contents.byteLength, 0) };
}

/** Bundles modules into `folder`, each under its key, without writing. What they start as threads goes into `threads`. */
function bundle(
  entryPoints: Record<string, string>,
  folder: string,
  threads: Map<string, string>,
): Promise<{ outputFiles: OutputFile[]; metafile: Metafile }> {
  return build({
    entryPoints,
    outdir: folder,
    plugins: [runAtBuildTime, findThreads(threads)],
    ...bundlerOptions,
  });
}

const bundlerOptions = {
  absWorkingDir: root,
  outExtension: { ".js": ".mjs" },
  write: false,
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  // What is imported on demand, as the word lists, is a file of its own that a cold start does not read.
  splitting: true,
  minify: true,
  // Error names in logs and `instanceof` by name survive the minifier.
  keepNames: true,
  // `platform: "node"` prefers `main`, which is CommonJS: larger, slower to start, and not tree-shaken.
  mainFields: ["module", "main"],
  banner: { js: banner },
  sourcemap: "external",
  loader: { ".css": "text" },
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  metafile: true,
  logLevel: "silent",
} as const satisfies BundlerOptions;

/** A deploy and `npm start` may build at the same moment: each file is either the old one or the new one, never half of it. */
async function writeWhole(file: string, contents: string | Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, contents);
  await rename(draft, file);
}

/** Code that an earlier build left would be deployed with the rest. What SST puts beside it stays: it may be packing it now. */
async function removeOthers(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  const others = (await readdir(folder)).filter((file) => file.endsWith(".mjs") && !wanted.has(file));
  for (const file of others) await rm(path.join(folder, file), { recursive: true, force: true });
}

if (import.meta.main) {
  for (const { name, bytes } of await buildFunctions()) process.stdout.write(`${name.padEnd(9)} ${bytes} bytes\n`);
}

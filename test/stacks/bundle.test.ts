import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtScripts } from "../../functions/web/browser/built-scripts.ts";
import { buildFunctions } from "../../stacks/bundle.ts";

let outdir = "";
beforeAll(async () => {
  outdir = await mkdtemp(path.join(tmpdir(), "postcase-bundle-"));
  await buildFunctions({ outdir });
});
afterAll(() => rm(outdir, { recursive: true, force: true }));

test("the web function has the scripts of its pages in it, byte for byte what the tests see, and no bundler", async () => {
  const bundle = await readFile(path.join(outdir, "web", "index.mjs"), "utf8");

  for (const file of Object.keys(builtScripts.files)) expect(bundle).toContain(file);
  expect(bundle).not.toMatch(/from"esbuild"|from "esbuild"|import\("esbuild"\)/);
});

test("no other function carries them", async () => {
  const [entry] = Object.values(builtScripts.entries);
  for (const name of ["email", "notify", "feedback", "sweep"]) {
    expect(await readFile(path.join(outdir, name, "index.mjs"), "utf8"), name).not.toContain(entry);
  }
});

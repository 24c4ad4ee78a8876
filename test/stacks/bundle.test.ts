import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtScripts } from "../../functions/web/browser/built-scripts.ts";
import { functionNames } from "../../shared/config.ts";
import { mailLimits } from "../../shared/domain/mail/mail-limits.ts";
import { buildFunctions } from "../../stacks/bundle.ts";
import { aMail } from "../support/mail.ts";

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

describe("mails are read in a thread of its own file", () => {
  const reader = "shared/adapters/read-mail.ts";
  const outputsWith = async (name: string, source: string): Promise<string[]> => {
    const metafile: Metafile = JSON.parse(await readFile(path.join(outdir, "meta", `${name}.json`), "utf8"));
    return Object.entries(metafile.outputs)
      .filter(([, { inputs }]) => source in inputs)
      .map(([file]) => path.basename(file));
  };

  test.each(["email", "sweep"])("%s has it beside its handler, and the reader nowhere else", async (name) => {
    expect(await readdir(path.join(outdir, name))).toContain("mail-worker.mjs");
    expect(await outputsWith(name, reader)).toEqual(["mail-worker.mjs"]);
    expect(await outputsWith(name, "shared/adapters/mime.ts")).not.toContain("mail-worker.mjs");
  });

  test.each(["web", "notify", "feedback"])("%s reads no mail, and has none of it", async (name) => {
    expect(await readdir(path.join(outdir, name))).not.toContain("mail-worker.mjs");
    expect(await outputsWith(name, reader)).toEqual([]);
  });

  test("its source map is with the others, not in what is deployed", async () => {
    expect(await readdir(path.join(outdir, "maps", "email"))).toContain("mail-worker.mjs.map");
    expect((await readdir(path.join(outdir, "email"))).filter((file) => !file.endsWith(".mjs"))).toEqual([]);
  });
});

describe("in a folder as it is deployed", () => {
  /** A function that is nothing but the reading of mails, bundled as all are, and loaded from where it was put. */
  const deploy = async (folder: string): Promise<typeof import("../../shared/adapters/mime.ts")> => {
    const sources = path.join(outdir, `${folder}-sources`);
    const adapter = path.resolve(import.meta.dirname, "../../shared/adapters/mime.ts");
    for (const name of functionNames) {
      await mkdir(path.join(sources, name), { recursive: true });
      await writeFile(path.join(sources, name, "index.ts"), `export * from ${JSON.stringify(adapter)};`);
    }
    await buildFunctions({ sources, outdir: path.join(outdir, folder) });
    return import(pathToFileURL(path.join(outdir, folder, "email", "index.mjs")).href);
  };

  test("a mail is read by the thread of that folder, and a bomb that passes the scan is stopped", async () => {
    const { createParseMail } = await deploy("whole");
    const parts = "--b\n\n<p>a\n".repeat(500_000);
    const bomb = aMail({ headers: ["Content-Type: multipart/mixed; boundary=b"], text: parts });
    const limits = { ...mailLimits, parts: 1e9, "mail-lines": 1e9, "text-lines": 1e9 };
    const careless = createParseMail({ limits, cpuMs: 500 });

    const read = await careless(aMail({ text: "UID: 73920418" }));
    const stopped = await careless(bomb);
    const refused = await createParseMail()(bomb);

    expect(read).toMatchObject({ mail: { text: "UID: 73920418" } });
    expect(stopped).toEqual({ refused: "deadline", from: "lihua@customer.example", subject: "A question" });
    expect(refused).toEqual({ refused: "parts", from: "lihua@customer.example", subject: "A question" });
  });

  test("without that file no mail is taken for one that cannot be read: it is a fault", async () => {
    const { createParseMail } = await deploy("incomplete");
    await rm(path.join(outdir, "incomplete", "email", "mail-worker.mjs"));

    await expect(createParseMail()(aMail())).rejects.toThrow("mail-worker.mjs");
  });
});

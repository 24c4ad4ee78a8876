import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const sources = ["shared", "functions", "stacks", "test"].flatMap((top) =>
  readdirSync(path.join(root, top), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => path.posix.join(top, file.split(path.sep).join("/"))),
);

/** Imports of a file: its own text, and each specifier as a path from the root where it is one of ours. */
function importsOf(file: string): { specifier: string; target: string; typeOnly: boolean }[] {
  const text = readFileSync(path.join(root, file), "utf8");
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g;
  return [...text.matchAll(pattern)].map(([, type, fixed, dynamic]) => {
    const specifier = fixed ?? dynamic ?? "";
    const target = specifier.startsWith("#shared/")
      ? `shared/${specifier.slice("#shared/".length)}`
      : specifier.startsWith(".")
        ? path.posix.join(path.posix.dirname(file), specifier)
        : specifier;
    return { specifier, target, typeOnly: type !== undefined };
  });
}

const layerOf = (file: string): string => {
  if (file.startsWith("shared/")) return file.split("/").slice(0, 2).join("/");
  if (file.startsWith("stacks/local/")) return "stacks/local";
  return file.split("/")[0] ?? "";
};

const isJoint = (file: string): boolean => /^functions\/([a-z]+-)?runtime\.ts$/.test(file);

/** Who may import whom. A layer may always import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "shared/domain": [],
  "shared/words": ["shared/domain"],
  "shared/intake": ["shared/domain", "shared/words"],
  "shared/adapters": ["shared/domain"],
  "shared/config.ts": [],
  functions: ["shared/intake", "shared/words", "shared/domain", "shared/config.ts"],
  stacks: ["shared/config.ts"],
  "stacks/local": ["shared/config.ts", "stacks"],
};

const localMayUse: readonly string[] = [
  "shared/adapters/create-case-table.ts",
  "shared/adapters/dynamo-case-store.ts",
  "shared/adapters/mime.ts",
];

const ours = (target: string): boolean => /^(shared|functions|stacks|test)\//.test(target);

test("there are sources in every layer, so that the rules below see something", () => {
  for (const layer of Object.keys(allowed))
    expect(
      sources.some((file) => layerOf(file) === layer),
      layer,
    ).toBe(true);
});

test("imports point one way", () => {
  const wrong = sources
    .filter((file) => !file.startsWith("test/"))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => ours(target))
        .filter(({ target }) => !mayImport(file, target))
        .map(({ target }) => `${file} -> ${target}`),
    );

  expect(wrong).toEqual([]);
});

// The command line says of a text or a mail what form and mail function would say, by the same code.
const isCommandLine = (file: string): boolean =>
  /^stacks\/local\/(postcase|check-lines?|inspect(-[a-z]+)?)\.ts$/.test(file);

function mayImport(file: string, target: string): boolean {
  const from = layerOf(file);
  const to = layerOf(target);
  if (from === to) return true;
  if (from === "shared/adapters" && target === "shared/intake/ports.ts") return true;
  // The one joint: adapters are put into ports there and nowhere else.
  if (to === "shared/adapters" && from === "functions") return isJoint(file);
  if (isCommandLine(file) && ["shared/domain", "shared/intake"].includes(to)) return true;
  // The local stack creates the table that the deployment would, and its command line reads mail as the mail function does.
  if (to === "shared/adapters" && from === "stacks/local") return localMayUse.includes(target);
  return allowed[from]?.includes(to) ?? false;
}

test("an adapter takes nothing but types from the ports", () => {
  const wrong = sources
    .filter((file) => file.startsWith("shared/adapters/"))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ target, typeOnly }) => target.startsWith("shared/intake/") && !typeOnly)
        .map(() => file),
    );

  expect(wrong).toEqual([]);
});

test("no import makes a cycle", () => {
  const graph = new Map(
    sources.map((file) => [
      file,
      importsOf(file)
        .filter(({ target, typeOnly }) => ours(target) && !typeOnly)
        .map(({ target }) => target),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      cycles.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);

  expect(cycles).toEqual([]);
});

test("the environment is read in shared/config.ts alone", () => {
  const readers = sources
    .filter((file) => file.startsWith("shared/") || file.startsWith("functions/"))
    .filter((file) => /process\.env/.test(readFileSync(path.join(root, file), "utf8")));

  expect(readers).toEqual(["shared/config.ts"]);
});

test("the AWS SDK, mail parsers and composers are used in adapters alone", () => {
  const foreign = /^(@aws-sdk\/|postal-mime|mailparser|nodemailer)/;
  // What Lambda does with a DynamoDB stream has to be done by somebody where there is no Lambda.
  const polling = "stacks/local/poll-stream.ts";
  const wrong = sources
    .filter((file) => !file.startsWith("test/") && !file.startsWith("shared/adapters/") && file !== polling)
    .filter((file) => importsOf(file).some(({ specifier }) => foreign.test(specifier)));

  expect(wrong).toEqual([]);
});

test("the domain is pure: no clock, no randomness, no input or output, no packages but schemas, checksums and the list of public suffixes", () => {
  const domain = sources.filter((file) => file.startsWith("shared/domain/"));
  const packages = domain.flatMap((file) =>
    importsOf(file)
      .filter(({ target }) => !ours(target))
      .map(({ specifier }) => specifier),
  );
  const impure = domain.filter((file) =>
    /Date\.now\(|new Date\(\)|Math\.random\(|process\.|fetch\(/.test(readFileSync(path.join(root, file), "utf8")),
  );

  expect(packages.filter((name) => !/^(zod\/mini|@noble\/|@scure\/|tldts$)/.test(name))).toEqual([]);
  expect(impure).toEqual([]);
});

test("no file has a name that says nothing", () => {
  expect(
    sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types|manager|service)\.(ts|tsx)$/.test(file)),
  ).toEqual([]);
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holdFolder } from "../../../stacks/local/hold-folder.ts";

let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "postcase-hold-"));
});
afterEach(async () => {
  if (child?.kill("SIGKILL")) await once(child, "exit");
  child = undefined;
  rmSync(folder, { recursive: true });
});

/** Another process that holds the folder. */
async function anotherHolder(): Promise<void> {
  const module = JSON.stringify(new URL("../../../stacks/local/hold-folder.ts", import.meta.url).href);
  const script = `const { holdFolder } = await import(${module});
    await holdFolder(${JSON.stringify(folder)});
    process.stdout.write("held");`;
  const started = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  await once(started.stdout, "data");
}

test("a folder that another process holds is refused, with what to do", async () => {
  await anotherHolder();

  await expect(holdFolder(folder)).rejects.toThrow(`${folder} is used by another Postcase: stop that one, or choose`);
});

test("of two that want a folder at once one gets it", async () => {
  const both = await Promise.allSettled([holdFolder(folder), holdFolder(folder)]);

  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const each of both) if (each.status === "fulfilled") await each.value();
});

test("a folder whose holder was killed is free at once", async () => {
  await anotherHolder();
  child?.kill("SIGKILL");
  if (child) await once(child, "exit");

  const giveUp = await holdFolder(folder);

  await expect(holdFolder(folder)).rejects.toThrow("another Postcase");
  await giveUp();
});

test("a folder that was given up is free, and another one never was held", async () => {
  const giveUp = await holdFolder(folder);
  await giveUp();
  const other = mkdtempSync(path.join(os.tmpdir(), "postcase-hold-"));

  const both = await Promise.all([holdFolder(folder), holdFolder(other)]);

  await Promise.all(both.map((end) => end()));
  rmSync(other, { recursive: true });
});

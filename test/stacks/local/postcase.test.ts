import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const program = path.resolve(import.meta.dirname, "../../../stacks/local/postcase.ts");

async function postcase(args: readonly string[], input = "") {
  const child = spawn(process.execPath, [program, ...args]);
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { stdout, stderr, exitCode };
}

test("check answers each line of its input and ends with 0", async () => {
  const { stdout, stderr, exitCode } = await postcase(["check"], '{"id":1,"what":"amount","text":"250.50"}\n');

  expect(JSON.parse(stdout)).toMatchObject({ id: 1, value: "250.5", ambiguous: false });
  expect([stderr, exitCode]).toEqual(["", 0]);
});

test("check ends with 1 where a line could not be read, after the rest was answered", async () => {
  const { stdout, exitCode } = await postcase(["check"], 'x\n{"id":2,"what":"uid","text":"73920418"}');

  expect(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([{ error: expect.any(String) }, { id: 2, value: "73920418" }]);
  expect(exitCode).toBe(1);
});

test("inspect says of a mail on its standard input what becomes of it", async () => {
  const { stdout, stderr, exitCode } = await postcase(
    ["inspect", "-"],
    "From: ana@customer.example\n\nUID: 73920418\n",
  );

  expect(JSON.parse(stdout)).toMatchObject({
    file: "-",
    decision: { outcome: "opened" },
    from: "ana@customer.example",
    fields: { uid: { value: "73920418" } },
  });
  expect([stderr, exitCode]).toEqual(["", 0]);
});

test("inspect ends with 1 where a file could not be read", async () => {
  const { stdout, exitCode } = await postcase(["inspect", "nowhere.eml"]);

  expect(JSON.parse(stdout)).toEqual({ file: "nowhere.eml", error: "no such file" });
  expect(exitCode).toBe(1);
});

test.each([
  [[], 0],
  [["help"], 0],
  [["inspect", "--help"], 0],
  [["inspect"], 2],
  [["toString"], 2],
  [["chekc"], 2],
])("%o shows what there is and ends with %i", async (args, code) => {
  const { stdout, stderr, exitCode } = await postcase(args);

  expect(stdout).toBe("");
  expect(stderr).toMatch(/^ {2}check .+\n {2}inspect /m);
  expect(exitCode).toBe(code);
});

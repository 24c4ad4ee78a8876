import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { createIsolatedThread } from "../../shared/adapters/isolated-thread.ts";

interface Told {
  readonly threadId: number;
  readonly environment: number;
}

const url = new URL("../fixtures/threads/obedient.ts", import.meta.url);
const aThread = () => createIsolatedThread<string | Uint8Array, Told>(url, { memoryMb: 128 });
const hasty = { cpuMs: 100, transfer: [] };
/** So long that the deadline cannot be what ends the task, on a busy machine either. */
const patient = { cpuMs: 10_000, transfer: [] };

test("tasks are done one after another by the same thread, which sees no environment", async () => {
  const run = aThread();

  const [first, second] = await Promise.all([run("tell", patient), run("tell", patient)]);

  expect(first).toEqual({ answer: { threadId: expect.any(Number), environment: 0 } });
  expect(second).toEqual(first);
});

test("bytes that are handed over are gone here, and come back", async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const run = createIsolatedThread<Uint8Array, Uint8Array>(url, { memoryMb: 128 });

  const ran = await run(bytes, { ...patient, transfer: [bytes.buffer] });

  expect(ran).toEqual({ answer: new Uint8Array([1, 2, 3]) });
  expect(bytes.length).toBe(0);
});

test.each([
  ["spin", "deadline", hasty],
  ["fill the heap", "memory", patient],
  ["fill it with large strings", "memory", patient],
  ["fill buffers", "memory", patient],
  ["exit", "crashed", patient],
  ["throw", "crashed", patient],
] as const)(
  "a task that makes the thread %s is answered with %s, and the next one gets a new thread",
  async (deed, stopped, using) => {
    const run = aThread();
    const before = await run("tell", patient);

    const [ran, after] = await Promise.all([run(deed, using), run("tell", patient)]);

    expect(ran).toEqual({ stopped });
    expect(after).toEqual({ answer: { threadId: expect.any(Number), environment: 0 } });
    expect(after).not.toEqual(before);
  },
);

test("a thread that cannot start is a fault, each time anew", async () => {
  const run = createIsolatedThread<string, Told>(new URL("../fixtures/threads/broken.ts", import.meta.url), {
    memoryMb: 128,
  });

  await expect(run("tell", patient)).rejects.toThrow("this thread never starts");
  await expect(run("tell", patient)).rejects.toThrow("this thread never starts");
});

test("a thread without a task does not keep the process alive, one with a task does", () => {
  const script = `
    import { createIsolatedThread } from ${JSON.stringify(new URL("../../shared/adapters/isolated-thread.ts", import.meta.url).href)};
    const run = createIsolatedThread(new URL(${JSON.stringify(url.href)}), { memoryMb: 128 });
    const ran = await run("tell", { cpuMs: 10_000, transfer: [] });
    console.log(Object.keys(ran));
  `;

  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
    timeout: 60_000,
  });

  expect(output).toContain("answer");
});

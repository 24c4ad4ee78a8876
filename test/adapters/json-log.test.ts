import { expect, test } from "vitest";
import { createJsonLog } from "#shared/adapters/json-log.ts";
import type { LogFields } from "#shared/intake/ports.ts";

function logged(run: (log: ReturnType<typeof createJsonLog>) => void): string[] {
  const lines: string[] = [];
  run(createJsonLog((line) => lines.push(line)));
  return lines;
}

const only = (lines: string[]): Record<string, unknown> => {
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "");
};

test.each(["info", "warn", "error"] as const)("%s writes one line that says level, event and fields", (level) => {
  const lines = logged((log) => log[level]("notice", { reference: "PC-12345-67890", outcome: "sent", durationMs: 12 }));

  expect(lines).toEqual([
    `{"level":"${level}","event":"notice","reference":"PC-12345-67890","outcome":"sent","durationMs":12}\n`,
  ]);
});

test("every field of the port is written", () => {
  const fields: Required<LogFields> = {
    reference: "r",
    channel: "c",
    caseType: "t",
    outcome: "o",
    notice: "n",
    reason: "x",
    key: "k",
    count: 1,
    durationMs: 2,
    status: 3,
    route: "/case",
    fault: "f",
  };

  const line = only(logged((log) => log.info("all", fields)));

  expect(line).toEqual({ level: "info", event: "all", ...fields });
});

test("a name that is not in the list is not written, however it got in", () => {
  const careless = { outcome: "opened", email: "ana@example.test", body: "canary" } as LogFields;

  const line = only(logged((log) => log.info("received", careless)));

  expect(line).toEqual({ level: "info", event: "received", outcome: "opened" });
});

test("a value that is neither text nor a finite number is not written", () => {
  const careless = { outcome: { email: "ana@example.test" }, count: Number.NaN } as unknown as LogFields;

  const line = only(logged((log) => log.info("received", careless)));

  expect(line).toEqual({ level: "info", event: "received" });
});

test("line breaks, escape sequences and marks that turn text around stay within one plain line", () => {
  const hostile = 'a\n{"level":"fatal"}\r\u001b[31m\u009b31m\u2028\u202ereversed\u0085';

  const lines = logged((log) => log.warn("mail", { reason: hostile }));

  expect(only(lines)["reason"]).toBe(hostile);
  expect(lines[0]).toMatch(/^[\x20-\x7e]*\n$/);
});

test.each([
  [200, 200],
  [201, 200],
  [100_000, 200],
])("a text of %i characters is written with %i", (length, written) => {
  const line = only(logged((log) => log.info("long", { reason: "x".repeat(length) })));

  expect(line["reason"]).toHaveLength(written);
});

test("half a surrogate pair at the cut is still well-formed text", () => {
  const line = only(logged((log) => log.info("long", { reason: `${"x".repeat(198)}😀😀` })));

  expect(String(line["reason"]).isWellFormed()).toBe(true);
});

test("a fault loses addresses and whatever looks like a token", () => {
  const fault = `Error: cannot mail <ana.b@example.test> with PC-123456789A.k1.AAAAAAAAAAAAAAAAAAAAAA and 0x${"ab".repeat(32)}`;

  const line = only(logged((log) => log.error("fault", { fault })));

  expect(line["fault"]).toBe("Error: cannot mail <[address]> with PC-123456789A.k1.[token] and [token]");
});

test.each([
  [19, "x".repeat(19)],
  [20, "[token]"],
])("a run of %i characters without a break in a fault is shown as %s", (length, shown) => {
  const line = only(logged((log) => log.error("fault", { fault: "x".repeat(length) })));

  expect(line["fault"]).toBe(shown);
});

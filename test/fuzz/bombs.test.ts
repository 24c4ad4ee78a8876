import { describe, expect, test } from "vitest";
import { createParseMail } from "../../shared/adapters/mime.ts";
import { mailLimits } from "../../shared/domain/mail/mail-limits.ts";
import { bombs } from "./bombs.ts";
import { readWhole } from "./whole-reading.ts";

const parseMail = createParseMail();
const ends = ["mail", ...Object.keys(mailLimits)];

describe("every bomb ends as a mail, or refused by the name of a limit, after the whole reading", () => {
  test.each(bombs)("$name", async ({ make }) => {
    expect(ends).toContain(await readWhole(make(16 * 1024), parseMail));
  });
});

test("each bomb has a name of its own, and makes about as many bytes as it is asked for", () => {
  expect(new Set(bombs.map(({ name }) => name)).size).toBe(bombs.length);
  for (const { name, make } of bombs) {
    const bytes = 64 * 1024;
    expect(make(bytes).length, name).toBeGreaterThan(0.9 * bytes);
    expect(make(bytes).length, name).toBeLessThan(1.6 * bytes);
  }
});

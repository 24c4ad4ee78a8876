import { expect, test, vi } from "vitest";
import { perRecord } from "../../functions/per-record.ts";

test("one bad record of ten is the only one that is delivered again", async () => {
  const lines = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const done: number[] = [];

  const answer = await perRecord([...Array(10).keys()], String, async (record) => {
    if (record === 3) throw new TypeError("secret words of a customer");
    done.push(record);
  });

  const logged = lines.mock.calls.map(([line]) => String(line)).join("");
  lines.mockRestore();
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "3" }] });
  expect(done).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9]);
  expect(logged).toContain("TypeError");
  expect(logged).not.toContain("secret words");
});

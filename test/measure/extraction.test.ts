import { expect, test } from "vitest";
import { type Half, measure, messagesOf } from "./extraction.ts";

/** What `npm run measure:extraction` last showed, rounded down: a change that finds less, or finds more that is wrong, is seen. */
const floors: readonly (readonly [Half, { readonly recall: number; readonly precision: number }])[] = [
  ["open", { recall: 0.986, precision: 0.993 }],
  ["closed", { recall: 1, precision: 0.998 }],
];

for (const [half, { recall, precision }] of floors) {
  test(`of the ${half} half no fewer fields are found, and no more wrong ones, than before`, () => {
    const scores = [...measure(messagesOf(half)).scores.values()];
    const sum = (of: "right" | "expected" | "found") => scores.reduce((total, score) => total + score[of], 0);

    expect(sum("expected")).toBeGreaterThan(1000);
    expect(sum("right") / sum("expected")).toBeGreaterThanOrEqual(recall);
    expect(sum("right") / sum("found")).toBeGreaterThanOrEqual(precision);
  });
}

import { expect, test } from "vitest";
import { mergeLinks } from "#shared/domain/case-link.ts";
import { aReference } from "../support/builders.ts";

const link = (name: string, why: "same-transaction" | "reference-named" = "same-transaction") => ({
  reference: aReference(name),
  why,
});

test("a case is linked once, with the reason that was there first", () => {
  expect(mergeLinks([link("a")], [link("a", "reference-named"), link("b")])).toEqual([link("a"), link("b")]);
});

test("ten links are kept, and none of them gives way to a later one", () => {
  const ten = Array.from({ length: 10 }, (_, i) => link(`${i}`));

  expect(mergeLinks(ten.slice(0, 9), [link("9"), link("10")])).toEqual(ten);
});

import { describe, expect, test } from "vitest";
import type { Reference } from "#shared/domain/brand.ts";
import {
  alphabet,
  checkCharacter,
  parseReference,
  referenceFromDigest,
  showReference,
} from "#shared/domain/reference.ts";

const bodies = ["000000000", "ZZZZZZZZZ", "7K2M9QX4T", "123456789", "ABCDEFGHJ", "0Z0Z0Z0Z0", "9QX4T7K2M"];
const codes = bodies.map((body) => body + checkCharacter(body));

describe.each(codes)("PC-%s", (code) => {
  test("is read", () => {
    expect(parseReference(`PC-${code}`)).toEqual({ kind: "reference", reference: `PC-${code}` });
  });

  test("with any one character replaced is misspelt", () => {
    const wrong = [...code].flatMap((right, i) =>
      [...alphabet].filter((other) => other !== right).map((other) => code.slice(0, i) + other + code.slice(i + 1)),
    );

    expect(wrong).toHaveLength(10 * 31);
    expect(wrong.filter((text) => parseReference(text).kind !== "misspelt")).toEqual([]);
  });

  test("with any two different neighbours swapped is misspelt", () => {
    const swapped = [...code].slice(1).flatMap((right, i) => {
      const left = code[i] ?? "";
      return left === right ? [] : [code.slice(0, i) + right + left + code.slice(i + 2)];
    });

    expect(swapped.filter((text) => parseReference(text).kind !== "misspelt")).toEqual([]);
  });
});

test("the check character depends on every pair of neighbours, not only on these references", () => {
  const unseen = [...alphabet].flatMap((a) =>
    [...alphabet]
      .filter((b) => b !== a)
      .flatMap((b) =>
        Array.from({ length: 8 }, (_, i) => {
          const body = (pair: string) =>
            `0000000${pair}`
              .slice(-2 - i)
              .padEnd(9, "0")
              .slice(0, 9);
          return checkCharacter(body(a + b)) === checkCharacter(body(b + a)) ? [`${a}${b} at ${i}`] : [];
        }).flat(),
      ),
  );

  expect(unseen).toEqual([]);
});

describe("a reference is read as people type it", () => {
  const reference = `PC-7K2M9QX4T${checkCharacter("7K2M9QX4T")}` as Reference;
  const shown = showReference(reference);
  const last = shown.slice(-1);

  test.each([
    shown,
    shown.toLowerCase(),
    shown.replaceAll("-", ""),
    shown.replaceAll("-", " "),
    shown.replaceAll("-", "–"),
    ` ${shown}\n`,
    `#${shown}`,
    `PC: 7K2M9_QX4T${last}`,
    `7K2M9-QX4T${last}`,
    `７Ｋ２Ｍ９－ＱＸ４Ｔ${last}`,
    `ＰＣ－７Ｋ２Ｍ９－ＱＸ４Ｔ${last}`,
  ])("%j", (typed) => {
    expect(parseReference(typed)).toEqual({ kind: "reference", reference });
  });

  test("with O for 0, and I or L for 1", () => {
    const body = "010101010";
    const code = body + checkCharacter(body);
    const typed = ["OIOIOIOIO", "olololoLO", "oiOi0101o"].map((text) => text + code.slice(-1));

    for (const text of typed) expect(parseReference(text)).toEqual({ kind: "reference", reference: `PC-${code}` });
  });
});

test.each([
  "",
  "PC-",
  "7K2M9",
  "PC-7K2M9-QX4T",
  "PC-7K2M9-QX4TZZ",
  "PC-7K2M9-QXUTZ",
  "XX-7K2M9-QX4TZ",
  "你好你好你好你好你好",
])("%j is not a reference at all", (typed) => {
  expect(parseReference(typed)).toEqual({ kind: "not-a-reference" });
});

test("only the first 100 characters are looked at", () => {
  const code = codes[2] ?? "";

  expect(parseReference(code.padStart(100)).kind).toBe("reference");
  expect(parseReference(code.padStart(101)).kind).toBe("not-a-reference");
});

describe("a reference from a digest", () => {
  test("is its first 45 bits and a check character", () => {
    expect(referenceFromDigest(new Uint8Array(32))).toBe("PC-0000000000");
    expect(referenceFromDigest(new Uint8Array(32).fill(255))).toBe(`PC-ZZZZZZZZZ${checkCharacter("ZZZZZZZZZ")}`);
    expect(referenceFromDigest(Uint8Array.of(0, 0, 0, 0, 0, 0b1000))).toBe(
      `PC-000000001${checkCharacter("000000001")}`,
    );
    expect(referenceFromDigest(Uint8Array.of(0, 0, 0, 0, 0, 0b0111))).toBe("PC-0000000000");
    expect(referenceFromDigest(Uint8Array.of(0b0000_1000))).toBe(`PC-100000000${checkCharacter("100000000")}`);
  });

  test("can be typed back in as it is shown", () => {
    const digests = Array.from({ length: 200 }, (_, i) =>
      Uint8Array.from({ length: 32 }, (_, j) => (i * 37 + j * 101) % 256),
    );

    for (const digest of digests) {
      const reference = referenceFromDigest(digest);
      expect(parseReference(showReference(reference))).toEqual({ kind: "reference", reference });
      expect(showReference(reference)).toMatch(/^PC-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    }
  });
});

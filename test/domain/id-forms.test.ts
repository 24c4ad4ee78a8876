import { describe, expect, test } from "vitest";
import { fitForm, type IdForm } from "#shared/domain/id-forms.ts";

const hash: IdForm = { kind: "hex", bytes: 32, prefix: "", letters: "lower" };
const upperHash: IdForm = { kind: "hex", bytes: 32, prefix: "", letters: "upper" };
const evmHash: IdForm = { kind: "hex", bytes: 32, prefix: "0x", letters: "lower" };
const signature: IdForm = { kind: "base58", bytes: 64 };
const bare = "20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1";
const signed = "5LmxrEKGchhMuYfw6Qut6CbsvE9pVfb8YvwZKvWssSesDVjHioBCmWKSJQh1WhvcM6CpemhpHNmEMA2a36rzwTa8";

describe("hexadecimal", () => {
  test("is stored in the case of its network, whatever was typed", () => {
    expect(fitForm(bare.toUpperCase(), hash)).toEqual({ fit: "exact", canonical: bare });
    expect(fitForm(bare, upperHash)).toEqual({ fit: "exact", canonical: bare.toUpperCase() });
    expect(fitForm(`0X${bare.toUpperCase()}`, evmHash)).toEqual({ fit: "exact", canonical: `0x${bare}` });
  });

  test("without the 0x of its network is told apart from an exact one, and with a foreign 0x is none", () => {
    expect(fitForm(bare, evmHash)).toEqual({ fit: "needs-prefix", canonical: `0x${bare}` });
    expect(fitForm(`0x${bare}`, hash)).toEqual({ fit: "none" });
  });

  test.each([
    ["a wrong character", `0x${bare.slice(0, 10)}O${bare.slice(11)}`, { fit: "near", position: 13 }],
    ["three wrong characters", `0x${bare.slice(0, 61)}zzz`, { fit: "near", position: 64 }],
    ["four wrong characters", `0x${bare.slice(0, 60)}zzzz`, { fit: "none" }],
    ["another sign than a letter or digit", `0x${bare.slice(0, 63)}-`, { fit: "none" }],
    ["the letter O in 0x", `Ox${bare}`, { fit: "near", position: 1 }],
    ["one character too few", `0x${bare.slice(1)}`, { fit: "near", length: 65 }],
    ["one character too many", `0x${bare}0`, { fit: "near", length: 67 }],
    ["16 characters", `0x${bare.slice(0, 16)}`, { fit: "near", length: 18 }],
    ["15 characters", `0x${bare.slice(0, 15)}`, { fit: "none" }],
  ])("with %s is read as %#", (_, text, fit) => {
    expect(fitForm(text, evmHash)).toEqual(fit);
  });

  test("digits alone without 0x are a number, not part of a hash", () => {
    expect(fitForm("12345678901234567890", hash)).toEqual({ fit: "none" });
    expect(fitForm("1234567890123456789a", hash)).toEqual({ fit: "near", length: 20 });
  });
});

describe("base 58", () => {
  test("of the right number of bytes is exact, in its very case", () => {
    expect(fitForm(signed, signature)).toEqual({ fit: "exact", canonical: signed });
  });

  test("counts bytes, so that leading zero bytes are as many 1s and other lengths are none", () => {
    expect(fitForm("1".repeat(64), signature)).toEqual({ fit: "exact", canonical: "1".repeat(64) });
    expect(fitForm("1".repeat(63), signature)).toEqual({ fit: "none" });
    expect(fitForm("1".repeat(65), signature)).toEqual({ fit: "none" });
  });

  test.each([
    ["one character too few", signed.slice(1, 86), { fit: "near", length: 85 }],
    ["one character too many", `${signed}1`, { fit: "near", length: 89 }],
    ["four characters too many", `${signed}1111`, { fit: "near", length: 92 }],
    ["five characters too many", `${signed}11111`, { fit: "none" }],
    ["a zero", `${signed.slice(0, 20)}0${signed.slice(21)}`, { fit: "near", position: 21 }],
    ["a capital I at its start", `I${signed.slice(1)}`, { fit: "near", position: 1 }],
    ["another value of its length", `z${signed.slice(1)}`, { fit: "near" }],
  ])("with %s is read as %#", (_, text, fit) => {
    expect(fitForm(text, signature)).toEqual(fit);
  });
});

test("anything is taken from 6 to 200 characters", () => {
  const anything: IdForm = { kind: "as-typed", minLength: 6, maxLength: 200 };

  expect(["a".repeat(5), "a".repeat(6), "a".repeat(200), "a".repeat(201)].map((t) => fitForm(t, anything).fit)).toEqual(
    ["none", "exact", "exact", "none"],
  );
});

import { describe, expect, test } from "vitest";
import { cleanFilename } from "../../../shared/domain/mail/filename.ts";

describe("the name of a file", () => {
  test.each<[string, string]>([
    ["转账凭证.jpg", "转账凭证.jpg"],
    ["a b.txt", "a b.txt"],
    ["..\\..\\x.exe", "x.exe"],
    ["/etc/passwd", "passwd"],
    ["C:\\temp\\x.png", "x.png"],
    ["php://foo", "foo"],
    ["a／b.png", "b.png"],
    [".htaccess", "htaccess"],
    ["...", "unnamed"],
    ["a/..", "a"],
    ["", "unnamed"],
    [" ", "unnamed"],
    ["a\u0000.exe", "a.exe"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["a\u200b.\u2066exe", "a.exe"],
    ["a\nb.txt", "a b.txt"],
    ['a<b>:"|?*.txt', "a_b______.txt"],
    ["con", "_con"],
    ["NUL.txt", "_NUL.txt"],
    ["console.txt", "console.txt"],
    ["e\u0301.txt", "\u00e9.txt"],
    ["\ud800.txt", "\ufffd.txt"],
  ])("%j is shown as %j", (name, shown) => {
    expect(cleanFilename(name)).toBe(shown);
  });

  test("of 200 characters is kept and of 201 loses one before its ending", () => {
    expect(cleanFilename(`${"𠮷".repeat(196)}.jpg`)).toBe(`${"𠮷".repeat(196)}.jpg`);
    expect(cleanFilename(`${"𠮷".repeat(197)}.jpg`)).toBe(`${"𠮷".repeat(196)}.jpg`);
    expect(cleanFilename("a".repeat(201))).toBe("a".repeat(200));
  });

  test.each([".htaccess", "a.exe", "..", "../../x"])(
    "%s: a character that is not seen changes nothing, wherever it stands",
    (name) => {
      const unseen = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter(
        (char) => /[\p{Cc}\p{Cf}]/u.test(char) && !/[\t\r\n]/.test(char),
      );

      for (const char of [...unseen, "\ufeff", "\u{e0041}"])
        for (let at = 0; at <= name.length; at++)
          expect(cleanFilename(name.slice(0, at) + char + name.slice(at))).toBe(cleanFilename(name));
    },
  );
});

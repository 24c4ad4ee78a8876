import { expect, test } from "vitest";
import type { Instant, Reference } from "#shared/domain/brand.ts";
import { chooseEvidence, evidenceLimits, type FilesSearched, toUpload, uploadPrefix } from "#shared/domain/evidence.ts";
import type { MailAttachment } from "#shared/domain/mail/mail.ts";

const megabyte = 1024 * 1024;
const aFile = (sizeBytes: number, overrides: Partial<MailAttachment> = {}): MailAttachment => ({
  filename: "shot.png",
  contentType: "image/png",
  sizeBytes,
  sha256: "0".repeat(64),
  isInline: false,
  ...overrides,
});
const chosen = (files: readonly MailAttachment[], searched: FilesSearched = "clean") =>
  chooseEvidence(files, (_, index) => `key-${index}`, searched).map(({ key, refused }) => key ?? refused);

test("a file of exactly the limit is kept, one byte more is not", () => {
  expect(chosen([aFile(evidenceLimits.fileBytes), aFile(evidenceLimits.fileBytes + 1)])).toEqual([
    "key-0",
    "too-large",
  ]);
});

test("ten files are kept and the eleventh is not, however small", () => {
  expect(chosen(Array.from({ length: 11 }, () => aFile(1))).slice(9)).toEqual(["key-9", "too-many"]);
});

test("what no longer fits into all of them is left out, and a smaller one behind it is kept", () => {
  expect(chosen([aFile(10 * megabyte), aFile(10 * megabyte), aFile(6 * megabyte), aFile(5 * megabyte)])).toEqual([
    "key-0",
    "key-1",
    "too-large",
    "key-3",
  ]);
});

test.each([
  ["text by its type", aFile(1, { contentType: "text/plain" })],
  ["text by its bytes", aFile(1, { contentType: "image/png", sniffed: "text/plain" })],
  ["a keystore", aFile(1, { contentType: "application/json" })],
  ["an attached mail", aFile(1, { contentType: "message/rfc822" })],
])("beside a secret nothing is kept that is %s", (_, file) => {
  expect(chosen([file, aFile(1)], "held-secret")).toEqual(["held-secret", "key-1"]);
  expect(chosen([file])).toEqual(["key-0"]);
});

test.each([
  ["shot.png", "shot.png"],
  ["a/b/shot.png", "shot.png"],
  ["../../../incoming/a", "a"],
  ["..\\..\\a.png", "a.png"],
  ["invoice_\u202efdp.exe", "invoice_fdp.exe"],
  ["\u200b.htaccess", "htaccess"],
  ["..", "unnamed"],
  ["", "unnamed"],
])("an upload whose key ends in %j is called %j, and keeps its key", (end, name) => {
  const key = `${uploadPrefix("PC-0000000000" as Reference)}n0nce/${end}`;
  const stored = { key, at: "2026-11-23T08:00:00.000Z" as Instant, sizeBytes: 3 };

  expect(toUpload(stored)).toEqual({ ...stored, name });
});

test("text that was not searched to its end is not kept: past 1 MB by itself, or beside what could not be searched", () => {
  const text = { contentType: "text/plain" };

  expect(chosen([aFile(megabyte, text), aFile(megabyte + 1, text)])).toEqual(["key-0", "not-searched"]);
  expect(chosen([aFile(1, text), aFile(1)], "not-searched")).toEqual(["not-searched", "key-1"]);
});

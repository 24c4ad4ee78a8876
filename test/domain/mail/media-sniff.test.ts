import { describe, expect, test } from "vitest";
import { endingOf, sniffMedia } from "../../../shared/domain/mail/media-sniff.ts";

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe("the first bytes of a file show what it is", () => {
  test.each<[string, string | undefined]>([
    ["\x89PNG\r\n\x1a\n....", "image/png"],
    ["\xff\xd8\xff\xe0..JFIF", "image/jpeg"],
    ["GIF89a..", "image/gif"],
    ["RIFF....WEBPVP8 ", "image/webp"],
    ["....ftypheic....", "image/heic"],
    ["....ftypmif1....", "image/heic"],
    ["....ftypavif....", "image/avif"],
    ["....ftypisom....", "video/mp4"],
    ["....ftypqt  ....", "video/quicktime"],
    ["BM......\0\0....", "image/bmp"],
    ["II*\0....", "image/tiff"],
    ["%PDF-1.7\n", "application/pdf"],
    ["PK\x03\x04....", "application/zip"],
    ["Rar!\x1a\x07\x00", "application/vnd.rar"],
    ["7z\xbc\xaf\x27\x1c..", "application/x-7z-compressed"],
    ["\x1f\x8b\x08..", "application/gzip"],
    ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"],
    ["\x78\x9f\x3e\x22..", "application/vnd.ms-tnef"],
    ["MZ\x90\0..", "application/x-msdownload"],
    ["\x7fELF\x02..", "application/x-elf"],
    ["<!DOCTYPE html><html>", "text/html"],
    ["  <html>", "text/html"],
    ["<?xml version='1.0'?><svg xmlns='x'>", "image/svg+xml"],
    ["<!-- c --><svg>", "image/svg+xml"],
    ["<?xml version='1.0'?><a/>", "text/xml"],
    ["plain words", "text/plain"],
    ["\xb3\xe4\xd6\xb5", "text/plain"],
    ["\xff\xfea\0b\0", "text/plain"],
    ["\0\x01\x02", undefined],
    ["", undefined],
  ])("%j: %s", (start, type) => {
    expect(sniffMedia(latin(start), "x")).toBe(type);
  });

  test("and its name tells an office file from another archive, but nothing else", () => {
    expect(sniffMedia(latin("PK\x03\x04...."), "a.XLSX")).toMatch(/spreadsheetml/);
    expect(sniffMedia(latin("MZ...."), "a.png")).toBe("application/x-msdownload");
  });

  test.each([
    ["a.tar.GZ", "gz"],
    ["none", ""],
    ["end.", ""],
  ])("the ending of %s is %j", (name, ending) => {
    expect(endingOf(name)).toBe(ending);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Files, UploadWish } from "#shared/intake/ports.ts";

/** An engine under test, empty at first. */
export interface FilesEngine {
  readonly files: Files;
  /** What a browser does with an upload form. */
  readonly post: (url: string, body: FormData) => Promise<Response>;
  close(): Promise<void>;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function keysUnder(files: Files, prefix: string): Promise<string[]> {
  const page = await files.list(prefix);
  return page.files.map(({ key }) => key);
}

/** What every engine behind the port `Files` does. */
export function filesContract(engine: string, open: () => Promise<FilesEngine>): void {
  describe(`files in ${engine}`, () => {
    let opened: FilesEngine;
    let files: Files;

    beforeEach(async () => {
      opened = await open();
      files = opened.files;
    });
    afterEach(() => opened.close());

    test("a file comes back byte for byte", async () => {
      const every = Uint8Array.from({ length: 256 * 300 }, (_, i) => i % 256);

      await files.put("incoming/every", every);

      expect(Buffer.compare((await files.get("incoming/every")) ?? new Uint8Array(), every)).toBe(0);
    });

    test("what its writer does to the bytes afterwards changes nothing", async () => {
      const bytes = bytesOf("mail");
      await files.put("incoming/a", bytes);

      bytes.fill(0);

      expect(Buffer.from((await files.get("incoming/a")) ?? []).toString()).toBe("mail");
    });

    test("an empty file is a file", async () => {
      await files.put("incoming/empty", new Uint8Array());

      expect(await files.get("incoming/empty")).toHaveLength(0);
    });

    test("a key that is not there answers nothing", async () => {
      await files.put("incoming/there", bytesOf("x"));

      expect(await files.get("incoming/not-there")).toBeUndefined();
    });

    test("a second put replaces the first", async () => {
      await files.put("spool/a", bytesOf("first, and longer"));

      await files.put("spool/a", bytesOf("second"), { contentType: "application/json" });

      expect(Buffer.from((await files.get("spool/a")) ?? []).toString()).toBe("second");
      expect((await files.list("spool/")).files).toMatchObject([{ key: "spool/a", sizeBytes: 6 }]);
    });

    test("a copy leaves its source and outlives it", async () => {
      await files.put("incoming/a", bytesOf("mail"));

      await files.copy("incoming/a", "kept/2026-11-23/a");
      await files.delete("incoming/a");

      expect(await files.get("incoming/a")).toBeUndefined();
      expect(Buffer.from((await files.get("kept/2026-11-23/a")) ?? []).toString()).toBe("mail");
    });

    test("the same copy again changes nothing", async () => {
      await files.put("incoming/a", bytesOf("mail"));
      await files.copy("incoming/a", "kept/a");

      await files.copy("incoming/a", "kept/a");

      expect(Buffer.from((await files.get("kept/a")) ?? []).toString()).toBe("mail");
      expect(await keysUnder(files, "")).toEqual(["incoming/a", "kept/a"]);
    });

    test("a copy of a key that is not there is a fault and makes nothing", async () => {
      await expect(files.copy("incoming/none", "kept/none")).rejects.toThrow();

      expect(await files.get("kept/none")).toBeUndefined();
    });

    test("deleting a key that is not there changes nothing", async () => {
      await files.put("incoming/a", bytesOf("x"));

      await files.delete("incoming/none");

      expect(await keysUnder(files, "")).toEqual(["incoming/a"]);
    });

    test("a list holds the keys under its prefix with size and time, and no others", async () => {
      await files.put("incoming/b", bytesOf("four"));
      await files.put("incoming-2/a", bytesOf("x"));
      await files.put("spool/a", bytesOf("x"));

      const page = await files.list("incoming/");

      expect(page).toEqual({
        files: [{ key: "incoming/b", sizeBytes: 4, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/) }],
      });
    });

    test("a list under which nothing lies is empty", async () => {
      expect(await files.list("incoming/")).toEqual({ files: [] });
    });

    test("a list is in the order of bytes, which for rare characters is not that of strings", async () => {
      const keys = ["k/A", "k/B/a", "k/a", "k/a!", "k/a/b", "k/é", "k/\uff5e", "k/\u{1f600}"];
      for (const key of [...keys].reverse()) await files.put(key, bytesOf("x"));

      expect(await keysUnder(files, "k/")).toEqual(keys);
    });

    test.each([
      ["spaces and signs of URLs", "in/a b+c%20d?e#f&g=h;i@j:k,l"],
      ["signs of XML", "in/<a>&\"b\"'c'</Key>"],
      ["paths upwards", "in/../../../etc/passwd"],
      ["empty and dotted parts", "in//./a/"],
      ["Chinese and emoji", "in/提幣未到帳\u{1f600}"],
      ["line breaks", "in/a\r\nb\tc"],
    ])("a key with %s is a key like others", async (_, key) => {
      await files.put(key, bytesOf(key));
      await files.copy(key, `${key}-copy`);

      expect(Buffer.from((await files.get(key)) ?? []).toString()).toBe(key);
      expect(Buffer.from((await files.get(`${key}-copy`)) ?? []).toString()).toBe(key);
      expect(await keysUnder(files, "")).toEqual([key, `${key}-copy`]);
      await files.delete(key);
      expect(await files.get(key)).toBeUndefined();
    });

    describe("an upload form", () => {
      const wish: UploadWish = {
        prefix: "evidence/uploads/PC-0000000000/n0nce/",
        fileBytes: { least: 1, most: 10 },
        expiresInSeconds: 900,
        redirectTo: "https://postcase.example/case/PC-0000000000/files?lang=en",
      };
      const upload = async (
        { name = "shot.png", size = 5 }: { readonly name?: string; readonly size?: number } = {},
        { changes = {}, ...wanted }: Partial<UploadWish> & { readonly changes?: Record<string, string> } = {},
      ) => {
        const form = await files.uploadForm({ ...wish, ...wanted });
        const body = new FormData();
        for (const [field, value] of Object.entries({ ...form.fields, ...changes })) body.set(field, value);
        body.set("file", new File(["x".repeat(size)], name, { type: "text/html" }));
        return opened.post(form.url, body);
      };

      test("puts a file below its prefix under its own name, and leads back by GET", async () => {
        const answer = await upload({ name: "截圖 $& 1.png" });

        expect(answer.status).toBe(303);
        expect(answer.headers.get("location")?.startsWith(wish.redirectTo)).toBe(true);
        expect(await keysUnder(files, "")).toEqual([`${wish.prefix}截圖 $& 1.png`]);
      });

      test.each([1, 10])("takes a file of %i bytes, at the edge of what it lets through", async (size) => {
        expect((await upload({ size })).status).toBe(303);
        expect((await files.list(wish.prefix)).files).toMatchObject([{ sizeBytes: size }]);
      });

      test.each([
        ["an empty file", { size: 0 }, {}, "EntityTooSmall"],
        ["a byte too many", { size: 11 }, {}, "EntityTooLarge"],
        ["another key", {}, { changes: { key: "incoming/a" } }, "AccessDenied"],
        ["the key of another case", {}, { changes: { key: "evidence/uploads/PC-1111111111/n0nce/a" } }, "AccessDenied"],
        ["another content type", {}, { changes: { "Content-Type": "text/html" } }, "AccessDenied"],
        ["another way back", {}, { changes: { success_action_redirect: "https://evil.example/" } }, "AccessDenied"],
        ["a field of its own", {}, { changes: { acl: "public-read" } }, "AccessDenied"],
        ["a post after its time", {}, { expiresInSeconds: 0 }, "AccessDenied"],
      ])("refuses %s, and nothing is stored", async (_, file, wanted, code) => {
        const answer = await upload(file, wanted);

        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(await answer.text()).toContain(`<Code>${code}</Code>`);
        expect(await keysUnder(files, "")).toEqual([]);
      });

      test.each(["../../../incoming/a", "..\\..\\a", "/etc/passwd", "..", "\u202egnp.exe", '"><img src=x>'])(
        "keeps a file that is called %j below its prefix",
        async (name) => {
          expect((await upload({ name })).status).toBe(303);

          expect(await keysUnder(files, "")).toEqual(await keysUnder(files, wish.prefix));
          expect(await keysUnder(files, wish.prefix)).toHaveLength(1);
        },
      );
    });

    test("1,000 files are one page, one more makes a second", async () => {
      const keys = Array.from({ length: 1000 }, (_, i) => `incoming/${String(i).padStart(4, "0")}`);
      for (let at = 0; at < keys.length; at += 50) {
        await Promise.all(keys.slice(at, at + 50).map((key) => files.put(key, bytesOf("x"))));
      }

      const only = await files.list("incoming/");
      await files.put("incoming/1000", bytesOf("x"));
      const first = await files.list("incoming/");
      const second = await files.list("incoming/", first.cursor);

      expect(only.files.map(({ key }) => key)).toEqual(keys);
      expect(only.cursor).toBeUndefined();
      expect(first.files.map(({ key }) => key)).toEqual(keys);
      expect(second.files.map(({ key }) => key)).toEqual(["incoming/1000"]);
      expect(second.cursor).toBeUndefined();
    });
  });
}

import { PassThrough, Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { languageIds } from "#shared/domain/languages.ts";
import { readTransactionId } from "#shared/domain/transaction-id.ts";
import { checkLine } from "../../../stacks/local/check-line.ts";
import { check, maxLineLength } from "../../../stacks/local/check-lines.ts";

const ethereum = "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";
const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const settings = { uidPattern: /^[0-9]{6,20}$/u, now: () => new Date("2026-11-20T12:00:00Z") };
const ask = (line: unknown) => checkLine(JSON.stringify(line), settings);

describe("a transaction id", () => {
  test("is answered with kind, networks, canonical form and advice", async () => {
    const answer = await ask({ id: 7, what: "txid", text: ` ${ethereum} `, context: { network: "ERC20" } });

    expect(answer).toEqual({
      id: 7,
      kind: "txid",
      networks: ["ethereum"],
      canonical: ethereum,
      advice: expect.stringContaining("Ethereum"),
    });
  });

  test("has no canonical form where it is something else", async () => {
    const answer = await ask({ id: "a", what: "txid", text: "51376627901" });

    expect(answer).toEqual({ id: "a", kind: "order-number", networks: [], advice: expect.any(String) });
  });

  test("is advised on in the language that was asked for", async () => {
    const answers = await Promise.all(
      languageIds.map((language) => ask({ id: 1, what: "txid", text: "0x9edaf0...62fa4f", context: { language } })),
    );

    expect(new Set(answers.map(({ advice }) => advice)).size).toBe(languageIds.length);
  });

  test("is read as the form reads it", async () => {
    const answer = await ask({ id: 1, what: "txid", text: ethereum, context: { coin: "BNB" } });

    const { kind, networks } = readTransactionId(ethereum, { coin: "BNB" });
    expect(answer).toMatchObject({ kind, networks });
  });

  test("that is a recovery phrase is a secret, and nothing of it comes back", async () => {
    const answer = await ask({ id: 1, what: "txid", text: phrase });

    expect(answer).toMatchObject({ kind: "secret", networks: [] });
    expect(JSON.stringify(answer)).not.toContain("sausage");
  });
});

describe("a time", () => {
  const time = (text: string, context: object = {}) => ask({ id: 1, what: "time", text, context });
  const plain = { ambiguous: false, implausible: false };

  test.each([
    ["states its zone", "2024-03-05T15:20:00+08:00", {}, "stated"],
    ["has the zone of its sender", "2024-03-05 15:20", { senderOffset: 480 }, "assumed"],
    ["has the zone of its sender as a mail writes it", "2024-03-05 15:20", { senderOffset: "+0800" }, "assumed"],
    ["has the zone of its sender with a colon", "2024-03-05 15:20", { senderOffset: "+08:00" }, "assumed"],
    ["has the zone of its language", "2024-03-05 15:20", { language: "zh-Hant" }, "assumed"],
    ["is written in Chinese", "2024年3月5日 下午3点20分", {}, "assumed"],
  ])("that %s is that moment", async (_, text, context, zone) => {
    expect(await time(text, context)).toEqual({ id: 1, instant: "2024-03-05T07:20:00.000Z", zone, ...plain });
  });

  test("of which nothing tells the zone says so", async () => {
    expect(await time("2024-03-05 15:20")).toMatchObject({ zone: "none", ...plain });
  });

  test("west of Greenwich is later in UTC", async () => {
    expect(await time("2024-03-05 15:20", { senderOffset: "-0330" })).toMatchObject({
      instant: "2024-03-05T18:50:00.000Z",
    });
  });

  test("that can be read in two ways is ambiguous", async () => {
    expect(await time("03/05/2024 15:20")).toMatchObject({ instant: null, ambiguous: true, implausible: false });
  });

  test.each([
    ["after the moment of receipt", "2025-01-01 00:00Z", { receivedAt: "2024-12-31T12:00:00Z" }],
    ["after now", "2027-01-01 00:00Z", {}],
    ["before the first block of Bitcoin", "2008-01-01 00:00Z", {}],
  ])("%s is implausible", async (_, text, context) => {
    expect(await time(text, context)).toMatchObject({ implausible: true, ambiguous: false });
  });

  test.each([
    ["receivedAt", { receivedAt: "yesterday" }],
    ["senderOffset", { senderOffset: 841 }],
    ["senderOffset", { senderOffset: "+99:00" }],
  ])("with a malformed %s is an error", async (name, context) => {
    expect(await time("2024-03-05 15:20", context)).toEqual({ id: 1, error: expect.stringContaining(name) });
  });
});

describe("an amount", () => {
  test("is a decimal string", async () => {
    expect(await ask({ id: 1, what: "amount", text: "1,234.56 USDT" })).toEqual({
      id: 1,
      value: "1234.56",
      asset: "USDT",
      ambiguous: false,
    });
  });

  test("of two readings is asked, not guessed", async () => {
    expect(await ask({ id: 1, what: "amount", text: "1,000" })).toMatchObject({ value: null, ambiguous: true });
    expect(await ask({ id: 1, what: "amount", text: "1.000" })).toMatchObject({ value: null, ambiguous: true });
    expect(await ask({ id: 1, what: "amount", text: "1.000", context: { coin: "btc" } })).toMatchObject({ value: "1" });
  });

  test("that is none has no value", async () => {
    expect(await ask({ id: 1, what: "amount", text: "some" })).toMatchObject({ value: null, ambiguous: false });
  });
});

describe("a UID", () => {
  test("is text, whole", async () => {
    expect(await ask({ id: 1, what: "uid", text: "UID: 656077440519049601" })).toEqual({
      id: 1,
      value: "656077440519049601",
    });
  });

  test("that is something else has a problem", async () => {
    expect(await ask({ id: 1, what: "uid", text: "ana@example.test" })).toEqual({
      id: 1,
      value: null,
      problem: "uid-is-email",
    });
  });

  test("as a JSON number is told, because its last digits may be gone", async () => {
    expect(await checkLine('{"id":1,"what":"uid","text":656077440519049601}', settings)).toEqual({
      id: 1,
      value: null,
      problem: "not-text",
    });
  });
});

describe("secrets", () => {
  test("are told by kind and place, and cut", async () => {
    const text = `my words: ${phrase}.`;

    const answer = (await ask({ id: 1, what: "secrets", text })) as { secrets: object[]; redacted: string };

    expect(answer.secrets).toEqual([{ kind: "recovery-phrase", start: expect.any(Number), end: expect.any(Number) }]);
    for (const word of phrase.split(" ").filter((each) => each.length > 4)) expect(answer.redacted).not.toContain(word);
  });

  test("are not where there are none", async () => {
    expect(await ask({ id: 1, what: "secrets", text: `txid ${ethereum}` })).toEqual({
      id: 1,
      secrets: [],
      redacted: `txid ${ethereum}`,
    });
  });

  test("are searched for in a million characters and in no more", async () => {
    expect(await ask({ id: 1, what: "secrets", text: "x".repeat(1_000_000) })).toMatchObject({ secrets: [] });
    expect(await ask({ id: 1, what: "secrets", text: "x".repeat(1_000_001) })).toEqual({
      id: 1,
      error: expect.stringContaining("1000000"),
    });
  });
});

describe("a line that cannot be read", () => {
  test.each([
    ["no JSON", `{"id":1,"what":"txid","text":"${phrase}`, {}],
    ["no object", "7", {}],
    ["no id", '{"what":"txid","text":"x"}', {}],
    ["a question that nobody knows", '{"id":4,"what":"weather","text":"x"}', { id: 4 }],
    ["no text", '{"id":"b","what":"txid"}', { id: "b" }],
    ["a number where only text can be read", '{"id":5,"what":"txid","text":5}', { id: 5 }],
    ["a context of another shape", '{"id":6,"what":"txid","text":"x","context":[]}', { id: 6 }],
  ])("with %s is answered with its id, where it has one, and the error", async (_, line, id) => {
    const answer = await checkLine(line, settings);

    expect(answer).toEqual({ ...id, error: expect.any(String) });
    expect(JSON.stringify(answer)).not.toContain("sausage");
  });
});

describe("a run", () => {
  const run = async (chunks: readonly (string | Buffer)[]) => {
    const output = new PassThrough();
    const [exitCode, written] = await Promise.all([
      check(Readable.from(chunks, { objectMode: false }), output, settings).finally(() => output.end()),
      textOf(output),
    ]);
    const answers = written
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as { id?: unknown; error?: string });
    return { exitCode, answers };
  };
  const lineOf = (id: number) => `${JSON.stringify({ id, what: "uid", text: "73920418" })}\n`;

  test("answers every line in order, however the input is cut", async () => {
    const whole = Buffer.from(Array.from({ length: 500 }, (_, id) => lineOf(id)).join(""));
    const chunks = Array.from({ length: Math.ceil(whole.length / 37) }, (_, i) => whole.subarray(i * 37, i * 37 + 37));

    const { exitCode, answers } = await run(chunks);

    expect(exitCode).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, id) => id));
  });

  test("keeps a character whole that the input cuts", async () => {
    const line = Buffer.from(`${JSON.stringify({ id: "币", what: "uid", text: "73920418" })}\r\n`);

    const { answers } = await run([line.subarray(0, 8), line.subarray(8)]);

    expect(answers).toEqual([{ id: "币", value: "73920418" }]);
  });

  test("goes on after a malformed line and ends with 1", async () => {
    const { exitCode, answers } = await run([lineOf(1), "nonsense\n\n", lineOf(2).trimEnd()]);

    expect(exitCode).toBe(1);
    expect(answers).toEqual([
      { id: 1, value: "73920418" },
      { error: expect.any(String) },
      { id: 2, value: "73920418" },
    ]);
  });

  test("reads a line at the limit, and refuses one past it without keeping it", async () => {
    const empty = JSON.stringify({ id: 1, what: "amount", text: "" });
    const lineOfLength = (length: number) => empty.replace('""', `"${"x".repeat(length - empty.length)}"`);

    const { exitCode, answers } = await run([
      `${lineOfLength(maxLineLength)}\n`,
      `${lineOfLength(maxLineLength + 1)}\n`,
      lineOf(3),
    ]);

    expect(exitCode).toBe(1);
    expect(answers.map(({ error }) => error !== undefined)).toEqual([false, true, false]);
  });
});

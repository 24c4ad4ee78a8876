import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { isCaseTypeId } from "#shared/domain/case-types.ts";
import { isFieldId } from "#shared/domain/fields.ts";

/** The fields that are measured; prose fields are not. */
const measured = [
  "uid",
  "registeredContact",
  "network",
  "coin",
  "txid",
  "amount",
  "occurredAt",
  "toAddress",
  "fromAddress",
  "orderNumber",
  "orderId",
  "withdrawalId",
  "memoUsed",
  "memoRight",
  "earlierReference",
  "counterparty",
];
const evmNetworks = new Set(["ethereum", "bsc", "polygon", "arbitrum", "optimism", "base", "avalanche-c"]);

const value = z.union([z.string().check(z.minLength(1)), z.strictObject({ conflict: z.array(z.string()) })]);
const message = z.strictObject({
  id: z.string(),
  language: z.enum(["en", "zh-Hans", "zh-Hant", "mixed"]),
  shape: z.enum(["ordered", "messy", "html", "reply"]),
  receivedAt: z.string(),
  dateOffsetMinutes: z.nullable(z.int()),
  subject: z.string(),
  text: z.optional(z.string()),
  html: z.optional(z.string()),
  expected: z.record(z.string(), z.nullable(value)),
});

const linesOf = (half: string) =>
  readFileSync(new URL(`${half}.jsonl`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
const halves = { open: linesOf("open"), closed: linesOf("closed") };
const others = ["open-d", "open-e"].flatMap(linesOf);
const messages = [...halves.open, ...halves.closed, ...others].map((line) => message.parse(JSON.parse(line)));
/** Those of other writers; the blind ones only while there are some that nobody has read. */
const further = readdirSync(new URL(".", import.meta.url))
  .map((file) => file.replace(".jsonl", ""))
  .filter((file) => /^(?:open-[f-z]|blind)$/.test(file) && linesOf(file).join("") !== "");
const bodyOf = ({ text, html }: (typeof messages)[number]) => html ?? text ?? "";
const valuesOf = (expected: z.infer<typeof value> | null | undefined): string[] =>
  typeof expected === "string" ? [expected] : (expected?.conflict ?? []);

describe("the messages for measuring extraction", () => {
  test.each(Object.entries(halves))("are at least 120 in the %s half", (_half, lines) => {
    expect(lines.length).toBeGreaterThanOrEqual(120);
  });

  // They also hold replies in HTML, and fields that nobody measures.
  test.each(further)("of %s can be measured", (file) => {
    const read = linesOf(file).map((line) => message.parse(JSON.parse(line)));
    expect(read.length).toBeGreaterThanOrEqual(100);
    expect(read.flatMap(({ expected }) => valuesOf(expected["caseType"])).filter((id) => !isCaseTypeId(id))).toEqual(
      [],
    );
  });

  test("have ids and bodies of their own, in both halves together", () => {
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
    expect(new Set(messages.map((each) => bodyOf(each).trim())).size).toBe(messages.length);
  });

  test("carry either a text or an HTML body, and only the latter has the shape of HTML", () => {
    expect(messages.filter(({ text, html }) => (text === undefined) === (html === undefined))).toEqual([]);
    expect(messages.filter(({ shape, html }) => (shape === "html") !== (html !== undefined))).toEqual([]);
  });

  test("expect only measured fields and known case types", () => {
    expect(measured.filter((name) => !isFieldId(name))).toEqual([]);
    const names = new Set(messages.flatMap(({ expected }) => Object.keys(expected)));
    names.delete("caseType");
    expect([...names].filter((name) => !measured.includes(name))).toEqual([]);
    const types = messages.flatMap(({ expected }) => valuesOf(expected["caseType"]));
    expect(types.filter((type) => !isCaseTypeId(type))).toEqual([]);
  });

  test("write instants in UTC, received no earlier than what they tell of", () => {
    const instantOf = (text: string) => new Date(text).toISOString();
    for (const { id, receivedAt, expected } of messages) {
      expect(instantOf(receivedAt), id).toBe(receivedAt);
      for (const instant of valuesOf(expected["occurredAt"])) {
        expect(instantOf(instant), id).toBe(instant);
        expect(instant <= receivedAt, id).toBe(true);
      }
    }
  });

  test("expect ids of EVM networks in their canonical form", () => {
    const ids = messages.filter(({ expected }) => valuesOf(expected["network"]).some((name) => evmNetworks.has(name)));
    expect(
      ids.flatMap(({ expected }) => valuesOf(expected["txid"])).filter((id) => !/^0x[0-9a-f]{64}$/.test(id)),
    ).toEqual([]);
    expect(ids.length).toBeGreaterThan(0);
  });

  test("name two different values where they conflict", () => {
    const conflicts = messages.flatMap(({ expected }) =>
      Object.values(expected).filter((each) => each !== null && typeof each === "object"),
    );
    expect(conflicts.filter(({ conflict }) => new Set(conflict).size < 2)).toEqual([]);
  });

  test("expect no id or address that the message does not hold", () => {
    const squeezed = (text: string) =>
      text
        .normalize("NFKC")
        .replace(/<[^>]*>|=(?=\n[0-9a-f]{4})|\s/g, "")
        .toLowerCase();
    for (const each of messages) {
      for (const name of ["uid", "txid", "toAddress", "fromAddress", "orderNumber", "withdrawalId", "orderId"]) {
        for (const id of valuesOf(each.expected[name])) {
          const whole = squeezed(each.subject + bodyOf(each) + (each.html ?? ""));
          const links = (each.html ?? "").toLowerCase();
          expect(whole.includes(id.toLowerCase()) || links.includes(id.toLowerCase()), `${each.id} ${name}`).toBe(true);
        }
      }
    }
  });
});

import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { functionNames } from "#shared/config.ts";
import { caseTypeIds, caseTypeRow, fieldsOf } from "#shared/domain/case-types.ts";
import { type ChannelId, channels } from "#shared/domain/channels.ts";
import { type FieldId, fieldIds, fieldRow } from "#shared/domain/fields.ts";
import { languageIds } from "#shared/domain/languages.ts";
import { words } from "#shared/words/index.ts";

const root = path.resolve(import.meta.dirname, "..");

test("every field is asked for by some case type", () => {
  const used = new Set<FieldId>(caseTypeIds.flatMap(fieldsOf));

  expect(fieldIds.filter((field) => !used.has(field))).toEqual([]);
});

test("every case type asks for each field once, and can be met", () => {
  for (const id of caseTypeIds) {
    const asked = fieldsOf(id);
    expect(new Set(asked).size, id).toBe(asked.length);
    expect(caseTypeRow(id).required.length, id).toBeGreaterThan(0);
  }
});

test("every channel has the handler that its row names, and every function its entry", () => {
  for (const id of Object.keys(channels) as ChannelId[])
    expect(existsSync(path.join(root, "functions", channels[id].handler, "index.ts")), id).toBe(true);
  for (const name of functionNames) expect(existsSync(path.join(root, "functions", name, "index.ts")), name).toBe(true);
});

test("a choice has options, and each of them its word in every language; no other field has", () => {
  for (const field of fieldIds) {
    const options = fieldRow(field).options ?? [];
    expect(options.length > 0, field).toBe(fieldRow(field).kind === "choice");
    for (const language of languageIds) {
      expect(Object.keys(words[language].fields[field].options ?? {}).sort(), `${field} ${language}`).toEqual(
        [...options].sort(),
      );
    }
  }
});

test("first aid has its steps in every language exactly where the table says that there is some", () => {
  for (const language of languageIds) {
    for (const id of caseTypeIds) {
      expect((words[language].caseTypes[id].firstAid?.length ?? 0) > 0, `${id} ${language}`).toBe(
        caseTypeRow(id).hasFirstAid,
      );
    }
  }
});

test("no sentence is empty, and no Chinese sentence was left in English", () => {
  const sentences = (value: unknown): string[] =>
    typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(sentences)
        : [];
  for (const language of languageIds) {
    expect(sentences(words[language]).filter((sentence) => sentence.trim() === "")).toEqual([]);
    if (language === "en") continue;
    const { networks: _names, product: _product, ...said } = words[language];
    expect(sentences(said).filter((sentence) => sentence.length > 12 && !/\p{Script=Han}/u.test(sentence))).toEqual([]);
  }
});

test("each language says where to find every field that a customer copies from the app", () => {
  const copied: FieldId[] = ["uid", "txid", "network", "withdrawalId", "orderNumber", "toAddress"];
  for (const language of languageIds) {
    for (const field of copied)
      expect(words[language].fields[field].where.length, `${field} ${language}`).toBeGreaterThan(8);
  }
});

import { describe, expect, test } from "vitest";
import { caseStateIds } from "#shared/domain/case-states.ts";
import { caseTypeIds, caseTypeRow } from "#shared/domain/case-types.ts";
import { fieldIds, fieldRow } from "#shared/domain/fields.ts";
import { languageIds, languageOf } from "#shared/domain/languages.ts";
import { networkIds, networkOf } from "#shared/domain/networks.ts";
import { problemCodes } from "#shared/domain/problems.ts";
import { parseReference } from "#shared/domain/reference.ts";
import { words } from "#shared/words/index.ts";

/** Every sentence of a tree of words, functions called with what they may be given. */
function sentences(node: unknown, path = ""): [path: string, sentence: string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function" || node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, value]) => sentences(value, path ? `${path}.${key}` : key));
}

const someContext = { label: "LABEL", network: "NETWORK" };
const twoNetworks = networkIds.slice(0, 2);

describe.each(languageIds)("%s", (language) => {
  const own = words[language];
  const said: [string, string][] = [
    ...sentences(own),
    ...problemCodes.flatMap((code): [string, string][] => [
      [`problems.${code}`, own.problems[code](someContext)],
      [`problems.${code} with detail`, own.problems[code]({ ...someContext, detail: twoNetworks.join(",") })],
      [`problems.${code} alone`, own.problems[code]({ label: "LABEL" })],
    ]),
  ];

  test("no sentence is empty, padded, or has a hole in it", () => {
    const bad = said.filter(
      ([, text]) => text.trim() === "" || text !== text.trim() || /undefined|null|NaN|\$\{| {2}/.test(text),
    );

    expect(bad).toEqual([]);
  });

  test("labels and titles are different from each other, so that an error or a choice names one thing", () => {
    const titles = caseTypeIds.map((id) => own.caseTypes[id].title);
    const networks = networkIds.map((id) => own.networks[id]);

    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(networks).size).toBe(networks.length);
    for (const id of caseTypeIds) {
      const { required, helpful } = caseTypeRow(id);
      const labels = [...required.flat(), ...helpful].map(
        (field) => own.fields[field as (typeof fieldIds)[number]].label,
      );
      expect(new Set(labels).size, id).toBe(labels.length);
    }
  });

  test.each(caseTypeIds)("%s has first aid exactly where the table says so", (id) => {
    expect((own.caseTypes[id].firstAid ?? []).length > 0).toBe(caseTypeRow(id).hasFirstAid);
  });

  test.each(fieldIds)("%s has a label for each of its options and for no other", (id) => {
    expect(Object.keys(own.fields[id].options ?? {})).toEqual([...(fieldRow(id).options ?? [])]);
  });

  test("the sentence about an internal transfer names the case type to choose by its title", () => {
    expect(own.problems["txid-is-internal-transfer"](someContext)).toContain(own.caseTypes["transfer-dispute"].title);
  });

  test.each(networkIds)("the name of %s is read back as that network", (id) => {
    expect(networkOf(own.networks[id])).toBe(id);
  });

  test("the sentence about an unknown network names the choice that is always there", () => {
    expect(own.problems["network-unknown"](someContext)).toContain(own.networks.other);
  });

  test.each(["txid-wrong-network", "address-wrong-network"] as const)(
    "%s names the networks of its detail, and none that has no name",
    (code) => {
      const sentence = own.problems[code]({
        ...someContext,
        detail: [...twoNetworks, "nowhere", "constructor"].join(","),
      });

      for (const id of twoNetworks) expect(sentence).toContain(own.networks[id]);
      expect(sentence).not.toMatch(/nowhere|constructor/);
    },
  );

  test.each(["txid-wrong-network", "address-wrong-network", "txid-needs-0x"] as const)(
    "%s names the chosen network",
    (code) => {
      expect(own.problems[code](someContext)).toContain("NETWORK");
    },
  );

  test.each(["txid-misspelt", "txid-wrong-length", "too-long"] as const)("%s says the number that it knows", (code) => {
    expect(own.problems[code]({ ...someContext, detail: "63" })).toContain("63");
  });

  test("an address is said to be of a network only where it can be of one alone", () => {
    const say = (detail: string) => own.problems["txid-is-address"]({ label: "LABEL", detail });

    expect(say("tron")).toContain(own.networks.tron);
    expect(say("tron,bitcoin")).toBe(say(""));
    expect(say("nowhere")).toBe(say(""));
  });

  test("a date without a time of day is asked for the time of day", () => {
    const say = own.problems["time-unreadable"];

    expect(say({ label: "LABEL", detail: "no-time-of-day" })).not.toBe(say({ label: "LABEL" }));
  });

  test("a sentence names up to five candidates and says when there are more", () => {
    const candidates = ["ethereum", "bsc", "tron", "solana", "cronos", "vechain"] as const;
    const say = (count: number) =>
      own.problems["txid-wrong-network"]({ label: "LABEL", detail: candidates.slice(0, count).join(",") });
    const namedIn = (sentence: string) => candidates.filter((id) => sentence.includes(own.networks[id]));

    expect(namedIn(say(5))).toEqual(candidates.slice(0, 5));
    expect(namedIn(say(6))).toEqual(candidates.slice(0, 5));
    expect(say(6)).not.toBe(say(5));
  });

  test("every reference that is shown as an example can be typed in", () => {
    const examples = said.flatMap(([, text]) => text.match(/PC-[0-9A-Z]{5}-[0-9A-Z]{5}/g) ?? []);

    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(parseReference(example).kind).toBe("reference");
  });

  test("alternatives are joined into one phrase that has each of them", () => {
    expect(own.or(["A"])).toBe("A");
    expect(own.or(["A", "B"])).toMatch(/^A\P{Lu}+B$/u);
    expect(own.or(["A", "B", "C"])).toMatch(/^A\P{Lu}+B\P{Lu}+C$/u);
  });

  test("no link, no domain but example.com, and no address is written into the words", () => {
    const suspicious = said.filter(([, text]) =>
      /https?:|www\.|\b[a-z0-9-]+\.(?:com|net|org|io)\b/i.test(text.replaceAll("example.com", "")),
    );

    expect(suspicious).toEqual([]);
  });

  test("a state says what it means and what can be done, in other words than its title", () => {
    for (const id of caseStateIds) expect(own.states[id].meaning.length).toBeGreaterThan(own.states[id].title.length);
  });

  test("every subject has the reference and nothing that a stranger typed", () => {
    const subjects = Object.values(own.mail.subjects).map((subject) => subject("PC-00000-00000"));

    for (const subject of subjects) expect(subject).toContain("PC-00000-00000");
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  test("the hint for the access code has the address to go to as one word", () => {
    expect(own.mail.accessCodeHint("https://x.example/case")).toMatch(/(^|\s)https:\/\/x\.example\/case(\s|$)/);
  });

  test("a fact without a value is a label for the next line", () => {
    expect(own.mail.fact("LABEL", "VALUE")).toMatch(/^LABEL.{1,2}VALUE$/);
    expect(own.mail.fact("LABEL", "")).toMatch(/^LABEL[:：]$/);
    expect(own.mail.remark("VALUE", "REMARK")).toMatch(/VALUE.*REMARK/);
  });
});

test.each([
  [1, "within 1 hour", "1 小时内", "1 小時內"],
  [24, "within 24 hours", "24 小时内", "24 小時內"],
  [36, "within 36 hours", "36 小时内", "36 小時內"],
  [48, "within 2 days", "2 天内", "2 天內"],
  [72, "within 3 days", "3 天内", "3 天內"],
])("%i hours are said as people say them", (hours, en, hans, hant) => {
  expect([words.en.within(hours), words["zh-Hans"].within(hours), words["zh-Hant"].within(hours)]).toEqual([
    en,
    hans,
    hant,
  ]);
});

test("every English error for an empty field begins with what to do", () => {
  const others = fieldIds
    .map((id) => words.en.fields[id].missing)
    .filter((text) => !/^(Enter|Choose|Describe) /.test(text));

  expect(others).toEqual([]);
});

test("no state reads like a slammed door", () => {
  const texts = languageIds.flatMap((id) => sentences(words[id].states).map(([, text]) => text));

  expect(texts.filter((text) => /\b(closed|rejected|terminated)\b|关闭|關閉|拒绝|拒絕|终止|終止/i.test(text))).toEqual(
    [],
  );
});

test("each Chinese file keeps to its script", () => {
  const onlyTraditional = /[帳戶號碼錢轉雜湊網絡幣嗎麼這個時間請問為們實際發現證據郵寫點過還體讓對]/u;
  const onlySimplified = /[账户号码钱转杂网络币吗么这时间请问为们实际发现证据邮写点过还体让对]/u;
  const textsOf = (id: "zh-Hans" | "zh-Hant") => [
    ...sentences(words[id]).map(([, text]) => text),
    ...problemCodes.map((code) => words[id].problems[code](someContext)),
  ];

  expect(textsOf("zh-Hans").filter((text) => onlyTraditional.test(text))).toEqual([]);
  expect(textsOf("zh-Hant").filter((text) => onlySimplified.test(text))).toEqual([]);
  for (const id of ["zh-Hans", "zh-Hant"] as const) expect(languageOf(textsOf(id).join(""))).toBe(id);
});

test("the traditional words are those of Taiwan and Hong Kong", () => {
  const mainland = sentences(words["zh-Hant"]).filter(([, text]) =>
    /賬戶|账户|網絡|哈希|郵箱|視頻|信息|屏幕|激活/.test(text),
  );

  expect(mainland).toEqual([]);
});

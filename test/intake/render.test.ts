import { describe, expect, test } from "vitest";
import type { EmailAddress, Instant, Reference, Uid } from "#shared/domain/brand.ts";
import type { Case } from "#shared/domain/case.ts";
import { type CaseState, caseStateIds } from "#shared/domain/case-states.ts";
import { caseTypeIds, caseTypeRow, fieldsOf } from "#shared/domain/case-types.ts";
import type { FieldValue, FieldValues } from "#shared/domain/field-value.ts";
import { fieldIds, fieldRow } from "#shared/domain/fields.ts";
import { type LanguageId, languageIds, languages } from "#shared/domain/languages.ts";
import { type Notice, type NoticeKind, noticeKinds } from "#shared/domain/notice.ts";
import { type NoticeInput, renderNotice } from "#shared/intake/render.ts";
import { words } from "#shared/words/index.ts";

const host = "https://help.postcase.example";
const token = "PC-7K2M9QX4TZ.k1.AbCdEfGhIjKlMnOpQrStUv";
const now = "2026-11-23T08:15:00.000Z" as Instant;
const kinds = Object.keys(noticeKinds) as NoticeKind[];

const aValue = (value: string, more: Partial<FieldValue> = {}): FieldValue => ({
  value,
  asTyped: value,
  provenance: { place: "form" },
  ...more,
});

const depositFields: FieldValues = {
  uid: aValue("656077440519049601" as Uid),
  coin: aValue("USDT"),
  network: aValue("tron"),
  txid: aValue("20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1", { network: "tron" }),
  amount: aValue("1250.5"),
  occurredAt: aValue("2026-11-22T07:20:00.000Z", { zone: { offsetMinutes: 480, known: "assumed" } }),
};

const aCase = (changes: Partial<Case> = {}): Case => ({
  schemaVersion: 1,
  reference: "PC-7K2M9QX4TZ" as Reference,
  version: 1,
  caseType: "deposit-not-credited",
  state: "received",
  channel: "form",
  language: "en",
  email: "ana@example.test" as EmailAddress,
  emailProven: false,
  trust: "unproven",
  fields: depositFields,
  receivedAt: now,
  updatedAt: now,
  promisedBy: "2026-11-24T08:15:00.000Z" as Instant,
  timeline: [],
  timelineCount: 1,
  notices: [],
  noticeCount: 1,
  linkGeneration: 1,
  origin: { keyHash: "0", bodyHashes: [] },
  lookupsDue: false,
  addressCorrectable: true,
  ...changes,
});

const aNotice = (kind: NoticeKind, more: Partial<Notice> = {}): Notice => ({
  id: `${kind}-1`,
  kind,
  state: "sending",
  attempts: 1,
  ...more,
});

const withoutPromise = ({ promisedBy: _, ...kase }: Case): Case => kase;

const rendered = (kind: NoticeKind, kase: Case = aCase(), more: Partial<NoticeInput> = {}) =>
  renderNotice({
    case: kase,
    notice: aNotice(kind),
    links: {
      statusUrl: `${host}/case#${token}`,
      accessCode: "ABCD-EFGH-JKMN-PQRS",
      checkUrl: `${host}/case`,
      addUrl: `${host}/case#${token}`,
      filesUrl: `${host}/case#${token}`,
    },
    now,
    ...more,
  });

const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
const wordsOfHtml = (html: string): string =>
  html
    .slice(html.indexOf("<body"))
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);

const columnsOf = (line: string): number =>
  [...line].reduce((sum, mark) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uff00-\uff60]/.test(mark) ? 2 : 1), 0);

describe("an acknowledgement", () => {
  test("says first that the case is here, its reference, and when we answer", () => {
    const { subject, text } = rendered("acknowledgement");

    expect(subject).toBe("We have received your case PC-7K2M9-QX4TZ");
    const [greeting, received, facts] = text.split("\n\n");
    expect(greeting).toBe("Hello,");
    expect(received).toBe("We have received your case.");
    expect(facts?.split("\n")[0]).toBe("Reference: PC-7K2M9-QX4TZ");
    expect(facts).toContain("Received: 2026-11-23 08:15 UTC");
    expect(facts).toContain("Our answer by: 2026-11-24 08:15 UTC");
  });

  test("shows what we have, masked", () => {
    const { text, html } = rendered("acknowledgement");

    for (const part of [text, wordsOfHtml(html)]) {
      expect(part).toContain("1250.5");
      expect(part).toContain("USDT");
      expect(part).toContain(words.en.networks.tron);
      expect(part).toContain("601");
      expect(part).not.toContain("656077440519049601");
      expect(part).not.toContain("20321755964d6ec5bcfc9ebfb15faeb043787ae599fff44442962e12e1c357f1");
      expect(part).toMatch(/2032\w*…\w*57f1/);
    }
  });

  test("shows a time in the zone of its field and in UTC, and says when the zone was assumed", () => {
    const { text } = rendered("acknowledgement");

    expect(text.replace(/\s+/g, " ")).toContain(
      `2026-11-22 15:20 UTC+08:00 = 07:20 UTC (${words.en.zoneKnown.assumed})`,
    );
  });

  test("asks for what is missing, and says where to find it", () => {
    const { txid: _, uid: __, ...fields } = depositFields;
    const kase = withoutPromise(aCase({ fields, state: "needs-information" }));

    const { text, html } = rendered("acknowledgement", kase);

    for (const part of [text, wordsOfHtml(html)]) {
      const flat = part.replace(/\s+/g, " ");
      expect(flat).toContain(words.en.mail.whatIsMissing);
      for (const field of ["uid", "txid"] as const) {
        expect(flat).toContain(words.en.fields[field].label);
        expect(flat).toContain(words.en.fields[field].where);
      }
      expect(flat).toContain(words.en.mail.answerOnceComplete("within 24 hours"));
      expect(flat).toContain(words.en.mail.addMissing);
      expect(flat).not.toContain(words.en.mail.nothingMissing);
    }
  });

  test("says that nothing is missing where that is so", () => {
    const { text } = rendered("acknowledgement");

    expect(text).toContain(words.en.mail.nothingMissing);
    expect(text).not.toContain(words.en.mail.whatIsMissing);
    expect(text).not.toContain(words.en.mail.addMissing);
  });

  test("joins fields of which any one will do", () => {
    const kase = aCase({ caseType: "account-locked", fields: {}, state: "needs-information" });

    const { text } = rendered("acknowledgement", kase);

    expect(text).toContain("- UID, or e-mail or phone number of the account");
  });

  test("has two links where the form for what is missing has one of its own, and else one", () => {
    const kase = aCase({ fields: {}, state: "needs-information" });
    const links = {
      statusUrl: `${host}/case#t`,
      accessCode: "A",
      checkUrl: `${host}/case`,
      addUrl: `${host}/add#t`,
      filesUrl: `${host}/case#t`,
    };

    const two = rendered("acknowledgement", kase, { links }).html.match(/<a href="[^"]*#t"/g);
    const one = rendered("acknowledgement", kase, { links: { ...links, addUrl: links.statusUrl } }).html.match(
      /<a href="[^"]*#t"/g,
    );

    expect(two).toHaveLength(2);
    expect(one).toHaveLength(1);
  });

  test("tells an address that proved itself nothing of strangers", () => {
    expect(rendered("acknowledgement", aCase({ emailProven: false })).text).toContain("You did not write to us?");
    expect(rendered("acknowledgement", aCase({ emailProven: true })).text).not.toContain("You did not write to us?");
  });

  test("does not promise again what is over", () => {
    const late = rendered("acknowledgement", aCase(), { now: "2026-11-24T08:15:00.000Z" as Instant });
    const inTime = rendered("acknowledgement", aCase(), { now: "2026-11-24T08:14:59.999Z" as Instant });

    expect(late.text).not.toContain(words.en.mail.promisedBy);
    expect(inTime.text).toContain(words.en.mail.promisedBy);
  });

  test.each(caseTypeIds)("of %s has its first aid before anything but the facts, or none", (caseType) => {
    const { text } = rendered("acknowledgement", aCase({ caseType, fields: {} }));

    const after = text.split("\n\n")[4];
    const isThere = text.includes(`== ${words.en.mail.firstAid} ==`);
    expect(isThere).toBe(caseTypeRow(caseType).hasFirstAid);
    if (isThere) {
      expect(text.split("\n\n")[3]).toBe(`== ${words.en.mail.firstAid} ==`);
      for (const step of words.en.caseTypes[caseType].firstAid ?? [])
        expect(after?.replace(/\s+/g, " ")).toContain(step);
    }
  });

  test("of an urgent case says that it goes first", () => {
    const { text } = rendered("acknowledgement", aCase({ caseType: "account-stolen", fields: {} }));

    expect(text).toContain(words.en.mail.receivedUrgent);
  });
});

describe("the other notices", () => {
  test("a corrected address gets the whole acknowledgement, told as what it is", () => {
    const { text, subject } = rendered("address-corrected");

    expect(subject).toContain("address corrected");
    expect(text.replace(/\s+/g, " ")).toContain(words.en.mail.addressCorrected);
    expect(text).toContain(words.en.mail.whatWeHave);
    expect(text).toContain(token);
  });

  test("information that arrived is told with what we have now", () => {
    const { text } = rendered("information-received");

    expect(text).toContain(words.en.mail.informationReceived);
    expect(text).toContain(words.en.mail.whatWeHave);
  });

  test("news from the desk tells the state that the notice was made for, not a later one", () => {
    const notice = aNotice("desk-update", { tells: { state: "answered" } });

    const { text } = rendered("desk-update", aCase({ state: "closed" }), { notice, message: "It is credited." });

    expect(text).toContain(`Status: ${words.en.states.answered.title}`);
    expect(text.replace(/\s+/g, " ")).toContain(words.en.states.answered.meaning);
    expect(text).toContain("It is credited.");
  });

  test("news asks for what is missing only where it says that we need something", () => {
    const kase = aCase({ fields: {}, state: "closed" });
    const telling = (state: CaseState) =>
      rendered("desk-update", kase, { notice: aNotice("desk-update", { tells: { state } }) }).text;

    expect(telling("needs-information")).toContain(words.en.mail.whatIsMissing);
    for (const state of caseStateIds.filter((id) => id !== "needs-information")) {
      expect(telling(state)).not.toContain(words.en.mail.whatIsMissing);
      expect(telling(state)).not.toContain(words.en.mail.addMissing);
    }
  });

  test("news never says that nothing is missing: an agent may ask for something that is no field", () => {
    const notice = aNotice("desk-update", { tells: { state: "needs-information" } });

    expect(rendered("desk-update", aCase(), { notice, message: "Please send more." }).text).not.toContain(
      words.en.mail.nothingMissing,
    );
  });

  test("news without a message has no empty place for one", () => {
    expect(rendered("desk-update").text).not.toContain(words.en.mail.message);
  });

  test.each(["acknowledgement", "address-corrected", "information-received"] as const)(
    "a message is no part of %s",
    (kind) => {
      expect(rendered(kind, aCase(), { message: "canary" }).text).not.toContain("canary");
    },
  );
});

describe("an agent's text", () => {
  const desk = (message: string) => rendered("desk-update", aCase(), { message });

  test("cannot become HTML", () => {
    const hostile = `</div><script>alert(1)</script><img src=x onerror="alert(1)"> & 'x' <a href="https://evil.example">`;

    const { html } = desk(hostile);

    const elements = (page: string) => (page.match(/<[a-z/!][^>]*>/gi) ?? []).filter((tag) => !tag.startsWith("<br"));
    expect(elements(html)).toEqual(elements(desk("harmless").html));
    expect(wordsOfHtml(html)).toContain(hostile);
  });

  test("keeps its line breaks in both parts", () => {
    const { text, html } = desk("one\r\ntwo\rthree\u2028four\n\nfive");

    expect(text).toContain("\none\ntwo\nthree\nfour\n\nfive\n");
    expect(html).toContain("one<br>\ntwo<br>\nthree<br>\nfour<br>\n<br>\nfive");
  });

  test("loses control characters and marks that turn text around, and keeps emoji", () => {
    const { text, html } = desk("a\u0000b\u001b[31mc\u202ed\u2066e\u200bf\tg 👩‍💻");

    for (const part of [text, html]) expect(part).toContain("ab[31mcdef\tg 👩\u200d💻");
  });

  test("is well-formed even where it was cut inside a character", () => {
    expect(desk("x\ud83d").text.isWellFormed()).toBe(true);
  });
});

// R7: a form lets anybody have a mail sent to anybody.
describe("nothing that a stranger typed", () => {
  const hostile = [
    "Visit https://evil.example/win now",
    "evil.example",
    "<script>alert(1)</script>",
    "a\r\nBcc: eve@example.test",
    "\u202egnp.exe",
    "12345678901 call +1 800 555 0100",
    "免费领取 evil.example",
    "__proto__",
    "constructor",
    "{{reference}} <%= reference %> %s",
    "x".repeat(2000),
  ];
  const secretOf = (text: string) => text.replaceAll("PC-7K2M9-QX4TZ", "").replaceAll(token, "");

  test.each(hostile)("changes a single character of the mail (%#)", (typed) => {
    for (const language of languageIds) {
      for (const caseType of caseTypeIds) {
        const freeFields = fieldsOf(caseType).filter((id) =>
          ["line", "text", "contact", "code", "address"].includes(fieldRow(id).kind),
        );
        const filled = (value: string) =>
          aCase({ caseType, language, fields: Object.fromEntries(freeFields.map((id) => [id, aValue(value)])) });
        const other = { trust: "failed", email: "eve@evil.example", channel: "email" } as Partial<Case>;

        for (const kind of kinds) {
          const mail = rendered(kind, { ...filled(typed), ...other });
          const harmless = rendered(kind, filled("harmless"));
          expect(secretOf(mail.subject + mail.text + mail.html)).toBe(
            secretOf(harmless.subject + harmless.text + harmless.html),
          );
        }
      }
    }
  });

  test.each(fieldIds)("%s shows nothing but its mask, whatever slipped past its check", (field) => {
    for (const typed of hostile) {
      const value = aValue(typed, { zone: { offsetMinutes: 0, known: "stated" } });

      const { text } = rendered("acknowledgement", aCase({ caseType: "other", fields: { [field]: value } }));

      const { label } = words.en.fields[field];
      const line = text
        .slice(text.indexOf(`== ${words.en.mail.whatWeHave} ==`))
        .split("\n")
        .find((row) => row.startsWith(`${label}: `));
      expect(line).toMatch(/: (?:received|[*…]+\w{1,3})$/u);
      expect(line).not.toMatch(/evil|script|eve@|\.exe/);
    }
  });

  test("leads anywhere but to the configured host", () => {
    for (const language of languageIds) {
      for (const caseType of caseTypeIds) {
        for (const kind of kinds) {
          const { text, html } = rendered(kind, aCase({ caseType, language, fields: {} }));
          const urls = `${text}\n${html}`.match(/[a-z][a-z0-9+.-]*:\/\/[^\s"<>]+/gi) ?? [];

          expect(urls.length).toBeGreaterThan(0);
          expect(urls.filter((url) => new URL(url).origin !== host)).toEqual([]);
          expect(html).not.toMatch(/<(?:img|script|link|iframe|form|object)\b|url\(|@import|\bsrc=/i);
        }
      }
    }
  });
});

describe.each(languageIds)("in %s", (language: LanguageId) => {
  const all = kinds.flatMap((kind) =>
    caseTypeIds.flatMap((caseType) => [
      rendered(kind, aCase({ caseType, language, fields: {} })),
      rendered(kind, aCase({ caseType, language })),
    ]),
  );

  test("the HTML part names its language", () => {
    for (const { html } of all) expect(html).toContain(`<html lang="${languages[language].tag}">`);
  });

  test("no line of text is wider than 76 columns, but for links", () => {
    const tooWide = all
      .flatMap(({ text }) => text.split("\n"))
      .filter((line) => columnsOf(line) > 76 && !line.includes("https://"));

    expect(tooWide).toEqual([]);
  });

  test("no line of text begins with punctuation that closes or ends in a space", () => {
    const odd = all
      .flatMap(({ text }) => text.split("\n"))
      .filter((line) => /^\s*[，。、：；！？」』）”,.;:!?)]|[ \t]$/u.test(line));

    expect(odd).toEqual([]);
  });

  test("both parts say the same", () => {
    const bare = (part: string) =>
      part
        .replace(/^- |==/gm, "")
        .replace(/\s+/g, "")
        .replaceAll("：", "")
        .replaceAll(":", "");
    for (const { text, html } of all) {
      const htmlWords = bare(wordsOfHtml(html));
      for (const block of text.split("\n\n").flatMap((part) => part.split(/\n(?=- )/))) {
        const said = bare(block).replace(/https\S*/, "");
        if (!block.includes("https://")) for (const line of block.split("\n")) expect(htmlWords).toContain(bare(line));
        else expect(said.length).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test("every mail has the link, the access code, the reference and what we never ask for", () => {
    for (const { text, html } of all) {
      for (const part of [text, html]) {
        expect(part).toContain(`${host}/case#${token}`);
        expect(part).toContain("ABCD-EFGH-JKMN-PQRS");
        expect(part).toContain("PC-7K2M9-QX4TZ");
        expect(part).toContain(words[language].mail.weNeverAskTitle);
      }
    }
  });
});

test.each(languageIds)("in %s a case that a secret was sent to says what to do before everything else", (language) => {
  const kase = aCase({ language, secrets: ["recovery-phrase", "private-key", "password"] });
  const { wallet, account, card } = words[language].mail.secrets;

  const { text } = rendered("acknowledgement", kase);

  const flat = text.replace(/\s/g, "");
  const at = (sentence: string): number => flat.indexOf(sentence.replace(/\s/g, ""));
  expect(at(wallet.title)).toBeGreaterThan(0);
  expect(at(account.title)).toBeGreaterThan(at(wallet.title));
  expect(at(words[language].mail.received)).toBeGreaterThan(at(account.title));
  expect(at(card.title)).toBe(-1);
  expect(flat.split(wallet.title.replace(/\s/g, ""))).toHaveLength(2);
});

import { describe, expect, test } from "vitest";
import { caseTypeIds, fieldsOf } from "#shared/domain/case-types.ts";
import { fieldRow } from "#shared/domain/fields.ts";
import { languageIds, languages } from "#shared/domain/languages.ts";
import { words } from "#shared/words/index.ts";
import { pageWords } from "#shared/words/pages-index.ts";
import { privacyNoticeVersion } from "../../../functions/web/privacy-notice.ts";
import { hiddenInputs } from "../../flows/form-journey.ts";
import { deposit, readable, txid, webClient } from "./web-client.ts";

const says = pageWords.en;

describe("the start page", () => {
  test("names every kind of case in the reader's language, the urgent one first", async () => {
    const { get } = webClient();

    const page = await get("/", { "accept-language": "zh-TW,zh;q=0.9" });

    const links = [...page.html.matchAll(/href="\/new\/([a-z-]+)"/g)].map(([, id]) => id);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-language")).toBe("zh-Hant");
    expect(links).toEqual([...caseTypeIds]);
    expect(links[0]).toBe("account-stolen");
    for (const id of caseTypeIds) expect(page.html).toContain(words["zh-Hant"].caseTypes[id].title);
  });

  test("keeps a chosen language in its links, where the browser would choose another", async () => {
    const { get } = webClient();

    const page = await get("/?lang=zh-Hans", { "accept-language": "en" });

    expect(page.headers.get("content-language")).toBe("zh-Hans");
    expect(page.html).toContain('href="/new/other?lang=zh-Hans"');
    expect(page.html).toContain('href="/case?lang=zh-Hans"');
  });
});

describe("the form", () => {
  test.each(caseTypeIds)(
    "of %s has exactly the fields of its row, each with a label, in every language",
    async (id) => {
      const { get } = webClient();

      for (const language of languageIds) {
        const { html } = await get(`/new/${id}?lang=${language}`);

        const names = [...html.matchAll(/<(?:input|select|textarea)[^>]* name="([A-Za-z]+)"/g)].map(([, name]) => name);
        const asked = new Set(names.filter((name) => !["step", "zone", "email", "remark"].includes(name ?? "")));
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, value]) => value);
        expect(asked).toEqual(new Set(fieldsOf(id)));
        for (const field of fieldsOf(id)) expect(html).toContain(words[language].fields[field].label);
        for (const control of html.matchAll(/<(?:input|select|textarea)(?![^>]*type="hidden")[^>]* id="([^"]+)"/g))
          expect(html, control[1]).toContain(`<label for="${control[1]}"`);
        for (const [, described] of html.matchAll(/aria-describedby="([^"]+)"/g))
          for (const target of described?.split(" ") ?? []) expect(ids).toContain(target);
        expect(ids.length).toBe(new Set(ids).size);
        expect(html.match(/<h1/g)).toHaveLength(1);
      }
    },
  );

  test("never asks for more than one time, because it has one choice of zone", () => {
    for (const id of caseTypeIds)
      expect(fieldsOf(id).filter((field) => fieldRow(field).kind === "time").length).toBeLessThanOrEqual(1);
  });

  test.each(languageIds)(
    "says which zone is assumed of writers of %s, and has chosen none for them",
    async (language) => {
      const { get } = webClient();

      const { html } = await get(`/new/deposit-not-credited?lang=${language}`);

      const select = /<select id="zone".*?<\/select>/s.exec(html)?.[0] ?? "";
      const assumed = languages[language].assumedOffsetMinutes === 480 ? "UTC+08:00" : "UTC+00:00";
      expect(select).toContain(`<option value="">${pageWords[language].form.zoneNotSure(assumed)}</option>`);
      expect(select).not.toContain("selected");
    },
  );

  test("of an unknown kind of case is a page that does not exist", async () => {
    const { get, post } = webClient();

    expect((await get("/new/constructor")).status).toBe(404);
    expect((await post("/new/constructor", deposit)).status).toBe(404);
  });
});

describe("checking a form", () => {
  test("shows how every answer was understood, and what was typed", async () => {
    const { fill, store } = webClient();

    const page = await fill("deposit-not-credited", deposit);

    const text = readable(page.html);
    expect(page.status).toBe(200);
    expect(text).toContain("Ana@example.test");
    expect(text).toContain(txid);
    expect(text).toContain(says.check.youTyped(deposit.txid));
    expect(text).toContain(words.en.networks.ethereum);
    expect(text).toContain("2026-11-20 21:20 UTC+08:00 = 13:20 UTC");
    expect(text).toContain(words.en.zoneKnown.chosen);
    expect(store.all()).toEqual([]);
  });

  test.each([
    ["en", "2026-11-20 21:20 UTC"],
    ["zh-Hans", "2026-11-20 21:20 UTC+08:00 = 13:20 UTC"],
  ] as const)("takes a zone that nobody chose for assumed, in %s, and says so", async (language, shown) => {
    const { get, post, passSeconds, theCase } = webClient();
    const address = `/new/deposit-not-credited?lang=${language}`;
    const form = hiddenInputs((await get(address)).html);
    passSeconds(60);

    const page = await post(address, { ...form, ...deposit, zone: "", action: "check" });
    const edited = await post(address, { ...hiddenInputs(page.html), action: "edit" });
    await post(address, { ...hiddenInputs(page.html), action: "send" });

    expect(readable(page.html)).toContain(shown);
    expect(readable(page.html)).toContain(words[language].zoneKnown.assumed);
    expect(edited.html).not.toContain("data-browser-zone");
    expect(theCase().fields.occurredAt?.zone?.known).toBe("assumed");
  });

  test("names each problem in a summary that links to its field, and keeps what was typed", async () => {
    const { fill } = webClient();

    const page = await fill("deposit-not-credited", {
      ...deposit,
      uid: "ana@example.com",
      txid: "0x12",
      email: "ana@",
    });

    expect(page.status).toBe(422);
    expect(page.html).toContain("<title>Error: ");
    for (const [field, typed] of Object.entries({ uid: "ana@example.com", txid: "0x12", email: "ana@" })) {
      expect(page.html).toContain(`<a href="#${field}">`);
      expect(page.html).toContain(`id="${field}-error"`);
      expect(page.html).toMatch(new RegExp(`id="${field}"[^>]*value="${typed}"[^>]*aria-invalid="true"`));
      expect(page.html).toContain(`aria-describedby="${field}-error ${field}-hint"`);
    }
    expect(page.html).not.toContain('id="amount-error"');
    expect(readable(page.html)).toContain(words.en.problems["uid-is-email"]({ label: "UID" }));
  });

  test("keeps a text of one character more than its limit, and says so; at the limit it is fine", async () => {
    const { fill } = webClient();
    const answers = { email: "ana@example.test", uid: "73920418" };

    const atLimit = await fill("other", { ...answers, description: "x".repeat(2000) });
    const over = await fill("other", { ...answers, description: "y".repeat(2001) });

    expect(atLimit.status).toBe(200);
    expect(over.status).toBe(422);
    expect(over.html).toContain("y".repeat(2001));
    expect(over.html).toContain('<a href="#description">');
  });

  test("offers to send without what is missing when nothing else is wrong", async () => {
    const { fill } = webClient();

    const page = await fill("deposit-not-credited", { email: "ana@example.test", uid: "73920418" });

    expect(page.status).toBe(422);
    expect(page.html).toContain('value="send-incomplete"');
  });

  test.each([
    ["a value is wrong", { email: "ana@example.test", uid: "not a uid" }],
    ["there is no e-mail address", { uid: "73920418" }],
    ["the e-mail address is wrong", { email: "ana", uid: "73920418" }],
  ])("does not offer it where %s, and refuses it when it is tried", async (_, answers) => {
    const { fill, store } = webClient();

    const checked = await fill("deposit-not-credited", answers);
    const sent = await fill("deposit-not-credited", answers, "send-incomplete");

    expect(checked.status).toBe(422);
    expect(checked.html).not.toContain('value="send-incomplete"');
    expect(sent.status).toBe(422);
    expect(store.all()).toEqual([]);
  });

  test("of a stolen account asks for nothing but the story and an address", async () => {
    const { fill } = webClient();

    const without = await fill("account-stolen", { email: "ana@example.test" });
    const withStory = await fill("account-stolen", { email: "ana@example.test", whatHappened: "All is gone." });
    const wrong = await fill("account-stolen", {
      email: "ana@example.test",
      whatHappened: "All is gone.",
      noticedAt: "soon",
    });

    expect(without.status).toBe(422);
    expect(without.html.match(/class="error"/g)).toHaveLength(1);
    expect(without.html).toContain('id="whatHappened-error"');
    expect(withStory.status).toBe(200);
    expect(readable(withStory.html)).toContain(says.check.notGiven);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('id="noticedAt-error"');
  });

  test("takes a network that an explorer link tells as given", async () => {
    const { fill } = webClient();

    const page = await fill("deposit-not-credited", { ...deposit, network: "" });

    expect(page.status).toBe(200);
    expect(readable(page.html)).toContain(words.en.networks.ethereum);
  });

  test("accepts either of two fields of which one will do, and names both where neither is there", async () => {
    const { fill } = webClient();

    const byContact = await fill("account-locked", {
      email: "ana@example.test",
      registeredContact: "ana@example.test",
      whatIsLost: "phone",
    });
    const byNone = await fill("account-locked", { email: "ana@example.test", whatIsLost: "phone" });

    const { uid, registeredContact } = words.en.fields;
    expect(byContact.status).toBe(200);
    expect(byNone.status).toBe(422);
    expect(readable(byNone.html)).toContain(says.form.enterOneOf(words.en.or([uid.label, registeredContact.label])));
  });

  test("carries line ends through the check page without a change", async () => {
    const { fill, post, theCase } = webClient();
    const answers = { email: "ana@example.test", uid: "73920418", description: "first\r\nsecond" };

    const checked = await fill("other", answers);
    await post("/new/other", { ...hiddenInputs(checked.html), action: "send" });

    expect(theCase().fields.description?.value).toBe("first\nsecond");
  });

  test("goes back to the form with everything that was typed", async () => {
    const { fill } = webClient();

    const page = await fill("deposit-not-credited", { ...deposit, amount: "many" }, "edit");

    expect(page.status).toBe(200);
    expect(page.html).toContain('value="many"');
    expect(page.html).toContain('<option value="480" selected="">');
    expect(page.html).toContain('<option value="ethereum" selected="">');
    expect(page.html).not.toContain('class="error"');
  });

  test("takes the first of two values of one name", async () => {
    const { post } = webClient();
    const twice = new URLSearchParams([...Object.entries(deposit), ["uid", "11111111"], ["action", "check"]]);

    const page = await post("/new/deposit-not-credited", twice);

    expect(page.html).toContain("73920418");
    expect(page.html).not.toContain("11111111");
  });

  test.each(["1", "-1000", "999", "abc", "480.5"])("does not choke on a zone of %s", async (zone) => {
    const { fill } = webClient();

    const page = await fill("deposit-not-credited", { ...deposit, zone });

    expect(page.status).toBe(200);
  });
});

describe("switching the language", () => {
  test("on the form keeps every text and shows no errors yet", async () => {
    const { fill } = webClient();

    const page = await fill("other", { email: "ana@", description: "half a" }, "language-zh-Hans");

    expect(page.status).toBe(200);
    expect(page.headers.get("content-language")).toBe("zh-Hans");
    expect(page.html).toContain('action="/new/other?lang=zh-Hans"');
    expect(page.html).toContain('value="ana@"');
    expect(page.html).toContain(">half a</textarea>");
    expect(page.html).not.toContain('class="error"');
  });

  test("on the check page stays there, with the same token", async () => {
    const { fill, post } = webClient();
    const checked = await fill("deposit-not-credited", deposit);

    const page = await post("/new/deposit-not-credited", {
      ...hiddenInputs(checked.html),
      action: "language-zh-Hant",
    });

    expect(page.html).toContain(`<h1>${pageWords["zh-Hant"].check.title}</h1>`);
    expect(hiddenInputs(page.html)).toEqual(hiddenInputs(checked.html));
  });
});

describe("sending a form", () => {
  test("opens a case of exactly what was typed and leads to its confirmation", async () => {
    const { send, theCase } = webClient();

    const answer = await send("deposit-not-credited", deposit);

    const kase = theCase();
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`/sent/${kase.reference}`);
    expect(Object.keys(answer.cookies)).toEqual([`__Host-sent-${kase.reference}`]);
    expect(answer.headers.get("set-cookie")).toMatch(/; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    expect(kase).toMatchObject({
      channel: "form",
      caseType: "deposit-not-credited",
      state: "received",
      email: "Ana@example.test",
      trust: "unproven",
      privacyNotice: privacyNoticeVersion,
      fields: { txid: { value: txid, asTyped: deposit.txid }, coin: { value: "USDT" } },
    });
    expect(kase.suspect).toBeUndefined();
  });

  test("twice is one case with one answer", async () => {
    const { fill, post, theCase } = webClient();
    const checked = await fill("deposit-not-credited", deposit);
    const form = { ...hiddenInputs(checked.html), action: "send" };

    const first = await post("/new/deposit-not-credited", form);
    const second = await post("/new/deposit-not-credited", form);

    expect(second.location).toBe(first.location);
    expect(theCase().timelineCount).toBe(1);
  });

  test("again after the back button with other answers corrects the same case", async () => {
    const { fill, post, theCase } = webClient();
    const checked = await fill("deposit-not-credited", deposit);
    const form = { ...hiddenInputs(checked.html), action: "send" };
    await post("/new/deposit-not-credited", form);

    await post("/new/deposit-not-credited", { ...form, amount: "99" });

    expect(theCase().fields.amount?.value).toBe("99");
    expect(theCase().timeline.map(({ kind }) => kind)).toEqual(["received", "corrected"]);
  });

  test("without what is missing opens a case that waits for it", async () => {
    const { fill, post, theCase } = webClient();
    const refused = await fill("deposit-not-credited", { email: "ana@example.test", uid: "73920418" });

    const answer = await post("/new/deposit-not-credited", {
      ...hiddenInputs(refused.html),
      email: "ana@example.test",
      uid: "73920418",
      action: "send-incomplete",
    });

    expect(answer.status).toBe(303);
    expect(theCase().state).toBe("needs-information");
  });

  test("a stolen account's with the story alone opens an urgent case", async () => {
    const { send, theCase } = webClient();

    const answer = await send("account-stolen", { email: "ana@example.test", whatHappened: "All is gone." });

    expect(answer.status).toBe(303);
    expect(theCase()).toMatchObject({ caseType: "account-stolen", state: "needs-information" });
  });

  test("with the hidden field filled opens the case and withholds its answer", async () => {
    const { send, theCase } = webClient();

    await send("deposit-not-credited", { ...deposit, remark: "buy now" });

    expect(theCase().suspect).toBe("honeypot");
    expect(theCase().notices[0]?.state).toBe("withheld");
  });

  test.each([
    [1, "too-fast"],
    [2, undefined],
  ])("%i seconds after it was handed out is suspect: %s", async (seconds, suspect) => {
    const { get, post, passSeconds, theCase } = webClient();
    const form = await get("/new/deposit-not-credited");
    passSeconds(seconds);

    const answer = await post("/new/deposit-not-credited", {
      ...hiddenInputs(form.html),
      ...deposit,
      action: "send",
    });

    expect(answer.status).toBe(303);
    expect(theCase().suspect).toBe(suspect);
  });

  test("within 24 hours is taken; a second later the check page comes again with all texts and a new token", async () => {
    const { get, post, passSeconds, store } = webClient();
    const form = await get("/new/deposit-not-credited");
    const old = { ...hiddenInputs(form.html), ...deposit, action: "send" };
    passSeconds(24 * 3600 + 1);

    const late = await post("/new/deposit-not-credited", old);
    const kept = store.all().length;
    const again = await post("/new/deposit-not-credited", { ...hiddenInputs(late.html), action: "send" });

    expect(late.status).toBe(422);
    expect(readable(late.html)).toContain(says.check.expired.title);
    expect(hiddenInputs(late.html)).toMatchObject(deposit);
    expect(hiddenInputs(late.html)["form-token"]).not.toBe(hiddenInputs(form.html)["form-token"]);
    expect(kept).toBe(0);
    expect(again.status).toBe(303);
  });

  test("exactly 24 hours after it was handed out still counts", async () => {
    const { get, post, passSeconds } = webClient();
    const form = await get("/new/deposit-not-credited");
    passSeconds(24 * 3600);

    const answer = await post("/new/deposit-not-credited", { ...hiddenInputs(form.html), ...deposit, action: "send" });

    expect(answer.status).toBe(303);
  });

  test.each([
    ["no token", {}],
    ["a token that is not ours", { "form-token": "mwsz6rk0.ErH67MuGGHAelpRK7x2C4g.aaaaaaaaaaaaaaaaaaaaaa" }],
  ])("with %s loses nothing and opens nothing", async (_, token) => {
    const { post, store } = webClient();

    const page = await post("/new/deposit-not-credited", { ...deposit, ...token, action: "send" });

    expect(page.status).toBe(422);
    expect(hiddenInputs(page.html)).toMatchObject(deposit);
    expect(store.all()).toEqual([]);
  });

  test("while the table is out of reach still gives a reference, under which the form is kept", async () => {
    const { send, get, store, files } = webClient();
    store.isDown = true;

    const answer = await send("deposit-not-credited", deposit);
    const down = await get(answer.location);
    store.isDown = false;
    const before = await get(answer.location);

    const reference = answer.location.slice("/sent/".length);
    expect(answer.status).toBe(303);
    expect(files.keys()[0]).toMatch(new RegExp(`^spool/${reference}/`));
    expect(down.status).toBe(200);
    expect(readable(down.html)).toContain(`${reference.slice(0, 8)}-${reference.slice(8)}`);
    expect(readable(before.html)).toContain(says.sent.pending[0]);
  });

  test("while nothing can be kept says so, and everything that was typed is still there", async () => {
    const { fill, post, store, files, logged } = webClient();
    const checked = await fill("deposit-not-credited", deposit);
    store.isDown = true;
    files.isDown = true;

    const page = await post("/new/deposit-not-credited", { ...hiddenInputs(checked.html), action: "send" });
    store.isDown = false;
    const again = await post("/new/deposit-not-credited", { ...hiddenInputs(page.html), action: "send" });

    expect(page.status).toBe(503);
    expect(readable(page.html)).toContain(says.check.fault.title);
    expect(hiddenInputs(page.html)).toEqual(hiddenInputs(checked.html));
    expect(logged).toContainEqual({ level: "error", event: "page-failed", route: "/new/:caseType", fault: "Error" });
    expect(again.status).toBe(303);
  });
});

describe("what a customer types", () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>'&{{7*7}}`;

  test.each(caseTypeIds)("is text and nothing else on every page of %s", async (id) => {
    const { fill } = webClient();
    const answers = Object.fromEntries(fieldsOf(id).map((field) => [field, hostile]));

    for (const action of ["check", "edit", "send", "language-zh-Hans"]) {
      const page = await fill(id, { ...answers, email: hostile, remark: hostile }, action);

      expect(page.html).not.toContain("<script>alert");
      expect(page.html).not.toContain("<img");
      expect(page.html.match(/<script(?! (?:type="module" )?src="\/assets\/)/g)).toBeNull();
    }
  });

  test("is text on the check page too", async () => {
    const { fill } = webClient();

    const page = await fill("other", { email: "ana@example.test", uid: "73920418", description: hostile });

    expect(page.status).toBe(200);
    expect(page.html).not.toContain("<img");
    expect(readable(page.html)).toContain(hostile.slice(0, 20));
  });
});

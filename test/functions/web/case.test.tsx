import { describe, expect, test } from "vitest";
import { showReference } from "#shared/domain/reference.ts";
import { moveCase } from "#shared/intake/follow-up.ts";
import { receive } from "#shared/intake/receive.ts";
import { words } from "#shared/words/index.ts";
import { pageWords } from "#shared/words/pages-index.ts";
import { codesAnHour } from "../../../functions/web/code-tries.ts";
import { hiddenInputs } from "../../flows/form-journey.ts";
import { aMailSubmission, aValue } from "../../support/builders.ts";
import { deposit, readable, txid, webClient, withoutTokens } from "./web-client.ts";

const says = pageWords.en;

const opened = async (answers: Record<string, string> = deposit, caseType = "deposit-not-credited") => {
  const client = webClient();
  await client.send(caseType, answers);
  const kase = client.theCase();
  const token = client.ports.linkKeys.token(kase);
  const code = client.ports.linkKeys.accessCode(kase);
  client.jar.clear();
  return { ...client, kase, token, code, path: `/case/${kase.reference}` };
};

describe("opening a case", () => {
  test("by the link's fragment gives a cookie for this case alone, any number of times", async () => {
    const { get, post, token, path, kase } = await opened();

    const first = await post("/case/open", { token });
    const second = await post("/case/open", { token });
    const page = await get(first.location);

    expect(first.status).toBe(303);
    expect(first.location).toBe(path);
    expect(Object.keys(first.cookies)).toEqual([`__Host-case-${kase.reference}`]);
    expect(first.headers.get("set-cookie")).toMatch(/; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    expect(second.status).toBe(303);
    expect(page.status).toBe(200);
    expect(readable(page.html)).toContain(showReference(kase.reference));
  });

  test("by reference and code, as people type them", async () => {
    const { post, kase, code, path } = await opened();

    const answer = await post("/case/open", {
      reference: ` ${showReference(kase.reference).toLowerCase()} `,
      code: code.toLowerCase().replaceAll("-", " "),
    });

    expect(answer.location).toBe(path);
  });

  test("changes nothing", async () => {
    const { get, post, token, path, theCase, kase } = await opened();

    await post("/case/open", { token });
    await get(path);

    expect(theCase()).toEqual(kase);
  });

  test("speaks the language of the case where none is asked for", async () => {
    const client = webClient();
    const form = await client.get("/new/other?lang=zh-Hans");
    const typed = { email: "ana@example.test", uid: "73920418", description: "x" };
    await client.post("/new/other?lang=zh-Hans", { ...hiddenInputs(form.html), ...typed, action: "send" });
    const kase = client.theCase();

    const answer = await client.post("/case/open", { token: client.ports.linkKeys.token(kase) });

    expect(answer.location).toBe(`/case/${kase.reference}?lang=zh-Hans`);
  });

  test("answers the same, byte for byte, whatever is wrong", async () => {
    const { post, token, code, kase } = await opened();
    const [, keyId, mac = ""] = token.split(".");
    const mangled = `${mac.startsWith("A") ? "B" : "A"}${mac.slice(1)}`;

    const answers = await Promise.all([
      post("/case/open", { token: `${kase.reference}.${keyId}.${mangled}` }),
      post("/case/open", { token: `PC-0000000000.${keyId}.${mac}` }),
      post("/case/open", { token: `${kase.reference}.k9.${mac}` }),
      post("/case/open", { token: "nonsense" }),
      post("/case/open", { reference: kase.reference, code: "AAAA-AAAA-AAAA-AAAA" }),
      post("/case/open", { reference: "PC-0000000000", code }),
    ]);

    const [first] = answers;
    expect(readable(first?.html ?? "")).toContain(says.open.failed);
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(withoutTokens(answer.html)).toBe(withoutTokens(first?.html ?? ""));
    }
  });

  test("tells a misspelt reference without a look-up, and keeps what was typed", async () => {
    const { post, kase, code, store } = await opened();
    const last = kase.reference.at(-1) === "0" ? "1" : "0";
    store.isDown = true;

    const page = await post("/case/open", { reference: `${kase.reference.slice(0, -1)}${last}`, code });
    const empty = await post("/case/open", {});

    expect(page.status).toBe(422);
    expect(readable(page.html)).toContain(says.open.referenceUnreadable);
    expect(page.html).toContain(`value="${code}"`);
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('<a href="#reference">');
    expect(empty.html).toContain('<a href="#code">');
  });

  test("by code is tried thirty times an hour from one place, however it is asked, and by link any number of times", async () => {
    const { app, post, kase, token, code } = await opened();
    const reference = showReference(kase.reference);
    const byApi = (accessCode: string) =>
      app.request("/api/v1/status", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ reference, accessCode }),
      });
    for (let i = 0; i < codesAnHour - 1; i++) await post("/case/open", { reference, code: "0000-0000-0000-0000" });

    const last = await byApi(code);
    const refused = [await byApi(code), await post("/case/open", { reference, code })];
    const byLink = await post("/case/open", { token });

    expect(last.status).toBe(200);
    expect(refused.map(({ status }) => status)).toEqual([429, 429]);
    expect(byLink.status).toBe(303);
  });

  test("during a fault repeats neither link nor code", async () => {
    const { post, kase, token, code, store } = await opened();
    store.isDown = true;

    const byLink = await post("/case/open", { token });
    const byCode = await post("/case/open", { reference: kase.reference, code });

    for (const page of [byLink, byCode]) {
      expect(page.status).toBe(503);
      expect(page.html).not.toContain(code);
      expect(page.html).not.toContain(token.split(".")[2]);
    }
  });

  test("leads a reload of its address to the form", async () => {
    const { get } = webClient();

    expect((await get("/case/open")).location).toBe("/case");
  });
});

describe("the status page", () => {
  test("is closed to whoever has no cookie, another case's, or an old one, with no hint of the case", async () => {
    const { get, post, path, token, jar, passSeconds, kase } = await opened();

    const without = await get(path);
    await post("/case/open", { token });
    const cookie = jar.get(`__Host-case-${kase.reference}`) ?? "";
    jar.clear();
    jar.set("__Host-case-PC-0000000000", cookie);
    const foreign = await get("/case/PC-0000000000");
    jar.clear();
    jar.set(`__Host-case-${kase.reference}`, cookie);
    passSeconds(24 * 3600);
    const old = await get(path);

    for (const page of [without, foreign, old]) {
      expect(page.status).toBe(403);
      expect(withoutTokens(page.html)).toBe(withoutTokens(without.html));
    }
    expect(without.html).not.toContain(kase.reference);
  });

  test("does not open by the cookie of the confirmation", async () => {
    const client = webClient();
    const sent = await client.send("deposit-not-credited", deposit);
    const reference = client.theCase().reference;
    client.jar.set(`__Host-case-${reference}`, sent.cookies[`__Host-sent-${reference}`] ?? "");

    expect((await client.get(`/case/${reference}`)).status).toBe(403);
  });

  test("shows state, promise, masked answers and the desk's words", async () => {
    const { get, post, token, path, kase, ports } = await opened();
    await moveCase(kase.reference, { to: "answered", message: "Credited.\n<b>Thank you</b>" }, ports);
    await post("/case/open", { token });

    const page = await get(path);

    const text = readable(page.html);
    expect(text).toContain(words.en.states.answered.title);
    expect(text).toContain("Credited. <b>Thank you</b>");
    expect(page.html).not.toContain("<b>");
    expect(text).toContain("***418");
    expect(text).toContain(words.en.networks.ethereum);
    expect(text).toContain("2026-11-20 21:20 UTC+08:00 = 13:20 UTC");
    expect(text).toContain("A***@example.test");
    expect(page.html).not.toContain("73920418");
    expect(page.html).not.toContain(txid);
    expect(page.html).not.toContain("Ana@example.test");
  });

  test("shows nothing of a mail", async () => {
    const client = webClient();
    const fields = {
      uid: aValue("73920418", { provenance: { place: "mail-body", rule: "label" } }),
      coin: aValue("WONDERCOIN", { provenance: { place: "mail-subject", rule: "label" } }),
    };
    const mail = aMailSubmission({ fields });
    const received = await receive(mail, client.ports);
    if (received.outcome === "spooled") throw new Error("the table was there");
    await client.post("/case/open", { token: client.ports.linkKeys.token(received.case) });

    const page = await client.get(`/case/${received.case.reference}`);

    expect(page.status).toBe(200);
    expect(page.html).not.toContain(mail.mail?.text);
    expect(page.html).not.toContain(mail.mail?.subject);
    expect(page.html).not.toContain("WONDERCOIN");
    expect(page.html).not.toContain("***418");
    expect(readable(page.html)).toContain(`${words.en.fields.coin.label} ${says.status.byMail}`);
  });

  test("takes exactly what is missing, and then says so", async () => {
    const stolen = { email: "ana@example.test", whatHappened: "All is gone." };
    const { get, post, token, path, theCase } = await opened(stolen, "account-stolen");
    await post("/case/open", { token });

    const before = await get(path);
    const answer = await post(`${path}/information`, {
      ...hiddenInputs(before.html),
      uid: "73920418",
      noticedAt: "2026-11-22 10:00",
      zone: "-300",
      freezeWanted: "yes",
      whatHappened: "something else",
      policeReport: "not asked for here",
    });
    const after = await get(answer.location);

    for (const field of ["uid", "registeredContact", "noticedAt", "freezeWanted"])
      expect(before.html).toContain(`name="${field}"`);
    expect(before.html).not.toContain('name="whatHappened"');
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(path);
    expect(theCase().state).toBe("received");
    expect(theCase().fields).toMatchObject({
      uid: { value: "73920418" },
      noticedAt: { value: "2026-11-22T15:00:00.000Z", zone: { offsetMinutes: -300, known: "chosen" } },
      freezeWanted: { value: "yes" },
      whatHappened: { value: "All is gone." },
    });
    expect(theCase().fields.policeReport).toBeUndefined();
    expect(after.html).not.toContain(`${path}/information`);
    expect(readable(after.html)).toContain(words.en.fields.freezeWanted.options?.["yes"]);
  });

  test("takes a part of what is missing, once, however often it is sent", async () => {
    const { get, post, token, path, theCase } = await opened(
      { email: "ana@example.test", whatHappened: "All is gone." },
      "account-stolen",
    );
    await post("/case/open", { token });
    const form = { ...hiddenInputs((await get(path)).html), uid: "73920418" };

    const answers = [await post(`${path}/information`, form), await post(`${path}/information`, form)];

    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [303, path],
      [303, path],
    ]);
    expect(theCase().timeline.map(({ kind }) => kind)).toEqual(["received", "information-added"]);
    expect(theCase().state).toBe("needs-information");
  });

  test("takes all that is missing, and a second press of the button leads to the same page", async () => {
    const { get, post, token, path, theCase } = await opened(
      { email: "ana@example.test", whatHappened: "All is gone." },
      "account-stolen",
    );
    await post("/case/open", { token });
    const missing = { uid: "73920418", noticedAt: "2026-11-22 10:00", zone: "-300", freezeWanted: "yes" };
    const form = { ...hiddenInputs((await get(path)).html), ...missing };

    const answers = [await post(`${path}/information`, form), await post(`${path}/information`, form)];

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(theCase().state).toBe("received");
    expect(theCase().timeline).toHaveLength(2);
  });

  test.each([
    ["what cannot be read", { uid: "ana@example.test", freezeWanted: "yes" }, 'value="ana@example.test"'],
    ["nothing", {}, says.status.nothingTyped],
  ])("refuses %s, keeps the rest of the form and changes nothing", async (_, typed, expected) => {
    const { post, token, path, theCase, kase } = await opened(
      { email: "ana@example.test", whatHappened: "All is gone." },
      "account-stolen",
    );
    await post("/case/open", { token });

    const page = await post(`${path}/information`, typed as Record<string, string>);

    expect(page.status).toBe(422);
    expect(page.html).toContain(expected);
    expect(page.html).toContain('<a href="#uid">');
    expect(theCase()).toEqual(kase);
  });

  test("takes nothing from whoever has no cookie", async () => {
    const { post, path, theCase, kase } = await opened(
      { email: "ana@example.test", whatHappened: "All is gone." },
      "account-stolen",
    );

    const page = await post(`${path}/information`, { uid: "11111111" });

    expect(page.status).toBe(403);
    expect(theCase()).toEqual(kase);
  });

  test("during a fault keeps what was to be added, to be sent again", async () => {
    const { post, token, path, store } = await opened(
      { email: "ana@example.test", whatHappened: "All is gone." },
      "account-stolen",
    );
    await post("/case/open", { token });
    store.isDown = true;

    const page = await post(`${path}/information`, { uid: "73920418" });

    expect(page.status).toBe(503);
    expect(page.html).toContain(`action="${path}/information"`);
    expect(page.html).toContain('value="73920418"');
  });

  test("after a fault that came behind the change leads who sends again to the case, with one addition", async () => {
    const { post, token, path, store, theCase } = await opened(
      { email: "ana@example.test", whatHappened: "All is gone." },
      "account-stolen",
    );
    await post("/case/open", { token });
    const { save } = store;
    store.save = async (change) => {
      await save(change);
      throw new Error("the answer got lost");
    };
    const page = await post(`${path}/information`, { uid: "73920418" });
    store.save = save;

    const again = await post(`${path}/information`, hiddenInputs(page.html));

    expect([page.status, again.status, again.location]).toEqual([503, 303, path]);
    expect(theCase().timeline.map(({ kind }) => kind)).toEqual(["received", "information-added"]);
  });

  test("is left by removing the cookie", async () => {
    const { get, post, token, path } = await opened();
    await post("/case/open", { token });

    const answer = await post(`${path}/leave`, {});

    expect(answer.status).toBe(303);
    expect(answer.location).toBe("/case");
    expect((await get(path)).status).toBe(403);
  });
});

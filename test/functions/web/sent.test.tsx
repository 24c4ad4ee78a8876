import { describe, expect, test } from "vitest";
import { moveCase } from "#shared/intake/follow-up.ts";
import { words } from "#shared/words/index.ts";
import { pageWords } from "#shared/words/pages-index.ts";
import { deposit, readable, webClient, withoutTokens } from "./web-client.ts";

const says = pageWords.en;

const sentForm = async (answers: Record<string, string> = deposit, caseType = "deposit-not-credited") => {
  const client = webClient();
  const answer = await client.send(caseType, answers);
  return { ...client, path: answer.location, kase: client.theCase() };
};

describe("the confirmation", () => {
  test("shows reference, masked address, what happens next and when, and never the link", async () => {
    const { get, path, kase, ports } = await sentForm();

    const page = await get(path);

    const text = readable(page.html);
    const link = ports.linkKeys.token(kase);
    expect(page.status).toBe(200);
    expect(text).toContain(`${kase.reference.slice(0, 8)}-${kase.reference.slice(8)}`);
    expect(text).toContain(says.sent.mailOnItsWay("A***@example.test"));
    for (const step of words.en.caseTypes["deposit-not-credited"].next) expect(text).toContain(step);
    expect(text).toContain(says.sent.answer(words.en.within(24)));
    expect(page.html).not.toContain("Ana@example.test");
    expect(page.html).not.toContain(link.split(".")[2]);
    expect(page.html).not.toContain(ports.linkKeys.accessCode(kase));
  });

  test("says what is missing, and when we answer once it is there", async () => {
    const { get, path } = await sentForm({ email: "ana@example.test", whatHappened: "All gone." }, "account-stolen");

    const text = readable((await get(path)).html);

    expect(text).toContain(says.sent.titleUrgent);
    expect(text).toContain(words.en.fields.freezeWanted.label);
    expect(text).toContain(words.en.caseTypes["account-stolen"].firstAid?.[0]);
  });

  test("is the same neutral page for whoever did not send it, whether or not there is such a case", async () => {
    const { get, path, jar } = await sentForm();
    const cookie = [...jar.values()].join();
    jar.clear();

    const real = await get(path);
    const unknown = await get("/sent/PC-0000000000");
    const nonsense = await get("/sent/nothing");
    jar.set("__Host-sent-PC-0000000000", cookie);
    const borrowed = await get("/sent/PC-0000000000");

    expect(real.status).toBe(200);
    expect(readable(real.html)).toContain(says.notHere.title);
    for (const other of [unknown, nonsense, borrowed]) {
      expect(other.status).toBe(real.status);
      expect(withoutTokens(other.html)).toBe(withoutTokens(real.html));
    }
  });

  test("is shown for 24 hours", async () => {
    const { get, path, passSeconds } = await sentForm();

    passSeconds(24 * 3600 - 1);
    const before = await get(path);
    passSeconds(1);
    const after = await get(path);

    expect(readable(before.html)).toContain(says.sent.reference);
    expect(readable(after.html)).toContain(says.notHere.title);
  });
});

describe("correcting a mistyped address", () => {
  test("renews cookie and link, shows the new address masked, and still no link", async () => {
    const { get, post, path, theCase, jar } = await sentForm();
    const oldCookies = new Map(jar);

    const answer = await post(`${path}/address`, { email: "Beth@example.test" });
    const page = await get(answer.location);
    jar.clear();
    for (const [name, value] of oldCookies) jar.set(name, value);
    const withOldCookie = await get(path);

    expect(answer.status).toBe(303);
    expect(answer.location).toBe(path);
    expect(theCase()).toMatchObject({ email: "Beth@example.test", linkGeneration: 2 });
    expect(readable(page.html)).toContain(says.sent.mailOnItsWay("B***@example.test"));
    expect(page.html).not.toContain("/case#");
    expect(readable(withOldCookie.html)).toContain(says.notHere.title);
  });

  test("keeps an address that cannot be read and says what is wrong with it", async () => {
    const { post, path, theCase } = await sentForm();

    const page = await post(`${path}/address`, { email: "beth@" });

    expect(page.status).toBe(422);
    expect(page.html).toContain('value="beth@"');
    expect(page.html).toContain('<a href="#email">');
    expect(theCase().email).toBe("Ana@example.test");
  });

  test("is refused without the cookie of the browser that sent the form", async () => {
    const { post, path, theCase, jar } = await sentForm();
    jar.clear();

    const page = await post(`${path}/address`, { email: "eve@example.test" });

    expect(page.status).toBe(403);
    expect(theCase().email).toBe("Ana@example.test");
  });

  test("is over once an agent wrote", async () => {
    const { get, post, path, kase, ports, theCase } = await sentForm();
    await moveCase(kase.reference, { to: "in-progress" }, ports);

    const page = await get(path);
    const refused = await post(`${path}/address`, { email: "eve@example.test" });

    expect(page.html).not.toContain(`${path}/address`);
    expect(refused.status).toBe(409);
    expect(readable(refused.html)).toContain(says.errors["address-locked"].title);
    expect(theCase().email).toBe("Ana@example.test");
  });

  test("can be sent again after a fault, with what was typed", async () => {
    const { post, path, store } = await sentForm();
    store.isDown = true;

    const page = await post(`${path}/address`, { email: "beth@example.test" });

    expect(page.status).toBe(503);
    expect(page.html).toContain(`action="${path}/address"`);
    expect(page.html).toContain('value="beth@example.test"');
  });

  test("leads a reload of its address to the confirmation", async () => {
    const { get, path } = await sentForm();

    expect((await get(`${path}/address`)).location).toBe(path);
  });
});

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { depositAnswers } from "../flows/form-journey.ts";
import { LocalStack } from "../flows/local-stack.ts";
import { launchBrowser, look, picture, visit } from "./browser.ts";

const stack = new LocalStack();
let browser: Browser;

beforeAll(async () => {
  [browser] = await Promise.all([launchBrowser(), stack.start()]);
});
afterAll(async () => {
  await browser?.close();
  await stack.remove();
});

// A click comes back as soon as the next page begins: what is visible on it is known once its stylesheet is there.
async function press(page: Page, action: string): Promise<void> {
  await page.waitForLoadState();
  await page.locator(`main button[name="action"][value="${action}"]:visible`).first().click();
}

async function fillIn(page: Page, name: string, value: string): Promise<void> {
  await page.waitForLoadState();
  const select = page.locator(`main select[name="${name}"]`);
  if ((await select.count()) > 0) await select.selectOption(value);
  else await page.locator(`main [name="${name}"]`).first().fill(value);
}

async function fillDeposit(page: Page, email: string, answers: Record<string, string> = depositAnswers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    await fillIn(page, name, value);
  }
  await page.locator('[name="email"]').fill(email);
}

const journeys = [
  { language: "en", locale: "en-GB", javaScriptEnabled: true },
  { language: "zh-Hans", locale: "zh-CN", javaScriptEnabled: true },
  { language: "zh-Hant", locale: "zh-TW", javaScriptEnabled: true },
  { language: "en", locale: "en-GB", javaScriptEnabled: false },
  { language: "zh-Hans", locale: "zh-CN", javaScriptEnabled: false },
] as const;

for (const { language, locale, javaScriptEnabled } of journeys) {
  const name = `${language}${javaScriptEnabled ? "" : "-no-js"}`;

  test(`the whole journey in ${language} ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const seen = await visit(browser, stack.url, { locale, javaScriptEnabled });
    const { page, context, foreign, complaints } = seen;
    const check = async (what: string) => {
      // Without JavaScript axe cannot run in the page; the same markup is looked at in the journey that has it.
      if (javaScriptEnabled) await look(seen, `${name}-${what}`);
      else await picture(page, `${name}-${what}`);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      expect(await page.locator("h1").count()).toBe(1);
    };
    const email = `${name}@example.test`;

    await page.goto("/");
    await check("1-start");
    await page.locator('a[href*="/new/deposit-not-credited"]').first().click();
    await check("2-form");

    await fillDeposit(page, email, { ...depositAnswers, txid: "0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A" });
    await press(page, "check");
    await check("3-errors");
    expect(await page.locator('[name="uid"]').inputValue()).toBe(depositAnswers.uid);
    expect(await page.locator('[name="txid"]').inputValue()).toBe("0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A");
    expect(await page.locator('a[href="#txid"]').count()).toBeGreaterThan(0);

    await fillDeposit(page, email);
    await press(page, "check");
    await check("4-check");
    await press(page, "send");
    await page.waitForURL("**/sent/**");
    await check("5-confirmation");
    const reference = /PC-[0-9A-Z]{5}-?[0-9A-Z]{5}/.exec((await page.locator("main").textContent()) ?? "")?.[0] ?? "";
    expect(reference).not.toBe("");

    const [mail] = await stack.mailsTo(email);
    if (javaScriptEnabled) {
      await page.goto(mail?.link ?? "");
    } else {
      await page.goto("/case");
      await check("6-open");
      await page.locator('[name="reference"]').fill(reference);
      await page.locator('[name="code"]').fill(mail?.accessCode ?? "");
      await page.locator('main form[action="/case/open"] button[type="submit"]').last().click();
    }
    await page.waitForURL("**/case/PC-**");
    await check("7-status");
    expect(page.url()).not.toContain("#");
    expect(await page.locator("main").textContent()).toContain("250.5");

    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

describe("single pages", () => {
  test("the other pages have nothing that axe finds serious", async () => {
    const seen = await visit(browser, stack.url, { locale: "en-GB" });
    for (const [address, name] of [
      ["/new/account-stolen", "stolen"],
      ["/new/transfer-dispute", "dispute"],
      ["/privacy", "privacy"],
      ["/case", "open"],
      ["/nothing-here", "not-found"],
      ["/sent/PC-0000000000", "sent-elsewhere"],
    ] as const) {
      await seen.page.goto(address);
      await look(seen, `en-${name}`);
    }
    expect(seen.foreign).toEqual([]);
    await seen.context.close();
  });

  test("the pages are as legible in the dark", async () => {
    const seen = await visit(browser, stack.url, { locale: "zh-CN", colorScheme: "dark" });
    for (const [address, name] of [
      ["/", "start"],
      ["/new/deposit-not-credited", "form"],
      ["/case", "open"],
    ] as const) {
      await seen.page.goto(address);
      await look(seen, `dark-${name}`);
    }
    await seen.context.close();
  });

  test("a customer who does not know the fields sends without them, is asked, and adds them on the status page", async () => {
    const seen = await visit(browser, stack.url, { locale: "en-GB" });
    const { page } = seen;
    await page.goto("/new/deposit-not-credited");
    await page.locator('[name="email"]').fill("later@example.test");
    await page.locator('[name="uid"]').fill(depositAnswers.uid);
    await press(page, "check");
    await look(seen, "en-missing-errors");
    await press(page, "send-incomplete");
    await page.waitForURL("**/sent/**");

    const [mail] = await stack.mailsTo("later@example.test");
    await page.goto(mail?.link ?? "");
    await page.waitForURL("**/case/PC-**");
    await look(seen, "en-status-missing");
    for (const [name, value] of Object.entries(depositAnswers)) {
      if ((await page.locator(`main [name="${name}"]`).count()) > 0) await fillIn(page, name, value);
    }
    await page.locator('form[action$="/information"] button[type="submit"]').first().click();
    await page.locator('form[action$="/information"]').waitFor({ state: "detached" });

    await look(seen, "en-status-complete");
    expect(await stack.mailsTo("later@example.test", 2)).toHaveLength(2);
    await seen.context.close();
  });

  test("a mistyped address is corrected on the confirmation page, and the first link dies", async () => {
    const { page, context } = await visit(browser, stack.url, { locale: "en-GB" });
    await page.goto("/new/deposit-not-credited");
    await fillDeposit(page, "mistyped@example.test");
    await press(page, "check");
    await press(page, "send");
    await page.waitForURL("**/sent/**");
    const [first] = await stack.mailsTo("mistyped@example.test");

    await page.locator("main details summary").first().click();
    await page.locator('main form[action$="/address"] [name="email"]').fill("right@example.test");
    await page.locator('main form[action$="/address"] button[type="submit"]').click();
    const [second] = await stack.mailsTo("right@example.test");

    expect(page.url()).toContain("/sent/");
    await page.goto(first?.link ?? "");
    await page.waitForLoadState("networkidle");
    expect(page.url()).not.toContain("/case/PC-");
    await page.goto("/");
    await page.goto(second?.link ?? "");
    await page.waitForURL("**/case/PC-**");
    await context.close();
  });

  test("the mailbox page shows the acknowledgement", async () => {
    await stack.mailsTo("en@example.test");
    const { page, context } = await visit(browser, stack.mailboxUrl);

    await page.goto("/");
    await page.getByText("en@example.test").first().click();
    await picture(page, "mailbox");

    expect(await page.content()).toContain("en@example.test");
    await context.close();
  });

  test("the browser keeps a page of another origin away, so that these tests mean something", async () => {
    const { page, context } = await visit(browser, stack.mailboxUrl);
    await page.goto("/");

    const answer = await page.evaluate(`fetch("${stack.url}/api/v1/networks").then(() => "read", () => "blocked")`);

    expect(answer).toBe("blocked");
    await context.close();
  });
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pageWords } from "#shared/words/pages-index.ts";
import { LocalStack, until } from "../flows/local-stack.ts";
import { launchBrowser, look, picture, visit } from "./browser.ts";

const stack = new LocalStack();
let browser: Browser;

beforeAll(async () => {
  // As from a server without SPF, DKIM and DMARC: the case is kept, and nobody is answered.
  [browser] = await Promise.all([launchBrowser(), stack.start({ LOCAL_MAIL_VERDICT: "GRAY" })]);
});
afterAll(async () => {
  await browser?.close();
  await stack.remove();
});

const journeys = [
  { language: "en", locale: "en-GB", javaScriptEnabled: true, subject: "My deposit is missing" },
  { language: "zh-Hans", locale: "zh-CN", javaScriptEnabled: false, subject: "充币未到账" },
] as const;

for (const { language, locale, javaScriptEnabled, subject } of journeys) {
  test(`whose mail was not answered finds the case and confirms it, in ${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const says = pageWords[language];
    const email = `unproven-${language.toLowerCase()}@example.test`;
    await stack.mail({ from: email, subject, text: "UID: 73920418", messageId: `<${language}@example.test>` });
    const kase = await until("the mail is a case", async () => {
      const { cases } = await stack.desk(`cases?q=${email}`);
      return cases[0];
    });
    const before = (await stack.sent()).length;
    const seen = await visit(browser, stack.url, { locale, javaScriptEnabled });
    const { page, foreign, complaints, context } = seen;
    const check = (name: string) => (javaScriptEnabled ? look(seen, name) : picture(page, name));

    await page.goto("/");
    await page.locator('main a[href*="/find"]').click();
    await page.waitForURL("**/find**");
    await check(`${language}-find`);
    await page.locator('[name="email"]').fill("no address");
    await page.locator('main button[type="submit"]').click();
    await page.getByText(says.find.invalid).first().waitFor();
    await check(`${language}-find-error`);
    await page.locator('[name="email"]').fill(email);
    await page.locator('main button[type="submit"]').click();
    await page.getByText(says.find.done.title).first().waitFor();
    await check(`${language}-found`);
    const [list] = await stack.mailsTo(email);
    if (javaScriptEnabled) {
      await page.goto(list?.link ?? "");
    } else {
      await page.goto("/case");
      await page.locator('[name="reference"]').fill(kase.reference);
      await page.locator('[name="code"]').fill(list?.accessCode ?? "");
      await page.locator('main form[action="/case/open"] button[type="submit"]').last().click();
    }
    await page.waitForURL("**/case/PC-**");
    await check(`${language}-confirm`);
    await page.locator('form[action*="/confirm"] button').click();
    await page.waitForURL("**/case/PC-**");
    const [, acknowledgement] = await stack.mailsTo(email, 2);
    await page.reload();

    expect(before).toBe((await stack.sent()).length - 2);
    expect(acknowledgement?.parsed.text).toContain(kase.reference);
    expect(await page.getByText(says.status.confirm.title).count()).toBe(0);
    expect([foreign, complaints]).toEqual([[], []]);
    await context.close();
  });
}

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkWords } from "#shared/words/check-index.ts";
import { depositAnswers } from "../flows/form-journey.ts";
import { LocalStack } from "../flows/local-stack.ts";
import { axeFindings, launchBrowser, visit } from "./browser.ts";

const stack = new LocalStack();
let browser: Browser;

beforeAll(async () => {
  [browser] = await Promise.all([launchBrowser(), stack.start()]);
});
afterAll(async () => {
  await browser?.close();
  await stack.remove();
});

const ethereum = "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";
const address = "0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A";
const key = "5KEDWtAUJcFX6Vz38WXsAQAv2geNqT7UaZC8gYu9kTuryr3qkri";
const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const { en } = checkWords;

const openForm = async (options: Parameters<typeof visit>[2] = { locale: "en-GB" }) => {
  const seen = await visit(browser, stack.url, options);
  // Bodies of what the page sends, to prove that nothing goes out while somebody types.
  const sent: string[] = [];
  seen.page.on("request", (request) => {
    if (request.method() === "POST") sent.push(request.postData() ?? "");
  });
  await seen.page.goto("/new/deposit-not-credited");
  return { ...seen, sent, answer: seen.page.locator("#txid-answer"), network: seen.page.locator("#network") };
};
const typed = (page: Page, name: string, text: string) => page.locator(`main [name="${name}"]`).fill(text);
const submit = (page: Page) => page.locator('main button[name="action"][value="check"]').click();

describe("beside the transaction id", () => {
  test("a link tells its network, which is put into the empty choice, with the network and nothing sent", async () => {
    const { page, answer, network, sent, foreign, complaints } = await openForm();

    await typed(page, "txid", `https://etherscan.io/tx/${ethereum}`);
    await page.waitForSelector("#txid-answer.good");

    expect(await answer.textContent()).toBe(`${en.found("Ethereum (ERC20)")} ${en.proposed("Ethereum (ERC20)")}`);
    expect(await network.inputValue()).toBe("ethereum");
    expect(await answer.getAttribute("aria-live")).toBe("polite");
    expect(await axeFindings(page)).toEqual([]);
    expect([sent, foreign, complaints]).toEqual([[], [], []]);
  });

  test("our own choice of network goes with the id that told it", async () => {
    const { page, network } = await openForm();
    await typed(page, "txid", `https://etherscan.io/tx/${ethereum}`);
    await page.waitForSelector("#txid-answer.good");

    await typed(page, "txid", "");

    // Asked from outside: a predicate that polls inside the page would need the eval that the page's own policy forbids.
    await expect.poll(() => network.inputValue(), { timeout: 60_000 }).toBe("");
  });

  test("a network that the customer chose stays, and a link of another one is told", async () => {
    const { page, network } = await openForm();
    await network.selectOption("tron");

    await typed(page, "txid", `https://etherscan.io/tx/${ethereum}`);
    await page.waitForSelector("#txid-answer.wrong");

    expect(await network.inputValue()).toBe("tron");
  });

  test("an address is told as one at once", async () => {
    const { page, answer } = await openForm();

    await typed(page, "txid", address);
    await page.waitForSelector("#txid-answer.wrong");

    expect(await answer.textContent()).toContain("This is a receiving address");
  });

  test("what a page of errors says is not said a second time, until something else is typed", async () => {
    const { page, answer } = await openForm();
    await typed(page, "txid", address);
    await Promise.all([page.waitForNavigation(), submit(page)]);
    await page.waitForLoadState();

    const before = await answer.textContent();
    await typed(page, "txid", `https://etherscan.io/tx/${ethereum}`);
    await page.waitForSelector("#txid-answer.good");

    expect(await page.locator("#txid-error").textContent()).toContain("This is a receiving address");
    expect(before).toBe("");
  });

  test("the answer is in the language of the page", async () => {
    const { page, answer } = await openForm({ locale: "zh-TW" });

    await typed(page, "txid", `https://etherscan.io/tx/${ethereum}`);
    await page.waitForSelector("#txid-answer.good");

    expect(await answer.textContent()).toContain("交易雜湊");
  });

  test.each([
    ["a recovery phrase", phrase],
    ["a private key", key],
  ])("nothing is said to %s but the warning, not even how to paste the rest of it", async (_, secret) => {
    const { page, answer } = await openForm();

    await typed(page, "txid", secret);
    await page.locator("#txid").blur();
    await page.waitForSelector("#txid-secret:visible");

    await expect.poll(() => answer.textContent(), { timeout: 60_000 }).toBe("");
  });
});

describe("a secret", () => {
  test.each([
    ["a private key in the transaction id", "txid", key],
    ["a recovery phrase in the transaction id", "txid", phrase],
    ["a recovery phrase in another field", "sourcePlatform", phrase],
  ])("%s is told before anything is sent, and keeps the form back once", async (_, field, secret) => {
    const { page, sent, foreign, complaints } = await openForm();
    await page.locator("main details.helpful > summary").click();
    for (const [name, value] of Object.entries(depositAnswers)) {
      if (name === "network" || name === "zone") await page.locator(`main select[name="${name}"]`).selectOption(value);
      else await typed(page, name, value);
    }
    await typed(page, "email", "ana@example.test");

    await typed(page, field, secret);
    await page.waitForSelector(`#${field}-secret:visible`);
    expect(await page.locator(`#${field}`).getAttribute("aria-invalid")).toBe("true");
    expect(await axeFindings(page)).toEqual([]);
    await submit(page);
    expect(sent).toEqual([]);
    expect(await page.evaluate("document.activeElement.id")).toBe(field);

    await Promise.all([page.waitForNavigation(), submit(page)]);
    expect(sent).toHaveLength(1);
    expect([foreign, complaints]).toEqual([[], []]);
  });

  test("that is taken out again leaves no warning, and the form goes at the first press", async () => {
    const { page, sent } = await openForm();
    await typed(page, "txid", key);
    await page.waitForSelector("#txid-secret:visible");

    await typed(page, "txid", ethereum);
    await page.waitForSelector("#txid-secret", { state: "hidden" });
    expect(await page.locator("#txid").getAttribute("aria-invalid")).toBeNull();
    await Promise.all([page.waitForNavigation(), submit(page)]);

    expect(sent).toHaveLength(1);
  });
});

describe("the page /check", () => {
  test.each([true, false])("answers with JavaScript: %s, with no text in the address", async (javaScriptEnabled) => {
    const { page, foreign, complaints } = await visit(browser, stack.url, { locale: "en-GB", javaScriptEnabled });
    await page.goto("/");
    await page.locator('a[href="/check"]').click();

    await typed(page, "txid", `https://etherscan.io/tx/${ethereum}`);
    await page.locator('main form button[type="submit"]').click();
    await page.waitForSelector("#result");
    await page.waitForLoadState();

    expect(await page.locator("main").textContent()).toContain(en.found("Ethereum (ERC20)"));
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/check");
    if (javaScriptEnabled) expect(await axeFindings(page)).toEqual([]);
    expect([foreign, complaints]).toEqual([[], []]);
  });
});

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";
import { expect, inject } from "vitest";

/**
 * A real Chromium. On Linux x64 the one that an npm package brings, elsewhere the installed Chrome. The package's own
 * arguments switch web security off, which is what these tests are about: so we pass ours.
 */
export async function launchBrowser(): Promise<Browser> {
  const common = {
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
    ],
  };
  const executablePath = inject("chromium");
  if (executablePath === null) return playwright.launch({ ...common, channel: "chrome" });
  return playwright.launch({ ...common, executablePath, args: [...common.args, "--headless=shell"] });
}

/** For a click or a page; a bound for what never comes, as slow as a busy machine may be. */
const longestWaitMs = 120_000;

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses of requests that left the origin of the pages. */
  readonly foreign: string[];
  /** What the browser complained about: script errors and breaches of the content security policy. */
  readonly complaints: string[];
}

/** A new browser profile at a page of `origin`, with everything watched that leaves it. */
export async function visit(
  browser: Browser,
  origin: string,
  options: {
    javaScriptEnabled?: boolean;
    locale?: string;
    viewport?: { width: number; height: number };
    colorScheme?: "light" | "dark";
  } = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: origin, viewport: phone, ...options });
  context.setDefaultTimeout(longestWaitMs);
  const page = await context.newPage();
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) foreign.push(request.url());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (403|404|422)/.test(message.text())) complaints.push(message.text());
  });
  return { context, page, foreign, complaints };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds serious or critical on the page, as `rule: element` lines. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Run through the debugger, because the page's own policy rightly refuses foreign script.
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

// POSTCASE_SCREENSHOTS names a folder: then each page is also kept as a picture at both widths.
const pictures = process.env["POSTCASE_SCREENSHOTS"];
/** Waits until the page is whole, and keeps it as a picture at both widths where pictures are wanted. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState();
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: path.join(pictures, `${name}-${viewport.width}.png`), fullPage: true });
  }
  await page.setViewportSize(phone);
}

/** Looks at a page as a whole: axe, width, and its picture. */
export async function look({ page }: Visit, name: string): Promise<void> {
  await picture(page, name);
  expect(await axeFindings(page), name).toEqual([]);
  expect(
    await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
    `${name} fits the phone`,
  ).toBe(true);
}

import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Upload, uploadLimits } from "#shared/domain/evidence.ts";
import { pageWords } from "#shared/words/pages-index.ts";
import { depositAnswers, filledForm, post } from "../flows/form-journey.ts";
import { LocalStack } from "../flows/local-stack.ts";
import { launchBrowser, look, picture, type Visit, visit } from "./browser.ts";

const stack = new LocalStack();
let browser: Browser;
let folder: string;

// The smallest PNG: one transparent pixel.
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "postcase-upload-"));
  [browser] = await Promise.all([launchBrowser(), stack.start()]);
});
afterAll(async () => {
  await browser?.close();
  await stack.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A file of zeros that takes no room on the disk. */
function sparseFile(name: string, bytes: number): string {
  const file = path.join(folder, name);
  writeFileSync(file, "");
  truncateSync(file, bytes);
  return file;
}

interface DeskCase {
  readonly uploads: readonly Upload[];
}

/** A new case, opened in a browser by the code of its mail. */
async function openCase(email: string, options: Parameters<typeof visit>[2]) {
  const sent = await post(
    stack,
    "/new/deposit-not-credited",
    await filledForm(stack, "deposit-not-credited", email, depositAnswers),
  );
  const reference = /PC-[0-9A-Z]{10}/.exec(sent.location ?? "")?.[0] ?? "";
  const [mail] = await stack.mailsTo(email);
  const seen = await visit(browser, stack.url, options);
  await seen.page.goto("/case");
  await seen.page.locator('[name="reference"]').fill(reference);
  await seen.page.locator('[name="code"]').fill(mail?.accessCode ?? "");
  await seen.page.locator('main form[action*="/case/open"] button[type="submit"]').last().click();
  await seen.page.waitForURL(`**/case/${reference}**`);
  // In the browser's own language: the mail's was that of the form.
  await seen.page.goto(`/case/${reference}`);
  return { ...seen, reference, uploads: async () => (await stack.desk<DeskCase>(`cases/${reference}`)).uploads };
}

const askForForm = async ({ page }: Pick<Visit, "page">): Promise<string> => {
  await page.locator('form[action*="/files"] button').click();
  await page.waitForSelector('input[type="file"]');
  // The script of the page watches the choice of a file.
  await page.waitForLoadState();
  return (await page.locator('form[enctype="multipart/form-data"]').getAttribute("action")) ?? "";
};
const submit = ({ page }: Pick<Visit, "page">) =>
  page.locator('form[enctype="multipart/form-data"] button[type="submit"]').click();

const journeys = [
  { language: "en", locale: "en-GB", javaScriptEnabled: true },
  { language: "zh-Hant", locale: "zh-TW", javaScriptEnabled: false },
] as const;

for (const { language, locale, javaScriptEnabled } of journeys) {
  test(`a customer adds a picture to the case, in ${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const says = pageWords[language].files;
    const seen = await openCase(`files-${language.toLowerCase()}@example.test`, { locale, javaScriptEnabled });
    const { page, foreign, complaints, context, reference, uploads } = seen;
    const check = (name: string) => (javaScriptEnabled ? look(seen, name) : picture(page, name));

    const bucket = await askForForm(seen);
    await check(`${language}-add-file`);
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: "轉帳 截圖.png", mimeType: "image/png", buffer: png });
    await submit(seen);
    await page.waitForURL(`**/case/${reference}#files`);
    await check(`${language}-status-with-file`);

    expect(await page.locator("section:has(#files) li bdi").allTextContents()).toEqual(["轉帳 截圖.png"]);
    expect(await uploads()).toEqual([
      {
        name: "轉帳 截圖.png",
        sizeBytes: png.length,
        at: expect.any(String),
        key: expect.stringMatching(new RegExp(`^evidence/uploads/${reference}/[\\w-]{22}/轉帳 截圖\\.png$`)),
      },
    ]);
    expect(await page.getByText(says.addButton).count()).toBe(1);
    expect(foreign).toEqual([bucket]);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

/** Presses the button, and answers what the store said. */
async function refusal(seen: Pick<Visit, "page">): Promise<string> {
  const [answer] = await Promise.all([
    seen.page.waitForResponse((response) => response.request().method() === "POST"),
    submit(seen),
  ]);
  await seen.page.waitForLoadState();
  return `${answer.status()} ${/<Code>(\w+)/.exec(await answer.text())?.[1]}`;
}

test("the store refuses a file that is too large and an empty one", async () => {
  const seen = await openCase("refused@example.test", { locale: "en-GB", javaScriptEnabled: false });
  const chooser = seen.page.locator('input[type="file"]');

  await askForForm(seen);
  await chooser.setInputFiles(sparseFile("large.bin", uploadLimits.fileBytes.most + 1));
  const large = await refusal(seen);
  await seen.page.goto(`/case/${seen.reference}`);
  await askForForm(seen);
  await chooser.setInputFiles(sparseFile("empty.bin", 0));
  const empty = await refusal(seen);

  expect([large, empty]).toEqual(["400 EntityTooLarge", "400 EntityTooSmall"]);
  expect(await seen.uploads()).toEqual([]);
  await seen.context.close();
});

test("a script tells of a file that is too large before it is sent, and the store refuses another case's key", async () => {
  const seen = await openCase("tampered@example.test", { locale: "en-GB" });
  const chooser = seen.page.locator('input[type="file"]');
  const complaint = () => seen.page.evaluate("document.getElementById('file').validationMessage");

  const bucket = await askForForm(seen);
  await chooser.setInputFiles(sparseFile("large.bin", uploadLimits.fileBytes.most + 1));
  await submit(seen);
  const told = await complaint();
  const sentBefore = [...seen.foreign];
  await chooser.setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: png });
  const toldAfter = await complaint();
  await seen.page.evaluate("document.querySelector('input[name=key]').value = 'evidence/uploads/PC-0000000000/a/b'");
  const answer = await refusal(seen);

  expect([told, toldAfter]).toEqual([pageWords.en.files.form.tooLarge({ megabytes: 100 }), ""]);
  expect(sentBefore).toEqual([]);
  expect(answer).toBe("403 AccessDenied");
  expect(seen.foreign).toEqual([bucket]);
  expect(await seen.uploads()).toEqual([]);
  await seen.context.close();
});

test("no other page of ours can post to the store, nor this one to another bucket", async () => {
  const seen = await openCase("policy@example.test", { locale: "en-GB" });
  const { page, foreign, complaints } = seen;
  const bucket = await askForForm(seen);
  // By script, because a press of the button waits for a way that the policy has closed.
  const sendTo = (action: string) =>
    page.evaluate(`{
      const form = document.querySelector("main form:last-of-type");
      form.action = ${JSON.stringify(action)};
      form.requestSubmit();
    }`);

  await page.locator('input[type="file"]').setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: png });
  await sendTo(`${bucket}-of-another`);
  await expect.poll(() => complaints.length, { timeout: 60_000 }).toBe(1);
  await page.goto(`/case/${seen.reference}`);
  await sendTo(bucket);
  await expect.poll(() => complaints.length, { timeout: 60_000 }).toBe(2);

  expect(complaints.every((complaint) => complaint.includes("form-action"))).toBe(true);
  expect(foreign).toEqual([]);
  await seen.context.close();
});

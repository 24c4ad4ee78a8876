import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { depositAnswers, filledForm, page, post, referenceIn, statusBy } from "./form-journey.ts";
import { LocalStack, readIfThere, until } from "./local-stack.ts";

const stack = new LocalStack();
const compact = (reference: string) => reference.replaceAll("-", "");

beforeAll(() => stack.start());
afterAll(() => stack.remove());

test("a form becomes a case, is acknowledged, and its link shows the status", async () => {
  const sent = await post(
    stack,
    "/new/deposit-not-credited",
    await filledForm(stack, "deposit-not-credited", "form@example.test", depositAnswers),
  );
  const confirmation = await page(stack, sent.location ?? "", sent.cookies);
  const [mail] = await stack.mailsTo("form@example.test");

  expect(sent.status).toBe(303);
  const reference = referenceIn(sent.location);
  expect(compact(confirmation.html)).toContain(reference);
  expect(confirmation.html).not.toContain("/case#");
  expect(compact(mail?.parsed.subject ?? "")).toContain(reference);
  const status = await statusBy(stack, mail?.link ?? "");
  expect(compact(status)).toContain(reference);
  expect(status).toContain("250.5");
  expect(status).not.toContain("73920418");
});

test("the typed access code opens the same page", async () => {
  const [mail] = await stack.mailsTo("form@example.test");
  const reference = mail?.parsed.subject?.match(/PC-[0-9A-Z]{5}-[0-9A-Z]{5}/)?.[0] ?? "";

  const opened = await post(stack, "/case/open", {
    reference: reference.toLowerCase(),
    code: mail?.accessCode.toLowerCase() ?? "",
  });

  expect(opened.status).toBe(303);
  expect((await page(stack, opened.location ?? "", opened.cookies)).status).toBe(200);
});

test("the acknowledgement carries the marks of a machine, a signed reply address, and the provider's Message-ID", async () => {
  const [mail] = await stack.mailsTo("form@example.test");

  expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(mail?.raw).toMatch(/^X-Auto-Response-Suppress: All\r?$/m);
  expect(mail?.raw).toMatch(/^Message-ID: <[^>]+@eu-west-1\.amazonses\.com>\r?$/m);
  expect(mail?.parsed.replyTo?.[0]?.address).toMatch(/^case\+[0-9a-z]{10}\.[0-9a-f]{32}@/);
  expect(mail?.parsed.html).toContain(mail?.link.split("#")[0] ?? "?");
});

test("the mailbox page lists what was sent", async () => {
  await stack.mailsTo("form@example.test");

  const store = (await (await fetch(`${stack.mailboxUrl}/store`)).json()) as {
    emails: { destination: { to: string[] } }[];
  };

  expect(store.emails.some((mail) => mail.destination.to.includes("form@example.test"))).toBe(true);
  expect((await fetch(stack.mailboxUrl)).status).toBe(200);
});

test("the same form posted twice, and ten times at once, is one case with one acknowledgement", async () => {
  const form = await filledForm(stack, "deposit-not-credited", "twice@example.test", depositAnswers);

  const first = await post(stack, "/new/deposit-not-credited", form);
  const again = await Promise.all(Array.from({ length: 10 }, () => post(stack, "/new/deposit-not-credited", form)));
  await stack.mailsTo("twice@example.test");

  expect(new Set([first, ...again].map((answer) => `${answer.status} ${answer.location}`)).size).toBe(1);
  expect(await stack.casesOf("twice@example.test")).toHaveLength(1);
  expect(await stack.mailsTo("twice@example.test")).toHaveLength(1);
});

test("the back button and another body is a correction of the same case", async () => {
  const form = await filledForm(stack, "deposit-not-credited", "back@example.test", depositAnswers);
  const first = await post(stack, "/new/deposit-not-credited", form);

  const corrected = await post(stack, "/new/deposit-not-credited", { ...form, amount: "251" });
  const [mail] = await stack.mailsTo("back@example.test");

  expect(referenceIn(corrected.location)).toBe(referenceIn(first.location));
  const status = await statusBy(stack, mail?.link ?? "");
  expect(status).toContain("251");
});

describe("mail", () => {
  const letter = {
    from: '"李娜" <lina@example.test>',
    subject: "充币未到账",
    text: "你好，我昨天充了 USDT 还没到账，请帮忙查一下。\nUID：73920418\n",
    messageId: "<letter-1@example.test>",
  };

  test("a mail becomes a case, is acknowledged in its language and thread, asks what is missing, and can be followed", async () => {
    await stack.mail(letter);

    const [mail] = await stack.mailsTo("lina@example.test");

    expect(mail?.raw).toMatch(/^In-Reply-To: <letter-1@example\.test>\r?$/m);
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-replied\r?$/m);
    expect(mail?.parsed.text).toMatch(/交易/);
    expect(mail?.parsed.text).not.toContain("请帮忙查一下");
    const status = await statusBy(stack, mail?.link ?? "");
    expect(status).not.toContain("请帮忙查一下");
    expect(status).not.toContain("充币未到账，");
  });

  test("the desk reads its subject and text", async () => {
    await stack.mailsTo("lina@example.test");
    const [listed] = await stack.casesOf("lina@example.test");

    const kase = await stack.desk<object>(`cases/${listed?.reference}`);

    expect(JSON.stringify(kase)).toContain("请帮忙查一下");
    expect(JSON.stringify(kase)).toContain("充币未到账");
  });

  test("the same mail sent twice is one case with one acknowledgement", async () => {
    const twice = { ...letter, from: "twice-mail@example.test", messageId: "<letter-2@example.test>" };
    await stack.mail(twice);
    await stack.mail(twice);

    await until("every raw mail is kept", () =>
      storedKeys("kept/").length >= 3 && storedKeys("incoming/").length === 0 ? true : undefined,
    );
    await stack.mailsTo("twice-mail@example.test");

    expect(await stack.casesOf("twice-mail@example.test")).toHaveLength(1);
    expect(await stack.mailsTo("twice-mail@example.test")).toHaveLength(1);
  });

  test("a mail that a machine wrote becomes a case and is not answered", async () => {
    await stack.mail({
      ...letter,
      from: "robot@example.test",
      messageId: "<letter-3@example.test>",
      headers: { "Auto-Submitted": "auto-replied" },
    });

    const [listed] = await stack.casesOf("robot@example.test");

    const kase = await stack.desk<object>(`cases/${listed?.reference}`);
    expect(JSON.stringify(kase)).toContain("automatic-mail");
    expect((await stack.sent()).some((mail) => mail.parsed.to?.some((to) => to.address === "robot@example.test"))).toBe(
      false,
    );
  });

  test("a customer's reply to the acknowledgement joins the case", async () => {
    const [acknowledgement] = await stack.mailsTo("lina@example.test");

    await stack.mail({
      ...letter,
      to: acknowledgement?.parsed.replyTo?.[0]?.address ?? "",
      messageId: "<letter-4@example.test>",
      subject: "Re: 充币未到账",
      text: "补充：数量：250.5\n",
    });
    await stack.mailsTo("lina@example.test", 2);

    expect(await stack.casesOf("lina@example.test")).toHaveLength(1);
  });
});

test("the desk moves a case with a message, the customer is told, and the status page shows it", async () => {
  const [acknowledgement] = await stack.mailsTo("form@example.test");
  const reference = acknowledgement?.parsed.subject?.match(/PC-[0-9A-Z]{5}-[0-9A-Z]{5}/)?.[0] ?? "";

  await stack.desk(`cases/${reference}/transitions`, { state: "answered", message: "It is credited now." });
  const [, update] = await stack.mailsTo("form@example.test", 2);

  expect(update?.parsed.text).toContain("It is credited now.");
  expect(await statusBy(stack, update?.link ?? "")).toContain("It is credited now.");
});

test("a bounced acknowledgement is shown to the desk, and before all else to who has its link", async () => {
  const form = await filledForm(stack, "deposit-not-credited", "bounce@simulator.amazonses.com", depositAnswers);
  const sent = await post(stack, "/new/deposit-not-credited", form);

  const kase = await until("the bounce reaches the case", async () => {
    const text = JSON.stringify(await stack.desk<object>(`cases/${referenceIn(sent.location)}`));
    return text.includes('"bounced"') ? text : undefined;
  });

  const [mail] = await stack.mailsTo("bounce@simulator.amazonses.com");
  const status = await statusBy(stack, mail?.link ?? "");

  expect(kase).toContain("permanent-general");
  expect(status).toContain("We could not reach you");
  expect(status.indexOf("We could not reach you")).toBeLessThan(status.indexOf("What has happened"));
});

/** Keys of the local bucket: each object's file begins with a line that holds its key; an unfinished one is none yet. */
function storedKeys(prefix: string): string[] {
  const folder = path.join(stack.dataFolder, "s3", "postcase-mail");
  return readdirSync(folder)
    .filter((file) => !file.endsWith(".tmp"))
    .flatMap((file) => readIfThere(path.join(folder, file))?.toString("latin1").split("\n", 1) ?? [])
    .map((line) => (JSON.parse(line) as { key: string }).key)
    .filter((key) => key.startsWith(prefix));
}

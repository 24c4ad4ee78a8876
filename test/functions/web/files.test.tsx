import { describe, expect, test } from "vitest";
import type { Instant } from "#shared/domain/brand.ts";
import { uploadLimits, uploadPrefix } from "#shared/domain/evidence.ts";
import { moveCase } from "#shared/intake/follow-up.ts";
import { pageWords } from "#shared/words/pages-index.ts";
import { showSize } from "../../../functions/web/pages/files-page.tsx";
import { headersOfEveryAnswer, policyWithFormTo } from "../../../functions/web/security.ts";
import { hiddenInputs } from "../../flows/form-journey.ts";
import { aReference } from "../../support/builders.ts";
import { memoryFilesUrl } from "../../support/memory-ports.ts";
import { deposit, publicUrl, readable, webClient, withoutTokens } from "./web-client.ts";

const says = pageWords.en.files;
const policyOf = (answer: { headers: Headers }) => answer.headers.get("content-security-policy");
const ordinaryPolicy = headersOfEveryAnswer["Content-Security-Policy"];

/** A customer on the status page of their case. */
const opened = async () => {
  const client = webClient();
  await client.send("deposit-not-credited", deposit);
  const kase = client.theCase();
  client.jar.clear();
  await client.post("/case/open", { token: client.ports.linkKeys.token(kase) });
  const path = `/case/${kase.reference}`;
  const ask = () => client.post(`${path}/files`, {});
  const askedFields = async () => hiddenInputs((await ask()).html);
  /** Sends a file with the fields of a form, and follows the way back. */
  const upload = async (name: string, fields: Record<string, string>, bytes = "bytes") => {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields)) body.set(field, value);
    body.set("file", new File([bytes], name));
    const { headers } = await client.files.post(body);
    return headers.get("location")?.replace(publicUrl, "") ?? "";
  };
  return { ...client, kase, path, ask, askedFields, upload, prefix: uploadPrefix(kase.reference) };
};

describe("the page that adds a file", () => {
  test("is a plain form to the store, which says its limits and what never to send", async () => {
    const { ask } = await opened();

    const page = await ask();

    expect(page.status).toBe(200);
    expect(page.html).toContain(`<form method="post" action="${memoryFilesUrl}" enctype="multipart/form-data"`);
    const form = /<form [^>]*multipart.*?<\/form>/s.exec(page.html)?.[0] ?? "";
    const names = [...form.matchAll(/ name="([^"]*)"/g)].map(([, name]) => name);
    expect(names.at(-1)).toBe("file");
    expect(names.slice(0, -1)).toEqual(Object.keys(hiddenInputs(form)));
    expect(names).not.toContain("form-token");
    const text = readable(page.html);
    expect(text).toContain("up to 100 MB");
    expect(text).toContain("15 minutes");
    for (const sentence of says.form.never.text) expect(text).toContain(sentence);
  });

  test("is the only page whose policy lets a form leave, to the one bucket and back", async () => {
    const { ask, get, path } = await opened();

    const page = await ask();
    const status = await get(path);

    expect(policyOf(page)).toBe(ordinaryPolicy?.replace("form-action 'self'", `form-action 'self' ${memoryFilesUrl}`));
    expect(policyOf(status)).toBe(ordinaryPolicy);
    for (const [name, value] of Object.entries(headersOfEveryAnswer))
      if (name !== "Content-Security-Policy") expect(page.headers.get(name)).toBe(value);
    expect(page.headers.get("cache-control")).toBe("no-store");
  });

  test("leads back to the case, with nothing of the store in the address", async () => {
    const { askedFields, upload, get, path } = await opened();

    const back = await upload("shot.png", await askedFields());
    const led = await get(`${back}?bucket=postcase-mail&key=evidence%2Fshot.png`);

    expect(back).toBe(`${path}/files`);
    expect([led.status, led.location]).toEqual([303, `${path}#files`]);
  });

  test("keeps the language, there and back", async () => {
    const { post, path, get } = await opened();

    const page = await post(`${path}/files?lang=zh-Hant`, {});
    const back = hiddenInputs(page.html)["success_action_redirect"] ?? "";
    const led = await get(back.replace(publicUrl, ""));

    expect(readable(page.html)).toContain(pageWords["zh-Hant"].files.form.never.title);
    expect(led.location).toBe(`${path}?lang=zh-Hant#files`);
  });

  test("is closed to whoever has no cookie or another case's, and takes nothing from the case's budget", async () => {
    const { ask, jar, kase, store, ports } = await opened();
    const cookie = jar.get(`__Host-case-${kase.reference}`) ?? "";

    jar.clear();
    const without = await ask();
    jar.set("__Host-case-PC-0000000000", cookie);
    const others = await ask();
    jar.set(
      `__Host-case-${kase.reference}`,
      ports.linkKeys.cookie("sent", kase, "2027-01-01T00:00:00.000Z" as Instant),
    );
    const forged = await ask();

    for (const answer of [without, others, forged]) {
      expect(answer.status).toBe(403);
      expect(policyOf(answer)).toBe(ordinaryPolicy);
      expect(answer.html).not.toContain(memoryFilesUrl);
      expect(withoutTokens(answer.html)).toBe(withoutTokens(without.html));
    }
    expect(await store.takenFromBudget(`uploads:${kase.reference}`, 24 * 3600, ports.clock())).toBe(0);
  });

  test("is refused to another site, and has no form of GET", async () => {
    const { post, get, path, files } = await opened();

    const foreign = await post(`${path}/files`, {}, { "sec-fetch-site": "cross-site" });
    const read = await get(`${path}/files`);

    expect(foreign.status).toBe(403);
    expect(read.status).toBe(303);
    expect(files.keys()).toEqual([]);
  });

  test("comes twenty times a day for a case, and again on the next", async () => {
    const { ask, passSeconds, post, ports, kase } = await opened();

    const statuses: number[] = [];
    for (let i = 0; i <= uploadLimits.formsADay; i++) statuses.push((await ask()).status);
    const refused = await ask();
    passSeconds(24 * 3600);
    await post("/case/open", { token: ports.linkKeys.token(kase) });
    const nextDay = await ask();

    expect(statuses).toEqual([...Array(uploadLimits.formsADay).fill(200), 429]);
    expect(readable(refused.html)).toContain(says.usedUp.title);
    expect(policyOf(refused)).toBe(ordinaryPolicy);
    expect(nextDay.status).toBe(200);
  });

  test("is not handed out for a case that has a hundred files", async () => {
    const { ask, files, prefix } = await opened();
    await ask();
    const put = (count: number) => files.put(`${prefix}nonce/${count}.png`, new Uint8Array(1));
    for (let i = 1; i < uploadLimits.files; i++) await put(i);

    const last = await ask();
    await put(uploadLimits.files);
    const full = await ask();

    expect(last.status).toBe(200);
    expect(full.status).toBe(429);
    expect(readable(full.html)).toContain(says.full.title);
  });
});

describe("files on the status page", () => {
  test("are listed by name, size and time, newest first", async () => {
    const { askedFields, upload, get, path, passSeconds } = await opened();
    const fields = await askedFields();
    await upload("first.png", fields);
    passSeconds(60);
    await upload("第二張.pdf", fields, "x".repeat(3 * 1024));

    const text = readable((await get(path)).html);

    expect(text).toMatch(/第二張\.pdf 3 KB · 2026-11-23 .* first\.png 1 KB · 2026-11-23 /);
  });

  test("cost no request where the customer was never handed a form", async () => {
    const { get, path, files } = await opened();
    files.isDown = true;

    const page = await get(path);

    expect(page.status).toBe(200);
    expect(readable(page.html)).not.toContain(says.outOfReach);
    expect(readable(page.html)).toContain(says.addButton);
  });

  test("are said to be out of reach while their store is, and the rest of the case is there", async () => {
    const { askedFields, upload, get, path, files, ask, logged, kase } = await opened();
    await upload("first.png", await askedFields());
    files.isDown = true;

    const page = await get(path);
    const form = await ask();
    files.isDown = false;
    const again = await get(path);

    expect(page.status).toBe(200);
    expect(readable(page.html)).toContain(says.outOfReach);
    expect(form.status).toBe(503);
    expect(readable(form.html)).toContain(says.notNow.title);
    expect(readable(again.html)).toContain("first.png");
    expect(logged).toContainEqual({
      level: "warn",
      event: "uploads-not-listed",
      reference: kase.reference,
      fault: "Error",
    });
  });

  test("of another case are never among them", async () => {
    const { ask, get, path, files, prefix } = await opened();
    await ask();
    await files.put(`${uploadPrefix(aReference("another"))}nonce/theirs.png`, new Uint8Array(1));
    await files.put(`${prefix.slice(0, -1)}0/nonce/longer.png`, new Uint8Array(1));

    const { html } = await get(path);

    expect(html).not.toContain("theirs.png");
    expect(html).not.toContain("longer.png");
  });

  test.each([
    ["..\\..\\..\\incoming\\a.png", "a.png"],
    ["../../../../etc/passwd", "passwd"],
    ["invoice_\u202efdp.exe", "invoice_fdp.exe"],
    ["a\u200b.png", "a.png"],
    ["\u200b..", "unnamed"],
    ['"><img src=x onerror=alert(1)>', "img src=x onerror=alert(1)_"],
    ["<script>alert(1)<\u2215script>", "script_"],
    ["javascript:alert(1)", "javascript_alert(1)"],
    ["a\u0000b.png", "ab.png"],
  ])("show a file that is called %j harmlessly", async (name, shown) => {
    const { ask, get, path, files, prefix } = await opened();
    await ask();
    // As a hostile client would have it, past what a browser and S3 do to a name.
    await files.put(`${prefix}nonce/${name}`, new Uint8Array(1));

    const { html } = await get(path);

    expect(html).toMatch(/<bdi>[^<]*<\/bdi>/);
    const item = /<bdi>([^<]*)<\/bdi>/.exec(html)?.[1] ?? "";
    expect(item).not.toMatch(/[<>"\p{Cf}\p{Cc}/\\]/u);
    expect(item).toContain(shown);
    expect(html).not.toMatch(/<img|<script(?![^>]* src="\/assets\/)/);
  });
});

describe("handing out a form", () => {
  test("is known to the case before any file can come, once, and is the customer's first act", async () => {
    const { ask, theCase, kase } = await opened();

    await ask();
    const first = theCase();
    await ask();

    expect(first).toMatchObject({ uploadsSince: "2026-11-23T08:01:00.000Z", addressCorrectable: false });
    expect(first.updatedAt).toBe(kase.updatedAt);
    expect(theCase()).toEqual(first);
  });

  test("does not prolong the link of a closed case", async () => {
    const { ask, get, path, passSeconds, kase, ports, post } = await opened();
    await moveCase(kase.reference, { to: "closed" }, ports);
    passSeconds(89 * 24 * 3600);
    await post("/case/open", { token: ports.linkKeys.token(kase) });
    await ask();
    passSeconds(24 * 3600 - 1);
    const before = await get(path);
    passSeconds(1);

    expect(before.status).toBe(200);
    expect((await get(path)).status).toBe(403);
  });
});

describe("the exception of the policy", () => {
  test.each([
    ["https://s3.eu-west-1.amazonaws.com/postcase-mail", "https://s3.eu-west-1.amazonaws.com/postcase-mail"],
    ["http://127.0.0.1:4569/postcase-mail", "http://127.0.0.1:4569/postcase-mail"],
    ["https://files.example/a;script-src *,b?c#d", "https://files.example/a%3Bscript-src%20*%2Cb"],
    ["https://user:word@files.example/a", "https://files.example/a"],
  ])("for a form to %s is %s", (target, source) => {
    expect(policyWithFormTo(target)).toBe(
      ordinaryPolicy?.replace("form-action 'self'", `form-action 'self' ${source}`),
    );
  });
});

test.each([
  [1, "1 KB"],
  [1024, "1 KB"],
  [1025, "2 KB"],
  [1023 * 1024, "1023 KB"],
  [1023 * 1024 + 1, "1.0 MB"],
  [1024 * 1024, "1.0 MB"],
  [100 * 1024 * 1024, "100.0 MB"],
])("%i bytes are shown as %s", (bytes, shown) => {
  expect(showSize(bytes)).toBe(shown);
});

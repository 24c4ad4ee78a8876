import { describe, expect, test } from "vitest";
import { languageIds } from "#shared/domain/languages.ts";
import { checkWords } from "#shared/words/check-index.ts";
import { words } from "#shared/words/index.ts";
import { pageWords } from "#shared/words/pages-index.ts";
import { checkScriptPath } from "../../../functions/web/assets.ts";
import { builtScripts } from "../../../functions/web/browser/built-scripts.ts";
import { headersOfEveryAnswer } from "../../../functions/web/security.ts";
import { hiddenInputs } from "../../flows/form-journey.ts";
import { readable, txid, webClient } from "./web-client.ts";

const address = "0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A";
const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";

const checkOn = async (text: string, network = "", language = "en") => {
  const client = webClient();
  const page = await client.get(`/check?lang=${language}`);
  const fields = { ...hiddenInputs(page.html), txid: text, network };
  return { ...client, page, answer: await client.post(`/check?lang=${language}`, fields) };
};

describe("the page /check", () => {
  test.each(languageIds)("speaks %s and says what it is for", async (language) => {
    const { page } = await checkOn(txid, "", language);

    expect(page.status).toBe(200);
    expect(readable(page.html)).toContain(pageWords[language].txidCheck.lead);
  });

  test("names the transaction id with its network", async () => {
    const { answer } = await checkOn(`https://etherscan.io/tx/${txid}`);

    expect(answer.status).toBe(200);
    expect(readable(answer.html)).toContain(checkWords.en.found(words.en.networks.ethereum));
    expect(readable(answer.html)).toContain(txid);
  });

  test("says what was pasted instead and what to do", async () => {
    const { answer } = await checkOn(address, "ethereum");

    expect(readable(answer.html)).toContain("This is a receiving address");
    expect(answer.html).toContain(`value="${address}"`);
  });

  test.each([
    ["a recovery phrase", phrase, ""],
    ["a private key that says so", `private key ${txid.slice(2)}`, ""],
    ["what may be one, because its network writes 0x", txid.slice(2), "ethereum"],
  ])("repeats nothing of %s", async (_, text, network) => {
    const { answer } = await checkOn(text, network);

    expect(answer.status).toBe(200);
    expect(answer.html).not.toContain(text);
    expect(answer.html).not.toContain(txid.slice(2, 20));
    expect(answer.html).not.toContain("sausage");
    expect(readable(answer.html)).toMatch(/private key/);
  });

  test("keeps nothing: no case, no file, no line in the log, no cookie, nothing in an address", async () => {
    const { answer, store, files, logged, jar } = await checkOn(txid);

    expect([store.all(), files.keys(), logged, [...jar]]).toEqual([[], [], [], []]);
    expect(answer.location).toBe("");
    expect(answer.html).not.toMatch(new RegExp(`(?:href|action|src)="[^"]*${txid.slice(2, 20)}`));
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test.each(["", "   "])("asks for a text when there is '%s'", async (text) => {
    const { answer } = await checkOn(text);

    expect(answer.status).toBe(422);
    expect(readable(answer.html)).toContain(pageWords.en.txidCheck.empty);
  });

  test("reads a text at the limit, and refuses one past it without repeating it", async () => {
    const atLimit = await checkOn("x".repeat(600));
    const past = await checkOn("x".repeat(601));

    expect(atLimit.answer.status).toBe(200);
    expect(past.answer.status).toBe(422);
    expect(past.answer.html).not.toContain("xxxxxx");
  });

  test("has the headers of every page, and the rule of every POST", async () => {
    const { get, post } = webClient();

    const page = await get("/check");
    const foreign = await post("/check", { txid }, { "sec-fetch-site": "cross-site" });
    const unknown = await post("/check", { txid }, {});
    const withToken = await post("/check", { ...hiddenInputs(page.html), txid }, {});

    for (const [name, value] of Object.entries(headersOfEveryAnswer)) expect(page.headers.get(name)).toBe(value);
    expect([foreign.status, unknown.status, withToken.status]).toEqual([403, 403, 200]);
  });

  test("has neither inline script nor anything from elsewhere", async () => {
    const { answer } = await checkOn(txid);

    expect(answer.html).not.toMatch(/<script(?![^>]* src="\/assets\/)/);
    expect(answer.html).not.toMatch(/ style=| on[a-z]+=|<style/);
    for (const [, link] of answer.html.matchAll(/(?:href|src|action)="([^"]*)"/g))
      expect(link).toMatch(/^(\/(?!\/)|#|mailto:support@postcase\.example$)/);
  });

  test("is linked from the start page, and from the help of the field without leaving the form", async () => {
    const { get } = webClient();

    expect((await get("/")).html).toContain('href="/check"');
    expect((await get("/new/deposit-not-credited")).html).toMatch(/<a href="\/check" target="_blank" rel="noopener">/);
  });
});

describe("the script of the checks", () => {
  test.each(languageIds)("in %s is an asset of its own, and every file that it loads is one too", async (language) => {
    const { get } = webClient();
    const seen = new Map<string, string>();
    const load = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      const answer = await get(path);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
      expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      seen.set(path, answer.html);
      for (const [, file] of answer.html.matchAll(/(?:from|import|import\()\s*"\.\/([^"]+)"/g)) {
        await load(`/assets/${file}`);
      }
    };

    await load(checkScriptPath(language));

    // The page's own file, what all languages share, and the ten word lists.
    expect(seen.size).toBeGreaterThanOrEqual(12);
    expect([...seen.values()].join("")).toContain(checkWords[language].secretBeforeSending);
  });

  test("comes with the form and the page /check, and with no other page", async () => {
    const { get } = webClient();
    const has = async (path: string) => (await get(`${path}?lang=zh-Hans`)).html.includes(checkScriptPath("zh-Hans"));

    expect([await has("/new/deposit-not-credited"), await has("/check")]).toEqual([true, true]);
    expect([await has("/"), await has("/case"), await has("/privacy")]).toEqual([false, false, false]);
  });

  test("brings the word lists of recovery phrases only when they are asked for", () => {
    const entry = builtScripts.files[builtScripts.entries.en] ?? "";
    const statically = [...entry.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(([, file = ""]) => file);

    expect(statically.length).toBeGreaterThan(0);
    for (const file of statically) expect(builtScripts.files[file]).not.toContain("sausage");
    expect(Object.values(builtScripts.files).some((text) => text.includes("sausage"))).toBe(true);
  });
});

import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { errorCodes } from "#shared/domain/errors.ts";
import { assetPaths } from "../../../functions/web/assets.ts";
import { linkScript } from "../../../functions/web/browser/link-script.ts";
import { pageScript } from "../../../functions/web/browser/page-script.ts";
import { errorRows } from "../../../functions/web/errors.ts";
import { maxBodyBytes, maxFormFields } from "../../../functions/web/posted-form.ts";
import { headersOfEveryAnswer } from "../../../functions/web/security.ts";
import { hiddenInputs } from "../../flows/form-journey.ts";
import { deposit, publicUrl, webClient } from "./web-client.ts";

const own = { "sec-fetch-site": "same-origin" };
const urlencoded = { "content-type": "application/x-www-form-urlencoded" };

/** One request for each status that pages, assets and API can answer with. */
const requests: readonly [number, string, RequestInit][] = [
  [200, "/", {}],
  [200, "/", { method: "HEAD" }],
  [200, "/new/other", {}],
  [200, "/case", {}],
  [200, "/sent/PC-0000000000", {}],
  [200, "/privacy", {}],
  [200, "/robots.txt", {}],
  [200, "/openapi.json", {}],
  [200, "/api/v1/case-types", {}],
  [200, assetPaths.style, {}],
  [200, assetPaths.icon, {}],
  [303, "/case/PC-0000000000/leave", { method: "POST", headers: { ...own, ...urlencoded }, body: "" }],
  [401, "/api/v1/desk/cases", {}],
  [403, "/case/PC-0000000000", {}],
  [403, "/new/other", { method: "POST", headers: { "sec-fetch-site": "cross-site", ...urlencoded }, body: "" }],
  [404, "/nothing", {}],
  [404, "/assets/style.0000000000000000.css", {}],
  [404, "/api/v1/nothing", {}],
  [405, "/privacy", { method: "DELETE", headers: own }],
  [413, "/new/other", { method: "POST", headers: own, body: new URLSearchParams({ a: "x".repeat(maxBodyBytes) }) }],
  [415, "/new/other", { method: "POST", headers: { ...own, "content-type": "text/plain" }, body: "a=1" }],
  [422, "/new/other", { method: "POST", headers: own, body: new URLSearchParams({ action: "check" }) }],
];

describe("every answer", () => {
  test.each(requests)("%i of %s %o has the headers of rule R9", async (status, path, init) => {
    const { request } = webClient();

    const answer = await request(path, init);

    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(headersOfEveryAnswer)) expect(answer.headers.get(name)).toBe(value);
    const isAsset = status === 200 && path.startsWith("/assets/");
    expect(answer.headers.get("cache-control")).toBe(isAsset ? "public, max-age=31536000, immutable" : "no-store");
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("has them during a fault, tells nothing of it, and logs its name alone", async () => {
    const { get, jar, store, logged } = webClient();
    jar.set("__Host-case-PC-0000000000", "x");
    store.isDown = true;

    const answer = await get("/case/PC-0000000000");

    expect(answer.status).toBe(503);
    for (const [name, value] of Object.entries(headersOfEveryAnswer)) expect(answer.headers.get(name)).toBe(value);
    expect(answer.html).not.toContain("out of reach");
    expect(logged).toEqual([{ level: "error", event: "page-failed", route: "GET /case/:reference", fault: "Error" }]);
  });

  test("forbids everything that is not our own, frames and inline scripts included", () => {
    expect(headersOfEveryAnswer["Content-Security-Policy"]).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headersOfEveryAnswer["Referrer-Policy"]).toBe("same-origin");
  });

  test.each(["/", "/new/account-stolen", "/case", "/privacy", "/nothing"])(
    "of %s is a page without inline script or style and without anything from elsewhere",
    async (path) => {
      const { get } = webClient();

      const { html } = await get(path);

      expect(html).not.toMatch(/<script(?![^>]* src="\/assets\/)/);
      expect(html).not.toMatch(/ style=| on[a-z]+=|<style/);
      for (const [, address] of html.matchAll(/(?:href|src|action)="([^"]*)"/g))
        expect(address).toMatch(/^(\/(?!\/)|#|mailto:support@postcase\.example$)/);
    },
  );

  test("never repeats a foreign host from the path", async () => {
    const { app } = webClient();

    const response = await app.request("https://postcase.example//evil.example/");

    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("evil.example");
  });

  test("knows a status for every refusal", () => {
    expect(Object.keys(errorRows).sort()).toEqual(Object.keys(errorCodes).sort());
  });
});

describe("a POST", () => {
  const isRefused = (status: number) => status === 403;
  const ask = (headers: Record<string, string>, token: Record<string, string> = {}) => {
    const { post } = webClient();
    return post("/case/PC-0000000000/leave", token, headers);
  };
  const tokenOf = async () => hiddenInputs((await webClient().get("/new/other")).html)["form-token"] ?? "";

  test.each([
    ["our own page", { "sec-fetch-site": "same-origin" }, false],
    ["our own page, whatever its Origin", { "sec-fetch-site": "same-origin", origin: "null" }, false],
    ["another site", { "sec-fetch-site": "cross-site", origin: publicUrl }, true],
    ["a sister domain", { "sec-fetch-site": "same-site", origin: publicUrl }, true],
    ["the address bar", { "sec-fetch-site": "none" }, true],
    ["an old browser on our page", { origin: publicUrl }, false],
    ["an old browser on another site", { origin: "https://evil.example" }, true],
    ["our host over another scheme", { origin: "http://postcase.example" }, true],
    ["a host that begins like ours", { origin: `${publicUrl}.evil.example` }, true],
    ["a sandboxed frame", { origin: "null" }, true],
    ["nobody knows where", {}, true],
  ])("from %s: %o is refused: %s", async (_, headers, refused) => {
    const answer = await ask(headers as Record<string, string>);

    expect(isRefused(answer.status)).toBe(refused);
  });

  test("from nobody knows where passes with a form token of ours, and with no other", async () => {
    const token = await tokenOf();

    const withToken = await ask({}, { "form-token": token });
    const withForged = await ask({}, { "form-token": `${token.slice(0, -2)}AA` });
    const fromFrame = await ask({ origin: "null" }, { "form-token": token });

    expect(withToken.status).toBe(303);
    expect(withForged.status).toBe(403);
    expect(fromFrame.status).toBe(403);
  });

  test("from nobody knows where needs a token of the last 24 hours", async () => {
    const { get, post, passSeconds } = webClient();
    const form = hiddenInputs((await get("/new/other")).html);
    passSeconds(24 * 3600);
    const atLimit = await post("/case/PC-0000000000/leave", form, {});
    passSeconds(1);
    const past = await post("/case/PC-0000000000/leave", form, {});

    expect(atLimit.status).toBe(303);
    expect(past.status).toBe(403);
  });

  test("of the form from nobody knows where keeps its text, and opens nothing without a token of ours", async () => {
    const { post, store } = webClient();

    const page = await post("/new/deposit-not-credited", { ...deposit, action: "send" }, {});

    expect(page.status).toBe(422);
    expect(hiddenInputs(page.html)).toMatchObject(deposit);
    expect(store.all()).toEqual([]);
  });

  test("of the form from another site opens nothing even with a token of ours", async () => {
    const { post, store } = webClient();

    const answer = await post(
      "/new/deposit-not-credited",
      { ...deposit, "form-token": await tokenOf(), action: "send" },
      { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    );

    expect(answer.status).toBe(403);
    expect(store.all()).toEqual([]);
  });

  test.each([
    [{}, 200],
    [{ origin: publicUrl }, 200],
    [{ "sec-fetch-site": "same-origin" }, 200],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
  ])("to the API with %o is answered with %i", async (headers, status) => {
    const { request } = webClient();

    const answer = await request("/api/v1/check/txid", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers } as Record<string, string>,
      body: JSON.stringify({ text: "0x" }),
    });

    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});

describe("the limits of a form", () => {
  const bodyOf = (bytes: number) => `a=${"x".repeat(bytes - 2)}`;
  const send = (body: string, headers: Record<string, string> = {}) =>
    webClient().request("/new/other", { method: "POST", headers: { ...own, ...urlencoded, ...headers }, body });

  test("are the bytes that came, not those that were announced", async () => {
    const atLimit = await send(bodyOf(maxBodyBytes));
    const over = await send(bodyOf(maxBodyBytes + 1));
    const lying = await send(bodyOf(maxBodyBytes + 1), { "content-length": "10" });

    expect(atLimit.status).toBe(422);
    expect(over.status).toBe(413);
    expect(lying.status).toBe(413);
  });

  test("count bytes, not characters", async () => {
    const characters = Math.ceil(maxBodyBytes / 3);

    expect((await send(`a=${"币".repeat(characters)}`)).status).toBe(413);
  });

  test("are sixty fields", async () => {
    const fields = (count: number) => Array.from({ length: count }, (_, i) => `f${i}=`).join("&");

    expect((await send(fields(maxFormFields))).status).toBe(422);
    expect((await send(fields(maxFormFields + 1))).status).toBe(413);
  });

  test.each(["multipart/form-data; boundary=x", "text/plain", "application/json", ""])(
    "let no content type of '%s' in",
    async (type) => {
      expect((await send("a=1", { "content-type": type })).status).toBe(415);
    },
  );
});

describe("paths and methods", () => {
  test("a method that a path does not serve is answered with those that it does", async () => {
    const { request } = webClient();

    const put = await request("/new/other", { method: "PUT", headers: own });
    const remove = await request("/case/open", { method: "DELETE", headers: own });
    const document = await request("/openapi.json", { method: "POST", headers: own });

    expect([put.status, document.status]).toEqual([405, 405]);
    expect(put.headers.get("allow")).toBe("GET, HEAD, POST");
    expect(remove.headers.get("allow")).toBe("POST, GET, HEAD");
    expect(document.headers.get("allow")).toBe("GET, HEAD");
  });

  test("HEAD answers as GET does, without a body", async () => {
    const { request } = webClient();

    for (const path of ["/", "/new/other", "/case", "/privacy", "/robots.txt", assetPaths.page, "/nothing"]) {
      const head = await request(path, { method: "HEAD" });
      const get = await request(path);
      expect(head.status, path).toBe(get.status);
      expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
      expect(head.html).toBe("");
    }
  });

  test("search engines are asked to stay away", async () => {
    const { get } = webClient();

    expect((await get("/robots.txt")).html).toBe("User-agent: *\nDisallow: /\n");
  });

  test("the scripts are scripts", () => {
    for (const script of [pageScript, linkScript]) expect(() => new Script(script)).not.toThrow();
  });
});

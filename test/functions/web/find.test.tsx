import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { describe, expect, test } from "vitest";
import type { EmailAddress } from "#shared/domain/brand.ts";
import { languageIds } from "#shared/domain/languages.ts";
import { doJob } from "#shared/intake/do-job.ts";
import { notify } from "#shared/intake/notify.ts";
import { receive } from "#shared/intake/receive.ts";
import { pageWords } from "#shared/words/pages-index.ts";
import { findsAnHour } from "../../../functions/web/find-routes.tsx";
import { isProof, makeTask } from "../../../functions/web/proof-of-work.ts";
import { hiddenInputs } from "../../flows/form-journey.ts";
import { aMailSubmission, secondsLater } from "../../support/builders.ts";
import { startOfTest, testFormKey } from "../../support/memory-ports.ts";
import { readable, webClient, withoutTokens } from "./web-client.ts";

const says = pageWords.en.find;

const asking = async (email: string, extra: Record<string, string> = {}, client = webClient()) => {
  const page = await client.get("/find");
  const answer = await client.post("/find", { ...hiddenInputs(page.html), email, ...extra });
  return { ...client, page, answer };
};

/** What the browser's script puts into the form. */
async function proofOf(html: string): Promise<string> {
  const { task = "" } = hiddenInputs(html);
  const challenge = JSON.parse(task.replaceAll("&quot;", '"'));
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
}

describe("the page /find", () => {
  test.each(languageIds)("speaks %s and asks for an address alone", async (language) => {
    const { html, status } = await webClient().get(`/find?lang=${language}`);

    expect(status).toBe(200);
    expect(readable(html)).toContain(pageWords[language].find.lead);
    expect(html.match(/<input type="(?!hidden)/g)).toHaveLength(1);
  });

  test("answers the same for an address with cases and for one without, after the same work", async () => {
    const client = webClient();
    await receive(aMailSubmission(), client.ports);
    const calls: string[] = [];
    const { cases } = client.ports;
    for (const name of Object.keys(cases) as (keyof typeof cases)[]) {
      const method = cases[name];
      if (typeof method !== "function") continue;
      const counted = (...args: unknown[]): unknown => {
        calls.push(name);
        return Reflect.apply(method, cases, args);
      };
      Object.assign(cases, { [name]: counted });
    }

    const known = await asking("ana@example.test", {}, client);
    const first = calls.splice(0);
    const unknown = await asking("nobody@example.test", {}, client);

    expect(known.answer.status).toBe(200);
    expect(withoutTokens(known.answer.html)).toBe(withoutTokens(unknown.answer.html));
    expect(readable(known.answer.html)).toContain(says.done.title);
    expect(first).toEqual(calls);
  });

  test("names no address, no reference and no case in its answer or its log", async () => {
    const client = webClient();
    const received = await receive(aMailSubmission(), client.ports);
    client.logged.length = 0;

    const { answer, logged } = await asking("ana@example.test", {}, client);

    expect(answer.html).not.toContain("ana@");
    expect(received.outcome !== "spooled" && answer.html.includes(received.case.reference)).toBe(false);
    expect(JSON.stringify(logged)).not.toContain("ana@");
  });

  test("asks for one list however often the button is pressed", async () => {
    const client = webClient();
    const page = await client.get("/find");
    const fields = { ...hiddenInputs(page.html), email: "ana@example.test" };

    await client.post("/find", fields);
    await client.post("/find", fields);

    expect(await client.ports.cases.jobs(10)).toHaveLength(1);
  });

  test("leads from an unproven mail that nobody answered to its case, a confirmation, and the acknowledgement", async () => {
    const client = webClient();
    await receive(aMailSubmission({ trust: "unproven" }), client.ports);
    const { reference } = client.theCase();
    await notify(reference, client.ports);
    await asking("Ana@example.test", {}, client);
    const [job] = await client.ports.cases.jobs(1);
    if (!job) throw new Error("nothing was asked");
    await doJob(job, client.ports);
    await notify(reference, client.ports);
    const list = new TextDecoder().decode(client.sent[0]?.raw);
    const [, token = ""] = /\/case#(\S+)/.exec(list) ?? [];
    const opened = await client.post("/case/open", { token });
    const status = await client.get(opened.location);

    const confirmed = await client.post(`/case/${reference}/confirm`, hiddenInputs(status.html));
    await notify(reference, client.ports);
    const after = await client.get(confirmed.location);

    expect(client.sent.map(({ to }) => to)).toEqual(["ana@example.test", "ana@example.test"]);
    expect(readable(status.html)).toContain(pageWords.en.status.confirm.title);
    expect(confirmed.status).toBe(303);
    expect(readable(after.html)).not.toContain(pageWords.en.status.confirm.title);
    expect(client.theCase()).toMatchObject({ emailProven: true });
    expect(new TextDecoder().decode(client.sent[1]?.raw)).toContain("We have received your case");
  });

  test.each(["", "ana", "ana@", "a@b.example, c@d.example", "ana@example.test\r\nBcc: x@y.example"])(
    "keeps what was typed where '%s' is no address, and asks nobody",
    async (email) => {
      const { answer, ports } = await asking(email);

      expect(answer.status).toBe(422);
      expect(readable(answer.html)).toContain(says.invalid);
      expect(await ports.cases.jobs(10)).toEqual([]);
    },
  );

  test("without the browser's work five questions an hour pass from one place, with it thirty", async () => {
    const client = webClient();
    const statuses: number[] = [];
    for (let i = 0; i <= findsAnHour.unproven; i++)
      statuses.push((await asking(`a${i}@example.test`, {}, client)).answer.status);
    const page = await client.get("/find");
    const proof = await proofOf(page.html);

    const proven = await client.post("/find", { ...hiddenInputs(page.html), email: "b@example.test", proof });

    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(proven.status).toBe(200);
    expect(await client.ports.cases.jobs(100)).toHaveLength(6);
  });

  test("another place has its own budget, and a forwarded header names no place", async () => {
    const client = webClient();
    const from = (sourceIp: string, headers: Record<string, string> = {}) =>
      client.app.request(
        "/find",
        {
          method: "POST",
          body: new URLSearchParams({ email: "ana@example.test" }),
          headers: { "sec-fetch-site": "same-origin", ...headers },
        },
        { event: { requestContext: { http: { sourceIp } } } },
      );
    for (let i = 0; i < findsAnHour.unproven; i++) await from("192.0.2.1");

    const answers = [
      await from("192.0.2.1"),
      await from("192.0.2.1", { "x-forwarded-for": "198.51.100.7" }),
      await from("192.0.2.2"),
    ];

    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
  });
});

describe("the browser's work", () => {
  test("is a proof when it is done, and nothing else is", async () => {
    const task = await makeTask(testFormKey, "caller", startOfTest);
    const challenge = JSON.parse(task);
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = (changed: object = {}, other: object = {}) =>
      JSON.stringify({ challenge: { ...challenge, ...changed }, solution: { ...solution, ...other } });
    const { parameters } = challenge;

    const verdicts = await Promise.all(
      [
        proof(),
        proof({}, { counter: 1 }),
        proof({ parameters: { ...parameters, cost: 1 } }),
        proof({ parameters: { ...parameters, keyPrefix: "00" } }),
        proof({ parameters: { ...parameters, data: { until: "2027-01-01T00:00:00.000Z" } } }),
        proof({ signature: "0".repeat(64) }),
        "",
        "{}",
        "not json",
        "null",
        "x".repeat(5000),
      ].map((text) => isProof(text, testFormKey, "caller", startOfTest)),
    );

    expect(verdicts).toEqual([true, ...Array(10).fill(false)]);
  });

  test("of one caller proves nothing for another", async () => {
    const task = JSON.parse(await makeTask(testFormKey, "caller", startOfTest));
    const proof = JSON.stringify({ challenge: task, solution: await solveChallenge({ challenge: task, deriveKey }) });

    expect(await isProof(proof, testFormKey, "another", startOfTest)).toBe(false);
  });

  test("of another key proves nothing", async () => {
    const task = JSON.parse(await makeTask(testFormKey, "caller", startOfTest));
    const solution = await solveChallenge({ challenge: task, deriveKey });

    expect(await isProof(JSON.stringify({ challenge: task, solution }), "x".repeat(40), "caller", startOfTest)).toBe(
      false,
    );
  });

  test("is worth nothing after a day", async () => {
    const task = JSON.parse(await makeTask(testFormKey, "caller", startOfTest));
    const proof = JSON.stringify({ challenge: task, solution: await solveChallenge({ challenge: task, deriveKey }) });

    const verdicts = [86_399, 86_400].map((seconds) => isProof(proof, testFormKey, "caller", secondsLater(seconds)));

    expect(await Promise.all(verdicts)).toEqual([true, false]);
  });
});

describe("confirming", () => {
  test("is not offered where nothing waits, and does nothing a second time", async () => {
    const client = webClient();
    await receive(aMailSubmission(), client.ports);
    const kase = client.theCase();
    const opened = await client.post("/case/open", { token: client.ports.linkKeys.token(kase) });
    const status = await client.get(opened.location);

    await client.post(`/case/${kase.reference}/confirm`, {});

    expect(readable(status.html)).not.toContain(pageWords.en.status.confirm.title);
    expect(client.theCase()).toEqual(kase);
  });

  test("that was stopped by a fault asks for the other cases when it is pressed again", async () => {
    const client = webClient();
    await receive(aMailSubmission({ trust: "unproven" }), client.ports);
    const kase = client.theCase();
    await client.post("/case/open", { token: client.ports.linkKeys.token(kase) });
    const { putJob } = client.store;
    client.store.putJob = () => Promise.reject(new Error("the table is out of reach"));
    const stopped = await client.post(`/case/${kase.reference}/confirm`, {});
    client.store.putJob = putJob;

    const again = await client.post(`/case/${kase.reference}/confirm`, {});

    expect([stopped.status, again.status]).toEqual([503, 303]);
    expect(client.theCase().emailProven).toBe(true);
    expect(await client.ports.cases.jobs(10)).toMatchObject([{ kind: "confirm-address", email: kase.email }]);
  });

  test("needs the cookie of the very case", async () => {
    const client = webClient();
    await receive(aMailSubmission({ trust: "unproven", email: "eve@evil.test" as EmailAddress }), client.ports);
    const kase = client.theCase();

    const answer = await client.post(`/case/${kase.reference}/confirm`, {});

    expect(answer.status).toBe(403);
    expect(client.theCase()).toEqual(kase);
    expect(await client.ports.cases.jobs(10)).toEqual([]);
  });
});

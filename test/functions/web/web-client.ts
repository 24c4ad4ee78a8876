import { createApp } from "../../../functions/web/app.tsx";
import type { WebSettings } from "../../../functions/web/web-ports.ts";
import { hiddenInputs } from "../../flows/form-journey.ts";
import { memoryPorts, testFormKey } from "../../support/memory-ports.ts";

export const publicUrl = "https://postcase.example";

export interface Answered {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  readonly location: string;
  /** What a browser would send along from now on. */
  readonly cookies: Record<string, string>;
}

/** The whole web function on memory ports, and a browser without JavaScript that talks to it. */
export function webClient() {
  const memory = memoryPorts();
  const settings: WebSettings = {
    publicUrl,
    deskAddress: "support@postcase.example",
    referenceKey: memory.ports.referenceKey,
    linkKeys: memory.ports.linkKeys,
    formKey: testFormKey,
    deskToken: "desk-token-of-the-web-tests-0123456789",
    uidPattern: /^[0-9]{6,12}$/u,
  };
  const app = createApp(memory.ports, settings);
  const jar = new Map<string, string>();

  const request = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await app.request(path, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";", 1);
      const equals = pair.indexOf("=");
      const isGone = /max-age=0/i.test(cookie);
      if (isGone) jar.delete(pair.slice(0, equals));
      else jar.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    return {
      status: response.status,
      html: await response.text(),
      headers: response.headers,
      location: response.headers.get("location") ?? "",
      cookies: Object.fromEntries(jar),
    };
  };

  const get = (path: string, headers: Record<string, string> = {}) => request(path, { headers });

  const post = (
    path: string,
    fields: Record<string, string> | URLSearchParams,
    headers: Record<string, string> = { "sec-fetch-site": "same-origin", origin: publicUrl },
  ) => request(path, { method: "POST", headers, body: new URLSearchParams(fields) });

  /** Opens the form, fills it, and answers what pressing `action` gives. */
  const fill = async (caseType: string, answers: Record<string, string>, action = "check") => {
    const form = await get(`/new/${caseType}`);
    // A person takes a while.
    memory.passSeconds(60);
    return post(`/new/${caseType}`, { ...hiddenInputs(form.html), ...answers, action });
  };

  /** The same over the check page, sent. */
  const send = async (caseType: string, answers: Record<string, string>) => {
    const checked = await fill(caseType, answers);
    const action = checked.html.includes('value="send-incomplete"') ? "send-incomplete" : "send";
    return post(`/new/${caseType}`, { ...hiddenInputs(checked.html), action });
  };

  const theCase = () => {
    const [kase, ...more] = memory.store.all();
    if (!kase || more.length > 0) throw new Error(`there are ${memory.store.all().length} cases, not one`);
    return kase;
  };

  return { ...memory, app, settings, jar, request, get, post, fill, send, theCase };
}

export const txid = "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";

/** A deposit form that lacks nothing. */
export const deposit = {
  email: "Ana@Example.test",
  uid: "73920418",
  coin: "usdt",
  network: "ethereum",
  txid: `https://etherscan.io/tx/${txid}`,
  amount: "250.50",
  occurredAt: "2026-11-20 21:20",
  zone: "480",
};

/** The texts between tags, for reading a page as a person does. */
export const readable = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ");

/** A page without what differs from one answer to the next: its form tokens. */
export const withoutTokens = (html: string): string => html.replace(/name="form-token" value="[^"]*"/g, "");

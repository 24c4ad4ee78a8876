import type { LocalStack } from "./local-stack.ts";

/** What a customer of these tests types into the deposit form. */
export const depositAnswers = {
  uid: "73920418",
  coin: "USDT",
  network: "ethereum",
  txid: "https://etherscan.io/tx/0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f",
  amount: "250.50",
  occurredAt: "2026-11-20 21:20",
};

const unescaped = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** The values of the hidden inputs of a page: what a browser would send along. */
export function hiddenInputs(html: string): Record<string, string> {
  const inputs = html.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(
    inputs.map((input) => [
      unescaped(/name="([^"]*)"/.exec(input)?.[1] ?? ""),
      unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? ""),
    ]),
  );
}

export interface Answered {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
  readonly cookies: readonly string[];
}

/** Posts a form as a browser without JavaScript does. */
export async function post(
  stack: LocalStack,
  path: string,
  fields: Record<string, string>,
  cookies: readonly string[] = [],
): Promise<Answered> {
  const response = await fetch(`${stack.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: {
      origin: stack.url,
      "sec-fetch-site": "same-origin",
      ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
    },
    body: new URLSearchParams(fields),
  });
  return {
    status: response.status,
    html: await response.text(),
    location: response.headers.get("location"),
    cookies: response.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? ""),
  };
}

export async function page(stack: LocalStack, path: string, cookies: readonly string[] = []): Promise<Answered> {
  const response = await fetch(`${stack.url}${path}`, {
    redirect: "manual",
    headers: cookies.length > 0 ? { cookie: cookies.join("; ") } : {},
  });
  return {
    status: response.status,
    html: await response.text(),
    location: response.headers.get("location"),
    cookies: [],
  };
}

/** Fills the form of a case type up to the check page, and answers what "send" would post. */
export async function filledForm(
  stack: LocalStack,
  caseType: string,
  email: string,
  answers: Record<string, string>,
): Promise<Record<string, string>> {
  const form = await page(stack, `/new/${caseType}`);
  const checked = await post(stack, `/new/${caseType}`, {
    ...hiddenInputs(form.html),
    ...answers,
    email,
    action: "check",
  });
  if (checked.status !== 200) throw new Error(`the check page answered ${checked.status}: ${checked.html}`);
  return { ...hiddenInputs(checked.html), action: "send" };
}

/** The reference in the address of a page: `/sent/PC-...` or `/case/PC-...`. */
export const referenceIn = (location: string | null): string =>
  /PC-[0-9A-Z-]+/.exec(location ?? "")?.[0]?.replaceAll("-", "") ?? "";

/** Opens the status page by the link of a mail, as the page's own script does, and answers its HTML. */
export async function statusBy(stack: LocalStack, link: string): Promise<string> {
  const token = link.split("#")[1] ?? "";
  const opened = await post(stack, "/case/open", { token });
  if (opened.status !== 303) throw new Error(`the link was answered with ${opened.status}`);
  return (await page(stack, opened.location ?? "", opened.cookies)).html;
}

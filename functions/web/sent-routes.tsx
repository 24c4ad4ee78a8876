import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Reference } from "#shared/domain/brand.ts";
import { type Case, mayCorrectAddress } from "#shared/domain/case.ts";
import { parseEmailAddress } from "#shared/domain/customer.ts";
import { IntakeError } from "#shared/domain/errors.ts";
import { nameOf } from "#shared/intake/fault-name.ts";
import { correctCaseAddress } from "#shared/intake/follow-up.ts";
import { openByCookie } from "#shared/intake/open-case.ts";
import { giveCookie, readCookie } from "./cookies.ts";
import { statusOf } from "./errors.ts";
import { emailProblem } from "./form-input.ts";
import { answerPage } from "./page-answer.ts";
import { NotHerePage } from "./pages/plain-pages.tsx";
import { PendingPage, SentPage } from "./pages/sent-page.tsx";
import { formOf, type WebEnv } from "./posted-form.ts";
import { sentenceOf } from "./problem-sentences.ts";
import { referenceOf } from "./reference-of-path.ts";
import { viewOf } from "./view.ts";
import type { WebPorts, WebSettings } from "./web-ports.ts";

/** The confirmation, for the browser that sent the form: `GET /sent/:reference` and `POST /sent/:reference/address`. */
export function createSentRoutes(ports: WebPorts, settings: WebSettings): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const openPorts = { ...ports, linkKeys: settings.linkKeys };

  const answerNotHere = (c: Context, status: ContentfulStatusCode): Response => {
    const view = viewOf(c, ports, settings, { here: "/case" });
    return answerPage(c, view, <NotHerePage view={view} />, status);
  };

  const answerSent = (c: Context, kase: Case, refused?: { typed: string; sentence: string }): Response => {
    const view = viewOf(c, ports, settings, { here: `/sent/${kase.reference}` });
    const mayCorrect = kase.email !== undefined && mayCorrectAddress(kase, ports.clock());
    const page = <SentPage view={view} kase={kase} mayCorrect={mayCorrect} {...(refused && { refused })} />;
    return answerPage(c, view, page, refused ? statusOf("invalid-fields") : 200);
  };

  /** What this browser sent: its case, or `pending` while the form is kept under this reference but is no case yet. */
  const openSent = async (reference: Reference, cookie: string): Promise<Case | "pending" | undefined> => {
    const first = { reference, linkGeneration: 1 };
    const tookForm = settings.linkKeys.cookieOpens("sent", cookie, first, ports.clock());
    try {
      const opened = await openByCookie("sent", reference, cookie, openPorts);
      if (opened) return opened.case;
      return tookForm && (await ports.cases.byReference(reference)) === undefined ? "pending" : undefined;
    } catch (fault) {
      // With the table out of reach the cookie alone proves that we took the form.
      if (!tookForm) throw fault;
      ports.log.error("page-failed", { route: "/sent/:reference", fault: nameOf(fault) });
      return "pending";
    }
  };

  routes.get("/sent/:reference", async (c) => {
    const reference = referenceOf(c);
    const cookie = reference && readCookie(c, "sent", reference);
    const sent = reference && cookie ? await openSent(reference, cookie) : undefined;
    if (!reference || !sent) return answerNotHere(c, 200);
    if (sent !== "pending") return answerSent(c, sent);
    const view = viewOf(c, ports, settings);
    return answerPage(c, view, <PendingPage view={view} reference={reference} />);
  });

  // What a reload of the address bar asks for after a POST that was answered with a page.
  routes.get("/sent/:reference/address", (c) =>
    c.redirect(viewOf(c, ports, settings).link(`/sent/${referenceOf(c) ?? "unknown"}`), 303),
  );

  routes.post("/sent/:reference/address", async (c) => {
    const form = await formOf(c);
    c.set("repeatable", true);
    const reference = referenceOf(c);
    const cookie = reference && readCookie(c, "sent", reference);
    const opened = await openByCookie("sent", reference ?? "", cookie, openPorts);
    if (!reference || !opened) return answerNotHere(c, statusOf("no-such-case"));
    const typed = form.get("email") ?? "";
    const email = parseEmailAddress(typed);
    const view = viewOf(c, ports, settings);
    if (!email) return answerSent(c, opened.case, { typed, sentence: sentenceOf(emailProblem(typed), {}, view) });
    const corrected = await correctCaseAddress(reference, email, ports);
    if (!corrected) throw new IntakeError("no-such-case");
    giveCookie(c, "sent", corrected, settings.linkKeys, ports.clock());
    return c.redirect(view.link(`/sent/${reference}`), 303);
  });

  return routes;
}

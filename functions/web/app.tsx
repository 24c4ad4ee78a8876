import { type Context, Hono } from "hono";
import { routePath } from "hono/route";
import { type ErrorCode, IntakeError } from "#shared/domain/errors.ts";
import { nameOf } from "#shared/intake/fault-name.ts";
import type { ApiEnv } from "./api/api-context.ts";
import { createApi } from "./api/create-api.ts";
import { problem } from "./api/problem-json.ts";
import { createAssets } from "./assets.ts";
import { createCaseRoutes } from "./case-routes.tsx";
import { createCheckRoutes } from "./check-routes.tsx";
import { codeOf, errorRows } from "./errors.ts";
import { createFindRoutes } from "./find-routes.tsx";
import { createFormRoutes } from "./form-routes.tsx";
import { answerPage } from "./page-answer.ts";
import { ErrorPage, PrivacyPage } from "./pages/plain-pages.tsx";
import type { WebEnv } from "./posted-form.ts";
import { limitBody, refuseForeign, requireOwnForm, secureAnswers } from "./security.ts";
import { createSentRoutes } from "./sent-routes.tsx";
import { viewOf } from "./view.ts";
import type { WebPorts, WebSettings } from "./web-ports.ts";

/** Everything that answers HTTP: the JSON API, the customers' pages and their assets. */
export function createApp(ports: WebPorts, settings: WebSettings): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.use(secureAnswers);
  app.route("/api/v1", createGuardedApi(ports, settings));
  app.route("/", createPages(ports, settings));
  app.notFound((c) => answerCode(c, "not-found", ports, settings));
  app.onError((fault, c) => answerFault(c, fault, ports, settings));
  return app;
}

/** The API, closed to pages of other sites: it needs no cookie, so a program without either header may call it. */
function createGuardedApi(ports: WebPorts, settings: WebSettings): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.use(refuseForeign(settings));
  api.route("/", createApi(ports, settings));
  api.onError((fault, c) => problem(c, codeOf(fault)));
  return api;
}

function createPages(ports: WebPorts, settings: WebSettings): Hono<WebEnv> {
  const pages = new Hono<WebEnv>();
  pages.use(refuseForeign(settings));
  pages.route("/", createAssets());
  pages.get("/robots.txt", (c) => c.text("User-agent: *\nDisallow: /\n"));
  // Nobody's first page needs the document or its schemas, so they are not loaded at a cold start.
  pages.get("/openapi.json", async (c) => {
    const { openApiDocument } = await import("./api/openapi.ts");
    return c.json(openApiDocument(settings));
  });
  pages.use(limitBody);
  // A form of the case types sends nothing without a token of ours anyhow, and renews one instead of losing the text.
  pages.use("/case/*", requireOwnForm(ports, settings));
  pages.use("/sent/*", requireOwnForm(ports, settings));
  pages.use("/check", requireOwnForm(ports, settings));
  pages.use("/find", requireOwnForm(ports, settings));
  pages.route("/", createFormRoutes(ports, settings));
  pages.route("/", createSentRoutes(ports, settings));
  pages.route("/", createCaseRoutes(ports, settings));
  pages.route("/", createCheckRoutes(ports, settings));
  pages.route("/", createFindRoutes(ports, settings));
  pages.get("/privacy", (c) => {
    const view = viewOf(c, ports, settings);
    return answerPage(c, view, <PrivacyPage view={view} />);
  });
  refuseOtherMethods(pages);
  return pages;
}

/** Every known path answers a method that it does not serve with 405 and the methods that it does (RFC 9110 15.5.6). */
function refuseOtherMethods(pages: Hono<WebEnv>): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of pages.routes.filter((route) => route.method !== "ALL")) {
    methods.set(path, [...(methods.get(path) ?? []), ...(method === "GET" ? ["GET", "HEAD"] : [method])]);
  }
  for (const [path, served] of methods) {
    pages.all(path, (c) => {
      c.header("Allow", served.join(", "));
      throw new IntakeError("method-not-allowed");
    });
  }
}

const retryAfterSeconds = "30";

function answerFault(c: Context<WebEnv>, fault: unknown, ports: WebPorts, settings: WebSettings): Response {
  if (!(fault instanceof IntakeError)) {
    c.header("Retry-After", retryAfterSeconds);
    ports.log.error("page-failed", { route: `${c.req.method} ${routePath(c)}`, fault: nameOf(fault) });
  }
  return answerCode(c, codeOf(fault), ports, settings);
}

/** A refusal or a fault as a page. */
function answerCode(c: Context<WebEnv>, code: ErrorCode, ports: WebPorts, settings: WebSettings): Response {
  const { status, page } = errorRows[code];
  // The path may be anything that somebody put into a link, so the language switch does not repeat it.
  const view = viewOf(c, ports, settings, { here: "/" });
  const again = code === "try-again" && c.get("repeatable") ? repeated(c, view.link) : undefined;
  return answerPage(c, view, <ErrorPage view={view} page={page} {...(again && { again })} />, status);
}

const repeated = (c: Context<WebEnv>, link: (path: string) => string) => ({
  action: link(c.req.path),
  fields: Object.fromEntries(c.get("form") ?? []),
});

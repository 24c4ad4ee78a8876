import { Hono } from "hono";
import { etag } from "hono/etag";
import { routePath } from "hono/route";
import { IntakeError } from "#shared/domain/errors.ts";
import { nameOf } from "#shared/intake/fault-name.ts";
import { languageOfRequest } from "../languages-of-request.ts";
import type { WebPorts, WebSettings } from "../web-ports.ts";
import type { ApiContext, ApiEnv } from "./api-context.ts";
import { requireBearer } from "./bearer.ts";
import { getCaseTypes } from "./case-types.ts";
import { postTxidCheck } from "./check.ts";
import { getCase, getCases, getQuarantine, postMessage, postRelease, postTransition } from "./desk.ts";
import { getNetworks } from "./networks.ts";
import { problem, problemOf } from "./problem-json.ts";
import { postStatus } from "./status.ts";
import { postSubmission } from "./submissions.ts";

const retryAfterSeconds = "5";

/** The JSON API with its own refusals, to be mounted at `/api/v1`. No page of another origin may read it: it sets no CORS header. */
export function createApi(ports: WebPorts, settings: WebSettings): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.use(async (c, next) => {
    c.set("language", languageOfRequest(c));
    await next();
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    c.header("vary", "accept-language");
  });
  api.use("/desk/*", requireBearer(settings.deskToken));

  api.post("/submissions", postSubmission(ports, settings));
  api.get("/case-types", etag(), getCaseTypes);
  api.get("/networks", etag(), getNetworks);
  api.post("/check/txid", postTxidCheck);
  api.post("/status", postStatus(ports, settings));
  api.get("/desk/cases", getCases(ports, settings));
  api.get("/desk/cases/:reference", getCase(ports));
  api.post("/desk/cases/:reference/transitions", postTransition(ports));
  api.post("/desk/cases/:reference/messages", postMessage(ports));
  api.get("/desk/quarantine", getQuarantine(ports));
  api.post("/desk/quarantine/release", postRelease(ports));

  for (const [path, methods] of methodsByPath(api)) {
    api.all(path, (c) => problem(c, "method-not-allowed", { headers: { allow: methods.join(", ") } }));
  }
  // A route, not `notFound`, which an app loses when it is mounted into another one.
  api.all("*", (c) => problem(c, "not-found"));
  api.onError((fault, c) => (fault instanceof IntakeError ? problemOf(c, fault) : tryAgain(c, fault, ports)));
  return api;
}

function methodsByPath(api: Hono<ApiEnv>): Map<string, readonly string[]> {
  const methods = new Map<string, readonly string[]>();
  for (const { path, method } of api.routes.filter((route) => route.method !== "ALL")) {
    const served = method === "GET" ? ["GET", "HEAD"] : [method];
    methods.set(path, [...new Set([...(methods.get(path) ?? []), ...served])]);
  }
  return methods;
}

function tryAgain(c: ApiContext, fault: unknown, { log }: WebPorts): Response {
  log.error("api-fault", { route: `${c.req.method} ${routePath(c)}`, status: 503, fault: nameOf(fault) });
  return problem(c, "try-again", { headers: { "retry-after": retryAfterSeconds } });
}

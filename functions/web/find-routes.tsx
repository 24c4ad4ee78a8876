import { type Context, Hono } from "hono";
import { parseEmailAddress } from "#shared/domain/customer.ts";
import { jobId } from "#shared/intake/keys.ts";
import { callerName } from "./client-address.ts";
import { statusOf } from "./errors.ts";
import { freshFormToken } from "./form-token.ts";
import { answerPage } from "./page-answer.ts";
import { FindPage, FoundPage } from "./pages/find-page.tsx";
import { formOf, type WebEnv } from "./posted-form.ts";
import { isProof, makeTask } from "./proof-of-work.ts";
import { viewOf } from "./view.ts";
import type { WebPorts, WebSettings } from "./web-ports.ts";

const hour = 3600;
/** Questions of one caller in an hour, with the browser's work done and without (no script, an old phone). */
export const findsAnHour = { proven: 30, unproven: 5 } as const;

/**
 * `/find`: an address alone, and a mail to it with the links of its open cases. The way back in for who lost our mail, or
 * whose mail could not be proven and so was never answered. The request does the same for every address and answers the
 * same; whoever sends the mails finds out later whether there is anything to send, so that neither words nor time tell.
 */
export function createFindRoutes(ports: WebPorts, settings: WebSettings): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  const answerForm = async (c: Context, typed?: string): Promise<Response> => {
    const view = viewOf(c, ports, settings);
    const task = await makeTask(settings.formKey, callerName(c, settings.formKey), ports.clock());
    const page = <FindPage view={view} task={task} {...(typed !== undefined && { typed })} />;
    return answerPage(c, view, page, typed === undefined ? 200 : statusOf("invalid-fields"));
  };

  routes.get("/find", (c) => answerForm(c));

  routes.post("/find", async (c) => {
    const form = await formOf(c);
    const typed = form.get("email") ?? "";
    const email = parseEmailAddress(typed);
    if (!email) return answerForm(c, typed);
    const view = viewOf(c, ports, settings);
    if (!(await mayAsk(c, form.get("proof") ?? "", ports, settings))) {
      return answerPage(c, view, <FoundPage view={view} passage={view.says.find.tooMany} />, statusOf("too-many"));
    }
    // The form's own nonce makes a double press one question.
    const token = freshFormToken(settings.formKey, form.get("form-token"), ports.clock());
    const at = token?.issuedAt ?? ports.clock();
    const id = jobId(`find:${token?.nonce ?? view.formToken}:${email.toLowerCase()}`);
    await ports.cases.putJob({ id, at, kind: "find-cases", email });
    return answerPage(c, view, <FoundPage view={view} passage={view.says.find.done} />);
  });

  return routes;
}

async function mayAsk(c: Context, proof: string, ports: WebPorts, { formKey }: WebSettings): Promise<boolean> {
  const caller = callerName(c, formKey);
  const kind = (await isProof(proof, formKey, caller, ports.clock())) ? "proven" : "unproven";
  const name = `find-${kind}:${caller}`;
  return ports.cases.takeFromBudget(name, findsAnHour[kind], hour, ports.clock());
}

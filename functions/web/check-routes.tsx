import { Hono } from "hono";
import { isNetworkId } from "#shared/domain/networks.ts";
import { checkTxid, maxTxidLength } from "#shared/intake/check-txid.ts";
import { statusOf } from "./errors.ts";
import { answerPage } from "./page-answer.ts";
import { CheckTxidPage } from "./pages/check-txid-page.tsx";
import { formOf, type WebEnv } from "./posted-form.ts";
import { viewOf } from "./view.ts";
import type { WebPorts, WebSettings } from "./web-ports.ts";

/** `GET` and `POST /check`: is this a transaction hash? Stores and logs nothing, and has the text in no address. */
export function createCheckRoutes(ports: WebPorts, settings: WebSettings): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get("/check", (c) => {
    const view = viewOf(c, ports, settings);
    return answerPage(c, view, <CheckTxidPage view={view} />);
  });

  routes.post("/check", async (c) => {
    const form = await formOf(c);
    const view = viewOf(c, ports, settings);
    const text = form.get("txid") ?? "";
    const network = form.get("network") ?? "";
    const { empty, tooLong } = view.says.txidCheck;
    const problem = text.trim() === "" ? empty : text.length > maxTxidLength ? tooLong : undefined;
    if (problem !== undefined) {
      return answerPage(c, view, <CheckTxidPage view={view} problem={problem} />, statusOf("invalid-fields"));
    }
    const checked = await checkTxid(text, view.language, isNetworkId(network) ? { network } : {});
    const typed = { text: checked.mayRepeat ? text : "", network };
    return answerPage(c, view, <CheckTxidPage view={view} typed={typed} checked={checked} />);
  });

  return routes;
}

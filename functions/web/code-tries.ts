import type { Context } from "hono";
import { callerName } from "./client-address.ts";
import type { WebPorts, WebSettings } from "./web-ports.ts";

/** Codes that one caller may type in an hour. Counted per caller alone, so that nobody can lock a customer out. */
export const codesAnHour = 30;

/** Takes one try of an access code from its caller, who has as many whether they come by page or API. */
export const mayTryCode = (c: Context, { cases, clock }: WebPorts, { formKey }: WebSettings): Promise<boolean> =>
  cases.takeFromBudget(`code:${callerName(c, formKey)}`, codesAnHour, 3600, clock());

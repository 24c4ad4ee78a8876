import { type Context, Hono } from "hono";
import { type Case, hasReceived } from "#shared/domain/case.ts";
import { fieldsOf } from "#shared/domain/case-types.ts";
import type { FieldValues } from "#shared/domain/field-value.ts";
import { parseReference } from "#shared/domain/reference.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { addInformation, confirmCaseAddress } from "#shared/intake/follow-up.ts";
import { sha256 } from "#shared/intake/keys.ts";
import { type OpenedCase, openByCode, openByCookie, openByToken } from "#shared/intake/open-case.ts";
import { readStatus, type StatusView } from "#shared/intake/status-view.ts";
import { findUploads, offerUpload } from "#shared/intake/uploads.ts";
import { mayTryCode } from "./code-tries.ts";
import { giveCookie, readCookie, takeCookie } from "./cookies.ts";
import { statusOf } from "./errors.ts";
import { checkTexts, offsetOf, textsOf } from "./form-input.ts";
import { askedLanguage, pathIn } from "./languages-of-request.ts";
import { answerPage } from "./page-answer.ts";
import { FilesPage, NoFilesPage } from "./pages/files-page.tsx";
import { FoundPage } from "./pages/find-page.tsx";
import { OpenPage } from "./pages/open-page.tsx";
import type { ShownProblem } from "./pages/parts.tsx";
import { type Addition, StatusPage } from "./pages/status-page.tsx";
import { formOf, type PostedForm, type WebEnv } from "./posted-form.ts";
import { referenceOf } from "./reference-of-path.ts";
import { viewOf } from "./view.ts";
import type { WebPorts, WebSettings } from "./web-ports.ts";

/** The way into a case and its status page. Opening changes nothing; every change is a POST with the case's cookie. */
export function createCaseRoutes(ports: WebPorts, settings: WebSettings): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const openPorts = { ...ports, linkKeys: settings.linkKeys };

  const openView = (c: Context) => viewOf(c, ports, settings, { here: "/case" });

  const answerClosed = (c: Context, hasFailed = false): Response => {
    const view = openView(c);
    return answerPage(c, view, <OpenPage view={view} hasFailed={hasFailed} />, statusOf("no-such-case"));
  };

  const answerStatus = async (c: Context, kase: Case, status: StatusView, addition?: Addition): Promise<Response> => {
    const view = viewOf(c, ports, settings, { here: `/case/${status.reference}` });
    const files = await findUploads(kase, ports);
    const page = <StatusPage view={view} status={status} files={files} {...(addition && { addition })} />;
    return answerPage(c, view, page, addition ? statusOf("invalid-fields") : 200);
  };

  const openedBy = async (c: Context): Promise<OpenedCase | undefined> => {
    const reference = referenceOf(c);
    const cookie = reference && readCookie(c, "case", reference);
    return cookie ? openByCookie("case", reference, cookie, openPorts) : undefined;
  };

  const enter = (c: Context, { case: kase }: OpenedCase): Response => {
    giveCookie(c, "case", kase, settings.linkKeys, ports.clock());
    // A link in a mail names no language: the case knows in which one its customer wrote.
    return c.redirect(pathIn(c, askedLanguage(c) ?? kase.language, `/case/${kase.reference}`), 303);
  };

  routes.get("/case", (c) => {
    const view = openView(c);
    return answerPage(c, view, <OpenPage view={view} />);
  });

  routes.post("/case/open", async (c) => {
    const form = await formOf(c);
    const token = form.get("token");
    if (token) {
      const opened = await openByToken(token, openPorts);
      return opened ? enter(c, opened) : answerClosed(c, true);
    }
    const typed = { reference: form.get("reference") ?? "", code: form.get("code") ?? "" };
    const view = openView(c);
    const problems = problemsOfCodes(typed, view.says.open);
    if (problems.length > 0) {
      const page = <OpenPage view={view} problems={problems} typed={typed} />;
      return answerPage(c, view, page, statusOf("invalid-fields"));
    }
    if (!(await mayTryCode(c, ports, settings))) {
      return answerPage(c, view, <FoundPage view={view} passage={view.says.find.tooMany} />, statusOf("too-many"));
    }
    const opened = await openByCode(typed.reference, typed.code, openPorts);
    return opened ? enter(c, opened) : answerClosed(c, true);
  });

  // What a reload of the address bar asks for after a POST that was answered with a page.
  routes.get("/case/open", (c) => c.redirect(openView(c).link("/case"), 303));
  const leadBack = (c: Context, place = ""): Response =>
    c.redirect(`${openView(c).link(`/case/${referenceOf(c) ?? "open"}`)}${place}`, 303);
  for (const action of ["information", "confirm"]) routes.get(`/case/:reference/${action}`, (c) => leadBack(c));
  // Also where the store of the files sends a browser, with a query that names the file: that does not stay in the address.
  routes.get("/case/:reference/files", (c) => leadBack(c, "#files"));

  routes.get("/case/:reference", async (c) => {
    const opened = await openedBy(c);
    return opened ? answerStatus(c, opened.case, await readStatus(opened, ports)) : answerClosed(c);
  });

  routes.post("/case/:reference/information", async (c) => {
    const form = await formOf(c);
    c.set("repeatable", true);
    const opened = await openedBy(c);
    if (!opened) return answerClosed(c);
    const { case: kase } = opened;
    const view = viewOf(c, ports, settings);
    const onward = () => c.redirect(view.link(`/case/${kase.reference}`), 303);
    const bodyHash = hashOfAddition(kase, form);
    // The second press of a button: what the first one brought is no longer missing, and asking for it again would be wrong.
    if (hasReceived(kase, bodyHash)) return onward();
    const status = await readStatus(opened, ports);
    const texts = textsOf(form, status.missing.flat());
    const { offsetMinutes } = offsetOf(form);
    const now = ports.clock();
    // Read as the page asked for it, whose language says which zone is assumed.
    const context = { language: view.language, now, uidPattern: settings.uidPattern };
    const { values, problems } = checkTexts(kase.caseType, texts, offsetMinutes, context);
    const isEmpty = Object.keys(texts).length === 0;
    if (isEmpty || problems.length > 0)
      return answerStatus(c, kase, status, { texts, ...offsetOf(form), problems, isEmpty });
    await addInformation(kase.reference, additionOf(kase, bodyHash, values, now), ports);
    return onward();
  });

  routes.post("/case/:reference/confirm", async (c) => {
    await formOf(c);
    const opened = await openedBy(c);
    if (!opened) return answerClosed(c);
    await confirmCaseAddress(opened.case, ports);
    return c.redirect(viewOf(c, ports, settings).link(`/case/${opened.case.reference}`), 303);
  });

  routes.post("/case/:reference/files", async (c) => {
    await formOf(c);
    const opened = await openedBy(c);
    if (!opened) return answerClosed(c);
    const { reference } = opened.case;
    const view = viewOf(c, ports, settings, { here: `/case/${reference}` });
    const redirectTo = `${settings.publicUrl}${view.link(`/case/${reference}/files`)}`;
    const offer = await offerUpload(opened.case, redirectTo, ports);
    if (offer.outcome !== "offered") {
      const { passage, code } = refusalsOfFiles[offer.outcome];
      const page = <NoFilesPage view={view} reference={reference} passage={view.says.files[passage]} />;
      return answerPage(c, view, page, statusOf(code));
    }
    c.set("formTarget", offer.form.url);
    return answerPage(c, view, <FilesPage view={view} reference={reference} form={offer.form} />);
  });

  routes.post("/case/:reference/leave", (c) => {
    const reference = referenceOf(c);
    if (reference) takeCookie(c, "case", reference);
    return c.redirect(openView(c).link("/case"), 303);
  });

  return routes;
}

/** Why a customer gets no form to add a file with, as it is told. */
const refusalsOfFiles = {
  "used-up": { passage: "usedUp", code: "too-many" },
  full: { passage: "full", code: "too-many" },
  "out-of-reach": { passage: "notNow", code: "try-again" },
} as const;

/** What is wrong with typed codes by their own spelling, which tells nothing about which cases exist. */
function problemsOfCodes(
  { reference, code }: { reference: string; code: string },
  says: { readonly referenceMissing: string; readonly referenceUnreadable: string; readonly codeMissing: string },
): ShownProblem[] {
  const problems: ShownProblem[] = [];
  if (reference.trim() === "") problems.push({ id: "reference", sentence: says.referenceMissing });
  else if (parseReference(reference).kind !== "reference")
    problems.push({ id: "reference", sentence: says.referenceUnreadable });
  if (code.trim() === "") problems.push({ id: "code", sentence: says.codeMissing });
  return problems;
}

/**
 * SHA-256 over what was typed, whatever the case still lacks: the same twice is one addition, also where a fault handed out
 * the form again under another token.
 */
function hashOfAddition({ reference, caseType }: Case, form: PostedForm): string {
  const typed = Object.entries(textsOf(form, fieldsOf(caseType))).sort();
  const { offsetMinutes = null } = offsetOf(form);
  return sha256(JSON.stringify(["information", reference, offsetMinutes, typed]));
}

/** What the customer adds, as a submission. */
const additionOf = (
  { reference, caseType, language }: Case,
  bodyHash: string,
  fields: FieldValues,
  receivedAt: Submission["receivedAt"],
): Submission => ({
  channel: "form",
  idempotencyKey: `information:${reference}:${bodyHash}`,
  bodyHash,
  caseType,
  language,
  trust: "unproven",
  fields,
  receivedAt,
});

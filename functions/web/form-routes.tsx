import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { EmailAddress, Instant } from "#shared/domain/brand.ts";
import { type CaseTypeId, isCaseTypeId } from "#shared/domain/case-types.ts";
import { IntakeError } from "#shared/domain/errors.ts";
import { isLanguageId, type LanguageId } from "#shared/domain/languages.ts";
import type { Submission, SuspectReason } from "#shared/domain/submission.ts";
import { nameOf } from "#shared/intake/fault-name.ts";
import { type FormToken, signFormToken } from "#shared/intake/keys.ts";
import { type Received, receive } from "#shared/intake/receive.ts";
import type { Passage } from "#shared/words/pages.ts";
import { giveCookie } from "./cookies.ts";
import { statusOf } from "./errors.ts";
import {
  blockingProblems,
  bodyHashOf,
  type CheckedInput,
  checkInput,
  type FormInput,
  type FormProblem,
  maySendIncomplete,
  readFormInput,
} from "./form-input.ts";
import { freshFormToken, isTooFast } from "./form-token.ts";
import { answerPage } from "./page-answer.ts";
import { CheckPage } from "./pages/check-page.tsx";
import { FormPage } from "./pages/form-page.tsx";
import { StartPage } from "./pages/start-page.tsx";
import { formOf, type PostedForm, type WebEnv } from "./posted-form.ts";
import { privacyNoticeVersion } from "./privacy-notice.ts";
import { type View, viewOf } from "./view.ts";
import type { WebPorts, WebSettings } from "./web-ports.ts";

/** One POST of the form, with everything that its answer may need. */
interface Posted {
  readonly c: Context<WebEnv>;
  readonly view: View;
  readonly input: FormInput;
  readonly checked: CheckedInput;
  readonly now: Instant;
  /** The token that came, where it still counts. */
  readonly proof?: FormToken;
  /** The token that the next page carries: the same one while it counts, so that the case keeps its key. */
  readonly token: string;
}

/** The start page and the forms: `GET /`, `GET` and `POST /new/:caseType`. */
export function createFormRoutes(ports: WebPorts, settings: WebSettings): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get("/", (c) => {
    const view = viewOf(c, ports, settings);
    return answerPage(c, view, <StartPage view={view} />);
  });

  routes.get("/new/:caseType", (c) => {
    const caseType = caseTypeOf(c);
    const view = viewOf(c, ports, settings);
    const input: FormInput = { caseType, texts: {}, email: "", remark: "" };
    return answerPage(c, view, <FormPage view={view} input={input} token={view.formToken} />);
  });

  routes.post("/new/:caseType", async (c) => {
    const caseType = caseTypeOf(c);
    const form = await formOf(c);
    const action = form.get("action") ?? "";
    const posted = readPosted(c, caseType, form, languageAfter(action), ports, settings);
    if (action === "edit" || (isSwitch(action) && form.get("step") === "form")) return answerForm(posted);
    if (action === "send") return send(posted, blocking(posted), ports, settings);
    if (action === "send-incomplete") return send(posted, withoutMissing(posted), ports, settings);
    return blocking(posted).length > 0 ? answerForm(posted, blocking(posted)) : answerCheck(posted);
  });

  return routes;
}

function caseTypeOf(c: Context): CaseTypeId {
  const caseType = c.req.param("caseType") ?? "";
  if (!isCaseTypeId(caseType)) throw new IntakeError("not-found");
  return caseType;
}

const switchPrefix = "language-";
const isSwitch = (action: string): boolean => languageAfter(action).language !== undefined;

function languageAfter(action: string): { language?: LanguageId } {
  const id = action.startsWith(switchPrefix) ? action.slice(switchPrefix.length) : "";
  return isLanguageId(id) ? { language: id } : {};
}

function readPosted(
  c: Context<WebEnv>,
  caseType: CaseTypeId,
  form: PostedForm,
  chosen: { language?: LanguageId },
  ports: WebPorts,
  settings: WebSettings,
): Posted {
  const { clock, random } = ports;
  const now = clock();
  const view = viewOf(c, ports, settings, chosen);
  const input = readFormInput(caseType, form);
  const checked = checkInput(input, { language: view.language, now, uidPattern: settings.uidPattern });
  const proof = freshFormToken(settings.formKey, form.get("form-token"), now);
  const token = proof ? (form.get("form-token") ?? "") : signFormToken(settings.formKey, now, random(16));
  return { c, view, input, checked, now, token, ...(proof && { proof }) };
}

const blocking = ({ input, checked }: Posted): FormProblem[] => blockingProblems(input.caseType, checked.problems);

/** What still keeps a form back that its customer sends without what is missing. */
const withoutMissing = ({ checked }: Posted): readonly FormProblem[] =>
  maySendIncomplete(checked) ? [] : checked.problems;

function answerForm({ c, view, input, checked, token }: Posted, problems: readonly FormProblem[] = []): Response {
  const page = (
    <FormPage
      view={view}
      input={input}
      token={token}
      problems={problems}
      mayGoWithout={problems.length > 0 && maySendIncomplete(checked)}
    />
  );
  return answerPage(c, view, page, problems.length > 0 ? statusOf("invalid-fields") : 200);
}

function answerCheck(posted: Posted, notice?: Passage, status: ContentfulStatusCode = 200): Response {
  const { c, view, input, checked, token } = posted;
  const page = <CheckPage view={view} input={input} checked={checked} token={token} {...(notice && { notice })} />;
  return answerPage(c, view, page, status);
}

/** Sends the form unless something keeps it back; whatever does, everything that was typed is on the page that says so. */
async function send(
  posted: Posted,
  problems: readonly FormProblem[],
  ports: WebPorts,
  settings: WebSettings,
): Promise<Response> {
  const { c, view, proof, now } = posted;
  const { email } = posted.checked;
  if (problems.length > 0 || !email) return answerForm(posted, problems);
  if (!proof) return answerCheck(posted, view.says.check.expired, statusOf("form-expired"));
  try {
    const submission = submissionOf(posted, email, proof);
    const kase = linkedCaseOf(await receive(submission, { ...ports, referenceKey: settings.referenceKey }));
    giveCookie(c, "sent", kase, settings.linkKeys, now);
    return c.redirect(view.link(`/sent/${kase.reference}`), 303);
  } catch (fault) {
    // The edge: what the customer typed lives only in this request, so the answer itself has to carry it on.
    if (fault instanceof IntakeError) throw fault;
    ports.log.error("page-failed", { route: "/new/:caseType", fault: nameOf(fault) });
    return answerCheck(posted, view.says.check.fault, statusOf("try-again"));
  }
}

/** The case that a cookie is for. A spooled one will be opened under this reference as its first generation. */
const linkedCaseOf = (received: Received) =>
  received.outcome === "spooled" ? { reference: received.reference, linkGeneration: 1 } : received.case;

function submissionOf({ view, input, checked, now }: Posted, email: EmailAddress, proof: FormToken): Submission {
  const suspect = suspectOf(input, proof, now);
  return {
    channel: "form",
    idempotencyKey: `form:${proof.nonce}`,
    bodyHash: bodyHashOf(input, view.language),
    caseType: input.caseType,
    language: view.language,
    email,
    trust: "unproven",
    fields: checked.values,
    receivedAt: now,
    privacyNotice: privacyNoticeVersion,
    ...(suspect && { suspect }),
  };
}

function suspectOf({ remark }: FormInput, proof: FormToken, now: Instant): SuspectReason | undefined {
  if (remark !== "") return "honeypot";
  return isTooFast(proof, now) ? "too-fast" : undefined;
}

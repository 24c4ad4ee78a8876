import * as z from "zod/mini";
import { IntakeError } from "#shared/domain/errors.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import { showReference } from "#shared/domain/reference.ts";
import { openByCode, openByToken } from "#shared/intake/open-case.ts";
import { readStatus, type StatusView } from "#shared/intake/status-view.ts";
import { words } from "#shared/words/index.ts";
import { mayTryCode } from "../code-tries.ts";
import type { WebPorts, WebSettings } from "../web-ports.ts";
import { type ApiContext, answer } from "./api-context.ts";
import { readJson } from "./json-body.ts";
import { problem } from "./problem-json.ts";
import { requireShape } from "./shape-problems.ts";

// No limits of length: an overlong secret is answered like any other wrong one, after the same read.
export const tokenBody = z.strictObject({ token: z.string() });
export const codeBody = z.strictObject({ reference: z.string(), accessCode: z.string() });

/**
 * POST /status: the status view for who holds the link or the access code. Whatever is wrong, the same answer. Throws
 * IntakeError `too-many` where the caller's tries of codes are used up.
 */
export const postStatus = (ports: WebPorts, settings: WebSettings) => async (c: ApiContext) => {
  const opened = await openFor(await readJson(c), c, ports, settings);
  if (!opened) return problem(c, "no-such-case");
  const view = await readStatus(opened, ports);
  const body = { ...view, reference: showReference(view.reference), labels: labelsOf(view) };
  return answer(c, body, { language: view.language });
};

async function openFor(json: unknown, c: ApiContext, ports: WebPorts, settings: WebSettings) {
  const openPorts = { ...ports, linkKeys: settings.linkKeys };
  if (typeof json === "object" && json !== null && Object.hasOwn(json, "token")) {
    return openByToken(requireShape(tokenBody, json).token, openPorts);
  }
  const { reference, accessCode } = requireShape(codeBody, json);
  if (!(await mayTryCode(c, ports, settings))) throw new IntakeError("too-many");
  return openByCode(reference, accessCode, openPorts);
}

/** The names of what the view mentions, in the case's language. */
function labelsOf(view: StatusView) {
  const ours = words[view.language];
  const states = new Set([view.state, ...view.history.flatMap((entry) => entry.state ?? [])]);
  const fields = new Set<FieldId>([
    ...view.missing.flat(),
    ...view.fields.map(({ field }) => field),
    ...view.history.flatMap((entry) => entry.fields ?? []),
  ]);
  return {
    caseType: ours.caseTypes[view.caseType].title,
    states: Object.fromEntries([...states].map((state) => [state, ours.states[state]])),
    fields: Object.fromEntries([...fields].map((field) => [field, ours.fields[field].label])),
  };
}

import { type CaseTypeId, caseTypeRow } from "#shared/domain/case-types.ts";
import type { FormInput, FormProblem } from "../form-input.ts";
import { sentenceOf } from "../problem-sentences.ts";
import type { View } from "../view.ts";
import { Control, type ControlState, described, Labelled } from "./controls.tsx";
import { Layout } from "./layout.tsx";
import { ErrorSummary, FirstAid, HiddenFields } from "./parts.tsx";
import { RequirementControls } from "./requirements.tsx";

export const formId = "case-form";

interface FormPageProps {
  readonly view: View;
  readonly input: FormInput;
  readonly token: string;
  readonly problems?: readonly FormProblem[];
  /** Whether what is missing may follow later: offers to send the form as it is. */
  readonly mayGoWithout?: boolean;
}

/** The form of a case type: first aid, what to have at hand, and only the fields of its row. */
export const FormPage = ({ view, input, token, problems = [], mayGoWithout }: FormPageProps) => {
  const { says, words, link } = view;
  const { caseType } = input;
  const about = words.caseTypes[caseType];
  const shown = problems.map((problem) => ({
    id: problem.field,
    sentence: sentenceOf(problem, input.texts, view),
  }));
  const state: ControlState = {
    texts: input.texts,
    offsetMinutes: input.offsetMinutes,
    errors: new Map(shown.map(({ id, sentence }) => [id, sentence])),
  };
  return (
    <Layout view={view} title={about.title} hasErrors={shown.length > 0} keepsForm={formId} checksInput>
      <p class="back">
        <a href={link("/")}>{says.form.back}</a>
      </p>
      <ErrorSummary view={view} problems={shown} />
      <h1>{about.title}</h1>
      <p class="lead">{about.summary}</p>
      <FirstAid view={view} steps={about.firstAid} />
      {shown.length === 0 && <Prepare view={view} caseType={caseType} />}
      <form id={formId} method="post" action={link(`/new/${caseType}`)} novalidate class="card" data-check>
        <HiddenFields fields={{ "form-token": token, step: problems.length > 0 ? "check" : "form" }} />
        <h2>{says.form.questions}</h2>
        {caseTypeRow(caseType).urgency === "now" && <p class="hint">{says.form.urgentHint}</p>}
        {caseTypeRow(caseType).required.map((requirement) => (
          <RequirementControls view={view} requirement={requirement} state={state} />
        ))}
        <EmailControl view={view} email={input.email} error={state.errors.get("email")} />
        <HelpfulControls view={view} caseType={caseType} state={state} />
        <Honeypot view={view} remark={input.remark} />
        <p class="hint">
          {says.form.privacyBefore} <a href={link("/privacy")}>{says.form.privacyLink}</a>
        </p>
        <div class="actions">
          <button type="submit" class="button" name="action" value="check">
            {says.form.next}
          </button>
        </div>
        {mayGoWithout && (
          <div class="way-out">
            <p>{says.form.sendIncompleteHint}</p>
            <button type="submit" class="button secondary" name="action" value="send-incomplete">
              {says.form.sendIncomplete}
            </button>
          </div>
        )}
      </form>
    </Layout>
  );
};

const Prepare = ({ view, caseType }: { view: View; caseType: CaseTypeId }) => (
  <section class="prepare" aria-labelledby="prepare">
    <h2 id="prepare">{view.says.form.prepare}</h2>
    <ul>
      {view.words.caseTypes[caseType].prepare.map((thing) => (
        <li>{thing}</li>
      ))}
    </ul>
    <p class="hint">{view.says.form.prepareHint}</p>
  </section>
);

const EmailControl = ({ view, email, error }: { view: View; email: string; error: string | undefined }) => {
  const { label, hint } = view.says.form.email;
  return (
    <Labelled id="email" view={view} label={label} hint={hint} error={error}>
      <input
        type="email"
        id="email"
        name="email"
        value={email}
        class="wide"
        autocomplete="email"
        autocapitalize="none"
        spellcheck={false}
        {...described("email", error !== undefined)}
      />
    </Labelled>
  );
};

/** Closed until something in it was filled or is wrong: a long form puts people off. */
const HelpfulControls = ({ view, caseType, state }: { view: View; caseType: CaseTypeId; state: ControlState }) => {
  const { helpful } = caseTypeRow(caseType);
  if (helpful.length === 0) return null;
  const open = helpful.some((field) => state.texts[field] !== undefined || state.errors.has(field));
  return (
    <details class="helpful" open={open}>
      <summary>{view.says.form.helpful}</summary>
      <p class="hint">{view.says.form.helpfulHint}</p>
      {helpful.map((field) => (
        <Control view={view} field={field} state={state} optional />
      ))}
    </details>
  );
};

/** A field that only a robot sees. Its name means nothing to the memory of a browser, which would fill it for a person. */
const Honeypot = ({ view, remark }: { view: View; remark: string }) => (
  <div class="away" aria-hidden="true">
    <label for="remark">{view.says.form.leaveEmpty}</label>
    <input type="text" id="remark" name="remark" value={remark} tabindex={-1} autocomplete="off" />
  </div>
);

import { showReference } from "#shared/domain/reference.ts";
import type { StatusView } from "#shared/intake/status-view.ts";
import type { FoundUploads } from "#shared/intake/uploads.ts";
import type { FieldTexts, FormProblem } from "../form-input.ts";
import { sentenceOf } from "../problem-sentences.ts";
import type { View } from "../view.ts";
import type { ControlState } from "./controls.tsx";
import { Files } from "./files-page.tsx";
import { Layout } from "./layout.tsx";
import { ErrorSummary, FirstAid, HiddenFields, type ShownProblem } from "./parts.tsx";
import { RequirementControls } from "./requirements.tsx";
import { Facts, History, offsetOfReader, Told } from "./status-parts.tsx";

/** What was typed into the form of missing fields, when it comes back with problems. */
export interface Addition {
  readonly texts: FieldTexts;
  readonly offsetMinutes?: number;
  readonly problems: readonly FormProblem[];
  /** Nothing at all was filled in. */
  readonly isEmpty?: boolean;
}

interface StatusPartProps {
  readonly view: View;
  readonly status: StatusView;
  readonly addition?: Addition | undefined;
}

interface StatusPageProps extends StatusPartProps {
  readonly files: FoundUploads;
}

/** Where a case stands, what it still needs, and what happened to it. Nothing of any mail is here. */
export const StatusPage = ({ view, status, files, addition }: StatusPageProps) => {
  const { says, words, link, formToken } = view;
  const state = words.states[status.state];
  const title = says.status.title(showReference(status.reference));
  const problems = problemsOf(status, addition, view);
  const needs = status.missing.length > 0;
  return (
    <Layout
      view={view}
      title={`${state.title} – ${title}`}
      hasErrors={problems.length > 0}
      checksInput={status.missing.length > 0}
    >
      <ErrorSummary view={view} problems={problems} />
      <div class={`state ${status.state}`}>
        <h1>
          <span class="overline">{title}</span>
          {state.title}
        </h1>
        <p>{state.meaning}</p>
      </div>
      {status.delivery === "failed" && <Unreached view={view} />}
      {status.waitsForProof && <ConfirmForm view={view} status={status} />}
      {needs && <FirstAid view={view} steps={words.caseTypes[status.caseType].firstAid} />}
      {needs && <MissingForm view={view} status={status} addition={addition} problems={problems} />}
      <Files view={view} reference={status.reference} files={files} offsetMinutes={offsetOfReader(status, view)} />
      <History view={view} status={status} />
      <Facts view={view} status={status} />
      <Told view={view} status={status} />
      <form class="leave" method="post" action={link(`/case/${status.reference}/leave`)}>
        <HiddenFields fields={{ "form-token": formToken }} />
        <button type="button" class="button secondary" data-print hidden>
          {says.layout.print}
        </button>
        <button type="submit" class="button secondary">
          {says.status.leave}
        </button>
        <p class="hint">{says.status.leaveHint}</p>
      </form>
    </Layout>
  );
};

function problemsOf(status: StatusView, addition: Addition | undefined, view: View): ShownProblem[] {
  if (!addition) return [];
  const first = status.missing.flat()[0];
  if (addition.isEmpty && first) return [{ id: first, sentence: view.says.status.nothingTyped }];
  return addition.problems.map((problem) => ({
    id: problem.field,
    sentence: sentenceOf(problem, addition.texts, view),
  }));
}

/** Stands above all else: a customer who does not know it waits for a mail that never comes. */
const Unreached = ({ view: { says } }: { readonly view: View }) => (
  <section class="notice warning" aria-labelledby="unreached">
    <h2 id="unreached">{says.status.unreached.title}</h2>
    <p>{says.status.unreached.text}</p>
  </section>
);

/** The one press that proves that a person at this mailbox wants our mails; opening the link alone proves nothing. */
const ConfirmForm = ({ view, status }: StatusPartProps) => (
  <form method="post" action={view.link(`/case/${status.reference}/confirm`)} class="card">
    <HiddenFields fields={{ "form-token": view.formToken }} />
    <h2>{view.says.status.confirm.title}</h2>
    <p>{view.says.status.confirm.text}</p>
    <div class="actions">
      <button type="submit" class="button">
        {view.says.status.confirm.button}
      </button>
    </div>
  </form>
);

/** Exactly the fields that are missing, each free to wait. */
const MissingForm = ({
  view,
  status,
  addition,
  problems,
}: StatusPartProps & { readonly problems: readonly ShownProblem[] }) => {
  const { says, words, link, formToken } = view;
  const state: ControlState = {
    texts: addition?.texts ?? {},
    offsetMinutes: addition?.offsetMinutes,
    errors: new Map(problems.map(({ id, sentence }) => [id, sentence])),
  };
  return (
    <form
      method="post"
      action={link(`/case/${status.reference}/information`)}
      novalidate
      class="card missing"
      data-check
    >
      <HiddenFields fields={{ "form-token": formToken }} />
      <h2>{words.mail.whatIsMissing}</h2>
      <p class="hint">{says.status.missingLead}</p>
      {status.missing.map((requirement) => (
        <RequirementControls view={view} requirement={requirement} state={state} />
      ))}
      <div class="actions">
        <button type="submit" class="button">
          {says.status.addButton}
        </button>
      </div>
    </form>
  );
};

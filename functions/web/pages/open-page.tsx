import type { View } from "../view.ts";
import { described, Labelled } from "./controls.tsx";
import { Layout } from "./layout.tsx";
import { ErrorSummary, HiddenFields, Notice, type ShownProblem } from "./parts.tsx";

interface OpenPageProps {
  readonly view: View;
  /** What could be told without looking anything up, one entry a control. */
  readonly problems?: readonly ShownProblem[];
  readonly typed?: { readonly reference: string; readonly code: string };
  /** Nothing could be opened; the page does not say why, because that would tell which references exist. */
  readonly hasFailed?: boolean;
}

/** Where a status link leads: a script posts its fragment, and who has no script types reference and access code. */
export const OpenPage = ({ view, problems = [], typed, hasFailed = false }: OpenPageProps) => {
  const { says, link, formToken, deskAddress } = view;
  const errors = new Map(problems.map(({ id, sentence }) => [id, sentence]));
  return (
    <Layout view={view} title={says.open.title} hasErrors={problems.length > 0 || hasFailed} opensLinks>
      <ErrorSummary view={view} problems={problems} />
      {hasFailed && <Notice passage={{ title: says.layout.errorSummary, text: [says.open.failed] }} />}
      <h1>{says.open.title}</h1>
      <form id="open-by-link" method="post" action={link("/case/open")} hidden>
        <HiddenFields fields={{ token: "", "form-token": formToken }} />
        <p role="status">{says.open.opening}</p>
      </form>
      <div id="open-by-code">
        <p class="lead">{says.open.lead}</p>
        <form method="post" action={link("/case/open")} novalidate class="card">
          <HiddenFields fields={{ "form-token": formToken }} />
          <h2>{says.open.byCode}</h2>
          <Labelled
            id="reference"
            view={view}
            label={says.open.referenceLabel}
            hint={says.open.referenceHint}
            error={errors.get("reference")}
          >
            <input
              type="text"
              id="reference"
              name="reference"
              value={typed?.reference ?? ""}
              class="id"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              {...described("reference", errors.has("reference"))}
            />
          </Labelled>
          <Labelled
            id="code"
            view={view}
            label={says.open.codeLabel}
            hint={says.open.codeHint}
            error={errors.get("code")}
          >
            <input
              type="text"
              id="code"
              name="code"
              value={typed?.code ?? ""}
              class="id"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              {...described("code", errors.has("code"))}
            />
          </Labelled>
          <button type="submit" class="button">
            {says.open.button}
          </button>
        </form>
        <section aria-labelledby="no-mail">
          <h2 id="no-mail">{says.open.noMail}</h2>
          <p>
            {says.open.noMailText} <a href={`mailto:${deskAddress}`}>{deskAddress}</a>
          </p>
          <p>
            <a href={link("/find")}>{says.find.link}</a>
          </p>
        </section>
      </div>
    </Layout>
  );
};

import type { Passage } from "#shared/words/pages.ts";
import { findScriptPath } from "../assets.ts";
import type { View } from "../view.ts";
import { described, Labelled } from "./controls.tsx";
import { Layout } from "./layout.tsx";
import { ErrorSummary, HiddenFields } from "./parts.tsx";
import { PassagePage } from "./plain-pages.tsx";

interface FindPageProps {
  readonly view: View;
  /** Work for the browser, which the form goes through without. */
  readonly task: string;
  /** An address that cannot be one, to be put right. */
  readonly typed?: string;
}

/** Asks for an address and nothing else. */
export const FindPage = ({ view, task, typed }: FindPageProps) => {
  const { says, link, formToken } = view;
  const { find } = says;
  const isWrong = typed !== undefined;
  return (
    <Layout view={view} title={find.title} hasErrors={isWrong} script={findScriptPath}>
      <p class="back">
        <a href={link("/")}>{says.layout.home}</a>
      </p>
      <ErrorSummary view={view} problems={isWrong ? [{ id: "email", sentence: find.invalid }] : []} />
      <h1>{find.title}</h1>
      <p class="lead">{find.lead}</p>
      <form method="post" action={link("/find")} novalidate class="card" data-find data-working={find.working}>
        <HiddenFields fields={{ "form-token": formToken, task, proof: "" }} />
        <Labelled id="email" view={view} label={find.label} hint={find.hint} error={isWrong ? find.invalid : undefined}>
          <input
            type="email"
            id="email"
            name="email"
            value={typed ?? ""}
            autocomplete="email"
            spellcheck={false}
            {...described("email", isWrong)}
          />
        </Labelled>
        <button type="submit" class="button">
          {find.button}
        </button>
        <p class="hint" role="status" />
      </form>
    </Layout>
  );
};

/** The answer, the same for every address. */
export const FoundPage = ({ view, passage }: { view: View; passage: Passage }) => (
  <PassagePage view={view} passage={passage}>
    <p class="quiet">
      <a href={view.link("/")}>{view.says.layout.home}</a>
    </p>
  </PassagePage>
);

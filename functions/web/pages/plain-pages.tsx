import type { Child } from "hono/jsx";
import { caseTypeIds, caseTypeRow } from "#shared/domain/case-types.ts";
import type { ErrorPageId, Passage } from "#shared/words/pages.ts";
import { privacyNoticeVersion } from "../privacy-notice.ts";
import type { View } from "../view.ts";
import { Layout } from "./layout.tsx";
import { HiddenFields, NeverAsk } from "./parts.tsx";

interface ErrorPageProps {
  readonly view: View;
  readonly page: ErrorPageId;
  /** A form that came at the wrong moment: where it goes, and what was typed. */
  readonly again?: { readonly action: string; readonly fields: Readonly<Record<string, string>> };
}

/** Why something did not work and what to do now; nothing of what happened inside. */
export const ErrorPage = ({ view, page, again }: ErrorPageProps) => (
  <PassagePage view={view} passage={view.says.errors[page]}>
    {again && (
      <form method="post" action={again.action}>
        <HiddenFields fields={{ ...again.fields, "form-token": view.formToken }} />
        <button type="submit" class="button">
          {view.says.sendAgain}
        </button>
      </form>
    )}
    <p class="quiet">
      <a href={view.link("/")}>{view.says.layout.home}</a>
    </p>
  </PassagePage>
);

/** What anyone sees at a confirmation that is not theirs, whether or not there is such a case. */
export const NotHerePage = ({ view }: { view: View }) => (
  <PassagePage view={view} passage={view.says.notHere}>
    <p>
      <a class="button secondary" href={view.link("/case")}>
        {view.says.start.haveCaseLink}
      </a>
    </p>
  </PassagePage>
);

export const PassagePage = ({ view, passage, children }: { view: View; passage: Passage; children?: Child }) => (
  <Layout view={view} title={passage.title}>
    <h1>{passage.title}</h1>
    <Paragraphs text={passage.text} />
    {children}
  </Layout>
);

const Paragraphs = ({ text }: { text: readonly string[] }) => (
  <>
    {text.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </>
);

/** The privacy notice, with the time that each topic's cases are kept, from the table itself. */
export const PrivacyPage = ({ view }: { view: View }) => {
  const { privacy } = view.says;
  return (
    <Layout view={view} title={privacy.title}>
      <h1>{privacy.title}</h1>
      <p class="hint">{privacy.version(privacyNoticeVersion)}</p>
      {privacy.passages.map(({ title, text }) => (
        <section>
          <h2>{title}</h2>
          <Paragraphs text={text} />
        </section>
      ))}
      <section>
        <h2>{privacy.keeping.title}</h2>
        <Paragraphs text={privacy.keeping.text} />
        <ul>
          {caseTypeIds.map((id) => (
            <li>
              {view.words.mail.fact(
                view.words.caseTypes[id].title,
                privacy.years(Math.round(caseTypeRow(id).retentionDays / 365)),
              )}
            </li>
          ))}
        </ul>
        <Paragraphs text={privacy.keepingAfter} />
      </section>
      <section>
        <h2>{privacy.rights.title}</h2>
        <Paragraphs text={privacy.rights.text} />
        <p>
          <a href={`mailto:${view.deskAddress}`}>{view.deskAddress}</a>
        </p>
      </section>
      <NeverAsk view={view} />
    </Layout>
  );
};

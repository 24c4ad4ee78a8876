import type { Reference } from "#shared/domain/brand.ts";
import { type Case, missingOf } from "#shared/domain/case.ts";
import { caseTypeRow } from "#shared/domain/case-types.ts";
import { maskEmail } from "#shared/domain/customer.ts";
import { showReference } from "#shared/domain/reference.ts";
import type { View } from "../view.ts";
import { described, Labelled } from "./controls.tsx";
import { Layout } from "./layout.tsx";
import { ErrorSummary, FirstAid, HiddenFields } from "./parts.tsx";
import { namesOf } from "./status-parts.tsx";

interface SentPageProps {
  readonly view: View;
  readonly kase: Case;
  readonly mayCorrect: boolean;
  /** A corrected address that could not be read. */
  readonly refused?: { readonly typed: string; readonly sentence: string } | undefined;
}

/** The confirmation: reference, where the mail goes, what happens next and when. Never the link. */
export const SentPage = ({ view, kase, mayCorrect, refused }: SentPageProps) => {
  const { says, words } = view;
  const row = caseTypeRow(kase.caseType);
  const { next, firstAid } = words.caseTypes[kase.caseType];
  const title = row.urgency === "now" ? says.sent.titleUrgent : says.sent.title;
  const missing = missingOf(kase);
  const within = words.within(row.promiseHours);
  return (
    <Layout view={view} title={title} hasErrors={refused !== undefined}>
      <ErrorSummary view={view} problems={refused ? [{ id: "email", sentence: refused.sentence }] : []} />
      <ReferencePanel view={view} title={title} reference={kase.reference} />
      <FirstAid view={view} steps={firstAid} />
      <section class="card" aria-labelledby="mail">
        <h2 id="mail">{words.mail.statusLink}</h2>
        {kase.email && <p>{says.sent.mailOnItsWay(maskEmail(kase.email))}</p>}
        <p>{says.sent.linkOnlyInMail}</p>
        <p class="hint">{says.sent.noMail}</p>
      </section>
      {missing.length > 0 && (
        <section class="card" aria-labelledby="missing">
          <h2 id="missing">{words.mail.whatIsMissing}</h2>
          <ul>
            {missing.map((requirement) => (
              <li>{namesOf(requirement, view)}</li>
            ))}
          </ul>
        </section>
      )}
      <section class="card" aria-labelledby="next">
        <h2 id="next">{words.mail.whatHappensNext}</h2>
        <ol class="steps">
          {next.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p class="promise">{kase.promisedBy ? says.sent.answer(within) : words.mail.answerOnceComplete(within)}</p>
      </section>
      {mayCorrect && <CorrectAddress view={view} kase={kase} refused={refused} />}
      <Another view={view} />
    </Layout>
  );
};

/** What can be said while the case waits to be filed: the table was out of reach when the form came. */
export const PendingPage = ({ view, reference }: { view: View; reference: Reference }) => (
  <Layout view={view} title={view.says.sent.title}>
    <ReferencePanel view={view} title={view.says.sent.title} reference={reference} />
    {view.says.sent.pending.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
    <Another view={view} />
  </Layout>
);

const ReferencePanel = ({ view, title, reference }: { view: View; title: string; reference: Reference }) => (
  <div class="confirmation">
    <h1>{title}</h1>
    <p>
      {view.says.sent.reference}
      <strong class="reference">{showReference(reference)}</strong>
    </p>
    <p class="hint">
      {view.says.sent.keep}{" "}
      <button type="button" class="link" data-print hidden>
        {view.says.layout.print}
      </button>
    </p>
  </div>
);

const CorrectAddress = ({ view, kase, refused }: Pick<SentPageProps, "view" | "kase" | "refused">) => {
  const { says, link, formToken } = view;
  return (
    <details class="card correct" open={refused !== undefined}>
      <summary>{says.sent.correct}</summary>
      <form method="post" action={link(`/sent/${kase.reference}/address`)} novalidate>
        <HiddenFields fields={{ "form-token": formToken }} />
        <Labelled
          id="email"
          view={view}
          label={says.sent.correctLabel}
          hint={says.sent.correctHint}
          error={refused?.sentence}
        >
          <input
            type="email"
            id="email"
            name="email"
            value={refused?.typed ?? ""}
            class="wide"
            autocomplete="email"
            autocapitalize="none"
            spellcheck={false}
            {...described("email", refused !== undefined)}
          />
        </Labelled>
        <button type="submit" class="button secondary">
          {says.sent.correctButton}
        </button>
      </form>
    </details>
  );
};

const Another = ({ view }: { view: View }) => (
  <p class="quiet">
    <a href={view.link("/")}>{view.says.sent.another}</a>
  </p>
);

import type { Instant } from "#shared/domain/brand.ts";
import { showTwoZones } from "#shared/domain/show-value.ts";
import type { Passage } from "#shared/words/pages.ts";
import type { View } from "../view.ts";

/** One sentence about one control, for the summary and for the control itself. */
export interface ShownProblem {
  /** Id of the control. */
  readonly id: string;
  readonly sentence: string;
}

/** Every problem at the top of the page, each a link to its control. A script gives it the focus. */
export const ErrorSummary = ({ view, problems }: { view: View; problems: readonly ShownProblem[] }) =>
  problems.length === 0 ? null : (
    <div class="notice error-summary" role="alert" tabindex={-1} data-focus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{view.says.layout.errorSummary}</h2>
      <ul>
        {problems.map(({ id, sentence }) => (
          <li>
            <a href={`#${id}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  );

/** Something that has to be known before anything else on the page. */
export const Notice = ({ passage }: { passage: Passage }) => (
  <div class="notice warning" role="alert" tabindex={-1} data-focus>
    <h2>{passage.title}</h2>
    {passage.text.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </div>
);

/** The steps to take at once, where somebody else may be in the account. */
export const FirstAid = ({ view, steps }: { view: View; steps: readonly string[] | undefined }) =>
  steps === undefined ? null : (
    <section class="notice urgent" aria-labelledby="first-aid">
      <h2 id="first-aid">{view.words.mail.firstAid}</h2>
      <ol>
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </section>
  );

export const NeverAsk = ({ view: { words } }: { view: View }) => (
  <section class="never" aria-labelledby="never">
    <h2 id="never">{words.mail.weNeverAskTitle}</h2>
    <ul>
      {words.weNeverAsk.map((thing) => (
        <li>{thing}</li>
      ))}
    </ul>
  </section>
);

export const HiddenFields = ({ fields }: { fields: Readonly<Record<string, string | undefined>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) =>
      value === undefined ? null : <input type="hidden" name={name} value={value} />,
    )}
  </>
);

/** A moment in the zone that the reader lives by, and in UTC. */
export const Time = ({ at, offsetMinutes }: { at: Instant; offsetMinutes: number }) => (
  <time datetime={at}>{showTwoZones(at, offsetMinutes)}</time>
);

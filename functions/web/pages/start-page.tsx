import { type CaseTypeId, caseTypeIds, caseTypeRow } from "#shared/domain/case-types.ts";
import type { View } from "../view.ts";
import { Layout } from "./layout.tsx";
import { NeverAsk } from "./parts.tsx";

const urgent = caseTypeIds.filter((id) => caseTypeRow(id).urgency === "now");
const others = caseTypeIds.filter((id) => caseTypeRow(id).urgency !== "now");

/** What this is, and what the case is about: the urgent kinds first and apart. */
export const StartPage = ({ view }: { view: View }) => {
  const { start } = view.says;
  return (
    <Layout view={view} title={start.title}>
      <h1>{start.title}</h1>
      <p class="lead">{start.lead}</p>
      <section class="urgent-topics" aria-labelledby="urgent">
        <h2 id="urgent">{start.urgent}</h2>
        <Topics view={view} ids={urgent} />
        <p class="hint">{start.urgentHint}</p>
      </section>
      <section aria-labelledby="topics">
        <h2 id="topics">{start.topics}</h2>
        <Topics view={view} ids={others} />
      </section>
      <section class="have-case" aria-labelledby="have-case">
        <h2 id="have-case">{start.haveCase}</h2>
        <p>{start.haveCaseText}</p>
        <p>
          <a class="button secondary" href={view.link("/case")}>
            {start.haveCaseLink}
          </a>
        </p>
        <p>
          <a href={view.link("/find")}>{view.says.find.link}</a>
        </p>
        <p>
          <a href={view.link("/check")}>{view.says.txidCheck.link}</a>
        </p>
      </section>
      <NeverAsk view={view} />
    </Layout>
  );
};

const Topics = ({ view, ids }: { view: View; ids: readonly CaseTypeId[] }) => (
  <ul class="topics">
    {ids.map((id) => (
      <li>
        <a href={view.link(`/new/${id}`)}>{view.words.caseTypes[id].title}</a>
        <p>{view.words.caseTypes[id].summary}</p>
      </li>
    ))}
  </ul>
);

import type { Requirement } from "#shared/domain/case-types.ts";
import { languages } from "#shared/domain/languages.ts";
import type { StatusView } from "#shared/intake/status-view.ts";
import type { View } from "../view.ts";
import { Time } from "./parts.tsx";

/** A requirement by the names of its fields: "UID or E-mail of the account". */
export const namesOf = (requirement: Requirement, { words }: View): string =>
  words.or([requirement].flat().map((field) => words.fields[field].label));

/** The zone that the customer lives by: the one of a time that they gave, or what writers of the language mean. */
export const offsetOfReader = (status: StatusView, { language }: View): number =>
  status.fields.find(({ zone }) => zone)?.zone?.offsetMinutes ?? languages[language].assumedOffsetMinutes;

interface PartProps {
  readonly view: View;
  readonly status: StatusView;
}

export const Facts = ({ view, status }: PartProps) => {
  const { says, words } = view;
  const offsetMinutes = offsetOfReader(status, view);
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{says.status.facts}</h2>
      <dl class="facts">
        <div>
          <dt>{says.status.about}</dt>
          <dd>{words.caseTypes[status.caseType].title}</dd>
        </div>
        <div>
          <dt>{words.mail.receivedAt}</dt>
          <dd>
            <Time at={status.receivedAt} offsetMinutes={offsetMinutes} />
          </dd>
        </div>
        {status.promisedBy && (
          <div>
            <dt>{words.mail.promisedBy}</dt>
            <dd>
              <Time at={status.promisedBy} offsetMinutes={offsetMinutes} />
            </dd>
          </div>
        )}
        <div>
          <dt>{says.status.updatedAt}</dt>
          <dd>
            <Time at={status.updatedAt} offsetMinutes={offsetMinutes} />
          </dd>
        </div>
        {status.emailMasked && (
          <div>
            <dt>{says.status.mailTo}</dt>
            <dd>{status.emailMasked}</dd>
          </div>
        )}
        <div>
          <dt>{says.status.deliveryLabel}</dt>
          <dd class={`delivery ${status.delivery}`}>{says.status.delivery[status.delivery]}</dd>
        </div>
      </dl>
    </section>
  );
};

/** What came through our own forms, masked; of what came by mail only that it is there. */
export const Told = ({ view, status }: PartProps) => {
  const { says, words } = view;
  if (status.fields.length === 0) return null;
  return (
    <section class="card" aria-labelledby="told">
      <h2 id="told">{says.status.told}</h2>
      <p class="hint">{says.status.toldHint}</p>
      <dl class="facts">
        {status.fields.map((told) => (
          <div>
            <dt>{words.fields[told.field].label}</dt>
            <dd>{shownValue(told, view)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

function shownValue({ field, from, shown }: StatusView["fields"][number], { words, says }: View): string {
  if (from === "mail") return says.status.byMail;
  if (!shown) return words.mail.present;
  return words.fields[field].options?.[shown] ?? (field === "network" ? networkName(shown, words.networks) : shown);
}

const networkName = (id: string, names: Readonly<Record<string, string>>): string =>
  Object.hasOwn(names, id) ? (names[id] ?? id) : id;

export const History = ({ view, status }: PartProps) => {
  const { says, words } = view;
  const offsetMinutes = offsetOfReader(status, view);
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{says.status.history}</h2>
      <ol class="history">
        {status.history.map((entry) => (
          <li class={entry.by}>
            <p class="what">{says.status.historyOf[entry.kind]}</p>
            <p class="hint">
              <Time at={entry.at} offsetMinutes={offsetMinutes} />
            </p>
            {entry.state && entry.kind !== "received" && <p>{says.status.newState(words.states[entry.state].title)}</p>}
            {entry.fields && <p>{entry.fields.map((field) => words.fields[field].label).join(" · ")}</p>}
            {entry.message && <blockquote>{entry.message}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
};

import { networkIds } from "#shared/domain/networks.ts";
import type { View } from "../view.ts";
import { described, Labelled, LiveAnswer } from "./controls.tsx";
import { Layout } from "./layout.tsx";
import { ErrorSummary, HiddenFields, type ShownProblem } from "./parts.tsx";

/** What the page says about a text that was sent. */
export interface CheckedTxid {
  readonly advice: string;
  readonly canonical?: string;
}

interface CheckTxidPageProps {
  readonly view: View;
  /** What was sent, except for a text that may be a secret, which no page repeats. */
  readonly typed?: { readonly text: string; readonly network: string };
  readonly checked?: CheckedTxid;
  readonly problem?: string;
}

/** Is this a transaction hash? A form whose answer is on the same page, and never in an address. */
export const CheckTxidPage = ({ view, typed, checked, problem }: CheckTxidPageProps) => {
  const { says, link, formToken } = view;
  const ours = says.txidCheck;
  const problems: ShownProblem[] = problem === undefined ? [] : [{ id: "txid", sentence: problem }];
  return (
    <Layout view={view} title={ours.title} hasErrors={problems.length > 0} checksInput>
      <p class="back">
        <a href={link("/")}>{says.layout.home}</a>
      </p>
      <ErrorSummary view={view} problems={problems} />
      <h1>{ours.title}</h1>
      <p class="lead">{ours.lead}</p>
      {checked && <Result view={view} checked={checked} />}
      <form method="post" action={link("/check")} novalidate class="card" data-check>
        <HiddenFields fields={{ "form-token": formToken }} />
        <Labelled id="txid" view={view} label={ours.label} hint={ours.hint} error={problem}>
          <input
            type="text"
            id="txid"
            name="txid"
            value={typed?.text ?? ""}
            class="wide id"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            {...described("txid", problem !== undefined)}
          />
          <LiveAnswer field="txid" />
        </Labelled>
        <Labelled id="network" view={view} label={ours.network} hint={ours.networkHint}>
          <select id="network" name="network" {...described("network", false)}>
            <option value="">{ours.anyNetwork}</option>
            {networkIds.map((id) => (
              <option value={id} selected={typed?.network === id}>
                {view.words.networks[id]}
              </option>
            ))}
          </select>
        </Labelled>
        <button type="submit" class="button">
          {ours.button}
        </button>
      </form>
    </Layout>
  );
};

const Result = ({ view, checked }: { view: View; checked: CheckedTxid }) => (
  <div class="notice" role="status" tabindex={-1} data-focus aria-labelledby="result">
    <h2 id="result">{view.says.txidCheck.result}</h2>
    <p>{checked.advice}</p>
    {checked.canonical !== undefined && (
      <p>
        {view.says.txidCheck.canonical} <code>{checked.canonical}</code>
      </p>
    )}
  </div>
);

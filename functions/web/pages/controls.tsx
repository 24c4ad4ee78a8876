import type { Child } from "hono/jsx";
import { type FieldId, type FieldKind, fieldRow } from "#shared/domain/fields.ts";
import { languages } from "#shared/domain/languages.ts";
import { networkIds } from "#shared/domain/networks.ts";
import type { FieldTexts } from "../form-input.ts";
import type { View } from "../view.ts";
import { zoneName, zones } from "./zones.ts";

/** What the controls of a form show: what was typed, and what is wrong with it. */
export interface ControlState {
  readonly texts: FieldTexts;
  readonly offsetMinutes?: number | undefined;
  /** Sentence per control. */
  readonly errors: ReadonlyMap<string, string>;
}

interface ControlProps {
  readonly view: View;
  readonly field: FieldId;
  readonly state: ControlState;
  readonly optional?: boolean;
}

/** The control of one field, by its kind. */
export const Control = (props: ControlProps) => controls[fieldRow(props.field).kind](props);

/** How the keyboard of a phone and the memory of a browser treat a line of each kind. */
const lineAttributes: Partial<Record<FieldKind, Record<string, string>>> = {
  uid: { inputmode: "numeric", autocomplete: "off", spellcheck: "false" },
  contact: { autocomplete: "email", autocapitalize: "none", spellcheck: "false" },
  coin: { autocomplete: "off", autocapitalize: "characters", spellcheck: "false" },
  txid: { autocomplete: "off", autocapitalize: "none", spellcheck: "false", class: "wide id" },
  address: { autocomplete: "off", autocapitalize: "none", spellcheck: "false", class: "wide id" },
  amount: { inputmode: "decimal", autocomplete: "off" },
  time: { autocomplete: "off", spellcheck: "false" },
  code: { autocomplete: "off", autocapitalize: "none", spellcheck: "false", class: "wide id" },
  line: { autocomplete: "off", class: "wide" },
};

const controls: Record<FieldKind, (props: ControlProps) => Child> = {
  uid: (props) => <Line {...props} />,
  contact: (props) => <Line {...props} />,
  coin: (props) => <Line {...props} />,
  txid: (props) => <TxidLine {...props} />,
  address: (props) => <Line {...props} />,
  amount: (props) => <Line {...props} />,
  code: (props) => <Line {...props} />,
  line: (props) => <Line {...props} />,
  time: (props) => (
    <>
      <Line {...props} />
      <ZoneSelect {...props} />
    </>
  ),
  network: (props) => <NetworkSelect {...props} />,
  choice: (props) => <Choice {...props} />,
  text: (props) => <LongText {...props} />,
};

const Line = (props: ControlProps) => {
  const { view, field, state, optional } = props;
  const { label, hint } = view.words.fields[field];
  return (
    <Labelled {...about(props)} view={view} label={label} hint={hint} optional={optional}>
      <input
        type="text"
        id={field}
        name={field}
        value={state.texts[field] ?? ""}
        {...lineAttributes[fieldRow(field).kind]}
        {...described(field, state.errors.has(field))}
      />
    </Labelled>
  );
};

/** The transaction id with the place in which a script says what it is, and the page that says it without one. */
const TxidLine = (props: ControlProps) => {
  const { view, field, state, optional } = props;
  const { label, hint, where } = view.words.fields[field];
  return (
    <Labelled id={field} view={view} label={label} hint={hint} optional={optional} error={state.errors.get(field)}>
      <input
        type="text"
        id={field}
        name={field}
        value={state.texts[field] ?? ""}
        {...lineAttributes.txid}
        {...described(field, state.errors.has(field))}
      />
      <LiveAnswer field={field} />
      <Where view={view} where={where}>
        <p>
          <a href={view.link("/check")} target="_blank" rel="noopener">
            {view.says.txidCheck.linkFromField}
          </a>
        </p>
      </Where>
    </Labelled>
  );
};

/** Where a script answers while somebody types. Read out when it changes, without taking the focus away. */
export const LiveAnswer = ({ field }: { field: string }) => (
  <p class="answer" id={`${field}-answer`} role="status" aria-live="polite" />
);

const LongText = (props: ControlProps) => {
  const { view, field, state, optional } = props;
  const { label, hint } = view.words.fields[field];
  return (
    <Labelled {...about(props)} view={view} label={label} hint={hint} optional={optional}>
      <textarea id={field} name={field} rows={5} class="wide" {...described(field, state.errors.has(field))}>
        {state.texts[field] ?? ""}
      </textarea>
    </Labelled>
  );
};

const NetworkSelect = (props: ControlProps) => {
  const { view, field, state, optional } = props;
  const { label, hint } = view.words.fields[field];
  return (
    <Labelled {...about(props)} view={view} label={label} hint={hint} optional={optional}>
      <select id={field} name={field} {...described(field, state.errors.has(field))}>
        <option value="">{view.says.form.chooseNetwork}</option>
        {networkIds.map((id) => (
          <option value={id} selected={state.texts[field] === id}>
            {view.words.networks[id]}
          </option>
        ))}
      </select>
    </Labelled>
  );
};

/** Begins with a choice that is none: a zone that stood there before anybody looked must not pass for a chosen one. */
const ZoneSelect = ({ view, field, state }: ControlProps) => {
  const { form } = view.says;
  // A script may propose the browser's own to who has not been here yet, and not over an answer.
  const isUntouched = state.offsetMinutes === undefined && state.texts[field] === undefined;
  const assumed = zoneName(languages[view.language].assumedOffsetMinutes);
  return (
    <div class="field">
      <label for="zone">{form.zone}</label>
      <p class="hint" id="zone-hint">
        {form.zoneHint}
      </p>
      <select id="zone" name="zone" aria-describedby="zone-hint" data-browser-zone={isUntouched ? "" : undefined}>
        <option value="">{form.zoneNotSure(assumed)}</option>
        {zones.map(({ offsetMinutes, name }) => (
          <option value={String(offsetMinutes)} selected={offsetMinutes === state.offsetMinutes}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
};

/**
 * Radios. The first carries the id of the field, so that a link of the error summary leads to it. A radiogroup and not a
 * fieldset, because only the former may be said to be invalid (WAI-ARIA 1.2, aria-invalid).
 */
const Choice = (props: ControlProps) => {
  const { view, field, state, optional } = props;
  const { label, hint, options: names } = view.words.fields[field];
  const { where, error } = about(props);
  return (
    <div
      role="radiogroup"
      class={error ? "field wrong" : "field"}
      aria-labelledby={`${field}-label`}
      aria-describedby={describedBy(field, error !== undefined)}
      aria-invalid={error ? "true" : undefined}
    >
      <p class="label" id={`${field}-label`}>
        {label} {optional && <Optional view={view} />}
      </p>
      <p class="hint" id={`${field}-hint`}>
        {hint}
      </p>
      <ErrorText id={field} view={view} error={error} />
      {(fieldRow(field).options ?? []).map((option, index) => {
        const id = index === 0 ? field : `${field}-${option}`;
        return (
          <div class="choice">
            <input type="radio" id={id} name={field} value={option} checked={state.texts[field] === option} />
            <label for={id}>{names?.[option] ?? option}</label>
          </div>
        );
      })}
      <Where view={view} where={where} />
    </div>
  );
};

const about = ({ view, field, state }: ControlProps) => ({
  id: field,
  where: view.words.fields[field].where,
  error: state.errors.get(field),
});

const describedBy = (id: string, wrong: boolean): string => (wrong ? `${id}-error ${id}-hint` : `${id}-hint`);

/** What ties a control to its hint and its error for those who hear the page. */
export const described = (id: string, wrong: boolean) => ({
  "aria-describedby": describedBy(id, wrong),
  ...(wrong && { "aria-invalid": "true" as const }),
});

interface LabelledProps {
  readonly id: string;
  readonly view: View;
  readonly label: string;
  readonly hint: string;
  readonly where?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly children?: Child;
}

/** A control with its label, its hint, its error, and where its value is to be found. */
export const Labelled = ({ id, view, label, hint, where, error, optional, children }: LabelledProps) => (
  <div class={error ? "field wrong" : "field"}>
    <label for={id}>
      {label} {optional && <Optional view={view} />}
    </label>
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
    <ErrorText id={id} view={view} error={error} />
    {children}
    {where && <Where view={view} where={where} />}
  </div>
);

const Optional = ({ view }: { view: View }) => <span class="optional">{view.says.form.optional}</span>;

const Where = ({ view, where, children }: { view: View; where: string; children?: Child }) => (
  <details class="where">
    <summary>{view.says.form.where}</summary>
    <p>{where}</p>
    {children}
  </details>
);

const ErrorText = ({ id, view, error }: { id: string; view: View; error: string | undefined }) =>
  error === undefined ? null : (
    <p class="error" id={`${id}-error`}>
      <span class="unseen">{view.says.layout.error}</span> {error}
    </p>
  );

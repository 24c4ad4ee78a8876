import type { Requirement } from "#shared/domain/case-types.ts";
import type { View } from "../view.ts";
import { Control, type ControlState } from "./controls.tsx";

interface RequirementProps {
  readonly view: View;
  readonly requirement: Requirement;
  readonly state: ControlState;
}

/** The control of a requirement, or those of all that would meet it, put together under one heading. */
export const RequirementControls = ({ view, requirement, state }: RequirementProps) => {
  const fields = [requirement].flat();
  const [only] = fields;
  if (fields.length === 1 && only) return <Control view={view} field={only} state={state} />;
  return (
    <fieldset class="any-of">
      <legend>{view.says.form.anyOneOf}</legend>
      {fields.map((field) => (
        <Control view={view} field={field} state={state} />
      ))}
    </fieldset>
  );
};

import type { FieldId } from "./fields.ts";
import type { NetworkId } from "./networks.ts";

/** Where a value was found and by which rule, so that an agent can judge it. */
export interface Provenance {
  readonly place: "form" | "api" | "mail-subject" | "mail-body";
  /** The rule that found it in free text: `label`, `explorer-url`. Absent where the customer filled a field. */
  readonly rule?: string;
}

/** How the zone of a time was known. `assumed` is shown back in two zones, so that a wrong guess is seen. */
export interface Zone {
  readonly offsetMinutes: number;
  readonly known: "stated" | "chosen" | "assumed";
}

/** A field as it was understood, beside the text as it was typed, which is never thrown away. */
export interface FieldValue {
  /** Canonical: an id in its network's form, an instant, a decimal string, a network id, or the trimmed text. */
  readonly value: string;
  readonly asTyped: string;
  readonly provenance: Provenance;
  /** For a time. */
  readonly zone?: Zone;
  /** For a transaction id or address: the network it was checked against, absent where none could be told. */
  readonly network?: NetworkId;
}

export type FieldValues = Partial<Record<FieldId, FieldValue>>;

/** Fields with several values that contradict each other. */
export type FieldConflicts = Partial<Record<FieldId, readonly FieldValue[]>>;

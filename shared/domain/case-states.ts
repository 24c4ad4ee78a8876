interface CaseStateRow {
  /** States that the desk may move the case to from here. */
  readonly next: readonly string[];
  /** Whether our promise of time runs: it stops while the customer has to answer. */
  readonly clockRuns: boolean;
  /** Whether the case waits for an agent. */
  readonly open: boolean;
}

/** Every state of a case, in the customer's order. What each means is said in `shared/words`. */
export const caseStates = {
  "needs-information": { next: ["in-progress", "answered", "paused", "closed"], clockRuns: false, open: true },
  received: { next: ["needs-information", "in-progress", "answered", "paused", "closed"], clockRuns: true, open: true },
  "in-progress": { next: ["needs-information", "answered", "paused", "closed"], clockRuns: true, open: true },
  answered: { next: ["needs-information", "in-progress", "closed"], clockRuns: false, open: true },
  paused: { next: ["needs-information", "in-progress", "answered", "closed"], clockRuns: false, open: true },
  closed: { next: ["in-progress"], clockRuns: false, open: false },
} as const satisfies Record<string, CaseStateRow>;

export type CaseState = keyof typeof caseStates;
export const caseStateIds = Object.keys(caseStates) as [CaseState, ...CaseState[]];
export const caseStateRow = (state: CaseState): CaseStateRow => caseStates[state];
export const isCaseState = (text: string): text is CaseState => Object.hasOwn(caseStates, text);

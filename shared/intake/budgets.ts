interface Budget {
  readonly limit: number;
  readonly windowSeconds: number;
}

const hour = 3600;
const day = 24 * hour;

/**
 * How many mails one address may be sent in a window, apart per purpose, so that nobody can use one up for another.
 * First acknowledgements go to addresses that anyone may have typed; an agent's words are never limited.
 */
export const budgets = {
  "first-acknowledgement": [
    { limit: 3, windowSeconds: hour },
    { limit: 10, windowSeconds: day },
  ],
  "case-notice": [
    { limit: 3, windowSeconds: hour },
    { limit: 10, windowSeconds: day },
  ],
  "proven-address": [{ limit: 20, windowSeconds: day }],
  none: [],
} as const satisfies Record<string, readonly Budget[]>;

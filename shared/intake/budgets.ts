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
  "lost-link": [{ limit: 5, windowSeconds: hour }],
  "case-notice": [
    { limit: 3, windowSeconds: hour },
    { limit: 10, windowSeconds: day },
  ],
  "proven-address": [{ limit: 20, windowSeconds: day }],
  none: [],
} as const satisfies Record<string, readonly Budget[]>;

export type BudgetName = keyof typeof budgets;

/**
 * The breaker: what all addresses together may be sent in an hour. A desk that really writes more raises it; one that is
 * abused as a cannon stops here. Past `automatic` only agents' words go out, past `all` nothing does.
 */
export const breaker = { windowSeconds: hour, automatic: 2_000, all: 3_000 } as const;

/**
 * Shares of an hour's mails past which the provider would put the account under review (SES: 5 % bounces, 0.1 %
 * complaints), with a margin, and the fewest of them that mean anything.
 */
export const reputation = {
  bounced: { share: 0.03, atLeast: 30 },
  complained: { share: 0.0005, atLeast: 3 },
} as const;

/** Names of the counters over all addresses. */
export const counters = { sent: "sent", bounced: "bounced", complained: "complained" } as const;

/** How long, at the least, an address that complained gets nothing but what an agent writes; twice as long at the most. */
export const complaintSeconds = 365 * day;

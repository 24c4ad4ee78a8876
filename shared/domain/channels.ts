interface ChannelRow {
  /** What a known idempotency key with another body means: a correction of the same case, or a caller's mistake. */
  readonly otherBody: "correction" | "refused";
  /** Whether the address was only typed (nobody has shown that it is theirs) or came with a mail that can prove it. */
  readonly address: "typed" | "from-mail";
  /** Whether the customer may see again on the status page what came this way (Ticket Trick: never a mail). */
  readonly shownToCustomer: boolean;
  /** The folder below `functions/` whose handler receives it. */
  readonly handler: "web" | "email";
}

/** Every way in. All of them end in a `Submission` and in `receive`. */
export const channels = {
  form: { otherBody: "correction", address: "typed", shownToCustomer: true, handler: "web" },
  api: { otherBody: "refused", address: "typed", shownToCustomer: true, handler: "web" },
  email: { otherBody: "refused", address: "from-mail", shownToCustomer: false, handler: "email" },
} as const satisfies Record<string, ChannelRow>;

export type ChannelId = keyof typeof channels;

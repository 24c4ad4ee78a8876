/**
 * What can be wrong with one field, as a stable code. `detail` is a short machine-made hint (a network id, a position,
 * a length), never the customer's text. Each code has a sentence per language in `shared/words`.
 *
 * | code | detail |
 * |---|---|
 * | too-long | the most characters that the field takes |
 * | txid-is-address, txid-wrong-network, address-wrong-network | networks that it fits: their ids, joined by `,`; absent for a link to a network that is not in the table |
 * | txid-misspelt | 1-based position of the wrong character in the cleaned text; absent where only upper and lower case can be wrong |
 * | txid-wrong-length | how many characters it has |
 * | time-unreadable | `no-time-of-day` where only a date was given |
 * | time-ambiguous | the readings, `2024-03-05 15:20 UTC+08:00`, or dates alone, joined by `,` |
 */
export const problemCodes = [
  "missing",
  "too-long",
  "unknown-field",
  "not-text",
  "choice-unknown",
  "email-unreadable",
  "contact-unreadable",
  "uid-is-email",
  "uid-is-phone",
  "uid-is-order-number",
  "uid-is-invite-code",
  "uid-is-nickname",
  "uid-is-sub-account",
  "uid-unreadable",
  "txid-is-address",
  "txid-is-address-page",
  "txid-is-block-page",
  "txid-is-block-hash",
  "txid-is-testnet",
  "txid-is-internal-transfer",
  "txid-pending",
  "txid-is-order-number",
  "txid-truncated",
  "txid-wrong-network",
  "txid-needs-0x",
  "txid-misspelt",
  "txid-wrong-length",
  "txid-several",
  "txid-named-otherwise",
  "txid-is-misspelt-address",
  "txid-unreadable",
  "address-is-txid",
  "address-wrong-network",
  "address-checksum",
  "address-truncated",
  "address-unreadable",
  "network-unknown",
  "amount-unreadable",
  "amount-ambiguous",
  "amount-not-positive",
  "time-unreadable",
  "time-ambiguous",
  "time-in-future",
  "time-too-early",
  "reference-misspelt",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** One field that cannot be used as it was typed. */
export interface Problem<Field extends string = string> {
  readonly field: Field;
  readonly code: ProblemCode;
  readonly detail?: string;
}

/** What a secret is; a mark, an advice and the desk's view name it by this. */
export const secretKinds = [
  "recovery-phrase",
  "private-key",
  "extended-key",
  "keystore",
  "possible-key",
  "api-secret",
  "password",
  "one-time-code",
  "card-number",
] as const;
export type SecretKind = (typeof secretKinds)[number];

/**
 * `certain`: a checksum or a derived key says so. `likely`: words, labels and shape say so. `ambiguous`: 64 hexadecimal
 * digits that nothing near tells from a transaction id.
 */
export type Certainty = "certain" | "likely" | "ambiguous";

/** Where a secret stands: `start` and `end` (exclusive) in UTF-16 units of the text that was searched. */
export interface SecretSpan {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
  readonly certainty: Certainty;
}

/** What a secret opens, which decides what its owner has to do at once. */
export type SecretScope = "wallet" | "account" | "card";

/** What each kind opens. */
export const secretScopes: Readonly<Record<SecretKind, SecretScope>> = {
  "recovery-phrase": "wallet",
  "private-key": "wallet",
  "extended-key": "wallet",
  keystore: "wallet",
  "possible-key": "wallet",
  "api-secret": "account",
  password: "account",
  "one-time-code": "account",
  "card-number": "card",
};

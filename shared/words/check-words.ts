import type { Words } from "./words.ts";

/**
 * What is said while somebody types, on the page `/check` and by the API that checks. Apart from `Words`, because the
 * script in the browser carries these sentences along and nothing that it does not say.
 */
export interface CheckWords {
  readonly problems: Words["problems"];
  readonly networks: Words["networks"];
  /** The field's label, for sentences that name it. */
  readonly label: string;
  /** Joins the names of networks. */
  readonly separator: string;
  /** Behind the names that are listed, where there are more. */
  readonly more: string;
  /** A usable id, of this network or of one of these. */
  readonly found: (network: string) => string;
  /** A usable id that several networks share: the one question to ask. */
  readonly ambiguous: (networks: string) => string;
  /** The same where it may as well be an address, of one of `addresses`. */
  readonly ambiguousOrAddress: (networks: string, addresses: string) => string;
  /** The network was empty and has been filled from the id. */
  readonly proposed: (network: string) => string;
  /** What to do about a secret that stands in a text. */
  readonly secret: string;
  /** In a form, before anything is sent. */
  readonly secretBeforeSending: string;
}

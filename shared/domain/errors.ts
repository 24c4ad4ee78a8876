/**
 * Every refusal that a person or a program may see. The sentence is for logs and for API callers in English;
 * what customers read comes from `shared/words`, and the HTTP status from `functions/web/errors.ts`.
 */
export const errorCodes = {
  "invalid-fields": "One or more fields are not usable; `errors` names each with its code.",
  "invalid-json": "The body is not JSON of the expected shape.",
  "body-too-large": "The body is larger than the limit.",
  "unsupported-media-type": "Send application/json, or application/x-www-form-urlencoded for a form.",
  "idempotency-key-reused": "This Idempotency-Key was used with another body. Send a new key for a new submission.",
  "not-found": "There is nothing under this address.",
  "no-such-case": "No case can be opened with what was given.",
  "not-authorised": "A valid bearer token is needed.",
  "cross-site": "The request did not come from our own page.",
  "form-expired": "The form could not be verified; it was renewed and the text kept.",
  "transition-not-allowed": "The case cannot go from its state to that state.",
  "nobody-to-tell": "The case has no address, so that a message would reach nobody.",
  "changed-meanwhile": "Somebody else changed the case. Read it again, then repeat the change.",
  "address-locked": "The address of this case can no longer be corrected from here.",
  "method-not-allowed": "This method does not work on this address.",
  "too-many": "Too many requests from this caller in the last hour.",
  "try-again": "The service could not finish the request now. Try again in a few seconds.",
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof errorCodes;

/** A refusal that its receiver can act on. Everything else that is thrown is a fault of ours. */
export class IntakeError extends Error {
  override readonly name = "IntakeError";
  readonly code: ErrorCode;
  /** One entry per field, with a code of `problems.ts`, when the code is `invalid-fields`. */
  readonly fields: readonly { readonly field: string; readonly code: string; readonly detail?: string }[];

  constructor(code: ErrorCode, options?: { detail?: string; cause?: unknown; fields?: IntakeError["fields"] }) {
    super(options?.detail ? `${code}: ${options.detail}` : code, options);
    this.code = code;
    this.fields = options?.fields ?? [];
  }
}

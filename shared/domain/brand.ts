/** A string that has been checked to be one particular thing, so that two of them cannot be mixed up. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-23T08:15:00.000Z`. It sorts as text. */
export type Instant = Brand<string, "Instant">;

/** Milliseconds since 1970 as an instant. */
export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString() as Instant;

/** An instant moved by a number of seconds. */
export const addSeconds = (at: Instant, seconds: number): Instant => toInstant(Date.parse(at) + seconds * 1000);

/** Seconds since 1970 at which the window of `now` began; windows are aligned to the epoch. */
export const windowStartOf = (windowSeconds: number, now: Instant): number =>
  Math.floor(Date.parse(now) / 1000 / windowSeconds) * windowSeconds;

/** A customer's UID. Always text: past 15 digits a number loses its last digits. */
export type Uid = Brand<string, "Uid">;

/** A case's reference in canonical form, `PC-` and ten characters without the middle hyphen. */
export type Reference = Brand<string, "Reference">;

/** One mailbox, addr-spec only, domain in lower case. */
export type EmailAddress = Brand<string, "EmailAddress">;

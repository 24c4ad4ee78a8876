import * as z from "zod/mini";

const nonEmpty = z.string().check(z.minLength(1));
const secret = z.string().check(z.minLength(32));
// As a browser writes it in an `Origin` header, which is compared with it: lower case, no default port, no path.
const origin = z
  .string()
  .check(z.refine((text) => /^https?:/.test(text) && isOrigin(text), "is not an origin as browsers write it"));
const address = z.string().check(z.regex(/^[^\s@]+@[^\s@]+$/));

/**
 * Every environment variable that Postcase's functions read, one schema each. `stacks` sets exactly these keys, and
 * `stacks/local` the same ones; only `AWS_*` (region, credentials, endpoints) is read by the SDK itself.
 */
const keys = {
  /** DynamoDB table of cases, lookups, budgets, receipts. */
  TABLE_NAME: nonEmpty,
  /** Bucket of raw mail (`incoming/`, `kept/`) and spooled forms (`spool/`). */
  BUCKET_NAME: nonEmpty,
  /** Scheme and host of the public pages, without a path. Links in mails come from here, never from a Host header. */
  PUBLIC_URL: origin,
  /** The desk's address: From of every mail, and mail to it becomes a case. */
  DESK_ADDRESS: address,
  /** Domain of the signed per-case reply addresses. */
  REPLY_DOMAIN: nonEmpty,
  /** Region whose SES receives our mail: only its servers' block of headers is trusted. */
  MAIL_REGION: nonEmpty,
  /** SES configuration set whose events come back to `functions/feedback`. */
  SES_CONFIGURATION_SET: nonEmpty,
  /** Derives references and nonces. Never rotated: the same mail must meet its own case for ever. */
  REFERENCE_KEY: secret,
  /** `id:key` pairs, newest first, separated by commas: links, codes and cookies are made with the first and read with all. */
  LINK_KEYS: z.string().check(z.regex(/^[a-z0-9]{1,8}:[^,:]{32,}(,[a-z0-9]{1,8}:[^,:]{32,})*$/)),
  /** Signs reply addresses. */
  REPLY_KEY: secret,
  /** Signs form tokens. */
  FORM_KEY: secret,
  /** Bearer token of the desk's API. */
  DESK_TOKEN: secret,
  /** Regular expression that a UID matches, anchored: lengths differ per exchange and change. */
  UID_PATTERN: z.string().check(z.refine((text) => isPattern(text), "is not a regular expression")),
} as const;

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

export type ConfigKey = keyof typeof keys;
export const configKeys = Object.keys(keys) as ConfigKey[];

/** The keys that each function reads; a function gets no others, so the web function holds no key that it does not need. */
export const configKeysOf = {
  web: [
    "TABLE_NAME",
    "BUCKET_NAME",
    "PUBLIC_URL",
    "DESK_ADDRESS",
    "REFERENCE_KEY",
    "LINK_KEYS",
    "FORM_KEY",
    "DESK_TOKEN",
    "UID_PATTERN",
  ],
  email: [
    "TABLE_NAME",
    "BUCKET_NAME",
    "DESK_ADDRESS",
    "REPLY_DOMAIN",
    "MAIL_REGION",
    "REFERENCE_KEY",
    "REPLY_KEY",
    "UID_PATTERN",
  ],
  notify: [
    "TABLE_NAME",
    "PUBLIC_URL",
    "DESK_ADDRESS",
    "REPLY_DOMAIN",
    "SES_CONFIGURATION_SET",
    "REFERENCE_KEY",
    "LINK_KEYS",
    "REPLY_KEY",
  ],
  feedback: ["TABLE_NAME"],
  sweep: [
    "TABLE_NAME",
    "BUCKET_NAME",
    "PUBLIC_URL",
    "DESK_ADDRESS",
    "REPLY_DOMAIN",
    "MAIL_REGION",
    "SES_CONFIGURATION_SET",
    "REFERENCE_KEY",
    "LINK_KEYS",
    "REPLY_KEY",
    "UID_PATTERN",
  ],
} as const satisfies Record<string, readonly ConfigKey[]>;

export type FunctionName = keyof typeof configKeysOf;
export const functionNames = Object.keys(configKeysOf) as FunctionName[];

export type Config<Name extends FunctionName> = Readonly<Record<(typeof configKeysOf)[Name][number], string>>;

/** The configuration of one function, read once at start. Throws one error that names every key that is missing or malformed. */
export function readConfig<Name extends FunctionName>(
  name: Name,
  environment: Record<string, string | undefined> = process.env,
): Config<Name> {
  const wanted = configKeysOf[name] as readonly ConfigKey[];
  const problems: string[] = [];
  const config: Record<string, string> = {};
  for (const key of wanted) {
    const value = environment[key];
    const result = value === undefined ? undefined : keys[key].safeParse(value);
    if (result?.success) config[key] = result.data;
    // The value itself is never printed: half of them are secrets.
    else
      problems.push(
        value === undefined ? `${key} is not set` : `${key} is malformed: ${result?.error?.issues[0]?.message ?? ""}`,
      );
  }
  if (problems.length > 0) throw new Error(`configuration of ${name}: ${problems.join("; ")}`);
  return config as Config<Name>;
}

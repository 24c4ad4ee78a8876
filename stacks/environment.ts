import { type ConfigKey, configKeysOf, type FunctionName } from "#shared/config.ts";

/** The configuration keys that are secrets, and what they are called in `sst secret set`. */
const secretNames = {
  REFERENCE_KEY: "ReferenceKey",
  LINK_KEYS: "LinkKeys",
  REPLY_KEY: "ReplyKey",
  FORM_KEY: "FormKey",
  DESK_TOKEN: "DeskToken",
} as const satisfies Partial<Record<ConfigKey, string>>;

type SecretKey = keyof typeof secretNames;

export type Environment = (name: FunctionName) => Record<string, $util.Input<string>>;

/** Answers for each function exactly the keys that it reads: a function holds no secret that it does not need. */
export function createEnvironment(values: Record<Exclude<ConfigKey, SecretKey>, $util.Input<string>>): Environment {
  const secrets = Object.entries(secretNames).map(([key, name]) => [key, new sst.Secret(name).value] as const);
  const all = { ...values, ...Object.fromEntries(secrets) } as Record<ConfigKey, $util.Input<string>>;
  return (name) => Object.fromEntries(configKeysOf[name].map((key) => [key, all[key]]));
}

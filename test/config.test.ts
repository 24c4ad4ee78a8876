import { expect, test } from "vitest";
import { type ConfigKey, configKeys, configKeysOf, functionNames, readConfig } from "#shared/config.ts";

const secret = "0123456789abcdef0123456789abcdef";
const complete: Record<ConfigKey, string> = {
  TABLE_NAME: "postcase",
  BUCKET_NAME: "postcase-mail",
  PUBLIC_URL: "https://postcase.example",
  DESK_ADDRESS: "support@postcase.example",
  REPLY_DOMAIN: "reply.postcase.example",
  MAIL_REGION: "eu-west-1",
  SES_CONFIGURATION_SET: "postcase",
  REFERENCE_KEY: secret,
  LINK_KEYS: `k1:${secret}`,
  REPLY_KEY: secret,
  FORM_KEY: secret,
  DESK_TOKEN: secret,
  UID_PATTERN: "^[0-9]{6,20}$",
};

test("each function gets its own keys and no others", () => {
  for (const name of functionNames) {
    expect(Object.keys(readConfig(name, { ...complete, SOMETHING_ELSE: "x" })).sort()).toEqual(
      [...configKeysOf[name]].sort(),
    );
  }
});

test("every key is read by some function", () => {
  const used = new Set<string>(functionNames.flatMap((name) => configKeysOf[name]));

  expect(configKeys.filter((key) => !used.has(key))).toEqual([]);
});

test("one error names every key that is missing", () => {
  expect(() => readConfig("feedback", {})).toThrow("configuration of feedback: TABLE_NAME is not set");
  const { FORM_KEY: _form, LINK_KEYS: _link, ...rest } = complete;
  expect(() => readConfig("web", rest)).toThrow(/LINK_KEYS is not set; FORM_KEY is not set/);
});

const malformed: readonly (readonly [ConfigKey, string])[] = [
  ["TABLE_NAME", ""],
  ["PUBLIC_URL", "postcase.example"],
  ["PUBLIC_URL", "https://postcase.example/path"],
  ["PUBLIC_URL", "https://postcase.example?query"],
  ["PUBLIC_URL", "https://Postcase.example"],
  ["PUBLIC_URL", "https://postcase.example:443"],
  ["PUBLIC_URL", "ftp://postcase.example"],
  ["DESK_ADDRESS", "support"],
  ["REFERENCE_KEY", secret.slice(1)],
  ["LINK_KEYS", secret],
  ["LINK_KEYS", "k1:short"],
  ["LINK_KEYS", `k1:${secret},`],
  ["UID_PATTERN", "("],
];
for (const [key, value] of malformed) {
  test(`${key}=${value || "(empty)"} is refused without being printed`, () => {
    const read = () => readConfig("sweep", { ...complete, [key]: value });
    const readWeb = () => readConfig("web", { ...complete, [key]: value });
    const failing = (configKeysOf.sweep as readonly string[]).includes(key) ? read : readWeb;

    expect(failing).toThrow(`${key} is malformed`);
    if (value.length > 8) expect(failing).not.toThrow(value);
  });
}

test.each(["https://postcase.example", "https://postcase.example:8443", "http://127.0.0.1:3000"])(
  "%s is a host of pages",
  (url) => {
    expect(readConfig("web", { ...complete, PUBLIC_URL: url }).PUBLIC_URL).toBe(url);
  },
);

test("link keys are read with several pairs, for a rotation", () => {
  expect(readConfig("web", { ...complete, LINK_KEYS: `k2:${secret},k1:${secret}` }).LINK_KEYS).toContain("k2:");
});

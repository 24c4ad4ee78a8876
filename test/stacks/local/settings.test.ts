import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { configKeysOf, functionNames, readConfig } from "#shared/config.ts";
import { environmentsOf } from "../../../stacks/local/environments.ts";
import { readKeys, readSettings } from "../../../stacks/local/settings.ts";

test("with nothing set the defaults of the README hold", () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    smtpPort: 2525,
    mailboxPort: 8025,
    deskAddress: "support@postcase.example",
    mailVerdict: "PASS",
    sweepSeconds: 3,
    stream: "on",
    dynamodb: "dynalite",
  });
  expect(path.basename(readSettings({}).dataFolder)).toBe(".local");
});

const wrong = [
  ["PORT", "0"],
  ["PORT", "65536"],
  ["SMTP_PORT", "http"],
  ["LOCAL_STREAM", "maybe"],
  ["LOCAL_DYNAMODB", "postgres"],
  ["LOCAL_SWEEP_SECONDS", "-1"],
  ["DESK_TOKEN", "too-short"],
  ["DESK_ADDRESS", "nobody"],
] as const;
for (const [name, value] of wrong) {
  test(`${name}=${value} is refused by name`, () => {
    expect(() => readSettings({ [name]: value })).toThrow(name);
  });
}

test("the keys of a data folder are made once, for this account alone, and are valid for every function", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "postcase-keys-"));

  const keys = readKeys(folder);

  expect(readKeys(folder)).toEqual(keys);
  expect(statSync(path.join(folder, "keys.json")).mode & 0o077).toBe(0);
  const environments = environmentsOf(
    {
      ...keys,
      TABLE_NAME: "t",
      BUCKET_NAME: "b",
      PUBLIC_URL: "http://127.0.0.1:1",
      DESK_ADDRESS: "a@b",
      REPLY_DOMAIN: "r",
      MAIL_REGION: "eu-west-1",
      SES_CONFIGURATION_SET: "c",
      UID_PATTERN: ".",
    },
    { dynamodb: "http://127.0.0.1:2", s3: "http://127.0.0.1:3", ses: "http://127.0.0.1:4" },
  );
  for (const name of functionNames) {
    const own = Object.keys(environments[name]).filter((key) => !key.startsWith("AWS_"));
    expect(own.sort()).toEqual([...configKeysOf[name]].sort());
    expect(() => readConfig(name, environments[name])).not.toThrow();
  }
  rmSync(folder, { recursive: true });
});

test("keys are made whole in a folder that is there, whatever a killed start left, and make no folder", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "postcase-keys-"));
  writeFileSync(path.join(folder, "keys.json.tmp"), '{"REFER');

  const keys = readKeys(folder);

  expect(readdirSync(folder)).toEqual(["keys.json"]);
  expect(statSync(path.join(folder, "keys.json")).mode & 0o077).toBe(0);
  expect(readKeys(folder)).toEqual(keys);
  expect(() => readKeys(path.join(folder, "missing"))).toThrow("ENOENT");
  rmSync(folder, { recursive: true });
});

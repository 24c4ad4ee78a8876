import type { DynamoDBRecord } from "aws-lambda";
import { expect, test } from "vitest";
import { payloadToItem, toItem } from "#shared/adapters/case-item.ts";
import { jobToItem } from "#shared/adapters/mail-item.ts";
import type { EmailAddress } from "#shared/domain/brand.ts";
import type { Job } from "#shared/intake/ports.ts";
import { changedCaseOf, newJobOf } from "../../../functions/notify/changed-case.ts";
import { aCase, aReference } from "../../support/builders.ts";
import { startOfTest } from "../../support/memory-ports.ts";

const recordOf = (item: object): DynamoDBRecord => ({ dynamodb: { NewImage: item } }) as DynamoDBRecord;

test("a case with work due is named by its record as the store writes it", () => {
  expect(changedCaseOf(recordOf(toItem(aCase(), "write-1")))).toBe(aReference());
});

test("a case with nothing due costs no read", () => {
  expect(changedCaseOf(recordOf(toItem(aCase({ notices: [], lookupsDue: false }), "write-1")))).toBeUndefined();
});

test("payloads, other rows and removals are passed over", () => {
  const payload = payloadToItem(aReference(), { key: "message#0001-aa", at: startOfTest, text: "hello" });

  expect(changedCaseOf(recordOf(payload))).toBeUndefined();
  expect(changedCaseOf(recordOf({ pk: { S: "lookup#uid#1" }, sk: { S: aReference() } }))).toBeUndefined();
  expect(changedCaseOf({ eventName: "REMOVE", dynamodb: { Keys: {} } })).toBeUndefined();
});

test("what a page asks for is read as the store writes it, and cases and removals are none of it", () => {
  const job: Job = { id: "1", at: startOfTest, kind: "find-cases", email: "ana@example.test" as EmailAddress };

  expect(newJobOf(recordOf(jobToItem(job)))).toEqual(job);
  expect(changedCaseOf(recordOf(jobToItem(job)))).toBeUndefined();
  expect(newJobOf(recordOf(toItem(aCase(), "write-1")))).toBeUndefined();
  expect(newJobOf({ eventName: "REMOVE", dynamodb: { Keys: {} } })).toBeUndefined();
});

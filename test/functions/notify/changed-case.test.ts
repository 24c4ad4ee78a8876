import type { DynamoDBRecord } from "aws-lambda";
import { expect, test } from "vitest";
import { payloadToItem, toItem } from "#shared/adapters/case-item.ts";
import { changedCaseOf } from "../../../functions/notify/changed-case.ts";
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

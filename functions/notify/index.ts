import type { DynamoDBStreamEvent } from "aws-lambda";
import { readConfig } from "#shared/config.ts";
import { notify } from "#shared/intake/notify.ts";
import { notifyPorts } from "../notify-runtime.ts";
import { type BatchResponse, perRecord } from "../per-record.ts";
import { changedCaseOf } from "./changed-case.ts";

const ports = notifyPorts(readConfig("notify"));

/** A batch of changes of the table: whoever has a notice due gets it. */
export const handler = (event: DynamoDBStreamEvent): Promise<BatchResponse> =>
  perRecord(
    event.Records,
    (record) => record.dynamodb?.SequenceNumber ?? "",
    async (record) => {
      const reference = changedCaseOf(record);
      if (reference) await notify(reference, ports);
    },
  );

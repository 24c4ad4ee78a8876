import type { DynamoDBStreamEvent } from "aws-lambda";
import { readConfig } from "#shared/config.ts";
import { doJob } from "#shared/intake/do-job.ts";
import { notify } from "#shared/intake/notify.ts";
import { notifyPorts } from "../notify-runtime.ts";
import { type BatchResponse, perRecord } from "../per-record.ts";
import { changedCaseOf, newJobOf } from "./changed-case.ts";

const ports = notifyPorts(readConfig("notify"));

/** A batch of changes of the table: whoever has a notice due gets it, and what a page asked for is done. */
export const handler = (event: DynamoDBStreamEvent): Promise<BatchResponse> =>
  perRecord(
    event.Records,
    (record) => record.dynamodb?.SequenceNumber ?? "",
    async (record) => {
      const reference = changedCaseOf(record);
      const job = newJobOf(record);
      if (reference) await notify(reference, ports);
      if (job) await doJob(job, ports);
    },
  );

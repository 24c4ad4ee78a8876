import type { SQSEvent } from "aws-lambda";
import { readConfig } from "#shared/config.ts";
import { recordDelivery } from "#shared/intake/record-delivery.ts";
import { type BatchResponse, perRecord } from "../per-record.ts";
import { caseStore, clock, log } from "../runtime.ts";
import { messageIn } from "../sns-envelope.ts";
import { deliveryEventOf } from "./ses-event.ts";

const ports = { cases: caseStore(readConfig("feedback")), clock, log };

/** A batch of published SES events: what became of our own mails. */
export const handler = (event: SQSEvent): Promise<BatchResponse> =>
  perRecord(
    event.Records,
    (record) => record.messageId,
    async (record) => {
      const message = messageIn(record.body);
      const delivery = message === undefined ? undefined : deliveryEventOf(message);
      if (delivery) await recordDelivery(delivery, ports);
    },
  );

import type { SQSEvent } from "aws-lambda";
import { readConfig } from "#shared/config.ts";
import { receiveMail } from "#shared/intake/receive-mail.ts";
import { mailPorts } from "../mail-runtime.ts";
import { type BatchResponse, perRecord } from "../per-record.ts";
import { messageIn } from "../sns-envelope.ts";
import { storedMailOf } from "./receipt-notification.ts";

const config = readConfig("email");
const ports = mailPorts(config);

/** A batch of SES receipt notifications, each a raw mail that waits in `incoming/`. */
export const handler = (event: SQSEvent): Promise<BatchResponse> =>
  perRecord(
    event.Records,
    (record) => record.messageId,
    (record) => receiveMail(storedMailOf(messageIn(record.body), config.BUCKET_NAME), ports),
  );

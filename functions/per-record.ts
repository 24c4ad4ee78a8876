import { nameOf } from "#shared/intake/fault-name.ts";
import { log } from "./runtime.ts";

/** What Lambda takes as the answer to a batch of a queue or stream: the records that must be delivered again. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Works through the records of a batch one by one. Of a queue, one that fails is delivered again alone; of a stream, from
 * the first one that failed on, and what came behind it is done twice, as all of it may be. After its last try it goes to
 * the dead-letter queue, whose alarm tells us.
 */
export async function perRecord<Item>(
  records: readonly Item[],
  identifierOf: (record: Item) => string,
  work: (record: Item) => Promise<unknown>,
): Promise<BatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of records) {
    try {
      await work(record);
    } catch (fault) {
      batchItemFailures.push({ itemIdentifier: identifierOf(record) });
      log.error("record-failed", { fault: nameOf(fault) });
    }
  }
  return { batchItemFailures };
}

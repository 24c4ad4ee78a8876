import type { DynamoDBRecord } from "aws-lambda";
import type { Reference } from "#shared/domain/brand.ts";
import type { Job } from "#shared/intake/ports.ts";

/**
 * The case of a stream record that has work due, or nothing. Work that is due stands in the item's own index key, so
 * that most records (a mark, an event) cost no read at all.
 */
export function changedCaseOf(record: DynamoDBRecord): Reference | undefined {
  const { NewImage: image } = record.dynamodb ?? {};
  if (image?.sk?.S !== "case" || !image.dueAt?.S) return undefined;
  return image.pk?.S as Reference | undefined;
}

/** What a page asks for in a stream record, or nothing: a record of its removal has no new image. */
export function newJobOf({ dynamodb }: DynamoDBRecord): Job | undefined {
  const { NewImage: image } = dynamodb ?? {};
  return image?.pk?.S === "job" && image.job?.S ? (JSON.parse(image.job.S) as Job) : undefined;
}

import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type ErrorCode, IntakeError } from "#shared/domain/errors.ts";
import type { ErrorPageId } from "#shared/words/pages.ts";

interface ErrorRow {
  readonly status: ContentfulStatusCode;
  /** The page that a customer sees who meets it. */
  readonly page: ErrorPageId;
}

/** The HTTP status and the page of every refusal. Nothing else in Postcase knows statuses. */
export const errorRows: Readonly<Record<ErrorCode, ErrorRow>> = {
  "invalid-fields": { status: 422, page: "not-possible" },
  "invalid-json": { status: 400, page: "not-possible" },
  "body-too-large": { status: 413, page: "too-large" },
  "unsupported-media-type": { status: 415, page: "not-possible" },
  "idempotency-key-reused": { status: 422, page: "not-possible" },
  "not-found": { status: 404, page: "not-found" },
  "no-such-case": { status: 403, page: "not-possible" },
  "not-authorised": { status: 401, page: "not-possible" },
  "cross-site": { status: 403, page: "cross-site" },
  "form-expired": { status: 422, page: "not-possible" },
  "transition-not-allowed": { status: 409, page: "not-possible" },
  "nobody-to-tell": { status: 409, page: "not-possible" },
  "changed-meanwhile": { status: 409, page: "try-again" },
  "address-locked": { status: 409, page: "address-locked" },
  "method-not-allowed": { status: 405, page: "not-possible" },
  "too-many": { status: 429, page: "try-again" },
  "try-again": { status: 503, page: "try-again" },
};

export const statusOf = (code: ErrorCode): ContentfulStatusCode => errorRows[code].status;

/** The code that a caught value is answered with: its own where it is a refusal, `try-again` where it is a fault of ours. */
export const codeOf = (fault: unknown): ErrorCode => (fault instanceof IntakeError ? fault.code : "try-again");

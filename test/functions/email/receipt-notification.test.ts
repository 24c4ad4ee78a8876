import { expect, test } from "vitest";
import { storedMailOf } from "../../../functions/email/receipt-notification.ts";

const notification = (action: object = {}, more: object = {}) => ({
  notificationType: "Received",
  mail: { timestamp: "2026-11-23T08:00:00.123Z", messageId: "abc", source: "ana@example.test" },
  receipt: {
    recipients: ["support@postcase.example"],
    spamVerdict: { status: "PASS" },
    action: { type: "S3", bucketName: "postcase-mail", objectKey: "incoming/abc123", ...action },
  },
  ...more,
});

test("a notification names the raw mail, when it came, the envelope's recipients and what was found", () => {
  expect(storedMailOf(notification(), "postcase-mail")).toEqual({
    rawKey: "incoming/abc123",
    receivedAt: "2026-11-23T08:00:00.123Z",
    recipients: ["support@postcase.example"],
    statuses: { spam: "PASS" },
  });
});

const refused: readonly (readonly [string, unknown])[] = [
  ["another bucket", notification({ bucketName: "somebody-elses" })],
  ["a key outside incoming", notification({ objectKey: "kept/2026-11-23/abc123" })],
  ["a key that climbs", notification({ objectKey: "incoming/../kept/abc" })],
  ["a key below a folder", notification({ objectKey: "incoming/a/b" })],
  ["an empty key", notification({ objectKey: "incoming/" })],
  ["an action other than S3", notification({ type: "Lambda" })],
  ["a bounce", { notificationType: "Bounce" }],
  ["nothing", undefined],
];
for (const [what, message] of refused) {
  test(`${what} is refused, so that it ends where it is seen`, () => {
    expect(() => storedMailOf(message, "postcase-mail")).toThrow();
  });
}

import { expect, test } from "vitest";
import { messageIn } from "../../functions/sns-envelope.ts";

const enveloped = (Message: string): string => JSON.stringify({ Type: "Notification", Message });

test("the message of an envelope is what was published", () => {
  expect(messageIn(enveloped('{"eventType":"Send"}'))).toEqual({ eventType: "Send" });
});

test("the provider's word that a new topic works is of no mail, and no failure", () => {
  const sentence = "Successfully validated SNS topic for Amazon SES event publishing.";

  expect(messageIn(enveloped(sentence))).toBeUndefined();
});

test.each(["", "not json", '{"Type":"SubscriptionConfirmation"}', enveloped("other words")])(
  "'%s' is no message, and is thrown so that it is seen",
  (body) => {
    expect(() => messageIn(body)).toThrow();
  },
);

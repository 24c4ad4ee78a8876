import { expect, test } from "vitest";
import { recordDelivery } from "#shared/intake/record-delivery.ts";
import { deliveryEventOf } from "../../../functions/feedback/ses-event.ts";
import { anOpenedCase, aReference } from "../../support/builders.ts";
import { memoryPorts } from "../../support/memory-ports.ts";

const tags = { reference: [aReference()], notice: ["acknowledgement-1"], "ses:configuration-set": ["postcase"] };
const event = (eventType: string, more: object = {}) => ({ eventType, mail: { messageId: "ses-1", tags }, ...more });

const known = [
  ["Send", {}, "sent", undefined],
  ["Delivery", {}, "delivered", undefined],
  ["Bounce", { bounce: { bounceType: "Permanent", bounceSubType: "NoEmail" } }, "bounced", "permanent-noemail"],
  ["Bounce", { bounce: { bounceType: "Undetermined" } }, "bounced", "undetermined-general"],
  ["Bounce", { bounce: { bounceType: "Transient", bounceSubType: "MailboxFull" } }, "sent", "transient-mailboxfull"],
  ["Complaint", { complaint: {} }, "complained", undefined],
  ["Reject", { reject: { reason: "Bad content" } }, "bounced", "rejected"],
] as const;
for (const [type, more, state, reason] of known) {
  test(`${type} ${reason ?? ""} leaves its notice ${state}`, () => {
    expect(deliveryEventOf(event(type, more))).toEqual({
      reference: aReference(),
      noticeId: "acknowledgement-1",
      state,
      sesMessageId: "ses-1",
      ...(reason && { reason }),
    });
  });
}

test("a mail that the provider took and then rejected is no longer said to be sent", async () => {
  const { ports, store } = memoryPorts();
  await store.create(anOpenedCase());

  for (const type of ["Send", "Reject"]) {
    const delivery = deliveryEventOf(event(type));
    if (delivery) await recordDelivery(delivery, ports);
  }

  expect(store.all()[0]?.notices[0]).toMatchObject({ state: "bounced", reason: "rejected" });
});

test("a mail without our tags, with a reference that is none, or of a kind that changes nothing is passed over", () => {
  expect(deliveryEventOf({ eventType: "Send", mail: { messageId: "x" } })).toBeUndefined();
  expect(
    deliveryEventOf({ eventType: "Send", mail: { messageId: "x", tags: { ...tags, reference: ["PC-0000000001"] } } }),
  ).toBeUndefined();
  expect(deliveryEventOf(event("DeliveryDelay"))).toBeUndefined();
});

test("what is no event at all is refused", () => {
  expect(() => deliveryEventOf({ hello: "world" })).toThrow();
});

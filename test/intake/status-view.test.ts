import { expect, test } from "vitest";
import { transition } from "#shared/domain/case.ts";
import { statusView } from "#shared/intake/status-view.ts";
import { aCase, aMailSubmission, anOpenedCase, aValue } from "../support/builders.ts";
import { startOfTest } from "../support/memory-ports.ts";

test("the view shows state, promise, masked address, and what was typed, masked", () => {
  const view = statusView(aCase(), []);

  expect(view).toMatchObject({ state: "received", emailMasked: "a***@example.test", delivery: "waiting", missing: [] });
  expect(JSON.stringify(view)).not.toContain("73920418");
  expect(view.fields.find(({ field }) => field === "amount")?.shown).toBe("250.5");
});

test("nothing of a mail is in the view: neither subject, nor text, nor a value that was read from it", () => {
  const canary = "CODE-9f3a";
  const { case: kase, payloads } = anOpenedCase(
    aMailSubmission({
      mail: { subject: canary, text: canary, messageId: `<${canary}@slack.example>` },
      fields: {
        uid: aValue(canary, { provenance: { place: "mail-body", rule: "label" } }),
        coin: aValue(canary, { provenance: { place: "mail-subject" } }),
      },
    }),
  );

  const view = statusView(kase, payloads);

  expect(JSON.stringify(view)).not.toContain(canary);
  expect(view.fields).toEqual([
    { field: "uid", from: "mail" },
    { field: "coin", from: "mail" },
  ]);
});

test("an agent's words are shown with the step that they belong to, newest first", () => {
  const { case: kase, payloads } = transition(aCase(), "answered", startOfTest, {
    text: "It is credited.",
    digest: "aa",
  });

  const view = statusView(kase, payloads);

  expect(view.history.map(({ kind, message }) => [kind, message])).toEqual([
    ["state-changed", "It is credited."],
    ["received", undefined],
  ]);
});

const deliveries = [
  ["due", "waiting"],
  ["sending", "waiting"],
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["bounced", "failed"],
  ["failed", "failed"],
  ["withheld", "none"],
] as const;
for (const [state, delivery] of deliveries) {
  test(`a notice that is ${state} is shown as ${delivery}`, () => {
    const kase = aCase({ notices: [{ id: "n", kind: "acknowledgement", state, attempts: 0 }] });

    expect(statusView(kase, []).delivery).toBe(delivery);
  });
}

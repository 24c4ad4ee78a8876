import { describe, expect, test } from "vitest";
import { addSeconds, type EmailAddress } from "#shared/domain/brand.ts";
import {
  addressCorrectionHours,
  append,
  confirmAddress,
  correctAddress,
  dueAt,
  mayCorrectAddress,
  transition,
  waitsForProof,
  withNoticeChanged,
} from "#shared/domain/case.ts";
import { type CaseState, caseStateIds, caseStateRow } from "#shared/domain/case-states.ts";
import { IntakeError } from "#shared/domain/errors.ts";
import type { Notice, NoticeState } from "#shared/domain/notice.ts";
import {
  aCase,
  aMailSubmission,
  anOpenedCase,
  aSubmission,
  aValue,
  depositFields,
  secondsLater,
  someFields,
} from "../support/builders.ts";
import { startOfTest } from "../support/memory-ports.ts";

const { txid: _, ...withoutTxid } = depositFields;

describe("opening", () => {
  test("a complete submission is received, promised, and acknowledged from the same item", () => {
    const { case: kase } = anOpenedCase();

    expect(kase.state).toBe("received");
    expect(kase.promisedBy).toBe(secondsLater(24 * 3600));
    expect(kase.notices).toMatchObject([{ kind: "acknowledgement", state: "due", dueAt: startOfTest, attempts: 0 }]);
    expect(kase.timeline).toMatchObject([{ seq: 1, kind: "received", by: "customer", channel: "form" }]);
  });

  test("a submission without a required field waits for information and promises nothing yet", () => {
    const { case: kase } = anOpenedCase({ fields: withoutTxid });

    expect(kase.state).toBe("needs-information");
    expect(kase.promisedBy).toBeUndefined();
    expect(kase.notices).toHaveLength(1);
  });

  test("an urgent case is promised at once even when everything is missing", () => {
    const { case: kase } = anOpenedCase({ caseType: "account-stolen", fields: {} });

    expect(kase.state).toBe("needs-information");
    expect(kase.promisedBy).toBe(secondsLater(3600));
  });

  test("either of two fields meets a requirement that names both", () => {
    const fields = someFields({ registeredContact: "ana@example.test", whatIsLost: "authenticator" });

    expect(anOpenedCase({ caseType: "account-locked", fields }).case.state).toBe("received");
  });

  test("a mail's text is a payload of its own and not in the case item", () => {
    const { case: kase, payloads } = anOpenedCase(aMailSubmission({ mail: { text: "private words" } }));

    expect(payloads).toMatchObject([{ text: "private words", subject: "Deposit not there" }]);
    expect(JSON.stringify(kase)).not.toContain("private words");
    expect(kase.timeline[0]?.payload).toBe(payloads[0]?.key);
  });

  const withheld = [
    ["a mail that a machine wrote", aMailSubmission({ mail: { automatic: "auto-submitted" } }), "automatic-mail"],
    ["a mail whose sender is not proven", aMailSubmission({ trust: "unproven" }), "sender-unproven"],
    ["a mail whose sender failed the check", aMailSubmission({ trust: "failed" }), "sender-unproven"],
    ["a form whose hidden field was filled", aSubmission({ suspect: "honeypot" }), "suspect"],
  ] as const;
  for (const [what, submission, reason] of withheld) {
    test(`${what} becomes a case whose acknowledgement is withheld, visibly`, () => {
      const { case: kase } = anOpenedCase(submission);

      expect(kase.notices).toMatchObject([{ kind: "acknowledgement", state: "withheld", reason }]);
      expect(kase.notices[0]?.dueAt).toBeUndefined();
    });
  }

  test("a proven mail is answered in its own thread", () => {
    expect(anOpenedCase(aMailSubmission()).case.notices[0]).toMatchObject({
      state: "due",
      inReplyTo: "<1@example.test>",
    });
  });

  test("a form that was sent too fast is acknowledged by the sweep, two seconds later at the earliest", () => {
    expect(anOpenedCase({ suspect: "too-fast" }).case.notices[0]?.dueAt).toBe(secondsLater(2));
  });

  test("a submission without an address has nobody to acknowledge", () => {
    const { email: _email, ...anonymous } = aMailSubmission({ trust: "unproven" });

    expect(anOpenedCase({ ...anonymous }).case.notices).toHaveLength(1);
    expect(anOpenedCase({ ...anonymous, email: undefined as unknown as EmailAddress }).case.notices).toEqual([]);
  });
});

describe("more from the customer", () => {
  test("the missing field completes the case, starts the promise, and is acknowledged", () => {
    const { case: kase } = anOpenedCase({ fields: withoutTxid });

    const { case: next } = append(
      kase,
      aSubmission({ fields: { txid: aValue("0xab") }, receivedAt: secondsLater(60), bodyHash: "second" }),
      "information-added",
    );

    expect(next.state).toBe("received");
    expect(next.promisedBy).toBe(secondsLater(60 + 24 * 3600));
    expect(next.timeline.at(-1)).toMatchObject({ kind: "information-added", fields: ["txid"], state: "received" });
    expect(next.notices.at(-1)).toMatchObject({ kind: "information-received", state: "due" });
    expect(next.lookupsDue).toBe(true);
  });

  test("a correction replaces values, empties nothing, and is shown as a correction", () => {
    const { case: kase } = anOpenedCase();

    const { case: next } = append(
      kase,
      aSubmission({ fields: { uid: aValue("11112222") }, bodyHash: "second" }),
      "corrected",
    );

    expect(next.fields.uid?.value).toBe("11112222");
    expect(next.fields.txid).toEqual(kase.fields.txid);
    expect(next.timeline.at(-1)).toMatchObject({ kind: "corrected", fields: ["uid"] });
  });

  test("an answer to a closed case opens it again", () => {
    const { case: next } = append(aCase({ state: "closed" }), aMailSubmission({ fields: {} }), "mail-received");

    expect(next.state).toBe("in-progress");
  });

  test("the oldest entries move out of the item when there are more than twenty, and none is lost", () => {
    let kase = aCase();
    const moved: number[] = [];
    for (let i = 0; i < 30; i++) {
      const change = append(kase, aSubmission({ fields: {}, bodyHash: `body ${i}` }), "information-added");
      kase = change.case;
      moved.push(...change.payloads.flatMap((payload) => payload.entries?.map((entry) => entry.seq) ?? []));
    }

    expect(kase.timeline).toHaveLength(20);
    expect(kase.timelineCount).toBe(31);
    expect([...moved, ...kase.timeline.map((entry) => entry.seq)]).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
  });
});

describe("what the desk does", () => {
  test("every transition of the table is allowed and every other is refused", () => {
    for (const from of caseStateIds) {
      for (const to of caseStateIds.filter((state) => state !== from)) {
        const allowed = (caseStateRow(from).next as readonly CaseState[]).includes(to);
        const move = () => transition(aCase({ state: from }), to, startOfTest).case.state;
        if (allowed) expect(move(), `${from} to ${to}`).toBe(to);
        else expect(move, `${from} to ${to}`).toThrow(IntakeError);
      }
    }
  });

  test("a message stays out of the item, is told by a notice, and leaves the state when it stays", () => {
    const { case: next, payloads } = transition(aCase({ state: "in-progress" }), "in-progress", startOfTest, {
      text: "We found it.",
      digest: "aa",
    });

    expect(next.state).toBe("in-progress");
    expect(payloads).toMatchObject([{ key: "message#0002-aa", text: "We found it." }]);
    expect(next.timeline.at(-1)).toMatchObject({ kind: "message", by: "desk", payload: "message#0002-aa" });
    expect(next.notices.at(-1)).toMatchObject({
      kind: "desk-update",
      tells: { state: "in-progress", messageId: "message#0002-aa" },
    });
  });

  test("a move to the same state without a message changes nothing and is refused", () => {
    expect(() => transition(aCase({ state: "received" }), "received", startOfTest)).toThrow("transition-not-allowed");
  });

  test("the promise ends while the customer has to answer and starts anew when it is our turn", () => {
    const asked = transition(aCase(), "needs-information", secondsLater(10)).case;
    const resumed = transition(asked, "in-progress", secondsLater(20)).case;

    expect(asked.promisedBy).toBeUndefined();
    expect(resumed.promisedBy).toBe(secondsLater(20 + 24 * 3600));
  });
});

describe("correcting a mistyped address", () => {
  const other = "anna@example.test" as EmailAddress;
  const lastMoment = secondsLater(addressCorrectionHours * 3600 - 1);

  test("the old link dies, the waiting acknowledgement is withheld, and the new address is told", () => {
    const { case: next } = correctAddress(aCase(), other, secondsLater(60));

    expect(next.email).toBe(other);
    expect(next.linkGeneration).toBe(2);
    expect(next.notices).toMatchObject([
      { kind: "acknowledgement", state: "withheld", reason: "address-corrected" },
      { kind: "address-corrected", state: "due" },
    ]);
  });

  test("it works until 24 hours have passed, and not in that moment", () => {
    expect(mayCorrectAddress(aCase(), lastMoment)).toBe(true);
    expect(mayCorrectAddress(aCase(), addSeconds(lastMoment, 1))).toBe(false);
  });

  test("it ends with an action of the customer or a word of the desk", () => {
    const acted = append(aCase(), aSubmission({ bodyHash: "more" }), "information-added").case;
    const written = transition(aCase(), "in-progress", startOfTest).case;

    expect(mayCorrectAddress(acted, secondsLater(60))).toBe(false);
    expect(mayCorrectAddress(written, secondsLater(60))).toBe(false);
    expect(() => correctAddress(written, other, secondsLater(60))).toThrow("address-locked");
  });

  test("the address of a mail was not typed and cannot be corrected", () => {
    expect(mayCorrectAddress(anOpenedCase(aMailSubmission()).case, secondsLater(60))).toBe(false);
  });
});

describe("notices", () => {
  const states: NoticeState[] = ["due", "sending", "sent", "delivered", "bounced", "complained"];
  const inState = (state: NoticeState): Notice => ({ id: "n", kind: "acknowledgement", state, attempts: 1 });

  test("a state moves forward only, so marks and events may come in any order", () => {
    for (const [i, from] of states.entries()) {
      for (const [j, to] of states.entries()) {
        const next = withNoticeChanged(aCase({ notices: [inState(from)] }), "n", (notice) => ({
          ...notice,
          state: to,
        }));
        const retried = from === "sending" && to === "due";
        expect(next.notices[0]?.state, `${from} to ${to}`).toBe(j >= i || retried ? to : from);
      }
    }
  });

  test("a case is due at the earliest of its notices, and a case with nothing to do is not due", () => {
    const quiet = aCase({ lookupsDue: false, notices: [inState("sent")] });
    const waiting = {
      ...quiet,
      notices: [
        { ...inState("due"), dueAt: secondsLater(50) },
        { ...inState("due"), dueAt: secondsLater(40) },
      ],
    };

    expect(dueAt(quiet)).toBeUndefined();
    expect(dueAt(waiting)).toBe(secondsLater(40));
  });

  test("a send that was never settled is looked at again ten minutes after its lease", () => {
    const stuck = aCase({ lookupsDue: false, notices: [{ ...inState("sending"), leaseUntil: secondsLater(60) }] });

    expect(dueAt(stuck)).toBe(secondsLater(660));
  });

  test("finished notices past the newest ten go, unfinished ones never", () => {
    let kase = aCase({ state: "in-progress", notices: [], noticeCount: 0 });
    for (let i = 0; i < 15; i++) {
      kase = transition(kase, "in-progress", startOfTest, { text: `message ${i}`, digest: String(i) }).case;
      kase = { ...kase, notices: kase.notices.map((notice) => ({ ...notice, state: i < 14 ? "sent" : notice.state })) };
    }

    expect(kase.notices.filter((notice) => notice.state === "sent").length).toBeLessThanOrEqual(11);
    expect(kase.notices.at(-1)?.state).toBe("due");
  });
});

describe("a mail that joins", () => {
  const kase = aCase({ fields: withoutTxid, state: "needs-information" });
  const mail = (fields: Record<string, string>, details: Parameters<typeof aMailSubmission>[0] = {}) =>
    aMailSubmission({ fields: someFields(fields), bodyHash: "reply", ...details });

  test("fills what is missing and leaves what is there", () => {
    const { case: next } = append(kase, mail({ txid: "a".repeat(64), amount: "250.5" }), "mail-received");

    expect(next.fields.txid?.value).toBe("a".repeat(64));
    expect(next.state).toBe("received");
    expect(next).not.toHaveProperty("conflicts");
    expect(next.timeline.at(-1)?.fields).toEqual(["txid"]);
  });

  test("keeps another value beside the first, five of them at the most", () => {
    let next = kase;
    for (let i = 0; i < 10; i++) next = append(next, mail({ uid: `9990000${i}` }), "mail-received").case;

    expect(next.fields.uid?.value).toBe("73920418");
    expect(next.conflicts?.uid?.map(({ value }) => value)).toEqual([
      "73920418",
      "99900000",
      "99900001",
      "99900002",
      "99900003",
    ]);
  });

  test("settles with a plain value what the first mail contradicted", () => {
    const torn = { ...kase, conflicts: { txid: [aValue("b".repeat(64)), aValue("c".repeat(64))] } };

    const { case: next } = append(torn, mail({ txid: "b".repeat(64) }), "mail-received");

    expect(next.fields.txid?.value).toBe("b".repeat(64));
    expect(next).not.toHaveProperty("conflicts");
  });

  test("from a machine changes neither fields nor state, and tells nobody", () => {
    const answered = { ...kase, state: "answered" as const };

    const { case: next } = append(
      answered,
      mail({ uid: "99900000" }, { mail: { automatic: "auto-submitted" } }),
      "mail-received",
    );

    expect(next).toMatchObject({ state: "answered", fields: kase.fields, notices: kase.notices });
    expect(next.timelineCount).toBe(kase.timelineCount + 1);
  });

  test("is told in one notice with those that came before it and were not told yet", () => {
    const first = append(kase, mail({}, { mail: { messageId: "<1@example.test>" } }), "mail-received").case;

    const { case: next } = append(
      first,
      mail({}, { bodyHash: "second", mail: { messageId: "<2@example.test>" } }),
      "mail-received",
    );

    expect(next.notices.filter(({ kind }) => kind === "information-received")).toMatchObject([
      { state: "due", inReplyTo: "<2@example.test>" },
    ]);
  });
});

describe("confirming the address", () => {
  const withheld = aMailSubmission({ trust: "unproven" });
  const { case: unproven } = anOpenedCase(withheld);

  test("sends what was held back, into the thread of their mail, and counts as proof", () => {
    const confirmed = confirmAddress(unproven, secondsLater(60))?.case;

    expect(waitsForProof(unproven)).toBe(true);
    expect(confirmed).toMatchObject({
      emailProven: true,
      addressCorrectable: false,
      notices: [{ kind: "acknowledgement", state: "due", dueAt: secondsLater(60), inReplyTo: "<1@example.test>" }],
    });
    expect(confirmed && waitsForProof(confirmed)).toBe(false);
  });

  test("brings forward what waited for a budget", () => {
    const kase = aCase({
      notices: [
        {
          id: "acknowledgement-1",
          kind: "acknowledgement",
          state: "due",
          attempts: 0,
          dueAt: secondsLater(3600),
          reason: "budget",
        },
      ],
    });

    expect(confirmAddress(kase, secondsLater(60))?.case.notices).toEqual([
      { id: "acknowledgement-1", kind: "acknowledgement", state: "due", attempts: 0, dueAt: secondsLater(60) },
    ]);
  });

  test("sends nothing that was withheld for another reason", () => {
    const kase = aCase({
      notices: [
        { id: "acknowledgement-1", kind: "acknowledgement", state: "withheld", attempts: 0, reason: "automatic-mail" },
      ],
    });

    expect(waitsForProof(kase)).toBe(false);
    expect(confirmAddress(kase, secondsLater(60))?.case.notices).toEqual(kase.notices);
  });

  test("changes nothing where the address is proven, or where there is none", () => {
    const { email: _email, ...nobody } = aCase();

    expect(confirmAddress(aCase({ emailProven: true }), startOfTest)).toBeUndefined();
    expect(confirmAddress(nobody, startOfTest)).toBeUndefined();
  });
});

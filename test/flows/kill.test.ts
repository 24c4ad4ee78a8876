import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { depositAnswers, filledForm, post, referenceIn, statusBy } from "./form-journey.ts";
import { LocalStack, until } from "./local-stack.ts";

let stack: LocalStack;

beforeEach(() => {
  stack = new LocalStack();
});
afterEach(() => stack.remove());

const caseOf = (reference: string) => stack.desk<{ notices: { kind: string; state: string }[] }>(`cases/${reference}`);

const settled = (reference: string) =>
  until("the acknowledgement is marked as sent", async () => {
    const kase = await caseOf(reference);
    return kase.notices.every((notice) => notice.state === "sent" || notice.state === "delivered")
      ? kase.notices
      : undefined;
  });

describe("killed with SIGKILL", () => {
  test("between the write and the acknowledgement: started again there is one case and one acknowledgement", async () => {
    // Nothing wakes notify and nothing sweeps, so the kill falls between the two for certain.
    await stack.start({ LOCAL_STREAM: "off", LOCAL_SWEEP_SECONDS: "0" });
    const form = await filledForm(stack, "deposit-not-credited", "killed@example.test", depositAnswers);
    const sent = await post(stack, "/new/deposit-not-credited", form);
    const before = await stack.sent().catch(() => []);
    await stack.kill();

    await stack.start();
    const [mail] = await stack.mailsTo("killed@example.test");
    const again = await post(stack, "/new/deposit-not-credited", form);
    await settled(referenceIn(sent.location));

    expect(before).toEqual([]);
    expect(again.location).toBe(sent.location);
    expect(await stack.mailsTo("killed@example.test")).toHaveLength(1);
    expect(await statusBy(stack, mail?.link ?? "")).toContain("250.5");
  });

  /** Rounds of one form and one mail, each round killed the moment both were accepted. */
  async function killedRounds(rounds: number, settings: Record<string, string>): Promise<string[]> {
    const references: string[] = [];
    for (let round = 0; round < rounds; round++) {
      await stack.start(settings);
      const form = await filledForm(stack, "deposit-not-credited", `form-${round}@example.test`, depositAnswers);
      await stack.mail({
        from: `mail-${round}@example.test`,
        subject: "deposit not credited",
        text: "My deposit has not arrived.\nUID: 73920418\n",
        messageId: `<kill-${round}@example.test>`,
      });
      references.push(referenceIn((await post(stack, "/new/deposit-not-credited", form)).location));
      await stack.kill();
    }
    return references;
  }

  test("the moment each form and mail is accepted: nothing is lost and nothing doubled", async () => {
    const references = await killedRounds(3, { LOCAL_STREAM: "off", LOCAL_SWEEP_SECONDS: "0" });

    await stack.start();

    for (const [round, reference] of references.entries()) {
      await stack.mailsTo(`form-${round}@example.test`);
      await stack.mailsTo(`mail-${round}@example.test`);
      await settled(reference);
    }
    const recipients = (await stack.sent()).flatMap((mail) => mail.parsed.to?.map((to) => to.address));
    expect(recipients.sort()).toEqual(
      ["form-0", "form-1", "form-2", "mail-0", "mail-1", "mail-2"].map((name) => `${name}@example.test`),
    );
    expect(new Set(references).size).toBe(3);
    // A delivery to functions that are not there yet would count against those that a mail may have.
    expect(stack.output).not.toContain("fetch failed");
  });

  test("while acknowledgements go out: none is doubled, and one that may have gone out waits visibly for its event", async () => {
    const references = await killedRounds(3, {});

    await stack.start();

    for (const [round, reference] of references.entries()) {
      const address = `form-${round}@example.test`;
      const outcome = await until("the notice is told as sent, or waits to learn whether it was", async () => {
        const [notice] = (await caseOf(reference)).notices;
        const mails = (await stack.sent()).filter((mail) => mail.parsed.to?.some((to) => to.address === address));
        // A mail that went out is known to have gone out: its event was kept over the kill, and may be on its way.
        const isTold = notice?.state === "sent" || notice?.state === "delivered";
        const waits = notice?.state === "sending" && mails.length === 0;
        return isTold || waits ? { mails: mails.length, expected: isTold ? 1 : 0 } : undefined;
      });
      expect(outcome.mails).toBe(outcome.expected);
    }
  });
});

test("with the stream off the sweep acknowledges everything", async () => {
  await stack.start({ LOCAL_STREAM: "off", LOCAL_SWEEP_SECONDS: "1" });
  const form = await filledForm(stack, "deposit-not-credited", "swept@example.test", depositAnswers);

  await post(stack, "/new/deposit-not-credited", form);

  expect(await stack.mailsTo("swept@example.test")).toHaveLength(1);
});

test("Ctrl-C stops everything cleanly, and cases are there after a restart", async () => {
  await stack.start();
  const sent = await post(
    stack,
    "/new/deposit-not-credited",
    await filledForm(stack, "deposit-not-credited", "kept@example.test", depositAnswers),
  );
  await stack.mailsTo("kept@example.test");

  const code = await stack.stop();
  const gone = await fetch(stack.url).catch(() => undefined);
  await stack.start();

  expect(code).toBe(0);
  expect(gone).toBeUndefined();
  expect(await caseOf(referenceIn(sent.location))).toBeDefined();
});

test("a port or a folder that is taken is told in one sentence that says what to do", async () => {
  await stack.start();
  const second = new LocalStack();
  const third = new LocalStack();

  await expect(second.startOn(stack)).rejects.toThrow(/PORT/);
  await expect(third.start({ DATA_DIR: stack.dataFolder })).rejects.toThrow(
    /used by another Postcase: stop that one, or choose another folder/,
  );
  expect(third.output.trim().split("\n")).toHaveLength(1);
  expect(
    second.output
      .trim()
      .split("\n")
      .filter((line) => line.includes("is taken")),
  ).toHaveLength(1);
  await second.remove();
  await third.remove();
});

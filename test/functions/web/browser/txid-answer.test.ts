import { describe, expect, test } from "vitest";
import { checkWords } from "#shared/words/check-index.ts";
import { txidAnswer } from "../../../../functions/web/browser/txid-answer.ts";

const ethereum = "0x9edaf0f7d9c6629c31bbf0471fc07d696c73b566b93783f7e25d8d5d2b62fa4f";
const { en } = checkWords;
const nothing = { text: "", network: "", coin: "" };

describe("the answer beside the field", () => {
  test("is none for an empty field, finished or not", () => {
    expect(txidAnswer(nothing, en, true)).toBeUndefined();
    expect(txidAnswer({ ...nothing, text: "  " }, en, false)).toBeUndefined();
  });

  test("proposes the network that a link tells", () => {
    expect(txidAnswer({ ...nothing, text: `https://bscscan.com/tx/${ethereum}` }, en, false)).toEqual({
      tone: "good",
      sentence: expect.stringContaining(en.networks.bsc),
      network: "bsc",
    });
  });

  test("asks for the network where several share the form, and proposes none", () => {
    const answer = txidAnswer({ ...nothing, text: ethereum }, en, false);

    expect(answer?.tone).toBe("ask");
    expect(answer?.network).toBeUndefined();
  });

  test("tells an address before its writer has left the field", () => {
    const text = "0xa664325f36Ec33E66323fe2620AF3f2294b2Ef3A";

    expect(txidAnswer({ ...nothing, text, network: "ethereum" }, en, false)?.tone).toBe("wrong");
  });

  test.each(["0x9edaf0f7d9", ethereum.slice(0, -1), "513766"])(
    "keeps silent about %s while it is typed, and speaks when it is done",
    (text) => {
      const typed = { ...nothing, text, network: "ethereum" };

      expect(txidAnswer(typed, en, false)).toBeUndefined();
      expect(txidAnswer(typed, en, true)?.tone).toBe("wrong");
    },
  );

  test("takes a network that the page does not know for none", () => {
    expect(txidAnswer({ ...nothing, text: ethereum, network: "moonchain" }, en, false)?.tone).toBe("ask");
  });
});

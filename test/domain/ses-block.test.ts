import { describe, expect, test } from "vitest";
import { headersOf } from "../../shared/domain/mail.ts";
import { readHeaders } from "../../shared/domain/mail-headers.ts";
import { readMailboxes } from "../../shared/domain/mailboxes.ts";
import { readSesBlock, trustOf } from "../../shared/domain/ses-block.ts";
import { aMail, mailFixture, type SesSketch, sesBlock } from "../support/mail.ts";

const region = "eu-west-1";
const unknown = { spam: "unknown", virus: "unknown", spf: "unknown", dkim: "unknown", dmarc: "unknown" };
const blockOf = (lines: readonly string[]) =>
  readSesBlock(readHeaders(new TextEncoder().encode(`${lines.join("\n")}\n\n`)), region);

function trustIn(raw: Uint8Array) {
  const headers = readHeaders(raw);
  return trustOf(readSesBlock(headers, region), {
    headers,
    from: headersOf({ headers }, "from").flatMap(readMailboxes),
  });
}

describe("the block that SES writes on top", () => {
  test("tells every verdict, the envelope and the id of SES", () => {
    expect(readSesBlock(readHeaders(mailFixture("ses-block-all-pass")), region)).toEqual({
      spam: "PASS",
      virus: "PASS",
      spf: "PASS",
      dkim: "PASS",
      dmarc: "PASS",
      dmarcDomain: "customer.example",
      envelopeFrom: "lihua@customer.example",
      messageIdOfSes: "0abcdefghijklmnopqrstuvwxyz0123456789ab",
    });
  });

  test("counts before an equal block that the sender wrote below it", () => {
    const block = readSesBlock(readHeaders(mailFixture("ses-block-with-a-forged-one-below")), region);

    expect(block).toMatchObject({ spam: "GRAY", virus: "PASS", spf: "GRAY", dkim: "GRAY", dmarc: "FAIL" });
  });

  test.each([
    ["none", []],
    ["one without the Received of our region", sesBlock({ region: "us-east-1" })],
    ["one without Received", sesBlock().filter((line) => !line.startsWith("Received:"))],
    ["one below a header of the sender", ["Subject: first", ...sesBlock()]],
    ["one without an end", sesBlock().slice(0, -2)],
    ["one with a foreign header in it", sesBlock().toSpliced(3, 0, "X-Odd: yes")],
    [
      "one that another server received in our name",
      sesBlock().map((line) =>
        line.replace(" by inbound", " (by inbound").replace(".com with", ".com) by mx.evil.example with"),
      ),
    ],
    [
      "one of a host whose name only begins like ours",
      sesBlock().map((line) => line.replace("amazonaws.com with", "amazonaws.com.evil.example with")),
    ],
  ])("%s proves nothing", (_, lines) => {
    expect(blockOf(lines)).toEqual(unknown);
  });

  test("is not found where only the sender wrote one", () => {
    expect(readSesBlock(readHeaders(mailFixture("forged-ses-block-alone")), region)).toEqual(unknown);
  });

  test("leaves a verdict unknown that is not in it, whatever stands below", () => {
    const lines = [
      ...sesBlock().filter((line) => !line.startsWith("X-SES-Spam") && !line.startsWith("Authentication")),
      ...sesBlock(),
    ];

    expect(blockOf(lines)).toMatchObject({
      spam: "unknown",
      dkim: "unknown",
      dmarc: "unknown",
      virus: "PASS",
      spf: "PASS",
    });
  });

  test("counts the first of two headers of a name", () => {
    const lines = sesBlock({ spam: "FAIL" }).toSpliced(3, 0, "X-SES-Spam-Verdict: PASS");

    expect(blockOf(lines).spam).toBe("FAIL");
  });

  test("without a Return-Path is read, and the null sender is the empty one", () => {
    expect(blockOf(sesBlock().slice(1))).not.toHaveProperty("envelopeFrom");
    expect(blockOf(sesBlock({ envelopeFrom: "" })).envelopeFrom).toBe("");
  });

  test.each([
    ["pass", "PASS"],
    ["fail", "FAIL"],
    ["none", "GRAY"],
    ["temperror", "GRAY"],
    ["softfail", "GRAY"],
  ])("dmarc=%s is %s", (said, verdict) => {
    expect(blockOf(sesBlock({ dmarc: said })).dmarc).toBe(verdict);
  });

  test.each(["DISABLED", "PROCESSING_FAILED", ""])("a scan that says %j is unknown", (said) => {
    expect(blockOf(sesBlock({ virus: said })).virus).toBe("unknown");
  });

  test("results of another service are none", () => {
    expect(blockOf(sesBlock().map((line) => line.replace("amazonses.com;", "mx.evil.example;"))).dmarc).toBe("unknown");
  });

  test.each([
    ['"x; dmarc=pass header.from=customer.example; "@evil.example'],
    ["x; dmarc=pass header.from=customer.example; @evil.example"],
    ["x(; dmarc=pass header.from=customer.example; )@evil.example"],
  ])("an envelope sender %s passes no DMARC", (envelopeFrom) => {
    expect(blockOf(sesBlock({ dmarc: "fail", envelopeFrom })).dmarc).toBe("FAIL");
    expect(blockOf(sesBlock({ dmarc: "none", envelopeFrom })).dmarc).toBe("GRAY");
  });
});

describe("what the sender chose within the results", () => {
  test.each([['"x; dkim=pass; "@evil.example'], ["x(; dkim=pass; )@evil.example"]])(
    "an envelope sender %s passes no DKIM",
    (envelopeFrom) => {
      expect(blockOf(sesBlock({ dkim: "none", envelopeFrom })).dkim).toBe("GRAY");
    },
  );
});

describe("the trust in the sender", () => {
  const withSes = (ses: SesSketch, from = "Li Hua <lihua@customer.example>") => aMail({ ses, from });

  test("is proven by DMARC for one From mailbox", () => {
    expect(trustIn(withSes({}))).toBe("proven");
    expect(trustIn(withSes({ spf: "fail", dkim: "none" }))).toBe("proven");
  });

  test("has failed where DMARC failed", () => {
    expect(trustIn(withSes({ dmarc: "fail" }))).toBe("failed");
  });

  test.each([
    ["DMARC says nothing", withSes({ dmarc: "none" })],
    ["DMARC passed for another domain", withSes({ headerFrom: "evil.example" })],
    ["there is no block of SES", aMail()],
    ["two mailboxes stand in From", withSes({}, "a@customer.example, b@customer.example")],
    ["two addresses stand in From without a comma", withSes({}, "A <a@customer.example> <b@customer.example>")],
    ["two From headers stand in the mail", aMail({ ses: {}, headers: ["From: other@customer.example"] })],
    ["a second From header stands there that has no address", aMail({ ses: {}, headers: ["From: nobody"] })],
    ["there is no From", aMail({ ses: {}, from: null })],
  ])("is unproven where %s", (_, raw) => {
    expect(trustIn(raw)).toBe("unproven");
  });
});

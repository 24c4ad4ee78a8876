import { describe, expect, test } from "vitest";
import { headersOf } from "../../../shared/domain/mail/mail.ts";
import { readHeaders } from "../../../shared/domain/mail/mail-headers.ts";
import { readMailboxes } from "../../../shared/domain/mail/mailboxes.ts";
import {
  isWrittenBySender,
  mayBeAnswered,
  proofOf,
  readSesBlock,
  type SesBlock,
  stricter,
  trustOf,
} from "../../../shared/domain/mail/ses-block.ts";
import { aMail, mailFixture, type SesSketch, sesBlock } from "../../support/mail.ts";

const region = "eu-west-1";
const unknown: SesBlock = {
  spam: "unknown",
  virus: "unknown",
  spf: "unknown",
  dkim: "unknown",
  dmarc: "unknown",
  dkimDomains: [],
};
const rawOf = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join("\n")}\n\n`);
const blockOf = (lines: readonly string[]) => readSesBlock(readHeaders(rawOf(lines)), region);

function senderOf(raw: Uint8Array) {
  const headers = readHeaders(raw);
  return { headers, from: headersOf({ headers }, "from").flatMap(readMailboxes) };
}

function trustIn(raw: Uint8Array) {
  const sender = senderOf(raw);
  return trustOf(readSesBlock(sender.headers, region), sender);
}

const proofIn = (lines: readonly string[]) => {
  const sender = senderOf(rawOf(lines));
  return proofOf(readSesBlock(sender.headers, region), sender);
};

interface Judged {
  readonly spf?: string;
  readonly dkim?: readonly string[];
  readonly dmarc?: string;
  readonly envelopeFrom?: string;
  readonly helo?: string;
}

/** A block with the results written out, as SES does, and a From header below it. */
function judged({ spf, dkim, dmarc, envelopeFrom, helo }: Judged, from = "Li Hua <lihua@customer.example>"): string[] {
  const envelope = envelopeFrom ?? "lihua@customer.example";
  const said = `${spf ?? "none"} (spfCheck: x) client-ip=192.0.2.10; envelope-from=${envelope || "postmaster@mx.evil.example"}; helo=${helo ?? "mx.customer.example"};`;
  return [
    `Return-Path: <${envelope}>`,
    `Received: from ${helo ?? "mx.customer.example"} (mx.customer.example [192.0.2.10])\n by inbound-smtp.${region}.amazonaws.com with SMTP id 0abc\n for support@postcase.example; Tue, 05 Mar 2024 07:20:09 +0000 (UTC)`,
    "X-SES-Spam-Verdict: PASS",
    "X-SES-Virus-Verdict: PASS",
    `Received-SPF: ${said}`,
    `Authentication-Results: amazonses.com;\n spf=${said}${(dkim ?? []).map((result) => `\n dkim=${result};`).join("")}${dmarc === undefined ? "" : `\n dmarc=${dmarc};`}`,
    "X-SES-RECEIPT: AEFBQUFB",
    "X-SES-DKIM-SIGNATURE: a=rsa-sha256; d=amazonses.com; b=Zm9v",
    `From: ${from}`,
  ];
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
      dkimDomains: ["customer.example"],
      spfDomain: "customer.example",
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
    ["one that ends without its receipt", sesBlock().filter((line) => !line.startsWith("X-SES-RECEIPT"))],
    ["one in another order", [...sesBlock().slice(0, 4), ...sesBlock().slice(4, 6).reverse(), ...sesBlock().slice(6)]],
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

  test("has failed where DMARC failed, though SPF and DKIM pass aligned", () => {
    expect(trustIn(withSes({ dmarc: "fail" }))).toBe("failed");
  });

  test.each<[string, Judged]>([
    ["dmarc", { dmarc: "pass header.from=customer.example" }],
    ["dmarc", { dmarc: "pass header.from=Customer.Example.", spf: "fail", dkim: ["fail header.i=@customer.example"] }],
    ["dkim", { dkim: ["pass header.i=@customer.example"] }],
    ["dkim", { dkim: ["pass header.i=li@news.customer.example"], dmarc: "none header.from=customer.example" }],
    ["dkim", { dkim: ["fail header.i=@customer.example", "pass header.i=@mail.customer.example"] }],
    ["dkim", { dkim: ["pass header.d=customer.example header.s=k1"] }],
    ["dkim", { dkim: ["pass header.i=@amazonses.com", "pass header.i=@customer.example"], dmarc: "temperror" }],
    ["spf", { spf: "pass" }],
    ["spf", { spf: "pass", envelopeFrom: "SRS0=a1=b2=other.example=x@bounces.customer.example" }],
    ["spf", { spf: "pass", dkim: ["fail header.i=@customer.example"], dmarc: "none header.from=customer.example" }],
  ])("is proven by %s: %j", (by, results) => {
    expect(proofIn(judged(results))).toEqual({ trust: "proven", by });
  });

  test.each<[string, Judged]>([
    ["nothing passed", { spf: "softfail", dkim: ["none"] }],
    ["SPF and DKIM fail without a policy", { spf: "fail", dkim: ["fail header.i=@customer.example"] }],
    ["SPF passed for another domain", { spf: "pass", envelopeFrom: "x@evil.example" }],
    ["SPF passed for the greeting host of a null sender", { spf: "pass", envelopeFrom: "" }],
    ["SPF passed for a domain that only ends alike", { spf: "pass", envelopeFrom: "x@evilcustomer.example" }],
    ["DKIM passed for another domain", { dkim: ["pass header.i=@evil.example"] }],
    [
      "DKIM passed for another domain and failed for this",
      { dkim: ["pass header.i=@evil.example", "fail header.i=@customer.example"] },
    ],
    ["DKIM names no domain", { dkim: ["pass"] }],
    ["DKIM passed for a public suffix", { dkim: ["pass header.i=@example"] }],
    ["DMARC names no domain", { dmarc: "pass" }],
    ["DMARC passed for another domain, though SPF passed", { spf: "pass", dmarc: "pass header.from=evil.example" }],
    ["two results of DMARC differ", { dmarc: "pass header.from=customer.example;\n dmarc=none" }],
    [
      "DMARC passed for two domains",
      { dmarc: "pass header.from=customer.example;\n dmarc=pass header.from=evil.example" },
    ],
    [
      "a quoted envelope sender writes a result",
      { dkim: ["none"], envelopeFrom: '"x; dkim=pass header.i=@customer.example; "@evil.example' },
    ],
    [
      "an envelope sender writes a result",
      { dkim: ["none"], envelopeFrom: "x; dkim=pass header.i=@customer.example; @evil.example" },
    ],
    ["a greeting writes a result", { dkim: ["none"], helo: "x; dkim=pass header.i=@customer.example; y" }],
    ["a greeting writes DMARC's result", { helo: "x; dmarc=pass header.from=customer.example;" }],
    [
      "a comment holds a result",
      { dmarc: "none (x; dmarc=pass header.from=customer.example; ) header.from=customer.example" },
    ],
    ["a quote holds a result", { dkim: ['none reason="x; dkim=pass header.i=@customer.example; "'] }],
    ["an unclosed comment hides the rest", { dkim: ["none (", "pass header.i=@customer.example"] }],
  ])("is unproven where %s", (_, results) => {
    expect(proofIn(judged(results))).toEqual({ trust: "unproven" });
  });

  test("is unproven where the two records of the envelope sender differ", () => {
    const lines = judged({ spf: "pass" }).map((line) =>
      line.startsWith("Received-SPF") ? line.replace("envelope-from=lihua@customer", "envelope-from=x@evil") : line,
    );

    expect(proofIn(lines)).toEqual({ trust: "unproven" });
  });

  test("is unproven by SPF where the block has no Return-Path", () => {
    expect(proofIn(judged({ spf: "pass" }).slice(1))).toEqual({ trust: "unproven" });
  });

  test("reads a result that is folded oddly", () => {
    expect(proofIn(judged({ dkim: ["pass\n\theader.i=\n  @x.example\n header.i=@customer.example"] })).trust).toBe(
      "unproven",
    );
    expect(proofIn(judged({ dkim: ["pass\n\t  header.i=@customer.example\n "] })).trust).toBe("proven");
  });

  test.each([
    ["two shops below one public suffix", "a@one.co.uk", "x@two.co.uk"],
    ["two pages below one private suffix", "a@one.github.io", "x@two.github.io"],
    ["two names below an international suffix", "a@甲.中国", "x@xn--8pv.xn--fiqs8s"],
  ])("is unproven for %s", (_, from, envelopeFrom) => {
    expect(proofIn(judged({ spf: "pass", envelopeFrom }, from))).toEqual({ trust: "unproven" });
  });

  test.each([
    ["a name in Chinese and its ASCII form", "a@mail.例子.中国", "x@xn--fsqu00a.xn--fiqs8s"],
    ["another case and a trailing dot", "a@CUSTOMER.example.", "x@Mail.customer.example"],
    ["two hosts of one shop below a long suffix", "a@shop.com.cn", "x@mail.shop.com.cn"],
  ])("is proven for %s", (_, from, envelopeFrom) => {
    expect(proofIn(judged({ spf: "pass", envelopeFrom }, from))).toEqual({ trust: "proven", by: "spf" });
  });

  test.each([
    ["DMARC passed for another domain", withSes({ headerFrom: "evil.example" })],
    ["there is no block of SES", aMail()],
    ["two mailboxes stand in From", withSes({}, "a@customer.example, b@customer.example")],
    ["two addresses stand in From without a comma", withSes({}, "A <a@customer.example> <b@customer.example>")],
    ["a group stands in From", withSes({}, "Desk: lihua@customer.example;")],
    ["a route stands in From", withSes({}, "<@evil.example:lihua@customer.example>")],
    ["an address stands before the address", withSes({}, "ceo@bank.example <lihua@customer.example>")],
    ["an address stands behind the address", withSes({}, "<lihua@customer.example> ceo@bank.example")],
    ["the local part is quoted", withSes({}, '"ceo@bank.example"@customer.example')],
    ["two From headers stand in the mail", aMail({ ses: {}, headers: ["From: other@customer.example"] })],
    ["a second From header stands there that has no address", aMail({ ses: {}, headers: ["From: nobody"] })],
    ["there is no From", aMail({ ses: {}, from: null })],
    ["From is empty", withSes({}, "<>")],
  ])("is unproven where %s", (_, raw) => {
    expect(trustIn(raw)).toBe("unproven");
  });

  test.each([
    ["a quoted address as a name", '"ceo@bank.example" <lihua@customer.example>'],
    ["a comment with an address", "lihua@customer.example (ceo@bank.example)"],
    ["an encoded name", "=?UTF-8?B?5p2O5Y2O?= <lihua@customer.example>"],
    ["a name in Chinese", "李华 <lihua@customer.example>"],
    ["the address alone", "lihua@customer.example"],
  ])("is proven with %s in From", (_, from) => {
    expect(trustIn(withSes({}, from))).toBe("proven");
  });
});

describe("all verdicts and alignments", () => {
  const statuses = ["PASS", "FAIL", "GRAY", "PROCESSING_FAILED"];
  /** How SES writes a status of SPF, DKIM or DMARC. */
  const words: Readonly<Record<string, string>> = {
    PASS: "pass",
    FAIL: "fail",
    GRAY: "none",
    PROCESSING_FAILED: "temperror",
  };
  const envelopes = { aligned: "x@bounces.customer.example", foreign: "x@evil.example", null: "" };
  const signers = { aligned: "@mail.customer.example", foreign: "@evil.example" };
  const rows = statuses.flatMap((spam) =>
    statuses.flatMap((virus) =>
      statuses.flatMap((spf) =>
        statuses.flatMap((dkim) => statuses.map((dmarc) => ({ spam, virus, spf, dkim, dmarc }))),
      ),
    ),
  );
  type Row = (typeof rows)[number];

  function outcomeOf(row: Row, envelope: keyof typeof envelopes, signer: keyof typeof signers, headerFrom: string) {
    const results = {
      spf: words[row.spf] ?? "",
      dkim: [`${words[row.dkim]} header.i=${signers[signer]}`],
      dmarc: `${words[row.dmarc]} header.from=${headerFrom}`,
      envelopeFrom: envelopes[envelope],
    };
    const lines = judged(results)
      .map((line) => line.replace(/^(X-SES-Spam-Verdict: ).*/, `$1${row.spam}`))
      .map((line) => line.replace(/^(X-SES-Virus-Verdict: ).*/, `$1${row.virus}`));
    const sender = senderOf(rawOf(lines));
    const block = readSesBlock(sender.headers, region);
    const trust = trustOf(block, sender);
    return `${trust}, ${mayBeAnswered(block, trust) ? "answered" : "silent"}`;
  }

  test("there are 1,024 of the verdicts", () => {
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(1024);
  });

  // By hand: of 4 x 4 x 4 for SPF, DKIM and DMARC, 16 with DMARC PASS, and with each of its two statuses that decide
  // nothing those with an aligned PASS of SPF (4), DKIM (4) or either (7); times 3 x 3 for spam and virus not FAIL.
  test.each([
    ["aligned", "aligned", "customer.example", 9 * (16 + 2 * 7)],
    ["aligned", "foreign", "customer.example", 9 * (16 + 2 * 4)],
    ["foreign", "aligned", "customer.example", 9 * (16 + 2 * 4)],
    ["foreign", "foreign", "customer.example", 9 * 16],
    ["null", "aligned", "customer.example", 9 * (16 + 2 * 4)],
    ["null", "foreign", "customer.example", 9 * 16],
    ["aligned", "aligned", "evil.example", 0],
    ["foreign", "foreign", "evil.example", 0],
  ] as const)("envelope %s, signer %s, DMARC for %s: %i are answered", (envelope, signer, headerFrom, answered) => {
    const expected = ({ spam, virus, spf, dkim, dmarc }: Row): string => {
      if (dmarc === "FAIL") return "failed, silent";
      const reasons = [
        ...(dmarc === "PASS" ? ["DMARC passes"] : []),
        ...(spf === "PASS" && envelope === "aligned" ? ["SPF passes aligned"] : []),
        ...(dkim === "PASS" && signer === "aligned" ? ["DKIM passes aligned"] : []),
      ];
      if (reasons.length === 0 || headerFrom !== "customer.example") return "unproven, silent";
      return [spam, virus].includes("FAIL") ? "proven, silent" : "proven, answered";
    };

    const outcomes = rows.map((row) => ({ row, outcome: outcomeOf(row, envelope, signer, headerFrom) }));

    expect(outcomes.filter(({ row, outcome }) => outcome !== expected(row))).toEqual([]);
    expect(outcomes.filter(({ outcome }) => outcome.endsWith("answered"))).toHaveLength(answered);
  });
});

describe("of the block and the published statuses the stricter counts", () => {
  test.each([
    ["PASS", "PASS", "PASS"],
    ["PASS", "GRAY", "GRAY"],
    ["PASS", "FAIL", "FAIL"],
    ["PASS", "PROCESSING_FAILED", "unknown"],
    ["GRAY", "PASS", "GRAY"],
    ["GRAY", "FAIL", "FAIL"],
    ["FAIL", "PASS", "FAIL"],
    ["FAIL", "GRAY", "FAIL"],
    ["unknown", "PASS", "unknown"],
    ["PASS", undefined, "PASS"],
    ["FAIL", undefined, "FAIL"],
  ] as const)("block %s, receipt %s: %s", (own, published, counts) => {
    const block: SesBlock = { ...unknown, spam: own, virus: own, spf: own, dkim: own, dmarc: own };

    const both = stricter(
      block,
      published ? { spam: published, virus: published, spf: published, dkim: published, dmarc: published } : {},
    );

    expect(both).toEqual({ ...unknown, spam: counts, virus: counts, spf: counts, dkim: counts, dmarc: counts });
  });

  test("and each check by itself", () => {
    const sender = senderOf(rawOf(judged({ spf: "pass", dkim: ["pass header.i=@customer.example"] })));
    const block = readSesBlock(sender.headers, region);

    expect(proofOf(stricter(block, { dkim: "FAIL" }), sender)).toEqual({ trust: "proven", by: "spf" });
    expect(proofOf(stricter(block, { dkim: "FAIL", spf: "GRAY" }), sender)).toEqual({ trust: "unproven" });
    expect(proofOf(stricter(block, { dmarc: "FAIL" }), sender)).toEqual({ trust: "failed" });
  });
});

describe("what the sender himself wrote", () => {
  const signed = (signature: string, more: readonly string[] = []) =>
    readHeaders(
      new TextEncoder().encode(
        [
          "From: Tom <tom@customer.example>",
          "To: support@postcase.example",
          ...more,
          `DKIM-Signature: ${signature}`,
          "",
          "",
        ].join("\r\n"),
      ),
    );
  const from = [{ address: "tom@customer.example", name: "Tom" }];
  const unaligned = { ...readSesBlock([], "eu-west-1"), spf: "PASS", spfDomain: "esp.example" } as const;
  const aligned = { ...unaligned, spfDomain: "mail.customer.example" } as const;

  test.each([
    ["every signature of his domain covers it", "v=1; d=customer.example; h=From:To:Subject", [], true],
    ["the signature is of a subdomain, folded and spaced", "d=mail.customer.example;\r\n h= from : TO ; b=x", [], true],
    ["it is not covered", "d=customer.example; h=from:subject", [], false],
    ["the signature is of another domain", "d=evil.example; h=from:to", [], false],
    [
      "it stands twice, of which one may have been added",
      "d=customer.example; h=from:to",
      ["To: x@evil.example"],
      false,
    ],
    [
      "one of two signatures leaves it out",
      "d=customer.example; h=from:to",
      ["DKIM-Signature: d=customer.example; h=from"],
      false,
    ],
    ["a second h= tries to say more", "d=customer.example; h=from; h=from:to", [], false],
  ] as const)("without his own server: %s", (_, signature, more, written) => {
    expect(isWrittenBySender(unaligned, { from, headers: signed(signature, more) }, "to")).toBe(written);
  });

  test("his own server sent the mail, so that all of it is his", () => {
    const headers = signed("d=evil.example; h=from");

    expect(isWrittenBySender(aligned, { from, headers }, "to")).toBe(true);
    expect(isWrittenBySender({ ...aligned, spf: "GRAY" }, { from, headers }, "to")).toBe(false);
  });

  test("nobody wrote it where nobody can be told", () => {
    expect(isWrittenBySender(aligned, { from: [], headers: [] }, "to")).toBe(false);
  });
});

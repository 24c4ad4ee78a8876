import { connect } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";
import { readSesBlock } from "#shared/domain/mail/ses-block.ts";
import { cutMail } from "../../../stacks/local/mail-header.ts";
import { type MailInOptions, startMailIn } from "../../../stacks/local/mail-in.ts";
import { parseVerdicts, receiptBlock } from "../../../stacks/local/receipt-block.ts";

const at = "2026-11-23T08:15:00.000Z";
const running: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

interface Outcome {
  readonly stored: Map<string, string>;
  readonly queued: string[];
  readonly steps: string[];
  readonly faults: string[];
  readonly port: number;
}

async function aReceiver(options: Partial<MailInOptions> = {}): Promise<Outcome> {
  const outcome = {
    stored: new Map<string, string>(),
    queued: [] as string[],
    steps: [] as string[],
    faults: [] as string[],
  };
  const server = await startMailIn({
    port: 0,
    verdict: "PASS",
    region: "eu-west-1",
    bucket: "postcase-mail",
    clock: () => at,
    putRaw: async (key, bytes) => {
      outcome.stored.set(key, Buffer.from(bytes).toString("latin1"));
      outcome.steps.push("put");
    },
    enqueue: async (body) => {
      outcome.queued.push(body);
      outcome.steps.push("enqueue");
    },
    onFault: (fault) => outcome.faults.push(String(fault)),
    ...options,
  });
  running.push(server);
  return { ...outcome, port: server.port };
}

/** Speaks SMTP: each line after the reply to the one before it, and after DATA the bytes of the message. Answers all replies. */
async function speak(port: number, lines: readonly (string | Buffer)[]): Promise<string[]> {
  const socket = connect(port, "127.0.0.1");
  const replies: string[] = [];
  const left = [...lines, "QUIT"];
  let unread = "";
  for await (const chunk of socket) {
    unread += chunk;
    const parts = unread.split("\r\n");
    unread = parts.pop() ?? "";
    // A reply is over at the line whose code is followed by a blank.
    for (const line of parts.filter((part) => /^\d{3} /.test(part))) {
      replies.push(line);
      const next = left.shift();
      if (next !== undefined) socket.write(typeof next === "string" ? `${next}\r\n` : next);
    }
  }
  return replies;
}

const data = (text: string): Buffer => Buffer.from(`${text}\r\n.\r\n`, "latin1");
const mail =
  "From: Ana <ana@example.com>\r\nTo: support@postcase.example\r\nSubject: Missing deposit\r\nMessage-ID: <1@example.com>\r\n\r\nHello";
const begin = ["EHLO mx.example.com", "MAIL FROM:<ana@example.com>", "RCPT TO:<support@postcase.example>", "DATA"];
const send = (port: number, text = mail) => speak(port, [...begin, data(text)]);
const codesOf = (replies: readonly string[]) => replies.map((reply) => reply.slice(0, 3));

const onlyStored = ({ stored }: Outcome): string => {
  expect(stored.size).toBe(1);
  return [...stored.values()][0] ?? "";
};
const headerLines = (raw: string): string[] =>
  (raw.split("\r\n\r\n", 1)[0] ?? "").replace(/\r\n[ \t]+/g, " ").split("\r\n");
const notificationIn = (body: string | undefined) => JSON.parse(JSON.parse(body ?? "").Message);

describe("a mail that is taken", () => {
  test("is stored under an id as SES makes them before anything speaks of it", async () => {
    const outcome = await aReceiver();

    const replies = await send(outcome.port);

    expect(codesOf(replies)).toEqual(["220", "250", "250", "250", "354", "250", "221"]);
    expect([...outcome.stored.keys()]).toEqual([expect.stringMatching(/^incoming\/[a-z0-9]{40}$/)]);
    expect(outcome.steps).toEqual(["put", "enqueue"]);
  });

  test("is stored byte for byte behind SES's own block, in SES's order", async () => {
    const outcome = await aReceiver();
    const body = "\xfe\x80 8 bit\r\n..dots\r\n\ttab \x07\r\nbare\nline";

    await send(outcome.port, `${mail}${body}`);

    const raw = onlyStored(outcome);
    expect(raw.endsWith(`\r\n${mail}${body.replace("..dots", ".dots")}\r\n`)).toBe(true);
    expect(headerLines(raw).slice(0, 9)).toEqual([
      "Return-Path: <ana@example.com>",
      expect.stringMatching(
        /^Received: from mx\.example\.com \(mx\.example\.com \[127\.0\.0\.1\]\) by inbound-smtp\.eu-west-1\.amazonaws\.com with SMTP id [a-z0-9]{40} for support@postcase\.example; Mon, 23 Nov 2026 08:15:00 \+0000 \(UTC\)$/,
      ),
      "X-SES-Spam-Verdict: PASS",
      "X-SES-Virus-Verdict: PASS",
      "Received-SPF: pass (spfCheck: domain of example.com designates 127.0.0.1 as permitted sender) client-ip=127.0.0.1; envelope-from=ana@example.com; helo=mx.example.com;",
      "Authentication-Results: amazonses.com; spf=pass (spfCheck: domain of example.com designates 127.0.0.1 as permitted sender) client-ip=127.0.0.1; envelope-from=ana@example.com; helo=mx.example.com; dkim=pass header.i=@example.com; dmarc=pass header.from=example.com;",
      expect.stringMatching(/^X-SES-RECEIPT: [A-Za-z0-9+/=]{300,}$/),
      expect.stringMatching(/^X-SES-DKIM-SIGNATURE: a=rsa-sha256; .*; h=From:To:.*:X-SES-RECEIPT;$/),
      "From: Ana <ana@example.com>",
    ]);
  });

  test("is told of by SES's receipt notification inside an SNS envelope", async () => {
    const outcome = await aReceiver();

    await speak(outcome.port, [...begin.slice(0, 3), "RCPT TO:<Other@Example.NET>", "DATA", data(mail)]);

    const [key = ""] = outcome.stored.keys();
    const envelope = JSON.parse(outcome.queued[0] ?? "");
    expect(outcome.queued).toHaveLength(1);
    expect(envelope).toMatchObject({
      Type: "Notification",
      MessageId: expect.any(String),
      TopicArn: "arn:aws:sns:eu-west-1:000000000000:postcase-received-mail",
      Subject: "Amazon SES Email Receipt Notification",
    });
    expect(JSON.parse(envelope.Message)).toEqual({
      notificationType: "Received",
      mail: {
        timestamp: at,
        source: "ana@example.com",
        messageId: key.slice("incoming/".length),
        destination: ["support@postcase.example", "Other@Example.NET"],
        headersTruncated: false,
        headers: expect.arrayContaining([
          { name: "Return-Path", value: "<ana@example.com>" },
          { name: "X-SES-Spam-Verdict", value: "PASS" },
          { name: "Subject", value: "Missing deposit" },
        ]),
        commonHeaders: {
          returnPath: "<ana@example.com>",
          from: ["Ana <ana@example.com>"],
          to: ["support@postcase.example"],
          messageId: "<1@example.com>",
          subject: "Missing deposit",
        },
      },
      receipt: {
        timestamp: at,
        processingTimeMillis: 0,
        recipients: ["support@postcase.example", "Other@Example.NET"],
        spamVerdict: { status: "PASS" },
        virusVerdict: { status: "PASS" },
        spfVerdict: { status: "PASS" },
        dkimVerdict: { status: "PASS" },
        dmarcVerdict: { status: "PASS" },
        action: {
          type: "S3",
          topicArn: "arn:aws:sns:eu-west-1:000000000000:postcase-received-mail",
          bucketName: "postcase-mail",
          objectKeyPrefix: "incoming/",
          objectKey: key,
        },
      },
    });
  });

  test("two mails of one connection are two objects, each with its own id", async () => {
    const outcome = await aReceiver();

    await speak(outcome.port, [...begin, data(mail), ...begin.slice(1), data(mail)]);

    expect(outcome.stored.size).toBe(2);
    expect(outcome.queued).toHaveLength(2);
  });

  test("headers over 10 KB are cut in the notification and whole in the object", async () => {
    const outcome = await aReceiver();

    await send(outcome.port, `X-Long: ${"a".repeat(10 * 1024)}\r\n${mail}`);

    const { mail: told } = notificationIn(outcome.queued[0]);
    expect(told.headersTruncated).toBe(true);
    expect(told.headers).not.toContainEqual(expect.objectContaining({ name: "X-Long" }));
    expect(onlyStored(outcome)).toContain("a".repeat(10 * 1024));
  });

  test("a bounce has an empty sender, and SPF is that of the host that greets", async () => {
    const outcome = await aReceiver();

    await speak(outcome.port, ["HELO mx.example.com", "MAIL FROM:<>", ...begin.slice(2), data(mail)]);

    const lines = headerLines(onlyStored(outcome));
    expect(lines[0]).toBe("Return-Path: <>");
    expect(lines[4]).toContain("domain of mx.example.com designates");
    expect(notificationIn(outcome.queued[0]).mail.source).toBe("");
  });

  test("SPF speaks of the sender of the envelope, DKIM and DMARC of the author", async () => {
    const outcome = await aReceiver();

    await speak(outcome.port, [
      begin[0] ?? "",
      "MAIL FROM:<bounce@list.example.net>",
      ...begin.slice(2),
      data(mail.replace("Ana <ana@example.com>", '"Ana, <x@evil.test>" <ana@Example.ORG>')),
    ]);

    const results = headerLines(onlyStored(outcome))[5];
    expect(results).toContain("domain of list.example.net designates");
    expect(results).toContain("dkim=pass header.i=@example.org; dmarc=pass header.from=example.org;");
  });

  test.each([
    ["greets", { helo: "a; dkim=pass header.i=@bank.example" }],
    ["sends from", { mailFrom: '"a; dkim=pass header.i=@bank.example;"@example.com' }],
    ["writes as", { fromDomain: "a; dkim=pass header.i=@bank.example" }],
    ["writes to", { recipient: "a\r\nAuthentication-Results: amazonses.com; dkim=pass" }],
  ])("what a sender %s cannot write results of its own", (_, chosen) => {
    const arrival = {
      id: "0".repeat(40),
      region: "eu-west-1",
      helo: "mx.example.com",
      ip: "127.0.0.1",
      mailFrom: "ana@example.com",
      recipient: "support@postcase.example",
      fromDomain: "example.com",
      at: new Date(at),
    };

    const block = receiptBlock({ ...arrival, ...chosen }, parseVerdicts("FAIL"));

    const lines = headerLines(block);
    expect(lines.map((line) => line.split(":", 1)[0])).toEqual(
      headerLines(receiptBlock(arrival, parseVerdicts("PASS"))).map((line) => line.split(":", 1)[0]),
    );
    expect(lines[5]).not.toMatch(/(^|;)\s*dkim=pass/);
    expect(lines[5]).toMatch(/; dkim=fail header\.i=@\S+; dmarc=fail header\.from=\S+;$/);
  });
});

describe("verdicts", () => {
  test.each([
    ["FAIL", ["PASS", "PASS", "FAIL", "FAIL", "FAIL"], /spf=fail .*dkim=fail .*dmarc=fail /],
    ["GRAY", ["PASS", "PASS", "GRAY", "GRAY", "GRAY"], /spf=none .*dkim=none .*dmarc=none /],
    [
      "PROCESSING_FAILED",
      ["PASS", "PASS", "PROCESSING_FAILED", "PROCESSING_FAILED", "PROCESSING_FAILED"],
      /spf=temperror .*dkim=temperror .*dmarc=temperror /,
    ],
    ["spf=FAIL,spam=FAIL", ["FAIL", "PASS", "FAIL", "PASS", "PASS"], /spf=fail .*dkim=pass .*dmarc=pass /],
    [" fail , dkim = pass, virus=gray", ["PASS", "GRAY", "FAIL", "PASS", "FAIL"], /spf=fail .*dkim=pass .*dmarc=fail /],
  ])("%s is told in the notification and written into the block", async (verdict, statuses, results) => {
    const outcome = await aReceiver({ verdict });

    await send(outcome.port);

    const { receipt } = notificationIn(outcome.queued[0]);
    const told = [
      receipt.spamVerdict,
      receipt.virusVerdict,
      receipt.spfVerdict,
      receipt.dkimVerdict,
      receipt.dmarcVerdict,
    ];
    const lines = headerLines(onlyStored(outcome));
    expect(told.map(({ status }) => status)).toEqual(statuses);
    expect(lines.slice(2, 4)).toEqual([`X-SES-Spam-Verdict: ${statuses[0]}`, `X-SES-Virus-Verdict: ${statuses[1]}`]);
    expect(lines[5]).toMatch(results);
    expect(receipt.dmarcPolicy).toBe(statuses[4] === "FAIL" ? "quarantine" : undefined);
  });

  test.each([
    ["PASS", { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS" }],
    ["FAIL", { spam: "PASS", virus: "PASS", spf: "FAIL", dkim: "FAIL", dmarc: "FAIL" }],
    ["GRAY", { spam: "PASS", virus: "PASS", spf: "GRAY", dkim: "GRAY", dmarc: "GRAY" }],
    ["dmarc=FAIL,virus=FAIL", { spam: "PASS", virus: "FAIL", spf: "PASS", dkim: "PASS", dmarc: "FAIL" }],
  ])("%s is what Postcase reads from the block", async (verdict, read) => {
    const outcome = await aReceiver({ verdict });

    await send(outcome.port);

    const { fields } = cutMail(Buffer.from(onlyStored(outcome), "latin1"));
    const headers = fields.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
    expect(readSesBlock(headers, "eu-west-1")).toMatchObject({
      ...read,
      dmarcDomain: "example.com",
      envelopeFrom: "ana@example.com",
    });
    expect(readSesBlock(headers, "us-east-1").dmarc).toBe("unknown");
  });

  test.each(["MAYBE", "spf=MAYBE", "tls=FAIL", "", "PASS,"])(
    "%j is no verdict, and the receiver does not start",
    async (verdict) => {
      await expect(aReceiver({ verdict })).rejects.toThrow("is no verdict: one of PASS, FAIL, GRAY, PROCESSING_FAILED");
    },
  );
});

describe("a mail that is not taken", () => {
  test("a write that fails is told to the sender as temporary, and nothing is queued", async () => {
    const outcome = await aReceiver({ putRaw: () => Promise.reject(new Error("disk full")) });

    const replies = await send(outcome.port);

    expect(replies[5]).toMatch(/^451 /);
    expect(outcome.queued).toEqual([]);
    expect(outcome.faults).toEqual(["Error: disk full"]);
  });

  test("an event that is lost does not refuse the mail: it is stored", async () => {
    const outcome = await aReceiver({ enqueue: () => Promise.reject(new Error("queue down")) });

    const replies = await send(outcome.port);

    expect(replies[5]).toMatch(/^250 /);
    expect(outcome.stored.size).toBe(1);
    expect(outcome.faults).toEqual(["Error: queue down"]);
  });

  test("a mail of 40 MB is taken and one byte more is refused with 552", async () => {
    const outcome = await aReceiver();
    const head = `${mail}\r\n`;
    // The line end before the last dot belongs to the message.
    const most = `${head}${"x".repeat(40 * 1024 * 1024 - head.length - 2)}`;

    const taken = await send(outcome.port, most);
    const refused = await send(outcome.port, `${most}x`);

    expect(taken[5]).toMatch(/^250 /);
    expect(refused[5]).toMatch(/^552 /);
    expect(outcome.stored.size).toBe(1);
  });

  test("a mail that announces more than 40 MB is refused before it is sent", async () => {
    const outcome = await aReceiver();

    const replies = await speak(outcome.port, [
      begin[0] ?? "",
      `MAIL FROM:<ana@example.com> SIZE=${40 * 1024 * 1024 + 1}`,
    ]);

    expect(replies[2]).toMatch(/^552 /);
  });

  test("a connection that breaks within the message leaves nothing", async () => {
    const outcome = await aReceiver();
    const socket = connect(outcome.port, "127.0.0.1");
    const lines = createInterface({ input: socket });
    for await (const line of lines) {
      if (line.startsWith("220 ")) socket.write([...begin, "From: ana@example.com", "", "the first half"].join("\r\n"));
      if (line.startsWith("354 ")) break;
    }
    socket.destroy();

    const replies = await send(outcome.port);

    expect(replies[5]).toMatch(/^250 /);
    expect(outcome.stored.size).toBe(1);
    expect(onlyStored(outcome)).not.toContain("the first half");
  });

  test("a recipient of a domain that is not accepted is refused with 550, in any case of letters another is not", async () => {
    const outcome = await aReceiver({ acceptedDomains: ["Postcase.example"] });

    const replies = await speak(outcome.port, [
      ...begin.slice(0, 2),
      "RCPT TO:<x@example.net>",
      "RCPT TO:<y@POSTCASE.example>",
    ]);

    expect(codesOf(replies)).toEqual(["220", "250", "250", "550", "250", "221"]);
  });

  test("logins and encryption are not offered", async () => {
    const outcome = await aReceiver();

    const replies = await speak(outcome.port, ["EHLO mx.example.com", "AUTH PLAIN AGEAYg==", "STARTTLS"]);

    expect(codesOf(replies)).toEqual(["220", "250", "500", "500", "221"]);
  });
});

describe("smuggling", () => {
  const second =
    "MAIL FROM:<eve@evil.test>\r\nRCPT TO:<support@postcase.example>\r\nDATA\r\nFrom: eve@evil.test\r\n\r\nsmuggled";

  test.each([
    ["LF . LF", "\n.\n"],
    ["LF . CRLF", "\n.\r\n"],
    ["CR . CR", "\r.\r"],
    ["CR . CRLF", "\r.\r\n"],
    ["CRLF . LF", "\r\n.\n"],
    ["CRLF . CR", "\r\n.\r"],
    ["CRLF NUL . CRLF", "\r\n\0.\r\n"],
  ])("%s does not end a message: one mail comes in and one is stored", async (_, end) => {
    const outcome = await aReceiver();

    const replies = await send(outcome.port, `${mail}${end}${second}`);

    expect(codesOf(replies)).toEqual(["220", "250", "250", "250", "354", "250", "221"]);
    expect(onlyStored(outcome)).toContain("smuggled");
  });
});

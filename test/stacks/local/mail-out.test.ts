import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ListIdentitiesCommand,
  SESClient,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
} from "@aws-sdk/client-ses";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MailOutOptions, startMailOut } from "../../../stacks/local/mail-out.ts";

const at = "2026-11-23T08:15:00.000Z";
const credentials = { accessKeyId: "local", secretAccessKey: "local" };

let root: string;
let folder: string;
let events: Record<string, unknown>[];
let envelopes: Record<string, unknown>[];
let faults: string[];
let server: Awaited<ReturnType<typeof startMailOut>> | undefined;
let client: SESClient;

async function start(options: Partial<MailOutOptions> = {}): Promise<void> {
  server = await startMailOut({
    port: 0,
    mailboxPort: 0,
    folder,
    region: "eu-west-1",
    clock: () => at,
    publish: async (body) => {
      const envelope = JSON.parse(body);
      envelopes.push(envelope);
      events.push(JSON.parse(envelope.Message));
    },
    onFault: (fault) => faults.push(String(fault)),
    ...options,
  });
  client = new SESClient({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: "eu-west-1",
    credentials,
    maxAttempts: 1,
  });
}

/** Ends the server, which waits for the events under way. */
async function stop(): Promise<void> {
  client.destroy();
  await server?.close();
  server = undefined;
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "postcase-sent-"));
  folder = join(root, "sent");
  [events, envelopes, faults] = [[], [], []];
  await start();
});
afterEach(async () => {
  await stop();
  await rm(root, { recursive: true });
});

const mail = [
  "From: Postcase <support@postcase.example>",
  "To: ana@example.com",
  "Subject: =?UTF-8?B?5q6Y?= case",
  "Message-ID: <own@postcase.example>",
  "Date: Mon, 23 Nov 2026 08:14:00 +0000",
  "Bcc: desk@postcase.example",
  "References: <a@b>",
  "\t<c@d>",
  "",
  "Hello",
  ".",
  "\xe9 as it is",
].join("\r\n");

const send = (text = mail, more: Partial<SendRawEmailCommandInput> = {}) =>
  client.send(
    new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from(text, "latin1") },
      Source: "support@postcase.example",
      Destinations: ["ana@example.com"],
      ConfigurationSetName: "postcase",
      Tags: [
        { Name: "reference", Value: "PC-ABCDEFGHJK" },
        { Name: "notice", Value: "acknowledgement-1" },
      ],
      ...more,
    }),
  );

const files = () => readdir(folder);
const onlySent = async (): Promise<string> => {
  const [file = "", ...others] = await files();
  expect(others).toEqual([]);
  return readFile(join(folder, file), "latin1");
};
const store = async (): Promise<{ messageId: string; subject: string }[]> => {
  const answer = await fetch(`http://127.0.0.1:${server?.mailboxPort}/store`);
  return ((await answer.json()) as { emails: { messageId: string; subject: string }[] }).emails;
};
const statusOf = (type: string) => events.find(({ eventType }) => eventType === type);
const typesOf = () => events.map(({ eventType }) => eventType);

describe("a mail that is taken", () => {
  test("is answered with the id under which the mailbox page shows it", async () => {
    const { MessageId } = await send();

    expect(MessageId).toMatch(/^[\w-]+$/);
    expect(await store()).toEqual([expect.objectContaining({ messageId: MessageId, subject: "殘 case" })]);
  });

  test("is in the folder as the customer gets it: SES's Message-ID, no Bcc, and every other byte as it was", async () => {
    const { MessageId } = await send();

    const own = mail
      .replace("Message-ID: <own@postcase.example>\r\n", "")
      .replace("Bcc: desk@postcase.example\r\n", "");
    expect(await onlySent()).toBe(`Message-ID: <${MessageId}@eu-west-1.amazonses.com>\r\n${own}`);
    expect(await files()).toEqual([`2026-11-23T08-15-00-000Z-${MessageId}.eml`]);
  });

  test("gets a date where it has none", async () => {
    await send(mail.replace(/Date: .*\r\n/, ""));

    expect(await onlySent()).toContain("\r\nDate: Mon, 23 Nov 2026 08:15:00 +0000\r\n");
  });

  test("goes to the recipients of its header where the call names none", async () => {
    await send(mail.replace("To: ana@example.com", 'To: "Ana, of Spain" <ana@example.com>, ben@example.com'), {
      Destinations: undefined,
    });
    await stop();

    expect(statusOf("Send")).toMatchObject({
      mail: { destination: ["ana@example.com", "ben@example.com", "desk@postcase.example"] },
    });
  });

  test("may be 10 MB long", async () => {
    const most = `${mail}${"x".repeat(10 * 1024 * 1024 - mail.length)}`;

    await send(most);

    expect((await onlySent()).length).toBeGreaterThan(most.length - 100);
  });
});

describe("events", () => {
  test("tell of sending and delivery as SES publishes them, with the tags of the call", async () => {
    const { MessageId } = await send();
    await stop();

    const expectedMail = {
      timestamp: at,
      source: "support@postcase.example",
      sendingAccountId: "000000000000",
      messageId: MessageId,
      destination: ["ana@example.com"],
      headersTruncated: false,
      headers: expect.arrayContaining([
        { name: "Message-ID", value: `<${MessageId}@eu-west-1.amazonses.com>` },
        { name: "References", value: "<a@b>\t<c@d>" },
      ]),
      commonHeaders: expect.objectContaining({
        from: ["Postcase <support@postcase.example>"],
        to: ["ana@example.com"],
        messageId: `<${MessageId}@eu-west-1.amazonses.com>`,
      }),
      tags: {
        reference: ["PC-ABCDEFGHJK"],
        notice: ["acknowledgement-1"],
        "ses:configuration-set": ["postcase"],
        "ses:from-domain": ["postcase.example"],
      },
    };
    expect(events).toEqual([
      { eventType: "Send", mail: expectedMail, send: {} },
      {
        eventType: "Delivery",
        mail: expectedMail,
        delivery: expect.objectContaining({ recipients: ["ana@example.com"], timestamp: at }),
      },
    ]);
    expect(envelopes[0]).toMatchObject({
      Type: "Notification",
      TopicArn: "arn:aws:sns:eu-west-1:000000000000:postcase-sending-events",
      Subject: "Amazon SES Email Event Notification",
    });
  });

  test.each([
    ["success@simulator.amazonses.com", ["Send", "Delivery"]],
    ["ooto@simulator.amazonses.com", ["Send", "Delivery"]],
    ["bounce@simulator.amazonses.com", ["Send", "Bounce"]],
    ["Bounce+label@simulator.amazonses.com", ["Send", "Bounce"]],
    ["suppressionlist@simulator.amazonses.com", ["Send", "Bounce"]],
    ["complaint@simulator.amazonses.com", ["Send", "Delivery", "Complaint"]],
    ["bounce@example.com", ["Send", "Delivery"]],
    ["toString@simulator.amazonses.com", ["Send", "Delivery"]],
  ])("to %s are %j", async (recipient, types) => {
    await send(mail, { Destinations: [recipient] });
    await stop();

    expect(typesOf()).toEqual(types);
  });

  test("of a bounce and a complaint name the address and the kind", async () => {
    await send(mail, {
      Destinations: ["bounce@simulator.amazonses.com", "complaint@simulator.amazonses.com", "ana@example.com"],
    });
    await stop();

    expect(typesOf()).toEqual(["Send", "Delivery", "Bounce", "Complaint"]);
    expect(statusOf("Delivery")).toMatchObject({
      delivery: { recipients: ["complaint@simulator.amazonses.com", "ana@example.com"] },
    });
    expect(statusOf("Bounce")).toMatchObject({
      bounce: {
        bounceType: "Permanent",
        bounceSubType: "General",
        bouncedRecipients: [{ emailAddress: "bounce@simulator.amazonses.com" }],
      },
    });
    expect(statusOf("Complaint")).toMatchObject({
      complaint: { complainedRecipients: [{ emailAddress: "complaint@simulator.amazonses.com" }] },
    });
  });

  test("come after the answer, so that one which is not taken changes nothing for the sender", async () => {
    await stop();
    await start({ publish: () => Promise.reject(new Error("queue down")) });

    const { MessageId } = await send();
    await stop();

    expect(MessageId).toBeDefined();
    expect(faults).toEqual(["Error: queue down"]);
  });

  test("that a kill kept from being published are published at the next start, once, and only of mails that went out", async () => {
    await stop();
    await start({ publish: () => Promise.reject(new Error("killed")) });
    await send();
    await stop();
    await writeFile(join(root, "sent-events", "2026-never-sent.json"), JSON.stringify(["never"]));

    await start();
    const published = typesOf();
    await stop();
    await start();

    expect(published).toEqual(["Send", "Delivery"]);
    expect(typesOf()).toEqual(["Send", "Delivery"]);
    expect(await readdir(join(root, "sent-events"))).toEqual([]);
    faults = [];
  });

  test("are of mails with a configuration set alone, as with SES", async () => {
    await send(mail, { ConfigurationSetName: undefined });
    await stop();

    expect(events).toEqual([]);
  });
});

describe("refusals", () => {
  const withoutTo = mail.replace("To: ana@example.com\r\n", "").replace("Bcc: desk@postcase.example\r\n", "");

  test.each<[string, string, string, Partial<SendRawEmailCommandInput>]>([
    ["a byte over 10 MB", "InvalidParameterValue", `${mail}${"x".repeat(10 * 1024 * 1024 - mail.length + 1)}`, {}],
    ["no recipient", "InvalidParameterValue", withoutTo, { Destinations: [] }],
    ["a recipient without a domain", "InvalidParameterValue", mail, { Destinations: ["ana"] }],
    [
      "a recipient with a line break",
      "InvalidParameterValue",
      mail,
      { Destinations: ["ana@example.com\r\nBcc: x@evil.test"] },
    ],
    [
      "51 recipients",
      "InvalidParameterValue",
      mail,
      { Destinations: Array.from({ length: 51 }, (_, i) => `a${i}@example.com`) },
    ],
    ["no author", "InvalidParameterValue", mail.replace(/From: .*\r\n/, ""), {}],
    ["a NUL byte", "InvalidParameterValue", `${mail}\0`, {}],
    ["an empty message", "InvalidParameterValue", "", {}],
    [
      "a tag with a sign that SES does not take",
      "InvalidParameterValue",
      mail,
      { Tags: [{ Name: "notice", Value: "acknowledgement#1" }] },
    ],
    ["a tag of 257 characters", "InvalidParameterValue", mail, { Tags: [{ Name: "notice", Value: "a".repeat(257) }] }],
    ["a recipient under .invalid", "MessageRejected", mail, { Destinations: ["ana@example.com", "x@Blocked.INVALID"] }],
  ])("a mail with %s is refused and neither kept, shown nor told of", async (_, name, text, more) => {
    await expect(send(text, more)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });

    expect(await files()).toEqual([]);
    expect(await store()).toEqual([]);
    await stop();
    expect(events).toEqual([]);
  });

  test("50 recipients and a tag of 256 characters are taken", async () => {
    await send(mail, {
      Destinations: Array.from({ length: 50 }, (_, i) => `a${i}@example.com`),
      Tags: [{ Name: "notice", Value: "a".repeat(256) }],
    });

    expect(await files()).toHaveLength(1);
  });

  test("a call that is not SendRawEmail is refused", async () => {
    await expect(client.send(new ListIdentitiesCommand({}))).rejects.toMatchObject({
      name: "InvalidAction",
      $metadata: { httpStatusCode: 400 },
    });
  });

  test.each(["not base64!", "abc", ""])("a message that is no base64 is refused: %j", async (data) => {
    const body = new URLSearchParams({ Action: "SendRawEmail", "RawMessage.Data": data });

    const answer = await fetch(`http://127.0.0.1:${server?.port}/`, { method: "POST", body });

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("<Code>InvalidParameterValue</Code>");
  });

  test("a mail that cannot be kept is not answered as sent, and nothing tells of it", async () => {
    await rm(folder, { recursive: true });

    await expect(send()).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });

    await stop();
    expect(events).toEqual([]);
    expect(faults).toEqual([expect.stringContaining("ENOENT")]);
    await mkdir(folder);
  });

  test("a port that is taken is an error at start", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };

    await expect(
      startMailOut({ port: 0, mailboxPort: port, folder, region: "eu-west-1", publish: async () => {} }),
    ).rejects.toThrow(`port ${port}`);

    other.close();
  });
});

describe("after a restart", () => {
  test("the page shows what was sent before, and nothing is written or published again", async () => {
    await send(mail.replace(/Subject: .*/, "Subject: first"));
    await stop();
    const before = await files();
    events.length = 0;

    await start();

    expect((await store()).map(({ subject }) => subject)).toEqual(["first"]);
    expect(await files()).toEqual(before);
    await stop();
    expect(events).toEqual([]);
  });

  test("the page shows the newest 200, oldest first, and passes over what it cannot read", async () => {
    await stop();
    for (let i = 0; i < 201; i++) {
      const text = i === 100 ? "no mail" : mail.replace(/Subject: .*/, `Subject: mail ${i}`);
      await writeFile(join(folder, `2026-11-23T08-15-00-${String(i).padStart(3, "0")}Z-ses-1.eml`), text);
    }
    await writeFile(join(folder, "notes.txt"), "not a mail");

    await start();

    const subjects = (await store()).map(({ subject }) => subject);
    expect(subjects).toHaveLength(199);
    expect(subjects[0]).toBe("mail 1");
    expect(subjects.at(-1)).toBe("mail 200");
    expect(faults).toHaveLength(1);
  });
});

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SESClient } from "@aws-sdk/client-ses";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSesClient, createSesMailSender } from "#shared/adapters/ses-mail-sender.ts";
import type { EmailAddress, Reference } from "#shared/domain/brand.ts";
import type { OutgoingMail } from "#shared/intake/ports.ts";
import { portOfNobody } from "../support/local-client.ts";

const aMail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  to: "ana@example.test" as EmailAddress,
  raw: Buffer.from("From: support@postcase.example\r\nTo: eve@example.test\r\n\r\nHello\r\n"),
  reference: "PC-7K2M9QX4TZ" as Reference,
  noticeId: "acknowledgement-1",
  ...changes,
});

const accepted = `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
  <SendRawEmailResult><MessageId>0100018f-ses-000000</MessageId></SendRawEmailResult>
  <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></SendRawEmailResponse>`;

const refusal = (code: string, message: string) => `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
  <Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`;

type Answer = (response: ServerResponse) => void;
const answers =
  (status: number, body: string): Answer =>
  (response) => {
    response.writeHead(status, { "Content-Type": "text/xml" }).end(body);
  };

/** A server on the loopback that answers as SES does, and the sender that speaks to it. */
async function sesThat(answer: Answer) {
  const bodies: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      bodies.push(body);
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { bodies, port, sender: senderOn(port) };
}

function senderOn(port: number, client?: SESClient) {
  vi.stubEnv("AWS_ENDPOINT_URL_SES", `http://127.0.0.1:${port}`);
  return createSesMailSender({
    client: client ?? createSesClient(),
    configurationSet: "postcase",
    source: "support@postcase.example",
  });
}

const closing: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(closing.splice(0).map((close) => close()));
});

test("a mail goes to its one recipient, with the configuration set and the tags by which its events come back", async () => {
  const { sender, bodies } = await sesThat(answers(200, accepted));

  const sent = await sender.send(aMail());

  expect(sent).toEqual({ outcome: "sent", messageId: "0100018f-ses-000000" });
  const [body = ""] = bodies;
  const { "RawMessage.Data": raw, ...rest } = Object.fromEntries(new URLSearchParams(body));
  expect(rest).toEqual({
    Action: "SendRawEmail",
    Version: "2010-12-01",
    Source: "support@postcase.example",
    "Destinations.member.1": "ana@example.test",
    ConfigurationSetName: "postcase",
    "Tags.member.1.Name": "reference",
    "Tags.member.1.Value": "PC-7K2M9QX4TZ",
    "Tags.member.2.Name": "notice",
    "Tags.member.2.Value": "acknowledgement-1",
  });
  expect(Buffer.from(raw ?? "", "base64")).toEqual(aMail().raw);
});

describe("what each answer of SES means", () => {
  test.each([
    [
      400,
      "MessageRejected",
      "Email address is not verified. The following identities failed the check: support@postcase.example",
      "later",
    ],
    [400, "MessageRejected", "Sending paused for this account.", "later"],
    [400, "MessageRejected", "Address blacklisted.", "refused"],
    [400, "InvalidParameterValue", "Missing final &apos;@domain&apos;", "refused"],
    [400, "MailFromDomainNotVerifiedException", "", "later"],
    [400, "FromEmailAddressNotVerified", "", "later"],
    [400, "ProductionAccessNotGranted", "", "later"],
    [400, "ConfigurationSetDoesNotExist", "Configuration set &lt;postcase&gt; does not exist.", "later"],
    [400, "ConfigurationSetSendingPausedException", "", "later"],
    [400, "AccountSendingPausedException", "", "later"],
    [400, "LimitExceeded", "", "later"],
    [400, "Throttling", "Maximum sending rate exceeded.", "later"],
    [400, "Throttling", "Daily message quota exceeded.", "later"],
    [400, "ThrottlingException", "Rate exceeded", "later"],
    [429, "TooManyRequestsException", "", "later"],
    [503, "Throttling", "Rate exceeded", "later"],
    [403, "AccessDenied", "not authorized to perform ses:SendRawEmail", "later"],
    [403, "SignatureDoesNotMatch", "", "later"],
    [400, "SomethingNew", "", "later"],
    [500, "InternalFailure", "", "unknown"],
    [503, "ServiceUnavailable", "", "unknown"],
  ])("%i %s (%s) is %4$s", async (status, code, message, outcome) => {
    const { sender, bodies } = await sesThat(answers(status, refusal(code, message)));

    const sent = await sender.send(aMail());

    expect(sent.outcome).toBe(outcome);
    expect(bodies).toHaveLength(1);
  });

  test("an answer that is no XML at all is unknown after a 5xx", async () => {
    const { sender } = await sesThat(answers(502, "Bad Gateway"));

    expect(await sender.send(aMail())).toMatchObject({ outcome: "unknown" });
  });

  test("the reason is the code and never the message, which names addresses", async () => {
    const { sender } = await sesThat(
      answers(400, refusal("MessageRejected", "Email address is not verified: ana@example.test")),
    );

    expect(await sender.send(aMail())).toEqual({ outcome: "later", reason: "MessageRejected" });
  });

  test("an acceptance without a message id is unknown", async () => {
    const { sender } = await sesThat(answers(200, accepted.replace(/<MessageId>.*<\/MessageId>/, "")));

    expect(await sender.send(aMail())).toEqual({ outcome: "unknown", reason: "no-message-id" });
  });
});

describe("what a broken connection means", () => {
  test("refused before anything was sent is later", async () => {
    expect(await senderOn(portOfNobody).send(aMail())).toEqual({ outcome: "later", reason: "ECONNREFUSED" });
  });

  test("hung up after the mail was sent is unknown, and the mail was sent once", async () => {
    const { sender, bodies } = await sesThat((response) => response.socket?.destroy());

    expect(await sender.send(aMail())).toMatchObject({ outcome: "unknown" });
    expect(bodies).toHaveLength(1);
  });

  test("no answer in time is unknown", async () => {
    const pending: ServerResponse[] = [];
    const { port } = await sesThat((response) => pending.push(response));
    vi.stubEnv("AWS_ENDPOINT_URL_SES", `http://127.0.0.1:${port}`);
    const impatient = new SESClient({
      maxAttempts: 1,
      requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true, httpAgent: { keepAlive: false } },
    });

    const sent = await senderOn(port, impatient).send(aMail());

    expect(sent).toEqual({ outcome: "unknown", reason: "TimeoutError" });
    for (const response of pending) response.destroy();
  });

  test("missing credentials are later: nothing left", async () => {
    const { port } = await sesThat(answers(200, accepted));
    vi.stubEnv("AWS_ENDPOINT_URL_SES", `http://127.0.0.1:${port}`);
    const client = new SESClient({
      maxAttempts: 1,
      credentials: () => Promise.reject(Object.assign(new Error("none"), { name: "CredentialsProviderError" })),
    });

    expect(await senderOn(port, client).send(aMail())).toMatchObject({ outcome: "later" });
  });
});

test("the client tries once and gives up within the lease", async () => {
  const { port } = await sesThat(answers(200, accepted));
  vi.stubEnv("AWS_ENDPOINT_URL_SES", `http://127.0.0.1:${port}`);
  const client = createSesClient();

  // The handler settles its options with its first request.
  await senderOn(port, client).send(aMail());

  expect(await client.config.maxAttempts()).toBe(1);
  const handler: { httpHandlerConfigs?: () => object } & object = client.config.requestHandler;
  expect(handler.httpHandlerConfigs?.()).toMatchObject({
    requestTimeout: 10_000,
    connectionTimeout: 3_000,
    throwOnRequestTimeout: true,
  });
});

test.each([
  ["reference", { reference: "PC 7K2M9" as Reference }],
  ["notice", { noticeId: "acknowledgement#1" }],
  ["notice", { noticeId: "" }],
  ["notice", { noticeId: "a".repeat(257) }],
])("a tag %s that SES would not take is a fault of ours (%#)", async (name, changes) => {
  const { sender, bodies } = await sesThat(answers(200, accepted));

  await expect(sender.send(aMail(changes))).rejects.toThrow(name);
  expect(bodies).toEqual([]);
});

test("a tag of 256 characters is taken", async () => {
  const { sender } = await sesThat(answers(200, accepted));

  expect(await sender.send(aMail({ noticeId: "a".repeat(256) }))).toMatchObject({ outcome: "sent" });
});

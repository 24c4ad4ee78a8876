import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import type { MailSender, OutgoingMail, Sent } from "#shared/intake/ports.ts";

const connectTimeoutMs = 3_000;
const requestTimeoutMs = 10_000;

/**
 * The SES client that a sender needs; region, credentials and endpoint come from `AWS_*` as usual. One attempt only:
 * SES has no idempotency token, so a retry here could be a second mail, and the outbox knows better when to try again.
 */
export function createSesClient(): SESClient {
  return new SESClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: connectTimeoutMs,
      requestTimeout: requestTimeoutMs,
      // Without it the handler only warns, and a send may hang for longer than its lease.
      throwOnRequestTimeout: true,
      // A socket that was kept over a frozen Lambda may be dead: the send on it ends as `unknown`, and the customer
      // waits minutes for a mail that never left. A fresh connection costs milliseconds.
      httpsAgent: { keepAlive: false },
      httpAgent: { keepAlive: false },
    },
  });
}

interface SendFailure {
  /** Error code of SES, or of the socket. */
  readonly code: string;
  /** Part of the message that tells apart what shares one code; lower case. */
  readonly message?: string;
  readonly outcome: Exclude<Sent["outcome"], "sent">;
}

/**
 * What each answer means for the mail (SES: "API error codes", "email sending errors"). Mistakes in our own account or
 * configuration are `later`: they say nothing about the customer's address, and a notice outlives their repair. The
 * first row that fits decides.
 */
const failures: readonly SendFailure[] = [
  { code: "MessageRejected", message: "not verified", outcome: "later" },
  { code: "MessageRejected", message: "paused", outcome: "later" },
  { code: "MessageRejected", outcome: "refused" },
  { code: "InvalidParameterValue", outcome: "refused" },

  { code: "MailFromDomainNotVerified", outcome: "later" },
  { code: "FromEmailAddressNotVerified", outcome: "later" },
  { code: "ProductionAccessNotGranted", outcome: "later" },
  { code: "ConfigurationSetDoesNotExist", outcome: "later" },
  { code: "ConfigurationSetSendingPaused", outcome: "later" },
  { code: "AccountSendingPaused", outcome: "later" },
  { code: "LimitExceeded", outcome: "later" },
  { code: "Throttling", outcome: "later" },
  { code: "ThrottledException", outcome: "later" },
  { code: "TooManyRequests", outcome: "later" },
  { code: "RequestLimitExceeded", outcome: "later" },

  // Refused before a byte of the mail left.
  { code: "CredentialsProviderError", outcome: "later" },
  { code: "ECONNREFUSED", outcome: "later" },
  { code: "ENOTFOUND", outcome: "later" },
  { code: "EAI_AGAIN", outcome: "later" },
  { code: "ENETUNREACH", outcome: "later" },
  { code: "EHOSTUNREACH", outcome: "later" },
];

// SES allows letters, digits, hyphen and underscore in a tag, at most 256 of them; another would refuse the whole mail.
const tagValue = /^[A-Za-z0-9_-]{1,256}$/;

/**
 * Sends by SendRawEmail. `source` is the envelope sender; the configuration set brings back the events, which carry the
 * tags `reference` and `notice`. Throws only on a mail that is not ours (a tag that SES would not take).
 */
export function createSesMailSender(options: {
  readonly client: SESClient;
  readonly configurationSet: string;
  readonly source: string;
}): MailSender {
  return {
    async send(mail) {
      const command = commandOf(mail, options);
      try {
        const { MessageId: messageId } = await options.client.send(command);
        return messageId ? { outcome: "sent", messageId } : { outcome: "unknown", reason: "no-message-id" };
      } catch (error) {
        return failed(error);
      }
    },
  };
}

function commandOf(
  { to, raw, reference, noticeId }: OutgoingMail,
  { configurationSet, source }: { readonly configurationSet: string; readonly source: string },
): SendRawEmailCommand {
  const tags = { reference, notice: noticeId };
  for (const [name, value] of Object.entries(tags)) {
    if (!tagValue.test(value)) throw new Error(`the tag ${name} has characters that SES does not take`);
  }
  return new SendRawEmailCommand({
    Source: source,
    // Only the envelope decides who gets the mail, whatever its headers say.
    Destinations: [to],
    RawMessage: { Data: raw },
    ConfigurationSetName: configurationSet,
    Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
  });
}

interface FaultSigns {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

function failed(error: unknown): Sent {
  if (!(error instanceof Error)) return { outcome: "unknown", reason: "not-an-error" };
  const fault: FaultSigns = error;
  const codes = [fault.name, fault.code].filter((code) => typeof code === "string").map(bare);
  const message = fault.message.toLowerCase();
  const row = failures.find((failure) => codes.includes(bare(failure.code)) && message.includes(failure.message ?? ""));
  const reason = typeof fault.code === "string" && fault.name === "Error" ? fault.code : fault.name;
  return { outcome: row?.outcome ?? byStatus(fault.$metadata?.httpStatusCode), reason: reason.slice(0, 100) };
}

// The SDK writes some codes with `Exception` behind them and some without.
const bare = (code: string): string => code.replace(/Exception$/, "");

/**
 * An answer that the table does not know. SES turned a 4xx down, so it is worth trying again until the outbox gives up
 * in sight of the desk; after a 5xx, a timeout or a broken connection the mail may be on its way.
 */
const byStatus = (status: number | undefined): SendFailure["outcome"] =>
  status !== undefined && status >= 400 && status < 500 ? "later" : "unknown";

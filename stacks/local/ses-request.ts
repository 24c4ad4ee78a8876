import { addressOf, type CutMail, cutMail, fieldValue, mailboxesIn } from "./mail-header.ts";

/** A refusal as SES words it: an error code of its query API, always status 400. */
export class SesError extends Error {
  override readonly name = "SesError";
  readonly code: "InvalidAction" | "InvalidParameterValue" | "MessageRejected";

  constructor(code: SesError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** A SendRawEmail call that SES would take. */
export interface SendRequest {
  readonly raw: Buffer;
  readonly mail: CutMail;
  readonly source: string;
  readonly recipients: readonly string[];
  readonly configurationSet: string | undefined;
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

// SES quotas: a message of 10 MB by this API, 50 recipients, tags of 256 characters.
const maxMessageBytes = 10 * 1024 * 1024;
const maxRecipients = 50;
const tagText = /^[A-Za-z0-9_-]{1,256}$/;

/** Form encoding makes three characters of some of base64's, and base64 four of three bytes. */
export const maxRequestBytes = 4 * maxMessageBytes + 1024 * 1024;

const invalid = (message: string): SesError => new SesError("InvalidParameterValue", message);

function readRaw(form: URLSearchParams): Buffer {
  const text = form.get("RawMessage.Data") ?? "";
  if (text === "" || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text))
    throw invalid("RawMessage.Data is not base64.");
  const raw = Buffer.from(text, "base64");
  if (raw.length > maxMessageBytes)
    throw invalid(`Message length is more than ${maxMessageBytes} bytes long: '${raw.length}'.`);
  // Mail servers on the way cut or refuse a message at a NUL (RFC 5322, 2.2 and 4).
  if (raw.includes(0)) throw invalid("The message contains a NUL byte.");
  return raw;
}

function members(form: URLSearchParams, name: string): string[] {
  const found: string[] = [];
  for (let i = 1; form.has(`${name}.${i}`); i++) found.push(form.get(`${name}.${i}`) ?? "");
  return found;
}

function readRecipients(form: URLSearchParams, { fields }: CutMail): string[] {
  const named = members(form, "Destinations.member");
  const mailboxes =
    named.length > 0 ? named : ["to", "cc", "bcc"].flatMap((name) => mailboxesIn(fieldValue(fields, name)));
  const recipients = mailboxes.map(addressOf);
  if (recipients.length === 0)
    throw invalid("Missing required parameter 'Destinations': the message has no recipient.");
  if (recipients.length > maxRecipients) throw invalid(`Recipient count exceeds ${maxRecipients}.`);
  const isAddress = (address: string) => address.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(address);
  if (!recipients.every(isAddress)) throw invalid("Missing final '@domain'");
  // No domain can end in it (RFC 2606), so it is a way to try what a refusal does.
  if (recipients.some((address) => address.toLowerCase().endsWith(".invalid"))) {
    throw new SesError("MessageRejected", "Address is blocked: its domain ends in .invalid.");
  }
  return recipients;
}

function readTags(form: URLSearchParams): Record<string, string[]> {
  const tags: Record<string, string[]> = {};
  for (let i = 1; form.has(`Tags.member.${i}.Name`); i++) {
    const name = form.get(`Tags.member.${i}.Name`) ?? "";
    const value = form.get(`Tags.member.${i}.Value`) ?? "";
    if (!tagText.test(name) || !tagText.test(value)) {
      throw invalid(
        `Invalid tag <${name}>: only alphanumeric ASCII characters, '_' and '-' are allowed, at most 256 of them.`,
      );
    }
    tags[name] = [value];
  }
  return tags;
}

/** Reads a call of SES's classic query API. Throws SesError for what SES refuses. */
export function readSendRequest(form: URLSearchParams): SendRequest {
  const action = form.get("Action");
  if (action !== "SendRawEmail")
    throw new SesError("InvalidAction", `Could not find operation ${action} for version 2010-12-01`);
  const raw = readRaw(form);
  const mail = cutMail(raw);
  const from = fieldValue(mail.fields, "from");
  if (!from) throw invalid("Missing required header 'From'.");
  return {
    raw,
    mail,
    source: form.get("Source") ?? from,
    recipients: readRecipients(form, mail),
    configurationSet: form.get("ConfigurationSetName") ?? undefined,
    tags: readTags(form),
  };
}

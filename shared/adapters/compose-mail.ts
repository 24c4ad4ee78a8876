import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { ComposeMail, MailParts } from "#shared/intake/ports.ts";

// RFC 5322 2.2 and RFC 5321 4.5.2: a line break or NUL in a value would start another header or end the message.
const lineBreaking = /[\r\n\0\u0085\u2028\u2029]/;
// An addr-spec without quoting, comment or group: anything else could be read as more recipients than the envelope has.
const oneMailbox = /^[^\s"(),:;<>@[\\\]]+@[^\s"(),:;<>@[\\\]]+$/;
const printableAscii = /^[\x20-\x7e]*$/;
const headerName = /^[A-Za-z0-9-]{1,60}$/;
const bracketedId = /^<[\x21-\x3b\x3d\x3f-\x7e]+>$/;

// RFC 5321 4.5.3.1.3: a path has 256 octets with its brackets.
const maxAddressLength = 254;
// RFC 5322 2.1.1: a line has 998 octets; a Message-ID cannot be folded, and it stands twice.
const maxMessageIdLength = 900;

/**
 * The bytes of a mail: UTF-8, a text and an HTML part as alternatives, CRLF lines, the same bytes for the same parts.
 * Throws where a header value could break out of its header or `to` is not exactly one mailbox. An `inReplyTo` that is
 * no message id is left out: it comes from the customer's mail program, and a thread is worth less than the answer.
 */
export const composeMail: ComposeMail = async (parts) => {
  guard(parts);
  const seed = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const thread = answeredId(parts.inReplyTo);
  const composer = new MailComposer({
    from: parts.from,
    to: { name: "", address: parts.to },
    replyTo: { name: "", address: parts.replyTo },
    subject: parts.subject,
    text: crlf(parts.text),
    html: crlf(parts.html),
    date: new Date(parts.date),
    // SES puts its own in place of it; it is set so that composing twice gives the same bytes.
    messageId: `<${seed.slice(0, 32)}@${parts.from.address.slice(parts.from.address.lastIndexOf("@") + 1)}>`,
    ...(thread && { inReplyTo: thread, references: thread }),
    headers: { ...parts.headers, "Content-Language": parts.language },
    baseBoundary: seed.slice(32),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
};

// A bare CR or LF is read as a line end by some servers and not by others, which lets text pose as the end of a mail.
const crlf = (body: string): string => body.replace(/\r\n?|\n/g, "\r\n");

const answeredId = (id: string | undefined): string | undefined =>
  id !== undefined && id.length <= maxMessageIdLength && bracketedId.test(id) ? id : undefined;

function guard(parts: MailParts): void {
  const mailboxes = { from: parts.from.address, to: parts.to, replyTo: parts.replyTo };
  for (const [name, address] of Object.entries(mailboxes)) {
    const isOne = address.length <= maxAddressLength && !lineBreaking.test(address) && oneMailbox.test(address);
    if (!isOne) throw new Error(`${name} is not exactly one mailbox`);
  }
  const values = {
    ...parts.headers,
    subject: parts.subject,
    "display name": parts.from.name,
    language: parts.language,
  };
  for (const [name, value] of Object.entries(values)) {
    if (lineBreaking.test(value)) throw new Error(`the value of ${name} holds a line break or NUL`);
  }
  for (const [name, value] of Object.entries(parts.headers)) {
    if (!headerName.test(name)) throw new Error("a header has a name that is not a header name");
    if (!printableAscii.test(value)) throw new Error(`the value of ${name} is not printable ASCII`);
  }
}

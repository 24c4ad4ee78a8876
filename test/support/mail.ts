import { readFileSync } from "node:fs";

/** What a small mail of the tests says; everything that is not given is ordinary. `null` leaves a header out. */
export interface MailSketch {
  readonly from?: string | null;
  readonly to?: string;
  readonly subject?: string;
  readonly date?: string | null;
  readonly messageId?: string | null;
  /** Further header lines, `Name: value`, below the ordinary ones. */
  readonly headers?: readonly string[];
  readonly text?: string;
  /** With HTML the mail is `multipart/alternative`, or HTML alone where `text` is empty. */
  readonly html?: string;
  /** The block that SES puts on top, with these verdicts; absent: a mail that did not come through SES. */
  readonly ses?: SesSketch;
}

export interface SesSketch {
  readonly region?: string;
  readonly spam?: string;
  readonly virus?: string;
  readonly spf?: string;
  readonly dkim?: string;
  readonly dmarc?: string;
  readonly envelopeFrom?: string;
  /** The domain that DMARC was judged for. */
  readonly headerFrom?: string;
}

/** A small raw mail as UTF-8 bytes with CRLF line ends. */
export function aMail(sketch: MailSketch = {}): Uint8Array {
  const { from = "Li Hua <lihua@customer.example>", text = "Hello", html } = sketch;
  const lines = [
    ...(sketch.ses ? sesBlock(sketch.ses) : []),
    ...(from === null ? [] : [`From: ${from}`]),
    `To: ${sketch.to ?? "support@postcase.example"}`,
    `Subject: ${sketch.subject ?? "A question"}`,
    ...header("Date", sketch.date, "Tue, 05 Mar 2024 15:20:08 +0800"),
    ...header("Message-ID", sketch.messageId, "<1@mail.customer.example>"),
    ...(sketch.headers ?? []),
    ...body(text, html),
  ];
  return new TextEncoder().encode(lines.join("\n").replace(/\r?\n/g, "\r\n"));
}

const header = (name: string, value: string | null | undefined, ordinary: string): string[] =>
  value === null ? [] : [`${name}: ${value ?? ordinary}`];

function body(text: string, html: string | undefined): string[] {
  const plain = ["Content-Type: text/plain; charset=utf-8", "", text];
  if (html === undefined) return ["MIME-Version: 1.0", ...plain];
  const rich = ["Content-Type: text/html; charset=utf-8", "", html];
  if (text === "") return ["MIME-Version: 1.0", ...rich];
  return [
    "MIME-Version: 1.0",
    "Content-Type: multipart/alternative; boundary=alt",
    "",
    "--alt",
    ...plain,
    "--alt",
    ...rich,
    "--alt--",
  ];
}

/** The lines that SES writes on top of a received mail, in its order. */
export function sesBlock(sketch: SesSketch = {}): string[] {
  const { region = "eu-west-1", spam = "PASS", virus = "PASS", spf = "pass", dkim = "pass", dmarc = "pass" } = sketch;
  const { envelopeFrom = "lihua@customer.example", headerFrom = "customer.example" } = sketch;
  return [
    `Return-Path: <${envelopeFrom}>`,
    `Received: from mail.customer.example (mail.customer.example [192.0.2.10])\n by inbound-smtp.${region}.amazonaws.com with SMTP id 0abcdefghijklmnop\n for support@postcase.example; Tue, 05 Mar 2024 07:20:09 +0000 (UTC)`,
    `X-SES-Spam-Verdict: ${spam}`,
    `X-SES-Virus-Verdict: ${virus}`,
    `Received-SPF: ${spf} (spfCheck: example) client-ip=192.0.2.10; envelope-from=${envelopeFrom};`,
    `Authentication-Results: amazonses.com;\n spf=${spf} (spfCheck: example) client-ip=192.0.2.10; envelope-from=${envelopeFrom};\n dkim=${dkim} header.i=@${headerFrom};\n dmarc=${dmarc} header.from=${headerFrom};`,
    "X-SES-RECEIPT: AEFBQUFBQUFBQUFIVkxrcUZ",
    "X-SES-DKIM-SIGNATURE: a=rsa-sha256; d=amazonses.com; b=Zm9v",
  ];
}

/** The bytes of `test/fixtures/mail/<name>.eml`. */
export const mailFixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/mail/${name}.eml`, import.meta.url)));

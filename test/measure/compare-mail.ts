import type { Inspection } from "../../stacks/local/inspect-mail.ts";

// What another project's test suite says of a mail, beside what we read of it. Every way in which two spellings count
// as the same is in this file.

export interface ExpectedAttachment {
  readonly filename?: string;
  readonly contentType?: string;
  readonly size?: number;
  readonly sha256?: string;
  readonly sha1?: string;
  readonly md5?: string;
}

/**
 * One line of `expected.jsonl`. A field is there only where the source states it. Not compared, because it is how the
 * source works inside or a policy of its own: `partCount`, `html`, `hasHtml`, `hasText`, `elided`, `embedded`, `before`,
 * `sender`, `isSpam`, and of `outcome` everything but that a machine wrote it, that nobody did, or nothing.
 */
export interface Expected {
  readonly file: string;
  readonly source: string;
  readonly note?: string;
  readonly from?: string;
  readonly fromFull?: string;
  readonly noFrom?: boolean;
  readonly fromName?: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly subject?: string;
  readonly subjectStartsWith?: string;
  readonly date?: string;
  /** `YYYY-MM-DD hh:mm:ss`, UTC. */
  readonly dateUtc?: string;
  readonly noDate?: boolean;
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly text?: string;
  readonly bodyContains?: readonly string[];
  readonly attachmentCount?: number;
  readonly attachments?: readonly ExpectedAttachment[];
  readonly replyText?: string;
  readonly replyContains?: readonly string[];
  readonly replyNotContains?: readonly string[];
  readonly signature?: string;
  readonly isBounce?: boolean;
  readonly autoSubmitted?: boolean;
  readonly category?: string;
  readonly outcome?: string;
}

/** What is compared, in the order in which it is printed. */
export const fields = [
  "from",
  "fromName",
  "to",
  "cc",
  "subject",
  "date",
  "messageId",
  "inReplyTo",
  "references",
  "body",
  "attachmentCount",
  "attachmentName",
  "attachmentType",
  "attachmentSize",
  "attachmentHash",
  "bounce",
  "automatic",
  "human",
  "reply",
  "signature",
] as const;
export type Field = (typeof fields)[number];

export interface Comparison {
  readonly field: Field;
  readonly agrees: boolean;
  readonly expected: string;
  readonly found: string;
}

/** A disagreement that somebody has looked at: whose reading is right, and why. */
export interface Kept {
  /** Relative to the folder of the mails. */
  readonly file: string;
  readonly field: Field;
  readonly right: "ours" | "theirs";
  readonly why: string;
}

/** Runs of white space, no-break and zero-width ones among them, count as one blank, and none at the ends. */
const collapse = (text: string): string => text.replace(/[\s\u200b\ufeff]+/gu, " ").trim();

/** For sources that say of themselves that they compare without any white space. */
const squeeze = (text: string): string => collapse(text).replaceAll(" ", "");

const same = (field: Field, expected: string, found: string | null): Comparison => ({
  field,
  agrees: found !== null && collapse(expected) === collapse(found),
  expected,
  found: found ?? "nothing",
});

const absent = (field: Field, found: string | null): Comparison => ({
  field,
  agrees: found === null || found === "",
  expected: "nothing",
  found: found ?? "nothing",
});

/** Case counts only in the local part of an address (RFC 5321 2.4). */
const addressKey = (address: string): string => {
  const at = address.lastIndexOf("@") + 1;
  return address.slice(0, at) + address.slice(at).toLowerCase();
};

const sameAddresses = (field: Field, expected: readonly string[], found: readonly string[]): Comparison =>
  same(field, expected.map(addressKey).join(", "), found.map(addressKey).join(", "));

/** Angle brackets are no part of an id. */
const idKey = (id: string): string => id.trim().replace(/^</, "").replace(/>$/, "");

/** A comparer answers nothing where the source states nothing. */
type Comparer = (expected: Expected, found: Inspection) => readonly Comparison[];

const from: Comparer = ({ from: address, fromFull, noFrom, outcome }, found) => {
  if (noFrom || outcome?.includes("NoSenderDetectedError")) return [absent("from", found.from)];
  const stated = address ?? /<([^<>]{1,320})>$/.exec(fromFull ?? "")?.[1];
  return stated === undefined ? [] : [same("from", addressKey(stated), found.from && addressKey(found.from))];
};

const text =
  (field: "fromName" | "subject"): Comparer =>
  (expected, found) =>
    expected[field] === undefined ? [] : [same(field, expected[field], found[field])];

const subjectStart: Comparer = ({ subjectStartsWith: start }, { subject }) =>
  start === undefined
    ? []
    : [
        {
          field: "subject",
          agrees: collapse(subject).startsWith(collapse(start)),
          expected: `${start}…`,
          found: subject,
        },
      ];

const addresses =
  (field: "to" | "cc"): Comparer =>
  (expected, found) =>
    expected[field] === undefined ? [] : [sameAddresses(field, expected[field], found[field])];

/** Two spellings of one moment are the same. */
const date: Comparer = ({ date: local, dateUtc, noDate }, found) => {
  if (noDate) return [absent("date", found.date)];
  const stated = local ?? (dateUtc === undefined ? undefined : `${dateUtc.replace(" ", "T")}Z`);
  return stated === undefined ? [] : [same("date", new Date(stated).toISOString(), found.date)];
};

const ids: Comparer = (expected, found) => [
  ...(expected.messageId === undefined ? [] : [same("messageId", idKey(expected.messageId), found.messageId)]),
  ...(expected.inReplyTo === undefined ? [] : [same("inReplyTo", idKey(expected.inReplyTo), found.inReplyTo)]),
  ...(expected.references === undefined
    ? []
    : [same("references", expected.references.map(idKey).join(" "), found.references.join(" "))]),
];

/** The whole text where it is stated; all of its pieces where only those are; none where the source found no body. */
const body: Comparer = ({ text: whole, bodyContains: pieces, outcome }, found) => {
  const own = collapse(found.text);
  const absentPieces = (pieces ?? []).filter((piece) => !own.includes(collapse(piece)));
  return [
    ...(whole === undefined ? [] : [same("body", whole, found.text)]),
    ...(pieces === undefined
      ? []
      : [
          {
            field: "body" as const,
            agrees: absentPieces.length === 0,
            expected: `contains ${JSON.stringify(absentPieces)}`,
            found: found.text,
          },
        ]),
    ...(outcome?.includes("NoBodyDetectedError") ? [absent("body", collapse(found.newText))] : []),
  ];
};

/** Attachments pair up in their order. Parameters and the case of a media type do not count. */
const attachments: Comparer = ({ attachmentCount, attachments: stated }, found) => {
  const count = attachmentCount ?? stated?.length;
  return [
    ...(count === undefined ? [] : [same("attachmentCount", String(count), String(found.attachments.length))]),
    ...(stated ?? []).flatMap((file, index) => attachment(file, found.attachments[index])),
  ];
};

function attachment(file: ExpectedAttachment, found: Inspection["attachments"][number] | undefined): Comparison[] {
  const typeOf = (type: string) => (type.split(";", 1)[0] ?? "").trim().toLowerCase();
  return [
    ...(file.filename === undefined ? [] : [same("attachmentName", file.filename, found?.filename ?? null)]),
    ...(file.contentType === undefined
      ? []
      : [same("attachmentType", typeOf(file.contentType), found ? typeOf(found.contentType) : null)]),
    ...(file.size === undefined ? [] : [same("attachmentSize", String(file.size), found ? String(found.size) : null)]),
    ...(file.sha256 === undefined ? [] : [same("attachmentHash", file.sha256.toLowerCase(), found?.sha256 ?? null)]),
  ];
}

const isCalledAutomatic = ({ autoSubmitted, outcome }: Expected): boolean =>
  autoSubmitted === true || outcome?.includes("AutoGeneratedEmail") === true;

/**
 * A source says `bounce`, `automatic`, or nothing of a mail. Where it says nothing, a person counts as the writer. What
 * is reported (abuse reports, out-of-office notes) is no bounce, but no person wrote it either.
 */
const writer: Comparer = (expected, { automatic }) => {
  const { isBounce, autoSubmitted, category, outcome } = expected;
  const found = automatic === null ? "a person" : `${automatic.kind} (${automatic.sign})`;
  const isFoundBounce = automatic?.kind === "bounce";
  const isMachine =
    isBounce === true || isCalledAutomatic(expected) || category === "auto-reply" || category === "feedback-report";
  const isLoop = outcome?.includes("FromReplyByAddressError") === true;
  return [
    ...(isBounce === undefined
      ? []
      : [
          {
            field: "bounce" as const,
            agrees: isBounce === isFoundBounce,
            expected: isBounce ? "bounce" : "no bounce",
            found,
          },
        ]),
    ...(isCalledAutomatic(expected)
      ? [{ field: "automatic" as const, agrees: automatic !== null, expected: "automatic", found }]
      : []),
    ...(autoSubmitted === false
      ? [{ field: "automatic" as const, agrees: automatic === null, expected: "not automatic", found }]
      : []),
    ...(isMachine || isLoop || autoSubmitted === false
      ? []
      : [{ field: "human" as const, agrees: automatic === null, expected: "a person", found }]),
  ];
};

const reply: Comparer = ({ replyText, replyContains = [], replyNotContains = [], note }, { newText }) => {
  const view = note?.includes("whitespace removed") ? squeeze : collapse;
  const own = view(newText);
  const one = (agrees: boolean, expected: string): Comparison => ({ field: "reply", agrees, expected, found: newText });
  return [
    ...(replyText === undefined ? [] : [one(view(replyText) === own, replyText)]),
    ...replyContains.map((piece) => one(own.includes(view(piece)), `contains ${JSON.stringify(piece)}`)),
    ...replyNotContains.map((piece) =>
      one(own !== "" && !own.includes(view(piece)), `something without ${JSON.stringify(piece)}`),
    ),
  ];
};

const signature: Comparer = ({ signature: stated }, { newText }) =>
  stated === undefined || collapse(stated) === ""
    ? []
    : [
        {
          field: "signature",
          agrees: !collapse(newText).includes(collapse(stated)),
          expected: `without ${JSON.stringify(stated)}`,
          found: newText,
        },
      ];

const onMails: readonly Comparer[] = [
  from,
  text("fromName"),
  addresses("to"),
  addresses("cc"),
  text("subject"),
  subjectStart,
  date,
  ids,
  body,
  attachments,
  writer,
];
const onBodies: readonly Comparer[] = [reply, signature];

/** Every statement of a source about a mail, or about a body without header fields, beside our reading. */
export const compare = (expected: Expected, found: Inspection, isBody: boolean): Comparison[] =>
  [...(isBody ? [] : onMails), ...onBodies].flatMap((comparer) => comparer(expected, found));

/** These sources keep bodies without header fields, and whole mails as `.eml`. */
const bodySources = ["email_reply_trimmer", "talon", "planer"];

export const isBody = ({ source, file }: Pick<Expected, "source" | "file">): boolean =>
  bodySources.includes(source) && !file.endsWith(".eml");

/** A body as the least mail that carries it. What is not UTF-8 declares nothing, as its source did not either. */
export function mailAround(bytes: Uint8Array, file: string): Uint8Array {
  const type = file.endsWith(".html") ? "text/html" : "text/plain";
  const charset = isUtf8(bytes) ? "; charset=utf-8" : "";
  const header = `From: writer@body.example\r\nMIME-Version: 1.0\r\nContent-Type: ${type}${charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  return Buffer.concat([Buffer.from(header), bytes]);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

import type { Instant } from "#shared/domain/brand.ts";
import { type Case, missingOf, waitsForProof } from "#shared/domain/case.ts";
import { caseTypeRow, type Requirement } from "#shared/domain/case-types.ts";
import { evidenceLimits } from "#shared/domain/evidence.ts";
import type { FieldValue } from "#shared/domain/field-value.ts";
import { type FieldId, type FieldKind, fieldIds, fieldRow } from "#shared/domain/fields.ts";
import { languages } from "#shared/domain/languages.ts";
import type { Notice, NoticeKind } from "#shared/domain/notice.ts";
import { showReference } from "#shared/domain/reference.ts";
import { secretScopes } from "#shared/domain/secrets/secret-span.ts";
import { showTwoZones, showValue } from "#shared/domain/show-value.ts";
import { words } from "#shared/words/index.ts";
import type { MailWords, Words } from "#shared/words/words.ts";

/** What a notice is made of. All links are on the configured host. */
export interface NoticeInput {
  readonly case: Case;
  readonly notice: Notice;
  /** The agent's words, for a notice that tells them. */
  readonly message?: string;
  readonly links: CaseLinks & {
    /** Where reference and access code are typed. */
    readonly checkUrl: string;
    /** Opens the form for what is missing. */
    readonly addUrl: string;
    /** Opens the part of the case where files are added. */
    readonly filesUrl: string;
  };
  /** Further open cases of the same address, the surest first, each with its own link. */
  readonly others?: readonly ListedCase[];
  readonly now: Instant;
}

/** What opens one case. */
export interface CaseLinks {
  /** Opens the case by itself. */
  readonly statusUrl: string;
  readonly accessCode: string;
}

export interface ListedCase {
  readonly case: Case;
  readonly links: CaseLinks;
}

/** One piece of a notice, before it is text or HTML. Every string in it is plain and unescaped. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string; readonly url?: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly Fact[] }
  | { readonly kind: "list"; readonly items: readonly ListItem[] }
  | { readonly kind: "link"; readonly label: string; readonly url: string }
  | { readonly kind: "message"; readonly text: string };

export interface ListItem {
  readonly text: string;
  /** Smaller, below the text, each on a line of its own. */
  readonly notes: readonly string[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Set apart and large: what a customer reads out or types. */
  readonly large?: boolean;
}

interface Context extends NoticeInput {
  readonly words: Words;
  readonly mail: MailWords;
  readonly missing: readonly Requirement[];
  readonly offsetMinutes: number;
}

type Section = (context: Context) => readonly Block[];

/** The sections of each kind of notice, in their order. First aid stands before everything but the three facts. */
const sectionsOf: Record<NoticeKind, readonly Section[]> = {
  acknowledgement: [
    greeting,
    secrets,
    received,
    head,
    firstAid,
    missing,
    complete,
    notKept,
    links,
    have,
    next,
    others,
    neverAsk,
    notYou,
  ],
  "open-cases": [greeting, openCases, thisCase, others, neverAsk, notYou],
  "address-corrected": [
    greeting,
    secrets,
    addressCorrected,
    head,
    firstAid,
    missing,
    complete,
    links,
    have,
    next,
    neverAsk,
    notYou,
  ],
  "information-received": [
    greeting,
    secrets,
    informationReceived,
    head,
    missing,
    complete,
    notKept,
    links,
    have,
    others,
    neverAsk,
  ],
  "desk-update": [greeting, deskUpdate, head, state, message, missing, links, neverAsk],
};

/**
 * What a notice says, in the language of the case. Nothing in it was typed by a stranger: fixed words, reference, link,
 * code, times, and of the fields only what cannot carry a message. An agent's words are the desk's own.
 */
export function noticeContent(input: NoticeInput): readonly Block[] {
  const language = input.case.language;
  const context: Context = {
    ...input,
    words: words[language],
    mail: words[language].mail,
    missing: asksFor(input) ? missingOf(input.case) : [],
    offsetMinutes: languages[language].assumedOffsetMinutes,
  };
  return sectionsOf[input.notice.kind].flatMap((section) => section(context));
}

/** An agent's news asks for fields only where it says that we need something: a finished case is not asked again. */
const asksFor = ({ notice }: NoticeInput): boolean => !notice.tells || notice.tells.state === "needs-information";

const sentence = (text: string): Block[] => [{ kind: "paragraph", text }];

function greeting({ mail }: Context): Block[] {
  return sentence(mail.greeting);
}

/** What to do at once after a secret was sent: every minute counts, so that it stands before everything else. */
function secrets({ case: kase, mail }: Context): Block[] {
  const scopes = new Set(kase.secrets?.map((kind) => secretScopes[kind]));
  return [...scopes].flatMap((scope) => listed(mail.secrets[scope].title, mail.secrets[scope].steps));
}

function received({ case: kase, mail }: Context): Block[] {
  return sentence(caseTypeRow(kase.caseType).urgency === "now" ? mail.receivedUrgent : mail.received);
}

function addressCorrected({ mail }: Context): Block[] {
  return sentence(mail.addressCorrected);
}

function informationReceived({ mail }: Context): Block[] {
  return sentence(mail.informationReceived);
}

function deskUpdate({ mail }: Context): Block[] {
  return sentence(mail.deskUpdate);
}

/** Reference, time of receipt, and when we answer. A promise whose time is over is not made again. */
function head({ case: kase, mail, words, missing, offsetMinutes, now }: Context): Block[] {
  const { promisedBy, receivedAt, reference, caseType } = kase;
  const rows: Fact[] = [
    { label: mail.reference, value: showReference(reference), large: true },
    { label: mail.receivedAt, value: showTwoZones(receivedAt, offsetMinutes) },
  ];
  if (promisedBy && promisedBy > now) {
    return [
      { kind: "facts", rows: [...rows, { label: mail.promisedBy, value: showTwoZones(promisedBy, offsetMinutes) }] },
    ];
  }
  const waits = missing.length > 0 && !promisedBy;
  const later = mail.answerOnceComplete(words.within(caseTypeRow(caseType).promiseHours));
  return [{ kind: "facts", rows }, ...(waits ? [{ kind: "paragraph", text: later } as const] : [])];
}

function firstAid({ case: kase, mail, words }: Context): Block[] {
  const steps = words.caseTypes[kase.caseType].firstAid;
  return caseTypeRow(kase.caseType).hasFirstAid && steps ? listed(mail.firstAid, steps) : [];
}

function missing({ mail, words, missing }: Context): Block[] {
  if (missing.length === 0) return [];
  const items = missing.map((requirement) => {
    const choices = [requirement].flat().map((field) => words.fields[field as FieldId]);
    return { text: words.or(choices.map(({ label }) => label)), notes: choices.map(({ where }) => where) };
  });
  return [
    { kind: "heading", text: mail.whatIsMissing },
    { kind: "list", items },
  ];
}

function complete({ mail, missing }: Context): Block[] {
  return missing.length > 0 ? [] : [{ kind: "paragraph", text: mail.nothingMissing }];
}

/** Files of a mail that were over our limits are not lost without a word: the same link takes them. */
function notKept({ case: kase, mail, links }: Context): Block[] {
  const count = kase.filesNotKept ?? 0;
  if (count === 0) return [];
  const megabyte = 1024 * 1024;
  const limits = {
    files: evidenceLimits.files,
    megabytes: evidenceLimits.fileBytes / megabyte,
    inAll: evidenceLimits.allBytes / megabyte,
  };
  return [
    { kind: "paragraph", text: mail.filesNotKept(count, limits) },
    { kind: "link", label: mail.addFiles, url: links.filesUrl },
  ];
}

function openCases({ mail }: Context): Block[] {
  return sentence(mail.openCases);
}

function thisCase({ case: kase, links, ...context }: Context): Block[] {
  return listedCase({ case: kase, links }, context);
}

/** Each further case with what opens it. None of them can be told from this one by a stranger's words. */
function others({ others = [], ...context }: Context): Block[] {
  if (others.length === 0) return [];
  return [
    { kind: "heading", text: context.mail.otherCases },
    ...others.slice(0, maxListedCases).flatMap((listed) => listedCase(listed, context)),
    ...(others.length > maxListedCases ? sentence(context.mail.moreCases(others.length - maxListedCases)) : []),
  ];
}

/** Cases that one mail lists; the rest is counted. */
export const maxListedCases = 20;

function listedCase(
  { case: kase, links }: ListedCase,
  { mail, words, offsetMinutes }: Pick<Context, "mail" | "words" | "offsetMinutes">,
): Block[] {
  const rows: Fact[] = [
    { label: mail.reference, value: showReference(kase.reference), large: true },
    { label: mail.about, value: words.caseTypes[kase.caseType].title },
    { label: mail.receivedAt, value: showTwoZones(kase.receivedAt, offsetMinutes) },
    { label: mail.state, value: words.states[kase.state].title },
    { label: mail.accessCode, value: links.accessCode },
  ];
  return [
    { kind: "facts", rows },
    ...(waitsForProof(kase) ? sentence(mail.waitsForConfirmation) : []),
    { kind: "link", label: mail.statusLink, url: links.statusUrl },
  ];
}

/** Each link once: where the status page itself asks for what is missing, one button leads to both. */
function links({ mail, missing, links }: Context): Block[] {
  const wanted = [
    ...(missing.length > 0 ? [{ label: mail.addMissing, url: links.addUrl }] : []),
    { label: mail.statusLink, url: links.statusUrl },
  ];
  const distinct = wanted.filter(({ url }, i) => wanted.findIndex((link) => link.url === url) === i);
  return [
    ...distinct.map((link) => ({ kind: "link", ...link }) as const),
    { kind: "paragraph", text: mail.statusLinkHint },
    { kind: "paragraph", text: mail.accessCodeHint(links.checkUrl), url: links.checkUrl },
    { kind: "facts", rows: [{ label: mail.accessCode, value: links.accessCode, large: true }] },
    { kind: "paragraph", text: mail.replyHint },
  ];
}

function have({ case: kase, mail, words }: Context): Block[] {
  const rows = fieldIds.flatMap((field) => {
    const value = kase.fields[field];
    return value ? [{ label: words.fields[field].label, value: shownInMail(field, value, words) }] : [];
  });
  return rows.length > 0
    ? [
        { kind: "heading", text: mail.whatWeHave },
        { kind: "facts", rows },
      ]
    : [];
}

function next({ case: kase, mail, words }: Context): Block[] {
  return listed(mail.whatHappensNext, words.caseTypes[kase.caseType].next);
}

function state({ case: kase, notice, mail, words }: Context): Block[] {
  const told = words.states[notice.tells?.state ?? kase.state];
  return [
    { kind: "facts", rows: [{ label: mail.state, value: told.title }] },
    { kind: "paragraph", text: told.meaning },
  ];
}

function message({ message, mail }: Context): Block[] {
  return message
    ? [
        { kind: "heading", text: mail.message },
        { kind: "message", text: message },
      ]
    : [];
}

function neverAsk({ mail, words }: Context): Block[] {
  return listed(mail.weNeverAskTitle, words.weNeverAsk);
}

/** For an address that nobody has shown to be theirs: it may be a stranger's. */
function notYou({ case: kase, mail }: Context): Block[] {
  return kase.emailProven ? [] : [{ kind: "paragraph", text: mail.notYou }];
}

const listed = (title: string, items: readonly string[]): Block[] => [
  { kind: "heading", text: title },
  { kind: "list", items: items.map((text) => ({ text, notes: [] })) },
];

/**
 * What a value must look like to be shown masked, by kind of field; one that does not, and every kind without a pattern,
 * is only said to be there. A form lets anybody have a mail sent to anybody, so no value may hold words, a link or a domain.
 */
const harmless: Partial<Record<FieldKind, RegExp>> = {
  uid: /^[0-9A-Za-z]{4,100}$/,
  coin: /^[A-Z0-9]{1,10}$/,
  txid: /^[0-9A-Za-z+/=_-]{20,200}$/,
  address: /^[0-9A-Za-z_-]{20,200}$/,
  amount: /^[0-9]{1,30}(?:\.[0-9]{1,30})?$/,
  code: /^[0-9]{6,120}$/,
};

function shownInMail(field: FieldId, value: FieldValue, words: Words): string {
  const { kind } = fieldRow(field);
  const fixed = fixedWords(kind, field, value, words);
  if (fixed !== undefined) return fixed;
  const shown = harmless[kind]?.test(value.value) ? showValue(field, value) : "";
  return shown || words.mail.present;
}

/** A value that has words of ours, or none. */
function fixedWords(kind: FieldKind, field: FieldId, value: FieldValue, words: Words): string | undefined {
  if (kind === "network") return own(words.networks, value.value);
  if (kind === "choice") return own(words.fields[field].options ?? {}, value.value);
  if (kind !== "time" || !value.zone || Number.isNaN(Date.parse(value.value))) return undefined;
  const time = showTwoZones(value.value as Instant, value.zone.offsetMinutes);
  return value.zone.known === "assumed" ? words.mail.remark(time, words.zoneKnown.assumed) : time;
}

const own = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

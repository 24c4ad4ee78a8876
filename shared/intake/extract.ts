import { type AmountReading, readAmount } from "#shared/domain/amount.ts";
import type { Instant } from "#shared/domain/brand.ts";
import { type CaseTypeId, caseTypeRow, fieldsOf } from "#shared/domain/case-types.ts";
import { type CheckContext, checkFields } from "#shared/domain/check-fields.ts";
import { readExplorerLink } from "#shared/domain/explorer-link.ts";
import type { FieldConflicts, FieldValue, FieldValues, Provenance } from "#shared/domain/field-value.ts";
import { type FieldId, fieldRow } from "#shared/domain/fields.ts";
import { partFacts } from "#shared/domain/found/fact-borders.ts";
import { type Finding, type FindingRule, findingRules } from "#shared/domain/found/finding.ts";
import { findTexts } from "#shared/domain/found/found-text.ts";
import { guessCaseType } from "#shared/domain/found/guess-case-type.ts";
import type { LanguageId } from "#shared/domain/languages.ts";
import type { Problem } from "#shared/domain/problems.ts";
import { namesTestNetwork } from "#shared/domain/test-networks.ts";

export interface ExtractContext {
  /** When the mail was received: no value is later. */
  readonly now: Instant;
  readonly language: LanguageId;
  readonly uidPattern: RegExp;
  /** Zone of the writer's device, minutes east of UTC, for times without one of their own. */
  readonly dateOffsetMinutes?: number;
  /** When the mail says that it was written: `yesterday` counts from it. */
  readonly writtenAt?: Instant;
  /** Of the case that the mail answers: its fields are looked for, and no type is guessed. */
  readonly caseType?: CaseTypeId;
}

export interface MailWords {
  readonly subject: string;
  /** What its writer wrote: nothing that is quoted, or his old values come back. */
  readonly ownText: string;
}

export interface Extracted {
  readonly caseType: CaseTypeId;
  /** The words of ours that told the case type, joined by ` + `; absent where none did. */
  readonly caseTypeReason?: string;
  /** One value each, passed by the checks of the form, with the rule that found it. */
  readonly fields: FieldValues;
  /** Fields for which the mail says different things with equal certainty: all are kept, none is chosen. */
  readonly conflicts: FieldConflicts;
  /** Of labelled values that did not pass; they are left out, so the customer is asked for them. */
  readonly problems: readonly Problem<FieldId>[];
}

/** Characters of a mail's own text that are looked through. */
const maxReadLength = 20_000;
/** Fewer characters tell no story. */
const minStoryLength = 20;

/** Free-text fields that the mail as a whole answers. */
const told: readonly FieldId[] = ["whatHappened", "description", "whatIsWrong", "expectedAndActual"];

/** Fields in the order in which they are settled: a network helps to read an id, an id tells a network. */
const settleFirst: readonly FieldId[] = ["network", "coin", "txid"];

interface Candidate extends Omit<Finding, "fields"> {
  readonly field: FieldId;
  readonly place: Provenance["place"];
}

/**
 * Rules that count only where the case type asks for the field: a phone number or a reference stands in many signatures
 * (one that a sentence calls the account's, or a ticket's, is meant), errors and frozen accounts in many a report of something else.
 */
const onlyAsked: Partial<Record<FieldId, readonly FindingRule[]>> = {
  registeredContact: ["label", "glued", "next-line", "words"],
  earlierReference: ["glued", "words"],
  memoRight: ["shape"],
  errorCode: ["words"],
  errorShown: ["words"],
  freezeWanted: ["words"],
  whatIsLost: ["words"],
  documentType: ["words"],
  instrument: ["words"],
  endpoint: ["words"],
  counterparty: ["glued", "words"],
};

/** Of a case that is about no transfer a sum and a coin are only named; one that is labelled is meant. */
const ofTransfers: Partial<Record<FieldId, Partial<Record<FindingRule, readonly FieldId[]>>>> = {
  amount: { shape: ["amount", "txid", "outgoingTxids"], words: ["amount", "outgoingTxids"] },
  coin: { shape: ["coin", "amount", "txid", "outgoingTxids"], words: ["coin", "txid", "outgoingTxids"] },
};

/** Whether what one rule found of a field may be a value of it in a case of this type. */
function mayCount({ field, rule }: Candidate, asked: readonly FieldId[]): boolean {
  if (!asked.includes(field) && (onlyAsked[field] ?? []).includes(rule)) return false;
  return ofTransfers[field]?.[rule]?.some((id) => asked.includes(id)) ?? true;
}

/** What is the same for every candidate of a mail. */
interface Reading {
  readonly caseType: CaseTypeId;
  readonly context: ExtractContext;
  /** Whether a comma of the writer groups digits: `certain` by his language or his other numbers, `likely` by nothing against it. */
  readonly groupsByComma: "certain" | "likely" | undefined;
}

interface Settled {
  readonly fields: FieldValues;
  readonly conflicts: FieldConflicts;
  readonly problems: Problem<FieldId>[];
}

/**
 * Reads the case type and the fields out of free text: labels with every separator, tables, explorer links, shapes,
 * amounts beside coins, moments in a sentence. Every value has passed the check of the form and
 * carries its place and rule; where two contradict each other both are kept and neither is chosen.
 */
export function extract({ subject, ownText: text }: MailWords, context: ExtractContext): Extracted {
  const { caseType, reason } = context.caseType
    ? { caseType: context.caseType, reason: undefined }
    : guessCaseType(`${subject}\n${text}`);
  const body = text.slice(0, maxReadLength);
  const asked = fieldsOf(caseType);
  const from = (found: readonly Finding[], place: Provenance["place"]): Candidate[] =>
    found
      .map(({ fields, text: typed, rule }) => ({ field: fieldFor(fields, asked), text: typed, rule, place }))
      .filter((candidate) => mayCount(candidate, asked));
  const candidates = withoutNetworksAsCoins([
    ...from(findTexts(body), "mail-body"),
    ...from(findTexts(subject), "mail-subject"),
  ]);
  const reading: Reading = {
    caseType,
    context,
    groupsByComma: groupsByComma(partFacts(`${subject}\n${body}`), context.language),
  };
  const settled: Settled = { fields: {}, conflicts: {}, problems: [] };
  const wanted = new Set(candidates.map(({ field }) => field));
  for (const field of [...settleFirst, ...[...wanted].filter((id) => !settleFirst.includes(id))]) {
    const ofField = candidates.filter((candidate) => candidate.field === field);
    // A subject is often an old one: it is asked where the text tells nothing.
    for (const place of ["mail-body", "mail-subject"] as const) {
      if (settled.fields[field] || settled.conflicts[field]) break;
      settle(
        field,
        ofField.filter((candidate) => candidate.place === place),
        settled,
        reading,
      );
    }
  }
  return {
    caseType,
    ...(reason && { caseTypeReason: reason }),
    ...settled,
    fields: { ...settled.fields, ...story(caseType, text) },
  };
}

/** The moment of a stolen account is when it was noticed, its hashes are those that left; else the first field that is asked. */
function fieldFor(fields: Finding["fields"], asked: readonly FieldId[]): FieldId {
  const [first] = fields;
  const wanted = fields.find((field) => asked.includes(field));
  if (wanted) return wanted;
  return standIns[first]?.find((field) => asked.includes(field)) ?? first;
}

const standIns: Partial<Record<FieldId, readonly FieldId[]>> = {
  occurredAt: ["noticedAt", "requestTime"],
  txid: ["outgoingTxids"],
};

/** `Network: SOL` names no coin: a short name that stands only as a network's is left out of the coins. */
function withoutNetworksAsCoins(candidates: readonly Candidate[]): Candidate[] {
  const count = (field: FieldId, text: string) =>
    candidates.filter((one) => one.field === field && one.text.toUpperCase() === text).length;
  return candidates.filter(
    ({ field, rule, text }) =>
      field !== "coin" ||
      rule !== "words" ||
      count("network", text) === 0 ||
      count("coin", text) > count("network", text),
  );
}

/** Settles one field by its most certain candidates that pass: one value, several that contradict each other, or none. */
function settle(field: FieldId, candidates: readonly Candidate[], settled: Settled, reading: Reading): void {
  const levels = [...new Set(candidates.map(({ rule }) => findingRules[rule]))].sort((a, b) => b - a);
  for (const level of levels) {
    const ofLevel = candidates.filter(({ rule }) => findingRules[rule] === level);
    const read = ofLevel.flatMap((candidate) => readCandidate(candidate, settled, reading));
    // Beside an amount with two readings another one is the fee or a part: it is not taken in its place.
    if (
      field === "amount" &&
      ofLevel.some(({ text, rule }) =>
        isAmbiguous(readAmount(withoutGroup(text, reading.groupsByComma, isBesideCoin(rule, settled)))),
      )
    )
      return;
    const different = [...new Map(read.map((value) => [value.value, value])).values()];
    const [only] = different;
    if (!only) continue;
    if (different.length === 1 || areTwoWays(field, different)) settled.fields[field] = only;
    // Words alone contradict nothing: a mail that names three coins has told none of them.
    else if (level > findingRules.words) settled.conflicts[field] = different;
    return;
  }
}

/** A phone number and a mail address of one account do not contradict each other: the first will do. */
const areTwoWays = (field: FieldId, [first, second, ...others]: readonly FieldValue[]): boolean =>
  field === "registeredContact" && others.length === 0 && first?.value.includes("@") !== second?.value.includes("@");

function readCandidate(
  candidate: Candidate,
  settled: Settled,
  { caseType, context, groupsByComma }: Reading,
): FieldValue[] {
  const { field, rule, place } = candidate;
  const text = field === "network" && rule === "explorer-url" ? networkOfLink(candidate.text) : candidate.text;
  if (text === undefined) return [];
  const { network, coin } = settled.fields;
  const helps = {
    ...(network && field !== "network" && { network: network.value }),
    ...(coin && field !== "coin" && { coin: coin.value }),
  };
  for (const typed of shorter(field, text)) {
    const written = field === "amount" ? withoutGroup(typed, groupsByComma, isBesideCoin(rule, settled)) : typed;
    const { values, problems } = checkFields(caseType, { ...helps, [field]: written }, checkContext(context, place));
    const value = values[field];
    // A day that is assumed in a zone that is assumed: two guesses at one moment.
    if (rule === "day-assumed" && !knowsZone(value, context)) return [];
    if (value) return [{ ...value, asTyped: typed, provenance: { place, rule } }];
    const problem = problems.find((one) => one.field === field);
    if (problem && isLabelled(rule)) settled.problems.push(problem);
  }
  return [];
}

/** Whether a time's zone is told by the text, by the mail's Date, or by the writer's language, which one country's hour goes with. */
const knowsZone = (value: FieldValue | undefined, { dateOffsetMinutes, language }: ExtractContext): boolean =>
  value?.zone?.known === "stated" || dateOffsetMinutes !== undefined || language.startsWith("zh");

/** Decimals behind a comma, as in `0,5`, `12,75` and `1.500,25`, and letters of the languages that write so. */
const decimalComma =
  /(?<![0-9.,])(?:0,[0-9]|[0-9]{1,3},[0-9]{1,2}(?![0-9,.])|[0-9]{1,3}\.[0-9]{3},[0-9])|[äöüßéèêàçñãõøåæłşğı\p{Script=Cyrillic}]/iu;

/**
 * `1,500 USDT` and `HK$8,000` without the comma: Chinese and English group digits so. It stays where the mail shows
 * another language's habit; without a coin or a currency beside it a number keeps its two readings where nothing tells.
 * `1.500 USDT` is without the zero that makes it a thousand to others, where the mail surely has decimals behind a point.
 */
function withoutGroup(typed: string, groups: Reading["groupsByComma"], hasCoin: boolean): string {
  const reading = readAmount(typed);
  if (!isAmbiguous(reading)) return typed;
  const isNamed = hasCoin || reading.asset !== undefined || /[元块塊]/u.test(typed);
  const plain = groups === "certain" || (groups === "likely" && isNamed) ? typed.replace(groupComma, "") : typed;
  return groups === "certain" ? plain.replace(zeroOfThree, "") : plain;
}

/** Decimals behind a point, beside a coin or a currency: `212.08 available`, `0.5 ETH`. `1.500` may be a thousand. */
const decimalPoint =
  /(?<![0-9.,:/-])(?![1-9][0-9]{0,2}\.[0-9]{2}0(?![0-9]))[0-9]{1,9}(?:,[0-9]{3}){0,3}\.[0-9]{1,18}(?![0-9.,:/-])/u;

/** Chinese groups by comma; an English mail does where no comma in it begins decimals, and surely where a point does. */
function groupsByComma(text: string, language: LanguageId): Reading["groupsByComma"] {
  if (decimalComma.test(text)) return undefined;
  return language.startsWith("zh") || decimalPoint.test(text) ? "certain" : "likely";
}

/** `Coin: USDC` and `Amount: 2,499` are one statement. */
const isBesideCoin = (rule: FindingRule, { fields: { coin } }: Settled): boolean =>
  isLabelled(rule) && coin !== undefined && isLabelled(coin.provenance.rule as FindingRule);

const isAmbiguous = (reading: AmountReading): boolean =>
  reading.kind === "problem" && reading.code === "amount-ambiguous";

const zeroOfThree = /(?<=[0-9]\.[0-9]{2})0(?![0-9])/;
const groupComma = /(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/;

const isLabelled = (rule: FindingRule): boolean => findingRules[rule] >= findingRules["next-line"];

/** A network by a link to any page of its explorer, unless the page is of a test network. */
function networkOfLink(url: string): string | undefined {
  const link = readExplorerLink(url);
  return link && !link.isTestnet ? link.network : undefined;
}

/** A value as found and, for kinds that stand in running text, the same without the words behind it. */
function shorter(field: FieldId, text: string): string[] {
  const { kind, maxLength } = fieldRow(field);
  const whole = text.slice(0, maxLength);
  const token = whole.split(/[\s(（]/u, 1)[0] ?? "";
  // ISO 11649: a creditor's reference is printed in groups of four.
  const grouped = kind === "code" && /^RF[0-9]{2}(?: [0-9A-Z]{1,4}){1,6}(?![0-9a-z])/i.exec(whole)?.[0];
  if (grouped) return [grouped];
  // Another system's number takes any text, so only a token that looks like one may pass.
  if (kind === "code") return looksLikeCode(token) ? [token] : [];
  if (kind === "uid" || kind === "txid" || kind === "address") return [...new Set([whole, token])];
  if (kind === "coin") return [whole.split(/[\s,，(（/]/u, 1)[0] ?? ""];
  // Without the word behind it, `TRON Nile` would be TRON.
  if (kind === "network" && namesTestNetwork(whole)) return [whole];
  if (kind === "amount" || kind === "network")
    return [
      ...new Set([
        whole,
        (whole.split(/[(（]/u, 1)[0] ?? "").trim(),
        // `42,350 INR by UPI`
        whole.split(" ", 2).join(" "),
        whole.split(/\s|[,，](?!\d)/u, 1)[0] ?? "",
      ]),
    ];
  if (kind === "time") {
    // `3 hrs ago (May-02-2026 06:51:23 AM +UTC)`: what stands in brackets is the exact one.
    const [before = "", inside = ""] = whole.split(/[()（）]/u, 2);
    return [...new Set([whole, inside.trim(), before.trim()])];
  }
  return [whole];
}

/** A token with a digit that is no day: `order 12/25 10:00`. */
const looksLikeCode = (token: string): boolean =>
  /^[0-9a-z][0-9a-z._/#-]{1,63}$/iu.test(token) && /[0-9]/.test(token) && !/^[0-9]{1,2}[/.][0-9]{1,2}$/.test(token);

const checkContext = (
  { now, language, uidPattern, dateOffsetMinutes, writtenAt }: ExtractContext,
  place: Provenance["place"],
): CheckContext => ({
  language,
  now,
  uidPattern,
  place,
  ...(dateOffsetMinutes !== undefined && { offsetMinutes: dateOffsetMinutes }),
  ...(writtenAt && { writtenAt }),
});

/** The mail's own words as the free-text field that the case type requires. */
function story(caseType: CaseTypeId, text: string): FieldValues {
  const field = told.find(
    (id) => caseTypeRow(caseType).required.flat().includes(id) && fieldsOf(caseType).includes(id),
  );
  if (!field || text.length <= minStoryLength) return {};
  // A cut between the halves of a character would leave half a character.
  const words = text.slice(0, fieldRow(field).maxLength).replace(/[\ud800-\udbff]$/, "");
  return { [field]: { value: words, asTyped: words, provenance: { place: "mail-body", rule: "story" } } };
}

import { readAddress } from "./address.ts";
import { readAmount } from "./amount.ts";
import type { Instant } from "./brand.ts";
import { type CaseTypeId, fieldsOf } from "./case-types.ts";
import { cleanIdentifier, cleanLine, cleanText } from "./clean-text.ts";
import { parseEmailAddress } from "./customer.ts";
import type { FieldValue, FieldValues, Provenance } from "./field-value.ts";
import { type FieldId, type FieldKind, fieldIds, fieldRow } from "./fields.ts";
import { type LanguageId, languages } from "./languages.ts";
import { type NetworkId, networkHints, networkOf } from "./networks.ts";
import type { Problem, ProblemCode } from "./problems.ts";
import { parseReference } from "./reference.ts";
import { readTime } from "./timestamp.ts";
import { readTransactionId } from "./transaction-id.ts";
import { readUid } from "./uid.ts";

export interface CheckContext {
  readonly language: LanguageId;
  readonly now: Instant;
  /** What a UID of this exchange looks like, anchored. */
  readonly uidPattern: RegExp;
  readonly place: Provenance["place"];
  /** Zone chosen on the form, or of the mail's Date header: minutes east of UTC. */
  readonly offsetMinutes?: number;
  /** When the text says that it was written, as a mail's Date header; days such as `yesterday` count from it. */
  readonly writtenAt?: Instant;
}

export interface CheckedFields {
  /** Values that passed, and a network that an explorer link told. */
  readonly values: FieldValues;
  readonly problems: Problem<FieldId>[];
}

/** What the readers of single fields may know of the others. */
interface Known {
  readonly field: FieldId;
  readonly context: CheckContext;
  readonly network?: NetworkId;
  readonly coin?: string;
  /** What the name of the network says beside which one it is. */
  readonly isTestnet: boolean;
  readonly isEvmFork: boolean;
}

type Read =
  | (Pick<FieldValue, "value" | "zone" | "network"> & { readonly code?: never })
  | { readonly code: ProblemCode; readonly detail?: string };

/** One reader per kind of field; each takes a text that is neither empty nor too long. */
const readers: Readonly<Record<FieldKind, (text: string, known: Known) => Read>> = {
  uid: (text, { context }) => {
    const reading = readUid(text, context.uidPattern);
    return reading.kind === "uid" ? { value: reading.uid } : reading;
  },
  contact: readContact,
  network: (text) => {
    const network = networkOf(text);
    return network ? { value: network } : { code: "network-unknown" };
  },
  coin: (text) => ({ value: readCoin(text) }),
  txid: (text, { network, coin, isTestnet, isEvmFork }) => {
    const hints = { ...(network && { network }), ...(coin && { coin }), isTestnet, isEvmFork };
    const reading = readTransactionId(text, hints);
    if (reading.problem) return reading.problem;
    if (reading.canonical === undefined) return { code: "txid-unreadable" };
    return { value: reading.canonical, ...(reading.network && { network: reading.network }) };
  },
  address: (text, { network }) => {
    const reading = readAddress(text, network);
    if (reading.kind === "problem") return reading;
    return { value: reading.canonical, ...(reading.network && { network: reading.network }) };
  },
  amount: (text, { coin }) => {
    const reading = readAmount(text, coin);
    return reading.kind === "amount" ? { value: reading.value } : reading;
  },
  time: (text, { context }) => {
    const reading = readTime(text, {
      now: context.now,
      language: context.language,
      ...(context.writtenAt && { writtenAt: context.writtenAt }),
      ...zoneOf(context),
    });
    return reading.kind === "time" ? { value: reading.instant, zone: reading.zone } : reading;
  },
  code: readCode,
  choice: (text, { field }) => {
    const option = fieldRow(field).options?.find((each) => each === cleanIdentifier(text).toLowerCase());
    return option ? { value: option } : { code: "choice-unknown" };
  },
  line: (text) => ({ value: cleanLine(text) }),
  text: (text) => ({ value: cleanText(text) }),
};

/** The zone of a time that names none. A mail's Date header is a guess at what its writer meant; on the form it was chosen. */
function zoneOf({ offsetMinutes, place, language }: CheckContext) {
  const known = offsetMinutes !== undefined && (place === "form" || place === "api") ? "chosen" : "assumed";
  return { offsetMinutes: offsetMinutes ?? languages[language].assumedOffsetMinutes, known } as const;
}

/** An e-mail address, or a phone number of 7 to 15 digits (ITU-T E.164 has at most 15). */
function readContact(text: string): Read {
  const email = parseEmailAddress(text);
  if (email) return { value: email };
  const phone = cleanIdentifier(text.normalize("NFKC").replace(/[\s()-]/gu, ""));
  return /^\+?[0-9]{7,15}$/.test(phone) ? { value: phone } : { code: "contact-unreadable" };
}

/** A coin's short name in capitals; anything longer as it was typed, because tokens have all kinds of names. */
function readCoin(text: string): string {
  const name = cleanLine(text.normalize("NFKC")).replace(/^\$(?=.)/, "");
  return /^[0-9a-z.]{1,20}$/i.test(name) ? name.toUpperCase() : name;
}

/** An identifier of another system as it was typed; for an earlier case one of ours is read, and a slip in it is told. */
function readCode(text: string, { field }: Known): Read {
  const code = cleanLine(text);
  if (field !== "earlierReference") return { value: code };
  const reading = parseReference(code);
  if (reading.kind === "reference") return { value: reading.reference };
  // Ten characters without our prefix, or with it counted in, may be a number of another desk.
  const isOurs = /^pc[\s\-–—_.#:]*(?:[0-9a-z][\s\-–—_.#:]*){10}$/iu.test(code.normalize("NFKC"));
  return reading.kind === "misspelt" && isOurs ? { code: "reference-misspelt" } : { value: code };
}

/** Fields whose values help to read the others come first. */
const readFirst: readonly FieldId[] = ["coin", "network", "txid"];
const readingOrder: readonly FieldId[] = [...readFirst, ...fieldIds.filter((id) => !readFirst.includes(id))];

/**
 * Checks the fields that were typed, each by its kind and with what the others tell; problems in the order of the fields
 * table. Empty texts are left out, and what is missing is not a problem here. Where the network was left empty and the
 * transaction id is a link to a known explorer, the network of the link is added for case types that ask for one, marked
 * with the rule `explorer-url`.
 */
export function checkFields(
  caseType: CaseTypeId,
  typed: Partial<Record<FieldId, string>>,
  context: CheckContext,
): CheckedFields {
  const values: FieldValues = {};
  const problems: Problem<FieldId>[] = [];
  const { isTestnet, isEvmFork } = networkHints(typed.network ?? "");
  for (const field of readingOrder) {
    const text = typed[field];
    if (text === undefined) continue;
    const read = readField(field, text, { field, context, isTestnet, isEvmFork, ...hintsOf(values) });
    if (!read) continue;
    if (read.code !== undefined)
      problems.push({ field, code: read.code, ...(read.detail !== undefined && { detail: read.detail }) });
    else values[field] = { ...read, asTyped: text.toWellFormed(), provenance: { place: context.place } };
    if (field === "txid") addNetworkOfLink(caseType, typed, values);
  }
  return { values, problems: problems.toSorted((a, b) => fieldIds.indexOf(a.field) - fieldIds.indexOf(b.field)) };
}

function hintsOf({ network, coin }: FieldValues): Pick<Known, "network" | "coin"> {
  return { ...(network && { network: network.value as NetworkId }), ...(coin && { coin: coin.value }) };
}

function readField(field: FieldId, typed: string, known: Known): Read | undefined {
  const { kind, maxLength } = fieldRow(field);
  if (typed.length > maxLength) return { code: "too-long", detail: String(maxLength) };
  const text = typed.toWellFormed();
  return cleanLine(text) === "" ? undefined : readers[kind](text, known);
}

/** The network that the link in the transaction id tells, where the customer left the network to us. */
function addNetworkOfLink(caseType: CaseTypeId, typed: Partial<Record<FieldId, string>>, values: FieldValues): void {
  const { txid } = values;
  const isAsked = fieldsOf(caseType).includes("network") && cleanLine(typed.network ?? "") === "";
  if (!txid?.network || !isAsked || readTransactionId(txid.asTyped).kind !== "explorer-url") return;
  const provenance = { ...txid.provenance, rule: "explorer-url" };
  values.network = { value: txid.network, asTyped: txid.asTyped, provenance };
}

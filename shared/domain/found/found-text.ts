import type { FieldId } from "../fields.ts";
import { partFacts } from "./fact-borders.ts";
import { type Finding, findingRules } from "./finding.ts";
import { addresses } from "./found-addresses.ts";
import { amounts, coinWords } from "./found-amounts.ts";
import { choices, instruments } from "./found-choices.ts";
import {
  asCustomer,
  contacts,
  counterparties,
  endpoints,
  errorNumbers,
  links,
  memos,
  orderNumbers,
  shapes,
  shownErrors,
  uids,
} from "./found-ids.ts";
import { labelled } from "./found-labels.ts";
import { networkWords } from "./found-networks.ts";
import { times } from "./found-times.ts";
import { wishes } from "./found-wishes.ts";

const maxLineLength = 1_000;
/** More findings of one mail than this are a pasted table, not a report of one problem. */
const maxFindings = 200;

/**
 * Everything in a text that may be a value: by label, in tables, behind explorer links, by shape, by words;
 * the most certain first. Linear in the text.
 */
export function findTexts(text: string): Finding[] {
  const joined = asCustomer(joinWrapped(partFacts(text)).replace(selfCorrection, asCorrected));
  const found = [
    ...labelled(joined.split("\n").map((line) => line.slice(0, maxLineLength))),
    ...links(joined),
    ...uids(joined),
    ...orderNumbers(joined),
    ...shapes(joined),
    ...addresses(joined),
    ...memos(joined),
    ...amounts(joined),
    ...times(joined),
    ...contacts(joined),
    ...wishes(joined),
    ...choices(joined),
    ...instruments(joined),
    ...counterparties(joined),
    ...endpoints(joined),
    ...errorNumbers(joined),
    ...shownErrors(joined),
    ...networkWords(joined),
    ...coinWords(joined),
  ];
  return withoutNumbersOfOthers(found)
    .sort((a, b) => findingRules[b.rule] - findingRules[a.rule])
    .slice(0, maxFindings);
}

/**
 * `withdrawal (ID 882910347711)`: a number that is of a withdrawal or an order is no UID by a bare `ID` before it. Beside
 * a label, as in `my withdrawal is stuck, id 8829103477112`, a long one is the withdrawal's and a short one the customer's.
 */
function withoutNumbersOfOthers(found: readonly Finding[]): Finding[] {
  const numbers = (kept: (finding: Finding) => boolean) => new Set(found.filter(kept).map(({ text }) => text));
  const others = numbers(({ fields: [field] }) => numbersOfOthers.has(field));
  const glued = numbers(({ fields: [field], rule }) => field === "uid" && rule === "glued");
  return found.filter(({ fields: [field], text, rule }) => {
    const isLong = text.length >= minWithdrawalDigits;
    if (field === "uid") return !others.has(text) || (rule === "glued" ? !isLong : rule !== "words");
    return field !== "withdrawalId" || isLong || !glued.has(text);
  });
}

/** Digits from which a number behind a bare `id` is a withdrawal's. */
const minWithdrawalDigits = 12;

const numbersOfOthers: ReadonlySet<FieldId> = new Set(["withdrawalId", "orderNumber", "paymentReference"]);

/** `UID 60283371, sorry, it is 60283317`: a number and another of its length, with a word between that takes it back. */
const selfCorrection =
  /(?<![0-9a-z])([0-9]{5,20})([\s,，.。;；-]{0,4}[啊哦呃]?(?:打错|打錯|写错|寫錯|输错|輸錯|说错|說錯|typo|sorry|i mean|correction|no wait)了?[\s,，.。:：-]{0,4}(?:it'?s|it is|should be|i mean|应该是|應該是|是)?[\s:：]{0,2})([0-9]{5,20})(?![0-9a-z])/giu;
const asCorrected = (whole: string, wrong: string, _between: string, right: string): string =>
  wrong.length === right.length ? right : whole;

/** Hexadecimal ids that a mail program broke over lines, some with the `=` of a soft break (RFC 2045, 6.7). */
const broken = /(?<![0-9a-z])(?:0x)?[0-9a-f]{8,63}(?:=?[ \t]{0,4}\r?\n[ \t>]{0,8}[0-9a-f]{1,56}){1,3}(?![0-9a-z])/gi;
const lineBreak = /=?[ \t]{0,4}\r?\n[ \t>]{0,8}/g;
/** A hash with or without `0x`, or the address of an EVM account. */
const wholeId = /^(?:(?:0x)?[0-9a-f]{64}|0x[0-9a-f]{40})$/i;

/** Segwit addresses have 42 or 62 characters. */
const brokenSegwit = /(?<![0-9a-z])(bc1[0-9a-z]{8,58})[ \t]{0,4}\r?\n[ \t>]{0,8}([0-9a-z]{1,50})(?![0-9a-z])/g;

/** Signatures of Solana are not hexadecimal, and longer than a line of a mail. */
const brokenSignature =
  /(?<![0-9A-Za-z])([1-9A-HJ-NP-Za-km-z]{30,87})=?[ \t]{0,4}\r?\n[ \t>]{0,8}([1-9A-HJ-NP-Za-km-z]{4,58})(?![0-9A-Za-z])/g;

/** A base address of Cardano has 103 characters, more than a line of most mails. */
const brokenCardano = /(?<![0-9a-z])(addr1[0-9a-z]{30,97})[ \t]{0,4}\r?\n[ \t>]{0,8}([0-9a-z]{1,68})(?![0-9a-z])/g;

/** Broken ids joined again where the pieces make one whole id; what else stands on the next line stays there. */
const joinWrapped = (text: string): string =>
  text
    .replace(brokenCardano, (whole, head: string, tail: string) =>
      head.length + tail.length === 103 ? head + tail : whole,
    )
    .replace(brokenSegwit, (whole, head: string, tail: string) =>
      [42, 62].includes(head.length + tail.length) ? head + tail : whole,
    )
    .replace(brokenSignature, (whole, head: string, tail: string) =>
      head.length + tail.length >= 86 && head.length + tail.length <= 88 ? head + tail : whole,
    )
    .replace(broken, (whole) => {
      const ends = [...whole.matchAll(lineBreak)].map(({ index }) => index).slice(1);
      const end = [...ends, whole.length].find((at) => wholeId.test(whole.slice(0, at).replace(lineBreak, "")));
      return end === undefined ? whole : whole.slice(0, end).replace(lineBreak, "") + whole.slice(end);
    });

import type { MimePart } from "./mime-parts.ts";

/** Media types that the desk should know of, and the code that tells it. */
const oddTypes: readonly (readonly [RegExp, string])[] = [
  [/^application\/(?:vnd\.)?ms-tnef$/, "tnef"],
  [/^multipart\/signed$|^application\/(?:x-)?pkcs7-signature$|^application\/pgp-signature$/, "signed"],
  [/^multipart\/encrypted$|^application\/pgp-encrypted$/, "encrypted"],
  // The rest of the mail, or the file, is somewhere else.
  [/^message\/(?:partial|external-body)$/, "message-elsewhere"],
];

/** Armour of OpenPGP within a text (RFC 9580 6.2). */
const armour = [
  ["-----BEGIN PGP MESSAGE-----", "encrypted"],
  ["-----BEGIN PGP SIGNED MESSAGE-----", "signed"],
] as const;

/** What is odd in the kinds of parts that a mail has, as short codes; `calendar-` goes on with the method (RFC 5546). */
export function partOddities(part: MimePart): string[] {
  const odd = oddTypes.filter(([type]) => type.test(part.type)).map(([, oddity]) => oddity);
  if (/^application\/(?:x-)?pkcs7-mime$/.test(part.type))
    odd.push(/^(?:signed|certs)/i.test(part.parameters.get("smime-type") ?? "") ? "signed" : "encrypted");
  if (part.type === "text/calendar" || part.type === "application/ics") {
    const method = /^[a-z]{1,20}$/i.exec(part.parameters.get("method") ?? "")?.[0].toLowerCase();
    odd.push(method ? `calendar-${method}` : "calendar");
  }
  return [...odd, ...part.parts.flatMap(partOddities)];
}

/** What is odd in the words of a text. */
export const textOddities = (text: string): string[] =>
  armour.filter(([line]) => text.includes(line)).map(([, oddity]) => oddity);

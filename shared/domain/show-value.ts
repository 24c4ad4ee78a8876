import type { EmailAddress, Instant, Reference } from "./brand.ts";
import { maskEmail } from "./customer.ts";
import type { FieldValue } from "./field-value.ts";
import { type FieldId, fieldRow } from "./fields.ts";
import { parseReference, showReference } from "./reference.ts";

/** Characters shown at each end of a masked value: a quarter of it, so that at least half stays hidden, at most six. */
const shownAtEnd = (length: number): number => Math.min(6, Math.floor(length / 4));

/**
 * A value as mails and the status page show it, masked as the fields table says. Empty where only its presence may be
 * shown. Plain text, unescaped.
 */
export function showValue(field: FieldId, value: FieldValue): string {
  const { kind, shown } = fieldRow(field);
  if (shown === "presence") return "";
  if (shown === "last3") return maskAllButLast(value.value, 3);
  if (shown === "ends") return showEnds(value.value);
  if (kind === "time") return showTwoZones(value.value as Instant, value.zone?.offsetMinutes ?? 0);
  const reading = kind === "code" ? parseReference(value.value) : undefined;
  return reading?.kind === "reference" ? showReference(reading.reference as Reference) : value.value;
}

/** `***418`; at least half stays hidden. */
function maskAllButLast(value: string, most: number): string {
  const characters = [...value];
  const count = Math.min(most, Math.floor(characters.length / 2));
  return `***${characters.slice(characters.length - count).join("")}`;
}

function showEnds(value: string): string {
  if (value.includes("@")) return maskEmail(value as EmailAddress);
  const characters = [...value];
  const count = shownAtEnd(characters.length);
  return `${characters.slice(0, count).join("")}…${characters.slice(characters.length - count).join("")}`;
}

const two = (number: number): string => String(number).padStart(2, "0");

function zoneName(offsetMinutes: number): string {
  if (offsetMinutes === 0) return "UTC";
  const size = Math.abs(offsetMinutes);
  return `UTC${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const localText = (at: Instant, offsetMinutes: number): string =>
  new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString().slice(0, 16).replace("T", " ");

/** An instant in a zone, to the minute: `2024-03-05 15:20 UTC+08:00`. The offset is minutes east of UTC. */
export const showInstant = (at: Instant, offsetMinutes: number): string =>
  `${localText(at, offsetMinutes)} ${zoneName(offsetMinutes)}`;

/**
 * An instant in a zone and in UTC, so that a wrong guess of the zone is seen: `2024-03-05 15:20 UTC+08:00 = 07:20 UTC`,
 * with the date again where UTC has another one. Once, where the zone is UTC.
 */
export function showTwoZones(at: Instant, offsetMinutes: number): string {
  const local = showInstant(at, offsetMinutes);
  if (offsetMinutes === 0) return local;
  const utc = showInstant(at, 0);
  return `${local} = ${local.slice(0, 10) === utc.slice(0, 10) ? utc.slice(11) : utc}`;
}

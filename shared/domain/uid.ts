import type { Uid } from "./brand.ts";
import { cleanIdentifier } from "./clean-text.ts";
import type { ProblemCode } from "./problems.ts";

export type UidReading =
  | { readonly kind: "uid"; readonly uid: Uid }
  | { readonly kind: "problem"; readonly code: ProblemCode };

/** Characters that are read. */
const maxLength = 100;

const label =
  /^(?:(?:my|user|account|member|customer|我的|用户|用戶|账户|帳戶|账号|帳號|会员|會員)?(?:uid|id)|会员号|會員號)[:=#是为為]*/i;

/**
 * Reads a UID against the operator's anchored pattern: blanks inside joined, `UID:` before it dropped, leading zeros kept.
 * It stays text, as a number loses its last digits past fifteen.
 */
export function readUid(text: string, pattern: RegExp): UidReading {
  if (text.length > maxLength) return { kind: "problem", code: "uid-unreadable" };
  const joined = cleanIdentifier(text);
  const uid = joined.replace(label, "");
  // `search` ignores the flags that make `test` remember where it stopped.
  for (const candidate of [uid, joined, uid.replaceAll("-", "")]) {
    if (candidate !== "" && candidate.search(pattern) !== -1) return { kind: "uid", uid: candidate as Uid };
  }
  if (joined.includes("@")) return { kind: "problem", code: "uid-is-email" };
  const isPhone = /^(?:\+|00)[0-9()-]{7,20}$/.test(uid);
  return { kind: "problem", code: isPhone ? "uid-is-phone" : "uid-unreadable" };
}

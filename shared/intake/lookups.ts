import type { Case } from "#shared/domain/case.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import type { Lookup } from "./ports.ts";

const addressFields = ["fromAddress", "toAddress", "contractAddress"] as const satisfies readonly FieldId[];

/** The rows by which the desk finds a case: UID, network and transaction id, addresses, e-mail. Each value once. */
export function lookupsOf(kase: Pick<Case, "email" | "fields">): Lookup[] {
  const { uid, txid } = kase.fields;
  const addresses = addressFields.flatMap((field) => kase.fields[field]?.value ?? []);
  const lookups: Lookup[] = [
    ...(kase.email ? [{ kind: "email", value: kase.email.toLowerCase() } as const] : []),
    ...(uid ? [{ kind: "uid", value: uid.value } as const] : []),
    ...(txid ? [{ kind: "txid", value: `${txid.network ?? "unknown"}:${txid.value}` } as const] : []),
    ...addresses.map((value) => ({ kind: "address", value }) as const),
  ];
  return [...new Map(lookups.map((lookup) => [`${lookup.kind}#${lookup.value}`, lookup])).values()];
}

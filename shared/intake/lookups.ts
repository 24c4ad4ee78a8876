import type { EmailAddress } from "#shared/domain/brand.ts";
import type { Case } from "#shared/domain/case.ts";
import type { FieldValue } from "#shared/domain/field-value.ts";
import type { FieldId } from "#shared/domain/fields.ts";
import type { Lookup } from "./ports.ts";

const addressFields = ["fromAddress", "toAddress", "contractAddress"] as const satisfies readonly FieldId[];

/** The row of an e-mail address, whatever the case of its letters. */
export const emailLookup = (email: EmailAddress): Lookup => ({ kind: "email", value: email.toLowerCase() });

/** The row of a transaction on its network. */
export const txidLookup = ({ network, value }: Pick<FieldValue, "network" | "value">): Lookup => ({
  kind: "txid",
  value: `${network ?? "unknown"}:${value}`,
});

/** The rows by which the desk finds a case: UID, network and transaction id, addresses, e-mail. Each value once. */
export function lookupsOf(kase: Pick<Case, "email" | "fields">): Lookup[] {
  const { uid, txid } = kase.fields;
  const addresses = addressFields.flatMap((field) => kase.fields[field]?.value ?? []);
  const lookups: Lookup[] = [
    ...(kase.email ? [emailLookup(kase.email)] : []),
    ...(uid ? [{ kind: "uid", value: uid.value } as const] : []),
    ...(txid ? [txidLookup(txid)] : []),
    ...addresses.map((value) => ({ kind: "address", value }) as const),
  ];
  return [...new Map(lookups.map((lookup) => [`${lookup.kind}#${lookup.value}`, lookup])).values()];
}

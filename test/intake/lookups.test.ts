import { expect, test } from "vitest";
import type { EmailAddress } from "#shared/domain/brand.ts";
import { lookupsOf } from "#shared/intake/lookups.ts";
import { aTxid, aValue, depositFields } from "../support/builders.ts";

test("a case is found by its address in lower case, UID, network with transaction id, and addresses, each once", () => {
  const same = aValue("0xabc");

  const lookups = lookupsOf({
    email: "Ana@Example.test" as EmailAddress,
    fields: { ...depositFields, fromAddress: same, toAddress: same },
  });

  expect(lookups).toEqual([
    { kind: "email", value: "ana@example.test" },
    { kind: "uid", value: "73920418" },
    { kind: "txid", value: `ethereum:${aTxid}` },
    { kind: "address", value: "0xabc" },
  ]);
});

test("what a case does not have makes no row", () => {
  expect(lookupsOf({ fields: {} })).toEqual([]);
});

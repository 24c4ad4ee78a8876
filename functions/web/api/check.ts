import * as z from "zod/mini";
import { IntakeError } from "#shared/domain/errors.ts";
import { fieldRow } from "#shared/domain/fields.ts";
import { networkHints } from "#shared/domain/networks.ts";
import { fieldSchemas, plainText } from "#shared/domain/submission-schema.ts";
import type { TransactionIdReading } from "#shared/domain/transaction-id.ts";
import { checkTxid } from "#shared/intake/check-txid.ts";
import { type ApiContext, answer } from "./api-context.ts";
import { readJson } from "./json-body.ts";
import { requireShape } from "./shape-problems.ts";

export const txidBody = z.strictObject({
  text: fieldSchemas.txid,
  network: z.optional(plainText(fieldRow("network").maxLength)),
});

type Kind = TransactionIdReading["kind"];

// A record, so that a kind that the domain adds does not compile until it stands here.
const kinds: Readonly<Record<Kind, true>> = {
  txid: true,
  address: true,
  "explorer-url": true,
  "explorer-address-url": true,
  testnet: true,
  "internal-transfer": true,
  "order-number": true,
  truncated: true,
  misspelt: true,
  ambiguous: true,
  secret: true,
  unknown: true,
};
export const txidKinds = Object.keys(kinds) as [Kind, ...Kind[]];

/** POST /check/txid: what a text is. Stores nothing, and says nothing back of what may be a secret. */
export async function postTxidCheck(c: ApiContext): Promise<Response> {
  const { text, network: named } = requireShape(txidBody, await readJson(c));
  const hints = networkHints(named ?? "");
  if (named !== undefined && !hints.network && !hints.isTestnet) {
    throw new IntakeError("invalid-fields", { fields: [{ field: "network", code: "network-unknown" }] });
  }
  const { kind, networks, canonical, advice } = await checkTxid(text, c.get("language"), hints);
  return answer(c, { kind, networks, ...(canonical !== undefined && { canonical }), advice });
}

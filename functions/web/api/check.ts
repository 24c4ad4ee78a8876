import * as z from "zod/mini";
import { IntakeError } from "#shared/domain/errors.ts";
import { fieldRow } from "#shared/domain/fields.ts";
import type { LanguageId } from "#shared/domain/languages.ts";
import { type NetworkId, networkOf } from "#shared/domain/networks.ts";
import { fieldSchemas, plainText } from "#shared/domain/submission-schema.ts";
import { readTransactionId, type TransactionIdReading } from "#shared/domain/transaction-id.ts";
import { words } from "#shared/words/index.ts";
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
  const network = named === undefined ? undefined : networkOf(named);
  if (named !== undefined && !network) {
    throw new IntakeError("invalid-fields", { fields: [{ field: "network", code: "network-unknown" }] });
  }
  const reading = readTransactionId(text, { ...(network && { network }) });
  const { kind, networks, canonical } = reading;
  const advice = adviceOn(reading, c.get("language"), network);
  return answer(c, { kind, networks, ...(canonical !== undefined && { canonical }), advice });
}

/** What to do next, in one or a few sentences; for a usable id, which networks it fits. */
function adviceOn(reading: TransactionIdReading, language: LanguageId, chosen?: NetworkId): string {
  const { problems, fields, networks, mail, weNeverAsk } = words[language];
  if (reading.kind === "secret") return weNeverAsk.join(" ");
  const { label } = fields.txid;
  if (reading.problem) {
    const { code, detail } = reading.problem;
    return problems[code]({ label, ...(chosen && { network: networks[chosen] }), ...(detail && { detail }) });
  }
  if (reading.kind === "ambiguous") return `${fields.network.missing}: ${nameAll(reading.networks, language)}`;
  return mail.fact(label, nameAll(reading.networks, language));
}

const nameAll = (ids: readonly NetworkId[], language: LanguageId): string =>
  ids.map((id) => words[language].networks[id]).join(", ");

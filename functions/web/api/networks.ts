import type { LanguageId } from "#shared/domain/languages.ts";
import { type NetworkId, networkIds, networkRow } from "#shared/domain/networks.ts";
import { words } from "#shared/words/index.ts";
import { type ApiContext, answer } from "./api-context.ts";

/** GET /networks: every network that we check, with what its ids look like. */
export const getNetworks = (c: ApiContext): Response =>
  answer(c, { networks: networkIds.map((id) => networkView(id, c.get("language"))) });

function networkView(id: NetworkId, language: LanguageId) {
  const { names, coins, explorers, examples } = networkRow(id);
  return {
    id,
    name: words[language].networks[id],
    names,
    coins,
    explorers: [...new Set(explorers.map(({ host }) => host))],
    examples,
  };
}

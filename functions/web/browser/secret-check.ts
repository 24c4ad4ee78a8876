import { type FieldId, fieldIds } from "#shared/domain/fields.ts";
import { plainViewOf } from "#shared/domain/plain-view.ts";
import { findKeys } from "#shared/domain/secrets/secret-keys.ts";
import { findLabelled } from "#shared/domain/secrets/secret-labels.ts";
import { findSecrets, loadPhraseWords } from "#shared/domain/secrets/secrets.ts";
import type { HasSecret } from "./watch-secrets.ts";

/** Longest text that is searched while it is typed; the server searches whatever comes. */
const maxLength = 20_000;

/**
 * The search for secrets in a browser. Keys and passwords are found at once. The word lists of recovery phrases are many
 * times the size of everything else, so they come only when a text may hold a phrase; `learned` is called when they are
 * there, and from then on the search is that of the server.
 */
export function createSecretCheck(learned: () => void): HasSecret {
  let lists: "none" | "coming" | "there" = "none";
  const load = async (): Promise<void> => {
    lists = "coming";
    try {
      await loadPhraseWords();
      lists = "there";
      learned();
    } catch {
      // The network is gone: the next text asks again, and the server looks at everything in any case.
      lists = "none";
    }
  };
  return (text, name) => {
    if (text.length > maxLength) return false;
    if (lists === "none" && mayHoldPhrase(text)) void load();
    const field = fieldIds.find((id) => id === name);
    return lists === "there" ? hasSecret(text, field) : hasKey(text);
  };
}

/** Sure enough to speak up: whoever typed what may be either is asked by the server. */
const hasSecret = (text: string, field: FieldId | undefined): boolean =>
  findSecrets(text, { ...(field && { field }) }).some(({ certainty }) => certainty !== "ambiguous");

function hasKey(text: string): boolean {
  const { text: plain } = plainViewOf(text);
  return findKeys(plain).length + findLabelled(plain).length > 0;
}

/** The shortest phrase has twelve words, and one may be missing; Chinese words may stand without blanks between them. */
const fewestWords = 11;
const mayHoldPhrase = (text: string): boolean =>
  (text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0) >= fewestWords ||
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= fewestWords;

import type { Words } from "./words.ts";

/** The most networks that a sentence names: past a handful a list helps nobody to choose. */
const most = 5;

/**
 * The names of the networks whose ids stand in a problem's detail, separated by commas; ids without a name are left out.
 * Past five, `more` stands for the others.
 */
export function listNetworks(
  networks: Words["networks"],
  detail: string | undefined,
  { separator, more }: { readonly separator: string; readonly more: string },
): string {
  const nameOf = new Map<string, string>(Object.entries(networks));
  const names = (detail ?? "").split(",", 100).flatMap((id) => nameOf.get(id.trim()) ?? []);
  return `${names.slice(0, most).join(separator)}${names.length > most ? more : ""}`;
}

/** The name of the one network in a problem's detail; empty where it has several, because then none is meant. */
export function onlyNetwork(networks: Words["networks"], detail: string | undefined): string {
  return detail?.includes(",") ? "" : listNetworks(networks, detail, { separator: "", more: "" });
}

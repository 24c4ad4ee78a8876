import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { LanguageId } from "#shared/domain/languages.ts";
import { builtScripts } from "./browser/built-scripts.ts";
import { linkScript } from "./browser/link-script.ts";
import { pageScript } from "./browser/page-script.ts";
import { style } from "./pages/style.ts";

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0f5c4f"/><path d="M7 11h18v12H7z" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/><path d="m7 11 9 7 9-7" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/></svg>`;

const sources = {
  style: { extension: "css", type: "text/css; charset=utf-8", text: style },
  page: { extension: "js", type: "text/javascript; charset=utf-8", text: pageScript },
  link: { extension: "js", type: "text/javascript; charset=utf-8", text: linkScript },
  icon: { extension: "svg", type: "image/svg+xml", text: icon },
} as const;

export type AssetId = keyof typeof sources;
const assetIds = Object.keys(sources) as AssetId[];

const pathOf = (id: AssetId): string => {
  const { text, extension } = sources[id];
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return `/assets/${id}.${hash}.${extension}`;
};

/** The address of each asset. It names the content, so whoever has it may keep it for ever. */
export const assetPaths = Object.fromEntries(assetIds.map((id) => [id, pathOf(id)])) as Readonly<
  Record<AssetId, string>
>;

/** The script that checks what is typed, by the language in which it answers. */
export const checkScriptPath = (language: LanguageId): string => `/assets/${builtScripts.entries[language]}`;

/** The script of `/find`. */
export const findScriptPath = `/assets/${builtScripts.find}`;

const forEver = "public, max-age=31536000, immutable";

/** One route per asset, at its own address only. */
export function createAssets(): Hono {
  const assets = new Hono();
  for (const [name, text] of Object.entries(builtScripts.files)) {
    assets.get(`/assets/${name}`, (c) =>
      c.body(text, 200, { "Content-Type": sources.page.type, "Cache-Control": forEver }),
    );
  }
  for (const id of assetIds) {
    const { text, type } = sources[id];
    assets.get(assetPaths[id], (c) => c.body(text, 200, { "Content-Type": type, "Cache-Control": forEver }));
  }
  return assets;
}

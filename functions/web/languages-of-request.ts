import type { Context } from "hono";
import { chooseLanguage, isLanguageId, type LanguageId } from "#shared/domain/languages.ts";

/** The language that the address asks for, or else the one that the browser prefers. No cookie remembers it. */
export function languageOfRequest(c: Context): LanguageId {
  return askedLanguage(c) ?? browserLanguage(c);
}

/** The language of `?lang=`, where it is one of ours. */
export function askedLanguage(c: Context): LanguageId | undefined {
  const asked = c.req.query("lang") ?? "";
  return isLanguageId(asked) ? asked : undefined;
}

/** A path of ours that is read in `language`: named in the address only where the browser would choose another. */
export function pathIn(c: Context, language: LanguageId, path: string): string {
  return language === browserLanguage(c) ? path : `${path}?lang=${language}`;
}

const browserLanguage = (c: Context): LanguageId => chooseLanguage(c.req.header("accept-language"));

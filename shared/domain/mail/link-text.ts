import { isShortened } from "../clean-text.ts";
import { readExplorerLink } from "../explorer-link.ts";
import { decodeBase64 } from "./transfer-encoding.ts";

/** Services that mail programs put before the links of a mail, and where the link itself stands. */
const wrappers: readonly { readonly host: RegExp; readonly targetOf: (url: URL) => string | null }[] = [
  { host: /\.safelinks\.protection\.outlook\.com$/, targetOf: (url) => url.searchParams.get("url") },
  { host: /^www\.google\.[a-z.]{2,6}$/, targetOf: (url) => url.searchParams.get("q") ?? url.searchParams.get("url") },
  { host: /^urldefense\.proofpoint\.com$/, targetOf: (url) => fromProofpoint(url.searchParams.get("u")) },
  { host: /^linkprotect\.cudasvc\.com$/, targetOf: (url) => url.searchParams.get("a") },
  {
    host: /^(?:mail|wx\.mail)\.qq\.com$/,
    targetOf: (url) => url.searchParams.get("gourl") ?? url.searchParams.get("url"),
  },
  { host: /^urldefense\.com$/, targetOf: (url) => fromUrldefense(url.href) },
];

/** Proofpoint's second version writes `-` for `%` and `_` for `/`. */
function fromProofpoint(link: string | null): string | null {
  try {
    return link && decodeURIComponent(link.replace(/-/g, "%").replace(/_/g, "/"));
  } catch {
    return null;
  }
}

/** Its third writes `*` for what it gives in base64 behind the link. */
function fromUrldefense(href: string): string | null {
  const [, link, codes = ""] = /\/v3\/__(.{1,2000}?)__;([\w-]{0,200})/.exec(href) ?? [];
  if (link === undefined) return null;
  const base64 = codes.replace(/-/g, "+").replace(/_/g, "/");
  const replaced = String.fromCharCode(...decodeBase64(new TextEncoder().encode(base64)));
  let at = 0;
  return link.replace(/\*/g, () => replaced[at++] ?? "*");
}

/** Links that are longer show nothing that a case needs. */
const maxLinkLength = 2_000;

/**
 * What the text of a link becomes. A link to a block explorer is written out, as the id that the case needs may stand
 * nowhere else; so is one whose text is its own address, shortened. Others keep their words.
 */
export function linkText(shown: string, href: string): string {
  const target = unwrapped(href.trim());
  if (target === undefined) return shown;
  const words = shown.trim();
  const bare = bareUrl(words);
  const isExplorer = readExplorerLink(target) !== undefined;
  // `mempool` begins the address of mempool.space, and says nothing of the transaction.
  const saysIt = !isExplorer || bare === bareUrl(target) || readExplorerLink(words) !== undefined;
  if (bare.length > 3 && bareUrl(target).startsWith(bare) && saysIt) return shown;
  const isCut = /…|\.\.\./.test(words) || isShortened(words);
  const [head = ""] = bare.split(/…|\.{3}/, 1);
  if (isCut && head.length > 3 && bareUrl(target).startsWith(head)) return shown.replace(words, () => target);
  if (!isExplorer) return shown;
  if (isCut && !/\s/.test(words)) return shown.replace(words, () => target);
  return words === "" ? target : `${shown.trimEnd()} ${target}`;
}

const wrapped =
  /https?:\/\/(?:[\w-]{1,60}\.safelinks\.protection\.outlook|urldefense(?:\.proofpoint)?|linkprotect\.cudasvc|(?:wx\.)?mail\.qq|www\.google)\.[^\s<>"]{1,2000}/gi;
/** A mail has a few; thousands are an attack. */
const maxWrapped = 500;

/** A plain text in which links to block explorers stand without the service before them. */
export function unwrapLinks(text: string): string {
  let left = maxWrapped;
  return text.replace(wrapped, (href) => {
    const target = left-- > 0 ? unwrapped(href) : undefined;
    return target !== undefined && readExplorerLink(target) ? target : href;
  });
}

/** The link itself, without the service before it; undefined where it leads to no web page. */
function unwrapped(href: string): string | undefined {
  if (href.length > maxLinkLength || !/^https?:\/\//i.test(href) || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  const wrapper = wrappers.find(({ host }) => host.test(url.hostname));
  const target = wrapper?.targetOf(url);
  return target && /^https?:\/\//i.test(target) ? target : href;
}

const bareUrl = (url: string): string =>
  url
    .replace(/^https?:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/\/$/, "");

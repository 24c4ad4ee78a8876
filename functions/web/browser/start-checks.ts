import type { CheckWords } from "#shared/words/check-words.ts";
import type { Page } from "./page-elements.ts";
import { createSecretCheck } from "./secret-check.ts";
import { watchSecrets } from "./watch-secrets.ts";
import { watchTxid } from "./watch-txid.ts";

declare const document: Page;
declare function requestAnimationFrame(work: () => void): number;

/** Watches the forms of the page, in the page's language. Nothing of what is typed leaves the browser by it. */
export function startChecks(own: CheckWords): void {
  const hasSecret = createSecretCheck(() => {
    for (const { lookAgain } of watched) lookAgain();
  });
  const watched = [watchSecrets(document, own, hasSecret), watchTxid(document, own, hasSecret, requestAnimationFrame)];
}

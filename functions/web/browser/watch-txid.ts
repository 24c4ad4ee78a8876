import type { CheckWords } from "#shared/words/check-words.ts";
import type { Page, PageControl } from "./page-elements.ts";
import { txidAnswer } from "./txid-answer.ts";
import type { HasSecret } from "./watch-secrets.ts";

/**
 * Answers beside the transaction id what it is, while it is typed, and puts the network that it tells into an empty
 * choice. A network that somebody chose stays, and one of ours goes again when the id no longer tells it. To a secret it
 * says nothing: the warning does, and nobody is to be told how to paste the rest of it. `lookAgain` is for a check that
 * learns more while the page is open.
 */
export function watchTxid(
  page: Page,
  own: CheckWords,
  hasSecret: HasSecret,
  soon: (work: () => void) => void,
): { readonly lookAgain: () => void } {
  const field = page.getElementById("txid");
  const answer = page.getElementById("txid-answer");
  if (!field || !answer) return { lookAgain: () => undefined };
  const network = page.getElementById("network");
  const coin = page.getElementById("coin");
  let proposed = "";
  let isWaiting = false;

  const show = (isFinished: boolean): void => {
    // Cleared first, so that our own proposal does not speak for itself.
    if (network && proposed !== "" && network.value === proposed) network.value = "";
    proposed = "";
    const typed = { text: field.value, network: network?.value ?? "", coin: coin?.value ?? "" };
    const found = hasSecret(field.value, field.name) ? undefined : txidAnswer(typed, own, isFinished);
    if (network && found?.network && found.tone === "good" && network.value === "") {
      proposed = propose(network, found.network);
    }
    const also = proposed && found?.network ? ` ${own.proposed(own.networks[found.network])}` : "";
    tell(answer, found ? `${found.sentence}${also}` : "", found ? `answer ${found.tone}` : "answer");
  };
  const showSoon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    soon(() => {
      isWaiting = false;
      show(false);
    });
  };

  field.addEventListener("input", showSoon);
  field.addEventListener("change", () => show(true));
  coin?.addEventListener("input", showSoon);
  network?.addEventListener("change", () => {
    proposed = "";
    show(true);
  });
  // What the page itself says to be wrong is not said twice.
  if (field.value !== "" && field.getAttribute("aria-invalid") !== "true") show(true);
  return {
    lookAgain: () => {
      if (answer.textContent !== "") show(true);
    },
  };
}

function propose(network: PageControl, id: string): string {
  network.value = id;
  // Empty again where the page does not offer this network.
  return network.value === id ? id : "";
}

/** Says it only when it is new: a live region that is written again is read out again. */
function tell(answer: PageControl, sentence: string, className: string): void {
  if (answer.textContent !== sentence) answer.textContent = sentence;
  answer.className = className;
}

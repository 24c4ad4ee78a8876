import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

// The form of `/find` works without this; with it, a mailbox provider's whole school or office may ask from one address.

interface Control {
  value: string;
}

interface FindForm {
  readonly elements: { readonly task: Control; readonly proof: Control };
  readonly dataset: { readonly working?: string };
  addEventListener(type: "submit", listener: (event: { preventDefault(): void }) => void): void;
  querySelector(selector: "[role=status]"): { textContent: string | null } | null;
  submit(): void;
}

declare const document: { querySelector(selector: string): FindForm | null };

const form = document.querySelector("form[data-find]");
if (form) prove(form);

/** Starts the work when the page is there, so that it is mostly done when the address is typed. */
function prove(found: FindForm): void {
  const work = solve(found.elements.task.value);
  let isSent = false;
  found.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isSent) return;
    isSent = true;
    const status = found.querySelector("[role=status]");
    if (status) status.textContent = found.dataset.working ?? "";
    void work.then((proof) => {
      found.elements.proof.value = proof;
      found.submit();
    });
  });
}

/** The proof as text; nothing where this browser cannot do it, because the form goes through without. */
async function solve(task: string): Promise<string> {
  try {
    const challenge = JSON.parse(task);
    const solution = await solveChallenge({ challenge, deriveKey });
    return solution ? JSON.stringify({ challenge, solution }) : "";
  } catch {
    return "";
  }
}

import type { CheckWords } from "#shared/words/check-words.ts";
import type { Page, PageControl, PageElement } from "./page-elements.ts";

/** Says whether a text holds a secret. */
export type HasSecret = (text: string, field: string) => boolean;

/**
 * Warns beside a field in which a secret stands, and keeps the form from being sent as long as nobody was told: the first
 * press shows the warning, the next one sends, because a mistake of ours must not shut anybody out. `lookAgain` looks at
 * every field once more, for a check that learns more while the page is open.
 */
export function watchSecrets(page: Page, own: CheckWords, hasSecret: HasSecret): { readonly lookAgain: () => void } {
  const looks: (() => void)[] = [];
  for (const form of Array.from(page.querySelectorAll("form[data-check]"))) {
    const fields = Array.from(form.querySelectorAll("input[type=text], textarea")).map((control) =>
      watchField(page, control, own, hasSecret),
    );
    looks.push(...fields.map(({ look }) => look));
    const told = new Map<PageControl, string>();
    form.addEventListener("submit", (event) => {
      const news = fields.filter(({ control, look }) => look() && told.get(control) !== control.value);
      for (const { control } of news) told.set(control, control.value);
      const [first] = news;
      if (!first) return;
      event.preventDefault();
      first.control.focus();
    });
  }
  const lookAgain = (): void => {
    for (const look of looks) look();
  };
  return { lookAgain };
}

interface WatchedField {
  readonly control: PageControl;
  /** Looks at the field as it is now, and answers whether a secret stands in it. */
  readonly look: () => boolean;
}

function watchField(page: Page, control: PageControl, own: CheckWords, hasSecret: HasSecret): WatchedField {
  let warning: PageElement | undefined;
  let was = { described: "", invalid: "" };
  const look = (): boolean => {
    const isFound = control.value !== "" && hasSecret(control.value, control.name);
    if (isFound && !warning) {
      was = {
        described: control.getAttribute("aria-describedby") ?? "",
        invalid: control.getAttribute("aria-invalid") ?? "",
      };
      warning = warningBefore(page, control, own.secretBeforeSending);
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", `${warning.id} ${was.described}`.trim());
    }
    if (!isFound && warning) {
      warning.textContent = "";
      warning.hidden = true;
      warning = undefined;
      restore(control, "aria-invalid", was.invalid);
      restore(control, "aria-describedby", was.described);
    }
    return isFound;
  };
  control.addEventListener("input", look);
  control.addEventListener("change", look);
  look();
  return { control, look };
}

function restore(control: PageControl, name: string, value: string): void {
  if (value === "") control.removeAttribute(name);
  else control.setAttribute(name, value);
}

function warningBefore(page: Page, control: PageControl, sentence: string): PageElement {
  const id = `${control.id}-secret`;
  const known = page.getElementById(id);
  const warning = known ?? page.createElement("p");
  if (!known) {
    warning.id = id;
    warning.className = "error";
    warning.setAttribute("role", "alert");
    control.parentNode?.insertBefore(warning, control);
  }
  warning.hidden = false;
  warning.textContent = sentence;
  return warning;
}

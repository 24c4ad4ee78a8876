import type { Child } from "hono/jsx";
import { languageIds, languages } from "#shared/domain/languages.ts";
import { assetPaths, checkScriptPath } from "../assets.ts";
import { tagOf, type View } from "../view.ts";

interface LayoutProps {
  readonly view: View;
  readonly title: string;
  readonly hasErrors?: boolean;
  /** Id of the form whose text a switch of language must not lose; without it the switch is links. */
  readonly keepsForm?: string;
  readonly opensLinks?: boolean;
  /** Whether a script checks what is typed into a form that has `data-check`. */
  readonly checksInput?: boolean;
  /** Address of a module that this page alone needs. */
  readonly script?: string;
  readonly children?: Child;
}

/** The frame of every page: head, masthead with the language switch, main part, foot. */
export const Layout = ({
  view,
  title,
  hasErrors,
  keepsForm,
  opensLinks,
  checksInput,
  script,
  children,
}: LayoutProps) => {
  const { says, words, link, language, deskAddress } = view;
  const fullTitle = `${title} – ${words.product}`;
  return (
    <html lang={tagOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{hasErrors ? says.layout.errorTitle(fullTitle) : fullTitle}</title>
        <link rel="stylesheet" href={assetPaths.style} />
        <link rel="icon" href={assetPaths.icon} type="image/svg+xml" />
        <script src={assetPaths.page} defer />
        {opensLinks && <script src={assetPaths.link} defer />}
        {checksInput && <script type="module" src={checkScriptPath(language)} />}
        {script && <script type="module" src={script} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {says.layout.skip}
        </a>
        <header class="masthead">
          <div class="width">
            <a class="brand" href={link("/")}>
              <span class="mark" aria-hidden="true" />
              {words.product}
              <span class="brand-part">{says.layout.desk}</span>
            </a>
            <LanguageSwitch view={view} keepsForm={keepsForm} />
          </div>
        </header>
        <main id="main" class="width" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <div class="width">
            <p>
              {says.layout.writeTo} <a href={`mailto:${deskAddress}`}>{deskAddress}</a>
            </p>
            <p>
              <a href={link("/privacy")}>{says.layout.privacy}</a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
};

const LanguageSwitch = ({ view, keepsForm }: { view: View; keepsForm?: string | undefined }) => (
  <nav class="languages" aria-label={view.says.layout.languages}>
    {/* Enter in a text presses a form's first button, which must not be one that switches the language. */}
    {keepsForm && (
      <button type="submit" class="first-button" form={keepsForm} name="action" value="check">
        {view.says.form.next}
      </button>
    )}
    <ul>
      {languageIds.map((id) => (
        <li lang={tagOf(id)}>
          {id === view.language ? (
            <span class="language" aria-current="true">
              {languages[id].name}
            </span>
          ) : keepsForm ? (
            <button type="submit" class="language" form={keepsForm} name="action" value={`language-${id}`}>
              {languages[id].name}
            </button>
          ) : (
            <a class="language" href={`${view.here}?lang=${id}`} hreflang={tagOf(id)}>
              {languages[id].name}
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
);

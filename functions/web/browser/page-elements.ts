/**
 * What the scripts use of a page. Their own few types instead of TypeScript's DOM library, which would make `document`
 * and `window` known to the code of the server as well.
 */
export interface PageElement {
  id: string;
  className: string;
  textContent: string | null;
  hidden: boolean;
  readonly parentNode: PageElement | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  getAttribute(name: string): string | null;
  insertBefore(element: PageElement, before: PageElement | null): void;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
  querySelectorAll(selector: string): ArrayLike<PageControl>;
}

export interface PageControl extends PageElement {
  name: string;
  value: string;
  focus(): void;
}

export interface PageEvent {
  readonly target: PageControl;
  preventDefault(): void;
}

export interface Page {
  getElementById(id: string): PageControl | null;
  querySelectorAll(selector: string): ArrayLike<PageElement>;
  createElement(name: string): PageElement;
}

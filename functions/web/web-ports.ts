import type { LinkKeys } from "#shared/intake/keys.ts";
import type { Ports } from "#shared/intake/ports.ts";

/** What pages and API need of the world outside. */
export interface WebPorts extends Pick<Ports, "cases" | "files" | "clock" | "random" | "log"> {}

export interface WebSettings {
  /** Scheme and host of our own pages, without a path: what an `Origin` is compared with. */
  readonly publicUrl: string;
  readonly deskAddress: string;
  readonly referenceKey: string;
  readonly linkKeys: LinkKeys;
  readonly formKey: string;
  readonly deskToken: string;
  readonly uidPattern: RegExp;
}

import type { Reference } from "#shared/domain/brand.ts";
import { type Case, isLinkExpired, type Payload } from "#shared/domain/case.ts";
import { referenceIn } from "#shared/domain/reference.ts";
import { type CookiePurpose, type LinkKeys, referenceInToken } from "./keys.ts";
import type { Ports } from "./ports.ts";

export interface OpenPorts extends Pick<Ports, "cases" | "clock"> {
  readonly linkKeys: LinkKeys;
}

export interface OpenedCase {
  readonly case: Case;
  readonly messages: readonly Payload[];
}

// A well-formed reference that no digest leads to: looked up where the given one is not even a reference, so that
// unknown, wrong, expired and malformed all cost one read and one comparison.
const nobody = "PC-0000000000" as Reference;

async function openWith(
  reference: Reference | undefined,
  opens: (kase: Pick<Case, "reference" | "linkGeneration">) => boolean,
  { cases, clock }: OpenPorts,
): Promise<OpenedCase | undefined> {
  const found = await cases.withMessages(reference ?? nobody);
  const opened = opens(found?.case ?? { reference: reference ?? nobody, linkGeneration: 1 });
  return found && opened && !isLinkExpired(found.case, clock()) ? found : undefined;
}

/** The case that a status link's token opens, or nothing, whatever is wrong with it. One consistent read either way. */
export const openByToken = (token: string, ports: OpenPorts): Promise<OpenedCase | undefined> =>
  openWith(referenceInToken(token), (kase) => ports.linkKeys.tokenOpens(token, kase), ports);

/** The case that a typed reference and access code open, or nothing. */
export const openByCode = (reference: string, code: string, ports: OpenPorts): Promise<OpenedCase | undefined> =>
  openWith(referenceIn(reference), (kase) => ports.linkKeys.codeOpens(code, kase), ports);

/** The case that a cookie for `purpose` opens, or nothing. */
export const openByCookie = (
  purpose: CookiePurpose,
  reference: string,
  cookie: string | undefined,
  ports: OpenPorts,
): Promise<OpenedCase | undefined> =>
  openWith(
    referenceIn(reference),
    (kase) => ports.linkKeys.cookieOpens(purpose, cookie ?? "", kase, ports.clock()),
    ports,
  );

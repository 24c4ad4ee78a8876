import type { Context } from "hono";
import { IntakeError } from "#shared/domain/errors.ts";

export const maxBodyBytes = 256 * 1024;
/** Our longest form has about half as many. */
export const maxFormFields = 60;

/** The first value of each name, line ends as LF. */
export type PostedForm = ReadonlyMap<string, string>;

export interface WebEnv {
  Variables: {
    form?: PostedForm;
    /** Whether a fault may show again, in a form that repeats the POST, what was typed. Never with a code or a token. */
    repeatable?: true;
    /** Where the one form of this answer posts to, if not to us: the store of the files. */
    formTarget?: string;
  };
}

const isForm = (contentType: string | undefined): boolean =>
  contentType?.split(";", 1)[0]?.trim().toLowerCase() === "application/x-www-form-urlencoded";

/**
 * The form that was posted, read once. Throws IntakeError `unsupported-media-type` where it is not one, and
 * `body-too-large` where it has more than `maxFormFields` fields.
 */
export async function formOf(c: Context<WebEnv>): Promise<PostedForm> {
  const known = c.get("form");
  if (known) return known;
  if (!isForm(c.req.header("content-type"))) throw new IntakeError("unsupported-media-type");
  const form = readForm(await c.req.text());
  c.set("form", form);
  return form;
}

function readForm(body: string): PostedForm {
  const form = new Map<string, string>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    if (++count > maxFormFields) throw new IntakeError("body-too-large");
    // Browsers send CRLF for a line end in a text; one hidden field later it must still be the same text.
    if (!form.has(name)) form.set(name, value.replace(/\r\n?/g, "\n"));
  }
  return form;
}

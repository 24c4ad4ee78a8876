import type { Context } from "hono";
import type { HtmlEscapedString } from "hono/utils/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { tagOf, type View } from "./view.ts";

/** A page as an answer, in the language that it says it has. */
export function answerPage(
  c: Context,
  { language }: View,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: ContentfulStatusCode = 200,
): Response {
  c.header("Content-Language", tagOf(language));
  c.header("Vary", "Accept-Language, Cookie");
  // Our components wait for nothing, so a page is a text at once.
  return c.html(`<!doctype html>${page}`, status);
}

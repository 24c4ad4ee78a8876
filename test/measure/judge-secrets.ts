import { findSecrets } from "#shared/domain/secrets/secrets.ts";
import type { SecretSample } from "./secret-samples.ts";

/** Whether every piece of the secret lies within a span. */
export function isFound({ text, pieces }: SecretSample): boolean {
  const spans = findSecrets(text);
  return pieces.every(([start, end]) => spans.some((span) => span.start <= start && span.end >= end));
}

/** Whether anything is found in a text that holds no secret. */
export const isCut = (text: string): boolean => findSecrets(text).length > 0;

import { type DecodedText, decodeText } from "./charset.ts";
import { headerOf } from "./mail.ts";
import type { MimePart } from "./mime-parts.ts";
import { type DecodedBytes, decodeTransfer } from "./transfer-encoding.ts";

/** The bytes of a part of a mail after its transfer encoding; of the encoded form at most `maxBytes`. */
export const bytesOfPart = (raw: Uint8Array, part: MimePart, maxBytes = raw.length): DecodedBytes =>
  decodeTransfer(
    raw.subarray(part.start, Math.min(part.end, part.start + maxBytes)),
    headerOf(part, "content-transfer-encoding") ?? "",
  );

/** Bytes of a part as text, in the charset that it declares. */
export const textOfPart = (part: MimePart, bytes: Uint8Array): DecodedText =>
  decodeText(bytes, part.parameters.get("charset"));

import type { Readable, Writable } from "node:stream";
import { type CheckSettings, checkLine } from "./check-line.ts";

/** Characters of one line; a longer one is not read. */
export const maxLineLength = 4 * 1024 * 1024;
/** Answers are written together: one system call each would take most of the time. */
const batchLength = 64 * 1024;

/**
 * Reads JSON lines until the input ends and writes one answer each, in the same order. A line that cannot be read is
 * answered with an error, and the run goes on. Answers the exit code: 1 where there was such a line, or else 0.
 */
export async function check(input: Readable, output: Writable, settings: CheckSettings): Promise<number> {
  let exitCode = 0;
  let batch = "";
  const flush = async (): Promise<void> => {
    if (!output.write(batch)) await new Promise((resolve) => output.once("drain", resolve));
    batch = "";
  };
  for await (const line of linesOf(input)) {
    if (line.trim() === "") continue;
    const answer = await checkLine(line, settings);
    if ("error" in answer) exitCode = 1;
    batch += `${JSON.stringify(answer)}\n`;
    // Whoever asks line by line waits for his answer, so nothing is held back when the input pauses.
    if (batch.length > batchLength || input.readableLength === 0) await flush();
  }
  await flush();
  return exitCode;
}

/** The lines of a stream. One over the limit comes as an empty object, which is no question; its rest is not kept. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  input.setEncoding("utf8");
  let rest = "";
  let isTooLong = false;
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = chunk.split("\n");
    const last = lines.pop() ?? "";
    for (const line of lines) {
      const whole = rest + line;
      yield isTooLong || whole.length > maxLineLength ? "{}" : whole;
      rest = "";
      isTooLong = false;
    }
    isTooLong ||= rest.length + last.length > maxLineLength;
    rest = isTooLong ? "" : rest + last;
  }
  if (isTooLong) yield "{}";
  else if (rest !== "") yield rest;
}

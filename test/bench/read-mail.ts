import { createParseMail } from "../../shared/adapters/mime.ts";
import { readMail } from "../../shared/adapters/read-mail.ts";
import { aMail } from "../support/mail.ts";

// `npm run bench:read-mail`: what the scan and the thread add to the reading of a mail, side by side in one run.

const words = "Hello, I sent 250 USDT to my deposit address yesterday and it has not arrived. My UID is 73920418. ";
const base64Line = `${Buffer.alloc(57, "p").toString("base64")}\r\n`;
const picture = (lines: number): Uint8Array =>
  aMail({
    headers: ["Content-Type: multipart/mixed; boundary=b"],
    text: `--b\n\n${words}\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n${base64Line.repeat(lines)}--b--`,
  });

const mails: readonly (readonly [name: string, raw: Uint8Array, runs: number])[] = [
  ["1 KB of text", aMail({ text: words.repeat(8) }), 2000],
  ["16 KB of text and HTML", aMail({ text: words.repeat(40), html: `<p>${words.repeat(120)}</p>` }), 300],
  ["a picture, 1 MB", picture(13_000), 30],
  ["a picture, 40 MB", picture(530_000), 5],
];

const parseMail = createParseMail();

async function msOf(read: () => Promise<unknown>, runs: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < runs; i++) await read();
  return (performance.now() - start) / runs;
}

const row = (...cells: readonly string[]): void =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(12))).join(""));

console.log(`the thread starts and reads its first mail in ${(await msOf(() => parseMail(aMail()), 1)).toFixed(0)} ms`);
row("ms a mail", "reader", "with thread", "added");
for (const [name, raw, runs] of mails) {
  const pairs: { reader: number; thread: number }[] = [];
  for (let round = 0; round < 6; round++)
    pairs.push({
      reader: await msOf(() => readMail(raw), runs),
      thread: await msOf(() => parseMail(raw), runs),
    });
  const reader = Math.min(...pairs.map((pair) => pair.reader));
  const thread = Math.min(...pairs.map((pair) => pair.thread));
  row(name, reader.toFixed(3), thread.toFixed(3), (thread - reader).toFixed(3));
}
console.log(`largest resident size ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

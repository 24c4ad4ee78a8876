/** Lines are looked at up to this length; a separator is never longer. */
const maxLineLength = 300;

/** Lines after which everything was written by somebody else: Outlook, QQ mail, 163, Gmail, Apple, in our languages. */
const separators: readonly RegExp[] = [
  /^-{2,20}\s{0,5}original message\s{0,5}-{2,20}$/i,
  /^-{2,20}\s{0,5}(?:原始邮件|原始郵件|原邮件|原郵件|回复的原邮件|original)\s{0,5}-{2,20}$/i,
  /^on\s.{1,280}\swrote\s?[:：]$/i,
  /^(?:在|于|於).{1,280}[写寫]道\s?[:：]?$/,
  /^.{1,120}<[^<>]{3,120}>\s?(?:于|於|在)?.{0,80}[写寫]道\s?[:：]?$/,
];

const headSender = /^(?:from|发件人|寄件者|寄件人)\s?[:：]/i;
const headDate = /^(?:sent|date|发送时间|发送日期|日期|寄件日期|傳送時間|to|收件人|收件者)\s?[:：]/i;

/**
 * What the writer of a mail wrote: without lines that start with `>`, and without everything from a line on that
 * introduces an earlier mail. Linear in the text.
 */
export function ownText(text: string): string {
  const lines = text.split("\n");
  const own: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (startsQuote(line, lines[index + 1] ?? "")) break;
    if (!/^\s{0,10}[>＞]/.test(line)) own.push(line);
  }
  return own.join("\n").trim();
}

function startsQuote(line: string, next: string): boolean {
  const first = line.slice(0, maxLineLength).trim().replace(/\*/g, "");
  if (first === "") return false;
  const second = next.slice(0, maxLineLength).trim().replace(/\*/g, "");
  if (headSender.test(first) && headDate.test(second)) return true;
  // Mail programs fold the line that introduces a quote, mostly before the address.
  const both = `${first} ${second}`.slice(0, maxLineLength);
  const mayBeFolded = /^(?:on\s|在|于|於)/i.test(first) && /(?:wrote|[写寫]道)\s?[:：]?$/i.test(second);
  return separators.some((separator) => separator.test(first) || (mayBeFolded && separator.test(both)));
}

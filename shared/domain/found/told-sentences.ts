import { writtenChinese } from "./written-chinese.ts";

/** Characters that are looked at. */
const maxLength = 20_000;

/** The sentences of a text, prepared for comparison: a line that a mail program broke goes on, ids and links are left out. */
export const toldSentences = (text: string): string[] =>
  writtenChinese(text.slice(0, maxLength).normalize("NFKC"))
    .replace(/’/g, "'")
    .replace(/([a-z,]) ?\r?\n(?=[a-z])/g, "$1 ")
    .toLowerCase()
    .replace(/https?:\/\/\S{1,600}|[0-9a-z]{20,600}/g, " ")
    .replace(/phone (?:was|got|has been) stolen|stole my phone|stolen phone/g, "lost my phone")
    .split(/[。!?;\n]|\.(?=\s|$)/)
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => sentence !== "");

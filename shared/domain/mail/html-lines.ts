/** Builds lines of text out of the words of a page and the breaks between them. */
export interface TextLines {
  /** Words at the end of the line; runs of blanks are one. `quotes`: how deep in quotes they stand. */
  words(text: string, quotes: number): void;
  /** Text whose line ends and blanks stay as they are. */
  preformatted(text: string, quotes: number): void;
  /** The next words stand on a line of their own; a firm break stays one where a cell of a table follows. */
  line(firm: boolean): void;
  /** The line ends here, even if it is empty. */
  breakLine(): void;
  /** A cell of a table begins: what follows is parted by a tab from what stands on the line. */
  openCell(): void;
  closeCell(firstLine: number): void;
  /** What stands before the next words, on a line that has none yet: the mark of a list. */
  prefix(mark: string): void;
  /** A line that is written as soon as there are words for the next one. */
  delimiter(line: string): void;
  /** The number of the line on which the next words will stand. */
  nextLine(): number;
  /** UTF-16 units so far. */
  length(): number;
  end(): string;
}

const maxQuoteMarks = 5;

export function createTextLines(): TextLines {
  const lines: string[] = [];
  let length = 0;
  /** The line that is being written. */
  let pieces: string[] = [];
  let endsInBlank = true;
  let lineQuotes = 0;
  let pendingBreak: "none" | "soft" | "firm" = "none";
  let pendingTabs = 0;
  let isFreshCell = false;
  let pendingPrefix = "";
  let pendingDelimiter = "";

  const push = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const write = (line: string): void => {
    // More than one empty line in a row tells a reader nothing.
    if (line === "" && (lines.at(-1) ?? "") === "") return;
    lines.push(line);
    length++;
  };
  const endLine = (): void => {
    const text = pieces.join("").trimEnd();
    const marks = lineQuotes > 0 && text !== "" ? `${">".repeat(Math.min(lineQuotes, maxQuoteMarks))} ` : "";
    length += marks.length;
    pieces = [];
    endsInBlank = true;
    pendingBreak = "none";
    pendingTabs = 0;
    write(`${marks}${text}`);
  };
  const begin = (quotes: number): void => {
    if (pieces.length > 0 && (pendingBreak !== "none" || lineQuotes !== quotes)) endLine();
    if (pendingDelimiter !== "") write(pendingDelimiter);
    pendingDelimiter = "";
    if (pieces.length === 0) {
      lineQuotes = quotes;
      if (pendingPrefix !== "") push(pendingPrefix);
    } else if (pendingTabs > 0) {
      pieces[pieces.length - 1] = (pieces.at(-1) ?? "").trimEnd();
      push("\t".repeat(pendingTabs));
    }
    if (pendingTabs > 0 || pieces.length === 0) endsInBlank = true;
    pendingPrefix = "";
    pendingTabs = 0;
    isFreshCell = false;
  };

  const breakLine = (): void => {
    if (pieces.length > 0 && pendingBreak !== "none") endLine();
    endLine();
    isFreshCell = false;
  };

  return {
    words: (text, quotes) => {
      const joined = text.replace(/[\s\u00a0]+/g, " ");
      if (joined === "" || joined === " ") {
        if (joined !== "" && !endsInBlank && pendingBreak === "none" && pendingTabs === 0) {
          push(" ");
          endsInBlank = true;
        }
        return;
      }
      begin(quotes);
      push(endsInBlank ? joined.trimStart() : joined);
      endsInBlank = joined.endsWith(" ");
    },
    preformatted: (text, quotes) => {
      for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (index > 0) breakLine();
        if (line === "") continue;
        begin(quotes);
        push(line.replaceAll("\u00a0", " "));
        endsInBlank = /\s$/.test(line);
      }
    },
    line: (firm) => {
      // Between the start of a cell and its first words a block begins no line.
      if (isFreshCell || pieces.length === 0) return;
      pendingBreak = firm || pendingBreak === "firm" ? "firm" : "soft";
      pendingTabs = 0;
    },
    breakLine,
    openCell: () => {
      if (pieces.length === 0 || isFreshCell || pendingBreak === "firm") return;
      pendingBreak = "none";
      pendingTabs++;
      isFreshCell = true;
    },
    closeCell: (firstLine) => {
      isFreshCell = false;
      if (pieces.length === 0 || pendingBreak === "none") return;
      // What follows a cell of several lines would look like a part of the last one; a table of one line is like a word.
      pendingBreak = lines.length === firstLine ? "soft" : "firm";
    },
    prefix: (mark) => {
      pendingPrefix = mark;
    },
    delimiter: (line) => {
      if (pieces.length > 0) pendingBreak = "firm";
      pendingDelimiter = line;
    },
    nextLine: () => lines.length + (pieces.length > 0 && pendingBreak !== "none" ? 1 : 0),
    length: () => length,
    end: () => {
      if (pieces.length > 0) endLine();
      return lines.join("\n").replace(/^\n+/, "").trimEnd();
    },
  };
}

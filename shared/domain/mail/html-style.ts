/** What the style of an element does to the words in it. */
export interface StyleEffect {
  /** Nobody sees the element, whatever its children say. */
  readonly hides: boolean;
  /** Too small to be seen, or not; absent where the style leaves it. Children may set another size. */
  readonly isTiny?: boolean;
  /** Absent where the style leaves it. Children may become visible again. */
  readonly isInvisible?: boolean;
  /** Line ends and blanks are shown as they stand; absent where the style leaves it. */
  readonly keepsSpace?: boolean;
}

/** Nobody reads letters of this size: what mail programs show beside the subject is hidden so. */
const tinyPixels = 1;

/** Reads the value of a `style` attribute. Only this: sheets in the head are not applied. */
export function readStyle(style: string): StyleEffect {
  const styles = declarationsOf(style);
  const value = (property: string): string => styles.get(property) ?? "";
  const size = value("font-size") || (/(?:^|\s)(0[a-z%]{0,3})(?:\s|\/)/.exec(value("font"))?.[1] ?? "");
  const isCut =
    /hidden|clip/.test(value("overflow")) &&
    (heights.some((property) => isSpeck(value(property))) || widths.some((property) => isZero(value(property))));
  const isOffPage = offsets.some((property) => Number.parseFloat(value(property)) <= offPagePixels);
  const whiteSpace = value("white-space");
  return {
    hides:
      value("display") === "none" ||
      value("mso-hide") === "all" ||
      Number.parseFloat(value("opacity")) < 0.05 ||
      isCut ||
      isOffPage,
    ...(size !== "" && { isTiny: isZero(size) || (/p[xt]$/.test(size) && Number.parseFloat(size) <= tinyPixels) }),
    ...(value("visibility") && { isInvisible: /^(?:hidden|collapse)$/.test(value("visibility")) }),
    ...(whiteSpace && { keepsSpace: /^(?:pre|pre-wrap|pre-line|break-spaces)$/.test(whiteSpace) }),
  };
}

const heights = ["max-height", "height"];
/** A cell of a table that is one pixel wide grows with its words; none does in height. */
const widths = ["max-width", "width"];

/** Where words are moved out of sight. */
const offsets = ["left", "top", "text-indent", "margin-left", "margin-top"];
/** Further than any layout moves anything, in whatever unit. */
const offPagePixels = -500;

const isSpeck = (value: string): boolean => isZero(value) || /^[01](?:\.\d{1,9})?px$/.test(value);

const isZero = (value: string): boolean => Number.parseFloat(value) === 0;

/** The later of two declarations of a property wins, as in a browser. */
const declarationsOf = (style: string): Map<string, string> =>
  new Map(
    style
      .toLowerCase()
      .split(";")
      .map((declaration) => {
        const colon = declaration.indexOf(":");
        const value = declaration.slice(colon + 1).replace("!important", "");
        return [declaration.slice(0, Math.max(0, colon)).trim(), value.trim()] as const;
      }),
  );

/** Named characters that the reader of a mail does not see as such: joiners and the soft hyphen are left out. */
const unseen = "zwnj zwj shy lrm rlm NoBreak ZeroWidthSpace";

/** What ISO 8859-1 holds from U+00A0 on, in its order (HTML 4, 24.2.1); known without the semicolon too. */
const latin =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/** Names and characters in turn: the rest of HTML 4 (24.3, 24.4), and what HTML 5 added for ASCII and common signs. */
const others =
  'fnof ƒ Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω thetasym ϑ upsih ϒ piv ϖ bull • hellip … prime ′ Prime ″ oline ‾ frasl ⁄ weierp ℘ image ℑ real ℜ trade ™ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ circ ˆ tilde ˜ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ permil ‰ lsaquo ‹ rsaquo › euro € quot " QUOT " amp & AMP & lt < LT < gt > GT > apos \' excl ! num # dollar $ percnt % lpar ( rpar ) ast * midast * plus + comma , period . sol / colon : semi ; equals = quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] Hat ^ lowbar _ UnderBar _ grave ` lcub { lbrace { verbar | vert | rcub } rbrace } hyphen ‐ dash ‐ horbar ― bullet • check ✓ cross ✗ star ☆ starf ★ phone ☎ laquo « raquo » rightarrow → leftarrow ← centerdot · numero № copysr ℗ COPY © REG ® TRADE ™';

/** Names whose character is a blank, which no list that is parted by blanks can hold. */
const blanks = "ensp emsp emsp13 emsp14 numsp puncsp thinsp hairsp MediumSpace ThinSpace Tab NewLine NonBreakingSpace";

function* pairsOf(list: string): Generator<readonly [string, string]> {
  const words = list.split(" ");
  for (let at = 0; at + 1 < words.length; at += 2) yield [words[at] ?? "", words[at + 1] ?? ""];
}

const latinNames = latin.split(" ");
const characters = new Map<string, string>([
  ...latinNames.map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
  ...pairsOf(others),
  ...blanks.split(" ").map((name) => [name, " "] as const),
  ...unseen.split(" ").map((name) => [name, ""] as const),
]);

/** Names that browsers read without the semicolon (HTML, 13.5): those of HTML 3.2. */
const bareNames = new Set([...latinNames, "quot", "QUOT", "amp", "AMP", "lt", "LT", "gt", "GT", "COPY", "REG"]);

/** What browsers show for the numbers 128 to 159, which mean windows-1252 wherever they are used (HTML, 13.2.5.80). */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const reference = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}))(;?)/g;

/**
 * Text or an attribute's value with its character references read: by number, windows-1252 included, and by name. What
 * is no reference stays as it is. In a link, `&copy=1` is a parameter and no sign, so a name needs its semicolon there.
 */
export function decodeEntities(text: string, place: "text" | "attribute"): string {
  if (!text.includes("&")) return text;
  return text.replace(reference, (whole, hex?: string, decimal?: string, name?: string, semicolon?: string) => {
    if (name === undefined) return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    if (!semicolon && (place === "attribute" || !bareNames.has(name))) return whole;
    return characters.get(name) ?? characters.get(name.toLowerCase()) ?? whole;
  });
}

function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return windows1252.charAt(code - 0x80);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : "\ufffd";
}

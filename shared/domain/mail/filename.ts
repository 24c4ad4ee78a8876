/** To show in one line, and within what file systems and object stores take. */
const maxFilenameLength = 200;
const maxRead = 4096;

/** Controls, and characters that are not seen: zero-width ones, marks of direction, tags, variation selectors. */
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu;
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

/**
 * The name of a file that came with a mail, to show and never a path: canonicalised first (NFC, nothing unseen), then
 * cleaned, so that an unseen character changes no decision. `unnamed` where nothing is left.
 */
export function cleanFilename(filename: string): string {
  const seen = filename
    .slice(0, maxRead)
    .toWellFormed()
    .replace(/[\t\r\n]/g, " ")
    .replace(unseen, "")
    .normalize("NFC");
  const last = seen.split(/[/\\\u2044\u2215\uff0f\uff3c]/).findLast((part) => !/^[\s.]*$/.test(part)) ?? "";
  const safe = last
    .replace(/^[\s.]{1,}/u, "")
    .replace(/[<>:"|?*]/g, "_")
    .trim();
  const name = shortened(safe);
  return name === "" ? "unnamed" : name.replace(reserved, "_$&");
}

/** Cuts before the ending, which says what the file is. */
function shortened(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= maxFilenameLength) return name;
  const dot = characters.lastIndexOf(".");
  const ending = dot > 0 && characters.length - dot <= 20 ? characters.slice(dot) : [];
  return [...characters.slice(0, maxFilenameLength - ending.length), ...ending].join("");
}

/** The languages of BIP-39 (bip-0039-wordlists.md), each with its list of 2,048 words. */
export const phraseLanguages = [
  "english",
  "simplified-chinese",
  "traditional-chinese",
  "japanese",
  "korean",
  "spanish",
  "french",
  "italian",
  "czech",
  "portuguese",
] as const;
export type PhraseLanguage = (typeof phraseLanguages)[number];

/** Bits that one word carries: every list has 2^11 words. */
export const bitsPerWord = 11;

/** The lists, made ready for look-ups. */
export interface PhraseWords {
  /** A word in `wordForm` to the lists that have it: the number of the list, shifted left, with the word's index below. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Each list in `wordForm`, in the order of `phraseLanguages`. */
  readonly lists: readonly (readonly string[])[];
  /** The first four letters of each English word to its index: they tell all 2,048 apart. */
  readonly shortened: ReadonlyMap<string, number>;
  /** A word of SLIP-39 to its value. */
  readonly shares: ReadonlyMap<string, number>;
}

const loaders: Readonly<Record<PhraseLanguage, () => Promise<{ readonly wordlist: readonly string[] }>>> = {
  english: () => import("@scure/bip39/wordlists/english.js"),
  "simplified-chinese": () => import("@scure/bip39/wordlists/simplified-chinese.js"),
  "traditional-chinese": () => import("@scure/bip39/wordlists/traditional-chinese.js"),
  japanese: () => import("@scure/bip39/wordlists/japanese.js"),
  korean: () => import("@scure/bip39/wordlists/korean.js"),
  spanish: () => import("@scure/bip39/wordlists/spanish.js"),
  french: () => import("@scure/bip39/wordlists/french.js"),
  italian: () => import("@scure/bip39/wordlists/italian.js"),
  czech: () => import("@scure/bip39/wordlists/czech.js"),
  portuguese: () => import("@scure/bip39/wordlists/portuguese.js"),
};

/**
 * The form in which words are compared: lower case, NFKD as BIP-39 has it, and Latin letters without their accents,
 * which people leave out. Marks of Japanese and Korean stay, because they make other words.
 */
export const wordForm = (word: string): string =>
  /^[a-z]+$/.test(word)
    ? word
    : word
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[\u0300-\u036f]/g, "");

let loading: Promise<PhraseWords> | undefined;
let loaded: PhraseWords | undefined;

/**
 * Loads the lists once; `findSecrets` needs them. They are imported here and not at the top, because their 170 KB would
 * otherwise be read at every cold start and by every browser that opens a form.
 */
export function loadPhraseWords(): Promise<PhraseWords> {
  loading ??= readLists().catch((fault: unknown) => {
    // A chunk that could not be fetched once must not switch the search off from then on.
    loading = undefined;
    throw fault;
  });
  return loading;
}

async function readLists(): Promise<PhraseWords> {
  const lists = await Promise.all(
    phraseLanguages.map(async (language) => (await loaders[language]()).wordlist.map(wordForm)),
  );
  const { shareWords } = await import("./share-words.ts");
  const places = new Map<string, number[]>();
  lists.forEach((words, list) => {
    words.forEach((word, index) => {
      const known = places.get(word);
      const place = (list << bitsPerWord) | index;
      if (known) known.push(place);
      else places.set(word, [place]);
    });
  });
  const shares = new Map(shareWords.map((word, value) => [word, value]));
  const shortened = new Map(lists[0]?.map((word, index) => [word.slice(0, 4), index] as const));
  loaded = { places, lists, shortened, shares };
  return loaded;
}

/** The loaded lists. Throws where `loadPhraseWords` has not finished: a search without them would overlook every phrase. */
export function phraseWords(): PhraseWords {
  if (!loaded) throw new Error("loadPhraseWords() has to finish before secrets are looked for");
  return loaded;
}

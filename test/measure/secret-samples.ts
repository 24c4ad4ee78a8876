import { ed25519 } from "@noble/curves/ed25519.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { base32nopad, base58, base58xrp, base64, base64urlnopad, bech32, createBase58check, hex } from "@scure/base";
import { entropyToMnemonic } from "@scure/bip39";
import { wordlist as czech } from "@scure/bip39/wordlists/czech.js";
import { wordlist as english } from "@scure/bip39/wordlists/english.js";
import { wordlist as french } from "@scure/bip39/wordlists/french.js";
import { wordlist as italian } from "@scure/bip39/wordlists/italian.js";
import { wordlist as japanese } from "@scure/bip39/wordlists/japanese.js";
import { wordlist as korean } from "@scure/bip39/wordlists/korean.js";
import { wordlist as portuguese } from "@scure/bip39/wordlists/portuguese.js";
import { wordlist as simplified } from "@scure/bip39/wordlists/simplified-chinese.js";
import { wordlist as spanish } from "@scure/bip39/wordlists/spanish.js";
import { wordlist as traditional } from "@scure/bip39/wordlists/traditional-chinese.js";
import { crc16, crc32 } from "#shared/domain/checksums.ts";
import { type PhraseLanguage, phraseLanguages } from "#shared/domain/secrets/phrase-words.ts";

/** A source of numbers that gives the same ones for the same seed (mulberry32). */
export interface Dice {
  /** 0 up to `sides` (exclusive). */
  readonly roll: (sides: number) => number;
  readonly bytes: (length: number) => Uint8Array;
  readonly pick: <T>(items: readonly T[]) => T;
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const roll = (sides: number): number => Math.floor(next() * sides);
  return {
    roll,
    bytes: (length) => Uint8Array.from({ length }, () => roll(256)),
    pick: (items) => items[roll(items.length)] as (typeof items)[number],
  };
}

/** A text with a secret in it: every one of `pieces` (start and end) has to be cut. */
export interface SecretSample {
  readonly name: string;
  readonly layout: string;
  readonly text: string;
  readonly pieces: readonly (readonly [number, number])[];
}

// ---- phrases

const lists: Readonly<Record<PhraseLanguage, readonly string[]>> = {
  english,
  "simplified-chinese": simplified,
  "traditional-chinese": traditional,
  japanese,
  korean,
  spanish,
  french,
  italian,
  czech,
  portuguese,
};

type Words = readonly string[];

const isHan = (language: PhraseLanguage): boolean => language.endsWith("chinese");

function bip39(language: PhraseLanguage, dice: Dice): Words {
  const bytes = dice.pick([16, 16, 16, 20, 24, 28, 32, 32]);
  return entropyToMnemonic(dice.bytes(bytes), [...lists[language]]).split(/[ \u3000]/);
}

function electrum(dice: Dice): Words {
  const text = new TextEncoder();
  for (;;) {
    const words = Array.from({ length: 12 }, () => dice.pick(lists.english));
    const mac = hex.encode(hmac(sha512, text.encode("Seed version"), text.encode(words.join(" "))));
    if (/^(?:01|10[0-2])/.test(mac)) return words;
  }
}

// Words of the kind that the lists of Monero and SLIP-39 hold. Monero's own is in no package here; of SLIP-39 these stand
// for shares with a slip, which only a keyword tells.
const plain =
  "abbey academic acid acrobat adapt aggravate airport album alpine ambush amused anchor apricot artistic athlete aunt awkward axle bakery bamboo basin bawdy beaver behind bikini biweekly blender boss broken bugs bumper bypass cadets calamity cavernous cedar cider civilian cobra cogs copy cucumber custom dagger daily dash deepest dewdrop digit divers dolphin dormant dove drinks duckling dusted dwindling earth easy eclipse eggs eldest elope emulate enigma erase espionage etiquette evolve examine exquisite fainted fawns fewest fictional fierce fitting flippant foamy foxes fuel fuming galaxy gambit gasp getting ginger glass gnaw goblet gorilla gotten gritty guide gypsy hairy haystack hedgehog hemlock hijack hobby hover huddle husband hydrogen icon idols igloo illness inflamed injury inorganic irate jabbed jailed jeers jigsaw jittery joyous jukebox jury kangaroo keyboard kidney kiwi knapsack kudos lava lectures legion lexicon liquid listen lodge luggage lunar lynx madness magnetic mammal maverick megabyte menu mittens moisture mowing mugged myriad napkin nearby nephew nimbly nodes nouns nurse nylon oaks oatmeal occur odometer offend omnibus onboard opacity organs oxygen ozone pager palace pavements pebbles peeled pigment pivot pledge poaching popular puck pulp putty puzzled pyramid quick quote radar rapid reheat ribbon roared rogue royal rustled saucepan scoop sedan semifinal shelter siblings skirting skulls smuggled soothe speedy stockpile sushi symptoms sword tacit tattoo taxi tender theatrics tiger tissue toenail tossed towel tumbling tweezers twice typist ugly umpire unbending unnoticed unveil upon using uttered vain vastness verification vixen voyage vulture waist waking wayside wetsuit winter wives womanly wrap yacht yanks yodel younger zebra zeppelin zombie zoom".split(
    " ",
  );

function monero(dice: Dice): Words {
  const data = Array.from({ length: 24 }, () => dice.pick(plain));
  const sum = crc32(new TextEncoder().encode(data.map((word) => word.slice(0, 3)).join("")));
  return [...data, data[sum % 24] ?? ""];
}

interface PhraseKind {
  readonly name: string;
  readonly words: (dice: Dice) => Words;
  readonly language: PhraseLanguage;
  /** Told only by a keyword and the number of words. */
  readonly needsKeyword?: boolean;
}

const phraseKinds: readonly PhraseKind[] = [
  ...phraseLanguages.map((language) => ({
    name: `BIP-39 ${language}`,
    words: (dice: Dice) => bip39(language, dice),
    language,
  })),
  { name: "Electrum", words: electrum, language: "english" },
  { name: "TON", words: (dice) => Array.from({ length: 24 }, () => dice.pick(lists.english)), language: "english" },
  {
    name: "Algorand",
    words: (dice) => Array.from({ length: 25 }, () => dice.pick(lists.english)),
    language: "english",
  },
  { name: "Monero", words: monero, language: "english", needsKeyword: true },
  {
    name: "SLIP-39",
    words: (dice) => Array.from({ length: dice.pick([20, 33]) }, () => dice.pick(plain)),
    language: "english",
    needsKeyword: true,
  },
];

/** Pieces of text, of which those in brackets are secret. */
type Part = string | readonly [string];

const layouts: Readonly<Record<string, (words: Words, dice: Dice) => Part[]>> = {
  "one line": (words) => joined(words, " "),
  numbered: (words) => words.flatMap((word, i): Part[] => [`${i + 1}. `, [word], "\n"]),
  "numbered, one line": (words) => words.flatMap((word, i): Part[] => [`${i + 1}) `, [word], " "]),
  "numbered behind": (words) => words.flatMap((word, i): Part[] => [[word], `(${i + 1}) `]),
  "one per line": (words) => joined(words, "\n"),
  commas: (words) => joined(words, ", "),
  "ideographic commas": (words) => joined(words, "、"),
  quoted: (words) => words.flatMap((word): Part[] => ['"', [word], '", ']),
  "table of a mail": (words) =>
    words.flatMap((word, i): Part[] => [`<tr><td>${i + 1}</td><td>`, [word], "</td></tr>\n"]),
  "table with bars": (words) => words.flatMap((word, i): Part[] => ["| ", [word], i % 4 === 3 ? " |\n" : " "]),
  "upper case": (words) =>
    joined(
      words.map((word) => word.toUpperCase()),
      " ",
    ),
  "zero-width": (words) =>
    joined(
      words.map((word) => (word.length > 1 ? `${word[0]}\u200b${word.slice(1)}` : word)),
      " \u200b",
    ),
  "ideographic blanks": (words) => joined(words, "\u3000"),
  "two lines": (words) => words.flatMap((word, i): Part[] => [[word], i === words.length / 2 - 1 ? "\n" : " "]),
  "wrapped lines": (words) => words.flatMap((word, i): Part[] => [[word], i % 5 === 4 ? "\n> " : " "]),
};

const joined = (words: Words, separator: string): Part[] =>
  words.flatMap((word, i): Part[] => (i === 0 ? [[word]] : [separator, [word]]));

/** One letter left out, doubled, swapped or wrong. */
function withTypo(words: Words, dice: Dice): Words {
  const at = dice.roll(words.length);
  return words.map((word, i) => (i === at && word.length > 3 ? slip(word, dice) : word));
}

function slip(word: string, dice: Dice): string {
  const at = 1 + dice.roll(word.length - 2);
  const [before, letter, behind] = [word.slice(0, at), word[at] ?? "", word.slice(at + 1)];
  return dice.pick([
    before + behind,
    before + letter + letter + behind,
    before + (behind[0] ?? "") + letter + behind.slice(1),
    before + (letter === "e" ? "a" : "e") + behind,
  ]);
}

const leads = {
  keyword: [
    "My seed phrase is: ",
    "recovery phrase\n",
    "我的助记词：",
    "這是我的助記詞:\n",
    "wallet mnemonic = ",
    "the 12 words: ",
  ],
  none: [
    "",
    "Hello, I cannot get into the wallet. ",
    "你好，我的钱包打不开。\n",
    "please verify this: ",
    "See below\n\n",
  ],
} as const;
const tails = ["", "\nPlease help me.", " \nthanks", "\n谢谢", " - that is all of it"];

function phraseSample(dice: Dice): SecretSample {
  const kind = dice.pick(phraseKinds);
  const layout = dice.pick(Object.keys(layouts));
  const hasTypo = !isHan(kind.language) && dice.roll(6) === 0;
  const words = kind.words(dice);
  const hasKeyword = kind.needsKeyword || hasTypo || dice.roll(2) === 0;
  const lead = dice.pick(hasKeyword ? leads.keyword : leads.none);
  const isGlued = isHan(kind.language) && lead !== "" && hasKeyword && dice.roll(3) === 0;
  const parts = isGlued ? joined(words, "") : (layouts[layout]?.(hasTypo ? withTypo(words, dice) : words, dice) ?? []);
  // A tail in Han behind Han without a blank would be one run, which the rule for glued phrases rightly leaves alone.
  const tail = isGlued ? "\n" : dice.pick(tails);
  const name = isGlued ? `${kind.name} glued` : kind.name;
  return sampleOf(name, `${isGlued ? "glued" : layout}${hasTypo ? ", typo" : ""}`, [lead, ...parts, tail]);
}

function sampleOf(name: string, layout: string, parts: readonly Part[]): SecretSample {
  const pieces: [number, number][] = [];
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else {
      pieces.push([text.length, text.length + part[0].length]);
      text += part[0];
    }
  }
  return { name, layout, text, pieces };
}

// ---- keys and what only a label gives away

const check58 = createBase58check(sha256);
const prefixed = (bytes: readonly number[], rest: Uint8Array): Uint8Array => Uint8Array.from([...bytes, ...rest]);

function xrpSeed(prefix: readonly number[], dice: Dice): string {
  const payload = prefixed(prefix, dice.bytes(16));
  return base58xrp.encode(prefixed([...payload], sha256(sha256(payload)).subarray(0, 4)));
}

function stellarSeed(dice: Dice): string {
  const payload = prefixed([0x90], dice.bytes(32));
  const crc = crc16(payload);
  return base32nopad.encode(prefixed([...payload], Uint8Array.of(crc & 0xff, crc >> 8)));
}

function solanaPair(dice: Dice): Uint8Array {
  const seed = dice.bytes(32);
  return prefixed([...seed], ed25519.getPublicKey(seed));
}

const digits = (length: number, dice: Dice): string => Array.from({ length }, () => dice.roll(10)).join("");

function card(dice: Dice): string {
  const start = dice.pick(["4", "51", "37", "62"]) + digits(20, dice);
  const body = start.slice(0, start.startsWith("37") ? 14 : 15);
  for (let last = 0; last < 10; last++) if (luhn(body + last)) return body + last;
  return body;
}

function luhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

const grouped = (number: string): string =>
  number.length === 15
    ? `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`
    : (number.match(/.{4}/g) ?? []).join(" ");

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
const mixed = (length: number, dice: Dice): string =>
  `${Array.from({ length: length - 1 }, () => dice.pick([...letters])).join("")}7`;

/** What stands before a secret, and the secret. */
const keyKinds: Readonly<Record<string, (dice: Dice) => readonly [string, string]>> = {
  WIF: (dice) => [
    "",
    check58.encode(
      prefixed(
        [dice.pick([0x80, 0xb0, 0x9e])],
        dice.roll(2) ? prefixed([...dice.bytes(32)], Uint8Array.of(1)) : dice.bytes(32),
      ),
    ),
  ],
  "extended key": (dice) => [
    "",
    check58.encode(
      prefixed(
        dice.pick([
          [0x04, 0x88, 0xad, 0xe4],
          [0x04, 0x9d, 0x78, 0x78],
          [0x04, 0xb2, 0x43, 0x0c],
          [0x04, 0x35, 0x83, 0x94],
        ]),
        dice.bytes(74),
      ),
    ),
  ],
  Stellar: (dice) => ["", stellarSeed(dice)],
  "XRP family seed": (dice) => ["", xrpSeed([0x21], dice)],
  "XRP Ed25519 seed": (dice) => ["", xrpSeed([0x01, 0xe1, 0x4b], dice)],
  Tezos: (dice) => ["", check58.encode(prefixed([13, 15, 58, 7], dice.bytes(32)))],
  Sui: (dice) => ["", bech32.encode("suiprivkey", bech32.toWords(prefixed([0], dice.bytes(32))))],
  NEAR: (dice) => ["", `ed25519:${base58.encode(solanaPair(dice))}`],
  Solana: (dice) => ["", base58.encode(solanaPair(dice))],
  "Solana array": (dice) => ["", `[${[...solanaPair(dice)].join(dice.pick([",", ", "]))}]`],
  keystore: (dice) => [
    "",
    `{"version":3,"id":"x","crypto":{"ciphertext":"${hex.encode(dice.bytes(32))}","cipher":"aes-128-ctr","kdf":"scrypt","kdfparams":{"n":8192},"mac":"${hex.encode(dice.bytes(32))}"}}`,
  ],
  PEM: (dice) => ["", `-----BEGIN PRIVATE KEY-----\n${base64.encode(dice.bytes(48))}\n-----END PRIVATE KEY-----`],
  "64 hex behind a keyword": (dice) => [
    dice.pick(["private key: ", "我的私钥是 ", "Private Key\n", "私鑰：", "secret key = 0x", "my privkey "]),
    hex.encode(dice.bytes(32)),
  ],
  "API secret": (dice) => [
    dice.pick(["OK-ACCESS-SIGN: ", "api secret: ", '"apiSecret":"', "X-MBX-APIKEY: ", "Secret Key: ", "API密钥："]),
    mixed(dice.pick([32, 43, 64]), dice),
  ],
  password: (dice) => [dice.pick(["password: ", "密码：", "密碼是", "Password = ", "登录密码:"]), mixed(10, dice)],
  "one-time code": (dice) => [
    dice.pick(["验证码：", "驗證碼是", "OTP: ", "verification code is ", "2FA code ", "My code is ", "短信验证码 "]),
    digits(6, dice),
  ],
  "card number": (dice) => (dice.roll(2) ? ["", grouped(card(dice))] : ["card number: ", card(dice)]),
};

const sentences = {
  before: ["", "Hello, ", "I exported this from my wallet: ", "你好，请看：", "Dear support team,\n\n"],
  behind: ["", "\nPlease help.", " thank you", "，谢谢", "\n\nRegards"],
} as const;

function keySample(dice: Dice): SecretSample {
  const name = dice.pick(Object.keys(keyKinds));
  const [label, secret] = keyKinds[name]?.(dice) ?? ["", ""];
  return sampleOf(name, "in a sentence", [dice.pick(sentences.before), label, [secret], dice.pick(sentences.behind)]);
}

/** `count` texts with one secret each: two thirds phrases, one third keys and labelled secrets. */
export function secretSamples(count: number, seed: number): SecretSample[] {
  const dice = createDice(seed);
  return Array.from({ length: count }, () => (dice.roll(3) < 2 ? phraseSample(dice) : keySample(dice)));
}

// ---- what must stay

const bech32Address = (dice: Dice): string => bech32.encode("bc", [0, ...bech32.toWords(dice.bytes(20))]);

const idKinds: Readonly<Record<string, (dice: Dice) => string>> = {
  "64 hex": (dice) => hex.encode(dice.bytes(32)),
  "64 hex, upper case": (dice) => hex.encode(dice.bytes(32)).toUpperCase(),
  "0x and 64 hex": (dice) => `0x${hex.encode(dice.bytes(32))}`,
  "Solana signature": (dice) => base58.encode(dice.bytes(64)),
  "base 58, 32 bytes": (dice) => base58.encode(dice.bytes(32)),
  "base64, 32 bytes": (dice) => base64.encode(dice.bytes(32)),
  "base64url, 32 bytes": (dice) => base64urlnopad.encode(dice.bytes(32)),
  "base 32, 32 bytes": (dice) => base32nopad.encode(dice.bytes(32)),
  CB58: (dice) => check58.encode(dice.bytes(32)),
  "Tezos operation": (dice) => check58.encode(prefixed([5, 116], dice.bytes(32))),
  "Bitcoin address": (dice) => check58.encode(prefixed([dice.pick([0, 5, 0x30, 0x1e])], dice.bytes(20))),
  "Bitcoin SegWit address": bech32Address,
  "TRON address": (dice) => check58.encode(prefixed([0x41], dice.bytes(20))),
  "EVM address": (dice) => `0x${hex.encode(dice.bytes(20))}`,
  "Stellar account": (dice) => {
    const payload = prefixed([0x30], dice.bytes(32));
    const crc = crc16(payload);
    return base32nopad.encode(prefixed([...payload], Uint8Array.of(crc & 0xff, crc >> 8)));
  },
  "Hedera id": (dice) => `0.0.${digits(6, dice)}-1666769504-${digits(9, dice)}`,
  UID: (dice) => `${1 + dice.roll(9)}${digits(dice.pick([7, 8, 9, 16, 17]), dice)}`,
  "order number": (dice) => `${1 + dice.roll(9)}${digits(dice.pick([12, 14, 15, 17, 18]), dice)}`,
};

/** How such an id comes: alone, labelled in any language, or in a link. */
const idPlaces: readonly ((id: string) => string)[] = [
  (id) => id,
  (id) => `TxID: ${id}`,
  (id) => `My deposit did not arrive, the transaction hash is ${id}\nThank you`,
  (id) => `交易哈希：${id}`,
  (id) => `充值未到账 ${id} 请帮忙查询`,
  (id) => `https://etherscan.io/tx/${id}`,
  (id) => `https://tronscan.org/#/transaction/${id}`,
  (id) => `UID: 44705892343619584, order ${id}, amount 250 USDT`,
  (id) => `Hash ${id}. I never gave anybody my private key or seed phrase.`,
];

/** `count` texts with a transaction id, an address, a UID or an order number, and no secret. */
export function idSamples(count: number, seed: number): { readonly name: string; readonly text: string }[] {
  const dice = createDice(seed);
  return Array.from({ length: count }, () => {
    const name = dice.pick(Object.keys(idKinds));
    return { name, text: dice.pick(idPlaces)(idKinds[name]?.(dice) ?? "") };
  });
}

interface Signature {
  readonly type: string;
  /** Hex bytes; `..` is any byte. */
  readonly bytes: string;
  readonly at?: number;
}

const ascii = (text: string): string =>
  Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(2, "0")).join("");

/** First bytes of what customers send, and of what nobody should open. The first row that fits counts. */
const signatures: readonly Signature[] = [
  { type: "image/png", bytes: "89504e470d0a1a0a" },
  { type: "image/jpeg", bytes: "ffd8ff" },
  { type: "image/gif", bytes: ascii("GIF87a") },
  { type: "image/gif", bytes: ascii("GIF89a") },
  { type: "image/webp", bytes: `${ascii("RIFF")}........${ascii("WEBP")}` },
  { type: "audio/wav", bytes: `${ascii("RIFF")}........${ascii("WAVE")}` },
  { type: "video/x-msvideo", bytes: `${ascii("RIFF")}........${ascii("AVI ")}` },
  ...["avif", "avis"].map((brand) => ({ type: "image/avif", bytes: ascii(`ftyp${brand}`), at: 4 })),
  ...["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"].map((brand) => ({
    type: "image/heic",
    bytes: ascii(`ftyp${brand}`),
    at: 4,
  })),
  { type: "video/quicktime", bytes: ascii("ftypqt"), at: 4 },
  { type: "video/mp4", bytes: ascii("ftyp"), at: 4 },
  { type: "video/quicktime", bytes: ascii("moov"), at: 4 },
  { type: "video/webm", bytes: "1a45dfa3" },
  { type: "image/tiff", bytes: "49492a00" },
  { type: "image/tiff", bytes: "4d4d002a" },
  { type: "application/pdf", bytes: ascii("%PDF-") },
  { type: "application/zip", bytes: "504b0304" },
  { type: "application/zip", bytes: "504b0506" },
  { type: "application/vnd.rar", bytes: `${ascii("Rar!")}1a07` },
  { type: "application/x-7z-compressed", bytes: "377abcaf271c" },
  { type: "application/gzip", bytes: "1f8b08" },
  { type: "application/x-bzip2", bytes: `${ascii("BZh")}..314159265359` },
  { type: "application/x-xz", bytes: "fd377a585a00" },
  { type: "application/x-ole-storage", bytes: "d0cf11e0a1b11ae1" },
  { type: "application/vnd.ms-tnef", bytes: "789f3e22" },
  { type: "application/x-elf", bytes: "7f454c46" },
  { type: "application/x-mach-binary", bytes: "cffaedfe" },
  { type: "application/vnd.ms-cab-compressed", bytes: ascii("MSCF") },
  { type: "application/x-ms-shortcut", bytes: "4c0000000114020000000000c0000000" },
  { type: "application/rtf", bytes: ascii("{\\rtf") },
  { type: "application/postscript", bytes: ascii("%!PS") },
  { type: "application/java-archive", bytes: "cafebabe" },
  { type: "application/wasm", bytes: "0061736d" },
  { type: "audio/mpeg", bytes: ascii("ID3") },
  { type: "audio/ogg", bytes: ascii("OggS") },
  { type: "audio/amr", bytes: ascii("#!AMR") },
  { type: "text/x-shellscript", bytes: ascii("#!") },
  { type: "image/bmp", bytes: `${ascii("BM")}............0000` },
  { type: "application/x-msdownload", bytes: ascii("MZ") },
];

interface Pattern {
  readonly type: string;
  readonly at: number;
  /** -1 is any byte. */
  readonly values: readonly number[];
}

const patterns: readonly Pattern[] = signatures.map(({ type, bytes, at = 0 }) => ({
  type,
  at,
  values: (bytes.match(/../g) ?? []).map((pair) => (pair === ".." ? -1 : Number.parseInt(pair, 16))),
}));

/** Media types of office files that are zip archives, by the ending of their name. */
const zipped: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  apk: "application/vnd.android.package-archive",
  jar: "application/java-archive",
  epub: "application/epub+zip",
};

const sniffedBytes = 1024;
const markup =
  /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,200}-->\s{0,200})?<(!doctype html|html|head|body|script|iframe|svg|!doctype svg)\b/i;

/**
 * The media type that a file's first bytes show, or nothing where they show none. Looks at 1 KB and decompresses nothing;
 * an office file is told from another archive by its name alone.
 */
export function sniffMedia(bytes: Uint8Array, filename: string): string | undefined {
  const type = patterns.find(({ at, values }) =>
    values.every((value, i) => value < 0 || bytes[at + i] === value),
  )?.type;
  if (type === "application/zip") return zipped[endingOf(filename)] ?? type;
  if (type) return type;
  return isText(bytes.subarray(0, sniffedBytes)) ? textTypeOf(bytes.subarray(0, sniffedBytes)) : undefined;
}

/** The ending of a file's name in lower case, without the dot; empty where it has none. */
export function endingOf(filename: string): string {
  const dot = filename.lastIndexOf(".");
  return dot < 0 ? "" : filename.slice(dot + 1).toLowerCase();
}

function textTypeOf(bytes: Uint8Array): string {
  const start = new TextDecoder().decode(bytes);
  const element = markup.exec(start)?.[1]?.toLowerCase();
  if (element?.endsWith("svg")) return "image/svg+xml";
  if (element) return "text/html";
  return start.startsWith("<?xml") ? "text/xml" : "text/plain";
}

/** Whether bytes hold nothing that no text holds; text in UTF-16 begins with its byte order mark. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return (
    isMarked ||
    bytes.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13 || byte === 12 || byte === 0x1b)
  );
}

import { createHash } from "node:crypto";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { openFolder, syncFolder, writeDurably } from "./durable-file.ts";
import { S3Error } from "./s3-error.ts";

/** What is known of an object besides its bytes. */
export interface ObjectInfo {
  readonly key: string;
  readonly contentType: string;
  /** MD5 of the bytes in hex, without quotes. */
  readonly etag: string;
  readonly sizeBytes: number;
  /** ISO 8601, when it was written. */
  readonly at: string;
}

export interface Bucket {
  /** Durable when it returns. `onlyNew` throws PreconditionFailed where the key is taken. */
  put(
    key: string,
    bytes: Uint8Array,
    options: { readonly contentType: string; readonly onlyNew: boolean },
  ): Promise<ObjectInfo>;
  get(key: string): Promise<{ readonly info: ObjectInfo; readonly bytes: Buffer } | undefined>;
  delete(key: string): Promise<void>;
  /** At most `limit` objects whose keys start with `prefix` and come after `after`, in byte order. */
  list(
    prefix: string,
    after: string,
    limit: number,
  ): { readonly objects: readonly ObjectInfo[]; readonly hasMore: boolean };
}

// A line of JSON, then the bytes: one file, so that one rename shows both or neither.
const newline = 0x0a;
const maxInfoBytes = 16 * 1024;

async function readInfo(path: string): Promise<ObjectInfo> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(maxInfoBytes), 0, maxInfoBytes, 0);
    return JSON.parse(buffer.toString("utf8", 0, buffer.subarray(0, bytesRead).indexOf(newline))) as ObjectInfo;
  } finally {
    await handle.close();
  }
}

// S3 lists by the bytes of UTF-8, which is another order than that of JavaScript's strings.
const byteOrder = (key: string): string => Buffer.from(key).toString("latin1");

/** Position of the first key at or after `from` in a sorted list. */
function positionOf(sorted: readonly string[], from: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Runs the works of one key one after the other, so that disk and index change in the same order. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    const leave = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  };
}

/** Opens the bucket kept in a folder, and removes what a killed process left half-written. */
export async function openBucket(folder: string): Promise<Bucket> {
  const infos = new Map<string, ObjectInfo>();
  // Keys may hold any characters, so a file is named by a hash of its key.
  const pathOf = (key: string) => join(folder, createHash("sha256").update(key).digest("hex"));
  for (const name of await openFolder(folder)) {
    const info = await readInfo(join(folder, name));
    infos.set(byteOrder(info.key), info);
  }
  const sorted = [...infos.keys()].sort();
  const inTurn = createTurns();

  return {
    put: (key, bytes, { contentType, onlyNew }) =>
      inTurn(key, async () => {
        const place = byteOrder(key);
        if (onlyNew && infos.has(place)) {
          throw new S3Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        const etag = createHash("md5").update(bytes).digest("hex");
        const info = { key, contentType, etag, sizeBytes: bytes.length, at: new Date().toISOString() };
        await writeDurably(pathOf(key), Buffer.from(`${JSON.stringify(info)}\n`), bytes);
        if (!infos.has(place)) sorted.splice(positionOf(sorted, place), 0, place);
        infos.set(place, info);
        return info;
      }),

    get: async (key) => {
      // The file itself says what it is: the index may already speak of the next version.
      const file = await readFile(pathOf(key)).catch((fault: NodeJS.ErrnoException) => {
        if (fault.code === "ENOENT") return undefined;
        throw fault;
      });
      if (!file) return undefined;
      const end = file.indexOf(newline);
      return { info: JSON.parse(file.toString("utf8", 0, end)) as ObjectInfo, bytes: file.subarray(end + 1) };
    },

    delete: (key) =>
      inTurn(key, async () => {
        const place = byteOrder(key);
        if (!infos.has(place)) return;
        await rm(pathOf(key), { force: true });
        await syncFolder(folder);
        infos.delete(place);
        sorted.splice(positionOf(sorted, place), 1);
      }),

    list: (prefix, after, limit) => {
      const start = byteOrder(prefix);
      const objects: ObjectInfo[] = [];
      // No key comes between a key and the same key followed by the lowest byte.
      const from = after === "" ? start : `${byteOrder(after)}\0`;
      for (let at = positionOf(sorted, from < start ? start : from); at < sorted.length; at++) {
        const place = sorted[at] ?? "";
        if (!place.startsWith(start)) break;
        if (objects.length === limit) return { objects, hasMore: true };
        const info = infos.get(place);
        if (info) objects.push(info);
      }
      return { objects, hasMore: false };
    },
  };
}

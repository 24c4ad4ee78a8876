import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

const temporary = ".tmp";

/** Makes what was created, renamed or removed in a folder outlast a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file whole or not at all, replacing one of the same name; durable when it returns. The temporary file lies
 * beside it, because a rename is atomic within one file system only.
 */
export async function writeDurably(path: string, ...parts: readonly Uint8Array[]): Promise<void> {
  const unfinished = `${path}.${randomUUID()}${temporary}`;
  try {
    const handle = await open(unfinished, "wx");
    try {
      for (const part of parts) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, path);
  } catch (fault) {
    await rm(unfinished, { force: true });
    throw fault;
  }
  await syncFolder(dirname(path));
}

/** Creates a folder where it is missing, removes what a killed process left half-written, and answers the names of its files. */
export async function openFolder(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await syncFolder(dirname(folder));
  const names = await readdir(folder);
  for (const name of names) if (name.endsWith(temporary)) await rm(join(folder, name), { force: true });
  return names.filter((name) => !name.endsWith(temporary)).sort();
}

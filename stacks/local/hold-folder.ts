import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import os from "node:os";
import path from "node:path";

/**
 * Where the process that holds a folder listens: a name without a file where the system has such, else a file outside the
 * folder, whose own path may be longer than a socket's may be.
 */
function addressOf(folder: string): { readonly address: string; readonly isFile: boolean } {
  const name = `postcase-${createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 16)}`;
  if (process.platform === "linux") return { address: `\0${name}`, isFile: false };
  if (process.platform === "win32") return { address: `\\\\.\\pipe\\${name}`, isFile: false };
  return { address: path.join(os.tmpdir(), `${name}.sock`), isFile: true };
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once("connect", () => socket.destroy() && resolve(true)).once("error", () => resolve(false));
  });
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject).listen(address, () => resolve(server));
  });
}

/**
 * Holds a folder for this process, so that no second one writes the same table, files and queues. A socket and not a
 * file, because a killed process gives it up at once.
 *
 * @returns how to give it up
 * @throws where another process holds it
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const { address, isFile } = addressOf(folder);
  const server = await listen(address).catch(async (fault: NodeJS.ErrnoException) => {
    if (fault.code !== "EADDRINUSE") throw fault;
    if (!isFile || (await answers(address)))
      throw new Error(
        `${folder} is used by another Postcase: stop that one, or choose another folder with DATA_DIR=...`,
      );
    // What a killed process left.
    rmSync(address, { force: true });
    return listen(address);
  });
  return async () => void server.close();
}

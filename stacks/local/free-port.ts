import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Ports below those that Linux gives to outgoing connections (32768 to 60999), any of which could take one meanwhile. */
const [lowest, highest] = [10_240, 32_767];
const attempts = 50;

/** Listens for a moment on a port of the loopback. Throws where it is taken. */
export function tryPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

/** A port of the loopback that nobody listens on and that is none of `others`, for somebody who will in a moment. */
export async function findFreePort(others: readonly number[] = []): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = randomInt(lowest, highest + 1);
    if (others.includes(port)) continue;
    const isFree = await tryPort(port).then(
      () => true,
      () => false,
    );
    if (isFree) return port;
  }
  throw new Error(`none of ${attempts} ports between ${lowest} and ${highest} was free`);
}

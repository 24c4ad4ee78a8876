import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Keeps idle connections for as long as the server runs: a client's next call could meet one that is being closed. */
export function keepConnections(server: Server): void {
  server.keepAliveTimeout = 0;
}

/** Listens on the loopback; `port` 0 takes a free one. Answers the port, and throws where it is taken. */
export async function listen(server: Server, port: number): Promise<number> {
  keepConnections(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

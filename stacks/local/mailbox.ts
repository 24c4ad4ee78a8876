import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { keepConnections } from "./listen.ts";

// The package is CommonJS with a `default` of its own, which an import would wrap in another one.
const { default: startServer } = createRequire(import.meta.url)(
  "aws-ses-v2-local",
) as typeof import("aws-ses-v2-local");

/** The page on which a person reads what was sent. It is in memory, one per process. */
export interface Mailbox {
  readonly port: number;
  /** Shows a mail; answers the id under which it is shown. */
  show(raw: Buffer, source: string): Promise<string>;
  close(): Promise<void>;
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Starts an empty mailbox page with its `GET /store` on the loopback. Throws where the port is taken. */
export async function startMailbox(port: number): Promise<Mailbox> {
  const server = await startServer({ host: "127.0.0.1", port });
  // The package answers in the same way when it could not listen.
  if (!server.listening) throw new Error(`port ${port} for the mailbox page is taken`);
  keepConnections(server);
  const address = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${address.port}`;
  await fetch(`${url}/clear-store`, { method: "POST" });
  return {
    port: address.port,
    show: async (raw, source) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { authorization: "AWS4-HMAC-SHA256 local" },
        body: new URLSearchParams({
          Action: "SendRawEmail",
          Source: source,
          "RawMessage.Data": raw.toString("base64"),
        }),
      });
      const text = await answer.text();
      const id = /<MessageId>([\w-]{1,100})<\/MessageId>/.exec(text)?.[1];
      if (!id) throw new Error(`the mailbox page did not take a mail: ${answer.status}`);
      return id;
    },
    close: () => closeServer(server),
  };
}

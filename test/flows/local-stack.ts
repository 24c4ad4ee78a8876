import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createTransport } from "nodemailer";
import PostalMime, { type Email } from "postal-mime";
import { findFreePort } from "../../stacks/local/free-port.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Waits until `probe` answers something, over faults that pass; fails with `what` after `seconds`. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined> | T | undefined,
  seconds = 120,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let fault: unknown;
  for (;;) {
    try {
      fault = undefined;
      const answer = await probe();
      if (answer !== undefined) return answer;
    } catch (thrown) {
      fault = thrown;
    }
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`, { cause: fault });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A file's bytes; nothing where it went between the listing of its folder and now. */
export function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw fault;
  }
}

interface Ports {
  readonly port: number;
  readonly smtpPort: number;
  readonly mailboxPort: number;
}

async function freePorts(): Promise<Ports> {
  const port = await findFreePort();
  const smtpPort = await findFreePort([port]);
  return { port, smtpPort, mailboxPort: await findFreePort([port, smtpPort]) };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

export interface SentMail {
  readonly file: string;
  readonly raw: string;
  readonly parsed: Email;
  /** The status link of the mail. */
  readonly link: string;
  readonly accessCode: string;
}

interface ListedCases {
  readonly cases: readonly { readonly reference: string; readonly state: string }[];
}

/** The whole of Postcase as `npm start` runs it, in a data folder and on ports of its own. */
export class LocalStack {
  readonly dataFolder = mkdtempSync(path.join(os.tmpdir(), "postcase-flow-"));
  readonly deskToken = "desk-token-of-the-flow-tests-0123456789";
  output = "";
  #child: ChildProcess | undefined;
  #ports: Ports | undefined;

  get url(): string {
    return `http://127.0.0.1:${this.#ports?.port}`;
  }

  get mailboxUrl(): string {
    return `http://127.0.0.1:${this.#ports?.mailboxPort}`;
  }

  /** Starts it, or starts it again with other settings on the same data and ports. */
  async start(environment: Record<string, string> = {}): Promise<void> {
    this.#ports ??= await freePorts();
    const { port, smtpPort, mailboxPort } = this.#ports;
    const child = spawn(process.execPath, ["stacks/local/start.ts"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that a kill takes every process of the stack at once.
      detached: true,
      env: {
        ...process.env,
        PORT: String(port),
        SMTP_PORT: String(smtpPort),
        MAILBOX_PORT: String(mailboxPort),
        DATA_DIR: this.dataFolder,
        DESK_TOKEN: this.deskToken,
        ...environment,
      },
    });
    this.#child = child;
    this.output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (this.output += chunk.toString("utf8")));
    const ended = new Promise<never>((_, reject) => {
      child.once("close", (code) => reject(new Error(`the stack ended with ${code}: ${this.output.slice(-2000)}`)));
    });
    ended.catch(() => undefined);
    const ready = until(
      "GET / answers 200",
      async () => {
        const response = await fetch(this.url).catch(() => undefined);
        await response?.body?.cancel();
        return response?.status === 200 && this.output.includes("Stop with Ctrl-C") ? true : undefined;
      },
      200,
    );
    await Promise.race([ready, ended]);
  }

  /** Tries to start on the ports of another stack that runs. */
  async startOn(other: LocalStack): Promise<void> {
    this.#ports = other.#ports;
    await this.start();
  }

  /** Ctrl-C; answers the exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (!child || hasEnded(child)) return child?.exitCode ?? null;
    const closed = once(child, "close");
    child.kill("SIGINT");
    const [code] = (await closed) as [number | null];
    return code;
  }

  /** SIGKILL for every process of the stack in the same moment. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child?.pid || hasEnded(child)) return;
    // Its processes hold the same pipes: they are closed once every one of them has ended.
    const closed = once(child, "close");
    process.kill(-child.pid, "SIGKILL");
    await closed;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  /** Sends a mail over SMTP; resolves when the server has said 250. */
  async mail(message: {
    from: string;
    to?: string;
    subject: string;
    text: string;
    messageId?: string;
    headers?: Record<string, string>;
  }): Promise<void> {
    const transport = createTransport({
      host: "127.0.0.1",
      port: this.#ports?.smtpPort ?? 0,
      secure: false,
      ignoreTLS: true,
    });
    await transport.sendMail({ to: "support@postcase.example", ...message });
    transport.close();
  }

  /** Sends raw bytes as they are over SMTP. */
  async rawMail(raw: string, envelope: { from: string; to: string }): Promise<void> {
    const transport = createTransport({
      host: "127.0.0.1",
      port: this.#ports?.smtpPort ?? 0,
      secure: false,
      ignoreTLS: true,
    });
    await transport.sendMail({ envelope, raw });
    transport.close();
  }

  /** Every mail that went out, oldest first, as the customer would get it. */
  async sent(): Promise<SentMail[]> {
    const folder = path.join(this.dataFolder, "sent");
    const files = readdirSync(folder, { encoding: "utf8" })
      .filter((file) => file.endsWith(".eml"))
      .sort();
    return Promise.all(
      files.map(async (file) => {
        const raw = readFileSync(path.join(folder, file), "utf8");
        const parsed = await PostalMime.parse(raw);
        return {
          file,
          raw,
          parsed,
          link: /https?:\/\/\S+\/case#\S+/.exec(parsed.text ?? "")?.[0] ?? "",
          accessCode: /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/.exec(parsed.text ?? "")?.[0] ?? "",
        };
      }),
    );
  }

  /** The mails that went to an address, once there are `count` of them. */
  async mailsTo(address: string, count = 1): Promise<SentMail[]> {
    return until(`${count} mails to ${address}`, async () => {
      const mails = (await this.sent()).filter((mail) => mail.parsed.to?.some((to) => to.address === address));
      return mails.length >= count ? mails : undefined;
    });
  }

  /** The cases that the desk finds by an address, once there is one: their rows follow the acknowledgement. */
  async casesOf(email: string): Promise<ListedCases["cases"]> {
    return until(`a case is found by ${email}`, async () => {
      const { cases } = await this.desk(`cases?q=${encodeURIComponent(email)}`);
      return cases.length > 0 ? cases : undefined;
    });
  }

  /** A call of the desk's API. */
  async desk<T = ListedCases>(pathAndQuery: string, body?: unknown): Promise<T> {
    const ask = () =>
      fetch(`${this.url}/api/v1/desk/${pathAndQuery}`, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          authorization: `Bearer ${this.deskToken}`,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    // A table that is slow for a moment is told as 503, try again.
    const response =
      body === undefined
        ? await until(`desk ${pathAndQuery} is answered`, async () => {
            const answered = await ask();
            if (answered.status !== 503) return answered;
            await answered.body?.cancel();
            return undefined;
          })
        : await ask();
    if (!response.ok) throw new Error(`desk ${pathAndQuery}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}

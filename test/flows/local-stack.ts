import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createTransport } from "nodemailer";
import PostalMime, { type Email } from "postal-mime";
import { findFreePort } from "../../stacks/local/free-port.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Waits until `probe` answers something; fails with `what` after `seconds`. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined> | T | undefined,
  seconds = 40,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
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

export interface SentMail {
  readonly file: string;
  readonly raw: string;
  readonly parsed: Email;
  /** The status link of the mail. */
  readonly link: string;
  readonly accessCode: string;
}

/** The whole of Postcase as `npm start` runs it, in a data folder and on ports of its own. */
export class LocalStack {
  readonly dataFolder = mkdtempSync(path.join(os.tmpdir(), "postcase-flow-"));
  readonly deskToken = "desk-token-of-the-flow-tests-0123456789";
  output = "";
  #child: ChildProcess | undefined;
  #ports: { readonly port: number; readonly smtpPort: number; readonly mailboxPort: number } | undefined;

  get url(): string {
    return `http://127.0.0.1:${this.#ports?.port}`;
  }

  get mailboxUrl(): string {
    return `http://127.0.0.1:${this.#ports?.mailboxPort}`;
  }

  /** Starts it, or starts it again with other settings on the same data and ports. */
  async start(environment: Record<string, string> = {}): Promise<void> {
    this.#ports ??= {
      port: await findFreePort(),
      smtpPort: await findFreePort(),
      mailboxPort: await findFreePort(),
    };
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
      child.once("exit", (code) => reject(new Error(`the stack ended with ${code}: ${this.output.slice(-2000)}`)));
    });
    ended.catch(() => undefined);
    const ready = until(
      "GET / answers 200",
      async () => {
        const response = await fetch(this.url).catch(() => undefined);
        await response?.body?.cancel();
        return response?.status === 200 && this.output.includes("Stop with Ctrl-C") ? true : undefined;
      },
      90,
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
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
    child.kill("SIGINT");
    return ended;
  }

  /** SIGKILL for every process of the stack in the same moment. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    process.kill(-child.pid, "SIGKILL");
    await ended;
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

  /** A call of the desk's API. */
  async desk<T = { cases: { reference: string; state: string }[] }>(pathAndQuery: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/desk/${pathAndQuery}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${this.deskToken}`,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`desk ${pathAndQuery}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}

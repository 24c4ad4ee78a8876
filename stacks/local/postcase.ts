import { check } from "./check-lines.ts";

// `npm run postcase -- <what>`: the command line of whoever operates Postcase.

interface Command {
  readonly summary: string;
  /** Answers the exit code: 0 where everything was done, 1 where something could not be. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** Every subcommand. */
const commands: Readonly<Record<string, Command>> = {
  check: {
    summary: "reads JSON lines from standard input and says of each text what it is, one JSON line each",
    run: () => check(process.stdin, process.stdout, { uidPattern: uidPattern(), now: () => new Date() }),
  },
};

/** As the local stack has it, unless the operator's own is set. */
const uidPattern = (): RegExp => new RegExp(process.env["UID_PATTERN"] ?? "^[0-9]{6,20}$", "u");

function usage(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ["Usage: npm run --silent postcase -- <command>", "", ...rows, ""].join("\n");
}

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) process.exitCode = await command.run(args);
else {
  process.stderr.write(usage());
  // The exit code of a wrong call, as the shell's own commands have it.
  process.exitCode = name === "" || name === "help" || name === "--help" ? 0 : 2;
}

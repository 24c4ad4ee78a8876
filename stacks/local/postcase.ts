import { check } from "./check-lines.ts";
import { inspect, inspectSettings, uidPattern } from "./inspect.ts";

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
    run: () => check(process.stdin, process.stdout, { uidPattern: uidPattern(process.env), now: () => new Date() }),
  },
  inspect: {
    summary: "reads mails (files, or - for standard input) and says what becomes of each, one JSON line each",
    run: (files) => {
      if (files.length === 0 || files.includes("--help")) return showUsage(files.length === 0);
      return inspect(files, process.stdin, process.stdout, inspectSettings(process.env));
    },
  },
};

/** Shows how to call it, and answers the exit code: 2 for a wrong call, as the shell's own commands have it. */
async function showUsage(isWrong: boolean): Promise<number> {
  process.stderr.write(usage());
  return isWrong ? 2 : 0;
}

function usage(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ["Usage: npm run --silent postcase -- <command>", "", ...rows, ""].join("\n");
}

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) process.exitCode = await command.run(args);
else process.exitCode = await showUsage(!["", "help", "--help"].includes(name));

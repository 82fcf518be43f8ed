import { version } from "../package.json";
import { commandHelp, programHelp } from "./commands/help";
import { queriesCommand } from "./commands/queries";
import { queryCommand } from "./commands/query";
import { type CommandIo, writeText } from "./io";
import { unknownWord } from "./nearest";
import { UsageError } from "./usage-error";

export type { CommandIo, TextSink } from "./io";

type Command = (args: readonly string[], io: CommandIo) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  query: queryCommand,
  queries: queriesCommand,
  // bundled apart: a question needs no YAML
  settings: async (...all) => (await import("./commands/settings")).settingsCommand(...all),
  logs: async (...all) => (await import("./commands/logs")).logsCommand(...all),
};

/**
 * Runs the program.
 *
 * @param argv arguments, without the program's name
 * @returns the exit code: 0 complete, 1 usage, SQL or settings, 2 some input could not be read, 3 nothing readable
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  try {
    return await runCommand(argv, io);
  } catch (error) {
    // by name: a command that is bundled apart has a class of its own
    const { name, message } = error as Error;
    if (name !== "UsageError") throw error;
    io.stderr.write(`sms-trail: ${message}\n`);
    return 1;
  }
}

async function runCommand([name, ...args]: readonly string[], io: CommandIo): Promise<number> {
  if (name === "--version") {
    await writeText(io.stdout, `${version}\n`);
    return 0;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    await writeText(name === undefined ? io.stderr : io.stdout, commandHelp[args[0] ?? ""] ?? programHelp);
    return name === undefined ? 1 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new UsageError(
      unknownWord("command", name, Object.keys(commands), "npx sms-trail --help lists the commands"),
    );
  }
  if (args.includes("--help") || args.includes("-h")) {
    await writeText(io.stdout, commandHelp[name]!);
    return 0;
  }
  return command(args, io);
}

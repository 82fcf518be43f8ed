import * as path from "node:path";
import { environment } from "./environment";
import { runCommand, type CommandResult } from "./run-command";

/** A row as `--format json` gives it. */
export type LocalRow = Readonly<Record<string, unknown>>;

/** The project's command line, as `npx sms-trail` starts it. */
export function smsTrail(log: string, args: readonly string[]): Promise<CommandResult> {
  const launcher = path.join(environment.root, "cli/bin/sms-trail.mjs");
  return runCommand(process.execPath, [launcher, ...args], { cwd: environment.root, log, env: { NO_COLOR: "1" } });
}

/** Answers of several saved queries over a folder of log files, by name; one read of the folder. */
export async function localAnswers(
  log: string,
  names: readonly string[],
  directory: string,
  more: readonly string[] = [],
): Promise<Readonly<Record<string, readonly LocalRow[]>>> {
  const args = ["query", ...names, "--logs", directory, "--format", "json", ...more];
  const { stdout } = await smsTrail(log, args);
  const answer = JSON.parse(stdout);
  return names.length === 1 ? { [names[0] ?? ""]: answer } : answer;
}

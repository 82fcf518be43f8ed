import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { environment } from "./environment";

/** How a command ended. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a command runs. */
export interface CommandOptions {
  /** Working directory. */
  readonly cwd: string;

  /**
   * Variables besides those of the suite.
   *
   * @default - the suite's own
   */
  readonly env?: Readonly<Record<string, string | undefined>>;

  /** Name of the log file below the reports folder that the command and its output are added to. */
  readonly log: string;

  /**
   * Exit codes that are no failure.
   *
   * @default [0]
   */
  readonly exitCodes?: readonly number[];

  /**
   * What the command is interrupted at, as by Ctrl-C, once its output has it.
   *
   * @default - it runs to its end
   */
  readonly interruptAt?: RegExp;
}

/** Runs a command to its end; throws with the end of its output when its exit code is not one of the expected. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const begun = Date.now();
  const result = await capture(command, args, options);
  const line = `${path.basename(command)} ${args.join(" ")}`;
  const took = ((Date.now() - begun) / 1000).toFixed(1);
  const text = `$ ${line}\n${result.stdout}${result.stderr}\n[exit ${result.exitCode} after ${took} s]\n\n`;
  fs.appendFileSync(path.join(environment.reports, `${options.log}.log`), text);
  if (!(options.exitCodes ?? [0]).includes(result.exitCode)) {
    throw new Error(`${line}: exit code ${result.exitCode}\n${`${result.stdout}\n${result.stderr}`.slice(-4000)}`);
  }
  return result;
}

function capture(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.env };
    const child = spawn(command, args, { cwd: options.cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let interrupted = false;
    child.stdout.on("data", (chunk: Buffer) => {
      out.push(chunk);
      if (!interrupted && options.interruptAt?.test(plainText(out.slice(-2)))) interrupted = child.kill("SIGINT");
    });
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({
        exitCode: code ?? 1,
        stdout: plainText(out),
        stderr: plainText(err),
      }),
    );
  });
}

/** Output without colours, which the CDKTF CLI passes on from Terraform whatever it is told. */
function plainText(chunks: readonly Buffer[]): string {
  return stripVTControlCharacters(Buffer.concat(chunks).toString("utf8"));
}

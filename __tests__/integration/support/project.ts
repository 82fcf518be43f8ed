import * as fs from "node:fs";
import * as path from "node:path";
import type { EmulatedAccount } from "./aws-client-config";
import { environment } from "./environment";
import { runCommand, type CommandOptions, type CommandResult } from "./run-command";
import { emulatorEnv, writeEmulatorOverride } from "./emulator-override";

/** A user's checkout of its own, so that scenarios side by side share neither build, nor stack folder, nor state. */
export interface Project {
  /** Name of the scenario: its folder and its log. */
  readonly name: string;
  readonly directory: string;

  /** Writes the settings that the following commands use. */
  writeSettings(yaml: string): void;

  /** The real CDKTF CLI in this checkout. */
  cdktf(args: readonly string[], options?: Partial<CommandOptions>): Promise<CommandResult>;

  /** Synthesizes and puts the emulator's override beside every stack; gives the stacks' names. */
  synth(): Promise<string[]>;

  /** Terraform in the folder of a stack. */
  terraform(stack: string, args: readonly string[], options?: Partial<CommandOptions>): Promise<CommandResult>;

  /** Folder of a synthesized stack. */
  stackDirectory(stack: string): string;
}

/** Properties of {@link checkOut}. */
export interface ProjectProps {
  readonly name: string;

  /** Account that the ambient credentials belong to, and the emulator that all accounts are in. */
  readonly account: EmulatedAccount;

  /**
   * Variables for every command, such as `AWS_CONFIG_FILE`.
   *
   * @default - none besides the account's credentials
   */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const sources = ["main.ts", "modules", "queries", "cdktf.json", "tsconfig.json", "package.json"];

/** Copies what a deploy needs out of the repository into a folder of the scenario's own. */
export function checkOut(props: ProjectProps): Project {
  const directory = path.join(environment.work, props.name);
  fs.mkdirSync(directory, { recursive: true });
  for (const source of sources) {
    fs.cpSync(path.join(environment.root, source), path.join(directory, source), { recursive: true });
  }
  fs.symlinkSync(path.join(environment.root, "node_modules"), path.join(directory, "node_modules"));
  const settings = path.join(directory, "settings.yaml");
  const bins = ["node_modules/.bin", "__tests__/integration/node_modules/.bin"];
  const env = {
    PATH: [...bins.map((bin) => path.join(environment.root, bin)), process.env.PATH].join(path.delimiter),
    AWS_ACCESS_KEY_ID: props.account.id,
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_EC2_METADATA_DISABLED: "true",
    ...emulatorEnv(props.account.endpoint),
    CI: "1",
    NO_COLOR: "1",
    SMS_TRAIL_SETTINGS: settings,
    ...props.env,
  };
  const options = (more: Partial<CommandOptions>, cwd: string): CommandOptions => ({
    log: props.name,
    cwd,
    ...more,
    env: { ...env, ...more.env },
  });
  const stackDirectory = (stack: string) => path.join(directory, "cdktf.out/stacks", stack);
  const cdktf: Project["cdktf"] = (args, more = {}) => runCommand("cdktf", args, options(more, directory));
  return {
    name: props.name,
    directory,
    stackDirectory,
    cdktf,
    writeSettings: (yaml) => fs.writeFileSync(settings, yaml),
    async synth() {
      await cdktf(["synth"]);
      const stacks = fs.readdirSync(path.join(directory, "cdktf.out/stacks"));
      for (const stack of stacks) writeEmulatorOverride(stackDirectory(stack), props.account.endpoint);
      return stacks;
    },
    terraform: (stack, args, more = {}) => runCommand("terraform", args, options(more, stackDirectory(stack))),
  };
}

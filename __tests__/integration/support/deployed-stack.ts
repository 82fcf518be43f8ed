import { emulatorEnv, writeEmulatorOverride } from "./emulator-override";
import { installedProvider } from "./installed-provider";
import { plannedChanges, type PlannedChange } from "./planned-changes";
import type { PresetStack } from "./presets";
import { runCommand, type CommandOptions, type CommandResult } from "./run-command";
import { withProcesses } from "./terraform-slots";

/** A synthesized stack in Terraform's hands. */
export interface DeployedStack {
  readonly name: string;
  init(): Promise<void>;
  apply(options?: Partial<CommandOptions> & AsKnown): Promise<CommandResult>;
  /** Everything that a plan would touch. */
  changes(): Promise<PlannedChange[]>;
  destroy(options?: Partial<CommandOptions> & AsKnown): Promise<CommandResult>;
  /** Has Terraform keep what it holds for half made. */
  untaint(address: string): Promise<void>;
  /** Has Terraform take for its own what is there. */
  import(address: string, id: string): Promise<void>;
  /** Has Terraform know nothing more of the first that it knows of a type; gives its address, if there is one. */
  forget(type: string): Promise<string | undefined>;
  outputs(): Promise<Readonly<Record<string, unknown>>>;
}

/** Whether what the state says is taken for what is there. */
export interface AsKnown {
  /** @default false */
  readonly asKnown?: boolean;
}

/** Properties of {@link deployedStack}. */
export interface DeployedStackProps {
  readonly endpoint: string;
  readonly env: CommandOptions["env"];
  /** Name of the log file of its commands. */
  readonly log: string;
}

/** @param stack as it was synthesized last; its folder keeps what Terraform put there */
export function deployedStack(stack: PresetStack, { endpoint, env, log }: DeployedStackProps): DeployedStack {
  writeEmulatorOverride(stack.directory, endpoint);
  const provider = installedProvider(stack.json.terraform.required_providers);
  const terraform = async (args: readonly string[], options: Partial<CommandOptions> = {}, processes = 0) => {
    const all = { ...(await provider).env, ...emulatorEnv(endpoint), ...env, ...options.env };
    return withProcesses(1 + processes, () =>
      runCommand("terraform", withoutColor(args), { cwd: stack.directory, log, ...options, env: all }),
    );
  };
  const providers: readonly unknown[] = stack.json.provider.aws;
  const deploying = (
    args: readonly string[],
    { asKnown, ...options }: Partial<CommandOptions> & AsKnown = {},
    operands: readonly string[] = [],
  ) =>
    terraform(
      [...args, "-input=false", ...(asKnown ? ["-refresh=false"] : []), ...operands],
      options,
      providers.length,
    );
  return {
    name: stack.name,
    async init() {
      await terraform(["init", "-input=false"], { env: (await provider).initEnv });
    },
    apply: (options) => deploying(["apply", "-auto-approve"], options),
    changes: async () => plannedChanges((await deploying(["plan"])).stdout),
    destroy: (options) => deploying(["destroy", "-auto-approve"], options),
    async untaint(address) {
      await terraform(["untaint", address]);
    },
    async import(address, id) {
      await deploying(["import"], undefined, [address, id]);
    },
    async forget(type) {
      const { stdout } = await terraform(["state", "list"]);
      const address = stdout.split("\n").find((line) => line.startsWith(`${type}.`));
      if (address !== undefined) await terraform(["state", "rm", address]);
      return address;
    },
    async outputs() {
      const { stdout } = await terraform(["output", "-json"]);
      const outputs: Record<string, { value: unknown }> = JSON.parse(stdout);
      return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    },
  };
}

/** Options stand before operands, such as addresses; the commands about the state know no colors. */
function withoutColor([command = "", ...rest]: readonly string[]): string[] {
  return command === "state" ? [command, ...rest] : [command, "-no-color", ...rest];
}

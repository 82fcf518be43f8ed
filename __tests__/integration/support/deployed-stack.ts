import * as path from "node:path";
import { writeEmulatorOverride } from "./emulator-override";
import { plannedChanges, type PlannedChange, type PlanJson } from "./plan-changes";
import type { PresetStack } from "./presets";
import { runCommand, type CommandOptions, type CommandResult } from "./run-command";
import { withProcesses } from "./terraform-slots";

/** A synthesized stack in Terraform's hands. */
export interface DeployedStack {
  readonly name: string;
  init(): Promise<void>;
  validate(): Promise<void>;
  apply(options?: Partial<CommandOptions>): Promise<CommandResult>;
  /** Everything that a plan would touch. */
  changes(): Promise<PlannedChange[]>;
  /** What a second plan has to say: `no changes`, or all that it said. */
  secondPlan(): Promise<string>;
  destroy(options?: Partial<CommandOptions>): Promise<CommandResult>;
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** Edges of the graph that Terraform plans by. */
  graph(): Promise<string>;
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
  const providers: readonly unknown[] = stack.json.provider.aws;
  const terraform = (args: readonly string[], options: Partial<CommandOptions> = {}, processes = providers.length) =>
    withProcesses(1 + processes, () =>
      runCommand("terraform", [...args, "-no-color"], { cwd: stack.directory, log, env, ...options }),
    );
  return {
    name: stack.name,
    async init() {
      await terraform(["init", "-input=false"], {}, 0);
    },
    async validate() {
      await terraform(["validate"], {}, 1);
    },
    apply: (options) => terraform(["apply", "-auto-approve", "-input=false"], options),
    async changes() {
      const file = path.join(stack.directory, "planned");
      await terraform(["plan", "-input=false", `-out=${file}`]);
      const { stdout } = await terraform(["show", "-json", file], { log: `${log}-plans` }, 1);
      return plannedChanges(JSON.parse(stdout) as PlanJson);
    },
    async secondPlan() {
      const options = { exitCodes: [0, 2] };
      const { exitCode, stdout } = await terraform(["plan", "-input=false", "-detailed-exitcode"], options);
      return exitCode === 0 ? "no changes" : stdout;
    },
    destroy: (options) => terraform(["destroy", "-auto-approve", "-input=false"], options),
    async outputs() {
      const { stdout } = await terraform(["output", "-json"], {}, 0);
      const outputs: Record<string, { value: unknown }> = JSON.parse(stdout);
      return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    },
    graph: async () => (await terraform(["graph", "-type=plan"], {}, 1)).stdout,
  };
}

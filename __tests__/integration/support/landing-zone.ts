import * as fs from "node:fs";
import * as path from "node:path";
import { emulatorEnv, emulatorProvider } from "./emulator-override";
import { environment } from "./environment";
import { installedProvider } from "./installed-provider";
import { runCommand } from "./run-command";
import { withProcesses } from "./terraform-slots";

/** What somebody else has made before us, in plain Terraform: a folder of landing-zones/. */
export interface LandingZoneProps {
  /** Folder of landing-zones/. */
  readonly kind: "existing" | "adopt";
  /** Tells it from others of its kind. */
  readonly name: string;
  readonly endpoint: string;
  readonly region: string;
  /** Account ids by the aliases of the folder's providers. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

/** A landing zone in Terraform's hands, with a state of its own. */
export interface LandingZone {
  /** Makes it, or changes it; gives its outputs. */
  apply(more?: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
}

export function landingZone(props: LandingZoneProps): LandingZone {
  const cwd = path.join(environment.work, "landing-zones", props.name);
  fs.cpSync(path.join(__dirname, "../landing-zones", props.kind), cwd, { recursive: true });
  fs.writeFileSync(path.join(cwd, "providers.tf.json"), JSON.stringify(providers(props), undefined, 2));
  const options = { cwd, log: `landing-zone-${props.name}` };
  const processes = 1 + new Set(Object.keys(props.accounts)).size;
  return {
    async apply(more = {}) {
      const provider = await installedProvider(requiredProvider);
      const variables = Object.entries({ ...props.variables, ...more }).map(([name, value]) => [
        `TF_VAR_${name}`,
        value,
      ]);
      const env = { ...provider.env, ...emulatorEnv(props.endpoint), ...Object.fromEntries(variables) };
      await withProcesses(processes, () =>
        runCommand("terraform", ["apply", "-auto-approve", "-input=false", "-no-color"], { ...options, env }),
      );
      const { stdout } = await runCommand("terraform", ["output", "-json"], { ...options, env });
      const outputs: Record<string, { value: string }> = JSON.parse(stdout);
      return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    },
  };
}

const requiredProvider = { aws: { source: "hashicorp/aws", version: "5.100.0" } };

function providers({ accounts, region }: LandingZoneProps): object {
  const aws = Object.entries(accounts).map(([alias, accountId]) => ({
    ...emulatorProvider,
    ...{ alias, region, access_key: accountId, secret_key: "test" },
  }));
  return { terraform: { required_providers: requiredProvider }, provider: { aws } };
}
